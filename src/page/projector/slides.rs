//! The slides: each has a title that says the finding, and below it what it rests on.

use yew::prelude::*;

use super::charts::{mark, people, time};
use crate::app::{Slide, State};
use crate::department::{Department, Structure};
use crate::page::toolbar::PartProps;
use crate::report::{Contrast, Report, Verdict};
use crate::scene::board::{Branch, OfficeCard, SectionCard, board, lines};
use crate::scene::{Stage, load, time as scene_time};
use crate::text::Language;
use crate::words::results::{
    Figure, Finding, Measure, findings, headline, kind_title, piling, piling_title, stage,
    strip_title, swing_title,
};
use crate::words::{
    Names, busy_today, kept_or_changed, labels, limits, projector_labels, reform_title, step,
    today_sentence,
};

/// The three numbers in the largest type.
const THREE: [Measure; 3] = [Measure::DelayMean, Measure::OnTime, Measure::BalanceCv];

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
            let compares = state.shows_reform();
            let swings = state.answer.as_ref().and_then(|answer| answer.swings.as_ref());
            let swings = swings.filter(|_| compares).map(|swings| swing_title(swings, language));
            let rests = limits(state.document(), report, compares, language);
            let said: Vec<String> = swings.into_iter().chain(rests).collect();
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
            <div class="slide-body">{ content }</div>
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
                piling_title(report, language)
                    .unwrap_or_else(|| kind_title(&rows, &part.names, language))
            } else {
                projector_labels(language).time_today.to_owned()
            };
            let settled = scene_time::settled(report);
            let piles = piling(report, compares, &part.names, language);
            let content = html! {
                <>
                    { time(&rows, settled, compares, language) }
                    if !piles.is_empty() {
                        { sentences(&piles) }
                    }
                </>
            };
            (title, content)
        }
        Slide::People => {
            let strips = load::strips(report);
            let title =
                if compares { strip_title(report, language) } else { busy_today(report, language) };
            (title, people(&strips, compares, &part.names, language))
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

/// The sentence and every number, those that speak against the reform as well.
fn answer(report: &Report, part: &PartProps) -> (String, Html) {
    let found = findings(report, &part.names, part.state.language);
    let title = headline(report, &part.names, part.state.language).to_string();
    let reason = found.first().and_then(|mean| mean.reason.as_ref());
    let said = html! {
        <>
            { numbers(&found, true, part.state.language) }
            { for reason.map(|reason| html! { <p class="slide-reason">{ reason }</p> }) }
        </>
    };
    (title, said)
}

/// How things are before any reform.
fn today(report: &Report, part: &PartProps) -> (String, Html) {
    let language = part.state.language;
    let found = findings(report, &part.names, language);
    (today_sentence(report, &part.names, language), numbers(&found, false, language))
}

/// Three numbers in the largest type, the others below.
fn numbers(found: &[Finding], compares: bool, language: Language) -> Html {
    let (three, others): (Vec<&Finding>, Vec<&Finding>) =
        found.iter().partition(|finding| THREE.contains(&finding.measure));
    let shown = |found: Vec<&Finding>| -> Html {
        found.into_iter().map(|finding| number(finding, compares, language)).collect()
    };
    html! {
        <>
            <div class="numbers">{ shown(three) }</div>
            <div class="numbers is-others">{ shown(others) }</div>
        </>
    }
}

/// A measure: its level after the reform, today's below, and the change.
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
                { for finding.contrast.map(|contrast| change(finding, contrast)) }
            }
        </div>
    }
}

/// The change with its interval; of the delay the title has said it.
fn change(finding: &Finding, contrast: Contrast) -> Html {
    let word = match contrast.verdict {
        Verdict::ReformBetter => Some("is-better"),
        Verdict::BaselineBetter => Some("is-worse"),
        // The sentence says it.
        Verdict::Negligible | Verdict::CannotTell | Verdict::Congested => None,
    };
    html! {
        <>
            { for word.map(|class| html! {
                <p class={classes!("number-verdict", class)}>
                    <span>{ finding.verdict }</span>
                </p>
            }) }
            if finding.measure != Measure::DelayMean {
                <p class={classes!("number-change", word)}>
                    { &finding.sentence.change }<span>{ &finding.sentence.after }</span>
                </p>
            }
        </>
    }
}

