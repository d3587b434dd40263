//! Sliders: the values that one stops at, from left to right.
//!
//! A slider offers what is usual; what is allowed beyond that can be typed. Times and rates, which
//! may differ by a factor of hundred, stop at round numbers that grow by a constant ratio.

use super::{Allowed, Entry, Part, Value, What};

/// The values that a slider stops at, each larger than the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Dial {
    stops: Vec<f64>,
}

impl Dial {
    /// The slider of a field whose original value is given; nothing for a choice.
    pub fn of(entry: &Entry, original: Value) -> Option<Self> {
        let Allowed::Numbers { least, most, .. } = entry.allowed else { return None };
        let original = if let Value::Number(number) = original { number } else { 0.0 };
        let (scale, usual) = usual(entry.field.what, entry.field.part);
        // Twice the original value should be in reach, but one seed is as good as another.
        let wanted = if entry.field.what == What::Seed { usual } else { usual.max(original * 2.0) };
        let end = wanted.min(most);
        let mut stops = match scale {
            Scale::Even(step) => even(least, end, step),
            Scale::Ratio { first, zero } => {
                let zero = zero.then_some(0.0);
                zero.into_iter().chain(round_numbers(first, end)).collect()
            }
        };
        stops.retain(|stop| entry.allowed.has(Value::Number(*stop)));
        Some(Self { stops })
    }

    /// The position of the last stop; the first is 0.
    pub fn last(&self) -> usize {
        self.stops.len().saturating_sub(1)
    }

    /// The value at a position.
    pub fn at(&self, position: usize) -> f64 {
        self.stops.get(position).or(self.stops.last()).copied().unwrap_or(0.0)
    }

    /// The position nearest to a value.
    pub fn position(&self, value: f64) -> usize {
        let below = self.stops.partition_point(|stop| *stop < value);
        let before = below.saturating_sub(1);
        let nearer_before = value - self.at(before) < self.at(below) - value;
        if below > self.last() || nearer_before { before } else { below }
    }
}

/// How a slider goes from its least to its largest value.
enum Scale {
    /// By even steps.
    Even(f64),
    /// By round numbers of a constant ratio from the first on, perhaps after 0.
    Ratio { first: f64, zero: bool },
}

/// The scale of a field, and as far as it usually goes.
fn usual(what: What, part: Part) -> (Scale, f64) {
    use Scale::{Even, Ratio};
    if part == Part::Variation {
        return (Even(0.1), 3.0);
    }
    match what {
        What::Review(_)
        | What::Relay
        | What::Handover
        | What::Coordination
        | What::CheckIn
        | What::Briefing
        | What::Triage
        | What::Effort
        | What::CosignEffort(_) => (Ratio { first: 1.0, zero: true }, 480.0),
        What::Absence => (Ratio { first: 10.0, zero: false }, 4800.0),
        What::PerDay => (Ratio { first: 0.1, zero: true }, 20.0),
        What::Deadline => (Ratio { first: 0.5, zero: false }, 60.0),
        What::Days => (Ratio { first: 10.0, zero: false }, 500.0),
        What::MostReplications => (Ratio { first: 10.0, zero: false }, 1000.0),
        What::Volume | What::Finish | What::Rework | What::Generalist => (Even(0.05), 2.0),
        What::Overload => (Even(0.01), 0.5),
        What::Garbled | What::Precision => (Even(0.005), 0.2),
        What::Defect
        | What::Catch
        | What::PassSound
        | What::PassUnsound
        | What::DecidedAt(_)
        | What::Misdirected
        | What::Unsound
        | What::WarnAt
        | What::Shirk
        | What::Presence(_)
        | What::OwnPresence => (Even(0.01), 1.0),
        What::Chiefs | What::Deputies => (Even(1.0), 5.0),
        What::Burst
        | What::Clerks
        | What::Approved
        | What::Reserved
        | What::Filled
        | What::LeadingPosts => (Even(1.0), 20.0),
        What::Seed => (Even(1.0), 100.0),
        What::WarmUp => (Even(5.0), 200.0),
        What::FirstAsked
        | What::DirectContact
        | What::Expedite
        | What::CosignOrder
        | What::Urgent
        | What::Sharing => (Even(1.0), 1.0),
    }
}

/// The multiples of a step from the first at or above one number to the last at or below another.
fn even(least: f64, end: f64, step: f64) -> Vec<f64> {
    // Steps are one hundredth times a whole number or half of one; dividing keeps 0.15 as written.
    let parts = (1.0 / step).round();
    let nth = |n: u32| if step < 1.0 { f64::from(n) / parts } else { f64::from(n) * step };
    (0..).map(nth).skip_while(|stop| *stop < least).take_while(|stop| *stop <= end).collect()
}

/// Round numbers with two digits that grow by 4 to 10 %.
fn round_numbers(first: f64, end: f64) -> Vec<f64> {
    let tens = (10..20).chain((20..50).step_by(2)).chain((50..100).step_by(5));
    let tens: Vec<u32> = tens.collect();
    let decade = |power: i32| {
        let scale = |ten: &u32| {
            let ten = f64::from(*ten);
            if power < 0 { ten / 10_f64.powi(-power) } else { ten * 10_f64.powi(power) }
        };
        tens.iter().map(scale).collect::<Vec<f64>>()
    };
    let all = (-3..5).flat_map(decade);
    all.skip_while(|stop| *stop < first).take_while(|stop| *stop <= end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_written_with_few_digits() {
        assert_eq!(even(0.05, 0.08, 0.01), [0.05, 0.06, 0.07, 0.08]);
        assert_eq!(even(0.001, 0.02, 0.005), [0.005, 0.01, 0.015, 0.02]);
        let stops = round_numbers(0.1, 20.0);
        assert_eq!((stops[0], stops[1], stops.last()), (0.1, 0.11, Some(&20.0)));
        assert!(stops.iter().all(|stop| stop.to_string().len() <= 4), "{stops:?}");
        assert!(stops.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn a_position_is_that_of_the_nearest_stop() {
        let dial = Dial { stops: vec![0.0, 1.0, 2.0, 4.0] };
        assert_eq!([-1.0, 0.4, 0.6, 3.5, 9.0].map(|value| dial.position(value)), [0, 0, 1, 3, 3]);
        assert_eq!((dial.at(3), dial.at(9), dial.last()), (4.0, 4.0, 3));
    }
}
