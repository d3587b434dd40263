//! Lights up the units on the charts that something comes from.
//!
//! Only attributes of the cards are set, so that the charts know nothing of it.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use crate::scene::Pair;
use crate::scene::source::Source;

/// How strongly a unit is lit, from 1 to 3, by its share of the largest share.
fn strength(share: f64, largest: f64) -> &'static str {
    if share > 0.66 * largest {
        "3"
    } else if share > 0.33 * largest {
        "2"
    } else {
        "1"
    }
}

/// Lights up these units while they are given.
#[hook]
pub(super) fn use_lit(sources: Option<Pair<Vec<Source>>>) {
    use_effect_with(sources, |sources| {
        if let Some(Pair { baseline, reformed }) = sources {
            light("baseline", baseline);
            light("reform", reformed);
        }
        extinguish
    });
}

fn light(side: &str, sources: &[Source]) {
    let largest = sources.first().map_or(0.0, |source| source.share);
    for card in
        elements(&format!("[data-side=\"{side}\"] [data-unit], [data-side=\"{side}\"] [data-tray]"))
    {
        let id = card.get_attribute("data-unit").or_else(|| card.get_attribute("data-tray"));
        let here = sources.iter().filter(|source| Some(source.unit.as_str()) == id.as_deref());
        let share: f64 = here.map(|source| source.share).sum();
        if share > 0.0 {
            // A card that cannot be marked is only not seen.
            card.set_attribute("data-lit", strength(share, largest)).ok();
        }
    }
}

fn extinguish() {
    for card in elements("[data-lit]") {
        // Likewise.
        card.remove_attribute("data-lit").ok();
    }
}

fn elements(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(|place| found.as_ref()?.get(place)?.dyn_into().ok()).collect()
}
