//! The panel for work and assumptions: every field of the scenario, with its range and its origin.

mod group;
mod outlook;
mod row;

use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::utils::document;
use js_sys::futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::group::{GroupPart, GroupView};
use self::outlook::Outlook;
use super::board::Same;
use super::focus::focus;
use super::later;
use super::modal::Modal;
use super::toolbar::PartProps;
use crate::app::{Action, Assuming, Later};
use crate::scenario::fields::{Entry, Field, Group, fields};
use crate::words::fields::{field_meaning, field_name, group_name};
use crate::words::{assumed_otherwise, assumption_labels};

/// From this width on the panel does not cover the page.
const WIDE: &str = "(width >= 60rem)";

/// How much is assumed otherwise, and the way to the panel.
#[component]
pub(super) fn AssumptionLine(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    let words = assumption_labels(state.language);
    let document = state.document();
    let changed = use_memo(Same(Rc::clone(document.subject())), |_| document.changed().len());
    let said = assumed_otherwise(*changed, state.language);
    html! {
        <p class={classes!("assume-line", said.is_some().then_some("is-changed"))}>
            <span data-part="assumed">{ said.unwrap_or_else(|| words.unchanged.to_owned()) }</span>
            <button
                type="button"
                data-action="assumptions"
                aria-label={words.opener}
                aria-expanded={state.trial.open.to_string()}
                onclick={act.reform(|_: MouseEvent| Action::Later(Later::Assume(Assuming::Open)))}
            >
                { words.open }
            </button>
        </p>
    }
}

/// The panel: beside the page on a wide screen, over it on a narrow one.
#[component]
pub(super) fn AssumptionPanel(part: &PartProps) -> Html {
    let close = part.act.reform(|()| Action::Later(Later::Assume(Assuming::Close)));
    html! {
        if part.state.trial.open {
            <Modal
                class="assume"
                heading="assume-heading"
                part="assumptions"
                beside={WIDE}
                {close}
            >
                <Inside ..part.clone() />
            </Modal>
        }
    }
}

/// What is in the open panel.
#[component]
fn Inside(part: &PartProps) -> Html {
    let language = part.state.language;
    let words = assumption_labels(language);
    let sought = use_state(String::new);
    let unfolded = use_state(|| BTreeSet::from([Group::Volume]));
    let entries = use_memo(Rc::clone(part.state.tried()), |document| fields(document.subject()));
    let case = part.state.document().case();
    let originals = use_memo(case.id.clone(), |_| fields(&case.scenario));
    use_sought(part, &sought, &unfolded);
    let fold = {
        let unfolded = unfolded.clone();
        Callback::from(move |group: Group| {
            let mut next = (*unfolded).clone();
            if !next.remove(&group) {
                next.insert(group);
            }
            unfolded.set(next);
        })
    };
    let view = |(group, entries): (Group, Vec<Entry>)| {
        let is_open = !sought.is_empty() || unfolded.contains(&group);
        let group = GroupPart { group, entries, originals: Rc::clone(&originals), is_open };
        html! { <GroupView part={part.clone()} {group} fold={fold.clone()} /> }
    };
    let groups = groups(part, &entries, &sought);
    let nothing = groups.is_empty();
    let (matters, others): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(group, _)| matches!(group, Group::Class(_)));
    let (sections, general): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(group, _)| matches!(group, Group::Unit(_)));
    let kind = |heading: &'static str, groups: Vec<(Group, Vec<Entry>)>| {
        (!groups.is_empty()).then(|| {
            html! {
                <section>
                    <h3>{ heading }</h3>
                    { for groups.into_iter().map(&view) }
                </section>
            }
        })
    };
    html! {
        <>
            <Head part={part.clone()} sought={sought.clone()} />
            <div class="assume-body">
                { for nothing.then(|| html! { <p role="status">{ words.nothing }</p> }) }
                { for kind(words.general, general) }
                { for kind(words.matters, matters) }
                { for kind(words.sections, sections) }
            </div>
        </>
    }
}

