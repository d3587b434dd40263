//! The delay of a paper in parts: what it was spent on, and at which rank.

use serde::{Deserialize, Serialize};

use super::outcome::Kind;
use crate::scenario::Rank;

/// Number of kinds of delay times number of ranks.
const PARTS: usize = 8 * 6;

/// Delay (ticks) by kind and rank.
///
/// Only cells whose bit is set hold anything, so that a new paper need not clear them all.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<u64>", into = "Vec<u64>")]
pub(super) struct Parts {
    cells: [u64; PARTS],
    touched: u64,
}

impl Parts {
    pub(super) const NONE: Self = Self { cells: [0; PARTS], touched: 0 };

    #[inline]
    pub(super) fn get(&self, kind: Kind, rank: Rank) -> u64 {
        self.cell(cell(kind, rank))
    }

    #[inline]
    pub(super) fn spend(&mut self, kind: Kind, rank: Rank, ticks: u64) {
        self.add(cell(kind, rank), ticks);
    }

    /// Forgets everything.
    #[inline]
    pub(super) const fn clear(&mut self) {
        self.touched = 0;
    }

    #[inline]
    fn cell(&self, place: usize) -> u64 {
        // Whether a cell holds anything is anybody's guess, hence no branch.
        self.cells[place] & 0_u64.wrapping_sub(self.touched >> place & 1)
    }

    #[inline]
    fn add(&mut self, place: usize, ticks: u64) {
        self.cells[place] = self.cell(place) + ticks;
        self.touched |= 1 << place;
    }

    #[inline]
    pub(super) fn absorb(&mut self, other: &Self) {
        let mut left = other.touched;
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            self.add(place, other.cells[place]);
            left &= left - 1;
        }
    }
}

impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        (0..PARTS).all(|place| self.cell(place) == other.cell(place))
    }
}

impl Eq for Parts {}

impl From<Parts> for Vec<u64> {
    fn from(parts: Parts) -> Self {
        (0..PARTS).map(|place| parts.cell(place)).collect()
    }
}

impl From<Vec<u64>> for Parts {
    fn from(cells: Vec<u64>) -> Self {
        let mut parts = Self::NONE;
        cells
            .into_iter()
            .take(PARTS)
            .enumerate()
            .for_each(|(place, ticks)| parts.add(place, ticks));
        parts
    }
}

/// The kinds of one rank, which a visit to a desk counts together, lie together.
#[inline]
const fn cell(kind: Kind, rank: Rank) -> usize {
    rank.index() * 8 + kind as usize
}
