//! What happened in a run, for golden tests, replay and people who want to follow one paper.

use super::outcome::Kind;
use crate::units::Ticks;

/// Something that happened to a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The matter reached the department.
    Arrives,
    /// It queues at a desk.
    Queues,
    /// A person takes it.
    Starts,
    /// The person is done with it.
    Ends,
    /// It leaves for another room.
    Leaves,
    /// A review returns it.
    Returned,
    /// A review, or a co-signer, refuses it.
    Refused,
    /// It is finished.
    Completes,
}

/// One line of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Ticks,
    /// What.
    pub what: Happening,
    /// Position of the class in the document.
    pub class: u32,
    /// Number of the matter within its class, from 0.
    pub index: u32,
    /// 0 on the main line, 1… for the co-signers by position.
    pub branch: u16,
    /// Desk concerned, as its position in the report; `u32::MAX` if none.
    pub desk: u32,
}

/// A stretch of time that a paper, or a copy of one, has spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Place of the paper or copy among those under way.
    pub place: u32,
    /// When it began.
    pub from: Ticks,
    /// When it ended.
    pub until: Ticks,
    /// What it was spent on.
    pub doing: Kind,
    /// Whether it counts as rework all the same, between a return and the same desk.
    pub rework: bool,
    /// Desk where it is counted.
    pub desk: u32,
    /// Who worked on it; `u32::MAX` if nobody.
    pub person: u32,
    /// Of a wait, whose presence it depends on, as the number of a set of people.
    pub watch: u32,
    /// Of a wait, for how long nobody of them was there.
    pub absent: Ticks,
}

/// Somebody who wants to know what happens.
pub trait Observer {
    /// Whether it wants to know anything at all.
    const LISTENS: bool = true;

    /// Is told of everything, in order.
    fn note(&mut self, note: Note);

    /// Is told the same, with the place of the paper or copy among those under way.
    fn noted(&mut self, _place: u32, note: Note) {
        self.note(note);
    }

    /// A paper has spent a stretch of time.
    fn spent(&mut self, _: Stretch) {}

    /// A copy of a paper sets out.
    fn copied(&mut self, _of: u32, _copy: u32, _at: Ticks) {}

    /// A paper or copy takes over how another one has spent its time so far.
    fn adopted(&mut self, _by: u32, _from: u32) {}

    /// Of a set of people somebody is at the desk now, or nobody.
    fn watched(&mut self, _watch: u32, _anybody: bool, _at: Ticks) {}
}

/// Nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nobody;

impl Observer for Nobody {
    const LISTENS: bool = false;

    #[inline]
    fn note(&mut self, _: Note) {}
}

impl Observer for Vec<Note> {
    fn note(&mut self, note: Note) {
        self.push(note);
    }
}
