//! Where the numbers of a case come from.

use super::list;
use crate::cases::{Case, Origin};
use crate::text::Language;

/// What is said of the origin of the numbers, once each, with the units that it is said of.
pub fn origins(case: &Case, language: Language) -> Vec<(Origin, String)> {
    let mut said: Vec<(Origin, &str, Vec<&str>)> = Vec::new();
    for mark in &case.marks {
        let note = mark.note.get(language);
        let unit = case.marked_unit(mark).map(|unit| unit.name().get(language));
        match said.iter_mut().find(|(origin, same, _)| *origin == mark.mark && *same == note) {
            Some((_, _, units)) => units.extend(unit),
            None => said.push((mark.mark, note, unit.into_iter().collect())),
        }
    }
    said.into_iter()
        .map(|(origin, note, units)| (origin, with_units(note, &units, language)))
        .collect()
}

/// `原文列出的科室（13 个）：干部一科、……。`
fn with_units(note: &str, units: &[&str], language: Language) -> String {
    if units.is_empty() {
        return note.to_owned();
    }
    let note = note.trim_end_matches(['。', '.']);
    let (number, units) = (units.len(), list(units, language));
    if number == 1 {
        return say!(language, "{note}：{units}。", "{note}: {units}.");
    }
    say!(language, "{note}（{number} 个）：{units}。", "{note} ({number}): {units}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    #[test]
    fn every_origin_is_said_once_with_the_names_of_what_it_is_of() {
        for case in cases::all() {
            for language in [Language::Zh, Language::En] {
                let said = origins(&case, language);
                assert!(!said.is_empty() && said.len() <= case.marks.len());
                for (_, text) in said {
                    assert!(!text.contains("units[") && !text.contains("[*]"), "{text}");
                }
            }
        }
        let case = cases::case("large-sections").expect("a case");
        let said = origins(&case, Language::Zh);
        let named = said.iter().filter(|(origin, _)| *origin == Origin::Source);
        let named: Vec<&str> = named.map(|(_, text)| text.as_str()).collect();
        assert_eq!(named.len(), 1);
        assert!(named[0].starts_with("原文列出的科室（13 个）："), "{named:?}");
    }
}
