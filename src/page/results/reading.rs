//! What a line reads out of a plot, large above it and in full in the table behind it.

use yew::prelude::*;

use super::chart::Mark;
use super::panel::behind;
use super::table::{structures, table};
use crate::report::Verdict;
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words::results::{Label, Picture, Reading};

/// The reading of the place where the line stands.
pub(super) fn reading(picture: Picture, reading: &Reading) -> Html {
    let contrast = reading.contrast;
    let half_width = contrast.and_then(|contrast| contrast.half_width);
    html! {
        <p
            class="reading"
            data-measure={picture.key()}
            data-value={contrast.map(|contrast| contrast.value.to_string())}
            data-half-width={half_width.map(|half| half.to_string())}
        >
            <span class="reading-place">{ reading.place.clone() }</span>
            { for levels(&reading.levels) }
            <span class={classes!(
                "reading-change",
                contrast.is_some_and(|found| found.verdict == Verdict::CannotTell).then_some("is-unclear"),
            )}>
                { reading.change.clone() }
            </span>
        </p>
    }
}

fn levels(levels: &Pair<Option<String>>) -> [Html; 2] {
    let both = [(Stage::Baseline, &levels.baseline), (Stage::Reformed, &levels.reformed)];
    both.map(|(stage, text)| {
        let text = text.as_deref().unwrap_or("—").to_owned();
        html! { <span class="answer-level"><Mark {stage} />{ text }</span> }
    })
}

/// All readings in a table.
pub(super) fn all_readings(picture: Picture, all: &[Reading], language: Language) -> Html {
    let cell =
        |text: &Option<String>| html! { <td>{ text.as_deref().unwrap_or("—").to_owned() }</td> };
    let row = |reading: &Reading| {
        html! {
            <tr>
                <th scope="row">{ reading.place.clone() }</th>
                { cell(&reading.levels.baseline) }
                { cell(&reading.levels.reformed) }
                <td>{ reading.change.clone() }</td>
            </tr>
        }
    };
    let head = html! {
        <>
            <th scope="col">{ Label::Place.say(language) }</th>
            { structures(language, None) }
            <th scope="col">{ Label::Difference.say(language) }</th>
        </>
    };
    behind(table(picture.topic(language), head, all.iter().map(row).collect()), language)
}
