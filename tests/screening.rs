//! Screening: what reviews and co-signers let through and what they refuse, against Sah & Stiglitz
//! (1986) and the queues behind it (model, section 4.5).
//!
//! Simulated values agree within three and a half standard errors; T17, T39 and T43 are the
//! acceptance tests of these names.

use serde_json::json;
use spanlab::cases;
use spanlab::engine::{Network, Outcome, Run, Window, offered_loads};
use spanlab::report::mean_delay;
use spanlab::scenario::{Pass, Scenario};
use spanlab::theory::screening::in_series;
use spanlab::theory::{filter, fork_join, series};
use spanlab::units::{Share, TICKS_PER_DAY};

use self::support::agreement::agrees_within;
use self::support::sample::{mean_and_error, networks, outcomes};
use self::support::textbook::{Textbook, exponential, fixed, lognormal};

mod support {
    pub(crate) mod agreement;
    pub(crate) mod sample;
    pub(crate) mod textbook;
}

const REPLICATIONS: u32 = 80;

fn window() -> Window {
    Window::after(5.0, 40.0)
}

/// The sample agrees with the exact value, and knows it to one in a hundred.
#[track_caller]
fn agrees(sample: &[f64], exact: f64) {
    agrees_within(sample, exact, 3.5, 0.01);
}

fn delays(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|outcome| mean_delay(outcome).expect("something completed")).collect()
}

fn per_matter(outcomes: &[Outcome], count: fn(&Outcome) -> u64) -> Vec<f64> {
    outcomes.iter().map(|run| count(run) as f64 / run.arrived() as f64).collect()
}

/// Chief, commissioner, deputy head and head above one another; the last of so many decides.
fn hierarchy(reviews: usize, unsound: f64) -> Textbook {
    let decided = ["clerk", "chief", "commissioner", "deputy_head", "head"][reviews];
    Textbook::new()
        .office("deputy", "deputy_head", "head")
        .office("commissioner", "commissioner", "deputy")
        .section_of("commissioner", "a", 1, 1)
        .work_with(
            "x",
            "a",
            4.0,
            &fixed(0.01),
            json!({ "decided_at": { decided: 1 }, "unsound": unsound }),
        )
        .assume("/review/chief", fixed(0.02))
        .assume("/review/commissioner", fixed(0.02))
        .assume("/review/deputy_head", fixed(0.02))
        .assume("/review/head", fixed(0.02))
}

/// 1 + p + … over so many reviews in series: how many of them one matter sees.
fn reviews_seen(reviews: u32, pass: f64) -> f64 {
    (0..reviews).filter_map(|before| in_series(pass, before)).sum()
}

#[test]
fn t39_reviews_in_series_let_through_what_sah_and_stiglitz_say() {
    let (unsound, [sound_passes, unsound_passes]) = (0.5, [0.8, 0.3]);
    for (reviews, days) in [(1, 3.0), (2, 5.0), (3, 10.0), (4, 20.0)] {
        let scenario = hierarchy(reviews as usize, unsound)
            .assume("/pass", json!({ "sound": sound_passes, "unsound": unsound_passes }))
            .scenario();
        let runs =
            outcomes(&scenario, &networks(&scenario)[0], Window::after(1.0, days), REPLICATIONS);
        let [sound, bad] =
            [sound_passes, unsound_passes].map(|pass| in_series(pass, reviews).expect("a share"));
        agrees(&per_matter(&runs, |run| run.quality.wrong_approvals), unsound * bad);
        let refused = (1.0 - unsound) * (1.0 - sound);
        agrees(&per_matter(&runs, |run| run.quality.wrong_refusals), refused);
        let seen = per_matter(&runs, |run| run.desks.iter().map(|desk| desk.visits).sum());
        let exact = (1.0 - unsound) * reviews_seen(reviews, sound_passes)
            + unsound * reviews_seen(reviews, unsound_passes);
        agrees(&seen, 1.0 + exact);
    }
}

