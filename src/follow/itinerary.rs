//! A paper's way as a person would tell it: stop by stop, and where two ways part.

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

/// One thing at one group of desks, and how much longer it took after the reform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift<G> {
    /// The group of desks.
    pub group: G,
    /// What the time was spent on.
    pub kind: Kind,
    /// How much longer it took after the reform (ticks).
    pub change: i128,
}

/// What accounts for most of the difference between two ways, in its direction; desks are grouped
/// by functions for each structure, today's first.
pub fn largest_shift<G: Ord + Copy>(
    [today, reform]: [&Track; 2],
    groups: [&dyn Fn(u32) -> G; 2],
) -> Option<Shift<G>> {
    let mut shifts: Vec<Shift<G>> = Vec::new();
    for ((track, group), sign) in [today, reform].into_iter().zip(groups).zip([-1, 1]) {
        for step in &track.steps {
            let (group, kind) = (group(step.desk), step.kind());
            let length = sign * i128::from(step.length);
            match shifts.iter_mut().find(|shift| shift.group == group && shift.kind == kind) {
                Some(shift) => shift.change += length,
                None => shifts.push(Shift { group, kind, change: length }),
            }
        }
    }
    let grows = reform.delay() > today.delay();
    let towards = |shift: &Shift<G>| if grows { shift.change } else { -shift.change };
    let largest = shifts.into_iter().max_by_key(|shift| (towards(shift), shift.group))?;
    (towards(&largest) > 0).then_some(largest)
}
