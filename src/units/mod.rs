//! Quantities with their ranges, identifiers with their owners, and the clock.

mod clock;
mod headcount;
mod id;

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use clock::{MINUTES_PER_DAY, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, Ticks};
pub use headcount::Headcount;
pub use id::{ClassId, ClassKind, DutyId, DutyKind, Id, UnitId, UnitKind};

/// What a number stands for, with the range that is allowed.
pub trait Measure {
    /// Smallest allowed value.
    const LEAST: f64;
    /// Largest allowed value.
    const MOST: f64;
    /// What is allowed, as the refusal says it.
    const ALLOWED: &'static str;
}

/// A number of one [`Measure`], always finite and within its range.
pub struct Quantity<M> {
    value: f64,
    measure: PhantomData<fn() -> M>,
}

impl<M: Measure> Quantity<M> {
    /// Takes the value if it lies in the range of the measure.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if value.is_finite() && (M::LEAST..=M::MOST).contains(&value) {
            Ok(Self { value, measure: PhantomData })
        } else {
            Err(OutOfRange { found: value, allowed: M::ALLOWED })
        }
    }

    /// The value nearest to the given one that lies in the range.
    pub fn clamped(value: f64) -> Self {
        let value = if value.is_nan() { M::LEAST } else { value.clamp(M::LEAST, M::MOST) };
        Self { value, measure: PhantomData }
    }
}

impl<M> Quantity<M> {
    /// The bare number, in the unit of the measure.
    pub const fn get(self) -> f64 {
        self.value
    }

    /// A constant of the program; the caller vouches for the range.
    pub const fn constant(value: f64) -> Self {
        Self { value, measure: PhantomData }
    }
}

/// A number outside of its range.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("found {found}, allowed: {allowed}")]
pub struct OutOfRange {
    /// The number that was found.
    pub found: f64,
    /// What is allowed instead.
    pub allowed: &'static str,
}

impl<M> Clone for Quantity<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Quantity<M> {}

impl<M> PartialEq for Quantity<M> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<M> PartialOrd for Quantity<M> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<M> fmt::Debug for Quantity<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, formatter)
    }
}

impl<M> Serialize for Quantity<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value)
    }
}

impl<'de, M: Measure> Deserialize<'de> for Quantity<M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value)
            .map_err(|_out| D::Error::invalid_value(Unexpected::Float(value), &M::ALLOWED))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<M: Measure> schemars::JsonSchema for Quantity<M> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        M::ALLOWED.into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "minimum": M::LEAST,
            "maximum": M::MOST,
            "description": M::ALLOWED,
        })
    }
}

/// Measure of [`Minutes`].
#[derive(Debug)]
pub enum MinutesMeasure {}

impl Measure for MinutesMeasure {
    const LEAST: f64 = 0.0;
    const MOST: f64 = 48_000.0;
    const ALLOWED: &'static str = "a number of minutes from 0 to 48000";
}

/// A length of working time (min).
pub type Minutes = Quantity<MinutesMeasure>;

/// Measure of [`Days`].
#[derive(Debug)]
pub enum DaysMeasure {}

impl Measure for DaysMeasure {
    const LEAST: f64 = 0.001;
    const MOST: f64 = 4_000.0;
    const ALLOWED: &'static str = "a number of working days above 0, at most 4000";
}

/// A length of time in working days of 480 minutes.
pub type Days = Quantity<DaysMeasure>;

/// Measure of [`PerDay`].
#[derive(Debug)]
pub enum PerDayMeasure {}

impl Measure for PerDayMeasure {
    const LEAST: f64 = 0.0;
    const MOST: f64 = 10_000.0;
    const ALLOWED: &'static str = "a number per working day from 0 to 10000";
}

/// A rate per working day.
pub type PerDay = Quantity<PerDayMeasure>;

/// Measure of [`Share`].
#[derive(Debug)]
pub enum ShareMeasure {}

impl Measure for ShareMeasure {
    const LEAST: f64 = 0.0;
    const MOST: f64 = 1.0;
    const ALLOWED: &'static str = "a number from 0 to 1";
}

/// A share or a probability, from 0 to 1.
pub type Share = Quantity<ShareMeasure>;

/// Measure of [`PassOn`].
#[derive(Debug)]
pub enum PassOnMeasure {}

impl Measure for PassOnMeasure {
    const LEAST: f64 = 0.0;
    const MOST: f64 = 0.95;
    const ALLOWED: &'static str = "a number from 0 to 0.95";
}

/// The probability of passing a paper on, below 1 so that it arrives at last.
pub type PassOn = Quantity<PassOnMeasure>;

/// Measure of [`Presence`].
#[derive(Debug)]
pub enum PresenceMeasure {}

impl Measure for PresenceMeasure {
    const LEAST: f64 = 0.05;
    const MOST: f64 = 1.0;
    const ALLOWED: &'static str = "a number from 0.05 to 1";
}

/// Share of working time that a leader is at the desk.
pub type Presence = Quantity<PresenceMeasure>;

/// Measure of [`Factor`].
#[derive(Debug)]
pub enum FactorMeasure {}

impl Measure for FactorMeasure {
    const LEAST: f64 = 0.0;
    const MOST: f64 = 10.0;
    const ALLOWED: &'static str = "a number from 0 to 10";
}

/// A share of some other length that may exceed 1, such as extra effort.
pub type Factor = Quantity<FactorMeasure>;

/// Measure of [`Volume`].
#[derive(Debug)]
pub enum VolumeMeasure {}

impl Measure for VolumeMeasure {
    const LEAST: f64 = 0.1;
    const MOST: f64 = 10.0;
    const ALLOWED: &'static str = "a number from 0.1 to 10";
}

/// How many times as many papers arrive.
pub type Volume = Quantity<VolumeMeasure>;

/// Measure of [`Burst`].
#[derive(Debug)]
pub enum BurstMeasure {}

impl Measure for BurstMeasure {
    const LEAST: f64 = 1.0;
    const MOST: f64 = 1_000.0;
    const ALLOWED: &'static str = "a number from 1 to 1000";
}

/// Mean size of a batch of papers.
pub type Burst = Quantity<BurstMeasure>;

/// Measure of [`Precision`].
#[derive(Debug)]
pub enum PrecisionMeasure {}

impl Measure for PrecisionMeasure {
    const LEAST: f64 = 0.001;
    const MOST: f64 = 1.0;
    const ALLOWED: &'static str = "a number from 0.001 to 1";
}

/// Half-width of an interval as a share of the baseline's mean.
pub type Precision = Quantity<PrecisionMeasure>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_outside_its_range_is_refused() {
        assert!(Share::new(1.01).is_err());
        assert!(Minutes::new(f64::NAN).is_err());
        assert!(Minutes::new(-1.0).is_err());
        assert_eq!(Share::new(0.25).map(Share::get), Ok(0.25));
    }

    #[test]
    fn ticks_and_minutes_agree() {
        assert_eq!(Ticks::from_minutes(2.5), Ticks(150_000));
        assert_eq!(Ticks::from_days(1.0), Ticks(TICKS_PER_DAY));
        assert!((Ticks(90_000).minutes() - 1.5).abs() < f64::EPSILON);
    }

    #[test]
    fn an_identifier_has_no_spaces() {
        assert!(UnitId::new("talent office").is_none());
        assert!(UnitId::new("").is_none());
        assert!(UnitId::new("人才科").is_some());
    }
}
