//! Papers and callers in a run: an arena with a free list.
//!
//! What every event touches lies together, what only some papers need lies apart.

use super::agenda::index;
use super::draw::{Key, Purpose, Sampler, Stream};
use super::network::{Desk, NONE};
use super::outcome::Kind;
use super::parts::{Parts, Spent, Touched};
use super::steps::Step;
use super::uses::{Used, Uses};
use crate::scenario::Rank;

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
#[derive(Clone, Debug)]
#[repr(C)]
pub(super) struct Paper {
    /// When the present hand-over, or the wait before the present service, began (ticks).
    pub(super) since: u64,
    /// Service at the present desk by somebody who knows the duty (ticks, not rounded).
    pub(super) service: f64,
    pub(super) spent: Touched,
    /// The step of the route at which it is.
    pub(super) step: u32,
    /// The last step of its climb, and the one that follows it.
    pub(super) turn: (u32, u32),
    /// Queue that the paper waits in, or [`NONE`].
    pub(super) lane: u32,
    pub(super) next: u32,
    /// Of the first one in a queue anything.
    pub(super) before: u32,
    /// 0 on the main line, 1… for the co-signers by position, then for second superiors; of a
    /// briefing the place of the unit.
    pub(super) branch: u16,
    pub(super) decided: Rank,
    pub(super) returns: u8,
    pub(super) garbling: Garbling,
    pub(super) urgent: bool,
    pub(super) measured: bool,
    pub(super) is_copy: bool,
    pub(super) defect: bool,
    /// Whether the matter ought to be refused.
    pub(super) unsound: bool,
    /// Whether somebody has refused it.
    pub(super) refused: bool,
    pub(super) reworking: bool,
    /// Whether it is among those whose deadline draws near.
    pub(super) warned_for: bool,
    pub(super) stream: Stream,
    /// When the matter arrived (ticks).
    pub(super) arrived: u64,
    /// Handling work of the matter, or length of a visit (ticks, not rounded).
    pub(super) effort: f64,
    pub(super) used: Used,
    /// Order of queueing.
    pub(super) order: u64,
    /// What the absence clock of the queue showed when the wait began, and from its end on by how
    /// much it had gone on (ticks).
    pub(super) absent: u64,
    pub(super) class: u32,
    pub(super) index: u32,
    pub(super) desk: Desk,
    pub(super) room: u32,
}

/// What a paper has to do with others, and what else only some need; nothing at a free place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bonds {
    /// The paper that a copy belongs to, or [`NONE`].
    pub(super) parent: u32,
    /// First copy, and the next copy of the same paper.
    pub(super) child: u32,
    pub(super) sibling: u32,
    /// Neighbors among the papers whose deadline draws near.
    pub(super) warn_next: u32,
    pub(super) warn_before: u32,
    /// Which of the wrong sections it has reached, which briefing it is, or, of a directive, its
    /// place among those that spread.
    pub(super) position: u32,
    /// The review that has returned it.
    pub(super) back: u32,
    /// Co-signers that are still to be asked (serial), or have not returned (parallel); briefings
    /// that have not ended, and superiors who have not passed it.
    pub(super) outstanding: u16,
    /// The co-signer that is asked, or was asked last.
    pub(super) leg: u16,
    pub(super) joining: bool,
}

impl Bonds {
    const NONE: Self = Self {
        parent: NONE,
        child: NONE,
        sibling: NONE,
        warn_next: NONE,
        warn_before: NONE,
        position: 0,
        back: NONE,
        outstanding: 0,
        leg: 0,
        joining: false,
    };
}

impl Paper {
    /// A paper, or a caller, that has just come in.
    pub(super) const fn new(stream: Stream, class: u32, arrived: u64) -> Self {
        Self {
            stream,
            arrived,
            since: arrived,
            effort: 0.0,
            service: 0.0,
            order: 0,
            absent: 0,
            spent: Touched::NONE,
            used: Used::NONE,
            class,
            index: 0,
            step: NONE,
            turn: (NONE, NONE),
            desk: NONE,
            room: NONE,
            lane: NONE,
            next: NONE,
            before: NONE,
            branch: 0,
            returns: 0,
            decided: Rank::Clerk,
            garbling: Garbling::Clear,
            urgent: false,
            measured: false,
            is_copy: false,
            defect: false,
            unsound: false,
            refused: false,
            reworking: false,
            warned_for: false,
        }
    }

    /// A copy of it, which sets out now and has nothing behind it.
    pub(super) const fn copy(&self, now: u64) -> Self {
        Self {
            index: self.index,
            effort: self.effort,
            room: self.room,
            urgent: self.urgent,
            measured: self.measured,
            is_copy: true,
            ..Self::new(self.stream, self.class, now)
        }
    }
}

/// A place of the arena: a paper, what it remembers of its way, and its bonds.
///
/// Whole lines of the cache, of which the first has what every event touches.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub(super) struct Slot {
    pub(super) paper: Paper,
    spent: Spent,
    uses: Uses,
    bonds: Bonds,
}

impl Slot {
    /// Counts a stretch of time; between a return and the same desk all of it is rework.
    #[inline]
    pub(super) fn spend(&mut self, kind: Kind, rank: Rank, ticks: u64) {
        let kind = if self.paper.reworking { Kind::Rework } else { kind };
        self.spent.add(&mut self.paper.spent, kind, rank, ticks);
    }

