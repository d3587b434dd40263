//! Where the focus goes when a view is left: back to the link that led there.

use gloo::utils::document;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{check, projector};
use crate::app::State;
use wasm_bindgen::JsCast as _;

/// Gives the focus back to what has led to the view that was just left.
#[hook]
pub(super) fn use_return(state: &State) {
    let view = match (state.projector, &state.checking) {
        (Some(_), _) => Some(projector::ADDRESS),
        (None, Some(_)) => Some(check::ADDRESS),
        (None, None) => None,
    };
    let before = use_mut_ref(|| None);
    use_effect_with(view, move |view| {
        let left = before.replace(*view);
        if let (Some(left), None) = (left, view) {
            focus(&format!("a[href='{left}']"));
        }
    });
}

fn focus(selector: &str) {
    let place = document().query_selector(selector).ok().flatten();
    // What does not take the focus leaves it at the top of the page.
    place.and_then(|place| place.dyn_into::<HtmlElement>().ok()?.focus().ok());
}
