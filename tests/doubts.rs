//! What each assumption does to the prediction: taken one way and the other, and over a range.

use spanlab::cases;
use spanlab::scenario::Scenario;
use spanlab::study::{DOUBT, Doubt, Outlook, Sample, Sway, Sways, swings};

fn scenario() -> Scenario {
    cases::case("large-sections").expect("a case").scenario
}

#[test]
fn every_assumption_is_taken_both_ways_and_nothing_else_is_touched() {
    let scenario = scenario();
    for doubt in Doubt::ALL {
        assert_eq!(doubt.times(&scenario, 1.0), scenario, "{doubt:?}");
        assert_ne!(doubt.times(&scenario, 1.0 + DOUBT), scenario, "{doubt:?}");
        assert_eq!(doubt.times(&scenario, 1.25).organization, scenario.organization);
    }
}

#[test]
fn more_papers_take_longer_and_the_furthest_moves_more_than_any_other() {
    let scenario = scenario();
    let each = Doubt::ALL.into_iter().map(|doubt| Sway::of(doubt, &scenario)).collect();
    let sways = Sways { now: Outlook::of(&scenario), sways: each };
    let delay = |outlook: &Outlook| outlook.reformed.map_or(f64::INFINITY, |found| found.delay);
    let papers = &sways.sways[0];
    assert!(delay(&papers.less) < delay(&sways.now) && delay(&sways.now) < delay(&papers.more));
    let furthest = sways.furthest(|found| found.delay).expect("an assumption");
    let moved = |sway: &Sway| {
        let apart = |outlook| (delay(outlook) - delay(&sways.now)).abs();
        apart(&sway.more).max(apart(&sway.less))
    };
    assert!(sways.sways.iter().all(|sway| moved(sway) <= moved(furthest) + 1e-9));
}

#[test]
fn at_a_factor_of_one_every_lever_predicts_the_same() {
    let case = cases::case("large-sections").expect("a case");
    let scenario = Scenario { reform: case.readings[0].reform.clone(), ..case.scenario };
    let swings = swings(&scenario);
    let ones: Vec<Sample> = swings.iter().map(|swing| swing.samples[5]).collect();
    assert!(ones.iter().all(|sample| *sample == ones[0] && sample.baseline.is_some()));
    let volume = &swings[0].samples;
    assert!(volume[0].baseline < volume[5].baseline, "less work is done sooner: {volume:?}");
}
