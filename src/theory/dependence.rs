//! Observations that depend on each other, as the delays of successive papers do.

use super::{finite, keeps_up};

/// Variance of the mean of so many observations of a process in which each is `correlation` times
/// the one before plus noise of variance 1 (autoregressive of order 1, stationary).
///
/// Law 2015. None without observations or unless the correlation is strictly between
/// −1 and 1.
pub fn variance_of_mean(correlation: f64, observations: u32) -> Option<f64> {
    let n = f64::from(observations);
    (observations > 0).then(|| variance_of_sum(correlation, observations))?.map(|sum| sum / (n * n))
}

/// Correlation of the means of two successive batches of so many observations of that process.
///
/// None as for [`variance_of_mean`].
pub fn correlation_of_batches(correlation: f64, observations: u32) -> Option<f64> {
    let batch = variance_of_sum(correlation, observations)?;
    let left = 1.0 - libm::pow(correlation, f64::from(observations));
    let gap = 1.0 - correlation;
    let between = correlation * left * left / (gap * gap) / (1.0 - correlation * correlation);
    finite(between / batch)
}

/// Variance of a sum of successive observations.
fn variance_of_sum(correlation: f64, observations: u32) -> Option<f64> {
    let (n, gap) = (f64::from(observations), 1.0 - correlation);
    let left = 1.0 - libm::pow(correlation, n);
    let sum = n * (1.0 + correlation) / gap - 2.0 * correlation * left / (gap * gap);
    (correlation.abs() < 1.0).then(|| sum / (1.0 - correlation * correlation)).and_then(finite)
}

/// The variance of the mean wait over a long run of M/M/1 with a mean service of 1, times the
/// number of papers (Daley 1968; Whitt 1989).
///
/// ρ(2 + 5ρ − 4ρ² + ρ³)/(1 − ρ)⁴. None unless the load is below 1.
pub fn variance_of_waits(load: f64) -> Option<f64> {
    let spare = 1.0 - load;
    let series = 2.0 + load * (5.0 + load * (load - 4.0));
    keeps_up(load).then(|| load * series / (spare * spare * spare * spare)).and_then(finite)
}

/// How many papers of M/M/1 have to be seen for the mean wait to be known to ± this share of it,
/// `quantile` standard errors wide (1.959964 for 95 %).
///
/// None unless the load is above 0 and below 1 and the precision positive.
pub fn papers_needed(load: f64, precision: f64, quantile: f64) -> Option<f64> {
    let wait = load / (1.0 - load);
    let errors = quantile / (precision * wait);
    let variance = variance_of_waits(load).filter(|_| load > 0.0 && precision > 0.0)?;
    finite(errors * errors * variance)
}
