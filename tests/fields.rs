//! The fields of a scenario: none is missing, each takes what it allows and nothing else.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value as Json;
use spanlab::cases;
use spanlab::scenario::fields::{
    Allowed, Choice, Dial, Entry, Field, Of, Part, Value, What, changed, fields, held_when_empty,
    restored, set,
};
use spanlab::scenario::{Rank, Scenario, read};
use spanlab::text::Language;
use spanlab::words::fields::{amount, field_meaning, field_name, group_name, number, typed};

/// What no field changes: names, kinds and lines of command, which moves change.
const STRUCTURE: [&str; 24] = [
    "format",
    "name",
    "about",
    "organization.titles.section",
    "organization.titles.chief",
    "organization.titles.deputy_chief",
    "organization.titles.clerk",
    "reform",
    "organization.units[*].kind",
    "organization.units[*].id",
    "organization.units[*].name",
    "organization.units[*].rank",
    "organization.units[*].line",
    "organization.units[*].reports_to",
    "organization.units[*].also_reports_to",
    "organization.units[*].duties",
    "organization.units[*].members",
    "work[*].id",
    "work[*].name",
    "work[*].duty",
    "work[*].kind",
    "work[*].with",
    "work[*].lead",
    "work[*].cosign[*].duty",
];

/// A scenario in which everything is given that can be given.
fn full() -> Scenario {
    let json = r#"{ "format": "spanlab/1", "name": "x", "organization": { "units": [
        { "kind": "office", "id": "h", "name": "H", "rank": "head", "presence": 0.5 },
        { "kind": "section", "id": "a", "name": "A", "line": "l", "reports_to": "h", "clerks": 2,
          "chiefs": 1, "deputies": 1, "duties": ["a"], "presence": 0.9,
          "quota": { "approved": 5, "reserved": 1, "filled": 4, "leaders": 2 } },
        { "kind": "section", "id": "b", "name": "B", "line": "l", "reports_to": "h", "clerks": 2,
          "duties": ["b"] },
        { "kind": "large_section", "id": "l", "name": "L", "members": ["a", "b"] } ] },
      "work": [{ "id": "w", "name": "W", "duty": "a", "arrivals": { "per_day": 1, "burst": 2 },
        "effort": { "mean": 60, "cv": 1 }, "decided_at": { "chief": 0.6, "head": 0.4 },
        "cosign": [{ "duty": "b", "effort": { "mean": 10, "cv": 1 } }], "deadline_days": 3,
        "urgent": true, "misdirected": 0.1, "unsound": 0.1 }],
      "assumptions": { "relay": { "mean": 5, "cv": 1 }, "handover": { "mean": 30, "cv": 1 },
        "coordination": { "mean": 15, "cv": 1 }, "check_in": { "mean": 6, "cv": 1 },
        "briefing": { "mean": 10, "cv": 1 }, "triage": { "mean": 10, "cv": 1 } } }"#;
    read(json).expect("a scenario")
}

fn scenarios() -> Vec<Scenario> {
    cases::all().into_iter().map(|case| case.scenario).chain([full()]).collect()
}

/// A place with `[*]` for every index, and `*` for every deciding rank.
fn pattern(place: &str) -> String {
    let digits: String =
        place.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect::<String>();
    let indexed = digits.replace("##", "#").replace("[#]", "[*]");
    match indexed.split_once("decided_at.") {
        Some((before, _)) => format!("{before}decided_at.*"),
        None => indexed,
    }
}

/// The places of the schema below which there is nothing more.
fn leaves(root: &Json, schema: &Json, place: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().expect("a name");
        if name == "Text" || name == "Move" {
            found.insert(place.to_owned());
            return;
        }
        return leaves(root, &root["$defs"][name], place, found);
    }
    if let Some(first) = schema["anyOf"].get(0) {
        return leaves(root, first, place, found);
    }
    let variants: Vec<&Json> = match schema["oneOf"].as_array() {
        Some(variants) => variants.iter().collect(),
        None => vec![schema],
    };
    for variant in variants {
        let dot = if place.is_empty() { "" } else { "." };
        if let Some(properties) = variant["properties"].as_object() {
            for (name, inner) in properties {
                leaves(root, inner, &format!("{place}{dot}{name}"), found);
            }
        } else if variant["additionalProperties"].is_object() {
            found.insert(format!("{place}.*"));
        } else if variant["items"]["$ref"].is_string() && place != "reform" {
            leaves(root, &variant["items"], &format!("{place}[*]"), found);
        } else {
            found.insert(place.to_owned());
        }
    }
}

