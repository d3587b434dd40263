//! A finger that moves across a slide turns it.

use yew::prelude::*;

use crate::app::{Action, Projecting};
use crate::scene::chart::Step;

/// A finger that goes less far has not turned anything (px).
const FAR: i32 = 48;

/// What hears a finger come down and go up; one that scrolls is taken away by the browser and never
/// goes up.
#[hook]
pub(super) fn use_swipe(act: &Callback<Action>) -> [Callback<PointerEvent>; 2] {
    let start = use_mut_ref(|| None::<(i32, i32)>);
    let down = {
        let start = start.clone();
        Callback::from(move |event: PointerEvent| {
            let is_finger = event.pointer_type() == "touch" && event.is_primary();
            *start.borrow_mut() = is_finger.then(|| (event.client_x(), event.client_y()));
        })
    };
    let act = act.clone();
    let up = Callback::from(move |event: PointerEvent| {
        let from = start.take();
        let step = from.and_then(|(x, y)| turned(event.client_x() - x, event.client_y() - y));
        if let Some(step) = step {
            act.emit(Action::Project(Projecting::Go(step)));
        }
    });
    [down, up]
}

/// To the left lies the next slide.
const fn turned(right: i32, down: i32) -> Option<Step> {
    if right.abs() < FAR || right.abs() < 2 * down.abs() {
        None
    } else if right < 0 {
        Some(Step::Next)
    } else {
        Some(Step::Previous)
    }
}
