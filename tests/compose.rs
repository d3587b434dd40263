//! Moves that are put together in a dialog, sections that are marked, and sections put aside.

use std::collections::BTreeSet;
use std::rc::Rc;

use spanlab::app::form::{Choice, Entry, Input, Kind, Slot, blank, fields, filled, taking};
use spanlab::app::{
    Action, Composing, Dialog, Explaining, Fit, Later, Marking, Marks, Parking, Proposal, Reason,
    Run, Said, State, Topic, Typed, Viewing, reduce,
};
use spanlab::cases;
use spanlab::department::Department;
use spanlab::reform::{Refusal, apply};
use spanlab::scenario::{Merge, Move, Sharing, Unit};
use spanlab::scene::board::{Lines, board, rows};
use spanlab::text::Language;
use spanlab::units::UnitId;
use spanlab::words::{Names, reason};

#[test]
fn every_kind_of_move_can_be_put_together_in_every_case_or_lacks_what_it_is_about() {
    let mut begun: Vec<Kind> = Vec::new();
    for case in cases::all() {
        let department = Department::baseline(&case.scenario);
        for kind in Kind::ALL {
            let Some(step) = taking(kind, &[], &department) else { continue };
            assert_eq!(Kind::of(&step), kind);
            begun.push(kind);
            let possible = std::iter::once(step.clone()).chain(neighbors(&step, &department));
            let is_made = possible.into_iter().any(|step| apply(&department, &step).is_ok());
            assert!(is_made || kind == Kind::Merge, "{}: {kind:?}", case.id);
        }
    }
    for kind in Kind::ALL {
        let needs_large_section = matches!(kind, Kind::Join | Kind::Leave);
        assert!(begun.contains(&kind) || needs_large_section, "{kind:?} is never possible");
    }
}

#[test]
fn joining_and_leaving_begin_as_soon_as_there_is_a_large_section() {
    let state = open();
    for kind in [Kind::Join, Kind::Leave] {
        assert_eq!(blank(kind, state.reformed()), None);
        assert_eq!(begin(&state, kind, &[]).dialog, state.dialog, "nothing is begun");
    }
    let state = make(&begin(&state, Kind::Merge, &["talent", "cadre-training"]));
    for kind in [Kind::Join, Kind::Leave] {
        assert!(draft(&begin(&state, kind, &[])).outcome.is_ok(), "{kind:?}");
    }
}

#[test]
fn what_is_named_is_taken_and_the_rest_is_chosen_so_that_it_can_be_made() {
    let state = begin(&open(), Kind::Transfer, &["research-office"]);
    let Move::Transfer(transfer) = &draft(&state).step else { panic!("a transfer") };
    assert_eq!(transfer.unit, id("research-office"));
    assert!(draft(&state).outcome.is_ok(), "{:?}", draft(&state).outcome);
    assert!(state.question().is_some(), "what it would bring is asked");
}

#[test]
fn no_matter_is_proposed_that_nobody_has_named() {
    let begun = |named| {
        let begin = Composing::Begin(Kind::Outsource, named);
        reduce(&open(), Action::Later(Later::Compose(begin)))
    };
    let state = begun(Vec::new());
    let why = draft(&state).outcome.as_ref().expect_err("nothing is chosen");
    assert_eq!(why.reason, Reason::NoMatter);
    assert_eq!(make(&state).document(), state.document());
    let class = state.reformed().work[3].id.clone();
    let chosen = fill(&state, Slot::Work, Entry::Choice(Choice::Class(class.clone())));
    assert_eq!((draft(&chosen).open, draft(&chosen).outcome.is_ok()), (None, true));
    assert_eq!(draft(&begun(vec![Choice::Class(class)])).step, draft(&chosen).step);
}

