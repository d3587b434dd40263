//! The answer: the delay in the largest sentence, beside it what else changes and what it costs.

use yew::prelude::*;

use super::ResultsProps;
use super::chart::Mark;
use crate::page::explain::why;
use crate::report::{Contrast, Verdict};
use crate::scene::Pair;
use crate::text::Language;
use crate::words::results::{Finding, Label, LoserFact, Measure, drawback, findings, loser_levels};
use crate::words::unbroken;

/// The headline sentences.
#[component]
pub fn Answer(props: &ResultsProps) -> Html {
    let language = props.language;
    let said = props.report.as_ref().map(|report| {
        let found = findings(report, &props.names, language);
        let against = drawback(&found, report, language);
        (found, against, loser_levels(report, &props.names, language))
    });
    html! {
        <section
            class={classes!("answer", props.stale.then_some("is-stale"))}
            data-part="answer"
            tabindex="-1"
            aria-label={Label::Answer.say(language)}
            aria-busy={props.stale.to_string()}
        >
            { said.map_or_else(|| waiting(language), |(said, against, loser)| {
                answer((&said, against), loser.as_ref(), props.stale, language)
            }) }
        </section>
    }
}

/// What a reform may cost.
const PRICE: [Measure; 4] =
    [Measure::Errors, Measure::WrongApprovals, Measure::WrongRefusals, Measure::LeadersBusy];

fn waiting(language: Language) -> Html {
    html! { <p class="answer-sentence is-waiting">{ Label::Waiting.say(language) }</p> }
}

fn answer(
    (findings, against): (&[Finding], Option<String>),
    loser: Option<&LoserFact>,
    stale: bool,
    language: Language,
) -> Html {
    let some = |measures: &[Measure]| -> Html {
        let found = |measure: &Measure| findings.iter().find(|found| found.measure == *measure);
        measures.iter().filter_map(found).map(|finding| fact(finding, language)).collect()
    };
    let is_compared = |finding: &Finding| finding.contrast.is_some_and(is_compared);
    html! {
        <>
            { for findings.first().map(|finding| headline(finding, against, language)) }
            <div class="answer-groups">
                <h3>
                    { Label::Also.say(language) }
                    if findings.iter().any(is_compared) {
                        <small>{ Label::Brackets.say(language) }</small>
                    }
                </h3>
                <ul>{ some(&[Measure::OnTime, Measure::DelayP95, Measure::BalanceCv]) }</ul>
                <h3>{ Label::Price.say(language) }</h3>
                <ul>{ some(&PRICE) }{ for loser.map(|loser| loses(loser, language)) }</ul>
            </div>
            <p class="visually-hidden" role="status">
                { stale.then(|| Label::Stale.say(language)) }
            </p>
        </>
    }
}

/// The delay: sentence first, with what speaks against it, then both structures.
fn headline(finding: &Finding, against: Option<String>, language: Language) -> Html {
    let sentence = &finding.sentence;
    html! {
        <MeasureBlock class="answer-headline" finding={finding.clone()}>
            <p class="answer-sentence" aria-live="polite">
                { &sentence.before }<wbr /><strong>{ unbroken(&sentence.change) }</strong>
                <span class="answer-interval">{ unbroken(&sentence.after) }</span>
                { for against.map(|against| html! {
                    <>{ " " }<span class="answer-against">{ unbroken(&against) }</span></>
                }) }
            </p>
            <p class="answer-levels">
                { why(finding.measure.key(), finding.measure.name(language)) }
                { levels(&finding.tile.levels) }
                { badge(finding) }
            </p>
            { reason(finding) }
        </MeasureBlock>
    }
}

fn is_compared(contrast: Contrast) -> bool {
    contrast.verdict != Verdict::Congested
}

/// Any other measure: both structures first, then the difference, which says itself that nothing is
/// compared where one is congested.
fn fact(finding: &Finding, language: Language) -> Html {
    let badge = finding.contrast.filter(|found| is_compared(*found)).map(|_| badge(finding));
    let is_number = badge.as_ref().map(|_| "is-number");
    html! {
        <li key={finding.measure.key()}>
            <MeasureBlock class="answer-fact" finding={finding.clone()}>
                <h4>{ why(finding.measure.key(), finding.measure.name(language)) }</h4>
                <p class="answer-levels">{ levels(&finding.tile.levels) }</p>
                <p class={classes!("answer-change", is_number)}>{ &finding.tile.change }</p>
                <p>{ for badge }</p>
            </MeasureBlock>
        </li>
    }
}

/// Who gets most more to do.
fn loses(loser: &LoserFact, language: Language) -> Html {
    html! {
        <li key="loser">
            <div class="answer-fact" data-measure="loser" data-value={loser.value.to_string()}>
                <h4>{ Label::Loser.say(language) }</h4>
                <p class="answer-levels">{ levels(&loser.levels) }</p>
                <p class="answer-change is-number">{ &loser.brief }</p>
                <p class="answer-who">{ &loser.name }</p>
            </div>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct MeasureBlockProps {
    class: &'static str,
    finding: Finding,
    children: Html,
}

/// Carries the numbers of the report in its attributes, as they are.
#[component]
fn MeasureBlock(props: &MeasureBlockProps) -> Html {
    let Finding { measure, contrast, .. } = &props.finding;
    let half_width = contrast.and_then(|contrast| contrast.half_width);
    html! {
        <div
            class={props.class}
            data-measure={measure.key()}
            data-value={contrast.map(|contrast| contrast.value.to_string())}
            data-half-width={half_width.map(|half| half.to_string())}
            data-verdict={contrast.map(|contrast| key(contrast.verdict))}
        >
            { props.children.clone() }
        </div>
    }
}

fn levels(levels: &Pair<Option<String>>) -> Html {
    let level = |(stage, text): (_, &Option<String>)| {
        let text = text.as_deref().unwrap_or("—").to_owned();
        html! { <span class="answer-level"><Mark {stage} />{ text }</span> }
    };
    let both = Pair { baseline: &levels.baseline, reformed: &levels.reformed };
    both.each().map(level).into_iter().collect()
}

/// An arrow for the direction and a word for the verdict.
fn badge(finding: &Finding) -> Html {
    let badge = |contrast: Contrast| {
        let class = classes!("verdict", format!("is-{}", key(contrast.verdict)));
        html! {
            <span {class}>
                <span aria-hidden="true">{ arrow(contrast) }</span>
                { finding.verdict }
            </span>
        }
    };
    finding.contrast.map(badge).unwrap_or_default()
}

fn reason(finding: &Finding) -> Html {
    finding.reason.as_ref().map_or_else(Html::default, |reason| {
        html! { <p class="answer-reason">{ reason }</p> }
    })
}

fn arrow(contrast: Contrast) -> &'static str {
    match contrast.verdict {
        Verdict::CannotTell if contrast.is_nothing() => "=",
        Verdict::Negligible => "≈",
        Verdict::CannotTell => "?",
        Verdict::Congested => "∞",
        Verdict::ReformBetter | Verdict::BaselineBetter if contrast.value < 0.0 => "↓",
        Verdict::ReformBetter | Verdict::BaselineBetter => "↑",
    }
}

/// The name of a verdict in the report.
const fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ReformBetter => "reform_better",
        Verdict::BaselineBetter => "baseline_better",
        Verdict::Negligible => "negligible",
        Verdict::CannotTell => "cannot_tell",
        Verdict::Congested => "congested",
    }
}
