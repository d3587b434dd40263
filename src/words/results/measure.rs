//! The headline measures and how a change in each is said.

use crate::report::{Contrast, Difference, Estimate, Evenness, Report, Side};
use crate::scenario::Rank;
use crate::scene::{Pair, load};
use crate::text::Language;

use super::{Comparison, Denomination, Figure};

/// A measure of the answer, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Mean delay.
    DelayMean,
    /// Share finished on time.
    OnTime,
    /// Evenness among those who work as clerks.
    BalanceCv,
    /// Defects that remain.
    Errors,
    /// Matters approved that ought to have been refused.
    WrongApprovals,
    /// Matters refused that ought to have been approved.
    WrongRefusals,
    /// Busy share of commissioners and above.
    LeadersBusy,
    /// 95th percentile of the delay.
    DelayP95,
}

/// How a change in a measure is said: `lead`, then the amount between two pieces of text.
pub(super) struct Phrase {
    pub(super) lead: &'static str,
    pub(super) falls: (&'static str, &'static str),
    pub(super) rises: (&'static str, &'static str),
}

impl Measure {
    /// All measures.
    pub const ALL: [Self; 8] = [
        Self::DelayMean,
        Self::OnTime,
        Self::BalanceCv,
        Self::Errors,
        Self::WrongApprovals,
        Self::WrongRefusals,
        Self::LeadersBusy,
        Self::DelayP95,
    ];

    /// Whether it counts refusals or what escaped them.
    pub(super) const fn is_about_refusals(self) -> bool {
        matches!(self, Self::WrongApprovals | Self::WrongRefusals)
    }

