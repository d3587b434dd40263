//! Where a verdict would likely flip: for which factors on an assumption which structure is
//! predicted to be faster.

use crate::report::{Report, Verdict};
use crate::scene::Pair;
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
    /// Whether the other structure does not keep up at all.
    pub alone: bool,
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
        let here = Stretch { from: sample.factor, ..at(sample) };
        match (found.last_mut(), before) {
            (Some(last), Some(_)) if (last.faster, last.alone) == (here.faster, here.alone) => {
                last.to = sample.factor;
            }
            (Some(last), Some(before)) => {
                let border = border(before, sample);
                last.to = border;
                found.push(Stretch { from: border, ..here });
            }
            _ => found.push(here),
        }
        before = Some(sample);
    }
    found
}

/// What is predicted at one factor.
fn at(sample: &Sample) -> Stretch {
    let faster = faster(sample);
    let alone = sample.baseline.is_some() != sample.reformed.is_some();
    Stretch { from: sample.factor, to: sample.factor, faster, alone }
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
fn now(swing: &Swing) -> Option<Stretch> {
    let unchanged = |sample: &&Sample| (sample.factor - 1.0).abs() < 1e-9;
    swing.samples.iter().find(unchanged).map(at)
}

/// Whether predictions and simulation say the same of the assumptions as they are; what is
/// predicted of others means nothing if not.
pub fn agrees(swings: &[Swing], report: &Report) -> bool {
    let keeps_up = (report.baseline.congestion.is_none(), report.reformed.congestion.is_none());
    let meant = match (report.difference.delay_mean.map(|found| found.verdict), keeps_up) {
        (Some(Verdict::ReformBetter), _) => (Faster::Reformed, false),
        (Some(Verdict::BaselineBetter), _) => (Faster::Baseline, false),
        (Some(Verdict::Congested), (true, false)) => (Faster::Baseline, true),
        (Some(Verdict::Congested), (false, true)) => (Faster::Reformed, true),
        (Some(Verdict::Congested), (false, false)) => (Faster::Stuck, false),
        _ => return false,
    };
    let is_told = |now: Stretch| (now.faster, now.alone) == meant;
    !swings.is_empty() && swings.iter().all(|swing| now(swing).is_some_and(is_told))
}

/// The factors nearest to 1, below and above, at which the other structure is predicted to be faster or
/// none, of structures that both keep up.
pub fn flips(swing: &Swing) -> (Option<f64>, Option<f64>) {
    let all = stretches(swing);
    let place = all.iter().position(|part| part.from <= 1.0 && 1.0 <= part.to);
    let (Some(place), Some(now)) = (place, now(swing)) else { return (None, None) };
    let compares = |part: &Stretch| part.faster != Faster::Stuck && !part.alone;
    if !compares(&now) {
        return (None, None);
    }
    let other = |part: &&Stretch| part.faster != now.faster && compares(part);
    let below = all[..place].iter().rev().find(other).map(|part| part.to);
    let above = all[place + 1..].iter().find(other).map(|part| part.from);
    (below, above)
}

/// The factor from which on each structure is predicted not to keep up, if there is one.
pub fn stuck_from(swing: &Swing) -> Pair<Option<f64>> {
    let from = |delay: fn(&Sample) -> Option<f64>| {
        swing.samples.windows(2).find_map(|pair| match pair {
            [one, other] if delay(one).is_some() && delay(other).is_none() => {
                Some(f64::midpoint(one.factor, other.factor))
            }
            _ => None,
        })
    };
    Pair { baseline: from(|sample| sample.baseline), reformed: from(|sample| sample.reformed) }
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
        assert_eq!(now(&found).map(|part| part.faster), Some(Faster::Reformed));
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
    fn a_structure_that_no_longer_keeps_up_is_not_compared() {
        let found = swing(&[(0.5, -10.0), (1.0, 10.0), (1.5, f64::NAN)]);
        assert_eq!(flips(&found), (Some(0.75), None));
        assert_eq!(stuck_from(&found), Pair { baseline: None, reformed: Some(1.25) });
        let last = stretches(&found).pop().expect("a stretch");
        assert_eq!((last.faster, last.alone), (Faster::Baseline, true));
    }

    #[test]
    fn neither_may_keep_up() {
        let mut found = swing(&[(1.0, 10.0), (1.5, 10.0), (2.0, 10.0)]);
        found.samples[2] = Sample { factor: 2.0, baseline: None, reformed: None };
        assert_eq!(flips(&found), (None, None));
        assert_eq!(stuck_from(&found), Pair { baseline: Some(1.75), reformed: Some(1.75) });
    }

    #[test]
    fn what_never_flips_has_one_stretch() {
        let found = swing(&[(0.5, 10.0), (1.0, 10.0), (2.0, 10.0)]);
        assert_eq!(flips(&found), (None, None));
        let all = Stretch { from: 0.5, to: 2.0, faster: Faster::Reformed, alone: false };
        assert_eq!(stretches(&found), [all]);
    }
}
