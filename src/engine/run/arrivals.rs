//! How matters come in, and how misdirected ones find the right section.

use super::super::agenda::{EventKind, index};
use super::super::draw::{Key, Purpose, Stream, geometric, ticks};
use super::super::network::{ClassPlan, NONE};
use super::super::papers::Paper;
use super::super::trace::{Happening, Observer};
use super::{Run, Source};

impl<O: Observer> Run<'_, O> {
    /// Schedules the first batch of a class, if there is one.
    pub(super) fn first_arrival(&mut self, class: u32) {
        let plan = &self.network.classes[class as usize];
        if plan.between.exists() {
            let source = &mut self.sources[class as usize];
            let at = source.gap(plan, 0);
            source.draw_batch(plan, 0);
            self.agenda.schedule(EventKind::Arrival, class, at);
        }
    }

    /// A batch of a class arrives, or, by the numbers after those of the classes, a visitor.
    #[inline]
    pub(super) fn somebody_arrives(&mut self, who: u32) {
        match who.checked_sub(index(self.network.classes.len())) {
            None => self.batch_arrives(who),
            Some(caller) => self.caller_arrives(caller),
        }
    }

    /// All papers of a batch arrive together.
    fn batch_arrives(&mut self, class: u32) {
        let source = &mut self.sources[class as usize];
        let (first, end, at) = (source.next, source.end, self.now + source.gap_after);
        self.agenda.schedule(EventKind::Arrival, class, at);
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
        self.tally.arrived(measured);
        let decided = match self.sources[class as usize].decided {
            Some(rank) => rank,
            None => plan.deciding_rank(stream.uniform(Key::of(Purpose::Decided))),
        };
        let place = self.papers.insert(Paper {
            index: number,
            effort: plan.effort.length(stream.uniform(Key::of(Purpose::Effort))),
            decided,
            turn: plan.route.turns[decided.index()],
            room: plan.room,
            urgent: plan.urgent,
            measured,
            unsound: stream.happens(Key::of(Purpose::Unsound), plan.unsound),
            ..Paper::new(stream, class, self.now)
        });
        self.note(place, Happening::Arrives, NONE);
        self.watch_deadline(place, plan);
        if stream.happens(Key::of(Purpose::Misdirected), plan.misdirected) {
            self.misdirect(place, None);
        } else {
            self.handle(place);
        }
    }

    /// Sends a paper to a wrong section other than the present one, or, where there is none, right.
    pub(super) fn misdirect(&mut self, place: u32, present: Option<u32>) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let others = plan.wrong.len() - usize::from(present.is_some());
        if others == 0 {
            return self.handle(place);
        }
        let slot = self.papers.slot(place);
        let mut choice = choose(slot.uniform(Purpose::WrongSection), others);
        if present.is_some_and(|present| choice >= present as usize) {
            choice += 1;
        }
        let detour = plan.wrong[choice];
        let Some(step) = self.network.steps.get(detour as usize) else {
            return self.handle(place);
        };
        self.tally.quality.bounced += u64::from(slot.paper.measured);
        if present.is_none() {
            slot.paper.room = step.room;
        }
        self.papers.bonds_mut(place).position = index(choice);
        if self.network.takes_time(step) {
            self.take_up(place, detour);
        } else {
            self.recognised(place);
        }
    }

    /// A wrong section has seen that a paper is not for it.
    pub(super) fn recognised(&mut self, place: u32) {
        let times = &self.network.times;
        if !times.first_asked && self.papers.slot(place).happens(Purpose::Shirk, times.shirk) {
            let present = self.papers.bonds(place).position;
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
