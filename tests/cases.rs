//! The built-in cases: what their texts say of them, and what makes them worth running.

use std::collections::BTreeSet;

use serde_json::Value;
use spanlab::cases::{Case, OFFERS, all, case, ids};
use spanlab::check::check;
use spanlab::department::{Department, Structure};
use spanlab::engine::{DeskLoad, Network, offered_loads};
use spanlab::reform::apply_all;
use spanlab::report::{Report, Verdict};
use spanlab::scenario::{Rank, Scenario, WarmUp};
use spanlab::study::Study;
use spanlab::text::Language;
use spanlab::units::{Days, Headcount};

/// The scenario of a case with one of its readings as the reform.
fn reading(case: &Case, id: &str) -> Scenario {
    let found = case.readings.iter().find(|reading| reading.id == id);
    let reform = found.unwrap_or_else(|| panic!("{} has a reading {id}", case.id)).reform.clone();
    Scenario { reform, ..case.scenario.clone() }
}

/// Every case with every reading.
fn readings() -> Vec<(String, Scenario)> {
    let of_case = |case: Case| {
        let ids: Vec<String> = case.readings.iter().map(|reading| reading.id.clone()).collect();
        ids.into_iter()
            .map(|id| (format!("{} {id}", case.id), reading(&case, &id)))
            .collect::<Vec<_>>()
    };
    all().into_iter().flat_map(of_case).collect()
}

fn structure_after(scenario: &Scenario) -> Structure {
    let baseline = Department::baseline(scenario);
    Structure::of(&apply_all(&baseline, &scenario.reform).expect("the reform applies"))
}

fn baseline_loads(scenario: &Scenario) -> Vec<DeskLoad> {
    let baseline = Department::baseline(scenario);
    offered_loads(&Network::compile(scenario, &baseline, &baseline))
}

#[test]
fn there_are_six_cases_and_each_can_be_read() {
    let expected = [
        "large-sections",
        "seated-commissioners",
        "direct-leadership",
        "township",
        "parallel-approval",
        "top-heavy",
    ];
    assert_eq!(ids().collect::<Vec<_>>(), expected);
    let read: Vec<String> = all().into_iter().map(|case| case.id).collect();
    assert_eq!(read, expected);
    let page = include_str!("../index.html");
    assert!(page.contains(&format!("data-ids=\"{}\"", expected.join(" "))), "boot.js knows them");
}

#[test]
fn a_case_is_offered_by_the_name_of_its_scenario() {
    for (offer, case) in OFFERS.iter().zip(all()) {
        for language in [Language::Zh, Language::En] {
            assert_eq!(offer.title(language), case.scenario.name.get(language));
        }
    }
}

#[test]
fn every_reading_applies_and_has_no_findings() {
    for (name, scenario) in readings() {
        assert_eq!(check(&scenario), [], "{name}");
        assert!(!scenario.reform.is_empty(), "{name} reforms something");
    }
}

#[test]
fn the_first_reading_is_the_reform_of_the_scenario() {
    for case in all() {
        assert_eq!(case.scenario.reform, case.readings[0].reform, "{}", case.id);
        let ids: BTreeSet<&str> = case.readings.iter().map(|reading| reading.id.as_str()).collect();
        assert_eq!(ids.len(), case.readings.len(), "{}: no reading twice", case.id);
    }
}

