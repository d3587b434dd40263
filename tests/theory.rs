//! Queueing theory: what the engine simulates agrees with what is known exactly, within four
//! standard errors over independent replications (model, section 8).

use serde_json::json;
use spanlab::cases;
use spanlab::engine::{
    Happening, Kind, Network, Note, Observer, Outcome, Run, Window, offered_loads,
};
use spanlab::report::{Verdict, mean_delay, student_t_975};
use spanlab::scenario::{Rank, Scenario, Unit, WarmUp};
use spanlab::study::Study;
use spanlab::units::{Days, Factor, TICKS_PER_DAY, TICKS_PER_MINUTE};

use self::support::agreement::agrees_within;
use self::support::sample::{mean_and_error, networks, outcomes};
use self::support::textbook::{Textbook, exponential, fixed, lognormal};

mod support {
    pub(crate) mod agreement;
    pub(crate) mod sample;
    pub(crate) mod textbook;
}

const REPLICATIONS: u32 = 20;
const WARM_UP_DAYS: f64 = 5.0;
const DAYS: f64 = 40.0;

fn window() -> Window {
    Window::after(WARM_UP_DAYS, DAYS)
}

/// Replications of the baseline.
fn simulated(scenario: &Scenario) -> Vec<Outcome> {
    outcomes(scenario, &networks(scenario)[0], window(), REPLICATIONS)
}

fn delays(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|outcome| mean_delay(outcome).expect("something completed")).collect()
}

fn class_delays(outcomes: &[Outcome], class: usize) -> Vec<f64> {
    let mean = |outcome: &Outcome| {
        let class = outcome.classes[class];
        class.delay as f64 / class.completed as f64 / TICKS_PER_MINUTE
    };
    outcomes.iter().map(mean).collect()
}

/// The sample agrees with the exact value, and is large enough to tell a fifth from it.
#[track_caller]
fn agrees(sample: &[f64], exact: f64) {
    agrees_within(sample, exact, 4.0, 0.04);
}

/// The delay that a tenth of the matters exceeds (min), in each run.
fn slowest_tenth(outcomes: &[Outcome]) -> Vec<f64> {
    let p90 = |outcome: &Outcome| outcome.quantiles.expect("papers").p90 / 60_000.0;
    outcomes.iter().map(p90).collect()
}

/// Mean wait in M/M/c by the recursion of Erlang B.
fn erlang_wait(servers: u32, arrival_rate: f64, mean: f64) -> f64 {
    let offered = arrival_rate * mean;
    let blocked = (1..=servers).fold(1.0, |b, k| offered * b / (f64::from(k) + offered * b));
    let waits = blocked / (1.0 - offered / f64::from(servers) * (1.0 - blocked));
    waits / (f64::from(servers) / mean - arrival_rate)
}

/// Mean wait in M/G/1 first come first served: streams of (rate, mean, squared variation).
fn pollaczek_wait(streams: &[(f64, f64, f64)]) -> f64 {
    let load: f64 = streams.iter().map(|(rate, mean, _)| rate * mean).sum();
    residual_work(streams) / (1.0 - load)
}

fn residual_work(streams: &[(f64, f64, f64)]) -> f64 {
    streams.iter().map(|(rate, mean, cs2)| rate * mean * mean * (1.0 + cs2) / 2.0).sum()
}

#[test]
fn one_clerk_is_m_m_1() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .work_with(
            "x",
            "a",
            0.7,
            &exponential(1.0),
            json!({ "decided_at": { "clerk": 1 }, "deadline_days": 5.0 / 480.0 }),
        )
        .scenario();
    let runs = simulated(&scenario);
    agrees(&delays(&runs), 1.0 / 0.3);
    agrees(&slowest_tenth(&runs), libm::log(10.0) / 0.3);
    let on_time: Vec<f64> = runs
        .iter()
        .map(|run| run.classes[0].on_time as f64 / run.classes[0].completed as f64)
        .collect();
    agrees(&on_time, 1.0 - libm::exp(-0.3 * 5.0));
}

#[test]
fn many_clerks_at_one_desk_are_m_m_c() {
    let scenario =
        Textbook::new().section("a", 0, 5).work("x", "a", 4.0, &exponential(1.0)).scenario();
    agrees(&delays(&simulated(&scenario)), 1.554_112_554);
}

