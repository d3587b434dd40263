//! Before any move: an invitation, and how things are today.

use yew::prelude::*;

use super::toolbar::PartProps;
use crate::report::Side;
use crate::scenario::Rank;
use crate::text::Language;
use crate::words::{days, decimal, labels, percent};

/// The invitation and the figures of today.
#[component]
pub(super) fn Today(props: &PartProps) -> Html {
    let state = &props.state;
    let words = labels(state.language);
    let side = state.answer.as_ref().map(|answer| &answer.report.baseline);
    html! {
        <section class="today" data-part="today" aria-label={words.today}>
            <p class="invitation">{ words.invitation }</p>
            <p class="invitation-more">{ words.invitation_by_tap }</p>
            <dl class="today-figures">
                { for side.map(|side| figures(side, state.language)).into_iter().flatten() }
            </dl>
        </section>
    }
}

fn figures(side: &Side, language: Language) -> Vec<Html> {
    let words = labels(language);
    let delay = side.delay.as_ref().map(|delay| delay.mean.value);
    let on_time = side.on_time.map(|share| share.value);
    let clerks = side.balance.people.get(&Rank::Clerk).map(|clerks| clerks.cv.value);
    let figure = |name: &'static str,
                  measure: &'static str,
                  value: Option<f64>,
                  text: Option<String>| {
        text.map(|text| html! {
            <div key={measure} data-measure={measure} data-value={value.map(|value| value.to_string())}>
                <dt>{ name }</dt>
                <dd>{ text }</dd>
            </div>
        })
    };
    let all = [
        figure(words.today_heading, "delay_mean", delay, delay.map(|mean| days(mean, language))),
        figure(words.on_time, "on_time", on_time, on_time.map(percent)),
        figure(words.unevenness, "balance_cv", clerks, clerks.map(|cv| decimal(cv, 2))),
    ];
    all.into_iter().flatten().collect()
}
