//! Rooms, queues and people: how a paper gets somebody to work on it (model, section 3).

use super::super::agenda::EventKind;
use super::super::draw::{Purpose, ticks};
use super::super::network::NONE;
use super::super::outcome::Kind;
use super::super::people::{Doing, Person};
use super::super::steps::{After, Length, Step, Task};
use super::super::trace::{Happening, Observer};
use super::Run;

impl<'n, O: Observer> Run<'n, O> {
    /// The step at which a paper is.
    #[inline]
    pub(super) fn step_of(&self, place: u32) -> &'n Step {
        &self.network.steps[self.papers[place].step as usize]
    }

    /// Sends a paper to the desk of a step; another room takes a hand-over.
    #[inline]
    pub(super) fn send(&mut self, place: u32, step: &Step) {
        let paper = &mut self.papers[place];
        paper.desk = step.desk;
        if paper.room == step.room { self.reaches(place, step) } else { self.leaves(place, step) }
    }

    fn leaves(&mut self, place: u32, step: &Step) {
        let slot = self.papers.slot(place);
        slot.paper.room = step.room;
        self.tally.handovers += u64::from(slot.paper.measured);
        let handover = self.network.times.handover;
        if !handover.exists() {
            return self.reaches(place, step);
        }
        slot.paper.since = self.now;
        let length = slot.draw(Purpose::Handover, step.rank, handover);
        self.note(place, Happening::Leaves, step.desk);
        self.agenda.schedule(EventKind::Handover, place, self.now + ticks(length));
    }

    pub(super) fn reaches_room(&mut self, place: u32) {
        let step = self.step_of(place);
        let length = self.now - self.papers[place].since;
        self.spend(place, Kind::Handover, step.rank, length);
        self.reaches(place, step);
    }

    /// A paper is where its desk is: it queues there, unless it ends there.
    #[inline]
    fn reaches(&mut self, place: u32, step: &Step) {
        if step.task == Task::Home {
            self.complete(place);
        } else {
            self.queue(place, step);
        }
    }

    /// A paper queues at its desk, and is taken at once if somebody is free.
    pub(super) fn queue(&mut self, place: u32, step: &Step) {
        let slot = self.papers.slot(place);
        slot.paper.service = match self.network.lengths[usize::from(step.length)] {
            Length::Share(share) => slot.paper.effort * share,
            Length::Drawn(purpose, sampler) => slot.draw(purpose, step.rank, sampler),
        };
        let paper = &mut slot.paper;
        (paper.since, paper.absent) = (self.now, 0);
        let is_mended = step.task == Task::Work(After::Mended);
        paper.reworking = is_mended || paper.reworking && step.kind != Kind::Review;
        let for_superior = step.superior && paper.decided >= step.rank;
        self.tally.visits += u64::from(paper.measured);
        if self.measuring {
            self.tally.desks[step.desk as usize].work += ticks(paper.service);
        }
        self.note(place, Happening::Queues, step.desk);
        let lane = if for_superior {
            self.network.desks[step.desk as usize].superior_lane
        } else {
            step.lane
        };
        match self.free_person(place, step, lane) {
            Some(person) => self.start(person, place, step),
            None => self.wait(place, step.station, lane),
        }
    }

    fn wait(&mut self, place: u32, station: u32, lane: u32) {
        let queue = &mut self.lanes[lane as usize];
        let paper = &mut self.papers[place];
        paper.absent = self.people.absent_time(queue.watch, self.now);
        paper.order = self.queued;
        self.queued += 1;
        paper.lane = lane;
        queue.push(&mut self.papers, place);
        self.people.wait_for(station);
    }

    /// The free person who takes a paper: of its own section first, the one free longest.
    #[inline]
    fn free_person(&self, place: u32, step: &Step, lane: u32) -> Option<u32> {
        match self.people.somebody_free(step.station) {
            None => None,
            Some((person, true)) if lane == step.lane => Some(person),
            Some(_) => self.choose_person(place, step, lane),
        }
    }

    /// The same where several are free, not everybody takes from the queue, or others wait.
    #[inline(never)]
    fn choose_person(&self, place: u32, step: &Step, lane: u32) -> Option<u32> {
        let mut other = None;
        for person in self.people.free(step.station) {
            let state = &self.people[person];
            let takes = |lanes: (u32, u32)| (lanes.0..lanes.1).contains(&lane);
            if (takes(state.first) || takes(state.second))
                && self.nothing_comes_before(place, lane, state)
            {
                if state.home == step.section {
                    return Some(person);
                }
                other = other.or(Some(person));
            }
        }
        other
    }

    /// Whether a person who is free takes a paper at once: somebody who has just been done with it
    /// may have others waiting, and then it queues behind them.
    #[inline]
    fn nothing_comes_before(&self, place: u32, lane: u32, person: &Person) -> bool {
        if self.people.waiting(person.station) == 0 {
            return true;
        }
        let is_own = (person.first.0..person.first.1).contains(&lane);
        let own = self.first_of(person.first);
        if own != NONE && !is_own {
            return false;
        }
        let rival = if is_own { own } else { self.first_of(person.second) };
        rival == NONE || self.papers[place].urgent && !self.papers[rival].urgent
    }

    /// A person begins with a paper.
    #[inline]
    fn start(&mut self, person: u32, place: u32, step: &Step) {
        let paper = &self.papers[place];
        let waited = self.now - paper.since;
        let known = paper.service;
        if self.measuring {
            let desk = &mut self.tally.desks[step.desk as usize];
            desk.visits += 1;
            desk.wait += waited;
        }
        let service = self.length_for(person, step, known);
        self.people.take(person, step.station, place, self.now);
        self.agenda.schedule(EventKind::ServiceEnd, person, self.now + ticks(service));
        self.note(place, Happening::Starts, step.desk);
    }

    /// How long a step takes this person (ticks, not rounded), given how long it takes somebody who
    /// knows the duty: longer for a generalist, and longer where more than five wait per person.
    #[inline]
    fn length_for(&self, person: u32, step: &Step, known: f64) -> f64 {
        let times = &self.network.times;
        let mut length = known;
        if times.generalist > 0.0 && step.needs_knowledge {
            let strange = self.people[person].home != step.section;
            length *= 1.0 + if strange { times.generalist } else { 0.0 };
        }
        if times.overload > 0.0 {
            let station = self.network.stations[step.station as usize];
            let people = f64::from(station.end_person - station.first_person);
            let waiting = f64::from(self.people.waiting(step.station)) / people;
            length *= 1.0 + times.overload * (waiting - 5.0).max(0.0);
        }
        length
    }

    /// A person is done: first the paper moves on, then the person takes the next.
    #[inline]
    pub(super) fn service_ends(&mut self, person: u32) {
        let finished = self.people.finish(self.network, person, self.now);
        let Some((place, since, station)) = finished else { return };
        self.tell_presence(person);
        self.move_on(place, person, since);
        if let Some(station) = station
            && self.people.waiting(station) > 0
            && self.people[person].doing == Doing::Free
        {
            self.take_next(person);
        }
    }

    /// A free person takes the paper that comes first in their own queues, or else in the others.
    #[inline]
    pub(super) fn take_next(&mut self, person: u32) {
        let Person { station, first, second, .. } = self.people[person];
        let own = self.first_of(first);
        let place = if own == NONE { self.first_of(second) } else { own };
        if place == NONE {
            return;
        }
        self.people.wait_no_more(station);
        let paper = &mut self.papers[place];
        let step = &self.network.steps[paper.step as usize];
        let line = &mut self.lanes[paper.lane as usize];
        paper.absent = self.people.absent_time(line.watch, self.now) - paper.absent;
        let watch = line.watch;
        line.pop(&mut self.papers, place);
        self.tell_wait(place, watch);
        self.start(person, place, step);
    }

    /// The paper that comes first in some queues: urgent ones, then the one that came first.
    #[inline]
    fn first_of(&self, lanes: (u32, u32)) -> u32 {
        let mut first = NONE;
        for lane in &self.lanes[lanes.0 as usize..lanes.1 as usize] {
            let place = lane.first();
            if place != NONE && (first == NONE || self.papers.comes_before(place, first)) {
                first = place;
            }
        }
        first
    }
}
