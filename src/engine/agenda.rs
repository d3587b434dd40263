//! Future events, in order of time, kind and scheduling.
//!
//! Each pending event is a leaf of a winner tree in which every node holds the first moments of the
//! four below it. A change replays the matches from its leaf to the root: the opponents are known in
//! advance, and no branch depends on who wins (docs/performance.md). The event that is being played
//! leaves its leaf to the first one that it causes, so that most events cost one replay.

/// What kind of event it is; the order is that of events at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum EventKind {
    /// A person finishes.
    ServiceEnd,
    /// A paper reaches another room.
    Handover,
    /// A new matter, or a visit.
    Arrival,
    /// A leader leaves or comes back.
    Absence,
    /// A deadline draws near.
    Warning,
}

/// When an event happens, packed so that whole numbers compare as events do:
/// 40 bits of ticks, 3 bits of kind, 16 bits of the order of scheduling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(u64);

const TICK_BITS: u32 = 40;
const KIND_BITS: u32 = 3;
const SEQUENCE_BITS: u32 = u16::BITS;
const SEQUENCES: usize = 1 << SEQUENCE_BITS;
const NEVER: Moment = Moment(u64::MAX >> 1);
/// No leaf.
const NOBODY: u32 = u32::MAX;

/// The latest instant that an event can have (ticks).
pub(super) const LAST_TICK: u64 = (1 << TICK_BITS) - 2;

impl Moment {
    const fn new(at: u64, kind: EventKind, sequence: u64) -> Self {
        let at = if at > LAST_TICK { LAST_TICK } else { at };
        Self((at << KIND_BITS | kind as u64) << SEQUENCE_BITS | sequence)
    }

    const fn at(self) -> u64 {
        self.0 >> (SEQUENCE_BITS + KIND_BITS)
    }

    const fn kind(self) -> EventKind {
        const KINDS: [EventKind; 1 << KIND_BITS] = [
            EventKind::ServiceEnd,
            EventKind::Handover,
            EventKind::Arrival,
            EventKind::Absence,
            EventKind::Warning,
            EventKind::Warning,
            EventKind::Warning,
            EventKind::Warning,
        ];
        KINDS[(self.0 >> SEQUENCE_BITS) as usize % KINDS.len()]
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower bits are asked for")]
    fn sequence(self) -> usize {
        usize::from(self.0 as u16)
    }

    const fn with_sequence(self, sequence: usize) -> Self {
        Self(self.0 >> SEQUENCE_BITS << SEQUENCE_BITS | sequence as u64)
    }

    /// The earlier of two; which one is anybody's guess, hence no branch: the sign of the difference
    /// tells, since the highest bit of both is clear.
    #[inline]
    fn earlier(self, other: Self) -> Self {
        std::hint::select_unpredictable(other.0 < self.0, other, self)
    }
}

/// Where a pending event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf(u32);

/// Whose a pending event is, and where it stands.
#[derive(Clone, Copy, Debug, Default)]
struct Bearer {
    whose: u32,
    leaf: u32,
}

/// The future events of a run: what people and papers do, and what comes by the clock.
///
/// The kinds of the first come before those of the second, so that only events within a tree need
/// an order of scheduling.
#[derive(Clone, Debug)]
pub(super) struct Agenda {
    work: Tree,
    clock: Tree,
}

impl Agenda {
    /// Nothing pending.
    pub(super) fn new() -> Self {
        Self { work: Tree::new(), clock: Tree::new() }
    }

    /// Schedules an event.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the branches of each place of call are foreseen apart"
    )]
    pub(super) fn schedule(&mut self, kind: EventKind, whose: u32, at: u64) -> Leaf {
        match kind {
            EventKind::ServiceEnd | EventKind::Handover => self.work.schedule(kind, whose, at),
            EventKind::Arrival | EventKind::Absence | EventKind::Warning => {
                self.clock.schedule(kind, whose, at)
            }
        }
    }

    /// Takes a pending event that comes by the clock away.
    pub(super) fn cancel(&mut self, leaf: Leaf) {
        self.clock.cancel(leaf);
    }

    /// When the next event happens; after the last tick if none is to come.
    #[inline]
    pub(super) fn next(&self) -> u64 {
        self.work.first.min(self.clock.first).at()
    }

    /// Begins to play the next event: its kind, and whose it is by number.
    #[inline]
    pub(super) fn begin(&mut self) -> (EventKind, u32) {
        if self.work.first < self.clock.first { self.work.begin() } else { self.clock.begin() }
    }

    /// What people or papers do next, unless the event that is being played causes something earlier.
    pub(super) fn coming(&self) -> (EventKind, u32) {
        let coming = self.work.coming();
        (coming.kind(), self.work.bearers[coming.sequence()].whose)
    }

    /// An event of this kind has been played.
    #[inline]
    pub(super) fn end(&mut self, kind: EventKind) {
        match kind {
            EventKind::ServiceEnd | EventKind::Handover => self.work.end(),
            EventKind::Arrival | EventKind::Absence | EventKind::Warning => self.clock.end(),
        }
    }
}

