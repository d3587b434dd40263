//! The differences between two structures, replication by replication on the same work.

use std::collections::BTreeMap;

use super::assemble::Summary;
use super::balance::Spread;
use super::replication::{backlog, mean_delay, mean_delay_of, on_time, part, ratio, reached};
use super::statistics::{Better, contrast};
use super::{Contrast, Difference, Estimate, Part, Verdict};
use crate::engine::{Kind, Outcome, QualityOutcome, Quantiles};
use crate::scenario::Rank;
use crate::units::{ClassId, TICKS_PER_MINUTE};

/// What follows from a difference; a structure that does not finish its work has no verdict on
/// anything, because what it leaves open is in none of the measures.
pub(super) fn judged(
    today: &Summary<'_>,
    reform: &Summary<'_>,
    difference: Estimate,
    (level, better): (f64, Better),
) -> Contrast {
    let found = contrast(difference, better);
    let verdict = if today.congestion().is_some() || reform.congestion().is_some() {
        Verdict::Congested
    } else if is_negligible(found, level) {
        Verdict::Negligible
    } else {
        found.verdict
    };
    Contrast { verdict, ..found }
}

/// A difference by less than this share of the level of today does not matter (an assumption).
const MARGIN: f64 = 0.01;

/// Whether the whole interval lies within the margin on both sides of 0: with many replications a
/// difference can be clear that is of no use to anybody (Schuirmann 1987, two one-sided tests). What
/// is the same in every replication is no difference at all.
fn is_negligible(found: Contrast, level: f64) -> bool {
    let furthest = found.half_width.map(|half| found.value.abs() + half);
    !found.is_nothing() && furthest.is_some_and(|furthest| furthest < MARGIN * level.abs())
}

/// The mean difference of one number per replication, where both structures have it.
fn change(
    today: &Summary<'_>,
    before: Vec<Option<f64>>,
    after: Vec<Option<f64>>,
) -> Option<Estimate> {
    let pairs = before.into_iter().zip(after);
    let differences: Vec<Option<f64>> =
        pairs.map(|(before, after)| Some(after? - before?)).collect();
    today.intervals.mean_of_some(&differences)
}

/// Of each part of the mean delay the difference, where there is any.
fn parts(today: &Summary<'_>, reform: &Summary<'_>) -> Vec<Part> {
    let all = Rank::ALL.into_iter().flat_map(|rank| Kind::ALL.map(|kind| (rank, kind)));
    all.filter_map(|(rank, kind)| {
        let minutes = |side: &Summary<'_>| side.values(|_, outcome| part(outcome, kind, rank));
        let minutes = change(today, minutes(today), minutes(reform))?;
        let is_there = minutes.value.abs() > 0.0 || minutes.half_width.is_some_and(|h| h > 0.0);
        is_there.then_some(Part { rank, kind, minutes })
    })
    .collect()
}

/// The mean of what is there.
fn level(today: &Summary<'_>, values: &[Option<f64>]) -> f64 {
    today.intervals.mean_of_some(values).map_or(0.0, |level| level.value)
}

/// Of each class the difference in its mean delay.
fn classes(today: &Summary<'_>, reform: &Summary<'_>) -> BTreeMap<ClassId, Contrast> {
    let ids = today.network().class_ids().enumerate();
    ids.filter_map(|(class, id)| {
        let delays = |side: &Summary<'_>| side.values(|_, outcome| mean_delay_of(outcome, class));
        let before = delays(today);
        let level = level(today, &before);
        let found = change(today, before, delays(reform))?;
        Some((id.clone(), judged(today, reform, found, (level, Better::Less))))
    })
    .collect()
}

/// Of each person that both structures have the difference in the utilisation.
fn people(today: &Summary<'_>, reform: &Summary<'_>) -> BTreeMap<String, Estimate> {
    let places: BTreeMap<&str, usize> =
        reform.network().posts().enumerate().map(|(place, post)| (post.id, place)).collect();
    let posts = today.network().posts().enumerate();
    posts
        .filter_map(|(place, post)| {
            let utilised = |side: &Summary<'_>, person| {
                side.values(|_, outcome| Summary::utilisation(outcome, person))
            };
            let after = utilised(reform, *places.get(post.id)?);
            Some((post.id.to_owned(), change(today, utilised(today, place), after)?))
        })
        .collect()
}

