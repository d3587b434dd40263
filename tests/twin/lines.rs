//! Ways through a department: climbs, ways to a co-signer and back, and who visits whom.

use spanlab::department::Department;
use spanlab::scenario::{
    Cosigner, LargeSection, MatterClass, Office, Rank, Section, Unit, WorkKind,
};
use spanlab::units::UnitId;

use crate::chart::Chart;

/// A desk on the way of a paper.
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    pub(crate) desk: usize,
    /// The unit whose papers queue there that the paper comes for.
    pub(crate) unit: UnitId,
    /// Whether it is the co-signer's work, or else only passed on.
    pub(crate) signs: bool,
}

/// The desk of a unit at a rank, if there is one.
pub(crate) fn stop(chart: &Chart, unit: &UnitId, rank: Rank) -> Option<Stop> {
    chart.desk(unit, rank).map(|desk| Stop { desk, unit: unit.clone(), signs: false })
}

/// The offices above a unit, from the next superior up to the head.
pub(crate) fn superiors(department: &Department, unit: &UnitId) -> Vec<UnitId> {
    let mut above = Vec::new();
    let mut below = unit;
    while let Some(superior) = department.superior(below) {
        above.push(superior.clone());
        below = superior;
    }
    above
}

/// The office at whose desk the second line of a unit ends, if not the first line does too.
pub(crate) fn second_superior<'d>(department: &'d Department, unit: &UnitId) -> Option<&'d UnitId> {
    let office = department.office(unit).and_then(|office| office.also_reports_to.as_ref());
    let section = department.section(unit).and_then(|section| section.also_reports_to.as_ref());
    let rests = department.seated.contains(unit);
    let second = office.or(section).filter(|_| !rests)?;
    let is_seated = department.seated.contains(second);
    let desk = if is_seated { department.superior(second)? } else { second };
    (department.superior(unit) != Some(desk)).then_some(desk)
}

/// Whether two sections are one, or work together in one large section.
pub(crate) fn together(department: &Department, one: &UnitId, other: &UnitId) -> bool {
    one == other
        || department.large_sections().any(|large| {
            let is_member = |section: &UnitId| large.members.contains(section);
            is_member(one) && is_member(other)
        })
}

/// The desks that review, from the first to the one that decides (model, section 4.1, step 4).
pub(crate) fn climb(
    department: &Department,
    chart: &Chart,
    class: &MatterClass,
    decided: Rank,
) -> Vec<Stop> {
    let mut climb = Vec::new();
    if decided == Rank::Clerk {
        return climb;
    }
    let owner = owner(department, class);
    if let Some(lead) = class.lead.as_ref().filter(|lead| **lead != owner.id) {
        climb.extend(stop(chart, lead, Rank::Chief));
    }
    let inside = [Rank::DeputyChief, Rank::Chief].map(|rank| stop(chart, &owner.id, rank));
    let above = superiors(department, &owner.id);
    let above = above.iter().filter_map(|id| {
        let office = department.office(id).expect("a superior is an office");
        stop(chart, id, office.rank)
    });
    for stop in inside.into_iter().flatten().chain(above) {
        let is_last = chart.desks[stop.desk].rank >= decided;
        climb.push(stop);
        if is_last {
            break;
        }
    }
    climb
}

/// The section that owns the duty of a class.
pub(crate) fn owner<'d>(department: &'d Department, class: &MatterClass) -> &'d Section {
    let duty = class.duty.as_ref().expect("the matter has a duty");
    department.owner(duty).expect("every duty has an owner")
}

/// Who must sign, or who is consulted, which draws the effort once more (model, section 4.3).
pub(crate) fn signers(class: &MatterClass) -> Vec<Cosigner> {
    match (class.kind, &class.with) {
        (WorkKind::Coordination, Some(duty)) => {
            vec![Cosigner { duty: duty.clone(), effort: class.effort }]
        }
        (WorkKind::Coordination | WorkKind::Request | WorkKind::Directive, _) => {
            class.cosign.clone()
        }
    }
}

