//! What is done to a case is kept as a text and found again; what does not fit is refused, and nothing
//! that stands in the place of such a text keeps the page from opening.

use std::rc::Rc;

use proptest::prelude::*;
use proptest::sample::Index;
use spanlab::app::{Action, Document, Later, Notice, Run, Said, State, Step, Turn, reduce};
use spanlab::cases::{self, Case};
use spanlab::scenario::fields::{Allowed, Value, fields, set};
use spanlab::scenario::{Merge, Move, Scenario, Sharing};
use spanlab::text::{Language, Text};
use spanlab::units::UnitId;
use spanlab::words::notice;

use self::support::generated::{RawMove, raw_moves, scenario};

mod support {
    pub(crate) mod generated;
}

fn case(id: &str) -> Rc<Case> {
    Rc::new(cases::case(id).expect("a case"))
}

fn opened(id: &str) -> State {
    State::open(case(id), Language::Zh)
}

fn id(id: &str) -> UnitId {
    UnitId::new(id).expect("an id")
}

fn merge(members: [&str; 2]) -> Move {
    Move::Merge(Merge {
        id: None,
        name: Text::Empty,
        sections: members.map(id).to_vec(),
        sharing: Sharing::Help,
    })
}

/// The first case with one section merged into another, and a step that is off.
fn worked_on() -> Document {
    let steps = vec![
        Step::on(merge(["talent", "cadre-training"])),
        Step { what: merge(["organization", "guidance"]), on: false },
    ];
    Document::open(case("large-sections")).with_steps(steps).expect("it can be made")
}

/// The same document with the seventh part of every number of the assumptions more, where it fits.
fn assuming_otherwise(document: &Document) -> Document {
    let document = document.clone();
    let more = |next: Scenario, field| {
        let entry = fields(&next).into_iter().find(|entry| entry.field == field);
        match entry.map(|entry| entry.value) {
            Some(Value::Number(number)) => {
                set(&next, field, Value::Number(number * 8.0 / 7.0)).unwrap_or(next)
            }
            _ => next,
        }
    };
    let all = fields(document.subject()).into_iter().map(|entry| entry.field);
    let subject = all.fold((**document.subject()).clone(), more);
    document.assuming(subject).expect("the moves can be made")
}

fn restored(state: &State, case: Rc<Case>, text: &str) -> State {
    reduce(state, Action::Later(Later::Restore(case, text.to_owned())))
}

