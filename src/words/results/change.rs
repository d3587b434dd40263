//! What the picture of the difference says.

use crate::report::{Estimate, Report};
use crate::scene::Pair;
use crate::scene::change::{Change, Changes};
use crate::scene::source::{Source, is_wait};
use crate::scene::time::TimePart;
use crate::text::Language;
use crate::words::{Names, kind, percent, pick};

use super::congested::desk;
use super::verdict::spaced;
use super::{Comparison, Denomination, Measure};

/// So many desks are named.
const NAMED: usize = 3;

/// The finding: the parts add up to the difference in the mean. The picture tells the sum, which is
/// that of the levels with as many decimals as they have here.
pub fn change_title(total: Comparison, report: &Report, language: Language) -> String {
    let levels = Measure::DelayMean.levels(report);
    let Pair { baseline: Some(before), reformed: Some(after) } = levels else {
        return pick(
            language,
            "各项增减合起来，就是平均办结时间之差",
            "The parts add up to the difference in the mean",
        )
        .to_owned();
    };
    let [from, to] = [before, after].map(|level| total.level.say(level, language));
    let from = spaced(&from, language);
    let day = total.level.of_a_day(language);
    let verb = if after < before { "缩短" } else { "延长" };
    say!(
        language,
        "平均办结时间由 {from}{verb}到 {to}{day}，差在这些地方",
        "The mean goes from {from} to {to}{day}: the parts of the difference"
    )
}

/// The unit of the parts: the largest one is said with about two digits.
pub fn change_unit(changes: &Changes, report: &Report) -> Denomination {
    let delay = report.baseline.delay.as_ref().map_or(0.0, |delay| delay.mean.value);
    let largest = changes.shown.first().map_or(0.0, |change| change.minutes.value.abs());
    let unit = Denomination::of_difference(delay, largest);
    if largest < 10.0 * unit.last_decimal() { unit.finer() } else { unit }
}

/// How the mean of each structure and the sum of the parts are said in the unit of the parts.
pub fn change_total(changes: &Changes, report: &Report, unit: Denomination) -> Comparison {
    let total = Estimate { value: changes.total, half_width: None };
    Comparison::new((unit, unit), Measure::DelayMean.levels(report), total)
}

/// `负责人 · 排队等待`
pub fn part_name(part: &TimePart, names: &Names, language: Language) -> String {
    let post = part
        .rank
        .map_or_else(|| pick(language, "合计", "all ranks"), |post| names.rank(post, language));
    let kind = kind(part.kind, language);
    say!(language, "{post} · {kind}", "{post} · {kind}")
}

/// `−0.62 ± 0.04`
pub fn change_amount(minutes: Estimate, unit: Denomination) -> String {
    let sign = if minutes.value > 0.0 { "+" } else { "" };
    let number = unit.number(minutes.value);
    match minutes.half_width {
        Some(half) => format!("{sign}{number} ± {}", unit.number(half)),
        None => format!("{sign}{number}"),
    }
}

/// What those parts are called that are not shown one by one.
pub fn other_changes(number: usize, language: Language) -> String {
    say!(language, "其余 {number} 项", "{number} others")
}

/// `负责人 · 排队等待：1.2 天 → 0.6 天，差值 −0.62 ± 0.04 天`
pub fn change_readout(
    change: &Change,
    unit: Denomination,
    names: &Names,
    language: Language,
) -> String {
    let Pair { baseline, reformed } = change.part.values();
    let name = part_name(&change.part, names, language);
    let unit = unit.showing(change.part.values());
    let step = unit.step(baseline, reformed, language);
    let value = unit.rounded(reformed) - unit.rounded(baseline);
    let amount = change_amount(Estimate { value, ..change.minutes }, unit);
    let unit = unit.name(language);
    say!(
        language,
        "{name}：{step}，差值 {amount}{unit}",
        "{name}: {step}, difference {amount}{unit}"
    )
}

/// Which desks a part comes from most.
pub fn sources_note(
    sources: &Pair<Vec<Source>>,
    part: &TimePart,
    (report, names): (&Report, &Names),
    language: Language,
) -> String {
    let list = |side, sources: &Vec<Source>| {
        let told = sources.iter().take(NAMED).map(|source| {
            format!("{} {}", desk(side, &source.desk, names, language), percent(source.share))
        });
        let told = told.collect::<Vec<_>>();
        if told.is_empty() {
            return pick(language, "没有这一级岗位", "no desk at this rank").to_owned();
        }
        told.join(pick(language, "、", ", "))
    };
    let before = list(&report.baseline, &sources.baseline);
    let after = list(&report.reformed, &sources.reformed);
    if is_wait(part.kind) {
        say!(
            language,
            "等候最多的岗位（占这一级文件和来人等候的比例）：现行 {before}；改革后 {after}",
            "Most of the waiting of papers and callers at this rank is at: today {before}; after the reform {after}"
        )
    } else {
        say!(
            language,
            "经手最多的岗位（占这一级经手次数的比例）：现行 {before}；改革后 {after}",
            "Most of the visits at this rank are to: today {before}; after the reform {after}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::change::changes;
    use crate::scene::time::rows;

    #[test]
    fn the_sum_is_the_difference_of_the_levels_in_the_title() {
        let text = include_str!("../../../tests/fixtures/report.json");
        let report: Report = serde_json::from_str(text).expect("a report");
        let changes = changes(&report, &rows(&report), 9);
        let total = change_total(&changes, &report, Denomination::DAYS.finer());
        let title = change_title(total, &report, Language::Zh);
        assert_eq!(title, "平均办结时间由 5.78 天缩短到 4.08 天，差在这些地方");
        assert_eq!(total.amount.number(total.value), "−1.70");
    }
}
