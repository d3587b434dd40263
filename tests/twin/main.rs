//! A second implementation of the model, written from its text: slow, with one list of events that
//! is searched from end to end. The engine has the same history, event by event.

mod briefings;
mod chart;
mod compare;
mod desks;
mod doubled;
mod harsh;
mod lines;
mod order;
mod paper;
mod play;
mod screening;
mod superiors;
mod systems;
mod way;

#[path = "../support/generated.rs"]
mod generated;
#[path = "../support/textbook.rs"]
mod textbook;

use proptest::prelude::*;
use spanlab::cases;
use spanlab::check::check;
use spanlab::department::Department;
use spanlab::reform::apply;
use spanlab::scenario::Scenario;

use self::compare::agrees;
use self::doubled::doubled;
use self::generated::{RawMove, raw_moves, scenario};
use self::harsh::harsh;

/// A few cases, or as many as the environment asks for.
fn several() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(96)) }
}

/// The scenario with those of the moves as its reform after which it still can run.
fn reformed(mut scenario: Scenario, raw: &[RawMove]) -> Scenario {
    for raw in raw {
        let mut department = Department::baseline(&scenario);
        for step in &scenario.reform {
            department = apply(&department, step).expect("it was applied before");
        }
        scenario.reform.push(raw.step(&department.units, &department.work));
        if !check(&scenario).is_empty() {
            scenario.reform.pop();
        }
    }
    scenario
}

#[test]
fn every_reading_of_the_cases_has_the_same_history() {
    for case in cases::all() {
        for reading in case.readings {
            agrees(&Scenario { reform: reading.reform, ..case.scenario.clone() }, 1.0, 1.0);
        }
    }
}

#[test]
fn textbook_systems_have_the_same_history() {
    for scenario in systems::all() {
        agrees(&scenario, 1.0, 10.0);
    }
}

proptest! {
    #![proptest_config(several())]

    #[test]
    fn generated_departments_have_the_same_history(
        scenario in scenario(), raw in raw_moves(0..8),
    ) {
        agrees(&reformed(scenario, &raw), 0.5, 1.5);
    }

    #[test]
    fn harsh_departments_have_the_same_history(
        scenario in harsh(), raw in raw_moves(0..8),
    ) {
        agrees(&reformed(scenario, &raw), 0.2, 0.5);
    }

    #[test]
    fn departments_with_two_superiors_have_the_same_history(
        scenario in doubled(), raw in raw_moves(0..6),
    ) {
        agrees(&reformed(scenario, &raw), 0.2, 0.4);
    }
}
