//! Where a verdict would likely flip: for which factors on an assumption which structure is
//! predicted to be faster.

use crate::report::{Report, Verdict};
use crate::study::{Sample, Swing};

/// Which structure is predicted to be faster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faster {
    /// The baseline, or only it keeps up.
    Baseline,
    /// The reform, or only it keeps up.
    Reformed,
    /// Neither: they are equal.
    Neither,
    /// Neither keeps up.
    Stuck,
}

/// Factors for which the same is predicted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first.
    pub from: f64,
    /// The last.
    pub to: f64,
    /// What is predicted.
    pub faster: Faster,
}

/// Predictions that differ by less than this (min) are taken as equal.
const EQUAL: f64 = 0.5;

fn lead(sample: &Sample) -> f64 {
    match (sample.baseline, sample.reformed) {
        (Some(baseline), Some(reformed)) => baseline - reformed,
        (None, Some(_)) => f64::INFINITY,
        (Some(_), None) => f64::NEG_INFINITY,
        (None, None) => 0.0,
    }
}

fn faster(sample: &Sample) -> Faster {
    let lead = lead(sample);
    if sample.baseline.is_none() && sample.reformed.is_none() {
        Faster::Stuck
    } else if lead > EQUAL {
        Faster::Reformed
    } else if lead < -EQUAL {
        Faster::Baseline
    } else {
        Faster::Neither
    }
}

/// The stretches of a swing, which touch: the border between two samples lies where the line
/// between them crosses what separates the two, or in the middle where one structure no longer
/// keeps up.
pub fn stretches(swing: &Swing) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut before: Option<&Sample> = None;
    for sample in &swing.samples {
        let faster = faster(sample);
        match (found.last_mut(), before) {
            (Some(last), Some(_)) if last.faster == faster => last.to = sample.factor,
            (Some(last), Some(before)) => {
                let border = border(before, sample);
                last.to = border;
                found.push(Stretch { from: border, to: sample.factor, faster });
            }
            _ => found.push(Stretch { from: sample.factor, to: sample.factor, faster }),
        }
        before = Some(sample);
    }
    found
}

fn border(one: &Sample, other: &Sample) -> f64 {
    let least = match (faster(one), faster(other)) {
        (Faster::Neither, Faster::Reformed) | (Faster::Reformed, Faster::Neither) => EQUAL,
        (Faster::Neither, Faster::Baseline) | (Faster::Baseline, Faster::Neither) => -EQUAL,
        _ => 0.0,
    };
    let (a, b) = (lead(one) - least, lead(other) - least);
    let share = if a.is_finite() && b.is_finite() && a * b < 0.0 { a / (a - b) } else { 0.5 };
    one.factor + share * (other.factor - one.factor)
}

/// What is predicted for the assumptions as they are.
pub fn now(swing: &Swing) -> Faster {
    let unchanged = |sample: &&Sample| (sample.factor - 1.0).abs() < 1e-9;
    swing.samples.iter().find(unchanged).map_or(Faster::Neither, faster)
}

/// Whether predictions and simulation say the same of the assumptions as they are; what is
/// predicted of others means nothing if not.
pub fn agrees(swings: &[Swing], report: &Report) -> bool {
    let simulated = report.difference.delay_mean.map(|found| found.verdict);
    let meant = match simulated {
        Some(Verdict::ReformBetter) => Faster::Reformed,
        Some(Verdict::BaselineBetter) => Faster::Baseline,
        _ => return false,
    };
    !swings.is_empty() && swings.iter().all(|swing| now(swing) == meant)
}

/// The factors nearest to 1, below and above, at which something else is predicted than for the
/// assumptions as they are, of structures of which one keeps up.
pub fn flips(swing: &Swing) -> (Option<f64>, Option<f64>) {
    let unchanged = now(swing);
    let all = stretches(swing);
    let Some(place) = all.iter().position(|part| part.from <= 1.0 && 1.0 <= part.to) else {
        return (None, None);
    };
    let other = |part: &&Stretch| part.faster != unchanged && part.faster != Faster::Stuck;
    let below = all[..place].iter().rev().find(other).map(|part| part.to);
    let above = all[place + 1..].iter().find(other).map(|part| part.from);
    (below, above)
}

/// The factor from which on neither structure is predicted to keep up, if there is one.
pub fn stuck_from(swing: &Swing) -> Option<f64> {
    let stuck = stretches(swing).into_iter().find(|part| part.faster == Faster::Stuck);
    stuck.map(|part| part.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Lever;

    /// A swing with these leads of the reform; a NaN is a reform that cannot keep up.
    fn swing(leads: &[(f64, f64)]) -> Swing {
        let sample = |(factor, lead): &(f64, f64)| Sample {
            factor: *factor,
            baseline: Some(1000.0),
            reformed: (!lead.is_nan()).then_some(1000.0 - lead),
        };
        Swing { lever: Lever::Volume, samples: leads.iter().map(sample).collect() }
    }

    #[test]
    fn a_verdict_flips_where_the_lead_is_lost() {
        let found = swing(&[(0.5, 100.0), (1.0, 50.0), (1.5, 25.0), (2.0, -25.0)]);
        assert_eq!(now(&found), Faster::Reformed);
        assert_eq!(flips(&found), (None, Some(1.75)));
        assert_eq!(stretches(&found).len(), 2);
    }

    #[test]
    fn a_lead_that_melts_away_is_told_though_nobody_overtakes() {
        let found = swing(&[(0.5, 1.5), (1.0, 1.0), (2.0, 0.0)]);
        assert_eq!(flips(&found), (None, Some(1.5)), "half a minute, below which they are equal");
        assert_eq!(stretches(&found).last().map(|part| part.faster), Some(Faster::Neither));
    }

    #[test]
    fn a_structure_that_no_longer_keeps_up_has_lost() {
        let found = swing(&[(0.5, -10.0), (1.0, 10.0), (1.5, f64::NAN)]);
        assert_eq!(flips(&found), (Some(0.75), Some(1.25)));
    }

    #[test]
    fn neither_may_keep_up() {
        let mut found = swing(&[(1.0, 10.0), (1.5, 10.0), (2.0, 10.0)]);
        found.samples[2] = Sample { factor: 2.0, baseline: None, reformed: None };
        assert_eq!(flips(&found), (None, None));
        assert_eq!(stuck_from(&found), Some(1.75));
    }

    #[test]
    fn what_never_flips_has_one_stretch() {
        let found = swing(&[(0.5, 10.0), (1.0, 10.0), (2.0, 10.0)]);
        assert_eq!(flips(&found), (None, None));
        assert_eq!(stretches(&found), [Stretch { from: 0.5, to: 2.0, faster: Faster::Reformed }]);
    }
}
