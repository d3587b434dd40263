//! The report as a table that a person likes to read.

use std::fmt::Write as _;

use crate::report::Report;
use crate::scenario::Scenario;
use crate::scene::Stage;
use crate::text::Language;
use crate::units::ClassId;
use crate::words::Names;
use crate::words::results::{
    Cell, Measure, Row, bottlenecks, classes, desk_columns, desks, findings, krackhardt,
    krackhardt_note, people_balance, posts, quality, sections_balance, spans, stage, structure,
};

/// The whole table.
pub(super) fn table(scenario: &Scenario, report: &Report, language: Language) -> String {
    let names = Names::of(scenario);
    let table = Table { report, names: &names, language };
    let mut text = String::new();
    table.head(&mut text, scenario);
    table.measures(&mut text);
    table.congestion(&mut text);
    table.bottlenecks(&mut text);
    table.structure(&mut text);
    table.classes(&mut text, scenario);
    table.desks(&mut text);
    text
}

struct Table<'a> {
    report: &'a Report,
    names: &'a Names,
    language: Language,
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

    /// Delay, quality, detours and evenness with intervals, differences and verdicts.
    fn measures(&self, text: &mut String) {
        self.columns(text, "", true);
        for row in quality(self.report, self.language) {
            Self::row(text, &row);
        }
        for (rank, rows) in people_balance(self.report, self.names, self.language) {
            Self::group(text, self.names.rank(rank, self.language), &rows);
        }
        let sections = sections_balance(self.report, self.language);
        Self::group(text, self.pick("各机构经办工作量", "Clerk work by section"), &sections);
        text.push('\n');
    }

    /// What can be counted on the chart.
    fn structure(&self, text: &mut String) {
        self.columns(text, self.pick("结构", "Structure"), false);
        for row in structure(self.report, self.language) {
            Self::row(text, &row);
        }
        for row in posts(self.report, self.names, self.language) {
            Self::row(text, &row);
        }
        let spans = spans(self.report, self.names, self.language);
        Self::group(text, self.pick("管理幅度", "Spans"), &spans);
        let lines = krackhardt(self.report, self.language);
        Self::group(text, self.pick("多头管理", "Several superiors"), &lines);
        let _ = writeln!(text, "{}\n", krackhardt_note(self.language));
    }

    /// The delay of each class, and who signs last.
    fn classes(&self, text: &mut String, scenario: &Scenario) {
        self.columns(text, self.pick("分事项", "By class"), true);
        let order: Vec<&ClassId> = scenario.work.iter().map(|class| &class.id).collect();
        for (name, rows) in classes(self.report, &order, self.names, self.language) {
            Self::group(text, &name, &rows);
        }
        text.push('\n');
    }

    fn columns(&self, text: &mut String, title: &str, compared: bool) {
        let verdicts = [self.pick("差值", "Difference"), self.pick("结论", "Verdict")];
        let mut header = vec![title, self.pick("现行", "Today"), self.pick("改革后", "Reform")];
        header.extend(verdicts.into_iter().filter(|_| compared));
        line(text, &COLUMNS, &header);
    }

    fn group(text: &mut String, name: &str, rows: &[Row]) {
        if !rows.is_empty() {
            let _ = writeln!(text, "{name}");
        }
        for row in rows {
            let name = format!("  {}", row.name);
            Self::row(text, &Row { name, ..row.clone() });
        }
    }

    fn row(text: &mut String, row: &Row) {
        let cell = |cell: &Option<Cell>, none: &str| {
            cell.as_ref().map_or_else(|| none.to_owned(), |cell| cell.text.clone())
        };
        let Row { name, cells, difference, verdict, key: _, class: _ } = row;
        let cells = [
            name.clone(),
            cell(&cells.baseline, "–"),
            cell(&cells.reformed, "–"),
            cell(difference, ""),
            verdict.unwrap_or_default().to_owned(),
        ];
        line(text, &COLUMNS, &cells);
    }

    /// Why there is no verdict, if one of the structures does not keep up with its work.
    fn congestion(&self, text: &mut String) {
        let Report { baseline, reformed, .. } = self.report;
        if baseline.congestion.is_none() && reformed.congestion.is_none() {
            return;
        }
        let findings = findings(self.report, self.names, self.language);
        for finding in findings.iter().filter(|finding| finding.measure == Measure::DelayMean) {
            let _ = writeln!(text, "{}\n", finding.sentence);
        }
    }

    /// The desk with the highest load in either structure.
    fn bottlenecks(&self, text: &mut String) {
        for (which, sentence) in bottlenecks(self.report, self.names, self.language) {
            let which = stage(which, self.language);
            let _ = match self.language {
                Language::Zh => writeln!(text, "{which}：{sentence}"),
                Language::En => writeln!(text, "{which}: {sentence}"),
            };
        }
        text.push('\n');
    }

    fn desks(&self, text: &mut String) {
        let sides =
            [(Stage::Baseline, &self.report.baseline), (Stage::Reformed, &self.report.reformed)];
        for (which, side) in sides {
            let columns = desk_columns(self.language);
            let header = [stage(which, self.language).to_owned()];
            line(text, &DESK_COLUMNS, &[header.as_slice(), &columns].concat());
            for desk in desks(side, self.names, self.language) {
                let name = [format!("  {}", desk.name)];
                line(text, &DESK_COLUMNS, &[name.as_slice(), &desk.cells].concat());
            }
            text.push('\n');
        }
    }
}

/// Widths of the columns of measures.
const COLUMNS: [usize; 5] = [44, 19, 19, 21, 0];
/// Widths of the columns of desks.
const DESK_COLUMNS: [usize; 6] = [52, 8, 14, 26, 16, 0];

/// Writes one line in columns of these widths; Chinese characters are two columns wide.
pub(super) fn line(text: &mut String, widths: &[usize], cells: &[impl AsRef<str>]) {
    let mut row = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        let cell = cell.as_ref();
        row.push_str(cell);
        row.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(cell)).max(1)));
    }
    text.push_str(row.trim_end());
    text.push('\n');
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}
