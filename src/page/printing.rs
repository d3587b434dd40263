//! The page before it is printed: both structures as lists, and every view.

use std::pin::pin;
use std::task::{Context, Waker};

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::app::{Action, Viewing};

/// Shows what is printed, and afterwards what was there before.
#[hook]
pub(super) fn use_printing(act: &Callback<Action>) {
    use_effect_with(act.clone(), |act| {
        let hear = |name: &'static str, prints: bool| {
            let act = act.clone();
            EventListener::new(&window(), name, move |_| {
                act.emit(Action::View(Viewing::Print(prints)));
                draw();
            })
        };
        let listeners = [hear("beforeprint", true), hear("afterprint", false)];
        move || drop(listeners)
    });
}

/// Draws what has changed at once: Yew rests between two components when it has drawn for a frame, and
/// a browser that prints does not wait for it.
fn draw() {
    let drawn = pin!(yew::scheduler::flush());
    // It draws when it is first asked.
    let _ = Future::poll(drawn, &mut Context::from_waker(Waker::noop()));
}
