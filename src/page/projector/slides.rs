//! The slides: each has a title that says the finding, and below it what it rests on.

use yew::prelude::*;

use super::charts::{mark, people, time};
use crate::app::{Slide, State};
use crate::department::{Department, Structure};
use crate::page::toolbar::PartProps;
use crate::report::{Contrast, Report};
use crate::scene::board::{Block, Branch, board, lines};
use crate::scene::{Stage, load, time as scene_time};
use crate::text::Language;
use crate::words::results::{Figure, Finding, Measure, findings, stage, strip_title, time_title};
use crate::words::{limits, price, projector_labels, reform_title, step, today_sentence, verdict};

/// The three numbers.
const THREE: [Measure; 3] = [Measure::DelayMean, Measure::OnTime, Measure::BalanceCv];
/// The three numbers before any reform.
const TODAY: [Measure; 3] = [Measure::DelayMean, Measure::OnTime, Measure::DelayP95];

/// The title of a slide and all of it.
pub(super) fn slide(slide: Slide, part: &PartProps) -> (String, Html) {
    let state = &part.state;
    let language = state.language;
    let words = projector_labels(language);
    let case = state.document().case();
    let report = state.answer.as_ref().map(|answer| &*answer.report);
    let (title, content) = match slide {
        Slide::Question => (words.question.to_owned(), question(part)),
        Slide::Reform => (reform_title(state.document().moves().len(), language), reform(part)),
        Slide::Limits => {
            let said = limits(case, report, language);
            (words.limits.to_owned(), sentences(&said))
        }
        Slide::Answer | Slide::Time | Slide::People => match report {
            None => (words.waiting.to_owned(), Html::default()),
            Some(report) => found(slide, report, part),
        },
    };
    let above = above(slide, state, case.scenario.name.get(language));
    let slide = html! {
        <>
            <p class="slide-above">{ above }</p>
            <h1>{ &title }</h1>
            { content }
        </>
    };
    (title, slide)
}

/// What stands over a title: the case, or that the numbers are older than the reform.
fn above(slide: Slide, state: &State, case: &str) -> String {
    let shows_report = matches!(slide, Slide::Answer | Slide::Time | Slide::People);
    if shows_report && state.is_stale() {
        return projector_labels(state.language).stale.to_owned();
    }
    case.to_owned()
}

fn sentences(said: &[String]) -> Html {
    html! { <ul class="slide-list">{ for said.iter().map(|each| html! { <li>{ each }</li> }) }</ul> }
}

/// What was found: of both structures, or of today's alone.
fn found(slide: Slide, report: &Report, part: &PartProps) -> (String, Html) {
    let language = part.state.language;
    let compares = part.state.shows_reform();
    match slide {
        Slide::Time => {
            let rows = scene_time::rows(report);
            let title = if compares {
                time_title(&rows, language)
            } else {
                projector_labels(language).time_today.to_owned()
            };
            (title, time(&rows, compares, language))
        }
        Slide::People => {
            let strips = load::strips(report);
            (strip_title(report, language), people(&strips, compares, language))
        }
        Slide::Question | Slide::Reform | Slide::Answer | Slide::Limits => {
            if compares {
                answer(report, part)
            } else {
                today(report, part)
            }
        }
    }
}

/// The sentence, three numbers and the price.
fn answer(report: &Report, part: &PartProps) -> (String, Html) {
    let language = part.state.language;
    let found = findings(report, &part.names, language);
    let title = found.first().map_or_else(String::new, |finding| finding.sentence.to_string());
    let three = found.iter().filter(|finding| THREE.contains(&finding.measure));
    let price = price(&found, language);
    let content = html! {
        <>
            <div class="numbers">{ for three.map(|finding| number(finding, true, language)) }</div>
            if !price.is_empty() {
                <div class="slide-price">
                    <h2>{ projector_labels(language).price }</h2>
                    { sentences(&price) }
                </div>
            }
        </>
    };
    (title, content)
}

/// How things are before any reform.
fn today(report: &Report, part: &PartProps) -> (String, Html) {
    let language = part.state.language;
    let found = findings(report, &part.names, language);
    let three = found.iter().filter(|finding| TODAY.contains(&finding.measure));
    let numbers = html! { <div class="numbers">{ for three.map(|each| number(each, false, language)) }</div> };
    (today_sentence(report, &part.names, language), numbers)
}