/// The structure today, as names under names.
fn question(part: &PartProps) -> Html {
    let baseline = part.state.document().baseline();
    html! {
        <>
            { outline(&baseline, Stage::Baseline, part.state.language) }
            { structure(&[(Stage::Baseline, &baseline)], &part.names, part.state.language) }
        </>
    }
}

fn outline(department: &Department, which: Stage, language: Language) -> Html {
    let Some(head) = board(department, None, None, &lines(department)) else {
        return Html::default();
    };
    let seated = seated(&head.office, language);
    let column = |branch: &Branch| html! { <li>{ name(branch, language) }</li> };
    let class = match which {
        Stage::Baseline => "is-baseline",
        Stage::Reformed => "is-reformed",
    };
    html! {
        <div class={classes!("slide-outline", class)}>
            <p class="slide-outline-head">{ head.office.mark.name.get(language) }{ seated }</p>
            <ul class="slide-outline-columns">{ for head.below.iter().map(column) }</ul>
        </div>
    }
}

/// Who sits at the desk of an office: a post stays when it is seated.
fn seated(office: &OfficeCard, language: Language) -> Html {
    let item = |below: &OfficeCard| {
        html! {
            <span class="slide-seated">
                { format!("{} {}", below.mark.name.get(language), labels(language).seated) }
            </span>
        }
    };
    office.seated.iter().map(item).collect()
}

fn name(branch: &Branch, language: Language) -> Html {
    let list = |inside: Html| html! { <ul>{ inside }</ul> };
    match branch {
        Branch::Card(section) => html! { { section.mark.name.get(language) } },
        Branch::Tray(tray) => {
            let member = |card: &SectionCard| html! { <li>{ card.mark.name.get(language) }</li> };
            html! {
                <>
                    { tray.mark.name.get(language) }
                    <ul class="is-tray">{ for tray.members.iter().map(member) }</ul>
                </>
            }
        }
        Branch::Block(block) => {
            let item = |branch: &Branch| html! { <li>{ name(branch, language) }</li> };
            html! {
                <>
                    <b>{ block.office.mark.name.get(language) }</b>
                    { seated(&block.office, language) }
                    { list(block.below.iter().map(item).collect()) }
                </>
            }
        }
    }
}

/// The steps in sentences, and what they make of the structure, drawn if there is room.
fn reform(part: &PartProps) -> Html {
    let state = &part.state;
    let language = state.language;
    let said = |each| html! { <li>{ step(each, &part.names, language) }</li> };
    let baseline = state.document().baseline();
    let both = [(Stage::Baseline, &baseline), (Stage::Reformed, state.reformed())];
    html! {
        <>
            <div class="slide-halves">
                <ol class="slide-list is-numbered">
                    { for state.document().moves().iter().map(said) }
                </ol>
                { outline(state.reformed(), Stage::Reformed, language) }
            </div>
            { structure(&both, &part.names, language) }
        </>
    }
}

/// Sections, levels and the widest span, of one structure or of both.
fn structure(of: &[(Stage, &Department)], names: &Names, language: Language) -> Html {
    let found: Vec<Structure> =
        of.iter().map(|(_, department)| Structure::of(department)).collect();
    let figure = |name: String, count: fn(&Structure) -> usize| {
        let values: Vec<usize> = found.iter().map(count).collect();
        html! { <li>{ name }{ " " }<b>{ kept_or_changed(&values, language) }</b></li> }
    };
    html! {
        <ul class="slide-figures">
            { figure(names.sections(language), |structure| structure.sections) }
            { figure(Figure::LEVELS.name(language).to_owned(), |structure| structure.levels) }
            { figure(Figure::WIDEST_SPAN.name(language).to_owned(), Structure::widest_span) }
        </ul>
    }
}
