//! What the sections of a department and their people are called.

use serde::{Deserialize, Serialize};

use super::Rank;
use crate::text::Text;

/// What sections are called, and the titles of their people: 科长 of a 科室, 处长 of a 处室. Leaders
/// have names of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Titles {
    /// A section: 内设机构, section, unless it is said.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub section: Text,
    /// Who leads a section: 负责人, chief, unless it is said.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub chief: Text,
    /// Who helps to lead it: 副职, deputy chief, unless it is said.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub deputy_chief: Text,
    /// Who handles the papers: 经办人, clerk, unless it is said.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub clerk: Text,
}

impl Titles {
    /// Whether nothing is called by a word of the department's own.
    pub const fn is_empty(&self) -> bool {
        self.section.is_empty()
            && self.chief.is_empty()
            && self.deputy_chief.is_empty()
            && self.clerk.is_empty()
    }

    /// The title of a rank, if the department has one of its own.
    pub fn of(&self, rank: Rank) -> Option<&Text> {
        let title = match rank {
            Rank::Chief => &self.chief,
            Rank::DeputyChief => &self.deputy_chief,
            Rank::Clerk => &self.clerk,
            Rank::Commissioner | Rank::DeputyHead | Rank::Head => return None,
        };
        (!title.is_empty()).then_some(title)
    }
}
