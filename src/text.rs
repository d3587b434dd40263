//! Languages, and texts that exist in each of them.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::Tree;

/// A language of the page and of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language that a tag such as `zh-CN`, `zh_CN.UTF-8` or `en` asks for.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The one that is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// A text of the document in both languages.
///
/// In JSON an object `{ "zh": …, "en": … }`; a bare string serves for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(untagged, deny_unknown_fields))]
pub enum Text {
    /// No text.
    #[default]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    Empty,
    /// The same text in every language.
    Same(String),
    /// A text for each language.
    Both {
        /// The Chinese text.
        zh: String,
        /// The English text.
        en: String,
    },
}

impl Text {
    /// A text for each language.
    pub fn both(zh: &str, en: &str) -> Self {
        Self::Both { zh: zh.to_owned(), en: en.to_owned() }
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Empty, _) => "",
            (Self::Same(text), _) => text,
            (Self::Both { zh, .. }, Language::Zh) => zh,
            (Self::Both { en, .. }, Language::En) => en,
        }
    }

    /// Whether there is nothing to read.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_str(""),
            Self::Same(text) => serializer.serialize_str(text),
            Self::Both { zh, en } => BTreeMap::from([("zh", zh), ("en", en)]).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const ALLOWED: &str = "expected a text or { \"zh\": …, \"en\": … }";
        let read = match Tree::deserialize(deserializer)? {
            Tree::Text(text) if text.is_empty() => Some(Self::Empty),
            Tree::Text(text) => Some(Self::Same(text)),
            Tree::Object(fields) => Self::of_languages(fields),
            Tree::Null
            | Tree::Truth(_)
            | Tree::Whole(_)
            | Tree::Negative(_)
            | Tree::Number(_)
            | Tree::List(_) => None,
        };
        read.ok_or_else(|| D::Error::custom(ALLOWED))
    }
}

impl Text {
    /// One text for each language, or one for both.
    fn of_languages(fields: Vec<(Tree, Tree)>) -> Option<Self> {
        let (mut zh, mut en) = (None, None);
        for (language, text) in fields {
            let place = match language.text()? {
                "zh" => &mut zh,
                "en" => &mut en,
                _ => return None,
            };
            *place = Some(text.text()?.to_owned());
        }
        match (zh, en) {
            (Some(zh), Some(en)) => Some(Self::Both { zh, en }),
            (one, other) => one.or(other).map(Self::Same),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_string_serves_for_both_languages() {
        let text: Text = serde_json::from_str("\"Office\"").expect("a text");
        assert_eq!(text.get(Language::Zh), "Office");
        assert_eq!(text.get(Language::En), "Office");
    }

    #[test]
    fn an_unknown_language_is_refused() {
        assert!(serde_json::from_str::<Text>(r#"{"zh":"一","fr":"un"}"#).is_err());
    }
}
