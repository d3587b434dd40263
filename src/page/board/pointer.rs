//! The pointer on the reform's chart: mouse, pen and touch alike.
//!
//! A mouse and a pen drag a card from anywhere, a finger by its grip, so that the page still
//! scrolls. Where the pointer is stays here; the state only hears what it is over.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::keys::{folds, unit_at};
use crate::app::{Action, Marking, Parking};
use crate::scene::tip;
use crate::units::UnitId;

/// A pointer that has moved less than this still taps [px].
const THRESHOLD: f64 = 6.0;
/// This near to the upper edge the page scrolls; at the lower one, where the hint is, from twice as far [px].
const EDGE: f64 = 56.0;
/// How far it scrolls at a time [px].
const SCROLL: f64 = 10.0;

/// The pointer that is down on the chart.
pub(in crate::page) struct Pointer {
    act: Callback<Action>,
    /// The picture of the dragged unit, which follows the pointer.
    pub(in crate::page) ghost: NodeRef,
    press: RefCell<Option<Press>>,
}

struct Press {
    pointer: i32,
    start: (f64, f64),
    at: (f64, f64),
    is_finger: bool,
    /// Whether it may drag, or is a finger beside the grip.
    may_drag: bool,
    is_drag: bool,
    over: Below,
    _listeners: Vec<EventListener>,
    scrolling: Option<Interval>,
}

/// The pointer of the reform's chart.
#[hook]
pub(in crate::page) fn use_pointer(act: &Callback<Action>) -> Rc<Pointer> {
    let ghost = use_node_ref();
    use_memo(act.clone(), |act| Pointer { act: act.clone(), ghost, press: RefCell::new(None) })
}

