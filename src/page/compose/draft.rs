//! The form of a move, with what would come of it or why it cannot be made.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::field::field;
use crate::app::form::{Kind, fields};
use crate::app::{Action, Composing, Later, Proposal, Reason, department_of};
use crate::page::hint::likely;
use crate::page::toolbar::{PartProps, off};
use crate::reform::Refusal;
use crate::words::{dialog_labels, move_meaning, move_title, obstacle, step, steps};

/// Properties of [`DraftForm`].
#[derive(PartialEq, Properties)]
pub(super) struct DraftProps {
    pub(super) part: PartProps,
    pub(super) draft: Proposal,
}

/// The form of a move that is being put together.
#[component]
pub(super) fn DraftForm(props: &DraftProps) -> Html {
    let DraftProps { part, draft } = props;
    let PartProps { state, act, .. } = part;
    let language = state.language;
    let words = dialog_labels(language);
    let kind = Kind::of(&draft.step);
    use_effect_with((), |()| focus_first());
    let department = department_of(state.document(), draft.place);
    let make = {
        let act = act.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            act.emit(Action::Later(Later::Compose(Composing::Make)));
        })
    };
    let button = |name: &'static str, text: &'static str, means: Composing| {
        html! {
            <button
                type="button"
                data-action={name}
                onclick={act.reform(move |_: MouseEvent| Action::Later(Later::Compose(means.clone())))}
            >
                { text }
            </button>
        }
    };
    html! {
        <form class="draft" onsubmit={make}>
            <h2 id="dialog-heading">{ move_title(kind, language) }</h2>
            <p class="note">{ move_meaning(kind, language) }</p>
            { for fields(&draft.step, &department).iter().map(|each| {
                field(each, draft, part)
            }) }
            <div class="draft-end">
            { outcome(part, draft) }
            <p class="draft-buttons">
                <button type="submit" data-action="make" aria-disabled={off(draft.outcome.is_ok())}>
                    { if draft.place.is_some() { words.change } else { words.make } }
                </button>
                { if draft.place.is_some() {
                    button("close-draft", words.close, Composing::Close)
                } else {
                    button("back", words.back, Composing::Find)
                } }
            </p>
            </div>
        </form>
    }
}

/// What would come of the move, or why it cannot be made.
fn outcome(part: &PartProps, draft: &Proposal) -> Html {
    let language = part.state.language;
    let (class, sentence, more): (_, _, Vec<String>) = match &draft.outcome {
        Ok(preview) => {
            let figures = likely(preview, draft.forecast.1.as_ref(), &part.names, language);
            ("is-allowed", steps(&preview.moves, &part.names, language), figures)
        }
        Err(why) => {
            let names = (*part.names).clone().with(std::slice::from_ref(&draft.step));
            // What is not yet filled in is no sentence.
            let too_few = Reason::Refused(Refusal::TooFewSections);
            let is_whole = ![Reason::NoMatter, Reason::NoNumber, too_few].contains(&why.reason);
            let said = is_whole.then(|| step(&draft.step, &names, language));
            ("is-forbidden", obstacle(why, &names, language), said.into_iter().collect())
        }
    };
    html! {
        <output class={classes!("draft-outcome", class)} aria-live="polite" data-part="draft-outcome">
            <span class="draft-sentence">{ sentence }</span>
            { for more.into_iter().map(|figure| html! { <span class="note">{ figure }</span> }) }
        </output>
    }
}

/// Puts the focus on the first part of the form.
fn focus_first() {
    let first = document().query_selector(".draft :is(select, input)").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // Without focus the first Tab leads there.
        first.focus().ok();
    }
}
