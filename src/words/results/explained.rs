//! The figures that the page explains: one list, with the unit of each, what it depends on, and
//! where the report has it.

use crate::engine::Prediction;
use crate::follow::Choice;
use crate::report::{Contrast, Delay, Difference, Estimate, Evenness, Side};
use crate::scene::load;
use crate::text::Language;
use crate::units::ClassId;
use crate::words::pick;

use super::measure::clerks;
use super::{Denomination, Figure, Measure};

/// A figure of the page with all that is needed to explain it.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// Its name in the page.
    pub key: &'static str,
    /// What it is called and how it is found.
    pub figure: Figure,
    /// Where it comes from.
    pub origin: Origin,
    /// The unit of its level and of its difference.
    unit: Unit,
    /// Its level in one structure, where there is a single one.
    level: Option<Level>,
    /// Its difference.
    change: Option<Change>,
    /// The percentile of the paper that shows it, where one can.
    paper: Option<u8>,
}

/// A measure that is predicted, and where a prediction has it.
pub(super) type Foreseen = (Measure, fn(&Prediction) -> f64);

/// Where a figure comes from, and so what it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Simulated: a time of papers.
    Time,
    /// Simulated: how busy people are.
    Load,
    /// Simulated: defects and what is done about them.
    Quality,
    /// Simulated: where papers go.
    Way,
    /// Computed from the routes.
    Routes,
    /// Counted from the organization chart.
    Chart,
    /// How the simulation is run.
    Run,
}

/// How an amount is said.
#[derive(Clone, Copy, Debug)]
enum Unit {
    /// In the unit of time that fits.
    Time,
    /// In a fixed unit, the difference perhaps in another.
    Fixed(Denomination, Denomination),
}

impl Unit {
    const fn plain(unit: Denomination) -> Self {
        Self::Fixed(unit, unit)
    }
}

/// Where a report has a level.
#[derive(Clone, Copy, Debug)]
enum Level {
    /// Of all papers or of none.
    Whole(fn(&Side) -> Option<Estimate>),
    /// In a distribution of delays: of all papers or of one class.
    Delay(fn(&Delay) -> Estimate),
    /// The share on time: of all papers or of one class.
    OnTime,
}

impl Level {
    fn found(self, side: &Side, class: Option<&ClassId>) -> Option<Estimate> {
        let of_class = class.map(|class| side.classes.get(class));
        match (self, of_class) {
            (Self::Whole(level), None) => level(side),
            (Self::Whole(_), Some(_)) => None,
            (Self::Delay(level), None) => side.delay.as_ref().map(level),
            (Self::Delay(level), Some(class)) => class?.delay.as_ref().map(level),
            (Self::OnTime, None) => side.on_time,
            (Self::OnTime, Some(class)) => class?.on_time,
        }
    }
}

/// Begins the keys of figures that are of the sections and not of the clerks.
const SECTIONS: &str = "sections_";

type Change = fn(&Difference) -> Option<Contrast>;

const fn entry(key: &'static str, figure: Figure, origin: Origin, unit: Unit) -> Explained {
    Explained { key, figure, origin, unit, level: None, change: None, paper: None }
}

impl Explained {
    const fn level(self, level: fn(&Side) -> Option<Estimate>) -> Self {
        Self { level: Some(Level::Whole(level)), ..self }
    }

    const fn delay(self, level: fn(&Delay) -> Estimate) -> Self {
        Self { level: Some(Level::Delay(level)), ..self }
    }

    const fn paper(self, percentile: u8) -> Self {
        Self { paper: Some(percentile), ..self }
    }

    const fn change(self, change: Change) -> Self {
        Self { change: Some(change), ..self }
    }

