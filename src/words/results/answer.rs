//! The answer: what the reform does to each headline measure, in a sentence.

use std::fmt;

use crate::report::{Contrast, Report, Verdict};
use crate::scene::Pair;
use crate::text::Language;
use crate::words::{Names, capitalized, pick, verdict};

use super::against::drawback;
use super::congested::{Stuck, caution, congested};
use super::spoken::{Noun, noun};
use super::tile::{short_change, short_levels, short_of_one};
use super::{Comparison, Measure, Tile};

/// A sentence whose middle matters most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about.
    pub before: String,
    /// What matters most.
    pub change: String,
    /// What belongs to it.
    pub after: String,
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.change, self.after)
    }
}

/// What was found of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The measure.
    pub measure: Measure,
    /// What was found of each structure, where it has a meaning.
    pub levels: Pair<Option<String>>,
    /// The difference, as the report has it.
    pub contrast: Option<Contrast>,
    /// The sentence.
    pub sentence: Sentence,
    /// The same in numbers alone.
    pub tile: Tile,
    /// What follows from the difference, in a word or two.
    pub verdict: &'static str,
    /// Of the headline what it does not mean, or why nothing can be concluded.
    pub reason: Option<String>,
}

/// What was found of every headline measure; of refusals only where there can be any.
pub fn findings(report: &Report, names: &Names, language: Language) -> Vec<Finding> {
    Measure::ALL
        .into_iter()
        .filter(|measure| {
            !measure.is_about_refusals() || measure.contrast(&report.difference).is_some()
        })
        .map(|measure| finding(measure, report, names, language))
        .collect()
}

/// The sentence on top: what the reform does to the delay, and what speaks against that.
pub fn headline(report: &Report, names: &Names, language: Language) -> Sentence {
    let found = findings(report, names, language);
    let against = drawback(&found, report, language).unwrap_or_default();
    let said = found.into_iter().next().map(|finding| finding.sentence).unwrap_or_default();
    Sentence { after: format!("{}{against}", said.after), ..said }
}

/// The same where there is little room: without its interval, which stands on top of the page.
pub fn headline_in_short(report: &Report, names: &Names, language: Language) -> Sentence {
    let found = findings(report, names, language);
    let against = drawback(&found, report, language).unwrap_or_default();
    let Some(mean) = found.into_iter().next() else { return Sentence::default() };
    let Finding { measure, contrast, sentence, verdict, .. } = mean;
    let (before, change) = match contrast.map(|found| found.verdict) {
        Some(Verdict::Negligible | Verdict::CannotTell) => {
            let name = measure.name(language);
            (say!(language, "{name}：", "{name}: "), verdict.to_owned())
        }
        Some(Verdict::ReformBetter | Verdict::BaselineBetter) => (String::new(), sentence.change),
        Some(Verdict::Congested) | None => return sentence,
    };
    let stop = pick(language, "。", ".");
    let after = format!("{stop}{against}").trim_end_matches(stop).to_owned();
    Sentence { before, change, after }
}

fn finding(measure: Measure, report: &Report, names: &Names, language: Language) -> Finding {
    let levels = measure.levels(report);
    let level = levels.baseline.or(levels.reformed).unwrap_or(0.0);
    let contrast = measure.contrast(&report.difference);
    let compared = measure.compared(report);
    let meaningless = contrast.is_none_or(|contrast| contrast.verdict == Verdict::Congested);
    let stuck = Stuck::of(report);
    let sentence = match contrast {
        _ if meaningless && measure == Measure::DelayMean => congested(report, names, language),
        _ if meaningless && stuck.is_some() => not_compared(measure, stuck, report, language),
        _ => compared.zip(contrast).map_or_else(
            || missing(measure, language),
            |(compared, contrast)| difference(measure, contrast, compared, language),
        ),
    };
    let unit = compared.map_or_else(|| measure.unit(level), |compared| compared.level);
    let change = match stuck {
        Some(stuck) => {
            let other = stuck.other(report, language);
            short_of_one(other.and_then(|(side, _)| measure.told(side, language)?.1), language)
        }
        None => compared.zip(contrast).map_or_else(
            || sentence.change.clone(),
            |(compared, contrast)| {
                short_change(measure.verbs(language), contrast, compared, language)
            },
        ),
    };
    Finding {
        measure,
        levels: levels.map(|level| level.map(|level| unit.say(level, language))),
        contrast,
        sentence,
        tile: Tile { levels: short_levels(levels, unit, language), change },
        verdict: match (stuck, contrast) {
            (Some(stuck), _) => stuck.verdict(language),
            (None, contrast) => contrast.map_or("", |contrast| verdict(contrast, language)),
        },
        reason: (measure == Measure::DelayMean)
            .then(|| {
                let unclear = contrast.and_then(|contrast| reason(contrast, language));
                let between = pick(language, "", " ");
                let all = [unclear.map(str::to_owned), caution(report, names, language)];
                all.into_iter().flatten().collect::<Vec<String>>().join(between)
            })
            .filter(|reason| !reason.is_empty()),
    }
}

