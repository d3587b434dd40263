//! The dialogs: a search for what can be done, a move that is being put together, and the keys.

mod draft;
mod field;
mod find;
mod keys;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use self::draft::DraftForm;
use self::find::Finder;
use self::keys::Keys;
use super::toolbar::PartProps;
use crate::app::{Action, Composing, Dialog};
use crate::words::dialog_labels;

pub(super) use self::find::FindButton;
pub(super) use self::keys::KeysButton;

/// The dialog that is open, if one is.
#[component]
pub(super) fn Dialogs(props: &PartProps) -> Html {
    let inside = match &props.state.dialog {
        None => return Html::default(),
        Some(Dialog::Find) => html! { <Finder ..props.clone() /> },
        Some(Dialog::Draft(draft)) => {
            html! { <DraftForm part={props.clone()} draft={(**draft).clone()} /> }
        }
        Some(Dialog::Keys) => html! { <Keys ..props.clone() /> },
    };
    html! { <Shell part={props.clone()}>{ inside }</Shell> }
}

#[derive(PartialEq, Properties)]
struct ShellProps {
    part: PartProps,
    children: Html,
}

/// The dialog itself: over the page, closed by Escape, by its button and by a click beside it.
#[component]
fn Shell(props: &ShellProps) -> Html {
    let PartProps { state, act, .. } = &props.part;
    let place = use_node_ref();
    use_effect_with((), {
        let (place, act) = (place.clone(), act.clone());
        move |()| {
            let dialog = place.cast::<HtmlDialogElement>();
            let listeners = dialog.as_ref().map(|dialog| show(dialog, &act));
            move || {
                drop(listeners);
                if let Some(dialog) = dialog {
                    // Gives the focus back to where it was.
                    dialog.close();
                }
            }
        }
    });
    let beside = {
        let (place, act) = (place.clone(), act.clone());
        Callback::from(move |event: MouseEvent| {
            let is_beside = event.target_dyn_into::<Element>() == place.cast::<Element>();
            if is_beside {
                act.emit(Action::Compose(Composing::Close));
            }
        })
    };
    let close = dialog_labels(state.language).close;
    html! {
        <dialog ref={place} class="dialog" aria-labelledby="dialog-heading" onclick={beside}>
            <div class="dialog-inside">
                { props.children.clone() }
                <button
                    type="button"
                    class="dialog-close"
                    data-action="close-dialog"
                    aria-label={close}
                    title={close}
                    onclick={act.reform(|_: MouseEvent| Action::Compose(Composing::Close))}
                >
                    { "✕" }
                </button>
            </div>
        </dialog>
    }
}

/// Shows the dialog; whatever else closes it closes it in the state as well.
fn show(dialog: &HtmlDialogElement, act: &Callback<Action>) -> [EventListener; 2] {
    // A dialog that is shown already stays so.
    dialog.show_modal().ok();
    ["cancel", "close"].map(|name| {
        let act = act.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(dialog, name, options, move |event| {
            event.prevent_default();
            act.emit(Action::Compose(Composing::Close));
        })
    })
}
