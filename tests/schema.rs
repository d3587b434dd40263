//! The JSON Schema of scenarios: kept current in `assets`, and right about what can be read.
//!
//! `SPANLAB_BLESS=1 cargo test --test schema` writes it anew.

use serde_json::{Value, json};
use spanlab::cases;
use spanlab::scenario::{Scenario, read};

use self::support::validator::faults;

mod support {
    pub(crate) mod validator;
}

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/scenario.schema.json");

fn schema() -> Value {
    serde_json::to_value(schemars::schema_for!(Scenario)).expect("a schema is JSON")
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let current = serde_json::to_string_pretty(&schema()).expect("a schema is JSON") + "\n";
    if std::env::var_os("SPANLAB_BLESS").is_some() {
        std::fs::write(PLACE, &current).expect("assets can be written");
    }
    let kept = std::fs::read_to_string(PLACE).expect("assets/scenario.schema.json");
    assert!(kept == current, "assets/scenario.schema.json is old; SPANLAB_BLESS=1 writes it anew");
}

#[test]
fn every_case_and_reading_fits_the_schema() {
    let schema = schema();
    for case in cases::all() {
        for reading in case.readings {
            let scenario = Scenario { reform: reading.reform, ..case.scenario.clone() };
            let document = serde_json::to_value(&scenario).expect("a scenario is JSON");
            assert_eq!(
                faults(&schema, &document),
                Vec::<String>::new(),
                "{} {}",
                case.id,
                reading.id
            );
        }
    }
}

/// The least that can be read.
fn smallest() -> Value {
    json!({
        "format": "spanlab/1",
        "name": "x",
        "organization": { "units": [
            { "kind": "office", "id": "h", "name": "H", "rank": "head" },
            { "kind": "section", "id": "a", "name": "A", "line": "l", "reports_to": "h", "clerks": 1 },
        ] },
        "work": [{
            "id": "w", "name": "W", "arrivals": { "per_day": 1 },
            "effort": { "mean": 1, "shape": "fixed" },
            "decided_at": { "chief": 1 },
        }],
        "reform": [{ "move": "seat", "commissioner": "c" }],
    })
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn the_schema_and_the_reader_agree_on_what_is_a_scenario() {
    // A pointer, a value, and whether it may stand there.
    let table = [
        ("/name", json!({ "zh": "一", "en": "one" }), true),
        ("/name", json!({ "zh": "一", "en": "one", "fr": "un" }), false),
        ("/name", json!({ "fr": "un" }), false),
        ("/name", json!(1), false),
        ("/format", json!("spanlab/2"), false),
        ("/extra", json!(1), false),
        ("/organization/units/0/clerks", json!(1), false),
        ("/organization/units/0/rank", json!("boss"), false),
        ("/organization/units/1/clerks", json!(10_000), true),
        ("/organization/units/1/clerks", json!(10_001), false),
        ("/organization/units/1/clerks", json!(-1), false),
        ("/organization/units/1/clerks", json!(1.5), false),
        ("/organization/units/1/presence", json!(0.01), false),
        ("/organization/units/1/duties", json!(["d"]), true),
        ("/organization/units/1/duties", json!("d"), false),
        ("/organization/units/1/duties", json!([""]), false),
        ("/organization/policy", json!({ "first_asked": true }), true),
        ("/organization/policy", json!({ "first": true }), false),
        ("/work/0/arrivals/per_day", json!(-1), false),
        ("/work/0/effort", json!({ "mean": 1, "cv": 0.5 }), true),
        ("/work/0/effort", json!({ "mean": 1, "cv": 11 }), false),
        ("/work/0/effort", json!({ "shape": "fixed" }), false),
        ("/work/0/effort", json!({ "mean": 48_001, "shape": "fixed" }), false),
        ("/work/0/decided_at", json!({ "boss": 1 }), false),
        ("/work/0/decided_at", json!({ "head": 2 }), false),
        ("/work/0/urgent", json!("yes"), false),
        ("/work/0/cosign", json!([{ "duty": "d", "effort": { "mean": 1, "cv": 1 } }]), true),
        ("/work/0/cosign", json!([{ "effort": { "mean": 1, "cv": 1 } }]), false),
        ("/work/0/cosign_order", json!("both"), false),
        ("/reform/0", json!({ "move": "seat" }), false),
        ("/reform/0", json!({ "move": "stand", "commissioner": "c" }), false),
        ("/reform/0", json!({ "commissioner": "c" }), false),
        ("/reform/0", json!({ "move": "merge", "name": "n", "sections": ["a", "b"] }), true),
        ("/reform/0", json!({ "move": "policy", "expedite": true }), true),
        ("/reform/0", json!({ "move": "policy", "speed": true }), false),
        ("/assumptions", json!({}), true),
        ("/assumptions", json!({ "shirk": 0.96 }), false),
        ("/assumptions", json!({ "review": { "chief": { "mean": 1, "cv": 1 } } }), true),
        ("/assumptions", json!({ "review": { "clerk": { "mean": 1, "cv": 1 } } }), false),
        ("/run", json!({ "warm_up": "auto" }), true),
        ("/run", json!({ "warm_up": 30 }), true),
        ("/run", json!({ "warm_up": "none" }), false),
        ("/run", json!({ "warm_up": -1 }), false),
        ("/run", json!({ "max_replications": 9 }), false),
        ("/run", json!({ "seed": -1 }), false),
    ];
    let schema = schema();
    assert_eq!(faults(&schema, &smallest()), Vec::<String>::new());
    for (pointer, value, allowed) in table {
        let mut document = smallest();
        let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
        let place = document.pointer_mut(parent).expect("a place");
        if let Some(items) = place.as_array_mut() {
            items[0] = value.clone();
        } else {
            place[last] = value.clone();
        }
        let readable = read(&document.to_string()).is_ok();
        assert_eq!(readable, allowed, "the reader on {pointer} {value}");
        let fits = faults(&schema, &document).is_empty();
        assert_eq!(fits, allowed, "the schema on {pointer} {value}");
    }
}
