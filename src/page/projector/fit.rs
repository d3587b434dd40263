//! Type as large as a slide has room for.

use gloo::events::EventListener;
use gloo::utils::window;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How many times the type of the slide, in hundredths: what is little fills the screen, and what is
/// very much stays on it.
const STEPS: [u32; 16] =
    [50, 60, 70, 80, 90, 100, 105, 110, 115, 120, 125, 130, 135, 140, 145, 150];
/// On a slide with this attribute, what only illustrates makes room for what is said.
const TIGHT: &str = "data-tight";
/// Below this width (px) a slide is read by scrolling.
const NARROW: f64 = 768.0;

/// Sets `--fit` of a slide to the largest step with which nothing of it is beyond the window; what
/// would be smaller than the type of the projector then first loses its pictures.
#[hook]
pub(super) fn use_fitting(slide: &NodeRef) {
    use_effect({
        let slide = slide.clone();
        move || fit(&slide)
    });
    use_effect_with((), {
        let slide = slide.clone();
        move |()| {
            let listener = EventListener::new(&window(), "resize", move |_| fit(&slide));
            move || drop(listener)
        }
    });
}

fn fit(slide: &NodeRef) {
    let Some(slide) = slide.cast::<HtmlElement>() else { return };
    let size = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64());
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let (Some(width), Some(height)) = (width, height) else { return };
    let set = |step: u32| {
        let times = f64::from(step) / 100.0;
        slide.style().set_property("--fit", &times.to_string()).ok();
    };
    let fits = |step: &u32| {
        set(*step);
        f64::from(slide.scroll_height()) <= height && slide.scroll_width() <= slide.client_width()
    };
    slide.remove_attribute(TIGHT).ok();
    if width < NARROW {
        return set(100);
    }
    let largest = || STEPS[STEPS.partition_point(fits).saturating_sub(1)];
    let mut step = largest();
    if step < 100 {
        slide.set_attribute(TIGHT, "").ok();
        step = largest();
    }
    set(step);
}
