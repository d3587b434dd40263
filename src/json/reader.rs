//! Reading values off a tree.
//!
//! A value says what it wants; anything else is refused by one function for all types. What reads one
//! type is never copied into what reads another: a report has a hundred contrasts, and one reader of
//! contrasts is enough. The fields of a structure are handed over in the order in which it has them,
//! so that no type needs code that tells its fields apart by name.

use serde::Deserializer;
use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, Expected, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::{ReadError, Tree};

type Outcome<T> = Result<T, ReadError>;

impl Tree {
    fn list(&self, wanted: &dyn Expected) -> Outcome<Items<'_>> {
        let Self::List(items) = self else { return Err(self.unlike(wanted)) };
        Ok(Items { items, next: 0 })
    }

    fn object(&self, wanted: &dyn Expected) -> Outcome<Fields<'_>> {
        let Self::Object(fields) = self else { return Err(self.unlike(wanted)) };
        Ok(Fields { fields, next: 0 })
    }

    /// An object as a structure with fields of these names, each at most once.
    fn members(
        &self,
        names: &'static [&'static str],
        wanted: &dyn Expected,
    ) -> Outcome<Members<'_>> {
        let fields = self.object(wanted)?.fields;
        let mut found = vec![None; names.len()];
        for (name, value) in fields {
            let name = name.text().unwrap_or_default();
            let Some(place) = names.iter().position(|known| *known == name) else {
                return Err(ReadError::unknown_field(name, names).inside(name));
            };
            if found[place].replace(value).is_some() {
                return Err(ReadError::duplicate_field(names[place]).inside(name));
            }
        }
        Ok(Members { found, names, next: 0, is_missing: false })
    }

    fn variant(&self, wanted: &dyn Expected) -> Outcome<Variant<'_>> {
        if let Self::Text(_) = self {
            return Ok(Variant { name: self, content: None });
        }
        match self.object(wanted)?.fields {
            [(name, content)] => Ok(Variant { name, content: Some(content) }),
            _ => Err(self.unlike(wanted)),
        }
    }

    fn truth(&self, wanted: &dyn Expected) -> Outcome<bool> {
        let Self::Truth(truth) = self else { return Err(self.unlike(wanted)) };
        Ok(*truth)
    }

    fn words(&self, wanted: &dyn Expected) -> Outcome<&str> {
        self.text().ok_or_else(|| self.unlike(wanted))
    }

    fn number(&self, wanted: &dyn Expected) -> Outcome<f64> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Whole(number) => Ok(*number as f64),
            Self::Negative(number) => Ok(*number as f64),
            Self::Null | Self::Truth(_) | Self::Text(_) | Self::List(_) | Self::Object(_) => {
                Err(self.unlike(wanted))
            }
        }
    }

    fn unlike(&self, wanted: &dyn Expected) -> ReadError {
        ReadError::invalid_type(self.unexpected(), wanted)
    }
}

/// Methods that all do the same as another one.
macro_rules! alike {
    ($($method:ident)* => $other:ident) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            self.$other(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for &Tree {
    type Error = ReadError;

    alike! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_u8 deserialize_u16
    deserialize_u32 deserialize_u64 => deserialize_i64 }
    alike! { deserialize_f32 => deserialize_f64 }
    alike! { deserialize_char deserialize_string deserialize_identifier => deserialize_str }
    alike! { deserialize_bytes deserialize_byte_buf deserialize_ignored_any deserialize_unit => deserialize_any }

    #[inline(never)]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Tree::Null => visitor.visit_unit(),
            Tree::Truth(truth) => visitor.visit_bool(*truth),
            Tree::Whole(number) => visitor.visit_u64(*number),
            Tree::Negative(number) => visitor.visit_i64(*number),
            Tree::Number(number) => visitor.visit_f64(*number),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Tree::Object(fields) => visitor.visit_map(Fields { fields, next: 0 }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let truth = self.truth(&visitor)?;
        visitor.visit_bool(truth)
    }

    #[inline(never)]
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Tree::Whole(number) => visitor.visit_u64(*number),
            Tree::Negative(number) => visitor.visit_i64(*number),
            Tree::Null
            | Tree::Truth(_)
            | Tree::Number(_)
            | Tree::Text(_)
            | Tree::List(_)
            | Tree::Object(_) => Err(self.unlike(&visitor)),
        }
    }

    #[inline(never)]
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let number = self.number(&visitor)?;
        visitor.visit_f64(number)
    }

    #[inline(never)]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let words = self.words(&visitor)?;
        visitor.visit_str(words)
    }

    #[inline(never)]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        if *self == Tree::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    #[inline(never)]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let list = self.list(&visitor)?;
        visitor.visit_seq(list)
    }

    #[inline(never)]
    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Outcome<V::Value> {
        let list = self.list(&visitor)?;
        if list.items.len() == length {
            visitor.visit_seq(list)
        } else {
            Err(ReadError::invalid_length(list.items.len(), &visitor))
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Outcome<V::Value> {
        self.deserialize_tuple(length, visitor)
    }

    #[inline(never)]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let object = self.object(&visitor)?;
        visitor.visit_map(object)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let mut members = self.members(names, &visitor)?;
        let read = visitor.visit_seq(&mut members);
        read.map_err(|error| members.refused(error))
    }

    #[inline(never)]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let variant = self.variant(&visitor)?;
        visitor.visit_enum(variant)
    }
}

