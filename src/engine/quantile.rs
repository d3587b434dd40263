//! Quantiles of one replication.

use serde::{Deserialize, Serialize};

/// Quantiles of delays (ticks), linear between neighbors (Hyndman & Fan 1996, type 7).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantiles {
    /// Half of the matters are faster.
    pub median: f64,
    /// 90 % are faster.
    pub p90: f64,
    /// 95 % are faster.
    pub p95: f64,
    /// 99 % are faster.
    pub p99: f64,
}

impl Quantiles {
    /// Those of some delays; absent without any.
    pub fn of(delays: &[u64]) -> Option<Self> {
        let last = delays.len().checked_sub(1)?;
        let places = PROBABILITIES.map(|probability| Place::of(probability, last));
        let sorted = Excerpt::of(delays, &places);
        let [median, p90, p95, p99] = places.map(|place| place.value(&sorted));
        Some(Self { median, p90, p95, p99 })
    }
}

const PROBABILITIES: [f64; 4] = [0.5, 0.9, 0.95, 0.99];

/// Where a quantile lies among sorted delays: that far above the lower of two neighbors.
struct Place {
    below: usize,
    above: usize,
    rest: f64,
}

impl Place {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position within the list"
    )]
    fn of(probability: f64, last: usize) -> Self {
        let position = probability * last as f64;
        let below = position as usize;
        Self { below, above: last.min(below + 1), rest: position - below as f64 }
    }

    fn value(&self, sorted: &Excerpt) -> f64 {
        let (low, high) = (sorted.at(self.below), sorted.at(self.above));
        low as f64 + self.rest * (high as f64 - low as f64)
    }
}

/// The sorted delays next to some places, without the others.
///
/// Delays are counted by size in intervals of equal width, and only those in intervals that have a
/// place are sorted: each delay is looked at three times, and no branch depends on it but a rare one.
/// A few delays are simply sorted.
struct Excerpt {
    sorted: Vec<u64>,
    /// From each place on, until the next one, so many delays before it are left out.
    left_out: Vec<(usize, usize)>,
}

const INTERVALS: usize = 2048;

impl Excerpt {
    fn of(delays: &[u64], places: &[Place]) -> Self {
        if delays.len() < INTERVALS {
            let mut sorted = delays.to_vec();
            sorted.sort_unstable();
            return Self { sorted, left_out: Vec::new() };
        }
        Self::counted(delays, places)
    }

    fn counted(delays: &[u64], places: &[Place]) -> Self {
        let longest = delays.iter().copied().max().unwrap_or(0);
        let bits = (u64::BITS - longest.leading_zeros()).saturating_sub(INTERVALS.ilog2());
        let interval = |delay: u64| usize::try_from(delay >> bits).unwrap_or(0) % INTERVALS;
        let mut counts = [0_usize; INTERVALS];
        for delay in delays {
            counts[interval(*delay)] += 1;
        }
        let mut wanted = [false; INTERVALS];
        let mut left_out = Vec::with_capacity(2 * places.len());
        let (mut before, mut kept) = (0, 0);
        for (count, wanted) in counts.into_iter().zip(&mut wanted) {
            let here = before..before + count;
            *wanted = places.iter().any(|p| here.contains(&p.below) || here.contains(&p.above));
            if *wanted {
                left_out.push((before, before - kept));
                kept += count;
            }
            before += count;
        }
        let mut sorted = Vec::with_capacity(kept);
        sorted.extend(delays.iter().copied().filter(|delay| wanted[interval(*delay)]));
        sorted.sort_unstable();
        Self { sorted, left_out }
    }

    /// The delay at a place among all sorted ones.
    fn at(&self, place: usize) -> u64 {
        let interval = self.left_out.partition_point(|(from, _)| *from <= place);
        let left_out = self.left_out[..interval].last().map_or(0, |(_, left_out)| *left_out);
        self.sorted[place - left_out]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The formula, on sorted numbers.
    fn expected(sorted: &[u64]) -> Quantiles {
        let last = sorted.len() - 1;
        let quantile = |probability: f64| {
            let position = probability * last as f64;
            let below = (0..=last).rfind(|place| *place as f64 <= position).unwrap_or(0);
            let (low, high) = (sorted[below] as f64, sorted[last.min(below + 1)] as f64);
            low + (position - below as f64) * (high - low)
        };
        let [median, p90, p95, p99] = [0.5, 0.9, 0.95, 0.99].map(quantile);
        Quantiles { median, p90, p95, p99 }
    }

    #[test]
    fn a_quantile_lies_between_its_neighbors() {
        let delays = [40, 10, 30, 20, 70, 50];
        let found = Quantiles { median: 35.0, p90: 60.0, p95: 65.0, p99: 69.0 };
        assert_eq!(Quantiles::of(&delays), Some(found));
        assert_eq!(Quantiles::of(&[10]), Some(expected(&[10])));
        assert_eq!(Quantiles::of(&[0, 0]), Some(expected(&[0, 0])));
        assert_eq!(Quantiles::of(&[]), None);
    }

    proptest! {
        #[test]
        fn an_excerpt_has_what_sorting_finds(
            mut delays in prop_oneof![
                prop::collection::vec(0_u64..50, 1..300),
                prop::collection::vec(0_u64..100_000, 1..300),
                prop::collection::vec(0_u64..1 << 41, 1..300),
                prop::collection::vec(Just(u64::MAX), 1..3),
            ],
        ) {
            let last = delays.len() - 1;
            let places = || PROBABILITIES.map(|p| Place::of(p, last));
            let counted = Excerpt::counted(&delays, &places());
            let found = Quantiles::of(&delays);
            delays.sort_unstable();
            prop_assert_eq!(found, Some(expected(&delays)));
            let counted = places().map(|place| (counted.at(place.below), counted.at(place.above)));
            let sorted = places().map(|place| (delays[place.below], delays[place.above]));
            prop_assert_eq!(counted, sorted);
        }
    }
}
