//! One replication: the state of a department at one instant, and what each event does to it.

use super::agenda::{Agenda, EventKind, LAST_TICK, index};
use super::draw::{Key, Purpose, Sampler, Stream, ticks};
use super::network::{ClassPlan, Desk, Errand, NONE, Network};
use super::outcome::{Kind, Outcome};
use super::papers::{Garbling, Lane, Paper, Papers, Stage};
use super::people::{Doing, People};
use super::tally::Tally;
use super::trace::{Happening, Nobody, Note, Observer};
use crate::scenario::Rank;
use crate::units::Ticks;

/// The measured time of a run [ticks].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First measured instant; before it the run warms up.
    pub from: u64,
    /// First instant that is measured no more.
    pub until: u64,
}

impl Window {
    /// A window of so many working days after a warm-up of so many.
    pub fn after(warm_up_days: f64, days: f64) -> Self {
        let from = Ticks::from_days(warm_up_days).0;
        Self { from, until: from + Ticks::from_days(days).0 }
    }

    /// How long it is.
    pub const fn length(self) -> u64 {
        self.until - self.from
    }

    /// How much of a stretch of time falls into it.
    #[inline]
    pub(super) fn overlap(self, start: u64, end: u64) -> u64 {
        end.min(self.until).saturating_sub(start.max(self.from))
    }

    #[inline]
    fn contains(self, at: u64) -> bool {
        (self.from..self.until).contains(&at)
    }
}

/// A replication under way.
#[derive(Clone, Debug)]
pub struct Run<'n, O = Nobody> {
    network: &'n Network,
    agenda: Agenda,
    papers: Papers,
    people: People,
    lanes: Vec<Lane>,
    sources: Vec<Source>,
    callers: Vec<Caller>,
    absences: Vec<Stream>,
    reminders: Vec<Reminder>,
    leaves: Leaves,
    window: Window,
    cap: u64,
    now: u64,
    queued: u64,
    finished: bool,
    tally: Tally,
    observer: O,
}

/// Where the leaves of each kind of event begin; people's come first.
#[derive(Clone, Copy, Debug)]
struct Leaves {
    transit: u32,
    sources: u32,
    callers: u32,
    absences: u32,
    reminders: u32,
}

/// A class of matters in a run.
#[derive(Clone, Copy, Debug)]
struct Source {
    stream: Stream,
    next: u32,
}

/// A visitor in a run.
#[derive(Clone, Copy, Debug)]
struct Caller {
    stream: Stream,
    visits: u32,
}

/// The papers of a class whose deadline draws near, in order.
#[derive(Clone, Copy, Debug)]
struct Reminder {
    first: u32,
    last: u32,
}

impl<'n> Run<'n> {
    /// Prepares a replication that nobody observes.
    pub fn new(network: &'n Network, window: Window, seed: u64, replication: u32) -> Self {
        Run::observed(network, window, seed, replication, Nobody)
    }
}

impl<'n, O: Observer> Run<'n, O> {
    /// Prepares a replication.
    pub fn observed(
        network: &'n Network,
        window: Window,
        seed: u64,
        replication: u32,
        observer: O,
    ) -> Self {
        let run = Stream::of_run(seed, replication);
        let leaves = Leaves::of(network);
        let source = |class: &ClassPlan| Source {
            stream: Network::class_stream(run, &class.id),
            next: 0,
        };
        let mut state = Self {
            network,
            agenda: Agenda::new(leaves.count(network), leaves.transit),
            papers: Papers::with_capacity(1024),
            people: People::new(network, window),
            lanes: vec![Lane::EMPTY; network.lanes.len()],
            sources: network.classes.iter().map(source).collect(),
            callers: network
                .visitors
                .iter()
                .map(|v| Caller { stream: Network::visitor_stream(run, &v.name), visits: 0 })
                .collect(),
            absences: network
                .people
                .iter()
                .map(|person| {
                    let name = person.absence.as_ref().map_or("", |absence| &absence.name);
                    Network::person_stream(run, name)
                })
                .collect(),
            reminders: vec![Reminder { first: NONE, last: NONE }; network.classes.len()],
            leaves,
            window,
            cap: (window.until + window.length()).min(LAST_TICK),
            now: 0,
            queued: 0,
            finished: false,
            tally: Tally::new(network, window, expected(network, window)),
            observer,
        };
        state.begin();
        state
    }

