//! The cursor of a chart: which of its parts is read out, by key or by pointer.

use yew::prelude::*;

use crate::scene::chart::Step;

/// Where the cursor of a chart stands and how it moves.
#[derive(Clone)]
pub(super) struct Cursor {
    place: UseStateHandle<Option<usize>>,
    count: usize,
}

/// A cursor over `count` parts, at first on none.
#[hook]
pub(super) fn use_cursor(count: usize) -> Cursor {
    Cursor { place: use_state(|| None), count }
}

impl Cursor {
    /// The part that is read out.
    pub(super) fn place(&self) -> Option<usize> {
        self.place.filter(|place| *place < self.count)
    }

    /// The class of a part.
    pub(super) fn class(&self, part: usize) -> Option<&'static str> {
        (self.place() == Some(part)).then_some("is-selected")
    }

    /// Puts the cursor on a part when the pointer comes over it.
    pub(super) fn over(&self, part: usize) -> Callback<PointerEvent> {
        let place = self.place.clone();
        Callback::from(move |_| {
            if *place != Some(part) {
                place.set(Some(part));
            }
        })
    }

    /// Takes the cursor away when a mouse leaves the chart; a finger that is lifted leaves it.
    pub(super) fn leave(&self) -> Callback<PointerEvent> {
        let place = self.place.clone();
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() == "mouse" && place.is_some() {
                place.set(None);
            }
        })
    }

    /// Takes the cursor away when the chart is left by key.
    pub(super) fn blur(&self) -> Callback<FocusEvent> {
        let place = self.place.clone();
        Callback::from(move |_| place.set(None))
    }

    /// Moves the cursor by the arrow keys, Home and End.
    pub(super) fn on_key(&self) -> Callback<KeyboardEvent> {
        let cursor = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if let Some(step) = Step::from_key(&event.key()).filter(|_| plain) {
                event.prevent_default();
                cursor.place.set(step.from_place(cursor.place(), cursor.count));
            }
        })
    }
}
