//! Where the focus goes when a view is left: back to the link that led there. And how something is
//! brought into sight.

use gloo::utils::document;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::board::glide::prefers_stillness;
use super::{check, projector};
use crate::app::State;

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

/// Gives something the focus.
pub(super) fn focus(selector: &str) {
    let place = document().query_selector(selector).ok().flatten();
    // What does not take the focus leaves it at the top of the page.
    place.and_then(|place| place.dyn_into::<HtmlElement>().ok()?.focus().ok());
}

/// Gives something the focus without scrolling, and brings it into sight for whoever uses keys.
pub(super) fn hand_over(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Without focus the keyboard stays where it is.
        focus_still(&found).ok();
        if found.matches(":focus-visible").unwrap_or(false) {
            bring(&found, "nearest");
        }
    }
}

/// Focuses without scrolling.
pub(super) fn focus_still(element: &HtmlElement) -> Result<(), JsValue> {
    call(element, "focus", &[("preventScroll", JsValue::TRUE)])
}

/// Whether the focus is nowhere, because what had it is gone.
pub(super) fn is_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// Scrolls until an element is in sight: at the `start`, in the `center`, or wherever is `nearest`.
pub(super) fn bring(element: &Element, place: &str) {
    let way = if prefers_stillness() { "auto" } else { "smooth" };
    let options = [("block", place), ("inline", "nearest"), ("behavior", way)];
    let options = options.map(|(name, value)| (name, JsValue::from(value)));
    // What cannot be scrolled is found by hand.
    call(element, "scrollIntoView", &options).ok();
}

/// Calls a method with an object of options that the bindings do not offer.
pub(super) fn call(
    element: &Element,
    method: &str,
    options: &[(&str, JsValue)],
) -> Result<(), JsValue> {
    let object = Object::new();
    for (name, value) in options {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    let method: Function = Reflect::get(element, &method.into())?.dyn_into()?;
    method.call1(element, &object)?;
    Ok(())
}
