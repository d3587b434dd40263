//! Papers and callers in a run: an arena with a free list.

use super::agenda::index;
use super::draw::{Key, Purpose, Sampler, Stream};
use super::network::{Desk, NONE};
use super::outcome::Kind;
use super::parts::Parts;
use crate::scenario::Rank;

/// Where a paper is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// At a wrong section.
    Triage,
    /// At the drafting desk.
    Handling,
    /// Waiting for its co-signers; from `leg` on they are still to be asked.
    Cosigning,
    /// A copy at a stop on the way to a co-signer and back.
    Stop,
    /// Under review at a position of the climb.
    Review,
    /// With both superiors of a unit, in a copy each.
    TwoSuperiors,
    /// Being reworked for the reviewer at a position of the climb.
    Rework,
    /// Being reworked after it was garbled.
    Ungarble,
    /// On the way down, at a position of the climb.
    Down,
    /// Last work at the drafting desk.
    Finish,
    /// Refused, on the last way to the drafting desk, where it ends.
    Home,
    /// A directive of which not everybody has heard.
    Spreading,
    /// A copy of a directive of which a unit is to hear.
    Briefing,
    /// No paper but a caller.
    Visit,
}

impl Stage {
    /// Whether the step takes a generalist longer.
    #[inline]
    pub(super) const fn needs_knowledge(self, errand_is_relay: bool) -> bool {
        match self {
            Self::Handling | Self::Rework | Self::Ungarble | Self::Finish => true,
            Self::Stop => !errand_is_relay,
            Self::Triage
            | Self::Cosigning
            | Self::Review
            | Self::TwoSuperiors
            | Self::Down
            | Self::Home
            | Self::Spreading
            | Self::Briefing
            | Self::Visit => false,
        }
    }
}

/// Whether a paper's decision was garbled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Garbling {
    /// Not yet known, or it was not.
    Clear,
    /// It was, and the drafting desk will notice.
    Garbled,
    /// It was, and has been climbing again.
    Mended,
}

/// A paper, a copy of one that is with a co-signer, with one of two superiors or with a unit to be
/// briefed, or a caller.
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one paper")]
#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) stream: Stream,
    /// When the matter arrived (ticks).
    pub(super) arrived: u64,
    /// When the present wait, service or hand-over began (ticks).
    pub(super) since: u64,
    /// What the absence clock of the queue showed when the wait began (ticks).
    pub(super) absent_before: u64,
    /// Order of queueing.
    pub(super) order: u64,
    /// Handling work of the matter (ticks, not rounded).
    pub(super) effort: f64,
    /// Service at the present desk by somebody who knows the duty (ticks, not rounded).
    pub(super) service: f64,
    pub(super) index: u32,
    pub(super) class: u32,
    pub(super) desk: Desk,
    pub(super) room: u32,
    /// Section whose people take the paper first at the desk; [`NONE`] at an office.
    pub(super) section: u32,
    /// Queue that the paper waits in, or [`NONE`].
    pub(super) lane: u32,
    pub(super) next: u32,
    pub(super) before: u32,
    /// The paper that a copy belongs to, or [`NONE`].
    pub(super) parent: u32,
    /// First copy, and the next copy of the same paper.
    pub(super) child: u32,
    pub(super) sibling: u32,
    /// Neighbors among the papers whose deadline draws near.
    pub(super) warn_next: u32,
    pub(super) warn_before: u32,
    pub(super) warned_for: bool,
    pub(super) stage: Stage,
    /// Position on the climb, stop of a leg, or briefing; of a directive its place among those that
    /// spread.
    pub(super) position: u32,
    /// How many desks of the climb review.
    pub(super) reviewers: u16,
    /// 0 on the main line, 1… for the co-signers by position, then for second superiors; of a
    /// briefing the place of the unit.
    pub(super) branch: u16,
    /// Co-signers that are still to be asked (serial), or have not returned (parallel); briefings
    /// that have not ended, and superiors who have not passed it.
    pub(super) outstanding: u16,
    pub(super) leg: u16,
    pub(super) returns: u8,
    pub(super) decided: Rank,
    pub(super) garbling: Garbling,
    pub(super) urgent: bool,
    pub(super) measured: bool,
    pub(super) defect: bool,
    /// Whether the matter ought to be refused.
    pub(super) unsound: bool,
    /// Whether somebody has refused it.
    pub(super) refused: bool,
    pub(super) reworking: bool,
    pub(super) joining: bool,
}

