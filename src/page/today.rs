//! Before any move: an invitation, and how things are today.

use yew::prelude::*;

use super::explain::why;
use super::toolbar::PartProps;
use crate::report::{Estimate, Side};
use crate::scenario::{Move, Rank};
use crate::text::Language;
use crate::words::results::{Denomination, Measure, congested_today};
use crate::words::{self, Invitation, labels, unbroken};

/// What to do first, and below it the figures of today. What stands in the place of the first
/// while a reform is simulated takes no other room.
pub(super) fn invitation(part: &PartProps, figures: Html, awaited: Option<Html>) -> Html {
    let state = &part.state;
    let words = labels(state.language);
    let readings = &state.document().case().readings;
    let merges = readings.is_empty()
        || readings.iter().flat_map(|each| &each.reform).any(|it| matches!(it, Move::Merge(_)));
    let Invitation { first, about, by_tap } =
        words::invitation(&part.names, merges, state.language);
    html! {
        <section class="today" data-part="today" aria-label={first.clone()}>
            <div class={classes!(awaited.as_ref().map(|_| "is-under"))}>
                { for awaited }
                <p class="invitation">{ first }</p>
                <p class="invitation-more">{ about }</p>
                <p class="invitation-more">
                    { by_tap }<span class="by-key">{ words.invitation_by_key }</span>
                </p>
            </div>
            <div>
                <h2>{ words.today }<small>{ words.today_note }</small></h2>
                <dl class={classes!(state.is_today_stale().then_some("is-stale"))}>
                    { figures }
                </dl>
            </div>
        </section>
    }
}

/// What is said while the first reform is simulated.
pub(super) fn awaited(part: &PartProps) -> Html {
    let PartProps { state, names, .. } = part;
    let Invitation { first, about, by_tap } =
        words::awaited(state.outlook(), names, state.language);
    html! {
        <div class="awaited" data-part="awaited" role="status">
            <p class="invitation">{ first }</p>
            <p class="awaited-foretold">{ unbroken(&about) }</p>
            <p class="invitation-more">{ by_tap }</p>
        </div>
    }
}

/// The figures of today; none before there is a report.
pub(super) fn figures(part: &PartProps) -> Html {
    let language = part.state.language;
    let Some(answer) = &part.state.answer else { return Html::default() };
    match congested_today(&answer.report, &part.names, language) {
        Some(sentence) => html! {
            <div class="is-congested" data-measure="delay_mean">
                <dt>{ why("delay_mean", labels(language).mean_delay) }</dt>
                <dd>{ sentence.to_string() }</dd>
            </div>
        },
        None => of(&answer.report.baseline, language),
    }
}

fn of(side: &Side, language: Language) -> Html {
    let delay = side.delay.as_ref();
    let clerks = side.balance.people.get(&Rank::Clerk);
    let time = |estimate: Estimate| (estimate, Denomination::of_time(estimate.value));
    let all = [
        (Measure::DelayMean, delay.map(|delay| time(delay.mean))),
        (Measure::DelayP95, delay.map(|delay| time(delay.p95))),
        (Measure::OnTime, side.on_time.map(|share| (share, Denomination::PERCENT))),
        (Measure::BalanceCv, clerks.map(|them| (them.cv, Denomination::INDEX))),
        (Measure::Errors, Some((side.quality.errors, Denomination::PER_HUNDRED))),
    ];
    all.into_iter().filter_map(|(measure, found)| Some(figure(measure, found?, language))).collect()
}

fn figure(
    measure: Measure,
    (estimate, unit): (Estimate, Denomination),
    language: Language,
) -> Html {
    let key = measure.key();
    html! {
        <div {key} data-measure={key} data-value={estimate.value.to_string()}>
            <dt>{ why(key, measure.name(language)) }</dt>
            <dd>{ unit.say(estimate.value, language) }</dd>
            { for unit.interval(estimate, language).map(|range| html! { <dd>{ range }</dd> }) }
        </div>
    }
}
