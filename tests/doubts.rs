//! What each assumption does to the prediction: taken one way and the other, and over a range.

use spanlab::cases;
use spanlab::engine::Prediction;
use spanlab::scenario::fields::{Field, changed};
use spanlab::scenario::{Scenario, Unit};
use spanlab::study::{DOUBT, Doubt, Outlook, Sample, Sway, Sways, swings};
use spanlab::units::Presence;

fn scenario() -> Scenario {
    cases::case("large-sections").expect("a case").scenario
}

#[test]
fn every_assumption_is_taken_both_ways_and_no_other_is_touched() {
    let scenario = scenario();
    let touched = |doubt: Doubt, factor| changed(&doubt.times(&scenario, factor), &scenario);
    let mut all: Vec<Field> = Vec::new();
    for doubt in Doubt::ALL {
        assert_eq!(doubt.times(&scenario, 1.0), scenario, "{doubt:?}");
        let (less, more) = (touched(doubt, 1.0 - DOUBT), touched(doubt, 1.0 + DOUBT));
        assert!(!less.is_empty() && !more.is_empty(), "{doubt:?}");
        assert!(more.iter().all(|field| less.contains(field)), "{doubt:?}");
        assert!(less.iter().all(|field| !all.contains(field)), "{doubt:?} touches another's");
        all.extend(less);
    }
}

#[test]
fn somebody_with_a_presence_of_their_own_is_away_longer_too() {
    let mut scenario = scenario();
    let set = |unit: &mut Unit| match unit {
        Unit::Office(office) => office.presence = Presence::new(0.6).ok(),
        Unit::Section(section) => section.presence = Presence::new(0.6).ok(),
        Unit::LargeSection(_) => {}
    };
    scenario.organization.units.iter_mut().for_each(set);
    let next = Doubt::Away.times(&scenario, 1.25);
    for unit in &next.organization.units {
        let presence = match unit {
            Unit::Office(office) => office.presence,
            Unit::Section(section) => section.presence,
            Unit::LargeSection(_) => None,
        };
        assert!(presence.is_some_and(|presence| (presence.get() - 0.5).abs() < 1e-12));
    }
}

#[test]
fn of_two_that_move_it_without_end_the_one_that_moves_it_further_the_other_way_is_furthest() {
    let at = |delay: Option<f64>| {
        let prediction = Outlook::of(&scenario()).baseline.expect("nobody falls behind");
        let reformed = delay.map(|delay| Prediction { delay, ..prediction });
        Outlook { baseline: Some(prediction), reformed }
    };
    let sway = |doubt, less| Sway { doubt, less: at(Some(less)), more: at(None) };
    let sways = vec![sway(Doubt::Arrivals, 50.0), sway(Doubt::Generalists, 90.0)];
    let sways = Sways { now: at(Some(100.0)), sways };
    let furthest = sways.furthest(|found| found.delay).map(|sway| sway.doubt);
    assert_eq!(furthest, Some(Doubt::Arrivals));
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
