//! How large the charts are: buttons, keys and the wheel with Ctrl, which is also what pinching on a
//! touchpad is. On a touch screen pinching zooms the page, as everywhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, WheelEvent};
use yew::prelude::*;

use crate::app::{Action, Layout, View, Viewing, Zoom};
use crate::scene::board::{Block, READABLE, Room, SMALLEST, map_size};

/// The largest size that fitting may come to (%).
const LARGEST: u16 = 150;
/// A list, and a chart on a narrow screen, which is a phone, stay large enough to be read and
/// touched (%).
const SMALLEST_TO_TOUCH: u16 = 75;
/// A narrower window shows one chart at a time (px).
const NARROW: f64 = 960.0;
/// How often a size is tried, how much of the room is enough, and how much is aimed at.
const TRIES: usize = 6;
const CLOSE: f64 = 0.9;
const CLOSE_TO: f64 = 0.97;
/// The wheel turns so far for one step (px).
const NOTCH: f64 = 40.0;
/// What the head of a chart takes of the window, and what is beside both charts and beside each (px).
const HEAD: f64 = 150.0;
const BESIDE: f64 = 72.0;
const BESIDE_EACH: f64 = 30.0;
/// The type of the charts at its natural size (px), and how much larger large type is.
const TYPE: f64 = 15.0;
const LARGE: f64 = 1.375;

/// The size (%) at which charts are shown as maps; absent where their cards can be read.
pub(in crate::page) fn map_of(charts: &[&Block], view: &View, large: bool) -> Option<u16> {
    let width = window_width();
    if !view.many || view.zoom != Zoom::Fit || view.layout() == Layout::List || width < NARROW {
        return None;
    }
    let room = Room {
        width: (width - BESIDE) / 2.0 - BESIDE_EACH,
        height: room(),
        type_size: if large { TYPE * LARGE } else { TYPE },
    };
    charts.iter().filter_map(|chart| map_size(chart, &view.folded, room)).min()
}

/// Gives the charts within an element their size, whenever what is drawn has changed.
#[hook]
pub(in crate::page) fn use_zoom<K: PartialEq + 'static>(
    charts: &NodeRef,
    shown: (&View, Option<u16>),
    drawn: K,
    act: &Callback<Action>,
) {
    let (view, map) = shown;
    let wanted = (view.zoom, map, view.layout());
    use_effect_with((charts.clone(), wanted, drawn), |(charts, (zoom, map, layout), _)| {
        let Some(charts) = charts.cast::<HtmlElement>() else { return };
        match zoom {
            Zoom::Percent(percent) => set(&charts, *percent),
            Zoom::Fit => fit(&charts, *map, *layout),
        }
    });
    use_effect_with((charts.clone(), act.clone()), |(charts, act)| {
        let listener = charts.cast::<HtmlElement>().map(|charts| listen(&charts, act.clone()));
        move || drop(listener)
    });
}

/// The size at which the charts are shown (%).
pub(super) fn shown_zoom() -> u16 {
    let charts = document().query_selector("[data-zoom]").ok().flatten();
    let zoom = charts.and_then(|charts| charts.get_attribute("data-zoom"));
    zoom.and_then(|zoom| zoom.parse().ok()).unwrap_or(100)
}

fn set(charts: &HtmlElement, percent: u16) {
    let scale = f64::from(percent) / 100.0;
    // A chart whose size cannot be set has its natural one.
    charts.style().set_property("--zoom", &scale.to_string()).ok();
    charts.set_attribute("data-zoom", &percent.to_string()).ok();
}

/// The largest size at which the higher of the charts is no higher than the window.
///
/// Laying out a thousand units takes long. The size of a map is known before, so that it is laid out
/// once; for others the second or third guess is near.
fn fit(charts: &HtmlElement, map: Option<u16>, layout: Layout) {
    let room = room();
    let touched = layout == Layout::List || window_width() < NARROW;
    let (smallest, largest) = match map {
        Some(_) => (SMALLEST, READABLE - 1),
        None if touched => (SMALLEST_TO_TOUCH, LARGEST),
        None => (READABLE, LARGEST),
    };
    let (mut fits, mut exceeds) = (smallest, largest + 1);
    let mut tried = map.unwrap_or_else(shown_zoom).clamp(smallest, largest);
    for _ in 0..TRIES {
        set(charts, tried);
        let height = f64::from(longest(charts, ".tree", HtmlElement::offset_height));
        if height <= room {
            fits = fits.max(tried);
        } else {
            exceeds = tried;
        }
        if exceeds <= fits + 1 || height <= room && (height > CLOSE * room || map.is_some()) {
            break;
        }
        tried = guess(tried, height, room).clamp(fits + 1, exceeds - 1);
    }
    set(charts, fits);
}

/// How high a chart may be (px).
fn room() -> f64 {
    (length(window().inner_height()).unwrap_or(800.0) - HEAD).max(240.0)
}

fn window_width() -> f64 {
    length(window().inner_width()).unwrap_or(1280.0)
}

fn length(length: Result<JsValue, JsValue>) -> Option<f64> {
    length.ok().and_then(|it| it.as_f64())
}

/// The height goes with the square of the size: larger cards are higher, and fewer are abreast.
fn guess(percent: u16, height: f64, room: f64) -> u16 {
    let wanted = f64::from(percent) * (CLOSE_TO * room / height.max(1.0)).sqrt();
    (SMALLEST..=LARGEST).rev().find(|size| f64::from(*size) <= wanted).unwrap_or(SMALLEST)
}

/// The largest of the lengths of some elements (px).
pub(in crate::page) fn longest(
    charts: &Element,
    selector: &str,
    length: fn(&HtmlElement) -> i32,
) -> i32 {
    let found = charts.query_selector_all(selector).ok();
    let number = found.as_ref().map_or(0, web_sys::NodeList::length);
    let measured = |index| -> Option<i32> {
        let element: HtmlElement = found.as_ref()?.get(index)?.dyn_into().ok()?;
        Some(length(&element))
    };
    (0..number).filter_map(measured).fold(0, i32::max)
}

fn listen(charts: &HtmlElement, act: Callback<Action>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let turned = std::cell::Cell::new(0.0);
    EventListener::new_with_options(charts, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>().filter(|event| event.ctrl_key()) else {
            return;
        };
        event.prevent_default();
        turned.set(turned.get() + event.delta_y());
        if turned.get().abs() >= NOTCH {
            let steps = if turned.get() < 0.0 { 1 } else { -1 };
            turned.set(0.0);
            act.emit(Action::View(Viewing::Step(shown_zoom(), steps)));
        }
    })
}
