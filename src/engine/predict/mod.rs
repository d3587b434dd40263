//! What a run would find, computed in a moment and without one: a network of queues that are each
//! looked at alone (model, section 7).
//!
//! The work at each desk is exact. Waits are estimated: arrivals at every desk are taken as random,
//! priorities and the slow-down of long queues are left out, and a join is estimated from the means
//! of its branches.

mod queues;

use serde::{Deserialize, Serialize};

use self::queues::Queues;
use super::cascade::Briefing;
use super::demand::{Ask, Demand, Way};
use super::network::Network;
use crate::scenario::WorkKind;
use crate::theory::latest::Time;
use crate::units::TICKS_PER_MINUTE;

/// What a run would likely find of one structure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Mean delay (min).
    pub delay: f64,
    /// Coefficient of variation of the busy shares of the clerks.
    pub clerk_variation: f64,
    /// Mean utilisation of commissioners and above.
    pub leaders_busy: f64,
}

/// How long the desks of a structure need to forget that they were empty: the longest relaxation time
/// of them (ticks); nothing if a desk cannot keep up.
pub fn relaxation(network: &Network) -> Option<f64> {
    Queues::of(network, &demands(network)).map(|queues| queues.relaxation())
}

fn demands(network: &Network) -> Vec<Demand> {
    network.classes.iter().filter_map(|class| Demand::of(network, class)).collect()
}

/// What a run would likely find; nothing if a desk cannot keep up, or nothing is asked.
pub fn predict(network: &Network) -> Option<Prediction> {
    let demands = demands(network);
    let queues = Queues::of(network, &demands)?;
    let rate: f64 = demands.iter().map(|demand| demand.rate).sum();
    let delay = |demand: &Demand| match demand.kind {
        WorkKind::Directive => demand.rate * reach(network, &queues, network.cascade.first).mean,
        WorkKind::Request | WorkKind::Coordination => demand.rate * delay(network, &queues, demand),
    };
    let delay = demands.iter().map(delay).sum::<f64>() / rate / TICKS_PER_MINUTE;
    let clerk_variation = variation(&queues.clerks());
    let leaders_busy = queues.leaders_busy();
    delay.is_finite().then_some(Prediction { delay, clerk_variation, leaders_busy })
}

/// How long it likely takes until everybody below some briefings that begin together has heard
/// (ticks); those below different desks are taken as independent.
fn reach(network: &Network, queues: &Queues<'_>, (first, end): (u32, u32)) -> Time {
    let briefings = network.cascade.briefings.get(first as usize..end as usize).unwrap_or_default();
    briefings
        .chunk_by(|one, next| one.desk == next.desk)
        .map(|by_one_desk| reach_of_desk(network, queues, by_one_desk))
        .fold(Time::default(), Time::or_later)
}

/// The desk is waited for once; its briefings follow one another, and each is followed by those of
/// the unit.
fn reach_of_desk(network: &Network, queues: &Queues<'_>, briefings: &[Briefing]) -> Time {
    let wait = briefings.first().map_or(0.0, |briefing| queues.wait(briefing.desk));
    let mut heard = Time::default();
    let mut latest = Time::default();
    for briefing in briefings {
        heard = heard.then(briefing_time(network));
        latest = latest.or_later(heard.then(reach(network, queues, briefing.next)));
    }
    Time { mean: wait, variance: wait * wait }.then(latest)
}

/// The length of one briefing (ticks).
fn briefing_time(network: &Network) -> Time {
    let mean = network.times.briefing.mean();
    Time { mean, variance: network.times.briefing.mean_square() - mean * mean }
}

/// Mean delay of one class (ticks).
fn delay(network: &Network, queues: &Queues<'_>, demand: &Demand) -> f64 {
    let rework = demand.draft.asks.last().map_or(0.0, |ask| queues.delay(ask));
    let mut journey = Journey { network, queues, rework, clock: 0.0, seen: Vec::new() };
    let draft = journey.pass(&demand.draft);
    let legs = if demand.parallel {
        journey.fork(&demand.legs)
    } else {
        demand.legs.iter().map(|(share, leg)| share * journey.pass(leg)).sum()
    };
    let decisions = demand.decisions.iter().map(|(share, way)| share * journey.clone().pass(way));
    draft + legs + decisions.sum::<f64>()
}

