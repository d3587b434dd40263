//! How long a paper is likely to wait at a desk, from the load of its people.

use super::super::demand::{Ask, Demand, Moments};
use super::super::network::{AbsencePlan, Desk, NONE, Network, Station};
use crate::scenario::Rank;
use crate::theory::general::{allen_cunneen, relaxation};
use crate::theory::servers::Queue;

/// Mean waits that are likely at the desks of one structure (ticks).
#[derive(Clone, Debug)]
pub(super) struct Queues<'n> {
    network: &'n Network,
    benches: Vec<Bench>,
    /// What each bench makes papers wait, and its superior their own.
    waits: Vec<(Wait, f64)>,
}

/// The people of a station and what is asked of them.
#[derive(Clone, Debug, Default)]
struct Bench {
    people: f64,
    /// Share of their time that they are at the desk, and mean length of an absence (ticks).
    presence: f64,
    absence: f64,
    all: Flow,
    /// What only the superior may do, at a desk with a seat; their own presence.
    superior: Flow,
    superior_presence: f64,
    /// What needs the knowledge of each section, with its people.
    sections: Vec<(u32, f64, f64)>,
}

/// A stream of steps.
#[derive(Clone, Copy, Debug, Default)]
struct Flow {
    /// Steps per tick.
    rate: f64,
    /// Work per tick.
    work: f64,
    /// Sum of squares per tick (ticks).
    square: f64,
    /// Steps that come in batches, weighted by the mean number of others before them in theirs.
    batched: f64,
}

impl Flow {
    fn add(&mut self, rate: f64, length: Moments) {
        self.rate += rate;
        self.work += rate * length.mean;
        self.square += rate * length.square;
    }

    fn stretched(self, factor: f64) -> Self {
        Self { work: factor * self.work, square: factor * factor * self.square, ..self }
    }

    /// What comes to each of so many people.
    fn shared(self, people: f64) -> Self {
        let [rate, work, square, batched] =
            [self.rate, self.work, self.square, self.batched].map(|sum| sum / people);
        Self { rate, work, square, batched }
    }

    fn mean(self) -> f64 {
        if self.rate > 0.0 { self.work / self.rate } else { 0.0 }
    }
}

impl<'n> Queues<'n> {
    /// The queues of a network under these demands; none if a bench cannot keep up.
    pub(super) fn of(network: &'n Network, demands: &[Demand]) -> Option<Self> {
        let mut queues = Self { network, benches: benches(network), waits: Vec::new() };
        for demand in demands {
            for (share, way) in demand.ways() {
                for ask in &way.asks {
                    queues.add(share * demand.rate, ask);
                }
            }
            // The first step meets the others of its batch.
            if let Some(first) = demand.draft.asks.first() {
                queues.bench_mut(first).all.batched +=
                    demand.rate * first.visits * (demand.batch - 1.0);
            }
        }
        for visitor in &network.visitors {
            let station = network.desks[visitor.desk as usize].station;
            let rate = 1.0 / visitor.gap.mean();
            queues.benches[station as usize].all.add(rate, Moments::of(visitor.length));
        }
        let generalist = network.times.generalist;
        let waits =
            queues.benches.iter().map(|bench| (bench.wait(generalist), bench.superior_wait()));
        queues.waits = waits.collect();
        queues.benches.iter().all(Bench::keeps_up).then_some(queues)
    }

    /// Whether some of what is asked of the desk only the superior may do.
    fn is_seated(&self, ask: &Ask) -> bool {
        let plan = &self.network.desks[ask.desk as usize];
        plan.superior_lane != plan.lane
    }

    fn bench_mut(&mut self, ask: &Ask) -> &mut Bench {
        let station = self.network.desks[ask.desk as usize].station;
        &mut self.benches[station as usize]
    }

    fn add(&mut self, rate: f64, ask: &Ask) {
        let seated = self.is_seated(ask);
        let bench = self.bench_mut(ask);
        let rate = rate * ask.visits;
        bench.all.add(rate, ask.length);
        if ask.superior && seated {
            bench.superior.add(rate, ask.length);
        }
        if let Some((_, _, work)) = bench.sections.iter_mut().find(|(s, _, _)| *s == ask.section) {
            *work += rate * ask.length.mean;
        }
    }

    /// Mean wait of a step that anybody at a desk may do (ticks).
    pub(super) fn wait(&self, desk: Desk) -> f64 {
        let (anybody, _) = self.waits[self.network.desks[desk as usize].station as usize];
        anybody.mean
    }

    /// Mean time that a step takes, waiting included (ticks).
    pub(super) fn delay(&self, ask: &Ask) -> f64 {
        let plan = &self.network.desks[ask.desk as usize];
        let bench = &self.benches[plan.station as usize];
        let generalist = self.network.times.generalist;
        let (anybody, superior) = self.waits[plan.station as usize];
        let wait = if ask.superior && self.is_seated(ask) { superior } else { anybody.mean };
        wait + ask.length.mean * (1.0 + generalist * bench.strange(ask.section))
    }

