//! How the charts are looked at: layout, colours, what is folded, sought and pointed out.
//!
//! Nothing here changes the department or asks for a run.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::marks::Marks;
use super::state::State;
use crate::department::Department;
use crate::scenario::Unit;
use crate::scene::Pair;
use crate::scene::board::{Lines, board, find};
use crate::scene::source::Lit;
use crate::units::UnitId;

/// How a chart is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A tree in columns.
    #[default]
    Columns,
    /// An indented list.
    List,
}

/// What colours the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tint {
    /// Nothing.
    #[default]
    Plain,
    /// The line that a unit belonged to before the reform.
    Line,
    /// How busy its people are.
    Load,
    /// How much waits at its desks.
    Queue,
}

/// How large the charts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// So large that all of it is in sight.
    Fit,
    /// Per cent of the size of the page's type.
    Percent(u16),
}

/// The sizes that the buttons and keys go through (%).
pub const ZOOMS: [u16; 9] = [40, 50, 60, 75, 90, 100, 125, 150, 200];

/// More units than this are shown so that all of them are in sight.
pub(super) const MANY: usize = 120;

/// How the charts are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// How they are laid out.
    pub layout: Layout,
    /// What colours the units.
    pub tint: Tint,
    /// How large they are.
    pub zoom: Zoom,
    /// Units below which nothing is shown.
    pub folded: BTreeSet<UnitId>,
    /// A part of the name of the units that are sought.
    pub sought: String,
    /// The unit to bring into view and to focus, and how often one was.
    pub found: (u32, Option<UnitId>),
    /// Units that a result comes from.
    pub lit: Pair<Lit>,
    /// Whether there are so many units that the charts scroll within themselves.
    pub many: bool,
    /// Whether the page is being printed.
    pub prints: bool,
}

/// What a person does to how the charts are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewing {
    /// Lay the charts out.
    Lay(Layout),
    /// Colour the units.
    Paint(Tint),
    /// Zoom to a size.
    Zoom(Zoom),
    /// Zoom by so many steps from a size (%).
    Step(u16, isize),
    /// Fold what stands below a unit, or unfold it.
    Fold(UnitId),
    /// Fold everything below the columns, or unfold everything.
    FoldAll(bool),
    /// Seek units by a part of their name.
    Seek(String),
    /// Bring a unit into view and focus it.
    Find(UnitId),
    /// Point out the units that a result comes from.
    PointOut(Pair<Lit>),
    /// Begin or end to print.
    Print(bool),
}

impl View {
    /// How a department is looked at first.
    pub fn of(department: &Department) -> Self {
        let many = department.units.len() > MANY;
        let zoom = if many { Zoom::Fit } else { Zoom::Percent(100) };
        Self {
            layout: Layout::default(),
            tint: Tint::default(),
            zoom,
            folded: BTreeSet::new(),
            sought: String::new(),
            found: (0, None),
            lit: Pair::default(),
            many,
            prints: false,
        }
    }

    /// How the charts are laid out now: what is printed is the list.
    pub const fn layout(&self) -> Layout {
        if self.prints { Layout::List } else { self.layout }
    }
}

impl State {
    /// Another case is shown: nothing of the last one is folded, sought, pointed out, marked or put
    /// aside.
    pub(super) fn look_anew(&mut self) {
        self.marks = Marks::default();
        let (layout, tint) = (self.view.layout, self.view.tint);
        self.view = Rc::new(View { layout, tint, ..View::of(self.reformed()) });
    }

    pub(super) fn viewing(&mut self, what: Viewing) {
        let department = Rc::clone(self.reformed());
        let view = Rc::make_mut(&mut self.view);
        match what {
            Viewing::Lay(layout) => view.layout = layout,
            Viewing::Paint(tint) => view.tint = tint,
            Viewing::Zoom(zoom) => view.zoom = zoom,
            Viewing::Step(from, steps) => view.zoom = Zoom::Percent(stepped(from, steps)),
            Viewing::Fold(unit) => {
                if !view.folded.remove(&unit) {
                    view.folded.insert(unit);
                }
            }
            Viewing::FoldAll(true) => view.folded = foldable(&department),
            Viewing::FoldAll(false) => view.folded.clear(),
            Viewing::Seek(sought) => {
                for unit in named(&department, &sought) {
                    uncover(view, &department, &unit);
                }
                view.sought = sought;
            }
            Viewing::Find(unit) => {
                uncover(view, &department, &unit);
                view.found = (view.found.0 + 1, Some(unit));
            }
            Viewing::PointOut(units) => view.lit = units,
            Viewing::Print(prints) => view.prints = prints,
        }
    }
}

