//! Explanations: whatever carries `data-explain` opens a sheet on the figure that it names.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use super::modal::Modal;
use super::results::tabs;
use super::toolbar::PartProps;
use crate::app::{Action, Aspect, Explaining, Follow, Later, Run, Topic};
use crate::follow::Choice;
use crate::scene::Stage;
use crate::text::Language;
use crate::units::ClassId;
use crate::words;
use crate::words::results::{Explained, Explanation, Level, explain, stage, swaying};
use crate::words::{ExplainLabels, explain_labels, unpredictable};

/// A figure, or its name, that opens its explanation.
pub(super) fn why(key: &'static str, content: impl Into<AttrValue>) -> Html {
    why_of(key, None, content.into())
}

/// The same, of a class of papers or of all.
pub(super) fn why_of(
    key: &'static str,
    class: Option<&ClassId>,
    content: impl Into<AttrValue>,
) -> Html {
    let class = class.map(ToString::to_string);
    html! {
        <button
            type="button"
            class="why"
            data-explain={key}
            data-class={class}
            aria-haspopup="dialog"
        >
            { content.into() }
        </button>
    }
}

/// The word that opens the explanation of what stands beside it.
pub(super) fn how(key: &'static str, language: Language) -> Html {
    why(key, explain_labels(language).how)
}

/// Hears which figure is to be explained.
#[hook]
pub(super) fn use_explaining(act: &Callback<Action>) {
    use_effect_with(act.clone(), |act| {
        let act = act.clone();
        let listener = EventListener::new(&window(), "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let asked = target.and_then(|target| target.closest("[data-explain]").ok().flatten());
            if let Some(topic) = asked.and_then(|asked| topic(&asked)) {
                act.emit(Action::Later(Later::Explain(Explaining::Open(topic))));
            }
        });
        move || drop(listener)
    });
}

fn topic(asked: &Element) -> Option<Topic> {
    let class = asked.get_attribute("data-class").and_then(|class| ClassId::new(&class));
    Some(Topic { key: asked.get_attribute("data-explain")?, class })
}

/// The sheet, as long as a figure is explained.
#[component]
pub(super) fn Sheet(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let Some(topic) = state.open_explanation() else { return Html::default() };
    let Some(figure) = Explained::find(&topic.key) else { return Html::default() };
    let class = topic.class.as_ref();
    let words = explain_labels(language);
    let report = state.answer.as_ref().map(|answer| &*answer.report);
    let said = explain((figure, class), report, state.shows_reform(), names, language);
    let sways = state.swayed.as_ref().and_then(|swayed| swayed.sways.as_deref());
    let sway = match (sways, &state.run) {
        (Some(sways), _) => swaying((figure, class), sways, state.shows_reform(), language),
        (None, Run::Failed(failure)) => unpredictable(failure, names, language),
        (None, _) => words.wondering.to_owned(),
    };
    let close = act.reform(|()| Action::Later(Later::Explain(Explaining::Close)));
    html! {
        <Modal class="sheet" heading="sheet-name" part="explanation" close={close.clone()}>
            { content(&said, sway, papers(&said.papers, class, act, language), language) }
            <p class="sheet-close">
                <button
                    type="button"
                    data-action="close-explanation"
                    onclick={close.reform(|_: MouseEvent| ())}
                >
                    { words.close }
                </button>
            </p>
        </Modal>
    }
}

/// Leads to the papers that show the figure; the focus goes with them, to their tab.
fn papers(
    choices: &[Choice],
    class: Option<&ClassId>,
    act: &Callback<Action>,
    language: Language,
) -> Html {
    let button = |choice: &Choice| {
        let open = Follow::Open { class: class.cloned(), choice: *choice };
        let act = act.clone();
        let follow = move |event: MouseEvent| {
            let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let sheet = button.and_then(|button| button.closest("dialog").ok().flatten());
            if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<HtmlDialogElement>().ok())
            {
                sheet.close();
            }
            act.emit(Action::Later(Later::Follow(open.clone())));
            tabs::focus(Aspect::Papers);
        };
        html! {
            <button type="button" data-paper="" onclick={follow}>
                { words::follow::choice(*choice, language) }
            </button>
        }
    };
    html! { <span class="sheet-papers">{ for choices.iter().map(button) }</span> }
}

/// What matters most comes first: what it is, what was found, and where it can be seen.
fn content(said: &Explanation, sway: String, papers: Html, language: Language) -> Html {
    let words = explain_labels(language);
    let of_what = format!("{} · {}", words.values, said.scope);
    let entry = |name: &str, content: Html| {
        html! {
            <div class="sheet-entry"><dt>{ name.to_owned() }</dt><dd>{ content }</dd></div>
        }
    };
    let text = |text: &str| html! { <>{ text.to_owned() }</> };
    html! {
        <>
            <h2 id="sheet-name" tabindex="-1" autofocus=true>{ said.name }</h2>
            <dl>
                { entry(words.meaning, text(said.meaning)) }
                if !said.levels.is_empty() {
                    { entry(&of_what, values(said, words, language)) }
                }
                { for said.difference.as_ref().map(|found| entry(words.difference, text(found))) }
                if !said.papers.is_empty() {
                    { entry(words.papers, papers) }
                }
                { entry(words.sway, html! { <span aria-live="polite" data-part="sway">{ sway }</span> }) }
                { entry(words.method, text(said.method)) }
                { for said.replications.as_ref().map(|number| entry(words.replications, text(number))) }
                { entry(words.unit, text(said.unit)) }
                { entry(words.inputs, text(said.inputs)) }
            </dl>
        </>
    }
}

fn values(said: &Explanation, words: &ExplainLabels, language: Language) -> Html {
    let level = |(which, level): &(Stage, Level)| {
        let after = |name: &'static str, text: &Option<String>| {
            text.as_ref().map(|text| html! { <span>{ format!("{name} {text}") }</span> })
        };
        html! {
            <p class={classes!("sheet-level", format!("is-{}", word(*which)))}>
                <b>{ format!("{} {}", stage(*which, language), level.value) }</b>
                { for after(words.interval, &level.interval) }
                { for after(words.spread, &level.spread) }
            </p>
        }
    };
    said.levels.iter().map(level).collect()
}

const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Baseline => "baseline",
        Stage::Reformed => "reform",
    }
}
