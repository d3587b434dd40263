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
    /// Those of some delays, whose order changes; absent without any.
    pub fn of(delays: &mut [u64]) -> Option<Self> {
        let last = delays.len().checked_sub(1)?;
        let places = [0.5, 0.9, 0.95, 0.99].map(|probability| Place::of(probability, last));
        let mut begin = 0;
        for place in &places {
            // Each looks only at what is not below the one before.
            if place.below >= begin {
                delays[begin..].select_nth_unstable(place.below - begin);
                begin = place.below + 1;
            }
        }
        let [_, p90, p95, p99] = &places;
        let ends = [p90.below, p95.below, p99.below, last];
        let mut found = places.iter().zip(ends).map(|(place, end)| place.value(delays, end));
        Some(Self {
            median: found.next()?,
            p90: found.next()?,
            p95: found.next()?,
            p99: found.next()?,
        })
    }
}

/// Where a quantile lies among sorted delays: that far above the lower of two neighbors.
struct Place {
    below: usize,
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
        Self { below, rest: position - below as f64 }
    }

    /// The quantile, when the lower neighbor is in its place and the upper one not after another
    /// place that is, unless they are the same.
    fn value(&self, delays: &[u64], end: usize) -> f64 {
        let low = delays[self.below];
        let above = &delays[self.below + 1..(end + 1).max(self.below + 1)];
        let above = if above.is_empty() { &delays[self.below + 1..] } else { above };
        let high = above.iter().copied().min().unwrap_or(low);
        low as f64 + self.rest * (high as f64 - low as f64)
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
        let mut delays = [40, 10, 30, 20, 70, 50];
        let found = Quantiles { median: 35.0, p90: 60.0, p95: 65.0, p99: 69.0 };
        assert_eq!(Quantiles::of(&mut delays), Some(found));
        assert_eq!(Quantiles::of(&mut [10]), Some(expected(&[10])));
        assert_eq!(Quantiles::of(&mut []), None);
    }

    proptest! {
        #[test]
        fn selecting_finds_what_sorting_finds(
            mut delays in prop::collection::vec(0_u64..50, 1..300),
        ) {
            let found = Quantiles::of(&mut delays);
            delays.sort_unstable();
            prop_assert_eq!(found, Some(expected(&delays)));
        }
    }
}
