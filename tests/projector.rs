//! The projector: which slides there are, how they are turned, and what a blank screen does.

use std::rc::Rc;

use spanlab::app::{Action, Projecting, Projector, Slide, State, reduce};
use spanlab::cases;
use spanlab::scene::chart::Step;
use spanlab::text::Language;

fn open() -> State {
    let case = cases::case("township").expect("a case");
    after(&State::open(Rc::new(case), Language::Zh), Projecting::Open)
}

fn after(state: &State, what: Projecting) -> State {
    reduce(state, Action::Project(what))
}

fn shown(state: &State) -> Projector {
    state.projector.expect("the projector is open")
}

#[test]
fn the_slides_begin_with_the_question_and_end_with_the_limits() {
    let state = open();
    assert_eq!(shown(&state).slide, Slide::Question);
    let last = after(&state, Projecting::Go(Step::Last));
    assert_eq!(shown(&last).slide, Slide::Limits);
    assert_eq!(after(&last, Projecting::Go(Step::Next)), last);
    assert_eq!(after(&last, Projecting::Go(Step::First)), state);
    assert_eq!(after(&state, Projecting::Go(Step::Previous)), state);
}

#[test]
fn the_reform_has_a_slide_once_there_is_one() {
    let state = open();
    assert!(!state.slides().contains(&Slide::Reform));
    assert_eq!(shown(&after(&state, Projecting::Go(Step::Next))).slide, Slide::Answer);
    let reformed = reduce(&state, Action::Apply(0));
    assert_eq!(shown(&after(&reformed, Projecting::Go(Step::Next))).slide, Slide::Reform);
    assert_eq!(reformed.slides().len(), state.slides().len() + 1);
}

#[test]
fn whoever_goes_on_from_a_blank_screen_sees_what_was_there() {
    let state = after(&open(), Projecting::Go(Step::Next));
    let blank = after(&state, Projecting::Blank);
    assert!(shown(&blank).blank);
    assert_eq!(after(&blank, Projecting::Blank), state);
    assert_eq!(after(&blank, Projecting::Go(Step::Next)), state);
}

#[test]
fn runs_go_on_while_slides_are_shown_and_nothing_is_left_behind() {
    let state = open();
    let ticket = state.run.ticket();
    assert!(ticket.is_some());
    let left = after(&after(&state, Projecting::Go(Step::Next)), Projecting::Close);
    assert_eq!(left.projector, None);
    assert_eq!(left.run.ticket(), ticket);
    assert_eq!(after(&left, Projecting::Go(Step::Next)), left);
    assert_eq!(after(&left, Projecting::Blank), left);
}
