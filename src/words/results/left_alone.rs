//! Leaders who have nobody left below them.

use crate::report::Report;
use crate::scene::Pair;
use crate::text::Language;
use crate::units::UnitId;
use crate::words::Names;

use super::Denomination;
use super::congested::Stuck;
use super::verdict::spaced;

/// Everybody who led somebody and leads nobody after the reform, each in a sentence, with how busy they
/// are where that can be compared: what they are to do is left open.
pub(super) fn left_alone(report: &Report, names: &Names, language: Language) -> Vec<String> {
    let led = |office: &UnitId| {
        let spans = &report.baseline.structure.spans;
        spans.iter().any(|before| before.office == *office && before.span > 0)
    };
    let alone = report.reformed.structure.no_spans().filter(|office| led(office));
    alone.map(|office| sentence(office, report, names, language)).collect()
}

/// `副镇长（财政）不再分管机构，忙碌程度由 46.6% 降到 0.0%，需另行分工。`
fn sentence(office: &UnitId, report: &Report, names: &Names, language: Language) -> String {
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
    fn who_has_nobody_left_is_named() {
        let mut report: Report =
            serde_json::from_str(include_str!("../../../tests/fixtures/report.json"))
                .expect("a report");
        let say = |report: &Report| left_alone(report, &Names::default(), Language::Zh);
        assert_eq!(say(&report), [""; 0]);
        let led = &report.baseline.structure.spans;
        let led = led.iter().find(|before| before.span > 0).expect("a leader").office.clone();
        let after = &mut report.reformed.structure.spans;
        after.retain(|span| span.office != led);
        let without = crate::report::Span { office: led.clone(), span: 0 };
        after.push(without.clone());
        let said = say(&report);
        assert!(said[0].starts_with(&format!("{led}不再分管机构")), "{said:?}");
        // Who led nobody before is as today.
        let before = &mut report.baseline.structure.spans;
        before.retain(|span| span.office != led);
        before.push(without);
        assert_eq!(say(&report), [""; 0]);
    }
}
