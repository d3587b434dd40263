//! The tables: every number of the pictures and of the quality, beside its interval.

use crate::report::{Contrast, Delay, Estimate, Evenness, Quality, Report, Side};
use crate::scenario::Rank;
use crate::scene::Pair;
use crate::text::Language;
use crate::words::{pick, rank, verdict};

use super::Denomination;

/// A number of a table and what lies behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number with half its interval, as it is read.
    pub text: String,
    /// The number of the report.
    pub value: f64,
}

/// One measure in both structures.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called, with its unit.
    pub name: String,
    /// What was found of each structure.
    pub cells: Pair<Option<Cell>>,
    /// The difference, with half its interval.
    pub difference: Option<Cell>,
    /// What follows from it.
    pub verdict: Option<&'static str>,
}

/// Delay, quality, detours and what is left over.
pub fn quality(report: &Report, language: Language) -> Vec<Row> {
    let difference = &report.difference;
    let table = Table { report, language };
    let mut rows = delays(&table);
    rows.extend([
        table.row(
            ("限时办结率", "Finished on time"),
            Denomination::PERCENT,
            |side| side.on_time,
            difference.on_time,
        ),
        table.per_hundred(
            ("决定后仍有的差错", "Errors after the decision"),
            |side| side.quality.errors,
            difference.errors,
        ),
    ]);
    rows.extend(refusals(&table));
    rows.extend([
        table.per_hundred(("退回", "Returns"), |side| side.quality.returned, None),
        table.per_hundred(
            ("传达走样", "Garbled on the way down"),
            |side| side.quality.garbled,
            None,
        ),
        table.per_hundred(
            ("找错科室", "Wrong sections visited"),
            |side| side.quality.bounced,
            None,
        ),
        table.row(
            ("每件换手次数", "Rooms changed per paper"),
            Denomination::COUNT,
            |side| Some(side.handovers),
            difference.handovers,
        ),
        table.row(
            ("每件占用领导", "Leaders’ time per paper"),
            Denomination::MINUTES,
            |side| Some(side.leader_minutes),
            None,
        ),
        table.row(
            ("结束时仍未办结", "Unfinished at the end"),
            Denomination::PERCENT.resolving(0.0001),
            |side| Some(side.unfinished),
            None,
        ),
    ]);
    rows
}

/// Wrong approvals and wrong refusals, if a matter can be refused.
fn refusals(table: &Table<'_>) -> Vec<Row> {
    let difference = &table.report.difference;
    let row = |names, part: fn(&Quality) -> Estimate, contrast: Option<Contrast>| {
        contrast.map(|found| table.per_hundred(names, |side| part(&side.quality), Some(found)))
    };
    let rows = [
        row(
            ("误批：该否的批了", "Approved, to be refused"),
            |quality| quality.wrong_approvals,
            difference.wrong_approvals,
        ),
        row(
            ("误否：该批的否了", "Refused, to be approved"),
            |quality| quality.wrong_refusals,
            difference.wrong_refusals,
        ),
    ];
    rows.into_iter().flatten().collect()
}

fn delays(table: &Table<'_>) -> Vec<Row> {
    let difference = &table.report.difference;
    let mean = table.report.baseline.delay.as_ref().or(table.report.reformed.delay.as_ref());
    let unit = Denomination::of_time(mean.map_or(0.0, |delay| delay.mean.value));
    let row = |names, part: fn(&Delay) -> Estimate, contrast| {
        table.row(names, unit, move |side| side.delay.as_ref().map(part), contrast)
    };
    vec![
        row(("平均办结时间", "Mean time to finish"), |delay| delay.mean, difference.delay_mean),
        row(
            ("一半文件不超过", "Half are faster than"),
            |delay| delay.median,
            difference.delay_median,
        ),
        row(("90% 的文件不超过", "90% are faster than"), |delay| delay.p90, None),
        row(("95% 的文件不超过", "95% are faster than"), |delay| delay.p95, difference.delay_p95),
        row(("99% 的文件不超过", "99% are faster than"), |delay| delay.p99, None),
    ]
}

/// How evenly work falls on the people of each rank, the ranks by name.
pub fn people_balance(report: &Report, language: Language) -> Vec<(&'static str, Vec<Row>)> {
    let table = Table { report, language };
    let group = |post: Rank| {
        let contrast = report.difference.balance_cv.filter(|_| post == Rank::Clerk);
        let rows = table.evenness(move |side| side.balance.people.get(&post), contrast);
        (rank(post, language), rows)
    };
    Rank::ALL.into_iter().map(group).filter(|(_, rows)| !rows.is_empty()).collect()
}

