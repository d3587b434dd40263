//! The search: one types, chooses with the arrows, and Enter does it.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::commands::{buttons, chosen, commands};
use crate::app::{Action, Composing, Later};
use crate::page::toolbar::PartProps;
use crate::words::{Hit, Hits, Searched, dialog_labels, find, found_number};

/// Opens the search.
#[component]
pub(in crate::page) fn FindButton(props: &PartProps) -> Html {
    let words = dialog_labels(props.state.language);
    html! {
        <button
            type="button"
            data-action="find"
            aria-keyshortcuts="Control+K"
            onclick={props.act.reform(|_: MouseEvent| Action::Later(Later::Compose(Composing::Find)))}
        >
            { words.find }<kbd>{ "Ctrl K" }</kbd>
        </button>
    }
}

/// The search for moves, units and commands.
#[component]
pub(super) fn Finder(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let typed = use_state(String::new);
    let active = use_state(|| 0_usize);
    let field = use_node_ref();
    let buttons = use_memo((), |()| buttons());
    let commands = use_memo(Rc::clone(state.document()), |_| commands(state, &buttons));
    let searched = Searched { department: state.reformed(), names, commands: &commands, language };
    let Hits { shown, number } = find(&typed, &searched);
    let hits = Rc::new(shown);
    let is_cut = hits.len() < number;
    use_focus_on_opening(&field);
    use_effect_with((*active, Rc::clone(&hits)), |_| show_active());
    let choose = {
        let (act, hits, stage) = (act.clone(), Rc::clone(&hits), state.stage);
        Callback::from(move |place: usize| {
            if let Some(hit) = hits.get(place).filter(|hit| hit.is_possible) {
                chosen(&hit.found, (language, &buttons), stage, &act);
            }
        })
    };
    let oninput = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
                active.set(0);
            }
        })
    };
    let onkeydown = keys(&active, hits.len(), &choose);
    let words = dialog_labels(language);
    html! {
        <>
            <h2 id="dialog-heading" class="visually-hidden">{ words.find }</h2>
            <input
                ref={field}
                class="finder"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-label={words.find}
                aria-expanded={(!hits.is_empty()).to_string()}
                aria-controls="found"
                aria-autocomplete="list"
                aria-activedescendant={(!hits.is_empty()).then(|| option_id(*active))}
                placeholder={words.typed}
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
            />
            <ul id="found" class="found" role="listbox" aria-label={words.found}>
                { for hits.iter().enumerate().map(|(place, hit)| option(place, *active, hit, &choose)) }
            </ul>
            <output
                class={classes!(
                    "found-number",
                    (!hits.is_empty() && !is_cut).then_some("visually-hidden"),
                )}
            >
                { found_number((hits.len(), number), language) }
            </output>
        </>
    }
}

/// Puts the focus on the field as soon as it is there.
#[hook]
fn use_focus_on_opening(field: &NodeRef) {
    let field = field.clone();
    use_effect_with((), move |()| {
        if let Some(field) = field.cast::<HtmlElement>() {
            // Without focus one has to tap the field first.
            field.focus().ok();
        }
    });
}

fn option_id(place: usize) -> String {
    format!("found-{place}")
}

fn option(place: usize, active: usize, hit: &Hit, choose: &Callback<usize>) -> Html {
    html! {
        <li
            key={place}
            id={option_id(place)}
            role="option"
            aria-selected={(place == active).to_string()}
            aria-disabled={(!hit.is_possible).then_some("true")}
            onclick={choose.reform(move |_: MouseEvent| place)}
        >
            <span class="found-title">{ &hit.title }</span>
            <span class="note">{ &hit.note }</span>
        </li>
    }
}

/// Arrows choose among what was found, Enter does it.
fn keys(
    active: &UseStateHandle<usize>,
    number: usize,
    choose: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (active, choose) = (active.clone(), choose.clone());
    Callback::from(move |event: KeyboardEvent| {
        // Enter that ends the input of a Chinese word chooses nothing.
        if number == 0 || event.is_composing() {
            return;
        }
        let now = *active;
        match event.key().as_str() {
            "ArrowDown" => active.set((now + 1) % number),
            "ArrowUp" => active.set((now + number - 1) % number),
            "PageDown" => active.set((now + 8).min(number - 1)),
            "PageUp" => active.set(now.saturating_sub(8)),
            "Enter" => choose.emit(now),
            _ => return,
        }
        event.prevent_default();
    })
}

fn show_active() {
    let active = document().query_selector("#found [aria-selected='true']").ok().flatten();
    if let Some(active) = active {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        active.scroll_into_view_with_scroll_into_view_options(&how);
    }
}
