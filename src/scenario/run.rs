//! Settings of a run.

use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::units::{Days, Precision};

/// How a scenario is simulated (model, section 6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RunSettings {
    /// Chooses the random numbers.
    pub seed: u64,
    /// Measured time (working days).
    pub days: Days,
    /// Time that is simulated first and left out.
    pub warm_up: WarmUp,
    /// Half-width of the interval of the difference at which the run stops, as a share of the
    /// baseline's mean.
    pub precision: Precision,
    /// Most replications.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 10, max = 10_000)))]
    #[serde(deserialize_with = "replications")]
    pub max_replications: u32,
}

/// How many replications a run may have at most.
pub(super) const REPLICATIONS: RangeInclusive<u32> = 10..=10_000;

impl Default for RunSettings {
    fn default() -> Self {
        Self {
            seed: 1,
            days: Days::constant(120.0),
            warm_up: WarmUp::Auto,
            precision: Precision::constant(0.05),
            max_replications: 200,
        }
    }
}

fn replications<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let found = u32::deserialize(deserializer)?;
    if REPLICATIONS.contains(&found) {
        return Ok(found);
    }
    let unexpected = serde::de::Unexpected::Unsigned(u64::from(found));
    Err(Error::invalid_value(unexpected, &"a whole number from 10 to 10000"))
}

/// Time that is simulated first and left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum WarmUp {
    /// Found by MSER-5 on pilot replications and from the relaxation times of the desks.
    #[default]
    Auto,
    /// Given (working days), 0 to 2000.
    Days(f64),
}

impl WarmUp {
    /// Longest warm-up that can be given (working days).
    pub const MOST: f64 = 2000.0;
    const ALLOWED: &'static str = "\"auto\" or a number of working days from 0 to 2000";

    /// A given warm-up (working days), if it lies from 0 to [`Self::MOST`].
    pub fn days(days: f64) -> Option<Self> {
        (0.0..=Self::MOST).contains(&days).then_some(Self::Days(days))
    }
}

impl Serialize for WarmUp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Auto => serializer.serialize_str("auto"),
            Self::Days(days) => serializer.serialize_f64(*days),
        }
    }
}

impl<'de> Deserialize<'de> for WarmUp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads a [`WarmUp`].
struct Reader;

impl Visitor<'_> for Reader {
    type Value = WarmUp;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(WarmUp::ALLOWED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<WarmUp, E> {
        let wrong = || E::invalid_value(Unexpected::Str(text), &self);
        (text == "auto").then_some(WarmUp::Auto).ok_or_else(wrong)
    }

    fn visit_f64<E: Error>(self, days: f64) -> Result<WarmUp, E> {
        WarmUp::days(days).ok_or_else(|| E::invalid_value(Unexpected::Float(days), &self))
    }

    fn visit_u64<E: Error>(self, days: u64) -> Result<WarmUp, E> {
        self.visit_f64(days as f64)
    }

    fn visit_i64<E: Error>(self, days: i64) -> Result<WarmUp, E> {
        self.visit_f64(days as f64)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for WarmUp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WarmUp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [
                { "const": "auto" },
                { "type": "number", "minimum": 0, "maximum": 2000 },
            ],
            "description": Self::ALLOWED,
        })
    }
}
