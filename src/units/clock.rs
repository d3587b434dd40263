//! The clock: working time in whole milliseconds.

/// Working minutes of a working day (model, section 1).
pub const MINUTES_PER_DAY: f64 = 480.0;
/// Ticks of the engine's clock in a working minute: the clock counts milliseconds.
pub const TICKS_PER_MINUTE: f64 = 60_000.0;
/// Ticks of the engine's clock in a working hour.
pub const TICKS_PER_HOUR: u64 = 3_600_000;
/// Ticks of the engine's clock in a working day.
pub const TICKS_PER_DAY: u64 = 28_800_000;

/// A length of time on the engine's clock, in whole milliseconds of working time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticks(pub u64);

impl Ticks {
    /// The whole number of ticks nearest to a number of minutes; less than nothing counts as nothing.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded and not negative; `as` saturates"
    )]
    pub fn from_minutes(minutes: f64) -> Self {
        Self(libm::rint(minutes * TICKS_PER_MINUTE).max(0.0) as u64)
    }

    /// The whole number of ticks nearest to a number of working days.
    pub fn from_days(days: f64) -> Self {
        Self::from_minutes(days * MINUTES_PER_DAY)
    }

    /// The same length in minutes.
    pub fn minutes(self) -> f64 {
        self.0 as f64 / TICKS_PER_MINUTE
    }
}
