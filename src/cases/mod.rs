//! The built-in cases: departments and reforms that public texts describe.
//!
//! Each case quotes the passage it comes from, and every number of it is marked as taken from the
//! source or as an assumption.

mod generated;
mod naming;

use serde::{Deserialize, Serialize};

pub use self::generated::generated;
pub use self::naming::large_name;
use crate::json;
use crate::scenario::{Move, Scenario, Unit};
use crate::text::{Language, Text};

/// A built-in case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Identifies the case.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// Reforms that the text can be read as; the first is that of the scenario.
    pub readings: Vec<Reading>,
    /// Where each number comes from.
    pub marks: Vec<Mark>,
    /// The scenario.
    pub scenario: Scenario,
}

/// The text that a case comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Number of the text.
    pub text: u32,
    /// What it is.
    pub title: Text,
    /// The passage.
    pub passage: Text,
}

/// One way to read the reform of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Identifies the reading within its case.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What speaks for it.
    pub note: Text,
    /// Its moves.
    pub reform: Vec<Move>,
}

/// Where some numbers of a case come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Place in the scenario; `[*]` stands for every index, and what lies below is meant too. The
    /// longest place that fits a number counts.
    pub place: String,
    /// Where the numbers come from.
    pub mark: Origin,
    /// How they follow from the source, or why they were assumed.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The text gives it, or it follows from the text.
    Source,
    /// Nothing gives it (假设).
    Assumption,
}

/// What is known of a case before its document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Identifies the case.
    pub id: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl Offer {
    /// What the case is called: the name of its scenario.
    pub const fn title(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

/// The cases, in the order in which they are offered; the page opens with the first.
pub const OFFERS: [Offer; 6] = [
    Offer {
        id: "large-sections",
        zh: "某市委组织部：18 个科室的大科制",
        en: "A municipal organization department: 18 sections, large sections",
    },
    Offer {
        id: "seated-commissioners",
        zh: "某市委组织部：三级管理变二级管理",
        en: "A municipal organization department: three levels to two",
    },
    Offer {
        id: "direct-leadership",
        zh: "某市委组织部：分管领导直接领导主管和办事员",
        en: "A municipal organization department: led directly by the deputy heads",
    },
    Offer {
        id: "township",
        zh: "某镇：一站式服务和购买服务",
        en: "A town: one-stop service and services bought outside",
    },
    Offer {
        id: "parallel-approval",
        zh: "某州政务服务中心：串联审批改并联审批",
        en: "A prefecture’s service centre: from serial to parallel approval",
    },
    Offer {
        id: "top-heavy",
        zh: "某市直部门：只管一个科室、只管一个人",
        en: "A municipal bureau: leaders of one section or one person",
    },
];

/// The documents of the cases, in the same order.
///
/// The page names neither them nor what reads them, so that it does not carry them: it fetches each
/// when it is chosen.
const DOCUMENTS: [&str; OFFERS.len()] = [
    include_str!("../../assets/cases/large-sections.json"),
    include_str!("../../assets/cases/seated-commissioners.json"),
    include_str!("../../assets/cases/direct-leadership.json"),
    include_str!("../../assets/cases/township.json"),
    include_str!("../../assets/cases/parallel-approval.json"),
    include_str!("../../assets/cases/top-heavy.json"),
];

/// The ids of the cases, in the order in which they are offered.
pub fn ids() -> impl Iterator<Item = &'static str> {
    OFFERS.iter().map(|offer| offer.id)
}

/// The case that is offered by this id.
pub fn offer(id: &str) -> Option<Offer> {
    OFFERS.into_iter().find(|offer| offer.id == id)
}

/// Reads the document of a case.
pub fn read(document: &str) -> Option<Case> {
    json::read(document).ok()
}

/// The case with this id; `units-1000` is a generated department of so many units.
pub fn case(id: &str) -> Option<Case> {
    match ids().position(|other| other == id) {
        Some(place) => read(DOCUMENTS[place]),
        None => generated(id),
    }
}

/// All cases, in the order in which they are offered.
pub fn all() -> Vec<Case> {
    ids().filter_map(case).collect()
}

impl Case {
    /// The origin of the number at a place of the scenario, by the longest mark that fits.
    pub fn origin(&self, place: &str) -> Option<&Mark> {
        self.marks
            .iter()
            .filter(|mark| covers(&mark.place, place))
            .max_by_key(|mark| mark.place.len())
    }

    /// The unit that a mark is about, if it is about a single one.
    pub fn marked_unit(&self, mark: &Mark) -> Option<&Unit> {
        let rest = mark.place.strip_prefix("organization.units[")?;
        let index: usize = rest.split_once(']')?.0.parse().ok()?;
        self.scenario.organization.units.get(index)
    }
}

/// Whether a place lies at or below a mark.
fn covers(mark: &str, place: &str) -> bool {
    let mut rest = segments(place);
    segments(mark).all(|wanted| {
        rest.next()
            .is_some_and(|found| found == wanted || wanted == "[*]" && found.starts_with('['))
    })
}

/// The parts of a place: `work[2].effort` has `work`, `[2]`, `effort`.
fn segments(place: &str) -> impl Iterator<Item = &str> {
    place.split('.').flat_map(|part| {
        let bracket = part.find('[').unwrap_or(part.len());
        let (name, indices) = part.split_at(bracket);
        std::iter::once(name).filter(|name| !name.is_empty()).chain(indices.split_inclusive(']'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_covers_what_lies_below_it() {
        assert!(covers("work", "work[2].effort.mean"));
        assert!(covers("organization.units[*].chiefs", "organization.units[12].chiefs"));
        assert!(!covers("organization.units[*].chiefs", "organization.units[12].clerks"));
        assert!(!covers("work[1]", "work[12].arrivals"));
    }
}
