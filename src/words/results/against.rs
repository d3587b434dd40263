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

/// What belongs beside the mean: the weightiest that clearly gets worse, `但每百件差错增加 8.0 件。`, and
/// after a mean that gets worse itself `每百件差错也增加 8.0 件。`; only where nothing else gets worse, what
/// gets better.
pub fn drawback(found: &[Finding], report: &Report, language: Language) -> Option<String> {
    let mean = found.first()?.contrast?.verdict;
    if mean == Verdict::Congested {
        return None;
    }
    let weightiest = |verdict: Verdict| {
        let speaks = move |finding: &&Finding| {
            finding.contrast.is_some_and(|found| found.verdict == verdict)
                && !is_slight(finding, report)
        };
        WEIGHTIEST.into_iter().find_map(|measure| {
            found.iter().filter(speaks).find(|finding| finding.measure == measure)
        })
    };
    let is_worse = mean == Verdict::BaselineBetter;
    let worse = weightiest(Verdict::BaselineBetter);
    let better = || weightiest(Verdict::ReformBetter).filter(|_| is_worse);
    let (finding, too) =
        worse.map(|worse| (worse, is_worse)).or_else(|| Some((better()?, false)))?;
    Some(if too { also(finding, language) } else { but(finding, language) })
}

fn but(Finding { measure, sentence, .. }: &Finding, language: Language) -> String {
    let (name, change) = (measure.name(language), &sentence.change);
    match language {
        Language::Zh => {
            let space = if name.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
            format!("但{space}{name}{change}。")
        }
        Language::En => format!(" But {}{change}.", uncapitalized(&sentence.before)),
    }
}

fn also(Finding { measure, sentence, .. }: &Finding, language: Language) -> String {
    let (name, before, change) = (measure.name(language), &sentence.before, &sentence.change);
    say!(language, "{name}也{change}。", " {before}{change}, too.")
}

/// What is on time and what is right with this verdict: `差错略有增加`, `slightly more errors`.
pub(super) fn with_verdict(
    verdict: Verdict,
    found: &[Finding],
    report: &Report,
    language: Language,
) -> Vec<String> {
    let said = |finding: &Finding| {
        let contrast = finding.contrast.filter(|found| found.verdict == verdict)?;
        let (zh, en) = match finding.measure {
            Measure::OnTime => ("按时办结的", "papers on time"),
            Measure::Errors => ("差错", "errors"),
            Measure::WrongApprovals => ("误批准", "wrong approvals"),
            Measure::WrongRefusals => ("误否决", "wrong refusals"),
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
        Some(say!(language, "{zh}{slightly}{change}", "{slightly}{change} {en}"))
    };
    found.iter().filter_map(said).collect()
}
