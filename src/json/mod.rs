//! Reading JSON, with a place for every refusal.
//!
//! A text becomes a [`Tree`] first, and every value is read off a tree. So a type is read in one way
//! only, whoever reads it and from where; readers made for each of several ways were a third of what
//! the page had to load.

mod reader;
mod tree;

use std::fmt;

use serde::de::DeserializeOwned;

pub use self::tree::Tree;

/// Separates place and message of a refusal that goes through a reader that knows no places.
const SEPARATOR: char = '\u{1f}';

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Where in the document, such as `organization.units[3].clerks`; `line 2 column 5` if the text
    /// is no JSON at all.
    pub place: String,
    /// What was found and what is allowed, in English.
    pub message: String,
}

/// Reads a value from a text.
#[inline(never)]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    T::deserialize(&parse(text)?)
}

/// Reads a text as a tree.
fn parse(text: &str) -> Result<Tree, ReadError> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let text = error.to_string();
        let end = text.rfind(" at line ").unwrap_or(text.len());
        let place = format!("line {} column {}", error.line(), error.column());
        ReadError { place, message: text[..end].to_owned() }
    })
}

impl ReadError {
    /// A refusal of what stands in a field.
    pub fn in_field(name: &str, message: &dyn fmt::Display) -> Self {
        Self { place: name.to_owned(), message: message.to_string() }
    }

    /// The same as a message alone, in which a reader of this module finds the place again.
    pub fn hidden<E: serde::de::Error>(self) -> E {
        E::custom(format_args!("{}{SEPARATOR}{}", self.place, self.message))
    }

    /// The same, found inside of what stands at a place.
    fn inside(mut self, outer: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = format!("{outer}{dot}{}", self.place);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let text = message.to_string();
        match text.split_once(SEPARATOR) {
            Some((place, message)) => Self::in_field(place, &message),
            None => Self { place: String::new(), message: text },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        number: f64,
        #[serde(default)]
        kinds: Vec<Kind>,
        whole: Option<u32>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Plain,
        Numbered(i64),
        Named { name: String },
    }

    fn refusal(text: &str) -> String {
        read::<Sample>(text).expect_err("refused").to_string()
    }

    #[test]
    fn what_is_there_is_read() {
        let kinds = r#"["Plain",{"Numbered":-3},{"Named":{"name":"a"}}]"#;
        let text = format!(r#"{{"number":1,"kinds":{kinds},"whole":null}}"#);
        let kinds = vec![Kind::Plain, Kind::Numbered(-3), Kind::Named { name: "a".to_owned() }];
        assert_eq!(read(&text), Ok(Sample { number: 1.0, kinds, whole: None }));
        let pairs = BTreeMap::from([("a".to_owned(), (1_u8, true))]);
        assert_eq!(read(r#"{"a":[1,true]}"#), Ok(pairs));
        assert_eq!(read("18446744073709551615"), Ok(u64::MAX));
    }

    #[test]
    fn a_refusal_has_its_place() {
        assert_eq!(
            refusal(r#"{"number":"x"}"#),
            "number: invalid type: string \"x\", expected f64"
        );
        assert_eq!(
            refusal(r#"{"number":1,"whole":2.5}"#),
            "whole: invalid type: floating point `2.5`, expected u32"
        );
        assert_eq!(
            refusal(r#"{"number":1,"kinds":["Plain","Odd"]}"#),
            "kinds[1]: unknown variant `Odd`, expected one of `Plain`, `Numbered`, `Named`"
        );
        assert_eq!(
            refusal(r#"{"number":1,"nmae":2}"#),
            "nmae: unknown field `nmae`, expected one of `number`, `kinds`, `whole`"
        );
    }

    #[test]
    fn what_is_said_twice_is_refused() {
        assert_eq!(refusal(r#"{"number":1,"number":2}"#), "number: duplicate field `number`");
    }

    #[test]
    fn a_text_that_is_no_json_is_refused_with_its_line() {
        assert_eq!(refusal("{\n  \"number\": "), "line 2 column 12: EOF while parsing a value");
        assert_eq!(refusal("{} {}"), "line 1 column 4: trailing characters");
    }
}
