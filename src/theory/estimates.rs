//! Proportions and durations from records.

use super::finite;

/// Interval of a proportion from so many successes of so many trials, `quantile` standard errors
/// wide on either side (1.959964 for 95 %).
///
/// Wilson 1927. None without trials, with more successes than trials, or a quantile that is not
/// finite.
pub fn wilson(successes: u64, trials: u64, quantile: f64) -> Option<(f64, f64)> {
    if trials == 0 || successes > trials || !quantile.is_finite() {
        return None;
    }
    let n = trials as f64;
    let share = successes as f64 / n;
    let square = quantile * quantile;
    let middle = share + square / (2.0 * n);
    let reach = quantile.abs() * libm::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
    let whole = 1.0 + square / n;
    finite((middle - reach) / whole).zip(finite((middle + reach) / whole))
}

/// A duration as a record has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duration {
    /// Time from the beginning to the end, or to where the record breaks off.
    pub time: f64,
    /// Whether the matter had ended.
    pub ended: bool,
}

/// The share that lasts longer than each time at which something ended, in order of time.
///
/// Kaplan & Meier 1958: what is still open at a time counts as being there and not as having ended.
/// Empty if nothing ended.
pub fn kaplan_meier(durations: &[Duration]) -> Vec<(f64, f64)> {
    let mut times: Vec<f64> = durations.iter().filter(|d| d.ended).map(|d| d.time).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let mut lasting = 1.0;
    let step = |time: f64| {
        let there = durations.iter().filter(|d| d.time >= time).count();
        let ended = durations.iter().filter(|d| d.ended && d.time.total_cmp(&time).is_eq()).count();
        lasting *= 1.0 - ended as f64 / there as f64;
        (time, lasting)
    };
    times.into_iter().map(step).collect()
}
