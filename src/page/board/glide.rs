//! Cards glide to their new places, and the focus goes with them.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::utils::{document, window};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::keys::units;
use crate::scene::board::Block;

/// How long a card takes (ms).
const DURATION: f64 = 220.0;

/// Where the cards of a chart were, relative to the chart, and which one had the focus.
#[derive(Default)]
struct Before {
    width: f64,
    places: BTreeMap<String, (f64, f64)>,
}

/// Lets the cards of a chart glide whenever its board has changed.
#[hook]
pub(super) fn use_glide(chart: &NodeRef, board: &Rc<Block>) {
    let before = use_mut_ref(Before::default);
    let focused = use_mut_ref(|| None::<String>);
    // After every rendering, since the focus may have moved.
    use_effect_with((chart.clone(), Rc::clone(board)), {
        let (before, focused) = (Rc::clone(&before), Rc::clone(&focused));
        move |(chart, _)| {
            if let Some(chart) = chart.cast::<Element>() {
                let now = places(&chart);
                glide(&chart, &before.replace(Before::default()), &now);
                *before.borrow_mut() = now;
                let focused = focused.borrow().clone();
                refocus(&chart, focused.as_deref());
            }
        }
    });
    use_effect_with(chart.clone(), move |chart| {
        let listener = chart.cast::<Element>().map(|chart| {
            gloo::events::EventListener::new(&chart, "focusin", move |event| {
                let unit = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                *focused.borrow_mut() = unit.and_then(|unit| unit.get_attribute("data-unit"));
            })
        });
        move || drop(listener)
    });
}

fn places(chart: &Element) -> Before {
    let origin = chart.get_bounding_client_rect();
    let place = |unit: HtmlElement| {
        let place = unit.get_bounding_client_rect();
        unit.get_attribute("data-unit")
            .map(|id| (id, (place.x() - origin.x(), place.y() - origin.y())))
    };
    Before { width: origin.width(), places: units(chart).filter_map(place).collect() }
}

/// A chart of another width has been laid out anew; nothing glides then.
fn glide(chart: &Element, before: &Before, now: &Before) {
    if (before.width - now.width).abs() > 0.5 || prefers_stillness() {
        return;
    }
    for unit in units(chart) {
        let id = unit.get_attribute("data-unit").unwrap_or_default();
        let Some((from, to)) = before.places.get(&id).zip(now.places.get(&id)) else { continue };
        let (x, y) = (from.0 - to.0, from.1 - to.1);
        if x.hypot(y) > 1.0 {
            // A browser that cannot animate shows the card in its new place.
            animate(&unit, x, y).ok();
        }
    }
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Calls `Element.animate`, which the bindings do not offer yet.
fn animate(element: &Element, x: f64, y: f64) -> Result<(), JsValue> {
    let frame = |transform: &str| -> Result<JsValue, JsValue> {
        let frame = Object::new();
        Reflect::set(&frame, &"transform".into(), &transform.into())?;
        Ok(frame.into())
    };
    let frames = Array::of2(&frame(&format!("translate({x}px, {y}px)"))?, &frame("none")?);
    let options = Object::new();
    Reflect::set(&options, &"duration".into(), &DURATION.into())?;
    Reflect::set(&options, &"easing".into(), &"cubic-bezier(0.2, 0, 0, 1)".into())?;
    let animate: Function = Reflect::get(element, &"animate".into())?.dyn_into()?;
    animate.call2(element, &frames, &options)?;
    Ok(())
}

/// Gives the focus back to a card that has been drawn anew in another place.
fn refocus(chart: &Element, focused: Option<&str>) {
    let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    let Some(focused) = focused.filter(|_| is_lost) else { return };
    let lost =
        units(chart).find(|unit| unit.get_attribute("data-unit").as_deref() == Some(focused));
    if let Some(unit) = lost {
        // Without focus the next Tab starts at the top.
        unit.focus().ok();
    }
}