/// The sentence about a difference between two structures that both keep up with their work.
fn difference(
    measure: Measure,
    contrast: Contrast,
    compared: Comparison,
    language: Language,
) -> Sentence {
    let Contrast { value, half_width, verdict } = contrast;
    match (verdict, half_width) {
        (_, None) => single(measure, compared, language),
        _ if contrast.is_nothing() => same(measure, language),
        (Verdict::Negligible, Some(half)) => hardly_any(measure, compared, (value, half), language),
        (Verdict::CannotTell | Verdict::Congested, Some(half)) => {
            unclear(measure, compared, (value, half), language)
        }
        (Verdict::ReformBetter | Verdict::BaselineBetter, Some(half)) => {
            clear(measure, compared, (value, half), language)
        }
    }
}

/// `改革后平均办结时间缩短 1.3 天（95% 区间：1.1–1.5 天）。`
fn clear(
    measure: Measure,
    compared: Comparison,
    (value, half): (f64, f64),
    language: Language,
) -> Sentence {
    let range = compared.range(value.abs(), half, language);
    Sentence {
        before: measure.phrase(language).lead.to_owned(),
        change: changes_by(measure, compared, language),
        after: say!(language, "（95% 区间：{range}）。", " (95% interval: {range})."),
    }
}

/// `缩短 1.3 天`
fn changes_by(measure: Measure, compared: Comparison, language: Language) -> String {
    let Comparison { value, amount, .. } = compared;
    let phrase = measure.phrase(language);
    let (before, after) = if value < 0.0 { phrase.falls } else { phrase.rises };
    let amount = amount.say(value.abs(), language);
    format!("{before}{amount}{after}")
}

/// `忙闲差距几乎没有变化：增减不超过 0.001（95% 区间）。`
fn hardly_any(
    measure: Measure,
    compared: Comparison,
    (value, half): (f64, f64),
    language: Language,
) -> Sentence {
    let (name, is_plural) = subject(measure, language);
    let bound = compared.amount.at_most(value.abs() + half, language);
    let hardly = if is_plural { "hardly change: " } else { "hardly changes: " };
    Sentence {
        before: say!(language, "{name}", "{name} "),
        change: pick(language, "几乎没有变化：", hardly).to_owned(),
        after: say!(
            language,
            "增减不超过 {bound}（95% 区间）。",
            "at most {bound} either way (95% interval)."
        ),
    }
}

/// `在现有假设下看不出差别：差 −0.1 天（95% 区间：−0.4 至 0.2 天）。`
fn unclear(
    measure: Measure,
    compared: Comparison,
    (value, half): (f64, f64),
    language: Language,
) -> Sentence {
    let (amount, range) = (compared.signed(language), compared.range(value, half, language));
    let (before, change) = if measure == Measure::DelayMean {
        let lead = pick(language, "在现有假设下", "Under these assumptions ");
        (lead.to_owned(), "no difference can be seen: ")
    } else {
        let (name, is_plural) = subject(measure, language);
        let show = if is_plural { "show no" } else { "shows no" };
        (say!(language, "{name}", "{name} {show} "), "clear difference: ")
    };
    Sentence {
        before,
        change: pick(language, "看不出差别：", change).to_owned(),
        after: say!(
            language,
            "差 {amount}（95% 区间：{range}）。",
            "{amount} (95% interval: {range})."
        ),
    }
}

/// A measure at the beginning of a sentence, and whether it is plural in English.
fn subject(measure: Measure, language: Language) -> (String, bool) {
    let Noun { name, is_plural, .. } = noun(measure, language);
    (capitalized(name), is_plural)
}

/// Both structures gave the same in every replication.
fn same(measure: Measure, language: Language) -> Sentence {
    let (name, is_plural) = subject(measure, language);
    let are = if is_plural { "are" } else { "is" };
    Sentence {
        before: say!(language, "{name}在两种结构中", "{name} {are} "),
        change: pick(language, "完全相同", "exactly the same").to_owned(),
        after: pick(language, "。", " in both structures.").to_owned(),
    }
}

