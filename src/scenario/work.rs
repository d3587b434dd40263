//! Work: streams of papers and what happens to each of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::distribution::Distribution;
use super::unit::Rank;
use crate::text::Text;
use crate::units::{Burst, ClassId, Days, DutyId, PerDay, Share, UnitId};

/// A stream of papers of one kind (事项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatterClass {
    /// Identifies the class.
    pub id: ClassId,
    /// What it is called.
    pub name: Text,
    /// Whose work it is; a directive has no duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyId>,
    /// What kind of work it is.
    #[serde(default)]
    pub kind: WorkKind,
    /// How often papers arrive.
    pub arrivals: Arrivals,
    /// Handling work at the drafting desk; 0 for a directive.
    pub effort: Distribution,
    /// Probability of each deciding rank, of a request; they sum to 1.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("propertyNames" = { "$ref": "#/$defs/Rank" }))
    )]
    #[serde(default)]
    pub decided_at: BTreeMap<Rank, Share>,
    /// Other duties that must sign a request, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cosign: Vec<Cosigner>,
    /// Whether co-signers sign one after another or all at once.
    #[serde(default)]
    pub cosign_order: CosignOrder,
    /// Time limit (限时办结) (working days).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_days: Option<Days>,
    /// Goes before all that is not urgent.
    #[serde(default)]
    pub urgent: bool,
    /// Probability that a paper first reaches a wrong section.
    #[serde(default = "none")]
    pub misdirected: Share,
    /// Share of the requests that ought to be refused; without any, none is refused.
    #[serde(default = "none")]
    pub unsound: Share,
    /// The duty to be consulted, for a coordination, which needs one, and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<DutyId>,
    /// The section that leads (项目化) a request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
}

fn none() -> Share {
    Share::constant(0.0)
}

/// The kind of a matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum WorkKind {
    /// 请示, 审批.
    #[default]
    Request,
    /// 部署: from the head to everybody, one briefing after another.
    Directive,
    /// 协调: one section handles it and consults another; nobody reviews or decides it.
    Coordination,
}

/// How often papers arrive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Arrivals {
    /// Papers per working day, bought ones included.
    pub per_day: PerDay,
    /// Mean size of a batch (临时突发).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burst: Option<Burst>,
}

/// A duty that must sign, with its work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cosigner {
    /// Whose signature is needed.
    pub duty: DutyId,
    /// Work at the co-signing desk.
    pub effort: Distribution,
}

/// The order in which co-signers sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CosignOrder {
    /// One after another (串联).
    #[default]
    Serial,
    /// All at once (并联).
    Parallel,
}
