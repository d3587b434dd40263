//! The head of the page: case, undo and redo, language, and how far the run is.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::compose::{FindButton, KeysButton};
use super::fetching::fetch;
use super::focus::focus;
use super::later;
use super::projector::ProjectorLink;
use crate::app::{Action, Failure, Run, State};
use crate::cases::{self, OFFERS, Offer};
use crate::words::{Labels, Names, labels, progress};

/// Properties of the parts of the page that show the state and change it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PartProps {
    /// The state.
    pub(super) state: Rc<State>,
    /// What units and classes are called.
    pub(super) names: Rc<Names>,
    /// Changes the state.
    pub(super) act: Callback<Action>,
}

/// The head of the page.
#[component]
pub(super) fn Toolbar(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    let language = state.language;
    let words = labels(language);
    html! {
        <header class="toolbar">
            <button
                type="button"
                class="skip"
                data-action="skip"
                onclick={Callback::from(|_: MouseEvent| focus("[data-side='reform'] [tabindex='0']"))}
            >
                { words.skip }
            </button>
            <h1>{ words.title }<span>{ words.subtitle }</span></h1>
            <CaseChooser ..props.clone() />
            <div class="buttons">
                { button(words.undo, "undo", state.history.can_undo(), act, Action::Undo) }
                { button(words.redo, "redo", state.history.can_redo(), act, Action::Redo) }
                { button(
                    words.reset,
                    "reset",
                    !state.document().steps().is_empty(),
                    act,
                    Action::Reset,
                ) }
                <FindButton ..props.clone() />
                <ProjectorLink ..props.clone() />
                <LargeButton ..props.clone() />
                <LanguageButton ..props.clone() />
                <KeysButton ..props.clone() />
            </div>
        </header>
    }
}

/// Makes all type large, or as it was.
#[component]
pub(super) fn LargeButton(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    let large = state.large;
    html! {
        <button
            type="button"
            data-action="large"
            aria-pressed={large.to_string()}
            onclick={act.reform(move |_: MouseEvent| Action::Enlarge(!large))}
        >
            { labels(state.language).large }
        </button>
    }
}

/// Changes the language.
#[component]
pub(super) fn LanguageButton(props: &PartProps) -> Html {
    let language = props.state.language;
    let other = language.other();
    html! {
        <button
            type="button"
            data-action="language"
            lang={other.tag()}
            onclick={props.act.reform(move |_: MouseEvent| Action::Speak(other))}
        >
            { labels(language).other_language }
        </button>
    }
}

/// A button that is off stays where the focus is: it says so, can be reached, and does nothing.
pub(super) fn off(enabled: bool) -> Option<&'static str> {
    (!enabled).then_some("true")
}

fn button(
    text: &'static str,
    action: &'static str,
    enabled: bool,
    act: &Callback<Action>,
    means: Action,
) -> Html {
    html! {
        <button
            type="button"
            data-action={action}
            aria-disabled={off(enabled)}
            onclick={enabled.then(|| act.reform(move |_: MouseEvent| means.clone()))}
        >
            { text }
        </button>
    }
}

#[component]
fn CaseChooser(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    let open = use_callback(
        (act.clone(), state.document().case().id.clone()),
        |event: Event, (act, shown)| {
            if let Some(chooser) = event.target_dyn_into() {
                open(chooser, act.clone(), shown.clone());
            }
        },
    );
    let option = |offer: Offer| {
        let selected = offer.id == state.document().case().id;
        html! {
            <option key={offer.id} value={offer.id} {selected}>
                { offer.title(state.language) }
            </option>
        }
    };
    html! {
        <label class="case-chooser">
            <span>{ labels(state.language).case }</span>
            <select onchange={open}>{ for OFFERS.into_iter().map(option) }</select>
        </label>
    }
}

/// Opens the chosen case as soon as it has arrived; if it does not, the shown one stays chosen.
fn open(chooser: HtmlSelectElement, act: Callback<Action>, shown: String) {
    let Some(offer) = cases::offer(&chooser.value()) else { return };
    fetch(offer, move |opens| {
        // By then another one may be chosen.
        if chooser.value() == offer.id {
            if matches!(opens, Action::Missed(_)) {
                chooser.set_value(&shown);
            }
            act.emit(opens);
        }
    });
}

/// How far the run is, or why there is none.
#[component]
pub(super) fn RunLine(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    let language = state.language;
    let words = labels(language);
    let again = || button(words.run_again, "retry", true, act, Action::Retry);
    let inside = match &state.run {
        Run::Done => Html::default(),
        Run::Wanted(_) => under_way(words.preparing.to_owned(), None, words, act),
        Run::Running { replications, share, .. } => {
            under_way(progress(*replications, language), Some(*share), words, act)
        }
        Run::Stopped => html! { <><p>{ words.stopped }</p>{ again() }</> },
        Run::Failed(Failure::Worker) => html! { <><p>{ words.no_worker }</p>{ again() }</> },
        // Only what has come later can have heard of findings.
        Run::Failed(Failure::Refused(findings)) => html! {
            <>
                <p>{ words.cannot_run }</p>
                { later::here().map(|rest| (rest.findings)(findings, props)).unwrap_or_default() }
            </>
        },
    };
    html! { <div class="run-line">{ inside }</div> }
}

fn under_way(text: String, share: Option<f64>, words: &Labels, act: &Callback<Action>) -> Html {
    html! {
        <>
            <progress max="1" value={share.map(|share| share.to_string())} aria-label={text.clone()} />
            <p>{ text }</p>
            { button(words.stop, "stop", true, act, Action::Stop) }
        </>
    }
}
