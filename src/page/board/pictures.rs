//! Pictures on cards: people, papers, grips.

use yew::prelude::*;

use crate::scene::board::{Crowd, Load, MOST_FIGURES, Person, crowd, papers};
use crate::text::Language;
use crate::words::papers_short;

/// Pixels of a drawing in an em of the chart's type.
const EM: f64 = 15.0;

/// Some people, with a count of those who are not drawn.
pub(super) fn people(people: &[Person]) -> Html {
    let Crowd { width, height, bodies, busy, rings } = crowd(people);
    let more = people.len().saturating_sub(MOST_FIGURES);
    html! {
        <>
            <svg
                class="crowd"
                viewBox={format!("0 0 {width} {height}")}
                width={em(width)}
                height={em(height)}
                aria-hidden="true"
            >
                <path class="bodies" d={bodies} />
                <path class="busy" d={busy} />
                <path class="rings" d={rings} />
            </svg>
            { for (more > 0).then(|| html! { <span class="note">{ format!("+{more}") }</span> }) }
        </>
    }
}

/// The papers that wait, as a fanned stack with their number.
pub(super) fn stack(load: Load, language: Language) -> Html {
    if load.queue.is_none() {
        // Its place is kept, so that the cards do not grow when the number is known.
        return html! { <span class="papers is-unknown" aria-hidden="true">{ "…" }</span> };
    }
    // Even where hardly one waits there is a sheet, so that its number has a meaning.
    let (path, width) = papers(load.queue.unwrap_or(0.0).max(0.5));
    html! {
        <span class="papers">
            <svg
                viewBox={format!("0 0 {width} 15")}
                width={em(width)}
                height={em(15.0)}
                aria-hidden="true"
            >
                <path d={path} />
            </svg>
            <b>{ papers_short(load, language) }</b>
        </span>
    }
}

/// Where a finger takes hold.
pub(super) fn grip() -> Html {
    html! {
        <span class="grip" data-grip="" aria-hidden="true">
            <svg viewBox="0 0 11 16" width="0.7em" height="1em">
                <path d="M3 3h.01M8 3h.01M3 8h.01M8 8h.01M3 13h.01M8 13h.01" />
            </svg>
        </span>
    }
}

/// Folds and unfolds what stands below.
pub(super) fn fold() -> Html {
    html! {
        <span class="fold" data-fold="" aria-hidden="true">
            <svg viewBox="0 0 12 12" width="0.75em" height="0.75em"><path d="M2.5 4.5 6 8l3.5-3.5" /></svg>
        </span>
    }
}

fn em(pixels: f64) -> String {
    format!("{:.3}em", pixels / EM)
}
