//! Queues of papers, each a pair of lines linked through the papers themselves.

use super::network::NONE;
use super::papers::Papers;

/// One queue: urgent papers first, then first come first served.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    urgent: Line,
    normal: Line,
    /// The people who may take from it, as a watched set; [`NONE`] if they are never away.
    pub(super) watch: u32,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    first: u32,
    last: u32,
}

impl Line {
    const EMPTY: Self = Self { first: NONE, last: NONE };
}

impl Lane {
    /// An empty queue.
    pub(super) const fn new(watch: u32) -> Self {
        Self { urgent: Line::EMPTY, normal: Line::EMPTY, watch }
    }

    /// The paper that comes first, if any.
    #[inline]
    pub(super) const fn first(&self) -> u32 {
        if self.urgent.first == NONE { self.normal.first } else { self.urgent.first }
    }

    /// Puts a paper that has just come behind the others, whom it need not look at.
    #[inline]
    pub(super) fn push(&mut self, papers: &mut Papers, place: u32) {
        let paper = &mut papers[place];
        let line = if paper.urgent { &mut self.urgent } else { &mut self.normal };
        let last = std::mem::replace(&mut line.last, place);
        (paper.before, paper.next) = (last, NONE);
        if last == NONE {
            line.first = place;
        } else {
            papers[last].next = place;
        }
    }

    /// Puts a paper at the place that its order of queueing gives it.
    pub(super) fn insert(&mut self, papers: &mut Papers, place: u32) {
        let (urgent, order) = (papers[place].urgent, papers[place].order);
        let line = if urgent { &mut self.urgent } else { &mut self.normal };
        let mut before = line.last;
        while before != NONE && papers[before].order > order {
            before = if before == line.first { NONE } else { papers[before].before };
        }
        let after = if before == NONE { line.first } else { papers[before].next };
        papers[place].before = before;
        papers[place].next = after;
        if before == NONE {
            line.first = place;
        } else {
            papers[before].next = place;
        }
        if after == NONE {
            line.last = place;
        } else {
            papers[after].before = place;
        }
    }

    /// Takes the paper that comes first out; the one behind it is not looked at.
    #[inline]
    pub(super) fn pop(&mut self, papers: &mut Papers, place: u32) {
        let paper = &mut papers[place];
        paper.lane = NONE;
        let line = if paper.urgent { &mut self.urgent } else { &mut self.normal };
        line.first = paper.next;
        if line.first == NONE {
            line.last = NONE;
        }
    }

    /// Takes a paper out, wherever it stands.
    pub(super) fn remove(&mut self, papers: &mut Papers, place: u32) {
        let (before, after) = (papers[place].before, papers[place].next);
        let line = if papers[place].urgent { &mut self.urgent } else { &mut self.normal };
        let before = if line.first == place { NONE } else { before };
        if before == NONE {
            line.first = after;
        } else {
            papers[before].next = after;
        }
        if after == NONE {
            line.last = before;
        } else {
            papers[after].before = before;
        }
    }
}