#[test]
fn no_field_of_the_schema_is_missing_and_none_is_invented() {
    let schema = serde_json::to_value(schemars::schema_for!(Scenario)).expect("a schema is JSON");
    let mut expected = BTreeSet::new();
    leaves(&schema, &schema, "", &mut expected);
    let entries = scenarios().iter().flat_map(fields).collect::<Vec<_>>();
    let mut known: BTreeSet<String> =
        entries.iter().map(|entry| pattern(&entry.field.place())).collect();
    assert!(STRUCTURE.iter().all(|place| !known.contains(*place)));
    known.extend(STRUCTURE.map(str::to_owned));
    assert_eq!(known, expected);
}

#[test]
fn every_place_names_one_field_and_stands_in_the_document() {
    for scenario in scenarios() {
        let document = serde_json::to_value(&scenario).expect("a scenario is JSON");
        let entries = fields(&scenario);
        let places: BTreeSet<String> = entries.iter().map(|entry| entry.field.place()).collect();
        assert_eq!(places.len(), entries.len());
        for entry in entries {
            let place = entry.field.place();
            let pointer = format!("/{}", place.replace(['.', '['], "/").replace(']', ""));
            let found = document.pointer(&pointer);
            match entry.value {
                Value::Number(value) => {
                    let number = found.map_or(0.0, |found| found.as_f64().expect("a number"));
                    assert!((number - value).abs() < 1e-12, "{place}: {found:?}");
                }
                Value::Absent => assert!(found.and_then(Json::as_f64).is_none(), "{place}"),
                Value::Choice(_) => {}
            }
        }
    }
}

fn forbidden(allowed: Allowed) -> Vec<Value> {
    match allowed {
        Allowed::Numbers { least, most, whole, absent } => {
            let step = if whole { 1.0 } else { 0.01 };
            let beyond = [least - step, most * 1.001 + step, f64::NAN, f64::INFINITY];
            let mut values: Vec<Value> = beyond.map(Value::Number).into();
            values.push(Value::Choice(Choice::On));
            values.extend(whole.then_some(Value::Number(least + 0.5)));
            values.extend((!absent).then_some(Value::Absent));
            values
        }
        Allowed::Choices(choices) => {
            let other = if choices.contains(&Choice::On) { Choice::Pool } else { Choice::On };
            vec![Value::Absent, Value::Number(1.0), Value::Choice(other)]
        }
    }
}

fn possible(entry: &Entry) -> Vec<Value> {
    match entry.allowed {
        Allowed::Numbers { least, most, absent, .. } => {
            let mut values = vec![Value::Number(least), Value::Number(most)];
            values.extend(absent.then_some(Value::Absent));
            let dial = Dial::of(entry, entry.value).expect("numbers have a slider");
            values.push(Value::Number(dial.at(dial.last() / 2)));
            values
        }
        Allowed::Choices(choices) => choices.iter().copied().map(Value::Choice).collect(),
    }
}

/// Sets a field, looks whether that is all that has changed, and sets it back.
fn set_and_restore(scenario: &Scenario, entry: &Entry, value: Value) {
    let place = entry.field.place();
    let next = set(scenario, entry.field, value).expect("an allowed value");
    let json = serde_json::to_string(&next).expect("JSON");
    assert_eq!(read(&json).expect("readable"), next, "{place} {value:?}");
    let found = fields(&next).into_iter().find(|other| other.field == entry.field);
    assert_eq!(found.map(|found| found.value), Some(value), "{place}");
    let others: Vec<Field> =
        changed(&next, scenario).into_iter().filter(|other| *other != entry.field).collect();
    let is_decided = |field: &Field| matches!(field.what, What::DecidedAt(_));
    assert!(others.iter().all(is_decided), "{place}: {others:?}");
    assert_eq!(restored(&next, scenario, entry.field), *scenario, "{place} {value:?}");
}