#[test]
fn a_merge_of_too_few_sections_is_refused_and_what_was_chosen_stays() {
    let state = begin(&open(), Kind::Merge, &["talent"]);
    let outcome = &draft(&state).outcome;
    let why = outcome.as_ref().expect_err("one section alone");
    assert_eq!(why.reason, Reason::Refused(Refusal::TooFewSections));
    assert_eq!(make(&state), state, "nothing is made and nothing lost");
    let state = fill(&state, Slot::Sections, Entry::Toggle(id("cadre-training")));
    let state = make(&fill(&state, Slot::Sharing, Entry::Choice(Choice::Sharing(Sharing::Pool))));
    let large = state.reformed().large_section_of(&id("talent")).expect("merged");
    assert_eq!(large.name.get(Language::Zh), "人才科（大科）");
    assert_eq!(large.sharing, Sharing::Pool);
    assert!(state.dialog.is_none());
    assert!(matches!(state.run, Run::Wanted(_)));
}

#[test]
fn a_large_section_keeps_the_name_that_somebody_gave_it() {
    let state = begin(&open(), Kind::Merge, &["talent", "cadre-training"]);
    let state = fill(&state, Slot::Name, Entry::Name(" 人才工作科 ".to_owned()));
    let state = fill(&state, Slot::Sections, Entry::Toggle(id("talent")));
    let Move::Merge(Merge { name, .. }) = &draft(&state).step else { panic!("a merge") };
    assert_eq!(name.get(Language::En), "人才工作科");
}

#[test]
fn what_a_number_cannot_be_stays_as_it_was_typed_and_nothing_is_made_of_it() {
    let delegation = begin(&open(), Kind::Delegate, &[]);
    let delegation = fill(&delegation, Slot::Work, offered(&delegation, Slot::Work));
    let staff = begin(&open(), Kind::Staff, &["talent"]);
    assert!(draft(&staff).outcome.is_err(), "as many as there are is no change");
    let cases = [
        (&delegation, Slot::Share, "250", 250.0, Fit::Outside),
        (&staff, Slot::Number, "-1", -1.0, Fit::Outside),
        (&staff, Slot::Number, "1.5", 1.5, Fit::Outside),
        (&staff, Slot::Number, "100000", 100_000.0, Fit::Outside),
        (&staff, Slot::Number, "many", f64::NAN, Fit::NoNumber),
        (&staff, Slot::Number, "", f64::NAN, Fit::NoNumber),
    ];
    for (state, slot, text, number, fit) in cases {
        let state = fill(state, slot, Entry::Number(text.to_owned(), number));
        assert_eq!(draft(&state).typed[&slot], Typed { text: text.to_owned(), fit });
        assert_eq!(draft(&state).outcome.as_ref().unwrap_err().reason, Reason::NoNumber);
        assert_eq!(make(&state), state, "nothing is made and nothing lost");
    }
    let wrong = fill(&staff, Slot::Number, Entry::Number("9x".to_owned(), f64::NAN));
    let right = fill(&wrong, Slot::Number, Entry::Number("9".to_owned(), 9.0));
    assert!(draft(&right).outcome.is_ok());
    let other = fill(&wrong, Slot::Section, Entry::Choice(Choice::Unit(id("research-office"))));
    assert!(draft(&other).typed.is_empty(), "another section begins anew");
}

/// The first that a part of the form offers.
fn offered(state: &State, slot: Slot) -> Entry {
    let asked = fields(&draft(state).step, state.reformed());
    let input = asked.into_iter().find(|field| field.slot == slot).expect("it is asked for").input;
    let Input::One { options, .. } = input else { panic!("a choice") };
    Entry::Choice(options[0].clone())
}

#[test]
fn two_large_sections_cannot_be_called_alike() {
    let named = |state: &State, name: &str| fill(state, Slot::Name, Entry::Name(name.to_owned()));
    let first = begin(&open(), Kind::Merge, &["talent", "cadre-training"]);
    let why = draft(&named(&first, "组织科")).outcome.as_ref().unwrap_err().reason.clone();
    assert!(matches!(why, Reason::NameTaken(_)), "{why:?}");
    let state = make(&named(&first, "大人才科"));
    let second = begin(&state, Kind::Merge, &["general-office", "research-office"]);
    assert!(draft(&named(&second, "大人才科")).outcome.is_err());
    assert!(draft(&named(&second, "大综合科")).outcome.is_ok());
    let emptied = named(&second, "");
    assert_eq!(draft(&emptied).typed[&Slot::Name].text, "", "what is typed stays");
    assert!(draft(&emptied).outcome.is_ok(), "it is called after its first section");
    let edited = reduce(&state, Action::Later(Later::Compose(Composing::Edit(0))));
    let same = fill(&edited, Slot::Sharing, Entry::Choice(Choice::Sharing(Sharing::Pool)));
    assert!(draft(&same).outcome.is_ok(), "its own name is no other's");
}

