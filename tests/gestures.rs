//! Scripted gestures on the state: what a person does, and what becomes of the department.

use std::collections::BTreeMap;
use std::rc::Rc;

use spanlab::app::protocol::{FromWorker, Ticket};
use spanlab::app::{Action, Change, Hand, Later, Parking, Reason, Run, Said, State, Turn, reduce};
use spanlab::cases::{Case, Reading, Source};
use spanlab::department::Department;
use spanlab::report::Report;
use spanlab::scenario::{Merge, Move, Scenario, Sharing, Unit};
use spanlab::text::{Language, Text};
use spanlab::units::UnitId;
use spanlab::words::{Names, where_to};

#[test]
fn dragging_one_section_onto_another_merges_them() {
    Script::open()
        .drag("B")
        .over("A")
        .previews(["5 → 4 sections"])
        .drop()
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))")
        .undo()
        .expect(BASELINE)
        .redo()
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))");
}

#[test]
fn a_section_joins_a_large_section_and_leaves_it_again() {
    Script::open()
        .drag("B")
        .onto("A")
        .drag("C")
        .onto("A+B")
        .expect("head(deputy1(A+B[A B C] commissioner1) deputy2(D E))")
        .drag("C")
        .onto("commissioner1")
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))")
        .moves(1);
}

#[test]
fn of_two_members_none_stays_behind_alone_and_the_merge_is_taken_back() {
    Script::open().drag("B").onto("A").drag("B").onto("deputy1").expect(BASELINE).moves(0);
}

#[test]
fn the_sharing_of_a_merge_can_be_changed_and_undone() {
    let merged = Script::open().drag("B").onto("A").shared(0, Sharing::Pool).state;
    let sharing = |state: &State| {
        let large = state.reformed().large_sections().next().expect("a large section");
        large.sharing
    };
    assert_eq!(sharing(&merged), Sharing::Pool);
    assert!(matches!(merged.run, Run::Wanted(_)), "{:?}", merged.run);
    assert_eq!(sharing(&reduce(&merged, Action::Undo)), Sharing::Help);
}

#[test]
fn a_merge_is_taken_back_from_the_middle_of_the_list() {
    Script::open()
        .drag("B")
        .onto("A")
        .drag("E")
        .onto("D")
        .drag("A")
        .onto("deputy1")
        .expect("head(deputy1(A B commissioner1(C)) deputy2(D+E[D E]))")
        .moves(1);
}

#[test]
fn a_member_goes_from_one_large_section_to_another_in_one_step() {
    Script::open()
        .drag("B")
        .onto("A")
        .drag("C")
        .onto("A")
        .drag("E")
        .onto("D")
        .drag("C")
        .onto("E")
        .expect("head(deputy1(A+B[A B] commissioner1) deputy2(D+E[D E C]))")
        .undo()
        .expect("head(deputy1(A+B[A B C] commissioner1) deputy2(D+E[D E]))");
}

#[test]
fn a_section_dropped_onto_a_leader_reports_there() {
    Script::open()
        .drag("A")
        .onto("deputy2")
        .expect("head(deputy1(B commissioner1(C)) deputy2(A D E))")
        .drag("A")
        .onto("deputy1")
        .expect(BASELINE)
        .moves(0);
}

#[test]
fn a_commissioner_dropped_onto_the_deputy_head_is_seated() {
    Script::open()
        .drag("commissioner1")
        .onto("deputy1")
        .expect("head(deputy1(A B C) deputy2(D E))")
        .moves(1);
}

#[test]
fn a_large_section_takes_in_a_section_and_another_large_section() {
    Script::open()
        .drag("B")
        .onto("A")
        .drag("A+B")
        .onto("D")
        .expect("head(deputy1(commissioner1(C)) deputy2(A+B[A B D] E))")
        .undo()
        .drag("E")
        .onto("D")
        .drag("A+B")
        .onto("E")
        .expect("head(deputy1(commissioner1(C)) deputy2(D+E[D E A B]))");
}

#[test]
fn a_cancelled_drag_is_no_edit() {
    Script::open().drag("B").over("A").act(Action::PutBack).expect(BASELINE).no_undo();
    Script::open().drag("B").act(Action::Release).expect(BASELINE).no_undo();
    Script::open().drag("B").onto("B").expect(BASELINE).no_undo();
    Script::open().drag("B").onto("deputy1").expect(BASELINE).no_undo();
}

