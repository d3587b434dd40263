//! The table of the kinds of papers: each in one row, all in one unit, and all papers below them.

use crate::report::{Contrast, CosignerReport, Estimate, Report, Side, Verdict};
use crate::scene::Pair;
use crate::text::Language;
use crate::units::ClassId;
use crate::words::{Names, pick};

use super::table::{Table, delays, together};
use super::{Comparison, Denomination, Figure, Row};

/// The kinds of papers in one unit of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Kinds {
    /// The unit of all times.
    pub unit: Denomination,
    /// The kinds, in the order of the case.
    pub kinds: Vec<KindRow>,
    /// All papers.
    pub all: KindRow,
}

/// A kind of paper, or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct KindRow {
    /// The mean time to finish, with the difference and the verdict; none of a congested structure.
    pub delay: Row,
    /// Papers finished per working day, in either structure if they differ.
    pub per_day: String,
    /// The share on time (%) in both structures; absent without a deadline.
    pub on_time: Option<String>,
}

/// Every kind of paper that the report has, in this order.
pub fn kinds(report: &Report, order: &[&ClassId], names: &Names, language: Language) -> Kinds {
    let row = |id: Option<&ClassId>| {
        let class = id.cloned();
        let name =
            id.map_or(pick(language, "全部文件", "All papers"), |id| names.class(id, language));
        let contrast = contrast(report, id).filter(|found| found.verdict != Verdict::Congested);
        let table = Table { report, language };
        let delay = table.row(Figure::DELAY_MEAN, unit(report), |side| mean(side, id), contrast);
        KindRow {
            delay: Row { class, name: name.to_owned(), ..delay },
            per_day: per_day(report, id),
            on_time: on_time(report, id),
        }
    };
    Kinds {
        unit: unit(report),
        kinds: known(report, order).map(|id| row(Some(id))).collect(),
        all: row(None),
    }
}

/// How the times of one kind are said together in both structures, as in its row.
pub(super) fn compared(report: &Report, id: &ClassId) -> Option<Comparison> {
    let levels = Pair::of(&report.baseline, &report.reformed, |side| mean(side, Some(id)));
    Some(together(unit(report), levels, contrast(report, Some(id))?))
}

/// What was found: `23 类事项办得更快，1 类看不出差别`
pub fn kinds_title(report: &Report, language: Language) -> String {
    let found: Vec<&Contrast> = report.difference.classes.values().collect();
    if found.is_empty() || found.iter().any(|found| found.verdict == Verdict::Congested) {
        return pick(
            language,
            "各类事项的办结时间不作比较",
            "The times of the kinds of paper are not compared",
        )
        .to_owned();
    }
    let count = |is_so: fn(&Contrast) -> bool| found.iter().filter(|found| is_so(found)).count();
    let counts = [
        (count(|found| found.verdict == Verdict::ReformBetter), ("办得更快", "faster")),
        (count(|found| found.verdict == Verdict::BaselineBetter), ("办得更慢", "slower")),
        (count(|found| found.verdict == Verdict::Negligible), ("几乎相同", "hardly any different")),
        (
            count(|found| found.verdict == Verdict::CannotTell && !found.is_nothing()),
            ("看不出差别", "cannot tell"),
        ),
        (count(|found| found.is_nothing()), ("完全相同", "the same")),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, (zh, en))| say!(language, "{number} 类{zh}", "{number} {en}"))
        .collect();
    match language {
        Language::Zh => said.join("，").replacen('类', "类事项", 1),
        Language::En => format!("Kinds of paper: {}", said.join(", ")),
    }
}

/// Days in hundredths, which are some minutes; a smaller unit if no kind takes a day.
fn unit(report: &Report) -> Denomination {
    let sides = [&report.baseline, &report.reformed];
    let means = sides.into_iter().flat_map(|side| {
        side.classes.keys().filter_map(|id| mean(side, Some(id))).map(|found| found.value)
    });
    let unit = Denomination::of_time(means.fold(0.0, f64::max));
    if unit == Denomination::DAYS { unit.finer() } else { unit }
}

/// The mean time of a kind or of all; a congested structure has none.
fn mean(side: &Side, id: Option<&ClassId>) -> Option<Estimate> {
    if side.congestion.is_some() {
        return None;
    }
    let delay = match id {
        Some(id) => side.classes.get(id)?.delay.as_ref(),
        None => side.delay.as_ref(),
    };
    delay.map(|delay| delay.mean)
}

