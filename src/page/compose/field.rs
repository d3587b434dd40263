//! The parts of a form: selects, boxes, numbers and names.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::form::{Choice, Entry, Field, Input, Slot};
use crate::app::{Action, Composing, Later};
use crate::page::store::acting;
use crate::page::toolbar::PartProps;
use crate::units::UnitId;
use crate::words::{choice, choose_a_matter, slot};

/// One part of a form, which may be open: then nothing is chosen yet.
pub(super) fn field(field: &Field, open: bool, part: &PartProps) -> Html {
    let name = slot(field.slot, part.state.language);
    match &field.input {
        Input::Many { options, chosen } => boxes(field.slot, name, options, chosen, part),
        Input::Yes(yes) => html! {
            <label class="field is-box">
                <input type="checkbox" checked={*yes} onchange={change(field.slot, part, |input| {
                    Some(Entry::Yes(input.checked()))
                })} />
                <span>{ name }</span>
            </label>
        },
        input @ (Input::One { .. } | Input::Number { .. } | Input::Name(_)) => html! {
            <label class="field">
                <span class="field-name">{ name }</span>
                { control(field.slot, input, open, part) }
            </label>
        },
    }
}

fn control(slot: Slot, input: &Input, open: bool, part: &PartProps) -> Html {
    let language = part.state.language;
    match input {
        Input::One { options, chosen } => {
            select(slot, options, Some(chosen).filter(|_| !open), part)
        }
        Input::Number { value, least, most, step } => html! {
            <input
                type="number"
                inputmode="decimal"
                data-slot={word(slot)}
                value={value.to_string()}
                min={least.to_string()}
                max={most.to_string()}
                step={step.to_string()}
                oninput={entered(slot, part, |input| {
                    let number = input.value_as_number();
                    number.is_finite().then_some(Entry::Number(number))
                })}
            />
        },
        Input::Name(name) => html! {
            <input
                type="text"
                data-slot={word(slot)}
                value={name.get(language).to_owned()}
                onchange={change(slot, part, |input| Some(Entry::Name(input.value())))}
            />
        },
        Input::Many { .. } | Input::Yes(_) => Html::default(),
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
    entry: impl Fn(&HtmlInputElement) -> Option<Entry> + 'static,
) -> Callback<InputEvent> {
    acting(&part.act, move |event: &InputEvent| Some(fill(slot, entry(&event.target_dyn_into()?)?)))
}

/// A word for scripts that read the page.
fn word(slot: Slot) -> String {
    format!("{slot:?}").to_lowercase()
}
