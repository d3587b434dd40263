//! Objects whose kind stands in one of their fields, read so that a refusal keeps its place.
//!
//! The derived reader of such an object copies it aside and forgets where it stood; this one reads
//! the copy with the rest of the path and hands both on in the message (see [`mod@super::read`]).

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize as _, Deserializer};
use serde_json::{Map, Value};

/// Separates the inner place from the message.
pub(super) const SEPARATOR: char = '\u{1f}';

/// An object without the field that names its kind.
pub(super) struct Tagged {
    /// The kind that was named.
    pub(super) kind: String,
    fields: Map<String, Value>,
}

impl Tagged {
    /// Reads an object and takes the field `tag` out of it.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        tag: &'static str,
    ) -> Result<Self, D::Error> {
        let mut fields = Map::<String, Value>::deserialize(deserializer)?;
        match fields.remove(tag) {
            Some(Value::String(kind)) => Ok(Self { kind, fields }),
            Some(_) => Err(inner(tag, &"invalid type: not a text, expected a string")),
            None => Err(D::Error::missing_field(tag)),
        }
    }

    /// Reads the other fields as the given type.
    pub(super) fn into<T: DeserializeOwned, E: serde::de::Error>(self) -> Result<T, E> {
        serde_path_to_error::deserialize(Value::Object(self.fields))
            .map_err(|error| inner(&error.path().to_string(), error.inner()))
    }

    /// The refusal of a kind that does not exist.
    pub(super) fn unknown<E: serde::de::Error>(
        &self,
        tag: &str,
        allowed: &'static [&'static str],
    ) -> E {
        inner(tag, &E::unknown_variant(&self.kind, allowed))
    }
}

fn inner<E: serde::de::Error>(place: &str, message: &impl std::fmt::Display) -> E {
    E::custom(format_args!("{place}{SEPARATOR}{message}{SEPARATOR}"))
}
