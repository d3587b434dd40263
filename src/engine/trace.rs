//! What happened in a run, for golden tests, replay and people who want to follow one paper.

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

/// Somebody who wants to know what happens.
pub trait Observer {
    /// Whether it wants to know anything at all.
    const LISTENS: bool = true;

    /// Is told of everything, in order.
    fn note(&mut self, note: Note);
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
