//! Refusals: what a document may not say, where, what was found, and what is allowed.

use proptest::prelude::*;
use serde_json::{Value, json};
use spanlab::check::{Finding, Problem, check};
use spanlab::reform::Refusal;
use spanlab::scenario::{Rank, read};
use spanlab::units::{DutyId, Id, UnitId};

/// A small document without any fault.
fn document() -> Value {
    json!({
        "format": "spanlab/1",
        "name": { "zh": "小部门", "en": "A small department" },
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "Head", "rank": "head" },
            { "kind": "office", "id": "deputy", "name": "Deputy", "rank": "deputy_head", "reports_to": "head" },
            { "kind": "office", "id": "commissioner", "name": "Commissioner", "rank": "commissioner", "reports_to": "deputy" },
            { "kind": "section", "id": "a", "name": "A", "line": "L", "reports_to": "deputy", "chiefs": 1, "clerks": 2, "duties": ["permit"] },
            { "kind": "section", "id": "b", "name": "B", "line": "L", "reports_to": "commissioner", "chiefs": 1, "deputies": 1, "clerks": 1, "duties": ["advice"] },
            { "kind": "section", "id": "c", "name": "C", "line": "L", "reports_to": "head", "chiefs": 0, "clerks": 1, "duties": ["archive"] },
            { "kind": "large_section", "id": "large", "name": "Large", "members": ["c"] },
        ] },
        "work": [
            {
                "id": "permits", "name": "Permits", "duty": "permit",
                "arrivals": { "per_day": 4 },
                "effort": { "mean": 40, "cv": 1 },
                "decided_at": { "chief": 0.5, "deputy_head": 0.25, "head": 0.25 },
                "cosign": [{ "duty": "advice", "effort": { "mean": 10, "shape": "exponential" } }],
            },
            {
                "id": "files", "name": "Files", "duty": "archive",
                "arrivals": { "per_day": 2 },
                "effort": { "mean": 20, "shape": "fixed" },
                "decided_at": { "clerk": 1 },
            },
        ],
        "assumptions": { "handover": { "mean": 20, "shape": "uniform" } },
        "reform": [{ "move": "merge", "name": "AB", "sections": ["a", "b"], "sharing": "help" }],
        "run": { "seed": 7, "days": 20, "warm_up": 5, "precision": 0.1, "max_replications": 50 },
    })
}

/// The document with another value at a pointer; a field that is not there is added.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = document();
    set(&mut document, pointer, value);
    document
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).expect("a place of the document") {
        Value::Object(fields) => {
            fields.insert(last.to_owned(), value);
        }
        Value::Array(items) if last == "-" => items.push(value),
        Value::Array(items) => items[last.parse::<usize>().expect("an index")] = value,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            panic!("no place at {pointer}")
        }
    }
}

fn without(pointer: &str) -> Value {
    let mut document = document();
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    let fields = document.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    fields.remove(last).expect("a field");
    document
}

/// The refusal of a document that cannot be read.
fn unreadable(document: &Value) -> String {
    read(&document.to_string()).expect_err("refused").to_string()
}

/// The findings of a document that can be read.
fn findings(document: &Value) -> Vec<Finding> {
    check(&read(&document.to_string()).expect("readable"))
}

fn found(place: &str, problem: Problem) -> Vec<Finding> {
    vec![Finding { place: place.to_owned(), problem }]
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).expect("an id")
}

#[test]
fn the_small_document_has_no_findings() {
    assert_eq!(findings(&document()), []);
}

#[test]
fn unknown_fields_are_refused_by_name_and_place() {
    let table = [
        ("/nmae", "nmae"),
        ("/organization/unit", "organization.unit"),
        ("/organization/policy", "organization.policy.first_ask"),
        ("/organization/units/0/clerks", "organization.units[0].clerks"),
        ("/organization/units/3/clerk", "organization.units[3].clerk"),
        ("/organization/units/6/line", "organization.units[6].line"),
        ("/work/0/efort", "work[0].efort"),
        ("/work/0/arrivals/per_week", "work[0].arrivals.per_week"),
        ("/work/0/effort/meam", "work[0].effort.meam"),
        ("/work/0/cosign/0/duties", "work[0].cosign[0].duties"),
        ("/assumptions/check", "assumptions.check"),
        ("/assumptions/handover/sd", "assumptions.handover.sd"),
        ("/reform/0/section", "reform[0].section"),
        ("/run/replications", "run.replications"),
    ];
    for (pointer, place) in table {
        let value =
            if pointer.ends_with("policy") { json!({ "first_ask": true }) } else { json!(1) };
        let refusal = unreadable(&with(pointer, value));
        let field = place.rsplit('.').next().expect("a name");
        let expected = format!("{place}: unknown field `{field}`, expected ");
        assert!(refusal.starts_with(&expected), "{refusal}");
    }
}

