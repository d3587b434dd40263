//! What a pointer needs to turn the slides: in sight only where it is wanted.

use yew::prelude::*;

use super::keys::{back, toggle_full_screen};
use crate::app::{Action, Projecting};
use crate::page::toolbar::{PartProps, off};
use crate::scene::chart::Step;
use crate::words::projector_labels;

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) part: PartProps,
    pub(super) number: usize,
    pub(super) all: usize,
}

/// Back and forth, blank, full screen, and the way out.
#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { part, number, all } = props;
    let words = projector_labels(part.state.language);
    let button = |name, text: &'static str, what: Projecting, enabled: bool| {
        html! {
            <button
                type="button"
                data-action={name}
                aria-disabled={off(enabled)}
                onclick={enabled.then(|| part.act.reform(move |_: MouseEvent| Action::Project(what)))}
            >
                { text }
            </button>
        }
    };
    let (previous, next) = (Projecting::Go(Step::Previous), Projecting::Go(Step::Next));
    html! {
        <nav class="projector-controls" aria-label={words.controls}>
            { button("previous", words.previous, previous, *number > 1) }
            <span class="projector-number">{ format!("{number} / {all}") }</span>
            { button("next", words.next, next, number < all) }
            { button("blank", words.blank, Projecting::Blank, true) }
            <button
                type="button"
                data-action="full-screen"
                onclick={Callback::from(|_: MouseEvent| toggle_full_screen())}
            >
                { words.full_screen }
            </button>
            <a class="as-button" data-action="leave" href={back(part)}>{ words.leave }</a>
        </nav>
    }
}
