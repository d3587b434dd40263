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
            let source = &self.sources[class as usize];
            self.agenda.schedule(EventKind::Arrival, class, gap(plan, source.first));
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
        let plan = &self.network.classes[class as usize];
        let source = &mut self.sources[class as usize];
        let Source { all, next, first, end, gap, .. } = *source;
        self.agenda.schedule(EventKind::Arrival, class, self.now + gap);
        source.draw_batch(plan);
        if self.now < self.window.begin {
            return;
        }
        for number in next..end {
            let stream = if number == next { first } else { all.item(u64::from(number)) };
            self.matter_arrives(class, plan, number, stream);
        }
    }

    #[inline]
    fn matter_arrives(&mut self, class: u32, plan: &ClassPlan, number: u32, stream: Stream) {
        let is_bought_elsewhere = stream.happens(Key::of(Purpose::Bought), plan.unmeasured);
        let measured = self.measuring && !is_bought_elsewhere;
        if stream.happens(Key::of(Purpose::Bought), plan.bought) {
            self.tally.classes[class as usize].bought += u64::from(measured);
            return;
        }
        self.tally.arrived(measured);
        let decided = match plan.only_decided_at {
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
    /// The first batch comes after the gap.
    pub(super) fn new(all: Stream, plan: &ClassPlan) -> Self {
        let first = all.item(0);
        let mut source = Self { all, next: 0, first, end: 0, after: first, gap: gap(plan, first) };
        if plan.between.exists() {
            source.draw_batch(plan);
        }
        source
    }

    /// Draws the batch after the coming one, and when the one after that comes.
    #[inline]
    fn draw_batch(&mut self, plan: &ClassPlan) {
        let size = if plan.batch > 1.0 {
            geometric(self.after.uniform(Key::of(Purpose::Batch)), plan.batch)
        } else {
            1
        };
        (self.next, self.first) = (self.end, self.after);
        self.end = self.next.saturating_add(size);
        self.after = self.all.item(u64::from(self.end));
        self.gap = gap(plan, self.after);
    }
}

/// The time between the batch that begins with a paper and the one before it (ticks).
#[inline]
fn gap(plan: &ClassPlan, first: Stream) -> u64 {
    ticks(plan.between.length(first.uniform(Key::of(Purpose::Interarrival))))
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
