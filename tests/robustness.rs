//! Whatever a document says, it is either simulated or refused with a sentence; nothing panics and
//! nothing goes on without end.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use spanlab::check::{Finding, Problem, check};
use spanlab::department::Department;
use spanlab::engine::Run;
use spanlab::reform::apply;
use spanlab::report::{Report, Verdict};
use spanlab::scenario::{Scenario, WarmUp, read};
use spanlab::study::Study;
use spanlab::text::Language;
use spanlab::units::Days;
use spanlab::words::{Names, finding, read_error, results};

use self::support::generated::{RawMove, raw_moves, scenario};

mod support {
    pub(crate) mod generated;
}

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

fn cases(number: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok());
    let number = asked.unwrap_or(number);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(number) }
}

/// The document of a scenario with those of the moves that can be applied.
fn document(mut scenario: Scenario, raw: &[RawMove]) -> Value {
    let mut department = Department::baseline(&scenario);
    for raw in raw {
        let step = raw.step(&department.units, &department.work);
        if let Ok(next) = apply(&department, &step) {
            department = next;
            scenario.reform.push(step);
        }
    }
    serde_json::to_value(scenario).expect("a document")
}

/// Something that is wrong with one place of a document.
#[derive(Clone, Debug)]
enum Fault {
    Removed,
    Replaced(Value),
    Repeated,
    TakenFrom(Index),
    Broken(usize),
}

fn fault() -> impl Strategy<Value = (Index, Fault)> {
    let values = json!([
        null, true, false, "", "x", "clerk", "head", "auto", "人才科", "a b", [], {}, [[]], {"mean": 1},
        -1, 0, 1, 2, 10, 1_000, 10_000, 4e9, 1e18, 1e308, -1e308, 1e-9, 1e-308, 0.05, 0.95, 0.999_999,
        0.001, 999.5, 4_000, 48_000, 18_446_744_073_709_551_615_u64,
    ]);
    let values = values.as_array().expect("a list").clone();
    let fault = prop_oneof![
        2 => Just(Fault::Removed),
        6 => select(values).prop_map(Fault::Replaced),
        1 => Just(Fault::Repeated),
        3 => any::<Index>().prop_map(Fault::TakenFrom),
        1 => (0..8_usize).prop_map(Fault::Broken),
    ];
    (any::<Index>(), fault)
}

/// All places of a document.
fn places(value: &Value, place: &str, list: &mut Vec<String>) {
    list.push(place.to_owned());
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                places(item, &format!("{place}/{n}"), list);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                places(field, &format!("{place}/{name}"), list);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn spoil(document: &mut Value, index: Index, fault: Fault) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let place = index.get(&all).clone();
    let other = |from: Index| document.pointer(from.get(&all).as_str()).expect("a place").clone();
    let value = match fault {
        Fault::Replaced(value) => value,
        Fault::TakenFrom(from) => other(from),
        Fault::Broken(at) => match document.pointer(&place).and_then(Value::as_str) {
            Some(text) => Value::from(text.chars().take(at).collect::<String>()),
            None => Value::from("\u{202e}\u{0}"),
        },
        Fault::Removed | Fault::Repeated => return change_parent(document, &place, &fault),
    };
    *document.pointer_mut(&place).expect("a place") = value;
}

fn change_parent(document: &mut Value, place: &str, fault: &Fault) {
    let Some((parent, last)) = place.rsplit_once('/') else { return };
    let last = last.replace("~1", "/").replace("~0", "~");
    match (document.pointer_mut(parent).expect("a place"), fault) {
        (Value::Object(fields), Fault::Removed) => drop(fields.remove(&last)),
        (Value::Array(items), Fault::Removed) => {
            drop(items.remove(last.parse().expect("a number")));
        }
        (Value::Array(items), _) => {
            items.push(items[last.parse::<usize>().expect("a number")].clone());
        }
        (_, _) => {}
    }
}

/// What became of a document.
enum Fate {
    Unreadable,
    Refused(Vec<Finding>),
    Simulated(Box<Report>),
}

