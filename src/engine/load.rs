//! Offered loads: how much of its people's time each desk needs, computed from the routes alone.
//!
//! Visits are counted exactly, returns, refusals and garbled decisions included; the extra effort
//! of generalists is left out (model, section 6). A shared bench is one desk.

use super::climb::Climb;
use super::network::{ClassPlan, Desk, Errand, NONE, Network, Times};
use crate::scenario::{Rank, WorkKind};
use crate::units::UnitId;

/// The offered load of one desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLoad {
    /// The office, or `section/rank`.
    pub id: String,
    /// The office, section or large section.
    pub unit: UnitId,
    /// Rank of the desk.
    pub rank: Rank,
    /// People at the desk.
    pub servers: u32,
    /// Work per time that its people are there; at 1 the backlog grows without end.
    pub load: f64,
    /// How many times as many papers would bring the load to 1, with as many callers as now; absent
    /// if no number would, or if the callers alone do.
    pub full_at: Option<f64>,
}

/// The offered load of every desk, in the order of the report.
pub fn offered_loads(network: &Network) -> Vec<DeskLoad> {
    let mut work = Work {
        network,
        papers: vec![0.0; network.desks.len()],
        callers: vec![0.0; network.desks.len()],
        superior: vec![0.0; network.desks.len()],
    };
    for class in &network.classes {
        work.class(class);
    }
    for visitor in &network.visitors {
        let rate = 1.0 / visitor.gap.mean();
        work.callers[visitor.desk as usize] += rate * visitor.length.mean();
    }
    (0..network.desks.len()).map(|desk| work.load(desk)).collect()
}

/// Work in ticks per tick, by desk.
struct Work<'n> {
    network: &'n Network,
    papers: Vec<f64>,
    callers: Vec<f64>,
    /// Of the papers, what only the superior may do.
    superior: Vec<f64>,
}

/// The matters of one kind that nobody has refused so far, as a share of their class.
#[derive(Clone, Copy, Debug)]
struct Share {
    size: f64,
    /// Probability that one review, or one co-signer, lets such a matter pass.
    pass: f64,
}

