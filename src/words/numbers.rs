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
}