#[test]
fn a_quota_is_asked_about_only_where_the_case_has_one() {
    let asked = |state: &State| {
        let fields = fields(&draft(state).step, state.reformed());
        fields.into_iter().any(|field| matches!(field.input, Input::OverQuota { .. }))
    };
    assert!(!asked(&begin(&open(), Kind::Staff, &["talent"])));
    let town = cases::case("township").expect("a built-in case");
    let town = State::open(Rc::new(town), Language::Zh);
    let has_quota = |unit: &Unit| matches!(unit, Unit::Section(section) if section.quota.is_some());
    let section = town.reformed().units.iter().find(|unit| has_quota(unit)).expect("a quota");
    assert!(asked(&begin(&town, Kind::Staff, &[section.id().as_str()])));
}

#[test]
fn a_step_is_edited_in_its_place_and_what_cannot_be_says_what_stands_against_it() {
    let state = make(&begin(&open(), Kind::Merge, &["talent", "cadre-training"]));
    let state = make(&begin(&state, Kind::Join, &["general-office"]));
    let edit = reduce(&state, Action::Later(Later::Compose(Composing::Edit(0))));
    assert!(draft(&edit).outcome.is_err(), "nothing is changed yet");
    let wider = fill(&edit, Slot::Sections, Entry::Toggle(id("research-office")));
    let made = make(&wider);
    assert_eq!(made.document().steps().len(), 2);
    let large = made.reformed().large_section_of(&id("general-office")).expect("it has joined");
    assert_eq!(large.members.len(), 4);
    let clash = fill(&edit, Slot::Sections, Entry::Toggle(id("general-office")));
    let why = draft(&clash).outcome.as_ref().expect_err("it joins later").clone();
    assert!(matches!(why.by.as_deref(), Some(Move::Join(_))), "{why:?}");
}

#[test]
fn marked_sections_merge_in_one_step() {
    let state = mark(&open(), &["organization", "guidance", "organizers-office"]);
    let state = reduce(&state, Action::Mark(Marking::Merge));
    let [Move::Merge(merge)] = state.document().moves() else { panic!("one merge") };
    assert_eq!(merge.sections, ["organization", "guidance", "organizers-office"].map(id));
    assert!(state.marks.marked.is_empty());
}

#[test]
fn marked_sections_are_dragged_together() {
    let state = mark(&open(), &["organization", "guidance"]);
    let state = reduce(&state, Action::Press(id("guidance")));
    let state = reduce(&state, Action::Lift);
    assert_eq!(state.held().map(|held| held.all().len()), Some(2));
    let onto_section = drop_onto(&state, "talent");
    let [Move::Merge(merge)] = onto_section.document().moves() else { panic!("one merge") };
    assert_eq!(merge.sections, ["talent", "guidance", "organization"].map(id));
    let onto_leader = drop_onto(&state, "deputy-talent");
    let there =
        |unit: &str| onto_leader.reformed().superior(&id(unit)) == Some(&id("deputy-talent"));
    assert!(there("organization") && there("guidance"));
    let undone = reduce(&onto_leader, Action::Undo);
    assert!(undone.document().moves().is_empty(), "one step back undoes both");
}

#[test]
fn taps_mark_while_that_is_wanted() {
    let state = reduce(&open(), Action::Mark(Marking::ByTap(true)));
    let state = ["talent", "cadre-training"]
        .iter()
        .fold(state, |state, unit| reduce(&state, Action::Choose(id(unit))));
    assert!(state.held().is_none());
    let state = reduce(&state, Action::Mark(Marking::Take));
    let state = reduce(&state, Action::Choose(id("research-office")));
    assert_eq!(state.reformed().large_sections().next().map(|large| large.members.len()), Some(3));
    assert!(!state.marks.by_tap, "the next tap picks up again");
}