#[test]
fn what_the_clerk_decides_is_screened_by_nobody() {
    let scenario =
        hierarchy(0, 0.3).assume("/pass", json!({ "sound": 0, "unsound": 0 })).scenario();
    let runs = outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 10.0), REPLICATIONS);
    agrees(&per_matter(&runs, |run| run.quality.wrong_approvals), 0.3);
    assert!(runs.iter().all(|run| run.quality.wrong_refusals == 0));
}

/// The same matters pass the same reviews, so that one review less lets all of them through again.
#[test]
fn one_review_less_is_quicker_and_lets_more_through() {
    let scenario = hierarchy(4, 0.5)
        .assume("/pass", json!({ "sound": 0.8, "unsound": 0.3 }))
        .reform(json!({ "move": "seat", "commissioner": "commissioner" }))
        .scenario();
    let [before, after] =
        networks(&scenario).map(|n| outcomes(&scenario, &n, Window::after(0.0, 10.0), 5));
    for (before, after) in before.iter().zip(&after) {
        assert!(mean_delay(after) < mean_delay(before));
        assert!(after.quality.wrong_approvals > 2 * before.quality.wrong_approvals);
        assert!(after.quality.wrong_refusals < before.quality.wrong_refusals);
    }
}

/// Two departments that sign, each letting a share of the matters pass.
fn two_signers(order: &str, rate: f64, pass: f64) -> Textbook {
    Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 1)
        .work_with(
            "x",
            "a",
            rate,
            &fixed(0.0),
            json!({
                "decided_at": { "clerk": 1 },
                "unsound": 1,
                "cosign": [
                    { "duty": "b", "effort": exponential(1.0) },
                    { "duty": "c", "effort": exponential(1.0) },
                ],
                "cosign_order": order,
            }),
        )
        .assume("/pass", json!({ "unsound": pass }))
}

/// Mean delay of two departments one after the other, up to the first refusal.
fn serial_delay(rate: f64, pass: f64) -> f64 {
    series::delay_until_refused(2, rate, 1.0, pass).expect("a delay")
}

#[test]
fn t17_serial_co_signing_stops_at_the_first_refusal_and_parallel_co_signing_never() {
    let long = Window::after(10.0, 160.0);
    for pass in [0.9, 0.7, 0.5] {
        let scenario = two_signers("serial", 0.8, pass).scenario();
        let runs = outcomes(&scenario, &networks(&scenario)[0], long, 10);
        agrees(&delays(&runs), serial_delay(0.8, pass));
        agrees(&per_matter(&runs, |run| run.quality.wrong_approvals), pass * pass);
    }
    let scenario = two_signers("parallel", 0.8, 0.5).scenario();
    let runs = outcomes(&scenario, &networks(&scenario)[0], long, 10);
    agrees(&delays(&runs), fork_join::of_two(0.8, 1.0).expect("a delay"));
    agrees(&per_matter(&runs, |run| run.quality.wrong_approvals), 0.25);
}

#[test]
fn t17_serial_co_signing_is_quicker_where_refusals_are_frequent() {
    let rate = 0.5;
    let crossing = series::refusal_threshold(rate).expect("a share");
    let gain = |pass: f64| {
        let scenario = two_signers("serial", rate, pass)
            .reform(json!({ "move": "cosign", "work": "x", "order": "parallel" }))
            .scenario();
        let [serial, parallel] =
            networks(&scenario).map(|n| delays(&outcomes(&scenario, &n, window(), REPLICATIONS)));
        let gains = serial.iter().zip(parallel).map(|(serial, parallel)| serial - parallel);
        mean_and_error(&gains.collect::<Vec<f64>>())
    };
    for pass in [crossing - 0.15, crossing + 0.15] {
        let (difference, error) = gain(pass);
        let parallel = fork_join::of_two(rate, 1.0).expect("a delay");
        let exact = serial_delay(rate, pass) - parallel;
        assert!((difference - exact).abs() <= 3.5 * error, "{difference} {exact} {error}");
        assert!(difference.abs() >= 3.5 * error, "told beyond doubt: {difference} {error}");
    }
    let (difference, error) = gain(crossing);
    assert!(difference.abs() <= 3.5 * error, "as quick as each other: {difference} {error}");
}

