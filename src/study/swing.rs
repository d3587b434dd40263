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
pub fn factors() -> impl Iterator<Item = f64> {
    TENTHS.map(|tenths| f64::from(tenths) / 10.0)
}

/// The swings of all levers for a scenario without findings.
pub fn swings(scenario: &Scenario) -> Vec<Swing> {
    let swing = |lever: Lever| {
        let samples = factors().map(|factor| lever.sample(scenario, factor)).collect();
        Swing { lever, samples }
    };
    Lever::ALL.map(swing).into()
}
