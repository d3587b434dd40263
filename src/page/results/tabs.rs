//! The strip of views, of which one is shown; on paper all are.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::{Action, Aspect, Later};
use crate::scene::chart::Step;
use crate::text::Language;
use crate::words::results::{Label, view};

#[derive(PartialEq, Properties)]
pub(super) struct TabsProps {
    pub(super) chosen: Aspect,
    /// The views that there are, in the order of the strip.
    pub(super) views: Vec<(Aspect, Html)>,
    pub(super) language: Language,
    pub(super) act: Callback<Action>,
}

/// The strip and the views.
#[component]
pub(super) fn Tabs(props: &TabsProps) -> Html {
    let TabsProps { chosen, views, language, act } = props;
    let all: Vec<Aspect> = views.iter().map(|(view, _)| *view).collect();
    let chosen =
        if all.contains(chosen) { *chosen } else { all.first().copied().unwrap_or_default() };
    html! {
        <>
            <div
                class="tabs"
                role="tablist"
                aria-label={Label::Views.say(*language)}
                onkeydown={by_key(&all, chosen, act)}
            >
                { for all.iter().map(|view| tab(*view, *view == chosen, *language, act)) }
            </div>
            { for views.iter().map(|(view, inside)| panel(*view, *view == chosen, inside)) }
        </>
    }
}

fn tab(which: Aspect, chosen: bool, language: Language, act: &Callback<Action>) -> Html {
    let key = which.key();
    html! {
        <button
            type="button"
            key={key}
            role="tab"
            id={format!("tab-{key}")}
            data-view={key}
            aria-controls={format!("view-{key}")}
            aria-selected={chosen.to_string()}
            tabindex={if chosen { "0" } else { "-1" }}
            onclick={act.reform(move |_: MouseEvent| Action::Later(Later::Regard(which)))}
        >
            { view(which, language) }
        </button>
    }
}

fn panel(which: Aspect, chosen: bool, inside: &Html) -> Html {
    let key = which.key();
    html! {
        <div
            class="view"
            key={key}
            role="tabpanel"
            id={format!("view-{key}")}
            aria-labelledby={format!("tab-{key}")}
            hidden={!chosen}
        >
            { inside.clone() }
        </div>
    }
}

/// Arrow keys, Home and End choose another view and go to its tab.
fn by_key(all: &[Aspect], chosen: Aspect, act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (all, act) = (all.to_vec(), act.clone());
    Callback::from(move |event: KeyboardEvent| {
        let place = all.iter().position(|view| *view == chosen);
        let along = matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End");
        let step = Step::from_key(&event.key()).filter(|_| along);
        if let Some(next) = step.and_then(|step| step.from_place(place, all.len())) {
            event.prevent_default();
            act.emit(Action::Later(Later::Regard(all[next])));
            focus(all[next]);
        }
    })
}

/// Gives the focus to the tab of a view.
pub(in crate::page) fn focus(view: Aspect) {
    let tab = document().get_element_by_id(&format!("tab-{}", view.key()));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        // Without focus the view is shown all the same.
        tab.focus().ok();
    }
}
