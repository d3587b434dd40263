//! Directives: who is reached when (model, section 4.2), by hand and against what is known.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

use expect_test::expect;
use serde_json::{Value, json};
use spanlab::engine::{Happening, Kind, Network, Note, Outcome, Run, Window, offered_loads};
use spanlab::report::{Verdict, mean_delay};
use spanlab::scenario::{Rank, Scenario, read};
use spanlab::study::Study;
use spanlab::units::{PerDay, TICKS_PER_DAY, TICKS_PER_MINUTE};

use self::support::agreement::agrees_within;
use self::support::sample::{networks, outcomes};

mod support {
    pub(crate) mod agreement;
    pub(crate) mod sample;
}

/// Two deputy heads, one of whom has a commissioner; sections with and without a chief; a large
/// section of three, one of them without a chief. Eighteen people; every briefing takes 10 minutes.
fn scenario(sharing: &str, reform: &Value) -> Scenario {
    let office = |id: &str, rank: &str, superior: &str| json!({ "kind": "office", "id": id, "name": id, "rank": rank, "reports_to": superior });
    let section = |id: &str, superior: &str, posts: [u32; 3]| {
        json!({ "kind": "section", "id": id, "name": id, "line": "l", "reports_to": superior,
            "chiefs": posts[0], "deputies": posts[1], "clerks": posts[2], "duties": [id] })
    };
    let never = json!({ "mean": 0, "shape": "fixed" });
    let document = json!({
        "format": "spanlab/1", "name": "directives",
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "H", "rank": "head" },
            office("first", "deputy_head", "head"),
            office("second", "deputy_head", "head"),
            office("commissioner", "commissioner", "second"),
            section("a", "first", [1, 1, 2]), section("b", "first", [0, 0, 2]),
            section("c", "second", [1, 0, 1]), section("d", "second", [1, 0, 2]),
            section("e", "second", [0, 0, 1]), section("f", "commissioner", [1, 0, 1]),
            { "kind": "large_section", "id": "large", "name": "L", "members": ["c", "d", "e"],
              "sharing": sharing },
        ] },
        "work": [{ "id": "notice", "name": "notice", "kind": "directive",
            "arrivals": { "per_day": 0.02 }, "effort": never }],
        "assumptions": {
            "briefing": { "mean": 10, "shape": "fixed" }, "check_in": never, "coordination": never,
            "presence": { "chief": 1, "commissioner": 1, "deputy_head": 1, "head": 1 },
        },
        "reform": reform,
        "run": { "seed": 1, "days": 500, "warm_up": 0 },
    });
    read(&document.to_string()).expect("a scenario")
}

fn briefings(scenario: &Scenario, mean: f64, shape: &str) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.assumptions.briefing =
        serde_json::from_value(json!({ "mean": mean, "shape": shape })).expect("a distribution");
    scenario
}

/// What happens to the first directive, in minutes since it was issued.
fn first_directive(network: &Network) -> String {
    let mut run = Run::observed(network, Window::after(0.0, 500.0), 1, 0, Vec::<Note>::new());
    while !run.advance(1000) {}
    let (_, notes) = run.into_parts();
    let desks: Vec<&str> = network.desk_ids().collect();
    let start = notes[0].at.0;
    let steps = notes.iter().filter(|note| note.index == 0).filter_map(|note| {
        let what = match note.what {
            Happening::Queues => "is to brief",
            Happening::Ends => "has briefed",
            Happening::Arrives
            | Happening::Starts
            | Happening::Leaves
            | Happening::Returned
            | Happening::Refused
            | Happening::Completes => return None,
        };
        let at = (note.at.0 - start) / 60_000;
        Some(format!("{at:2} {} {what} {}\n", desks[note.desk as usize], note.branch))
    });
    steps.collect()
}

