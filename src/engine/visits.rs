//! Who calls at whose desk: visits to superiors, and coordinating visits within large sections.

use super::compile::Places;
use super::draw::Sampler;
use super::network::{Desk, NONE, Network, Visitor};
use crate::department::{Department, Subordinate};
use crate::scenario::{Assumptions, LargeSection, Rank};
use crate::units::{PerDay, UnitId};

/// Adds the visitors of a department to its network.
pub(super) fn add(
    network: &mut Network,
    places: &Places,
    assumptions: &Assumptions,
    department: &Department,
) {
    let check_in = Sampler::of(assumptions.check_in);
    let subordinates = department.all_subordinates();
    for office in department.offices() {
        let Some(desk) = places.office(&office.id) else { continue };
        for subordinate in subordinates.get(&office.id).into_iter().flatten() {
            add_visitor(network, name(subordinate), (desk, NONE), check_in);
        }
    }
    for unit in &department.units {
        let second = department.second_superior_of(unit);
        let Some(desk) = second.and_then(|office| places.office(office)) else { continue };
        for caller in department.second_callers(unit) {
            add_visitor(network, format!("second/{}", name(&caller)), (desk, NONE), check_in);
        }
    }
    let coordination = Sampler::of(assumptions.coordination);
    for large in department.large_sections() {
        add_coordination(network, places, large, coordination);
    }
}

/// Each member beyond the first calls on its own chief or, without one, on the first there is.
fn add_coordination(network: &mut Network, places: &Places, large: &LargeSection, length: Sampler) {
    let own = |id: &UnitId| Some((places.section(id, Rank::Chief)?, places.home(id)));
    let first = large.members.iter().find_map(own);
    for member in large.members.iter().skip(1) {
        if let Some(chief) = own(member).or(first) {
            add_visitor(network, format!("coordination/{member}"), chief, length);
        }
    }
}

/// Adds somebody who calls at a desk, on a section's chief or, without a section, on an office.
fn add_visitor(network: &mut Network, name: String, (desk, section): (Desk, u32), length: Sampler) {
    if length.exists() {
        let gap = Sampler::between(PerDay::constant(1.0), 1.0);
        let step = network.add_visit(desk, section);
        network.visitors.push(Visitor { name, desk, gap, length, step });
    }
}

fn name(subordinate: &Subordinate) -> String {
    match subordinate {
        Subordinate::Unit(id) => id.to_string(),
        Subordinate::Person { section, number } => format!("{section}/{number}"),
    }
}
