//! A mouse that is drawn over the ground of a large chart moves the chart.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

/// The listeners that live while the mouse is down.
type Listeners = Rc<RefCell<Vec<EventListener>>>;

/// Hears a mouse that comes down on the ground of a chart.
#[hook]
pub(super) fn use_pan(sight: &NodeRef) -> Callback<PointerEvent> {
    let listeners: Listeners = use_mut_ref(Vec::new);
    let sight = sight.clone();
    Callback::from(move |event: PointerEvent| {
        let on_unit = event
            .target_dyn_into::<Element>()
            .is_some_and(|target| target.closest("[data-unit]").ok().flatten().is_some());
        // A finger scrolls by itself.
        let is_mouse = event.pointer_type() == "mouse" && event.button() == 0;
        if let Some(sight) = sight.cast::<Element>().filter(|_| is_mouse && !on_unit) {
            follow(&sight, &event, &listeners);
        }
    })
}

fn follow(sight: &Element, event: &PointerEvent, listeners: &Listeners) {
    let start = (event.client_x() + sight.scroll_left(), event.client_y() + sight.scroll_top());
    let moved = {
        let sight = sight.clone();
        EventListener::new(&window(), "pointermove", move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                sight.set_scroll_left(start.0 - event.client_x());
                sight.set_scroll_top(start.1 - event.client_y());
            }
        })
    };
    let ended = |name: &'static str| {
        let listeners = Rc::clone(listeners);
        EventListener::new(&window(), name, move |_| {
            let ended = listeners.take();
            // The listener that is being called goes with them, hence only after this turn.
            gloo::timers::callback::Timeout::new(0, move || drop(ended)).forget();
        })
    };
    *listeners.borrow_mut() = vec![moved, ended("pointerup"), ended("pointercancel")];
}
