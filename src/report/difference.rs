//! The differences between two structures, replication by replication on the same work.

use super::assemble::Summary;
use super::balance::Spread;
use super::replication::{backlog, mean_delay, on_time, ratio, reached};
use super::statistics::{Better, contrast};
use super::{Contrast, Difference, Estimate, Verdict};
use crate::engine::{Outcome, QualityOutcome, Quantiles};
use crate::scenario::Rank;
use crate::units::TICKS_PER_MINUTE;

/// The differences; a structure that does not finish its work has no verdict on anything, because
/// what it leaves open is in none of the measures.
pub(super) fn difference(today: &Summary<'_>, reform: &Summary<'_>) -> Difference {
    let congested = today.congestion().is_some() || reform.congestion().is_some();
    let judged = |difference: Estimate, better: Better| {
        let found = contrast(difference, better);
        Contrast { verdict: if congested { Verdict::Congested } else { found.verdict }, ..found }
    };
    let paired = |better: Better, value: &dyn Fn(&Summary<'_>, &Outcome) -> Option<f64>| {
        let pairs = today.values(value).into_iter().zip(reform.values(value));
        let differences: Vec<Option<f64>> =
            pairs.map(|(before, after)| Some(after? - before?)).collect();
        today.intervals.mean_of_some(&differences).map(|difference| judged(difference, better))
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
        Some(judged(after.cv_difference(&before, today.intervals), Better::Less))
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
    }
}
