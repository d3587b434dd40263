//! The keyboard on a chart: arrows move between units, Enter and Space choose.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, NodeList};
use yew::prelude::*;

use crate::app::Action;
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

/// A click without a pointer: Enter, Space, or an assistive technology.
pub(super) fn choose_by_key(event: &MouseEvent) -> Option<Action> {
    (event.detail() == 0).then(|| unit_of(event).map(Action::Choose)).flatten()
}

/// Moves the focus to the nearest unit in the direction of an arrow key.
pub(super) fn move_focus(event: &KeyboardEvent) {
    let direction = match event.key().as_str() {
        "ArrowUp" => (0.0, -1.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowRight" => (1.0, 0.0),
        _ => return,
    };
    let Some(from) = event.target_dyn_into::<Element>() else { return };
    event.prevent_default();
    if let Some(next) = nearest(&from, direction) {
        // Without focus the arrow key does nothing.
        next.focus().ok();
    }
}

/// The unit that lies nearest in a direction; what lies aside counts as twice as far.
fn nearest(from: &Element, (right, down): (f64, f64)) -> Option<HtmlElement> {
    let chart = from.closest(".tree").ok().flatten()?;
    let (x, y) = middle(from);
    let distance = |element: &HtmlElement| {
        let (other_x, other_y) = middle(element);
        let (dx, dy) = (other_x - x, other_y - y);
        let ahead = dx * right + dy * down;
        let aside = (dx * down).abs() + (dy * right).abs();
        (ahead > 1.0).then_some(ahead + 2.0 * aside)
    };
    units(&chart)
        .filter_map(|element| distance(&element).map(|distance| (distance, element)))
        .min_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, element)| element)
}

/// The buttons of all units of a chart.
pub(super) fn units(chart: &Element) -> impl Iterator<Item = HtmlElement> {
    let found: Option<NodeList> = chart.query_selector_all("[data-unit]").ok();
    let length = found.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}

fn middle(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    (place.x() + place.width() / 2.0, place.y() + place.height() / 2.0)
}
