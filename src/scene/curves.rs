//! What changes with time: matters finished within so long, open matters, people who have heard.

use super::Pair;
use super::plane::Point;
use crate::report::{Estimate, Reach, Report, Verdict, Within};
use crate::scenario::MatterClass;

/// How two curves of finished matters lie to each other, as far as it is clear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Wherever they differ clearly, the reform finishes more.
    ReformAbove,
    /// Wherever they differ clearly, the baseline finishes more.
    BaselineAbove,
    /// Up to this delay (min) the baseline finishes more, beyond it the reform.
    ReformAboveFrom(f64),
    /// Up to this delay (min) the reform finishes more, beyond it the baseline.
    BaselineAboveFrom(f64),
    /// They cross more than once.
    Mixed,
    /// They differ clearly nowhere.
    Unclear,
}

/// How the curves of a report lie to each other.
pub fn order(within: &[Within]) -> Order {
    let mut spans: Vec<(Verdict, f64)> = Vec::new();
    for point in within {
        let verdict = point.difference.verdict;
        let clear = matches!(verdict, Verdict::ReformBetter | Verdict::BaselineBetter);
        if clear && spans.last().is_none_or(|(last, _)| *last != verdict) {
            spans.push((verdict, point.minutes));
        }
    }
    match spans.as_slice() {
        [] => Order::Unclear,
        [(Verdict::ReformBetter, _)] => Order::ReformAbove,
        [_] => Order::BaselineAbove,
        [_, (Verdict::ReformBetter, from)] => Order::ReformAboveFrom(*from),
        [_, (_, from)] => Order::BaselineAboveFrom(*from),
        [_, _, _, ..] => Order::Mixed,
    }
}

/// The curves of finished matters, both from nothing at once.
pub fn finished(within: &[Within]) -> Pair<Vec<Point>> {
    let start = Point { x: 0.0, y: 0.0, half: 0.0 };
    let curve = |part: fn(&Within) -> Estimate| {
        let points = within.iter().map(|point| Point::of(point.minutes, part(point)));
        std::iter::once(start).chain(points).collect()
    };
    Pair { baseline: curve(|point| point.baseline), reformed: curve(|point| point.reformed) }
}

/// The place on the curves at which the deadline stands at first: that of most papers, or else the
/// delay within which the baseline finishes nine of ten.
pub fn first_deadline(within: &[Within], work: &[MatterClass]) -> usize {
    let last = within.len().saturating_sub(1);
    let at_least = |minutes: f64| within.iter().position(|point| point.minutes >= minutes);
    let nine_of_ten = || within.iter().position(|point| point.baseline.value >= 0.9);
    commonest_deadline(work).and_then(at_least).or_else(nine_of_ten).unwrap_or(last)
}

/// The deadline that most papers have (min).
fn commonest_deadline(work: &[MatterClass]) -> Option<f64> {
    let deadline = |class: &MatterClass| class.deadline_days.map(crate::units::Days::get);
    let papers = |days: f64| {
        let those = work
            .iter()
            .filter(|class| deadline(class).is_some_and(|other| other.total_cmp(&days).is_eq()));
        those.map(|class| class.arrivals.per_day.get()).sum::<f64>()
    };
    let days = work.iter().filter_map(deadline);
    let most = days.max_by(|a, b| papers(*a).total_cmp(&papers(*b)));
    most.map(|days| days * crate::units::MINUTES_PER_DAY)
}

/// Open matters at the end of each day; the days of the warm-up are at most 0.
pub fn backlog(report: &Report) -> Pair<Vec<Point>> {
    Pair::of(&report.baseline, &report.reformed, |side| {
        let first = 1.0 - side.warm_up_backlog.len() as f64;
        let days = side.warm_up_backlog.iter().chain(&side.backlog_by_day).zip(0_u32..);
        days.map(|(open, day)| Point::of(first + f64::from(day), *open)).collect()
    })
}

/// The share of the people that has heard of a directive by time (min); the interval is that of
/// the time.
pub fn reached(reach: &Reach) -> Vec<Point> {
    let point = |(time, tenth): (&Estimate, u32)| Point {
        x: time.value,
        y: f64::from(tenth) / 10.0,
        half: time.half_width.unwrap_or(0.0),
    };
    reach.tenths.iter().zip(1..).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Contrast;

    /// A point after so many minutes with this verdict.
    fn point((minutes, verdict): (f64, Verdict)) -> Within {
        let share = Estimate { value: minutes / 1000.0, half_width: Some(0.01) };
        let difference = Contrast { value: 0.1, half_width: Some(0.05), verdict };
        Within { minutes, baseline: share, reformed: share, difference }
    }

    fn found(verdicts: &[Verdict]) -> Order {
        let times = (1_u32..).map(|hour| 60.0 * f64::from(hour));
        order(&times.zip(verdicts.iter().copied()).map(point).collect::<Vec<_>>())
    }

    #[test]
    fn only_clear_differences_put_curves_in_order() {
        use Verdict::{BaselineBetter as Less, CannotTell as Unclear, ReformBetter as More};
        assert_eq!(found(&[Unclear, More, Unclear, More]), Order::ReformAbove);
        assert_eq!(found(&[Unclear, Less]), Order::BaselineAbove);
        assert_eq!(found(&[Less, Unclear, More]), Order::ReformAboveFrom(180.0));
        assert_eq!(found(&[More, Less]), Order::BaselineAboveFrom(120.0));
        assert_eq!(found(&[More, Less, More]), Order::Mixed);
        assert_eq!(found(&[Unclear, Verdict::Congested]), Order::Unclear);
    }

    #[test]
    fn without_a_deadline_it_stands_where_nine_of_ten_are_finished() {
        let within: Vec<Within> =
            (1..=20).map(|place| point((f64::from(place) * 60.0, Verdict::CannotTell))).collect();
        assert_eq!(first_deadline(&within, &[]), 14);
        assert_eq!(first_deadline(&[], &[]), 0);
        let case = crate::cases::case("large-sections").expect("a case");
        let days = commonest_deadline(&case.scenario.work).expect("some have one") / 480.0;
        assert!(days > 0.0 && days < 60.0, "{days}");
    }
}
