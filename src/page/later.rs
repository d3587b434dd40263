//! What loads while the page can already be used: all that follows the charts, from the answer to
//! the projector, and the reading of what the workers say.
//!
//! `#[wasm_split(later)]` begins a part of the program that is a file of its own (`xtask/src/split.rs`);
//! what is only reached from these functions is in it. Their asynchronous twins, which the macro
//! makes, load the part on the first call; once it is there they are ready at once.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use js_sys::futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use super::assume::{AssumptionLine, AssumptionPanel};
use super::check::Check;
use super::compose::Dialogs;
use super::explain::Sheet;
use super::follow::{Playback, TwinPapers};
use super::marks::{Aside, MarkBar};
use super::projector::Show;
use super::results::{Answer, Pictures, ResultsProps};
use super::source::Source;
use super::steps::Steps;
use super::today::Today;
use super::toolbar::PartProps;
use crate::app::protocol::{FromWorker, ToWorker};
use crate::app::{Action, Document, State, reduce_later};
use crate::json;
use crate::text::Language;
use crate::words::labels;

/// How far the loading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    /// On its way.
    Coming,
    /// Loaded.
    Here,
    /// It did not arrive.
    Missing,
}

/// What a part is replaced with until it is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Later {
    presence: UseStateHandle<Presence>,
}

/// Loads the rest of the page as soon as the page is drawn.
#[hook]
pub(super) fn use_later() -> Later {
    let presence = use_state(|| Presence::Coming);
    let later = Later { presence };
    use_effect_with((), {
        let later = later.clone();
        move |()| later.load()
    });
    later
}

impl Later {
    fn load(&self) {
        self.presence.set(Presence::Coming);
        let presence = self.presence.clone();
        spawn_local(async move {
            let arrived = arrive().await.is_ok();
            presence.set(if arrived { Presence::Here } else { Presence::Missing });
        });
    }

    /// A part of the page; nothing as long as it has not been loaded.
    pub(super) fn show(&self, part: impl Future<Output = Html>) -> Html {
        if *self.presence == Presence::Here { at_once(part) } else { Html::default() }
    }

    /// A part that is all of the page.
    pub(super) fn show_alone(&self, part: impl Future<Output = Html>, language: Language) -> Html {
        match *self.presence {
            Presence::Here => at_once(part),
            Presence::Coming => html! { <p role="status">{ labels(language).loading }</p> },
            Presence::Missing => self.complaint(language),
        }
    }

    /// That the rest has not arrived, with a button to try again.
    pub(super) fn complaint(&self, language: Language) -> Html {
        if *self.presence != Presence::Missing {
            return Html::default();
        }
        let words = labels(language);
        let later = self.clone();
        let again = Callback::from(move |_: MouseEvent| later.load());
        html! {
            <p class="run-line" role="alert">
                { words.rest_missing }
                <button type="button" data-action="load-again" onclick={again}>
                    { words.load_again }
                </button>
            </p>
        }
    }
}

/// What a future gives that is ready; else the default.
pub(super) fn at_once<T: Default>(future: impl Future<Output = T>) -> T {
    match pin!(future).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => T::default(),
    }
}

/// Does nothing but be there.
#[wasm_split(later, fallible)]
pub(super) fn arrive() -> Result<(), SplitLoaderError> {
    Ok(())
}

/// What a worker has said, if it can be read.
#[wasm_split(later, fallible)]
pub(super) fn heard(message: String) -> Result<Option<FromWorker>, SplitLoaderError> {
    Ok(json::read(&message).ok())
}

/// A message to a worker as it is sent.
#[wasm_split(later, fallible)]
pub(super) fn written(message: ToWorker) -> Result<String, SplitLoaderError> {
    Ok(serde_json::to_string(&message).expect("numbers and texts"))
}

/// What an action makes of the state that the charts and the toolbar cannot ask for.
#[wasm_split(later, fallible)]
pub(super) fn reduced(state: Rc<State>, action: Action) -> Result<State, SplitLoaderError> {
    Ok(reduce_later(&state, action))
}

/// The slides of the projector.
#[wasm_split(later)]
pub(super) fn projector(part: PartProps) -> Html {
    let shown = part.state.projector;
    html! { <>{ for shown.map(|projector| html! { <Show {part} {projector} /> }) }</> }
}

/// The check against textbook systems.
#[wasm_split(later)]
pub(super) fn check(part: PartProps) -> Html {
    let shown = part.state.checking.clone();
    html! { <>{ for shown.map(|checking| html! { <Check {part} {checking} /> }) }</> }
}

/// Before any move an invitation, then the answer.
#[wasm_split(later)]
pub(super) fn answer(part: PartProps) -> Html {
    if is_untouched(&part) {
        html! { <Today ..part /> }
    } else {
        html! {
            <div>
                <h2 class="visually-hidden">{ labels(part.state.language).answer }</h2>
                <Answer ..results(&part) />
            </div>
        }
    }
}

/// Between the answer and the charts.
#[wasm_split(later)]
pub(super) fn assumption_line(part: PartProps) -> Html {
    html! { <AssumptionLine ..part /> }
}

/// The papers on their way, over the charts.
#[wasm_split(later)]
pub(super) fn playback(part: PartProps) -> Html {
    html! { <Playback ..part /> }
}

/// The sections that are put aside, with what a pointer that comes down on one does.
#[wasm_split(later)]
pub(super) fn aside(part: PartProps, press: Callback<PointerEvent>) -> Html {
    html! { <Aside {part} {press} /> }
}

/// The steps of the reform.
#[wasm_split(later)]
pub(super) fn steps(part: PartProps) -> Html {
    html! { <Steps ..part /> }
}

/// Below the charts, and what opens over the page.
#[wasm_split(later)]
pub(super) fn below(part: PartProps) -> Html {
    html! {
        <>
            { pictures(&part) }
            <Source ..part.clone() />
            <AssumptionPanel ..part.clone() />
            <Sheet ..part.clone() />
            <MarkBar ..part.clone() />
            <Dialogs ..part />
        </>
    }
}

/// What the moves have changed; nothing before the first one.
fn pictures(part: &PartProps) -> Html {
    if is_untouched(part) {
        Html::default()
    } else {
        html! {
            <Pictures
                results={results(part)}
                document={shown(part)}
                papers={html! { <TwinPapers ..part.clone() /> }}
                aspect={part.state.aspect}
                act={part.act.clone()}
            />
        }
    }
}

/// Whether the shown report is about a department that no move has changed.
fn is_untouched(part: &PartProps) -> bool {
    shown(part).moves().is_empty()
}

/// The document that the shown report is about.
fn shown(part: &PartProps) -> Rc<Document> {
    let shown = part.state.answer.as_ref().map(|answer| &answer.document);
    Rc::clone(shown.unwrap_or_else(|| part.state.document()))
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
