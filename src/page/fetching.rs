//! Fetches the document of a case when it is chosen.

use std::rc::Rc;

use gloo::utils::{document, window};
use js_sys::futures::{JsFuture, spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::Response;

use crate::app::Action;
use crate::cases::{self, Case, Offer};

/// Where the document says in which folder the cases are.
const FOLDER: &str = "meta[name='spanlab-cases']";

/// Fetches a case; what comes of it is nothing if it does not arrive, or cannot be read.
pub(super) fn fetch(offer: Offer, then: impl FnOnce(Option<Case>) + 'static) {
    spawn_local(async move { then(fetched(offer.id).await) });
}

/// What the page does with what has come of a fetch.
pub(super) fn arrived(offer: Offer, case: Option<Case>) -> Action {
    case.map_or(Action::Missed(offer), |case| Action::Open(Rc::new(case)))
}

async fn fetched(id: &str) -> Option<Case> {
    let folder = document().query_selector(FOLDER).ok()??.get_attribute("content")?;
    let asked = window().fetch_with_str(&format!("{folder}{id}.json"));
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok()).flatten()?;
    cases::read(&JsFuture::from(text).await.ok()?.as_string()?)
}
