//! Amounts: numbers in the unit and with the decimals in which they are said.

use crate::report::Estimate;
use crate::scene::Pair;
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;
use crate::words::{decimal, pick};

/// So many decimals more than usual are said where a difference needs them.
const FURTHER: usize = 3;

/// A unit in which amounts are said, with its decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Denomination {
    /// What one of it is in the numbers of the report.
    size: f64,
    decimals: usize,
    zh: &'static str,
    en: &'static str,
}

impl Denomination {
    /// Working days.
    pub const DAYS: Self = Self::new(MINUTES_PER_DAY, 1, " 天", " days");
    /// Working hours.
    pub const HOURS: Self = Self::new(60.0, 1, " 小时", " hours");
    /// Minutes.
    pub const MINUTES: Self = Self::new(1.0, 0, " 分钟", " minutes");
    /// Shares.
    pub const PERCENT: Self = Self::new(0.01, 1, "%", "%");
    /// Differences of shares.
    pub const POINTS: Self = Self::new(0.01, 1, " 个百分点", " percentage points");
    /// Per hundred matters.
    pub const PER_HUNDRED: Self = Self::new(1.0, 1, " 件", "");
    /// Papers.
    pub const PAPERS: Self = Self::new(1.0, 1, " 件", " papers");
    /// Bare whole numbers.
    pub const WHOLE: Self = Self::new(1.0, 0, "", "");
    /// Bare numbers to one decimal.
    pub const COUNT: Self = Self::new(1.0, 1, "", "");
    /// Indices, such as a coefficient of variation.
    pub const INDEX: Self = Self::new(1.0, 2, "", "");

    const fn new(size: f64, decimals: usize, zh: &'static str, en: &'static str) -> Self {
        Self { size, decimals, zh, en }
    }

    /// The largest unit of time of which there is at least one in so many minutes.
    pub fn of_time(minutes: f64) -> Self {
        [Self::DAYS, Self::HOURS]
            .into_iter()
            .find(|unit| minutes.abs() >= unit.size)
            .unwrap_or(Self::MINUTES)
    }

    /// The unit for a difference of times around so many minutes: smaller where all of the difference
    /// is less than a tenth of it.
    pub fn of_difference(minutes: f64, furthest: f64) -> Self {
        let unit = Self::of_time(minutes);
        if furthest.abs() * 10.0 < unit.size { Self::of_time(furthest) } else { unit }
    }

    /// The same unit with further decimals where half an interval would be rounded to nothing, if
    /// a few are enough.
    #[must_use]
    pub fn resolving(self, half_width: f64) -> Self {
        if half_width <= 0.0 {
            return self;
        }
        self.fine_enough(|unit| half_width >= unit.last_decimal() / 2.0)
    }

    /// The same unit with as many decimals as an interval needs to be seen, and one more if an end of
    /// it would look like 0 then, or like what is in its middle.
    #[must_use]
    pub fn seeing(self, value: f64, half_width: f64) -> Self {
        let unit = self.resolving(half_width);
        let is_middle = |end| half_width > 0.0 && unit.number(end) == unit.number(value);
        let is_lost = |end| unit.hides(end) || is_middle(end);
        let ends = [value - half_width, value + half_width];
        if ends.into_iter().any(is_lost) { unit.finer() } else { unit }
    }

    /// Whether a value that is not 0 looks like it.
    pub fn hides(self, value: f64) -> bool {
        value != 0.0 && self.rounded_count(value) == 0.0
    }

    /// The same unit with a further decimal.
    #[must_use]
    pub const fn finer(self) -> Self {
        Self { decimals: self.decimals + 1, ..self }
    }

    /// The same unit with further decimals where two different values would look the same, if a few
    /// are enough.
    #[must_use]
    pub fn telling_apart(self, one: f64, other: f64) -> Self {
        self.fine_enough(|unit| unit.number(one) != unit.number(other))
    }

    /// The same unit with further decimals where what is not nothing would look like it, or the
    /// difference like another one by more than a tenth, if a few are enough.
    #[must_use]
    pub fn showing(self, values: Pair<f64>) -> Self {
        let Pair { baseline, reformed } = values;
        self.fine_enough(|unit| {
            let said = unit.rounded(reformed) - unit.rounded(baseline);
            let off = (said - values.change()).abs();
            off <= 0.1 * values.change().abs() && !unit.hides(baseline) && !unit.hides(reformed)
        })
    }

    /// The same unit with the fewest further decimals that are enough, or as it is if a few are not.
    fn fine_enough(self, is_enough: impl Fn(&Self) -> bool) -> Self {
        let finer = |further| Self { decimals: self.decimals + further, ..self };
        (0..=FURTHER).map(finer).find(is_enough).unwrap_or(self)
    }