    /// What a paper waits less that comes back so many ticks after it has left the desk: somebody
    /// was there then, and an absence is likely to end or begin only after a while.
    pub(super) fn saved(&self, ask: &Ask, after: f64) -> f64 {
        let station = self.network.desks[ask.desk as usize].station;
        let bench = &self.benches[station as usize];
        if bench.absence <= 0.0 {
            return 0.0;
        }
        let (wait, _) = self.waits[station as usize];
        let memory = bench.absence * bench.presence;
        libm::exp(-after / memory) * (wait.mean - wait.there)
    }

    /// How long the slowest bench takes to forget that it was empty (ticks).
    pub(super) fn relaxation(&self) -> f64 {
        self.benches.iter().filter_map(Bench::relaxation).fold(0.0, f64::max)
    }

    /// Share of their working time that the clerks of each bench are busy, with their number.
    pub(super) fn clerks(&self) -> Vec<(f64, f64)> {
        let is_clerks = |station: usize| {
            let desk = self.network.desks.iter().find(|desk| desk.station as usize == station);
            desk.is_some_and(|desk| desk.rank == Rank::Clerk)
        };
        let benches = self.benches.iter().enumerate();
        benches
            .filter(|(station, _)| is_clerks(*station))
            .map(|(_, bench)| (bench.busy(self.network.times.generalist), bench.people))
            .collect()
    }

    /// Mean share of their time at the desk that commissioners and above are busy; 0 if there are
    /// none.
    pub(super) fn leaders_busy(&self) -> f64 {
        let (mut busy, mut leaders) = (0.0, 0.0);
        let above = self.network.posts().filter(|post| post.works_as >= Rank::Commissioner);
        for post in above {
            let bench = &self.benches[self.network.desks[post.desk].station as usize];
            busy += bench.busy(self.network.times.generalist) / (1.0 - bench.away());
            leaders += 1.0;
        }
        if leaders > 0.0 { busy / leaders } else { 0.0 }
    }
}

fn benches(network: &Network) -> Vec<Bench> {
    let bench = |station: &Station| {
        let those = station.first_person as usize..station.end_person as usize;
        let posts = &network.posts[those.clone()];
        let people = posts.len() as f64;
        let mut sections: Vec<(u32, f64, f64)> = Vec::new();
        for home in network.people[those.clone()].iter().map(|person| person.home) {
            match sections.iter_mut().find(|(section, _, _)| *section == home) {
                Some((_, people, _)) => *people += 1.0,
                None if home == NONE => {}
                None => sections.push((home, 1.0, 0.0)),
            }
        }
        let absent = |plan: &&AbsencePlan| those.contains(&(plan.person as usize));
        let absence = network.absences.iter().find(absent);
        Bench {
            people,
            presence: posts.iter().map(|post| post.presence).sum::<f64>() / people,
            absence: absence.map_or(0.0, |plan| plan.away.mean()),
            superior_presence: posts.first().map_or(1.0, |post| post.presence),
            sections,
            ..Bench::default()
        }
    };
    network.stations.iter().map(bench).collect()
}

impl Bench {
    /// Share of their working time that its people are busy.
    fn busy(&self, generalist: f64) -> f64 {
        self.stretch(generalist) * self.all.work / self.people
    }

    /// Share of the time that one of them is away; who finishes a paper stays longer.
    fn away(&self) -> f64 {
        if self.absence <= 0.0 {
            return 0.0;
        }
        let one = self.all.shared(self.people);
        Alone::of(one, one.work, self.presence, self.absence).away
    }

    fn keeps_up(&self) -> bool {
        self.all.work < self.people * self.presence && self.superior.work < self.superior_presence
    }

    /// How long it takes to forget that it was empty (ticks); absent if nothing is asked of it.
    fn relaxation(&self) -> Option<f64> {
        let (mean, present) = (self.all.mean(), self.people * self.presence);
        let services = self.all.square / self.all.rate / (mean * mean) - 1.0;
        (mean > 0.0).then(|| relaxation(self.all.work / present, mean / present, 1.0, services))?
    }

    /// How much longer the work takes because some of it falls on people of other sections.
    fn stretch(&self, generalist: f64) -> f64 {
        let known: f64 = self.sections.iter().map(|(_, _, work)| work).sum();
        if known <= 0.0 {
            return 1.0;
        }
        let strange: f64 =
            self.sections.iter().map(|(section, _, work)| work * self.strange(*section)).sum();
        1.0 + generalist * strange / self.all.work
    }