#[test]
fn a_signer_in_the_same_large_section_refuses_without_any_way_there() {
    let scenario = two_signers("serial", 0.5, 0.5)
        .large_section("own")
        .assume("/handover", fixed(10.0))
        .scenario();
    let runs = outcomes(&scenario, &networks(&scenario)[0], window(), REPLICATIONS);
    agrees(&delays(&runs), serial_delay(0.5, 0.5));
}

/// Chiefs who settle a share of the matters by refusing them, and the reform that leaves all
/// matters to the head.
fn filters(chiefs: u32, load: f64, settled: f64) -> Scenario {
    let mut textbook = Textbook::new();
    for n in 0..chiefs {
        let id = format!("s{n}");
        let work = json!({ "decided_at": { "head": 1 }, "unsound": 1 });
        textbook = textbook
            .section(&id, 1, 1)
            .work_with(&id, &id, load / f64::from(chiefs), &fixed(0.0), work)
            .reform(json!({ "move": "lead_directly", "section": id }));
    }
    textbook
        .assume("/review/chief", exponential(1.0))
        .assume("/review/head", exponential(1.0))
        .assume("/pass", json!({ "unsound": 1.0 - settled }))
        .scenario()
}

#[test]
fn t43_a_level_that_settles_enough_is_quicker_than_none_above_the_crossing() {
    for (chiefs, load, settled) in [(6, 0.5, 0.8), (2, 0.3, 0.5), (2, 0.7, 0.5)] {
        let scenario = filters(chiefs, load, settled);
        let [before, after] =
            networks(&scenario).map(|n| delays(&outcomes(&scenario, &n, window(), REPLICATIONS)));
        agrees(&before, filter::tall_delay(load, chiefs, settled).expect("a delay"));
        agrees(&after, filter::flat_delay(load).expect("a delay"));
        let pays = mean_and_error(&before).0 < mean_and_error(&after).0;
        assert_eq!(pays, load > filter::crossover(chiefs, settled).expect("a rate"));
    }
}

#[test]
fn a_defect_in_a_refused_paper_is_no_error() {
    for (pass, errors) in [(0.0, 0.0), (1.0, 1.0)] {
        let scenario = hierarchy(1, 1.0)
            .assume("/defect", 1)
            .assume("/catch", 0)
            .assume("/pass", json!({ "unsound": pass }))
            .scenario();
        let run = &outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 5.0), 1)[0];
        assert_eq!(per_matter(std::slice::from_ref(run), |run| run.quality.errors), [errors]);
        assert_eq!(run.quality.wrong_approvals, run.quality.errors);
    }
}

#[test]
fn a_review_that_returns_a_paper_decides_nothing_else() {
    let scenario = hierarchy(2, 1.0)
        .assume("/defect", 1)
        .assume("/catch", 1)
        .assume("/rework", 0.1)
        .assume("/pass", json!({ "unsound": 0 }))
        .scenario();
    let run = &outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 5.0), 1)[0];
    // Whoever returned it three times lets it pass as it is, or refuses it: the chief does.
    assert_eq!(run.quality.returned, 3 * run.arrived());
    assert_eq!(run.quality.wrong_approvals, 0);
    let visits = |id: &str| {
        let desk = networks(&scenario)[0].desk_ids().position(|desk| desk == id).expect("a desk");
        run.desks[desk].visits
    };
    assert_eq!((visits("a/chief") > 0, visits("commissioner")), (true, 0));
}

