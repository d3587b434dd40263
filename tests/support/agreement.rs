//! Whether a simulated mean agrees with an exact value.

use super::sample::mean_and_error;

/// The mean of a sample lies within so many standard errors of the exact value, and its standard
/// error is at most this share of it.
#[track_caller]
pub(crate) fn agrees_within(sample: &[f64], exact: f64, standard_errors: f64, share: f64) {
    let (mean, error) = mean_and_error(sample);
    assert!(
        (mean - exact).abs() <= standard_errors * error,
        "simulated {mean:.5}, exact {exact:.5}, {:.2} standard errors of {error:.5}",
        (mean - exact) / error
    );
    assert!(error <= share * exact.abs(), "standard error {error:.5} of {exact:.5}");
}
