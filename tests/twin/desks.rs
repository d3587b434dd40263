//! Rooms, queues and people (model, section 3).

use spanlab::engine::draw::{Purpose, Sampler, ticks};
use spanlab::engine::{Happening, Kind};
use spanlab::scenario::{Distribution, Rank};

use crate::lines::{self, Stop};
use crate::paper::Step;
use crate::play::{Doing, Event, Play};

impl Play<'_> {
    pub(crate) fn rank_at(&self, paper: usize) -> Rank {
        self.chart.desks[self.papers[&paper].stop.desk].rank
    }

    /// Sends a paper to a desk for a step; to another room it takes a hand-over.
    pub(crate) fn send(&mut self, paper: usize, step: Step, to: Stop) {
        let handover = self.scenario.assumptions.handover;
        let now = self.now;
        let desk = to.desk;
        let (rank, room) = (self.chart.desks[desk].rank, self.chart.desks[desk].room.clone());
        let sent = self.paper(paper);
        sent.step = step;
        sent.stop = to;
        if sent.room == room {
            return self.reaches(paper);
        }
        sent.room = room;
        let measured = sent.measured;
        self.sums.handovers += u64::from(measured);
        if handover.mean.get() <= 0.0 {
            return self.reaches(paper);
        }
        let sent = self.paper(paper);
        sent.since = now;
        let uniform = sent.draw(Purpose::Handover, rank);
        self.note(paper, Happening::Leaves, Some(desk));
        let length = ticks(Sampler::of(handover).length(uniform));
        self.schedule(length, Event::Arrives { paper });
    }

    pub(crate) fn reaches_room(&mut self, paper: usize) {
        let (now, rank) = (self.now, self.rank_at(paper));
        let sent = self.paper(paper);
        sent.spend(Kind::Handover, rank, now - sent.since);
        self.reaches(paper);
    }

    /// A paper is where its desk is.
    fn reaches(&mut self, paper: usize) {
        if let Step::Home = self.papers[&paper].step {
            self.completes(paper);
        } else {
            self.queue(paper);
        }
    }

    /// A paper queues; a free person takes it if nothing comes before it for that person.
    pub(crate) fn queue(&mut self, paper: usize) {
        self.paper(paper).service = self.service(paper);
        let desk = self.papers[&paper].stop.desk;
        self.sums.visits += u64::from(self.papers[&paper].measured);
        if self.is_measured_now() {
            self.sums.desks[desk].work += ticks(self.papers[&paper].service);
        }
        self.note(paper, Happening::Queues, Some(desk));
        self.queued += 1;
        self.paper(paper).waits = Some(self.queued);
        self.paper(paper).since = self.now;
        let unit = &self.papers[&paper].stop.unit;
        let free = (0..self.workers.len()).filter_map(|person| match self.workers[person].doing {
            Doing::Free { since } => {
                let of_another = self.chart.people[person].section.as_ref() != Some(unit);
                Some((of_another, since, person))
            }
            Doing::Busy { .. } | Doing::Away => None,
        });
        let taker = free.filter(|(_, _, person)| self.first_for(*person) == Some(paper)).min();
        if let Some((_, _, person)) = taker {
            self.starts(person, paper);
        }
    }

    fn is_measured_now(&self) -> bool {
        self.window.from <= self.now && self.now < self.window.until
    }

    /// How long the step takes somebody who knows the duty.
    fn service(&mut self, paper: usize) -> f64 {
        let assumptions = &self.scenario.assumptions;
        let rank = self.rank_at(paper);
        let step = self.papers[&paper].step.clone();
        let signs = self.papers[&paper].stop.signs;
        let signer = self.papers[&paper].copy_of.map(|(_, signer)| signer);
        let class = self.papers[&paper].class.map(|class| self.class(class));
        let queued = self.paper(paper);
        let mut draw = |purpose: Purpose, length: Distribution| {
            Sampler::of(length).length(queued.draw(purpose, rank))
        };
        match step {
            Step::Triage(_) => draw(Purpose::Triage, assumptions.triage),
            Step::Handle => queued.effort,
            Step::Cosign(_) if signs => {
                let class = class.expect("a class");
                draw(Purpose::Effort, lines::signers(class)[signer.expect("a copy")].effort)
            }
            Step::Cosign(_) | Step::Down(_) => draw(Purpose::Relay, assumptions.relay),
            Step::Review(_) => {
                let length = draw(Purpose::Review, assumptions.review.at(rank));
                queued.reworking = false;
                length
            }
            Step::Rework(_) => queued.effort * assumptions.rework.get(),
            Step::Mend => {
                queued.reworking = true;
                queued.effort * assumptions.rework.get()
            }
            Step::Brief(_) => draw(Purpose::Briefing, assumptions.briefing),
            Step::Finish => queued.effort * assumptions.finish.get(),
            Step::Visit | Step::Home => queued.service,
        }
    }

    /// Whether a person works at the bench where a paper waits, and may take it: papers that the
    /// superior decides wait for the superior, not for whoever is seated at the desk.
    pub(crate) fn may_take(&self, person: usize, paper: usize) -> bool {
        let paper = &self.papers[&paper];
        let (person, desk) = (&self.chart.people[person], &self.chart.desks[paper.stop.desk]);
        let same_bench = self.chart.desks[person.desk].bench == desk.bench;
        let for_superior = matches!(paper.step, Step::Review(_)) && paper.decided >= desk.rank;
        same_bench && !(person.seated && for_superior)
    }

    /// What a person takes first: of the own queue, then urgent, then what has waited longest.
    fn first_for(&self, person: usize) -> Option<usize> {
        let waiting = self.papers.iter().filter_map(|(number, paper)| {
            let order = paper.waits?;
            let elsewhere = paper.stop.desk != self.chart.people[person].desk;
            Some((elsewhere, !paper.urgent, order, *number))
        });
        let mine = waiting.filter(|(_, _, _, number)| self.may_take(person, *number));
        mine.min().map(|(_, _, _, number)| number)
    }

    /// A person who is free takes the next paper, if there is one.
    pub(crate) fn takes_next(&mut self, person: usize) {
        if let Doing::Free { .. } = self.workers[person].doing
            && let Some(paper) = self.first_for(person)
        {
            self.starts(person, paper);
        }
    }

    fn starts(&mut self, person: usize, paper: usize) {
        let (now, desk) = (self.now, self.papers[&paper].stop.desk);
        let waited = now - self.papers[&paper].since;
        self.paper(paper).waits = None;
        self.paper(paper).since = now;
        if self.is_measured_now() {
            self.sums.desks[desk].visits += 1;
            self.sums.desks[desk].wait += waited;
        }
        self.workers[person].doing = Doing::Busy { paper };
        self.note(paper, Happening::Starts, Some(desk));
        let length = ticks(self.length_for(person, paper));
        self.schedule(length, Event::ServiceEnds { person });
    }

    /// Whoever works for another section is slower, and so is a bench with long queues.
    fn length_for(&self, person: usize, paper: usize) -> f64 {
        let assumptions = &self.scenario.assumptions;
        let paper = &self.papers[&paper];
        let needs_knowledge = match paper.step {
            Step::Handle | Step::Rework(_) | Step::Mend | Step::Finish => true,
            Step::Cosign(_) => paper.stop.signs,
            Step::Triage(_)
            | Step::Review(_)
            | Step::Down(_)
            | Step::Home
            | Step::Brief(_)
            | Step::Visit => false,
        };
        let stranger = self.chart.people[person].section.as_ref() != Some(&paper.stop.unit);
        let mut length = paper.service;
        if needs_knowledge && stranger {
            length *= 1.0 + assumptions.generalist.get();
        }
        let bench = self.chart.desks[paper.stop.desk].bench;
        let at_bench = self
            .papers
            .values()
            .filter(|p| p.waits.is_some() && self.chart.desks[p.stop.desk].bench == bench)
            .count();
        let waiting = at_bench as f64 / self.chart.servers(paper.stop.desk) as f64;
        length * (1.0 + assumptions.overload.get() * (waiting - 5.0).max(0.0))
    }

    /// First the paper moves on, then the person takes the next.
    pub(crate) fn service_ends(&mut self, person: usize) {
        let Doing::Busy { paper } = self.workers[person].doing else { panic!("nobody is busy") };
        let worker = &mut self.workers[person];
        worker.doing = if worker.absent { Doing::Away } else { Doing::Free { since: self.now } };
        self.note(paper, Happening::Ends, Some(self.papers[&paper].stop.desk));
        self.moves_on(paper);
        self.takes_next(person);
    }
}
