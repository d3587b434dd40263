//! What happens by the clock: visits, absences, deadlines that draw near.

use super::super::agenda::{EventKind, index};
use super::super::draw::{Key, Purpose, ticks};
use super::super::network::{ClassPlan, NONE};
use super::super::papers::Paper;
use super::super::trace::Observer;
use super::{Caller, Run};

impl<O: Observer> Run<'_, O> {
    pub(super) fn next_call(&mut self, caller: u32) {
        let Caller { stream, visits } = self.callers[caller as usize];
        let gap = self.network.visitors[caller as usize].gap;
        let at = self.now + ticks(gap.length(stream.uniform(Key::nth(Purpose::Gap, visits))));
        let whose = index(self.network.classes.len()) + caller;
        self.agenda.schedule(EventKind::Arrival, whose, at);
    }

    pub(super) fn caller_arrives(&mut self, caller: u32) {
        let network = self.network;
        let plan = &network.visitors[caller as usize];
        let Caller { stream, visits } = self.callers[caller as usize];
        self.callers[caller as usize].visits += 1;
        self.next_call(caller);
        if self.now < self.window.begin {
            return;
        }
        let effort = plan.length.length(stream.uniform(Key::nth(Purpose::Visit, visits)));
        let place = self.papers.insert(Paper {
            effort,
            desk: plan.desk,
            step: plan.step,
            ..Paper::new(stream, NONE, self.now)
        });
        self.queue(place, self.step_of(place));
    }

    /// The stationary start of a leader's absences.
    pub(super) fn first_absence(&mut self, absence: u32) {
        let person = self.network.absences[absence as usize].person;
        let presence = self.network.posts[person as usize].presence;
        let stream = self.absences[absence as usize];
        if stream.happens(Key::of(Purpose::AwayAtFirst), 1.0 - presence) {
            self.people.leave(self.network, person, 0);
            self.tell_presence(person);
        }
        self.next_turn(absence);
    }

    pub(super) fn next_turn(&mut self, absence: u32) {
        let plan = self.network.absences[absence as usize];
        let n = self.people.next_turn(plan.person);
        let (purpose, sampler) = if self.people[plan.person].absent {
            (Purpose::Away, plan.away)
        } else {
            (Purpose::Present, plan.present)
        };
        let uniform = self.absences[absence as usize].uniform(Key::nth(purpose, n));
        let at = self.now + ticks(sampler.length(uniform));
        self.agenda.schedule(EventKind::Absence, absence, at);
    }

    /// A leader leaves or comes back.
    pub(super) fn turn(&mut self, absence: u32) {
        let person = self.network.absences[absence as usize].person;
        if self.people[person].absent {
            let free = self.people.come_back(self.network, person, self.now);
            self.tell_presence(person);
            self.next_turn(absence);
            if free {
                self.take_next(person);
            }
        } else {
            self.people.leave(self.network, person, self.now);
            self.tell_presence(person);
            self.next_turn(absence);
        }
    }

    /// Puts a new paper among those whose deadline will draw near.
    pub(super) fn watch_deadline(&mut self, place: u32, plan: &ClassPlan) {
        let Some(after) = plan.warning else { return };
        let class = self.papers[place].class;
        let reminder = &mut self.reminders[class as usize];
        let last = std::mem::replace(&mut reminder.last, place);
        if last == NONE {
            reminder.first = place;
            let at = self.now + after;
            reminder.pending = Some(self.agenda.schedule(EventKind::Warning, class, at));
        } else {
            self.papers.bonds_mut(last).warn_next = place;
        }
        let bonds = self.papers.bonds_mut(place);
        (bonds.warn_before, bonds.warn_next) = (last, NONE);
        self.papers[place].warned_for = true;
    }

    /// Takes a paper from among those whose deadline will draw near.
    pub(super) fn forget_deadline(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        paper.warned_for = false;
        let class = paper.class;
        let bonds = self.papers.bonds(place);
        let (before, after) = (bonds.warn_before, bonds.warn_next);
        let reminder = &mut self.reminders[class as usize];
        if after == NONE {
            reminder.last = before;
        } else {
            self.papers.bonds_mut(after).warn_before = before;
        }
        if before != NONE {
            self.papers.bonds_mut(before).warn_next = after;
            return;
        }
        let reminder = &mut self.reminders[class as usize];
        reminder.first = after;
        if let Some(pending) = reminder.pending.take() {
            self.agenda.cancel(pending);
        }
        if let Some(offset) = self.network.classes[class as usize].warning.filter(|_| after != NONE)
        {
            let at = self.papers[after].arrived + offset;
            reminder.pending = Some(self.agenda.schedule(EventKind::Warning, class, at));
        }
    }

    /// The first paper of a class, with its copies, becomes urgent.
    pub(super) fn deadline_nears(&mut self, class: u32) {
        let reminder = &mut self.reminders[class as usize];
        reminder.pending = None;
        let place = reminder.first;
        self.forget_deadline(place);
        self.make_urgent(place);
        let mut copy = self.papers.bonds(place).child;
        while copy != NONE {
            self.make_urgent(copy);
            copy = self.papers.bonds(copy).sibling;
        }
    }

    pub(super) fn make_urgent(&mut self, place: u32) {
        let lane = self.papers[place].lane;
        if lane != NONE {
            self.lanes[lane as usize].remove(&mut self.papers, place);
        }
        self.papers[place].urgent = true;
        if lane != NONE {
            self.lanes[lane as usize].insert(&mut self.papers, place);
        }
    }
}
