//! The overview of all keys and gestures.

use yew::prelude::*;

use crate::app::{Action, Composing, Later};
use crate::page::toolbar::PartProps;
use crate::words::{Meaning, dialog_labels, gestures, keys};

/// Opens the overview.
#[component]
pub(in crate::page) fn KeysButton(props: &PartProps) -> Html {
    let name = dialog_labels(props.state.language).keys;
    html! {
        <button
            type="button"
            data-action="keys"
            aria-label={name}
            title={name}
            aria-keyshortcuts="?"
            onclick={props.act.reform(|_: MouseEvent| Action::Later(Later::Compose(Composing::Keys)))}
        >
            { "?" }
        </button>
    }
}

/// What can be done with a finger, then all keys, by where they mean something.
#[component]
pub(super) fn Keys(props: &PartProps) -> Html {
    let language = props.state.language;
    let row = |(key, meaning): (&'static str, &'static str)| {
        html! {
            <><dt>{ key }</dt><dd>{ meaning }</dd></>
        }
    };
    let group = |class, (heading, rows): (&'static str, Vec<Meaning>)| {
        html! {
            <section {class}>
                <h3>{ heading }</h3>
                <dl>{ for rows.into_iter().map(row) }</dl>
            </section>
        }
    };
    html! {
        <div class="keys">
            <h2 id="dialog-heading" tabindex="-1" autofocus=true>{ dialog_labels(language).keys }</h2>
            { group("is-gestures", gestures(language)) }
            { for keys(language).into_iter().map(|keys| group("is-keys", keys)) }
        </div>
    }
}
