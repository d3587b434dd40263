//! Generated scenarios in which nearly everything goes to two superiors: with refusals, returns,
//! garbled decisions, and warnings while the copies are out.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use spanlab::scenario::{Rank, Scenario, Unit, WorkKind};
use spanlab::units::{Days, Share, UnitId};

use crate::harsh::harsh;

/// A harsh scenario with two superiors wherever there are offices enough; decided high up.
pub(crate) fn doubled() -> impl Strategy<Value = Scenario> {
    let choices = prop::collection::vec(any::<Index>(), 20);
    let classes = prop::collection::vec((0.02..0.5, 0.0..0.5, 0.0..=1.0), 5);
    let shares = (0.1..0.6, 0.4..0.9, 0.05..0.3, 0.0..=1.0);
    (harsh(), choices, classes, shares).prop_map(|(mut scenario, choices, classes, shares)| {
        let units = &mut scenario.organization.units;
        let offices: Vec<(UnitId, Rank)> = units.iter().filter_map(office).collect();
        for (unit, choice) in units.iter_mut().zip(choices) {
            give_second(unit, choice, &offices);
        }
        scenario.organization.policy.expedite = Some(true);
        let (defect, catch, garbled, warn_at) = shares;
        scenario.assumptions.defect = share(defect);
        scenario.assumptions.catch = share(catch);
        scenario.assumptions.garbled = share(garbled);
        scenario.assumptions.warn_at = share(warn_at);
        for (class, (days, unsound, high)) in scenario.work.iter_mut().zip(classes) {
            class.deadline_days = Some(Days::new(days).expect("days"));
            if class.kind == WorkKind::Request {
                class.urgent = false;
                class.misdirected = share(0.0);
                class.unsound = share(unsound);
                let shares = [(Rank::DeputyHead, share(1.0 - high)), (Rank::Head, share(high))];
                class.decided_at = BTreeMap::from(shares);
            }
        }
        scenario
    })
}

fn share(value: f64) -> Share {
    Share::new(value).expect("a share")
}

fn office(unit: &Unit) -> Option<(UnitId, Rank)> {
    match unit {
        Unit::Office(office) => Some((office.id.clone(), office.rank)),
        Unit::Section(_) | Unit::LargeSection(_) => None,
    }
}

/// Another office of higher rank becomes the second superior, if there is one.
fn give_second(unit: &mut Unit, choice: Index, offices: &[(UnitId, Rank)]) {
    let (rank, first, second) = match unit {
        Unit::Office(office) => {
            (office.rank, office.reports_to.as_ref(), &mut office.also_reports_to)
        }
        Unit::Section(section) => {
            (Rank::Chief, Some(&section.reports_to), &mut section.also_reports_to)
        }
        Unit::LargeSection(_) => return,
    };
    let others = offices.iter().filter(|(id, above)| *above > rank && Some(id) != first);
    let others: Vec<&UnitId> = others.map(|(id, _)| id).collect();
    *second = (!others.is_empty()).then(|| (*choice.get(&others)).clone());
}