/// How often each purpose was used at each rank; like [`Parts`], cleared by clearing the bits.
#[derive(Clone, Copy, Debug)]
struct Uses {
    touched: u64,
    counts: [u16; Self::PURPOSES * 6],
}

impl Uses {
    const PURPOSES: usize = Self::REPEATED.len();
    /// The purposes that a paper can have more than once, in the order of their rows.
    const REPEATED: [Purpose; 7] = [
        Purpose::Review,
        Purpose::Relay,
        Purpose::Handover,
        Purpose::Triage,
        Purpose::WrongSection,
        Purpose::Shirk,
        Purpose::Defect,
    ];
    /// The row of a purpose that a paper has only once.
    const ONCE: usize = usize::MAX;
    /// The row of each purpose.
    const ROWS: [usize; 1 + Purpose::Briefing as usize] = Self::rows();
    const NONE: Self = Self { touched: 0, counts: [0; Self::PURPOSES * 6] };

    const fn rows() -> [usize; 1 + Purpose::Briefing as usize] {
        let mut rows = [Self::ONCE; 1 + Purpose::Briefing as usize];
        let mut row = 0;
        while row < Self::PURPOSES {
            rows[Self::REPEATED[row] as usize] = row;
            row += 1;
        }
        rows
    }

    #[inline]
    fn next(&mut self, purpose: Purpose, rank: Rank) -> u32 {
        let row = Self::ROWS[purpose as usize];
        if row == Self::ONCE {
            return 0;
        }
        let place = row * 6 + rank.index();
        let uses = self.count(place);
        self.counts[place] = uses.wrapping_add(1);
        self.touched |= 1 << place;
        u32::from(uses)
    }

    #[inline]
    fn count(&self, place: usize) -> u16 {
        if self.touched >> place & 1 == 0 { 0 } else { self.counts[place] }
    }
}

impl Paper {
    /// A paper, or a caller, that has just come in.
    pub(super) const fn new(stream: Stream, class: u32, arrived: u64) -> Self {
        Self {
            stream,
            arrived,
            since: arrived,
            absent_before: 0,
            order: 0,
            effort: 0.0,
            service: 0.0,
            index: 0,
            class,
            desk: NONE,
            room: NONE,
            section: NONE,
            lane: NONE,
            next: NONE,
            before: NONE,
            parent: NONE,
            child: NONE,
            sibling: NONE,
            warn_next: NONE,
            warn_before: NONE,
            warned_for: false,
            stage: Stage::Visit,
            position: 0,
            reviewers: 0,
            branch: 0,
            outstanding: 0,
            leg: 0,
            returns: 0,
            decided: Rank::Clerk,
            garbling: Garbling::Clear,
            urgent: false,
            measured: false,
            defect: false,
            unsound: false,
            refused: false,
            reworking: false,
            joining: false,
        }
    }
}

/// What a paper remembers of its way.
#[derive(Clone, Copy, Debug)]
struct Memory {
    uses: Uses,
    /// How it has spent its time so far.
    parts: Parts,
}

impl Memory {
    const NONE: Self = Self { uses: Uses::NONE, parts: Parts::NONE };

    #[inline]
    const fn clear(&mut self) {
        self.uses.touched = 0;
        self.parts.clear();
    }
}

/// A place of the arena.
#[derive(Clone, Debug)]
struct Slot {
    paper: Paper,
    memory: Memory,
}

impl Slot {
    #[inline]
    fn next_key(&mut self, purpose: Purpose, rank: Rank) -> Key {
        let n = self.memory.uses.next(purpose, rank);
        Key { purpose, rank, branch: self.paper.branch, n }
    }
}

/// All papers of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Papers {
    arena: Vec<Slot>,
    free: Vec<u32>,
}