fn contrast(report: &Report, id: Option<&ClassId>) -> Option<Contrast> {
    let found = &report.difference;
    id.map_or(found.delay_mean, |id| found.classes.get(id).copied())
}

fn per_day(report: &Report, id: Option<&ClassId>) -> String {
    let unit = Denomination::PAPERS.finer();
    let said = Pair::of(&report.baseline, &report.reformed, |side| {
        let counted = side.classes.iter().filter(|(other, _)| id.is_none_or(|id| id == *other));
        Some(unit.number(counted.map(|(_, class)| class.count.value).sum::<f64>() / report.days))
    });
    arrow(said)
}

fn on_time(report: &Report, id: Option<&ClassId>) -> Option<String> {
    let said = Pair::of(&report.baseline, &report.reformed, |side| {
        let share = match id {
            Some(id) => side.classes.get(id)?.on_time,
            None => side.on_time,
        };
        share
            .filter(|_| side.congestion.is_none())
            .map(|share| Denomination::PERCENT.number(share.value))
    });
    (said.baseline.is_some() || said.reformed.is_some()).then(|| arrow(said))
}

/// From today to the reform, or once what is the same; where it is narrow the arrow begins a line.
fn arrow(said: Pair<Option<String>>) -> String {
    let Pair { baseline, reformed } = said.map(|said| said.unwrap_or_else(|| "—".to_owned()));
    if baseline == reformed { baseline } else { format!("{baseline} →\u{a0}{reformed}") }
}

/// Each kind of paper by name with all that is known of it: the distribution of its time, how much is
/// on time, and who signs last.
pub fn classes(
    report: &Report,
    order: &[&ClassId],
    names: &Names,
    language: Language,
) -> Vec<(String, Vec<Row>)> {
    let table = Table { report, language };
    let group = |id: &ClassId| {
        let on_time = |side: &Side| side.classes.get(id)?.on_time;
        let mean = contrast(report, Some(id));
        let mut rows = delays(
            &table,
            unit(report),
            |side| side.classes.get(id)?.delay.as_ref(),
            [mean, None, None, None, None],
        );
        rows.push(table.row(Figure::ON_TIME, Denomination::PERCENT, on_time, None));
        rows.extend(signers(&table, id, names));
        rows.retain(Row::is_found);
        (names.class(id, language).to_owned(), rows)
    };
    known(report, order).map(group).collect()
}