/// One replication has no interval.
fn single(measure: Measure, compared: Comparison, language: Language) -> Sentence {
    let name = measure.name(language);
    let amount = compared.signed(language);
    Sentence {
        before: say!(language, "{name}", "{name}: "),
        change: say!(language, "相差 {amount}，", "a difference of {amount}, "),
        after: pick(
            language,
            "但只模拟了一遍，没有区间，不能下结论。",
            "but a single replication has no interval, and nothing follows from it.",
        )
        .to_owned(),
    }
}

/// Where one structure keeps up, at least its own interval is told.
fn not_compared(
    measure: Measure,
    stuck: Option<Stuck>,
    report: &Report,
    language: Language,
) -> Sentence {
    let name = measure.name(language);
    let keeps_up = stuck.and_then(|stuck| stuck.other(report, language));
    let range = keeps_up.and_then(|(side, who)| Some((measure.told(side, language)?.1?, who)));
    Sentence {
        before: say!(language, "{name}", "{name}: "),
        change: pick(language, "不作比较：", "not compared: ").to_owned(),
        after: match range {
            Some((range, who)) => {
                say!(language, "{who}的 95% 区间 {range}。", "95% interval of {who}: {range}.")
            }
            None => pick(language, "积压不断增加。", "the backlog grows without end.").to_owned(),
        },
    }
}

fn missing(measure: Measure, language: Language) -> Sentence {
    let change = match measure {
        Measure::DelayMean | Measure::DelayP95 => pick(
            language,
            "没有文件办结，无法比较办结时间。",
            "No paper was finished, so there is no time to compare.",
        ),
        Measure::OnTime => pick(
            language,
            "没有规定办结时限，不计限时办结率。",
            "No paper has a deadline, so none can be late.",
        ),
        Measure::BalanceCv => pick(
            language,
            "没有人从事经办工作，不计忙闲差距。",
            "Nobody works as a clerk, so there is no spread.",
        ),
        Measure::Errors => pick(language, "没有可以计数的差错。", "There are no errors to count."),
        Measure::WrongApprovals | Measure::WrongRefusals => {
            pick(language, "没有会被否决的事项。", "No paper can be refused.")
        }
        Measure::LeadersBusy => {
            pick(language, "没有机构以上的领导。", "There are no commissioners or above.")
        }
    };
    Sentence { change: change.to_owned(), ..Sentence::default() }
}

