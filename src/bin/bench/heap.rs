//! The bare limit of the machine: pops, draws and pushes on a binary heap, and nothing else.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use spanlab::engine::draw::{Key, Purpose, Sampler, Stream, ticks};

/// A heap of future events without a model; lengths are drawn as the engine draws them, one for each
/// event, a few from each stream as for the events of a paper.
pub(crate) struct Heap {
    run: Stream,
    papers: u64,
    of_paper: u32,
    pending: BinaryHeap<Reverse<(u64, u32)>>,
    now: u64,
}

impl Heap {
    /// Plays this many events with so many pending and so many of a paper, in slices; the last
    /// instant.
    pub(crate) fn play(events: u64, pending: u32, of_paper: u32, slice: u32) -> u64 {
        let mut heap = Self::new(pending, of_paper);
        let mut left = events;
        while left > 0 {
            let several = left.min(u64::from(slice));
            heap.advance(several);
            left -= several;
        }
        heap.now
    }

    fn new(pending: u32, of_paper: u32) -> Self {
        let run = Stream::of_run(1, 0);
        let pending = (0..pending).map(|id| Reverse((length(run, id), id))).collect();
        Self { run, papers: 0, of_paper, pending, now: 0 }
    }

    /// A function of its own, so that a browser can exchange it for a better one between slices.
    #[inline(never)]
    fn advance(&mut self, events: u64) {
        for _ in 0..events / u64::from(self.of_paper) {
            self.papers += 1;
            let paper = self.run.item(self.papers);
            for number in 0..self.of_paper {
                if let Some(Reverse((at, id))) = self.pending.pop() {
                    self.now = at;
                    self.pending.push(Reverse((at + length(paper, number), id)));
                }
            }
        }
    }
}

#[inline]
fn length(stream: Stream, number: u32) -> u64 {
    let uniform = stream.uniform(Key::nth(Purpose::Effort, number));
    ticks(Sampler::Exponential(60_000.0).length(uniform))
}
