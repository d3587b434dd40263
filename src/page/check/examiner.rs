//! A worker of its own for the check; it ends when the view is left.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::prelude::*;

use crate::app::protocol::{FromWorker, ToWorker};
use crate::app::{Action, Examining, Later};
use crate::json;
use crate::page::crew::Line;

/// The line to the worker, once there is one.
type Place = RefCell<Option<Line>>;

/// Has the textbook systems played with random numbers of this seed, by a worker of its own.
#[hook]
pub(super) fn use_examiner(seed: u64, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(seed, move |seed| {
        let place = Rc::new(Place::default());
        let opened = open(&place, *seed, &act);
        if opened.is_none() {
            act.emit(Action::Check(Examining::Failed));
        }
        place.replace(opened);
        move || drop(place)
    });
}

fn open(place: &Rc<Place>, seed: u64, act: &Callback<Action>) -> Option<Line> {
    let (place, hears, fails) = (Rc::downgrade(place), act.clone(), act.clone());
    let hear = move |message: String| match json::read(&message) {
        Ok(FromWorker::Ready) => ask(&place, seed),
        Ok(news) => hears.emit(Action::Later(Later::Heard(news))),
        Err(_) => hears.emit(Action::Check(Examining::Failed)),
    };
    Line::open(hear, move || fails.emit(Action::Check(Examining::Failed))).ok()
}

fn ask(place: &Weak<Place>, seed: u64) {
    let Some(place) = place.upgrade() else { return };
    if let Some(line) = place.borrow().as_ref() {
        line.send(ToWorker::Examine { seed }, &[]);
    }
}
