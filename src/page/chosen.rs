//! What lists of choices show when the state has changed by something else than a choice.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::later;
use crate::app::State;
use wasm_bindgen::JsCast as _;

/// Lets every list show what the document says, also after undoing: a browser no longer heeds the mark
/// of an option in a list from which somebody has chosen once.
#[hook]
pub(super) fn use_chosen(state: &State) {
    use_effect_with(Rc::clone(state.document()), |_| {
        if let Some(rest) = later::here() {
            (rest.choices)();
        }
    });
}

/// Chooses what is marked, in every list.
pub(super) fn choose_marked() {
    let Ok(marked) = document().query_selector_all("option[selected]") else { return };
    for place in 0..marked.length() {
        marked.item(place).and_then(|option| show(option.unchecked_ref()));
    }
}

fn show(option: &Element) -> Option<()> {
    let list = option.closest("select").ok()??.unchecked_into::<HtmlSelectElement>();
    let value = option.get_attribute("value").or_else(|| option.text_content())?;
    list.set_value(&value);
    Some(())
}