#[test]
fn a_pooled_large_section_is_m_m_c() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 2)
        .large_section("pool")
        .work("x", "a", 1.5, &exponential(1.0))
        .work("y", "b", 0.6, &exponential(1.0))
        .work("z", "c", 1.1, &exponential(1.0))
        .scenario();
    let runs = simulated(&scenario);
    agrees(&delays(&runs), 1.745_540_59);
    for class in 0..3 {
        agrees(&class_delays(&runs, class), 1.745_540_59);
    }
}

#[test]
fn a_large_section_whose_people_help_is_m_m_c() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 1)
        .large_section("help")
        .work("x", "a", 1.3, &exponential(1.0))
        .work("y", "b", 0.3, &exponential(1.0))
        .work("z", "c", 0.8, &exponential(1.0))
        .scenario();
    agrees(&delays(&simulated(&scenario)), 2.078_651_685);
}

#[test]
fn a_paper_goes_to_its_own_section_first_as_in_a_queue_with_a_fast_and_a_slow_server() {
    let scenario = Textbook::new()
        .section("b", 0, 1)
        .section("a", 0, 1)
        .large_section("pool")
        .work("x", "a", 0.8, &exponential(1.0))
        .assume("/generalist", 0.5)
        .scenario();
    // The chain of Singh 1970: nobody busy, only the fast one, only the slow one, both and more;
    // the probability that both are busy and nobody waits is 1, all others relative to it.
    let (arrivals, fast, slow) = (0.8, 1.0, 1.0 / 1.5);
    let ratio = arrivals / (fast + slow);
    let only_slow = fast / (arrivals + slow);
    let only_fast = (fast + slow) / arrivals - only_slow;
    let nobody = (fast * only_fast + slow * only_slow) / arrivals;
    let all = nobody + only_fast + only_slow + 1.0 / (1.0 - ratio);
    let inside =
        only_fast + only_slow + 2.0 / (1.0 - ratio) + ratio / ((1.0 - ratio) * (1.0 - ratio));
    agrees(&delays(&simulated(&scenario)), inside / all / arrivals);
}

/// A clerk of section `a` who helps `b` and `c`, which have none of their own.
fn one_helper() -> Textbook {
    Textbook::new().section("a", 0, 1).section("b", 0, 0).section("c", 0, 0).large_section("help")
}

#[test]
fn a_helper_takes_the_paper_that_has_waited_longest() {
    let scenario = one_helper()
        .work("x", "b", 0.3, &exponential(1.0))
        .work("y", "c", 0.4, &exponential(1.0))
        .scenario();
    let runs = simulated(&scenario);
    agrees(&class_delays(&runs, 0), 1.0 / 0.3);
    agrees(&class_delays(&runs, 1), 1.0 / 0.3);
}

#[test]
fn a_helper_takes_urgent_papers_of_others_first() {
    let urgent = json!({ "decided_at": { "clerk": 1 }, "urgent": true });
    let scenario = one_helper()
        .work("x", "b", 0.4, &exponential(1.0))
        .work_with("y", "c", 0.3, &exponential(1.0), urgent)
        .scenario();
    let runs = simulated(&scenario);
    agrees(&class_delays(&runs, 0), 0.7 / (0.7 * 0.3) + 1.0);
    agrees(&class_delays(&runs, 1), 0.7 / 0.7 + 1.0);
}

#[test]
fn a_helper_puts_own_papers_before_urgent_ones_of_others() {
    let urgent = json!({ "decided_at": { "clerk": 1 }, "urgent": true });
    let scenario = one_helper()
        .work("x", "a", 0.3, &exponential(1.0))
        .work_with("y", "b", 0.4, &exponential(1.0), urgent)
        .scenario();
    let runs = simulated(&scenario);
    agrees(&class_delays(&runs, 0), 0.7 / 0.7 + 1.0);
    agrees(&class_delays(&runs, 1), 0.7 / (0.7 * 0.3) + 1.0);
}

