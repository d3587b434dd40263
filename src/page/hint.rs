//! What would come of a drop, said before it, and why one was refused.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::board::{focus_again, longest, use_way_back};
use super::focus::bring;
use super::toolbar::PartProps;
use crate::app::{Action, Grip, Held, Over, Parking, Preview, Reason, Said, State};
use crate::study::Forecast;
use crate::text::Language;
use crate::words::{
    Names, changes, if_dropped, labels, mark_labels, predicted, reason, said, where_to,
};

/// The bar at the lower edge while something is in the hand, or when something was refused; and
/// everything worth telling for those who listen.
#[component]
pub(super) fn Hint(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let words = labels(language);
    let told = told(state, names);
    use_effect_with(state.said.clone(), |said| {
        if let Some(Said::PutBack(unit)) = said {
            focus_again(unit);
        }
    });
    let (class, sentence, figures) = match (state.held(), &state.said) {
        (Some(held), _) => foretold(held, names, language),
        (None, Some(said)) if said.stays() => ("is-forbidden", told.concat(), Vec::new()),
        (None, _) => ("is-empty", String::new(), Vec::new()),
    };
    let put_back = match &state.said {
        Some(Said::PutBack(unit)) => Some(unit),
        _ => None,
    };
    use_way_back("hint", class != "is-empty", put_back);
    use_effect(make_room);
    let is_picked = state.held().is_some_and(|held| held.grip == Grip::Pick);
    let button = |name: &'static str, text: &'static str, means: Action| {
        let act = act.reform(move |_: MouseEvent| means.clone());
        html! { <button type="button" data-action={name} onclick={act}>{ text }</button> }
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
                if is_picked {
                    if state.can_park() {
                        { button("put-aside", mark_labels(language).put, Action::Park(Parking::Held)) }
                    }
                    { button("put-back", words.put_back, Action::PutBack) }
                } else if class == "is-forbidden" {
                    { button("put-back", words.close, Action::PutBack) }
                }
            </div>
            <output class="visually-hidden" aria-live="polite" aria-atomic="false" data-part="told">
                { for told.into_iter().map(|part| html! { <p key={part.clone()}>{ part }</p> }) }
            </output>
        </>
    }
}

/// Tells the style sheet how high the bar at the lower edge is, whichever it is, so that what has the
/// focus stays above it.
fn make_room() {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    let height = format!("{}px", longest(&root, ".hint", HtmlElement::offset_height));
    let style = root.style();
    if style.get_property_value("--bar").is_ok_and(|before| before == height) {
        return;
    }
    // Without it there is room for a bar of the usual height.
    style.set_property("--bar", &height).ok();
    if let Ok(Some(unit)) = document().query_selector(".tree :focus-visible") {
        bring(&unit, "nearest");
    }
}

/// What someone who listens is told; of parts only what is new is read out.
fn told(state: &State, names: &Names) -> Vec<String> {
    let language = state.language;
    let over = state.held().filter(|held| held.grip == Grip::Pick && held.over.is_some());
    if let Some(held) = over {
        let (_, sentence, figures) = foretold(held, names, language);
        return [vec![sentence], figures].concat();
    }
    state.said.iter().map(|news| said(news, names, language)).collect()
}

/// Whether what is held may be dropped, a sentence about it, and the figures of the drop.
pub(super) type Foretold = (&'static str, String, Vec<String>);

/// What moves would change, in figures: of the structure, and as predicted.
pub(super) fn likely(
    preview: &Preview,
    forecast: Option<&Forecast>,
    names: &Names,
    language: Language,
) -> Vec<String> {
    let predicted = forecast.into_iter().flat_map(|forecast| predicted(forecast, names, language));
    changes(preview, names, language).into_iter().chain(predicted).collect()
}

/// What would come of a drop.
pub(super) fn foretold(held: &Held, names: &Names, language: Language) -> Foretold {
    let words = labels(language);
    if held.is_aside {
        return ("is-waiting", mark_labels(language).aside_meaning.to_owned(), Vec::new());
    }
    let Some(Over { outcome, forecast: (_, forecast), .. }) = &held.over else {
        let sentence = match held.grip {
            Grip::Drag if !held.is_leader => words.drop_nowhere.to_owned(),
            Grip::Drag | Grip::Pick => where_to(held, names, language),
        };
        return ("is-waiting", sentence, Vec::new());
    };
    match outcome {
        Ok(preview) => {
            let sentence = if_dropped(&preview.moves, names, language);
            ("is-allowed", sentence, likely(preview, forecast.as_ref(), names, language))
        }
        Err(Reason::AlreadyThere) => {
            ("is-waiting", reason(&Reason::AlreadyThere, names, language), Vec::new())
        }
        Err(why) => ("is-forbidden", reason(why, names, language), Vec::new()),
    }
}
