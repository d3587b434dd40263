//! Which paper is looked at: by class, by percentile, the one that differs most, or a neighbor.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::shown;
use crate::app::{Action, Follow, Following, Later};
use crate::follow::Choice;
use crate::page::store::acting;
use crate::page::toolbar::PartProps;
use crate::units::ClassId;
use crate::words;
use crate::words::follow::{FollowLabels, follow_labels};

/// What can be chosen directly.
const CHOICES: [Choice; 6] = [
    Choice::Percentile(50),
    Choice::Percentile(90),
    Choice::Percentile(95),
    Choice::Percentile(99),
    Choice::Gains,
    Choice::Loses,
];

/// The class, the ways to choose, and the neighbors; elsewhere than in a field arrow keys go to the neighbors too.
#[component]
pub(super) fn Picker(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    let words = follow_labels(state.language);
    html! {
        <div
            class="picker"
            role="group"
            aria-label={words.choices}
            onkeydown={acting(act, |event: &KeyboardEvent| stepped(event))}
        >
            { classes(part, words) }
            <div class="picker-way">
                { step(part, false, words.quicker, "‹") }
                { percentile(part, words) }
                { step(part, true, words.slower, "›") }
            </div>
            <div class="picker-choices">
                { for CHOICES.into_iter().map(|choice| button(part, choice)) }
            </div>
        </div>
    }
}

/// Arrow keys move between papers, but not within a field, where they have a meaning.
fn stepped(event: &KeyboardEvent) -> Option<Action> {
    let slower = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => true,
        "ArrowLeft" | "ArrowUp" => false,
        _ => return None,
    };
    let is_select = event.target_dyn_into::<HtmlSelectElement>().is_some();
    if is_select || event.target_dyn_into::<HtmlInputElement>().is_some() {
        return None;
    }
    event.prevent_default();
    Some(Action::Later(Later::Follow(Follow::Step { slower })))
}

fn classes(part: &PartProps, words: &FollowLabels) -> Html {
    let PartProps { state, names, act } = part;
    let language = state.language;
    let following = &state.following;
    let there = shown(state).map(|(kin, _)| kin);
    let choice = following.choice.unwrap_or(Choice::Percentile(95));
    let all = there.map_or(&[][..], |kin| kin.films[0].classes.as_slice());
    let has = |class: &&ClassId| there.is_some_and(|kin| !kin.of_class(class).is_empty());
    let option = |class: &ClassId| {
        let selected = following.class.as_ref() == Some(class);
        html! {
            <option value={class.to_string()} {selected}>{ names.class(class, language) }</option>
        }
    };
    let choose = acting(act, move |event: &Event| {
        let class = ClassId::new(&event.target_dyn_into::<HtmlSelectElement>()?.value());
        Some(Action::Later(Later::Follow(Follow::Open { class, choice })))
    });
    html! {
        <label class="picker-class">
            <span>{ words.class }</span>
            <select onchange={choose}>
                <option value="" selected={following.class.is_none()}>{ words.all_classes }</option>
                { for all.iter().filter(has).map(option) }
            </select>
        </label>
    }
}

/// From the quickest paper today to the slowest.
fn percentile(part: &PartProps, words: &FollowLabels) -> Html {
    let PartProps { state, act, .. } = part;
    let Some(percent) = state.following.percentile() else { return Html::default() };
    let name = words::follow::choice(Choice::Percentile(percent), state.language);
    let class = state.following.class.clone();
    let slide = acting(act, move |event: &InputEvent| {
        let percent = event.target_dyn_into::<HtmlInputElement>()?.value().parse().ok()?;
        let choice = Choice::Percentile(percent);
        Some(Action::Later(Later::Follow(Follow::Open { class: class.clone(), choice })))
    });
    html! {
        <label class="picker-percentile">
            <span>{ words.percentile }</span>
            <input
                type="range"
                class="dial"
                min="1"
                max="100"
                step="1"
                value={percent.to_string()}
                aria-valuetext={name}
                oninput={slide}
            />
            <output>{ percent }</output>
        </label>
    }
}

fn button(part: &PartProps, choice: Choice) -> Html {
    let PartProps { state, act, .. } = part;
    let Following { class, choice: chosen, .. } = &state.following;
    let class = class.clone();
    let open = move |_: MouseEvent| {
        Action::Later(Later::Follow(Follow::Open { class: class.clone(), choice }))
    };
    html! {
        <button
            type="button"
            aria-pressed={(*chosen == Some(choice)).to_string()}
            onclick={act.reform(open)}
        >
            { words::follow::choice(choice, state.language) }
        </button>
    }
}

fn step(part: &PartProps, slower: bool, name: &'static str, sign: &'static str) -> Html {
    html! {
        <button
            type="button"
            aria-label={name}
            title={name}
            onclick={part.act.reform(move |_: MouseEvent| Action::Later(Later::Follow(Follow::Step { slower })))}
        >
            { sign }
        </button>
    }
}
