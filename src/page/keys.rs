//! Keys that mean the same everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::app::{Action, Composing, Later, Marking, Parking};
use crate::units::UnitId;

/// Escape puts back, Ctrl Z and Ctrl Y undo and redo, Ctrl K searches, `?` shows the keys; while a
/// dialog covers the page the keys are its own.
#[hook]
pub(super) fn use_keys(act: &Callback<Action>) {
    use_effect_with(act.clone(), |act| {
        let act = act.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&window(), "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| !is_covered()) else {
                    return;
                };
                if let Some(action) = meant(key) {
                    if matches!(action, Action::Later(Later::Compose(_))) {
                        // Else the browser searches with Ctrl K, and types the question mark.
                        event.prevent_default();
                    }
                    act.emit(action);
                }
            });
        move || drop(listener)
    });
}

/// Whether a dialog covers the page. The document is asked, because a key may come before a hook has
/// heard that a dialog is open or closed.
pub(super) fn is_covered() -> bool {
    document().query_selector("dialog:modal").is_ok_and(|dialog| dialog.is_some())
}

fn meant(event: &KeyboardEvent) -> Option<Action> {
    let control = event.ctrl_key() || event.meta_key();
    match (event.key().to_ascii_lowercase().as_str(), control, event.shift_key()) {
        ("escape", _, _) => Some(Action::PutBack),
        ("k", true, false) => Some(Action::Later(Later::Compose(Composing::Find))),
        // What is typed is undone where it is typed.
        _ if is_typed(event) => None,
        ("x", false, _) => Some(Action::Mark(Marking::Toggle(unit(event)?))),
        ("p", false, _) => Some(Action::Park(Parking::Toggle(unit(event)?))),
        ("m", false, _) => Some(Action::Mark(Marking::Merge)),
        ("?" | "？", false, _) => Some(Action::Later(Later::Compose(Composing::Keys))),
        ("z", true, false) => Some(Action::Undo),
        ("z", true, true) | ("y", true, _) => Some(Action::Redo),
        _ => None,
    }
}

/// The unit of the reform's chart that has the focus.
fn unit(event: &KeyboardEvent) -> Option<UnitId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let unit = target.closest("[data-side='reform'] [data-unit]").ok().flatten()?;
    UnitId::new(&unit.get_attribute("data-unit")?)
}

/// Whether the key goes into a text or a number.
fn is_typed(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = "textarea, input:not([type='checkbox'], [type='radio'], [type='range'])";
    target.is_some_and(|target| target.matches(field).unwrap_or(false))
}
