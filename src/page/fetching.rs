//! Fetches the document of a case when it is chosen.

use std::rc::Rc;

use gloo::utils::{document, window};
use js_sys::futures::{JsFuture, spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::Response;

use super::{later, memory};
use crate::app::{Action, Later};
use crate::cases::{self, Case, Offer};

/// Where the document says in which folder the cases are.
const FOLDER: &str = "meta[name='spanlab-cases']";

/// Fetches a case; what comes of it opens it, or says that it has not arrived.
pub(super) fn fetch(offer: Offer, then: impl FnOnce(Action) + 'static) {
    spawn_local(async move {
        let opens = match fetched(offer.id).await {
            Some(case) => opening(Rc::new(case)).await,
            None => None,
        };
        then(opens.unwrap_or(Action::Missed(offer)));
    });
}

/// What opens a case, with what was done to it before; nothing if that is kept and the part of the
/// program that reads it does not arrive.
pub(super) async fn opening(case: Rc<Case>) -> Option<Action> {
    let Some(text) = memory::kept(&case.id) else { return Some(Action::Open(case)) };
    later::arrival().await.map(|_| Action::Later(Later::Restore(case, text)))
}

async fn fetched(id: &str) -> Option<Case> {
    let folder = document().query_selector(FOLDER).ok()??.get_attribute("content")?;
    let asked = window().fetch_with_str(&format!("{folder}{id}.json"));
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok()).flatten()?;
    cases::read(&JsFuture::from(text).await.ok()?.as_string()?)
}
