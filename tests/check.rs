//! The view that checks the engine: how it is opened, filled and left.

use std::rc::Rc;

use spanlab::app::protocol::FromWorker;
use spanlab::app::{Action, Checking, Examining, Hand, Later, State, reduce};
use spanlab::cases;
use spanlab::text::Language;
use spanlab::validate::{Agreement, Measure, System};

fn open() -> State {
    let case = cases::all().into_iter().next().expect("a case");
    reduce(&State::open(Rc::new(case), Language::Zh), Action::Check(Examining::Open))
}

fn after(state: &State, what: Examining) -> State {
    reduce(state, Action::Check(what))
}

fn heard(state: &State, seed: u64, share: f64) -> State {
    let found = Agreement {
        system: System::OneClerk,
        measure: Measure::Delay,
        exact: 28.0,
        mean: 28.1,
        standard_error: 0.1,
        deviation: 1.0,
        agrees: true,
        replications: 40,
    };
    let agreements = vec![found];
    reduce(state, Action::Later(Later::Heard(FromWorker::Examined { seed, share, agreements })))
}

fn checking(state: &State) -> &Checking {
    state.checking.as_ref().expect("the view is open")
}

#[test]
fn it_begins_with_the_seed_of_the_command_line_and_fills_with_what_is_heard() {
    let state = open();
    assert_eq!((checking(&state).seed, checking(&state).agreements.len()), (1, 0));
    let state = heard(&state, 1, 0.4);
    assert_eq!(checking(&state).agreements.len(), 1);
    assert!(!checking(&state).is_done());
    assert!(checking(&heard(&state, 1, 1.0)).is_done());
}

#[test]
fn opening_it_again_keeps_what_was_found_and_leaving_drops_it() {
    let state = heard(&open(), 1, 0.4);
    assert_eq!(after(&state, Examining::Open), state);
    let left = after(&state, Examining::Close);
    assert_eq!(left.checking, None);
    assert_eq!(heard(&left, 1, 0.5).checking, None);
    assert_eq!(after(&left, Examining::Again), left);
}

#[test]
fn once_more_takes_other_random_numbers_and_drops_news_of_the_ones_before() {
    let state = after(&heard(&open(), 1, 1.0), Examining::Again);
    assert_eq!((checking(&state).seed, checking(&state).agreements.len()), (2, 0));
    assert_eq!(heard(&state, 1, 1.0), state);
    assert_eq!(checking(&heard(&state, 2, 0.1)).agreements.len(), 1);
}

#[test]
fn a_failure_is_told_until_it_is_wanted_again_but_not_when_all_is_found() {
    let failed = after(&heard(&open(), 1, 0.4), Examining::Failed);
    assert!(checking(&failed).failed);
    assert!(!checking(&after(&failed, Examining::Again)).failed);
    let done = heard(&open(), 1, 1.0);
    assert_eq!(after(&done, Examining::Failed), done);
}

#[test]
fn what_is_in_the_hand_is_put_back_and_the_run_goes_on() {
    let state = after(&open(), Examining::Close);
    let unit = state.reformed().sections().next().expect("a section").id.clone();
    let holding = reduce(&state, Action::Choose(unit));
    assert!(holding.held().is_some());
    let checks = after(&holding, Examining::Open);
    assert_eq!(checks.hand, Hand::Empty);
    assert_eq!(checks.run, holding.run);
}
