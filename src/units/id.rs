//! Identifiers, each with what it identifies.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

    /// A constant of the program; the caller vouches for the text.
    pub fn constant(text: &str) -> Self {
        Self { text: text.into(), kind: PhantomData }
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
