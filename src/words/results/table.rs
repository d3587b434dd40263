//! The tables: every number of the pictures and of the quality, beside its interval.

use crate::report::{Contrast, Delay, Estimate, Evenness, Quality, Reach, Report, Side};
use crate::scenario::Rank;
use crate::scene::{Pair, load};
use crate::text::Language;
use crate::units::ClassId;
use crate::words::{Names, verdict};

use super::{Comparison, Denomination, Explained, Figure};

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
    /// The key under which the page explains it.
    pub key: Option<&'static str>,
    /// The class of papers that it is of, if not of all.
    pub class: Option<ClassId>,
    /// What it is called, with its unit.
    pub name: String,
    /// What was found of each structure.
    pub cells: Pair<Option<Cell>>,
    /// The difference, with half its interval.
    pub difference: Option<Cell>,
    /// What follows from it.
    pub verdict: Option<&'static str>,
}

impl Row {
    /// Whether either structure has it.
    pub(super) const fn is_found(&self) -> bool {
        self.cells.baseline.is_some() || self.cells.reformed.is_some()
    }
}

/// Delay, quality, detours and what is left over.
pub fn quality(report: &Report, language: Language) -> Vec<Row> {
    let found = &report.difference;
    let table = Table { report, language };
    let mean = report.baseline.delay.as_ref().or(report.reformed.delay.as_ref());
    let mut rows = delays(
        &table,
        Denomination::of_time(mean.map_or(0.0, |delay| delay.mean.value)),
        |side| side.delay.as_ref(),
        [found.delay_mean, found.delay_median, found.delay_p90, found.delay_p95, found.delay_p99],
    );
    rows.extend(reach(&table));
    rows.extend([
        table.row(Figure::ON_TIME, Denomination::PERCENT, |side| side.on_time, found.on_time),
        table.per_hundred(Figure::ERRORS, |side| side.quality.errors, found.errors),
    ]);
    rows.extend(refusals(&table));
    rows.extend([
        table.per_hundred(Figure::RETURNED, |side| side.quality.returned, None),
        table.per_hundred(Figure::GARBLED, |side| side.quality.garbled, found.garbled),
        table.per_hundred(Figure::BOUNCED, |side| side.quality.bounced, found.bounced),
        table.row(
            Figure::HANDOVERS,
            Denomination::COUNT,
            |side| Some(side.handovers),
            found.handovers,
        ),
        table.row(Figure::VISITS, Denomination::COUNT, |side| Some(side.visits), found.visits),
        table.row(
            Figure::LEADER_MINUTES,
            Denomination::MINUTES,
            |side| Some(side.leader_minutes),
            found.leader_minutes,
        ),
        table.row(Figure::BACKLOG, Denomination::PAPERS, |side| side.backlog, found.backlog),
        table.row(
            Figure::UNFINISHED,
            Denomination::PERCENT.resolving(0.0001),
            |side| Some(side.unfinished),
            None,
        ),
    ]);
    rows
}

/// Wrong approvals and wrong refusals, if a matter can be refused.
fn refusals(table: &Table<'_>) -> Vec<Row> {
    let found = &table.report.difference;
    let row = |figure, part: fn(&Quality) -> Estimate, contrast: Option<Contrast>| {
        contrast.map(|found| table.per_hundred(figure, |side| part(&side.quality), Some(found)))
    };
    let rows = [
        row(Figure::WRONG_APPROVALS, |quality| quality.wrong_approvals, found.wrong_approvals),
        row(Figure::WRONG_REFUSALS, |quality| quality.wrong_refusals, found.wrong_refusals),
    ];
    rows.into_iter().flatten().collect()
}

/// The distribution of the time to finish, with its differences.
pub(super) fn delays(
    table: &Table<'_>,
    unit: Denomination,
    find: impl Fn(&Side) -> Option<&Delay>,
    [mean, median, p90, p95, p99]: [Option<Contrast>; 5],
) -> Vec<Row> {
    let row = |figure, part: fn(&Delay) -> Estimate, contrast: Option<Contrast>| {
        let find = &find;
        table.row(figure, unit, move |side| find(side).map(part), contrast)
    };
    vec![
        row(Figure::DELAY_MEAN, |delay| delay.mean, mean),
        row(Figure::DELAY_MEDIAN, |delay| delay.median, median),
        row(Figure::DELAY_P90, |delay| delay.p90, p90),
        row(Figure::DELAY_P95, |delay| delay.p95, p95),
        row(Figure::DELAY_P99, |delay| delay.p99, p99),
    ]
}

