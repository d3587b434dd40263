//! How matters come in, and how misdirected ones find the right section.

use super::super::agenda::{EventKind, index};
use super::super::draw::{Key, Purpose, geometric, ticks};
use super::super::network::NONE;
use super::super::papers::{Paper, Stage};
use super::super::trace::{Happening, Observer};
use super::{Run, Source};
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    pub(super) fn next_arrival(&mut self, class: u32) {
        let source = self.sources[class as usize];
        let between = self.network.classes[class as usize].between;
        if between.exists() {
            let uniform =
                source.stream.item(u64::from(source.next)).uniform(Key::of(Purpose::Interarrival));
            let at = self.now + ticks(between.length(uniform));
            self.agenda.schedule(self.leaves.sources + class, EventKind::Arrival, at);
        }
    }

    /// All papers of a batch arrive together.
    pub(super) fn batch_arrives(&mut self, class: u32) {
        let Source { stream, next } = self.sources[class as usize];
        let mean = self.network.classes[class as usize].batch;
        let size = if mean > 1.0 {
            geometric(stream.item(u64::from(next)).uniform(Key::of(Purpose::Batch)), mean)
        } else {
            1
        };
        let end = next.saturating_add(size);
        self.sources[class as usize].next = end;
        self.next_arrival(class);
        for number in next..end {
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
        let decided = plan.deciding_rank(stream.uniform(Key::of(Purpose::Decided)));
        let place = self.papers.insert(Paper {
            index: number,
            effort: plan.effort.length(stream.uniform(Key::of(Purpose::Effort))),
            decided,
            reviewers: plan.reviewers[decided.index()],
            urgent: plan.urgent,
            measured,
            ..Paper::new(stream, class, self.now)
        });
        self.note(place, Happening::Arrives, NONE);
        self.watch_deadline(place, plan);
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
        let paper = &mut self.papers[place];
        let key = paper.next_key(Purpose::WrongSection, Rank::Clerk);
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
        let paper = &mut self.papers[place];
        let key = paper.next_key(Purpose::Shirk, Rank::Clerk);
        if !times.first_asked && paper.stream.happens(key, times.shirk) {
            let present = paper.position;
            self.misdirect(place, Some(present));
        } else {
            self.handle(place);
        }
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
