//! What is said of the reform against the baseline.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Estimate, Part};
use crate::units::ClassId;

/// Reformed minus baseline, on the same work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Difference {
    /// Mean delay (min); less is better.
    pub delay_mean: Option<Contrast>,
    /// Median delay (min); less is better.
    pub delay_median: Option<Contrast>,
    /// 90th percentile of the delay (min); less is better.
    pub delay_p90: Option<Contrast>,
    /// 95th percentile of the delay (min); less is better.
    pub delay_p95: Option<Contrast>,
    /// 99th percentile of the delay (min); less is better.
    pub delay_p99: Option<Contrast>,
    /// Share on time; more is better.
    pub on_time: Option<Contrast>,
    /// Coefficient of variation of the busy shares of those who work as clerks; less is better.
    pub balance_cv: Option<Contrast>,
    /// Coefficient of variation of the clerk work that arrives per clerk of each section; less is
    /// better.
    pub sections_cv: Option<Contrast>,
    /// Errors per hundred matters; less is better.
    pub errors: Option<Contrast>,
    /// Wrong approvals per hundred matters; less is better, absent if no matter can be refused.
    pub wrong_approvals: Option<Contrast>,
    /// Wrong refusals per hundred matters; less is better, absent if no matter can be refused.
    pub wrong_refusals: Option<Contrast>,
    /// Decisions garbled on the way down per hundred matters; less is better.
    pub garbled: Option<Contrast>,
    /// Wrong sections visited per hundred matters; less is better.
    pub bounced: Option<Contrast>,
    /// Rooms changed per matter; less is better.
    pub handovers: Option<Contrast>,
    /// Desks visited per matter; less is better.
    pub visits: Option<Contrast>,
    /// Minutes of leaders per matter; less is better.
    pub leader_minutes: Option<Contrast>,
    /// Mean number of open matters at the end of a day; less is better.
    pub backlog: Option<Contrast>,
    /// Mean utilisation of commissioners, deputy heads and the head; less is better.
    pub leaders_busy: Option<Contrast>,
    /// Time until half of the people are reached by a directive (min); less is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach_p50: Option<Contrast>,
    /// Time until 90 % of the people are reached (min); less is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach_p90: Option<Contrast>,
    /// Time until all people are reached (min); less is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach_p100: Option<Contrast>,
    /// The parts of the mean delay that either structure has (min).
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Mean delay of each class of matters that both structures finish (min); less is better.
    #[serde(default)]
    pub classes: BTreeMap<ClassId, Contrast>,
    /// Busy time / time at the desk of each person that both structures have; neither less nor more
    /// is better.
    #[serde(default)]
    pub people: BTreeMap<String, Estimate>,
}

/// The difference in one measure, with its paired 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Contrast {
    /// Reformed minus baseline.
    pub value: f64,
    /// Half the width of the paired interval; absent with a single replication.
    pub half_width: Option<f64>,
    /// What follows.
    pub verdict: Verdict,
}

impl Contrast {
    /// The difference with its interval.
    pub const fn estimate(self) -> Estimate {
        Estimate { value: self.value, half_width: self.half_width }
    }

    /// Whether both structures gave the same in every replication, which is more than that no
    /// difference can be seen.
    pub fn is_nothing(self) -> bool {
        self.value == 0.0 && self.half_width == Some(0.0)
    }
}

/// What a difference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval speaks for the reform.
    ReformBetter,
    /// The whole interval speaks for the baseline.
    BaselineBetter,
    /// The whole interval is so close to 0 that whatever the difference is, it does not matter.
    Negligible,
    /// The interval contains 0.
    CannotTell,
    /// One of the structures is congested.
    Congested,
}

/// The share of the measured matters that is finished within so long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Within {
    /// Delay (min).
    pub minutes: f64,
    /// The share as it is today.
    pub baseline: Estimate,
    /// The share after the reform.
    pub reformed: Estimate,
    /// Reformed minus baseline; more is better.
    pub difference: Contrast,
}
