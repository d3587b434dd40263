//! A replication, played on one list of events that is searched from end to end.

use std::collections::BTreeMap;

use spanlab::department::Department;
use spanlab::engine::draw::{Key, Purpose, Sampler, Stream, ticks};
use spanlab::engine::{
    ClassOutcome, DeskOutcome, Happening, Kind, Note, PersonOutcome, QualityOutcome, Quantiles,
    ReachOutcome, Window,
};
use spanlab::scenario::{MatterClass, Scenario};
use spanlab::units::{TICKS_PER_DAY, TICKS_PER_MINUTE, Ticks};

use crate::chart::Chart;
use crate::lines::{self, Stop};
use crate::paper::{Paper, Parts};

/// What can happen, in the order in which it does at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Event {
    ServiceEnds { person: usize },
    Arrives { paper: usize },
    Comes(Comes),
    Turns { person: usize },
    DeadlineNears { paper: usize },
}

/// What comes from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Comes {
    Batch { class: usize },
    Visitor { visitor: usize },
}

impl Event {
    const fn order(self) -> u8 {
        match self {
            Self::ServiceEnds { .. } => 0,
            Self::Arrives { .. } => 1,
            Self::Comes(_) => 2,
            Self::Turns { .. } => 3,
            Self::DeadlineNears { .. } => 4,
        }
    }
}

struct Scheduled {
    at: u64,
    /// Order of scheduling.
    number: u64,
    event: Event,
}

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Free { since: u64 },
    Busy { paper: usize },
    Away,
}

/// A person and their own clock.
pub(crate) struct Worker {
    pub(crate) doing: Doing,
    /// What the own clock says.
    pub(crate) absent: bool,
    turns: u32,
}

/// Somebody who calls about once a day.
struct Visitor {
    stream: Stream,
    stop: Stop,
    length: Sampler,
    visits: u32,
}

/// What was counted.
#[derive(Default)]
pub(crate) struct Sums {
    pub(crate) events: u64,
    pub(crate) notes: Vec<Note>,
    /// By class.
    pub(crate) delays: Vec<Vec<u64>>,
    pub(crate) parts: Parts,
    pub(crate) classes: Vec<ClassOutcome>,
    pub(crate) desks: Vec<DeskOutcome>,
    pub(crate) people: Vec<PersonOutcome>,
    pub(crate) quality: QualityOutcome,
    pub(crate) handovers: u64,
    pub(crate) reach: ReachOutcome,
    /// Desks at which measured matters queued.
    pub(crate) visits: u64,
    /// Open matters at the end of each day of the measured time.
    pub(crate) backlog: Vec<u64>,
    /// Open matters at the end of each day of the warm-up.
    pub(crate) warm_up_backlog: Vec<u64>,
    /// By class and position: who was the last of several co-signers.
    pub(crate) last_cosigner: Vec<Vec<u64>>,
}

/// A replication under way.
pub(crate) struct Play<'s> {
    pub(crate) scenario: &'s Scenario,
    pub(crate) department: &'s Department,
    pub(crate) chart: Chart,
    /// Who works where in the baseline; misdirected papers go by it.
    pub(crate) baseline: (&'s Department, Chart),
    pub(crate) window: Window,
    pub(crate) now: u64,
    events: Vec<Scheduled>,
    scheduled: u64,
    pub(crate) queued: u64,
    pub(crate) papers: BTreeMap<usize, Paper>,
    numbered: usize,
    pub(crate) workers: Vec<Worker>,
    leaders: Vec<Stream>,
    visitors: Vec<Visitor>,
    /// Stream and next index of each class.
    pub(crate) sources: Vec<(Stream, u32)>,
    /// Measured matters that are not done.
    pub(crate) open: u64,
    pub(crate) sums: Sums,
}

impl<'s> Play<'s> {
    pub(crate) fn new(
        scenario: &'s Scenario,
        baseline: &'s Department,
        department: &'s Department,
        window: Window,
        replication: u32,
    ) -> Self {
        let chart = Chart::of(department, &scenario.assumptions);
        let run = Stream::of_run(scenario.run.seed, replication);
        let work = department.work.iter();
        let at_desk = |_| Worker { doing: Doing::Free { since: 0 }, absent: false, turns: 0 };
        let sums = Sums {
            delays: vec![Vec::new(); department.work.len()],
            last_cosigner: work.clone().map(|c| vec![0; lines::signers(c).len()]).collect(),
            classes: vec![ClassOutcome::default(); department.work.len()],
            desks: vec![DeskOutcome::default(); chart.desks.len()],
            people: vec![PersonOutcome::default(); chart.people.len()],
            ..Sums::default()
        };
        Self {
            scenario,
            department,
            baseline: (baseline, Chart::of(baseline, &scenario.assumptions)),
            window,
            now: 0,
            events: Vec::new(),
            scheduled: 0,
            queued: 0,
            papers: BTreeMap::new(),
            numbered: 0,
            workers: chart.people.iter().map(at_desk).collect(),
            leaders: chart.people.iter().map(|p| run.named("absence").named(&p.id)).collect(),
            visitors: visitors(scenario, department, &chart, run),
            sources: work.map(|c| (run.named("class").named(c.id.as_str()), 0)).collect(),
            open: 0,
            sums,
            chart,
        }
    }

