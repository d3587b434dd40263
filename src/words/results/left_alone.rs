//! Leaders who have nobody left below them.

use crate::report::Report;
use crate::scene::Pair;
use crate::text::Language;
use crate::units::UnitId;
use crate::words::{Names, list};

use super::Denomination;
use super::congested::Stuck;
use super::verdict::spaced;

/// More than these are counted and not named.
const NAMED: usize = 4;

/// Who led somebody and leads nobody after the reform, in a sentence: what they are to do is left open.
/// Of one alone it says how busy they are, where that can be compared.
pub(super) fn left_alone(report: &Report, names: &Names, language: Language) -> Option<String> {
    let led = |office: &UnitId| {
        let spans = &report.baseline.structure.spans;
        spans.iter().any(|before| before.office == *office && before.span > 0)
    };
    let alone = report.reformed.structure.no_spans().filter(|office| led(office));
    match alone.collect::<Vec<_>>().as_slice() {
        [] => None,
        [office] => Some(of_one(office, report, names, language)),
        several => Some(of_several(several, names, language)),
    }
}

/// `总经济师、总工程师等 8 人不再分管机构，需另行分工。`
fn of_several(offices: &[&UnitId], names: &Names, language: Language) -> String {
    let number = offices.len();
    let first: Vec<&str> =
        offices.iter().take(NAMED).map(|office| names.unit(office, language)).collect();
    let who = match number.saturating_sub(NAMED) {
        0 => list(&first, language),
        others => {
            let (zh, en) = (first.join("、"), first.join(", "));
            say!(language, "{zh}等 {number} 人", "{en} and {others} more")
        }
    };
    say!(
        language,
        "{who}不再分管机构，需另行分工。",
        "{who} lead nobody any more and need another task."
    )
}

/// `副镇长（财政）不再分管机构，忙碌程度由 46.6% 降到 0.0%，需另行分工。`
fn of_one(office: &UnitId, report: &Report, names: &Names, language: Language) -> String {
    let who = names.unit(office, language);
    let busy = Pair::of(&report.baseline, &report.reformed, |side| {
        let person = side.people.iter().find(|person| person.unit == *office);
        person.map(|person| Denomination::PERCENT.say(person.utilised(), language))
    });
    match (busy, Stuck::of(report)) {
        (Pair { baseline: Some(from), reformed: Some(to) }, None) => {
            let from = spaced(&from, language);
            say!(
                language,
                "{who}不再分管机构，忙碌程度由 {from}降到 {to}，需另行分工。",
                "{who} leads nobody any more (busy share {from} before, {to} after) and needs another task."
            )
        }
        _ => say!(
            language,
            "{who}不再分管机构，需另行分工。",
            "{who} leads nobody any more and needs another task."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_counted() {
        let ids: Vec<UnitId> =
            ["a", "b", "c", "d", "e"].map(|id| UnitId::new(id).expect("an id")).into();
        let ids: Vec<&UnitId> = ids.iter().collect();
        let say = |ids: &[&UnitId], language| of_several(ids, &Names::default(), language);
        assert_eq!(say(&ids, Language::Zh), "a、b、c、d等 5 人不再分管机构，需另行分工。");
        assert_eq!(
            say(&ids, Language::En),
            "a, b, c, d and 1 more lead nobody any more and need another task."
        );
        assert_eq!(
            say(&ids[..2], Language::En),
            "a and b lead nobody any more and need another task."
        );
    }

    #[test]
    fn who_has_nobody_left_is_named() {
        let mut report: Report =
            serde_json::from_str(include_str!("../../../tests/fixtures/report.json"))
                .expect("a report");
        let say = |report: &Report| left_alone(report, &Names::default(), Language::Zh);
        assert_eq!(say(&report), None);
        let led = &report.baseline.structure.spans;
        let led = led.iter().find(|before| before.span > 0).expect("a leader").office.clone();
        let after = &mut report.reformed.structure.spans;
        after.retain(|span| span.office != led);
        let without = crate::report::Span { office: led.clone(), span: 0 };
        after.push(without.clone());
        let said = say(&report).expect("a sentence");
        assert!(said.starts_with(&format!("{led}不再分管机构")), "{said}");
        // Who led nobody before is as today.
        let before = &mut report.baseline.structure.spans;
        before.retain(|span| span.office != led);
        before.push(without);
        assert_eq!(say(&report), None);
    }
}