#[test]
fn leaders_are_neither_marked_nor_put_aside() {
    let state = mark(&open(), &["deputy-cadre", "commissioner-cadre-one"]);
    assert!(state.marks.marked.is_empty());
    let state = reduce(&state, Action::Park(Parking::Toggle(id("commissioner-cadre-one"))));
    assert!(state.marks.parked.is_empty());
    assert_eq!(state.said, Some(Said::NotParked(id("commissioner-cadre-one"))));
}

#[test]
fn a_section_that_is_put_aside_changes_nothing_until_it_is_dropped_somewhere() {
    let before = open();
    let state = reduce(&before, Action::Press(id("talent")));
    let state = reduce(&reduce(&state, Action::Lift), Action::Park(Parking::Held));
    assert_eq!(state.marks.parked, [id("talent")]);
    assert_eq!(state.document(), before.document());
    assert_eq!(state.run, before.run, "nothing is run again");
    assert!(!state.history.can_undo());
    let state = reduce(&state, Action::Choose(id("talent")));
    let state = reduce(&state, Action::Choose(id("cadre-training")));
    assert_eq!(state.reformed().large_sections().count(), 1);
    assert!(state.marks.parked.is_empty(), "it has found its place");
}

#[test]
fn a_move_that_is_put_together_ends_with_its_document() {
    let state = make(&begin(&open(), Kind::Merge, &["talent", "cadre-training"]));
    let edit = reduce(&state, Action::Later(Later::Compose(Composing::Edit(0))));
    let other = to_case(&edit, "direct-leadership");
    assert_eq!(other.dialog, None);
    let filled = fill(&other, Slot::Sections, Entry::Toggle(id("research-office")));
    assert_eq!(filled.dialog, None);
    assert_eq!(reduce(&edit, Action::Undo).dialog, None);
}

#[test]
fn a_move_after_which_work_would_stop_is_not_offered() {
    let state = fill(
        &begin(&open(), Kind::Staff, &["talent"]),
        Slot::Number,
        Entry::Number("0".to_owned(), 0.0),
    );
    let outcome = &draft(&state).outcome;
    let why = outcome.as_ref().expect_err("nobody would do the work").reason.clone();
    let said = reason(&why, &Names::of(state.document().subject()), Language::Zh);
    assert!(said.starts_with("人才科至少要有 1 名经办人，否则没有人办理“"), "{said}");
    assert_eq!(state.question(), None, "nothing is predicted");
    assert_eq!(make(&state), state);
}

#[test]
fn another_case_has_no_marks_and_nothing_put_aside() {
    let parked = reduce(&open(), Action::Park(Parking::Toggle(id("talent"))));
    let parked = reduce(&parked, Action::Mark(Marking::ByTap(true)));
    let other = to_case(&parked, "direct-leadership");
    assert_eq!(other.marks, Marks::default());
    let folded = reduce(&other, Action::View(Viewing::FoldAll(true)));
    let parked = reduce(&folded, Action::Park(Parking::Toggle(id("talent"))));
    let back = reduce(&parked, Action::Undo);
    assert_eq!(back.document().case().id, open().document().case().id);
    assert_eq!(back.marks, Marks::default(), "nor has the case before");
    assert_eq!(back.view, open().view);
}

#[test]
fn a_section_that_is_put_aside_and_then_merged_is_not_put_aside_any_more() {
    let parked = reduce(&open(), Action::Park(Parking::Toggle(id("talent"))));
    let picked = reduce(&parked, Action::Choose(id("cadre-training")));
    let dropped = reduce(&picked, Action::Choose(id("talent")));
    assert_eq!(dropped.reformed().large_sections().count(), 1);
    assert!(dropped.marks.parked.is_empty());
    let marked = mark(&parked, &["talent", "cadre-training"]);
    let merged = reduce(&marked, Action::Mark(Marking::Merge));
    assert_eq!(merged.reformed().large_sections().count(), 1);
    assert!(merged.marks.parked.is_empty());
}