#[test]
fn who_is_called_away_ends_the_paper_and_stays_away_for_the_rest() {
    let (presence, absence, review) = (0.6, 60.0, 30.0);
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .work_with("x", "a", 0.1, &fixed(0.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/head", fixed(review))
        .assume("/presence/head", presence)
        .assume("/absence", absence)
        .scenario();
    let long = Window::after(WARM_UP_DAYS, 100.0);
    let runs = outcomes(&scenario, &networks(&scenario)[0], long, REPLICATIONS);
    // There is always a paper waiting. A review begins with the head at the desk; whether the head
    // is called away at its end follows a chain of two states, and if so, an absence is left.
    let turns = 1.0 / absence + (1.0 - presence) / presence / absence;
    let called_away = (1.0 - presence) * (1.0 - libm::exp(-turns * review));
    let exact = review / (review + called_away * absence);
    let share = |ticks: u64| ticks as f64 / long.length() as f64;
    agrees(&runs.iter().map(|run| share(run.people[0].busy)).collect::<Vec<_>>(), exact);
    for run in &runs {
        assert_eq!(run.people[0].busy, run.people[0].at_desk);
    }
}

#[test]
fn a_large_section_where_each_minds_their_own_is_separate_queues() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .large_section("own")
        .work("x", "a", 0.5, &exponential(1.0))
        .work("y", "b", 0.7, &exponential(1.0))
        .scenario();
    let runs = simulated(&scenario);
    agrees(&class_delays(&runs, 0), 2.0);
    agrees(&class_delays(&runs, 1), 1.0 / 0.3);
}

#[test]
fn fixed_efforts_are_m_d_1() {
    let scenario = Textbook::new().section("a", 0, 1).work("x", "a", 0.8, &fixed(1.0)).scenario();
    agrees(&delays(&simulated(&scenario)), 3.0);
}

#[test]
fn uniform_efforts_are_m_g_1() {
    let uniform = json!({ "mean": 1.0, "shape": "uniform" });
    let scenario = Textbook::new().section("a", 0, 1).work("x", "a", 0.8, &uniform).scenario();
    let exact = pollaczek_wait(&[(0.8, 1.0, 1.0 / 3.0)]) + 1.0;
    agrees(&delays(&simulated(&scenario)), exact);
}

#[test]
fn log_normal_efforts_are_m_g_1() {
    let scenario =
        Textbook::new().section("a", 0, 1).work("x", "a", 0.6, &lognormal(1.0, 1.2)).scenario();
    let exact = pollaczek_wait(&[(0.6, 1.0, 1.44)]) + 1.0;
    agrees(&delays(&simulated(&scenario)), exact);
}

#[test]
fn urgent_papers_wait_as_cobham_says() {
    let decided = json!({ "decided_at": { "clerk": 1 } });
    let urgent = json!({ "decided_at": { "clerk": 1 }, "urgent": true });
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .work_with("x", "a", 0.3, &exponential(1.0), urgent)
        .work_with("y", "a", 0.25, &fixed(1.6), decided)
        .scenario();
    let runs = simulated(&scenario);
    let ahead = residual_work(&[(0.3, 1.0, 1.0), (0.25, 1.6, 0.0)]);
    agrees(&class_delays(&runs, 0), ahead / 0.7 + 1.0);
    agrees(&class_delays(&runs, 1), ahead / (0.7 * 0.3) + 1.6);
}

#[test]
fn a_climb_is_a_tandem_of_queues() {
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .work_with("x", "a", 0.6, &exponential(1.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/chief", exponential(1.1))
        .assume("/review/head", exponential(0.8))
        .scenario();
    let runs = simulated(&scenario);
    let stages = [1.0, 1.1, 0.8].map(|mean| 1.0 / (1.0 / mean - 0.6));
    agrees(&delays(&runs), stages.iter().sum());
    let at = |rank: Rank, kinds: &[Kind]| -> Vec<f64> {
        let spent = |run: &Outcome| -> u64 { kinds.iter().map(|kind| run.part(*kind, rank)).sum() };
        let minutes = |run: &Outcome| spent(run) as f64 / run.completed() as f64 / TICKS_PER_MINUTE;
        runs.iter().map(minutes).collect()
    };
    agrees(&at(Rank::Clerk, &[Kind::Waiting, Kind::Handling]), stages[0]);
    agrees(&at(Rank::Chief, &[Kind::Waiting, Kind::Review]), stages[1]);
    agrees(&at(Rank::Head, &[Kind::Waiting, Kind::Review]), stages[2]);
}

#[test]
fn sections_under_one_head_are_a_tree_of_queues() {
    let to_head = || json!({ "decided_at": { "clerk": 0.5, "head": 0.5 } });
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 1)
        .work_with("x", "a", 0.4, &exponential(1.0), to_head())
        .work_with("y", "b", 0.5, &exponential(1.0), to_head())
        .work_with("z", "c", 0.6, &exponential(1.0), to_head())
        .assume("/review/head", exponential(0.9))
        .scenario();
    let runs = simulated(&scenario);
    let head = 1.0 / (1.0 / 0.9 - 0.75);
    for (class, rate) in [0.4, 0.5, 0.6].into_iter().enumerate() {
        agrees(&class_delays(&runs, class), 1.0 / (1.0 - rate) + 0.5 * head);
    }
}

#[test]
fn parallel_co_signing_is_the_fork_and_join_of_flatto_and_hahn() {
    for rate in [0.5, 0.7] {
        let runs = simulated(&co_signed("parallel", rate));
        agrees(&delays(&runs), (12.0 - rate) / 8.0 / (1.0 - rate));
    }
}

#[test]
fn serial_co_signing_is_a_tandem() {
    let runs = simulated(&co_signed("serial", 0.6));
    agrees(&delays(&runs), 2.0 / 0.4);
    // The two stages are independent (Reich 1957): the sum is Erlang.
    agrees(&slowest_tenth(&runs), 3.889_720_169_867_429 / 0.4);
}

fn co_signed(order: &str, rate: f64) -> Scenario {
    Textbook::new()
        .section("a", 1, 1)
        .section("b", 1, 1)
        .section("c", 1, 1)
        .work_with(
            "x",
            "a",
            rate,
            &fixed(0.0),
            json!({
                "decided_at": { "clerk": 1 },
                "cosign": [
                    { "duty": "b", "effort": exponential(1.0) },
                    { "duty": "c", "effort": exponential(1.0) },
                ],
                "cosign_order": order,
            }),
        )
        .scenario()
}

#[test]
fn serial_against_parallel_differs_by_the_exact_amount() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 1)
        .work_with(
            "x",
            "a",
            0.5,
            &fixed(0.0),
            json!({
                "decided_at": { "clerk": 1 },
                "cosign": [
                    { "duty": "b", "effort": exponential(1.0) },
                    { "duty": "c", "effort": exponential(1.0) },
                ],
            }),
        )
        .reform(json!({ "move": "cosign", "work": "x", "order": "parallel" }))
        .scenario();
    agrees(&paired_differences(&scenario), 2.875 - 4.0);
}

