//! Means, Student-t intervals and quantiles over replications.

use super::{Contrast, Estimate, Verdict};

/// The quantile of Student's t that a two-sided 95 % interval needs.
pub fn student_t_975(degrees: u32) -> f64 {
    student_t(degrees, 0.95)
}

/// How many standard errors a two-sided interval of this confidence, from 0 to below 1, reaches to
/// either side, with this many degrees of freedom, at least one.
///
/// Found by bisection on the distribution function, which has a finite sum for whole degrees of
/// freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
pub fn student_t(degrees: u32, confidence: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 13.0);
    while high < 1e6 && two_sided(high, degrees) < confidence {
        high *= 2.0;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if two_sided(middle, degrees) < confidence { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The probability that Student's t lies within ± `t`.
fn two_sided(t: f64, degrees: u32) -> f64 {
    let theta = libm::atan(t / libm::sqrt(f64::from(degrees)));
    let (sine, cosine) = (libm::sin(theta), libm::cos(theta));
    let odd = degrees % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = if odd && degrees == 1 { 0.0 } else { term };
    let mut k = if odd { 2 } else { 1 };
    while k + 2 < degrees + u32::from(!odd) {
        term *= cosine * cosine * f64::from(k) / f64::from(k + 1);
        sum += term;
        k += 2;
    }
    if odd { 2.0 / std::f64::consts::PI * (theta + sine * sum) } else { sine * sum }
}

/// Means over replications with intervals.
#[derive(Clone, Copy, Debug)]
pub struct Intervals {
    /// Half-width per standard error; absent with fewer than two replications.
    quantile: Option<f64>,
}

impl Intervals {
    /// Intervals for this many replications.
    pub fn of(replications: usize) -> Self {
        let degrees = u32::try_from(replications).ok().and_then(|n| n.checked_sub(1));
        Self { quantile: degrees.filter(|d| *d > 0).map(student_t_975) }
    }

    /// The mean of one number per replication.
    pub fn mean(self, values: &[f64]) -> Estimate {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        let half_width = self.quantile.map(|t| t * libm::sqrt(squares / (n - 1.0) / n));
        Estimate { value: mean, half_width }
    }

    /// The mean of what only some replications have; those without are left out.
    pub fn mean_of_some(self, values: &[Option<f64>]) -> Option<Estimate> {
        let present: Vec<f64> = values.iter().copied().flatten().collect();
        if present.is_empty() {
            return None;
        }
        let intervals = if present.len() == values.len() { self } else { Self::of(present.len()) };
        Some(intervals.mean(&present))
    }

    /// A function of means over replications, with its interval by the jackknife: the function with
    /// each replication left out (Efron & Tibshirani 1993, chapter 11).
    pub fn of_function(self, whole: f64, left_out: &[f64]) -> Estimate {
        let n = left_out.len() as f64;
        let mean = left_out.iter().sum::<f64>() / n;
        let squares: f64 = left_out.iter().map(|x| (x - mean) * (x - mean)).sum();
        let half_width = self.quantile.map(|t| t * libm::sqrt((n - 1.0) / n * squares));
        Estimate { value: whole, half_width }
    }
}

/// Whether less or more of a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less is better.
    Less,
    /// More is better.
    More,
}

/// What a difference says: a verdict only if the whole interval lies on one side of 0.
pub fn contrast(difference: Estimate, better: Better) -> Contrast {
    let Estimate { value, half_width } = difference;
    let clear = half_width.is_some_and(|half_width| value.abs() > half_width);
    let verdict = match (clear, (value < 0.0) == (better == Better::Less)) {
        (false, _) => Verdict::CannotTell,
        (true, true) => Verdict::ReformBetter,
        (true, false) => Verdict::BaselineBetter,
    };
    Contrast { value, half_width, verdict }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_students_t_are_those_of_the_tables() {
        let table = [
            (1, 12.706_204_736),
            (2, 4.302_652_730),
            (3, 3.182_446_305),
            (4, 2.776_445_105),
            (9, 2.262_157_163),
            (14, 2.144_786_688),
            (19, 2.093_024_054),
            (29, 2.045_229_642),
            (49, 2.009_575_237),
            (99, 1.984_216_952),
        ];
        for (degrees, expected) in table {
            let found = student_t_975(degrees);
            assert!((found - expected).abs() < 1e-8, "{degrees}: {found}");
        }
    }

    #[test]
    fn an_interval_is_as_wide_as_its_formula() {
        let estimate = Intervals::of(4).mean(&[1.0, 2.0, 3.0, 4.0]);
        let half_width = 3.182_446_305_284_263 * libm::sqrt(5.0 / 3.0 / 4.0);
        assert!((estimate.value - 2.5).abs() < 1e-12);
        assert!((estimate.half_width.expect("four replications") - half_width).abs() < 1e-9);
    }

    #[test]
    fn the_jackknife_of_a_mean_is_its_ordinary_interval() {
        let values = [3.0, 1.0, 4.0, 1.0, 5.0];
        let sum: f64 = values.iter().sum();
        let left_out: Vec<f64> = values.iter().map(|x| (sum - x) / 4.0).collect();
        let intervals = Intervals::of(values.len());
        let (plain, jackknife) =
            (intervals.mean(&values), intervals.of_function(sum / 5.0, &left_out));
        let difference = plain.half_width.expect("some") - jackknife.half_width.expect("some");
        assert!(difference.abs() < 1e-12);
    }

    #[test]
    fn a_verdict_needs_the_whole_interval() {
        let verdict =
            |value, half_width| contrast(Estimate { value, half_width }, Better::Less).verdict;
        assert_eq!(verdict(-2.0, Some(1.0)), Verdict::ReformBetter);
        assert_eq!(verdict(2.0, Some(1.0)), Verdict::BaselineBetter);
        assert_eq!(verdict(-1.0, Some(1.0)), Verdict::CannotTell);
        assert_eq!(verdict(0.0, Some(0.0)), Verdict::CannotTell);
        assert_eq!(verdict(-2.0, None), Verdict::CannotTell);
    }
}