/// How soon people hear of a directive, if there are any.
fn reach(table: &Table<'_>) -> Vec<Row> {
    let Report { baseline, reformed, difference, .. } = table.report;
    let Some(found) = baseline.reach.or(reformed.reach) else { return Vec::new() };
    let unit = Denomination::of_time(found.p100.value);
    let row = |figure, part: fn(Reach) -> Estimate, contrast| {
        table.row(figure, unit, move |side| side.reach.map(part), contrast)
    };
    vec![
        row(Figure::REACH_HALF, |reach| reach.p50, difference.reach_p50),
        row(Figure::REACH_MOST, |reach| reach.p90, difference.reach_p90),
        row(Figure::REACH_ALL, |reach| reach.p100, difference.reach_p100),
    ]
}

/// How evenly work falls on the people of each rank, the ranks by name.
pub fn people_balance(report: &Report, names: &Names, language: Language) -> Vec<(Rank, Vec<Row>)> {
    let table = Table { report, language };
    let group = |post: Rank| {
        let contrast = report.difference.balance_cv.filter(|_| post == Rank::Clerk);
        let mut rows = table.evenness(move |side| people(side, post), contrast);
        let name = names.rank(post, language);
        if !rows.is_empty() {
            let overloaded =
                table.counted(Figure::OVERLOADED, load::count_of(report, post, load::overloaded));
            let idle = table.counted(Figure::IDLE, load::count_of(report, post, load::idle));
            let of = |zh: &str, en: &str| say!(language, "{zh}的{name}", "{en} {name}s");
            rows.push(Row { name: of("过忙", "Overloaded"), ..overloaded });
            rows.push(Row { name: of("过闲", "Idle"), ..idle });
        }
        if post != Rank::Clerk {
            // What is explained of a figure is that of the clerks.
            for row in &mut rows {
                row.key = None;
            }
        }
        (post, rows)
    };
    Rank::ALL.into_iter().map(group).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn people(side: &Side, post: Rank) -> Option<&Evenness> {
    side.balance.people.get(&post)
}

/// How evenly work falls on those who work as clerks.
pub fn clerks_balance(report: &Report, names: &Names, language: Language) -> Vec<Row> {
    let groups = people_balance(report, names, language);
    groups
        .into_iter()
        .find(|(post, _)| *post == Rank::Clerk)
        .map(|(_, rows)| rows)
        .unwrap_or_default()
}

/// How evenly work falls on the sections: clerks' work per clerk.
pub fn sections_balance(report: &Report, language: Language) -> Vec<Row> {
    let contrast = report.difference.sections_cv;
    let mut rows =
        Table { report, language }.evenness(|side| side.balance.sections.as_ref(), contrast);
    for row in &mut rows {
        row.key = row.key.and_then(Explained::among_sections);
    }
    rows
}

/// Writes rows about one report in one language.
pub(super) struct Table<'a> {
    pub(super) report: &'a Report,
    pub(super) language: Language,
}

