//! The workers: one that leads and, on a machine with more processors, some that help.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::futures::spawn_local;
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::later;
use crate::app::protocol::ToWorker;

/// Where the document says what the worker's address is.
const ADDRESS: &str = "meta[name='spanlab-worker']";
/// More workers than this are of little use, and cost memory.
const MOST: u32 = 8;
/// How often helpers are replaced before the others go on without.
const REPLACEMENTS: u32 = 4;

/// The workers of the page.
#[derive(Default)]
pub(super) struct Crew {
    leader: Option<Line>,
    helpers: Vec<Line>,
    replaced: u32,
}

impl Crew {
    /// A leader without helpers yet.
    pub(super) fn led_by(leader: Option<Line>) -> Self {
        Self { leader, ..Self::default() }
    }

    /// Starts a helper for every further processor.
    pub(super) fn call_helpers(crew: &Rc<RefCell<Self>>) {
        for helper in 0..workers() - 1 {
            let Some(line) = Self::call(crew, helper) else { break };
            crew.borrow_mut().helpers.push(line);
        }
    }

    /// A helper, which meets the leader as soon as it listens; one that cannot be started is done
    /// without.
    fn call(crew: &Rc<RefCell<Self>>, helper: u32) -> Option<Line> {
        let (hears, fails) = (Rc::downgrade(crew), Rc::downgrade(crew));
        let hear = move |_| {
            // All that a helper says to the page is that it listens.
            hears.upgrade().and_then(|crew| crew.borrow().introduce(helper));
        };
        Line::open(hear, move || Self::lost(&fails, helper)).ok()
    }

    /// Gives the leader and a helper a line of their own.
    fn introduce(&self, helper: u32) -> Option<()> {
        let channel = MessageChannel::new().ok()?;
        let (leader, other) = (self.leader.as_ref()?, self.helpers.get(helper as usize)?);
        leader.send(ToWorker::Lead { helper }, &[channel.port1().into()]);
        other.send(ToWorker::Help, &[channel.port2().into()]);
        Some(())
    }

    /// A helper has failed: another one takes its place, and what it had to play.
    fn lost(crew: &Weak<RefCell<Self>>, helper: u32) {
        let Some(crew) = crew.upgrade() else { return };
        crew.borrow().tell_leader(ToWorker::Lost { helper });
        if crew.borrow().replaced >= REPLACEMENTS {
            return;
        }
        let line = Self::call(&crew, helper);
        let mut crew = crew.borrow_mut();
        crew.replaced += 1;
        if let (Some(place), Some(line)) = (crew.helpers.get_mut(helper as usize), line) {
            let failed = std::mem::replace(place, line);
            // Not before its own event is over.
            Timeout::new(0, move || drop(failed)).forget();
        }
    }

    pub(super) fn tell_leader(&self, message: ToWorker) {
        if let Some(leader) = &self.leader {
            leader.send(message, &[]);
        }
    }
}

/// As many as there are processors.
fn workers() -> u32 {
    let processors = window().navigator().hardware_concurrency();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
    let processors = processors as u32;
    processors.clamp(1, MOST)
}

#[wasm_bindgen]
extern "C" {
    /// The address of the script that the page has loaded its program with.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT: JsString;
}

/// The program of the page, which is that of a worker too: its script, and itself compiled.
fn program() -> JsValue {
    let script = SCRIPT.with(|script| JsValue::from(script));
    Array::of2(&script, &wasm_bindgen::module()).into()
}

/// A worker with the closures that hear it; dropping it ends the worker.
pub(super) struct Line {
    worker: Worker,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _fail: Closure<dyn Fn()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Line {
    /// Starts a worker whose messages and whose failure are heard.
    pub(super) fn open(
        hear: impl Fn(String) + 'static,
        fail: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let place = document().query_selector(ADDRESS)?;
        let address = place.and_then(|place| place.get_attribute("content")).unwrap_or_default();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)?;
        worker.post_message(&program())?;
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            hear(event.data().as_string().unwrap_or_default());
        });
        let fail = Closure::<dyn Fn()>::new(fail);
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Self { worker, _hear: hear, _fail: fail })
    }

    /// Sends a message, and with it the ends of channels, as soon as what led to it is painted: workers
    /// take the processors that paint it.
    pub(super) fn send(&self, message: ToWorker, ports: &[JsValue]) {
        let worker = self.worker.clone();
        let transfer: Array = ports.iter().collect();
        spawn_local(async move {
            later::painted().await;
            let json = (later::awaited().await.written)(&message);
            // A worker that takes no message says so by its error event.
            worker.post_message_with_transfer(&json.into(), &transfer).ok();
        });
    }
}
