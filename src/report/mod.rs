//! The report: what a study found, as the command line prints it and the page shows it.
//!
//! Times are in minutes of working time, shares from 0 to 1, quality per hundred measured matters.

mod assemble;
mod balance;
mod compared;
mod difference;
mod replication;
mod statistics;
mod structure;
mod within;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::assemble::{Evidence, Setting, report};
pub use self::balance::{Indices, Spread};
pub use self::compared::{Contrast, Difference, Verdict, Within};
pub use self::replication::mean_delay;
pub use self::statistics::{Better, Intervals, contrast, student_t, student_t_975};
pub use self::structure::{QuotaSum, Span, StructureReport};
pub use crate::department::Krackhardt;
pub use crate::engine::Kind;
use crate::scenario::Rank;
use crate::units::{ClassId, DutyId, UnitId};

/// The result of a study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of the report.
    pub format: ReportFormat,
    /// Chose the random numbers.
    pub seed: u64,
    /// Replications of each structure.
    pub replications: u32,
    /// Measured time of each replication (working days).
    pub days: f64,
    /// Time before it that was left out (working days).
    pub warm_up_days: f64,
    /// Events of all replications of both structures.
    pub events: u64,
    /// The structure as it is today.
    pub baseline: Side,
    /// The structure after the reform.
    pub reformed: Side,
    /// Reformed minus baseline.
    pub difference: Difference,
    /// The share of the matters that is finished within so long, from short to long.
    #[serde(default)]
    pub within: Vec<Within>,
}

/// Version of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum ReportFormat {
    /// The first version.
    #[serde(rename = "spanlab-report/1")]
    One,
}

/// A mean over replications with half of its 95 % Student-t interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Estimate {
    /// The mean.
    pub value: f64,
    /// Half the width of the interval; absent with a single replication.
    pub half_width: Option<f64>,
}

/// What was found of one structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Side {
    /// Desks whose offered load reaches 1, or that left more than 0.5 % of the matters unfinished:
    /// the backlog grows without end and the delay has no meaning.
    pub congestion: Option<Congestion>,
    /// The desk with the highest offered load; absent without desks.
    pub bottleneck: Option<Bottleneck>,
    /// What can be read off the organization chart.
    pub structure: StructureReport,
    /// Completion minus arrival (min); absent if nothing was completed.
    pub delay: Option<Delay>,
    /// Each class of matters.
    pub classes: BTreeMap<ClassId, ClassReport>,
    /// The mean delay split without remainder, only parts above 0, by rank from low to high and
    /// kind in the order of [`Kind`].
    pub parts: Vec<Part>,
    /// Every desk, in document order.
    pub desks: Vec<DeskReport>,
    /// Every person, in document order.
    pub people: Vec<PersonReport>,
    /// How evenly the work falls.
    pub balance: Balance,
    /// Defects and detours per hundred measured matters.
    pub quality: Quality,
    /// Share finished within the deadline, among the matters with one.
    pub on_time: Option<Estimate>,
    /// How soon people hear of a directive; absent without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// Rooms changed per matter, co-signers' copies included.
    pub handovers: Estimate,
    /// Desks at which a matter queues, each time counted, co-signers' copies included.
    pub visits: Estimate,
    /// Minutes of leaders per matter: work of all ranks above clerk.
    pub leader_minutes: Estimate,
    /// Share of the measured matters that were not finished when the run ended.
    pub unfinished: Estimate,
    /// Matters that were bought outside, per replication.
    pub bought: Estimate,
    /// Mean number of open matters over the ends of the measured days, warm-up matters included;
    /// absent if less than a day was measured.
    pub backlog: Option<Estimate>,
    /// Open matters at the end of each measured day.
    pub backlog_by_day: Vec<Estimate>,
    /// Open matters at the end of each day of the warm-up.
    #[serde(default)]
    pub warm_up_backlog: Vec<Estimate>,
}

/// Why a structure has no verdict on delay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Congestion {
    /// The desk with the highest offered load.
    pub desk: String,
    /// Its offered load; at least 1 unless only matters were left unfinished.
    pub offered_load: f64,
}

/// The desk with the highest offered load.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Bottleneck {
    /// The desk.
    pub desk: String,
    /// Its offered load.
    pub offered_load: f64,
    /// How many times as many papers would bring that load to 1, with as many callers as now; absent
    /// if no number would, or if the callers alone do.
    pub full_at: Option<f64>,
}

/// The distribution of the delay (min).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Delay {
    /// Mean.
    pub mean: Estimate,
    /// Half of the matters are faster.
    pub median: Estimate,
    /// 90 % are faster.
    pub p90: Estimate,
    /// 95 % are faster.
    pub p95: Estimate,
    /// 99 % are faster.
    pub p99: Estimate,
}

