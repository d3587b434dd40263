//! A paper's way as a person would tell it: stop by stop, and where two ways part.

use std::collections::BTreeMap;

use super::film::{Step, Track, length};
use crate::engine::Kind;

/// A stop at a desk: the way there, the wait, the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Position of the desk.
    pub desk: u32,
    /// Position of the person who worked on it, if anybody did.
    pub person: Option<u32>,
    /// When it began, counted from the arrival (ticks).
    pub began: u64,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

impl Stop {
    /// How long it lasted (ticks).
    pub fn length(&self) -> u64 {
        length(&self.steps)
    }

    /// How long the paper was worked on (ticks).
    pub fn work(&self) -> u64 {
        self.steps.iter().filter(|step| step.is_work()).map(|step| step.length).sum()
    }
}

/// A paper's way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Itinerary {
    /// Its stops, in order, without a gap.
    pub stops: Vec<Stop>,
    /// Copies that went at the same time and are not counted in the delay.
    pub copies: usize,
}

impl Itinerary {
    /// The delay (ticks).
    pub fn delay(&self) -> u64 {
        self.stops.iter().map(Stop::length).sum()
    }

    /// How long the paper was worked on (ticks).
    pub fn work(&self) -> u64 {
        self.stops.iter().map(Stop::work).sum()
    }

    /// How many different desks it passed.
    pub fn desks(&self) -> usize {
        let mut desks: Vec<u32> = self.stops.iter().map(|stop| stop.desk).collect();
        desks.sort_unstable();
        desks.dedup();
        desks.len()
    }
}

/// The way of a paper, by stops: a stop ends when the work at it is done, or the paper leaves.
pub fn itinerary(track: &Track) -> Itinerary {
    let mut stops: Vec<Stop> = Vec::new();
    let mut began = 0;
    for step in &track.steps {
        let goes_on = stops.last().is_some_and(|stop| {
            stop.desk == step.desk && stop.person.is_none() && step.doing != Kind::Handover
        });
        if !goes_on {
            stops.push(Stop { desk: step.desk, person: None, began, steps: Vec::new() });
        }
        if let Some(stop) = stops.last_mut() {
            stop.person = step.person;
            stop.steps.push(*step);
        }
        began += step.length;
    }
    Itinerary { stops, copies: track.sides.len() }
}

/// A group of desks, how much longer a paper was there after the reform, and what mainly makes that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift<G> {
    /// The group of desks.
    pub group: G,
    /// What most of the time was spent on.
    pub kind: Kind,
    /// How much longer all of it took after the reform (ticks).
    pub change: i128,
}

/// Where most of the difference between two ways comes from, in its direction, and by what; desks are
/// grouped by functions for each structure, today's first.
///
/// The group comes first: of many small parts of one group none need be the largest.
pub fn largest_shift<G: Ord + Copy>(
    [today, reform]: [&Track; 2],
    groups: [&dyn Fn(u32) -> G; 2],
) -> Option<Shift<G>> {
    let mut shifts: Vec<(G, BTreeMap<Kind, i128>)> = Vec::new();
    for ((track, group), sign) in [today, reform].into_iter().zip(groups).zip([-1, 1]) {
        for step in &track.steps {
            let group = group(step.desk);
            let place = shifts.iter().position(|(other, _)| *other == group);
            let place = place.unwrap_or_else(|| {
                shifts.push((group, BTreeMap::new()));
                shifts.len() - 1
            });
            *shifts[place].1.entry(step.kind()).or_default() += sign * i128::from(step.length);
        }
    }
    let grows = reform.delay() > today.delay();
    let towards = |change: i128| if grows { change } else { -change };
    let whole = |kinds: &BTreeMap<Kind, i128>| kinds.values().sum::<i128>();
    let (group, kinds) =
        shifts.into_iter().max_by_key(|(group, kinds)| (towards(whole(kinds)), *group))?;
    let change = whole(&kinds);
    let (kind, _) = kinds.into_iter().max_by_key(|(_, change)| towards(*change))?;
    (towards(change) > 0).then_some(Shift { group, kind, change })
}
