//! Before any move: an invitation, and how things are today.

use yew::prelude::*;

use super::explain::why;
use super::toolbar::PartProps;
use crate::report::Side;
use crate::scenario::Rank;
use crate::text::Language;
use crate::words::{days, decimal, labels, percent};

/// What to do first, and below it the figures of today.
pub(super) fn invitation(part: &PartProps, figures: Html) -> Html {
    let state = &part.state;
    let words = labels(state.language);
    html! {
        <section class="today" data-part="today" aria-label={words.invitation}>
            <div>
                <p class="invitation">{ words.invitation }</p>
                <p class="invitation-more">{ words.invitation_by_tap }</p>
            </div>
            <div>
                <h2>{ words.today }</h2>
                <dl class={classes!(state.is_today_stale().then_some("is-stale"))}>
                    { figures }
                </dl>
            </div>
        </section>
    }
}

/// The figures of today; none before there is a report.
pub(super) fn figures(part: &PartProps) -> Html {
    let language = part.state.language;
    let side = part.state.answer.as_ref().map(|answer| &answer.report.baseline);
    side.map(|side| of(side, language)).unwrap_or_default()
}

fn of(side: &Side, language: Language) -> Html {
    let words = labels(language);
    let delay = side.delay.as_ref();
    let clerks = side.balance.people.get(&Rank::Clerk);
    let days = |minutes| days(minutes, language);
    let all = [
        (words.mean_delay, "delay_mean", delay.map(|d| d.mean.value).map(|v| (v, days(v)))),
        (words.tail, "delay_p95", delay.map(|d| d.p95.value).map(|v| (v, days(v)))),
        (words.on_time, "on_time", side.on_time.map(|e| e.value).map(|v| (v, percent(v)))),
        (words.unevenness, "balance_cv", clerks.map(|c| c.cv.value).map(|v| (v, decimal(v, 2)))),
        (words.errors, "errors", Some(side.quality.errors.value).map(|v| (v, decimal(v, 1)))),
    ];
    all.into_iter()
        .filter_map(|(name, measure, found)| Some(figure(name, measure, found?)))
        .collect()
}

fn figure(name: &'static str, measure: &'static str, (value, text): (f64, String)) -> Html {
    html! {
        <div key={measure} data-measure={measure} data-value={value.to_string()}>
            <dt>{ why(measure, name) }</dt>
            <dd>{ text }</dd>
        </div>
    }
}