#[test]
fn what_is_not_allowed_says_why() {
    Script::open().drag("commissioner1").onto("A").refused(&Reason::OfficeOntoSection);
    let script = Script::open().drag("commissioner1").onto("deputy1");
    let seated = script.state.clone();
    let after = reduce(&seated, Action::Press(id("commissioner1")));
    assert_eq!(reduce(&after, Action::Lift).hand, Hand::Empty, "who is seated cannot be moved");
}

#[test]
fn what_cannot_be_moved_or_put_aside_says_so() {
    let fixed = Some(Said::Fixed(id("head")));
    let state = Script::open().act(Action::Choose(id("head"))).state;
    assert_eq!((state.hand, state.said), (Hand::Empty, fixed.clone()));
    let state = Script::open().drag("head").state;
    assert_eq!((state.hand, state.said), (Hand::Empty, fixed));
    let put = Action::Park(Parking::Toggle(id("commissioner1")));
    let state = Script::open().act(put).state;
    assert_eq!(state.said, Some(Said::NotParked(id("commissioner1"))));
    assert!(state.said.is_some_and(|said| said.stays()));
}

#[test]
fn a_leader_is_asked_whom_to_report_to_and_told_how_a_level_goes() {
    let case = case();
    let names = Names::of(&case.scenario);
    let asked = |unit| {
        let held = Script::open().tap(unit).state.held().cloned().expect("held");
        where_to(&held, &names, Language::En)
    };
    assert_eq!(asked("B"), "B: where to? Choose a section, a large section or a leader");
    assert_eq!(
        asked("commissioner1"),
        "commissioner1: report to whom? Choose a leader; deputy1 again to share that desk, one \
         level fewer in this line"
    );
}

#[test]
fn what_is_undone_is_told() {
    let merged = Script::open().drag("B").onto("A");
    let moves = merged.state.document().moves().to_vec();
    let taken = merged.undo().state;
    let turn = Turn::Moves { gone: moves.clone(), back: Vec::new() };
    assert_eq!(taken.said, Some(Said::Undone(turn)));
    let removal = Action::Later(Later::Step(0, Change::Remove));
    let again = Script { state: taken }.redo().act(removal).undo().state;
    let turn = Turn::Moves { gone: Vec::new(), back: moves };
    assert_eq!(again.said, Some(Said::Undone(turn)));
}

#[test]
fn tap_then_tap_does_the_same_as_a_drag() {
    Script::open()
        .tap("B")
        .tap("A")
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))")
        .tap("C")
        .tap("C")
        .moves(1);
}

#[test]
fn the_keyboard_does_the_same_as_a_drag() {
    Script::open()
        .act(Action::Choose(id("B")))
        .act(Action::Over(Some(id("A"))))
        .previews(["5 → 4 sections"])
        .act(Action::Choose(id("A")))
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))")
        .act(Action::Choose(id("C")))
        .act(Action::PutBack)
        .expect("head(deputy1(A+B[A B] commissioner1(C)) deputy2(D E))");
}

#[test]
fn a_refused_tap_keeps_the_unit_in_the_hand() {
    let script = Script::open().tap("commissioner1").tap("A");
    assert!(script.state.held().is_some_and(|held| held.over.is_some()));
    script.tap("deputy1").expect("head(deputy1(A B C) deputy2(D E))");
}

#[test]
fn a_move_that_a_later_one_needs_is_not_removed() {
    let script = Script::open()
        .drag("B")
        .onto("A")
        .drag("C")
        .onto("A")
        .act(Action::Later(Later::Step(0, Change::Remove)));
    assert!(matches!(script.state.said, Some(Said::Kept { .. })));
    script
        .moves(2)
        .act(Action::Later(Later::Step(1, Change::Remove)))
        .act(Action::Later(Later::Step(0, Change::Remove)))
        .expect(BASELINE)
        .act(Action::Apply(0))
        .expect("head(deputy1(A B commissioner1(C)) deputy2(D+E[D E]))")
        .act(Action::Reset)
        .expect(BASELINE)
        .undo()
        .moves(1);
}

