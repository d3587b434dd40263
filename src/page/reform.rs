//! The reforms of the case, to be taken as they are.

use yew::prelude::*;

use super::toolbar::PartProps;
use crate::app::Action;
use crate::cases::Reading;
use crate::words::labels;

/// The reforms that the text can be read as, to be taken as they are.
#[component]
pub(super) fn Readings(props: &PartProps) -> Html {
    let state = &props.state;
    let words = labels(state.language);
    let readings = &state.document().case().readings;
    html! {
        <div class="readings" role="group" aria-label={words.apply_reform}>
            <span>{ words.apply_reform }</span>
            { for readings.iter().enumerate().map(|(index, each)| reading(index, each, props)) }
        </div>
    }
}

fn reading(index: usize, reading: &Reading, props: &PartProps) -> Html {
    let is_applied = reading.reform == props.state.document().moves();
    html! {
        <button
            type="button"
            key={reading.id.clone()}
            data-reading={reading.id.clone()}
            aria-pressed={is_applied.to_string()}
            onclick={props.act.reform(move |_: MouseEvent| Action::Apply(index))}
        >
            { reading.title.get(props.state.language).to_owned() }
        </button>
    }
}
