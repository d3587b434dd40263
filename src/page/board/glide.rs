//! Cards glide to their new places: after a move, and from one structure to the other.

use std::collections::BTreeMap;

use gloo::utils::window;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use super::keys::units;
use crate::page::later;

/// How long a card takes (ms).
const DURATION: f64 = 220.0;
/// With more units than this nothing glides: the eye could follow none of them.
const MOST: usize = 400;

/// Where the cards of a chart are, relative to it.
#[derive(Clone, Default)]
pub(in crate::page) struct Places {
    width: f64,
    units: BTreeMap<String, (f64, f64)>,
}

/// The places of the charts that are in sight, by side.
pub(in crate::page) type Sides = BTreeMap<String, Places>;

/// Lets the cards of the charts within an element glide whenever what is drawn has changed. Where
/// another chart takes the place of one, its cards come from where they stood in that one.
#[hook]
pub(in crate::page) fn use_glide<K: PartialEq + Clone + 'static>(charts: &NodeRef, drawn: &K) {
    let last = use_mut_ref(|| None::<K>);
    let before = use_mut_ref(Sides::new);
    if last.borrow().as_ref() != Some(drawn) {
        // What is drawn now is still the last one.
        *before.borrow_mut() = charts
            .cast::<Element>()
            .zip(later::here())
            .map(|(charts, rest)| (rest.sides)(&charts))
            .unwrap_or_default();
        *last.borrow_mut() = Some(drawn.clone());
    }
    use_effect_with((charts.clone(), drawn.clone()), move |(charts, _)| {
        let before = std::mem::take(&mut *before.borrow_mut());
        let charts = charts.cast::<Element>().filter(|_| !prefers_stillness());
        if let Some((charts, rest)) = charts.zip(later::here()) {
            (rest.glide)(&charts, &before);
        }
    });
}

fn trees(charts: &Element) -> impl Iterator<Item = (String, Element)> {
    let found = charts.query_selector_all("[data-side] .tree").ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |index| {
        let tree: Element = found.as_ref()?.get(index)?.dyn_into().ok()?;
        let side = tree.closest("[data-side]").ok()??.get_attribute("data-side")?;
        Some((side, tree))
    })
}

/// Where all cards are.
pub(in crate::page) fn sides(charts: &Element) -> Sides {
    let in_sight = |(side, tree): (String, Element)| {
        let places = places(&tree);
        (places.width > 0.0).then_some((side, places))
    };
    trees(charts).filter_map(in_sight).collect()
}

fn places(tree: &Element) -> Places {
    let origin = tree.get_bounding_client_rect();
    if origin.width() <= 0.0
        || tree.query_selector_all("[data-unit]").map_or(0, |all| all.length()) as usize > MOST
    {
        return Places::default();
    }
    let place = |unit: web_sys::HtmlElement| {
        let place = unit.get_bounding_client_rect();
        let at = (place.x() - origin.x(), place.y() - origin.y());
        unit.get_attribute("data-unit").map(|id| (id, at))
    };
    Places { width: origin.width(), units: units(tree).filter_map(place).collect() }
}

/// Lets the cards glide from where they were.
pub(in crate::page) fn glide(charts: &Element, before: &Sides) {
    for (side, tree) in trees(charts) {
        let now = places(&tree);
        // The chart itself, else the one that was alone in sight.
        let alone = || before.values().next().filter(|_| before.len() == 1);
        let Some(before) = before.get(&side).or_else(alone) else { continue };
        // A chart of another width has been laid out anew; nothing glides then.
        if (before.width - now.width).abs() > 0.5 {
            continue;
        }
        for unit in units(&tree) {
            let id = unit.get_attribute("data-unit").unwrap_or_default();
            let Some(to) = now.units.get(&id) else { continue };
            // A browser that cannot animate shows the card in its new place.
            match before.units.get(&id) {
                Some(from) if (from.0 - to.0).hypot(from.1 - to.1) <= 1.0 => {}
                Some(from) => animate(&unit, &moved(from.0 - to.0, from.1 - to.1)).unwrap_or(()),
                None => animate(&unit, &[("opacity", "0"), ("opacity", "1")]).unwrap_or(()),
            }
        }
    }
}

fn moved(x: f64, y: f64) -> [(&'static str, String); 2] {
    [("transform", format!("translate({x}px, {y}px)")), ("transform", "none".to_owned())]
}

/// Whether motion is unwelcome.
pub(in crate::page) fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Calls `Element.animate`, which the bindings do not offer yet.
fn animate<S: AsRef<str>>(element: &Element, frames: &[(&str, S); 2]) -> Result<(), JsValue> {
    let frame = |(property, value): &(&str, S)| -> Result<JsValue, JsValue> {
        let frame = Object::new();
        Reflect::set(&frame, &(*property).into(), &value.as_ref().into())?;
        Ok(frame.into())
    };
    let frames = Array::of2(&frame(&frames[0])?, &frame(&frames[1])?);
    let options = Object::new();
    Reflect::set(&options, &"duration".into(), &DURATION.into())?;
    Reflect::set(&options, &"easing".into(), &"cubic-bezier(0.2, 0, 0, 1)".into())?;
    let animate: Function = Reflect::get(element, &"animate".into())?.dyn_into()?;
    animate.call2(element, &frames, &options)?;
    Ok(())
}
