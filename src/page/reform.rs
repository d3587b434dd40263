//! The steps of the reform, as sentences that can be removed, and the reforms of the case.

use yew::prelude::*;

use super::toolbar::PartProps;
use crate::app::Action;
use crate::cases::Reading;
use crate::scenario::Move;
use crate::words::{labels, step};

/// The steps of the reform.
#[component]
pub(super) fn Reform(props: &PartProps) -> Html {
    let state = &props.state;
    let words = labels(state.language);
    let moves = state.document().moves();
    let readings = &state.document().case().readings;
    let applied = readings.iter().find(|reading| reading.reform == moves);
    html! {
        <section class="reform" data-part="reform" aria-labelledby="reform-steps">
            <h2 id="reform-steps">{ words.steps }</h2>
            { steps(moves, props) }
            <div class="readings" role="group" aria-label={words.apply_reform}>
                <span>{ words.apply_reform }</span>
                { for readings.iter().enumerate().map(|(index, each)| reading(index, each, props)) }
            </div>
            { for applied.map(|reading| html! {
                <p class="reading-note">{ reading.note.get(state.language).to_owned() }</p>
            }) }
        </section>
    }
}

fn steps(moves: &[Move], props: &PartProps) -> Html {
    let language = props.state.language;
    let words = labels(language);
    if moves.is_empty() {
        return html! { <p class="no-steps">{ words.no_steps }</p> };
    }
    let item = |(index, each): (usize, &Move)| {
        let sentence = step(each, &props.names, language);
        html! {
            <li key={index}>
                <span>{ &sentence }</span>
                <button
                    type="button"
                    class="remove"
                    aria-label={format!("{} {sentence}", words.remove)}
                    title={words.remove}
                    onclick={props.act.reform(move |_: MouseEvent| Action::Remove(index))}
                >
                    { "✕" }
                </button>
            </li>
        }
    };
    html! { <ol class="steps">{ for moves.iter().enumerate().map(item) }</ol> }
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
