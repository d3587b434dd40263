//! Why a text is no scenario, as a sentence.
//!
//! The reader speaks English in a few fixed patterns; each is said here in the words of the page.

use super::pick;
use crate::scenario::ReadError;
use crate::text::Language;

/// Why a text is no scenario: where, what was found and what is allowed.
pub fn read_error(error: &ReadError, language: Language) -> String {
    let (place, message) = (place(&error.place, language), message(&error.message, language));
    if place.is_empty() {
        return message;
    }
    say!(language, "{place}：{message}", "{place}: {message}")
}

fn place(place: &str, language: Language) -> String {
    let numbers = place.strip_prefix("line ").and_then(|rest| rest.split_once(" column "));
    match numbers {
        Some((line, column)) => {
            say!(language, "第 {line} 行第 {column} 列", "line {line}, column {column}")
        }
        None => place.to_owned(),
    }
}

fn message(message: &str, language: Language) -> String {
    let (found, allowed) = match message.split_once(", expected ") {
        Some((found, allowed)) => (found, Some(expected(allowed, language))),
        None => match message.strip_prefix("expected ") {
            Some(allowed) => ("", Some(expected(allowed, language))),
            None => (message, None),
        },
    };
    let found = found_part(found, language);
    let allowed = allowed.map(|allowed| spaced(&allowed));
    match (found.is_empty(), allowed) {
        (true, Some(allowed)) => say!(language, "应为{allowed}", "expected{allowed}"),
        (false, Some(allowed)) => {
            say!(language, "{found}，应为{allowed}", "{found}, expected{allowed}")
        }
        (_, None) => found,
    }
}

/// A space before whatever is not Chinese.
fn spaced(text: &str) -> String {
    let gap = if text.starts_with(|letter: char| letter.is_ascii()) { " " } else { "" };
    format!("{gap}{text}")
}

/// What was found, as far as the comma.
fn found_part(found: &str, language: Language) -> String {
    let patterns = [
        ("unknown field ", "不认识的字段 ", "unknown field "),
        ("unknown variant ", "不认识的取值 ", "unknown value "),
        ("missing field ", "缺少字段 ", "missing field "),
        ("duplicate field ", "字段重复 ", "repeated field "),
        ("invalid type: ", "类型不对：", "wrong type: "),
        ("invalid value: ", "取值不对：", "wrong value: "),
        ("invalid length ", "长度不对：", "wrong length: "),
    ];
    for (pattern, zh, en) in patterns {
        if let Some(rest) = found.strip_prefix(pattern) {
            return format!("{}{}", pick(language, zh, en), value(rest, language));
        }
    }
    syntax(found, language)
}

/// A value that was found, such as ``integer `-2` ``.
fn value(found: &str, language: Language) -> String {
    let kinds = [
        ("floating point ", "数 ", "number "),
        ("integer ", "数 ", "number "),
        ("string ", "文字 ", "text "),
        ("boolean ", "真假值 ", "truth value "),
        ("not a text", "不是文字", "not a text"),
        ("sequence", "一个列表", "a list"),
        ("null", "空值 null", "null"),
        ("map", "一个对象", "an object"),
    ];
    let kind = kinds.iter().find_map(|(kind, zh, en)| {
        found.strip_prefix(kind).map(|rest| format!("{}{rest}", pick(language, zh, en)))
    });
    kind.unwrap_or_else(|| found.to_owned())
}

/// What is allowed: a phrase of the reader, or a list of words.
fn expected(allowed: &str, language: Language) -> String {
    let phrases = PHRASES.iter().find(|(phrase, _, _)| *phrase == allowed);
    if let Some((_, zh, en)) = phrases {
        return pick(language, zh, en).to_owned();
    }
    match allowed.strip_prefix("one of ") {
        Some(words) => {
            let words = words.replace(", ", pick(language, "、", ", "));
            say!(language, "下列之一：{words}", "one of {words}")
        }
        None => range(allowed, language)
            .unwrap_or_else(|| allowed.replace(" or ", pick(language, " 或 ", " or "))),
    }
}

/// Phrases without numbers: JSON's, and names of types that only a programmer knows.
const PHRASES: &[(&str, &str, &str)] = &[
    ("u32", "从 0 起的整数", "a whole number from 0"),
    ("u64", "从 0 起的整数", "a whole number from 0"),
    ("f64", "数", "a number"),
    ("a string", "文字", "a text"),
    ("a map", "对象 { … }", "an object { … }"),
    ("a sequence", "列表 [ … ]", "a list [ … ]"),
    ("a boolean", "true 或 false", "true or false"),
    ("value", "一个值", "a value"),
    ("ident", "true、false 或 null", "true, false or null"),
    (
        "1 to 1000 characters without spaces",
        "1 到 1000 个字符，不含空格",
        "1 to 1000 characters without spaces",
    ),
    (
        "either `shape` or `cv` beside `mean`",
        "在 `mean` 之外再写 `shape` 或 `cv` 之一",
        "either `shape` or `cv` beside `mean`",
    ),
    (
        "a number of working days above 0, at most 4000",
        "大于 0、至多 4000 的工作日数",
        "a number of working days above 0, at most 4000",
    ),
    (
        "a text or { \"zh\": …, \"en\": … }",
        "文字，或 { \"zh\": …, \"en\": … }",
        "a text or { \"zh\": …, \"en\": … }",
    ),
];

