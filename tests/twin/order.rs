//! Who is served when, and by whom: facts about the engine that its twin found.

use std::collections::VecDeque;

use serde_json::json;
use spanlab::department::Department;
use spanlab::engine::{Happening, Network, Note, Outcome, Run, Window};
use spanlab::scenario::Scenario;

use crate::textbook::{Textbook, exponential, fixed};

/// Five days of the baseline: what was measured and what happened.
fn history(scenario: &Scenario) -> (Outcome, Vec<Note>) {
    let baseline = Department::baseline(scenario);
    let network = Network::compile(scenario, &baseline, &baseline);
    let window = Window::after(0.0, 5.0);
    let mut run = Run::observed(&network, window, scenario.run.seed, 0, Vec::<Note>::new());
    while !run.advance(u32::MAX) {}
    run.into_parts()
}

/// A clerk whose papers come back to the desk for their last work.
fn finishing(classes: &[(&str, bool)]) -> Scenario {
    let textbook = Textbook::new().section("a", 0, 1).assume("/finish", 0.5);
    let work = |textbook: Textbook, (id, urgent): &(&str, bool)| {
        let more = json!({ "decided_at": { "clerk": 1 }, "urgent": urgent });
        textbook.work_with(id, "a", 0.4 / classes.len() as f64, &exponential(1.5), more)
    };
    classes.iter().fold(textbook, work).scenario()
}

#[test]
fn a_paper_that_comes_back_to_its_desk_queues_behind_those_that_wait() {
    let mut waiting = VecDeque::new();
    let mut longest = 0;
    for note in history(&finishing(&[("x", false)])).1 {
        if note.what == Happening::Queues {
            waiting.push_back(note.index);
        } else if note.what == Happening::Starts {
            assert_eq!(waiting.pop_front(), Some(note.index));
        }
        longest = longest.max(waiting.len());
    }
    assert!(longest > 3, "{longest} is no queue");
}

#[test]
fn an_urgent_paper_that_comes_back_to_its_desk_goes_before_those_that_are_not() {
    let (_, notes) = history(&finishing(&[("x", true), ("y", false)]));
    let mut at_once = 0;
    for three in notes.windows(3) {
        let [ends, queues, next] = three else { continue };
        let comes_back = ends.what == Happening::Ends && queues.what == Happening::Queues;
        if comes_back && ends.class == 0 {
            assert_eq!((next.what, next.at, next.class), (Happening::Starts, ends.at, 0));
            at_once += u32::from(next.index == ends.index);
        }
    }
    assert!(at_once > 100, "{at_once} were taken at once");
}

#[test]
fn the_chief_who_leads_reviews_first_although_the_chiefs_of_a_large_section_help() {
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .section("b", 1, 1)
        .large_section("help")
        .assume("/review/chief", fixed(10.0))
        .work_with(
            "x",
            "a",
            0.001,
            &fixed(1.0),
            json!({ "decided_at": { "chief": 1 }, "lead": "b" }),
        )
        .scenario();
    let (outcome, _) = history(&scenario);
    let reviewing: Vec<u64> = outcome.people.iter().map(|person| person.busy / 600_000).collect();
    let matters = outcome.completed();
    assert!(matters > 0);
    // The head, two clerks and the chiefs of both sections.
    assert_eq!(reviewing[3..], [matters, matters]);
}

#[test]
fn a_misdirected_paper_is_recognised_by_the_people_of_the_section_that_it_reached() {
    let scenario = Textbook::new()
        .section("b", 0, 1)
        .section("c", 0, 1)
        .large_section("help")
        .section("a", 0, 1)
        .assume("/triage", fixed(10.0))
        .work_with(
            "x",
            "a",
            0.002,
            &fixed(1.0),
            json!({ "decided_at": { "clerk": 1 }, "misdirected": 1 }),
        )
        .scenario();
    let (outcome, _) = history(&scenario);
    // The head, then the clerks, each with a desk of their own.
    let recognised: Vec<u64> = outcome.desks[1..3].iter().map(|desk| desk.visits).collect();
    let busy: Vec<u64> = outcome.people[1..3].iter().map(|p| p.busy / 600_000).collect();
    assert!(recognised.iter().all(|papers| *papers > 0), "{recognised:?}");
    assert_eq!(recognised, busy);
}