#[test]
fn refused_decisions_are_never_garbled() {
    let scenario = hierarchy(2, 1.0)
        .assume("/garbled", 1)
        .assume("/pass", json!({ "unsound": 0.5 }))
        .scenario();
    let runs = outcomes(&scenario, &networks(&scenario)[0], Window::after(1.0, 10.0), REPLICATIONS);
    // All that both let pass are garbled, and climb once more past both.
    agrees(&per_matter(&runs, |run| run.quality.garbled), 0.25);
    agrees(&per_matter(&runs, |run| run.quality.wrong_approvals), 0.25 * 0.25);
}

/// Everything at once: returns, garbled decisions, refusals, co-signers and a coordination.
fn everything(order: &str) -> Scenario {
    let work = |unsound: f64| {
        json!({
            "decided_at": { "clerk": 0.2, "chief": 0.2, "deputy_head": 0.3, "head": 0.3 },
            "unsound": unsound,
            "cosign": [
                { "duty": "b", "effort": exponential(2.0) },
                { "duty": "c", "effort": fixed(0.0) },
                { "duty": "c", "effort": exponential(2.5) },
            ],
            "cosign_order": order,
        })
    };
    Textbook::new()
        .office("deputy", "deputy_head", "head")
        .office("other", "deputy_head", "head")
        .section_of("deputy", "a", 1, 1)
        .section_of("deputy", "b", 0, 1)
        .section_of("other", "c", 1, 1)
        .work_with("x", "a", 0.1, &exponential(2.0), work(0.3))
        .work_with("y", "a", 0.05, &exponential(2.0), work(0.0))
        .work("w", "b", 0.05, &exponential(1.0))
        .work_with("z", "c", 0.1, &exponential(1.5), json!({ "kind": "coordination", "with": "b" }))
        .assume("/pass", json!({ "sound": 0.8, "unsound": 0.4 }))
        .assume("/review/chief", exponential(1.0))
        .assume("/review/deputy_head", lognormal(1.1, 0.5))
        .assume("/review/head", exponential(1.2))
        .assume("/relay", exponential(0.5))
        .assume("/finish", 0.5)
        .assume("/rework", 0.4)
        .assume("/defect", 0.4)
        .assume("/catch", 0.6)
        .assume("/garbled", 0.2)
        .scenario()
}

#[test]
fn desks_are_as_busy_as_offered_with_refusals_returns_and_coordination() {
    for order in ["serial", "parallel"] {
        let scenario = everything(order);
        let network = &networks(&scenario)[0];
        let runs = outcomes(&scenario, network, window(), REPLICATIONS);
        for (desk, offered) in offered_loads(network).iter().enumerate() {
            agrees(&busy(network, &runs, desk), offered.load);
        }
    }
}

/// Share of the time that the people of a desk are busy, added up.
fn busy(network: &Network, runs: &[Outcome], desk: usize) -> Vec<f64> {
    let here = |run: &Outcome| -> u64 {
        let people = network.posts().zip(&run.people).filter(|(post, _)| post.desk == desk);
        people.map(|(_, person)| person.busy).sum()
    };
    let days = window().length() as f64 / TICKS_PER_DAY as f64;
    runs.iter().map(|run| here(run) as f64 / TICKS_PER_DAY as f64 / days).collect()
}

#[test]
fn without_unsound_matters_it_does_not_matter_what_passes() {
    let nothing = Share::new(0.0).expect("a share");
    for case in cases::all() {
        let mut scenario = case.scenario;
        for class in &mut scenario.work {
            class.unsound = nothing;
        }
        let run = |scenario: &Scenario| {
            Run::new(&networks(scenario)[1], Window::after(0.0, 10.0), 5, 0).finish()
        };
        let before = run(&scenario);
        scenario.assumptions.pass = Pass { sound: nothing, unsound: nothing };
        assert_eq!(run(&scenario), before, "{}", case.id);
        assert_eq!((before.quality.wrong_approvals, before.quality.wrong_refusals), (0, 0));
    }
}
