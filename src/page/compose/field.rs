//! The parts of a form: selects, boxes, numbers and names.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::form::{Choice, Entry, Field, Input, Slot};
use crate::app::{Action, Composing, Later, Proposal};
use crate::page::store::acting;
use crate::page::toolbar::PartProps;
use crate::text::Text;
use crate::units::UnitId;
use crate::words::fields::{read, written};
use crate::words::{choice, choose_a_matter, over_quota, slot, slot_unit, unfit_number};

/// One part of the form of a move.
pub(super) fn field(field: &Field, draft: &Proposal, part: &PartProps) -> Html {
    let language = part.state.language;
    let (asked, name) = (field.slot, slot(field.slot, language));
    match &field.input {
        Input::Many { options, chosen } => boxes(asked, name, options, chosen, part),
        Input::OverQuota { yes, quota } => html! {
            <label class="field is-box">
                <input type="checkbox" checked={*yes} onchange={change(asked, part, |input| {
                    Some(Entry::Yes(input.checked()))
                })} />
                <span>{ over_quota(*quota, language) }</span>
            </label>
        },
        Input::One { options, chosen } => {
            let is_open = draft.open == Some(asked);
            let control = select(asked, options, Some(chosen).filter(|_| !is_open), part);
            labelled(name, control)
        }
        Input::Number { value, .. } => number(field, *value, draft, part),
        Input::Name(given) => labelled(name, called(asked, given, draft, part)),
    }
}

fn labelled(name: &'static str, control: Html) -> Html {
    html! { <label class="field"><span class="field-name">{ name }</span>{ control }</label> }
}

/// A number: what cannot be stays as it was typed, beside the reason.
fn number(field: &Field, value: f64, draft: &Proposal, part: &PartProps) -> Html {
    let language = part.state.language;
    let asked = field.slot;
    let typed = draft.typed.get(&asked);
    let why = typed.and_then(|typed| unfit_number(typed, &field.input, language));
    let id = format!("unfit-{}", word(asked));
    let input = html! {
        <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            class="is-number"
            data-slot={word(asked)}
            value={typed.map_or_else(|| written(value), |typed| typed.text.clone())}
            aria-invalid={why.is_some().to_string()}
            aria-describedby={why.is_some().then(|| id.clone())}
            oninput={entered(asked, part, move |text| {
                let number = read(&text, slot_unit(asked, language));
                Entry::Number(text, number)
            })}
        />
    };
    html! {
        <>
            { labelled(slot(asked, language), input) }
            // Always there: a field beside which something came and went would be drawn anew.
            <p class="field-unfit" role="alert" {id} hidden={why.is_none()}>{ why }</p>
        </>
    }
}

/// A name: nothing typed is the name that the field shows as its hint.
fn called(asked: Slot, name: &Text, draft: &Proposal, part: &PartProps) -> Html {
    let name = name.get(part.state.language).to_owned();
    let typed = draft.typed.get(&asked).map(|typed| typed.text.clone());
    html! {
        <input
            type="text"
            autocomplete="off"
            data-slot={word(asked)}
            value={typed.unwrap_or_else(|| name.clone())}
            placeholder={name}
            oninput={entered(asked, part, Entry::Name)}
        />
    }
}

fn select(slot: Slot, options: &[Choice], chosen: Option<&Choice>, part: &PartProps) -> Html {
    let language = part.state.language;
    let is_open = chosen.is_none();
    let offered = options.to_vec();
    let choose = acting(&part.act, move |event: &Event| {
        let select: HtmlSelectElement = event.target_dyn_into()?;
        let place = usize::try_from(select.selected_index()).ok()?;
        let place = place.checked_sub(usize::from(is_open))?;
        Some(fill(slot, Entry::Choice(offered.get(place)?.clone())))
    });
    let option = |each: &Choice| {
        html! {
            <option key={format!("{each:?}")} selected={Some(each) == chosen}>
                { choice(each, &part.names, language) }
            </option>
        }
    };
    html! {
        <select data-slot={word(slot)} onchange={choose}>
            if is_open {
                <option key="open" selected=true disabled=true>{ choose_a_matter(language) }</option>
            }
            { for options.iter().map(option) }
        </select>
    }
}

fn boxes(
    slot: Slot,
    name: &'static str,
    options: &[UnitId],
    chosen: &[UnitId],
    part: &PartProps,
) -> Html {
    let language = part.state.language;
    let option = |unit: &UnitId| {
        let toggled = unit.clone();
        html! {
            <label class="field is-box" key={unit.to_string()}>
                <input
                    type="checkbox"
                    value={unit.to_string()}
                    checked={chosen.contains(unit)}
                    onchange={change(slot, part, move |_| Some(Entry::Toggle(toggled.clone())))}
                />
                <span>{ part.names.unit(unit, language).to_owned() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="boxes">
            <legend class="field-name">{ name }</legend>
            { for options.iter().map(option) }
        </fieldset>
    }
}

fn fill(slot: Slot, entry: Entry) -> Action {
    Action::Later(Later::Compose(Composing::Fill(slot, entry)))
}

fn change(
    slot: Slot,
    part: &PartProps,
    entry: impl Fn(&HtmlInputElement) -> Option<Entry> + 'static,
) -> Callback<Event> {
    acting(&part.act, move |event: &Event| Some(fill(slot, entry(&event.target_dyn_into()?)?)))
}

fn entered(
    slot: Slot,
    part: &PartProps,
    entry: impl Fn(String) -> Entry + 'static,
) -> Callback<InputEvent> {
    acting(&part.act, move |event: &InputEvent| {
        let input: HtmlInputElement = event.target_dyn_into()?;
        Some(fill(slot, entry(input.value())))
    })
}

/// A word for scripts that read the page.
fn word(slot: Slot) -> String {
    format!("{slot:?}").to_lowercase()
}