    /// Plays at most this many events; whether the replication is over.
    pub fn advance(&mut self, events: u32) -> bool {
        let mut left = events;
        while left > 0 && !self.finished {
            self.step();
            left -= 1;
        }
        self.finished
    }

    /// Plays the rest and gives what was measured.
    pub fn finish(mut self) -> Outcome {
        while !self.advance(u32::MAX) {}
        self.outcome()
    }

    /// What was measured, of a replication that is over.
    pub fn outcome(self) -> Outcome {
        self.tally.outcome(&self.people)
    }

    /// What was measured and who observed it.
    pub fn into_parts(self) -> (Outcome, O) {
        (self.tally.outcome(&self.people), self.observer)
    }

    /// First arrivals, visits and absences.
    fn begin(&mut self) {
        for person in 0..index(self.network.people.len()) {
            self.first_absence(person);
        }
        for class in 0..index(self.network.classes.len()) {
            self.next_arrival(class);
        }
        for caller in 0..index(self.network.visitors.len()) {
            self.next_call(caller);
        }
    }

    /// Plays one event.
    #[inline]
    fn step(&mut self) {
        let Some((at, leaf)) = self.agenda.first() else {
            return self.close(self.window.until);
        };
        if at >= self.window.until && (self.tally.open == 0 || at >= self.cap) {
            return self.close(at.min(self.cap));
        }
        self.now = at;
        self.tally.events += 1;
        if leaf < self.leaves.transit {
            self.service_ends(leaf);
        } else if leaf == self.leaves.transit {
            self.reaches_room();
        } else if leaf < self.leaves.callers {
            self.matter_arrives(leaf - self.leaves.sources);
        } else if leaf < self.leaves.absences {
            self.caller_arrives(leaf - self.leaves.callers);
        } else if leaf < self.leaves.reminders {
            self.turn(leaf - self.leaves.absences);
        } else {
            self.deadline_nears(leaf - self.leaves.reminders);
        }
    }

    /// The run is over: what is open stays open.
    #[cold]
    fn close(&mut self, now: u64) {
        self.now = now;
        self.people.close(now);
        self.count_overdue();
        self.finished = true;
    }

    /// Open matters that are older than their deadline are late.
    fn count_overdue(&mut self) {
        for (place, paper) in self.open_matters() {
            let class = self.network.classes[place].deadline;
            if class.is_some_and(|limit| self.now - paper > limit) {
                self.tally.classes[place].late += 1;
            }
        }
    }

    /// Class and arrival of the measured matters that are open.
    fn open_matters(&self) -> Vec<(usize, u64)> {
        self.papers
            .all()
            .filter(|paper| paper.measured && paper.parent == NONE)
            .map(|paper| (paper.class as usize, paper.arrived))
            .collect()
    }

    // Arrivals ----------------------------------------------------------------------------------

    fn next_arrival(&mut self, class: u32) {
        let source = self.sources[class as usize];
        let between = self.network.classes[class as usize].between;
        if between.exists() {
            let uniform = source.stream.item(u64::from(source.next)).uniform(Key::of(Purpose::Interarrival));
            let at = self.now + ticks(between.length(uniform));
            self.agenda.schedule(self.leaves.sources + class, EventKind::Arrival, at);
        }
    }