#[test]
fn what_opens_over_the_page_takes_nothing_out_of_the_hand() {
    let keys = Action::Later(Later::Compose(Composing::Keys));
    let dragged = reduce(&reduce(&open(), Action::Press(id("talent"))), Action::Lift);
    let asked = reduce(&dragged, keys.clone());
    assert_eq!((&asked.hand, asked.open_dialog()), (&dragged.hand, None));
    let dropped = drop_onto(&asked, "cadre-training");
    assert_eq!(dropped.document().moves().len(), 1);
    assert_eq!(dropped.open_dialog(), Some(&Dialog::Keys), "it opens as soon as the hand is empty");

    let topic = Topic { key: "delay_mean".to_owned(), class: None };
    let explain = Action::Later(Later::Explain(Explaining::Open(topic.clone())));
    let asked = reduce(&dragged, explain);
    assert_eq!((&asked.hand, asked.open_explanation()), (&dragged.hand, None));
    assert_eq!(drop_onto(&asked, "cadre-training").open_explanation(), Some(&topic));

    assert_eq!(to_case(&dropped, "township").open_dialog(), None, "another case begins without");

    let picked = reduce(&open(), Action::Choose(id("talent")));
    let asked = reduce(&picked, keys);
    assert_eq!((&asked.hand, asked.open_dialog()), (&picked.hand, Some(&Dialog::Keys)));
}

fn to_case(state: &State, case: &str) -> State {
    reduce(state, Action::Open(Rc::new(cases::case(case).expect("a case"))))
}

fn open() -> State {
    State::open(Rc::new(cases::case("large-sections").expect("a case")), Language::Zh)
}

fn begin(state: &State, kind: Kind, units: &[&str]) -> State {
    let named = units.iter().map(|unit| Choice::Unit(id(unit))).collect();
    reduce(state, Action::Later(Later::Compose(Composing::Begin(kind, named))))
}

fn fill(state: &State, slot: Slot, entry: Entry) -> State {
    reduce(state, Action::Later(Later::Compose(Composing::Fill(slot, entry))))
}

fn make(state: &State) -> State {
    reduce(state, Action::Later(Later::Compose(Composing::Make)))
}

fn draft(state: &State) -> &Proposal {
    let Some(Dialog::Draft(draft)) = &state.dialog else { panic!("no move is put together") };
    draft
}

fn mark(state: &State, units: &[&str]) -> State {
    let toggle = |unit: &&str| Action::Mark(Marking::Toggle(id(unit)));
    units.iter().map(toggle).fold(state.clone(), |state, action| reduce(&state, action))
}

fn drop_onto(state: &State, target: &str) -> State {
    reduce(&reduce(state, Action::Over(Some(id(target)))), Action::Release)
}

fn id(text: &str) -> UnitId {
    UnitId::new(text).expect("an id")
}

/// The moves that differ in one choice.
fn neighbors(step: &Move, department: &Department) -> Vec<Move> {
    let fields = fields(step, department).into_iter();
    let choices = fields.flat_map(|field| {
        let Input::One { options, .. } = field.input else { return Vec::new() };
        options.into_iter().map(|option| (field.slot, option)).collect()
    });
    choices
        .filter_map(|(slot, choice)| filled(step, slot, Entry::Choice(choice), department))
        .collect()
}

#[test]
fn a_form_offers_units_in_the_order_of_the_chart() {
    let state = open();
    let department = state.reformed();
    let merge = blank(Kind::Merge, department).expect("there are sections");
    let asked = fields(&merge, department).into_iter();
    let offered = asked.filter_map(|field| match field.input {
        Input::Many { options, .. } => Some(options),
        Input::One { .. } | Input::OverQuota { .. } | Input::Number { .. } | Input::Name(_) => None,
    });
    let chart = board(department, None, None, &Lines::new()).expect("a head");
    let drawn = rows(&chart, &BTreeSet::new());
    let drawn = drawn.iter().map(|row| row.item.mark().id.clone());
    let sections: Vec<UnitId> = drawn.filter(|unit| department.section(unit).is_some()).collect();
    assert_eq!(offered.collect::<Vec<Vec<UnitId>>>(), [sections]);
}