    /// Its name in the report.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DelayMean => "delay_mean",
            Self::OnTime => "on_time",
            Self::BalanceCv => "balance_cv",
            Self::Errors => "errors",
            Self::WrongApprovals => "wrong_approvals",
            Self::WrongRefusals => "wrong_refusals",
            Self::LeadersBusy => "leaders_busy",
            Self::DelayP95 => "delay_p95",
        }
    }

    /// What it is called: as in the tables and in its explanation.
    pub const fn name(self, language: Language) -> &'static str {
        let figure = match self {
            Self::DelayMean => Figure::DELAY_MEAN,
            Self::OnTime => Figure::ON_TIME,
            Self::BalanceCv => Figure::SPREAD,
            Self::Errors => Figure::ERRORS,
            Self::WrongApprovals => Figure::WRONG_APPROVALS,
            Self::WrongRefusals => Figure::WRONG_REFUSALS,
            Self::LeadersBusy => Figure::LEADERS_BUSY,
            Self::DelayP95 => Figure::DELAY_P95,
        };
        figure.name(language)
    }

    /// The difference between the structures.
    pub const fn contrast(self, difference: &Difference) -> Option<Contrast> {
        match self {
            Self::DelayMean => difference.delay_mean,
            Self::OnTime => difference.on_time,
            Self::BalanceCv => difference.balance_cv,
            Self::Errors => difference.errors,
            Self::WrongApprovals => difference.wrong_approvals,
            Self::WrongRefusals => difference.wrong_refusals,
            Self::LeadersBusy => difference.leaders_busy,
            Self::DelayP95 => difference.delay_p95,
        }
    }

    /// What was found of each structure; nothing of a congested one, since its numbers depend on how
    /// long it is observed.
    pub fn levels(self, report: &Report) -> Pair<Option<f64>> {
        Pair::of(&report.baseline, &report.reformed, |side| Some(self.found(side)?.value))
    }

    fn found(self, side: &Side) -> Option<Estimate> {
        if side.congestion.is_some() {
            return None;
        }
        let delay = side.delay.as_ref();
        match self {
            Self::DelayMean => delay.map(|delay| delay.mean),
            Self::OnTime => side.on_time,
            Self::BalanceCv => clerks(side).map(|evenness| evenness.cv),
            Self::Errors => Some(side.quality.errors),
            Self::WrongApprovals => Some(side.quality.wrong_approvals),
            Self::WrongRefusals => Some(side.quality.wrong_refusals),
            Self::LeadersBusy => {
                load::leaders_busy(side).map(|value| Estimate { value, half_width: None })
            }
            Self::DelayP95 => delay.map(|delay| delay.p95),
        }
    }

    /// What was found of one structure, with its interval.
    pub(super) fn told(self, side: &Side, language: Language) -> Option<(String, Option<String>)> {
        let found = self.found(side)?;
        let unit = self.unit(found.value);
        Some((unit.say(found.value, language), unit.interval(found, language)))
    }

    /// How the levels and the difference are said together, if there is one.
    pub(super) fn compared(self, report: &Report) -> Option<Comparison> {
        let contrast = self.contrast(&report.difference)?;
        let levels = self.levels(report);
        let level = levels.baseline.or(levels.reformed).unwrap_or(0.0);
        let furthest = contrast.value.abs() + contrast.half_width.unwrap_or(0.0);
        let units = (self.unit(level), self.unit_of_difference(level, furthest));
        Some(Comparison::new(units, levels, contrast.estimate()))
    }

    /// The unit in which the level of each structure is said.
    pub(super) fn unit(self, level: f64) -> Denomination {
        match self {
            Self::DelayMean | Self::DelayP95 => Denomination::of_time(level),
            Self::OnTime | Self::LeadersBusy => Denomination::PERCENT,
            Self::BalanceCv => Denomination::INDEX,
            Self::Errors | Self::WrongApprovals | Self::WrongRefusals => Denomination::PER_HUNDRED,
        }
    }

    /// The unit in which a difference is said that reaches as far as `furthest` from 0.
    pub(super) fn unit_of_difference(self, level: f64, furthest: f64) -> Denomination {
        match self {
            Self::DelayMean | Self::DelayP95 => Denomination::of_difference(level, furthest),
            Self::OnTime | Self::LeadersBusy => Denomination::POINTS,
            Self::BalanceCv | Self::Errors | Self::WrongApprovals | Self::WrongRefusals => {
                self.unit(level)
            }
        }
    }

    /// What stands before the amount where it falls, and where it rises, in a tile.
    pub(super) const fn verbs(self, language: Language) -> (&'static str, &'static str) {
        match language {
            Language::Zh => {
                let Phrase { falls, rises, .. } = self.chinese();
                (falls.0, rises.0)
            }
            Language::En => ("down ", "up "),
        }
    }

    pub(super) const fn phrase(self, language: Language) -> Phrase {
        match language {
            Language::Zh => self.chinese(),
            Language::En => self.english(),
        }
    }

    const fn chinese(self) -> Phrase {
        let (lead, falls, rises) = match self {
            Self::DelayMean => ("改革后平均办结时间", "缩短 ", "延长 "),
            Self::OnTime => ("限时办结率", "降低 ", "提高 "),
            Self::BalanceCv => ("忙闲差距（变异系数）", "缩小 ", "扩大 "),
            Self::Errors => ("每百件差错", "减少 ", "增加 "),
            Self::WrongApprovals => ("每百件误批准（不该批的批了）", "减少 ", "增加 "),
            Self::WrongRefusals => ("每百件误否决（该批的没批）", "减少 ", "增加 "),
            Self::LeadersBusy => ("领导的忙碌程度", "下降 ", "上升 "),
            Self::DelayP95 => ("95% 的文件办结用时", "缩短 ", "延长 "),
        };
        Phrase { lead, falls: (falls, ""), rises: (rises, "") }
    }

    const fn english(self) -> Phrase {
        let (lead, falls, rises) = match self {
            Self::DelayMean => {
                ("After the reform the average paper is finished ", ("", " sooner"), ("", " later"))
            }
            Self::OnTime => {
                ("The share of papers finished on time ", ("falls by ", ""), ("rises by ", ""))
            }
            Self::BalanceCv => (
                "The spread of clerks’ workload (coefficient of variation) ",
                ("narrows by ", ""),
                ("widens by ", ""),
            ),
            Self::Errors => ("Errors per hundred papers ", ("fall by ", ""), ("rise by ", "")),
            Self::WrongApprovals => (
                "Wrong approvals (what ought to be refused) per hundred papers ",
                ("fall by ", ""),
                ("rise by ", ""),
            ),
            Self::WrongRefusals => (
                "Wrong refusals (what ought to be approved) per hundred papers ",
                ("fall by ", ""),
                ("rise by ", ""),
            ),
            Self::LeadersBusy => {
                ("The busy share of commissioners and above ", ("falls by ", ""), ("rises by ", ""))
            }
            Self::DelayP95 => (
                "The time within which 95% of papers are finished ",
                ("falls by ", ""),
                ("rises by ", ""),
            ),
        };
        Phrase { lead, falls, rises }
    }
}

/// How evenly work falls on those who work as clerks.
pub(super) fn clerks(side: &Side) -> Option<&Evenness> {
    side.balance.people.get(&Rank::Clerk)
}
