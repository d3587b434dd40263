//! The document: a baseline organization, its work, the assumptions, the reform and the run.
//!
//! The baseline is never edited; a reform is a list of moves on top of it (model, section 2).

mod assumptions;
mod distribution;
pub mod fields;
mod moves;
mod read;
mod run;
mod tagged;
mod titles;
mod unit;
mod work;

pub use assumptions::{Assumptions, Pass, PresenceByRank, Review};
pub use distribution::{Distribution, Shape};
pub use moves::{
    Cosign, Deadline, Delegate, Join, Lead, LeadDirectly, Leave, Merge, Move, Outsource, Policy,
    Seat, Second, Staff, Transfer,
};
pub use read::read;
pub use run::{RunSettings, WarmUp};
use serde::{Deserialize, Serialize};
pub use titles::Titles;
pub use unit::{LargeSection, Office, Quota, Rank, Section, Sharing, Unit};
pub use work::{Arrivals, CosignOrder, Cosigner, MatterClass, WorkKind};

pub use crate::json::ReadError;
use crate::text::Text;

/// A whole scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of the document.
    pub format: Format,
    /// What the scenario is called.
    pub name: Text,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub about: Text,
    /// The department as it is today.
    pub organization: Organization,
    /// The papers that reach it.
    pub work: Vec<MatterClass>,
    /// Numbers that no source gives.
    #[serde(default)]
    pub assumptions: Assumptions,
    /// The moves of the reform, in order.
    #[serde(default)]
    pub reform: Vec<Move>,
    /// How it is simulated.
    #[serde(default)]
    pub run: RunSettings,
}

/// Version of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Format {
    /// The first version.
    #[serde(rename = "spanlab/1")]
    One,
}

/// A department: its units and the rules that hold everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Offices, sections and large sections, in the order in which they are shown.
    pub units: Vec<Unit>,
    /// What the people of its sections are called, where the usual words do not fit.
    #[serde(default, skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// Rules that hold everywhere.
    #[serde(default, skip_serializing_if = "Policy::is_empty")]
    pub policy: Policy,
}
