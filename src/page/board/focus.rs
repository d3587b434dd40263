//! One unit of a chart can be reached with Tab, and it is the one that had the focus last.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::glide::prefers_stillness;
use super::keys::units;
use crate::units::UnitId;

/// Keeps one unit in the order of Tab, gives the focus back to one that was drawn anew, and brings
/// into view what is to be found.
#[hook]
pub(super) fn use_focus<K: PartialEq + 'static>(
    chart: &NodeRef,
    drawn: K,
    found: &(u32, Option<UnitId>),
) {
    let last = use_mut_ref(|| None::<String>);
    use_effect_with(chart.clone(), {
        let last = Rc::clone(&last);
        move |chart| {
            let listener = chart.cast::<Element>().map(|chart| listen(&chart, last));
            move || drop(listener)
        }
    });
    use_effect_with((chart.clone(), drawn), {
        let last = Rc::clone(&last);
        move |(chart, _)| {
            let Some(chart) = chart.cast::<Element>() else { return };
            // Focusing is heard, and then the last one is written.
            let last = last.borrow().clone();
            refocus(&chart, last.as_deref());
            put_in_order(&chart, last.as_deref());
        }
    });
    use_effect_with((chart.clone(), found.clone()), |(chart, (_, found))| {
        let chart = chart.cast::<Element>();
        if let Some((chart, id)) = chart.zip(found.as_ref()) {
            show(&chart, id.as_str());
        }
    });
}

fn listen(chart: &Element, last: Rc<RefCell<Option<String>>>) -> EventListener {
    let within = chart.clone();
    EventListener::new(chart, "focusin", move |event| {
        let unit = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let id = unit.and_then(|unit| unit.get_attribute("data-unit"));
        put_in_order(&within, id.as_deref());
        *last.borrow_mut() = id;
    })
}

/// Only the unit with this id, else the first one, is reached with Tab.
fn put_in_order(chart: &Element, id: Option<&str>) {
    let wanted = id.and_then(|id| unit(chart, id)).or_else(|| units(chart).next());
    let reached = chart.query_selector("[data-unit][tabindex='0']").ok().flatten();
    if let Some(reached) = reached.and_then(|reached| reached.dyn_into::<HtmlElement>().ok()) {
        reached.set_tab_index(-1);
    }
    if let Some(wanted) = wanted {
        wanted.set_tab_index(0);
    }
}

fn unit(chart: &Element, id: &str) -> Option<HtmlElement> {
    // The letters of an id need no quoting.
    let found = chart.query_selector(&format!("[data-unit='{id}']")).ok().flatten();
    found.and_then(|unit| unit.dyn_into().ok())
}

/// Gives the focus back to a card that has been drawn anew in another place.
fn refocus(chart: &Element, last: Option<&str>) {
    let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if let Some(unit) = last.filter(|_| is_lost).and_then(|id| unit(chart, id)) {
        // Without focus the next Tab starts at the top.
        focus(&unit).ok();
    }
}

/// Brings a unit to the middle of the window and focuses it, if its chart is in sight.
fn show(chart: &Element, id: &str) {
    let is_today = chart.closest("[data-side='baseline']").ok().flatten().is_some();
    let other = document().query_selector("[data-side='reform'] [data-unit]").ok().flatten();
    let other_is_shown = other.is_some_and(|unit| unit.get_bounding_client_rect().width() > 0.0);
    let Some(unit) = unit(chart, id).filter(|_| !(is_today && other_is_shown)) else { return };
    if unit.offset_width() == 0 {
        return;
    }
    let way = if prefers_stillness() { "auto" } else { "smooth" };
    let options = [("block", "center"), ("inline", "nearest"), ("behavior", way)];
    let options = options.map(|(name, value)| (name, JsValue::from(value)));
    call(&unit, "scrollIntoView", &options).ok();
    focus(&unit).ok();
}

/// Focuses without scrolling.
fn focus(unit: &HtmlElement) -> Result<(), JsValue> {
    call(unit, "focus", &[("preventScroll", JsValue::TRUE)])
}

/// Calls a method with an object of options that the bindings do not offer.
fn call(element: &Element, method: &str, options: &[(&str, JsValue)]) -> Result<(), JsValue> {
    let object = Object::new();
    for (name, value) in options {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    let method: Function = Reflect::get(element, &method.into())?.dyn_into()?;
    method.call1(element, &object)?;
    Ok(())
}
