//! The report as a table that a person likes to read.

use std::fmt::Write as _;

use crate::report::{Contrast, Delay, Estimate, Report, Side};
use crate::scenario::{Rank, Scenario};
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;
use crate::words::results::Measure;
use crate::words::{self, Names};

/// The whole table.
pub(super) fn table(scenario: &Scenario, report: &Report, language: Language) -> String {
    let names = Names::of(scenario);
    let table = Table { report, names: &names, language };
    let mut text = String::new();
    table.head(&mut text, scenario);
    table.measures(&mut text);
    table.congestion(&mut text);
    table.desks(&mut text);
    text
}

struct Table<'a> {
    report: &'a Report,
    names: &'a Names,
    language: Language,
}

/// How a number is shown.
#[derive(Clone, Copy)]
enum Unit {
    Days,
    Percent,
    Plain,
}

impl Table<'_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    fn head(&self, text: &mut String, scenario: &Scenario) {
        let report = self.report;
        let facts = format!(
            "{} {}, {} {} + {}, {} {}, {} {}",
            report.replications,
            self.pick("次重复", "replications"),
            report.days,
            self.pick("个工作日，预热", "working days, warm-up"),
            report.warm_up_days,
            self.pick("种子", "seed"),
            report.seed,
            report.events,
            self.pick("个事件", "events"),
        );
        let _ = writeln!(text, "{}\n{facts}\n", scenario.name.get(self.language));
    }

    fn measures(&self, text: &mut String) {
        let header = [
            "",
            self.pick("现行", "Today"),
            self.pick("改革后", "Reform"),
            self.pick("差值", "Difference"),
            self.pick("结论", "Verdict"),
        ];
        line(text, &WIDTHS, &header.map(str::to_owned));
        self.delays(text);
        let found = &self.report.difference;
        let title = self.pick("限时办结率", "On time");
        self.row(text, title, Unit::Percent, |s| s.on_time, found.on_time);
        let title = self.pick("科员忙闲差距（变异系数）", "Clerks' imbalance (CV)");
        let clerks = |s: &Side| s.balance.people.get(&Rank::Clerk).map(|evenness| evenness.cv);
        self.row(text, title, Unit::Plain, clerks, found.balance_cv);
        let title = self.pick("差错（每百件）", "Errors per hundred");
        self.row(text, title, Unit::Plain, |s| Some(s.quality.errors), found.errors);
        self.refusals(text);
        let title = self.pick("退回（每百件）", "Returned per hundred");
        self.row(text, title, Unit::Plain, |s| Some(s.quality.returned), None);
        let title = self.pick("交接（每件）", "Hand-overs per matter");
        self.row(text, title, Unit::Plain, |s| Some(s.handovers), found.handovers);
        let title = self.pick("未办结", "Unfinished");
        self.row(text, title, Unit::Percent, |s| Some(s.unfinished), None);
        text.push('\n');
    }

    /// Wrong approvals and wrong refusals, if a matter can be refused.
    fn refusals(&self, text: &mut String) {
        let found = &self.report.difference;
        if found.wrong_approvals.is_some() {
            let title = self.pick("误批（每百件）", "Wrong approvals per hundred");
            let approvals = |s: &Side| Some(s.quality.wrong_approvals);
            self.row(text, title, Unit::Plain, approvals, found.wrong_approvals);
        }
        if found.wrong_refusals.is_some() {
            let title = self.pick("误否（每百件）", "Wrong refusals per hundred");
            let refusals = |s: &Side| Some(s.quality.wrong_refusals);
            self.row(text, title, Unit::Plain, refusals, found.wrong_refusals);
        }
    }

    fn delays(&self, text: &mut String) {
        type Pick = fn(&Delay) -> Estimate;
        let found = &self.report.difference;
        let rows: [(&str, Pick, Option<Contrast>); 5] = [
            (self.pick("平均", "mean"), |d| d.mean, found.delay_mean),
            (self.pick("中位", "median"), |d| d.median, found.delay_median),
            ("90 %", |d| d.p90, None),
            ("95 %", |d| d.p95, found.delay_p95),
            ("99 %", |d| d.p99, None),
        ];
        for (name, pick, contrast) in rows {
            let title = format!("{} {name}", self.pick("办结时间（天）", "Delay [days]"));
            self.row(text, &title, Unit::Days, |s| s.delay.as_ref().map(pick), contrast);
        }
    }

    fn row(
        &self,
        text: &mut String,
        title: &str,
        unit: Unit,
        value: impl Fn(&Side) -> Option<Estimate>,
        difference: Option<Contrast>,
    ) {
        let cell = |side| value(side).map_or_else(|| "–".to_owned(), |e| unit.with_interval(e));
        let change = difference.map_or_else(String::new, |contrast| {
            let Contrast { value, half_width, verdict: _ } = contrast;
            unit.with_interval(Estimate { value, half_width })
        });
        let verdict = difference.map_or("", |found| words::verdict(found.verdict, self.language));
        line(
            text,
            &WIDTHS,
            &[
                title.to_owned(),
                cell(&self.report.baseline),
                cell(&self.report.reformed),
                change,
                verdict.to_owned(),
            ],
        );
    }

    /// Why there is no verdict, if one of the structures does not keep up with its work.
    fn congestion(&self, text: &mut String) {
        let Report { baseline, reformed, .. } = self.report;
        if baseline.congestion.is_none() && reformed.congestion.is_none() {
            return;
        }
        let findings = words::results::findings(self.report, self.names, self.language);
        for finding in findings.iter().filter(|finding| finding.measure == Measure::DelayMean) {
            let _ = writeln!(text, "{}\n", finding.sentence);
        }
    }

    fn desks(&self, text: &mut String) {
        for (title, side) in [
            (self.pick("现行", "Today"), &self.report.baseline),
            (self.pick("改革后", "Reform"), &self.report.reformed),
        ] {
            line(
                text,
                &WIDTHS,
                &[
                    title.to_owned(),
                    self.pick("人数", "People").to_owned(),
                    self.pick("负荷", "Load").to_owned(),
                    self.pick("利用率", "Utilisation").to_owned(),
                    self.pick("等候（分）", "Wait [min]").to_owned(),
                ],
            );
            for desk in &side.desks {
                let name = self.names.unit(&desk.unit, self.language);
                let rank = words::rank(desk.rank, self.language);
                let none = || "–".to_owned();
                line(
                    text,
                    &WIDTHS,
                    &[
                        format!("  {name} · {rank}"),
                        desk.servers.to_string(),
                        Unit::Percent.say(desk.offered_load),
                        desk.utilisation.map_or_else(none, |e| Unit::Percent.say(e.value)),
                        desk.wait.map_or_else(none, |e| format!("{:.0}", e.value)),
                    ],
                );
            }
            text.push('\n');
        }
    }
}

impl Unit {
    fn say(self, value: f64) -> String {
        match self {
            Self::Days => format!("{:.2}", value / MINUTES_PER_DAY),
            Self::Percent => format!("{:.1} %", 100.0 * value),
            Self::Plain => format!("{value:.3}"),
        }
    }

    fn with_interval(self, estimate: Estimate) -> String {
        let value = self.say(estimate.value);
        estimate
            .half_width
            .map_or_else(|| value.clone(), |half| format!("{value} ± {}", self.say(half)))
    }
}

/// Widths of the columns.
const WIDTHS: [usize; 5] = [36, 19, 19, 21, 0];

/// Writes one line in columns of these widths; Chinese characters are two columns wide.
pub(super) fn line<const N: usize>(text: &mut String, widths: &[usize; N], cells: &[String; N]) {
    let mut row = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        row.push_str(cell);
        row.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(cell)).max(1)));
    }
    text.push_str(row.trim_end());
    text.push('\n');
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}
