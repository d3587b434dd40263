//! What comes of the assumptions: predicted at once, simulated after.

use yew::prelude::*;

use crate::app::State;
use crate::page::results::Mark;
use crate::page::toolbar::PartProps;
use crate::report::Side;
use crate::scene::Stage;
use crate::words::{assumption_labels, days, labels, told_forecast};

/// The mean time of both structures, as predicted or as simulated.
#[component]
pub(super) fn Outlook(part: &PartProps) -> Html {
    let state = &part.state;
    let words = assumption_labels(state.language);
    let Told { how, class, text } = told(state);
    html! {
        <output class={classes!("assume-outlook", class)} data-outlook={class}>
            <span class="assume-what">{ labels(state.language).mean_delay }</span>
            <span class="assume-values">{ text }</span>
            { for (!how.is_empty()).then(|| html! { <span class="assume-how">{ how }</span> }) }
            { for (class == "is-stale").then(|| html! {
                <span class="visually-hidden">{ words.waiting }</span>
            }) }
        </output>
    }
}

struct Told {
    how: &'static str,
    class: &'static str,
    text: Html,
}

fn told(state: &State) -> Told {
    let language = state.language;
    let words = assumption_labels(language);
    let one = state.document().moves().is_empty();
    if let Some(forecast) = state.outlook() {
        let text = told_forecast(forecast, language);
        let text = text.map_or_else(|| html! { words.stuck }, |values| pair(values, one));
        return Told { how: words.predicted, class: "is-predicted", text };
    }
    let mean = |side: &Side| {
        side.delay.as_ref().map_or_else(|| "—".to_owned(), |d| days(d.mean.value, language))
    };
    match &state.answer {
        Some(answer) => {
            let report = &answer.report;
            let stuck =
                [&report.baseline, &report.reformed].iter().any(|side| side.congestion.is_some());
            let text = if stuck {
                html! { words.stuck }
            } else {
                pair([mean(&report.baseline), mean(&report.reformed)], one)
            };
            let class = if state.is_tried_simulated() { "is-simulated" } else { "is-stale" };
            Told { how: words.simulated, class, text }
        }
        None => Told { how: "", class: "is-waiting", text: html! { words.waiting } },
    }
}

/// Both values, or that of today where nothing is reformed.
fn pair([before, after]: [String; 2], one: bool) -> Html {
    html! {
        <>
            <span class="assume-value"><Mark stage={Stage::Baseline} />{ before }</span>
            { for (!one).then(|| html! {
                <span class="assume-value"><Mark stage={Stage::Reformed} />{ after }</span>
            }) }
        </>
    }
}
