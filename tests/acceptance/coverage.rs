//! How often an interval holds the truth, and how often a verdict is wrong.

use serde_json::json;
use spanlab::report::{Contrast, Verdict};
use spanlab::scenario::{Scenario, WarmUp};
use spanlab::study::Study;
use spanlab::theory::servers::Queue;
use spanlab::units::Days;

use crate::textbook::{Textbook, exponential};

const EXPERIMENTS: u64 = 400;

/// A section of two clerks and one of one, with as much work for each; the reform exchanges the
/// numbers, so that the papers fare differently and the department as a whole does not.
fn exchange() -> Scenario {
    let mut scenario = Textbook::new()
        .section("a", 0, 2)
        .section("b", 0, 1)
        .work("x", "a", 0.5, &exponential(1.0))
        .work("y", "b", 0.5, &exponential(1.0))
        .reform(json!({ "move": "second", "from": "a", "to": "b", "clerks": 1 }))
        .scenario();
    scenario.run.warm_up = WarmUp::Days(0.5);
    scenario.run.days = Days::new(4.0).expect("days");
    scenario
}

/// The baseline's interval of the mean delay as middle and half-width, and the difference.
fn experiment(scenario: &mut Scenario, seed: u64) -> (f64, f64, Contrast) {
    scenario.run.seed = seed;
    let mut study = Study::new(scenario).expect("checked").with_replications(10);
    while !study.play_task() {}
    let report = study.report().expect("finished");
    let delay = report.baseline.delay.expect("papers").mean;
    let half_width = delay.half_width.expect("ten replications");
    (delay.value, half_width, report.difference.delay_mean.expect("papers"))
}

#[test]
fn t48_intervals_hold_the_truth_and_verdicts_are_right_as_often_as_promised() {
    let exact = f64::midpoint(
        Queue::new(2, 0.5, 1.0).expect("stable").delay(),
        Queue::one(0.5, 1.0).expect("stable").delay(),
    );
    let mut scenario = exchange();
    let (mut covered, mut wrong) = (0.0, 0.0);
    for seed in 0..EXPERIMENTS {
        let (delay, half_width, difference) = experiment(&mut scenario, seed);
        covered += f64::from(u8::from((delay - exact).abs() <= half_width));
        wrong += f64::from(u8::from(difference.verdict != Verdict::CannotTell));
    }
    let (covered, wrong) = (covered / EXPERIMENTS as f64, wrong / EXPERIMENTS as f64);
    assert!((0.92..=0.97).contains(&covered), "{covered} of the intervals hold {exact}");
    // At most one in twenty, and what chance adds to that in 400 experiments once in a hundred times.
    let chance = 2.33 * libm::sqrt(0.05 * 0.95 / EXPERIMENTS as f64);
    assert!(wrong <= 0.05 + chance, "{wrong} of the verdicts see a difference that is not there");
    assert!(wrong > 0.0, "the two structures have different histories");
}

#[test]
fn t48_of_two_identical_structures_none_is_ever_called_better() {
    let nothing = [
        json!({ "move": "policy", "direct_contact": true }),
        json!({ "move": "staff", "unit": "a", "post": "clerk", "number": 2 }),
    ];
    for step in nothing {
        let mut scenario = Textbook::new()
            .section("a", 0, 2)
            .work("x", "a", 1.6, &exponential(1.0))
            .reform(step)
            .scenario();
        scenario.run.warm_up = WarmUp::Days(0.5);
        scenario.run.days = Days::new(2.0).expect("days");
        for seed in 0..25 {
            let (_, _, difference) = experiment(&mut scenario, seed);
            assert_eq!(difference.verdict, Verdict::CannotTell);
            assert_eq!(difference.value.to_bits(), 0.0_f64.to_bits());
        }
    }
}