/// The way to a co-signer and back (model, section 4.1, step 3).
pub(crate) fn cosigning(
    department: &Department,
    chart: &Chart,
    class: &MatterClass,
    signer: &Cosigner,
) -> Vec<Stop> {
    let (from, to) =
        (&owner(department, class).id, &department.owner(&signer.duty).expect("an owner").id);
    let clerk = stop(chart, to, Rank::Clerk).map(|clerk| Stop { signs: true, ..clerk });
    if together(department, from, to) {
        return clerk.into_iter().collect();
    }
    let relay = |office: &UnitId| {
        let rank = department.office(office).expect("an office").rank;
        stop(chart, office, rank)
    };
    let mut up: Vec<UnitId> = Vec::new();
    if department.policy.direct_contact != Some(true) {
        let (above, over) = (superiors(department, from), superiors(department, to));
        let meeting = above.iter().position(|office| over.contains(office)).expect("the head");
        let until = over.iter().position(|office| *office == above[meeting]).expect("found there");
        up.extend(above[..=meeting].iter().cloned());
        up.extend(over[..until].iter().rev().cloned());
    }
    let (start, end) = (stop(chart, from, Rank::Chief), stop(chart, to, Rank::Chief));
    let back = start.clone().or_else(|| stop(chart, from, Rank::Clerk));
    let mut way: Vec<Stop> = start.into_iter().collect();
    way.extend(up.iter().filter_map(relay));
    way.extend(end.clone());
    way.extend(clerk);
    way.extend(end);
    way.extend(up.iter().rev().filter_map(relay));
    way.extend(back);
    way
}

/// Who calls at which desk: the name of the visitor and the desk.
pub(crate) fn check_ins(department: &Department, chart: &Chart) -> Vec<(String, Stop)> {
    let mut visits = Vec::new();
    for unit in &department.units {
        let Some(superior) = department.superior(unit.id()) else { continue };
        let rank = department.office(superior).expect("an office").rank;
        let Some(desk) = stop(chart, superior, rank) else { continue };
        let visitors: Vec<String> = match unit {
            Unit::Office(Office { id, .. }) if department.seated.contains(id) => Vec::new(),
            Unit::Section(section) if department.large_section_of(&section.id).is_some() => {
                Vec::new()
            }
            Unit::Office(Office { id, .. }) => vec![id.to_string()],
            Unit::Section(section) => section_visitors(department, section),
            Unit::LargeSection(large) => large_section_visitors(department, large),
        };
        visits.extend(visitors.into_iter().map(|visitor| (visitor, desk.clone())));
    }
    visits
}

/// Who calls at the desk of a second superior: members of large sections one by one, too.
pub(crate) fn second_check_ins(department: &Department, chart: &Chart) -> Vec<(String, Stop)> {
    let mut visits = Vec::new();
    for unit in &department.units {
        let Some(second) = second_superior(department, unit.id()) else { continue };
        let rank = department.office(second).expect("an office").rank;
        let desk = stop(chart, second, rank).expect("an office that is not seated has a desk");
        let visitors = match unit {
            Unit::Section(section) => section_visitors(department, section),
            Unit::Office(_) | Unit::LargeSection(_) => vec![unit.id().to_string()],
        };
        visits.extend(visitors.into_iter().map(|name| (format!("second/{name}"), desk.clone())));
    }
    visits
}

/// A section visits as one; one that is led directly, person by person.
fn section_visitors(department: &Department, section: &Section) -> Vec<String> {
    if !department.directly_led.contains(&section.id) {
        return vec![section.id.to_string()];
    }
    let people = section.chiefs.get() + section.deputies.get() + section.clerks.get();
    (0..people).map(|n| format!("{}/{n}", section.id)).collect()
}

/// A large section visits as one, by its first member, besides those who are led directly.
fn large_section_visitors(department: &Department, large: &LargeSection) -> Vec<String> {
    let led = |member: &&UnitId| department.directly_led.contains(*member);
    let mut visitors = Vec::new();
    if !large.members.iter().all(|member| led(&member)) {
        visitors.push(large.members[0].to_string());
    }
    for member in large.members.iter().filter(led) {
        visitors.extend(section_visitors(department, department.section(member).expect("section")));
    }
    visitors
}

/// Each further member of a large section calls on its own chief, or else on the first there is.
pub(crate) fn coordination(department: &Department, chart: &Chart) -> Vec<(String, Stop)> {
    let mut visits = Vec::new();
    for large in department.large_sections() {
        let chief = |member: &UnitId| stop(chart, member, Rank::Chief);
        for member in &large.members[1..] {
            let desk = chief(member).or_else(|| large.members.iter().find_map(chief));
            visits.extend(desk.map(|desk| (format!("coordination/{member}"), desk)));
        }
    }
    visits
}