/// What is left of a list.
struct Items<'a> {
    items: &'a [Tree],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        let Some(item) = self.items.get(self.next) else { return Ok(None) };
        self.next += 1;
        match seed.deserialize(item) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(error.inside(&format!("[{}]", self.next - 1))),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() - self.next)
    }
}

/// What is left of an object.
struct Fields<'a> {
    fields: &'a [(Tree, Tree)],
    next: usize,
}

impl Fields<'_> {
    /// A refusal in the field at hand.
    fn refused(&self, error: ReadError) -> ReadError {
        let field = self.next.checked_sub(1).and_then(|place| self.fields.get(place));
        error.inside(field.and_then(|(name, _)| name.text()).unwrap_or_default())
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = ReadError;

    #[inline(never)]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        let Some((name, _)) = self.fields.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(name).map(Some).map_err(|error| self.refused(error))
    }

    #[inline(never)]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Outcome<V::Value> {
        let value =
            self.fields.get(self.next.wrapping_sub(1)).map_or(&Tree::Null, |(_, value)| value);
        seed.deserialize(value).map_err(|error| self.refused(error))
    }
}

/// What is left of a structure, in its own order.
struct Members<'a> {
    found: Vec<Option<&'a Tree>>,
    names: &'static [&'static str],
    next: usize,
    /// Whether the field before the next one was not there.
    is_missing: bool,
}

impl Members<'_> {
    /// A refusal of the whole: without a place it is that of a field that is not there.
    fn refused(&self, error: ReadError) -> ReadError {
        match self.names.get(self.next.wrapping_sub(1)) {
            Some(name) if self.is_missing => ReadError::missing_field(name),
            _ => error,
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Members<'_> {
    type Error = ReadError;

    /// A field that is not there is read as `null` by a type that takes it, else there is nothing,
    /// and the structure has a default for it or refuses.
    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        let Some(found) = self.found.get(self.next) else { return Ok(None) };
        self.next += 1;
        self.is_missing = found.is_none();
        match (seed.deserialize(found.unwrap_or(&Tree::Null)), found) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(_), None) => Ok(None),
            (Err(error), Some(_)) => Err(error.inside(self.names[self.next - 1])),
        }
    }
}

/// One of several kinds, with its content if it has one.
struct Variant<'a> {
    name: &'a Tree,
    content: Option<&'a Tree>,
}

impl Variant<'_> {
    fn content(&self) -> &Tree {
        self.content.unwrap_or(&Tree::Null)
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Outcome<(V::Value, Self)> {
        Ok((seed.deserialize(self.name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = ReadError;

    fn unit_variant(self) -> Outcome<()> {
        match self.content {
            None => Ok(()),
            Some(content) => Err(content.unlike(&"nothing beside the name")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Outcome<T::Value> {
        seed.deserialize(self.content())
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Outcome<V::Value> {
        self.content().deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.content().deserialize_struct("", names, visitor)
    }
}