    /// Plays until the measured time is over and every measured matter is done, or as long again.
    pub(crate) fn play(mut self) -> (Sums, Chart) {
        let cap = self.window.until + self.window.length();
        self.begin();
        loop {
            let next = (0..self.events.len()).min_by_key(|n| {
                let Scheduled { at, number, event } = &self.events[*n];
                (*at, event.order(), *number)
            });
            let next = next.expect("work goes on arriving");
            let at = self.events[next].at;
            if at >= self.window.until && (self.open == 0 || at >= cap) {
                self.time_passes(at.min(cap));
                break;
            }
            self.time_passes(at);
            self.sums.events += 1;
            let Scheduled { event, .. } = self.events.swap_remove(next);
            self.happens(event);
        }
        self.count_overdue();
        for (class, delays) in self.sums.classes.iter_mut().zip(&mut self.sums.delays) {
            class.quantiles = Quantiles::of(delays);
        }
        (self.sums, self.chart)
    }

    fn begin(&mut self) {
        for person in 0..self.workers.len() {
            self.first_turn(person);
        }
        for class in 0..self.sources.len() {
            self.next_batch(class);
        }
        for visitor in 0..self.visitors.len() {
            self.next_visit(visitor);
        }
    }

    fn happens(&mut self, event: Event) {
        match event {
            Event::ServiceEnds { person } => self.service_ends(person),
            Event::Arrives { paper } => self.reaches_room(paper),
            Event::Comes(Comes::Batch { class }) => self.batch_comes(class),
            Event::Comes(Comes::Visitor { visitor }) => self.visitor_comes(visitor),
            Event::Turns { person } => self.turns(person),
            Event::DeadlineNears { paper } => self.deadline_nears(paper),
        }
    }

    pub(crate) fn schedule(&mut self, after: u64, event: Event) {
        self.scheduled += 1;
        self.events.push(Scheduled { at: self.now + after, number: self.scheduled, event });
    }

    pub(crate) fn forget(&mut self, event: Event) {
        self.events.retain(|scheduled| scheduled.event != event);
    }