impl Papers {
    /// Room for this many papers before the arena has to grow.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self { arena: Vec::with_capacity(capacity), free: Vec::with_capacity(capacity) }
    }

    #[inline]
    pub(super) fn insert(&mut self, paper: Paper) -> u32 {
        if let Some(place) = self.free.pop() {
            let slot = &mut self.arena[place as usize];
            slot.paper = paper;
            slot.memory.clear();
            return place;
        }
        self.arena.push(Slot { paper, memory: Memory::NONE });
        index(self.arena.len() - 1)
    }

    #[inline]
    pub(super) fn remove(&mut self, place: u32) {
        self[place].measured = false;
        self.free.push(place);
    }

    /// Counts a stretch of time; between a return and the same desk all of it is rework.
    #[inline]
    pub(super) fn spend(&mut self, place: u32, kind: Kind, rank: Rank, ticks: u64) {
        let Slot { paper, memory } = &mut self.arena[place as usize];
        let kind = if paper.reworking { Kind::Rework } else { kind };
        memory.parts.spend(kind, rank, ticks);
    }

    /// A paper, and how it has spent its time so far.
    #[inline]
    pub(super) fn with_parts(&self, place: u32) -> (&Paper, &Parts) {
        let Slot { paper, memory } = &self.arena[place as usize];
        (paper, &memory.parts)
    }

    /// A paper takes over how its copy has spent its time.
    pub(super) fn adopt(&mut self, place: u32, copy: u32) {
        let both = self.arena.get_disjoint_mut([place as usize, copy as usize]);
        if let Ok([paper, copy]) = both {
            paper.memory.parts.absorb(&copy.memory.parts);
        }
    }

    /// The draws of one paper are counted on from those of another, on the same branch.
    pub(super) fn count_on(&mut self, place: u32, from: u32) {
        self.arena[place as usize].memory.uses = self.arena[from as usize].memory.uses;
    }

    /// The key of the next use of a purpose at a rank.
    #[inline]
    pub(super) fn next_key(&mut self, place: u32, purpose: Purpose, rank: Rank) -> Key {
        self.arena[place as usize].next_key(purpose, rank)
    }

    /// The key of the review that was used last at a rank.
    #[inline]
    pub(super) fn last_review(&self, place: u32, rank: Rank) -> Key {
        let Slot { paper, memory } = &self.arena[place as usize];
        let n = u32::from(memory.uses.count(rank.index())).wrapping_sub(1);
        Key { purpose: Purpose::Review, rank, branch: paper.branch, n }
    }

    /// Draws the next length of a step at a rank (ticks, not rounded).
    #[inline]
    pub(super) fn draw(&mut self, place: u32, purpose: Purpose, rank: Rank, of: Sampler) -> f64 {
        let slot = &mut self.arena[place as usize];
        let key = slot.next_key(purpose, rank);
        of.length(slot.paper.stream.uniform(key))
    }

    /// Whether the next of several things of this probability happens.
    #[inline]
    pub(super) fn happens(&mut self, place: u32, purpose: Purpose, probability: f64) -> bool {
        // What never happens needs no key.
        probability > 0.0 && {
            let slot = &mut self.arena[place as usize];
            let key = slot.next_key(purpose, Rank::Clerk);
            slot.paper.stream.happens(key, probability)
        }
    }

    /// Whether one of two papers at a desk comes first: an urgent one, then the one that came first.
    #[inline]
    pub(super) fn comes_before(&self, one: u32, other: u32) -> bool {
        let (one, other) = (&self[one], &self[other]);
        if one.urgent == other.urgent { one.order < other.order } else { one.urgent }
    }

    /// All places of the arena; those that are free hold a paper that is not measured.
    pub(super) fn all(&self) -> impl Iterator<Item = &Paper> {
        self.arena.iter().map(|slot| &slot.paper)
    }
}

impl std::ops::Index<u32> for Papers {
    type Output = Paper;

    #[inline]
    fn index(&self, place: u32) -> &Paper {
        &self.arena[place as usize].paper
    }
}

impl std::ops::IndexMut<u32> for Papers {
    #[inline]
    fn index_mut(&mut self, place: u32) -> &mut Paper {
        &mut self.arena[place as usize].paper
    }
}
