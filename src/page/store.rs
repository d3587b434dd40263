//! The state as a reducer of Yew.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use yew::prelude::*;

use super::later;
use crate::app::{Action, State, reduce_first};

/// The state, wrapped for [`use_reducer`].
#[derive(Debug, PartialEq)]
pub(super) struct Store(pub(super) Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match (action, later::here()) {
            (Action::Later(what), Some(rest)) => (rest.reduced)(&self.0, what),
            (Action::Later(_), None) => return self,
            (first, _) => reduce_first(&self.0, first),
        };
        Rc::new(Self(Rc::new(next)))
    }
}

/// Dispatches an action as soon as the part of the program is there that knows what it does.
pub(super) fn dispatch(store: &UseReducerDispatcher<Store>, action: Action) {
    if !matches!(action, Action::Later(_)) || later::here().is_some() {
        return store.dispatch(action);
    }
    let store = store.clone();
    spawn_local(async move {
        if later::arrival().await.is_some() {
            store.dispatch(action);
        }
    });
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
