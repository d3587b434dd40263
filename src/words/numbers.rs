//! Numbers with their units, as the page and the command line write them.

use super::pick;
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;

/// A number with so many decimals and a true minus sign; what rounds to 0 has no sign.
pub fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| matches!(c, '0' | '.')) => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// A number with a sign, unless it rounds to 0.
pub fn signed(value: f64, decimals: usize) -> String {
    let text = decimal(value, decimals);
    let has_none = text.chars().all(|c| matches!(c, '0' | '.'));
    if has_none || text.starts_with('−') { text } else { format!("+{text}") }
}

/// Working minutes as a bare number of working days: 960 is `2.0`.
pub fn days_number(minutes: f64) -> String {
    decimal(minutes / MINUTES_PER_DAY, 1)
}

/// Working minutes as working days: 960 is `2.0 天`.
pub fn days(minutes: f64, language: Language) -> String {
    let number = days_number(minutes);
    say!(language, "{number} 天", "{number} days")
}

/// Working minutes as such, rounded to whole ones.
pub fn minutes(minutes: f64, language: Language) -> String {
    format!("{} {}", decimal(minutes, 0), pick(language, "分钟", "min"))
}

/// A count with its thousands apart: `4,183,206`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share in per cent, rounded to whole ones.
pub fn percent(share: f64) -> String {
    format!("{}%", decimal(share * 100.0, 0))
}

/// A text whose numbers stay in one line with their units, and that does itself if it says little
/// more than a number.
pub fn unbroken(text: &str) -> String {
    let little = text.chars().count() <= 20 && text.contains(|it: char| it.is_ascii_digit());
    let mut whole = String::with_capacity(text.len());
    for it in text.chars() {
        let follows_digit = whole.ends_with(|last: char| last.is_ascii_digit());
        match it {
            ' ' if little || follows_digit => whole.push('\u{a0}'),
            '–' if follows_digit => whole.push_str("–\u{2060}"),
            _ => whole.push(it),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_day_has_480_minutes() {
        assert_eq!(days(960.0, Language::Zh), "2.0 天");
        assert_eq!(days(480.0, Language::En), "1.0 days");
        assert_eq!(days(-624.0, Language::En), "−1.3 days");
    }

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!([signed(-0.04, 1), signed(0.06, 1), signed(-2.0, 1)], ["0.0", "+0.1", "−2.0"]);
        assert_eq!(percent(-0.001), "0%");
    }

    #[test]
    fn a_number_is_not_parted_from_its_unit() {
        assert_eq!(unbroken("缩短 1.3 天"), "缩短\u{a0}1.3\u{a0}天");
        assert_eq!(unbroken("1.3 days sooner"), "1.3\u{a0}days\u{a0}sooner");
        assert_eq!(
            unbroken(" (95% interval: 1.2–1.4 days). But errors rise by 0.11."),
            " (95% interval: 1.2–\u{2060}1.4\u{a0}days). But errors rise by 0.11."
        );
    }
}
