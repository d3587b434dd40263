//! How the values of fields are written and read.

use crate::scenario::fields::{Allowed, Choice, Field, Part, Value, What};
use crate::scenario::{CosignOrder, Sharing};
use crate::text::Language;
use crate::words::{grouped, pick, sharing};

/// In what a field is measured on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minutes,
    Days,
    PerDay,
    Fold,
    Percent,
    People,
    Papers,
    Times,
    None,
}

const fn unit(field: Field) -> Unit {
    match (field.part, field.what) {
        (Part::Shape | Part::Variation, _) => Unit::None,
        (Part::Mean, _) | (_, What::Absence) => Unit::Minutes,
        (Part::Itself, What::Deadline | What::Days | What::WarmUp) => Unit::Days,
        (Part::Itself, What::PerDay) => Unit::PerDay,
        (Part::Itself, What::Volume) => Unit::Fold,
        (Part::Itself, What::Burst) => Unit::Papers,
        (Part::Itself, What::MostReplications) => Unit::Times,
        (
            Part::Itself,
            What::Chiefs
            | What::Deputies
            | What::Clerks
            | What::Approved
            | What::Reserved
            | What::Filled
            | What::LeadingPosts,
        ) => Unit::People,
        (
            Part::Itself,
            What::Finish
            | What::Rework
            | What::Defect
            | What::Catch
            | What::PassSound
            | What::PassUnsound
            | What::Garbled
            | What::Presence(_)
            | What::OwnPresence
            | What::Generalist
            | What::Overload
            | What::WarnAt
            | What::Shirk
            | What::DecidedAt(_)
            | What::Misdirected
            | What::Unsound
            | What::Precision,
        ) => Unit::Percent,
        (Part::Itself, _) => Unit::None,
    }
}

/// The unit of a field, as it stands behind the number; nothing for a bare one.
pub const fn unit_of(field: Field, language: Language) -> &'static str {
    match unit(field) {
        Unit::Minutes => pick(language, "分钟", "min"),
        Unit::Days => pick(language, "工作日", "working days"),
        Unit::PerDay => pick(language, "件/工作日", "per working day"),
        Unit::Fold => pick(language, "倍", ""),
        Unit::Percent => "%",
        Unit::People => pick(language, "人", "people"),
        Unit::Papers => pick(language, "件", "papers"),
        Unit::Times => pick(language, "遍", "runs"),
        Unit::None => "",
    }
}

/// A number as it stands in the field, without its unit: 0.15 of a share is `15`.
pub fn number(field: Field, value: f64) -> String {
    let shown = if unit(field) == Unit::Percent { value * 100.0 } else { value };
    written(shown)
}

/// A number with the decimals that it needs, three at most.
pub fn written(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with its unit: `35 分钟`, `15%`.
fn measured(field: Field, value: f64, language: Language) -> String {
    with_unit(number(field, value), field, language)
}

fn with_unit(number: String, field: Field, language: Language) -> String {
    match unit_of(field, language) {
        "" => number,
        "%" => format!("{number}%"),
        _ if number == "1" => format!("1 {}", unit_of_one(field, language)),
        unit => format!("{number} {unit}"),
    }
}

/// The unit behind a 1.
const fn unit_of_one(field: Field, language: Language) -> &'static str {
    match (unit(field), language) {
        (Unit::Days, Language::En) => "working day",
        (Unit::People, Language::En) => "person",
        (Unit::Papers, Language::En) => "paper",
        (Unit::Times, Language::En) => "run",
        _ => unit_of(field, language),
    }
}

/// A value with its unit.
pub fn amount(field: Field, value: Value, language: Language) -> String {
    match value {
        Value::Absent => when_absent(field, language).to_owned(),
        Value::Number(value) => measured(field, value, language),
        Value::Choice(chosen) => choice(field, chosen, language).to_owned(),
    }
}

/// What it means that a field is empty.
#[expect(clippy::wildcard_enum_match_arm, reason = "only these can be empty")]
const fn when_absent(field: Field, language: Language) -> &'static str {
    match field.what {
        What::Deadline => pick(language, "不限时", "no limit"),
        What::Burst => pick(language, "逐件", "one by one"),
        What::OwnPresence => pick(language, "按职级", "as the rank"),
        What::WarmUp => pick(language, "自动", "found"),
        _ => "",
    }
}

/// What it means that a field is empty, with the number that then holds: `按职级（60%）`.
pub fn when_empty(field: Field, holds: Option<f64>, language: Language) -> String {
    let word = when_absent(field, language);
    match holds.filter(|_| field.what != What::Burst) {
        Some(value) => {
            let value = measured(field, value, language);
            say!(language, "{word}（{value}）", "{word} ({value})")
        }
        None => word.to_owned(),
    }
}

/// What the case has: `默认：35 分钟`, `默认：按职级（60%）`.
pub fn default_is(field: Field, original: Value, holds: Option<f64>, language: Language) -> String {
    let original = match original {
        Value::Absent => when_empty(field, holds, language),
        Value::Number(_) | Value::Choice(_) => amount(field, original, language),
    };
    say!(language, "默认：{original}", "default: {original}")
}

