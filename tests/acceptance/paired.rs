//! Two structures or rules on the same work: which is better, beyond doubt.

use serde_json::json;
use spanlab::engine::{Happening, Note, Outcome, Run, Window};
use spanlab::report::student_t;
use spanlab::scenario::Scenario;
use spanlab::theory::general::Stream;
use spanlab::theory::priority;
use spanlab::units::Share;

use crate::engine::{agrees, delays, play};
use crate::sample::{mean_and_error, networks, outcomes};
use crate::textbook::{Textbook, exponential};

/// The mean is above 0 with 99 % confidence.
#[track_caller]
pub(crate) fn is_positive(differences: &[f64]) {
    let (mean, error) = mean_and_error(differences);
    let degrees = u32::try_from(differences.len() - 1).expect("a few");
    assert!(mean > student_t(degrees, 0.99) * error, "{mean} ± {error}");
}

/// The mean cannot be told from 0.
#[track_caller]
fn is_nothing(differences: &[f64]) {
    let (mean, error) = mean_and_error(differences);
    assert!(mean.abs() <= 3.5 * error, "{mean} ± {error}");
}

fn less(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}

/// Mean and variance of the delays of each class and of all (min), in one replication.
fn moments(scenario: &Scenario, replication: u32) -> Vec<(f64, f64)> {
    let network = &networks(scenario)[0];
    let window = Window::after(5.0, 120.0);
    let mut run = Run::observed(network, window, scenario.run.seed, replication, Vec::new());
    while !run.advance(u32::MAX) {}
    let notes: Vec<Note> = run.into_parts().1;
    let classes = scenario.work.len();
    let mut arrived: Vec<Vec<u64>> = vec![Vec::new(); classes];
    let mut found: Vec<Vec<f64>> = vec![Vec::new(); classes + 1];
    for note in notes {
        let class = note.class as usize;
        if note.what == Happening::Arrives {
            arrived[class].push(note.at.0);
        }
        let since = arrived[class][note.index as usize];
        let measured = (window.from..window.until).contains(&since);
        if note.what == Happening::Completes && measured {
            let delay = (note.at.0 - since) as f64 / 60_000.0;
            found[class].push(delay);
            found[classes].push(delay);
        }
    }
    let moments = |delays: Vec<f64>| {
        let n = delays.len() as f64;
        let mean = delays.iter().sum::<f64>() / n;
        (mean, delays.iter().map(|delay| (delay - mean) * (delay - mean)).sum::<f64>() / n)
    };
    found.into_iter().map(moments).collect()
}

#[test]
fn t19_an_order_changes_no_mean_and_the_first_come_first_served_varies_least() {
    let scenario = |urgent: bool| {
        let first = json!({ "decided_at": { "clerk": 1 }, "urgent": urgent });
        Textbook::new()
            .section("a", 0, 1)
            .work_with("x", "a", 0.3, &exponential(1.0), first)
            .work("y", "a", 0.4, &exponential(1.0))
            .scenario()
    };
    let all = |urgent: bool| -> Vec<Vec<(f64, f64)>> {
        (0..20).map(|replication| moments(&scenario(urgent), replication)).collect()
    };
    let (in_order, urgent_first) = (all(false), all(true));
    let pick = |runs: &[Vec<(f64, f64)>], what: fn(&[(f64, f64)]) -> f64| -> Vec<f64> {
        runs.iter().map(|run| what(run)).collect()
    };
    let mean = |run: &[(f64, f64)]| run[2].0;
    let variance = |run: &[(f64, f64)]| run[2].1;
    is_nothing(&less(&pick(&urgent_first, mean), &pick(&in_order, mean)));
    is_positive(&less(&pick(&urgent_first, variance), &pick(&in_order, variance)));
    // Kleinrock's conservation law: Σ load × wait, under either order.
    let classes = [Stream::exponential(0.3, 1.0), Stream::exponential(0.4, 1.0)];
    let conserved = priority::conserved(&classes).expect("stable");
    let weighted = |run: &[(f64, f64)]| 0.3 * (run[0].0 - 1.0) + 0.4 * (run[1].0 - 1.0);
    agrees(&pick(&in_order, weighted), conserved);
    agrees(&pick(&urgent_first, weighted), conserved);
}

#[test]
fn t22_warning_of_deadlines_keeps_more_of_them_and_makes_nobody_quicker_on_average() {
    let limit =
        |minutes: f64| json!({ "decided_at": { "clerk": 1 }, "deadline_days": minutes / 480.0 });
    let mut scenario = Textbook::new()
        .section("a", 0, 1)
        .work_with("short", "a", 0.45, &exponential(1.0), limit(5.0))
        .work_with("long", "a", 0.45, &exponential(1.0), limit(30.0))
        .reform(json!({ "move": "policy", "expedite": true }))
        .scenario();
    scenario.assumptions.warn_at = Share::new(0.3).expect("a share");
    let [before, after] = networks(&scenario).map(|network| play(&scenario, &network, 100.0));
    let on_time = |runs: &[Outcome]| -> Vec<f64> {
        let share = |run: &Outcome| {
            let on_time: u64 = run.classes.iter().map(|class| class.on_time).sum();
            on_time as f64 / run.completed() as f64
        };
        runs.iter().map(share).collect()
    };
    is_positive(&less(&on_time(&after), &on_time(&before)));
    is_nothing(&less(&delays(&after), &delays(&before)));
    // Where the wait is long all are warned, and the order is that of arrival again.
    let p99 = |runs: &[Outcome]| -> Vec<f64> {
        runs.iter().map(|run| run.quantiles.expect("papers").p99).collect()
    };
    assert_eq!(p99(&after), p99(&before));
}

#[test]
fn t49_common_random_numbers_halve_the_variance_of_a_difference_and_more() {
    let merge = json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": "pool" });
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .work("x", "a", 0.8, &exponential(1.0))
        .work("y", "b", 0.8, &exponential(1.0))
        .reform(merge)
        .scenario();
    let [apart, pooled] = networks(&scenario)
        .map(|network| delays(&outcomes(&scenario, &network, Window::after(2.0, 10.0), 200)));
    // The variances of means of 200 replications, of which only their ratio counts.
    let error = |sample: &[f64]| mean_and_error(sample).1;
    let apart_and_pooled = error(&apart) * error(&apart) + error(&pooled) * error(&pooled);
    let paired = error(&less(&pooled, &apart));
    let factor = apart_and_pooled / (paired * paired);
    assert!(factor > 2.0, "variance reduced by a factor of {factor}");
}
