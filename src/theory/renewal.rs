//! One server, exponential services, gaps between arrivals of any distribution: GI/M/1.

use super::{is_positive, keeps_up, root};

/// The distribution of the gaps between arrivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gaps {
    /// All as long.
    Fixed,
    /// The sum of so many exponential phases, at least one.
    Erlang(u32),
}

impl Gaps {
    /// The Laplace transform at `s` of gaps with this mean.
    fn transform(self, mean: f64, s: f64) -> f64 {
        match self {
            Self::Fixed => libm::exp(-s * mean),
            Self::Erlang(phases) => {
                let phases = f64::from(phases.max(1));
                libm::exp(-phases * libm::log1p(s * mean / phases))
            }
        }
    }
}

/// The probability of waiting, the root of σ = A*(μ(1 − σ)) below 1 (Kendall 1953).
///
/// `gap` is the mean gap, `mean` the mean service. None unless both are positive and the load below
/// 1.
pub fn waits(gaps: Gaps, gap: f64, mean: f64) -> Option<f64> {
    let keeps_up = is_positive(gap) && is_positive(mean) && keeps_up(mean / gap);
    let is_below = |sigma: f64| gaps.transform(gap, (1.0 - sigma) / mean) > sigma;
    keeps_up.then(|| root(0.0, 1.0, is_below))
}

/// Mean wait: σ τ/(1 − σ). None as for [`waits`].
pub fn wait(gaps: Gaps, gap: f64, mean: f64) -> Option<f64> {
    waits(gaps, gap, mean).map(|sigma| sigma * mean / (1.0 - sigma))
}
