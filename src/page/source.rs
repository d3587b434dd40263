//! Where the case and its numbers come from.

use yew::prelude::*;

use super::check::ADDRESS;
use super::toolbar::PartProps;
use crate::cases::Origin;
use crate::words::{check_labels, labels, origins};

/// The passage that the case comes from, the origin of its numbers, and the way to the check.
#[component]
pub(super) fn Source(props: &PartProps) -> Html {
    let language = props.state.language;
    let words = labels(language);
    let case = props.state.document().case();
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
        <details class="source" data-part="source">
            <summary>{ words.source }</summary>
            <p>{ case.scenario.about.get(language).to_owned() }</p>
            <blockquote>
                <p>{ case.source.passage.get(language).to_owned() }</p>
                <footer><cite>{ case.source.title.get(language).to_owned() }</cite></footer>
            </blockquote>
            <ul class="marks">{ for origins(case, language).into_iter().enumerate().map(mark) }</ul>
        </details>
        <p class="check-link"><a href={ADDRESS}>{ check_labels(language).title }</a></p>
        </>
    }
}
