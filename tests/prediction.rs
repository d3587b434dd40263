//! The prediction against simulation, over generated organizations.
//!
//! `SPANLAB_ORGANIZATIONS=200 cargo test --release --test prediction -- --nocapture` prints the
//! figures that stand in `docs/model.md`.

#[path = "support/generated.rs"]
mod generated;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use spanlab::cases;
use spanlab::check::check;
use spanlab::department::Department;
use spanlab::engine::{Network, Run, Window, offered_loads, predict};
use spanlab::reform::{apply, apply_all};
use spanlab::report::{Better, Intervals, Verdict, contrast, mean_delay};
use spanlab::scenario::{Move, Rank, Scenario, Staff};
use spanlab::scene::load::leaders_busy;
use spanlab::study::{NEARLY_FULL, Study, forecast};
use spanlab::units::{Headcount, PerDay, UnitId};

const REPLICATIONS: u32 = 8;
/// Papers of one replication, on average.
const PAPERS: f64 = 10_000.0;

/// What simulation finds of one organization, and what was predicted.
#[derive(Debug)]
struct Comparison {
    /// Simulated and predicted mean delay (min) of both structures.
    delays: [(f64, f64); 2],
    verdict: Verdict,
}

impl Comparison {
    /// Size of the errors of both predictions.
    fn errors(&self) -> impl Iterator<Item = f64> {
        self.delays.into_iter().map(|(simulated, predicted)| (predicted / simulated - 1.0).abs())
    }

    /// Whether the predicted change has the sign that simulation finds; nothing if it cannot tell.
    fn right(&self) -> Option<bool> {
        let [(_, before), (_, after)] = self.delays;
        match self.verdict {
            Verdict::ReformBetter => Some(after < before),
            Verdict::BaselineBetter => Some(after > before),
            Verdict::Negligible | Verdict::CannotTell | Verdict::Congested => None,
        }
    }
}

fn compiled(scenario: &Scenario) -> [Network; 2] {
    let baseline = Department::baseline(scenario);
    let reformed = apply_all(&baseline, &scenario.reform).expect("the moves apply");
    [&baseline, &reformed].map(|department| Network::compile(scenario, &baseline, department))
}

/// A generated scenario with the moves of a generated reform that can be applied.
fn generated(runner: &mut TestRunner) -> Scenario {
    let strategy = (generated::scenario(), generated::raw_moves(1..5));
    let (mut scenario, moves) = strategy.new_tree(runner).expect("a value").current();
    let mut department = Department::baseline(&scenario);
    for raw in moves {
        let step = raw.step(&department.units, &department.work);
        if let Ok(next) = apply(&department, &step) {
            department = next;
            scenario.reform.push(step);
        }
    }
    scenario
}

/// Scales the arrivals until the busiest desk of both structures has this offered load.
fn loaded(mut scenario: Scenario, load: f64) -> Option<Scenario> {
    for _ in 0..12 {
        let networks = compiled(&scenario);
        let loads = networks.iter().flat_map(offered_loads);
        let factor = load / loads.map(|desk| desk.load).fold(0.0, f64::max);
        if (factor - 1.0).abs() < 0.01 {
            return Some(scenario);
        }
        for class in &mut scenario.work {
            class.arrivals.per_day = PerDay::new(class.arrivals.per_day.get() * factor).ok()?;
        }
    }
    None
}

fn compare(scenario: &Scenario) -> Option<Comparison> {
    let per_day: f64 = scenario.work.iter().map(|class| class.arrivals.per_day.get()).sum();
    let window = Window::after(30.0, (PAPERS / per_day).clamp(20.0, 2000.0));
    let networks = compiled(scenario);
    let simulated = networks.each_ref().map(|network| {
        let run = |r| Run::new(network, window, scenario.run.seed, r).finish();
        (0..REPLICATIONS).map(|r| mean_delay(&run(r))).collect::<Option<Vec<f64>>>()
    });
    let [Some(before), Some(after)] = simulated else { return None };
    let intervals = Intervals::of(before.len());
    let differences: Vec<f64> = before.iter().zip(&after).map(|(b, a)| a - b).collect();
    let [today, reform] = &networks;
    Some(Comparison {
        delays: [
            (intervals.mean(&before).value, predict(today)?.delay),
            (intervals.mean(&after).value, predict(reform)?.delay),
        ],
        verdict: contrast(intervals.mean(&differences), Better::Less).verdict,
    })
}