/// The next size in a direction.
fn stepped(from: u16, steps: isize) -> u16 {
    let larger = ZOOMS.iter().filter(|zoom| **zoom > from).copied();
    let smaller = ZOOMS.iter().rev().filter(|zoom| **zoom < from).copied();
    let count = steps.unsigned_abs();
    let reached = match steps.signum() {
        1 => larger.take(count).last(),
        -1 => smaller.take(count).last(),
        _ => None,
    };
    reached.unwrap_or(from)
}

/// Everything below the head that can have something below it.
fn foldable(department: &Department) -> BTreeSet<UnitId> {
    let head = department.head().map(|head| &head.id);
    let unit = |unit: &Unit| match unit {
        Unit::Office(office) => (Some(&office.id) != head).then(|| office.id.clone()),
        Unit::LargeSection(large) => Some(large.id.clone()),
        Unit::Section(_) => None,
    };
    let mut foldable = BTreeSet::new();
    foldable.extend(department.units.iter().filter_map(unit));
    foldable
}

/// Units by a part of their name in either language.
fn named(department: &Department, sought: &str) -> Vec<UnitId> {
    board(department, None, None, &Lines::new()).map_or_else(Vec::new, |board| find(&board, sought))
}

/// Unfolds all that hides a unit.
fn uncover(view: &mut View, department: &Department, unit: &UnitId) {
    if view.folded.is_empty() {
        return;
    }
    if let Some(large) = department.large_section_of(unit) {
        view.folded.remove(&large.id);
    }
    let mut above = department.superior(unit);
    // No chain of superiors is longer than the department.
    for _ in 0..department.units.len() {
        let Some(superior) = above else { break };
        view.folded.remove(superior);
        above = department.superior(superior);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, reduce};
    use crate::cases::case;
    use crate::text::Language;

    fn opened() -> State {
        State::open(Rc::new(case("large-sections").expect("a case")), Language::Zh)
    }

    fn after(state: &State, what: Viewing) -> State {
        reduce(state, Action::View(what))
    }

    fn unit(id: &str) -> UnitId {
        UnitId::new(id).expect("an id")
    }

    #[test]
    fn folding_twice_is_as_before_and_changes_no_department() {
        let open = opened();
        let folded = after(&open, Viewing::Fold(unit("deputy-cadre")));
        assert_eq!(folded.document(), open.document());
        assert_eq!(folded.run, open.run);
        assert_ne!(folded.view, open.view);
        assert_eq!(after(&folded, Viewing::Fold(unit("deputy-cadre"))).view, open.view);
    }

    #[test]
    fn what_is_pointed_out_asks_for_no_run_and_is_forgotten_with_the_case() {
        let open = opened();
        let lit = Lit::from([(unit("talent"), 3)]);
        let pointed = Pair { baseline: lit.clone(), reformed: Lit::new() };
        let shown = after(&open, Viewing::PointOut(pointed));
        assert_eq!((&shown.view.lit.baseline, &shown.run), (&lit, &open.run));
        let other = Rc::new(case("township").expect("a case"));
        assert_eq!(reduce(&shown, Action::Open(other)).view.lit, Pair::default());
        let none = after(&shown, Viewing::PointOut(Pair::default()));
        assert_eq!(none.view, open.view);
    }

    #[test]
    fn what_is_sought_or_found_is_uncovered() {
        let folded = after(&opened(), Viewing::FoldAll(true));
        assert!(folded.view.folded.contains(&unit("commissioner-talent")));
        let sought = after(&folded, Viewing::Seek("企业人才".to_owned()));
        assert_eq!(sought.view.folded, folded.view.folded, "no unit has this name");
        let found = after(&folded, Viewing::Find(unit("talent")));
        assert!(!found.view.folded.contains(&unit("commissioner-talent")));
        assert!(!found.view.folded.contains(&unit("deputy-talent")));
        assert!(found.view.folded.contains(&unit("deputy-cadre")));
        assert_eq!(found.view.found, (1, Some(unit("talent"))));
    }

    #[test]
    fn zoom_goes_through_the_sizes_and_stops_at_the_ends() {
        let at = |from, steps| after(&opened(), Viewing::Step(from, steps)).view.zoom;
        assert_eq!(at(100, 1), Zoom::Percent(125));
        assert_eq!(at(83, -1), Zoom::Percent(75));
        assert_eq!(at(200, 1), Zoom::Percent(200));
        assert_eq!(at(75, -9), Zoom::Percent(40));
    }
}
