//! Two superiors (双重领导): who reviews what, when, and what theory says (model, section 4.4).

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

use expect_test::expect;
use serde_json::{Value, json};
use spanlab::department::Department;
use spanlab::engine::{Happening, Kind, Network, Note, Outcome, Run, Window, offered_loads};
use spanlab::report::mean_delay;
use spanlab::scenario::{Rank, Scenario, read};
use spanlab::units::{TICKS_PER_DAY, TICKS_PER_MINUTE};

use self::support::agreement::agrees_within;
use self::support::sample::{networks, outcomes};

mod support {
    pub(crate) mod agreement;
    pub(crate) mod sample;
}

fn fixed(mean: f64) -> Value {
    json!({ "mean": mean, "shape": "fixed" })
}

fn exponential(mean: f64) -> Value {
    json!({ "mean": mean, "shape": "exponential" })
}

/// A section under the first deputy head that also reports to the second; reviews of deputy heads
/// take 20 minutes, of the head 30, a hand-over 10.
fn document(decided: &Value) -> Value {
    let never = fixed(0.0);
    json!({
        "format": "spanlab/1", "name": "superiors",
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "H", "rank": "head" },
            { "kind": "office", "id": "first", "name": "1", "rank": "deputy_head",
              "reports_to": "head" },
            { "kind": "office", "id": "second", "name": "2", "rank": "deputy_head",
              "reports_to": "head" },
            { "kind": "section", "id": "a", "name": "a", "line": "l", "reports_to": "first",
              "also_reports_to": "second", "chiefs": 1, "clerks": 1, "duties": ["a"] },
            { "kind": "section", "id": "b", "name": "b", "line": "l", "reports_to": "second",
              "chiefs": 1, "clerks": 1, "duties": ["b"] },
        ] },
        "work": [{ "id": "permit", "name": "permit", "duty": "a",
            "arrivals": { "per_day": 0.5 }, "effort": fixed(40.0), "decided_at": decided }],
        "assumptions": {
            "relay": fixed(5.0), "handover": fixed(10.0), "finish": 0.25, "rework": 0.5,
            "defect": 0, "catch": 0.5, "garbled": 0, "check_in": never, "coordination": never,
            "review": { "deputy_chief": never, "chief": fixed(15.0), "commissioner": never,
                "deputy_head": fixed(20.0), "head": fixed(30.0) },
            "presence": { "chief": 1, "commissioner": 1, "deputy_head": 1, "head": 1 },
        },
        "run": { "seed": 1, "days": 20, "warm_up": 0 },
    })
}

fn scenario(document: &Value) -> Scenario {
    read(&document.to_string()).expect("a scenario")
}

fn with(mut document: Value, changes: &[(&str, Value)]) -> Value {
    for (pointer, value) in changes {
        let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
        document.pointer_mut(parent).expect("a place")[last] = value.clone();
    }
    document
}

/// What happens to one paper, in minutes since it came.
fn history(scenario: &Scenario, index: u32) -> String {
    let network = &networks(scenario)[0];
    let mut run = Run::observed(network, Window::after(0.0, 40.0), 1, 0, Vec::<Note>::new());
    while !run.advance(1000) {}
    let (_, notes) = run.into_parts();
    let desks: Vec<&str> = network.desk_ids().collect();
    let those: Vec<&Note> = notes.iter().filter(|note| note.index == index).collect();
    let start = those[0].at.0;
    let steps = those.iter().filter_map(|note| {
        let what = match note.what {
            Happening::Starts => "starts",
            Happening::Ends => "ends",
            Happening::Returned => "returned by",
            Happening::Refused => "refused by",
            Happening::Completes => "done",
            Happening::Arrives | Happening::Queues | Happening::Leaves => return None,
        };
        let at = (note.at.0 - start) / 60_000;
        let desk = desks.get(note.desk as usize).copied().unwrap_or("");
        Some(format!("{at} {} {what} {desk}", note.branch).trim_end().to_owned() + "\n")
    });
    steps.collect()
}

