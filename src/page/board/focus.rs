//! One unit of a chart can be reached with Tab, and it is the one that had the focus last.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::keys::units;
use crate::page::focus::{bring, focus_still, hand_over, is_lost};
use crate::units::UnitId;

/// Keeps one unit in the order of Tab, gives the focus back to one that was drawn anew, and brings
/// into view what is to be found.
#[hook]
pub(super) fn use_focus<K: PartialEq + 'static>(
    chart: &NodeRef,
    drawn: K,
    found: &(u32, Option<UnitId>),
) {
    let last = use_mut_ref(Last::default);
    use_effect_with(chart.clone(), {
        let last = Rc::clone(&last);
        move |chart| {
            let listeners = chart.cast::<Element>().map(|chart| listen(&chart, &last));
            move || drop(listeners)
        }
    });
    use_effect_with((chart.clone(), drawn), {
        let last = Rc::clone(&last);
        move |(chart, _)| {
            let Some(chart) = chart.cast::<Element>() else { return };
            // Focusing is heard, and then the last one is written.
            let last = last.borrow().clone();
            if last.is_here {
                refocus(&chart, last.unit.as_deref());
            }
            put_in_order(&chart, last.unit.as_deref());
        }
    });
    use_effect_with((chart.clone(), found.clone()), |(chart, (_, found))| {
        let chart = chart.cast::<Element>();
        if let Some((chart, id)) = chart.zip(found.as_ref()) {
            show(&chart, id.as_str());
        }
    });
}

/// The unit of a chart that had the focus last.
#[derive(Clone, Default)]
struct Last {
    unit: Option<String>,
    /// Whether the focus has gone nowhere else since.
    is_here: bool,
}

fn listen(chart: &Element, last: &Rc<RefCell<Last>>) -> [EventListener; 2] {
    let (within, came) = (chart.clone(), Rc::clone(last));
    let comes = EventListener::new(chart, "focusin", move |event| {
        let unit = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let unit = unit.and_then(|unit| unit.get_attribute("data-unit"));
        put_in_order(&within, unit.as_deref());
        *came.borrow_mut() = Last { unit, is_here: true };
    });
    let left = Rc::clone(last);
    let goes = EventListener::new(chart, "focusout", move |event| {
        let event = event.dyn_ref::<FocusEvent>();
        // It goes nowhere when its card is drawn anew.
        if event.is_some_and(|event| event.related_target().is_some()) {
            left.borrow_mut().is_here = false;
        }
    });
    [comes, goes]
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
    if let Some(unit) = last.filter(|_| is_lost()).and_then(|id| unit(chart, id)) {
        // Without focus the next Tab starts at the top.
        focus_still(&unit).ok();
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
    bring(&unit, "center");
    focus_still(&unit).ok();
}

/// Gives the focus back to what was carried by keyboard and has been put back.
pub(in crate::page) fn focus_again(id: &UnitId) {
    if is_found("[data-side='reform'] .tree :focus-visible") {
        hand_over(&in_reform(&format!("[data-unit='{id}']")));
    }
}

/// Gives the focus of a bar that is gone back to the chart of the reform: to what it has put back,
/// else to the unit that had the focus last.
#[hook]
pub(in crate::page) fn use_way_back(bar: &str, is_shown: bool, put_back: Option<&UnitId>) {
    // The bar is still there now.
    let had = !is_shown && is_found(&format!("[data-part='{bar}'] :focus"));
    let to = put_back
        .map_or_else(|| "[data-unit][tabindex='0']".to_owned(), |id| format!("[data-unit='{id}']"));
    use_effect_with(is_shown, move |_| {
        if had {
            hand_over(&in_reform(&to));
        }
    });
}

fn is_found(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

fn in_reform(unit: &str) -> String {
    format!("[data-side='reform'] .tree {unit}")
}