/// Events that meet at a node of a tree: two nodes fill a line of the cache.
const WAYS: usize = 4;
/// The first moments of what lies below a node; at the lowest nodes those of the leaves.
type Node = [Moment; WAYS];

/// A winner tree of events.
#[derive(Clone, Debug)]
struct Tree {
    /// The root, then its four children, then theirs; all levels are full.
    nodes: Vec<Node>,
    /// The place of the first leaf, counted as if the nodes were one row of moments.
    leaves: usize,
    first: Moment,
    /// By order of scheduling.
    bearers: Vec<Bearer>,
    /// The leaf of the event that is being played, until another event takes it.
    left: u32,
    vacant: Vec<u32>,
    sequence: usize,
}

impl Tree {
    fn new() -> Self {
        Self {
            nodes: vec![[NEVER; WAYS]],
            leaves: 0,
            first: NEVER,
            bearers: vec![Bearer::default(); SEQUENCES],
            left: NOBODY,
            vacant: (0..index(WAYS)).rev().collect(),
            sequence: 0,
        }
    }

    /// Schedules an event.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the branches of each place of call are foreseen apart"
    )]
    fn schedule(&mut self, kind: EventKind, whose: u32, at: u64) -> Leaf {
        let leaf = match std::mem::replace(&mut self.left, NOBODY) {
            NOBODY => self.vacant_leaf(),
            leaf => leaf,
        };
        let bearer = Bearer { whose, leaf };
        match self.bearers.get_mut(self.sequence) {
            Some(place) => *place = bearer,
            None => self.renew_sequence(bearer),
        }
        self.set(leaf, Moment::new(at, kind, self.sequence as u64));
        self.sequence += 1;
        Leaf(leaf)
    }

    /// Takes a pending event away.
    #[inline]
    fn cancel(&mut self, Leaf(leaf): Leaf) {
        self.set(leaf, NEVER);
        self.vacant.push(leaf);
    }

    /// Begins to play the next event: its kind, and whose it is by number.
    #[inline]
    fn begin(&mut self) -> (EventKind, u32) {
        let Bearer { whose, leaf } = self.bearers[self.first.sequence()];
        self.left = leaf;
        (self.first.kind(), whose)
    }

    /// It has been played.
    #[inline]
    fn end(&mut self) {
        if self.left != NOBODY {
            let leaf = std::mem::replace(&mut self.left, NOBODY);
            self.cancel(Leaf(leaf));
        }
    }

    /// The first moment but that of the event that is being played.
    fn coming(&self) -> Moment {
        if self.left == NOBODY {
            return self.first;
        }
        let mut place = self.leaves + self.left as usize;
        let mut first = NEVER;
        loop {
            let node = &self.nodes[place / WAYS];
            first = first.earlier(others(node, place % WAYS));
            if place < WAYS {
                return first;
            }
            place = place / WAYS - 1;
        }
    }

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the branches of each place of call are foreseen apart"
    )]
    fn set(&mut self, leaf: u32, moment: Moment) {
        let mut place = self.leaves + leaf as usize;
        let mut first = moment;
        loop {
            let node = &mut self.nodes[place / WAYS];
            let side = place % WAYS;
            // What the others hold is known in advance.
            let others = others(node, side);
            node[side] = first;
            first = first.earlier(others);
            if place < WAYS {
                break;
            }
            place = place / WAYS - 1;
        }
        self.first = first;
    }

    #[inline]
    fn vacant_leaf(&mut self) -> u32 {
        match self.vacant.pop() {
            Some(leaf) => leaf,
            None => self.grow(),
        }
    }

    /// Room for four times as many events; one of the new leaves.
    #[cold]
    fn grow(&mut self) -> u32 {
        let lowest = self.leaves / WAYS;
        let before = WAYS * (self.nodes.len() - lowest);
        let mut nodes = vec![[NEVER; WAYS]; self.nodes.len()];
        self.leaves = WAYS * nodes.len();
        nodes.extend_from_slice(&self.nodes[lowest..]);
        nodes.resize(self.leaves / WAYS + before, [NEVER; WAYS]);
        self.nodes = nodes;
        self.play_all();
        self.vacant.extend((index(before)..index(WAYS * before)).rev());
        self.vacant_leaf()
    }

    /// Numbers the pending events afresh, in their order, and then one more; once in 65 536 events.
    #[cold]
    fn renew_sequence(&mut self, next: Bearer) {
        self.set(next.leaf, NEVER);
        let lowest = &mut self.nodes[self.leaves / WAYS..];
        let mut pending: Vec<&mut Moment> = lowest.iter_mut().flatten().collect();
        pending.retain(|moment| **moment != NEVER);
        pending.sort_unstable();
        let old = self.bearers.clone();
        self.sequence = pending.len();
        for (sequence, moment) in pending.into_iter().enumerate() {
            self.bearers[sequence] = old[moment.sequence()];
            *moment = moment.with_sequence(sequence);
        }
        self.bearers[self.sequence] = next;
        self.play_all();
    }

    /// Plays all matches above the leaves.
    fn play_all(&mut self) {
        for below in (1..self.nodes.len()).rev() {
            let first = first_of(&self.nodes[below]);
            let place = below - 1;
            self.nodes[place / WAYS][place % WAYS] = first;
        }
        self.first = first_of(&self.nodes[0]);
    }
}

