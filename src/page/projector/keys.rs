//! The keys of a presenter, and the one that opens the projector.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use super::ADDRESS;
use crate::app::{Action, Projecting};
use crate::page::keys::is_covered;
use crate::page::memory::go_to;
use crate::page::toolbar::PartProps;
use crate::scene::chart::Step;

/// The `p` key opens the projector, wherever nothing is being typed or dragged.
#[hook]
pub(in crate::page) fn use_opening() {
    use_effect_with((), |()| {
        let listener = on_key(|event| {
            let is_meant = is_plain(event) && !is_at(event, TYPING) && !is_covered() && !is_busy();
            if event.key().eq_ignore_ascii_case("p") && is_meant {
                go_to(ADDRESS);
            }
        });
        move || drop(listener)
    });
}

/// Whether something is being dragged.
fn is_busy() -> bool {
    document().query_selector("[data-hand='drag']").is_ok_and(|page| page.is_some())
}

/// What takes letters as text, or as the way to an option or to a unit.
const TYPING: &str = "input, textarea, select, [contenteditable], [data-unit]";
/// What space and Enter press.
const PRESSED: &str = "button, a";

/// Turns the slides, blanks the screen, and leaves.
#[hook]
pub(super) fn use_turning(part: &PartProps) {
    let back = Rc::new(back(part));
    use_effect_with((part.act.clone(), back), |(act, back)| {
        let (act, back) = (act.clone(), Rc::clone(back));
        let listener = on_key(move |event| {
            if !is_plain(event) {
                return;
            }
            if event.key() == "Escape" {
                go_to(&back);
            } else if let Some(what) = meant(event) {
                event.prevent_default();
                act.emit(Action::Project(what));
            }
        });
        move || drop(listener)
    });
}

/// Where the projector is left to.
pub(super) fn back(part: &PartProps) -> String {
    format!("#case={}", part.state.document().case().id)
}

/// Fills the screen, or gives it back.
pub(super) fn toggle_full_screen() {
    // A browser that may not fill the screen leaves it as it is.
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = document().document_element() {
        root.request_fullscreen().ok();
    }
}

fn meant(event: &KeyboardEvent) -> Option<Projecting> {
    let presses = matches!(event.key().as_str(), " " | "Enter") && is_at(event, PRESSED);
    match event.key().as_str() {
        _ if presses => None,
        " " if event.shift_key() => Some(Projecting::Go(Step::Previous)),
        "PageDown" | "ArrowRight" | " " | "Enter" => Some(Projecting::Go(Step::Next)),
        "PageUp" | "ArrowLeft" | "Backspace" => Some(Projecting::Go(Step::Previous)),
        "Home" => Some(Projecting::Go(Step::First)),
        "End" => Some(Projecting::Go(Step::Last)),
        "b" | "B" | "." => Some(Projecting::Blank),
        _ => None,
    }
}

fn on_key(hear: impl Fn(&KeyboardEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        event.dyn_ref::<KeyboardEvent>().into_iter().for_each(&hear);
    })
}

fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key())
}

fn is_at(event: &KeyboardEvent, what: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(what).is_ok_and(|found| found.is_some()))
}