/// Reads a document and plays two replications of at most that many days.
fn fate(text: &str, most_days: f64) -> Fate {
    let mut scenario = match read(text) {
        Ok(scenario) => scenario,
        Err(error) => {
            assert!(LANGUAGES.iter().all(|language| !read_error(&error, *language).is_empty()));
            return Fate::Unreadable;
        }
    };
    let names = Names::of(&scenario);
    let findings = check(&scenario);
    if !findings.is_empty() {
        let said = |language| findings.iter().all(|f| !finding(f, &names, language).is_empty());
        assert!(LANGUAGES.into_iter().all(said));
        return Fate::Refused(findings);
    }
    scenario.run.days = Days::new(scenario.run.days.get().min(most_days)).expect("days");
    scenario.run.warm_up = WarmUp::Days(0.0);
    let report = played(&scenario);
    for language in LANGUAGES {
        assert!(!results::findings(&report, &names, language).is_empty());
    }
    Fate::Simulated(Box::new(report))
}

/// Two replications, none of them endless.
fn played(scenario: &Scenario) -> Report {
    let mut study = Study::new(scenario).expect("no findings").with_replications(2);
    while let Some(task) = study.next_task() {
        let network = study.network(task).clone();
        let mut run = Run::new(&network, task.window, study.seed(), task.replication);
        let slices = (0..500).take_while(|_| !run.advance(200_000)).count();
        assert!(slices < 500, "a run goes on and on");
        let outcome = run.outcome();
        study.accept(task, outcome);
    }
    let report = study.report().expect("a report");
    let text = serde_json::to_string(&report).expect("a text");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("a report"), report);
    report
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_spoilt_document_is_simulated_or_refused(
        scenario in scenario(), raw in raw_moves(0..5),
        faults in prop::collection::vec(fault(), 1..4),
    ) {
        let mut document = document(scenario, &raw);
        for (index, fault) in faults {
            spoil(&mut document, index, fault);
        }
        fate(&document.to_string(), 0.1);
    }

    #[test]
    fn a_truncated_document_is_refused(scenario in scenario(), end in any::<Index>()) {
        let text = document(scenario, &[]).to_string();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let fate = fate(&text[..*end.get(&ends)], 0.1);
        prop_assert!(matches!(fate, Fate::Unreadable));
    }

    #[test]
    fn any_value_is_refused(value in any_value()) {
        prop_assert!(matches!(fate(&value.to_string(), 0.1), Fate::Unreadable));
    }

    #[test]
    fn any_text_is_refused(text in ".{0,200}") {
        prop_assert!(matches!(fate(&text, 0.1), Fate::Unreadable));
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let keys =
        select(vec!["format", "name", "organization", "units", "kind", "work", "reform", "x"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(Value::from("spanlab/1")),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, move |inner| {
        let fields = prop::collection::vec((keys.clone(), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Value::from),
            fields.prop_map(|fields| {
                fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            }),
        ]
    })
}

/// One section with a chief under a head.
fn small() -> Value {
    json!({
        "format": "spanlab/1", "name": "small",
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "H", "rank": "head" },
            { "kind": "section", "id": "a", "name": "A", "line": "l", "reports_to": "head",
              "chiefs": 1, "clerks": 2, "duties": ["a"] },
            { "kind": "section", "id": "b", "name": "B", "line": "l", "reports_to": "head",
              "chiefs": 1, "clerks": 2, "duties": ["b"] },
        ] },
        "work": [{ "id": "x", "name": "x", "duty": "a", "arrivals": { "per_day": 4 },
            "effort": { "mean": 30, "shape": "exponential" }, "decided_at": { "head": 1 } }],
        "assumptions": { "absence": 120 },
        "run": { "days": 20, "warm_up": 0 },
    })
}

fn with(changes: &[(&str, Value)]) -> Value {
    let mut document = small();
    for (pointer, value) in changes {
        let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
        let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
        parent.expect("an object").insert((*field).to_owned(), value.clone());
    }
    document
}

