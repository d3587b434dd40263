//! Units of a department: offices, sections and large sections.

use serde::{Deserialize, Deserializer, Serialize};

use super::tagged::Tagged;
use crate::text::Text;
use crate::units::{DutyId, Headcount, Presence, UnitId};

/// The rank of a post, from low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// 科员.
    Clerk,
    /// 副科长.
    DeputyChief,
    /// 科长.
    Chief,
    /// 部务委员.
    Commissioner,
    /// 副部长.
    DeputyHead,
    /// 部长.
    Head,
}

impl Rank {
    /// All ranks, from low to high.
    pub const ALL: [Self; 6] = [
        Self::Clerk,
        Self::DeputyChief,
        Self::Chief,
        Self::Commissioner,
        Self::DeputyHead,
        Self::Head,
    ];

    /// Position from low to high, 0 for a clerk.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A part of the organization that has an id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Unit {
    /// A leading post.
    Office(Office),
    /// A section.
    Section(Section),
    /// Several sections that work together.
    LargeSection(LargeSection),
}

impl Unit {
    /// Identifies the unit.
    pub const fn id(&self) -> &UnitId {
        match self {
            Self::Office(office) => &office.id,
            Self::Section(section) => &section.id,
            Self::LargeSection(large) => &large.id,
        }
    }

    /// What the unit is called.
    pub const fn name(&self) -> &Text {
        match self {
            Self::Office(office) => &office.name,
            Self::Section(section) => &section.name,
            Self::LargeSection(large) => &large.name,
        }
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unit = Tagged::read(deserializer, "kind")?;
        match unit.kind.as_str() {
            "office" => unit.into().map(Self::Office),
            "section" => unit.into().map(Self::Section),
            "large_section" => unit.into().map(Self::LargeSection),
            _ => Err(unit.unknown("kind", &["office", "section", "large_section"])),
        }
    }
}

/// A leading post: 部长, 副部长, 部务委员.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Identifies the office.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// `commissioner`, `deputy_head` or `head`.
    pub rank: Rank,
    /// The superior office; only the head has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<UnitId>,
    /// A second superior (双重领导), who reviews at the same time as the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also_reports_to: Option<UnitId>,
    /// Share of working time at the desk; the assumption for the rank if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<Presence>,
}

/// A section: 科室, 处室, 办公室, 中心, 所.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Identifies the section.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// The line it belongs to, such as 干部, 人才, 党建.
    pub line: Text,
    /// The superior office.
    pub reports_to: UnitId,
    /// A second superior (双重领导), who reviews at the same time as the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also_reports_to: Option<UnitId>,
    /// Number of chiefs (科长).
    #[serde(default)]
    pub chiefs: Headcount,
    /// Number of deputy chiefs (副科长).
    #[serde(default)]
    pub deputies: Headcount,
    /// Number of clerks (科员).
    pub clerks: Headcount,
    /// Share of working time that each chief is at the desk; the assumption if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<Presence>,
    /// The duties that the section owns.
    #[serde(default)]
    pub duties: Vec<DutyId>,
    /// Posts on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<Quota>,
}

/// Posts of a section on paper (编制).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Approved posts (核定编制).
    pub approved: Headcount,
    /// Of these, kept free (预留).
    #[serde(default)]
    pub reserved: Headcount,
    /// People in post (实有).
    pub filled: Headcount,
    /// Approved leading posts (领导职数).
    #[serde(default)]
    pub leaders: Headcount,
}

/// Several sections that work together (大科), each with its name and posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LargeSection {
    /// Identifies the large section.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// Its sections, in order.
    pub members: Vec<UnitId>,
    /// Who takes whose papers.
    #[serde(default)]
    pub sharing: Sharing,
}

/// Who takes whose papers on the bench of a large section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sharing {
    /// Each section's people serve that section's papers only (各管一摊).
    Own,
    /// Own papers first, then whatever has waited longest (分工不分家).
    #[default]
    Help,
    /// One queue for all (合署).
    Pool,
}

impl Sharing {
    /// All kinds, from each its own to one queue for all.
    pub const ALL: [Self; 3] = [Self::Own, Self::Help, Self::Pool];
}
