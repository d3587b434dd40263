//! Future events, in order of time, kind and scheduling.
//!
//! Every source of events — a person, a stream of papers, a leader's absences — has one leaf of a
//! winner tree and at most one event pending; papers on the way to another room lie in a heap beside
//! it. A step replays the matches on the way from the leaf to the root, without a branch that
//! depends on the data (docs/performance.md).

/// What kind of event a leaf stands for; the order is that of events at one instant.
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
/// 40 bits of ticks, 3 bits of kind, 21 bits of the order of scheduling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(u64);

const SEQUENCE_BITS: u32 = 21;
const KIND_BITS: u32 = 3;
const NEVER: Moment = Moment(u64::MAX);

/// The latest instant that an event can have (ticks).
pub(super) const LAST_TICK: u64 = (1 << (64 - SEQUENCE_BITS - KIND_BITS)) - 2;

impl Moment {
    const fn new(at: u64, kind: EventKind, sequence: u64) -> Self {
        let at = if at > LAST_TICK { LAST_TICK } else { at };
        Self((at << KIND_BITS | kind as u64) << SEQUENCE_BITS | sequence)
    }

    const fn at(self) -> u64 {
        self.0 >> (SEQUENCE_BITS + KIND_BITS)
    }

    const fn with_sequence(self, sequence: u64) -> Self {
        Self(self.0 >> SEQUENCE_BITS << SEQUENCE_BITS | sequence)
    }
}

/// What has the next event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A leaf.
    Leaf(u32),
    /// The first paper on the way to another room.
    Paper,
}

/// The future events of a run.
#[derive(Clone, Debug)]
pub(super) struct Agenda {
    /// Pending event of each leaf, as bits of a [`Moment`].
    moments: Vec<u64>,
    /// The leaves that meet at each node of the winner tree: node 1 is the root.
    matches: Vec<[u32; 2]>,
    /// The leaf that has won all its matches, and its pending event.
    winner: u32,
    first: Moment,
    /// A heap in which each has four below it.
    transit: Vec<(Moment, u32)>,
    /// When the first paper on the way arrives.
    arrival: Moment,
    sequence: u64,
}

impl Agenda {
    /// An empty agenda with this many leaves.
    pub(super) fn new(leaves: usize) -> Self {
        let capacity = leaves.next_power_of_two().max(2);
        let mut agenda = Self {
            moments: vec![NEVER.0; capacity],
            matches: vec![[0; 2]; capacity],
            winner: 0,
            first: NEVER,
            transit: Vec::with_capacity(1024),
            arrival: NEVER,
            sequence: 0,
        };
        agenda.build();
        agenda
    }

    /// Schedules the event of a leaf, in place of one that is pending.
    #[inline]
    pub(super) fn schedule(&mut self, leaf: u32, kind: EventKind, at: u64) {
        let moment = Moment::new(at, kind, self.next_sequence());
        self.set(leaf, moment);
    }

    /// Takes the pending event of a leaf away.
    #[inline]
    pub(super) fn clear(&mut self, leaf: u32) {
        self.set(leaf, NEVER);
    }

    /// The next event: its instant and what has it.
    #[inline]
    pub(super) fn first(&self) -> Option<(u64, Next)> {
        if self.arrival < self.first {
            return Some((self.arrival.at(), Next::Paper));
        }
        (self.first != NEVER).then(|| (self.first.at(), Next::Leaf(self.winner)))
    }

    /// Sends a paper on its way to another room.
    pub(super) fn send(&mut self, paper: u32, at: u64) {
        let moment = Moment::new(at, EventKind::Handover, self.next_sequence());
        self.transit.push((moment, paper));
        self.rise(moment, paper);
        self.arrival = self.arrival.min(moment);
    }

    /// Takes the first paper on the way.
    pub(super) fn receive(&mut self) -> Option<u32> {
        let (_, first) = *self.transit.first()?;
        if let Some((moment, paper)) = self.transit.pop() {
            self.sink(moment, paper);
        }
        self.arrival = self.transit.first().map_or(NEVER, |(moment, _)| *moment);
        Some(first)
    }

    #[inline]
    fn set(&mut self, leaf: u32, moment: Moment) {
        self.moments[leaf as usize] = moment.0;
        let mut side = leaf as usize & 1;
        let mut node = (self.moments.len() + leaf as usize) >> 1;
        let mut winner = leaf;
        let mut best = moment.0;
        while node > 0 {
            let meeting = &mut self.matches[node];
            meeting[side] = winner;
            let other = meeting[side ^ 1];
            let rival = self.moments[other as usize];
            let lost = 0_u64.wrapping_sub(u64::from(rival < best));
            best ^= (best ^ rival) & lost;
            winner ^= (winner ^ other) & low_half(lost);
            side = node & 1;
            node >>= 1;
        }
        self.winner = winner;
        self.first = Moment(best);
    }

    #[inline]
    fn next_sequence(&mut self) -> u64 {
        if self.sequence >> SEQUENCE_BITS != 0 {
            self.renew_sequence();
        }
        let sequence = self.sequence;
        self.sequence += 1;
        sequence
    }

