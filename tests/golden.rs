//! A run small enough to follow by hand, compared line by line.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use serde_json::json;
use spanlab::department::Department;
use spanlab::engine::{Happening, Network, Note, Run, Window};
use spanlab::reform::apply_all;
use spanlab::scenario::{
    CosignOrder, Cosigner, Distribution, Rank, Scenario, Section, Shape, Unit, WorkKind, read,
};
use spanlab::units::{DutyId, Headcount, Minutes, PerDay, Share, UnitId};

/// Two sections of one clerk and one chief under a deputy head; every step takes a fixed time, so
/// that the times of the trace can be added up by hand. Permits are decided by the chief and need
/// the signature of the other section.
fn scenario() -> Scenario {
    let fixed = |mean: u32| json!({ "mean": mean, "shape": "fixed" });
    let section = |id: &str| {
        json!({ "kind": "section", "id": id, "name": id, "line": "l", "reports_to": "deputy",
            "chiefs": 1, "clerks": 1, "duties": [id] })
    };
    let document = json!({
        "format": "spanlab/1", "name": "small",
        "organization": { "units": [
            { "kind": "office", "id": "head", "name": "H", "rank": "head" },
            { "kind": "office", "id": "deputy", "name": "D", "rank": "deputy_head",
              "reports_to": "head" },
            section("permits"), section("roads"),
        ] },
        "work": [{ "id": "permit", "name": "permit", "duty": "permits",
            "arrivals": { "per_day": 2 }, "effort": fixed(60), "decided_at": { "chief": 1 },
            "cosign": [{ "duty": "roads", "effort": fixed(20) }] }],
        "assumptions": {
            "relay": fixed(5), "handover": fixed(30), "finish": 0.2, "defect": 0, "garbled": 0,
            "review": { "chief": fixed(35) }, "check_in": fixed(0), "coordination": fixed(0),
            "presence": { "chief": 1, "deputy_head": 1, "head": 1 },
        },
        "reform": [{ "move": "merge", "id": "large", "name": "L",
            "sections": ["permits", "roads"], "sharing": "own" }],
    });
    read(&document.to_string()).expect("a scenario")
}

/// The trace of the first events, one line each.
fn trace(scenario: &Scenario, reformed: bool, events: u32) -> String {
    let baseline = Department::baseline(scenario);
    let moves = if reformed { scenario.reform.as_slice() } else { &[] };
    let department = apply_all(&baseline, moves).expect("the moves apply");
    let network = Network::compile(scenario, &baseline, &department);
    let mut run = Run::observed(&network, Window::after(0.0, 10.0), 1, 0, Vec::<Note>::new());
    run.advance(events);
    let (_, notes) = run.into_parts();
    let desks: Vec<&str> = network.desk_ids().collect();
    notes.iter().map(|note| line(note, &desks)).collect()
}

fn line(note: &Note, desks: &[&str]) -> String {
    let what = match note.what {
        Happening::Arrives => "arrives",
        Happening::Queues => "queues",
        Happening::Starts => "starts",
        Happening::Ends => "ends",
        Happening::Leaves => "leaves for",
        Happening::Returned => "is returned from",
        Happening::Refused => "is refused at",
        Happening::Completes => "is done",
    };
    let desk = desks.get(note.desk as usize).copied().unwrap_or("");
    let line =
        format!("{:.1} permit {}.{} {what} {desk}", note.at.minutes(), note.index, note.branch);
    format!("{}\n", line.trim_end())
}

fn check(found: &str, expected: &Expect) {
    expected.assert_eq(found);
}

