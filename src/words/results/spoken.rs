//! The verdict as it is read aloud: both levels of what matters, without intervals.

use crate::report::{Report, Verdict};
use crate::scene::Pair;
use crate::text::Language;
use crate::words::{capitalized, list, pick};

use super::against::{is_clear, is_slight};
use super::verdict::spaced;
use super::{Finding, LoserFact, Measure};

/// What is said whether it changes or not; how busy leaders are and the slowest papers only if they
/// get worse.
const ALWAYS: [Measure; 6] = [
    Measure::DelayMean,
    Measure::OnTime,
    Measure::BalanceCv,
    Measure::Errors,
    Measure::WrongApprovals,
    Measure::WrongRefusals,
];

/// A few sentences: what gets better, what gets worse, and what all of it rests on.
pub(super) fn spoken(
    report: &Report,
    found: &[Finding],
    (loser, others): (Option<&LoserFact>, Vec<String>),
    changed: usize,
    language: Language,
) -> Vec<String> {
    let with = |verdict| {
        let wanted = found.iter().filter(move |finding| {
            let worse = verdict == Verdict::BaselineBetter;
            let is_said = worse || ALWAYS.contains(&finding.measure);
            is_said && finding.contrast.is_some_and(|found| found.verdict == verdict)
        });
        wanted.filter_map(|finding| clause(finding, report, language)).collect::<Vec<String>>()
    };
    let (better, worse, open) =
        (with(Verdict::ReformBetter), with(Verdict::BaselineBetter), with(Verdict::CannotTell));
    let open = [open, with(Verdict::Negligible)].concat();
    let mean = found.first().and_then(|mean| mean.contrast).map(|found| found.verdict);
    let (first, then, opening) = match mean {
        Some(Verdict::BaselineBetter) => {
            (worse, better, pick(language, "好的方面是", "On the other hand, "))
        }
        Some(Verdict::ReformBetter) => (better, worse, pick(language, "代价是", "The price: ")),
        Some(Verdict::Negligible | Verdict::CannotTell | Verdict::Congested) | None => {
            (better, worse, pick(language, "变差的是", "What gets worse: "))
        }
    };
    let mut told = vec![sentence("", &[first, open].concat(), language)];
    told.push(sentence(opening, &then, language));
    told.extend(loser.map(|loser| sentence("", &[rises_most(loser, language)], language)));
    told.extend(others);
    told.push(rests_on(changed, language));
    told.retain(|sentence| !sentence.is_empty());
    told
}

/// What all of it rests on; with how many assumptions are changed.
pub(super) fn rests_on(changed: usize, language: Language) -> String {
    let changed = match changed {
        0 => String::new(),
        1 => pick(language, "，其中 1 项已改动", ", one of which was changed").to_owned(),
        _ => say!(language, "，其中 {changed} 项已改动", ", {changed} of which were changed"),
    };
    say!(
        language,
        "以上都以本案例的数据和假设为前提{changed}。",
        "All this holds under the data and the assumptions of this case{changed}."
    )
}

/// Clauses in one sentence; nothing without any.
fn sentence(opening: &str, clauses: &[String], language: Language) -> String {
    if clauses.is_empty() {
        return String::new();
    }
    capitalized(&match language {
        Language::Zh => format!("{opening}{}。", clauses.join("，")),
        Language::En => format!("{opening}{}.", list(clauses, language)),
    })
}

/// `平均办结时间由 5.8 天缩短到 4.1 天`, or that no change is seen; of the mean the title says that.
fn clause(finding: &Finding, report: &Report, language: Language) -> Option<String> {
    let (measure, contrast) = (finding.measure, finding.contrast?);
    let Noun { name, is_plural, falls, rises } = noun(measure, language);
    if contrast.is_nothing() {
        let do_not = if is_plural { "do" } else { "does" };
        return Some(say!(language, "{name}没有变化", "{name} {do_not} not change"));
    }
    if contrast.verdict == Verdict::Negligible {
        let hardly = if is_plural { "hardly change" } else { "hardly changes" };
        return Some(say!(language, "{name}几乎没有变化", "{name} {hardly}"));
    }
    if !is_clear(finding) {
        let show = if is_plural { "show" } else { "shows" };
        let unclear = say!(language, "{name}看不出变化", "{name} {show} no clear change");
        return (measure != Measure::DelayMean).then_some(unclear);
    }
    let Pair { baseline: Some(from), reformed: Some(to) } = &finding.levels else { return None };
    let verb = if contrast.value < 0.0 { falls } else { rises };
    if measure == Measure::BalanceCv {
        return Some(if is_slight(finding, report) {
            slightly(contrast.value < 0.0, language).to_owned()
        } else {
            verb.to_owned()
        });
    }
    let from = spaced(from, language);
    Some(say!(language, "{name}由 {from}{verb}到 {to}", "{name} {verb} from {from} to {to}"))
}

