//! The engine against closed forms that the list of textbook systems has not.

use serde_json::{Value, json};
use spanlab::engine::{Network, Outcome, Window};
use spanlab::report::mean_delay;
use spanlab::scenario::Scenario;
use spanlab::theory::{fork_join, series};

use crate::agreement::agrees_within;
use crate::sample::{mean_and_error, networks, outcomes};
use crate::textbook::{Textbook, exponential, fixed};

/// Standard errors within which a simulated mean agrees.
const TOLERANCE: f64 = 3.5;

/// The sample agrees with the exact value, and knows it to one in a hundred.
#[track_caller]
pub(crate) fn agrees(sample: &[f64], exact: f64) {
    agrees_within(sample, exact, TOLERANCE, 0.01);
}

/// Mean delays (min), one per replication.
pub(crate) fn delays(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|outcome| mean_delay(outcome).expect("something completed")).collect()
}

fn on_time(outcomes: &[Outcome]) -> Vec<f64> {
    let share =
        |outcome: &Outcome| outcome.classes[0].on_time as f64 / outcome.classes[0].completed as f64;
    outcomes.iter().map(share).collect()
}

/// Replications of one structure, measured for so many days.
pub(crate) fn play(scenario: &Scenario, network: &Network, days: f64) -> Vec<Outcome> {
    outcomes(scenario, network, Window::after(days / 10.0, days), 20)
}

/// The replications of today's structure.
fn today(scenario: &Scenario, days: f64) -> Vec<Outcome> {
    play(scenario, &networks(scenario)[0], days)
}

/// Papers that so many co-signers handle at once, a minute each, as often as keeps them so busy.
fn forked(cosigners: usize, load: f64) -> Scenario {
    let ids: Vec<String> = (0..cosigners).map(|n| format!("s{n}")).collect();
    let cosign: Vec<Value> =
        ids.iter().map(|id| json!({ "duty": id, "effort": exponential(1.0) })).collect();
    let drafts = Textbook::new().section("drafts", 1, 1);
    let more =
        json!({ "decided_at": { "clerk": 1 }, "cosign": cosign, "cosign_order": "parallel" });
    ids.iter()
        .fold(drafts, |book, id| book.section(id, 1, 1))
        .work_with("x", "drafts", load, &fixed(0.0), more)
        .scenario()
}

#[test]
fn t11_many_co_signers_at_once_take_as_long_as_nelson_and_tantawi_say() {
    // Another simulation found, with half the width of its 95 % interval over some 20 runs:
    for (cosigners, load, other, half_width) in
        [(3, 0.5, 3.4346, 0.0049), (5, 0.5, 4.1647, 0.0061), (8, 0.8, 11.369, 0.039)]
    {
        let found = delays(&today(&forked(cosigners, load), if load > 0.6 { 150.0 } else { 40.0 }));
        let (mean, error) = mean_and_error(&found);
        let servers = u32::try_from(cosigners).expect("a few");
        let estimate = fork_join::of_many(servers, load, 1.0).expect("an estimate");
        assert!((mean / estimate - 1.0).abs() < 0.05, "{mean} against {estimate}");
        let both = libm::hypot(error, half_width / 2.09);
        assert!((mean - other).abs() <= TOLERANCE * both, "{mean} ± {error} against {other}");
        assert!(error <= 0.01 * mean);
    }
}

#[test]
fn t15_pooling_short_and_long_cases_makes_the_mean_wait_longer() {
    let merge = json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": "pool" });
    let load = 5.0 / 6.0;
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .work("short", "a", load, &fixed(1.0))
        .work("long", "b", load / 10.0, &fixed(10.0))
        .reform(merge)
        .scenario();
    let [apart, pooled] = networks(&scenario);
    let service = 2.0 * load / (1.1 * load);
    let waits = |network: &Network| -> Vec<f64> {
        delays(&play(&scenario, network, 450.0)).iter().map(|delay| delay - service).collect()
    };
    agrees(&waits(&apart), 4.545_454_545);
    // The other simulation found 6.137 ± 0.040.
    let (mean, error) = mean_and_error(&waits(&pooled));
    let both = libm::hypot(error, 0.040 / 2.09);
    assert!((mean - 6.137).abs() <= TOLERANCE * both, "{mean} ± {error}");
    assert!(error <= 0.01 * mean, "{error} of {mean}");
}

#[test]
fn t20_levels_in_series_keep_the_limit_as_often_as_they_should() {
    for (levels, load, days) in [(1, 0.8, 60.0), (2, 0.8, 100.0), (3, 0.7, 60.0), (3, 0.8, 150.0)] {
        let decided = ["clerk", "chief", "head"][levels as usize - 1];
        let scenario = Textbook::new()
            .section("a", 1, 1)
            .work_with(
                "x",
                "a",
                load,
                &exponential(1.0),
                json!({ "decided_at": { decided: 1 }, "deadline_days": 20.0 / 480.0 }),
            )
            .assume("/review/chief", exponential(1.0))
            .assume("/review/head", exponential(1.0))
            .scenario();
        let exact = series::on_time(levels, load, 1.0, 20.0).expect("stable");
        agrees(&on_time(&today(&scenario, days)), exact);
    }
}

#[test]
fn t26_messages_between_all_sections_take_as_long_as_in_the_network_of_kelly() {
    // Three deputy heads with three sections each: a tree of 13 posts. Every section asks every
    // other for its signature; each post takes a minute whenever a paper passes.
    let sections: Vec<(usize, String)> = (0..9).map(|n| (n / 3, format!("s{n}"))).collect();
    let mut book = Textbook::new();
    for deputy in ["d0", "d1", "d2"] {
        book = book.office(deputy, "deputy_head", "head");
    }
    for (line, id) in &sections {
        book = book.section_of(&format!("d{line}"), id, 1, 1);
    }
    let rate = 0.004;
    // How often a paper of each pair passes each post, there and back.
    let (mut head, mut deputies, mut chiefs) = (0.0, 0.0, 0.0);
    for (line, from) in &sections {
        for (other, to) in sections.iter().filter(|(_, to)| to != from) {
            let more = json!({
                "decided_at": { "clerk": 1 },
                "cosign": [{ "duty": to, "effort": fixed(0.0) }],
            });
            book = book.work_with(&format!("{from}-{to}"), from, rate, &fixed(0.0), more);
            chiefs += 4.0;
            deputies += if line == other { 2.0 } else { 4.0 };
            head += if line == other { 0.0 } else { 2.0 };
        }
    }
    let scenario = book.assume("/relay", exponential(1.0)).scenario();
    let number = |passes: f64, posts: f64| {
        let load = rate * passes / posts;
        posts * load / (1.0 - load)
    };
    let under_way = number(head, 1.0) + number(deputies, 3.0) + number(chiefs, 9.0);
    agrees(&delays(&today(&scenario, 60.0)), under_way / (72.0 * rate));
}