/// The mean time until so many of all people are reached by a directive (min).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Reach {
    /// Half of them.
    pub p50: Estimate,
    /// 90 % of them.
    pub p90: Estimate,
    /// All of them.
    pub p100: Estimate,
    /// Each tenth of them, from the first to all.
    pub tenths: [Estimate; 10],
}

/// What was found of one class of matters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClassReport {
    /// Completed matters per replication.
    pub count: Estimate,
    /// Delay (min); absent if none was completed.
    pub delay: Option<Delay>,
    /// Share finished within the deadline; absent without one.
    pub on_time: Option<Estimate>,
    /// The co-signers that are asked all at once, in order; empty if one after another.
    pub cosigners: Vec<CosignerReport>,
}

/// What was found of one co-signer among those that are asked all at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CosignerReport {
    /// The duty that signs.
    pub duty: DutyId,
    /// The section that owns it.
    pub section: UnitId,
    /// Share of the matters that waited for others at the join and were waiting for this one last;
    /// absent if none waited.
    pub last: Option<Estimate>,
}

/// A part of the mean delay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Part {
    /// Rank of the desk where the time was spent.
    pub rank: Rank,
    /// What it was spent on.
    pub kind: Kind,
    /// Minutes per completed matter.
    pub minutes: Estimate,
}

/// What was found of one desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DeskReport {
    /// The id of the office, or `section/clerk`, `section/deputy_chief`, `section/chief`; a pooled
    /// bench has the id of the large section.
    pub id: String,
    /// The office, section or large section.
    pub unit: UnitId,
    /// Rank of the desk.
    pub rank: Rank,
    /// People at the desk.
    pub servers: u32,
    /// Visits × mean service / (servers × presence), computed from the routes; on a shared bench
    /// that of the bench.
    pub offered_load: f64,
    /// How many times as many papers would bring that load to 1, with as many callers as now; absent
    /// if no number would, or if the callers alone do.
    pub full_at: Option<f64>,
    /// Busy time / time at the desk; on a shared bench that of the section's own people.
    pub utilisation: Option<Estimate>,
    /// Mean wait per visit (min); absent if there was none.
    pub wait: Option<Estimate>,
    /// Papers and callers taken per working day.
    pub visits: Estimate,
}

/// What was found of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PersonReport {
    /// The office, or `section/rank/number` counted from 1.
    pub id: String,
    /// The office or section that the person belongs to.
    pub unit: UnitId,
    /// Rank of the post that the person holds.
    pub rank: Rank,
    /// Rank at which the person works: a supervisor works as a clerk.
    pub works_as: Rank,
    /// Busy time / working time.
    pub busy: Estimate,
    /// Busy time / time at the desk; absent if never there.
    pub utilisation: Option<Estimate>,
}

/// Who is busy more than this share of the time at the desk is overloaded: leaders are away for
/// meetings, so of all their working time they could never be busy as much (model, section 7).
pub const OVERLOADED: f64 = 0.85;
/// Who is busy less than this share of the time at the desk is idle (model, section 7).
pub const IDLE: f64 = 0.30;

impl PersonReport {
    /// Mean utilisation; 0 for somebody who is never at the desk.
    pub fn utilised(&self) -> f64 {
        self.utilisation.map_or(0.0, |found| found.value)
    }
}

/// How evenly the work falls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Balance {
    /// Over the people who work at the same rank: their busy shares.
    pub people: BTreeMap<Rank, Evenness>,
    /// Over sections: minutes of clerk work arriving per clerk and working day; sections that share
    /// their work count as one.
    pub sections: Option<Evenness>,
}

/// Measures of how evenly something is spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evenness {
    /// How many people or sections.
    pub number: u32,
    /// Mean of the busy shares, or of the minutes.
    pub mean: Estimate,
    /// Coefficient of variation (population), 0 if all are equal.
    pub cv: Estimate,
    /// Gini coefficient, 0 if all are equal.
    pub gini: Estimate,
    /// Jain's index, 1 if all are equal.
    pub jain: Estimate,
    /// Largest over mean, 1 if all are equal.
    pub max_over_mean: Estimate,
    /// People busy more than 85 % of their time at the desk; 0 for sections.
    pub overloaded: u32,
    /// People busy less than 30 % of their time at the desk; 0 for sections.
    pub idle: u32,
}

/// Defects and detours per hundred measured matters, bought ones left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quality {
    /// Defects still there after the decision, unless it is a refusal.
    pub errors: Estimate,
    /// Matters approved that ought to have been refused.
    pub wrong_approvals: Estimate,
    /// Matters refused that ought to have been approved.
    pub wrong_refusals: Estimate,
    /// Returns by a review, each one.
    pub returned: Estimate,
    /// Matters whose decision was garbled on the way down.
    pub garbled: Estimate,
    /// Wrong sections visited.
    pub bounced: Estimate,
}
