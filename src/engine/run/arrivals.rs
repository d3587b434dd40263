//! How matters come in, and how misdirected ones find the right section.

use super::super::agenda::{EventKind, index};
use super::super::draw::{Key, Purpose, Stream, geometric, ticks};
use super::super::network::{ClassPlan, NONE};
use super::super::papers::{Paper, Stage};
use super::super::trace::{Happening, Observer};
use super::{Run, Source};
use crate::scenario::{Rank, WorkKind};

impl<O: Observer> Run<'_, O> {
    /// Schedules the first batch of a class, if there is one.
    pub(super) fn first_arrival(&mut self, class: u32) {
        let plan = &self.network.classes[class as usize];
        if plan.between.exists() {
            let source = &mut self.sources[class as usize];
            let at = source.gap(plan, 0);
            source.draw_batch(plan, 0);
            self.agenda.schedule(self.leaves.sources + class, EventKind::Arrival, at);
        }
    }

    /// All papers of a batch arrive together.
    pub(super) fn batch_arrives(&mut self, class: u32) {
        let source = &mut self.sources[class as usize];
        let (first, end, at) = (source.next, source.end, self.now + source.gap_after);
        self.agenda.schedule(self.leaves.sources + class, EventKind::Arrival, at);
        source.draw_batch(&self.network.classes[class as usize], end);
        for number in first..end {
            self.matter_arrives(class, number);
        }
    }

    fn matter_arrives(&mut self, class: u32, number: u32) {
        let network = self.network;
        let plan = &network.classes[class as usize];
        let stream = self.sources[class as usize].stream.item(u64::from(number));
        let measured = self.window.contains(self.now);
        if stream.happens(Key::of(Purpose::Bought), plan.bought) {
            self.tally.classes[class as usize].bought += u64::from(measured);
            return;
        }
        self.tally.classes[class as usize].arrived += u64::from(measured);
        self.tally.open += u64::from(measured);
        self.tally.change(1, self.window, self.now);
        let decided = match self.sources[class as usize].decided {
            Some(rank) => rank,
            None => plan.deciding_rank(stream.uniform(Key::of(Purpose::Decided))),
        };
        let place = self.papers.insert(Paper {
            index: number,
            effort: plan.effort.length(stream.uniform(Key::of(Purpose::Effort))),
            decided,
            reviewers: plan.reviewers[decided.index()],
            urgent: plan.urgent,
            measured,
            unsound: stream.happens(Key::of(Purpose::Unsound), plan.unsound),
            ..Paper::new(stream, class, self.now)
        });
        self.note(place, Happening::Arrives, NONE);
        self.watch_deadline(place, plan);
        if plan.kind == WorkKind::Directive {
            return self.spread(place);
        }
        if stream.happens(Key::of(Purpose::Misdirected), plan.misdirected) {
            self.misdirect(place, None);
        } else {
            self.papers[place].room = network.desks[plan.drafting as usize].room;
            self.handle(place);
        }
    }

    /// Sends a paper to a wrong section other than the present one, or, where there is none, right.
    pub(super) fn misdirect(&mut self, place: u32, present: Option<u32>) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let others = plan.wrong.len() - usize::from(present.is_some());
        if others == 0 {
            return self.handle_or_enter(place, present.is_none());
        }
        let key = self.papers.next_key(place, Purpose::WrongSection, Rank::Clerk);
        let paper = &mut self.papers[place];
        let mut choice = choose(paper.stream.uniform(key), others);
        if present.is_some_and(|present| choice >= present as usize) {
            choice += 1;
        }
        let (desk, section) = plan.wrong[choice];
        if desk == NONE {
            return self.handle_or_enter(place, present.is_none());
        }
        paper.stage = Stage::Triage;
        paper.position = index(choice);
        self.tally.quality.bounced += u64::from(paper.measured);
        if present.is_none() {
            self.papers[place].room = self.network.desks[desk as usize].room;
        }
        if self.network.times.triage.exists() {
            self.send(place, desk, section);
        } else {
            self.recognised(place);
        }
    }

    /// Handles a paper at the right section; one that has just come in has no way behind it.
    pub(super) fn handle_or_enter(&mut self, place: u32, entering: bool) {
        if entering {
            let plan = &self.network.classes[self.papers[place].class as usize];
            self.papers[place].room = self.network.desks[plan.drafting as usize].room;
        }
        self.handle(place);
    }

    /// A wrong section has seen that a paper is not for it.
    pub(super) fn recognised(&mut self, place: u32) {
        let times = &self.network.times;
        if !times.first_asked && self.papers.happens(place, Purpose::Shirk, times.shirk) {
            let present = self.papers[place].position;
            self.misdirect(place, Some(present));
        } else {
            self.handle(place);
        }
    }
}

impl Source {
    pub(super) fn new(stream: Stream, plan: &ClassPlan) -> Self {
        Self { stream, next: 0, end: 0, gap_after: 0, decided: plan.only_deciding_rank() }
    }

    /// Draws the batch that begins with a paper, and when the next one comes.
    #[inline]
    fn draw_batch(&mut self, plan: &ClassPlan, first: u32) {
        let size = if plan.batch > 1.0 {
            let stream = self.stream.item(u64::from(first));
            geometric(stream.uniform(Key::of(Purpose::Batch)), plan.batch)
        } else {
            1
        };
        self.next = first;
        self.end = first.saturating_add(size);
        self.gap_after = self.gap(plan, self.end);
    }

    /// The time between the batch that begins with a paper and the one before it (ticks).
    #[inline]
    fn gap(&self, plan: &ClassPlan, first: u32) -> u64 {
        let stream = self.stream.item(u64::from(first));
        ticks(plan.between.length(stream.uniform(Key::of(Purpose::Interarrival))))
    }
}

/// One of several, by a uniform number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative and below the number of sections"
)]
fn choose(uniform: f64, several: usize) -> usize {
    ((uniform * several as f64) as usize).min(several - 1)
}
