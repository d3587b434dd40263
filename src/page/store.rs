//! The state as a reducer of Yew.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, State, reduce};

/// The state, wrapped for [`use_reducer`].
#[derive(Debug, PartialEq)]
pub(super) struct Store(pub(super) Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(reduce(&self.0, action))))
    }
}

/// Turns an event into an action, if it means one.
pub(super) fn acting<E: 'static>(
    act: &Callback<Action>,
    meaning: impl Fn(&E) -> Option<Action> + 'static,
) -> Callback<E> {
    let act = act.clone();
    Callback::from(move |event: E| {
        if let Some(action) = meaning(&event) {
            act.emit(action);
        }
    })
}
