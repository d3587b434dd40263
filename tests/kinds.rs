//! The table of the kinds of papers: what is said of all papers can be recomputed from it.

use spanlab::cases;
use spanlab::report::{Report, Side};
use spanlab::scenario::Scenario;
use spanlab::study::Study;
use spanlab::text::Language;
use spanlab::units::{ClassId, Days};
use spanlab::words::Names;
use spanlab::words::results::{KindRow, kinds};

/// A case with the reform of its text, over some days.
fn scenario(id: &str) -> Scenario {
    let case = cases::case(id).expect("a built-in case");
    let mut scenario = case.scenario;
    scenario.reform.clone_from(&case.readings[0].reform);
    scenario.run.days = Days::new(20.0).expect("days");
    scenario
}

fn report(scenario: &Scenario, replications: u32) -> Report {
    let mut study = Study::new(scenario).expect("no findings").with_replications(replications);
    while !study.play_task() {}
    study.report().expect("a report")
}

/// The mean of all papers from those of the kinds.
fn weighted(side: &Side) -> f64 {
    let found = side.classes.values().filter_map(|class| Some((class, class.delay.as_ref()?)));
    let (sum, number) = found.fold((0.0, 0.0), |(sum, number), (class, delay)| {
        (sum + class.count.value * delay.mean.value, number + class.count.value)
    });
    sum / number
}

#[test]
fn the_means_of_the_kinds_make_up_the_mean_of_all() {
    for case in cases::ids() {
        let once = report(&scenario(case), 1);
        for side in [&once.baseline, &once.reformed] {
            let mean = side.delay.as_ref().expect("a mean").mean.value;
            assert!((weighted(side) / mean - 1.0).abs() < 1e-9, "{case}: {mean}");
        }
        let often = report(&scenario(case), 6);
        for side in [&often.baseline, &often.reformed] {
            let mean = side.delay.as_ref().expect("a mean").mean;
            let half = mean.half_width.expect("an interval");
            assert!((weighted(side) - mean.value).abs() < half / 2.0, "{case}: {mean:?}");
        }
    }
}

#[test]
fn what_the_table_says_can_be_recomputed() {
    let scenario = scenario("large-sections");
    let report = report(&scenario, 4);
    let order: Vec<&ClassId> = scenario.work.iter().map(|class| &class.id).collect();
    let found = kinds(&report, &order, &Names::of(&scenario), Language::Zh);
    let said = |text: &str| -> f64 {
        let number = text.split(" ±").next().unwrap_or_default().replace('−', "-");
        number.trim_start_matches('+').parse().expect("a number")
    };
    let times = |kind: &KindRow| {
        let row = &kind.delay;
        [&row.cells.baseline, &row.cells.reformed, &row.difference]
            .map(|cell| said(&cell.as_ref().expect("a time").text))
    };
    let names: Vec<&str> = found.kinds.iter().map(|kind| kind.delay.name.as_str()).collect();
    let of_case: Vec<&str> =
        scenario.work.iter().map(|class| class.name.get(Language::Zh)).collect();
    assert_eq!(names, of_case);
    for kind in found.kinds.iter().chain([&found.all]) {
        let [before, after, difference] = times(kind);
        assert!((after - before - difference).abs() < 1e-9, "{}", kind.delay.name);
    }
    let number: f64 = found.kinds.iter().map(|kind| said(&kind.per_day)).sum();
    assert!((number - said(&found.all.per_day)).abs() < 0.005 * 25.0);
    for place in 0..3 {
        let sum: f64 =
            found.kinds.iter().map(|kind| said(&kind.per_day) * times(kind)[place]).sum();
        // Numbers are rounded to hundredths, and replications are averaged first.
        assert!((sum / number - times(&found.all)[place]).abs() < 0.02, "{}", sum / number);
    }
}