/// A measure in the largest type: its level after the reform, today's below, and the change.
fn number(finding: &Finding, compares: bool, language: Language) -> Html {
    let levels = &finding.levels;
    let say = |text: &Option<String>| text.as_deref().unwrap_or("—").to_owned();
    let (largest, level) = if compares {
        (Stage::Reformed, say(&levels.reformed))
    } else {
        (Stage::Baseline, say(&levels.baseline))
    };
    let beside = || {
        html! {
            <p class="number-today">
                { mark(Stage::Baseline) }
                { format!("{} {}", stage(Stage::Baseline, language), say(&levels.baseline)) }
            </p>
        }
    };
    html! {
        <div class="number" data-measure={finding.measure.key()}>
            <h2>{ finding.measure.name(language) }</h2>
            <p class="number-largest">{ mark(largest) }{ level }</p>
            if compares {
                { beside() }
                { for finding.contrast.map(|contrast| change(finding, contrast, language)) }
            }
        </div>
    }
}

/// The change with its interval; of the delay the title has said it.
fn change(finding: &Finding, contrast: Contrast, language: Language) -> Html {
    let word = verdict(contrast, language);
    html! {
        <>
            <p class="number-verdict">{ word }</p>
            if finding.measure != Measure::DelayMean {
                <p>{ &finding.sentence.change }{ &finding.sentence.after }</p>
            }
        </>
    }
}

/// The structure today, as names under names.
fn question(part: &PartProps) -> Html {
    let baseline = part.state.document().baseline();
    let chart = board(&baseline, None, None, &lines(&baseline));
    html! {
        <>
            { for chart.map(|head| outline(&head, part.state.language)) }
            { structure(&[(Stage::Baseline, &baseline)], part.state.language) }
        </>
    }
}

fn outline(head: &Block, language: Language) -> Html {
    let column = |branch: &Branch| html! { <li>{ name(branch, language) }</li> };
    html! {
        <div class="slide-outline">
            <p class="slide-outline-head">{ head.office.mark.name.get(language) }</p>
            <ul class="slide-outline-columns">{ for head.below.iter().map(column) }</ul>
        </div>
    }
}

fn name(branch: &Branch, language: Language) -> Html {
    let list = |inside: Html| html! { <ul>{ inside }</ul> };
    match branch {
        Branch::Card(section) => html! { { section.mark.name.get(language) } },
        Branch::Tray(tray) => html! { { tray.mark.name.get(language) } },
        Branch::Block(block) => {
            let item = |branch: &Branch| html! { <li>{ name(branch, language) }</li> };
            html! {
                <>
                    <b>{ block.office.mark.name.get(language) }</b>
                    { list(block.below.iter().map(item).collect()) }
                </>
            }
        }
    }
}

/// The steps in sentences, and what they make of the structure.
fn reform(part: &PartProps) -> Html {
    let state = &part.state;
    let language = state.language;
    let said = |each| html! { <li>{ step(each, &part.names, language) }</li> };
    let baseline = state.document().baseline();
    let both = [(Stage::Baseline, &baseline), (Stage::Reformed, state.reformed())];
    html! {
        <>
            <ol class="slide-list is-numbered">
                { for state.document().moves().iter().map(said) }
            </ol>
            { structure(&both, language) }
        </>
    }
}

/// Sections, levels and the widest span, of one structure or of both.
fn structure(of: &[(Stage, &Department)], language: Language) -> Html {
    let found: Vec<Structure> =
        of.iter().map(|(_, department)| Structure::of(department)).collect();
    let figure = |name: &'static str, count: fn(&Structure) -> usize| {
        let values: Vec<String> = found.iter().map(|each| count(each).to_string()).collect();
        html! { <li>{ name }{ " " }<b>{ values.join(" → ") }</b></li> }
    };
    html! {
        <ul class="slide-figures">
            { figure(Figure::SECTIONS.name(language), |structure| structure.sections) }
            { figure(Figure::LEVELS.name(language), |structure| structure.levels) }
            { figure(Figure::WIDEST_SPAN.name(language), Structure::widest_span) }
        </ul>
    }
}