/// Ranges of numbers, such as `a number of minutes from 0 to 48000`.
fn range(allowed: &str, language: Language) -> Option<String> {
    let (what, bounds) = allowed.split_once(" from ")?;
    let (least, most) = bounds.split_once(" to ")?;
    let what_zh = match what {
        "a number of minutes" => "的分钟数",
        "a number per working day" => "的每日件数",
        "a whole number" => "的整数",
        "a number" => "的数",
        "\"auto\" or a number of working days" => {
            return Some(say!(
                language,
                "\"auto\"，或 {least} 到 {most} 的工作日数",
                "{what} from {least} to {most}"
            ));
        }
        _ => return None,
    };
    Some(say!(language, "{least} 到 {most} {what_zh}", "{what} from {least} to {most}"))
}

/// What keeps a text from being JSON.
fn syntax(found: &str, language: Language) -> String {
    let patterns = [
        ("EOF while parsing", "文件没有写完", "the file ends too early"),
        ("trailing comma", "多了一个逗号", "there is a comma too many"),
        ("trailing characters", "后面还有多余的内容", "something follows the end"),
        ("key must be a string", "字段名要加英文双引号", "a field name must be in double quotes"),
        ("control character", "文字里有控制字符", "a text contains a control character"),
        ("invalid escape", "反斜杠后的字符不对", "a backslash is followed by a wrong character"),
        ("invalid number", "数写得不对", "a number is malformed"),
        ("number out of range", "数太大", "a number is too large"),
        ("recursion limit exceeded", "嵌套太深", "it is nested too deeply"),
    ];
    let known = patterns.iter().find(|(pattern, _, _)| found.starts_with(pattern));
    known.map_or_else(|| found.to_owned(), |(_, zh, en)| pick(language, zh, en).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read};
    use crate::units::{
        BurstMeasure, DaysMeasure, FactorMeasure, Measure as _, MinutesMeasure, PassOnMeasure,
        PerDayMeasure, PrecisionMeasure, PresenceMeasure, ShareMeasure,
    };

    fn chinese(result: Result<Scenario, ReadError>) -> String {
        read_error(&result.expect_err("refused"), Language::Zh)
    }

    fn unit(fields: &str) -> String {
        chinese(read(&format!(
            r#"{{"format":"spanlab/1","name":"x","organization":{{"units":[{{{fields}}}]}},"work":[]}}"#
        )))
    }

    #[test]
    fn a_refusal_is_said_in_chinese() {
        assert_eq!(
            unit(r#""kind":"section","id":"a","name":"A","line":"l","reports_to":"h","clerks":-2"#),
            "organization.units[0].clerks：取值不对：数 `-2`，应为 0 到 10000 的整数"
        );
        assert_eq!(
            unit(r#""kind":"office","id":"a","name":"A","rank":"boss""#),
            "organization.units[0].rank：不认识的取值 `boss`，应为下列之一：`clerk`、`deputy_chief`、`chief`、\
             `commissioner`、`deputy_head`、`head`"
        );
        assert_eq!(
            unit(r#""kind":"office","id":"a","name":"A""#),
            "organization.units[0]：缺少字段 `rank`"
        );
        assert_eq!(
            unit(r#""kind":"office","id":"a","name":"A","rank":"head","presence":2"#),
            "organization.units[0].presence：取值不对：数 `2.0`，应为 0.05 到 1 的数"
        );
        assert_eq!(chinese(read("{")), "第 1 行第 1 列：文件没有写完");
    }

    #[test]
    fn every_range_has_its_words() {
        let all = [
            MinutesMeasure::ALLOWED,
            DaysMeasure::ALLOWED,
            PerDayMeasure::ALLOWED,
            ShareMeasure::ALLOWED,
            PassOnMeasure::ALLOWED,
            PresenceMeasure::ALLOWED,
            FactorMeasure::ALLOWED,
            BurstMeasure::ALLOWED,
            PrecisionMeasure::ALLOWED,
            "a whole number from 10 to 10000",
            "\"auto\" or a number of working days from 0 to 2000",
        ];
        for allowed in all {
            assert_ne!(expected(allowed, Language::Zh), allowed);
            assert_eq!(expected(allowed, Language::En), allowed);
            assert!(!expected(allowed, Language::Zh).contains("number"), "{allowed}");
        }
    }
}
