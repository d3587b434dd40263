//! Rooms, queues and people: how a paper gets somebody to work on it (model, section 3).

use super::super::agenda::EventKind;
use super::super::draw::{Purpose, ticks};
use super::super::network::{Desk, Errand, NONE, PersonPlan};
use super::super::outcome::Kind;
use super::super::papers::Stage;
use super::super::people::Doing;
use super::super::trace::{Happening, Observer};
use super::Run;
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    /// Sends a paper to a desk, for the people of a section first; another room takes a hand-over.
    pub(super) fn send(&mut self, place: u32, desk: Desk, section: u32) {
        let network = self.network;
        let plan = &network.desks[desk as usize];
        let paper = &mut self.papers[place];
        paper.desk = desk;
        paper.section = section;
        if paper.room == plan.room {
            return self.reaches(place);
        }
        paper.room = plan.room;
        self.tally.handovers += u64::from(paper.measured);
        if !network.times.handover.exists() {
            return self.reaches(place);
        }
        paper.since = self.now;
        let handover = network.times.handover;
        let length = self.papers.draw(place, Purpose::Handover, plan.rank, handover);
        self.note(place, Happening::Leaves, desk);
        self.agenda.send(place, self.now + ticks(length));
    }

    pub(super) fn reaches_room(&mut self) {
        let Some(place) = self.agenda.receive() else { return };
        let paper = &mut self.papers[place];
        let rank = self.network.desks[paper.desk as usize].rank;
        let length = self.now - paper.since;
        self.spend(place, Kind::Handover, rank, length, NONE);
        self.reaches(place);
    }

    /// A paper is where its desk is: it queues there, unless it ends there.
    fn reaches(&mut self, place: u32) {
        if self.papers[place].stage == Stage::Home {
            self.complete(place);
        } else {
            self.queue(place);
        }
    }

    /// A paper queues at its desk, and is taken at once if somebody is free.
    pub(super) fn queue(&mut self, place: u32) {
        let network = self.network;
        let desk = self.papers[place].desk;
        let plan = &network.desks[desk as usize];
        self.prepare(place, plan.rank);
        let lane = self.lane_for(place);
        let paper = &mut self.papers[place];
        paper.since = self.now;
        paper.order = self.queued;
        self.queued += 1;
        paper.absent_before = self.people.absent_time(network.lanes[lane as usize].watch, self.now);
        let arriving = ticks(paper.service);
        self.tally.visits += u64::from(paper.measured);
        if self.window.contains(self.now) {
            self.tally.desks[desk as usize].work += arriving;
        }
        self.note(place, Happening::Queues, desk);
        if let Some(person) = self.free_person(place, plan.station, lane) {
            return self.start(person, place);
        }
        self.papers[place].lane = lane;
        self.lanes[lane as usize].push(&mut self.papers, place);
        self.waiting[plan.station as usize] += 1;
    }

    /// Papers that the superior decides wait for the superior, at a desk with a seat.
    pub(super) fn lane_for(&self, place: u32) -> u32 {
        let paper = &self.papers[place];
        let plan = &self.network.desks[paper.desk as usize];
        if paper.stage == Stage::Review && paper.decided >= plan.rank {
            plan.superior_lane
        } else {
            plan.lane
        }
    }

    /// Draws how long the step takes somebody who knows the duty.
    pub(super) fn prepare(&mut self, place: u32, rank: Rank) {
        let times = &self.network.times;
        let paper = &mut self.papers[place];
        let effort = paper.effort;
        let service = match paper.stage {
            Stage::Triage => self.papers.draw(place, Purpose::Triage, rank, times.triage),
            Stage::Handling => effort,
            Stage::Review => {
                paper.reworking = false;
                self.papers.draw(place, Purpose::Review, rank, times.review[rank.index()])
            }
            Stage::Rework => effort * times.rework,
            Stage::Ungarble => {
                paper.reworking = true;
                effort * times.rework
            }
            Stage::Down => self.papers.draw(place, Purpose::Relay, rank, times.relay),
            Stage::Finish => effort * times.finish,
            Stage::Stop => match self.network.stops[paper.position as usize].errand {
                Errand::Relay => self.papers.draw(place, Purpose::Relay, rank, times.relay),
                Errand::Cosign => {
                    let plan = &self.network.classes[paper.class as usize];
                    let effort = plan.legs[paper.leg as usize].effort;
                    self.papers.draw(place, Purpose::Effort, rank, effort)
                }
            },
            Stage::Briefing => self.papers.draw(place, Purpose::Briefing, rank, times.briefing),
            Stage::Visit
            | Stage::Cosigning
            | Stage::TwoSuperiors
            | Stage::Home
            | Stage::Spreading => return,
        };
        self.papers[place].service = service;
    }

    /// The free person who takes a paper: of its own section first, the one free longest.
    pub(super) fn free_person(&self, place: u32, station: u32, lane: u32) -> Option<u32> {
        let section = self.papers[place].section;
        let mut other = None;
        for person in self.people.free(station) {
            let plan = &self.network.people[person as usize];
            let takes = |lanes: (u32, u32)| (lanes.0..lanes.1).contains(&lane);
            if (takes(plan.first) || takes(plan.second))
                && self.nothing_comes_before(place, lane, plan)
            {
                if plan.home == section {
                    return Some(person);
                }
                other = other.or(Some(person));
            }
        }
        other
    }

    /// Whether a person who is free takes a paper at once: somebody who has just been done with it
    /// may have others waiting, and then it queues behind them.
    fn nothing_comes_before(&self, place: u32, lane: u32, person: &PersonPlan) -> bool {
        if self.waiting[person.station as usize] == 0 {
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
    pub(super) fn start(&mut self, person: u32, place: u32) {
        let network = self.network;
        let plan = &network.people[person as usize];
        let paper = &mut self.papers[place];
        let desk = paper.desk;
        let rank = network.desks[desk as usize].rank;
        let waited = self.now - paper.since;
        let lane = if paper.lane == NONE { network.desks[desk as usize].lane } else { paper.lane };
        let lane = network.lanes[lane as usize];
        if waited > 0 {
            self.spend_waiting(place, rank, lane.watch, waited);
        }
        let paper = &mut self.papers[place];
        paper.lane = NONE;
        paper.since = self.now;
        let service = self.length_for(place, plan);
        if self.window.contains(self.now) {
            let desk = &mut self.tally.desks[desk as usize];
            desk.visits += 1;
            desk.wait += waited;
        }
        self.people.take(person, lane.station, place, self.now);
        self.agenda.schedule(person, EventKind::ServiceEnd, self.now + ticks(service));
        self.note(place, Happening::Starts, desk);
    }

    /// How long a step takes this person (ticks, not rounded): longer for a generalist, and longer
    /// where more than five wait per person.
    fn length_for(&self, place: u32, person: &PersonPlan) -> f64 {
        let times = &self.network.times;
        let paper = &self.papers[place];
        let relay = paper.stage == Stage::Stop
            && self.network.stops[paper.position as usize].errand == Errand::Relay;
        let strange = paper.stage.needs_knowledge(relay) && person.home != paper.section;
        let known = if strange { paper.service * (1.0 + times.generalist) } else { paper.service };
        if times.overload <= 0.0 {
            return known;
        }
        let station = self.network.stations[person.station as usize];
        let people = f64::from(station.end_person - station.first_person);
        let waiting = f64::from(self.waiting[person.station as usize]) / people;
        known * (1.0 + times.overload * (waiting - 5.0).max(0.0))
    }

    /// A person is done: first the paper moves on, then the person takes the next.
    pub(super) fn service_ends(&mut self, person: u32) {
        let network = self.network;
        let Doing::Busy(place) = self.people[person].doing else { return };
        let station = network.people[person as usize].station;
        let free = self.people.finish(network, person, station, self.now);
        self.tell_presence(person);
        self.move_on(place, person);
        if free && matches!(self.people[person].doing, Doing::Free(_)) {
            self.take_next(person);
        }
        if !matches!(self.people[person].doing, Doing::Busy(_)) {
            self.agenda.clear(person);
        }
    }

    /// What follows the step that a paper has just been through.
    pub(super) fn move_on(&mut self, place: u32, person: u32) {
        let paper = &mut self.papers[place];
        let (stage, desk) = (paper.stage, paper.desk);
        let rank = self.network.desks[desk as usize].rank;
        let length = self.now - paper.since;
        self.note(place, Happening::Ends, desk);
        let paper = &mut self.papers[place];
        match stage {
            Stage::Visit => self.papers.remove(place),
            Stage::Triage => {
                self.spend(place, Kind::Handling, rank, length, person);
                self.recognised(place);
            }
            Stage::Handling => {
                self.spend(place, Kind::Handling, rank, length, person);
                self.drafted(place);
            }
            Stage::Stop => {
                let errand = self.network.stops[paper.position as usize].errand;
                let kind = if errand == Errand::Cosign { Kind::Handling } else { Kind::Relay };
                self.spend(place, kind, rank, length, person);
                if errand == Errand::Cosign {
                    self.cosigned(place);
                }
                self.papers[place].position += 1;
                self.next_stop(place);
            }
            Stage::Review => {
                self.spend(place, Kind::Review, rank, length, person);
                self.reviewed(place);
            }
            Stage::Rework => {
                self.spend(place, Kind::Rework, rank, length, person);
                self.reworked(place);
            }
            Stage::Ungarble => {
                self.spend(place, Kind::Rework, rank, length, person);
                self.papers[place].reworking = false;
                self.mended(place);
            }
            Stage::Down => {
                self.spend(place, Kind::Relay, rank, length, person);
                self.down_next(place);
            }
            Stage::Finish => {
                self.spend(place, Kind::Handling, rank, length, person);
                self.complete(place);
            }
            Stage::Briefing => {
                self.spend(place, Kind::Relay, rank, length, person);
                self.briefed(place);
            }
            Stage::Cosigning | Stage::TwoSuperiors | Stage::Home | Stage::Spreading => {}
        }
    }

    /// A free person takes the paper that comes first in their own queues, or else in the others.
    pub(super) fn take_next(&mut self, person: u32) {
        let plan = &self.network.people[person as usize];
        if self.waiting[plan.station as usize] == 0 {
            return;
        }
        let own = self.first_of(plan.first);
        let place = if own == NONE { self.first_of(plan.second) } else { own };
        if place != NONE {
            let lane = self.papers[place].lane;
            self.lanes[lane as usize].remove(&mut self.papers, place);
            self.waiting[plan.station as usize] -= 1;
            self.start(person, place);
        }
    }

    /// The paper that comes first in some queues: urgent ones, then the one that came first.
    #[inline]
    pub(super) fn first_of(&self, lanes: (u32, u32)) -> u32 {
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