/// Of the headline: what it means that nothing can be told.
fn reason(contrast: Contrast, language: Language) -> Option<&'static str> {
    let unclear = contrast.verdict == Verdict::CannotTell
        && contrast.half_width.is_some_and(|half| half > 0.0);
    let reason = pick(
        language,
        "区间包含 0：改革可能有利，也可能不利；这不等于两种结构相同。",
        "The interval contains 0: the reform may help or hurt. The two need not be equal.",
    );
    unclear.then_some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn contrast(value: f64, half_width: Option<f64>, verdict: Verdict) -> Contrast {
        Contrast { value, half_width, verdict }
    }

    fn said(report: &Report, measure: Measure) -> [String; 2] {
        [Language::Zh, Language::En].map(|language| {
            let names = Names::default();
            finding(measure, report, &names, language).sentence.to_string()
        })
    }

    /// What is said of a difference in the mean delay.
    fn delay(difference: Contrast) -> [String; 2] {
        let mut report = report();
        report.difference.delay_mean = Some(difference);
        said(&report, Measure::DelayMean)
    }

    #[test]
    fn better_is_said_with_its_interval() {
        assert_eq!(
            delay(contrast(-624.0, Some(96.0), Verdict::ReformBetter)),
            [
                "改革后平均办结时间缩短 1.3 天（95% 区间：1.1–1.5 天）。",
                "After the reform the average paper is finished 1.3 days sooner (95% interval: 1.1–1.5 days).",
            ]
        );
    }

    #[test]
    fn worse_is_said_as_plainly() {
        assert_eq!(
            delay(contrast(384.0, Some(96.0), Verdict::BaselineBetter)),
            [
                "改革后平均办结时间延长 0.8 天（95% 区间：0.6–1.0 天）。",
                "After the reform the average paper is finished 0.8 days later (95% interval: 0.6–1.0 days).",
            ]
        );
    }

    #[test]
    fn what_cannot_be_told_says_so_and_why() {
        let unclear = contrast(-48.0, Some(144.0), Verdict::CannotTell);
        assert_eq!(
            delay(unclear),
            [
                "在现有假设下看不出差别：差 −0.1 天（95% 区间：−0.4 至 0.2 天）。",
                "Under these assumptions no difference can be seen: −0.1 days (95% interval: −0.4 to 0.2 days).",
            ]
        );
        assert!(reason(unclear, Language::Zh).is_some());
    }

    #[test]
    fn a_difference_that_does_not_matter_is_hardly_any() {
        let mut report = report();
        report.difference.balance_cv = Some(contrast(0.0001, Some(0.0007), Verdict::Negligible));
        assert_eq!(
            said(&report, Measure::BalanceCv),
            [
                "忙闲差距几乎没有变化：增减不超过 0.001（95% 区间）。",
                "The spread of clerks’ workload hardly changes: at most 0.001 either way (95% interval).",
            ]
        );
        let small = contrast(3.0, Some(9.0), Verdict::Negligible);
        assert_eq!(delay(small)[0], "平均办结时间几乎没有变化：增减不超过 12 分钟（95% 区间）。");
        report.difference.delay_mean = Some(small);
        assert_eq!(findings(&report, &Names::default(), Language::Zh)[0].reason, None);
    }

    #[test]
    fn in_short_the_headline_has_no_interval_and_what_speaks_against_it() {
        let short = |report: &Report| {
            [Language::Zh, Language::En]
                .map(|it| headline_in_short(report, &Names::default(), it).to_string())
        };
        let mut report = report();
        report.difference.errors = Some(contrast(8.04, Some(2.0), Verdict::BaselineBetter));
        assert_eq!(
            short(&report),
            [
                "缩短 1.7 天。但每百件差错增加 8.0 件",
                "1.7 days sooner. But errors per hundred papers rise by 8.0",
            ]
        );
        report.difference.delay_mean = Some(contrast(3.0, Some(9.0), Verdict::Negligible));
        report.difference.errors = None;
        report.difference.leaders_busy = None;
        assert_eq!(short(&report)[0], "平均办结时间：几乎相同");
    }

    #[test]
    fn structures_that_never_differ_are_the_same() {
        assert_eq!(
            delay(contrast(0.0, Some(0.0), Verdict::CannotTell)),
            [
                "平均办结时间在两种结构中完全相同。",
                "The mean time to finish is exactly the same in both structures.",
            ]
        );
    }

    #[test]
    fn a_single_replication_has_no_interval() {
        assert_eq!(
            delay(contrast(-624.0, None, Verdict::CannotTell)),
            [
                "平均办结时间相差 −1.3 天，但只模拟了一遍，没有区间，不能下结论。",
                "Mean time to finish: a difference of −1.3 days, but a single replication has no interval, and nothing follows from it.",
            ]
        );
    }

    #[test]
    fn a_missing_measure_says_what_is_missing() {
        let mut report = report();
        report.difference.on_time = None;
        report.difference.delay_mean = None;
        assert_eq!(
            said(&report, Measure::OnTime),
            ["没有规定办结时限，不计限时办结率。", "No paper has a deadline, so none can be late.",]
        );
        assert_eq!(said(&report, Measure::DelayMean)[0], "没有文件办结，无法比较办结时间。");
    }

    #[test]
    fn refusals_are_spoken_of_only_where_there_can_be_any() {
        let mut report = report();
        let names = Names::default();
        let about = |report: &Report| {
            let findings = findings(report, &names, Language::En);
            findings.iter().filter(|found| found.measure.is_about_refusals()).count()
        };
        assert_eq!(about(&report), 0);
        report.difference.wrong_approvals = Some(contrast(0.0, Some(0.0), Verdict::CannotTell));
        assert_eq!(about(&report), 1);
    }

    #[test]
    fn every_measure_has_its_own_words() {
        let mut report = report();
        report.difference.wrong_approvals = Some(contrast(1.2, Some(0.3), Verdict::BaselineBetter));
        report.difference.wrong_refusals = Some(contrast(-0.5, Some(0.1), Verdict::ReformBetter));
        let said: Vec<String> =
            Measure::ALL.iter().map(|measure| said(&report, *measure)[0].clone()).collect();
        assert_eq!(
            said,
            [
                "改革后平均办结时间缩短 1.7 天（95% 区间：1.5–1.8 天）。",
                "限时办结率提高 10.6 个百分点（95% 区间：8.9–12.3 个百分点）。",
                "忙闲差距（变异系数）缩小 0.16（95% 区间：0.15–0.18）。",
                "每百件差错看不出差别：差 +0.5 件（95% 区间：−0.1 至 1.1 件）。",
                "每百件误批准（不该批的批了）增加 1.2 件（95% 区间：0.9–1.5 件）。",
                "每百件误否决（该批的没批）减少 0.5 件（95% 区间：0.4–0.6 件）。",
                "领导的忙碌程度上升 3.5 个百分点（95% 区间：2.4–4.6 个百分点）。",
                "95% 的文件办结用时缩短 4.8 天（95% 区间：4.3–5.2 天）。",
            ]
        );
    }
}
