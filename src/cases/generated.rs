//! Departments of any size that no text describes, to measure the page with; they are not offered.

use std::fmt::Write as _;

use super::Case;

/// Sections that have work of their own.
const WORKING: usize = 40;

/// The case `units-1000`: a head, deputy heads with ten commissioners in all for each hundred units,
/// and sections of five below them.
pub fn generated(id: &str) -> Option<Case> {
    let units: usize = id.strip_prefix("units-")?.parse().ok()?;
    if (16..=1000).contains(&units) { document(id, units) } else { None }
}

fn document(id: &str, units: usize) -> Option<Case> {
    let commissioners = (units / 20).max(2);
    let deputies = (commissioners / 4).max(2);
    let sections = units - 1 - deputies - commissioners;
    let mut list = String::from(
        r#"{"kind":"office","id":"head","name":{"zh":"主任","en":"Head"},"rank":"head"}"#,
    );
    let mut office = |name: &str, number: usize, rank: &str, zh: &str, to: &str| {
        // Writing to a string cannot fail.
        let _ = write!(
            list,
            r#",{{"kind":"office","id":"{name}-{number}","name":{{"zh":"{zh}{number}","en":"{name} {number}"}},"rank":"{rank}","reports_to":"{to}"}}"#
        );
    };
    for number in 0..deputies {
        office("deputy", number, "deputy_head", "副主任", "head");
    }
    for number in 0..commissioners {
        let to = format!("deputy-{}", number % deputies);
        office("commissioner", number, "commissioner", "委员", &to);
    }
    let mut work = String::new();
    for number in 0..sections {
        let to = number % commissioners;
        let _ = write!(
            list,
            r#",{{"kind":"section","id":"section-{number}","name":{{"zh":"第{number}科","en":"section {number}"}},"line":"line","reports_to":"commissioner-{to}","chiefs":1,"deputies":1,"clerks":3,"duties":["duty-{number}"]}}"#
        );
        if number < WORKING {
            let comma = if number == 0 { "" } else { "," };
            let _ = write!(
                work,
                r#"{comma}{{"id":"work-{number}","name":{{"zh":"文件","en":"paper"}},"duty":"duty-{number}","arrivals":{{"per_day":4}},"effort":{{"mean":150,"cv":0.8}},"decided_at":{{"clerk":0.2,"chief":0.7,"commissioner":0.08,"deputy_head":0.015,"head":0.005}}}}"#
            );
        }
    }
    let text = format!(
        r#"{{"id":"{id}","source":{{"text":0,"title":"-","passage":"-"}},"readings":[],"marks":[],"scenario":{{"format":"spanlab/1","name":"{id}","organization":{{"units":[{list}]}},"work":[{work}]}}}}"#
    );
    super::read(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;

    #[test]
    fn a_generated_department_has_the_units_that_were_asked_for_and_can_be_simulated() {
        for units in [16, 200, 1000] {
            let case = generated(&format!("units-{units}")).expect("a case");
            assert_eq!(case.scenario.organization.units.len(), units);
            assert_eq!(check(&case.scenario), []);
        }
        assert!(generated("units-1001").is_none() && generated("township").is_none());
    }
}