    fn matter_arrives(&mut self, class: u32) {
        let network = self.network;
        let plan = &network.classes[class as usize];
        let source = &mut self.sources[class as usize];
        let number = source.next;
        source.next += 1;
        let stream = source.stream.item(u64::from(number));
        self.next_arrival(class);
        let measured = self.window.contains(self.now);
        if stream.happens(Key::of(Purpose::Bought), plan.bought) {
            self.tally.classes[class as usize].bought += u64::from(measured);
            return;
        }
        self.tally.classes[class as usize].arrived += u64::from(measured);
        self.tally.open += u64::from(measured);
        let decided = plan.deciding_rank(stream.uniform(Key::of(Purpose::Decided)));
        let place = self.papers.insert(Paper {
            index: number,
            effort: plan.effort.length(stream.uniform(Key::of(Purpose::Effort))),
            decided,
            reviewers: plan.reviewers[decided.index()],
            section: plan.section,
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
    fn misdirect(&mut self, place: u32, present: Option<u32>) {
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
        let desk = plan.wrong[choice];
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
            self.send(place, desk);
        } else {
            self.recognised(place);
        }
    }

    /// Handles a paper at the right section; one that has just come in has no way behind it.
    fn handle_or_enter(&mut self, place: u32, entering: bool) {
        if entering {
            let plan = &self.network.classes[self.papers[place].class as usize];
            self.papers[place].room = self.network.desks[plan.drafting as usize].room;
        }
        self.handle(place);
    }

    /// A wrong section has seen that a paper is not for it.
    fn recognised(&mut self, place: u32) {
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

    // The way of a paper ------------------------------------------------------------------------

    fn handle(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        self.papers[place].stage = Stage::Handling;
        if plan.effort.exists() {
            self.send(place, plan.drafting);
        } else {
            self.drafted(place);
        }
    }

    fn drafted(&mut self, place: u32) {
        self.leave_defect(place);
        let legs = self.network.classes[self.papers[place].class as usize].legs.len();
        let paper = &mut self.papers[place];
        paper.stage = Stage::Cosigning;
        paper.outstanding = u16::try_from(legs).unwrap_or(u16::MAX);
        paper.leg = 0;
        self.ask_cosigners(place);
    }

    fn leave_defect(&mut self, place: u32) {
        let probability = self.network.times.defect;
        let paper = &mut self.papers[place];
        let key = paper.next_key(Purpose::Defect, Rank::Clerk);
        paper.defect = paper.stream.happens(key, probability);
    }

    /// Asks the next co-signer, or all of them at once, or goes on to the review.
    fn ask_cosigners(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &self.papers[place];
        if paper.outstanding == 0 {
            self.papers[place].position = 0;
            return self.review_next(place);
        }
        let first = paper.leg;
        let last = if plan.parallel { index(plan.legs.len()) } else { u32::from(first) + 1 };
        self.papers[place].child = NONE;
        let mut copies = Copies::default();
        for leg in u32::from(first)..last {
            let copy = self.copy_for(place, leg);
            copies.add(&mut self.papers, place, copy);
        }
        let mut copy = copies.first;
        while copy != NONE {
            // A copy may return at once, and with the last one the paper moves on.
            let next = self.papers[copy].sibling;
            self.next_stop(copy);
            copy = next;
        }
    }

    fn copy_for(&mut self, place: u32, leg: u32) -> u32 {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &self.papers[place];
        let copy = Paper {
            stage: Stage::Stop,
            position: plan.legs[leg as usize].stops.0,
            branch: u16::try_from(leg + 1).unwrap_or(u16::MAX),
            leg: u16::try_from(leg).unwrap_or(u16::MAX),
            room: paper.room,
            index: paper.index,
            section: plan.legs[leg as usize].section,
            parent: place,
            urgent: paper.urgent,
            measured: paper.measured,
            ..Paper::new(paper.stream, paper.class, self.now)
        };
        self.papers.insert(copy)
    }

    /// A copy goes to its next stop, or back to its paper.
    fn next_stop(&mut self, copy: u32) {
        let network = self.network;
        let paper = &self.papers[copy];
        let leg = &network.classes[paper.class as usize].legs[paper.leg as usize];
        let mut position = paper.position;
        while position < leg.stops.1 {
            let stop = network.stops[position as usize];
            let exists = match stop.errand {
                Errand::Relay => network.times.relay.exists(),
                Errand::Cosign => leg.effort.exists(),
            };
            if exists {
                self.papers[copy].position = position;
                return self.send(copy, stop.desk);
            }
            position += 1;
        }
        self.copy_returns(copy);
    }

    /// The copy that returns first gives its times to the paper; until the last is back it waits.
    fn copy_returns(&mut self, copy: u32) {
        let place = self.papers[copy].parent;
        let parallel = self.network.classes[self.papers[copy].class as usize].parallel;
        let (room, parts) = (self.papers[copy].room, self.papers[copy].parts);
        let paper = &mut self.papers[place];
        paper.room = room;
        paper.outstanding -= 1;
        if paper.joining {
            if paper.outstanding == 0 {
                let waited = self.now - paper.since;
                paper.spend(Kind::Join, Rank::Clerk, waited);
                paper.joining = false;
            }
        } else {
            paper.parts.absorb(&parts);
            paper.since = self.now;
            paper.joining = parallel && paper.outstanding > 0;
        }
        if parallel && paper.outstanding > 0 {
            return;
        }
        paper.leg += 1;
        self.discard_copies(place);
        self.ask_cosigners(place);
    }

    fn discard_copies(&mut self, place: u32) {
        let mut copy = self.papers[place].child;
        self.papers[place].child = NONE;
        while copy != NONE {
            let next = self.papers[copy].sibling;
            self.papers.remove(copy);
            copy = next;
        }
    }

    /// Goes to the next desk of the climb that reviews, or is decided.
    fn review_next(&mut self, place: u32) {
        let network = self.network;
        let paper = &self.papers[place];
        let plan = &network.classes[paper.class as usize];
        let mut position = paper.position;
        while position < u32::from(paper.reviewers) {
            let desk = plan.climb[position as usize];
            let rank = network.desks[desk as usize].rank;
            if network.times.review[rank.index()].exists() {
                self.papers[place].stage = Stage::Review;
                self.papers[place].position = position;
                return self.send(place, desk);
            }
            position += 1;
        }
        self.decide(place);
    }

    fn reviewed(&mut self, place: u32) {
        let times = &self.network.times;
        let desk = self.papers[place].desk;
        let rank = self.network.desks[desk as usize].rank;
        let paper = &mut self.papers[place];
        let key = Key { purpose: Purpose::Catch, ..paper.last_review(rank) };
        if paper.defect && paper.returns < 3 && paper.stream.happens(key, times.catch) {
            return self.return_for_rework(place);
        }
        paper.position += 1;
        self.review_next(place);
    }

    fn return_for_rework(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &mut self.papers[place];
        paper.returns += 1;
        self.tally.quality.returned += u64::from(paper.measured);
        let desk = paper.desk;
        paper.reworking = true;
        paper.stage = Stage::Rework;
        self.note(place, Happening::Returned, desk);
        if self.rework_exists(plan) {
            self.send(place, plan.drafting);
        } else {
            self.reworked(place);
        }
    }

    fn rework_exists(&self, plan: &ClassPlan) -> bool {
        plan.effort.exists() && self.network.times.rework > 0.0
    }

    fn reworked(&mut self, place: u32) {
        self.leave_defect(place);
        self.papers[place].stage = Stage::Review;
        self.review_next(place);
    }

    /// Whether the decision is garbled shows at each hand-over on the way down.
    fn decide(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let plan = &network.classes[paper.class as usize];
        let below = usize::from(paper.reviewers.saturating_sub(1));
        if paper.garbling == Garbling::Clear && paper.reviewers > 0 {
            let climb = plan.climb[..below].iter().map(|desk| network.desks[*desk as usize].rank);
            let garbled = climb.chain(std::iter::once(Rank::Clerk)).any(|rank| {
                let key = Key { rank, ..Key::of(Purpose::Garbled) };
                paper.stream.happens(key, network.times.garbled)
            });
            if garbled {
                paper.garbling = Garbling::Garbled;
                self.tally.quality.garbled += u64::from(paper.measured);
            }
        }
        paper.stage = Stage::Down;
        paper.position = index(below);
        self.down_next(place);
    }

    /// Passes the next desk on the way down, or reaches the drafting desk.
    fn down_next(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let plan = &network.classes[paper.class as usize];
        if paper.position > 0 && network.times.relay.exists() {
            paper.position -= 1;
            let desk = plan.climb[paper.position as usize];
            return self.send(place, desk);
        }
        if paper.garbling == Garbling::Garbled {
            return self.mend(place);
        }
        paper.stage = Stage::Finish;
        if plan.effort.exists() && network.times.finish > 0.0 {
            self.send(place, plan.drafting);
        } else {
            self.complete(place);
        }
    }

    /// A garbled decision costs one rework, one more climb and one more way down.
    fn mend(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &mut self.papers[place];
        paper.garbling = Garbling::Mended;
        paper.stage = Stage::Ungarble;
        if self.rework_exists(plan) {
            self.send(place, plan.drafting);
        } else {
            self.mended(place);
        }
    }

    fn mended(&mut self, place: u32) {
        self.leave_defect(place);
        self.papers[place].position = 0;
        self.review_next(place);
    }

    fn complete(&mut self, place: u32) {
        self.note(place, Happening::Completes, NONE);
        self.forget_deadline(place);
        let paper = &self.papers[place];
        if paper.measured {
            let deadline = self.network.classes[paper.class as usize].deadline;
            self.tally.completed(paper, deadline, self.window, self.now);
        }
        self.papers.remove(place);
    }

    // Desks -------------------------------------------------------------------------------------

    /// Sends a paper to a desk; another room takes a hand-over.
    fn send(&mut self, place: u32, desk: Desk) {
        let network = self.network;
        let plan = &network.desks[desk as usize];
        let paper = &mut self.papers[place];
        paper.desk = desk;
        if paper.room == plan.room {
            return self.queue(place);
        }
        paper.room = plan.room;
        self.tally.handovers += u64::from(paper.measured);
        if !network.times.handover.exists() {
            return self.queue(place);
        }
        let key = paper.next_key(Purpose::Handover, plan.rank);
        let length = network.times.handover.length(paper.stream.uniform(key));
        paper.since = self.now;
        self.note(place, Happening::Leaves, desk);
        self.agenda.send(place, self.now + ticks(length));
    }

    fn reaches_room(&mut self) {
        let Some(place) = self.agenda.receive() else { return };
        let paper = &mut self.papers[place];
        let rank = self.network.desks[paper.desk as usize].rank;
        let length = self.now - paper.since;
        paper.spend(Kind::Handover, rank, length);
        self.queue(place);
    }

    /// A paper queues at its desk, and is taken at once if somebody is free.
    fn queue(&mut self, place: u32) {
        let network = self.network;
        let desk = self.papers[place].desk;
        let plan = &network.desks[desk as usize];
        self.prepare(place, plan.rank);
        let lane = self.lane_for(place);
        let paper = &mut self.papers[place];
        paper.since = self.now;
        paper.order = self.queued;
        self.queued += 1;
        paper.absent_before =
            self.people.absent_time(network.lanes[lane as usize].watch, self.now);
        let arriving = ticks(paper.service);
        if self.window.contains(self.now) {
            self.tally.desks[desk as usize].work += arriving;
        }
        self.note(place, Happening::Queues, desk);
        let station = network.lanes[lane as usize].station;
        if self.people.anybody_free(station)
            && let Some(person) = self.free_person(place, lane)
        {
            return self.start(person, place);
        }
        self.papers[place].lane = lane;
        self.lanes[lane as usize].push(&mut self.papers, place);
    }

    /// Papers that the superior decides wait for the superior, at a desk with a seat.
    fn lane_for(&self, place: u32) -> u32 {
        let paper = &self.papers[place];
        let plan = &self.network.desks[paper.desk as usize];
        if paper.stage == Stage::Review && paper.decided >= plan.rank {
            plan.superior_lane
        } else {
            plan.lane
        }
    }

    /// Draws how long the step takes somebody who knows the duty.
    fn prepare(&mut self, place: u32, rank: Rank) {
        let times = &self.network.times;
        let paper = &mut self.papers[place];
        let draw = |paper: &mut Paper, purpose: Purpose, sampler: Sampler| {
            let key = paper.next_key(purpose, rank);
            sampler.length(paper.stream.uniform(key))
        };
        paper.service = match paper.stage {
            Stage::Triage => draw(paper, Purpose::Triage, times.triage),
            Stage::Handling => paper.effort,
            Stage::Review => {
                paper.reworking = false;
                draw(paper, Purpose::Review, times.review[rank.index()])
            }
            Stage::Rework => paper.effort * times.rework,
            Stage::Ungarble => {
                paper.reworking = true;
                paper.effort * times.rework
            }
            Stage::Down => draw(paper, Purpose::Relay, times.relay),
            Stage::Finish => paper.effort * times.finish,
            Stage::Stop => {
                let stop = self.network.stops[paper.position as usize];
                match stop.errand {
                    Errand::Relay => draw(paper, Purpose::Relay, times.relay),
                    Errand::Cosign => {
                        let plan = &self.network.classes[paper.class as usize];
                        draw(paper, Purpose::Effort, plan.legs[paper.leg as usize].effort)
                    }
                }
            }
            Stage::Visit | Stage::Cosigning => paper.service,
        };
    }

    /// The free person who takes a paper: of its own section first, the one free longest.
    fn free_person(&self, place: u32, lane: u32) -> Option<u32> {
        let section = self.papers[place].section;
        self.network
            .people_of_lane(lane)
            .filter_map(|person| {
                let plan = &self.network.people[person];
                let takes = |lanes: (u32, u32)| (lanes.0..lanes.1).contains(&lane);
                let person = index(person);
                match self.people[person].doing {
                    Doing::Free(since) if takes(plan.first) || takes(plan.second) => {
                        Some((plan.home != section, since, person))
                    }
                    Doing::Free(_) | Doing::Busy(_) | Doing::Away => None,
                }
            })
            .min()
            .map(|(_, _, person)| person)
    }

    /// A person begins with a paper.
    fn start(&mut self, person: u32, place: u32) {
        let network = self.network;
        let plan = &network.people[person as usize];
        let paper = &mut self.papers[place];
        let desk = paper.desk;
        let rank = network.desks[desk as usize].rank;
        let waited = self.now - paper.since;
        let lane = if paper.lane == NONE { network.desks[desk as usize].lane } else { paper.lane };
        let lane = network.lanes[lane as usize];
        if waited > 0 {
            let absent = self.people.absent_time(lane.watch, self.now) - paper.absent_before;
            paper.spend(Kind::Absent, rank, absent);
            paper.spend(Kind::Waiting, rank, waited - absent);
        }
        paper.lane = NONE;
        paper.since = self.now;
        let relay = paper.stage == Stage::Stop
            && network.stops[paper.position as usize].errand == Errand::Relay;
        let service = if paper.stage.needs_knowledge(relay) && plan.home != paper.section {
            paper.service * (1.0 + network.times.generalist)
        } else {
            paper.service
        };
        if self.window.contains(self.now) {
            let desk = &mut self.tally.desks[desk as usize];
            desk.visits += 1;
            desk.wait += waited;
        }
        self.people.take(person, lane.station, place, self.now);
        self.agenda.schedule(person, EventKind::ServiceEnd, self.now + ticks(service));
        self.note(place, Happening::Starts, desk);
    }

    /// A person is done: first the paper moves on, then the person takes the next.
    fn service_ends(&mut self, person: u32) {
        let network = self.network;
        let Doing::Busy(place) = self.people[person].doing else { return };
        self.agenda.clear(person);
        let desk = network.people[person as usize].desk;
        let station = network.lanes[network.desks[desk as usize].lane as usize].station;
        let free = self.people.finish(network, person, station, self.now);
        self.move_on(place);
        if free && matches!(self.people[person].doing, Doing::Free(_)) {
            self.take_next(person);
        }
    }

    /// What follows the step that a paper has just been through.
    fn move_on(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        let (stage, desk) = (paper.stage, paper.desk);
        let rank = self.network.desks[desk as usize].rank;
        let length = self.now - paper.since;
        self.note(place, Happening::Ends, desk);
        let paper = &mut self.papers[place];
        match stage {
            Stage::Visit => self.papers.remove(place),
            Stage::Triage => {
                paper.spend(Kind::Handling, rank, length);
                self.recognised(place);
            }
            Stage::Handling => {
                paper.spend(Kind::Handling, rank, length);
                self.drafted(place);
            }
            Stage::Stop => {
                let errand = self.network.stops[paper.position as usize].errand;
                let kind = if errand == Errand::Cosign { Kind::Handling } else { Kind::Relay };
                paper.spend(kind, rank, length);
                paper.position += 1;
                self.next_stop(place);
            }
            Stage::Review => {
                paper.spend(Kind::Review, rank, length);
                self.reviewed(place);
            }
            Stage::Rework => {
                paper.spend(Kind::Rework, rank, length);
                self.reworked(place);
            }
            Stage::Ungarble => {
                paper.spend(Kind::Rework, rank, length);
                paper.reworking = false;
                self.mended(place);
            }
            Stage::Down => {
                paper.spend(Kind::Relay, rank, length);
                self.down_next(place);
            }
            Stage::Finish => {
                paper.spend(Kind::Handling, rank, length);
                self.complete(place);
            }
            Stage::Cosigning => {}
        }
    }

    /// A free person takes the paper that comes first in their own queues, or else in the others.
    fn take_next(&mut self, person: u32) {
        let plan = &self.network.people[person as usize];
        let own = self.first_of(plan.first);
        let place = if own == NONE { self.first_of(plan.second) } else { own };
        if place != NONE {
            let lane = self.papers[place].lane;
            self.lanes[lane as usize].remove(&mut self.papers, place);
            self.start(person, place);
        }
    }

    /// The paper that comes first in some queues: urgent ones, then the one that came first.
    fn first_of(&self, lanes: (u32, u32)) -> u32 {
        (lanes.0..lanes.1)
            .map(|lane| self.lanes[lane as usize].first())
            .filter(|place| *place != NONE)
            .min_by_key(|place| (!self.papers[*place].urgent, self.papers[*place].order))
            .unwrap_or(NONE)
    }

    // Visits, absences, deadlines ---------------------------------------------------------------

    fn next_call(&mut self, caller: u32) {
        let Caller { stream, visits } = self.callers[caller as usize];
        let gap = self.network.visitors[caller as usize].gap;
        let at = self.now + ticks(gap.length(stream.uniform(Key::nth(Purpose::Gap, visits))));
        self.agenda.schedule(self.leaves.callers + caller, EventKind::Arrival, at);
    }

    fn caller_arrives(&mut self, caller: u32) {
        let network = self.network;
        let plan = &network.visitors[caller as usize];
        let Caller { stream, visits } = self.callers[caller as usize];
        self.callers[caller as usize].visits += 1;
        self.next_call(caller);
        let service = plan.length.length(stream.uniform(Key::nth(Purpose::Visit, visits)));
        let place = self.papers.insert(Paper {
            service,
            desk: plan.desk,
            ..Paper::new(stream, NONE, self.now)
        });
        self.queue(place);
    }

    /// The stationary start of a leader's absences.
    fn first_absence(&mut self, person: u32) {
        let plan = &self.network.people[person as usize];
        if plan.absence.is_none() {
            return;
        }
        let stream = self.absences[person as usize];
        if stream.happens(Key::of(Purpose::AwayAtFirst), 1.0 - plan.presence) {
            let station = self.station_of(person);
            self.people.leave(self.network, person, station, 0);
        }
        self.next_turn(person);
    }

    fn next_turn(&mut self, person: u32) {
        let Some(absence) = &self.network.people[person as usize].absence else { return };
        let n = self.people.next_turn(person);
        let (purpose, sampler) = if self.people[person].absent {
            (Purpose::Away, absence.away)
        } else {
            (Purpose::Present, absence.present)
        };
        let uniform = self.absences[person as usize].uniform(Key::nth(purpose, n));
        let at = self.now + ticks(sampler.length(uniform));
        self.agenda.schedule(self.leaves.absences + person, EventKind::Absence, at);
    }

    /// A leader leaves or comes back.
    fn turn(&mut self, person: u32) {
        let station = self.station_of(person);
        if self.people[person].absent {
            let free = self.people.come_back(self.network, person, station, self.now);
            self.next_turn(person);
            if free {
                self.take_next(person);
            }
        } else {
            self.people.leave(self.network, person, station, self.now);
            self.next_turn(person);
        }
    }

    fn station_of(&self, person: u32) -> u32 {
        let desk = self.network.people[person as usize].desk;
        let lane = self.network.desks[desk as usize].lane;
        self.network.lanes[lane as usize].station
    }

    /// Puts a new paper among those whose deadline will draw near.
    fn watch_deadline(&mut self, place: u32, plan: &ClassPlan) {
        let Some(after) = plan.warning else { return };
        let class = self.papers[place].class;
        let reminder = &mut self.reminders[class as usize];
        let last = std::mem::replace(&mut reminder.last, place);
        if last == NONE {
            reminder.first = place;
            let leaf = self.leaves.reminders + class;
            self.agenda.schedule(leaf, EventKind::Warning, self.now + after);
        } else {
            self.papers[last].warn_next = place;
        }
        self.papers[place].warn_before = last;
        self.papers[place].warned_for = true;
    }

    /// Takes a paper from among those whose deadline will draw near.
    fn forget_deadline(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        if !std::mem::take(&mut paper.warned_for) {
            return;
        }
        let (class, before, after) = (paper.class, paper.warn_before, paper.warn_next);
        let reminder = &mut self.reminders[class as usize];
        if after == NONE {
            reminder.last = before;
        } else {
            self.papers[after].warn_before = before;
        }
        if before != NONE {
            self.papers[before].warn_next = after;
            return;
        }
        self.reminders[class as usize].first = after;
        let leaf = self.leaves.reminders + class;
        match self.network.classes[class as usize].warning.filter(|_| after != NONE) {
            Some(offset) => {
                let at = self.papers[after].arrived + offset;
                self.agenda.schedule(leaf, EventKind::Warning, at);
            }
            None => self.agenda.clear(leaf),
        }
    }

    /// The first paper of a class, with its copies, becomes urgent.
    fn deadline_nears(&mut self, class: u32) {
        let place = self.reminders[class as usize].first;
        self.forget_deadline(place);
        self.make_urgent(place);
        let mut copy = self.papers[place].child;
        while copy != NONE {
            self.make_urgent(copy);
            copy = self.papers[copy].sibling;
        }
    }

    fn make_urgent(&mut self, place: u32) {
        let lane = self.papers[place].lane;
        if lane != NONE {
            self.lanes[lane as usize].remove(&mut self.papers, place);
        }
        self.papers[place].urgent = true;
        if lane != NONE {
            self.lanes[lane as usize].push(&mut self.papers, place);
        }
    }

    #[inline]
    fn note(&mut self, place: u32, what: Happening, desk: u32) {
        let paper = &self.papers[place];
        self.observer.note(Note {
            at: Ticks(self.now),
            what,
            class: paper.class,
            index: paper.index,
            branch: paper.branch,
            desk,
        });
    }
}

impl Leaves {
    fn of(network: &Network) -> Self {
        let transit = index(network.people.len());
        let sources = transit + 1;
        let callers = sources + index(network.classes.len());
        let absences = callers + index(network.visitors.len());
        Self { transit, sources, callers, absences, reminders: absences + transit }
    }

    fn count(self, network: &Network) -> usize {
        self.reminders as usize + network.classes.len()
    }
}

/// The copies of one paper, linked in order.
struct Copies {
    first: u32,
    last: u32,
}

impl Default for Copies {
    fn default() -> Self {
        Self { first: NONE, last: NONE }
    }
}

impl Copies {
    fn add(&mut self, papers: &mut Papers, place: u32, copy: u32) {
        if self.last == NONE {
            self.first = copy;
            papers[place].child = copy;
        } else {
            papers[self.last].sibling = copy;
        }
        self.last = copy;
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

/// How many measured matters are to be expected at most, nearly always.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size hint; `as` saturates"
)]
fn expected(network: &Network, window: Window) -> usize {
    let mean: f64 = network
        .classes
        .iter()
        .map(|class| match class.between {
            Sampler::Exponential(between) => window.length() as f64 / between,
            Sampler::Never | Sampler::Fixed(_) | Sampler::Uniform(_) | Sampler::Lognormal(..) => 0.0,
        })
        .sum();
    (mean + 8.0 * libm::sqrt(mean)) as usize + 16
}