#[test]
fn a_directive_goes_down_one_briefing_after_another() {
    // Units by their place in the document: 1 head, 2 first, 3 second, 4 commissioner, 5 a … 10 f.
    let [today, _] = networks(&scenario("help", &json!([])));
    expect![[r#"
         0 head is to brief 2
         0 head is to brief 3
        10 head has briefed 2
        10 first is to brief 5
        10 first is to brief 6
        20 first has briefed 5
        20 a/chief is to brief 5
        20 head has briefed 3
        20 second is to brief 4
        20 second is to brief 7
        30 a/chief has briefed 5
        30 first has briefed 6
        30 second has briefed 4
        30 commissioner is to brief 10
        40 commissioner has briefed 10
        40 f/chief is to brief 10
        40 second has briefed 7
        40 c/chief is to brief 7
        40 d/chief is to brief 8
        50 f/chief has briefed 10
        50 c/chief has briefed 7
        50 d/chief has briefed 8
    "#]]
    .assert_eq(&first_directive(&today));
}

/// The minutes until each tenth of the people is reached, the same for all directives.
fn tenths(network: &Network) -> Vec<u64> {
    let outcome = Run::new(network, Window::after(0.0, 500.0), 1, 0).finish();
    let reach = outcome.reach;
    let mean = reach.tenths[9] / reach.directives;
    assert_eq!(reach.tenths[9] % reach.directives, 0, "directives never meet");
    assert_eq!(mean % 60_000, 0, "directives never meet");
    reach.tenths.iter().map(|sum| sum / reach.directives / 60_000).collect()
}

#[test]
fn people_are_reached_when_whoever_briefs_them_is_done() {
    // After 0 minutes 1 of 18 people are reached, then 2, 4, 10, 14 and after 50 minutes all.
    let today = [10, 20, 30, 30, 30, 40, 40, 50, 50, 50];
    let reform = json!([
        { "move": "seat", "commissioner": "commissioner" },
        { "move": "lead_directly", "section": "f" },
        { "move": "lead_directly", "section": "large" },
    ]);
    for sharing in ["own", "help", "pool"] {
        let [before, after] = networks(&scenario(sharing, &reform));
        assert_eq!(tenths(&before), today, "{sharing}");
        // The second deputy head and the seated commissioner brief the large section (6 people, as
        // a whole) and section f (2) at the same time: 1, 2, 5, then 18.
        let reformed = [10, 20, 30, 30, 30, 30, 30, 30, 30, 30];
        assert_eq!(tenths(&after), reformed, "{sharing}");
    }
}

#[test]
fn everybody_is_reached_at_once_where_briefings_take_no_time() {
    let [network, _] = networks(&briefings(&scenario("help", &json!([])), 0.0, "fixed"));
    assert_eq!(tenths(&network), [0; 10]);
}

#[test]
fn the_pooled_chiefs_of_a_large_section_brief_once() {
    let load = |sharing: &str, desk: &str| {
        let [network, _] = networks(&scenario(sharing, &json!([])));
        let loads = offered_loads(&network);
        loads.into_iter().find(|load| load.id == desk).expect("a desk").load
    };
    let one_briefing = 0.02 * 10.0 / 480.0;
    for (sharing, desk, share) in [
        ("own", "c/chief", 1.0),
        ("help", "c/chief", 1.0), // two briefings by two chiefs
        ("pool", "large/chief", 0.5),
        ("help", "head", 2.0),
        ("help", "first", 2.0),
        ("help", "second", 2.0),
        ("help", "commissioner", 1.0),
        ("help", "a/chief", 1.0),
        ("help", "b/clerk", 0.0),
    ] {
        let found = load(sharing, desk);
        assert!((found - share * one_briefing).abs() < 1e-12, "{sharing} {desk}: {found}");
    }
}

fn minutes(tenths: usize) -> impl Fn(&Outcome) -> f64 {
    move |outcome| outcome.reach.mean(tenths).expect("directives") / TICKS_PER_MINUTE
}

#[track_caller]
fn agrees(sample: &[f64], exact: f64) {
    agrees_within(sample, exact, 4.0, 0.04);
}

/// A head over some sections of one person each; briefings of 1 minute on average.
fn flat(sections: usize) -> Scenario {
    let mut document = serde_json::to_value(scenario("help", &json!([]))).expect("writable");
    let head = json!({ "kind": "office", "id": "head", "name": "H", "rank": "head" });
    let section = |n: usize| {
        json!({ "kind": "section", "id": format!("s{n}"), "name": "s", "line": "l",
            "reports_to": "head", "clerks": 1 })
    };
    document["organization"]["units"] =
        std::iter::once(head).chain((0..sections).map(section)).collect();
    document["work"][0]["arrivals"]["per_day"] = json!(1);
    document["assumptions"]["briefing"] = json!({ "mean": 1, "shape": "exponential" });
    read(&document.to_string()).expect("a scenario")
}

#[test]
fn a_head_alone_reaches_everybody_after_as_many_briefings_as_there_are_units() {
    for sections in [1, 4, 9] {
        let scenario = flat(sections);
        let runs = outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 400.0), 20);
        // The sum of n exponential briefings; now and then it waits for the directive before, as
        // in M/G/1.
        let (n, rate) = (sections as f64, 1.0 / 480.0);
        let wait = rate * n * (n + 1.0) / 2.0 / (1.0 - rate * n);
        let all: Vec<f64> = runs.iter().map(minutes(10)).collect();
        agrees(&all, wait + n);
        assert_eq!(all, runs.iter().map(|run| mean_delay(run).expect("some")).collect::<Vec<_>>());
    }
}

