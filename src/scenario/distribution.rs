//! Distributions of working times.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::units::{Factor, Minutes};

/// A distribution of a working time: its mean and its shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution {
    /// Mean (min); 0 means that the step does not exist.
    pub mean: Minutes,
    /// Shape around the mean.
    pub shape: Shape,
}

/// The shape of a distribution around its mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Always the mean.
    Fixed,
    /// Exponential.
    Exponential,
    /// Uniform from 0 to twice the mean.
    Uniform,
    /// Log-normal with this coefficient of variation.
    Lognormal(Factor),
}

impl Distribution {
    /// Always the mean (min).
    pub const fn fixed(mean: f64) -> Self {
        Self { mean: Minutes::constant(mean), shape: Shape::Fixed }
    }

    /// Exponential with this mean (min).
    pub const fn exponential(mean: f64) -> Self {
        Self { mean: Minutes::constant(mean), shape: Shape::Exponential }
    }

    /// Log-normal with this mean (min) and coefficient of variation.
    pub const fn lognormal(mean: f64, cv: f64) -> Self {
        let shape = Shape::Lognormal(Factor::constant(cv));
        Self { mean: Minutes::constant(mean), shape }
    }

    /// Whether the step exists at all.
    pub fn exists(self) -> bool {
        self.mean.get() > 0.0
    }

    /// Squared coefficient of variation.
    pub fn squared_variation(self) -> f64 {
        match self.shape {
            Shape::Fixed => 0.0,
            Shape::Exponential => 1.0,
            Shape::Uniform => 1.0 / 3.0,
            Shape::Lognormal(cv) => cv.get() * cv.get(),
        }
    }
}

/// The distribution as it stands in the document.
#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "Distribution"))]
#[serde(deny_unknown_fields)]
struct Document {
    /// Mean (min); 0 means that the step does not exist.
    mean: Minutes,
    /// Shape around the mean; either this or `cv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shape: Option<ShapeName>,
    /// Coefficient of variation of a log-normal distribution; either this or `shape`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cv: Option<Factor>,
}

/// The shapes that have a name in the document.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum ShapeName {
    /// Always the mean.
    Fixed,
    /// Exponential.
    Exponential,
    /// Uniform from 0 to twice the mean.
    Uniform,
}

impl Serialize for Distribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (shape, cv) = match self.shape {
            Shape::Fixed => (Some(ShapeName::Fixed), None),
            Shape::Exponential => (Some(ShapeName::Exponential), None),
            Shape::Uniform => (Some(ShapeName::Uniform), None),
            Shape::Lognormal(cv) => (None, Some(cv)),
        };
        Document { mean: self.mean, shape, cv }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Distribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Document { mean, shape, cv } = Document::deserialize(deserializer)?;
        let shape = match (shape, cv) {
            (Some(ShapeName::Fixed), None) => Shape::Fixed,
            (Some(ShapeName::Exponential), None) => Shape::Exponential,
            (Some(ShapeName::Uniform), None) => Shape::Uniform,
            (None, Some(cv)) => Shape::Lognormal(cv),
            (None, None) | (Some(_), Some(_)) => {
                return Err(D::Error::custom("expected either `shape` or `cv` beside `mean`"));
            }
        };
        Ok(Self { mean, shape })
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Distribution {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Document::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Document::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_keeps_its_form() {
        for text in [r#"{"mean":20.0,"shape":"exponential"}"#, r#"{"mean":20.0,"cv":0.8}"#] {
            let distribution: Distribution = serde_json::from_str(text).expect("readable");
            assert_eq!(serde_json::to_string(&distribution).expect("writable"), text);
        }
    }

    #[test]
    fn a_distribution_has_one_shape() {
        assert!(serde_json::from_str::<Distribution>(r#"{"mean":20}"#).is_err());
        let both = r#"{"mean":20,"cv":1,"shape":"fixed"}"#;
        assert!(serde_json::from_str::<Distribution>(both).is_err());
    }
}