/// Unfolds the group of the field that the panel was opened at, and goes to that field.
#[hook]
fn use_sought(
    part: &PartProps,
    typed: &UseStateHandle<String>,
    unfolded: &UseStateHandle<BTreeSet<Group>>,
) {
    let subject = Rc::clone(part.state.document().subject());
    let (typed, unfolded) = (typed.setter(), unfolded.clone());
    use_effect_with(part.state.trial.sought, move |field| {
        if let Some(field) = *field {
            typed.set(String::new());
            let mut next = (*unfolded).clone();
            next.insert(field.group(&subject));
            unfolded.set(next);
            spawn_local(focus_on(field));
        }
    });
}

/// Frames within which the row of a field is drawn with its group, on a slow machine, too.
const FRAMES: u32 = 20;

/// Gives a field the focus as soon as it is drawn.
async fn focus_on(field: Field) {
    let place = format!("[data-field='{}'] :is(input, select)", field.place());
    for _ in 0..FRAMES {
        later::painted().await;
        if document().query_selector(&place).is_ok_and(|found| found.is_some()) {
            return focus(&place);
        }
    }
}

/// The groups in their order, each with the fields that are sought.
fn groups(part: &PartProps, entries: &[Entry], sought: &str) -> Vec<(Group, Vec<Entry>)> {
    let language = part.state.language;
    let subject = part.state.tried().subject();
    let sought = sought.trim().to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&sought);
    // Names are found in the other language, too.
    let is_named = |field: Field, language| {
        fits(&group_name(field.group(subject), subject, language))
            || fits(&field_name(field, subject, language))
    };
    let is_sought = |field: Field| {
        sought.is_empty()
            || is_named(field, language)
            || is_named(field, language.other())
            || fits(field_meaning(field, language))
    };
    let mut groups: Vec<(Group, Vec<Entry>)> = Vec::new();
    for entry in entries.iter().filter(|entry| is_sought(entry.field)) {
        let group = entry.field.group(subject);
        match groups.iter_mut().find(|(other, _)| *other == group) {
            Some((_, entries)) => entries.push(*entry),
            None => groups.push((group, vec![*entry])),
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    groups
}

#[derive(PartialEq, Properties)]
struct HeadProps {
    part: PartProps,
    sought: UseStateHandle<String>,
}

/// What stays in sight: the title, what comes of it all, and the search.
#[component]
fn Head(props: &HeadProps) -> Html {
    let PartProps { state, act, .. } = &props.part;
    let words = assumption_labels(state.language);
    let sought = props.sought.clone();
    let seek = move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            sought.set(field.value());
        }
    };
    html! {
        <header class="assume-head">
            <h2 id="assume-heading" tabindex="-1" autofocus=true>{ words.title }</h2>
            <button
                type="button"
                data-action="close-assumptions"
                onclick={act.reform(|_: MouseEvent| Action::Later(Later::Assume(Assuming::Close)))}
            >
                { words.close }
            </button>
            <Outlook ..props.part.clone() />
            <Changed ..props.part.clone() />
            <input
                type="search"
                aria-label={words.search}
                placeholder={words.search}
                value={(*props.sought).clone()}
                oninput={seek}
            />
        </header>
    }
}

/// How many fields differ, and the way back for all of them.
#[component]
fn Changed(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    let words = assumption_labels(state.language);
    let said = assumed_otherwise(state.tried().changed().len(), state.language);
    let line = said.map(|said| {
        html! {
            <p class="assume-changed">
                <span>{ said }</span>
                <button
                    type="button"
                    data-action="restore-all"
                    onclick={act.reform(|_: MouseEvent| Action::Later(Later::Assume(Assuming::RestoreAll)))}
                >
                    { words.restore_all }
                </button>
            </p>
        }
    });
    line.unwrap_or_default()
}
