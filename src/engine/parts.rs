//! The delay of papers in parts: what it was spent on, and at which rank.

use serde::{Deserialize, Serialize};

use super::outcome::Kind;
use crate::scenario::Rank;

/// Number of kinds of delay times number of ranks.
const PARTS: usize = 8 * 6;

/// Delay (ticks) by kind and rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u64>", into = "Vec<u64>")]
pub(super) struct Parts([u64; PARTS]);

impl Parts {
    pub(super) const NONE: Self = Self([0; PARTS]);

    #[inline]
    pub(super) const fn get(&self, kind: Kind, rank: Rank) -> u64 {
        self.0[cell(kind, rank)]
    }

    /// Counts what a paper has spent.
    #[inline]
    pub(super) fn absorb(&mut self, spent: &Spent, touched: Touched) {
        for place in touched.places() {
            self.0[place] += spent.0[place];
        }
    }
}

impl From<Parts> for Vec<u64> {
    fn from(parts: Parts) -> Self {
        parts.0.to_vec()
    }
}

impl From<Vec<u64>> for Parts {
    fn from(cells: Vec<u64>) -> Self {
        let mut parts = Self::NONE;
        parts.0.iter_mut().zip(cells).for_each(|(part, ticks)| *part = ticks);
        parts
    }
}

/// What one paper has spent so far; only cells that were touched hold anything, so that a new paper
/// need not clear them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spent([u64; PARTS]);

impl Spent {
    pub(super) const NONE: Self = Self([0; PARTS]);

    #[inline]
    pub(super) fn add(&mut self, touched: &mut Touched, kind: Kind, rank: Rank, ticks: u64) {
        self.add_to(touched, cell(kind, rank), ticks);
    }

    #[inline]
    fn add_to(&mut self, touched: &mut Touched, place: usize, ticks: u64) {
        // Whether a cell holds anything is anybody's guess, hence no branch.
        let holds = touched.0 >> place & 1 == 1;
        self.0[place] = std::hint::select_unpredictable(holds, self.0[place], 0) + ticks;
        touched.0 |= 1 << place;
    }

    /// Adds what another paper has spent.
    pub(super) fn absorb(&mut self, touched: &mut Touched, other: &Self, others: Touched) {
        for place in others.places() {
            self.add_to(touched, place, other.0[place]);
        }
    }
}

/// The cells that a paper has touched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touched(u64);

impl Touched {
    pub(super) const NONE: Self = Self(0);

    #[inline]
    fn places(mut self) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || {
            let place = self.0.trailing_zeros() as usize;
            self.0 &= self.0.wrapping_sub(1);
            (place < PARTS).then_some(place)
        })
    }
}

/// The kinds of one rank, which a visit to a desk counts together, lie together.
#[inline]
const fn cell(kind: Kind, rank: Rank) -> usize {
    rank.index() * 8 + kind as usize
}
