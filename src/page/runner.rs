//! Starts the leading worker, sends it what the state wants, and hears it; its helpers come after.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::crew::{Crew, Line};
use super::later;
use crate::app::protocol::{Ticket, ToWorker};
use crate::app::{Action, Later, State};

/// Does what the state asks for: workers, a run, or no run.
#[hook]
pub(super) fn use_runner(state: &Rc<State>, act: &Callback<Action>) {
    let crew = use_mut_ref(Crew::default);
    use_effect_with(state.engine.generation, {
        let (crew, act) = (Rc::clone(&crew), act.clone());
        move |_| start(&crew, &act)
    });
    use_effect_with(state.engine.ready, {
        let crew = Rc::clone(&crew);
        move |ready| {
            if *ready {
                Crew::call_helpers(&crew);
            }
        }
    });
    let question = state.question().map(|(question, _)| question).or(state.asked());
    use_effect_with((state.engine.ready, question), {
        let (crew, state) = (Rc::clone(&crew), Rc::clone(state));
        move |(ready, _)| {
            if *ready {
                wonder(&crew, &state);
            }
        }
    });
    use_effect_with((state.engine.ready, state.doubt()), {
        let (crew, state) = (Rc::clone(&crew), Rc::clone(state));
        move |(ready, question)| {
            if let (true, Some(question)) = (*ready, *question) {
                let scenario = Box::new(state.document().scenario());
                crew.borrow().tell_leader(ToWorker::Sway { question, scenario });
            }
        }
    });
    use_effect_with((state.engine.ready, state.inquiry()), {
        let (crew, state) = (Rc::clone(&crew), Rc::clone(state));
        move |(ready, inquiry)| {
            if let Some((inquiry, request)) = inquiry.filter(|_| *ready).zip(state.request()) {
                crew.borrow().tell_leader(ToWorker::Follow { inquiry, request });
            }
        }
    });
    let wanted = (state.engine.ready, state.run.ticket());
    use_effect_with(wanted, {
        let state = Rc::clone(state);
        move |(ready, ticket)| {
            if *ready {
                ask(&crew, *ticket, &state);
            }
        }
    });
}

/// A leader in place of the one before, which ends with its helpers.
fn start(crew: &RefCell<Crew>, act: &Callback<Action>) {
    let leader = lead(act).ok();
    let failed = leader.is_none();
    *crew.borrow_mut() = Crew::led_by(leader);
    if failed {
        act.emit(Action::WorkerFailed);
    }
}

fn lead(act: &Callback<Action>) -> Result<Line, JsValue> {
    let (hears, fails) = (act.clone(), act.clone());
    let hear = move |message: String| {
        let hears = hears.clone();
        spawn_local(async move {
            let news = (later::awaited().await.heard)(&message);
            hears.emit(news.map_or(Action::WorkerFailed, |news| Action::Later(Later::Heard(news))));
        });
    };
    Line::open(hear, move || fails.emit(Action::WorkerFailed))
}

fn ask(crew: &RefCell<Crew>, ticket: Option<Ticket>, state: &State) {
    crew.borrow().tell_leader(match ticket {
        Some(ticket) => ToWorker::Run { ticket, scenario: Box::new(state.document().scenario()) },
        None => ToWorker::Cancel,
    });
}

/// Asks what the drop that is shown before it happens, or another assumption, would likely bring.
fn wonder(crew: &RefCell<Crew>, state: &State) {
    if let Some((question, moves)) = state.question() {
        let scenario = Box::new(state.document().scenario());
        let moves = moves.to_vec();
        crew.borrow().tell_leader(ToWorker::Predict { question, scenario, moves });
    } else if let Some((question, scenario, moves)) = state.wanted() {
        let scenario = Box::new(scenario);
        crew.borrow().tell_leader(ToWorker::Predict { question, scenario, moves });
    }
}
