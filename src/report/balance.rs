//! How evenly something is spread: indices and their intervals.

use super::statistics::Intervals;
use super::{Estimate, Evenness, IDLE, OVERLOADED};

/// Indices of how evenly numbers are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// Mean.
    pub mean: f64,
    /// Population standard deviation over mean, 0 if all are equal.
    pub cv: f64,
    /// Gini coefficient, 0 if all are equal.
    pub gini: f64,
    /// Jain's index (Jain, Chiu & Hawe 1984), 1 if all are equal.
    pub jain: f64,
    /// Largest over mean, 1 if all are equal.
    pub max_over_mean: f64,
}

impl Indices {
    /// Measures some numbers that are not negative; nothing at all is spread evenly.
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let sum: f64 = values.iter().sum();
        if sum <= 0.0 {
            return Self { mean: 0.0, cv: 0.0, gini: 0.0, jain: 1.0, max_over_mean: 1.0 };
        }
        let mean = sum / n;
        let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        let squares: f64 = values.iter().map(|x| x * x).sum();
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let ranked: f64 = sorted.iter().enumerate().map(|(i, x)| (i as f64 + 1.0) * x).sum();
        Self {
            mean,
            cv: libm::sqrt(variance) / mean,
            gini: 2.0 * ranked / (n * sum) - (n + 1.0) / n,
            jain: sum * sum / (n * squares),
            max_over_mean: sorted.last().copied().unwrap_or(mean) / mean,
        }
    }
}

/// The indices of the means over replications, with each replication left out in turn.
#[derive(Clone, Debug)]
pub struct Spread {
    means: Vec<f64>,
    whole: Indices,
    left_out: Vec<Indices>,
}

impl Spread {
    /// Measures one list of numbers per replication, all of the same length.
    pub fn of(replications: &[Vec<f64>]) -> Option<Self> {
        let length = replications.first().map_or(0, Vec::len);
        if length == 0 {
            return None;
        }
        let n = replications.len() as f64;
        let sums: Vec<f64> =
            (0..length).map(|i| replications.iter().map(|values| values[i]).sum()).collect();
        let means: Vec<f64> = sums.iter().map(|sum| sum / n).collect();
        let left_out = replications
            .iter()
            .filter(|_| replications.len() > 1)
            .map(|values| {
                let rest: Vec<f64> =
                    sums.iter().zip(values).map(|(sum, x)| (sum - x) / (n - 1.0)).collect();
                Indices::of(&rest)
            })
            .collect();
        Some(Self { whole: Indices::of(&means), means, left_out })
    }

    /// The indices with their intervals, and how many of the utilisations are beyond the limits.
    pub fn evenness(&self, intervals: Intervals, utilisations: &[f64]) -> Evenness {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let beyond = |limit: &dyn Fn(f64) -> bool| {
            count(utilisations.iter().filter(|share| limit(**share)).count())
        };
        let estimate = |field: fn(&Indices) -> f64| self.estimate(intervals, field);
        Evenness {
            number: count(self.means.len()),
            mean: estimate(|i| i.mean),
            cv: estimate(|i| i.cv),
            gini: estimate(|i| i.gini),
            jain: estimate(|i| i.jain),
            max_over_mean: estimate(|i| i.max_over_mean),
            overloaded: beyond(&|share| share > OVERLOADED),
            idle: beyond(&|share| share < IDLE),
        }
    }

    /// The coefficient of variation.
    pub const fn cv(&self) -> f64 {
        self.whole.cv
    }

    fn estimate(&self, intervals: Intervals, field: fn(&Indices) -> f64) -> Estimate {
        let left_out: Vec<f64> = self.left_out.iter().map(field).collect();
        intervals.of_function(field(&self.whole), &left_out)
    }

    /// The difference in the coefficient of variation, on the same replications.
    pub fn cv_difference(&self, baseline: &Self, intervals: Intervals) -> Estimate {
        let left_out: Vec<f64> =
            self.left_out.iter().zip(&baseline.left_out).map(|(a, b)| a.cv - b.cv).collect();
        intervals.of_function(self.whole.cv - baseline.whole.cv, &left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference values of the literature notes: CV, Gini, Jain, max / mean.
    #[test]
    fn indices_have_their_reference_values() {
        let cases: [(&[f64], [f64; 4]); 4] = [
            (&[1.0, 2.0, 3.0, 4.0], [0.447_213_60, 0.25, 0.833_333_33, 1.6]),
            (&[0.0, 0.0, 0.0, 4.0], [1.732_050_81, 0.75, 0.25, 4.0]),
            (&[1.0, 1.0, 1.0, 1.0, 6.0], [1.0, 0.4, 0.5, 3.0]),
            (&[2.0, 2.0, 3.0, 5.0, 8.0, 13.0], [0.717_740_56, 0.378_787_88, 0.66, 2.363_636_36]),
        ];
        for (values, expected) in cases {
            let found = Indices::of(values);
            let found = [found.cv, found.gini, found.jain, found.max_over_mean];
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 1e-8, "{values:?}: {found} {expected}");
            }
        }
    }

    #[test]
    fn jains_index_follows_from_the_coefficient_of_variation() {
        let found = Indices::of(&[3.0, 7.0, 1.0, 9.0]);
        assert!((found.jain - 1.0 / (1.0 + found.cv * found.cv)).abs() < 1e-12);
    }
}
