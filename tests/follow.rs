//! A film of a replication has its numbers, and each paper's steps add up to its delay.

use std::collections::BTreeMap;

use spanlab::cases;
use spanlab::department::Department;
use spanlab::engine::{Kind, Network, Outcome};
use spanlab::follow::{
    Choice, Film, Filming, Request, Scores, Step, Track, Twins, itinerary, largest_shift,
};
use spanlab::reform::apply_all;
use spanlab::report::Report;
use spanlab::scenario::{Rank, Scenario, WarmUp};
use spanlab::study::Study;
use spanlab::units::{Days, TICKS_PER_DAY};

/// Every built-in case with every reading, over a few days.
fn scenarios() -> Vec<(String, Scenario)> {
    let of_case = |case: cases::Case| {
        let name = |reading: &str| format!("{} {reading}", case.id);
        let with = |reading: &cases::Reading| {
            let mut scenario = case.scenario.clone();
            scenario.reform.clone_from(&reading.reform);
            scenario.run.days = Days::new(15.0).expect("days");
            scenario.run.warm_up = WarmUp::Days(5.0);
            (name(&reading.id), scenario)
        };
        case.readings.iter().map(with).collect::<Vec<_>>()
    };
    cases::all().into_iter().flat_map(of_case).collect()
}

fn filmed(scenario: &Scenario, replication: u32) -> [(Film, Outcome); 2] {
    let scenario = Box::new(scenario.clone());
    let filming = Filming::new(&Request { scenario, warm_up_days: 5.0, replication });
    [0, 1].map(|side| {
        let mut run = filming.run(side);
        while !run.advance(1_000) {}
        let (outcome, recorder) = run.into_parts();
        assert!(!recorder.is_full());
        (recorder.film(), outcome)
    })
}

fn network(scenario: &Scenario, side: usize) -> Network {
    let baseline = Department::baseline(scenario);
    let moves = if side == 1 { scenario.reform.as_slice() } else { &[] };
    Network::compile(scenario, &baseline, &apply_all(&baseline, moves).expect("it applies"))
}

fn measured(film: &Film) -> impl Iterator<Item = &Track> {
    film.tracks.iter().filter(|track| track.done && film.measures(track.arrived))
}

#[test]
fn the_steps_of_all_papers_are_the_parts_of_the_replication() {
    for (name, scenario) in scenarios() {
        for (side, (film, outcome)) in filmed(&scenario, 3).iter().enumerate() {
            let place = format!("{name}, side {side}");
            let ranks: Vec<Rank> = network(&scenario, side).desk_ranks().collect();
            let mut parts: BTreeMap<(Kind, Rank), u64> = BTreeMap::new();
            for step in measured(film).flat_map(|track| &track.steps) {
                let rank = if step.doing == Kind::Join && !step.rework {
                    // The join of co-signers counts for the clerks, wherever the paper lies.
                    Rank::Clerk
                } else {
                    ranks[step.desk as usize]
                };
                *parts.entry((step.kind(), rank)).or_default() += step.length;
            }
            for kind in Kind::ALL {
                for rank in Rank::ALL {
                    let found = parts.get(&(kind, rank)).copied().unwrap_or(0);
                    assert_eq!(found, outcome.part(kind, rank), "{place}: {kind:?} {rank:?}");
                }
            }
        }
    }
}

#[test]
fn a_film_ends_with_the_numbers_of_its_replication() {
    for (name, scenario) in scenarios() {
        for (film, outcome) in filmed(&scenario, 0) {
            let score = Scores::of(&film).at(film.end);
            assert_eq!(score.completed, outcome.completed(), "{name}");
            assert_eq!(score.delay, outcome.delay(), "{name}");
            assert_eq!(score.arrived, outcome.arrived(), "{name}");
            let backlog = outcome.backlog.last().copied();
            let at_last_day = Scores::of(&film).at(film.until - 1).open;
            assert_eq!(Some(at_last_day), backlog, "{name}");
        }
    }
}

/// The report of one replication has no other numbers than its film.
#[test]
fn a_film_ends_with_the_numbers_of_the_report() {
    let (_, scenario) = scenarios().swap_remove(0);
    let mut study = Study::new(&scenario).expect("no findings").with_replications(1);
    while !study.play_task() {}
    let report: Report = study.report().expect("a report");
    let sides = [&report.baseline, &report.reformed];
    for ((film, _), side) in filmed(&scenario, 0).iter().zip(sides) {
        let mean = Scores::of(film).at(film.end).mean().expect("papers are done");
        let reported = side.delay.as_ref().expect("papers are done").mean.value;
        assert_eq!((mean / spanlab::units::TICKS_PER_MINUTE).to_bits(), reported.to_bits());
    }
}

