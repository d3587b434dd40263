//! What a person assumes otherwise: tried while a slider moves, then taken, and always undone.

use std::rc::Rc;

use spanlab::app::protocol::{FromWorker, Question};
use spanlab::app::{Action, Assuming, Document, History, Later, Run, State, Unfit, reduce};
use spanlab::cases::{self, Case};
use spanlab::engine::Prediction;
use spanlab::report::Report;
use spanlab::scenario::fields::{Field, Of, Value, What, fields};
use spanlab::scenario::{Move, Rank, Second, Unit};
use spanlab::study::Forecast;
use spanlab::text::Language;
use spanlab::units::{Headcount, UnitId};
use spanlab::words::{Names, said, unfit};

const CATCH: Field = Field::plain(Of::Everything, What::Catch);
const SOUND: Field = Field::plain(Of::Everything, What::PassSound);
const DAYS: Field = Field::plain(Of::Run, What::Days);

/// A person at the panel.
struct Person {
    state: State,
}

impl Person {
    fn at(case: &str) -> Self {
        let case = cases::case(case).expect("a case");
        Self { state: State::open(Rc::new(case), Language::Zh) }
    }

    fn act(self, action: Action) -> Self {
        Self { state: reduce(&self.state, action) }
    }

    fn assume(self, what: Assuming) -> Self {
        self.act(Action::Later(Later::Assume(what)))
    }

    fn tries(self, field: Field, value: f64) -> Self {
        self.assume(Assuming::Try(field, Value::Number(value)))
    }

    fn sets(self, field: Field, value: f64) -> Self {
        self.tries(field, value).assume(Assuming::Take)
    }

    fn hears(self, question: Question, days: f64) -> Self {
        let side = |delay| Some(Prediction { delay, clerk_variation: 0.2, leaders_busy: 0.4 });
        let forecast = Forecast {
            is_further: false,
            now: side(480.0 * days),
            then: side(240.0 * days),
            strain: None,
        };
        self.act(Action::Later(Later::Heard(FromWorker::Predicted { question, forecast })))
    }

    fn finishes(self) -> Self {
        let ticket = self.state.run.ticket().expect("a run is wanted");
        let report: Report =
            serde_json::from_str(include_str!("fixtures/report.json")).expect("a report");
        self.act(Action::Later(Later::Heard(FromWorker::Finished {
            ticket,
            report: Box::new(report),
        })))
    }

    fn with(self, moves: Vec<Move>) -> Self {
        let document = self.state.document().with(moves).expect("they can be made");
        let mut state = self.state;
        state.history = History::new(document);
        Self { state }
    }

    fn value(&self, field: Field) -> Value {
        let entries = fields(self.state.document().subject());
        entries.into_iter().find(|entry| entry.field == field).expect("the field").value
    }

    fn changed(&self) -> usize {
        self.state.document().changed().len()
    }

    fn steps_back(&self) -> usize {
        let mut history = self.state.history.clone();
        std::iter::from_fn(|| history.undo().then_some(())).count()
    }
}

/// A section with two clerks, by its position and its id, and another one.
fn two_clerks(person: &Person) -> (usize, UnitId, UnitId) {
    let units = person.state.document().subject().organization.units.iter().enumerate();
    let mut sections = units.filter_map(|(index, unit)| {
        let Unit::Section(section) = unit else { return None };
        (section.clerks.get() == 2).then(|| (index, section.id.clone()))
    });
    let (index, from) = sections.next().expect("a section with two clerks");
    (index, from, sections.next().expect("another one").1)
}

fn seconding(from: &UnitId, to: &UnitId, clerks: u32) -> Move {
    let (from, to) = (from.clone(), to.clone());
    Move::Second(Second { from, to, clerks: Headcount::new(clerks) })
}

