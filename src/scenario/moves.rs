//! Moves: the steps of a reform, as they stand in the document.

use serde::{Deserialize, Deserializer, Serialize};

use super::tagged::Tagged;
use super::unit::{Rank, Sharing};
use super::work::CosignOrder;
use crate::text::Text;
use crate::units::{ClassId, Days, Headcount, Share, UnitId};

/// One step of a reform (model, section 5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "move", rename_all = "snake_case")]
pub enum Move {
    /// Sections begin to work together (合并为大科).
    Merge(Merge),
    /// A section joins a large section.
    Join(Join),
    /// A section leaves its large section.
    Leave(Leave),
    /// A unit gets another superior (调整隶属).
    Transfer(Transfer),
    /// A commissioner is seated at the superior's desk (坐科制).
    Seat(Seat),
    /// A section is led directly by its superior (分管领导直管).
    LeadDirectly(LeadDirectly),
    /// Clerks change section (人员调剂).
    Second(Second),
    /// Decisions move down (分权).
    Delegate(Delegate),
    /// Co-signing changes its order (串联改并联).
    Cosign(Cosign),
    /// A share of the papers is bought outside (政府购买服务).
    Outsource(Outsource),
    /// A section leads a class of matters (项目化牵头).
    Lead(Lead),
    /// Rules that hold everywhere.
    Policy(Policy),
    /// A time limit (限时办结).
    Deadline(Deadline),
    /// Another number of posts (编制调整).
    Staff(Staff),
}

impl<'de> Deserialize<'de> for Move {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const KINDS: &[&str] = &[
            "merge",
            "join",
            "leave",
            "transfer",
            "seat",
            "lead_directly",
            "second",
            "delegate",
            "cosign",
            "outsource",
            "lead",
            "policy",
            "deadline",
            "staff",
        ];
        let step = Tagged::read(deserializer, "move")?;
        match step.kind.as_str() {
            "merge" => step.into().map(Self::Merge),
            "join" => step.into().map(Self::Join),
            "leave" => step.into().map(Self::Leave),
            "transfer" => step.into().map(Self::Transfer),
            "seat" => step.into().map(Self::Seat),
            "lead_directly" => step.into().map(Self::LeadDirectly),
            "second" => step.into().map(Self::Second),
            "delegate" => step.into().map(Self::Delegate),
            "cosign" => step.into().map(Self::Cosign),
            "outsource" => step.into().map(Self::Outsource),
            "lead" => step.into().map(Self::Lead),
            "policy" => step.into().map(Self::Policy),
            "deadline" => step.into().map(Self::Deadline),
            "staff" => step.into().map(Self::Staff),
            _ => Err(step.unknown("move", KINDS)),
        }
    }
}

/// Sections begin to work together; names, posts and ranks are all kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Id of the large section; the members' ids joined by `+` if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<UnitId>,
    /// What it is called.
    pub name: Text,
    /// The sections, in order.
    pub sections: Vec<UnitId>,
    /// Who takes whose papers.
    #[serde(default)]
    pub sharing: Sharing,
}

impl Merge {
    /// Id of the large section that the move makes.
    pub fn large_section(&self) -> UnitId {
        self.id.clone().unwrap_or_else(|| UnitId::joined(&self.sections))
    }
}

/// A section joins a large section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The section that joins.
    pub section: UnitId,
    /// The large section.
    pub into: UnitId,
}

/// A section leaves its large section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// The section that leaves.
    pub section: UnitId,
}

/// A unit gets another superior.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// An office, a section or a large section.
    pub unit: UnitId,
    /// The new superior, of higher rank.
    pub to: UnitId,
}

/// A commissioner is seated at the superior's desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The office of the commissioner.
    pub commissioner: UnitId,
}

/// A section is led directly by its superior; its chiefs become supervisors (主管).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeadDirectly {
    /// A section, or a large section with all its members.
    pub section: UnitId,
}

/// Clerks change section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Second {
    /// The section that gives.
    pub from: UnitId,
    /// The section that receives.
    pub to: UnitId,
    /// How many clerks.
    pub clerks: Headcount,
}

/// Decisions move down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// The class of matters.
    pub work: ClassId,
    /// The rank that decides instead.
    pub to: Rank,
    /// The share of what was decided above that rank.
    pub share: Share,
}

/// Co-signing changes its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cosign {
    /// The class of matters.
    pub work: ClassId,
    /// The new order.
    pub order: CosignOrder,
}

/// A share of the papers is bought outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outsource {
    /// The class of matters.
    pub work: ClassId,
    /// The share that leaves after arrival.
    pub share: Share,
}

/// A section leads a class of matters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The class of matters.
    pub work: ClassId,
    /// The section that leads.
    pub section: UnitId,
}

/// Rules that hold everywhere; as a move, only those that are named change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Whoever is asked first hands a misdirected paper to the right section (首问负责).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_asked: Option<bool>,
    /// Co-signing goes straight from chief to chief (横向直达).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct_contact: Option<bool>,
    /// A matter near its deadline becomes urgent (限时提醒).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expedite: Option<bool>,
}

impl Policy {
    /// This policy with what the other one names.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            first_asked: other.first_asked.or(self.first_asked),
            direct_contact: other.direct_contact.or(self.direct_contact),
            expedite: other.expedite.or(self.expedite),
        }
    }

    /// Whether the policy names nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A time limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The class of matters.
    pub work: ClassId,
    /// The limit (working days).
    pub days: Days,
}

/// Another number of posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The section.
    pub unit: UnitId,
    /// The post: `clerk`, `deputy_chief` or `chief`.
    pub post: Rank,
    /// The new number.
    pub number: Headcount,
    /// Whether the quota may be exceeded.
    #[serde(default)]
    pub over_quota: bool,
}
