//! How the verdict on the mean delay would likely swing if an assumption were another: predicted,
//! never simulated.

use serde::{Deserialize, Serialize};

use super::sway::{Doubt, Outlook};
use crate::engine::Prediction;
use crate::scenario::Scenario;

/// An assumption that is multiplied by a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lever {
    /// Papers per day of every class.
    Volume,
    /// Time of every review.
    Review,
    /// Time of every visit to a superior, and of every one within a large section.
    Visits,
    /// Time of every way to another room.
    Handover,
}

impl Lever {
    /// All levers, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Volume, Self::Review, Self::Visits, Self::Handover];

    /// The scenario with this assumption so many times as large.
    fn pull(self, scenario: &Scenario, factor: f64) -> Scenario {
        match self {
            Self::Volume => Doubt::Arrivals.times(scenario, factor),
            Self::Review => Doubt::Reviews.times(scenario, factor),
            Self::Visits => {
                Doubt::Coordination.times(&Doubt::Visits.times(scenario, factor), factor)
            }
            Self::Handover => Doubt::Ways.times(scenario, factor),
        }
    }

    /// What is predicted with this assumption so many times as large.
    pub fn sample(self, scenario: &Scenario, factor: f64) -> Sample {
        let Outlook { baseline, reformed } = Outlook::of(&self.pull(scenario, factor));
        let delay = |side: Option<Prediction>| Some(side?.delay);
        Sample { factor, baseline: delay(baseline), reformed: delay(reformed) }
    }
}

/// What is predicted with one lever at several factors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swing {
    /// The lever.
    pub lever: Lever,
    /// By factor, from small to large.
    pub samples: Vec<Sample>,
}

/// What is predicted at one factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// How many times as large.
    pub factor: f64,
    /// Mean delay today (min); absent if a desk cannot keep up.
    pub baseline: Option<f64>,
    /// Mean delay after the reform (min); absent if a desk could not keep up.
    pub reformed: Option<f64>,
}

/// Factors in tenths, from half to double.
const TENTHS: std::ops::RangeInclusive<u32> = 5..=20;

/// The factors at which samples are taken, from half to double.
fn factors() -> impl Iterator<Item = f64> {
    TENTHS.map(|tenths| f64::from(tenths) / 10.0)
}

/// Samples between which a structure ceases to keep up are at most so far apart.
const NEAR: f64 = 0.005;

impl Swing {
    /// A lever of which nothing is known yet.
    pub const fn of(lever: Lever) -> Self {
        Self { lever, samples: Vec::new() }
    }

    /// The factor at which the next sample is to be taken, if one is needed: all factors in turn, and
    /// between two of which a structure keeps up with one only, halfway, until they are near.
    pub fn next(&self) -> Option<f64> {
        let far = self.samples.windows(2).find_map(|pair| {
            let [one, other] = pair else { return None };
            let far = other.factor - one.factor > NEAR && one.keeping_up() != other.keeping_up();
            far.then(|| f64::midpoint(one.factor, other.factor))
        });
        let last = self.samples.last().map_or(0.0, |sample| sample.factor);
        far.or_else(|| factors().find(|factor| *factor > last))
    }

    /// Takes a sample in its place.
    pub fn take(&mut self, sample: Sample) {
        let place = self.samples.partition_point(|other| other.factor < sample.factor);
        self.samples.insert(place, sample);
    }
}

impl Sample {
    /// Which structures keep up.
    const fn keeping_up(&self) -> (bool, bool) {
        (self.baseline.is_some(), self.reformed.is_some())
    }
}

/// The swings of all levers for a scenario without findings.
pub fn swings(scenario: &Scenario) -> Vec<Swing> {
    let swing = |lever: Lever| {
        let mut swing = Swing::of(lever);
        while let Some(factor) = swing.next() {
            swing.take(lever.sample(scenario, factor));
        }
        swing
    };
    Lever::ALL.map(swing).into()
}
