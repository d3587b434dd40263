//! A dialog over the page: one way to open it, to close it and to give the focus back.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ModalProps {
    /// How it looks.
    pub(super) class: &'static str,
    /// The id of the heading that names it.
    pub(super) heading: &'static str,
    /// What it is.
    #[prop_or_default]
    pub(super) part: Option<&'static str>,
    /// Where this holds of the window it stands beside the page, which stays usable.
    #[prop_or_default]
    pub(super) beside: Option<&'static str>,
    /// Closes it in the state.
    pub(super) close: Callback<()>,
    pub(super) children: Html,
}

/// A dialog that is open as long as it is there. Escape closes it and, where it lies over the page, so
/// does a press beside it.
#[component]
pub(super) fn Modal(props: &ModalProps) -> Html {
    let ModalProps { class, heading, part, beside, close, children } = props;
    let place = use_node_ref();
    use_effect_with((), {
        let (place, close, beside) = (place.clone(), close.clone(), *beside);
        move |()| {
            let dialog = place.cast::<HtmlDialogElement>();
            let listeners = dialog.as_ref().map(|dialog| show(dialog, beside, &close));
            move || {
                drop(listeners);
                if let Some(dialog) = dialog {
                    // Gives the focus back to where it was.
                    dialog.close();
                }
            }
        }
    });
    let press = {
        let (place, close, covers) = (place.clone(), close.clone(), beside.is_none());
        Callback::from(move |event: MouseEvent| {
            // Whoever presses beside it presses the dialog itself, not what is in it.
            if covers && event.target_dyn_into::<Element>() == place.cast::<Element>() {
                close.emit(());
            }
        })
    };
    let escape = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    html! {
        <dialog
            ref={place}
            class={*class}
            data-part={*part}
            aria-labelledby={*heading}
            onclick={press}
            onkeydown={escape}
        >
            { children.clone() }
        </dialog>
    }
}

/// Shows the dialog; whatever else closes it closes it in the state as well.
fn show(
    dialog: &HtmlDialogElement,
    beside: Option<&str>,
    close: &Callback<()>,
) -> [EventListener; 2] {
    let has_room =
        |query| window().match_media(query).ok().flatten().is_some_and(|it| it.matches());
    if beside.is_some_and(has_room) {
        dialog.show();
    } else {
        // A dialog that is shown already stays so.
        dialog.show_modal().ok();
    }
    ["cancel", "close"].map(|name| {
        let close = close.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(dialog, name, options, move |event| {
            event.prevent_default();
            close.emit(());
        })
    })
}