/// There is one pointer for each chart, and it is always the same.
impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Pointer {
    /// Puts the ghost where the pointer is.
    pub(in crate::page) fn place_ghost(&self) {
        let at = self.press.borrow().as_ref().map(|press| (press.at, press.is_finger));
        if let (Some((at, is_finger)), Some(ghost)) = (at, self.ghost.cast::<HtmlElement>()) {
            let size = (f64::from(ghost.offset_width()), f64::from(ghost.offset_height()));
            let (x, y) = tip(at, size, window_size(), is_finger);
            // A ghost that cannot be moved is only not seen.
            ghost.style().set_property("transform", &format!("translate({x}px, {y}px)")).ok();
        }
    }

    /// Hears a pointer that comes down on the chart.
    pub(in crate::page) fn begin(self: &Rc<Self>, event: &PointerEvent) {
        let target = event.target_dyn_into::<Element>();
        let on_unit = |element: &Element| element.closest("[data-unit]").ok().flatten().is_some();
        let Some(target) = target.filter(|target| on_unit(target) && !folds(target)) else {
            return;
        };
        let Some(unit) = unit_at(&target) else { return };
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        if event.shift_key() || event.ctrl_key() || event.meta_key() {
            return self.act.emit(Action::Mark(Marking::Toggle(unit)));
        }
        let on_grip = target.closest("[data-grip]").ok().flatten().is_some();
        let at = position(event);
        let is_finger = event.pointer_type() == "touch";
        *self.press.borrow_mut() = Some(Press {
            pointer: event.pointer_id(),
            start: at,
            at,
            is_finger,
            may_drag: !is_finger || on_grip,
            is_drag: false,
            over: Below::default(),
            _listeners: self.listeners(),
            scrolling: None,
        });
        self.act.emit(Action::Press(unit));
    }

    fn listeners(self: &Rc<Self>) -> Vec<EventListener> {
        let listen = |name: &'static str, hear: fn(&Rc<Self>, &PointerEvent)| {
            let pointer = Rc::clone(self);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), name, options, move |event| {
                let event = event.dyn_ref::<PointerEvent>();
                if let Some(event) = event.filter(|event| pointer.is_ours(event)) {
                    hear(&pointer, event);
                }
            })
        };
        vec![
            listen("pointermove", Self::moved),
            listen("pointerup", Self::released),
            listen("pointercancel", |pointer, _| pointer.end(Action::PutBack)),
        ]
    }

    fn is_ours(&self, event: &PointerEvent) -> bool {
        self.press.borrow().as_ref().is_some_and(|press| press.pointer == event.pointer_id())
    }

    fn moved(self: &Rc<Self>, event: &PointerEvent) {
        let lifts = {
            let mut press = self.press.borrow_mut();
            let Some(press) = press.as_mut() else { return };
            press.at = position(event);
            let far = (press.at.0 - press.start.0).hypot(press.at.1 - press.start.1) >= THRESHOLD;
            far && !press.is_drag
        };
        if lifts {
            self.lift(event);
        }
        self.follow();
    }

    /// The pointer has moved far enough: a drag, or a finger that scrolls.
    fn lift(self: &Rc<Self>, event: &PointerEvent) {
        let may_drag = self.press.borrow().as_ref().is_some_and(|press| press.may_drag);
        if !may_drag {
            return self.end(Action::PutBack);
        }
        if let Some(chart) = event.target_dyn_into::<Element>() {
            // Without the capture the drag ends at the edge of the window.
            chart.set_pointer_capture(event.pointer_id()).ok();
        }
        let pointer = Rc::clone(self);
        if let Some(press) = self.press.borrow_mut().as_mut() {
            press.is_drag = true;
            press.scrolling = Some(Interval::new(16, move || pointer.scroll()));
        }
        self.act.emit(Action::Lift);
    }

    /// Moves the ghost and tells what the pointer is over, if that has changed.
    fn follow(&self) {
        self.place_ghost();
        let over = {
            let mut press = self.press.borrow_mut();
            let Some(press) = press.as_mut().filter(|press| press.is_drag) else { return };
            let over = under(press.at);
            if over == press.over {
                return;
            }
            press.over.clone_from(&over);
            over
        };
        self.act.emit(Action::Over(over.unit));
        if over.is_aside {
            self.act.emit(Action::Park(Parking::Over(true)));
        }
    }

    /// Scrolls near an edge, but only once the pointer has moved towards it.
    fn scroll(&self) {
        let path = self.press.borrow().as_ref().map(|press| (press.start.1, press.at.1));
        let (Some((start, y)), (_, height)) = (path, window_size()) else { return };
        let step = if y < EDGE && y < start - 2.0 * THRESHOLD {
            -SCROLL
        } else if y > height - 2.0 * EDGE && y > start + 2.0 * THRESHOLD {
            SCROLL
        } else {
            return;
        };
        window().scroll_by_with_x_and_y(0.0, step);
        self.follow();
    }

    fn released(self: &Rc<Self>, event: &PointerEvent) {
        event.prevent_default();
        let is_aside = self.press.borrow().as_ref().is_some_and(|press| press.over.is_aside);
        self.end(if is_aside { Action::Park(Parking::Held) } else { Action::Release });
    }

    fn end(&self, action: Action) {
        let press = self.press.borrow_mut().take();
        self.act.emit(action);
        // The listener that is being called goes with it, hence only after this turn.
        gloo::timers::callback::Timeout::new(0, move || drop(press)).forget();
    }
}

/// Width and height of the window.
fn window_size() -> (f64, f64) {
    let number = |found: Result<JsValue, JsValue>| found.ok().and_then(|it| it.as_f64());
    let window = window();
    let infinite = f64::INFINITY;
    (
        number(window.inner_width()).unwrap_or(infinite),
        number(window.inner_height()).unwrap_or(infinite),
    )
}

fn position(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// What lies below the pointer.
#[derive(Clone, Default, PartialEq)]
struct Below {
    /// A unit of the reform's chart.
    unit: Option<UnitId>,
    /// Whether it is the place for what is put aside.
    is_aside: bool,
}

/// What lies at a point of the window.
fn under((x, y): (f64, f64)) -> Below {
    #[expect(clippy::cast_possible_truncation, reason = "a point of the window")]
    let element = document().element_from_point(x as f32, y as f32);
    let within = |element: &Element, place| element.closest(place).ok().flatten().is_some();
    let Some(element) = element.filter(|element| within(element, "[data-side='reform']")) else {
        return Below::default();
    };
    let unit = unit_at(&element);
    Below { is_aside: unit.is_none() && within(&element, "[data-aside]"), unit }
}