/// Comparisons of so many organizations whose busiest desk is loaded between 30 and 90 %.
fn comparisons(number: usize) -> Vec<Comparison> {
    let mut runner = TestRunner::deterministic();
    let mut found = Vec::new();
    while found.len() < number {
        let scenario = generated(&mut runner);
        if scenario.reform.is_empty() || !check(&scenario).is_empty() {
            continue;
        }
        let load = 0.3 + 0.6 * (found.len() % 10) as f64 / 10.0;
        found.extend(loaded(scenario, load).and_then(|scenario| compare(&scenario)));
    }
    found
}

#[test]
fn the_median_error_of_the_predicted_delay_is_below_a_tenth_and_the_sign_nearly_always_right() {
    let asked = std::env::var("SPANLAB_ORGANIZATIONS");
    let found = comparisons(asked.map_or(20, |number| number.parse().expect("a number")));
    let mut errors: Vec<f64> = found.iter().flat_map(Comparison::errors).collect();
    errors.sort_by(f64::total_cmp);
    let at = |share: usize| errors[errors.len() * share / 100];
    let told: Vec<bool> = found.iter().filter_map(Comparison::right).collect();
    let wrong = told.iter().filter(|right| !**right).count();
    println!(
        "{} organizations: median error {:.3}, 90 % below {:.3}, sign wrong {wrong} of {}",
        found.len(),
        at(50),
        at(90),
        told.len(),
    );
    assert!(at(50) <= 0.10, "{errors:?}");
    // Of a few organizations one may be wrong by chance.
    assert!(wrong <= 1 + told.len() / 20, "{wrong} of {}", told.len());
}

#[test]
fn the_readings_of_the_cases_are_predicted_with_the_sign_that_simulation_finds() {
    for id in cases::ids() {
        let case = cases::case(id).expect("a built-in case");
        for reading in &case.readings {
            let mut scenario = Scenario { reform: Vec::new(), ..case.scenario.clone() };
            let expected = forecast(&scenario, &reading.reform);
            scenario.reform.clone_from(&reading.reform);
            let mut study = Study::new(&scenario).expect("no findings").with_replications(10);
            while !study.play_task() {}
            let report = study.report().expect("a report");
            let (Some(now), Some(then)) = (expected.now, expected.then) else {
                assert!(
                    report.baseline.congestion.is_some() || report.reformed.congestion.is_some()
                );
                continue;
            };
            let change = report.difference.delay_mean.expect("delays");
            for (side, found) in [(&report.baseline, now), (&report.reformed, then)] {
                let busy = leaders_busy(side).expect("leaders");
                let predicted = found.leaders_busy;
                assert!(
                    (predicted - busy).abs() < 0.03,
                    "{id}, {}: {predicted} {busy}",
                    reading.id
                );
            }
            let place = format!("{id}, {}: {} → {}", reading.id, now.delay, then.delay);
            // Deadlines change only the order of work, which the prediction leaves out.
            if id == "parallel-approval" && reading.id == "limits-only" {
                assert_eq!(expected.now, expected.then);
                continue;
            }
            match change.verdict {
                Verdict::ReformBetter => assert!(then.delay < now.delay, "{place}"),
                Verdict::BaselineBetter => assert!(then.delay > now.delay, "{place}"),
                Verdict::Negligible | Verdict::CannotTell | Verdict::Congested => {}
            }
        }
    }
}

#[test]
fn a_desk_that_is_nearly_full_or_overloaded_is_named() {
    let case = cases::case("large-sections").expect("a built-in case");
    let scenario = Scenario { reform: Vec::new(), ..case.scenario };
    let unit = UnitId::new("cadre-allocation").expect("an id");
    let with = |clerks| {
        let (post, number) = (Rank::Clerk, Headcount::new(clerks));
        let step = Staff { unit: unit.clone(), post, number, over_quota: false };
        forecast(&scenario, &[Move::Staff(step)])
    };
    assert_eq!(with(3).strain, None, "as many as there are");
    let strain = with(2).strain.expect("too few");
    assert_eq!((strain.unit, strain.rank), (unit.clone(), Rank::Clerk));
    assert!(strain.load >= NEARLY_FULL);
    assert!(!with(3).is_further, "there is no move yet");
    let moved = Scenario { reform: case.readings[0].reform.clone(), ..scenario.clone() };
    let further = forecast(&moved, &[]);
    assert!(further.is_further);
    assert_eq!(further.now, further.then);
}