    /// Counts the wait for somebody, apart from it the time when nobody who could take the paper was
    /// at the desk, and the work that has begun then and ends now.
    #[inline]
    pub(super) fn spend_visit(&mut self, step: &Step, began: u64, now: u64) {
        let Paper { since, absent, .. } = self.paper;
        if absent > 0 {
            self.spend(Kind::Absent, step.rank, absent);
        }
        self.spend(Kind::Waiting, step.rank, began - since - absent);
        self.spend(step.kind, step.rank, now - began);
    }

    /// The key of the next use of a purpose at a rank.
    #[inline]
    fn next_key(&mut self, purpose: Purpose, rank: Rank) -> Key {
        let n = self.uses.next(&mut self.paper.used, purpose, rank);
        Key { purpose, rank, branch: self.paper.branch, n }
    }

    /// Draws the next length of a step at a rank (ticks, not rounded).
    #[inline]
    pub(super) fn draw(&mut self, purpose: Purpose, rank: Rank, of: Sampler) -> f64 {
        let key = self.next_key(purpose, rank);
        of.length(self.paper.stream.uniform(key))
    }

    /// Adds how the paper has spent its time to the sums of a run.
    #[inline]
    pub(super) fn add_to(&self, parts: &mut Parts) {
        parts.absorb(&self.spent, self.paper.spent);
    }

    /// A uniform number for the next use of a purpose that no rank distinguishes.
    pub(super) fn uniform(&mut self, purpose: Purpose) -> f64 {
        let key = self.next_key(purpose, Rank::Clerk);
        self.paper.stream.uniform(key)
    }

    /// Whether the next of several things of this probability happens.
    #[inline]
    pub(super) fn happens(&mut self, purpose: Purpose, probability: f64) -> bool {
        // What never happens needs no key.
        probability > 0.0 && self.uniform(purpose) < probability
    }
}

/// All papers of a run.
#[derive(Clone, Debug)]
pub(super) struct Papers {
    slots: Vec<Slot>,
    /// The first free place; each names the next one.
    free: u32,
}

impl Papers {
    /// Room for this many papers before the arena has to grow.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self { slots: Vec::with_capacity(capacity), free: NONE }
    }

    #[inline]
    pub(super) fn insert(&mut self, paper: Paper) -> u32 {
        if self.free == NONE {
            self.grow();
        }
        let place = self.free;
        let slot = &mut self.slots[place as usize];
        self.free = slot.paper.next;
        slot.paper = paper;
        place
    }

    /// One more free place.
    #[cold]
    fn grow(&mut self) {
        self.free = index(self.slots.len());
        let paper = Paper::new(Stream::of_run(0, 0), NONE, 0);
        self.slots.push(Slot { paper, bonds: Bonds::NONE, uses: Uses::NONE, spent: Spent::NONE });
    }

    /// A look at the two lines of a paper, if there is one.
    pub(super) fn glance(&self, place: u32) -> Option<(u64, u64)> {
        self.slots.get(place as usize).map(|slot| (slot.paper.since, slot.paper.absent))
    }

    /// Takes out a paper that has no bonds.
    #[inline]
    pub(super) fn remove(&mut self, place: u32) {
        let paper = &mut self.slots[place as usize].paper;
        paper.measured = false;
        paper.next = self.free;
        self.free = place;
    }

    /// Takes out a paper with its bonds.
    pub(super) fn release(&mut self, place: u32) {
        *self.bonds_mut(place) = Bonds::NONE;
        self.remove(place);
    }

    #[inline]
    pub(super) fn slot(&mut self, place: u32) -> &mut Slot {
        &mut self.slots[place as usize]
    }

    #[inline]
    pub(super) fn bonds(&self, place: u32) -> &Bonds {
        &self.slots[place as usize].bonds
    }

    #[inline]
    pub(super) fn bonds_mut(&mut self, place: u32) -> &mut Bonds {
        &mut self.slots[place as usize].bonds
    }

    /// A paper takes over how its copy has spent its time.
    pub(super) fn adopt(&mut self, place: u32, copy: u32) {
        if let Ok([slot, copy]) = self.slots.get_disjoint_mut([place as usize, copy as usize]) {
            slot.spent.absorb(&mut slot.paper.spent, &copy.spent, copy.paper.spent);
        }
    }

    /// The draws of one paper are counted on from those of another, on the same branch.
    pub(super) fn count_on(&mut self, place: u32, from: u32) {
        if let Ok([slot, from]) = self.slots.get_disjoint_mut([place as usize, from as usize]) {
            slot.uses = from.uses;
            slot.paper.used = from.paper.used;
        }
    }

    /// The key of the review that was used last at a rank.
    #[inline]
    pub(super) fn last_review(&self, place: u32, rank: Rank) -> Key {
        let Slot { paper, uses, .. } = &self.slots[place as usize];
        let n = uses.last_review(paper.used, rank);
        Key { purpose: Purpose::Review, rank, branch: paper.branch, n }
    }

    /// Whether one of two papers at a desk comes first: an urgent one, then the one that came first.
    #[inline]
    pub(super) fn comes_before(&self, one: u32, other: u32) -> bool {
        let (one, other) = (&self[one], &self[other]);
        if one.urgent == other.urgent { one.order < other.order } else { one.urgent }
    }

    /// All places of the arena; those that are free hold a paper that is not measured.
    pub(super) fn all(&self) -> impl Iterator<Item = &Paper> {
        self.slots.iter().map(|slot| &slot.paper)
    }
}

impl std::ops::Index<u32> for Papers {
    type Output = Paper;

    #[inline]
    fn index(&self, place: u32) -> &Paper {
        &self.slots[place as usize].paper
    }
}

impl std::ops::IndexMut<u32> for Papers {
    #[inline]
    fn index_mut(&mut self, place: u32) -> &mut Paper {
        &mut self.slots[place as usize].paper
    }
}
