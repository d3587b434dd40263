//! The bare limit of the machine: pops, draws and pushes on a binary heap, and nothing else.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use spanlab::engine::draw::{Key, Purpose, Sampler, Stream, ticks};

/// A heap of future events without a model; lengths are drawn as the engine draws them.
pub(crate) struct Heap {
    stream: Stream,
    drawn: u64,
    pending: BinaryHeap<Reverse<(u64, u32)>>,
    now: u64,
}

impl Heap {
    /// Plays this many events with so many pending, in slices; the last instant.
    pub(crate) fn play(events: u64, pending: u32, slice: u32) -> u64 {
        let mut heap = Self::new(pending);
        let mut left = events;
        while left > 0 {
            let several = left.min(u64::from(slice));
            heap.advance(several);
            left -= several;
        }
        heap.now
    }

    fn new(pending: u32) -> Self {
        let stream = Stream::of_run(1, 0);
        let mut heap = Self { stream, drawn: 0, pending: BinaryHeap::new(), now: 0 };
        for id in 0..pending {
            let at = heap.length();
            heap.pending.push(Reverse((at, id)));
        }
        heap
    }

    #[inline]
    fn length(&mut self) -> u64 {
        let uniform = self.stream.item(self.drawn).uniform(Key::of(Purpose::Effort));
        self.drawn += 1;
        ticks(Sampler::Exponential(60_000.0).length(uniform))
    }

    /// A function of its own, so that a browser can exchange it for a better one between slices.
    #[inline(never)]
    fn advance(&mut self, events: u64) {
        for _ in 0..events {
            if let Some(Reverse((at, id))) = self.pending.pop() {
                self.now = at;
                let next = at + self.length();
                self.pending.push(Reverse((next, id)));
            }
        }
    }
}
