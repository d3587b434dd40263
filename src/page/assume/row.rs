//! One field: a slider and a number, or a choice; its range, its origin and the way back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{
    Element, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use crate::app::{Action, Assuming, Later};
use crate::scenario::fields::{Allowed, Choice, Dial, Entry, Part, Value};
use crate::text::Language;
use crate::words::fields::{amount, choice, default_is, number, typed, unit_of, when_empty};
use crate::words::{assumption_labels, labels};

/// A slider that rests for so long is taken (ms).
const REST: u32 = 300;

/// What a row shows.
#[derive(Clone, PartialEq)]
pub(super) struct RowPart {
    pub(super) entry: Entry,
    pub(super) original: Value,
    pub(super) name: String,
    /// Nothing if the row before means the same.
    pub(super) meaning: &'static str,
    pub(super) place: String,
    pub(super) is_source: bool,
    /// What holds if the field is empty, as far as that is a number.
    pub(super) held_when_empty: Option<f64>,
    /// What it was to be but could not, and why.
    pub(super) unfit: Option<(Value, String)>,
    pub(super) language: Language,
}

#[derive(PartialEq, Properties)]
pub(super) struct RowProps {
    pub(super) row: RowPart,
    /// The shape of a time, below its mean.
    #[prop_or_default]
    pub(super) shapes: Vec<RowPart>,
    pub(super) act: Callback<Action>,
}

/// One field.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let RowPart { entry, original, name, place, unfit, language, .. } = &props.row;
    let is_changed = entry.value != *original;
    let refusal = unfit.as_ref().map_or_else(Html::default, |(_, why)| {
        html! { <Refusal why={why.clone()} id={format!("{place}-unfit")} /> }
    });
    let input = match entry.allowed {
        Allowed::Numbers { .. } => html! {
            <>
                <Number row={props.row.clone()} act={props.act.clone()} />
                { refusal }
                <Slider row={props.row.clone()} act={props.act.clone()} />
            </>
        },
        Allowed::Choices(choices) => html! { <>{ chooser(props, choices) }{ refusal }</> },
    };
    html! {
        <div
            class={classes!("assume-row", is_changed.then_some("is-changed"))}
            data-field={place.clone()}
        >
            <label for={format!("{place}-value")}>{ name }</label>
            { input }
            { hint(props, is_changed) }
            { shapes(props, *language) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct RefusalProps {
    why: String,
    id: String,
}

/// Why something cannot be, where it was entered; it comes into sight when it is new.
#[component]
fn Refusal(props: &RefusalProps) -> Html {
    let place = use_node_ref();
    use_effect_with(props.why.clone(), {
        let place = place.clone();
        move |_| {
            if let Some(shown) = place.cast::<Element>() {
                let how = ScrollIntoViewOptions::new();
                how.set_block(ScrollLogicalPosition::Nearest);
                shown.scroll_into_view_with_scroll_into_view_options(&how);
            }
        }
    });
    html! {
        <p ref={place} class="assume-unfit" role="alert" id={props.id.clone()}>{ &props.why }</p>
    }
}

/// What the field means, what the case has, and from where.
fn hint(props: &RowProps, is_changed: bool) -> Html {
    let RowPart {
        entry, original, place, is_source, language, name, meaning, held_when_empty, ..
    } = &props.row;
    let words = labels(*language);
    let (word, class) =
        if *is_source { (words.from_source, "is-source") } else { (words.assumed, "is-assumed") };
    let restore = assumption_labels(*language).restore;
    let field = entry.field;
    html! {
        <>
            <p class="assume-hint" id={format!("{place}-hint")}>
                { *meaning }
                <span class="assume-facts">
                    <span class={classes!("origin", class)}>{ word }</span>
                    <span>{ default_is(field, *original, *held_when_empty, *language) }</span>
                </span>
            </p>
            if is_changed {
                <button
                    type="button"
                    class="assume-restore"
                    data-action="restore"
                    aria-label={format!("{restore} {name}")}
                    onclick={props.act.reform(move |_: MouseEvent| {
                        Action::Later(Later::Assume(Assuming::Restore(field)))
                    })}
                >
                    { restore }
                </button>
            }
        </>
    }
}

/// The shape of a time, folded; its heading says what it is.
fn shapes(props: &RowProps, language: Language) -> Html {
    let said: Vec<String> = props
        .shapes
        .iter()
        .map(|shape| match shape.entry.field.part {
            Part::Variation => {
                format!("{} {}", shape.name, amount(shape.entry.field, shape.entry.value, language))
            }
            Part::Itself | Part::Mean | Part::Shape => {
                amount(shape.entry.field, shape.entry.value, language)
            }
        })
        .collect();
    let row = |shape: &RowPart| {
        let key = shape.place.clone();
        html! { <Row {key} row={shape.clone()} act={props.act.clone()} /> }
    };
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <details class="assume-shape">
            <summary>{ said.join(" · ") }</summary>
            { for props.shapes.iter().map(row) }
        </details>
    }
}

fn chooser(props: &RowProps, choices: &'static [Choice]) -> Html {
    let RowPart { entry, place, language, .. } = &props.row;
    let field = entry.field;
    let act = props.act.clone();
    let choose = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>();
        let place = chosen.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some(choice) = place.and_then(|place| choices.get(place)) {
            act.emit(Action::Later(Later::Assume(Assuming::Try(field, Value::Choice(*choice)))));
            act.emit(Action::Later(Later::Assume(Assuming::Take)));
        }
    };
    let option = |each: &Choice| {
        let selected = Value::Choice(*each) == entry.value;
        html! { <option {selected}>{ choice(field, *each, *language) }</option> }
    };
    html! {
        <select
            id={format!("{place}-value")}
            aria-describedby={format!("{place}-hint")}
            onchange={choose}
        >
            { for choices.iter().map(option) }
        </select>
    }
}

