//! The table of the check: a line for each measure, and its deviation drawn.

use std::rc::Rc;

use yew::prelude::*;

use crate::scene::deviation;
use crate::text::Language;
use crate::validate::{Agreement, System, TOLERANCE};
use crate::words::{agreement, check_labels, decimal, decimals, measured, signed, system};

/// Deviations that have a hairline.
const LINES: [f64; 3] = [-TOLERANCE, 0.0, TOLERANCE];

#[derive(PartialEq, Properties)]
pub(super) struct ComparedProps {
    pub(super) agreements: Rc<[Agreement]>,
    pub(super) language: Language,
}

/// All systems; those whose turn has not come have only their name.
#[component]
pub(super) fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { agreements, language } = props;
    let language = *language;
    let words = check_labels(language);
    let lines = |one: System| {
        let found: Vec<&Agreement> =
            agreements.iter().filter(|found| found.system == one).collect();
        match found.as_slice() {
            [] => to_come(one, language),
            found => {
                let place = |(place, found): (usize, &&Agreement)| line(found, place > 0, language);
                found.iter().enumerate().map(place).collect()
            }
        }
    };
    let [system, measure, exact, simulated, deviation, verdict] = words.columns;
    html! {
        <table class="check-table">
            <caption class="visually-hidden">{ words.title }</caption>
            <thead>
                <tr>
                    <th scope="col" class="is-text">{ system }</th>
                    <th scope="col" class="is-text">{ measure }</th>
                    <th scope="col">{ exact }</th>
                    <th scope="col">{ simulated }</th>
                    <th scope="col" class="deviation">
                        <span>{ deviation }</span>
                        <svg class="deviation-line" aria-hidden="true">
                            { for LINES.into_iter().map(tick) }
                        </svg>
                    </th>
                    <th scope="col" class="is-text">{ verdict }</th>
                </tr>
            </thead>
            <tbody>{ for System::ALL.into_iter().map(lines) }</tbody>
        </table>
    }
}

fn to_come(one: System, language: Language) -> Html {
    html! {
        <tr class="is-to-come">
            <th scope="row">{ system(one, language) }</th>
            <td class="is-text" colspan="5">{ check_labels(language).to_come }</td>
        </tr>
    }
}

/// A line; one that goes on about the system above need not name it again where it can be seen.
fn line(found: &Agreement, goes_on: bool, language: Language) -> Html {
    let [_, _, exact, simulated, deviation, _] = check_labels(language).columns;
    let decimals = decimals(found.measure);
    let number = |value: f64| decimal(value, decimals);
    let verdict = if found.agrees { "is-agreeing" } else { "is-disagreeing" };
    html! {
        <tr class={classes!(goes_on.then_some("goes-on"))}>
            <th scope="row"><span>{ system(found.system, language) }</span></th>
            <td class="is-text measure">{ measured(found.measure, language) }</td>
            <td class="exact" data-label={exact}>{ number(found.exact) }</td>
            <td class="simulated" data-label={simulated}>
                { number(found.mean) }
                <span class="error">{ format!(" ± {}", number(found.standard_error)) }</span>
            </td>
            <td class="deviation" data-label={deviation}>
                <span>{ signed(found.deviation, 2) }</span>
                { drawn(found) }
            </td>
            <td class={classes!("is-text", "is-verdict", verdict)}>
                <span>{ agreement(found, language) }</span>
            </td>
        </tr>
    }
}

/// The deviation as a mark on a line between the limits of what agrees.
fn drawn(found: &Agreement) -> Html {
    let hairline = |at: f64| {
        let class = if at == 0.0 { "zero" } else { "limit" };
        html! { <line {class} x1={place(at)} x2={place(at)} y1="0" y2="100%" /> }
    };
    let (class, path) = if found.agrees {
        ("is-agreeing", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z")
    } else {
        ("is-disagreeing", "M-5-5L5 5M-5 5L5-5")
    };
    html! {
        <svg class="deviation-line" aria-hidden="true">
            { for LINES.into_iter().map(hairline) }
            <line class="rod" x1={place(0.0)} x2={place(found.deviation)} y1="50%" y2="50%" />
            <svg x={place(found.deviation)} y="50%" overflow="visible"><path {class} d={path} /></svg>
        </svg>
    }
}

fn tick(at: f64) -> Html {
    let text = if at == 0.0 { decimal(at, 0) } else { signed(at, 1) };
    html! { <text x={place(at)} y="100%" dy="-0.5em" text-anchor="middle">{ text }</text> }
}

/// Where a deviation lies along the line.
fn place(deviation: f64) -> String {
    format!("{:.2}%", deviation::percent(deviation))
}
