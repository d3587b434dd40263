//! The worker: started, sent what the state wants, and heard.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::prelude::*;

use crate::app::protocol::{Ticket, ToWorker};
use crate::app::{Action, State};

/// Where the document says what the worker's address is.
const ADDRESS: &str = "meta[name='spanlab-worker']";

/// Does what the state asks for: a worker, a run, or no run.
#[hook]
pub(super) fn use_runner(state: &Rc<State>, act: &Callback<Action>) {
    let line = use_mut_ref(|| None::<Line>);
    use_effect_with(state.engine.generation, {
        let (line, act) = (Rc::clone(&line), act.clone());
        move |_| start(&line, &act)
    });
    let wanted = (state.engine.ready, state.run.ticket());
    use_effect_with(wanted, {
        let state = Rc::clone(state);
        move |(ready, ticket)| {
            if *ready {
                ask(line.borrow().as_ref(), *ticket, &state);
            }
        }
    });
}

/// A worker with the closures that hear it; dropping it ends the worker.
struct Line {
    worker: Worker,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _fail: Closure<dyn Fn()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn start(line: &RefCell<Option<Line>>, act: &Callback<Action>) {
    let started = connect(act).ok();
    let failed = started.is_none();
    *line.borrow_mut() = started;
    if failed {
        act.emit(Action::WorkerFailed);
    }
}

fn connect(act: &Callback<Action>) -> Result<Line, JsValue> {
    let place = document().query_selector(ADDRESS)?;
    let address = place.and_then(|place| place.get_attribute("content")).unwrap_or_default();
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options)?;
    let (hears, fails) = (act.clone(), act.clone());
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data().as_string();
        let news = message.and_then(|message| serde_json::from_str(&message).ok());
        hears.emit(news.map_or(Action::WorkerFailed, Action::Heard));
    });
    let fail = Closure::<dyn Fn()>::new(move || fails.emit(Action::WorkerFailed));
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    Ok(Line { worker, _hear: hear, _fail: fail })
}

fn ask(line: Option<&Line>, ticket: Option<Ticket>, state: &State) {
    let Some(line) = line else { return };
    let message = match ticket {
        Some(ticket) => ToWorker::Run { ticket, scenario: Box::new(state.document().scenario()) },
        None => ToWorker::Cancel,
    };
    let json = serde_json::to_string(&message).expect("numbers and texts");
    // A worker that takes no message says so by its error event.
    line.worker.post_message(&json.into()).ok();
}
