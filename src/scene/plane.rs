//! A plane of curves: their lines and bands in a box of 100 × 100, and what is read out of them.

use std::fmt::Write as _;

use super::chart::Scale;
use crate::report::Estimate;

/// What an axis covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// At its beginning.
    pub start: f64,
    /// At its end.
    pub end: f64,
}

impl Span {
    /// Where a value lies, from 0 to 100.
    pub fn percent(self, value: f64) -> f64 {
        ((value - self.start) / (self.end - self.start)).clamp(0.0, 1.0) * 100.0
    }

    /// The multiples of a round step that it covers, at most about so many.
    pub fn ticks(self, most: u32) -> impl Iterator<Item = f64> {
        let step = Scale::reaching(self.end - self.start, most).step();
        let first = libm::ceil(self.start / step - 1e-9);
        let ticks = (0..=most).map(move |tick| (first + f64::from(tick)) * step);
        ticks.filter(move |tick| *tick <= self.end + 1e-9 * step)
    }
}

/// One axis along and one up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// From left to right.
    pub along: Span,
    /// From bottom to top.
    pub up: Scale,
}

/// A point of a curve, with half the interval of its height, or of its place along.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From left to right.
    pub x: f64,
    /// From bottom to top.
    pub y: f64,
    /// Half the interval; 0 without one.
    pub half: f64,
}

impl Point {
    /// A point whose height is an estimate.
    pub fn of(x: f64, estimate: Estimate) -> Self {
        Self { x, y: estimate.value, half: estimate.half_width.unwrap_or(0.0) }
    }
}

impl Plane {
    /// The path of a curve.
    pub fn line(self, points: &[Point]) -> String {
        self.path(points.iter().map(|point| (point.x, point.y)))
    }

    /// The path around the intervals of a curve.
    pub fn band(self, points: &[Point]) -> String {
        let above = points.iter().map(|point| (point.x, point.y + point.half));
        let below = points.iter().rev().map(|point| (point.x, point.y - point.half));
        self.path(above.chain(below)) + "Z"
    }

    /// The path around the intervals of a curve that are those of places along.
    pub fn band_along(self, points: &[Point]) -> String {
        let after = points.iter().map(|point| (point.x + point.half, point.y));
        let before = points.iter().rev().map(|point| (point.x - point.half, point.y));
        self.path(after.chain(before)) + "Z"
    }

    /// Where a height lies from the top, in per cent.
    pub fn down(self, value: f64) -> f64 {
        100.0 - self.up.percent(value)
    }

    fn path(self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let mut path = String::new();
        for (x, y) in points {
            let letter = if path.is_empty() { 'M' } else { 'L' };
            // Writing into a text never fails.
            write!(path, "{letter}{:.2} {:.2}", self.along.percent(x), self.down(y)).ok();
        }
        path
    }
}

/// The place nearest to a position among some that lie in order.
pub fn nearest(places: &[f64], position: f64) -> usize {
    let distance = |place: &usize| (places[*place] - position).abs();
    (0..places.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// Where a slider with so many places goes from one of them by a key.
pub fn slide(key: &str, place: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let page = (count / 10).max(2);
    Some(match key {
        "ArrowRight" | "ArrowUp" => last.min(place + 1),
        "ArrowLeft" | "ArrowDown" => place.saturating_sub(1),
        "PageUp" => last.min(place + page),
        "PageDown" => place.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_stops_at_both_ends() {
        let keys = ["ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "a"];
        assert_eq!(
            keys.map(|key| slide(key, 59, 60)),
            [Some(59), Some(58), Some(59), Some(53), Some(0), Some(59), None]
        );
        assert_eq!(slide("Home", 0, 0), None);
    }

    #[test]
    fn ticks_are_multiples_of_a_round_step() {
        let span = Span { start: -20.0, end: 60.0 };
        assert_eq!(
            span.ticks(8).collect::<Vec<_>>(),
            [-20.0, -10.0, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
        );
        assert!((span.percent(0.0) - 25.0).abs() < 1e-9);
    }

    #[test]
    fn a_band_goes_along_above_and_back_below() {
        let along = Span { start: 0.0, end: 4.0 };
        let plane = Plane { along, up: Scale::SHARE };
        let points = [Point { x: 0.0, y: 0.5, half: 0.25 }, Point { x: 4.0, y: 0.75, half: 0.0 }];
        assert_eq!(plane.line(&points), "M0.00 50.00L100.00 25.00");
        assert_eq!(plane.band(&points), "M0.00 25.00L100.00 25.00L100.00 25.00L0.00 75.00Z");
    }

    #[test]
    fn a_position_belongs_to_the_nearest_place() {
        assert_eq!(nearest(&[0.0, 10.0, 20.0], 14.0), 1);
        assert_eq!(nearest(&[0.0, 10.0, 20.0], 99.0), 2);
        assert_eq!(nearest(&[], 1.0), 0);
    }
}
