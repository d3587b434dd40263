//! Geometry of a chart in per cent of its width: scales, ticks, stacks, swarms and the cursor.

/// A scale that begins at 0 and ends at a round number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    step: f64,
    steps: u32,
}

impl Scale {
    /// The scale of shares: 0 to 100 % in quarters.
    pub const SHARE: Self = Self { step: 0.25, steps: 4 };

    /// The shortest scale that holds `most` in at most `steps` steps of 1, 2 or 5 times a power
    /// of ten.
    pub fn reaching(most: f64, steps: u32) -> Self {
        let least_step = most.max(f64::MIN_POSITIVE) / f64::from(steps);
        let power = libm::pow(10.0, libm::floor(libm::log10(least_step)));
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * power)
            .find(|step| *step >= least_step)
            .unwrap_or(least_step);
        let needed = (1..steps).find(|count| step * f64::from(*count) >= most);
        Self { step, steps: needed.unwrap_or(steps) }
    }

    /// The largest value.
    pub fn end(self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// The distance between two ticks.
    pub const fn step(self) -> f64 {
        self.step
    }

    /// Where a value lies, from 0 to 100.
    pub fn percent(self, value: f64) -> f64 {
        (value / self.end()).clamp(0.0, 1.0) * 100.0
    }

    /// The values that are marked, both ends included.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |tick| self.step * f64::from(tick))
    }
}

/// A piece of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// Sum of the pieces before it.
    pub start: f64,
    /// Its own length.
    pub length: f64,
}

/// Pieces laid end to end.
pub fn stack(lengths: impl IntoIterator<Item = f64>) -> Vec<Slice> {
    let mut end = 0.0;
    let lay = |length| {
        let start = end;
        end += length;
        Slice { start, length }
    };
    lengths.into_iter().map(lay).collect()
}

/// The lane of each dot of a swarm, such that dots in one lane lie at least `apart` from each
/// other; 0 is the middle, then 1, −1, 2, −2 …
pub fn swarm(values: &[f64], apart: f64) -> Vec<i32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut last_in_lane: Vec<f64> = Vec::new();
    let mut lanes = vec![0; values.len()];
    for dot in order {
        let value = values[dot];
        let free = last_in_lane.iter().position(|last| value - last >= apart);
        let lane = free.unwrap_or(last_in_lane.len());
        last_in_lane.resize(last_in_lane.len().max(lane + 1), value);
        last_in_lane[lane] = value;
        lanes[dot] = from_the_middle(lane);
    }
    lanes
}

/// 0, 1, −1, 2, −2 … for 0, 1, 2, 3, 4 …
fn from_the_middle(lane: usize) -> i32 {
    let distance = i32::try_from(lane.div_ceil(2)).unwrap_or(i32::MAX);
    if lane % 2 == 1 { distance } else { -distance }
}

/// A step of the cursor over the things that a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the first.
    First,
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// To the last.
    Last,
}

impl Step {
    /// The step that a key asks for.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "ArrowRight" | "ArrowDown" => Some(Self::Next),
            "ArrowLeft" | "ArrowUp" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// Where the cursor stands after the step among `count` things; it stops at both ends.
    pub const fn from_place(self, place: Option<usize>, count: usize) -> Option<usize> {
        let Some(last) = count.checked_sub(1) else { return None };
        Some(match (self, place) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None) => last,
            (Self::Next, Some(place)) => {
                if place < last {
                    place + 1
                } else {
                    last
                }
            }
            (Self::Previous, Some(place)) => place.saturating_sub(1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_the_first_round_tick_that_holds_the_value() {
        for (most, end, step) in
            [(5.2, 6.0, 1.0), (3.9, 4.0, 1.0), (0.07, 0.08, 0.02), (11.0, 12.0, 2.0)]
        {
            let scale = Scale::reaching(most, 6);
            assert!((scale.end() - end).abs() < 1e-12, "{most}: {scale:?}");
            assert!((scale.step() - step).abs() < 1e-12, "{most}: {scale:?}");
        }
    }

    #[test]
    fn a_scale_of_nothing_is_still_a_scale() {
        let scale = Scale::reaching(0.0, 5);
        assert!(scale.end() > 0.0);
        assert!(scale.percent(0.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_value_beyond_the_end_is_drawn_at_the_end() {
        assert!((Scale::SHARE.percent(1.3) - 100.0).abs() < f64::EPSILON);
        assert_eq!(Scale::SHARE.ticks().count(), 5);
    }

    #[test]
    fn the_pieces_of_a_stack_touch() {
        let slices = stack([1.0, 2.0, 0.5]);
        assert_eq!(slices[1], Slice { start: 1.0, length: 2.0 });
        assert_eq!(slices[2], Slice { start: 3.0, length: 0.5 });
    }

    #[test]
    fn dots_of_one_lane_never_touch() {
        let values = [0.5, 0.51, 0.52, 0.6, 0.505];
        assert_eq!(swarm(&values, 0.05), [0, -1, 2, 0, 1]);
    }

    #[test]
    fn the_cursor_enters_at_an_end_and_stops_at_an_end() {
        assert_eq!(Step::Next.from_place(None, 3), Some(0));
        assert_eq!(Step::Previous.from_place(None, 3), Some(2));
        assert_eq!(Step::Next.from_place(Some(2), 3), Some(2));
        assert_eq!(Step::Previous.from_place(Some(0), 3), Some(0));
        assert_eq!(Step::Next.from_place(None, 0), None);
    }
}
