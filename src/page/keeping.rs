//! Keeps what is done to a case, and tells how the page was opened.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::futures::spawn_local;
use yew::prelude::*;

use super::outcome::is_taken;
use super::toolbar::PartProps;
use super::{later, memory};
use crate::app::{Action, Later, Notice};
use crate::words::{begin_anew, labels, notice};

/// A line at the lower edge that says what was restored, and why something was not; it keeps what is
/// done, too.
#[component]
pub(super) fn Keeping(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    use_keeping(props);
    use_known_address(props);
    let language = state.language;
    let words = labels(language);
    let case = state.document().case();
    let name = case.scenario.name.get(language);
    let sentences: Vec<String> =
        state.notices.iter().map(|news| notice(news, name, language)).collect();
    let sentences = sentences.join(" ");
    let told = use_late(sentences.clone());
    let button = |action: &'static str, text: &'static str, means: Action| {
        html! {
            <button
                type="button"
                data-action={action}
                onclick={act.reform(move |_: MouseEvent| means.clone())}
            >
                { text }
            </button>
        }
    };
    html! {
        <>
            <p class="visually-hidden" role="status">{ &told }</p>
            if !sentences.is_empty() && !is_taken(state) {
                <div class="hint notice" data-part="notice">
                    <p class="hint-sentence">{ sentences }</p>
                    if state.notices.contains(&Notice::Restored) {
                        { button("begin-anew", begin_anew(language), Action::Open(Rc::clone(case))) }
                    }
                    { button("close-notice", words.close, Action::PutBack) }
                </div>
            }
        </>
    }
}

/// A text a moment later: what is there from the beginning is not read out to those who listen.
#[hook]
fn use_late(text: String) -> String {
    let late = use_state(String::new);
    use_effect_with(text, {
        let late = late.setter();
        move |text| {
            let text = text.clone();
            spawn_local(async move {
                later::painted().await;
                late.set(text);
            });
        }
    });
    (*late).clone()
}

/// Keeps each document. What was kept of a case that has just been opened stays as long as nothing is
/// done to it.
#[hook]
fn use_keeping(part: &PartProps) {
    let last = use_mut_ref(String::new);
    use_effect_with(Rc::clone(part.state.document()), move |document| {
        let (case, work) = (&document.case().id, document.kept());
        if work.is_some() || *last.borrow() == *case {
            memory::keep(case, work.as_deref());
        }
        last.borrow_mut().clone_from(case);
    });
}

/// Says that the address names a case that does not exist, and lets it name the one that is shown.
#[hook]
fn use_known_address(part: &PartProps) {
    let act = part.act.clone();
    use_effect_with(part.state.document().case().id.clone(), move |shown| {
        let shown = shown.clone();
        let look = move || {
            if let Some(name) = memory::unknown() {
                memory::put_address(&shown);
                act.emit(Action::Later(Later::Tell(Notice::Unknown(name))));
            }
        };
        look();
        let listener = EventListener::new(&window(), "hashchange", move |_| look());
        move || drop(listener)
    });
}