#[test]
fn missing_fields_are_refused_by_name_and_place() {
    let table = [
        ("/format", "missing field `format`"),
        ("/name", "missing field `name`"),
        ("/organization", "missing field `organization`"),
        ("/work", "missing field `work`"),
        ("/organization/units/1/rank", "organization.units[1]: missing field `rank`"),
        ("/organization/units/3/kind", "organization.units[3]: missing field `kind`"),
        ("/organization/units/3/line", "organization.units[3]: missing field `line`"),
        ("/organization/units/3/clerks", "organization.units[3]: missing field `clerks`"),
        ("/organization/units/3/reports_to", "organization.units[3]: missing field `reports_to`"),
        ("/organization/units/6/members", "organization.units[6]: missing field `members`"),
        ("/work/1/arrivals", "work[1]: missing field `arrivals`"),
        ("/work/1/effort/mean", "work[1].effort: missing field `mean`"),
        ("/reform/0/move", "reform[0]: missing field `move`"),
        ("/reform/0/sections", "reform[0]: missing field `sections`"),
    ];
    for (pointer, expected) in table {
        let refusal = unreadable(&without(pointer));
        assert_eq!(refusal.trim_start_matches(": "), expected, "{pointer}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn values_out_of_range_are_refused_with_what_is_allowed() {
    let table = [
        (
            "/organization/units/0/presence",
            json!(1.5),
            "organization.units[0].presence",
            "a number from 0.05 to 1",
        ),
        (
            "/organization/units/3/clerks",
            json!(10_001),
            "organization.units[3].clerks",
            "a whole number from 0 to 10000",
        ),
        (
            "/work/0/arrivals/per_day",
            json!(-0.5),
            "work[0].arrivals.per_day",
            "a number per working day from 0 to 10000",
        ),
        ("/work/0/arrivals/burst", json!(0.5), "work[0].arrivals.burst", "a number from 1 to 1000"),
        (
            "/work/0/effort/mean",
            json!(48_000.5),
            "work[0].effort.mean",
            "a number of minutes from 0 to 48000",
        ),
        ("/work/0/effort/cv", json!(10.5), "work[0].effort.cv", "a number from 0 to 10"),
        ("/work/0/decided_at/head", json!(1.25), "work[0].decided_at.head", "a number from 0 to 1"),
        ("/work/0/misdirected", json!(-0.1), "work[0].misdirected", "a number from 0 to 1"),
        ("/work/0/unsound", json!(2), "work[0].unsound", "a number from 0 to 1"),
        (
            "/work/0/deadline_days",
            json!(0),
            "work[0].deadline_days",
            "a number of working days above 0, at most 4000",
        ),
        ("/work/0/id", json!("two words"), "work[0].id", "1 to 1000 characters without spaces"),
        ("/work/0/id", json!(""), "work[0].id", "1 to 1000 characters without spaces"),
        ("/assumptions/defect", json!(1.01), "assumptions.defect", "a number from 0 to 1"),
        ("/assumptions/shirk", json!(0.96), "assumptions.shirk", "a number from 0 to 0.95"),
        ("/assumptions/generalist", json!(-0.2), "assumptions.generalist", "a number from 0 to 10"),
        (
            "/assumptions/absence",
            json!(-1),
            "assumptions.absence",
            "a number of minutes from 0 to 48000",
        ),
        (
            "/assumptions/presence",
            json!({ "chief": 0.04 }),
            "assumptions.presence.chief",
            "a number from 0.05 to 1",
        ),
        ("/run/days", json!(4001), "run.days", "a number of working days above 0, at most 4000"),
        (
            "/run/warm_up",
            json!(2000.5),
            "run.warm_up",
            "\"auto\" or a number of working days from 0 to 2000",
        ),
        (
            "/run/warm_up",
            json!("none"),
            "run.warm_up",
            "\"auto\" or a number of working days from 0 to 2000",
        ),
        ("/run/precision", json!(0), "run.precision", "a number from 0.001 to 1"),
        (
            "/run/max_replications",
            json!(9),
            "run.max_replications",
            "a whole number from 10 to 10000",
        ),
    ];
    for (pointer, value, place, allowed) in table {
        let refusal = unreadable(&with(pointer, value.clone()));
        assert!(refusal.starts_with(&format!("{place}: invalid value: ")), "{refusal}");
        assert!(refusal.ends_with(&format!(", expected {allowed}")), "{refusal}");
    }
}

#[test]
fn the_greatest_and_smallest_values_are_allowed() {
    let table = [
        ("/organization/units/0/presence", json!(0.05)),
        ("/organization/units/3/clerks", json!(10_000)),
        ("/work/0/arrivals/per_day", json!(10_000)),
        ("/work/0/effort/mean", json!(48_000)),
        ("/work/0/effort/cv", json!(0)),
        ("/work/0/misdirected", json!(1)),
        ("/work/0/deadline_days", json!(0.001)),
        ("/assumptions/shirk", json!(0.95)),
        ("/run/warm_up", json!(0)),
        ("/run/warm_up", json!("auto")),
        ("/run/max_replications", json!(10)),
        ("/run/seed", json!(u64::MAX)),
    ];
    for (pointer, value) in table {
        assert_eq!(findings(&with(pointer, value)), [], "{pointer}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn values_of_a_wrong_type_are_refused_with_their_place() {
    let table = [
        (
            "/format",
            json!("spanlab/2"),
            "format: unknown variant `spanlab/2`, expected `spanlab/1`",
        ),
        (
            "/organization/units",
            json!(3),
            "organization.units: invalid type: integer `3`, expected a sequence",
        ),
        (
            "/organization/units/2",
            json!("section"),
            "organization.units[2]: invalid type: string \"section\", expected a map",
        ),
        (
            "/organization/units/2/kind",
            json!(4),
            "organization.units[2].kind: invalid type: not a text, expected a string",
        ),
        (
            "/organization/units/2/kind",
            json!("team"),
            "organization.units[2].kind: unknown variant `team`, expected one of `office`, `section`, `large_section`",
        ),
        (
            "/organization/units/1/rank",
            json!("boss"),
            "organization.units[1].rank: unknown variant `boss`, expected one of `clerk`, `deputy_chief`, `chief`, `commissioner`, `deputy_head`, `head`",
        ),
        (
            "/work/0/kind",
            json!("order"),
            "work[0].kind: unknown variant `order`, expected one of `request`, `directive`, `coordination`",
        ),
        (
            "/work/0/urgent",
            json!("yes"),
            "work[0].urgent: invalid type: string \"yes\", expected a boolean",
        ),
        (
            "/work/0/cosign_order",
            json!("both"),
            "work[0].cosign_order: unknown variant `both`, expected `serial` or `parallel`",
        ),
        ("/work/0/name", json!(1), "work[0].name: expected a text or { \"zh\": …, \"en\": … }"),
        (
            "/work/0/name",
            json!({ "zh": "一", "fr": "un" }),
            "work[0].name: expected a text or { \"zh\": …, \"en\": … }",
        ),
        (
            "/work/0/effort",
            json!({ "mean": 3 }),
            "work[0].effort: expected either `shape` or `cv` beside `mean`",
        ),
        (
            "/work/0/effort",
            json!({ "mean": 3, "cv": 1, "shape": "fixed" }),
            "work[0].effort: expected either `shape` or `cv` beside `mean`",
        ),
        (
            "/work/0/effort",
            json!({ "mean": 3, "shape": "normal" }),
            "work[0].effort.shape: unknown variant `normal`, expected one of `fixed`, `exponential`, `uniform`",
        ),
        (
            "/work/0/decided_at",
            json!({ "boss": 1 }),
            "work[0].decided_at.boss: unknown variant `boss`, expected one of `clerk`, `deputy_chief`, `chief`, `commissioner`, `deputy_head`, `head`",
        ),
        (
            "/reform/0/sharing",
            json!("all"),
            "reform[0].sharing: unknown variant `all`, expected one of `own`, `help`, `pool`",
        ),
        ("/run/seed", json!(-1), "run.seed: invalid value: integer `-1`, expected u64"),
    ];
    for (pointer, value, expected) in table {
        assert_eq!(unreadable(&with(pointer, value)), expected, "{pointer}");
    }
    let unknown_move = unreadable(&with("/reform/0/move", json!("dissolve")));
    assert!(
        unknown_move.starts_with(
            "reform[0].move: unknown variant `dissolve`, expected one of `merge`, `join`"
        ),
        "{unknown_move}"
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn faults_of_the_organization_are_found_where_they_are() {
    let unit = |n: usize, field: &str| format!("/organization/units/{n}/{field}");
    let place = |n: usize, field: &str| format!("organization.units[{n}].{field}");
    let too_low = |id: &str| Problem::SuperiorTooLow { superior: UnitId::new(id).expect("an id") };
    let table = [
        (
            unit(1, "rank"),
            json!("head"),
            vec![
                ("organization.units".to_owned(), Problem::Heads(2)),
                (place(1, "reports_to"), Problem::HeadReports),
            ],
        ),
        (unit(3, "id"), json!("b"), vec![(place(4, "id"), Problem::RepeatedId("b".to_owned()))]),
        (
            unit(3, "reports_to"),
            json!("nobody"),
            vec![(place(3, "reports_to"), Problem::UnknownUnit(id("nobody")))],
        ),
        (unit(3, "reports_to"), json!("b"), vec![(place(3, "reports_to"), too_low("b"))]),
        (unit(3, "reports_to"), json!("a"), vec![(place(3, "reports_to"), too_low("a"))]),
        (unit(3, "reports_to"), json!("large"), vec![(place(3, "reports_to"), too_low("large"))]),
        (
            unit(1, "reports_to"),
            json!("commissioner"),
            vec![(place(1, "reports_to"), too_low("commissioner"))],
        ),
        (unit(1, "reports_to"), json!("deputy"), vec![(place(1, "reports_to"), too_low("deputy"))]),
        (unit(2, "reports_to"), Value::Null, vec![(place(2, "reports_to"), Problem::NoSuperior)]),
        (
            unit(2, "rank"),
            json!("chief"),
            vec![
                (place(2, "rank"), Problem::NotAnOfficeRank(Rank::Chief)),
                (place(4, "reports_to"), too_low("commissioner")),
            ],
        ),
        (
            unit(3, "also_reports_to"),
            json!("nobody"),
            vec![(place(3, "also_reports_to"), Problem::UnknownUnit(id("nobody")))],
        ),
        (unit(3, "also_reports_to"), json!("b"), vec![(place(3, "also_reports_to"), too_low("b"))]),
        (
            unit(3, "also_reports_to"),
            json!("deputy"),
            vec![(place(3, "also_reports_to"), Problem::SameSuperior(id("deputy")))],
        ),
        (
            unit(1, "also_reports_to"),
            json!("commissioner"),
            vec![(place(1, "also_reports_to"), too_low("commissioner"))],
        ),
        (
            unit(2, "also_reports_to"),
            json!("commissioner"),
            vec![(place(2, "also_reports_to"), too_low("commissioner"))],
        ),
        (
            unit(0, "also_reports_to"),
            json!("deputy"),
            vec![(place(0, "also_reports_to"), Problem::HeadReports)],
        ),
        (unit(3, "also_reports_to"), json!("head"), vec![]),
        (unit(2, "also_reports_to"), json!("head"), vec![]),
        (unit(6, "members"), json!([]), vec![(place(6, "members"), Problem::NoMembers)]),
        (
            unit(6, "members"),
            json!(["c", "c"]),
            vec![(place(6, "members[1]"), Problem::NotAFreeSection(id("c")))],
        ),
        (
            unit(6, "members"),
            json!(["deputy"]),
            vec![(place(6, "members[0]"), Problem::NotAFreeSection(id("deputy")))],
        ),
        (
            unit(6, "members"),
            json!(["c", "nobody"]),
            vec![(place(6, "members[1]"), Problem::NotAFreeSection(id("nobody")))],
        ),
        (
            unit(3, "duties"),
            json!(["permit", "advice"]),
            vec![(
                "organization.units".to_owned(),
                Problem::SharedDuty { duty: id("advice"), owners: vec![id("a"), id("b")] },
            )],
        ),
        (
            unit(3, "duties"),
            json!([]),
            vec![("work[0].duty".to_owned(), Problem::UnownedDuty(id("permit")))],
        ),
        (
            unit(4, "duties"),
            json!([]),
            vec![("work[0].cosign[0].duty".to_owned(), Problem::UnownedDuty(id("advice")))],
        ),
        (
            unit(5, "clerks"),
            json!(0),
            vec![(
                "organization.units".to_owned(),
                Problem::NobodyForDuty { duty: id("archive"), section: id("c") },
            )],
        ),
    ];
    for (pointer, value, expected) in table {
        let expected: Vec<Finding> =
            expected.into_iter().map(|(place, problem)| Finding { place, problem }).collect();
        assert_eq!(findings(&with(&pointer, value.clone())), expected, "{pointer} {value}");
    }
}

#[test]
fn a_department_without_head_is_found() {
    let mut headless = document();
    let units = headless["organization"]["units"].as_array_mut().expect("units");
    units.remove(0);
    let findings = findings(&headless);
    assert_eq!(findings[0].problem, Problem::Heads(0));
    let orphans: Vec<&str> = findings[1..].iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(orphans, ["organization.units[0].reports_to", "organization.units[4].reports_to"]);
    for orphan in &findings[1..] {
        assert_eq!(orphan.problem, Problem::UnknownUnit(id("head")));
    }
}

#[test]
fn faults_of_the_work_are_found_where_they_are() {
    let table = [
        ("/work/1/id", json!("permits"), "work[1].id", Problem::RepeatedId("permits".to_owned())),
        (
            "/work/0/decided_at",
            json!({ "chief": 0.5, "head": 0.25 }),
            "work[0].decided_at",
            Problem::SharesSum(0.75),
        ),
        ("/work/0/decided_at", json!({}), "work[0].decided_at", Problem::SharesSum(0.0)),
        (
            "/work/0/decided_at",
            json!({ "chief": 1, "head": 1 }),
            "work[0].decided_at",
            Problem::SharesSum(2.0),
        ),
        (
            "/work/0/duty",
            json!("unheard-of"),
            "work[0].duty",
            Problem::UnownedDuty(id("unheard-of")),
        ),
        ("/work/0/duty", Value::Null, "work[0].duty", Problem::NoDuty),
        ("/work", json!([]), "work", Problem::NoWork),
    ];
    for (pointer, value, place, problem) in table {
        assert_eq!(findings(&with(pointer, value)), found(place, problem), "{pointer}");
    }
    let mut idle = with("/work/0/arrivals/per_day", json!(0));
    set(&mut idle, "/work/1/arrivals/per_day", json!(0));
    assert_eq!(findings(&idle), found("work", Problem::NoWork));
    let mut crowded = with("/organization/units/3/clerks", json!(10_000));
    set(&mut crowded, "/organization/units/4/clerks", json!(10_000));
    assert_eq!(findings(&crowded), found("organization.units", Problem::TooLarge));
}

/// Files are kept in consultation with whoever owns the duty `advice`.
fn coordination() -> Value {
    let mut document = with("/work/1/kind", json!("coordination"));
    set(&mut document, "/work/1/with", json!("advice"));
    document["work"][1].as_object_mut().expect("a class").remove("decided_at");
    document
}

#[test]
fn faults_of_a_coordination_are_found_where_they_are() {
    assert_eq!(findings(&coordination()), []);
    let table = [
        ("/work/1/duty", Value::Null, "work[1].duty", Problem::NoDuty),
        ("/work/1/with", Value::Null, "work[1].with", Problem::NobodyConsulted),
        (
            "/work/1/with",
            json!("unheard-of"),
            "work[1].with",
            Problem::UnownedDuty(id("unheard-of")),
        ),
        (
            "/work/1/decided_at",
            json!({ "chief": 1 }),
            "work[1].decided_at",
            Problem::OnlyForRequests,
        ),
        (
            "/work/1/cosign",
            json!([{ "duty": "permit", "effort": { "mean": 1, "cv": 1 } }]),
            "work[1].cosign",
            Problem::OnlyForRequests,
        ),
        ("/work/1/unsound", json!(0.1), "work[1].unsound", Problem::OnlyForRequests),
        ("/work/1/lead", json!("a"), "work[1].lead", Problem::OnlyForRequests),
        ("/work/0/with", json!("advice"), "work[0].with", Problem::OnlyForCoordinations),
        (
            "/organization/units/4/clerks",
            json!(0),
            "organization.units",
            Problem::NobodyForDuty { duty: id("advice"), section: id("b") },
        ),
    ];
    for (pointer, value, place, problem) in table {
        let mut document = coordination();
        set(&mut document, pointer, value);
        assert_eq!(findings(&document), found(place, problem), "{pointer}");
    }
}

/// The small document whose second class is a directive, with one more field.
fn directive(field: &str, value: Value) -> Value {
    let mut directive = json!({
        "id": "notice", "name": "Notice", "kind": "directive",
        "arrivals": { "per_day": 1 }, "effort": { "mean": 0, "shape": "fixed" },
        "deadline_days": 2, "urgent": true,
    });
    directive[field] = value;
    with("/work/1", directive)
}

#[test]
fn a_directive_has_nothing_that_only_requests_have() {
    assert_eq!(findings(&directive("urgent", json!(false))), []);
    let table = [
        ("duty", json!("archive")),
        ("effort", json!({ "mean": 5, "shape": "fixed" })),
        ("decided_at", json!({ "clerk": 1 })),
        ("cosign", json!([{ "duty": "archive", "effort": { "mean": 0, "shape": "fixed" } }])),
        ("misdirected", json!(0.1)),
        ("unsound", json!(0.1)),
        ("with", json!("archive")),
        ("lead", json!("a")),
    ];
    for (field, value) in table {
        let expected = found(&format!("work[1].{field}"), Problem::NotForDirectives);
        assert_eq!(findings(&directive(field, value)), expected, "{field}");
    }
}

#[test]
fn what_only_requests_have_cannot_be_reformed_in_a_coordination() {
    for step in [
        json!({ "move": "delegate", "work": "files", "to": "chief", "share": 1 }),
        json!({ "move": "cosign", "work": "files", "order": "parallel" }),
        json!({ "move": "lead", "work": "files", "section": "b" }),
    ] {
        let mut document = coordination();
        set(&mut document, "/reform/-", step.clone());
        let refusal = Problem::Refused(Refusal::NotARequest(id("files")));
        assert_eq!(findings(&document), found("reform[1]", refusal), "{step}");
    }
}

#[test]
fn moves_on_the_route_of_a_directive_are_refused() {
    let no_request = || Refusal::NotARequest(id("notice"));
    let moves = [
        (json!({ "move": "delegate", "work": "notice", "to": "chief", "share": 1 }), no_request()),
        (json!({ "move": "cosign", "work": "notice", "order": "parallel" }), no_request()),
        (json!({ "move": "lead", "work": "notice", "section": "a" }), no_request()),
        (
            json!({ "move": "outsource", "work": "notice", "share": 0.5 }),
            Refusal::CannotBeBought(id("notice")),
        ),
    ];
    for (step, refusal) in moves {
        let mut document = directive("urgent", json!(false));
        set(&mut document, "/reform/0", step.clone());
        let refused = found("reform[0]", Problem::Refused(refusal));
        assert_eq!(findings(&document), refused, "{step}");
    }
    let mut document = directive("urgent", json!(false));
    set(&mut document, "/reform/0", json!({ "move": "deadline", "work": "notice", "days": 1 }));
    assert_eq!(findings(&document), []);
}

#[test]
fn batches_of_one_are_no_batches() {
    assert_eq!(findings(&with("/work/0/arrivals/burst", json!(1))), []);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn moves_that_cannot_be_made_are_found_with_the_reason() {
    let merged = || Refusal::AlreadyMerged { section: id("a"), large_section: id("a+b") };
    let carried =
        || Refusal::TransferredWithLargeSection { section: id("a"), large_section: id("a+b") };
    let there = Refusal::AlreadyThere { unit: id("commissioner"), superior: id("deputy") };
    let table = [
        (json!({ "move": "merge", "name": "", "sections": ["a", "c"] }), merged()),
        (json!({ "move": "merge", "name": "", "sections": ["c"] }), Refusal::TooFewSections),
        (json!({ "move": "merge", "name": "", "sections": ["c", "c"] }), Refusal::TooFewSections),
        (
            json!({ "move": "merge", "name": "", "sections": ["nobody", "c"] }),
            Refusal::UnknownUnit(id("nobody")),
        ),
        (
            json!({ "move": "merge", "name": "", "sections": ["deputy", "c"] }),
            Refusal::NotASection(id("deputy")),
        ),
        (json!({ "move": "join", "section": "a", "into": "large" }), merged()),
        (
            json!({ "move": "join", "section": "deputy", "into": "large" }),
            Refusal::NotASection(id("deputy")),
        ),
        (json!({ "move": "leave", "section": "large" }), Refusal::NotASection(id("large"))),
        (json!({ "move": "leave", "section": "nobody" }), Refusal::UnknownUnit(id("nobody"))),
        (json!({ "move": "transfer", "unit": "a", "to": "head" }), carried()),
        (
            json!({ "move": "transfer", "unit": "head", "to": "deputy" }),
            Refusal::HeadReportsToNobody,
        ),
        (
            json!({ "move": "transfer", "unit": "deputy", "to": "commissioner" }),
            Refusal::SuperiorTooLow(id("commissioner")),
        ),
        (
            json!({ "move": "transfer", "unit": "deputy", "to": "deputy" }),
            Refusal::SuperiorTooLow(id("deputy")),
        ),
        (
            json!({ "move": "transfer", "unit": "large", "to": "a" }),
            Refusal::SuperiorTooLow(id("a")),
        ),
        (
            json!({ "move": "transfer", "unit": "large", "to": "nobody" }),
            Refusal::UnknownUnit(id("nobody")),
        ),
        (json!({ "move": "transfer", "unit": "commissioner", "to": "deputy" }), there),
        (
            json!({ "move": "seat", "commissioner": "deputy" }),
            Refusal::NotACommissioner(id("deputy")),
        ),
        (json!({ "move": "seat", "commissioner": "nobody" }), Refusal::UnknownUnit(id("nobody"))),
        (json!({ "move": "lead_directly", "section": "head" }), Refusal::NotASection(id("head"))),
        (
            json!({ "move": "delegate", "work": "none", "to": "chief", "share": 1 }),
            Refusal::UnknownClass(id("none")),
        ),
        (
            json!({ "move": "cosign", "work": "none", "order": "serial" }),
            Refusal::UnknownClass(id("none")),
        ),
        (
            json!({ "move": "outsource", "work": "none", "share": 1 }),
            Refusal::UnknownClass(id("none")),
        ),
        (
            json!({ "move": "deadline", "work": "none", "days": 1 }),
            Refusal::UnknownClass(id("none")),
        ),
    ];
    for (step, refusal) in table {
        let expected = found("reform[1]", Problem::Refused(refusal));
        assert_eq!(findings(&with("/reform/-", step.clone())), expected, "{step}");
    }
}

#[test]
fn a_move_that_was_made_already_is_refused_the_second_time() {
    let table = [
        (
            json!({ "move": "seat", "commissioner": "commissioner" }),
            Refusal::AlreadySeated(id("commissioner")),
        ),
        (
            json!({ "move": "lead_directly", "section": "large" }),
            Refusal::AlreadyDirect(id("large")),
        ),
        (json!({ "move": "leave", "section": "a" }), Refusal::NotMerged(id("a"))),
        (
            json!({ "move": "transfer", "unit": "commissioner", "to": "head" }),
            Refusal::AlreadyThere { unit: id("commissioner"), superior: id("head") },
        ),
    ];
    for (step, refusal) in table {
        let mut document = with("/reform/-", step.clone());
        assert_eq!(findings(&document), [], "{step}");
        set(&mut document, "/reform/-", step.clone());
        assert_eq!(findings(&document), found("reform[2]", Problem::Refused(refusal)), "{step}");
    }
}

#[test]
fn a_seat_beside_the_head_is_refused() {
    let mut document = with("/organization/units/2/reports_to", json!("head"));
    set(&mut document, "/reform/-", json!({ "move": "seat", "commissioner": "commissioner" }));
    let refusal = Refusal::SuperiorIsHead(id("commissioner"));
    assert_eq!(findings(&document), found("reform[1]", Problem::Refused(refusal)));
}

#[test]
fn a_reform_that_leaves_a_duty_without_people_is_found() {
    let mut document = with("/organization/units/4/clerks", json!(0));
    set(&mut document, "/organization/units/6/members", json!(["c", "b"]));
    set(&mut document, "/reform", json!([]));
    assert_eq!(findings(&document), [], "the bench of the large section has a clerk");
    set(&mut document, "/reform", json!([{ "move": "leave", "section": "b" }]));
    let problem =
        Problem::NobodyForDuty { duty: DutyId::new("advice").expect("an id"), section: id("b") };
    assert_eq!(findings(&document), found("reform", problem));
}

#[test]
fn all_faults_are_found_at_once_in_document_order() {
    let mut document = with("/organization/units/3/reports_to", json!("nobody"));
    set(&mut document, "/work/0/decided_at/head", json!(0.5));
    set(&mut document, "/work/1/with", json!("advice"));
    set(&mut document, "/work/1/lead", json!("nobody"));
    let places: Vec<String> = findings(&document).into_iter().map(|found| found.place).collect();
    assert_eq!(
        places,
        ["organization.units[3].reports_to", "work[0].decided_at", "work[1].with", "work[1].lead"]
    );
}

#[test]
fn what_is_no_json_is_refused_with_its_line_and_column() {
    let table = [
        ("", "line 1 column 0: EOF while parsing a value"),
        ("{\n  \"format\": \"spanlab/1\",\n}", "line 3 column 1: trailing comma"),
        ("{\"format\": spanlab}", "line 1 column 12: expected value"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).expect_err("refused").to_string(), expected, "{text}");
    }
    let twice = format!("{}{}", document(), document());
    assert!(read(&twice).expect_err("refused").message.contains("trailing characters"));
}

#[test]
fn every_proper_beginning_of_a_document_is_refused() {
    let text = document().to_string();
    for end in 0..text.len() {
        if text.is_char_boundary(end) {
            assert!(read(&text[..end]).is_err(), "{end}");
        }
    }
}

/// Reads and checks whatever it is; nothing of it may panic.
fn swallow(bytes: &[u8]) -> bool {
    read(&String::from_utf8_lossy(bytes)).is_ok_and(|scenario| check(&scenario).is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn changed_bytes_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = document().to_string().into_bytes();
        for (index, byte) in changes {
            let length = bytes.len();
            bytes[index.index(length)] = byte;
        }
        swallow(&bytes);
    }

    #[test]
    fn moved_and_repeated_pieces_never_panic(
        from in any::<prop::sample::Index>(), length in 1..80_usize, to in any::<prop::sample::Index>(),
    ) {
        let mut bytes = document().to_string().into_bytes();
        let start = from.index(bytes.len());
        let piece = bytes[start..(start + length).min(bytes.len())].to_vec();
        let at = to.index(bytes.len());
        bytes.splice(at..at, piece);
        swallow(&bytes);
    }

    #[test]
    fn values_in_wrong_places_never_panic(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let mut document = document();
        for (from, to) in places {
            let pointers = pointers(&document);
            let (from, to): (&String, &String) = (from.get(&pointers), to.get(&pointers));
            let value = document.pointer(from).expect("a place").clone();
            *document.pointer_mut(to).expect("a place") = value;
        }
        swallow(document.to_string().as_bytes());
    }

    #[test]
    fn any_text_is_refused_without_panic(text in ".*") {
        prop_assert!(!swallow(text.as_bytes()));
    }
}

/// The pointers to all values below the top.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(n, value)| (n.to_string(), value)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let below = |(key, value): (String, &Value)| {
        let inner = pointers(value).into_iter().map(|rest| format!("/{key}{rest}"));
        std::iter::once(format!("/{key}")).chain(inner.collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    children.into_iter().flat_map(below).collect()
}
