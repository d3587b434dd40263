//! The keyboard on a chart, as trees have it: the arrows move, fold and unfold; Enter and Space
//! choose; a letter goes to the next name that begins with it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, NodeList};
use yew::prelude::*;

use super::zoom::shown_zoom;
use crate::app::{Action, Viewing, Zoom};
use crate::units::UnitId;

/// The unit that an event is about; for the space of a column, the office that it belongs to.
pub(super) fn unit_of(event: &Event) -> Option<UnitId> {
    unit_at(&event.target_dyn_into::<Element>()?)
}

/// The unit that an element belongs to.
pub(super) fn unit_at(element: &Element) -> Option<UnitId> {
    let place = element.closest("[data-unit], [data-tray], [data-within]").ok().flatten()?;
    let id = ["data-unit", "data-tray", "data-within"]
        .iter()
        .find_map(|attribute| place.get_attribute(attribute))?;
    UnitId::new(&id)
}

/// Whether an element folds and unfolds.
pub(super) fn folds(element: &Element) -> bool {
    element.closest("[data-fold]").ok().flatten().is_some()
}

/// A click that folds, or one without a pointer, as of an assistive technology, that chooses.
pub(super) fn clicked(event: &MouseEvent, may_choose: bool) -> Option<Action> {
    let unit = unit_of(event)?;
    if event.target_dyn_into::<Element>().is_some_and(|target| folds(&target)) {
        return Some(Action::View(Viewing::Fold(unit)));
    }
    (may_choose && event.detail() == 0).then_some(Action::Choose(unit))
}

/// What a key means; a key that only moves the focus moves it.
pub(super) fn pressed(event: &KeyboardEvent, may_choose: bool) -> Option<Action> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let here = event.target_dyn_into::<HtmlElement>()?;
    let unit = here.get_attribute("data-unit").and_then(|id| UnitId::new(&id))?;
    let chart = here.closest(".tree").ok().flatten()?;
    let open = here.get_attribute("aria-expanded");
    let fold = || Some(Action::View(Viewing::Fold(unit.clone())));
    let (target, action) = match (event.key().as_str(), open.as_deref()) {
        ("Enter" | " ", _) => (None, may_choose.then(|| Action::Choose(unit.clone()))),
        ("ArrowDown", _) | ("ArrowRight", Some("true")) => (beside(&chart, &here, 1), None),
        ("ArrowUp", _) => (beside(&chart, &here, -1), None),
        ("ArrowRight", Some(_)) | ("ArrowLeft", Some("true")) => (None, fold()),
        ("ArrowRight", None) => (None, None),
        ("ArrowLeft", _) => (above(&chart, &here), None),
        ("Home", _) => (units(&chart).next(), None),
        ("End", _) => (units(&chart).last(), None),
        ("+" | "=", _) => (None, Some(zoom(1))),
        ("-", _) => (None, Some(zoom(-1))),
        ("0", _) => (None, Some(Action::View(Viewing::Zoom(Zoom::Fit)))),
        // They mark, merge and put aside.
        ("x" | "m" | "p", _) if may_choose => return None,
        (key, _) if key.chars().count() == 1 => (named(&chart, &here, key), None),
        _ => return None,
    };
    event.prevent_default();
    if let Some(target) = target {
        // Without focus the key does nothing.
        target.focus().ok();
    }
    action
}

fn zoom(steps: isize) -> Action {
    Action::View(Viewing::Step(shown_zoom(), steps))
}

/// The unit so many rows further on.
fn beside(chart: &Element, here: &HtmlElement, rows: isize) -> Option<HtmlElement> {
    let all: Vec<HtmlElement> = units(chart).collect();
    let place = all.iter().position(|unit| unit == here)?;
    all.get(place.checked_add_signed(rows)?).cloned()
}

/// The unit that this one stands below.
fn above(chart: &Element, here: &HtmlElement) -> Option<HtmlElement> {
    let own = level(here);
    units(chart).take_while(|unit| unit != here).filter(|unit| level(unit) < own).last()
}

/// The next unit whose name begins so.
fn named(chart: &Element, here: &HtmlElement, first: &str) -> Option<HtmlElement> {
    let begins = |unit: &HtmlElement| {
        let name = unit.get_attribute("aria-label").unwrap_or_default();
        name.to_ascii_lowercase().starts_with(&first.to_ascii_lowercase())
    };
    let all: Vec<HtmlElement> = units(chart).collect();
    let place = all.iter().position(|unit| unit == here)?;
    let (before, after) = all.split_at(place + 1);
    after.iter().chain(before).find(|unit| begins(unit)).cloned()
}

fn level(unit: &HtmlElement) -> u32 {
    unit.get_attribute("aria-level").and_then(|level| level.parse().ok()).unwrap_or(0)
}

/// All units of a chart, in the order of its rows.
pub(super) fn units(chart: &Element) -> impl Iterator<Item = HtmlElement> {
    let found: Option<NodeList> = chart.query_selector_all("[data-unit]").ok();
    let length = found.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}