#[test]
fn what_is_tried_is_asked_for_and_changes_the_document_only_when_it_is_taken() {
    let person = Person::at("township").finishes().tries(CATCH, 0.8);
    assert_eq!(person.state.run, Run::Done);
    assert_eq!((person.changed(), person.value(CATCH)), (0, Value::Number(0.5)));
    assert_eq!(person.state.tried().changed(), [CATCH]);
    let (question, scenario, moves) = person.state.wanted().expect("a question");
    assert!(scenario.reform.is_empty() && moves.is_empty());
    assert!((scenario.assumptions.catch.get() - 0.8).abs() < 1e-12);
    let person = person.hears(question, 5.0);
    assert!(person.state.asked().is_none() && person.state.outlook().is_some());
    let person = person.assume(Assuming::Take);
    assert_eq!((person.changed(), person.value(CATCH)), (1, Value::Number(0.8)));
    assert!(matches!(person.state.run, Run::Wanted(_)));
    assert!(person.state.is_stale(), "the old answer stays");
    assert!(person.state.outlook().is_some(), "predicted until it is simulated");
    assert!(person.finishes().state.outlook().is_none());
}

#[test]
fn one_question_is_under_way_at_a_time_and_the_last_value_is_asked_next() {
    let person = Person::at("township").tries(CATCH, 0.6);
    let first = person.state.asked().expect("a question");
    let person = person.tries(CATCH, 0.7).tries(CATCH, 0.8);
    assert_eq!(person.state.asked(), Some(first));
    let person = person.hears(first, 5.0);
    let (second, scenario, _) = person.state.wanted().expect("the next question");
    assert_ne!(second, first);
    assert!((scenario.assumptions.catch.get() - 0.8).abs() < 1e-12);
    let person = person.hears(second, 6.0);
    assert!(person.state.asked().is_none());
}

#[test]
fn consecutive_values_of_one_field_are_one_step() {
    let person = Person::at("township").sets(CATCH, 0.6).sets(CATCH, 0.7).sets(CATCH, 0.8);
    assert_eq!(person.steps_back(), 1);
    let person = person.sets(SOUND, 0.9).sets(CATCH, 0.7);
    assert_eq!((person.steps_back(), person.changed()), (3, 2));
    let person = person.act(Action::Undo).act(Action::Undo);
    assert_eq!((person.changed(), person.value(CATCH)), (1, Value::Number(0.8)));
    // After an undo the next value is a step of its own.
    let person = person.sets(CATCH, 0.9);
    assert_eq!(person.steps_back(), 2);
    let person = person.act(Action::Undo).act(Action::Redo);
    assert_eq!(person.value(CATCH), Value::Number(0.9));
}

#[test]
fn a_slider_that_comes_back_leaves_no_step() {
    let person = Person::at("township").sets(CATCH, 0.6).sets(CATCH, 0.5);
    assert_eq!((person.steps_back(), person.changed()), (0, 0));
    assert_eq!(person.sets(CATCH, 0.7).steps_back(), 1);
}

#[test]
fn the_default_comes_back_for_one_field_and_for_all_and_can_be_undone() {
    let person = Person::at("township").sets(CATCH, 0.6).assume(Assuming::Restore(CATCH));
    assert_eq!((person.steps_back(), person.changed()), (2, 0));
    let person = person.act(Action::Undo).sets(SOUND, 0.9);
    assert_eq!(person.changed(), 2);
    let person = person.assume(Assuming::RestoreAll);
    assert_eq!(person.changed(), 0);
    assert_eq!(person.act(Action::Undo).changed(), 2);
}

#[test]
fn moves_stay_when_something_is_assumed_otherwise_and_the_other_way_round() {
    let person = Person::at("township").act(Action::Apply(0)).sets(CATCH, 0.6);
    let moves = person.state.document().moves().len();
    assert!(moves > 0);
    let scenario = person.state.document().scenario();
    assert_eq!(scenario.reform.len(), moves);
    assert!((scenario.assumptions.catch.get() - 0.6).abs() < 1e-12);
    let person = person.act(Action::Reset);
    assert_eq!((person.state.document().moves().len(), person.changed()), (0, 1));
    let other = Rc::new(cases::case("top-heavy").expect("a case"));
    assert_eq!(person.act(Action::Open(other)).changed(), 0);
}

#[test]
fn a_value_outside_its_range_is_refused_with_a_sentence() {
    let person = Person::at("township").sets(CATCH, 1.5);
    assert_eq!((person.changed(), person.steps_back()), (0, 0));
    let (field, value, why) = person.state.trial.unfit.clone().expect("a reason");
    assert!(matches!(why, Unfit::Refused(_)));
    let say = |language| {
        unfit((field, value), &why, person.state.document(), &Names::default(), language)
    };
    assert_eq!(say(Language::Zh), "应填 0 到 100%；现仍为 50%");
    assert_eq!(say(Language::En), "Enter 0 to 100%; it stays at 50%");
    assert!(person.sets(CATCH, 0.7).state.trial.unfit.is_none());
}

