//! A paper, a copy of one, or a caller.

use std::collections::BTreeMap;

use spanlab::engine::Kind;
use spanlab::engine::draw::{Key, Purpose, Stream};
use spanlab::scenario::Rank;
use spanlab::units::UnitId;

use crate::briefings::Audience;
use crate::lines::Stop;

/// What is done with a paper at the desk where it is or to which it goes.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// A wrong section recognises that it is wrong.
    Triage(UnitId),
    Handle,
    /// A stop on the way to a co-signer and back, by position.
    Cosign(usize),
    /// A desk of the climb, by position.
    Review(usize),
    /// Rework for the desk of the climb that returned it.
    Rework(usize),
    /// Rework of a garbled paper.
    Mend,
    /// On the way down; so many desks of the climb are still below.
    Down(usize),
    Finish,
    /// Refused, on its last way to the drafting desk.
    Home,
    /// A unit hears of a directive.
    Brief(Audience),
    /// No paper but somebody who calls.
    Visit,
}

/// What has become of the decision on its way down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Garbling {
    NotYet,
    Garbled,
    Mended,
}

/// Delay by kind and rank.
pub(crate) type Parts = BTreeMap<(Kind, Rank), u64>;

/// A paper with all that is known of it.
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub(crate) struct Paper {
    pub(crate) stream: Stream,
    pub(crate) class: Option<usize>,
    pub(crate) index: u32,
    pub(crate) branch: u16,
    pub(crate) arrived: u64,
    pub(crate) measured: bool,
    pub(crate) urgent: bool,
    pub(crate) decided: Rank,
    /// Handling work (ticks, not rounded).
    pub(crate) effort: f64,
    pub(crate) step: Step,
    pub(crate) stop: Stop,
    pub(crate) room: UnitId,
    /// Place in the order of queueing, while it waits.
    pub(crate) waits: Option<u64>,
    /// When the present service or way began.
    pub(crate) since: u64,
    /// How long somebody who knows the duty needs (ticks, not rounded).
    pub(crate) service: f64,
    pub(crate) defect: bool,
    pub(crate) returns: u32,
    /// Whether the matter ought to be refused, and whether it was.
    pub(crate) unsound: bool,
    pub(crate) refused: bool,
    pub(crate) garbling: Garbling,
    /// From a return until it is back at the same desk.
    pub(crate) reworking: bool,
    pub(crate) parts: Parts,
    pub(crate) uses: BTreeMap<(u8, Rank), u32>,
    /// Of a copy: the paper, and the position of its co-signer (0 of other copies).
    pub(crate) copy_of: Option<(usize, usize)>,
    /// Of a paper: copies that are out, first co-signer not asked yet, and since when it waits for
    /// the others.
    pub(crate) out: Vec<usize>,
    pub(crate) next_signer: usize,
    pub(crate) joining_since: Option<u64>,
    /// Copies that superiors have passed or refused, in that order.
    pub(crate) reviewed: Vec<Self>,
    /// Of a directive: people who have heard of it, and the time until each tenth had.
    pub(crate) heard: u32,
    pub(crate) tenths: Vec<u64>,
}

impl Paper {
    pub(crate) fn new(stream: Stream, arrived: u64, room: UnitId, stop: Stop) -> Self {
        Self {
            stream,
            class: None,
            index: 0,
            branch: 0,
            arrived,
            measured: false,
            urgent: false,
            decided: Rank::Clerk,
            effort: 0.0,
            step: Step::Visit,
            stop,
            room,
            waits: None,
            since: arrived,
            service: 0.0,
            defect: false,
            returns: 0,
            unsound: false,
            refused: false,
            garbling: Garbling::NotYet,
            reworking: false,
            parts: Parts::new(),
            uses: BTreeMap::new(),
            copy_of: None,
            out: Vec::new(),
            next_signer: 0,
            joining_since: None,
            reviewed: Vec::new(),
            heard: 0,
            tenths: Vec::new(),
        }
    }

    /// The key of the next use of a purpose at a rank in the branch of the paper.
    pub(crate) fn key(&mut self, purpose: Purpose, rank: Rank) -> Key {
        let n = self.uses.entry((purpose as u8, rank)).or_default();
        *n += 1;
        Key { purpose, rank, branch: self.branch, n: *n - 1 }
    }

    /// The uniform number of the next use of a purpose at a rank.
    pub(crate) fn draw(&mut self, purpose: Purpose, rank: Rank) -> f64 {
        let key = self.key(purpose, rank);
        self.stream.uniform(key)
    }

    /// Counts a stretch of time.
    pub(crate) fn spend(&mut self, kind: Kind, rank: Rank, ticks: u64) {
        let kind = if self.reworking { Kind::Rework } else { kind };
        *self.parts.entry((kind, rank)).or_default() += ticks;
    }
}
