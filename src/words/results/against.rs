//! What speaks against the change in the mean.

use crate::report::{Report, Verdict};
use crate::text::Language;
use crate::words::{pick, uncapitalized};

use super::{Finding, Measure};

/// A difference by less than this share of the level today is slight.
const SLIGHT: f64 = 0.02;

pub(super) fn is_clear(finding: &Finding) -> bool {
    let clear = [Verdict::ReformBetter, Verdict::BaselineBetter];
    finding.contrast.is_some_and(|found| clear.contains(&found.verdict))
}

/// Whether a difference is hardly worth saying.
pub(super) fn is_slight(finding: &Finding, report: &Report) -> bool {
    let level = finding.measure.levels(report).baseline.unwrap_or(0.0);
    finding.contrast.is_some_and(|found| found.value.abs() < SLIGHT * level)
}

/// What may speak against the mean, from what weighs most on.
const WEIGHTIEST: [Measure; 7] = [
    Measure::Errors,
    Measure::OnTime,
    Measure::WrongApprovals,
    Measure::WrongRefusals,
    Measure::DelayP95,
    Measure::LeadersBusy,
    Measure::BalanceCv,
];

/// What clearly gets worse where the mean gets better, and better where it gets worse, to be put after
/// the mean: `但每百件差错增加 8.0 件。` What is worse belongs beside a mean that is unclear, too.
pub fn drawback(found: &[Finding], report: &Report, language: Language) -> Option<String> {
    let opposite = match found.first()?.contrast?.verdict {
        Verdict::ReformBetter | Verdict::Negligible | Verdict::CannotTell => {
            Verdict::BaselineBetter
        }
        Verdict::BaselineBetter => Verdict::ReformBetter,
        Verdict::Congested => return None,
    };
    let speaks = |finding: &&Finding| {
        let verdict = finding.contrast.map(|found| found.verdict);
        verdict == Some(opposite) && !is_slight(finding, report)
    };
    let find = |measure| found.iter().filter(speaks).find(|finding| finding.measure == measure);
    let Finding { measure, sentence, .. } = WEIGHTIEST.into_iter().find_map(find)?;
    let change = &sentence.change;
    Some(match language {
        Language::Zh => {
            let name = measure.name(language);
            let space = if name.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
            format!("但{space}{name}{change}。")
        }
        Language::En => {
            format!(" But {}{change}.", uncapitalized(&sentence.before))
        }
    })
}

/// What is on time and what is right where the verdict on it is the other way round.
pub(super) fn against(
    verdict: Verdict,
    found: &[Finding],
    report: &Report,
    language: Language,
) -> Vec<String> {
    let said = |finding: &Finding| {
        let contrast = finding.contrast.filter(|found| found.verdict != verdict)?;
        let (zh, en) = match finding.measure {
            Measure::OnTime => ("按时办结的", "papers on time"),
            Measure::Errors => ("差错", "errors"),
            Measure::WrongApprovals => ("误批", "wrong approvals"),
            Measure::WrongRefusals => ("误否", "wrong refusals"),
            Measure::DelayMean | Measure::DelayP95 | Measure::BalanceCv | Measure::LeadersBusy => {
                return None;
            }
        };
        let slightly =
            if is_slight(finding, report) { pick(language, "略有", "slightly ") } else { "" };
        let change = match (language, contrast.value < 0.0) {
            (Language::Zh, true) => "减少",
            (Language::Zh, false) => "增加",
            (Language::En, true) => "fewer",
            (Language::En, false) => "more",
        };
        Some(say!(language, "{zh}{slightly}{change}", "there are {slightly}{change} {en}"))
    };
    found.iter().filter(|finding| is_clear(finding)).filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::super::findings;
    use super::*;
    use crate::report::Contrast;
    use crate::words::Names;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn said(report: &Report, language: Language) -> Option<String> {
        drawback(&findings(report, &Names::default(), language), report, language)
    }

    fn worse(value: f64) -> Contrast {
        Contrast { value, half_width: Some(value / 4.0), verdict: Verdict::BaselineBetter }
    }

    #[test]
    fn what_gets_worse_is_beside_what_gets_better() {
        let mut report = report();
        assert_eq!(said(&report, Language::Zh).expect("it"), "但领导忙碌程度上升 3.5 个百分点。");
        report.difference.errors = Some(worse(8.04));
        assert_eq!(said(&report, Language::Zh).expect("it"), "但每百件差错增加 8.0 件。");
        assert_eq!(
            said(&report, Language::En).expect("it"),
            " But errors per hundred papers rise by 8.0."
        );
    }

    #[test]
    fn a_slower_reform_has_what_gets_better_and_a_slight_change_is_not_named() {
        let mut report = report();
        report.difference.delay_mean = Some(worse(480.0));
        assert!(said(&report, Language::Zh).expect("it").starts_with("但"));
        let mut report = self::report();
        report.difference.leaders_busy = None;
        report.difference.errors = Some(worse(0.05));
        assert_eq!(said(&report, Language::Zh), None);
    }
}