#[test]
fn what_cannot_be_simulated_is_refused_with_a_sentence() {
    let person = Person::at("township");
    let units = &person.state.document().subject().organization.units;
    let clerks = fields(person.state.document().subject())
        .into_iter()
        .map(|entry| entry.field)
        .filter(|field| field.what == What::Clerks)
        .collect::<Vec<_>>();
    assert!(!clerks.is_empty() && !units.is_empty());
    let person = clerks.iter().fold(person, |person, field| person.sets(*field, 0.0));
    let (field, value, why) =
        person.state.trial.unfit.clone().expect("somebody has to do the work");
    assert!(matches!(why, Unfit::Found(_)), "{why:?}");
    let document = person.state.document();
    let names = Names::of(document.subject());
    let sentence = unfit((field, value), &why, document, &names, Language::En);
    assert!(sentence.starts_with("It cannot be 0 people: "), "{sentence}");
    assert!(sentence.contains("needs at least one clerk, or nobody handles “"), "{sentence}");
    assert!(!sentence.contains("units"), "no place in the document: {sentence}");
    let person = person.sets(DAYS, 4000.0).sets(Field::plain(Of::Class(0), What::PerDay), 9000.0);
    assert!(matches!(person.state.trial.unfit, Some((_, _, Unfit::Found(_)))));
}

#[test]
fn a_move_that_could_not_be_made_any_more_keeps_its_assumption() {
    let person = Person::at("large-sections");
    let (index, from, to) = two_clerks(&person);
    let person = person.with(vec![seconding(&from, &to, 2)]);
    let clerks = Field::plain(Of::Unit(index), What::Clerks);
    let person = person.sets(clerks, 1.0);
    let (field, value, why) = person.state.trial.unfit.clone().expect("a reason");
    assert!(matches!(why, Unfit::Move(0, _)), "{why:?}");
    let names = Names::of(person.state.document().subject());
    let sentence = unfit((field, value), &why, person.state.document(), &names, Language::Zh);
    assert!(sentence.starts_with("不能改为 1 人：改革措施“"), "{sentence}");
}

#[test]
fn what_was_simulated_is_found_again() {
    let person = Person::at("township").finishes().sets(CATCH, 0.6).finishes();
    let person = person.act(Action::Undo);
    assert_eq!(person.state.run, Run::Done);
    assert!(!person.state.is_stale());
    assert_eq!(person.act(Action::Redo).state.run, Run::Done);
}

#[test]
fn a_deciding_rank_comes_back_with_all_others() {
    let decided = |rank| Field::plain(Of::Class(0), What::DecidedAt(rank));
    let person = Person::at("direct-leadership").sets(decided(Rank::Head), 0.6);
    assert_eq!(person.changed(), 1, "shares that sum to 1 are one assumption");
    let person = person.assume(Assuming::Restore(decided(Rank::Chief)));
    assert_eq!(person.changed(), 0);
}

#[test]
fn a_share_that_goes_to_the_end_and_back_leaves_the_others_their_proportions() {
    let decided = |rank| Field::plain(Of::Class(0), What::DecidedAt(rank));
    let shares = |person: &Person| person.state.document().subject().work[0].decided_at.clone();
    let untouched = Person::at("large-sections");
    let head = untouched.value(decided(Rank::Head));
    let Value::Number(half) = head else { panic!("a share") };
    let there = untouched.sets(decided(Rank::Head), 0.99).sets(decided(Rank::Head), 1.0);
    assert_eq!(shares(&there).len(), 1);
    let before = shares(&Person::at("large-sections"));
    let back = there.sets(decided(Rank::Head), half);
    assert_eq!(shares(&back), before);
    assert_eq!(back.changed(), 0);
    // Also after something else was changed.
    let there = Person::at("large-sections").sets(decided(Rank::Head), 1.0).sets(CATCH, 0.6);
    let third = there.sets(decided(Rank::Head), 0.33);
    let now = shares(&third);
    assert_eq!(now.len(), before.len());
    let sum: f64 = now.values().map(|share| share.get()).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    for share in now.values() {
        let percent = share.get() * 100.0;
        assert!((percent - percent.round()).abs() < 1e-9, "{percent} is no whole per cent");
    }
}

