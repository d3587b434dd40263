//! Two levels and their difference, in numbers that add up.

use crate::report::Estimate;
use crate::scene::Pair;
use crate::text::Language;

use super::Denomination;

/// How the levels of both structures and the difference between them are said together.
///
/// With as many decimals as the interval of the difference needs to be seen; if the difference is
/// clear also with the ends of the interval not at 0, and the levels not looking the same. The difference is that of the levels as they are said, so
/// that nobody who subtracts them finds another one; it is off by less than one unit of its last
/// decimal, and never outside its interval as that is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The unit of the levels.
    pub level: Denomination,
    /// The unit of the difference.
    pub amount: Denomination,
    /// The difference as it is said.
    pub value: f64,
    /// Half the interval of the difference.
    pub half_width: Option<f64>,
}

impl Comparison {
    /// Levels in a unit, with a difference in another one, which mostly is the same.
    pub fn new(
        (level, amount): (Denomination, Denomination),
        levels: Pair<Option<f64>>,
        Estimate { value, half_width }: Estimate,
    ) -> Self {
        let half = half_width.unwrap_or(0.0);
        let is_clear = value.abs() > half;
        let amount = if is_clear { amount.seeing(value, half) } else { amount.resolving(half) };
        let Pair { baseline: Some(before), reformed: Some(after) } = levels else {
            return Self { level, amount, value, half_width };
        };
        let adds_up = level.is_as_large_as(amount);
        let level = if adds_up { level.as_fine_as(amount) } else { level };
        let level = if is_clear { level.telling_apart(before, after) } else { level };
        if !adds_up {
            return Self { level, amount, value, half_width };
        }
        let said = level.rounded(after) - level.rounded(before);
        // One that is not that of these levels is said as it is.
        let value = if (said - value).abs() < level.last_decimal() { said } else { value };
        Self { level, amount: amount.as_fine_as(level), value, half_width }
    }

    /// `+0.2 天`
    pub fn signed(&self, language: Language) -> String {
        self.amount.signed(self.value, language)
    }

    /// The interval of a difference, with the decimals in which the difference is said:
    /// `−0.1 至 0.2 天`. It looks as if it contained 0 only if it does.
    pub fn range(&self, value: f64, half: f64, language: Language) -> String {
        self.amount.range(value - half, value + half, language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(unit: Denomination, (before, after): (f64, f64), half: f64) -> [String; 3] {
        let levels = Pair { baseline: Some(before), reformed: Some(after) };
        let difference = Estimate { value: after - before, half_width: Some(half) };
        let found = Comparison::new((unit, unit), levels, difference);
        let level = |value| found.level.number(value);
        [level(before), level(after), found.amount.number(found.value)]
    }

    #[test]
    fn levels_have_as_many_decimals_as_their_difference() {
        let index = Denomination::INDEX;
        assert_eq!(compared(index, (0.2379, 0.2439), 0.001), ["0.238", "0.244", "0.006"]);
        assert_eq!(compared(index, (0.41, 0.24), 0.02), ["0.41", "0.24", "−0.17"]);
    }

    #[test]
    fn a_clear_difference_can_be_seen() {
        let count = Denomination::COUNT;
        assert_eq!(compared(count, (3.7190, 3.7178), 0.0008), ["3.7190", "3.7178", "−0.0012"]);
        assert_eq!(compared(count, (3.7184, 3.7178), 0.0005), ["3.7184", "3.7178", "−0.0006"]);
    }

    #[test]
    fn the_difference_is_that_of_the_levels_as_they_are_said() {
        // 0.478 and 0.466 differ by 1.16 points, as numbers of one decimal by 1.1.
        assert_eq!(
            compared(Denomination::PERCENT, (0.4776, 0.4664), 0.002),
            ["47.8", "46.6", "−1.2"]
        );
        assert_eq!(
            compared(Denomination::PERCENT, (0.4784, 0.4665), 0.002),
            ["47.8", "46.7", "−1.1"]
        );
    }

    #[test]
    fn whatever_is_said_adds_up_and_lies_in_its_interval() {
        for step in 0..2_000_u32 {
            let before = 0.2 + f64::from(step % 97) * 0.000_713;
            let change = f64::from(step % 41) * 0.000_317 - 0.006;
            let half = 0.000_2 + f64::from(step % 13) * 0.000_4;
            let difference = Estimate { value: change, half_width: Some(half) };
            let levels = Pair { baseline: Some(before), reformed: Some(before + change) };
            let unit = Denomination::INDEX;
            let found = Comparison::new((unit, unit), levels, difference);
            let said = |value| found.level.rounded(value);
            let told = found.amount.rounded(found.value);
            assert!((said(before + change) - said(before) - told).abs() < 1e-9);
            let ends = [change - half, change + half].map(|end| found.amount.rounded(end));
            assert!(ends[0] <= told + 1e-9 && told <= ends[1] + 1e-9, "{step}");
            let range = found.range(change, half, Language::En);
            let is_clear = change.abs() > half;
            let begins_above = !range.starts_with('−') && !range.starts_with("just below");
            let ends_below = range.contains(" to −") || range.ends_with("just below 0");
            assert_eq!(begins_above || ends_below, is_clear, "{range}");
            let begins_at_0 = range.trim_start_matches(['0', '.']).starts_with('–');
            assert!(!is_clear || !begins_at_0, "{range}");
        }
    }
}
