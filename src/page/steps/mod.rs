//! The reform as a numbered list of sentences: each can be switched off, moved and removed.

mod focus;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::focus::use_focus;
use super::store::acting;
use super::toolbar::{PartProps, off};
use crate::app::{Action, Change, Composing, Later, Step};
use crate::scenario::{Merge, Move, Sharing};
use crate::words::{about, dialog_labels, labels, sharing, step, step_labels};

/// The steps of the reform.
#[component]
pub(super) fn Steps(props: &PartProps) -> Html {
    let state = &props.state;
    let list = use_node_ref();
    use_focus(&list, state);
    let words = labels(state.language);
    let steps = state.document().steps();
    let readings = &state.document().case().readings;
    let applied = readings.iter().find(|reading| reading.reform == state.document().moves());
    html! {
        <section class="steps" data-part="steps" aria-labelledby="steps-heading">
            <h3 id="steps-heading">{ words.steps }</h3>
            { if steps.is_empty() {
                html! { <p>{ words.no_steps }</p> }
            } else {
                html! {
                    <ol ref={list}>
                        { for steps.iter().enumerate().map(|step| item(step, steps.len(), props)) }
                    </ol>
                }
            } }
            if let Some(reading) = applied {
                <p>{ reading.note.get(state.language).to_owned() }</p>
            }
            { add(props) }
        </section>
    }
}

/// Opens the search, which begins with every kind of step, also with those that no drag makes.
fn add(props: &PartProps) -> Html {
    html! {
        <button
            type="button"
            class="add-step"
            data-action="add-step"
            onclick={props.act.reform(|_: MouseEvent| Action::Later(Later::Compose(Composing::Find)))}
        >
            { step_labels(props.state.language).add }
        </button>
    }
}

fn item((place, each): (usize, &Step), number: usize, props: &PartProps) -> Html {
    let language = props.state.language;
    let words = step_labels(language);
    let sentence = step(&each.what, &props.names, language);
    let button = |name: &'static str, mark: &'static str, text, enabled: bool, change: Change| {
        html! {
            <button
                type="button"
                data-step={name}
                aria-label={about(text, &sentence, language)}
                title={text}
                aria-disabled={off(enabled)}
                onclick={enabled.then(|| props.act.reform(move |_: MouseEvent| {
                    Action::Later(Later::Step(place, change.clone()))
                }))}
            >
                { mark }
            </button>
        }
    };
    html! {
        <li key={place} class={classes!((!each.on).then_some("is-off"))} onkeydown={keys(place, props)}>
            <label class="step">
                <input type="checkbox" checked={each.on} onchange={switch(place, props)} />
                <span>
                    <span class="sentence">{ &sentence }</span>
                    { for (!each.on).then(|| html! { <span class="note">{ words.off }</span> }) }
                </span>
            </label>
            { if let Move::Merge(merge) = &each.what {
                sharing_choice(place, merge, props)
            } else {
                Html::default()
            } }
            <span class="step-buttons">
                { edit(place, &sentence, props) }
                { button("up", "↑", words.up, place > 0, Change::Up) }
                { button("down", "↓", words.down, place + 1 < number, Change::Down) }
                { button("remove", "✕", labels(language).remove, true, Change::Remove) }
            </span>
        </li>
    }
}

fn edit(place: usize, sentence: &str, props: &PartProps) -> Html {
    let text = dialog_labels(props.state.language).change;
    html! {
        <button
            type="button"
            class="is-word"
            data-step="edit"
            aria-label={about(text, sentence, props.state.language)}
            onclick={props.act.reform(move |_: MouseEvent| {
                Action::Later(Later::Compose(Composing::Edit(place)))
            })}
        >
            { text }
        </button>
    }
}

/// Switches a step off or on; the box shows what holds, also after a refusal.
fn switch(place: usize, props: &PartProps) -> Callback<Event> {
    let is_on = props.state.document().steps()[place].on;
    acting(&props.act, move |event: &Event| {
        let box_: HtmlInputElement = event.target_dyn_into()?;
        box_.set_checked(is_on);
        Some(Action::Later(Later::Step(place, Change::Switch(!is_on))))
    })
}

/// On a step, Alt with an arrow moves it, Delete removes it, and on its box Enter opens it.
fn keys(place: usize, props: &PartProps) -> Callback<KeyboardEvent> {
    acting(&props.act, move |event: &KeyboardEvent| {
        let change = match (event.key().as_str(), event.alt_key()) {
            ("ArrowUp", true) => Change::Up,
            ("ArrowDown", true) => Change::Down,
            ("Delete", false) => Change::Remove,
            ("Enter", false) if is_box(event) => {
                return Some(Action::Later(Later::Compose(Composing::Edit(place))));
            }
            _ => return None,
        };
        event.prevent_default();
        Some(Action::Later(Later::Step(place, change)))
    })
}

/// Whether the focus is on the box of a step, where Enter does nothing of its own.
fn is_box(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some()
}

/// Who takes whose papers in the large section that a merge makes.
fn sharing_choice(place: usize, merge: &Merge, props: &PartProps) -> Html {
    let language = props.state.language;
    let choose = acting(&props.act, {
        let merge = merge.clone();
        move |event: &Event| {
            let chosen: HtmlSelectElement = event.target_dyn_into()?;
            let index = usize::try_from(chosen.selected_index()).ok()?;
            let sharing = *Sharing::ALL.get(index)?;
            let merge = Move::Merge(Merge { sharing, ..merge.clone() });
            Some(Action::Later(Later::Step(place, Change::Replace(merge))))
        }
    });
    let option = |each: Sharing| {
        html! {
            <option selected={each == merge.sharing}>{ sharing(each, language) }</option>
        }
    };
    html! {
        <select
            data-sharing={place.to_string()}
            aria-label={labels(language).sharing}
            onchange={choose}
        >
            { for Sharing::ALL.into_iter().map(option) }
        </select>
    }
}