    /// Probability that a step falls on somebody of another section: its own people are all busy
    /// and others are free.
    fn strange(&self, section: u32) -> f64 {
        let own = self.sections.iter().find(|(other, _, _)| *other == section);
        let Some((_, people, work)) = own else { return 0.0 };
        if *people >= self.people {
            return 0.0;
        }
        let own_busy = busy(*people, *work);
        let all_busy = busy(self.people, self.all.work);
        (own_busy - all_busy).max(0.0)
    }

    /// Mean wait of a step that anybody of the bench may do.
    fn wait(&self, generalist: f64) -> Wait {
        let flow = self.all.stretched(self.stretch(generalist));
        wait(flow, self.people, self.presence, self.absence)
    }

    /// Mean wait of what only the superior may do: the rest of what they are at, then their own.
    fn superior_wait(&self) -> f64 {
        let own = self.superior;
        let others = Flow {
            rate: self.all.rate - own.rate,
            work: self.all.work - own.work,
            square: self.all.square - own.square,
            batched: 0.0,
        };
        let present = self.people * self.presence;
        let load = (self.all.work / present).max(own.work / self.superior_presence);
        let theirs = (load * self.superior_presence - own.work).max(0.0);
        let part = if others.work > 0.0 { theirs / others.work } else { 0.0 };
        let residual = f64::midpoint(own.square, part * others.square);
        let all = Flow { work: own.work + theirs, square: 2.0 * residual, ..own };
        let Alone { backlog, stretch, away } =
            Alone::of(all, own.work, self.superior_presence, self.absence);
        backlog * stretch + away * self.absence
    }
}

/// Probability that all of so many people are busy.
fn busy(people: f64, work: f64) -> f64 {
    Queue::new(number(people), work, 1.0).map_or(1.0, Queue::waits)
}

/// Mean wait (ticks).
#[derive(Clone, Copy, Debug, Default)]
struct Wait {
    mean: f64,
    /// Of a paper that comes while somebody is there.
    there: f64,
}

/// Mean wait in one queue before so many people who are now and then away.
///
/// Work is done only while somebody is there. With one person the mean follows from the rates at
/// which the backlog changes while they are there and while they are away, both exponential. With
/// several the formula of Allen and Cunneen is used on services that absences make longer.
fn wait(flow: Flow, people: f64, presence: f64, absence: f64) -> Wait {
    if flow.rate <= 0.0 {
        return Wait::default();
    }
    let lost = lost_at_work(flow, presence, absence);
    let stretch = 1.0 + lost;
    let spare = 1.0 - stretch * flow.work / people;
    let batches = flow.batched / flow.rate * flow.mean() * stretch / people / spare;
    if people <= 1.0 {
        let Alone { backlog, stretch, away } = Alone::of(flow, flow.work, presence, absence);
        let there = (flow.work * backlog + flow.square / 2.0) / (1.0 - away);
        return Wait {
            mean: backlog * stretch + away * absence + batches,
            there: there.min(backlog) * stretch + batches,
        };
    }
    let mean = stretch * flow.mean();
    let square = stretch * stretch * flow.square / flow.rate + 2.0 * lost * flow.mean() * absence;
    let variation = square / (mean * mean) - 1.0;
    let nobody = libm::pow(1.0 - presence, people);
    let queue = Queue::new(number(people), flow.rate, mean);
    let there = queue.map_or(f64::INFINITY, |queue| allen_cunneen(queue, 1.0, variation) + batches);
    Wait { mean: there + nobody * absence / people, there }
}

/// One person who is now and then away.
struct Alone {
    /// Work that a paper finds before it (ticks).
    backlog: f64,
    /// How much longer that work takes because of absences.
    stretch: f64,
    /// Share of the time that the person is away.
    away: f64,
}

impl Alone {
    /// Somebody with all this work, of which a part, per tick, is done before what comes later.
    fn of(all: Flow, before: f64, presence: f64, absence: f64) -> Self {
        let idle = (1.0 - presence) / presence;
        let lost = lost_at_work(all, presence, absence);
        let stretch = 1.0 + lost;
        let away = (lost * all.work + idle * (1.0 - all.work)) / (1.0 + idle);
        let started = stretch * all.square / 2.0 + before * away * absence;
        Self { backlog: started / (1.0 - stretch * before), stretch, away }
    }
}

/// Time that absences take from somebody who always has work, per time at work.
///
/// Who is in the middle of a paper finishes it first, so only the rest of the absence is lost.
fn lost_at_work(flow: Flow, presence: f64, absence: f64) -> f64 {
    if absence <= 0.0 || flow.work <= 0.0 {
        return 0.0;
    }
    let residual = flow.square / flow.work / 2.0;
    let felt = absence / (absence + residual);
    1.0 / (presence + (1.0 - presence) * (1.0 - felt)) - 1.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of people")]
const fn number(people: f64) -> u32 {
    people as u32
}
