//! Where the case and its numbers come from.

use yew::prelude::*;

use super::check::ADDRESS;
use super::toolbar::PartProps;
use crate::cases::{Case, Origin};
use crate::text::Language;
use crate::words::{check_labels, labels, origins};

/// The passage that the case comes from, the origin of its numbers, and the way to the check.
#[component]
pub(super) fn Source(props: &PartProps) -> Html {
    let language = props.state.language;
    html! {
        <>
        <details class="source" data-part="source">
            <summary>{ labels(language).source }</summary>
            { passage(props.state.document().case(), language) }
        </details>
        <p class="check-link"><a href={ADDRESS}>{ check_labels(language).title }</a></p>
        </>
    }
}

/// The passage that a case comes from, and the origin of its numbers.
pub(super) fn passage(case: &Case, language: Language) -> Html {
    let words = labels(language);
    let mark = |(index, (origin, text)): (usize, (Origin, String))| {
        let (word, class) = match origin {
            Origin::Source => (words.from_source, "is-source"),
            Origin::Assumption => (words.assumed, "is-assumed"),
        };
        html! {
            <li key={index}>
                <span class={classes!("origin", class)}>{ word }</span>
                <span>{ text }</span>
            </li>
        }
    };
    html! {
        <>
            <p>{ case.scenario.about.get(language).to_owned() }</p>
            <blockquote>
                <p>{ case.source.passage.get(language).to_owned() }</p>
                <footer><cite>{ case.source.title.get(language).to_owned() }</cite></footer>
            </blockquote>
            <ul class="marks">{ for origins(case, language).into_iter().enumerate().map(mark) }</ul>
        </>
    }
}
