//! Loads the rest of the page while the charts can already be used.

use std::cell::Cell;

use js_sys::futures::spawn_local;
use yew::prelude::*;

use super::rest::{Rest, rest};
use crate::text::Language;
use crate::words::labels;

thread_local! {
    static REST: Cell<Option<&'static Rest>> = const { Cell::new(None) };
}

/// The rest of the page, if it is there.
pub(super) fn here() -> Option<&'static Rest> {
    REST.get()
}

/// The rest of the page as soon as it is there; nothing if it does not arrive.
pub(super) async fn arrival() -> Option<&'static Rest> {
    if REST.get().is_none() {
        REST.set(rest().await.ok());
    }
    REST.get()
}

/// How far the loading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    /// On its way.
    Coming,
    /// Loaded.
    Here,
    /// It did not arrive.
    Missing,
}

/// The rest of the page as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Later {
    presence: UseStateHandle<Presence>,
}

/// Loads the rest of the page as soon as the charts are drawn.
#[hook]
pub(super) fn use_later() -> Later {
    let later = Later { presence: use_state(|| Presence::Coming) };
    use_effect_with((), {
        let later = later.clone();
        move |()| later.load()
    });
    later
}

impl Later {
    fn load(&self) {
        let presence = self.presence.clone();
        presence.set(Presence::Coming);
        spawn_local(async move {
            let rest = arrival().await;
            presence.set(if rest.is_some() { Presence::Here } else { Presence::Missing });
        });
    }

    /// A part of the page; nothing as long as it has not been loaded.
    pub(super) fn show(&self, part: impl FnOnce(&Rest) -> Html) -> Html {
        here().filter(|_| *self.presence == Presence::Here).map(part).unwrap_or_default()
    }

    /// A part that is all of the page.
    pub(super) fn show_alone(&self, part: impl FnOnce(&Rest) -> Html, language: Language) -> Html {
        match *self.presence {
            Presence::Here => self.show(part),
            Presence::Coming => html! { <p role="status">{ labels(language).loading }</p> },
            Presence::Missing => self.complaint(language),
        }
    }

    /// That the rest has not arrived, with a button to try again.
    pub(super) fn complaint(&self, language: Language) -> Html {
        if *self.presence != Presence::Missing {
            return Html::default();
        }
        let words = labels(language);
        let later = self.clone();
        let again = Callback::from(move |_: MouseEvent| later.load());
        html! {
            <p class="run-line" role="alert">
                { words.rest_missing }
                <button type="button" data-action="load-again" onclick={again}>
                    { words.load_again }
                </button>
            </p>
        }
    }
}