    /// The same unit with at least as many decimals as another one.
    #[must_use]
    pub fn as_fine_as(self, other: Self) -> Self {
        Self { decimals: self.decimals.max(other.decimals), ..self }
    }

    /// Whether one of it is as much as one of another unit.
    pub fn is_as_large_as(self, other: Self) -> bool {
        self.size.total_cmp(&other.size).is_eq()
    }

    /// The name of the unit in brackets.
    pub fn in_brackets(self, language: Language) -> String {
        let name = self.name(language).trim();
        say!(language, "（{name}）", "({name})")
    }

    /// A name with the unit behind it: `差值（天）`.
    pub fn behind(self, name: &str, language: Language) -> String {
        if self.name(language).is_empty() {
            return name.to_owned();
        }
        format!("{name}{}{}", pick(language, "", " "), self.in_brackets(language))
    }

    /// The name of the unit, with the space before it if it takes one.
    pub const fn name(self, language: Language) -> &'static str {
        pick(language, self.zh, self.en)
    }

    /// How many of a unit smaller than a day make a working day, in brackets.
    pub fn of_a_day(self, language: Language) -> String {
        if self.is_as_large_as(Self::DAYS) {
            return String::new();
        }
        let day = Self { decimals: 0, ..self }.say(MINUTES_PER_DAY, language);
        say!(language, "（1 天为 {day}）", " (a working day has {day})")
    }

    /// A value in this unit.
    pub fn count(self, value: f64) -> f64 {
        value / self.size
    }

    /// How much one of it is in the numbers of the report.
    pub const fn size(self) -> f64 {
        self.size
    }

    /// One unit of the last decimal.
    pub fn last_decimal(self) -> f64 {
        self.size / 10_f64.powi(self.places())
    }

    /// The value as it is said.
    pub fn rounded(self, value: f64) -> f64 {
        self.rounded_count(value) * self.size
    }

    fn rounded_count(self, value: f64) -> f64 {
        let power = 10_f64.powi(self.places());
        libm::round(self.count(value) * power) / power
    }

    /// The bare number.
    pub fn number(self, value: f64) -> String {
        decimal(self.rounded_count(value), self.decimals)
    }

    /// The bare number of a part of something: `0` only if there is nothing, else at least `<0.1`.
    pub fn part(self, value: f64) -> String {
        let number = self.number(value);
        let rounded_away = number == decimal(0.0, self.decimals);
        match (rounded_away, value > 0.0) {
            (true, true) => format!("<{}", decimal(0.1_f64.powi(self.places()), self.decimals)),
            (true, false) => "0".to_owned(),
            (false, _) => number,
        }
    }

    fn places(self) -> i32 {
        i32::try_from(self.decimals).unwrap_or(i32::MAX)
    }

    /// The number and its unit.
    pub fn say(self, value: f64, language: Language) -> String {
        let number = self.number(value);
        let one = language == Language::En && number.trim_start_matches('−') == "1";
        let name = self.name(language);
        let name = if one { name.trim_end_matches('s') } else { name };
        format!("{number}{name}")
    }

    /// The number and its unit, rounded up.
    pub fn at_most(self, value: f64, language: Language) -> String {
        let up = libm::ceil(value / self.last_decimal() - 1e-9) * self.last_decimal();
        self.say(up, language)
    }

    /// The number with its sign, and the unit.
    pub fn signed(self, value: f64, language: Language) -> String {
        let text = self.say(value, language);
        format!("{}{text}", self.plus(value))
    }

    /// The bare number with its sign.
    pub fn signed_number(self, value: f64) -> String {
        format!("{}{}", self.plus(value), self.number(value))
    }

    fn plus(self, value: f64) -> &'static str {
        let nothing = self.number(value) == decimal(0.0, self.decimals);
        if value > 0.0 && !nothing { "+" } else { "" }
    }

    /// An interval, such as `1.1–1.5 天`.
    pub fn range(self, low: f64, high: f64, language: Language) -> String {
        format!("{}{}", self.bare_range(low, high, language), self.name(language))
    }

    /// An interval without its unit; no dash stands beside a sign or a word.
    pub fn bare_range(self, low: f64, high: f64, language: Language) -> String {
        let plain = low >= 0.0 && ![low, high].into_iter().any(|end| self.hides(end));
        let to = if plain { "–" } else { pick(language, " 至 ", " to ") };
        let (low, high) = (self.end(low, language), self.end(high, language));
        format!("{low}{to}{high}")
    }

    /// An end of an interval; one that would look like 0 is on the side of 0 on which it is.
    fn end(self, value: f64, language: Language) -> String {
        match (self.hides(value), value > 0.0) {
            (false, _) => self.number(value),
            (true, true) => pick(language, "略高于 0", "just above 0").to_owned(),
            (true, false) => pick(language, "略低于 0", "just below 0").to_owned(),
        }
    }

    /// The interval of an estimate; none if it has none.
    pub fn interval(self, estimate: Estimate, language: Language) -> Option<String> {
        let Estimate { value, half_width } = estimate;
        let half = half_width?;
        Some(self.seeing(value, half).range(value - half, value + half, language))
    }

    /// A value from one structure to the other, such as `1.2 天 → 0.6 天`.
    pub fn step(self, from: f64, to: f64, language: Language) -> String {
        format!("{} → {}", self.say(from, language), self.say(to, language))
    }

    /// An estimate with half its interval, such as `5.8 ± 0.1`.
    pub fn estimate(self, estimate: Estimate) -> String {
        match estimate.half_width {
            Some(half) => {
                let unit = self.resolving(half);
                format!("{} ± {}", unit.number(estimate.value), unit.number(half))
            }
            None => self.number(estimate.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_said_in_the_unit_that_fits() {
        let say = |minutes| Denomination::of_time(minutes).say(minutes, Language::Zh);
        assert_eq!(say(624.0), "1.3 天");
        assert_eq!(say(210.0), "3.5 小时");
        assert_eq!(say(20.0), "20 分钟");
        assert_eq!(Denomination::MINUTES.say(1.0, Language::En), "1 minute");
    }

    #[test]
    fn a_small_difference_is_not_rounded_away() {
        assert_eq!(Denomination::of_difference(2500.0, 96.0), Denomination::DAYS);
        assert_eq!(Denomination::of_difference(2500.0, 12.0), Denomination::MINUTES);
    }

    #[test]
    fn no_end_of_an_interval_looks_like_its_middle() {
        let unit = Denomination::DAYS.seeing(213.0, 24.0);
        assert_eq!(unit.say(213.0, Language::En), "0.44 days");
        assert_eq!(unit.range(189.0, 237.0, Language::En), "0.39–0.49 days");
        assert_eq!(Denomination::DAYS.seeing(624.0, 48.0), Denomination::DAYS);
        assert_eq!(Denomination::DAYS.seeing(624.0, 0.0), Denomination::DAYS);
    }

    #[test]
    fn a_narrow_interval_gets_another_decimal() {
        let unit = Denomination::DAYS.resolving(10.0);
        assert_eq!(unit.range(614.0, 634.0, Language::Zh), "1.28–1.32 天");
        assert_eq!(Denomination::DAYS.resolving(96.0), Denomination::DAYS);
    }

    #[test]
    fn a_negative_interval_can_be_read() {
        assert_eq!(Denomination::DAYS.range(-192.0, 96.0, Language::Zh), "−0.4 至 0.2 天");
        assert_eq!(Denomination::DAYS.range(-192.0, 96.0, Language::En), "−0.4 to 0.2 days");
        assert_eq!(Denomination::DAYS.range(-192.0, -96.0, Language::Zh), "−0.4 至 −0.2 天");
    }

    #[test]
    fn an_end_close_to_0_is_on_its_side_of_it() {
        let range = |low, high| Denomination::INDEX.range(low, high, Language::Zh);
        assert_eq!(range(0.0003, 0.0136), "略高于 0 至 0.01");
        assert_eq!(range(-0.0003, 0.0136), "略低于 0 至 0.01");
        assert_eq!(range(-0.0136, 0.0003), "−0.01 至 略高于 0");
        assert_eq!(range(0.0, 0.0136), "0.00–0.01");
        assert_eq!(Denomination::INDEX.seeing(0.0165, 0.0135).number(0.003), "0.003");
    }

    #[test]
    fn what_is_left_is_seen() {
        let unit = Denomination::DAYS.showing(Pair { baseline: 77.0, reformed: 4.0 });
        assert_eq!(unit.step(77.0, 4.0, Language::Zh), "0.16 天 → 0.01 天");
    }

    #[test]
    fn a_part_is_nothing_only_if_it_is_nothing() {
        let parts = [0.0, 23.0, 480.0].map(|minutes| Denomination::DAYS.part(minutes));
        assert_eq!(parts, ["0", "<0.1", "1.0"]);
    }

    #[test]
    fn a_sign_stands_before_more_and_not_before_nothing() {
        assert_eq!(Denomination::DAYS.signed(96.0, Language::Zh), "+0.2 天");
        assert_eq!(Denomination::DAYS.signed(2.0, Language::Zh), "0.0 天");
    }
}
