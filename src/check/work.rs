//! What keeps the work of a scenario from being simulated.

use std::collections::BTreeSet;

use super::{Findings, Problem};
use crate::reform::PeopleRefusal;
use crate::scenario::{MatterClass, Scenario, Unit, WorkKind};
use crate::units::DutyId;

impl Findings {
    pub(super) fn work(&mut self, scenario: &Scenario) {
        let mut ids = BTreeSet::new();
        for (index, class) in scenario.work.iter().enumerate() {
            let place = format!("work[{index}]");
            if !ids.insert(&class.id) {
                self.add(&format!("{place}.id"), Problem::RepeatedId(class.id.to_string()));
            }
            self.class(&place, class);
            self.lead(&place, class, &scenario.organization.units);
        }
        if scenario.work.iter().all(|class| class.arrivals.per_day.get() <= 0.0) {
            self.add("work", Problem::NoWork);
        }
    }

    /// Who leads is a section with a chief.
    fn lead(&mut self, place: &str, class: &MatterClass, units: &[Unit]) {
        let Some(lead) = &class.lead else { return };
        let found = units.iter().find_map(|unit| match unit {
            Unit::Section(section) if section.id == *lead => Some(section),
            Unit::Office(_) | Unit::Section(_) | Unit::LargeSection(_) => None,
        });
        let problem = match found {
            None => Problem::UnknownUnit(lead.clone()),
            Some(section) if section.chiefs.get() == 0 => {
                Problem::Refused(PeopleRefusal::NoChief(lead.clone()).into())
            }
            Some(_) => return,
        };
        self.add(&format!("{place}.lead"), problem);
    }

    fn class(&mut self, place: &str, class: &MatterClass) {
        match class.kind {
            WorkKind::Request => self.request(place, class),
            WorkKind::Coordination => self.coordination(place, class),
            WorkKind::Directive => self.directive(place, class),
        }
    }

    fn request(&mut self, place: &str, class: &MatterClass) {
        if class.with.is_some() {
            self.add(&format!("{place}.with"), Problem::OnlyForCoordinations);
        }
        if class.duty.is_none() {
            self.add(&format!("{place}.duty"), Problem::NoDuty);
        }
        let sum: f64 = class.decided_at.values().map(|share| share.get()).sum();
        if (sum - 1.0).abs() > 1e-9 {
            self.add(&format!("{place}.decided_at"), Problem::SharesSum(sum));
        }
    }

    /// Nobody reviews a coordination, so that nobody can decide, sign, refuse or lead it.
    fn coordination(&mut self, place: &str, class: &MatterClass) {
        if class.duty.is_none() {
            self.add(&format!("{place}.duty"), Problem::NoDuty);
        }
        if class.with.is_none() {
            self.add(&format!("{place}.with"), Problem::NobodyConsulted);
        }
        let reviewed = [
            ("decided_at", !class.decided_at.is_empty()),
            ("cosign", !class.cosign.is_empty()),
            ("unsound", class.unsound.get() > 0.0),
            ("lead", class.lead.is_some()),
        ];
        for (field, _) in reviewed.into_iter().filter(|(_, given)| *given) {
            self.add(&format!("{place}.{field}"), Problem::OnlyForRequests);
        }
    }

    /// A directive goes to everybody: nobody drafts, signs or decides it.
    fn directive(&mut self, place: &str, class: &MatterClass) {
        let foreign = [
            ("duty", class.duty.is_some()),
            ("effort", class.effort.exists()),
            ("decided_at", !class.decided_at.is_empty()),
            ("cosign", !class.cosign.is_empty()),
            ("misdirected", class.misdirected.get() > 0.0),
            ("unsound", class.unsound.get() > 0.0),
            ("with", class.with.is_some()),
            ("lead", class.lead.is_some()),
        ];
        for (field, _) in foreign.into_iter().filter(|(_, given)| *given) {
            self.add(&format!("{place}.{field}"), Problem::NotForDirectives);
        }
    }
}

/// The duties that a class of matters needs, with their fields.
pub(super) fn needed_duties(class: &MatterClass) -> impl Iterator<Item = (String, &DutyId)> {
    let own = class.duty.iter().map(|duty| ("duty".to_owned(), duty));
    let signers = class.cosign.iter().enumerate();
    let signers = signers.map(|(n, signer)| (format!("cosign[{n}].duty"), &signer.duty));
    let consulted = class.with.iter().map(|duty| ("with".to_owned(), duty));
    own.chain(signers).chain(consulted)
}
