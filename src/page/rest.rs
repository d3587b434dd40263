//! The rest of the page: all that follows the charts, from the answer to the projector, and how the
//! page and its workers understand each other.
//!
//! `#[wasm_split(later)]` makes a part of the program of it that is a file of its own
//! (`xtask/src/split.rs`): all that is only reached from [`rest`].

#![expect(clippy::unnecessary_wraps, reason = "what can fail is the loading of the part")]

use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::Element;
use yew::prelude::*;

use super::assume::{AssumptionLine, AssumptionPanel};
use super::board::Legend;
use super::board::glide::{self, Sides};
use super::check::Check;
use super::chosen::choose_marked;
use super::compose::Dialogs;
use super::explain::Sheet;
use super::follow::{Playback, TwinPapers};
use super::hint::{Foretold, Hint, foretold};
use super::keeping::Keeping;
use super::marks::{Aside, MarkBar};
use super::moved::{today_judged, today_moved};
use super::outcome::Outcome;
use super::printed::Printed;
use super::projector::Show;
use super::results::{Answer, Pictures, ResultsProps};
use super::source::Source;
use super::steps::Steps;
use super::toolbar::PartProps;
use super::{is_untouched, shown, today};
use crate::app::protocol::{FromWorker, ToWorker};
use crate::app::{Aspect, Held, Later, State, reduce_later};
use crate::check::Finding;
use crate::json;
use crate::text::Language;
use crate::words::{Names, labels, problem};

/// What the rest of the page can do.
pub(super) struct Rest {
    /// The slides of the projector.
    pub(super) projector: fn(&PartProps) -> Html,
    /// The check against textbook systems.
    pub(super) check: fn(&PartProps) -> Html,
    /// What keeps the department from being simulated.
    pub(super) findings: fn(&[Finding], &PartProps) -> Html,
    /// The figures of today, before any move.
    pub(super) figures: fn(&PartProps) -> Html,
    /// What is said while the first reform is simulated.
    pub(super) awaited: fn(&PartProps) -> Html,
    /// The answer, after one.
    pub(super) answer: fn(&PartProps) -> Html,
    /// How much is assumed otherwise, between the answer and the charts.
    pub(super) assumption_line: fn(&PartProps) -> Html,
    /// What the colours and signs of the charts mean.
    pub(super) legend: fn(&PartProps) -> Html,
    /// Why the numbers of today are not quite what they were before the reform.
    pub(super) recounted: fn(&PartProps) -> Html,
    /// The papers on their way, over the charts.
    pub(super) playback: fn(&PartProps) -> Html,
    /// The sections that are put aside, with what a pointer that comes down on one does.
    pub(super) aside: fn(&PartProps, Callback<PointerEvent>) -> Html,
    /// The steps of the reform.
    pub(super) steps: fn(&PartProps) -> Html,
    /// What would come of a drop, at the lower edge.
    pub(super) hint: fn(&PartProps) -> Html,
    /// The same in words and figures, for the picture of what is dragged.
    pub(super) foretold: fn(&Held, &Names, Language) -> Foretold,
    /// Below the charts, and what opens over the page.
    pub(super) below: fn(&PartProps) -> Html,
    /// Lets the lists of choices show what the document says.
    pub(super) choices: fn(),
    /// What an action makes of the state that the charts and the toolbar cannot ask for.
    pub(super) reduced: fn(&State, Later) -> State,
    /// A message to a worker as it is sent.
    pub(super) written: fn(&ToWorker) -> String,
    /// What a worker has said, if it can be read.
    pub(super) heard: fn(&str) -> Option<FromWorker>,
    /// Where all cards of the charts are.
    pub(super) sides: fn(&Element) -> Sides,
    /// Lets the cards glide from where they were.
    pub(super) glide: fn(&Element, &Sides),
}

/// The rest of the page, once it has been loaded.
#[wasm_split(later, fallible)]
pub(super) fn rest() -> Result<&'static Rest, SplitLoaderError> {
    Ok(&REST)
}

static REST: Rest = Rest {
    projector,
    check,
    findings,
    figures: today::figures,
    awaited: today::awaited,
    answer,
    assumption_line: |part| html! { <AssumptionLine ..part.clone() /> },
    legend: |part| html! { <Legend ..part.clone() /> },
    recounted,
    playback: |part| html! { <Playback ..part.clone() /> },
    aside: |part, press| html! { <Aside part={part.clone()} {press} /> },
    steps: |part| html! { <Steps ..part.clone() /> },
    hint: |part| html! { <Hint ..part.clone() /> },
    foretold,
    below,
    choices: choose_marked,
    reduced: reduce_later,
    written: |message| serde_json::to_string(message).expect("numbers and texts"),
    heard: |message| json::read(message).ok(),
    sides: glide::sides,
    glide: glide::glide,
};

fn projector(part: &PartProps) -> Html {
    let show = |projector| html! { <Show part={part.clone()} {projector} /> };
    part.state.projector.map(show).unwrap_or_default()
}

fn check(part: &PartProps) -> Html {
    let show = |checking| html! { <Check part={part.clone()} {checking} /> };
    part.state.checking.clone().map(show).unwrap_or_default()
}

fn findings(findings: &[Finding], part: &PartProps) -> Html {
    let sentence = |found: &Finding| problem(&found.problem, &part.names, part.state.language);
    html! { <ul>{ for findings.iter().map(|found| html! { <li>{ sentence(found) }</li> }) }</ul> }
}

fn answer(part: &PartProps) -> Html {
    html! {
        <div>
            <h2 class="visually-hidden">{ labels(part.state.language).answer }</h2>
            <Answer ..results(part) />
        </div>
    }
}

fn recounted(part: &PartProps) -> Html {
    let said = today_moved(part);
    let is_said = !said.is_empty() && !part.state.is_stale();
    let said = is_said.then(|| html! { <p class="recounted" data-part="recounted">{ said }</p> });
    said.unwrap_or_default()
}

fn below(part: &PartProps) -> Html {
    html! {
        <>
            { pictures(part) }
            <Source ..part.clone() />
            <Printed ..part.clone() />
            <AssumptionPanel ..part.clone() />
            <Sheet ..part.clone() />
            <MarkBar ..part.clone() />
            <Outcome ..part.clone() />
            <Keeping ..part.clone() />
            <Dialogs ..part.clone() />
        </>
    }
}

/// What the moves have changed; nothing before the first one.
fn pictures(part: &PartProps) -> Html {
    if is_untouched(part) {
        Html::default()
    } else {
        let papers = if part.state.aspect == Aspect::Papers {
            html! { <TwinPapers ..part.clone() /> }
        } else {
            Html::default()
        };
        html! {
            <Pictures
                results={results(part)}
                document={shown(part)}
                judged={today_judged(part)}
                {papers}
                aspect={part.state.aspect}
                prints={part.state.view.prints}
                act={part.act.clone()}
            />
        }
    }
}

fn results(part: &PartProps) -> ResultsProps {
    ResultsProps {
        report: part.state.answer.as_ref().map(|answer| Rc::clone(&answer.report)),
        swings: part.state.answer.as_ref().and_then(|answer| answer.swings.clone()),
        stale: part.state.is_stale(),
        names: Rc::clone(&part.names),
        language: part.state.language,
    }
}
