//! Objects whose kind stands in one of their fields, read so that a refusal keeps its place.
//!
//! The derived reader of such an object copies it aside and forgets where it stood; this one reads
//! the copy as [`mod@crate::json`] does and hands the inner place on in the message.

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};

use crate::json::{ReadError, Tree};

/// An object without the field that names its kind.
pub(super) struct Tagged {
    /// The kind that was named.
    pub(super) kind: String,
    fields: Tree,
}

impl Tagged {
    /// Reads an object and takes the field `tag` out of it.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        tag: &'static str,
    ) -> Result<Self, D::Error> {
        Self::split(Tree::deserialize(deserializer)?, tag).map_err(ReadError::hidden)
    }

    fn split(tree: Tree, tag: &'static str) -> Result<Self, ReadError> {
        let mut fields = tree.into_fields(&"a map")?;
        let place = fields.iter().position(|(name, _)| name.text() == Some(tag));
        let place = place.ok_or_else(|| serde::de::Error::missing_field(tag))?;
        let (_, kind) = fields.remove(place);
        let not_a_text =
            || ReadError::in_field(tag, &"invalid type: not a text, expected a string");
        let kind = kind.text().ok_or_else(not_a_text)?.to_owned();
        Ok(Self { kind, fields: Tree::Object(fields) })
    }

    /// Reads the other fields as the given type.
    pub(super) fn into<T: DeserializeOwned, E: serde::de::Error>(self) -> Result<T, E> {
        T::deserialize(&self.fields).map_err(ReadError::hidden)
    }

    /// The refusal of a kind that does not exist.
    pub(super) fn unknown<E: serde::de::Error>(
        &self,
        tag: &str,
        allowed: &'static [&'static str],
    ) -> E {
        let error: ReadError = serde::de::Error::unknown_variant(&self.kind, allowed);
        ReadError { place: tag.to_owned(), ..error }.hidden()
    }
}
