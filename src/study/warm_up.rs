//! The length of the warm-up, by MSER-5 and by the relaxation time of the slowest desk.

use crate::engine::{Network, Outcome, relaxation};
use crate::units::TICKS_PER_DAY;

/// The days that one structure needs to warm up: what MSER-5 finds in the pilots on the mean delay by
/// day of arrival, or the longest relaxation time of its desks if that is more.
///
/// A few pilots scatter so much from day to day that MSER-5 can miss the rise that theory foretells.
pub(super) fn warm_up_days(network: &Network, pilots: &[Outcome]) -> f64 {
    let foretold = relaxation(network).unwrap_or(0.0) / TICKS_PER_DAY as f64;
    libm::ceil(foretold).max(mser5(&daily_delays(pilots)) as f64)
}

/// Mean delay by day of arrival, over all pilots; days without papers repeat the day before.
fn daily_delays(pilots: &[Outcome]) -> Vec<f64> {
    let days = pilots.iter().map(|pilot| pilot.by_day.len()).max().unwrap_or(0);
    let mut last = 0.0;
    (0..days)
        .map(|day| {
            let on_day = pilots.iter().filter_map(|pilot| pilot.by_day.get(day));
            let (sum, number) = on_day.fold((0, 0), |(s, n), (sum, number)| (s + sum, n + number));
            if number > 0 {
                last = sum as f64 / number as f64;
            }
            last
        })
        .collect()
}

/// How many leading observations to leave out: the multiple of 5, at most half of all, for which
/// the standard error of the rest is smallest.
///
/// White 1997; Spratt 1998 (MSER-5): batches of 5, minimise the sum of squared deviations of the
/// remaining batches over the square of their number.
pub fn mser5(observations: &[f64]) -> usize {
    let batches: Vec<f64> =
        observations.chunks_exact(5).map(|batch| batch.iter().sum::<f64>() / 5.0).collect();
    let k = batches.len();
    let (mut sum, mut squares) = (0.0, 0.0);
    let mut best = (f64::INFINITY, 0);
    for d in (0..k).rev() {
        let n = (k - d) as f64;
        sum += batches[d];
        squares += batches[d] * batches[d];
        let criterion = (squares - sum * sum / n).max(0.0) / (n * n);
        if d <= k / 2 && criterion <= best.0 {
            best = (criterion, d);
        }
    }
    5 * best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decaying_start_is_cut_where_the_reference_cuts_it() {
        let noise = |i: u32| f64::from((7919 * i) % 101) / 101.0 - 0.5;
        let series: Vec<f64> =
            (0..500).map(|i| 10.0 * libm::exp(-f64::from(i) / 25.0) + noise(i)).collect();
        assert_eq!(mser5(&series), 135);
    }

    #[test]
    fn a_step_at_the_start_is_cut() {
        let step = |i: u32| match i {
            0..50 => 100.0,
            _ if i.is_multiple_of(2) => 1.0,
            _ => -1.0,
        };
        let series: Vec<f64> = (0..500).map(step).collect();
        assert_eq!(mser5(&series), 50);
    }

    #[test]
    fn a_steady_series_is_left_whole() {
        assert_eq!(mser5(&[]), 0);
        assert_eq!(mser5(&[3.0, 3.0]), 0);
    }
}
