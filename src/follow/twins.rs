//! The same papers in both structures, and how one of them is chosen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::film::{Film, Track};
use crate::units::ClassId;

/// A paper that was finished in both structures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Position of its class in the film of today's structure.
    pub class: u32,
    /// Positions of its tracks in the films, today's first.
    pub tracks: [usize; 2],
    /// Its delays, today's first (ticks).
    pub delays: [u64; 2],
}

impl Twin {
    /// How much longer it took after the reform (ticks).
    pub fn change(self) -> i128 {
        i128::from(self.delays[1]) - i128::from(self.delays[0])
    }
}

/// How a paper is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// The one that so many per cent of the papers do not exceed today.
    Percentile(u8),
    /// The one to which the reform brings most.
    Gains,
    /// The one that the reform costs most.
    Loses,
}

/// The measured papers that were finished in both structures, the quickest today first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twins(Vec<Twin>);

impl Twins {
    /// Finds the papers of two films of the same work, today's first.
    pub fn of([today, reform]: [&Film; 2]) -> Self {
        let after: BTreeMap<(&ClassId, u32), (usize, &Track)> = finished(reform)
            .map(|(place, track)| ((class(reform, track), track.index), (place, track)))
            .collect();
        let twin = |(place, track): (usize, &Track)| {
            let (other, same) = after.get(&(class(today, track), track.index))?;
            let delays = [track.delay(), same.delay()];
            Some(Twin { class: track.class, tracks: [place, *other], delays })
        };
        let mut twins: Vec<Twin> = finished(today).filter_map(twin).collect();
        twins.sort_by_key(|twin| (twin.delays, twin.tracks));
        Self(twins)
    }

    /// Those of one class.
    #[must_use]
    pub fn of_class(&self, class: u32) -> Self {
        Self(self.0.iter().filter(|twin| twin.class == class).copied().collect())
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one at a place in the order of today's delay, from 0.
    pub fn get(&self, place: usize) -> Option<Twin> {
        self.0.get(place).copied()
    }

    /// The place of the chosen one.
    pub fn place(&self, choice: Choice) -> Option<usize> {
        let change = |place: &usize| self.0[*place].change();
        match choice {
            Choice::Percentile(percent) => {
                let rank = (self.0.len() * usize::from(percent.min(100))).div_ceil(100);
                rank.max(1).checked_sub(1).filter(|place| *place < self.0.len())
            }
            Choice::Gains => (0..self.0.len()).min_by_key(change),
            Choice::Loses => (0..self.0.len()).max_by_key(change),
        }
    }

    /// The smallest percentile whose paper is at least as far in the order as this place.
    pub fn percentile(&self, place: usize) -> u8 {
        let before = (100 * place).checked_div(self.0.len()).unwrap_or_default();
        u8::try_from(before + 1).map_or(100, |percent| percent.min(100))
    }
}

fn class<'f>(film: &'f Film, track: &Track) -> &'f ClassId {
    &film.classes[track.class as usize]
}

/// The measured papers that were finished.
fn finished(film: &Film) -> impl Iterator<Item = (usize, &Track)> {
    let counts = |(_, track): &(usize, &Track)| track.done && film.measures(track.arrived);
    film.tracks.iter().enumerate().filter(counts)
}
