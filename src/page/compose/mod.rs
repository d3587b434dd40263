//! The dialogs: a search for what can be done, a move that is being put together, and the keys.

mod commands;
mod draft;
mod field;
mod find;
mod keys;

use yew::prelude::*;

use self::draft::DraftForm;
use self::find::Finder;
use self::keys::Keys;
use super::modal::Modal;
use super::toolbar::PartProps;
use crate::app::{Action, Composing, Dialog, Later};
use crate::words::dialog_labels;

pub(super) use self::find::FindButton;
pub(super) use self::keys::KeysButton;

/// The dialog that is open, if one is.
#[component]
pub(super) fn Dialogs(props: &PartProps) -> Html {
    let inside = match props.state.open_dialog() {
        None => return Html::default(),
        Some(Dialog::Find) => html! { <Finder ..props.clone() /> },
        Some(Dialog::Draft(draft)) => {
            html! { <DraftForm part={props.clone()} draft={(**draft).clone()} /> }
        }
        Some(Dialog::Keys) => html! { <Keys ..props.clone() /> },
    };
    let close = props.act.reform(|()| Action::Later(Later::Compose(Composing::Close)));
    let name = dialog_labels(props.state.language).close;
    html! {
        <Modal class="dialog" heading="dialog-heading" close={close.clone()}>
            <div class="dialog-inside">
                { inside }
                <button
                    type="button"
                    class="dialog-close"
                    data-action="close-dialog"
                    aria-label={name}
                    title={name}
                    onclick={close.reform(|_: MouseEvent| ())}
                >
                    { "✕" }
                </button>
            </div>
        </Modal>
    }
}
