//! What can be read off the organization chart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::department::{Department, Graph, Krackhardt, Structure};
use crate::scenario::{Quota, Rank};
use crate::units::UnitId;

/// The structure itself, without any simulation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StructureReport {
    /// Desks one above the other from the lowest section to the head, clerks included.
    pub levels: u32,
    /// Sections that stand alone plus large sections.
    pub sections: u32,
    /// All people.
    pub people: u32,
    /// Direct subordinates of each leader above the sections, in document order.
    pub spans: Vec<Span>,
    /// People by the rank of the post they hold; supervisors keep theirs.
    pub posts: BTreeMap<Rank, u32>,
    /// Posts on paper, summed over the sections that name them; absent if none does.
    pub quota: Option<QuotaSum>,
    /// Holders of posts above clerk per clerk; absent without clerks.
    pub leaders_per_clerk: Option<f64>,
    /// Krackhardt's four measures of the lines that spans count, from 0 to 1: they find several
    /// superiors and cannot tell a flat structure from a tall one.
    pub krackhardt: Krackhardt,
    /// Mean number of lines between two units, whatever their direction; absent with a single one.
    pub mean_distance: Option<f64>,
}

/// How many report directly to one leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Span {
    /// The office.
    pub office: UnitId,
    /// Its direct subordinates: units, and people of directly led sections one by one; 1 means a
    /// level that only passes on.
    pub span: u32,
}

/// Posts on paper (编制), summed over sections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct QuotaSum {
    /// Approved posts (核定).
    pub approved: u32,
    /// People in post (实有).
    pub filled: u32,
    /// Of the approved posts, kept free (预留).
    pub reserved: u32,
    /// Approved leading posts (领导职数).
    pub leaders: u32,
}

impl StructureReport {
    /// Measures a department.
    pub fn of(department: &Department) -> Self {
        let Structure { levels, sections, spans, people } = Structure::of(department);
        let graph = Graph::of(department);
        let posts = posts(department);
        let clerks = posts.get(&Rank::Clerk).copied().unwrap_or(0);
        let leaders: u32 = posts.values().sum::<u32>() - clerks;
        let span = |(office, span)| Span { office, span: count(span) };
        Self {
            levels: count(levels),
            sections: count(sections),
            people,
            spans: spans.into_iter().map(span).collect(),
            posts,
            quota: quota(department),
            leaders_per_clerk: (clerks > 0).then(|| f64::from(leaders) / f64::from(clerks)),
            krackhardt: graph.krackhardt(),
            mean_distance: graph.mean_distance(),
        }
    }

    /// The widest span of a leader; 0 without leaders.
    pub fn widest_span(&self) -> u32 {
        self.spans.iter().map(|span| span.span).max().unwrap_or(0)
    }

    /// The mean span of the leaders; absent without leaders.
    pub fn mean_span(&self) -> Option<f64> {
        let sum: u32 = self.spans.iter().map(|span| span.span).sum();
        (!self.spans.is_empty()).then(|| f64::from(sum) / self.spans.len() as f64)
    }

    /// The leaders without anybody below them.
    pub fn no_spans(&self) -> impl Iterator<Item = &UnitId> {
        self.spans.iter().filter(|span| span.span == 0).map(|span| &span.office)
    }

    /// The leaders with a single subordinate.
    pub fn single_spans(&self) -> impl Iterator<Item = &UnitId> {
        self.spans.iter().filter(|span| span.span == 1).map(|span| &span.office)
    }
}

fn posts(department: &Department) -> BTreeMap<Rank, u32> {
    let mut posts = BTreeMap::new();
    let mut add = |rank, number| {
        if number > 0 {
            *posts.entry(rank).or_insert(0) += number;
        }
    };
    for office in department.offices() {
        add(office.rank, 1);
    }
    for section in department.sections() {
        add(Rank::Chief, section.chiefs.get());
        add(Rank::DeputyChief, section.deputies.get());
        add(Rank::Clerk, section.clerks.get());
    }
    posts
}

fn quota(department: &Department) -> Option<QuotaSum> {
    department.sections().filter_map(|section| section.quota).map(QuotaSum::from).reduce(
        |sum, quota| QuotaSum {
            approved: sum.approved + quota.approved,
            filled: sum.filled + quota.filled,
            reserved: sum.reserved + quota.reserved,
            leaders: sum.leaders + quota.leaders,
        },
    )
}

impl From<Quota> for QuotaSum {
    fn from(quota: Quota) -> Self {
        Self {
            approved: quota.approved.get(),
            filled: quota.filled.get(),
            reserved: quota.reserved.get(),
            leaders: quota.leaders.get(),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
