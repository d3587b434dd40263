//! Who loses by the reform: the person who gets most more to do, the class that gets slower most.

use super::Pair;
use crate::report::{Contrast, Estimate, PersonReport, Report, Verdict};
use crate::units::ClassId;

/// The person whose busy share rises most, as far as it is clear.
#[derive(Clone, Debug, PartialEq)]
pub struct Busier<'a> {
    /// The person, as today.
    pub person: &'a PersonReport,
    /// Busy shares.
    pub busy: Pair<f64>,
    /// Reformed minus baseline.
    pub change: Estimate,
}

/// Smaller changes of a busy share than this are not worth a name.
const SLIGHT: f64 = 0.005;

/// The person whose busy share rises most of those with a clear rise, if there is any.
pub fn busier(report: &Report) -> Option<Busier<'_>> {
    let clear = |change: &Estimate| {
        change.value >= SLIGHT && change.half_width.is_some_and(|half| change.value > half)
    };
    let rises = report.difference.people.iter().filter(|(_, change)| clear(change));
    let (id, change) = rises.max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))?;
    let find = |people: &'_ [PersonReport]| people.iter().position(|person| person.id == *id);
    let person = &report.baseline.people[find(&report.baseline.people)?];
    let after = &report.reformed.people[find(&report.reformed.people)?];
    let busy = Pair { baseline: person.utilised(), reformed: after.utilised() };
    Some(Busier { person, busy, change: *change })
}

/// The class that takes most longer of those that clearly do, if there is any.
pub fn slower(report: &Report) -> Option<(&ClassId, Contrast)> {
    let worse = |found: &Contrast| found.verdict == Verdict::BaselineBetter;
    let classes = report.difference.classes.iter().filter(|(_, found)| worse(found));
    let most = classes.max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))?;
    Some((most.0, *most.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn only_a_clear_rise_names_somebody() {
        let mut report = report();
        assert_eq!(busier(&report), None);
        let ids: Vec<String> =
            report.baseline.people.iter().take(3).map(|person| person.id.clone()).collect();
        let rises = [(0.3, 0.4), (0.1, 0.05), (-0.2, 0.05)];
        for (id, (value, half)) in ids.iter().zip(rises) {
            let change = Estimate { value, half_width: Some(half) };
            report.difference.people.insert(id.clone(), change);
        }
        assert_eq!(busier(&report).map(|found| found.person.id.as_str()), Some(ids[1].as_str()));
    }

    #[test]
    fn the_class_that_loses_most_is_named() {
        let mut report = report();
        assert_eq!(slower(&report), None);
        let ids: Vec<ClassId> = report.baseline.classes.keys().cloned().collect();
        for (id, value) in ids.iter().zip([5.0, 9.0]) {
            let verdict = Verdict::BaselineBetter;
            let found = Contrast { value, half_width: Some(1.0), verdict };
            report.difference.classes.insert(id.clone(), found);
        }
        assert_eq!(slower(&report).map(|(id, _)| id), ids.get(1));
    }
}
