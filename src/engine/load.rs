//! Offered loads: how much of its people's time each desk needs, computed from the routes alone.
//!
//! Visits are counted exactly, returns, refusals and garbled decisions included; the extra effort
//! of generalists is left out (model, section 6). A shared bench is one desk.

use super::demand::Demand;
use super::network::Network;
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
    for demand in network.classes.iter().filter_map(|class| Demand::of(network, class)) {
        work.demand(&demand);
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

impl Work<'_> {
    fn demand(&mut self, demand: &Demand) {
        for (share, way) in demand.ways() {
            for ask in &way.asks {
                let work = share * demand.rate * ask.visits * ask.length.mean;
                self.papers[ask.desk as usize] += work;
                if ask.superior {
                    self.superior[ask.desk as usize] += work;
                }
            }
        }
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
