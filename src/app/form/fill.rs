//! What a move becomes when one part of its form is filled in.

use super::{Choice, Entry, Slot};
use crate::cases::large_name;
use crate::department::Department;
use crate::scenario::{Merge, Move, Policy, Quota, Rank, Staff, Unit};
use crate::text::Text;
use crate::units::{Days, Headcount, Share, UnitId};

/// The move with one part of its form filled in; nothing if it does not ask for that.
pub fn filled(step: &Move, slot: Slot, entry: Entry, department: &Department) -> Option<Move> {
    let mut step = step.clone();
    let is_filled = match entry {
        Entry::Choice(Choice::Unit(unit)) => choose_unit(&mut step, slot, unit),
        Entry::Choice(choice) => choose(&mut step, slot, choice),
        Entry::Toggle(unit) => toggle(&mut step, unit, department),
        Entry::Number(_, number) => count(&mut step, slot, number),
        Entry::Name(name) => call(&mut step, &name, department),
        Entry::Yes(yes) => allow(&mut step, yes),
    };
    is_filled.map(|()| staffed(step, slot, department))
}

fn choose_unit(step: &mut Move, slot: Slot, unit: UnitId) -> Option<()> {
    let place = match (step, slot) {
        (Move::Join(step), Slot::Section) => &mut step.section,
        (Move::Join(step), Slot::Into) => &mut step.into,
        (Move::Leave(step), Slot::Section) => &mut step.section,
        (Move::Transfer(step), Slot::Unit) => &mut step.unit,
        (Move::Transfer(step), Slot::Superior) => &mut step.to,
        (Move::Seat(step), Slot::Commissioner) => &mut step.commissioner,
        (Move::LeadDirectly(step), Slot::Section) => &mut step.section,
        (Move::Second(step), Slot::From) => &mut step.from,
        (Move::Second(step), Slot::Receiver) => &mut step.to,
        (Move::Lead(step), Slot::Section) => &mut step.section,
        (Move::Staff(step), Slot::Section) => &mut step.unit,
        _ => return None,
    };
    *place = unit;
    Some(())
}

fn choose(step: &mut Move, slot: Slot, choice: Choice) -> Option<()> {
    match (step, choice) {
        (Move::Merge(step), Choice::Sharing(sharing)) => step.sharing = sharing,
        (Move::Cosign(step), Choice::Order(order)) => step.order = order,
        (Move::Delegate(step), Choice::Rank(rank)) => step.to = rank,
        (Move::Staff(step), Choice::Rank(post)) => step.post = post,
        (Move::Delegate(step), Choice::Class(work)) => step.work = work,
        (Move::Cosign(step), Choice::Class(work)) => step.work = work,
        (Move::Lead(step), Choice::Class(work)) => step.work = work,
        (Move::Deadline(step), Choice::Class(work)) => step.work = work,
        (Move::Outsource(step), Choice::Class(work)) => step.work = work,
        (Move::Policy(policy), Choice::Rule(rule)) => *rule_of(policy, slot)? = rule,
        _ => return None,
    }
    Some(())
}

fn rule_of(policy: &mut Policy, slot: Slot) -> Option<&mut Option<bool>> {
    let rules = [
        (Slot::FirstAsked, &mut policy.first_asked),
        (Slot::DirectContact, &mut policy.direct_contact),
        (Slot::Expedite, &mut policy.expedite),
    ];
    rules.into_iter().find(|(named, _)| *named == slot).map(|(_, rule)| rule)
}

/// A section more or less; a large section that nobody has named is called after its first one.
fn toggle(step: &mut Move, unit: UnitId, department: &Department) -> Option<()> {
    let Move::Merge(merge) = step else { return None };
    let is_own_name = merge.name.is_empty() || merge.name == first_name(merge, department);
    match merge.sections.iter().position(|section| *section == unit) {
        Some(place) => drop(merge.sections.remove(place)),
        None => merge.sections.push(unit),
    }
    if is_own_name {
        merge.name = first_name(merge, department);
    }
    // Its id says which sections it has.
    merge.id = None;
    Some(())
}

/// What a large section is called after its first section.
fn first_name(merge: &Merge, department: &Department) -> Text {
    let first = merge.sections.first().and_then(|first| department.unit(first));
    first.map_or(Text::Empty, |first| large_name(first.name()))
}

fn count(step: &mut Move, slot: Slot, number: f64) -> Option<()> {
    match (step, slot) {
        (Move::Delegate(step), Slot::Share) => step.share = Share::clamped(number / 100.0),
        (Move::Outsource(step), Slot::Share) => step.share = Share::clamped(number / 100.0),
        (Move::Deadline(step), Slot::Days) => step.days = Days::clamped(number),
        (Move::Second(step), Slot::Clerks) => step.clerks = people(number),
        (Move::Staff(step), Slot::Number) => step.number = people(number),
        _ => return None,
    }
    Some(())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number within the range of a headcount"
)]
fn people(number: f64) -> Headcount {
    Headcount::new(number as u32)
}

fn call(step: &mut Move, name: &str, department: &Department) -> Option<()> {
    let Move::Merge(merge) = step else { return None };
    let name = name.trim();
    merge.name =
        if name.is_empty() { first_name(merge, department) } else { Text::Same(name.to_owned()) };
    Some(())
}

fn allow(step: &mut Move, yes: bool) -> Option<()> {
    let Move::Staff(staff) = step else { return None };
    staff.over_quota = yes;
    Some(())
}

/// Another section or post begins with the number of people that it has.
fn staffed(step: Move, slot: Slot, department: &Department) -> Move {
    let Move::Staff(staff) = &step else { return step };
    if !matches!(slot, Slot::Section | Slot::Post) {
        return step;
    }
    let number = present(&staff.unit, staff.post, department);
    let over_quota = staff.over_quota && quota(&staff.unit, department).is_some();
    Move::Staff(Staff { number, over_quota, ..staff.clone() })
}

/// What is approved for a section, if the case says so.
pub(super) fn quota(section: &UnitId, department: &Department) -> Option<Quota> {
    department.section(section).and_then(|section| section.quota)
}

/// How many people a post of a section has now.
pub(super) fn present(section: &UnitId, post: Rank, department: &Department) -> Headcount {
    match (department.unit(section), post) {
        (Some(Unit::Section(section)), Rank::Clerk) => section.clerks,
        (Some(Unit::Section(section)), Rank::DeputyChief) => section.deputies,
        (Some(Unit::Section(section)), Rank::Chief) => section.chiefs,
        _ => Headcount::new(0),
    }
}