#[test]
fn a_late_report_is_dropped() {
    let script = Script::open();
    let first = script.ticket();
    let script = script.drag("B").onto("A");
    let second = script.ticket();
    assert_ne!(first, second);
    let script = script.act(finished(first));
    assert!(script.state.answer.is_none(), "news of a run that is no longer wanted");
    let script = script.act(Action::Later(Later::Heard(progress(second)))).act(finished(second));
    assert_eq!(script.state.run, Run::Done);
    assert!(!script.state.is_stale());
}

#[test]
fn the_old_report_stays_until_the_new_one_arrives_and_comes_back_with_undo() {
    let script = Script::open();
    let first = script.ticket();
    let script = script.act(finished(first)).drag("B").onto("A");
    assert!(script.state.is_stale());
    let second = script.ticket();
    let script = script.act(finished(second));
    assert!(!script.state.is_stale());
    let script = script.undo();
    assert_eq!(script.state.run, Run::Done, "the report on the baseline is still there");
    assert!(!script.state.is_stale());
}

#[test]
fn a_failed_worker_is_replaced_once() {
    let script = Script::open();
    let (ticket, generation) = (script.ticket(), script.state.engine.generation);
    let script = script.act(Action::WorkerFailed);
    assert_eq!(script.state.engine.generation, generation + 1);
    assert_ne!(script.ticket(), ticket);
    assert_eq!(script.state.said, Some(Said::Restarted));
    let script = script.act(Action::WorkerFailed);
    assert!(matches!(script.state.run, Run::Failed(_)));
    let script = script.act(Action::Retry);
    assert_eq!(script.state.engine.generation, generation + 2);
    assert!(matches!(script.state.run, Run::Wanted(_)));
}

#[test]
fn a_stopped_run_wants_nothing_until_the_next_edit() {
    let script = Script::open().act(Action::Stop);
    assert_eq!(script.state.run, Run::Stopped);
    let script = script.drag("B").onto("A");
    assert!(matches!(script.state.run, Run::Wanted(_)));
}

const BASELINE: &str = "head(deputy1(A B commissioner1(C)) deputy2(D E))";

/// A person at the page.
struct Script {
    state: State,
}

impl Script {
    fn open() -> Self {
        Self { state: State::open(Rc::new(case()), Language::Zh) }
    }

    fn act(self, action: Action) -> Self {
        Self { state: reduce(&self.state, action) }
    }

    fn drag(self, unit: &str) -> Self {
        self.act(Action::Press(id(unit))).act(Action::Lift)
    }

    fn over(self, target: &str) -> Self {
        self.act(Action::Over(Some(id(target))))
    }

    fn drop(self) -> Self {
        self.act(Action::Release)
    }

    fn onto(self, target: &str) -> Self {
        self.over(target).drop()
    }

    fn tap(self, unit: &str) -> Self {
        self.act(Action::Press(id(unit))).act(Action::Release)
    }

    fn shared(self, place: usize, sharing: Sharing) -> Self {
        let Some(Move::Merge(merge)) = self.state.document().moves().get(place).cloned() else {
            panic!("a merge");
        };
        let merge = Move::Merge(Merge { sharing, ..merge });
        self.act(Action::Later(Later::Step(place, Change::Replace(merge))))
    }

    fn undo(self) -> Self {
        self.act(Action::Undo)
    }

    fn redo(self) -> Self {
        self.act(Action::Redo)
    }

    fn ticket(&self) -> Ticket {
        self.state.run.ticket().expect("a run is wanted")
    }

    #[track_caller]
    fn expect(self, department: &str) -> Self {
        assert_eq!(drawn(self.state.reformed()), department);
        self
    }

    #[track_caller]
    fn moves(self, number: usize) -> Self {
        assert_eq!(self.state.document().moves().len(), number);
        self
    }

    #[track_caller]
    fn no_undo(self) {
        assert!(!self.state.history.can_undo());
    }

    #[track_caller]
    fn refused(self, why: &Reason) {
        let Some(Said::Refused { reason, .. }) = &self.state.said else {
            panic!("nothing was refused");
        };
        assert_eq!(reason, why);
        self.expect(BASELINE).no_undo();
    }

