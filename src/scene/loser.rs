//! Who loses by the reform: the people who get most more to do, the class that gets slower most.

use super::Pair;
use crate::report::{Contrast, Estimate, PersonReport, Report, Verdict};
use crate::units::ClassId;

/// Equal people of one unit whose busy share rises most on average, as far as it is clear. One of them
/// alone would be named by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Busier<'a> {
    /// The first of them, as today.
    pub person: &'a PersonReport,
    /// How many they are.
    pub number: usize,
    /// Their mean busy shares.
    pub busy: Pair<f64>,
    /// Reformed minus baseline, on average.
    pub change: Estimate,
}

/// Smaller changes of a busy share than this are not worth a name.
const SLIGHT: f64 = 0.005;

/// The equal people whose mean busy share rises most of those with a clear rise, if there are any.
pub fn busier(report: &Report) -> Option<Busier<'_>> {
    let clear = |found: &Busier<'_>| {
        let Estimate { value, half_width } = found.change;
        value >= SLIGHT && half_width.is_some_and(|half| value > half)
    };
    let groups = crews(report).into_iter().filter_map(|crew| together(&crew, report));
    groups.filter(clear).max_by(|a, b| a.change.value.total_cmp(&b.change.value))
}

/// A person in both structures.
type Both<'a> = (&'a PersonReport, &'a PersonReport);

/// Those of one unit and post who work at the same rank, today and after the reform.
fn crews(report: &Report) -> Vec<Vec<Both<'_>>> {
    let kind = |(today, after): &Both<'_>| {
        (today.unit.clone(), today.rank, today.works_as, after.unit.clone(), after.works_as)
    };
    let mut crews: Vec<Vec<Both<'_>>> = Vec::new();
    for today in &report.baseline.people {
        let after = report.reformed.people.iter().find(|person| person.id == today.id);
        let Some(both) = after.map(|after| (today, after)) else { continue };
        match crews.iter_mut().find(|crew| kind(&crew[0]) == kind(&both)) {
            Some(crew) => crew.push(both),
            None => crews.push(vec![both]),
        }
    }
    crews
}

/// The mean of a crew. Its interval is at most as wide as theirs on average, however they are
/// correlated, so what is clear by that is clear.
fn together<'a>(crew: &[Both<'a>], report: &Report) -> Option<Busier<'a>> {
    let all: Option<Vec<&Estimate>> =
        crew.iter().map(|(today, _)| report.difference.people.get(&today.id)).collect();
    let all = all?;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / crew.len() as f64;
    let halves: Option<Vec<f64>> = all.iter().map(|change| change.half_width).collect();
    let values: Vec<f64> = all.iter().map(|change| change.value).collect();
    let [before, after]: [Vec<f64>; 2] = [
        crew.iter().map(|(today, _)| today.utilised()).collect(),
        crew.iter().map(|(_, after)| after.utilised()).collect(),
    ];
    Some(Busier {
        person: crew.first()?.0,
        number: crew.len(),
        busy: Pair { baseline: mean(&before), reformed: mean(&after) },
        change: Estimate { value: mean(&values), half_width: halves.map(|halves| mean(&halves)) },
    })
}

/// The class that takes most longer of those that clearly do, if there is any.
pub fn slower(report: &Report) -> Option<(&ClassId, Contrast)> {
    most(report, Verdict::BaselineBetter)
}

/// The class that takes least, in the same way.
pub fn quicker(report: &Report) -> Option<(&ClassId, Contrast)> {
    most(report, Verdict::ReformBetter)
}

fn most(report: &Report, verdict: Verdict) -> Option<(&ClassId, Contrast)> {
    let classes = report.difference.classes.iter().filter(|(_, found)| found.verdict == verdict);
    let most = classes.max_by(|(_, a), (_, b)| a.value.abs().total_cmp(&b.value.abs()))?;
    Some((most.0, *most.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    /// Gives everybody of a crew this change.
    fn change(report: &mut Report, crew: &[String], changes: &[(f64, f64)]) {
        for (id, (value, half)) in crew.iter().zip(changes.iter().cycle()) {
            let change = Estimate { value: *value, half_width: Some(*half) };
            report.difference.people.insert(id.clone(), change);
        }
    }

    #[test]
    fn only_a_clear_rise_of_equal_people_together_names_somebody() {
        let mut report = report();
        assert_eq!(busier(&report), None);
        let crews: Vec<Vec<String>> = crews(&report)
            .iter()
            .map(|crew| crew.iter().map(|(today, _)| today.id.clone()).collect())
            .collect();
        let (one, several): (Vec<_>, Vec<_>) = crews.iter().partition(|crew| crew.len() == 1);
        let clerks = several.first().expect("equal people");
        change(&mut report, one[0], &[(0.3, 0.4)]);
        change(&mut report, one[1], &[(0.1, 0.05)]);
        // Each of them alone rises more than anybody.
        change(&mut report, clerks, &[(0.2, 0.05), (-0.2, 0.05)]);
        let named = |report: &Report| busier(report).map(|found| found.person.id.clone());
        assert_eq!(named(&report), one[1].first().cloned());
        change(&mut report, clerks, &[(0.2, 0.05), (0.16, 0.05)]);
        let found = busier(&report).expect("them");
        assert_eq!((Some(&found.person.id), found.number), (clerks.first(), clerks.len()));
        assert!(found.change.value < 0.2);
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