/// Calls with every value below a place, and the place.
fn walk(value: &Value, place: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(place, value);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let dot = if place.is_empty() { "" } else { "." };
                walk(field, &format!("{place}{dot}{name}"), visit);
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                walk(item, &format!("{place}[{n}]"), visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a mark's place is a place or lies above it.
fn covers(mark: &str, place: &str) -> bool {
    let cut = |text: &str| -> Vec<String> {
        text.replace('[', ".[").split('.').map(str::to_owned).collect()
    };
    let (mark, place) = (cut(mark), cut(place));
    let fits = |(mark, place): (&String, &String)| {
        mark == place || mark == "[*]" && place.starts_with('[')
    };
    mark.len() <= place.len() && mark.iter().zip(&place).all(fits)
}

#[test]
fn every_number_has_exactly_one_best_mark() {
    for case in all() {
        for reading_of_it in &case.readings {
            let scenario = reading(&case, &reading_of_it.id);
            let document = serde_json::to_value(scenario).expect("a scenario is JSON");
            let mut numbers = 0;
            walk(&document, "", &mut |place, value| {
                if !value.is_number() {
                    return;
                }
                numbers += 1;
                let marks = case.marks.iter().filter(|mark| covers(&mark.place, place));
                let lengths: Vec<usize> = marks.map(|mark| mark.place.len()).collect();
                let longest = lengths.iter().max();
                let best = lengths.iter().filter(|length| Some(*length) == longest).count();
                assert_eq!(best, 1, "{} {}: {place}", case.id, reading_of_it.id);
                let origin = case.origin(place).expect("a mark");
                assert_eq!(Some(&origin.place.len()), longest, "{}: {place}", case.id);
            });
            assert!(numbers > 50, "{}: {numbers} numbers", case.id);
        }
    }
}

#[test]
fn every_mark_covers_something() {
    for case in all() {
        let mut places = BTreeSet::new();
        for reading_of_it in &case.readings {
            let scenario = reading(&case, &reading_of_it.id);
            let document = serde_json::to_value(scenario).expect("a scenario is JSON");
            walk(&document, "", &mut |place, _| {
                places.insert(place.to_owned());
            });
        }
        for mark in &case.marks {
            let used = places.iter().any(|place| covers(&mark.place, place));
            assert!(used, "{}: {} marks nothing", case.id, mark.place);
        }
    }
}

#[test]
fn every_text_exists_in_both_languages_and_nothing_is_shouted() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for case in all() {
        let document = serde_json::to_value(&case).expect("a case is JSON");
        let mut texts = 0;
        walk(&document, "", &mut |place, value| {
            let field = place.rsplit('.').next().unwrap_or_default();
            if ["name", "title", "note", "about", "passage", "line"].contains(&field) {
                texts += 1;
                let text = |language: &str| value[language].as_str().unwrap_or_default();
                assert!(text("zh").chars().any(chinese), "{} {place}: {value}", case.id);
                assert!(!text("en").is_empty(), "{} {place}: {value}", case.id);
                assert!(!text("en").chars().any(chinese), "{} {place}: {value}", case.id);
            }
            let shouted = value.as_str().is_some_and(|text| text.contains(['!', '！']));
            assert!(!shouted, "{} {place}: {value}", case.id);
        });
        assert!(texts > 20, "{}: {texts} texts", case.id);
        assert!(!case.scenario.about.is_empty(), "{} says what it is about", case.id);
    }
}

#[test]
fn desks_are_as_loaded_today_as_such_a_department_can_be() {
    let mut faults = Vec::new();
    for case in all() {
        for desk in baseline_loads(&case.scenario) {
            let (least, most) = match desk.rank {
                Rank::Clerk => (0.35, 0.95),
                Rank::DeputyChief | Rank::Chief => (0.0, 0.95),
                Rank::Commissioner | Rank::DeputyHead | Rank::Head => (0.4, 0.85),
            };
            if !(least..=most).contains(&desk.load) {
                faults.push(format!("{} {} {:.3}", case.id, desk.id, desk.load));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn clerks_are_not_equally_loaded() {
    for case in all() {
        let desks = baseline_loads(&case.scenario);
        let clerks = || desks.iter().filter(|desk| desk.rank == Rank::Clerk).map(|desk| desk.load);
        let spread = clerks().fold(0.0, f64::max) - clerks().fold(1.0, f64::min);
        assert!(spread > 0.15, "{}: {spread}", case.id);
    }
}

#[test]
fn eighteen_sections_with_31_chiefs_become_ten_or_eleven() {
    let case = case("large-sections").expect("a case");
    let baseline = Department::baseline(&case.scenario);
    assert_eq!(baseline.sections().count(), 18);
    assert_eq!(Structure::of(&baseline).sections, 18);
    let posts = |post: fn(&spanlab::scenario::Section) -> Headcount| -> u32 {
        baseline.sections().map(|section| post(section).get()).sum()
    };
    assert_eq!(posts(|section| section.chiefs) + posts(|section| section.deputies), 31);
    let lines: BTreeSet<&str> =
        baseline.sections().map(|section| section.line.get(Language::Zh)).collect();
    assert!(lines.is_superset(&BTreeSet::from(["干部", "人才", "党建"])), "{lines:?}");
    assert_eq!(case.readings.len(), 2);
    assert_eq!(structure_after(&reading(&case, "ten")).sections, 10);
    assert_eq!(structure_after(&reading(&case, "eleven")).sections, 11);
}

#[test]
fn three_levels_of_leaders_become_two() {
    for id in ["large-sections", "seated-commissioners"] {
        let case = case(id).expect("a case");
        let before = Structure::of(&Department::baseline(&case.scenario));
        let after = structure_after(&case.scenario);
        assert_eq!(after.levels + 1, before.levels, "{id}");
        assert_eq!(after.people, before.people, "{id}");
    }
}

#[test]
fn nobody_is_lost_in_any_reading() {
    for (name, scenario) in readings() {
        let before = Structure::of(&Department::baseline(&scenario));
        assert_eq!(structure_after(&scenario).people, before.people, "{name}");
    }
}

#[test]
fn the_township_has_the_quotas_of_the_text() {
    let case = case("township").expect("a case");
    let baseline = Department::baseline(&case.scenario);
    let of_line = |line: &str| -> [u32; 3] {
        let sections = baseline.sections().filter(|section| section.line.get(Language::Zh) == line);
        let quotas = sections.map(|section| section.quota.expect("a quota"));
        quotas.fold([0; 3], |[approved, reserved, filled], quota| {
            [
                approved + quota.approved.get(),
                reserved + quota.reserved.get(),
                filled + quota.filled.get(),
            ]
        })
    };
    assert_eq!(of_line("行政机构"), [30, 2, 28]);
    assert_eq!(of_line("事业单位"), [36, 2, 34]);
    assert_eq!(Structure::of(&baseline).people, 28 + 34, "everybody in post is in the chart");
    let leaders = baseline.sections().filter_map(|section| section.quota);
    assert_eq!(leaders.map(|quota| quota.leaders.get()).sum::<u32>(), 9);
    assert_eq!(baseline.offices().count(), 9);
    assert_eq!(baseline.sections().count(), 6);
}

/// A short study with exactly so many replications.
fn study(mut scenario: Scenario, days: f64, replications: u32) -> Report {
    scenario.run.days = Days::new(days).expect("days");
    scenario.run.warm_up = WarmUp::Days(10.0);
    let mut study = Study::new(&scenario).expect("no findings").with_replications(replications);
    while !study.play_task() {}
    study.report().expect("finished")
}

fn verdict_on_delay(report: &Report) -> Verdict {
    report.difference.delay_mean.expect("something completed").verdict
}

#[test]
fn direct_leadership_without_delegation_is_slower() {
    let case = case("direct-leadership").expect("a case");
    let report = study(reading(&case, "without-delegation"), 60.0, 6);
    assert_eq!(verdict_on_delay(&report), Verdict::BaselineBetter);
    assert_eq!(report.baseline.congestion, None);
    // The text complains of slow directives; each person briefed by the deputy head is slower yet.
    let reach = report.difference.reach_p100.expect("there are directives");
    assert_eq!(reach.verdict, Verdict::BaselineBetter, "{reach:?}");
}

#[test]
fn the_tier_taken_out_leaves_more_than_the_deputies_can_do() {
    let case = case("top-heavy").expect("a case");
    let report = study(reading(&case, "removed"), 20.0, 2);
    assert_eq!(verdict_on_delay(&report), Verdict::Congested);
    assert_eq!(report.baseline.congestion, None);
    let stuck = report.reformed.congestion.expect("congested");
    assert!(stuck.offered_load >= 1.0, "{stuck:?}");
}

#[test]
fn direct_leadership_with_delegation_is_quicker_and_leaves_more_errors() {
    let case = case("direct-leadership").expect("a case");
    let report = study(reading(&case, "with-delegation"), 30.0, 6);
    assert_eq!(verdict_on_delay(&report), Verdict::ReformBetter);
    let errors = report.difference.errors.expect("matters were counted");
    assert_eq!(errors.verdict, Verdict::BaselineBetter, "{errors:?}");
    // Fewer reviews are quicker and let more through, sound matters too (Sah & Stiglitz 1986).
    let approvals = report.difference.wrong_approvals.expect("matters are refused");
    assert_eq!(approvals.verdict, Verdict::BaselineBetter, "{approvals:?}");
    let refusals = report.difference.wrong_refusals.expect("matters are refused");
    assert_eq!(refusals.verdict, Verdict::ReformBetter, "{refusals:?}");
}

#[test]
fn an_exchange_of_tasks_makes_no_difference_that_could_be_told() {
    let case = case("top-heavy").expect("a case");
    let report = study(reading(&case, "exchange"), 30.0, 5);
    assert_eq!(verdict_on_delay(&report), Verdict::CannotTell);
    assert_eq!(report.baseline.congestion, None);
    assert_eq!(report.reformed.congestion, None);
}

#[test]
fn large_sections_with_seated_commissioners_are_quicker() {
    let case = case("large-sections").expect("a case");
    let report = study(case.scenario, 15.0, 3);
    assert_eq!(verdict_on_delay(&report), Verdict::ReformBetter);
    let balance = report.difference.balance_cv.expect("clerks work");
    assert_eq!(balance.verdict, Verdict::ReformBetter, "{balance:?}");
}