    /// The figure with this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        ALL.iter().find(|explained| explained.key == key)
    }

    /// The key under which a figure of how evenly work falls is explained, if it is of the sections.
    pub fn among_sections(key: &str) -> Option<&'static str> {
        let same = |explained: &&Self| explained.key.strip_prefix(SECTIONS) == Some(key);
        ALL.iter().find(same).map(|explained| explained.key)
    }

    /// The key under which a figure is explained.
    pub fn key_of(figure: Figure) -> Option<&'static str> {
        ALL.iter().find(|explained| explained.figure == figure).map(|explained| explained.key)
    }

    /// What was found of one structure, of a class of papers or of all; no delay of a congested
    /// structure, since it has no meaning.
    pub fn found(&self, side: &Side, class: Option<&ClassId>) -> Option<Estimate> {
        let meaningless = matches!(self.unit, Unit::Time) && side.congestion.is_some();
        self.level.filter(|_| !meaningless).and_then(|level| level.found(side, class))
    }

    /// The papers that show it: the one at the same place among all, and if structures are compared
    /// the one that differs most in the direction of the difference.
    pub fn papers(&self, difference: Option<Contrast>) -> Vec<Choice> {
        let is_delay = matches!(self.level, Some(Level::Delay(_)));
        let most = difference.filter(|found| is_delay && found.value != 0.0);
        let most = most.map(|found| if found.value < 0.0 { Choice::Gains } else { Choice::Loses });
        self.paper.map(Choice::Percentile).into_iter().chain(most).collect()
    }

    /// The difference between the structures, of all papers or in the mean time of a class.
    pub fn difference(&self, found: &Difference, class: Option<&ClassId>) -> Option<Contrast> {
        match class {
            None => self.change.and_then(|change| change(found)),
            Some(class) if self.figure == Figure::DELAY_MEAN => found.classes.get(class).copied(),
            Some(_) => None,
        }
    }

    /// The unit of levels around this one, and of differences.
    pub fn units(&self, level: f64) -> (Denomination, Denomination) {
        match self.unit {
            Unit::Time => (Denomination::of_time(level), Denomination::of_time(level)),
            Unit::Fixed(level, change) => (level, change),
        }
    }

    /// Of what its level is.
    pub fn scope(&self, language: Language) -> &'static str {
        match (self.key, self.origin) {
            ("leaders_busy", _) => {
                pick(language, "主要、分管和协管领导", "commissioners and above")
            }
            (key, Origin::Load) if key.starts_with(SECTIONS) => {
                pick(language, "各机构", "sections")
            }
            (_, Origin::Load) => pick(language, "经办人", "clerks"),
            (_, Origin::Routes) => pick(language, "瓶颈岗位", "the bottleneck"),
            (_, Origin::Chart) => pick(language, "整个部门", "the whole department"),
            (_, Origin::Run) => "",
            (_, Origin::Time | Origin::Quality | Origin::Way) => {
                pick(language, "全部文件", "all papers")
            }
        }
    }

    /// The unit in words.
    pub fn unit_name(&self, language: Language) -> &'static str {
        let name = match self.unit {
            Unit::Time => {
                pick(language, "工作时间，1 天为 8 小时", "working time; a day has 8 hours")
            }
            Unit::Fixed(unit, _) if unit == Denomination::PER_HUNDRED => {
                pick(language, "件（每一百件文件）", "papers per hundred")
            }
            Unit::Fixed(unit, _) => unit.name(language).trim(),
        };
        if name.is_empty() { pick(language, "没有单位", "none") } else { name }
    }

    /// The measure that is predicted and says most about this figure; it may be the figure itself.
    pub(super) fn foreseen(&self) -> Option<Foreseen> {
        match self.key {
            "delay_mean" | "delay_median" | "delay_p90" | "delay_p95" | "delay_p99"
            | "time_part" | "on_time" | "backlog" | "unfinished" | "wait" => {
                Some((Measure::DelayMean, |found| found.delay))
            }
            "balance_cv" | "cv" | "gini" | "jain" | "max_over_mean" => {
                Some((Measure::BalanceCv, |found| found.clerk_variation))
            }
            "leaders_busy" => Some((Measure::LeadersBusy, |found| found.leaders_busy)),
            _ => None,
        }
    }
}

fn evenness(side: &Side, of: fn(&Evenness) -> Estimate) -> Option<Estimate> {
    clerks(side).map(of)
}

fn sections(side: &Side, of: fn(&Evenness) -> Estimate) -> Option<Estimate> {
    side.balance.sections.as_ref().map(of)
}