/// Who signs last of those that are asked at once, by kind of paper; nothing if nobody is.
pub fn last_signers(
    report: &Report,
    order: &[&ClassId],
    names: &Names,
    language: Language,
) -> Vec<(String, Vec<Row>)> {
    let table = Table { report, language };
    let group = |id: &ClassId| (names.class(id, language).to_owned(), signers(&table, id, names));
    known(report, order).map(group).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn signers(table: &Table<'_>, id: &ClassId, names: &Names) -> Vec<Row> {
    let Report { baseline, reformed, .. } = table.report;
    let both = [baseline, reformed].into_iter().filter_map(|side| side.classes.get(id));
    let mut signers: Vec<&CosignerReport> = Vec::new();
    for signer in both.flat_map(|class| &class.cosigners) {
        if !signers.iter().any(|known| known.duty == signer.duty) {
            signers.push(signer);
        }
    }
    let row = |signer: &CosignerReport| {
        let last = |side: &Side| {
            let class = side.classes.get(id)?;
            class.cosigners.iter().find(|other| other.duty == signer.duty)?.last
        };
        let row = table.row(Figure::LAST_COSIGNER, Denomination::PERCENT, last, None);
        let (measure, section) = (&row.name, names.unit(&signer.section, table.language));
        let name = say!(table.language, "{measure}：{section}", "{measure}: {section}");
        Row { name, class: Some(id.clone()), ..row }
    };
    signers.into_iter().map(row).filter(Row::is_found).collect()
}

/// The kinds that the report has, in this order.
fn known<'a>(report: &'a Report, order: &'a [&ClassId]) -> impl Iterator<Item = &'a ClassId> {
    order.iter().copied().filter(|id| report.baseline.classes.contains_key(*id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Congestion;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn ids() -> [ClassId; 2] {
        ["query", "appointment"].map(|id| ClassId::new(id).expect("an id"))
    }

    fn slower(value: f64) -> Contrast {
        Contrast { value, half_width: Some(40.0), verdict: Verdict::BaselineBetter }
    }

    /// A report in which one kind gets slower.
    fn compared_report() -> Report {
        let mut report = report();
        let [query, appointment] = ids();
        let faster =
            Contrast { value: -1139.6, half_width: Some(60.0), verdict: Verdict::ReformBetter };
        report.difference.classes.insert(appointment, faster);
        if let Some(delay) = report.reformed.classes.get_mut(&query).and_then(|c| c.delay.as_mut())
        {
            delay.mean.value = 2041.1;
        }
        report.difference.classes.insert(query, slower(100.0));
        report
    }

    fn table(report: &Report) -> Kinds {
        kinds(report, &ids().each_ref(), &Names::default(), Language::Zh)
    }

    fn texts(row: &KindRow) -> Vec<String> {
        let Row { cells, difference, .. } = &row.delay;
        let times = [&cells.baseline, &cells.reformed, difference]
            .map(|cell| cell.as_ref().map_or("—".to_owned(), |cell| cell.text.clone()));
        let on_time = row.on_time.clone().unwrap_or_default();
        [vec![row.per_day.clone()], times.into(), vec![on_time]].concat()
    }

    #[test]
    fn each_kind_has_a_row_in_the_order_of_the_case_and_all_are_last() {
        let found = table(&compared_report());
        let names: Vec<&str> = found.kinds.iter().map(|kind| kind.delay.name.as_str()).collect();
        assert_eq!(names, ["query", "appointment"]);
        assert_eq!(
            texts(&found.kinds[0]),
            ["20.67", "4.04 ± 0.06", "4.25 ± 0.06", "+0.21 ± 0.08", "85.0 →\u{a0}94.0"]
        );
        assert_eq!(found.kinds[0].delay.verdict, Some("现行更好"));
        assert_eq!(found.kinds[1].per_day, "6.87");
        assert_eq!(found.kinds[1].delay.verdict, Some("改革后更好"));
        assert_eq!(
            (found.all.delay.name.as_str(), found.all.per_day.as_str()),
            ("全部文件", "27.53")
        );
        assert_eq!(texts(&found.all)[3], "−1.70 ± 0.15");
    }

    #[test]
    fn short_kinds_are_told_in_hours() {
        let mut report = report();
        for side in [&mut report.baseline, &mut report.reformed] {
            for delay in side.classes.values_mut().filter_map(|class| class.delay.as_mut()) {
                delay.mean.value /= 10.0;
            }
        }
        let found = table(&report);
        assert_eq!(found.unit, Denomination::HOURS);
        assert_eq!(texts(&found.kinds[0])[1], "3.2 ± 0.5");
    }

    #[test]
    fn a_congested_structure_has_no_means_and_there_is_no_verdict() {
        let mut report = compared_report();
        report.reformed.congestion = Some(Congestion { desk: "a".to_owned(), offered_load: 1.2 });
        for found in report.difference.classes.values_mut() {
            found.verdict = Verdict::Congested;
        }
        let found = table(&report);
        assert_eq!(texts(&found.kinds[0]), ["20.67", "4.04 ± 0.06", "—", "—", "85.0 →\u{a0}—"]);
        assert_eq!(found.kinds[0].delay.verdict, None);
        assert_eq!(kinds_title(&report, Language::Zh), "各类事项的办结时间不作比较");
    }

    #[test]
    fn the_title_counts_the_kinds_by_verdict() {
        let report = compared_report();
        assert_eq!(kinds_title(&report, Language::Zh), "1 类事项办得更快，1 类办得更慢");
        assert_eq!(kinds_title(&report, Language::En), "Kinds of paper: 1 faster, 1 slower");
    }

    #[test]
    fn numbers_of_papers_that_differ_are_both_told() {
        let mut report = report();
        if let Some(class) = report.reformed.classes.get_mut(&ids()[0]) {
            class.count.value = 300.0;
        }
        assert_eq!(table(&report).kinds[0].per_day, "20.67 →\u{a0}5.00");
    }

    #[test]
    fn the_command_has_the_distribution_of_each_kind() {
        let groups = classes(&report(), &ids().each_ref(), &Names::default(), Language::En);
        let names: Vec<&str> = groups.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["query", "appointment"]);
        assert_eq!(groups[0].1.len(), 6);
        assert_eq!(groups[0].1[0].name, "Mean time to finish (days)");
    }

    #[test]
    fn kinds_that_hardly_differ_are_counted_in_the_title() {
        let mut report = compared_report();
        for found in report.difference.classes.values_mut() {
            found.verdict = Verdict::Negligible;
        }
        let number = report.difference.classes.len();
        assert_eq!(kinds_title(&report, Language::Zh), format!("{number} 类事项几乎相同"));
    }
}