/// A document with those of the moves that can be made, some of them off, and some values that fit.
fn document(
    scenario: Scenario,
    raw: &[(RawMove, bool)],
    values: &[(Index, f64)],
) -> (Rc<Case>, Document) {
    let case = Rc::new(Case { scenario, ..cases::case("township").expect("a case") });
    let untouched = Document::open(Rc::clone(&case));
    let mut document = untouched.clone();
    for (raw, on) in raw {
        let what = raw.step(&document.reformed().units, &document.reformed().work);
        let mut steps = document.steps().to_vec();
        steps.push(Step { what, on: *on });
        document = document.with_steps(steps).unwrap_or(document);
    }
    for (index, share) in values {
        let entry = *index.get(&fields(document.subject()));
        let value = match entry.allowed {
            Allowed::Numbers { least, most, whole, .. } => {
                let number = least + share * (most.min(least + 50.0) - least);
                Value::Number(if whole { number.round() } else { number })
            }
            Allowed::Choices(choices) => Value::Choice(*index.get(choices)),
        };
        let subject = set(document.subject(), entry.field, value).expect("it is allowed");
        let next = document.assuming(subject).ok();
        let next = next.filter(|next| next.stopped_since(&untouched).is_none());
        document = next.unwrap_or(document);
    }
    if document.stopped_since(&untouched).is_some() { (case, untouched) } else { (case, document) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn whatever_is_done_is_found_again(
        scenario in scenario(),
        moves in raw_moves(0..12),
        on in prop::collection::vec(prop::bool::weighted(0.8), 12),
        values in prop::collection::vec((any::<Index>(), 0.0..=1.0_f64), 0..5),
    ) {
        let raw: Vec<_> = moves.into_iter().zip(on).collect();
        let (case, document) = document(scenario, &raw, &values);
        let untouched = Document::open(Rc::clone(&case));
        match document.kept() {
            None => prop_assert_eq!(&document, &untouched),
            Some(text) => {
                let found = Document::restored(case, &text);
                prop_assert_eq!(found.as_ref(), Some(&document), "{}", text);
                prop_assert_ne!(&document, &untouched);
            }
        }
    }

    #[test]
    fn a_damaged_text_is_refused_or_is_another_reform(place in any::<Index>(), with in "[ -~]{0,3}") {
        let text = assuming_otherwise(&worked_on()).kept().expect("something is kept");
        let place = place.index(text.len());
        if text.is_char_boundary(place) && text.is_char_boundary(place + 1) {
            let damaged = [&text[..place], &with, &text[place + 1..]].concat();
            let state = opened("large-sections");
            let case = Rc::clone(state.document().case());
            let after = restored(&state, case, &damaged);
            let is_told = after.notices == [Notice::Restored] || after.notices == [Notice::Unfit];
            prop_assert!(is_told && matches!(after.run, Run::Wanted(_)));
        }
    }
}

#[test]
fn an_untouched_case_is_not_kept_and_a_step_that_is_off_is() {
    let document = Document::open(case("large-sections"));
    assert_eq!(document.kept(), None);
    let off =
        document.with_steps(vec![Step { what: merge(["talent", "cadre-training"]), on: false }]);
    assert!(off.expect("it is not made").kept().is_some());
}

#[test]
fn steps_alone_are_a_short_text_and_assumptions_are_kept_without_steps() {
    let worked_on = worked_on();
    assert!(worked_on.kept().expect("a text").len() < 400);
    let untouched = Document::open(case("large-sections"));
    let assuming = assuming_otherwise(&untouched);
    assert!(assuming.changed().len() > 20, "{}", assuming.changed().len());
    let text = assuming.kept().expect("a text");
    assert_eq!(Document::restored(case("large-sections"), &text), Some(assuming));
}

#[test]
fn one_step_back_from_what_was_restored_is_the_untouched_case() {
    let (state, document) = (opened("large-sections"), assuming_otherwise(&worked_on()));
    let text = document.kept().expect("a text");
    let after = restored(&state, case("large-sections"), &text);
    assert_eq!(**after.document(), document);
    assert_eq!(after.notices, [Notice::Restored]);
    assert!(matches!(after.run, Run::Wanted(_)));
    let back = reduce(&after, Action::Undo);
    assert_eq!(back.document(), state.document());
    assert!(!back.history.can_undo() && back.notices.is_empty());
    assert_eq!(**reduce(&back, Action::Redo).document(), document);
}

#[test]
fn another_case_is_opened_with_its_own_work_in_one_step() {
    let text = worked_on().kept().expect("a text");
    let elsewhere = opened("township");
    let after = restored(&elsewhere, case("large-sections"), &text);
    assert_eq!(**after.document(), worked_on());
    assert!(after.answer.is_none());
    let back = reduce(&after, Action::Undo);
    assert_eq!(back.document(), elsewhere.document());
    let name = case("township").scenario.name.clone();
    assert_eq!(back.said, Some(Said::Undone(Turn::Case(name))));
}

#[test]
fn what_does_not_fit_opens_the_untouched_case_and_is_told() {
    let steps = worked_on().kept().expect("a text");
    let assumed = assuming_otherwise(&Document::open(case("large-sections"))).kept();
    let assumed = assumed.expect("a text");
    let older = steps.replace("spanlab-work/1", "spanlab-work/0");
    let unknown = steps.replace("\"steps\"", "\"stages\"");
    let impossible = steps.replace("cadre-training", "no-such-section");
    let more = assumed.replacen("\"days\":", "\"nights\":", 1);
    let texts =
        ["", "null", "[]", "{}", "\u{0}", "{\"format\":", &older, &unknown, &impossible, &more];
    for text in texts {
        let after = restored(&opened("township"), case("large-sections"), text);
        assert_eq!(**after.document(), Document::open(case("large-sections")), "{text}");
        assert_eq!(after.notices, [Notice::Unfit], "{text}");
    }
    // Another case, and the same one with another text.
    assert_eq!(Document::restored(case("township"), &steps), None);
    assert_eq!(Document::restored(case("township"), &assumed), None);
    let mut other = cases::case("large-sections").expect("a case");
    other.scenario.run.seed += 1;
    assert_eq!(Document::restored(Rc::new(other.clone()), &assumed), None);
    assert!(Document::restored(Rc::new(other), &steps).is_some(), "the steps can still be made");
}

#[test]
fn a_scenario_that_cannot_be_simulated_is_not_restored() {
    let document = Document::open(case("large-sections"));
    let mut nobody = (**document.subject()).clone();
    for entry in fields(&nobody) {
        if entry.field.place().ends_with(".clerks") {
            nobody = set(&nobody, entry.field, Value::Number(0.0)).expect("it is allowed");
        }
    }
    let stopped = document.assuming(nobody).expect("there are no moves");
    let text = stopped.kept().expect("a text");
    assert_eq!(Document::restored(case("large-sections"), &text), None);
}

#[test]
fn what_is_told_goes_with_the_next_change_or_when_it_is_closed() {
    let text = worked_on().kept().expect("a text");
    let after = restored(&opened("large-sections"), case("large-sections"), &text);
    let unknown = Notice::Unknown("nonsense".to_owned());
    let both = reduce(&after, Action::Later(Later::Tell(unknown.clone())));
    assert_eq!(both.notices, [Notice::Restored, unknown]);
    for action in [Action::PutBack, Action::Undo, Action::Reset, Action::Open(case("township"))] {
        assert_eq!(reduce(&both, action.clone()).notices, [], "{action:?}");
    }
    assert_eq!(reduce(&both, Action::Choose(id("talent"))).notices, both.notices);
}

#[test]
fn every_notice_is_a_sentence_in_both_languages() {
    let unknown = Notice::Unknown("nonsense".to_owned());
    let told = |news: &Notice, language| notice(news, "X", language);
    assert!(told(&Notice::Restored, Language::Zh).contains("已恢复"));
    assert!(told(&Notice::Restored, Language::En).contains("restored"));
    assert!(told(&unknown, Language::Zh).contains("“nonsense”"));
    assert!(told(&unknown, Language::En).contains("“X”"));
    assert_ne!(told(&Notice::Unfit, Language::Zh), told(&Notice::Unfit, Language::En));
}