impl Work<'_> {
    fn add(&mut self, desk: Desk, work: f64) {
        self.papers[desk as usize] += work;
    }

    fn class(&mut self, class: &ClassPlan) {
        let rate = (1.0 - class.bought) * class.rate();
        if rate <= 0.0 {
            return;
        }
        if class.kind == WorkKind::Directive {
            return self.briefings(rate);
        }
        self.wrong_sections(class, rate);
        self.add(class.drafting, rate * class.effort.mean());
        let mut shares = shares(class, &self.network.times);
        self.cosigners(class, rate, &mut shares);
        let mut below = 0.0;
        for rank in Rank::ALL {
            let share = class.decided[rank.index()] - below;
            below = class.decided[rank.index()];
            if share > 0.0 {
                for part in shares.into_iter().filter(|part| part.size > 0.0) {
                    self.decision(class, rank, rate * share, part);
                }
            }
        }
    }

    /// The ways to the co-signers and back; who is asked after a refusal is not asked at all.
    fn cosigners(&mut self, class: &ClassPlan, rate: f64, shares: &mut [Share; 2]) {
        let times = self.network.times;
        for leg in &class.legs {
            let asked = if class.parallel { 1.0 } else { shares.iter().map(|s| s.size).sum() };
            for stop in &self.network.stops[leg.stops.0 as usize..leg.stops.1 as usize] {
                let length = match stop.errand {
                    Errand::Relay => times.relay.mean(),
                    Errand::Cosign => leg.effort.mean(),
                };
                self.add(stop.desk, rate * asked * length);
            }
            if leg.effort.exists() {
                for share in &mut *shares {
                    share.size *= share.pass;
                }
            }
        }
    }

    /// Each unit is briefed once.
    fn briefings(&mut self, rate: f64) {
        let length = self.network.times.briefing.mean();
        for briefing in &self.network.cascade.briefings {
            self.add(briefing.desk, rate * length);
        }
    }

    /// Each wrong section is visited equally often.
    fn wrong_sections(&mut self, class: &ClassPlan, rate: f64) {
        let sections = class.wrong.len() as f64;
        if class.misdirected <= 0.0 || class.wrong.is_empty() {
            return;
        }
        let times = self.network.times;
        let wrong: Vec<Desk> =
            class.wrong.iter().map(|(desk, _)| *desk).filter(|desk| *desk != NONE).collect();
        let shirk = if times.first_asked { 0.0 } else { times.shirk };
        let others = (sections - 1.0).max(1.0);
        let again = shirk * (wrong.len() as f64 - 1.0).max(0.0) / others;
        let visits = class.misdirected / sections / (1.0 - again);
        for desk in wrong {
            self.add(desk, rate * visits * times.triage.mean());
        }
    }

    /// Reviews, reworks, relays and last work of a share of the matters that one rank decides.
    fn decision(&mut self, class: &ClassPlan, rank: Rank, rate: f64, share: Share) {
        let network = self.network;
        let times = &network.times;
        let climb = &class.climb[..usize::from(class.reviewers[rank.index()])];
        let at = |desk: Desk| network.desks[desk as usize].rank;
        let review = |desk: Desk| times.review[at(desk).index()];
        let exists: Vec<bool> = climb.iter().map(|desk| review(*desk).exists()).collect();
        let second = |position: usize| class.seconds[position].map(|second| second.desk);
        let seconds = |position| second(position).is_some_and(|desk| review(desk).exists());
        let seconds: Vec<bool> = (0..climb.len()).map(seconds).collect();
        let way = Climb { times, exists: &exists, seconds: &seconds, pass: share.pass };
        let visits = way.visits(share.size);
        let mut reviews: Vec<(Desk, f64)> = climb.iter().copied().zip(visits.reviews).collect();
        for (position, number) in visits.seconds.into_iter().enumerate() {
            reviews.extend(second(position).map(|desk| (desk, number)));
        }
        for (desk, number) in reviews {
            let work = rate * number * review(desk).mean();
            self.add(desk, work);
            if rank >= at(desk) {
                self.superior[desk as usize] += work;
            }
        }
        for (desk, number) in climb.iter().zip(visits.relays) {
            self.add(*desk, rate * number * times.relay.mean());
        }
        let last = visits.reworks * times.rework + visits.approved * times.finish;
        self.add(class.drafting, rate * last * class.effort.mean());
    }

    /// Papers and callers of a station.
    fn of_station(&self, station: u32, work: &[f64]) -> f64 {
        let desks = self.network.desks.iter().zip(work);
        desks.filter(|(desk, _)| desk.station == station).map(|(_, work)| work).sum()
    }

    fn load(&self, desk: usize) -> DeskLoad {
        let network = self.network;
        let plan = &network.desks[desk];
        let station = network.stations[plan.station as usize];
        let those = station.first_person as usize..station.end_person as usize;
        let presence: f64 = network.posts[those.clone()].iter().map(|post| post.presence).sum();
        let papers = self.of_station(plan.station, &self.papers);
        let callers = self.of_station(plan.station, &self.callers);
        let seated = plan.superior_lane != plan.lane;
        let own =
            if seated { self.superior[desk] / network.posts[those.start].presence } else { 0.0 };
        let all = (presence - callers) / papers;
        let full_at = if own > 0.0 { all.min(1.0 / own) } else { all };
        let here = network.people[those].iter().filter(|person| person.desk as usize == desk);
        let label = &network.desk_labels[desk];
        DeskLoad {
            id: label.id.clone(),
            unit: label.unit.clone(),
            rank: plan.rank,
            servers: u32::try_from(here.count()).unwrap_or(u32::MAX),
            load: ((papers + callers) / presence).max(own),
            full_at: (full_at.is_finite() && full_at > 0.0).then_some(full_at),
        }
    }
}

/// The sound and the unsound matters of a class; all are alike in one that refuses nothing.
fn shares(class: &ClassPlan, times: &Times) -> [Share; 2] {
    let screened = class.unsound > 0.0;
    let pass = |unsound| if screened { times.pass(unsound) } else { 1.0 };
    [
        Share { size: 1.0 - class.unsound, pass: pass(false) },
        Share { size: class.unsound, pass: pass(true) },
    ]
}