#[test]
fn merging_two_sections_gains_what_pooling_theory_says() {
    for sharing in ["pool", "help"] {
        let scenario = two_sections(0.8, 0.8)
            .reform(json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": sharing }))
            .scenario();
        agrees(&paired_differences(&scenario), 1.0 / (1.0 - 0.64) - 5.0);
    }
}

#[test]
fn merging_a_busy_and_an_idle_section_makes_the_idle_one_slower() {
    let scenario = two_sections(0.95, 0.45)
        .reform(json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": "pool" }))
        .scenario();
    let [before, after] =
        networks(&scenario).map(|n| class_delays(&outcomes(&scenario, &n, window(), 20), 1));
    let (alone, pooled) = (1.0 / 0.55, erlang_wait(2, 1.4, 1.0) + 1.0);
    agrees(&before, alone);
    agrees(&after, pooled);
    let changes: Vec<f64> =
        before.iter().zip(after).map(|(before, after)| after - before).collect();
    let (change, error) = mean_and_error(&changes);
    assert!((change - (pooled - alone)).abs() <= 4.0 * error, "{change} ± {error}");
    assert!(change >= 4.0 * error, "slower beyond doubt: {change} ± {error}");
}

#[test]
fn pooled_generalists_serve_two_duties_at_the_average_slower_rate() {
    // Everybody's own duty is half of the pool's work; a fixed effort of 1 or 1.5 at random.
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 0)
        .large_section("pool")
        .work("x", "a", 0.3, &fixed(1.0))
        .work("y", "b", 0.3, &fixed(1.0))
        .assume("/generalist", 0.5)
        .scenario();
    let wait = pollaczek_wait(&[(0.3, 1.0, 0.0), (0.3, 1.5, 0.0)]);
    let runs = simulated(&scenario);
    agrees(&class_delays(&runs, 0), wait + 1.0);
    agrees(&class_delays(&runs, 1), wait + 1.5);
}

#[test]
fn a_coordination_is_handled_twice_and_waits_once() {
    // Two queues with the same fixed service: whoever has waited at the first finds the second
    // empty. Without a relay the way there is one hand-over, and none within a large section.
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .section("b", 1, 1)
        .work_with("x", "a", 0.7, &fixed(1.0), json!({ "kind": "coordination", "with": "b" }))
        .assume("/handover", fixed(4.0))
        .reform(json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": "own" }))
        .scenario();
    let [before, after] =
        networks(&scenario).map(|n| outcomes(&scenario, &n, window(), REPLICATIONS));
    let exact = pollaczek_wait(&[(0.7, 1.0, 0.0)]) + 2.0;
    agrees(&delays(&before), exact + 4.0);
    agrees(&delays(&after), exact);
}

fn two_sections(first: f64, second: f64) -> Textbook {
    Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .work("x", "a", first, &exponential(1.0))
        .work("y", "b", second, &exponential(1.0))
}

/// Reformed minus baseline on the same work, by replication.
fn paired_differences(scenario: &Scenario) -> Vec<f64> {
    let [before, after] =
        networks(scenario).map(|n| delays(&outcomes(scenario, &n, window(), REPLICATIONS)));
    before.iter().zip(after).map(|(before, after)| after - before).collect()
}

#[test]
fn the_report_of_a_study_has_the_exact_difference_in_its_interval() {
    let mut scenario = two_sections(0.7, 0.7)
        .reform(json!({ "move": "merge", "name": "ab", "sections": ["a", "b"], "sharing": "pool" }))
        .scenario();
    scenario.run.warm_up = WarmUp::Days(WARM_UP_DAYS);
    scenario.run.days = Days::new(DAYS).expect("days");
    let mut study = Study::new(&scenario).expect("checked").with_replications(12);
    while !study.play_task() {}
    let report = study.report().expect("finished");
    let found = report.difference.delay_mean.expect("something completed");
    let error = found.half_width.expect("twelve replications") / student_t_975(11);
    let exact = 1.0 / 0.51 - 1.0 / 0.3;
    assert!((found.value - exact).abs() <= 4.0 * error, "{} ± {error}, exact {exact}", found.value);
    assert_eq!(found.verdict, Verdict::ReformBetter);
    assert_eq!(report.replications, 12);
}

#[test]
fn a_seated_commissioner_shares_only_what_the_superior_need_not_decide() {
    for (decided, exact) in [
        ("commissioner", erlang_wait(2, 0.7, 1.0) + 1.0),
        ("deputy_head", 1.0 / 0.3),
        ("head", 1.0 / 0.3 + 1.0 / (2.0 - 0.7)),
    ] {
        let scenario = Textbook::new()
            .office("deputy", "deputy_head", "head")
            .office("commissioner", "commissioner", "deputy")
            .section_of("commissioner", "a", 0, 1)
            .work_with("x", "a", 0.7, &fixed(0.0), json!({ "decided_at": { decided: 1 } }))
            .assume("/review/deputy_head", exponential(1.0))
            .assume("/review/head", exponential(0.5))
            .reform(json!({ "move": "seat", "commissioner": "commissioner" }))
            .scenario();
        let after = &networks(&scenario)[1];
        agrees(&delays(&outcomes(&scenario, after, window(), REPLICATIONS)), exact);
    }
}

#[test]
fn a_hand_over_adds_exactly_its_mean() {
    for handover in [exponential(4.0), fixed(4.0), lognormal(4.0, 0.5)] {
        let scenario = Textbook::new()
            .section("a", 1, 1)
            .work_with("x", "a", 0.6, &exponential(1.0), json!({ "decided_at": { "head": 1 } }))
            .assume("/review/chief", exponential(0.7))
            .assume("/review/head", exponential(0.9))
            .assume("/handover", handover)
            .scenario();
        let runs = simulated(&scenario);
        // Clerk and chief share a room; the head sits in another.
        let stages: f64 = [1.0, 0.7, 0.9].iter().map(|mean| 1.0 / (1.0 / mean - 0.6)).sum();
        agrees(&delays(&runs), stages + 4.0);
        for run in &runs {
            assert_eq!(run.handovers, run.arrived());
        }
    }
}

#[test]
fn a_decision_comes_down_through_every_desk_that_it_climbed() {
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .work_with("x", "a", 0.5, &exponential(1.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/head", exponential(0.9))
        .assume("/relay", exponential(1.2))
        .scenario();
    // The chief's review takes no time: the chief only passes the decision down.
    let stages: f64 = [1.0, 0.9, 1.2].iter().map(|mean| 1.0 / (1.0 / mean - 0.5)).sum();
    agrees(&delays(&simulated(&scenario)), stages);
}

#[test]
fn visits_and_reviews_share_the_superior_as_m_g_1() {
    let mut textbook = Textbook::new();
    for section in ["a", "b", "c", "d", "e", "f"] {
        textbook = textbook.section(section, 0, 1);
    }
    let scenario = textbook
        .work_with("x", "a", 0.1, &fixed(0.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/head", lognormal(3.0, 0.5))
        .assume("/check_in", exponential(20.0))
        .scenario();
    let wait = pollaczek_wait(&[(0.1, 3.0, 0.25), (6.0 / 480.0, 20.0, 1.0)]);
    let long = Window::after(WARM_UP_DAYS, 4.0 * DAYS);
    let runs = outcomes(&scenario, &networks(&scenario)[0], long, REPLICATIONS);
    agrees(&delays(&runs), wait + 3.0);
    let visits: Vec<f64> =
        runs.iter().map(|run| run.desks[0].visits as f64 / (4.0 * DAYS)).collect();
    agrees(&visits, 48.0 + 6.0);
}

#[test]
fn each_further_member_calls_on_its_own_chief_once_a_day() {
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .section("b", 1, 1)
        .section("c", 0, 1)
        .large_section("own")
        .work("x", "a", 0.01, &fixed(1.0))
        .assume("/coordination", exponential(15.0))
        .scenario();
    let network = &networks(&scenario)[0];
    let calls = |id: &str| -> Vec<f64> {
        let desk = offered_loads(network).iter().position(|d| d.id == id).expect("a desk");
        let runs = outcomes(&scenario, network, Window::after(0.0, 500.0), 10);
        runs.iter().map(|run| run.desks[desk].visits as f64 / 500.0).collect()
    };
    // b calls on its own chief; c has none and calls on the first there is.
    agrees(&calls("b/chief"), 1.0);
    agrees(&calls("a/chief"), 1.0);
}

#[test]
fn an_absent_leader_costs_the_rest_of_the_absence() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .work_with("x", "a", 0.2, &fixed(0.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/head", fixed(0.001))
        .assume("/presence/head", 0.6)
        .assume("/absence", 60.0)
        .scenario();
    let long = Window::after(0.0, 200.0);
    let runs = outcomes(&scenario, &networks(&scenario)[0], long, REPLICATIONS);
    // The rest of an exponential absence is as long as a whole one; reviews take next to no time.
    agrees(&delays(&runs), 0.4 * 60.0);
    let absent = |run: &Outcome| {
        run.part(Kind::Absent, Rank::Head) as f64 / run.completed() as f64 / TICKS_PER_MINUTE
    };
    agrees(&runs.iter().map(absent).collect::<Vec<_>>(), 0.4 * 60.0);
    let there = |run: &Outcome| run.people[0].at_desk as f64 / long.length() as f64;
    agrees(&runs.iter().map(there).collect::<Vec<_>>(), 0.6);
}

/// Share of papers with an error and returns per paper after so many reviews.
fn defects_after(reviews: u32, defect: f64, catch: f64) -> (f64, f64) {
    // By number of returns: sound, with a defect.
    let mut papers = [[0.0; 2]; 4];
    papers[0] = [1.0 - defect, defect];
    let mut returned = 0.0;
    for _ in 0..reviews {
        for so_far in 0..3 {
            let back = papers[so_far][1] * catch;
            returned += back;
            papers[so_far][1] -= back;
            papers[so_far + 1][0] += back * (1.0 - defect);
            papers[so_far + 1][1] += back * defect;
        }
    }
    (papers.iter().map(|row| row[1]).sum(), returned)
}

#[test]
fn reviews_find_defects_and_leave_errors_as_often_as_they_should() {
    let (defect, catch) = (0.4, 0.6);
    for (reviews, decided) in [(0, "clerk"), (1, "chief"), (2, "head")] {
        let scenario = Textbook::new()
            .section("a", 1, 1)
            .work_with("x", "a", 0.3, &fixed(0.5), json!({ "decided_at": { decided: 1 } }))
            .assume("/review/chief", fixed(0.1))
            .assume("/review/head", fixed(0.1))
            .assume("/defect", defect)
            .assume("/catch", catch)
            .scenario();
        let runs = simulated(&scenario);
        let per_paper = |count: fn(&Outcome) -> u64| -> Vec<f64> {
            runs.iter().map(|run| count(run) as f64 / run.completed() as f64).collect()
        };
        let (errors, returned) = defects_after(reviews, defect, catch);
        agrees(&per_paper(|run| run.quality.errors), errors);
        if reviews > 0 {
            agrees(&per_paper(|run| run.quality.returned), returned);
        }
    }
}

#[test]
fn decisions_are_garbled_once_per_hand_over_on_the_way_down() {
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .work_with("x", "a", 0.5, &fixed(0.1), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/chief", fixed(0.1))
        .assume("/review/head", fixed(0.1))
        .assume("/relay", fixed(0.1))
        .assume("/garbled", 0.1)
        .scenario();
    let garbled: Vec<f64> = simulated(&scenario)
        .iter()
        .map(|run| run.quality.garbled as f64 / run.completed() as f64)
        .collect();
    agrees(&garbled, 1.0 - 0.9 * 0.9);
}

#[test]
fn misdirected_papers_visit_as_many_wrong_sections_as_they_should() {
    for first_asked in [false, true] {
        let mut textbook = Textbook::new();
        for section in ["a", "b", "c", "d"] {
            textbook = textbook.section(section, 0, 1);
        }
        let mut scenario = textbook
            .work_with(
                "x",
                "a",
                0.5,
                &fixed(0.1),
                json!({ "decided_at": { "clerk": 1 }, "misdirected": 0.4 }),
            )
            .assume("/shirk", 0.5)
            .scenario();
        scenario.organization.policy.first_asked = Some(first_asked);
        let wrong: Vec<f64> = simulated(&scenario)
            .iter()
            .map(|run| run.quality.bounced as f64 / run.arrived() as f64)
            .collect();
        agrees(&wrong, if first_asked { 0.4 } else { 0.4 / (1.0 - 0.5) });
    }
}

#[test]
fn a_bought_share_leaves_and_the_rest_is_thinned() {
    let scenario = Textbook::new()
        .section("a", 0, 1)
        .work("x", "a", 0.8, &exponential(1.0))
        .reform(json!({ "move": "outsource", "work": "x", "share": 0.5 }))
        .scenario();
    let [before, after] =
        networks(&scenario).map(|n| outcomes(&scenario, &n, window(), REPLICATIONS));
    agrees(&delays(&after), 1.0 / 0.6);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before.arrived(), after.arrived() + after.classes[0].bought);
    }
}

#[test]
fn all_work_of_a_built_in_case_keeps_its_desks_as_busy_as_offered() {
    for case in cases::all() {
        let mut scenario = case.scenario;
        scenario.assumptions.generalist = Factor::new(0.0).expect("a factor");
        let networks = networks(&scenario);
        for network in &networks {
            let loads = offered_loads(network);
            if loads.iter().any(|desk| desk.load >= 0.97) {
                continue;
            }
            let runs = outcomes(&scenario, network, Window::after(30.0, 60.0), 6);
            for (desks, clerks) in network.clerk_benches() {
                let offered = loads[desks[0]].load * f64::from(clerks);
                busy_as_offered(&case.id, network, &runs, &desks, offered);
            }
        }
        let loads = offered_loads(&networks[0]);
        if loads.iter().all(|desk| desk.load < 0.97) {
            let runs = outcomes(&scenario, &networks[0], Window::after(30.0, 60.0), 6);
            for (desk, load) in loads.iter().enumerate().filter(|(_, d)| d.rank > Rank::Clerk) {
                let presence = presence(&scenario, load.unit.as_str(), load.rank);
                let offered = load.load * presence * f64::from(load.servers);
                busy_as_offered(&case.id, &networks[0], &runs, &[desk], offered);
            }
        }
    }
}

/// The people of some desks are busy as much as was offered: people × share of the time.
#[track_caller]
fn busy_as_offered(case: &str, network: &Network, runs: &[Outcome], desks: &[usize], offered: f64) {
    let busy: Vec<f64> = runs
        .iter()
        .map(|run| {
            let here = network.posts().zip(&run.people).filter(|(p, _)| desks.contains(&p.desk));
            let busy: u64 = here.map(|(_, person)| person.busy).sum();
            busy as f64 / 60.0 / TICKS_PER_DAY as f64
        })
        .collect();
    let (mean, error) = mean_and_error(&busy);
    assert!(
        (mean - offered).abs() <= 4.0 * error + 0.02 * offered,
        "{case}, desks {desks:?}: busy {mean:.4}, offered {offered:.4}, standard error {error:.4}"
    );
}

fn presence(scenario: &Scenario, id: &str, rank: Rank) -> f64 {
    let unit = scenario.organization.units.iter().find(|unit| unit.id().as_str() == id);
    let given = match unit.expect("a unit") {
        Unit::Office(office) => office.presence,
        Unit::Section(section) if rank == Rank::Chief => section.presence,
        Unit::Section(_) | Unit::LargeSection(_) => None,
    };
    given.unwrap_or_else(|| scenario.assumptions.presence.at(rank)).get()
}

/// Watches how many matters are in the department: the area under the number of those that
/// arrived in the window, and of all of them within the window.
struct Census {
    window: Window,
    inside: i64,
    measured: i64,
    since: u64,
    area_inside: i64,
    area_measured: i64,
    arrivals: Vec<Vec<u64>>,
}

impl Census {
    fn new(window: Window, classes: usize) -> Self {
        Self {
            window,
            inside: 0,
            measured: 0,
            since: 0,
            area_inside: 0,
            area_measured: 0,
            arrivals: vec![Vec::new(); classes],
        }
    }

    fn count(&mut self, change: i64, arrived: u64, now: u64) {
        let Window { from, until, .. } = self.window;
        let signed = |ticks: u64| i64::try_from(ticks).expect("a short run");
        self.area_measured += self.measured * signed(now - self.since);
        let overlap = now.min(until).saturating_sub(self.since.max(from));
        self.area_inside += self.inside * signed(overlap);
        self.since = now;
        self.inside += change;
        self.measured += if (from..until).contains(&arrived) { change } else { 0 };
    }
}

impl Observer for Census {
    fn note(&mut self, note: Note) {
        let (class, index, now) = (note.class as usize, note.index as usize, note.at.0);
        match note.what {
            Happening::Arrives => {
                assert_eq!(self.arrivals[class].len(), index, "matters are counted in order");
                self.arrivals[class].push(now);
                self.count(1, now, now);
            }
            Happening::Completes => self.count(-1, self.arrivals[class][index], now),
            Happening::Queues
            | Happening::Starts
            | Happening::Ends
            | Happening::Leaves
            | Happening::Returned
            | Happening::Refused => {}
        }
    }
}

#[test]
fn the_area_under_the_number_of_matters_is_the_sum_of_their_delays() {
    for case in cases::all() {
        let mut scenario = case.scenario;
        scenario.work.retain(|class| class.arrivals.per_day.get() > 0.0);
        let network = &networks(&scenario)[0];
        let window = Window::after(5.0, 15.0);
        let census = Census::new(window, scenario.work.len());
        let mut run = Run::observed(network, window, 3, 0, census);
        while !run.advance(1000) {}
        let (outcome, census) = run.into_parts();
        assert_eq!(outcome.arrived(), outcome.completed(), "{}: the run empties", case.id);
        assert_eq!(census.measured, 0);
        let delays = outcome.delay();
        assert_eq!(u64::try_from(census.area_measured), Ok(delays), "{}", case.id);
    }
}

#[test]
fn the_number_of_matters_is_arrival_rate_times_delay() {
    let scenario = two_sections(0.75, 0.5).scenario();
    let network = &networks(&scenario)[0];
    let numbers: Vec<f64> = (0..REPLICATIONS)
        .map(|replication| {
            let census = Census::new(window(), 2);
            let mut run = Run::observed(network, window(), scenario.run.seed, replication, census);
            while !run.advance(100_000) {}
            run.into_parts().1.area_inside as f64 / window().length() as f64
        })
        .collect();
    agrees(&numbers, 0.75 / 0.25 + 0.5 / 0.5);
}
