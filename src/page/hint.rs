//! What would come of a drop, said before it, and what has come of it.

use yew::prelude::*;

use super::board::Pointer;
use super::toolbar::PartProps;
use crate::app::{Action, Answer, Grip, Held, Over, Reason, Said, State};
use crate::text::Language;
use crate::words::{
    Names, and_others, changes, days, labels, mark_labels, predicted, reason, said, steps, verdict,
};
use std::rc::Rc;

/// The bar at the lower edge while something is in the hand, or when something was refused; and
/// everything worth telling for those who listen.
#[component]
pub(super) fn Hint(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let words = labels(language);
    let told = told(state, names);
    let (class, sentence, figures) = match (state.held(), &state.said) {
        (Some(held), _) => hint(held, names, language),
        (
            None,
            Some(
                Said::Refused { .. }
                | Said::Kept { .. }
                | Said::NotApplied { .. }
                | Said::Missed(_)
                | Said::Restarted,
            ),
        ) => ("is-forbidden", told.clone(), Vec::new()),
        (None, _) => match headline(state) {
            Some(headline) => ("is-answer", headline, Vec::new()),
            None => ("is-empty", String::new(), Vec::new()),
        },
    };
    let (text, is_picked) = match state.held() {
        Some(held) => (words.put_back, held.grip == Grip::Pick),
        None => (words.close, class == "is-forbidden"),
    };
    html! {
        <>
            <div class={classes!("hint", class)} data-part="hint">
                <p>
                    <span class="hint-sentence">{ sentence }</span>
                    { for figures.into_iter().map(|figure| html! {
                        <span class="hint-figure">{ figure }</span>
                    }) }
                </p>
                { for is_picked.then(|| html! {
                    <button
                        type="button"
                        data-action="put-back"
                        onclick={act.reform(|_: MouseEvent| Action::PutBack)}
                    >
                        { text }
                    </button>
                }) }
            </div>
            <output class="visually-hidden" aria-live="polite" data-part="told">{ told }</output>
        </>
    }
}

/// The answer in short, for a screen on which it is out of sight.
fn headline(state: &State) -> Option<String> {
    let fresh = |_: &&Answer| !state.is_stale() && !state.document().moves().is_empty();
    let report = &state.answer.as_ref().filter(fresh)?.report;
    let change = report.difference.delay_mean?;
    let (before, after) = (report.baseline.delay.as_ref()?, report.reformed.delay.as_ref()?);
    let language = state.language;
    let words = labels(language);
    Some(format!(
        "{} {} → {} · {}",
        words.mean_delay,
        days(before.mean.value, language),
        days(after.mean.value, language),
        verdict(change, language)
    ))
}

/// What someone who listens is told.
fn told(state: &State, names: &Names) -> String {
    let language = state.language;
    let over = state.held().filter(|held| held.grip == Grip::Pick && held.over.is_some());
    if let Some(held) = over {
        let (_, sentence, figures) = hint(held, names, language);
        return [vec![sentence], figures].concat().join("; ");
    }
    state.said.as_ref().map_or_else(String::new, |news| said(news, names, language))
}

fn hint(held: &Held, names: &Names, language: Language) -> (&'static str, String, Vec<String>) {
    let words = labels(language);
    if held.is_aside {
        return ("is-waiting", mark_labels(language).aside_meaning.to_owned(), Vec::new());
    }
    let Some(Over { outcome, forecast: (_, forecast), .. }) = &held.over else {
        let sentence = match held.grip {
            Grip::Drag => words.drop_nowhere,
            Grip::Pick => words.choose_target,
        };
        return ("is-waiting", sentence.to_owned(), Vec::new());
    };
    match outcome {
        Ok(preview) => {
            let sentence = steps(&preview.moves, names, language);
            let likely = forecast.iter().flat_map(|forecast| predicted(forecast, language));
            let figures = changes(preview, names, language).into_iter().chain(likely).collect();
            ("is-allowed", sentence, figures)
        }
        Err(Reason::AlreadyThere) => {
            ("is-waiting", reason(&Reason::AlreadyThere, names, language), Vec::new())
        }
        Err(why) => ("is-forbidden", reason(why, names, language), Vec::new()),
    }
}

/// Properties of [`Ghost`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GhostProps {
    pub(super) held: Held,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
    pub(super) pointer: Rc<Pointer>,
}

/// The picture of the dragged unit, which follows the pointer.
#[component]
pub(super) fn Ghost(props: &GhostProps) -> Html {
    let GhostProps { held, names, language, pointer } = props;
    use_effect_with((), {
        let pointer = Rc::clone(pointer);
        move |()| pointer.place_ghost()
    });
    let (class, _, figures) = hint(held, names, *language);
    html! {
        <div ref={pointer.ghost.clone()} class={classes!("ghost", class)} aria-hidden="true">
            <div class="ghost-card">
                <p class="name">{ and_others(names.unit(&held.unit, *language), held.all().len(), *language) }</p>
                { for figures.into_iter().map(|figure| html! { <p>{ figure }</p> }) }
            </div>
        </div>
    }
}