    #[track_caller]
    fn previews<const N: usize>(self, spans: [&str; N]) -> Self {
        let over = self.state.held().and_then(|held| held.over.as_ref()).expect("held over");
        let preview = over.outcome.as_ref().expect("allowed");
        let found = [format!("{} → {} sections", preview.before.sections, preview.after.sections)];
        assert_eq!(found.as_slice(), spans);
        self
    }
}

fn id(text: &str) -> UnitId {
    UnitId::new(text).expect("an id")
}

/// A department as `head(deputy(A+B[A B]))`, sections and large sections in document order.
fn drawn(department: &Department) -> String {
    let mut below: BTreeMap<&UnitId, Vec<&Unit>> = BTreeMap::new();
    for unit in &department.units {
        let member =
            matches!(unit, Unit::Section(_)) && department.large_section_of(unit.id()).is_some();
        if let Some(superior) = department.superior(unit.id())
            && !member
            && !department.seated.contains(unit.id())
        {
            below.entry(superior).or_default().push(unit);
        }
    }
    for units in below.values_mut() {
        units.sort_by_key(|unit| (matches!(unit, Unit::Office(_)), unit.id().clone()));
    }
    department.head().map_or_else(String::new, |head| subtree(&below, &head.id))
}

fn subtree(below: &BTreeMap<&UnitId, Vec<&Unit>>, office: &UnitId) -> String {
    let parts: Vec<String> = below
        .get(office)
        .into_iter()
        .flatten()
        .map(|unit| match unit {
            Unit::Office(office) => subtree(below, &office.id),
            Unit::Section(section) => section.id.to_string(),
            Unit::LargeSection(large) => {
                let members: Vec<&str> = large.members.iter().map(UnitId::as_str).collect();
                format!("{}[{}]", large.id, members.join(" "))
            }
        })
        .collect();
    if parts.is_empty() { office.to_string() } else { format!("{office}({})", parts.join(" ")) }
}

fn case() -> Case {
    Case {
        id: "small".to_owned(),
        source: Source { text: 0, title: Text::Empty, passage: Text::Empty },
        readings: vec![Reading {
            id: "only".to_owned(),
            title: Text::Empty,
            note: Text::Empty,
            reform: vec![merge()],
        }],
        marks: Vec::new(),
        scenario: scenario(),
    }
}

fn merge() -> Move {
    let json = r#"{"move":"merge","name":"D and E","sections":["D","E"]}"#;
    serde_json::from_str(json).expect("a move")
}

fn scenario() -> Scenario {
    let office = |id: &str, rank: &str, superior: &str| {
        format!(
            r#"{{"kind":"office","id":"{id}","name":"{id}","rank":"{rank}","reports_to":"{superior}"}}"#
        )
    };
    let section = |id: &str, superior: &str| {
        format!(
            r#"{{"kind":"section","id":"{id}","name":"{id}","line":"l","reports_to":"{superior}",
                "chiefs":1,"clerks":2,"duties":["{id}"]}}"#
        )
    };
    let units = [
        r#"{"kind":"office","id":"head","name":"head","rank":"head"}"#.to_owned(),
        office("deputy1", "deputy_head", "head"),
        office("deputy2", "deputy_head", "head"),
        office("commissioner1", "commissioner", "deputy1"),
        section("A", "deputy1"),
        section("B", "deputy1"),
        section("C", "commissioner1"),
        section("D", "deputy2"),
        section("E", "deputy2"),
    ];
    let json = format!(
        r#"{{"format":"spanlab/1","name":"small","organization":{{"units":[{}]}},"work":[
            {{"id":"w","name":"w","duty":"A","arrivals":{{"per_day":3}},
              "effort":{{"mean":60,"shape":"exponential"}},"decided_at":{{"chief":1}}}}]}}"#,
        units.join(",")
    );
    serde_json::from_str(&json).expect("a scenario")
}

fn progress(ticket: Ticket) -> FromWorker {
    FromWorker::Progress { ticket, replications: 3, share: 0.3 }
}

fn finished(ticket: Ticket) -> Action {
    let json = include_str!("fixtures/report.json");
    let report: Report = serde_json::from_str(json).expect("a report");
    Action::Later(Later::Heard(FromWorker::Finished { ticket, report: Box::new(report) }))
}