#[test]
fn what_would_not_end_is_refused() {
    let much = |changes: &[(&str, Value)]| {
        let found = match fate(&with(changes).to_string(), 1.0) {
            Fate::Refused(found) => found.into_iter().map(|finding| finding.problem).collect(),
            Fate::Unreadable | Fate::Simulated(_) => Vec::new(),
        };
        assert_eq!(found, [Problem::TooMuch], "{changes:?}");
    };
    much(&[("/work/0/arrivals/per_day", json!(10_000)), ("/run/days", json!(4_000))]);
    much(&[("/run/warm_up", json!(2_000)), ("/work/0/arrivals/per_day", json!(1_000))]);
    // Shorter than a tick: the leaders would come and go without time passing.
    much(&[("/assumptions/absence", json!(1e-9)), ("/run/days", json!(0.001))]);
    much(&[("/assumptions/absence", json!(0.001))]);
}

#[test]
fn lists_that_no_run_can_hold_are_refused() {
    let signer = json!({ "duty": "b", "effort": { "mean": 0, "shape": "fixed" } });
    let signers = vec![signer; 100_000];
    let step = json!({ "move": "policy", "first_asked": true });
    let duties: Vec<String> = (0..1_000).map(|n| format!("d{n}")).collect();
    let clerks = json!([{ "move": "staff", "unit": "a", "post": "clerk", "number": 10_000 },
        { "move": "staff", "unit": "b", "post": "clerk", "number": 10_000 }]);
    for (pointer, list, place) in [
        ("/work/0/cosign", json!(signers), "organization.units"),
        ("/reform", json!(vec![step; 2_000]), "reform"),
        ("/organization/units/2/duties", json!(duties), "organization.units"),
        ("/reform", clerks, "reform"),
    ] {
        let mut document = small();
        match document.pointer_mut(pointer) {
            Some(found) => *found = list,
            None => document = with(&[(pointer, list)]),
        }
        let Fate::Refused(found) = fate(&document.to_string(), 1.0) else { panic!("{pointer}") };
        let expected = Finding { place: place.to_owned(), problem: Problem::TooLarge };
        assert_eq!(found, [expected], "{pointer}");
    }
}

#[test]
fn the_largest_run_that_is_allowed_is_congested() {
    let extremes: &[&[(&str, Value)]] = &[
        &[("/work/0/arrivals", json!({ "per_day": 10_000, "burst": 1_000 }))],
        &[("/work/0/effort", json!({ "mean": 48_000, "cv": 10 }))],
        &[
            ("/work/0/effort", json!({ "mean": 48_000, "cv": 10 })),
            ("/work/0/arrivals", json!({ "per_day": 10_000, "burst": 1_000 })),
            ("/assumptions/overload", json!(10)),
            ("/assumptions/finish", json!(10)),
            ("/assumptions/generalist", json!(10)),
            ("/work/0/decided_at", json!({ "clerk": 1 })),
        ],
        &[
            ("/assumptions/relay", json!({ "mean": 48_000, "shape": "fixed" })),
            ("/work/0/cosign", json!([{ "duty": "b", "effort": { "mean": 1, "shape": "fixed" } }])),
        ],
    ];
    for changes in extremes {
        let Fate::Simulated(report) = fate(&with(changes).to_string(), 5.0) else {
            panic!("{changes:?}")
        };
        assert!(report.baseline.congestion.is_some(), "{changes:?}");
        let verdicts =
            [&report.difference.delay_mean].map(|contrast| contrast.as_ref().map(|c| c.verdict));
        assert!(verdicts.iter().all(|v| v.is_none_or(|v| v == Verdict::Congested)), "{changes:?}");
    }
}

#[test]
fn many_people_and_no_delay_at_all_are_simulated() {
    let never = json!({ "mean": 0, "shape": "fixed" });
    let none = json!({ "per_day": 1_000 });
    for changes in [
        vec![("/organization/units/1/clerks", json!(10_000)), ("/work/0/arrivals", none)],
        vec![("/work/0/effort", never), ("/assumptions/absence", json!(0))],
        vec![("/work/0/misdirected", json!(1)), ("/assumptions/shirk", json!(0.95))],
    ] {
        let fate = fate(&with(&changes).to_string(), 2.0);
        assert!(matches!(fate, Fate::Simulated(_)), "{changes:?}");
    }
}
