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
        let mut selection = Selection { placed: delays.len(), delays };
        // Each looks only at what is below the one before.
        let p99 = selection.quantile(0.99)?;
        let p95 = selection.quantile(0.95)?;
        let p90 = selection.quantile(0.9)?;
        let median = selection.quantile(0.5)?;
        Some(Self { median, p90, p95, p99 })
    }
}

/// Delays of which one has the place that it would have if they were sorted; those before it are
/// not above it, those after it not below.
struct Selection<'a> {
    delays: &'a mut [u64],
    placed: usize,
}

impl Selection<'_> {
    /// A quantile that is not above the one before; absent without delays.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position within the list"
    )]
    fn quantile(&mut self, probability: f64) -> Option<f64> {
        let last = self.delays.len().checked_sub(1)?;
        let position = probability * last as f64;
        let below = position as usize;
        let rest = position - below as f64;
        let mut next = below + 1..self.delays.len();
        if below < self.placed {
            self.delays[..self.placed].select_nth_unstable(below);
            next.end = next.end.min(self.placed + 1);
            self.placed = below;
        }
        let low = self.delays[below];
        let high = self.delays[next].iter().copied().min().unwrap_or(low);
        Some(low as f64 + rest * (high as f64 - low as f64))
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