impl Table<'_> {
    pub(super) fn row(
        &self,
        figure: Figure,
        unit: Denomination,
        estimate: impl Fn(&Side) -> Option<Estimate>,
        contrast: Option<Contrast>,
    ) -> Row {
        let name = self.name(figure, unit);
        let found = Pair::of(&self.report.baseline, &self.report.reformed, estimate);
        let compared = contrast.map(|contrast| (contrast, together(unit, found, contrast)));
        let shown = compared.map_or(resolving(unit, found), |(_, compared)| compared.level);
        let cell = |found: Estimate| Cell { text: shown.estimate(found), value: found.value };
        Row {
            key: Explained::key_of(figure),
            class: None,
            name,
            cells: found.map(|level| level.map(cell)),
            difference: compared.map(|(contrast, compared)| difference(contrast, compared)),
            verdict: contrast.map(|contrast| verdict(contrast, self.language)),
        }
    }

    /// A number of people in each structure.
    fn counted(&self, figure: Figure, people: Pair<usize>) -> Row {
        let cell = |number: usize| Some(Cell { text: number.to_string(), value: number as f64 });
        Row { cells: people.map(cell), ..self.count(figure, |_| None) }
    }

    /// A number that is exact, such as one of people.
    pub(super) fn count(&self, figure: Figure, number: impl Fn(&Side) -> Option<u32>) -> Row {
        self.exact(figure, Denomination::WHOLE, |side| number(side).map(f64::from))
    }

    /// A number that is exact, in a unit.
    pub(super) fn exact(
        &self,
        figure: Figure,
        unit: Denomination,
        number: impl Fn(&Side) -> Option<f64>,
    ) -> Row {
        let estimate = |side: &Side| Some(Estimate { value: number(side)?, half_width: None });
        self.row(figure, unit, estimate, None)
    }

    fn per_hundred(
        &self,
        figure: Figure,
        estimate: impl Fn(&Side) -> Estimate,
        contrast: Option<Contrast>,
    ) -> Row {
        self.row(figure, Denomination::PER_HUNDRED, |side| Some(estimate(side)), contrast)
    }

    fn name(&self, figure: Figure, unit: Denomination) -> String {
        let name = figure.name(self.language);
        // What is counted per hundred says so in its name.
        let is_named = unit == Denomination::PER_HUNDRED;
        if is_named { name.to_owned() } else { unit.behind(name, self.language) }
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
            |figure, part, contrast| self.row(figure, Denomination::INDEX, of(part), contrast);
        let rows = vec![
            index(Figure::CV, |found| found.cv, contrast),
            index(Figure::GINI, |found| found.gini, None),
            index(Figure::JAIN, |found| found.jain, None),
            index(Figure::MAX_OVER_MEAN, |found| found.max_over_mean, None),
        ];
        rows.into_iter().filter(Row::is_found).collect()
    }
}

/// How a row says both levels and their difference.
pub(super) fn together(
    unit: Denomination,
    found: Pair<Option<Estimate>>,
    contrast: Contrast,
) -> Comparison {
    let unit = resolving(unit, found);
    let levels = found.map(|level| level.map(|level| level.value));
    Comparison::new((unit, unit), levels, contrast.estimate())
}

/// All numbers of a row have as many decimals as the narrowest interval needs.
fn resolving(unit: Denomination, found: Pair<Option<Estimate>>) -> Denomination {
    let halves = found.each().into_iter().filter_map(|(_, level)| level?.half_width);
    let narrowest = halves.filter(|half| *half > 0.0).fold(f64::INFINITY, f64::min);
    if narrowest.is_finite() { unit.resolving(narrowest) } else { unit }
}

fn difference(contrast: Contrast, compared: Comparison) -> Cell {
    let Comparison { amount, value, half_width, .. } = compared;
    let sign = if amount.rounded(value) > 0.0 { "+" } else { "" };
    let text = format!("{sign}{}", amount.estimate(Estimate { value, half_width }));
    Cell { text, value: contrast.value }
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
        assert_eq!(rows[6].name, "每百件差错");
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
        assert_eq!(quality(&report, Language::Zh)[7].name, "每百件误批准");
    }

    #[test]
    fn reach_is_told_only_of_directives() {
        let mut report = report();
        let named = |report: &Report, name: &str| {
            let rows = quality(report, Language::Zh);
            rows.into_iter().find(|row| row.name.starts_with(name))
        };
        assert_eq!(named(&report, "部署"), None);
        let minutes = |value| Estimate { value, half_width: Some(6.0) };
        report.baseline.reach = Some(Reach {
            p50: minutes(60.0),
            p90: minutes(90.0),
            p100: minutes(120.0),
            tenths: [minutes(60.0); 10],
        });
        let everybody = named(&report, "部署传达到全体人员").expect("a row");
        assert_eq!(everybody.name, "部署传达到全体人员（小时）");
        assert_eq!(texts(&everybody), ["2.0 ± 0.1", "", ""]);
        let half = named(&report, "部署传达到半数人员").expect("a row");
        assert_eq!(texts(&half), ["1.0 ± 0.1", "", ""]);
    }

    #[test]
    fn evenness_is_told_of_every_rank_and_of_the_sections() {
        let groups = people_balance(&report(), &Names::default(), Language::En);
        assert_eq!(groups.len(), 6);
        assert_eq!((groups[0].0, groups[0].1.len()), (Rank::Clerk, 6));
        assert_eq!(sections_balance(&report(), Language::En).len(), 4);
    }
}