#[test]
fn the_volume_of_work_multiplies_what_arrives_of_every_class() {
    let volume = Field::plain(Of::Everything, What::Volume);
    let person = Person::at("township").sets(volume, 1.5);
    assert_eq!(person.changed(), 1);
    let (before, now) = (person.state.document().case(), person.state.reformed());
    for (class, more) in before.scenario.work.iter().zip(&now.work) {
        let times = more.arrivals.per_day.get() / class.arrivals.per_day.get();
        assert!((times - 1.5).abs() < 1e-12, "{}", class.id);
    }
    let kept = person.state.document().kept().expect("something is assumed otherwise");
    let restored = Document::restored(Rc::clone(before), &kept).expect("it can be read");
    assert_eq!(restored, **person.state.document());
    assert_eq!(person.act(Action::Undo).changed(), 0);
}

#[test]
fn closing_the_panel_takes_what_was_tried() {
    let person = Person::at("township").assume(Assuming::Open).tries(CATCH, 0.6);
    let person = person.assume(Assuming::Close);
    assert!(!person.state.trial.open);
    assert_eq!(person.changed(), 1);
}

#[test]
fn what_two_fields_have_tried_one_after_the_other_is_both_taken() {
    let person = Person::at("township").tries(CATCH, 0.8).sets(SOUND, 0.9);
    assert_eq!(
        (person.value(CATCH), person.value(SOUND)),
        (Value::Number(0.8), Value::Number(0.9))
    );
    assert_eq!(person.steps_back(), 2);
    let person = Person::at("township").tries(CATCH, 0.8).sets(SOUND, 1.9);
    assert_eq!(person.value(CATCH), Value::Number(0.8), "the other value is refused, not this one");
    let person = Person::at("township").sets(SOUND, 0.9).tries(CATCH, 0.8);
    let person = person.assume(Assuming::Restore(SOUND));
    assert_eq!((person.value(CATCH), person.changed()), (Value::Number(0.8), 1));
}

#[test]
fn the_step_that_forbids_all_defaults_is_told_with_the_field_that_it_needs() {
    let person = Person::at("large-sections").sets(SOUND, 0.9);
    let (index, from, to) = two_clerks(&person);
    let clerks = Field::plain(Of::Unit(index), What::Clerks);
    let before = person.value(clerks);
    let person = person.sets(clerks, 4.0);
    let person = person.with(vec![seconding(&from, &to, 3)]).assume(Assuming::RestoreAll);
    let (field, value, why) = person.state.trial.unfit.clone().expect("a reason");
    assert!(matches!(why, Unfit::Move(0, _)), "{why:?}");
    assert_eq!((field, value), (clerks, before));
}

/// The question of the panel is answered.
fn answered(person: Person) -> Person {
    let question = person.state.asked().expect("a question");
    person.hears(question, 5.0)
}

#[test]
fn what_is_refused_leaves_no_prediction_of_the_value_before_it() {
    let person = answered(Person::at("township").finishes().tries(CATCH, 0.8));
    assert!(person.state.outlook().is_some() && !person.state.is_tried_simulated());
    let person = person.tries(CATCH, 1.5);
    assert!(person.state.outlook().is_none() && person.state.is_tried_simulated());
    // Nor has an answer that comes late.
    let person = answered(Person::at("township").finishes().tries(CATCH, 0.8).tries(CATCH, 1.5));
    assert!(person.state.outlook().is_none());
}

#[test]
fn the_first_reform_is_predicted_until_it_is_simulated() {
    let person = Person::at("township").finishes().act(Action::Apply(0));
    assert!(person.state.awaits_first());
    let question = person.state.asked().expect("a question");
    let person = person.hears(question, 2.0);
    assert!(person.state.outlook().is_some());
    let person = person.finishes();
    assert!(!person.state.awaits_first() && person.state.outlook().is_none());
    let person = person.act(Action::Apply(1));
    assert!(!person.state.awaits_first() && person.state.asked().is_none());
}