/// The way of one matter so far.
#[derive(Clone, Debug)]
struct Journey<'n> {
    network: &'n Network,
    queues: &'n Queues<'n>,
    /// Time of a rework (ticks).
    rework: f64,
    clock: f64,
    /// When it left which desk last.
    seen: Vec<(u32, f64)>,
}

impl Journey<'_> {
    /// Mean time of a way (ticks).
    fn pass(&mut self, way: &Way) -> f64 {
        let start = self.clock;
        let handover = self.network.times.handover.mean();
        let between = way.handovers * handover / way.asks.len().max(1) as f64;
        let mut before: Option<&Ask> = None;
        for ask in &way.asks {
            let delay = self.queues.delay(ask);
            if let Some(before) = before.filter(|_| ask.beside) {
                let first = self.queues.delay(before);
                let both = longest(&[(first, first * first), (delay, delay * delay)]);
                self.clock += before.visits * (both - first);
                continue;
            }
            before = Some(ask);
            let last = self.seen.iter().position(|(desk, _)| *desk == ask.desk);
            let after = |left: f64| self.queues.saved(ask, self.clock - left + between);
            let saved = last.map_or(0.0, |place| after(self.seen[place].1));
            let again = self.queues.saved(ask, self.rework + 2.0 * handover);
            self.clock +=
                between + ask.visits * delay - (ask.visits - ask.again) * saved - ask.again * again;
            match last {
                Some(place) => self.seen[place].1 = self.clock,
                None => self.seen.push((ask.desk, self.clock)),
            }
        }
        self.clock - start
    }

    /// Mean time until the last of some branches is back.
    fn fork(&mut self, legs: &[(f64, Way)]) -> f64 {
        let mut branches = Vec::new();
        let mut ends = self.clone();
        for (_, leg) in legs {
            let mut branch = self.clone();
            let squares = leg.asks.iter().map(|ask| self.queues.delay(ask).powi(2)).sum();
            branches.push((branch.pass(leg), squares));
            ends.seen.extend(branch.seen.split_off(self.seen.len()));
        }
        let time = longest(&branches);
        self.clock += time;
        self.seen =
            ends.seen.into_iter().map(|(desk, left)| (desk, left.min(self.clock))).collect();
        time
    }
}

/// Mean of the longest of some times with these means and variances: between that of exponential
/// and that of fixed times, by their variation.
fn longest(branches: &[(f64, f64)]) -> f64 {
    let means: Vec<f64> =
        branches.iter().map(|(mean, _)| *mean).filter(|mean| *mean > 0.0).collect();
    let most = means.iter().copied().fold(0.0, f64::max);
    if means.len() < 2 {
        return most;
    }
    let deviations: f64 = branches.iter().map(|(_, variance)| libm::sqrt(*variance)).sum();
    let variation = (deviations / means.iter().sum::<f64>()).min(1.0);
    most + variation * (longest_exponential(&means) - most)
}

/// Mean of the longest of independent exponential times with these means, by inclusion and
/// exclusion; beyond twelve of equal mean.
fn longest_exponential(means: &[f64]) -> f64 {
    if means.len() > 12 {
        let mean = means.iter().sum::<f64>() / means.len() as f64;
        return mean * (1..=means.len()).map(|k| 1.0 / k as f64).sum::<f64>();
    }
    (1_u32..1 << means.len())
        .map(|chosen| {
            let among = means.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
            let rate: f64 = among.map(|(_, mean)| 1.0 / mean).sum();
            if chosen.count_ones() % 2 == 1 { 1.0 / rate } else { -1.0 / rate }
        })
        .sum()
}

/// Coefficient of variation of some values with weights.
fn variation(values: &[(f64, f64)]) -> f64 {
    let weight: f64 = values.iter().map(|(_, weight)| weight).sum();
    let mean = values.iter().map(|(value, weight)| value * weight).sum::<f64>() / weight;
    let square = values.iter().map(|(value, weight)| weight * (value - mean).powi(2)).sum::<f64>();
    if weight > 0.0 && mean > 0.0 { libm::sqrt(square / weight) / mean } else { 0.0 }
}