    /// Numbers the pending events afresh, in their order; once in two million events.
    #[cold]
    fn renew_sequence(&mut self) {
        let mut all: Vec<Moment> = self
            .moments
            .iter()
            .map(|bits| Moment(*bits))
            .filter(|moment| *moment != NEVER)
            .chain(self.transit.iter().skip(1).map(|(moment, _)| *moment))
            .collect();
        all.sort_unstable();
        let renewed = |moment: Moment| {
            let position = all.partition_point(|other| *other < moment);
            moment.with_sequence(position as u64)
        };
        for bits in self.moments.iter_mut().filter(|bits| **bits != NEVER.0) {
            *bits = renewed(Moment(*bits)).0;
        }
        for (moment, _) in &mut self.transit {
            *moment = renewed(*moment);
        }
        self.arrival = self.transit.first().map_or(NEVER, |(moment, _)| *moment);
        self.sequence = all.len() as u64;
        self.build();
    }

    /// Plays all matches.
    fn build(&mut self) {
        let capacity = self.moments.len();
        let mut winners: Vec<u32> = (0..2 * capacity).map(|n| index(n % capacity)).collect();
        for node in (1..capacity).rev() {
            let [left, right] = [winners[2 * node], winners[2 * node + 1]];
            let right_first = self.moments[right as usize] < self.moments[left as usize];
            self.matches[node] = [left, right];
            winners[node] = if right_first { right } else { left };
        }
        self.winner = winners[1];
        self.first = Moment(self.moments[self.winner as usize]);
    }

    /// Puts the paper that is last in the heap where it belongs.
    fn rise(&mut self, moment: Moment, paper: u32) {
        let mut place = self.transit.len() - 1;
        while place > 0 {
            let above = self.transit[(place - 1) / 4];
            if above.0 <= moment {
                break;
            }
            self.transit[place] = above;
            place = (place - 1) / 4;
        }
        self.transit[place] = (moment, paper);
    }

    /// Puts a paper where it belongs in a heap whose first place is empty.
    fn sink(&mut self, moment: Moment, paper: u32) {
        let mut place = 0;
        while let Some(least) = self.least_below(place).filter(|(_, below)| below.0 < moment) {
            self.transit[place] = least.1;
            place = least.0;
        }
        if let Some(slot) = self.transit.get_mut(place) {
            *slot = (moment, paper);
        }
    }

    /// The first of the papers below a place of the heap.
    #[inline]
    fn least_below(&self, place: usize) -> Option<(usize, (Moment, u32))> {
        let begin = 4 * place + 1;
        let end = (begin + 4).min(self.transit.len());
        let below = self.transit.get(begin..end)?;
        let mut least = (begin, *below.first()?);
        for (offset, paper) in below.iter().enumerate().skip(1) {
            if paper.0 < least.1.0 {
                least = (begin + offset, *paper);
            }
        }
        Some(least)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the upper half repeats the lower")]
const fn low_half(mask: u64) -> u32 {
    mask as u32
}

/// Positions in the arrays of a run fit in 32 bits: a scenario has at most some 10^5 desks.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the size check of a scenario")]
pub(super) const fn index(position: usize) -> u32 {
    position as u32
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn events_of_one_instant_leave_by_kind_and_then_as_scheduled() {
        let mut agenda = Agenda::new(4);
        agenda.schedule(3, EventKind::Absence, 5);
        agenda.schedule(2, EventKind::ServiceEnd, 5);
        agenda.schedule(0, EventKind::ServiceEnd, 5);
        agenda.send(9, 5);
        let mut order = Vec::new();
        while let Some((at, next)) = agenda.first() {
            assert_eq!(at, 5);
            order.push(next);
            match next {
                Next::Paper => assert_eq!(agenda.receive(), Some(9)),
                Next::Leaf(leaf) => agenda.clear(leaf),
            }
        }
        assert_eq!(order, [Next::Leaf(2), Next::Leaf(0), Next::Paper, Next::Leaf(3)]);
    }

    #[test]
    fn renewing_the_sequence_keeps_the_order() {
        let mut agenda = Agenda::new(3);
        agenda.sequence = (1 << SEQUENCE_BITS) - 2;
        agenda.schedule(1, EventKind::ServiceEnd, 7);
        agenda.schedule(0, EventKind::ServiceEnd, 7);
        agenda.schedule(2, EventKind::ServiceEnd, 7);
        let mut order = Vec::new();
        while let Some((_, Next::Leaf(leaf))) = agenda.first() {
            order.push(leaf);
            agenda.clear(leaf);
        }
        assert_eq!(order, [1, 0, 2]);
    }

    proptest! {
        #[test]
        fn the_agenda_agrees_with_a_binary_heap(steps in prop::collection::vec((0_u32..6, 0_u64..50), 1..200)) {
            let mut agenda = Agenda::new(6);
            let mut heap = BinaryHeap::new();
            let mut sent = 0;
            let mut now = 0;
            for (leaf, delay) in steps {
                sent += 1;
                agenda.send(sent, now + delay);
                heap.push(Reverse((now + delay, sent)));
                if leaf == 0 {
                    let Reverse((at, paper)) = heap.pop().expect("just pushed");
                    prop_assert_eq!(agenda.first(), Some((at, Next::Paper)));
                    prop_assert_eq!(agenda.receive(), Some(paper));
                    now = at;
                }
            }
        }
    }
}