/// How evenly work falls, where it hardly changes.
const fn slightly(falls: bool, language: Language) -> &'static str {
    if falls {
        pick(language, "忙闲差距略有缩小", "work falls slightly more evenly on the clerks")
    } else {
        pick(language, "忙闲差距略有扩大", "work falls slightly less evenly on the clerks")
    }
}

/// A measure as the subject of a clause, and what it does.
pub(super) struct Noun {
    pub(super) name: &'static str,
    /// Whether it is plural in English.
    pub(super) is_plural: bool,
    falls: &'static str,
    rises: &'static str,
}

pub(super) fn noun(measure: Measure, language: Language) -> Noun {
    let (english, zh_falls, zh_rises) = match measure {
        Measure::DelayMean => ("the mean time to finish", "缩短", "延长"),
        Measure::OnTime => ("the share finished on time", "降低", "提高"),
        Measure::BalanceCv => ("the spread of clerks’ workload", "忙闲更均匀", "忙闲更不均匀"),
        Measure::Errors => ("errors per hundred papers", "减少", "增加"),
        Measure::WrongApprovals => ("wrong approvals per hundred papers", "减少", "增加"),
        Measure::WrongRefusals => ("wrong refusals per hundred papers", "减少", "增加"),
        Measure::LeadersBusy => ("the leaders’ busy share", "下降", "上升"),
        Measure::DelayP95 => ("the time within which 95% of papers are finished", "缩短", "延长"),
    };
    let is_plural =
        matches!(measure, Measure::Errors | Measure::WrongApprovals | Measure::WrongRefusals);
    let (falls, rises) = if measure == Measure::BalanceCv {
        ("work falls more evenly on the clerks", "work falls less evenly on the clerks")
    } else if is_plural {
        ("fall", "rise")
    } else {
        ("falls", "rises")
    };
    Noun {
        name: pick(language, measure.name(Language::Zh), english),
        is_plural,
        falls: pick(language, zh_falls, falls),
        rises: pick(language, zh_rises, rises),
    }
}

/// `忙碌程度上升最多的是干部一科经办人 2，由 60% 到 78%`
pub(super) fn rises_most(loser: &LoserFact, language: Language) -> String {
    let LoserFact { name, levels, .. } = loser;
    let level = |level: &Option<String>| level.clone().unwrap_or_default();
    let (from, to) = (spaced(&level(&levels.baseline), language), level(&levels.reformed));
    say!(
        language,
        "忙碌程度上升最多的是{name}，由 {from}到 {to}",
        "the busy share of {name} rises most, from {from} to {to}"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{findings, loser_levels};
    use super::*;
    use crate::report::Contrast;
    use crate::words::Names;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn said(report: &Report, language: Language) -> Vec<String> {
        let names = Names::default();
        let loser = loser_levels(report, &names, language);
        spoken(
            report,
            &findings(report, &names, language),
            (loser.as_ref(), Vec::new()),
            0,
            language,
        )
    }

    #[test]
    fn what_is_read_aloud_has_both_levels_and_no_interval() {
        assert_eq!(
            said(&report(), Language::Zh),
            [
                "平均办结时间由 5.8 天缩短到 4.1 天，限时办结率由 81.3% 提高到 91.9%，忙闲更均匀，每百件差错看不出变化。",
                "代价是领导忙碌程度由 62.9% 上升到 66.6%。",
                "以上都以本案例的数据和假设为前提。",
            ]
        );
        assert_eq!(
            said(&report(), Language::En)[0],
            "The mean time to finish falls from 5.8 days to 4.1 days, the share finished on time rises from 81.3% to 91.9%, work falls more evenly on the clerks and errors per hundred papers show no clear change."
        );
    }

    #[test]
    fn a_slight_change_of_the_spread_is_said_to_be_slight() {
        let mut report = report();
        let slight = |value| {
            let verdict = if value < 0.0 { Verdict::ReformBetter } else { Verdict::BaselineBetter };
            Some(Contrast { value, half_width: Some(0.001), verdict })
        };
        report.difference.balance_cv = slight(0.004);
        assert!(said(&report, Language::Zh)[1].contains("忙闲差距略有扩大"));
        report.difference.balance_cv = slight(-0.004);
        assert!(said(&report, Language::En)[0].contains("work falls slightly more evenly"));
    }

    #[test]
    fn a_slower_reform_says_so_first_and_what_is_the_same_is_said_to_be() {
        let mut report = report();
        let contrast =
            |value, verdict| Some(Contrast { value, half_width: Some(value.abs() / 4.0), verdict });
        report.difference.delay_mean = contrast(384.0, Verdict::BaselineBetter);
        report.difference.errors = contrast(0.0, Verdict::CannotTell);
        let said = said(&report, Language::Zh);
        assert!(said[0].starts_with("平均办结时间由 5.8 天延长到"), "{said:?}");
        assert!(said[0].ends_with("每百件差错没有变化。"), "{said:?}");
        assert!(said[1].starts_with("好的方面是限时办结率"), "{said:?}");
    }
}