#[test]
fn a_paper_is_with_both_superiors_at_once_and_climbs_on_from_the_first() {
    let paper = scenario(&document(&json!({ "head": 1 })));
    expect![[r#"
        0 0 starts a/clerk
        40 0 ends a/clerk
        40 0 starts a/chief
        55 0 ends a/chief
        65 0 starts first
        65 1 starts second
        85 0 ends first
        85 1 ends second
        95 0 starts head
        125 0 ends head
        135 0 starts first
        140 0 ends first
        150 0 starts a/chief
        155 0 ends a/chief
        155 0 starts a/clerk
        165 0 ends a/clerk
        165 0 done
    "#]]
    .assert_eq(&history(&paper, 0));
}

#[test]
fn the_copy_that_is_returned_comes_back_to_the_same_superior_while_the_other_goes_on() {
    // Half of the drafts and of the reworks have a defect, half of the reviews find it.
    let faulty = [("/assumptions/defect", json!(0.5)), ("/assumptions/review/chief", fixed(0.0))];
    let paper = scenario(&with(document(&json!({ "deputy_head": 1 })), &faulty));
    expect![[r#"
        0 0 starts a/clerk
        40 0 ends a/clerk
        50 0 starts first
        50 1 starts second
        70 0 ends first
        70 0 returned by first
        70 1 ends second
        80 0 starts a/clerk
        100 0 ends a/clerk
        110 0 starts first
        130 0 ends first
        140 0 starts a/chief
        145 0 ends a/chief
        145 0 starts a/clerk
        155 0 ends a/clerk
        155 0 done
    "#]]
    .assert_eq(&history(&paper, 3));
    // Both return it: the clerk corrects one copy after the other.
    expect![[r#"
        0 0 starts a/clerk
        40 0 ends a/clerk
        50 0 starts first
        50 1 starts second
        70 0 ends first
        70 0 returned by first
        70 1 ends second
        70 1 returned by second
        80 0 starts a/clerk
        100 0 ends a/clerk
        100 1 starts a/clerk
        110 0 starts first
        120 1 ends a/clerk
        130 0 ends first
        130 1 starts second
        150 1 ends second
        160 0 starts a/chief
        165 0 ends a/chief
        165 0 starts a/clerk
        175 0 ends a/clerk
        175 0 done
    "#]]
    .assert_eq(&history(&paper, 5));
}

/// The desks at which the first paper was worked on, without repetitions.
fn desks_of(document: &Value) -> Vec<String> {
    let scenario = scenario(document);
    let baseline = Department::baseline(&scenario);
    assert_eq!(spanlab::check::check(&scenario), []);
    let department =
        spanlab::reform::apply_all(&baseline, &scenario.reform).expect("the moves apply");
    let network = Network::compile(&scenario, &baseline, &department);
    let mut run = Run::observed(&network, Window::after(0.0, 40.0), 1, 0, Vec::<Note>::new());
    while !run.advance(1000) {}
    let (_, notes) = run.into_parts();
    let desks: Vec<&str> = network.desk_ids().collect();
    let mut found: Vec<String> = Vec::new();
    let starts = notes.iter().filter(|note| note.index == 0 && note.what == Happening::Starts);
    for note in starts {
        let desk = desks[note.desk as usize].to_owned();
        if !found.contains(&desk) {
            found.push(desk);
        }
    }
    found
}

#[test]
fn a_second_superior_reviews_only_what_climbs_past_the_unit() {
    let inside = desks_of(&document(&json!({ "chief": 1 })));
    assert_eq!(inside, ["a/clerk", "a/chief"]);
    let past = desks_of(&document(&json!({ "deputy_head": 1 })));
    assert_eq!(past, ["a/clerk", "a/chief", "first", "second"]);
}

#[test]
fn a_second_line_that_ends_at_the_same_desk_is_ignored() {
    let decided = json!({ "deputy_head": 1 });
    let transfer = json!([{ "move": "transfer", "unit": "a", "to": "second" }]);
    let together = with(document(&decided), &[("/reform", transfer)]);
    assert_eq!(desks_of(&together), ["a/clerk", "a/chief", "second"]);
    // The commissioner to whom the section also reports sits with its superior.
    let commissioner = json!({ "kind": "office", "id": "member", "name": "m",
        "rank": "commissioner", "reports_to": "first" });
    let mut seated = with(
        document(&decided),
        &[
            ("/organization/units/3/also_reports_to", json!("member")),
            ("/reform", json!([{ "move": "seat", "commissioner": "member" }])),
        ],
    );
    seated["organization"]["units"].as_array_mut().expect("units").push(commissioner);
    assert_eq!(desks_of(&seated), ["a/clerk", "a/chief", "first"]);
}

#[test]
fn a_member_of_a_large_section_keeps_its_second_superior() {
    let merge = json!([{ "move": "merge", "name": "L", "sections": ["b", "a"], "sharing": "own" }]);
    let also = [("/organization/units/3/also_reports_to", json!("head")), ("/reform", merge)];
    let merged = with(document(&json!({ "deputy_head": 1 })), &also);
    // The large section reports to the superior of b; a also reports to the head.
    assert_eq!(desks_of(&merged), ["a/clerk", "a/chief", "second", "head"]);
}

#[test]
fn an_office_can_have_two_superiors_too() {
    let mut document = document(&json!({ "head": 1 }));
    let units = document["organization"]["units"].as_array_mut().expect("units");
    units.insert(
        3,
        json!({ "kind": "office", "id": "member", "name": "m", "rank": "commissioner",
        "reports_to": "first", "also_reports_to": "second" }),
    );
    units[4]["reports_to"] = json!("member");
    units[4]["also_reports_to"] = Value::Null;
    document["assumptions"]["review"]["commissioner"] = fixed(1.0);
    assert_eq!(desks_of(&document), ["a/clerk", "a/chief", "member", "first", "second", "head"]);
}

#[test]
fn a_garbled_paper_climbs_to_both_superiors_once_more() {
    let garbling = [("/assumptions/garbled", json!(1))];
    let paper = scenario(&with(document(&json!({ "deputy_head": 1 })), &garbling));
    expect![[r#"
        0 0 starts a/clerk
        40 0 ends a/clerk
        40 0 starts a/chief
        55 0 ends a/chief
        65 0 starts first
        65 1 starts second
        85 0 ends first
        85 1 ends second
        95 0 starts a/chief
        100 0 ends a/chief
        100 0 starts a/clerk
        120 0 ends a/clerk
        120 0 starts a/chief
        135 0 ends a/chief
        145 0 starts first
        145 2 starts second
        165 0 ends first
        165 2 ends second
        175 0 starts a/chief
        180 0 ends a/chief
        180 0 starts a/clerk
        190 0 ends a/clerk
        190 0 done
    "#]]
    .assert_eq(&history(&paper, 0));
}

#[test]
fn a_paper_that_only_the_second_superior_reviews_goes_on_from_there() {
    let alone = [
        ("/assumptions/review/deputy_head", fixed(0.0)),
        ("/organization/units/3/also_reports_to", json!("head")),
    ];
    let paper = scenario(&with(document(&json!({ "deputy_head": 1 })), &alone));
    expect![[r#"
        0 0 starts a/clerk
        40 0 ends a/clerk
        40 0 starts a/chief
        55 0 ends a/chief
        65 1 starts head
        95 1 ends head
        105 0 starts a/chief
        110 0 ends a/chief
        110 0 starts a/clerk
        120 0 ends a/clerk
        120 0 done
    "#]]
    .assert_eq(&history(&paper, 0));
}

#[track_caller]
fn agrees(sample: &[f64], exact: f64) {
    agrees_within(sample, exact, 4.0, 0.04);
}

#[test]
fn without_load_the_slower_of_two_reviews_counts() {
    let nothing = [
        ("/assumptions/review/chief", fixed(0.0)),
        ("/assumptions/relay", fixed(0.0)),
        ("/assumptions/handover", fixed(0.0)),
        ("/assumptions/review/deputy_head", exponential(1.0)),
        ("/work/0/effort", fixed(0.0)),
    ];
    let scenario = scenario(&with(document(&json!({ "deputy_head": 1 })), &nothing));
    let runs = outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 2000.0), 40);
    let delays: Vec<f64> = runs.iter().map(|run| mean_delay(run).expect("papers")).collect();
    // The mean of the larger of two exponential times is 3/2 of one, that of the smaller 1/2.
    agrees(&delays, 1.5);
    let part = |kind| -> Vec<f64> {
        let ticks = |run: &Outcome| run.part(kind, Rank::DeputyHead) as f64;
        runs.iter().map(|run| ticks(run) / run.completed() as f64 / TICKS_PER_MINUTE).collect()
    };
    agrees(&part(Kind::Review), 0.5);
    agrees(&part(Kind::Join), 1.0);
}

#[test]
fn both_superiors_are_as_busy_as_was_offered_with_returns_and_visits() {
    let busy = [
        ("/assumptions/defect", json!(0.6)),
        ("/assumptions/catch", json!(0.7)),
        ("/assumptions/garbled", json!(0.1)),
        ("/work/0/unsound", json!(0.2)),
        ("/assumptions/pass", json!({ "sound": 0.9, "unsound": 0.4 })),
        ("/assumptions/check_in", exponential(6.0)),
        ("/assumptions/review/deputy_head", exponential(7.0)),
        ("/work/0/arrivals/per_day", json!(4)),
        ("/work/0/decided_at", json!({ "chief": 0.3, "deputy_head": 0.3, "head": 0.4 })),
    ];
    for reform in [json!([]), json!([{ "move": "lead_directly", "section": "a" }])] {
        let mut document = with(document(&json!({})), &busy);
        document["reform"] = reform;
        let scenario = scenario(&document);
        let network = &networks(&scenario)[1];
        let runs = outcomes(&scenario, network, Window::after(5.0, 200.0), 20);
        for (desk, load) in offered_loads(network).iter().enumerate() {
            let here = |run: &Outcome| -> f64 {
                let people = network.posts().zip(&run.people);
                let people = people.filter(|(post, _)| post.desk == desk);
                people.map(|(_, person)| person.busy as f64).sum::<f64>() / 200.0
            };
            let busy: Vec<f64> = runs.iter().map(|run| here(run) / TICKS_PER_DAY as f64).collect();
            let offered = load.load * f64::from(load.servers);
            if offered > 0.0 {
                agrees(&busy, offered);
            } else {
                assert!(busy.iter().all(|busy| *busy <= 0.0), "{}", load.id);
            }
        }
    }
}

#[test]
fn what_one_of_two_superiors_refuses_is_refused_after_both_reviews() {
    let refusing = [
        ("/work/0/unsound", json!(0.5)),
        ("/assumptions/pass", json!({ "sound": 0.9, "unsound": 0.3 })),
        ("/assumptions/review/chief", fixed(0.0)),
        ("/work/0/arrivals/per_day", json!(4)),
    ];
    let scenario = scenario(&with(document(&json!({ "deputy_head": 1 })), &refusing));
    let runs = outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 400.0), 20);
    let share = |count: fn(&Outcome) -> u64| -> Vec<f64> {
        runs.iter().map(|run| count(run) as f64 / run.arrived() as f64).collect()
    };
    agrees(&share(|run| run.quality.wrong_approvals), 0.5 * 0.3 * 0.3);
    agrees(&share(|run| run.quality.wrong_refusals), 0.5 * (1.0 - 0.9 * 0.9));
    for run in &runs {
        let [first, second] = [1, 2].map(|desk| run.desks[desk].visits);
        // Each relays nothing and reviews everything; b has no papers.
        assert!(first.abs_diff(second) <= 1, "{first} and {second}");
    }
}

#[test]
fn a_unit_calls_on_both_superiors_and_a_directly_led_one_by_person() {
    let calls = |reform: Value| -> [f64; 2] {
        let visits = [
            ("/assumptions/check_in", fixed(1.0)),
            ("/reform", reform),
            ("/work/0/arrivals/per_day", json!(0.001)),
        ];
        let scenario = scenario(&with(document(&json!({ "clerk": 1 })), &visits));
        let loads = offered_loads(&networks(&scenario)[1]);
        ["first", "second"]
            .map(|id| 480.0 * loads.iter().find(|load| load.id == id).expect("a desk").load)
    };
    let near = |found: [f64; 2], exact: [f64; 2]| {
        assert!(found.iter().zip(exact).all(|(f, e)| (f - e).abs() < 1e-9), "{found:?}");
    };
    // Section b calls on the second deputy head as well.
    near(calls(json!([])), [1.0, 2.0]);
    near(calls(json!([{ "move": "lead_directly", "section": "a" }])), [2.0, 3.0]);
    near(calls(json!([{ "move": "transfer", "unit": "a", "to": "head" }])), [0.0, 2.0]);
    near(calls(json!([{ "move": "transfer", "unit": "a", "to": "second" }])), [0.0, 2.0]);
}
