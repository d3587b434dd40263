//! The steps of the reform, as sentences that can be removed, and the reforms of the case.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::store::acting;
use super::toolbar::PartProps;
use crate::app::Action;
use crate::cases::Reading;
use crate::scenario::{Merge, Move, Sharing};
use crate::words::{labels, sharing, step};

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

/// The steps of the reform.
#[component]
pub(super) fn Steps(props: &PartProps) -> Html {
    let state = &props.state;
    let words = labels(state.language);
    let moves = state.document().moves();
    let readings = &state.document().case().readings;
    let applied = readings.iter().find(|reading| reading.reform == moves);
    html! {
        <section class="steps" data-part="steps" aria-labelledby="steps-heading">
            <h3 id="steps-heading">{ words.steps }</h3>
            { if moves.is_empty() {
                html! { <p>{ words.no_steps }</p> }
            } else {
                html! { <ol>{ for moves.iter().enumerate().map(|step| item(step, props)) }</ol> }
            } }
            { for applied.map(|reading| html! {
                <p>{ reading.note.get(state.language).to_owned() }</p>
            }) }
        </section>
    }
}

fn item((index, each): (usize, &Move), props: &PartProps) -> Html {
    let language = props.state.language;
    let remove = labels(language).remove;
    let sentence = step(each, &props.names, language);
    html! {
        <li key={index}>
            <span>{ &sentence }</span>
            { if let Move::Merge(merge) = each {
                sharing_choice(index, merge, props)
            } else {
                Html::default()
            } }
            <button
                type="button"
                aria-label={format!("{remove} {sentence}")}
                title={remove}
                onclick={props.act.reform(move |_: MouseEvent| Action::Remove(index))}
            >
                { "✕" }
            </button>
        </li>
    }
}

/// Who takes whose papers in the large section that a merge makes.
fn sharing_choice(index: usize, merge: &Merge, props: &PartProps) -> Html {
    let language = props.state.language;
    let choose = acting(&props.act, move |event: &Event| {
        let chosen: HtmlSelectElement = event.target_dyn_into()?;
        let place = usize::try_from(chosen.selected_index()).ok()?;
        Sharing::ALL.get(place).map(|sharing| Action::Share(index, *sharing))
    });
    let option = |each: Sharing| {
        html! {
            <option selected={each == merge.sharing}>{ sharing(each, language) }</option>
        }
    };
    html! {
        <select
            data-sharing={index.to_string()}
            aria-label={labels(language).sharing}
            onchange={choose}
        >
            { for Sharing::ALL.into_iter().map(option) }
        </select>
    }
}