#[test]
fn a_film_survives_the_way_to_the_page() {
    let (_, scenario) = scenarios().swap_remove(0);
    let [(film, _), _] = filmed(&scenario, 0);
    let text = serde_json::to_string(&film).expect("numbers");
    let back: Film = serde_json::from_str(&text).expect("a film");
    assert_eq!(back, film);
    let steps: usize = film.tracks.iter().map(|track| track.steps.len()).sum();
    println!("{} papers, {steps} steps, {} bytes", film.tracks.len(), text.len());
}

/// The stops of a paper lie one after another from its arrival to its end, each with a part of its
/// steps, and its copies are within that time.
#[test]
fn the_stops_of_a_paper_have_no_gap() {
    for (name, scenario) in scenarios() {
        for (film, _) in filmed(&scenario, 1) {
            for track in measured(&film) {
                let way = itinerary(track);
                assert_eq!(way.delay(), track.delay(), "{name}");
                let mut at = 0;
                for stop in &way.stops {
                    assert_eq!(stop.began, at, "{name}");
                    at += stop.length();
                }
                for side in &track.sides {
                    assert!(side.began >= track.arrived, "{name}");
                    let length: u64 = side.steps.iter().map(|step| step.length).sum();
                    assert!(side.began + length <= track.end(), "{name}");
                }
            }
        }
    }
}

#[test]
fn twins_are_in_the_order_of_the_delay_today_and_chosen_by_it() {
    let (_, scenario) = scenarios().swap_remove(0);
    let [(today, _), (reform, _)] = filmed(&scenario, 0);
    let twins = Twins::of([&today, &reform]);
    let all: Vec<_> = (0..twins.len()).filter_map(|place| twins.get(place)).collect();
    assert!(all.len() > 100);
    assert!(all.is_sorted_by_key(|twin| twin.delays[0]));
    for twin in &all {
        let [one, other] = [&today.tracks[twin.tracks[0]], &reform.tracks[twin.tracks[1]]];
        assert_eq!((one.class, one.index), (other.class, other.index));
        assert_eq!([one.delay(), other.delay()], twin.delays);
    }
    let chosen = |choice| all[twins.place(choice).expect("a paper")];
    let below = |percent| {
        let delay = chosen(Choice::Percentile(percent)).delays[0];
        all.iter().filter(|twin| twin.delays[0] <= delay).count() * 100
    };
    for percent in [1, 50, 90, 95, 99, 100] {
        assert!(below(percent) >= all.len() * usize::from(percent), "{percent}");
    }
    assert!(all.iter().all(|twin| twin.change() >= chosen(Choice::Gains).change()));
    assert!(all.iter().all(|twin| twin.change() <= chosen(Choice::Loses).change()));
    assert_eq!(Twins::default().place(Choice::Percentile(50)), None);
}

#[test]
fn the_largest_shift_points_the_way_of_the_difference() {
    let step = |length, doing| Step { length, doing, rework: false, desk: 0, person: None };
    let track = |steps| Track { class: 0, index: 0, arrived: 0, done: true, steps, sides: vec![] };
    let today = track(vec![step(50, Kind::Waiting), step(10, Kind::Review)]);
    let reform = track(vec![step(20, Kind::Waiting), step(15, Kind::Review)]);
    let group = |_: u32| 0_u32;
    let shift = |tracks| largest_shift(tracks, [&group, &group]).map(|s| (s.kind, s.change));
    assert_eq!(shift([&today, &reform]), Some((Kind::Waiting, -25)));
    assert_eq!(shift([&reform, &today]), Some((Kind::Waiting, 25)));
    assert_eq!(shift([&today, &today]), None);
}

#[test]
fn the_desks_that_differ_most_come_before_what_was_done_there() {
    let step = |length, doing, desk| Step { length, doing, rework: false, desk, person: None };
    let track = |steps| Track { class: 0, index: 0, arrived: 0, done: true, steps, sides: vec![] };
    let today = track(vec![
        step(40, Kind::Waiting, 0),
        step(30, Kind::Waiting, 1),
        step(25, Kind::Absent, 1),
        step(15, Kind::Relay, 1),
    ]);
    let group = |desk: u32| desk;
    let shift = largest_shift([&today, &track(vec![])], [&group, &group]).expect("a difference");
    assert_eq!((shift.group, shift.kind, shift.change), (1, Kind::Waiting, -70));
}

/// Papers that are not finished stay on the charts as long as they are counted, to the very end.
#[test]
fn what_is_counted_as_under_way_is_on_the_charts() {
    for (name, scenario) in scenarios() {
        for (film, _) in filmed(&scenario, 0) {
            let scores = Scores::of(&film);
            for now in [film.from, film.until, film.end, film.end + TICKS_PER_DAY] {
                let shown = scores.under_way(&film, now).count() as u64;
                assert_eq!(shown, scores.at(now).open, "{name} at {now}");
            }
            for track in scores.under_way(&film, film.end) {
                let mut spots = 0;
                track.at(film.end, |_| spots += 1);
                let has_begun = !track.steps.is_empty();
                assert_eq!(spots, usize::from(has_begun), "{name}");
            }
        }
    }
}
