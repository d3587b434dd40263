//! The focus stays with a step that is moved, and goes to its neighbor when it is removed; after the
//! last one, to the button that adds a step.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use wasm_bindgen::JsCast as _;

use crate::app::{Change, Said, State};
use crate::page::focus::{focus, is_lost};

/// Follows a step with the focus, if the focus is on the list or nowhere.
#[hook]
pub(super) fn use_focus(list: &NodeRef, state: &Rc<State>) {
    let list = list.clone();
    let number = state.document().steps().len();
    use_effect_with(state.said.clone(), move |said| {
        let Some(Said::Stepped { change, place, .. }) = said else { return };
        let Some(list) = list.cast::<Element>().filter(|_| number > 0) else {
            if matches!(change, Change::Remove) && is_lost() {
                focus("[data-action='add-step']");
            }
            return;
        };
        let wanted = match change {
            Change::Up => "up",
            Change::Down => "down",
            Change::Remove => "remove",
            Change::Switch(_) | Change::Replace(_) => return,
        };
        let place = (*place).min(number.saturating_sub(1));
        if let Some(place) = has_focus(&list).then(|| list.children().item(u32(place))).flatten() {
            focus_button(&place, wanted);
        }
    });
}

fn u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A button that was removed leaves the focus with the body.
fn has_focus(list: &Element) -> bool {
    let active = document().active_element();
    is_lost() || active.is_some_and(|active| list.contains(Some(&active)))
}

fn focus_button(item: &Element, name: &str) {
    let button = item.query_selector(&format!("[data-step='{name}']")).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // Without focus the next key does nothing.
        button.focus().ok();
    }
}
