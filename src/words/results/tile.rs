//! A tile of the answer: in numbers alone what a sentence says at length; its name and its verdict
//! stand beside it.

use crate::report::{Contrast, Verdict};
use crate::scene::Pair;
use crate::text::Language;
use crate::words::pick;

use super::{Comparison, Denomination};

/// Beside percentages, points are points of them.
const PERCENTAGE: &str = " percentage";

/// The numbers of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// What was found of each structure, where it has a meaning; the unit stands once.
    pub levels: Pair<Option<String>>,
    /// The difference, with its interval in brackets.
    pub change: String,
}

/// `6.8` and `2.5 天`
pub(super) fn short_levels(
    levels: Pair<Option<f64>>,
    unit: Denomination,
    language: Language,
) -> Pair<Option<String>> {
    let stands_once = levels.reformed.is_some() && unit.name(language).starts_with(' ');
    Pair {
        baseline: levels
            .baseline
            .map(|level| if stands_once { unit.number(level) } else { unit.say(level, language) }),
        reformed: levels.reformed.map(|level| unit.say(level, language)),
    }
}

/// The difference of two structures that both keep up; nothing if the verdict says all.
pub(super) fn short_change(
    (falls, rises): (&str, &str),
    contrast: Contrast,
    compared: Comparison,
    language: Language,
) -> String {
    let Comparison { value, amount, .. } = compared;
    let Some(half) = contrast.half_width else {
        let value = compared.signed(language);
        return say!(language, "{value}，只模拟了一遍", "{value}, of a single run");
    };
    match contrast.verdict {
        _ if contrast.is_nothing() => String::new(),
        Verdict::Negligible => {
            let bound = amount.at_most(contrast.value.abs() + half, language);
            let bound = bound.replace(PERCENTAGE, "");
            say!(language, "增减不超过 {bound}", "within ±{bound}")
        }
        Verdict::CannotTell | Verdict::Congested => {
            let range = amount.bare_range(contrast.value - half, contrast.value + half, language);
            with_unit(&amount.signed_number(value), &range, amount, language)
        }
        Verdict::ReformBetter | Verdict::BaselineBetter => {
            let verb = if value < 0.0 { falls } else { rises };
            short_clear(verb, compared, (contrast.value.abs(), half), language)
        }
    }
}

/// A clear difference of this size behind its verb.
pub(super) fn short_clear(
    verb: &str,
    Comparison { value, amount, .. }: Comparison,
    (size, half): (f64, f64),
    language: Language,
) -> String {
    let range = amount.bare_range(size - half, size + half, language);
    let number = amount.number(value.abs());
    with_unit(&format!("{verb}{number}"), &range, amount, language)
}

/// `缩短 4.3（3.9–4.7）天`, `down 4.3 (3.9–4.7) days`
fn with_unit(number: &str, range: &str, unit: Denomination, language: Language) -> String {
    let name = unit.name(language);
    let name = name.strip_prefix(PERCENTAGE).unwrap_or(name);
    match language {
        Language::Zh => format!("{number}（{range}）{}", name.trim_start()),
        Language::En => format!("{number} ({range}){name}"),
    }
}

/// In place of a difference, where there is none because a structure cannot keep up: the interval of
/// the other one, if there is one.
pub(super) fn short_of_one(range: Option<String>, language: Language) -> String {
    let not = pick(language, "不作比较", "not compared");
    match range {
        Some(range) => say!(language, "{not}（{range}）", "{not} ({range})"),
        None => not.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, findings};
    use super::*;
    use crate::report::Report;
    use crate::words::Names;

    fn tile(contrast: Contrast, language: Language) -> String {
        let mut report: Report =
            serde_json::from_str(include_str!("../../../tests/fixtures/report.json"))
                .expect("a report");
        report.difference.delay_p95 = Some(contrast);
        let found = findings(&report, &Names::default(), language);
        let found = found.iter().find(|found| found.measure == Measure::DelayP95).expect("it");
        found.tile.change.clone()
    }

    fn both(value: f64, half_width: Option<f64>, verdict: Verdict) -> [String; 2] {
        [Language::Zh, Language::En].map(|it| tile(Contrast { value, half_width, verdict }, it))
    }

    #[test]
    fn a_difference_has_its_interval_in_brackets_and_its_unit_once() {
        assert_eq!(
            both(-2064.0, Some(192.0), Verdict::ReformBetter),
            ["缩短 4.3（3.9–4.7）天", "down 4.3 (3.9–4.7) days"]
        );
        assert_eq!(
            both(48.0, Some(144.0), Verdict::CannotTell),
            ["+0.1（−0.2 至 0.4）天", "+0.1 (−0.2 to 0.4) days"]
        );
        assert_eq!(
            both(3.0, Some(9.0), Verdict::Negligible),
            ["增减不超过 12 分钟", "within ±12 minutes"]
        );
        assert_eq!(both(0.0, Some(0.0), Verdict::CannotTell), ["", ""]);
        assert_eq!(
            both(-624.0, None, Verdict::CannotTell),
            ["−1.3 天，只模拟了一遍", "−1.3 days, of a single run"]
        );
    }

    #[test]
    fn points_are_points_of_percentages() {
        let said = with_unit("up 5.5", "4.6–6.4", Denomination::POINTS, Language::En);
        assert_eq!(said, "up 5.5 (4.6–6.4) points");
        let said = with_unit("提高 5.5", "4.6–6.4", Denomination::POINTS, Language::Zh);
        assert_eq!(said, "提高 5.5（4.6–6.4）个百分点");
    }

    #[test]
    fn the_unit_of_two_levels_stands_once() {
        let levels = |before, after| {
            let levels = Pair { baseline: before, reformed: after };
            let said = short_levels(levels, Denomination::DAYS, Language::Zh);
            [said.baseline, said.reformed].map(Option::unwrap_or_default)
        };
        assert_eq!(levels(Some(3264.0), Some(1200.0)), ["6.8", "2.5 天"]);
        assert_eq!(levels(Some(3264.0), None), ["6.8 天", ""]);
        let share = Pair { baseline: Some(0.928), reformed: Some(0.983) };
        let said = short_levels(share, Denomination::PERCENT, Language::En);
        assert_eq!(said.baseline.as_deref(), Some("92.8%"));
    }
}
