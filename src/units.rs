//! Quantities with their ranges, identifiers with their owners, and the clock.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Working minutes of a working day (model, section 1).
pub const MINUTES_PER_DAY: f64 = 480.0;
/// Ticks of the engine's clock in a working minute: the clock counts milliseconds.
pub const TICKS_PER_MINUTE: f64 = 60_000.0;
/// Ticks of the engine's clock in a working day.
pub const TICKS_PER_DAY: u64 = 28_800_000;

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
    pub(crate) const fn constant(value: f64) -> Self {
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
        Self::new(value).map_err(|_| D::Error::invalid_value(Unexpected::Float(value), &M::ALLOWED))
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

/// A length of working time [min].
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

/// A number of people or posts, at most ten thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Headcount(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = 10_000)))] u32);

impl Headcount {
    /// Largest number of people that one post can have.
    pub const MOST: u32 = 10_000;
    const ALLOWED: &'static str = "a whole number from 0 to 10000";

    /// The number of people; more than [`Self::MOST`] count as that many.
    pub const fn new(people: u32) -> Self {
        if people > Self::MOST { Self(Self::MOST) } else { Self(people) }
    }

    /// The bare number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Headcount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = u32::deserialize(deserializer)?;
        if found > Self::MOST {
            return Err(D::Error::invalid_value(
                Unexpected::Unsigned(u64::from(found)),
                &Self::ALLOWED,
            ));
        }
        Ok(Self(found))
    }
}

/// Identifies one thing of the kind `K` within a scenario.
pub struct Id<K> {
    text: Box<str>,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    const ALLOWED: &'static str = "1 to 1000 characters without spaces";

    /// Takes a text that can serve as an identifier.
    pub fn new(text: &str) -> Option<Self> {
        let length = text.chars().count();
        let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        ((1..=1000).contains(&length) && plain)
            .then(|| Self { text: text.into(), kind: PhantomData })
    }

    /// The identifiers joined by `+`, the default id of a large section.
    pub fn joined(parts: &[Self]) -> Self {
        let texts: Vec<&str> = parts.iter().map(Self::as_str).collect();
        Self { text: texts.join("+").into(), kind: PhantomData }
    }

    /// The identifier as it stands in the document.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &Self::ALLOWED))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<K> schemars::JsonSchema for Id<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "id".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": 1000 })
    }
}

/// Kind of [`UnitId`].
#[derive(Debug)]
pub enum UnitKind {}
/// Kind of [`DutyId`].
#[derive(Debug)]
pub enum DutyKind {}
/// Kind of [`ClassId`].
#[derive(Debug)]
pub enum ClassKind {}

/// Identifies an office, a section or a large section.
pub type UnitId = Id<UnitKind>;
/// Identifies a duty of a section.
pub type DutyId = Id<DutyKind>;
/// Identifies a matter class.
pub type ClassId = Id<ClassKind>;

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