/// What can be typed into a field: `应填 0 到 480 分钟`.
pub fn range(field: Field, allowed: Allowed, language: Language) -> String {
    let Allowed::Numbers { least, most, whole, .. } = allowed else { return String::new() };
    let (least, most) = (number(field, least), number(field, most));
    let most = most.parse().map_or(most, grouped);
    let most = if whole { most } else { with_unit(most, field, language) };
    between(&least, &most, whole, language)
}

/// What can be typed where there are limits.
pub fn between(least: &str, most: &str, whole: bool, language: Language) -> String {
    if whole {
        say!(
            language,
            "应填 {least} 到 {most} 的整数",
            "Enter a whole number from {least} to {most}"
        )
    } else {
        say!(language, "应填 {least} 到 {most}", "Enter {least} to {most}")
    }
}

/// What was typed, as a value of the field; not a number if it cannot be read.
pub fn typed(field: Field, text: &str, language: Language) -> Value {
    if text.trim().is_empty() {
        return Value::Absent;
    }
    let found = read(text, unit_of(field, language));
    Value::Number(if unit(field) == Unit::Percent { found / 100.0 } else { found })
}

/// A number that was typed, perhaps with its unit; not a number if it cannot be read.
pub fn read(text: &str, unit: &str) -> f64 {
    let plain: String = text.trim().chars().map(plain).collect();
    let bare = plain.strip_suffix(unit).unwrap_or(&plain).trim_end();
    without_commas(bare).parse().unwrap_or(f64::NAN)
}

/// A number without the commas between its thousands; as it is if they stand elsewhere.
fn without_commas(number: &str) -> String {
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    let mut groups = whole.split(',').skip(1);
    if groups.all(|group| group.len() == 3) { number.replace(',', "") } else { number.to_owned() }
}

/// A letter of a Chinese keyboard as the one that numbers are written with.
fn plain(letter: char) -> char {
    let digit = u32::from(letter).checked_sub(u32::from('\u{ff10}'));
    match (digit.and_then(|digit| char::from_digit(digit, 10)), letter) {
        (Some(digit), _) => digit,
        (None, '\u{ff0e}' | '\u{3002}') => '.',
        (None, '\u{ff05}') => '%',
        (None, '\u{ff0c}') => ',',
        (None, '\u{ff0d}' | '\u{2212}') => '-',
        (None, other) => other,
    }
}

/// What can be chosen for a field, in a word or two.
pub const fn choice(field: Field, choice: Choice, language: Language) -> &'static str {
    match choice {
        Choice::Off if matches!(field.what, What::Urgent) => pick(language, "否", "no"),
        Choice::On if matches!(field.what, What::Urgent) => pick(language, "是", "yes"),
        Choice::Off => pick(language, "不实行", "off"),
        Choice::On => pick(language, "实行", "on"),
        Choice::Serial => order(CosignOrder::Serial, language),
        Choice::Parallel => order(CosignOrder::Parallel, language),
        Choice::Own => sharing(Sharing::Own, language),
        Choice::Help => sharing(Sharing::Help, language),
        Choice::Pool => sharing(Sharing::Pool, language),
        Choice::Fixed => pick(language, "固定不变", "always the mean"),
        Choice::Exponential => pick(language, "指数分布", "exponential"),
        Choice::Uniform => {
            pick(language, "均匀分布（0 到两倍）", "uniform from 0 to twice the mean")
        }
        Choice::Lognormal => pick(language, "对数正态分布", "log-normal"),
    }
}

const fn order(order: CosignOrder, language: Language) -> &'static str {
    match order {
        CosignOrder::Serial => pick(language, "逐个会签（串联）", "one after another"),
        CosignOrder::Parallel => pick(language, "同时会签（并联）", "all at once"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::fields::Of;

    #[test]
    fn what_is_written_can_be_typed() {
        let catch = Field::plain(Of::Everything, What::Catch);
        assert_eq!(number(catch, 0.15), "15");
        for text in ["15", "15%", " 15 % ", "\u{ff11}\u{ff15}\u{ff05}"] {
            assert_eq!(typed(catch, text, Language::Zh), Value::Number(0.15), "{text}");
        }
        assert_eq!(typed(catch, "", Language::Zh), Value::Absent);
        for text in ["half", "1,5", "1,5000"] {
            let Value::Number(none) = typed(catch, text, Language::En) else { panic!() };
            assert!(none.is_nan(), "{text}");
        }
        let days = Field::plain(Of::Run, What::Days);
        assert_eq!(typed(days, "120 工作日", Language::Zh), Value::Number(120.0));
        for text in ["1,200", "1\u{ff0c}200 工作日", "1200.0"] {
            assert_eq!(typed(days, text, Language::Zh), Value::Number(1200.0), "{text}");
        }
        assert_eq!(amount(days, Value::Number(120.0), Language::En), "120 working days");
        assert_eq!(amount(days, Value::Number(1.0), Language::En), "1 working day");
        assert_eq!(amount(catch, Value::Number(0.125), Language::Zh), "12.5%");
    }
}