#[test]
fn ten_events_of_the_baseline_pass_the_deputy_head() {
    check(
        &trace(&scenario(), false, 10),
        &expect![[r#"
            77.2 permit 0.0 arrives
            77.2 permit 0.0 queues permits/clerk
            77.2 permit 0.0 starts permits/clerk
            137.2 permit 0.0 ends permits/clerk
            137.2 permit 0.1 queues permits/chief
            137.2 permit 0.1 starts permits/chief
            142.2 permit 0.1 ends permits/chief
            142.2 permit 0.1 leaves for deputy
            172.2 permit 0.1 queues deputy
            172.2 permit 0.1 starts deputy
            177.2 permit 0.1 ends deputy
            177.2 permit 0.1 leaves for roads/chief
            207.2 permit 0.1 queues roads/chief
            207.2 permit 0.1 starts roads/chief
            212.2 permit 0.1 ends roads/chief
            212.2 permit 0.1 queues roads/clerk
            212.2 permit 0.1 starts roads/clerk
            232.2 permit 0.1 ends roads/clerk
            232.2 permit 0.1 queues roads/chief
            232.2 permit 0.1 starts roads/chief
            237.2 permit 0.1 ends roads/chief
            237.2 permit 0.1 leaves for deputy
            254.7 permit 1.0 arrives
            254.7 permit 1.0 queues permits/clerk
            254.7 permit 1.0 starts permits/clerk
        "#]],
    );
}

#[test]
fn ten_events_after_the_merge_stay_in_one_room() {
    check(
        &trace(&scenario(), true, 10),
        &expect![[r#"
            77.2 permit 0.0 arrives
            77.2 permit 0.0 queues permits/clerk
            77.2 permit 0.0 starts permits/clerk
            137.2 permit 0.0 ends permits/clerk
            137.2 permit 0.1 queues roads/clerk
            137.2 permit 0.1 starts roads/clerk
            157.2 permit 0.1 ends roads/clerk
            157.2 permit 0.0 queues permits/chief
            157.2 permit 0.0 starts permits/chief
            192.2 permit 0.0 ends permits/chief
            192.2 permit 0.0 queues permits/clerk
            192.2 permit 0.0 starts permits/clerk
            204.2 permit 0.0 ends permits/clerk
            204.2 permit 0.0 is done
            254.7 permit 1.0 arrives
            254.7 permit 1.0 queues permits/clerk
            254.7 permit 1.0 starts permits/clerk
            314.7 permit 1.0 ends permits/clerk
            314.7 permit 1.1 queues roads/clerk
            314.7 permit 1.1 starts roads/clerk
            334.7 permit 1.1 ends roads/clerk
            334.7 permit 1.0 queues permits/chief
            334.7 permit 1.0 starts permits/chief
            369.7 permit 1.0 ends permits/chief
            369.7 permit 1.0 queues permits/clerk
            369.7 permit 1.0 starts permits/clerk
            381.7 permit 1.0 ends permits/clerk
            381.7 permit 1.0 is done
        "#]],
    );
}

#[test]
fn a_section_that_leads_reviews_first_and_passes_on_last() {
    let mut scenario = scenario();
    scenario.reform = serde_json::from_value(json!([
        { "move": "lead", "work": "permit", "section": "roads" },
        { "move": "policy", "direct_contact": true },
    ]))
    .expect("moves");
    scenario.work[0].cosign.clear();
    check(
        &trace(&scenario, true, 8),
        &expect![[r#"
        77.2 permit 0.0 arrives
        77.2 permit 0.0 queues permits/clerk
        77.2 permit 0.0 starts permits/clerk
        137.2 permit 0.0 ends permits/clerk
        137.2 permit 0.0 leaves for roads/chief
        167.2 permit 0.0 queues roads/chief
        167.2 permit 0.0 starts roads/chief
        202.2 permit 0.0 ends roads/chief
        202.2 permit 0.0 leaves for permits/chief
        232.2 permit 0.0 queues permits/chief
        232.2 permit 0.0 starts permits/chief
        254.7 permit 1.0 arrives
        254.7 permit 1.0 queues permits/clerk
        254.7 permit 1.0 starts permits/clerk
        267.2 permit 0.0 ends permits/chief
        267.2 permit 0.0 leaves for roads/chief
        297.2 permit 0.0 queues roads/chief
        297.2 permit 0.0 starts roads/chief
    "#]],
    );
}

#[test]
fn a_coordination_goes_to_the_other_section_and_back_and_nobody_reviews_it() {
    let mut scenario = scenario();
    let permit = &mut scenario.work[0];
    permit.kind = WorkKind::Coordination;
    permit.with = permit.cosign.pop().map(|signer| signer.duty);
    permit.decided_at.clear();
    permit.arrivals.per_day = PerDay::new(0.5).expect("a rate");
    check(
        &trace(&scenario, false, 14),
        &expect![[r#"
            308.9 permit 0.0 arrives
            308.9 permit 0.0 queues permits/clerk
            308.9 permit 0.0 starts permits/clerk
            368.9 permit 0.0 ends permits/clerk
            368.9 permit 0.1 queues permits/chief
            368.9 permit 0.1 starts permits/chief
            373.9 permit 0.1 ends permits/chief
            373.9 permit 0.1 leaves for deputy
            403.9 permit 0.1 queues deputy
            403.9 permit 0.1 starts deputy
            408.9 permit 0.1 ends deputy
            408.9 permit 0.1 leaves for roads/chief
            438.9 permit 0.1 queues roads/chief
            438.9 permit 0.1 starts roads/chief
            443.9 permit 0.1 ends roads/chief
            443.9 permit 0.1 queues roads/clerk
            443.9 permit 0.1 starts roads/clerk
            503.9 permit 0.1 ends roads/clerk
            503.9 permit 0.1 queues roads/chief
            503.9 permit 0.1 starts roads/chief
            508.9 permit 0.1 ends roads/chief
            508.9 permit 0.1 leaves for deputy
            538.9 permit 0.1 queues deputy
            538.9 permit 0.1 starts deputy
            543.9 permit 0.1 ends deputy
            543.9 permit 0.1 leaves for permits/chief
            573.9 permit 0.1 queues permits/chief
            573.9 permit 0.1 starts permits/chief
            578.9 permit 0.1 ends permits/chief
            578.9 permit 0.0 queues permits/clerk
            578.9 permit 0.0 starts permits/clerk
            590.9 permit 0.0 ends permits/clerk
            590.9 permit 0.0 is done
        "#]],
    );
}

/// A step that does not exist.
fn never() -> Distribution {
    Distribution { mean: Minutes::new(0.0).expect("minutes"), shape: Shape::Fixed }
}

/// Permits that ought to be refused and are, by whoever is asked; a third section signs too.
fn refused(order: CosignOrder) -> Scenario {
    let mut scenario = scenario();
    scenario.assumptions.pass.unsound = Share::new(0.0).expect("a share");
    scenario.organization.policy.direct_contact = Some(true);
    let Some(Unit::Section(water)) = scenario.organization.units.last().cloned() else {
        panic!("a section");
    };
    let duty = DutyId::new("water").expect("an id");
    scenario.organization.units.push(Unit::Section(Section {
        id: UnitId::new("water").expect("an id"),
        duties: vec![duty.clone()],
        chiefs: Headcount::new(0),
        ..water
    }));
    let permit = &mut scenario.work[0];
    permit.unsound = Share::new(1.0).expect("a share");
    permit.cosign_order = order;
    permit.cosign.push(Cosigner { duty, ..permit.cosign[0].clone() });
    permit.arrivals.per_day = PerDay::new(0.5).expect("a rate");
    scenario
}

#[test]
fn a_refused_signature_comes_back_by_its_route_and_nobody_else_is_asked() {
    check(
        &trace(&refused(CosignOrder::Serial), false, 9),
        &expect![[r#"
        308.9 permit 0.0 arrives
        308.9 permit 0.0 queues permits/clerk
        308.9 permit 0.0 starts permits/clerk
        368.9 permit 0.0 ends permits/clerk
        368.9 permit 0.1 queues permits/chief
        368.9 permit 0.1 starts permits/chief
        373.9 permit 0.1 ends permits/chief
        373.9 permit 0.1 leaves for roads/chief
        403.9 permit 0.1 queues roads/chief
        403.9 permit 0.1 starts roads/chief
        408.9 permit 0.1 ends roads/chief
        408.9 permit 0.1 queues roads/clerk
        408.9 permit 0.1 starts roads/clerk
        428.9 permit 0.1 ends roads/clerk
        428.9 permit 0.1 is refused at roads/clerk
        428.9 permit 0.1 queues roads/chief
        428.9 permit 0.1 starts roads/chief
        433.9 permit 0.1 ends roads/chief
        433.9 permit 0.1 leaves for permits/chief
        463.9 permit 0.1 queues permits/chief
        463.9 permit 0.1 starts permits/chief
        468.9 permit 0.1 ends permits/chief
        468.9 permit 0.0 is done
    "#]],
    );
}

#[test]
fn of_signatures_asked_at_once_all_come_back_before_the_refused_paper_ends() {
    check(
        &trace(&refused(CosignOrder::Parallel), false, 14),
        &expect![[r#"
            308.9 permit 0.0 arrives
            308.9 permit 0.0 queues permits/clerk
            308.9 permit 0.0 starts permits/clerk
            368.9 permit 0.0 ends permits/clerk
            368.9 permit 0.1 queues permits/chief
            368.9 permit 0.1 starts permits/chief
            368.9 permit 0.2 queues permits/chief
            373.9 permit 0.1 ends permits/chief
            373.9 permit 0.1 leaves for roads/chief
            373.9 permit 0.2 starts permits/chief
            378.9 permit 0.2 ends permits/chief
            378.9 permit 0.2 leaves for water/clerk
            403.9 permit 0.1 queues roads/chief
            403.9 permit 0.1 starts roads/chief
            408.9 permit 0.1 ends roads/chief
            408.9 permit 0.1 queues roads/clerk
            408.9 permit 0.1 starts roads/clerk
            408.9 permit 0.2 queues water/clerk
            408.9 permit 0.2 starts water/clerk
            428.9 permit 0.1 ends roads/clerk
            428.9 permit 0.1 is refused at roads/clerk
            428.9 permit 0.1 queues roads/chief
            428.9 permit 0.1 starts roads/chief
            428.9 permit 0.2 ends water/clerk
            428.9 permit 0.2 is refused at water/clerk
            428.9 permit 0.2 leaves for permits/chief
            433.9 permit 0.1 ends roads/chief
            433.9 permit 0.1 leaves for permits/chief
            458.9 permit 0.2 queues permits/chief
            458.9 permit 0.2 starts permits/chief
            463.9 permit 0.2 ends permits/chief
            463.9 permit 0.1 queues permits/chief
            463.9 permit 0.1 starts permits/chief
            468.9 permit 0.1 ends permits/chief
            468.9 permit 0.0 is done
        "#]],
    );
}

#[test]
fn what_the_deputy_head_refuses_goes_down_by_way_of_the_chief_and_is_not_finished() {
    let mut scenario = refused(CosignOrder::Serial);
    let permit = &mut scenario.work[0];
    permit.cosign.clear();
    permit.decided_at = BTreeMap::from([(Rank::DeputyHead, Share::new(1.0).expect("a share"))]);
    // The chief's review takes no time and so decides nothing.
    let review = &mut scenario.assumptions.review;
    review.deputy_head = std::mem::replace(&mut review.chief, never());
    check(
        &trace(&scenario, false, 6),
        &expect![[r#"
            308.9 permit 0.0 arrives
            308.9 permit 0.0 queues permits/clerk
            308.9 permit 0.0 starts permits/clerk
            368.9 permit 0.0 ends permits/clerk
            368.9 permit 0.0 leaves for deputy
            398.9 permit 0.0 queues deputy
            398.9 permit 0.0 starts deputy
            433.9 permit 0.0 ends deputy
            433.9 permit 0.0 is refused at deputy
            433.9 permit 0.0 leaves for permits/chief
            463.9 permit 0.0 queues permits/chief
            463.9 permit 0.0 starts permits/chief
            468.9 permit 0.0 ends permits/chief
            468.9 permit 0.0 is done
        "#]],
    );
}

#[test]
fn a_refusal_without_a_relay_reaches_the_drafting_room_and_ends_there() {
    let mut scenario = refused(CosignOrder::Serial);
    let permit = &mut scenario.work[0];
    permit.cosign.remove(0);
    scenario.assumptions.relay = never();
    check(
        &trace(&scenario, false, 5),
        &expect![[r#"
        308.9 permit 0.0 arrives
        308.9 permit 0.0 queues permits/clerk
        308.9 permit 0.0 starts permits/clerk
        368.9 permit 0.0 ends permits/clerk
        368.9 permit 0.1 leaves for water/clerk
        398.9 permit 0.1 queues water/clerk
        398.9 permit 0.1 starts water/clerk
        418.9 permit 0.1 ends water/clerk
        418.9 permit 0.1 is refused at water/clerk
        418.9 permit 0.0 leaves for permits/clerk
        448.9 permit 0.0 is done
    "#]],
    );
}
