//! Loads the rest of the page while the charts can already be used.

use std::cell::Cell;

use gloo::utils::window;
use js_sys::Promise;
use js_sys::futures::{JsFuture, spawn_local};
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

/// The rest of the page, asked for until it comes.
pub(super) async fn awaited() -> &'static Rest {
    loop {
        if let Some(rest) = arrival().await {
            return rest;
        }
        pause(PAUSE).await;
    }
}

/// Time between two attempts (ms).
const PAUSE: i32 = 2_000;

async fn pause(time: i32) {
    let pause = Promise::new(&mut |then, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&then, time).ok();
    });
    JsFuture::from(pause).await.ok();
}

/// Longest time that is waited for a frame (ms): a page that nobody sees has none.
const FRAME: i32 = 100;

/// Waits until what has changed is painted, if anybody sees it.
pub(super) async fn painted() {
    let frame = Promise::new(&mut |then, _| {
        window().request_animation_frame(&then).ok();
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&then, FRAME).ok();
    });
    JsFuture::from(frame).await.ok();
    pause(0).await;
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
    #[expect(clippy::unused_self, reason = "who has it is drawn anew when the rest has come")]
    pub(super) fn show(&self, part: impl FnOnce(&Rest) -> Html) -> Html {
        here().map(part).unwrap_or_default()
    }

    /// A part that is all of the page.
    pub(super) fn show_alone(&self, part: impl FnOnce(&Rest) -> Html, language: Language) -> Html {
        match (here(), *self.presence) {
            (Some(rest), _) => part(rest),
            (None, Presence::Missing) => self.complaint(language),
            (None, _) => html! { <p role="status">{ labels(language).loading }</p> },
        }
    }

    /// That the rest has not arrived, with a button to try again.
    pub(super) fn complaint(&self, language: Language) -> Html {
        if here().is_some() || *self.presence != Presence::Missing {
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
