//! Offered loads: how much of its people's time each desk needs, computed from the routes alone.
//!
//! Visits are counted exactly, returns and garbled decisions included; the extra effort of
//! generalists is left out (model, section 6). A shared bench is one desk.

use super::draw::Sampler;
use super::network::{ClassPlan, Desk, Errand, NONE, Network};
use crate::scenario::Rank;
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

/// How often, on average, the steps of one matter are done.
#[derive(Debug, Default)]
struct Visits {
    /// Reviews at each position of the climb.
    reviews: Vec<f64>,
    reworks: f64,
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
        let times = self.network.times;
        let effort = class.effort.mean();
        self.wrong_sections(class, rate);
        self.add(class.drafting, rate * effort * (1.0 + times.finish));
        for leg in &class.legs {
            for stop in &self.network.stops[leg.stops.0 as usize..leg.stops.1 as usize] {
                let length = match stop.errand {
                    Errand::Relay => times.relay.mean(),
                    Errand::Cosign => leg.effort.mean(),
                };
                self.add(stop.desk, rate * length);
            }
        }
        let mut below = 0.0;
        for rank in Rank::ALL {
            let share = class.decided[rank.index()] - below;
            below = class.decided[rank.index()];
            if share > 0.0 {
                self.decision(class, rank, rate * share);
            }
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

    /// Reviews, reworks and relays of the matters that one rank decides.
    fn decision(&mut self, class: &ClassPlan, rank: Rank, rate: f64) {
        let times = self.network.times;
        let reviewers = usize::from(class.reviewers[rank.index()]);
        let climb = &class.climb[..reviewers];
        let garbled = if reviewers == 0 {
            0.0
        } else {
            1.0 - libm::pow(1.0 - times.garbled, reviewers as f64)
        };
        let visits = self.climb(climb, garbled, class);
        for (desk, reviews) in climb.iter().zip(&visits.reviews) {
            let at = self.network.desks[*desk as usize].rank;
            let work = rate * reviews * times.review[at.index()].mean();
            self.add(*desk, work);
            if rank >= at {
                self.superior[*desk as usize] += work;
            }
        }
        let rework = rate * visits.reworks * class.effort.mean() * times.rework;
        self.add(class.drafting, rework);
        for desk in climb.iter().take(reviewers.saturating_sub(1)) {
            self.add(*desk, rate * (1.0 + garbled) * times.relay.mean());
        }
    }

    /// Follows the probability of a defect and of the returns so far up the climb, and for garbled
    /// decisions up again.
    fn climb(&self, climb: &[Desk], garbled: f64, class: &ClassPlan) -> Visits {
        let times = self.network.times;
        let (defect, catch) = (times.defect, times.catch);
        let mut visits = Visits { reviews: vec![0.0; climb.len()], reworks: garbled };
        // [returns so far][0: sound, 1: with a defect]
        let mut papers = [[0.0; 2]; 4];
        papers[0] = [1.0 - defect, defect];
        for mass in [1.0, garbled] {
            if mass <= 0.0 {
                continue;
            }
            for (position, desk) in climb.iter().enumerate() {
                let rank = self.network.desks[*desk as usize].rank;
                if !times.review[rank.index()].exists() {
                    continue;
                }
                visits.reviews[position] += mass;
                for returns in 0..3 {
                    let back = papers[returns][1] * catch;
                    papers[returns][1] -= back;
                    papers[returns + 1][0] += back * (1.0 - defect);
                    papers[returns + 1][1] += back * defect;
                    visits.reviews[position] += mass * back;
                    visits.reworks += mass * back;
                }
            }
            for row in &mut papers {
                let all = row[0] + row[1];
                *row = [all * (1.0 - defect), all * defect];
            }
        }
        if class.effort == Sampler::Never {
            visits.reworks = 0.0;
        }
        visits
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
