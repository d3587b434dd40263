//! The worker: simulates in slices, so that it hears what else is wanted.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Date, Promise};
use spanlab::app::protocol::{FromWorker, Ticket, ToWorker};
use spanlab::engine::Run;
use spanlab::report::Report;
use spanlab::scenario::Scenario;
use spanlab::study::Study;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

/// Longest time without hearing what else is wanted (ms).
const SLICE: f64 = 20.0;
/// Events between two looks at the clock.
const EVENTS: u32 = 5_000;
/// Time between two messages on how far the run is (ms).
const TELL_EVERY: f64 = 100.0;

/// The run that is wanted; another one, or none, abandons the one under way.
type Wanted = Rc<Cell<Option<Ticket>>>;

fn main() {
    let wanted = Wanted::default();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data().as_string();
        match message.and_then(|message| serde_json::from_str(&message).ok()) {
            Some(ToWorker::Run { ticket, scenario }) => {
                wanted.set(Some(ticket));
                spawn_local(simulate(ticket, scenario, Rc::clone(&wanted)));
            }
            Some(ToWorker::Cancel) | None => wanted.set(None),
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say(&FromWorker::Ready);
}

/// Simulates until the report is ready or another run is wanted.
async fn simulate(ticket: Ticket, scenario: Box<Scenario>, wanted: Wanted) {
    let Ok(mut study) = Study::new(&scenario) else {
        return say(&FromWorker::Refused { ticket });
    };
    let mut slice_ends = Date::now() + SLICE;
    let mut tell_at = slice_ends;
    while let Some(task) = study.next_task() {
        let mut run = Run::new(study.network(task), task.window, study.seed(), task.replication);
        while !run.advance(EVENTS) {
            if Date::now() < slice_ends {
                continue;
            }
            if slice_ends >= tell_at {
                say(&progress(&study, ticket));
                tell_at = slice_ends + TELL_EVERY;
            }
            turn().await;
            if wanted.get() != Some(ticket) {
                return;
            }
            slice_ends = Date::now() + SLICE;
        }
        let outcome = run.outcome();
        study.accept(task, outcome);
    }
    if let Some(report) = study.report() {
        say(&finished(ticket, report));
    }
}

fn progress(study: &Study, ticket: Ticket) -> FromWorker {
    let progress = study.progress();
    FromWorker::Progress { ticket, replications: progress.replications, share: progress.share }
}

fn finished(ticket: Ticket, report: Report) -> FromWorker {
    FromWorker::Finished { ticket, report: Box::new(report) }
}

/// Waits for the next turn of the worker's loop, after the messages that have arrived.
///
/// A message through a channel is such a turn; a timer would be slowed down.
async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (inner, outer) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |resolve, _| inner.set_onmessage(Some(&resolve)));
    // A message that cannot be sent would never be heard.
    if outer.post_message(&JsValue::NULL).is_ok() {
        JsFuture::from(heard).await.ok();
    }
    inner.close();
}

fn say(news: &FromWorker) {
    let message = serde_json::to_string(news).expect("numbers and texts");
    // A page that has gone away needs no answer.
    scope().post_message(&message.into()).ok();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
