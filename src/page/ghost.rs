//! The picture of what is dragged.

use std::rc::Rc;

use yew::prelude::*;

use super::board::Pointer;
use super::later;
use crate::app::Held;
use crate::text::Language;
use crate::words::{Names, and_others};

/// What is held, by its name.
pub(super) fn called(held: &Held, names: &Names, language: Language) -> String {
    and_others(names.unit(&held.unit, language), held.all().len(), language)
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
    // What would come of a drop is told as soon as the rest of the page is there.
    let foretold = later::here().map(|rest| (rest.foretold)(held, names, *language));
    let (class, _, figures) = foretold.unwrap_or_default();
    // Its size decides where there is room for it.
    use_effect_with(figures.clone(), {
        let pointer = Rc::clone(pointer);
        move |_| pointer.place_ghost()
    });
    html! {
        <div ref={pointer.ghost.clone()} class={classes!("ghost", class)} aria-hidden="true">
            <div class="ghost-card">
                <p class="name">{ called(held, names, *language) }</p>
                { for figures.into_iter().map(|figure| html! { <p>{ figure }</p> }) }
            </div>
        </div>
    }
}