/// The differences in everything that is compared.
pub(super) fn difference(today: &Summary<'_>, reform: &Summary<'_>) -> Difference {
    let judged = |difference, level, better| judged(today, reform, difference, (level, better));
    let paired = |better: Better, value: &dyn Fn(&Summary<'_>, &Outcome) -> Option<f64>| {
        let before = today.values(value);
        let level = level(today, &before);
        let found = change(today, before, reform.values(value));
        // Of a share that is nearly all, what is left of it counts.
        let level = if better == Better::More { level.min(1.0 - level) } else { level };
        found.map(|difference| judged(difference, level, better))
    };
    let tail = |pick: fn(Quantiles) -> f64| {
        paired(Better::Less, &move |_, outcome| {
            outcome.quantiles.map(|quantiles| pick(quantiles) / TICKS_PER_MINUTE)
        })
    };
    let per_matter = |factor: f64, count: fn(&Outcome) -> u64| {
        paired(Better::Less, &move |_, o| Some(factor * ratio(count(o), o.arrived())))
    };
    let screened = |count: fn(&QualityOutcome) -> u64| {
        paired(Better::Less, &move |side, o| {
            side.screens().then(|| 100.0 * ratio(count(&o.quality), o.arrived()))
        })
    };
    let reach = |tenths| paired(Better::Less, &move |_, outcome| reached(outcome, tenths));
    let spread = |of: &dyn Fn(&Summary<'_>) -> Option<Spread>| {
        let (before, after) = (of(today)?, of(reform)?);
        let difference = after.cv_difference(&before, today.intervals);
        Some(judged(difference, before.cv(), Better::Less))
    };
    Difference {
        delay_mean: paired(Better::Less, &|_, outcome| mean_delay(outcome)),
        delay_median: tail(|q| q.median),
        delay_p90: tail(|q| q.p90),
        delay_p95: tail(|q| q.p95),
        delay_p99: tail(|q| q.p99),
        on_time: paired(Better::More, &|_, outcome| on_time(outcome)),
        balance_cv: spread(&|side| side.spread(Rank::Clerk)),
        sections_cv: spread(&|side| side.sections()),
        errors: per_matter(100.0, |outcome| outcome.quality.errors),
        wrong_approvals: screened(|quality| quality.wrong_approvals),
        wrong_refusals: screened(|quality| quality.wrong_refusals),
        garbled: per_matter(100.0, |outcome| outcome.quality.garbled),
        bounced: per_matter(100.0, |outcome| outcome.quality.bounced),
        handovers: per_matter(1.0, |outcome| outcome.handovers),
        visits: per_matter(1.0, |outcome| outcome.visits),
        leader_minutes: paired(Better::Less, &|side, o| Some(side.leader_minutes(o))),
        backlog: paired(Better::Less, &|_, outcome| backlog(outcome)),
        leaders_busy: paired(Better::Less, &|side, outcome| Some(side.leaders_busy(outcome))),
        reach_p50: reach(5),
        reach_p90: reach(9),
        reach_p100: reach(10),
        parts: parts(today, reform),
        classes: classes(today, reform),
        people: people(today, reform),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_negligible_if_its_whole_interval_is() {
        let of = |value, half| {
            let found = contrast(Estimate { value, half_width: Some(half) }, Better::Less);
            is_negligible(found, 0.25)
        };
        assert!(of(0.0005, 0.0003) && of(-0.0005, 0.0003) && of(0.0001, 0.002));
        assert!(!of(0.003, 0.0003) && !of(0.0005, 0.003), "the interval reaches beyond 1 %");
        assert!(!of(0.0, 0.0), "the same in every replication");
    }
}
