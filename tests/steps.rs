//! The list of steps: switched off, moved, changed and removed, and what keeps a step where it is.

use std::rc::Rc;

use spanlab::app::{Action, Change, Later, Run, Said, State, reduce};
use spanlab::cases;
use spanlab::reform::Refusal;
use spanlab::scenario::{Join, Leave, Merge, Move, Sharing};
use spanlab::text::{Language, Text};
use spanlab::units::UnitId;

#[test]
fn a_step_that_is_off_stays_in_the_list_and_is_not_simulated() {
    let state = with(&[merge(&["talent", "cadre-training"]), merge(&["organization", "guidance"])]);
    let off = change(&state, 0, Change::Switch(false));
    assert_eq!(off.document().steps().len(), 2);
    assert_eq!(off.document().moves().len(), 1);
    assert_eq!(off.document().scenario().reform.len(), 1);
    assert!(off.reformed().large_section_of(&id("talent")).is_none());
    assert!(matches!(off.run, Run::Wanted(_)), "the run follows");
    let undone = reduce(&off, Action::Undo);
    assert!(undone.reformed().large_section_of(&id("talent")).is_some());
    let on = change(&off, 0, Change::Switch(true));
    assert_eq!(on.document(), state.document());
}

#[test]
fn a_step_that_is_off_changes_no_result_and_so_wants_no_run() {
    let state = with(&[merge(&["talent", "cadre-training"])]);
    let off = change(&state, 0, Change::Switch(false));
    let removed = change(&off, 0, Change::Remove);
    assert_ne!(removed.document(), off.document());
    assert!(removed.document().is_simulated_like(off.document()));
}

#[test]
fn what_a_later_step_needs_is_neither_switched_off_nor_removed_nor_moved_behind_it() {
    let state = with(&[merge(&["talent", "cadre-training"]), join("general-office")]);
    for refused in [Change::Switch(false), Change::Remove, Change::Down] {
        let after = change(&state, 0, refused.clone());
        assert_eq!(after.document(), state.document(), "{refused:?}");
        let Some(Said::Kept { change, by, refusal, .. }) = after.said else {
            panic!("nothing was refused");
        };
        assert_eq!((change, by), (refused, Some(join("general-office"))));
        assert_eq!(refusal, Refusal::UnknownUnit(id("talent+cadre-training")));
    }
    let after = change(&state, 1, Change::Up);
    assert_eq!(after.document(), state.document());
    assert!(matches!(after.said, Some(Said::Kept { by: None, .. })), "{:?}", after.said);
}

#[test]
fn a_step_is_not_switched_on_where_it_cannot_be_made() {
    let state = with(&[merge(&["talent", "cadre-training"])]);
    let off = change(&state, 0, Change::Switch(false));
    let other = reduce(&off, Action::Choose(id("organization")));
    let other = reduce(&other, Action::Choose(id("talent")));
    let after = change(&other, 0, Change::Switch(true));
    assert_eq!(after.document(), other.document());
    assert!(matches!(after.said, Some(Said::Kept { .. })), "{:?}", after.said);
}

#[test]
fn steps_that_do_not_need_each_other_change_places() {
    let (first, second) = (merge(&["talent", "cadre-training"]), seat("commissioner-party"));
    let state = with(&[first.clone(), second.clone()]);
    let after = change(&state, 1, Change::Up);
    assert_eq!(after.document().moves(), [second.clone(), first.clone()]);
    assert_eq!(change(&after, 1, Change::Up).document().moves(), [first, second]);
    assert_eq!(change(&after, 0, Change::Up).said, after.said, "the first step goes nowhere");
}

#[test]
fn a_merge_with_another_section_keeps_the_steps_that_speak_of_it() {
    let state = with(&[merge(&["talent", "cadre-training"]), join("general-office")]);
    let wider = merge(&["talent", "enterprise-talent-centre"]);
    let after = change(&state, 0, Change::Replace(wider));
    let large = after.reformed().large_section_of(&id("general-office")).expect("a large section");
    assert_eq!(large.members.len(), 3);
    assert!(large.members.contains(&id("enterprise-talent-centre")));
}

#[test]
fn a_change_that_cannot_be_made_is_refused_with_its_reason() {
    let state = with(&[merge(&["talent", "cadre-training"])]);
    let after = change(&state, 0, Change::Replace(merge(&["talent"])));
    assert_eq!(after.document(), state.document());
    let Some(Said::Kept { by: None, refusal, .. }) = after.said else { panic!("not refused") };
    assert_eq!(refusal, Refusal::TooFewSections);
}

#[test]
fn a_further_move_leaves_steps_that_are_off_where_they_are() {
    let state = with(&[merge(&["talent", "cadre-training"]), merge(&["organization", "guidance"])]);
    let off = change(&state, 0, Change::Switch(false));
    let document = off.document().followed_by(&[leave("guidance"), leave("organization")]);
    let document = document.expect("both leave");
    assert_eq!(document.steps().len(), 1, "the merge that is taken back is gone");
    assert!(!document.steps()[0].on);
}

/// The first case with some moves.
fn with(moves: &[Move]) -> State {
    let case = cases::case("large-sections").expect("a case");
    let mut state = State::open(Rc::new(case), Language::Zh);
    let document = state.document().with(moves.to_vec()).expect("the moves can be made");
    state.history.commit(document);
    state
}

fn change(state: &State, place: usize, change: Change) -> State {
    reduce(state, Action::Later(Later::Step(place, change)))
}

fn id(text: &str) -> UnitId {
    UnitId::new(text).expect("an id")
}

fn merge(sections: &[&str]) -> Move {
    Move::Merge(Merge {
        id: None,
        name: Text::both("大科", "Large section"),
        sections: sections.iter().map(|section| id(section)).collect(),
        sharing: Sharing::Help,
    })
}

fn join(section: &str) -> Move {
    Move::Join(Join { section: id(section), into: id("talent+cadre-training") })
}

fn leave(section: &str) -> Move {
    Move::Leave(Leave { section: id(section) })
}

fn seat(commissioner: &str) -> Move {
    serde_json::from_str(&format!(r#"{{"move":"seat","commissioner":"{commissioner}"}}"#))
        .expect("a move")
}
