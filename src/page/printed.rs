//! What stands on paper only: what the numbers rest on, to be defended without the page.

use js_sys::Date;
use yew::prelude::*;

use super::moved::today_moved;
use super::printing::use_printing;
use super::source::passage;
use super::toolbar::PartProps;
use super::{is_untouched, shown};
use crate::app::Document;
use crate::text::Language;
use crate::words::results::facts;
use crate::words::{
    Assumed, assumed, assumption_labels, labels, print_labels, printed_on, rests_on,
};

/// Source, assumptions and method; only while the page is being printed.
#[component]
pub(super) fn Printed(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    use_printing(act);
    if !state.view.prints {
        return Html::default();
    }
    let language = state.language;
    let words = print_labels(language);
    let document = shown(part);
    let found = state.answer.as_ref();
    let found = found.map(|answer| facts(&answer.report, !is_untouched(part), language));
    html! {
        <section class="printed" data-part="printed">
            <h2>{ words.title }</h2>
            <h3>{ words.changed }</h3>
            { changed(&document, language) }
            <ul>{ for rests_on(&document, language).into_iter().map(|it| html! { <li>{ it }</li> }) }</ul>
            <h3>{ words.method }</h3>
            <p data-part="method">{ found }{ " " }{ today_moved(part) }</p>
            <h3>{ labels(language).source }</h3>
            <div class="source">{ passage(document.case(), language) }</div>
            <p>{ printed_on(today(), language) }</p>
        </section>
    }
}

/// What is assumed otherwise than the case has it, or that nothing is.
fn changed(document: &Document, language: Language) -> Html {
    let words = print_labels(language);
    let found = assumed(document, language);
    if found.is_empty() {
        return html! { <p>{ assumption_labels(language).unchanged }</p> };
    }
    let row = |Assumed { name, default, value }: Assumed| {
        html! { <tr><th scope="row">{ name }</th><td>{ default }</td><td>{ value }</td></tr> }
    };
    html! {
        <div class="table-scroll"><table>
            <thead>
                <tr>
                    <th scope="col">{ words.field }</th>
                    <th scope="col">{ words.default }</th>
                    <th scope="col">{ words.value }</th>
                </tr>
            </thead>
            <tbody>{ for found.into_iter().map(row) }</tbody>
        </table></div>
    }
}

/// Year, month and day here and now.
fn today() -> (u32, u32, u32) {
    let now = Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}
