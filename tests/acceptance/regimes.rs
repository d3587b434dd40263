//! The regimes in which the hierarchy wins, each from a built-in case.

use serde_json::{Value, json};
use spanlab::cases;
use spanlab::report::{Report, Verdict};
use spanlab::scenario::{Cosign, CosignOrder, Move, Scenario, WarmUp, WorkKind};
use spanlab::study::Study;
use spanlab::units::{Days, Factor, PerDay, Share};

/// A case with one of its readings.
fn reading(case: &str, reading: &str) -> Scenario {
    let case = cases::case(case).expect("a case");
    let found = case.readings.into_iter().find(|found| found.id == reading);
    Scenario { reform: found.expect("a reading").reform, ..case.scenario }
}

/// A case with these moves.
fn moves(case: &str, moves: &Value) -> Scenario {
    let reform = serde_json::from_value(moves.clone()).expect("moves");
    Scenario { reform, ..cases::case(case).expect("a case").scenario }
}

/// So many times the papers.
fn with_load(mut scenario: Scenario, factor: f64) -> Scenario {
    for class in &mut scenario.work {
        class.arrivals.per_day = PerDay::clamped(class.arrivals.per_day.get() * factor);
    }
    scenario
}

fn study(scenario: Scenario) -> Report {
    study_for(40.0, scenario)
}

fn study_for(days: f64, mut scenario: Scenario) -> Report {
    scenario.run.days = Days::new(days).expect("days");
    scenario.run.warm_up = WarmUp::Days(10.0);
    let mut study = Study::new(&scenario).expect("no findings").with_replications(8);
    while !study.play_task() {}
    study.report().expect("finished")
}

/// What is said of the mean delay.
fn verdict(scenario: Scenario) -> Verdict {
    study(scenario).difference.delay_mean.expect("something completed").verdict
}

#[test]
fn t67_r1_a_star_around_the_head_is_quick_while_the_head_is_idle_and_stuck_when_busy() {
    let sections = [
        "development",
        "land",
        "planning",
        "environment",
        "commerce",
        "health",
        "quality",
        "fire",
        "labour",
        "civil-affairs",
    ];
    let transfers = sections.map(|id| json!({ "move": "transfer", "unit": id, "to": "director" }));
    let star = moves("parallel-approval", &json!(transfers));
    let idle = study_for(400.0, with_load(star.clone(), 0.05));
    let found = idle.difference.delay_mean.expect("something completed");
    assert_eq!(found.verdict, Verdict::ReformBetter);
    assert_eq!(verdict(with_load(star.clone(), 0.3)), Verdict::BaselineBetter);
    assert_eq!(verdict(star), Verdict::Congested);
}

#[test]
fn t67_r2_a_middle_level_that_settles_a_share_pays_above_some_load() {
    let without_chiefs = reading("direct-leadership", "without-delegation");
    let idle = study_for(400.0, with_load(without_chiefs.clone(), 0.1));
    let found = idle.difference.delay_mean.expect("something completed");
    assert_eq!(found.verdict, Verdict::ReformBetter);
    assert_eq!(verdict(without_chiefs), Verdict::BaselineBetter);
}

#[test]
fn t67_r3_a_level_that_is_removed_leaves_its_work_to_the_next() {
    let report = study(reading("top-heavy", "removed"));
    assert_eq!(report.baseline.congestion, None);
    let stuck = report.reformed.congestion.expect("the deputies cannot do it all");
    assert!(stuck.desk.as_str().starts_with("deputy-"), "{stuck:?}");
}

#[test]
fn t67_r5_pooled_generalists_who_are_too_slow_lose() {
    let pool = |name: &str, sections: [&str; 3]| json!({ "move": "merge", "name": name, "sections": sections, "sharing": "pool" });
    let merged = moves(
        "large-sections",
        &json!([
            pool("cadre", ["cadre-one", "cadre-allocation", "cadre-two"]),
            pool("talent", ["talent", "cadre-training", "enterprise-talent-centre"]),
            pool("party", ["organization", "organizers-office", "guidance"]),
        ]),
    );
    let slower_by = |share: f64| {
        let mut scenario = merged.clone();
        scenario.assumptions.generalist = Factor::new(share).expect("a factor");
        verdict(scenario)
    };
    assert_eq!(slower_by(0.0), Verdict::ReformBetter);
    assert_eq!(slower_by(0.7), Verdict::BaselineBetter);
}

#[test]
fn t67_r7_fewer_reviews_are_quicker_and_approve_more_that_ought_to_be_refused() {
    let mut delegated = reading("direct-leadership", "with-delegation");
    for class in delegated.work.iter_mut().filter(|class| class.kind == WorkKind::Request) {
        class.unsound = Share::new(0.3).expect("a share");
    }
    let difference = study(delegated).difference;
    let delay = difference.delay_mean.expect("something completed");
    assert_eq!(delay.verdict, Verdict::ReformBetter);
    let approved = difference.wrong_approvals.expect("some are unsound");
    assert_eq!(approved.verdict, Verdict::BaselineBetter);
}

#[test]
fn t67_r8_parallel_approval_is_slower_where_refusals_are_frequent() {
    let mut scenario = cases::case("parallel-approval").expect("a case").scenario;
    scenario.reform.clear();
    for class in scenario.work.iter_mut().filter(|class| !class.cosign.is_empty()) {
        class.unsound = Share::new(1.0).expect("a share");
        let (work, order) = (class.id.clone(), CosignOrder::Parallel);
        scenario.reform.push(Move::Cosign(Cosign { work, order }));
    }
    let approved_by_each = |share: f64| {
        let mut scenario = scenario.clone();
        scenario.assumptions.pass.unsound = Share::new(share).expect("a share");
        verdict(scenario)
    };
    assert_eq!(approved_by_each(1.0), Verdict::ReformBetter);
    assert_eq!(approved_by_each(0.4), Verdict::BaselineBetter);
}

#[test]
fn t67_r9_overloaded_people_who_slow_down_are_stuck_far_below_their_nominal_load() {
    let without_chiefs = with_load(reading("direct-leadership", "without-delegation"), 0.5);
    let calm = study(without_chiefs.clone());
    assert_eq!(calm.reformed.congestion, None);
    let mut hurried = without_chiefs;
    hurried.assumptions.overload = Factor::new(0.05).expect("a factor");
    let report = study(hurried);
    assert_eq!(report.baseline.congestion, None);
    let stuck = report.reformed.congestion.expect("stuck");
    assert!(stuck.offered_load < 0.7, "{stuck:?}");
}

#[test]
fn t67_r12_links_across_the_hierarchy_relieve_it_without_a_level_less() {
    let direct = json!([{ "move": "policy", "direct_contact": true }]);
    for case in ["large-sections", "parallel-approval"] {
        assert_eq!(verdict(moves(case, &direct)), Verdict::ReformBetter, "{case}");
    }
}