fn exact(value: Option<f64>) -> Option<Estimate> {
    value.map(|value| Estimate { value, half_width: None })
}

fn count(value: u32) -> Option<Estimate> {
    exact(Some(f64::from(value)))
}

const SHARE: Unit = Unit::Fixed(Denomination::PERCENT, Denomination::POINTS);
const INDEX: Unit = Unit::plain(Denomination::INDEX);
const WHOLE: Unit = Unit::plain(Denomination::WHOLE);
const PER_HUNDRED: Unit = Unit::plain(Denomination::PER_HUNDRED);
const PAPERS: Unit = Unit::plain(Denomination::PAPERS);
const COUNT: Unit = Unit::plain(Denomination::COUNT);

/// Every figure that is explained.
static ALL: &[Explained] = &[
    entry("delay_mean", Figure::DELAY_MEAN, Origin::Time, Unit::Time)
        .delay(|delay| delay.mean)
        .change(|found| found.delay_mean)
        .paper(50),
    entry("delay_median", Figure::DELAY_MEDIAN, Origin::Time, Unit::Time)
        .delay(|delay| delay.median)
        .change(|found| found.delay_median)
        .paper(50),
    entry("delay_p90", Figure::DELAY_P90, Origin::Time, Unit::Time)
        .delay(|delay| delay.p90)
        .change(|found| found.delay_p90)
        .paper(90),
    entry("delay_p95", Figure::DELAY_P95, Origin::Time, Unit::Time)
        .delay(|delay| delay.p95)
        .change(|found| found.delay_p95)
        .paper(95),
    entry("delay_p99", Figure::DELAY_P99, Origin::Time, Unit::Time)
        .delay(|delay| delay.p99)
        .change(|found| found.delay_p99)
        .paper(99),
    entry("reach_p50", Figure::REACH_HALF, Origin::Time, Unit::Time)
        .level(|side| side.reach.as_ref().map(|reach| reach.p50))
        .change(|found| found.reach_p50),
    entry("reach_p90", Figure::REACH_MOST, Origin::Time, Unit::Time)
        .level(|side| side.reach.as_ref().map(|reach| reach.p90))
        .change(|found| found.reach_p90),
    entry("reach_p100", Figure::REACH_ALL, Origin::Time, Unit::Time)
        .level(|side| side.reach.as_ref().map(|reach| reach.p100))
        .change(|found| found.reach_p100),
    entry("time_part", Figure::TIME_PART, Origin::Time, Unit::Time).paper(50),
    entry("finished_per_day", Figure::FINISHED_PER_DAY, Origin::Time, PAPERS),
    Explained {
        level: Some(Level::OnTime),
        ..entry("on_time", Figure::ON_TIME, Origin::Time, SHARE).change(|found| found.on_time)
    },
    entry("backlog", Figure::BACKLOG, Origin::Time, PAPERS)
        .level(|side| side.backlog)
        .change(|found| found.backlog),
    entry("unfinished", Figure::UNFINISHED, Origin::Time, SHARE)
        .level(|side| Some(side.unfinished)),
    entry("wait", Figure::WAIT, Origin::Time, Unit::plain(Denomination::MINUTES)),
    entry("last_cosigner", Figure::LAST_COSIGNER, Origin::Time, SHARE),
    entry("errors", Figure::ERRORS, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.errors))
        .change(|found| found.errors),
    entry("wrong_approvals", Figure::WRONG_APPROVALS, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.wrong_approvals))
        .change(|found| found.wrong_approvals),
    entry("wrong_refusals", Figure::WRONG_REFUSALS, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.wrong_refusals))
        .change(|found| found.wrong_refusals),
    entry("returned", Figure::RETURNED, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.returned)),
    entry("garbled", Figure::GARBLED, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.garbled))
        .change(|found| found.garbled),
    entry("bounced", Figure::BOUNCED, Origin::Quality, PER_HUNDRED)
        .level(|side| Some(side.quality.bounced))
        .change(|found| found.bounced),
    entry("handovers", Figure::HANDOVERS, Origin::Way, COUNT)
        .level(|side| Some(side.handovers))
        .change(|found| found.handovers)
        .paper(50),
    entry("visits", Figure::VISITS, Origin::Way, COUNT)
        .level(|side| Some(side.visits))
        .change(|found| found.visits)
        .paper(50),
    entry(
        "leader_minutes",
        Figure::LEADER_MINUTES,
        Origin::Way,
        Unit::plain(Denomination::MINUTES),
    )
    .level(|side| Some(side.leader_minutes))
    .change(|found| found.leader_minutes),
    entry("balance_cv", Figure::SPREAD, Origin::Load, INDEX)
        .level(|side| evenness(side, |found| found.cv))
        .change(|found| found.balance_cv),
    entry("cv", Figure::CV, Origin::Load, INDEX)
        .level(|side| evenness(side, |found| found.cv))
        .change(|found| found.balance_cv),
    entry("gini", Figure::GINI, Origin::Load, INDEX)
        .level(|side| evenness(side, |found| found.gini)),
    entry("jain", Figure::JAIN, Origin::Load, INDEX)
        .level(|side| evenness(side, |found| found.jain)),
    entry("max_over_mean", Figure::MAX_OVER_MEAN, Origin::Load, INDEX)
        .level(|side| evenness(side, |found| found.max_over_mean)),
    entry("sections_cv", Figure::CV, Origin::Load, INDEX)
        .level(|side| sections(side, |found| found.cv))
        .change(|found| found.sections_cv),
    entry("sections_gini", Figure::GINI, Origin::Load, INDEX)
        .level(|side| sections(side, |found| found.gini)),
    entry("sections_jain", Figure::JAIN, Origin::Load, INDEX)
        .level(|side| sections(side, |found| found.jain)),
    entry("sections_max_over_mean", Figure::MAX_OVER_MEAN, Origin::Load, INDEX)
        .level(|side| sections(side, |found| found.max_over_mean)),
    entry("overloaded", Figure::OVERLOADED, Origin::Load, WHOLE),
    entry("idle", Figure::IDLE, Origin::Load, WHOLE),
    entry("busy", Figure::BUSY, Origin::Load, SHARE),
    entry("leaders_busy", Figure::LEADERS_BUSY, Origin::Load, SHARE)
        .level(|side| exact(load::leaders_busy(side)))
        .change(|found| found.leaders_busy),
    entry("utilisation", Figure::UTILISATION, Origin::Load, SHARE),
    entry("visits_per_day", Figure::VISITS_PER_DAY, Origin::Way, COUNT),
    entry("offered_load", Figure::OFFERED_LOAD, Origin::Routes, SHARE)
        .level(|side| exact(side.bottleneck.as_ref().map(|found| found.offered_load))),
    entry("full_at", Figure::FULL_AT, Origin::Routes, INDEX)
        .level(|side| exact(side.bottleneck.as_ref().and_then(|found| found.full_at))),
    entry("levels", Figure::LEVELS, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.levels)),
    entry("sections", Figure::SECTIONS, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.sections)),
    entry("people", Figure::PEOPLE, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.people)),
    entry("widest_span", Figure::WIDEST_SPAN, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.widest_span())),
    entry("mean_span", Figure::MEAN_SPAN, Origin::Chart, COUNT)
        .level(|side| exact(side.structure.mean_span())),
    entry("single_spans", Figure::SINGLE_SPANS, Origin::Chart, WHOLE)
        .level(|side| count(u32::try_from(side.structure.single_spans().count()).ok()?)),
    entry("no_spans", Figure::NO_SPANS, Origin::Chart, WHOLE)
        .level(|side| count(u32::try_from(side.structure.no_spans().count()).ok()?)),
    entry("leaders_per_clerk", Figure::LEADERS_PER_CLERK, Origin::Chart, INDEX)
        .level(|side| exact(side.structure.leaders_per_clerk)),
    entry("mean_distance", Figure::MEAN_DISTANCE, Origin::Chart, COUNT)
        .level(|side| exact(side.structure.mean_distance)),
    entry("approved", Figure::APPROVED, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.quota?.approved)),
    entry("filled", Figure::FILLED, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.quota?.filled)),
    entry("reserved", Figure::RESERVED, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.quota?.reserved)),
    entry("leading_posts", Figure::LEADING_POSTS, Origin::Chart, WHOLE)
        .level(|side| count(side.structure.quota?.leaders)),
    entry("connectedness", Figure::CONNECTEDNESS, Origin::Chart, INDEX)
        .level(|side| exact(Some(side.structure.krackhardt.connectedness))),
    entry("hierarchy", Figure::HIERARCHY, Origin::Chart, INDEX)
        .level(|side| exact(Some(side.structure.krackhardt.hierarchy))),
    entry("efficiency", Figure::EFFICIENCY, Origin::Chart, INDEX)
        .level(|side| exact(Some(side.structure.krackhardt.efficiency))),
    entry("upper_bounds", Figure::UPPER_BOUNDS, Origin::Chart, INDEX)
        .level(|side| exact(Some(side.structure.krackhardt.upper_bounds))),
    entry("replications", Figure::REPLICATIONS, Origin::Run, WHOLE),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::{Report, Verdict};

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn every_figure_has_an_explanation_and_every_key_names_one() {
        let missing: Vec<&str> = Figure::ALL
            .into_iter()
            .filter(|figure| Explained::key_of(*figure).is_none())
            .map(|figure| figure.name(Language::En))
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
        let keys: BTreeSet<&str> = ALL.iter().map(|explained| explained.key).collect();
        assert_eq!(keys.len(), ALL.len());
    }

    #[test]
    fn an_explanation_has_the_very_number_of_the_report() {
        let report = report();
        let mean = Explained::find("delay_mean").expect("a figure");
        assert_eq!(
            mean.found(&report.reformed, None),
            report.reformed.delay.as_ref().map(|d| d.mean)
        );
        assert_eq!(mean.difference(&report.difference, None), report.difference.delay_mean);
        let levels = Explained::find("levels").expect("a figure");
        assert_eq!(levels.found(&report.baseline, None).map(|found| found.value), Some(6.0));
        assert_eq!(levels.difference(&report.difference, None), None);
    }

    #[test]
    fn a_figure_of_a_class_is_the_one_of_that_class() {
        let report = report();
        let (class, found) = report.baseline.classes.iter().next().expect("a class");
        let of_class = |key| Explained::find(key)?.found(&report.baseline, Some(class));
        assert_eq!(of_class("delay_p95"), found.delay.as_ref().map(|delay| delay.p95));
        assert_eq!(of_class("on_time"), found.on_time);
        assert_eq!(of_class("backlog"), None, "there is none of a class");
        let mut difference = report.difference.clone();
        let slower = Contrast { value: 9.0, half_width: None, verdict: Verdict::CannotTell };
        difference.classes.insert(class.clone(), slower);
        let change = |key| Explained::find(key)?.difference(&difference, Some(class));
        assert_eq!(change("delay_mean"), Some(slower));
        assert_eq!(change("delay_p95"), None, "of a class only the mean is compared");
    }

    #[test]
    fn a_figure_has_the_paper_that_shows_it_or_none() {
        let found = report().difference;
        let papers = |key: &str| {
            let figure = Explained::find(key).expect("a figure");
            figure.papers(figure.difference(&found, None))
        };
        assert!(found.delay_p95.is_some_and(|found| found.value < 0.0));
        assert_eq!(papers("delay_p95"), [Choice::Percentile(95), Choice::Gains]);
        assert_eq!(papers("delay_mean"), [Choice::Percentile(50), Choice::Gains]);
        assert_eq!(papers("handovers"), [Choice::Percentile(50)]);
        assert_eq!(papers("levels"), []);
        let mean = Explained::find("delay_mean").expect("a figure");
        let slower = found.delay_mean.map(|found| Contrast { value: -found.value, ..found });
        assert_eq!(mean.papers(slower), [Choice::Percentile(50), Choice::Loses]);
        assert_eq!(mean.papers(None), [Choice::Percentile(50)]);
    }
}
