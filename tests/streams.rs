//! Batches, long queues and clerks who change section, against what is known of them.

use serde_json::{Value, json};
use spanlab::department::Department;
use spanlab::engine::{Network, Outcome, Run, Window};
use spanlab::reform::apply_all;
use spanlab::report::{Intervals, mean_delay};
use spanlab::scenario::{Scenario, read};

/// Two sections of one clerk each; papers of a minute of work at the first; nothing else.
fn scenario(per_minute: f64, burst: f64, overload: f64, reform: &Value) -> Scenario {
    let none = json!({ "mean": 0, "shape": "fixed" });
    let section = |id: &str| {
        json!({ "kind": "section", "id": id, "name": id, "line": "l", "reports_to": "head",
            "clerks": 1, "duties": [id] })
    };
    let document = json!({
        "format": "spanlab/1", "name": "streams",
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "H", "rank": "head" },
            section("a"), section("b"),
        ] },
        "work": [{ "id": "paper", "name": "paper", "duty": "a",
            "arrivals": { "per_day": 480.0 * per_minute, "burst": burst },
            "effort": { "mean": 1, "shape": "exponential" }, "decided_at": { "clerk": 1 } }],
        "assumptions": { "handover": none, "check_in": none, "finish": 0, "defect": 0,
            "overload": overload },
        "reform": reform,
    });
    read(&document.to_string()).expect("a scenario")
}

fn outcomes(scenario: &Scenario, replications: u32) -> Vec<Outcome> {
    let baseline = Department::baseline(scenario);
    let department = apply_all(&baseline, &scenario.reform).expect("the moves apply");
    let network = Network::compile(scenario, &baseline, &department);
    let window = Window::after(2.0, 20.0);
    (0..replications).map(|r| Run::new(&network, window, 5, r).finish()).collect()
}

fn mean_delays(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|outcome| mean_delay(outcome).expect("papers")).collect()
}

/// Asserts that the mean over replications lies within four standard errors of the exact value.
fn assert_mean(values: &[f64], exact: f64) {
    let estimate = Intervals::of(values.len()).mean(values);
    let n = values.len() as f64;
    let variance: f64 =
        values.iter().map(|x| (x - estimate.value).powi(2)).sum::<f64>() / (n - 1.0);
    let error = (variance / n).sqrt();
    let deviation = (estimate.value - exact) / error;
    assert!(deviation.abs() < 4.0, "{} against {exact}: {deviation} errors", estimate.value);
}

/// M^X/M/1 with geometric batches of mean b: the mean time in the system is b / (1 - rho) services
/// (Chaudhry & Templeton 1983).
#[test]
fn batches_wait_as_the_theory_of_batch_arrivals_says() {
    for (per_minute, burst) in [(0.5, 1.0), (0.5, 3.0), (0.7, 2.0)] {
        let found = mean_delays(&outcomes(&scenario(per_minute, burst, 0.0, &json!([])), 40));
        assert_mean(&found, burst / (1.0 - per_minute));
    }
}

#[test]
fn as_many_papers_come_in_batches_as_alone() {
    let arrived = |burst| -> Vec<f64> {
        let outcomes = outcomes(&scenario(0.5, burst, 0.0, &json!([])), 40);
        outcomes.iter().map(|outcome| outcome.arrived() as f64).collect()
    };
    assert_mean(&arrived(1.0), 0.5 * 480.0 * 20.0);
    assert_mean(&arrived(4.0), 0.5 * 480.0 * 20.0);
}

#[test]
fn long_queues_slow_people_down_and_short_ones_do_not() {
    let delays = |per_minute, overload| {
        mean_delays(&outcomes(&scenario(per_minute, 1.0, overload, &json!([])), 5))
    };
    for (calm, slowed) in delays(0.6, 0.0).iter().zip(delays(0.6, 0.01)) {
        assert!(slowed > *calm, "{slowed} {calm}");
    }
    // At a hundredth of the load six papers never wait at once.
    assert_eq!(delays(0.01, 0.0), delays(0.01, 0.01));
}

#[test]
fn a_clerk_who_changes_section_takes_up_its_duty() {
    let second = json!([{ "move": "second", "from": "b", "to": "a", "clerks": 1 }]);
    let found = mean_delays(&outcomes(&scenario(1.6, 1.0, 0.0, &second), 40));
    // M/M/2 at rho 0.8: the mean time in the system is 1 / (1 - rho^2) services.
    assert_mean(&found, 1.0 / (1.0 - 0.64));
}

#[test]
fn two_clerks_more_are_two_servers_more() {
    let staff = json!([{ "move": "staff", "unit": "a", "post": "clerk", "number": 2 }]);
    let second = json!([{ "move": "second", "from": "b", "to": "a", "clerks": 1 }]);
    let by = |moves| mean_delays(&outcomes(&scenario(1.2, 1.0, 0.0, &moves), 3));
    assert_eq!(by(staff), by(second), "the same two people, the same draws");
}