/// The first moment of a node but that of one side.
#[inline]
fn others(node: &Node, side: usize) -> Moment {
    node[side ^ 1].earlier(node[side ^ 2]).earlier(node[side ^ 3])
}

fn first_of(node: &Node) -> Moment {
    node.iter().fold(NEVER, |first, moment| first.earlier(*moment))
}

/// Positions in the arrays of a run fit in 32 bits: a scenario has at most some 10^5 desks.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the size check of a scenario")]
pub(super) const fn index(position: usize) -> u32 {
    position as u32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Plays the next event, which causes no other one.
    fn play(agenda: &mut Agenda) -> Option<(u64, u32)> {
        let at = agenda.next();
        (at <= LAST_TICK).then(|| {
            let (kind, whose) = agenda.begin();
            agenda.end(kind);
            (at, whose)
        })
    }

    #[test]
    fn events_of_one_instant_leave_by_kind_and_then_as_scheduled() {
        let mut agenda = Agenda::new();
        agenda.schedule(EventKind::Absence, 3, 5);
        agenda.schedule(EventKind::ServiceEnd, 2, 5);
        agenda.schedule(EventKind::Handover, 9, 5);
        agenda.schedule(EventKind::ServiceEnd, 0, 5);
        let order: Vec<u32> =
            std::iter::from_fn(|| play(&mut agenda)).map(|(_, whose)| whose).collect();
        assert_eq!(order, [2, 0, 9, 3]);
    }

    #[test]
    fn renewing_the_sequence_keeps_the_order() {
        let mut agenda = Agenda::new();
        agenda.schedule(EventKind::ServiceEnd, 3, 6);
        agenda.work.sequence = SEQUENCES - 2;
        let (kind, _) = agenda.begin();
        for whose in [1, 0, 2] {
            agenda.schedule(EventKind::ServiceEnd, whose, 7);
        }
        agenda.end(kind);
        assert_eq!(agenda.work.sequence, 3);
        let order: Vec<u32> =
            std::iter::from_fn(|| play(&mut agenda)).map(|(_, whose)| whose).collect();
        assert_eq!(order, [1, 0, 2]);
    }

    proptest! {
        #[test]
        fn the_agenda_agrees_with_a_sorted_list(
            steps in prop::collection::vec((0_u32..4, 0_u64..50), 1..200),
        ) {
            let mut agenda = Agenda::new();
            let mut list = BTreeSet::new();
            let mut leaves = Vec::new();
            let mut now = 0;
            for (number, (what, delay)) in (0..).zip(steps) {
                let playing = what == 0 && agenda.next() <= LAST_TICK;
                if playing {
                    now = agenda.next();
                    let (_, whose) = agenda.begin();
                    prop_assert_eq!(list.pop_first(), Some((now, whose)));
                }
                let leaf = agenda.schedule(EventKind::Arrival, number, now + delay);
                leaves.push((leaf, (now + delay, number)));
                list.insert((now + delay, number));
                if playing {
                    agenda.end(EventKind::Arrival);
                }
                let pending = leaves.iter().position(|(_, event)| list.contains(event));
                if what == 1 && let Some(place) = pending {
                    let (leaf, event) = leaves.swap_remove(place);
                    agenda.cancel(leaf);
                    list.remove(&event);
                }
            }
            prop_assert!(std::iter::from_fn(|| play(&mut agenda)).eq(list));
        }
    }
}