    pub(crate) fn class(&self, class: usize) -> &'s MatterClass {
        &self.department.work[class]
    }

    pub(crate) fn class_of(&self, paper: usize) -> &'s MatterClass {
        self.class(self.papers[&paper].class.expect("a paper of a class"))
    }

    pub(crate) fn paper(&mut self, paper: usize) -> &mut Paper {
        self.papers.get_mut(&paper).expect("a paper that is not done")
    }

    pub(crate) fn add(&mut self, paper: Paper) -> usize {
        self.numbered += 1;
        self.papers.insert(self.numbered, paper);
        self.numbered
    }

    pub(crate) fn note(&mut self, paper: usize, what: Happening, desk: Option<usize>) {
        let paper = &self.papers[&paper];
        let number = |n: usize| u32::try_from(n).expect("few");
        self.sums.notes.push(Note {
            at: Ticks(self.now),
            what,
            class: paper.class.map_or(u32::MAX, number),
            index: paper.index,
            branch: paper.branch,
            desk: desk.map_or(u32::MAX, number),
        });
    }

    /// Everybody and every paper spends the time until the next event.
    fn time_passes(&mut self, until: u64) {
        let (start, end) = (self.now.max(self.window.from), until.min(self.window.until));
        let measured = end.saturating_sub(start);
        for (worker, sum) in self.workers.iter().zip(&mut self.sums.people) {
            if worker.doing != Doing::Away {
                sum.at_desk += measured;
            }
            if let Doing::Busy { .. } = worker.doing {
                sum.busy += measured;
            }
        }
        self.days_end(until);
        let length = until - self.now;
        let waiting: Vec<usize> =
            self.papers.iter().filter(|(_, p)| p.waits.is_some()).map(|(n, _)| *n).collect();
        for paper in waiting {
            let mut workers = (0..self.workers.len()).filter(|p| self.may_take(*p, paper));
            let somebody = workers.any(|person| self.workers[person].doing != Doing::Away);
            let kind = if somebody { Kind::Waiting } else { Kind::Absent };
            let rank = self.rank_at(paper);
            self.paper(paper).spend(kind, rank, length);
        }
        self.now = until;
    }

    /// Counts the open matters at the end of each day, before what happens at that instant.
    fn days_end(&mut self, until: u64) {
        let open = self.papers.values().filter(|p| p.class.is_some() && p.copy_of.is_none());
        let open = open.count() as u64;
        let days = (1..=self.window.length() / TICKS_PER_DAY).map(|n| n * TICKS_PER_DAY);
        let passed = days.map(|day| self.window.from + day);
        let passed = passed.filter(|end| self.now < *end && *end <= until);
        self.sums.backlog.extend(passed.map(|_| open));
        let days = (0..(self.window.from - self.window.begin).div_ceil(TICKS_PER_DAY)).rev();
        let passed = days.map(|day| self.window.from - day * TICKS_PER_DAY);
        let passed = passed.filter(|end| self.now < *end && *end <= until);
        self.sums.warm_up_backlog.extend(passed.map(|_| open));
    }

    fn count_overdue(&mut self) {
        for paper in self.papers.values().filter(|p| p.measured && p.copy_of.is_none()) {
            let class = paper.class.expect("a paper of a class");
            let limit = self.class(class).deadline_days.map(|days| Ticks::from_days(days.get()).0);
            if limit.is_some_and(|limit| self.now - paper.arrived > limit) {
                self.sums.classes[class].late += 1;
            }
        }
    }

    // Visits.

    fn next_visit(&mut self, visitor: usize) {
        let Visitor { stream, visits, .. } = &self.visitors[visitor];
        let gap = Sampler::between(spanlab::units::PerDay::new(1.0).expect("a rate"), 1.0);
        let uniform = stream.uniform(Key::nth(Purpose::Gap, *visits));
        self.schedule(ticks(gap.length(uniform)), Event::Comes(Comes::Visitor { visitor }));
    }

    fn visitor_comes(&mut self, visitor: usize) {
        let Visitor { stream, ref stop, length, visits } = self.visitors[visitor];
        let (stop, room) = (stop.clone(), self.chart.desks[stop.desk].room.clone());
        self.visitors[visitor].visits += 1;
        self.next_visit(visitor);
        if self.now < self.window.begin {
            return;
        }
        let service = length.length(stream.uniform(Key::nth(Purpose::Visit, visits)));
        let paper = Paper { service, ..Paper::new(stream, self.now, room, stop) };
        let caller = self.add(paper);
        self.queue(caller);
    }

    // Absences.

    fn first_turn(&mut self, person: usize) {
        let presence = self.chart.people[person].presence;
        if presence >= 1.0 || self.scenario.assumptions.absence.get() <= 0.0 {
            return;
        }
        if self.leaders[person].uniform(Key::of(Purpose::AwayAtFirst)) < 1.0 - presence {
            self.workers[person].absent = true;
            self.workers[person].doing = Doing::Away;
        }
        self.next_turn(person);
    }

    /// At the desk and away by turns, each turn exponential.
    fn next_turn(&mut self, person: usize) {
        let presence = self.chart.people[person].presence;
        let away = self.scenario.assumptions.absence.get() * TICKS_PER_MINUTE;
        let (purpose, mean) = if self.workers[person].absent {
            (Purpose::Away, away)
        } else {
            (Purpose::Present, away * presence / (1.0 - presence))
        };
        let uniform = self.leaders[person].uniform(Key::nth(purpose, self.workers[person].turns));
        self.workers[person].turns += 1;
        let length = Sampler::Exponential(mean).length(uniform);
        self.schedule(ticks(length), Event::Turns { person });
    }

    fn turns(&mut self, person: usize) {
        let worker = &mut self.workers[person];
        worker.absent = !worker.absent;
        match (worker.absent, worker.doing) {
            (true, Doing::Free { .. }) => worker.doing = Doing::Away,
            (false, Doing::Away) => worker.doing = Doing::Free { since: self.now },
            (_, Doing::Free { .. } | Doing::Busy { .. } | Doing::Away) => {}
        }
        self.next_turn(person);
        self.takes_next(person);
    }

    // Deadlines.

    fn deadline_nears(&mut self, paper: usize) {
        let out = self.papers[&paper].out.clone();
        for paper in out.into_iter().chain([paper]) {
            self.paper(paper).urgent = true;
        }
    }
}

fn visitors(
    scenario: &Scenario,
    department: &Department,
    chart: &Chart,
    run: Stream,
) -> Vec<Visitor> {
    let check_ins = lines::check_ins(department, chart).into_iter();
    let check_ins = check_ins.chain(lines::second_check_ins(department, chart));
    let check_ins = check_ins.map(|visit| (visit, scenario.assumptions.check_in));
    let coordination = lines::coordination(department, chart).into_iter();
    let coordination = coordination.map(|visit| (visit, scenario.assumptions.coordination));
    check_ins
        .chain(coordination)
        .filter(|(_, length)| length.mean.get() > 0.0)
        .map(|((name, stop), length)| Visitor {
            stream: run.named("visit").named(&name),
            stop,
            length: Sampler::of(length),
            visits: 0,
        })
        .collect()
}
