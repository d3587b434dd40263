//! The worker: one leads a study and plays, the others play what the leader hands out, and one may
//! play the textbook systems.
//!
//! All are the same program; the page says to each by its first message what it is. They play in
//! slices, so that each hears within a slice what else is wanted.

#![expect(clippy::unnecessary_wraps, reason = "what can fail is the loading of the part")]

mod examiner;
mod follower;
mod helper;
mod leader;
mod slices;
mod swaying;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::JsString;
use js_sys::futures::spawn_local;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

use self::helper::Helper;
use self::leader::Leader;
use crate::app::protocol::{FromWorker, Inquiry, ToWorker};
use crate::engine::Outcome;
use crate::json;
use crate::scenario::Scenario;
use crate::study::{Task, forecast};

/// Time between two messages on how far the work is (ms).
const TELL_EVERY: f64 = 100.0;

/// Names a study among those of a leader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct StudyNumber(u64);

/// From the leader to a helper.
#[derive(Debug, Serialize, Deserialize)]
enum ToHelper {
    /// What the next tasks are about; those of an earlier study are dropped.
    Study {
        /// Names the study.
        number: StudyNumber,
        /// What is simulated.
        scenario: Box<Scenario>,
    },
    /// Play this replication, after those that were asked for before.
    Play(Task),
    /// Drop all tasks.
    Drop,
}

/// A replication that a helper has played.
#[derive(Debug, Serialize, Deserialize)]
struct Played {
    number: StudyNumber,
    task: Task,
    outcome: Outcome,
}

/// Begins to listen to the page.
///
/// What only a worker needs is a part of the program that only workers load; an error if it does not
/// arrive.
#[wasm_split(simulation, fallible)]
pub fn start() -> Result<(), SplitLoaderError> {
    let leader = Rc::new(RefCell::new(Leader::default()));
    let followed = Rc::new(Cell::new(Inquiry::default()));
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let port = || event.ports().get(0).dyn_into::<MessagePort>();
        match read(&event) {
            Some(ToWorker::Run { ticket, scenario }) => leader::run(&leader, ticket, *scenario),
            Some(ToWorker::Predict { question, scenario, moves }) => {
                let forecast = forecast(&scenario, &moves);
                tell_page(&FromWorker::Predicted { question, forecast });
                let reform = [scenario.reform.as_slice(), &moves].concat();
                leader::think_of(&leader, Scenario { reform, ..*scenario });
            }
            Some(ToWorker::Sway { question, scenario }) => {
                spawn_local(swaying::sway(question, scenario));
            }
            Some(ToWorker::Follow { inquiry, request }) => {
                followed.set(inquiry);
                spawn_local(follower::follow(inquiry, request, Rc::clone(&followed)));
            }
            Some(ToWorker::Cancel) => leader.borrow_mut().cancel(),
            Some(ToWorker::Lead { helper }) => {
                if let Ok(port) = port() {
                    leader::meet(&leader, helper, port);
                }
            }
            Some(ToWorker::Lost { helper }) => leader::lose(&leader, helper),
            Some(ToWorker::Help) => {
                if let Ok(port) = port() {
                    Helper::serve(&port);
                }
            }
            Some(ToWorker::Examine { seed }) => spawn_local(examiner::examine(seed)),
            None => {}
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    tell_page(&FromWorker::Ready);
    Ok(())
}

fn tell_page(news: &FromWorker) {
    // A page that has gone away needs no answer.
    scope().post_message(&written(news)).ok();
}

fn send(port: &MessagePort, message: &impl Serialize) {
    // One that has gone away is replaced by the page.
    port.post_message(&written(message)).ok();
}

/// Calls a function with each message that can be read.
fn listen<T: DeserializeOwned + 'static>(port: &MessagePort, hear: impl Fn(T) + 'static) {
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        read(&event).into_iter().for_each(&hear);
    });
    port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}

fn read<T: DeserializeOwned>(event: &MessageEvent) -> Option<T> {
    event.data().as_string().and_then(|text| json::read(&text).ok())
}

fn written(message: &impl Serialize) -> JsValue {
    JsString::from(serde_json::to_string(message).expect("numbers and texts")).into()
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