#[test]
fn what_is_simulated_is_not_predicted() {
    let simulated = || Person::at("township").finishes().sets(CATCH, 0.6).finishes();
    for back in [Assuming::Restore(CATCH), Assuming::RestoreAll] {
        let person = simulated().assume(back);
        assert_eq!(person.state.run, Run::Done);
        assert!(person.state.asked().is_none() || answered(person).state.outlook().is_none());
    }
    let person = answered(Person::at("township").finishes().tries(CATCH, 0.8));
    let person = answered(person.tries(CATCH, 0.5));
    assert!(person.state.outlook().is_none(), "the slider is back");
    assert!(person.assume(Assuming::Take).state.outlook().is_none());
}

#[test]
fn a_report_that_comes_while_another_value_is_tried_does_not_stand_for_it() {
    let person = answered(Person::at("township").tries(CATCH, 0.8)).finishes();
    assert!(person.state.outlook().is_some() && !person.state.is_tried_simulated());
    let person = person.assume(Assuming::Take).act(Action::Undo);
    assert!(person.state.outlook().is_none() && person.state.is_tried_simulated());
}

#[test]
fn a_prediction_follows_a_slider_that_moves_on() {
    let person = answered(Person::at("township").finishes().tries(CATCH, 0.8));
    let person = person.tries(CATCH, 0.7);
    assert!(person.state.asked().is_some() && person.state.outlook().is_some());
}

#[test]
fn a_reading_that_cannot_be_applied_says_why() {
    let person = Person::at("large-sections");
    let mut case = (**person.state.document().case()).clone();
    let (index, from, to) = two_clerks(&person);
    case.readings[0].reform = vec![seconding(&from, &to, 2)];
    let state = reduce(&person.state, Action::Open(Rc::new(Case { id: "other".into(), ..case })));
    let person = Person { state };
    let clerks = Field::plain(Of::Unit(index), What::Clerks);
    let person = person.sets(clerks, 1.0).act(Action::Apply(0));
    assert!(person.state.document().moves().is_empty());
    let told = person.state.said.as_ref().expect("a reason");
    let sentence = said(told, &Names::of(person.state.document().subject()), Language::Zh);
    assert!(sentence.starts_with("没有采用这套方案，因为“"), "{sentence}");
}

#[test]
fn a_run_that_is_repeated_replaces_its_report() {
    let person = Person::at("township").finishes().act(Action::Retry).finishes();
    let latest = person.state.answer.as_ref().expect("an answer").ticket;
    let person = person.sets(CATCH, 0.6).act(Action::Undo);
    assert_eq!(person.state.answer.as_ref().map(|answer| answer.ticket), Some(latest));
}

#[test]
fn shares_that_were_set_stay_while_the_others_make_up_for_the_sum() {
    let mut person = Person::at("township");
    let ranks = |person: &Person| -> Vec<Field> {
        let all = fields(person.state.document().subject()).into_iter();
        let of_class = all.map(|entry| entry.field).filter(|field| field.is_share());
        let of_class: Vec<Field> = of_class.collect();
        let most = of_class
            .iter()
            .map(|field| field.of)
            .max_by_key(|of| of_class.iter().filter(|field| field.of == *of).count());
        of_class.into_iter().filter(|field| Some(field.of) == most).collect()
    };
    let all = ranks(&person);
    assert!(all.len() >= 6, "{all:?}");
    let wanted = [0.3, 0.0, 0.2, 0.2, 0.2, 0.1];
    for (field, share) in all.iter().zip(wanted) {
        person = person.sets(*field, share);
    }
    let share = |person: &Person, field: Field| {
        let found = fields(person.state.document().subject());
        match found.iter().find(|entry| entry.field == field).map(|entry| entry.value) {
            Some(Value::Number(share)) => share,
            other => panic!("{other:?}"),
        }
    };
    for (field, wanted) in all.iter().zip(wanted) {
        let found = share(&person, *field);
        assert!((found - wanted).abs() < 1e-9, "{field:?}: {found}");
    }
    // All were set: the earliest gives way.
    let person = person.sets(all[5], 0.15);
    assert!((share(&person, all[0]) - 0.25).abs() < 1e-9);
    assert!((share(&person, all[2]) - 0.2).abs() < 1e-9);
    // What is more than all together takes from everybody.
    let person = person.sets(all[4], 0.9);
    let sum: f64 = all.iter().map(|field| share(&person, *field)).sum();
    assert!((sum - 1.0).abs() < 1e-9 && (share(&person, all[4]) - 0.9).abs() < 1e-9);
}