/// How evenly work falls on the sections: clerks' work per clerk.
pub fn sections_balance(report: &Report, language: Language) -> Vec<Row> {
    Table { report, language }.evenness(|side| side.balance.sections.as_ref(), None)
}

/// Writes rows about one report in one language.
struct Table<'a> {
    report: &'a Report,
    language: Language,
}

type Names = (&'static str, &'static str);

impl Table<'_> {
    fn row(
        &self,
        names: Names,
        unit: Denomination,
        estimate: impl Fn(&Side) -> Option<Estimate>,
        contrast: Option<Contrast>,
    ) -> Row {
        let cell = |side| {
            estimate(side).map(|found| Cell { text: unit.estimate(found), value: found.value })
        };
        Row {
            name: self.name(names, unit),
            cells: Pair::of(&self.report.baseline, &self.report.reformed, cell),
            difference: contrast.map(|contrast| difference(contrast, unit)),
            verdict: contrast.map(|contrast| verdict(contrast.verdict, self.language)),
        }
    }

    fn per_hundred(
        &self,
        names: Names,
        estimate: impl Fn(&Side) -> Estimate,
        contrast: Option<Contrast>,
    ) -> Row {
        self.row(names, Denomination::PER_HUNDRED, |side| Some(estimate(side)), contrast)
    }

    fn name(&self, (zh, en): Names, unit: Denomination) -> String {
        let unit = if unit == Denomination::PER_HUNDRED {
            pick(self.language, "每百件", "per hundred")
        } else {
            unit.name(self.language).trim()
        };
        let name = pick(self.language, zh, en);
        if unit.is_empty() {
            return name.to_owned();
        }
        say!(self.language, "{name}（{unit}）", "{name} ({unit})")
    }

    fn evenness(
        &self,
        find: impl Fn(&Side) -> Option<&Evenness>,
        contrast: Option<Contrast>,
    ) -> Vec<Row> {
        let of = |part: fn(&Evenness) -> Estimate| {
            let find = &find;
            move |side: &Side| find(side).map(part)
        };
        let index =
            |names, part, contrast| self.row(names, Denomination::INDEX, of(part), contrast);
        let rows = vec![
            index(("变异系数", "Coefficient of variation"), |found| found.cv, contrast),
            index(("基尼系数", "Gini coefficient"), |found| found.gini, None),
            index(("Jain 指数", "Jain’s index"), |found| found.jain, None),
            index(("最大与平均之比", "Largest over mean"), |found| found.max_over_mean, None),
        ];
        let found = |row: &Row| row.cells.baseline.is_some() || row.cells.reformed.is_some();
        rows.into_iter().filter(found).collect()
    }
}

fn difference(contrast: Contrast, unit: Denomination) -> Cell {
    let Contrast { value, half_width, .. } = contrast;
    let sign = if value > 0.0 { "+" } else { "" };
    Cell { text: format!("{sign}{}", unit.estimate(Estimate { value, half_width })), value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Verdict;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn texts(row: &Row) -> [&str; 3] {
        [&row.cells.baseline, &row.cells.reformed, &row.difference]
            .map(|cell| cell.as_ref().map_or("", |cell| cell.text.as_str()))
    }

    #[test]
    fn a_row_names_its_unit_and_gives_both_structures() {
        let rows = quality(&report(), Language::Zh);
        assert_eq!(rows[0].name, "平均办结时间（天）");
        assert_eq!(texts(&rows[0]), ["5.8 ± 0.1", "4.1 ± 0.1", "−1.7 ± 0.1"]);
        assert_eq!(rows[0].verdict, Some("改革后更好"));
        assert_eq!(rows[6].name, "决定后仍有的差错（每百件）");
    }

    #[test]
    fn wrong_approvals_and_refusals_have_rows_where_there_can_be_any() {
        let mut report = report();
        let rows = |report: &Report| quality(report, Language::Zh).len();
        let before = rows(&report);
        let found = Contrast { value: 1.0, half_width: Some(0.1), verdict: Verdict::CannotTell };
        report.difference.wrong_approvals = Some(found);
        report.difference.wrong_refusals = Some(found);
        assert_eq!(rows(&report), before + 2);
        assert_eq!(quality(&report, Language::Zh)[7].name, "误批：该否的批了（每百件）");
    }

    #[test]
    fn evenness_is_told_of_every_rank_and_of_the_sections() {
        let groups = people_balance(&report(), Language::En);
        assert_eq!(groups.len(), 6);
        assert_eq!((groups[0].0, groups[0].1.len()), ("clerk", 4));
        assert_eq!(sections_balance(&report(), Language::En).len(), 4);
    }
}