#[test]
fn every_field_of_every_case_takes_what_it_allows_and_refuses_the_rest() {
    for scenario in scenarios() {
        for entry in fields(&scenario) {
            for value in possible(&entry) {
                set_and_restore(&scenario, &entry, value);
            }
            for value in forbidden(entry.allowed) {
                let refused = set(&scenario, entry.field, value).expect_err("not allowed");
                assert_eq!(refused.allowed, Some(entry.allowed));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_number_of_the_range_can_be_set(which in 0_usize..10_000, share in 0.0..=1.0_f64) {
        let all = scenarios();
        let scenario = &all[which % all.len()];
        let entries = fields(scenario);
        let entry = entries[which % entries.len()];
        if let Allowed::Numbers { least, most, whole, .. } = entry.allowed {
            let value = least + share * (most - least);
            let value = if whole { value.round() } else { value.min(most) };
            set_and_restore(scenario, &entry, Value::Number(value));
        }
    }
}

#[test]
fn a_slider_reaches_the_original_value_and_stops_only_at_what_is_allowed() {
    for scenario in scenarios() {
        for entry in fields(&scenario) {
            let Some(dial) = Dial::of(&entry, entry.value) else { continue };
            let place = entry.field.place();
            assert!((1..400).contains(&dial.last()), "{place}: {}", dial.last());
            for position in 0..=dial.last() {
                assert!(entry.allowed.has(Value::Number(dial.at(position))), "{place}");
                assert_eq!(dial.position(dial.at(position)), position, "{place}");
            }
            if let Value::Number(value) = entry.value {
                let nearest = dial.at(dial.position(value));
                assert!((nearest - value).abs() <= 0.06 * value.max(1.0), "{place}: {nearest}");
            }
        }
    }
}

#[test]
fn the_shares_of_the_deciding_ranks_always_sum_to_one() {
    let scenario = full();
    let of = Of::Class(0);
    let decided = |rank| Field::plain(of, What::DecidedAt(rank));
    let all_by_head = set(&scenario, decided(Rank::Head), Value::Number(1.0)).expect("allowed");
    let divided = set(&all_by_head, decided(Rank::Head), Value::Number(0.3)).expect("allowed");
    let shares = &divided.work[0].decided_at;
    assert!((shares.values().map(|share| share.get()).sum::<f64>() - 1.0).abs() < 1e-12);
    assert!((shares[&Rank::DeputyHead].get() - 0.7).abs() < 1e-12);
    assert_eq!(restored(&divided, &scenario, decided(Rank::Clerk)), scenario);
}

#[test]
fn a_shape_comes_back_with_its_variation() {
    let scenario = full();
    let shape = Field { of: Of::Class(0), what: What::Effort, part: Part::Shape };
    let variation = Field { part: Part::Variation, ..shape };
    let wide = set(&scenario, variation, Value::Number(2.5)).expect("allowed");
    let fixed = set(&wide, shape, Value::Choice(Choice::Fixed)).expect("allowed");
    assert!(
        set(&fixed, variation, Value::Number(2.0)).expect_err("no variation").allowed.is_none()
    );
    assert_eq!(restored(&fixed, &scenario, shape), scenario);
}

#[test]
fn every_field_has_a_name_a_meaning_and_an_amount_in_both_languages() {
    for scenario in scenarios() {
        for entry in fields(&scenario) {
            let (field, place) = (entry.field, entry.field.place());
            for language in [Language::Zh, Language::En] {
                let texts = [
                    group_name(field.group(&scenario), &scenario, language),
                    field_name(field, &scenario, language),
                    field_meaning(field, language).to_owned(),
                    amount(field, entry.value, language),
                ];
                assert!(texts.iter().all(|text| !text.is_empty()), "{place} {texts:?}");
                let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                let mixed = texts.iter().any(|text| text.contains(is_chinese));
                assert_eq!(mixed, language == Language::Zh, "{place} {texts:?}");
                if let Value::Number(value) = entry.value {
                    assert_eq!(typed(field, &number(field, value), language), entry.value);
                }
            }
        }
    }
}

#[test]
fn an_empty_presence_is_that_of_the_rank() {
    let mut scenario = full();
    let own = |unit| Field::plain(Of::Unit(unit), What::OwnPresence);
    for field in [own(0), own(1)] {
        scenario = set(&scenario, field, Value::Absent).expect("it may be empty");
    }
    let by_rank = |rank| Field::plain(Of::Everything, What::Presence(rank));
    for (rank, presence) in [(Rank::Head, 0.55), (Rank::Chief, 0.75)] {
        scenario = set(&scenario, by_rank(rank), Value::Number(presence)).expect("a presence");
    }
    let held = [own(0), own(1)].map(|field| held_when_empty(&scenario, field));
    assert_eq!(held, [Some(0.55), Some(0.75)]);
    let deadline = Field::plain(Of::Class(0), What::Deadline);
    assert_eq!(held_when_empty(&scenario, deadline), None, "no limit is no number");
}