#[derive(PartialEq, Properties)]
struct InputProps {
    row: RowPart,
    act: Callback<Action>,
}

/// The number: it is read when the field is left or Enter is pressed. What cannot be stays as it was
/// typed, beside the reason, so that it can be mended.
#[component]
fn Number(props: &InputProps) -> Html {
    let RowPart { entry, place, language, unfit, held_when_empty, .. } = &props.row;
    let (field, language) = (entry.field, *language);
    let unread = use_state(String::new);
    let shown = match unfit.as_ref().map_or(entry.value, |(wanted, _)| *wanted) {
        Value::Number(value) if value.is_nan() => (*unread).clone(),
        Value::Number(value) => number(field, value),
        Value::Absent | Value::Choice(_) => String::new(),
    };
    let (act, before) = (props.act.clone(), shown.clone());
    let read = move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if input.value().trim() != before {
            unread.set(input.value());
            let value = typed(field, &input.value(), language);
            act.emit(Action::Later(Later::Assume(Assuming::Try(field, value))));
            act.emit(Action::Later(Later::Assume(Assuming::Take)));
        }
    };
    // What is typed is undone by the field itself.
    let keep_undo = |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.stop_propagation();
        }
    };
    let unit = unit_of(field, language);
    html! {
        <span class="assume-number">
            <input
                id={format!("{place}-value")}
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value={shown}
                placeholder={when_empty(field, *held_when_empty, language)}
                aria-describedby={match unfit {
                    Some(_) => format!("{place}-unfit {place}-hint"),
                    None => format!("{place}-hint"),
                }}
                aria-invalid={unfit.is_some().to_string()}
                onchange={read}
                onkeydown={keep_undo}
            />
            <span class="assume-unit">{ unit }</span>
        </span>
    }
}

/// The slider: what it passes is tried, where it rests or is let go is taken.
#[component]
fn Slider(props: &InputProps) -> Html {
    let RowPart { entry, original, name, place, language, held_when_empty, .. } = &props.row;
    let rest = use_mut_ref(|| None::<Timeout>);
    // A slider that goes out of sight is let go.
    use_effect_with((), {
        let (resting, act) = (Rc::clone(&rest), props.act.clone());
        move |()| move || take_now(&resting, &act)
    });
    let Some(dial) = Dial::of(entry, *original) else { return Html::default() };
    let field = entry.field;
    let (value, told) = match entry.value {
        Value::Number(value) => (value, amount(field, entry.value, *language)),
        // It goes on from what holds; without a limit that is the end.
        Value::Absent | Value::Choice(_) => (
            held_when_empty.unwrap_or_else(|| dial.at(dial.last())),
            when_empty(field, *held_when_empty, *language),
        ),
    };
    let (act, stops) = (props.act.clone(), dial.clone());
    let resting = Rc::clone(&rest);
    let pass = move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let position = input.and_then(|input| input.value().parse::<usize>().ok());
        if let Some(position) = position {
            act.emit(Action::Later(Later::Assume(Assuming::Try(
                field,
                Value::Number(stops.at(position)),
            ))));
            let act = act.clone();
            let take = move || act.emit(Action::Later(Later::Assume(Assuming::Take)));
            *resting.borrow_mut() = Some(Timeout::new(REST, take));
        }
    };
    let (act, resting) = (props.act.clone(), rest);
    let let_go = move |_: PointerEvent| take_now(&resting, &act);
    html! {
        <div class="assume-dial">
            { default_tick(&dial, *original) }
            <input
                type="range"
                class="dial"
                min="0"
                max={dial.last().to_string()}
                step="1"
                value={dial.position(value).to_string()}
                aria-label={name.clone()}
                aria-valuetext={told}
                aria-describedby={format!("{place}-hint")}
                oninput={pass}
                onpointerup={let_go}
            />
        </div>
    }
}

fn take_now(resting: &RefCell<Option<Timeout>>, act: &Callback<Action>) {
    if resting.take().is_some() {
        act.emit(Action::Later(Later::Assume(Assuming::Take)));
    }
}

/// Where the slider stood at first.
fn default_tick(dial: &Dial, original: Value) -> Html {
    let Value::Number(value) = original else { return Html::default() };
    let place = 100.0 * dial.position(value) as f64 / dial.last().max(1) as f64;
    let x = format!("{place:.2}%");
    html! {
        <svg class="assume-tick" aria-hidden="true">
            <line x1={x.clone()} x2={x} y1="0" y2="100%" />
        </svg>
    }
}