#[test]
fn the_delay_of_a_directive_is_that_of_the_branch_that_ends_last() {
    let mut scenario = briefings(&scenario("help", &json!([])), 10.0, "exponential");
    scenario.work[0].arrivals.per_day = PerDay::new(4.0).expect("a rate");
    let network = &networks(&scenario)[0];
    for run in outcomes(&scenario, network, Window::after(5.0, 50.0), 4) {
        let parts = |kind| Rank::ALL.iter().map(|rank| run.part(kind, *rank)).sum::<u64>();
        let delays = run.classes[0].delay;
        assert_eq!(parts(Kind::Relay) + parts(Kind::Waiting), delays);
        assert_eq!(run.reach.tenths[9], delays);
        assert_eq!(run.reach.directives, run.completed());
        assert!(run.reach.tenths.is_sorted());
        // Whoever is reached last has been briefed through at least one office.
        assert!(run.part(Kind::Relay, Rank::Head) >= run.completed());
    }
}

#[test]
fn people_are_as_busy_with_briefings_as_was_offered() {
    let mut scenario = briefings(&scenario("help", &json!([])), 10.0, "exponential");
    scenario.work[0].arrivals.per_day = PerDay::new(12.0).expect("a rate");
    let network = &networks(&scenario)[0];
    let runs = outcomes(&scenario, network, Window::after(5.0, 200.0), 20);
    for (desk, load) in offered_loads(network).iter().enumerate() {
        let here = |run: &Outcome| -> f64 {
            let people = network.posts().zip(&run.people).filter(|(post, _)| post.desk == desk);
            people.map(|(_, person)| person.busy as f64).sum::<f64>() / 200.0
        };
        let busy: Vec<f64> = runs.iter().map(|run| here(run) / TICKS_PER_DAY as f64).collect();
        if load.load > 0.0 {
            agrees(&busy, load.load * f64::from(load.servers));
        } else {
            assert!(busy.iter().all(|busy| *busy <= 0.0), "{}", load.id);
        }
    }
}

#[test]
fn a_reform_keeps_the_length_of_every_briefing_that_is_left() {
    let transfer = json!([{ "move": "transfer", "unit": "b", "to": "second" }]);
    let scenario = briefings(&scenario("help", &transfer), 10.0, "exponential");
    let [before, after] = networks(&scenario);
    let visits = |network: &Network, desk: &str| {
        let place = network.desk_ids().position(|id| id == desk).expect("a desk");
        outcomes(&scenario, network, Window::after(0.0, 500.0), 3)
            .iter()
            .map(|run| run.desks[place].work)
            .collect::<Vec<u64>>()
    };
    let both = |network: &Network| -> Vec<u64> {
        visits(network, "first").iter().zip(visits(network, "second")).map(|(a, b)| a + b).collect()
    };
    assert_eq!(both(&before), both(&after), "b is briefed as long by either deputy head");
    assert_ne!(visits(&before, "first"), visits(&after, "first"));
}

#[test]
fn the_report_says_how_soon_people_are_reached_only_if_there_are_directives() {
    let reform = json!([
        { "move": "seat", "commissioner": "commissioner" },
        { "move": "lead_directly", "section": "f" },
        { "move": "lead_directly", "section": "large" },
    ]);
    let scenario = scenario("help", &reform);
    let mut study = Study::new(&scenario).expect("no findings").with_replications(2);
    while !study.play_task() {}
    let report = study.report().expect("finished");
    let reach = report.baseline.reach.expect("directives");
    for (found, exact) in [(reach.p50, 30.0), (reach.p90, 50.0), (reach.p100, 50.0)] {
        assert!((found.value - exact).abs() < 1e-9, "{found:?}");
    }
    let everybody = report.difference.reach_p100.expect("a difference");
    assert_eq!((everybody.value, everybody.verdict), (-20.0, Verdict::ReformBetter));
    let half = report.difference.reach_p50.expect("a difference");
    assert_eq!((half.value, half.verdict), (0.0, Verdict::CannotTell));
    let case = spanlab::cases::case("township").expect("a case").scenario;
    let mut study = Study::new(&case).expect("no findings").with_replications(1);
    while !study.play_task() {}
    let report = study.report().expect("finished");
    assert_eq!((report.baseline.reach, report.difference.reach_p50), (None, None));
}
