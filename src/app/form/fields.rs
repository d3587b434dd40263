//! What a move asks for, and from what one chooses.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::quota;
use super::{Choice, Field, Input, Slot};
use crate::department::Department;
use crate::scenario::{
    CosignOrder, Merge, Move, Office, Policy, Rank, Sharing, Staff, Unit, WorkKind,
};
use crate::scene::board::{Lines, board, rows};
use crate::units::{ClassId, Days, Headcount, Share, UnitId};

/// The form of a move that is to be made in a department, with what it says already.
pub fn fields(step: &Move, department: &Department) -> Vec<Field> {
    let offered = Offered(department);
    match step {
        Move::Merge(step) => merge(step, &offered),
        Move::Join(step) => vec![
            unit(Slot::Section, offered.free_sections(), &step.section),
            unit(Slot::Into, offered.large_sections(), &step.into),
        ],
        Move::Leave(step) => vec![unit(Slot::Section, offered.members(), &step.section)],
        Move::Transfer(step) => vec![
            unit(Slot::Unit, offered.transferable(), &step.unit),
            unit(Slot::Superior, offered.superiors(), &step.to),
        ],
        Move::Seat(step) => {
            vec![unit(Slot::Commissioner, offered.commissioners(), &step.commissioner)]
        }
        Move::LeadDirectly(step) => {
            vec![unit(Slot::Section, offered.led(), &step.section)]
        }
        Move::Second(step) => vec![
            unit(Slot::From, offered.sections(), &step.from),
            unit(Slot::Receiver, offered.sections(), &step.to),
            people(Slot::Clerks, step.clerks, 1.0),
        ],
        Move::Staff(step) => staff(step, &offered),
        Move::Policy(step) => rules(*step),
        Move::Delegate(step) => vec![
            class(offered.requests(), &step.work),
            one(Slot::Decider, DECIDERS.map(Choice::Rank).to_vec(), Choice::Rank(step.to)),
            share(step.share),
        ],
        Move::Cosign(step) => vec![
            class(offered.requests(), &step.work),
            one(Slot::Order, ORDERS.map(Choice::Order).to_vec(), Choice::Order(step.order)),
        ],
        Move::Lead(step) => vec![
            class(offered.requests(), &step.work),
            unit(Slot::Section, offered.sections(), &step.section),
        ],
        Move::Outsource(step) => vec![class(offered.sold(), &step.work), share(step.share)],
        Move::Deadline(step) => vec![class(offered.classes(), &step.work), days(step.days)],
    }
}

/// The posts of a section.
pub(super) const POSTS: [Rank; 3] = [Rank::Clerk, Rank::DeputyChief, Rank::Chief];
/// The ranks to which decisions move down.
const DECIDERS: [Rank; 4] = [Rank::DeputyChief, Rank::Chief, Rank::Commissioner, Rank::DeputyHead];
const ORDERS: [CosignOrder; 2] = [CosignOrder::Serial, CosignOrder::Parallel];
const RULES: [Option<bool>; 3] = [None, Some(true), Some(false)];

fn merge(step: &Merge, offered: &Offered<'_>) -> Vec<Field> {
    let chosen = step.sections.clone();
    vec![
        Field {
            slot: Slot::Sections,
            input: Input::Many { options: offered.free_sections(), chosen },
        },
        Field { slot: Slot::Name, input: Input::Name(step.name.clone()) },
        one(
            Slot::Sharing,
            Sharing::ALL.map(Choice::Sharing).to_vec(),
            Choice::Sharing(step.sharing),
        ),
    ]
}

/// Where nothing is approved, nothing can be exceeded.
fn staff(step: &Staff, offered: &Offered<'_>) -> Vec<Field> {
    let over = |quota| Field {
        slot: Slot::OverQuota,
        input: Input::OverQuota { yes: step.over_quota, quota },
    };
    let asked = [
        unit(Slot::Section, offered.sections(), &step.unit),
        one(Slot::Post, POSTS.map(Choice::Rank).to_vec(), Choice::Rank(step.post)),
        people(Slot::Number, step.number, 0.0),
    ];
    asked.into_iter().chain(quota(&step.unit, offered.0).map(over)).collect()
}

fn rules(policy: Policy) -> Vec<Field> {
    let rule = |slot, now| one(slot, RULES.map(Choice::Rule).to_vec(), Choice::Rule(now));
    vec![
        rule(Slot::FirstAsked, policy.first_asked),
        rule(Slot::DirectContact, policy.direct_contact),
        rule(Slot::Expedite, policy.expedite),
    ]
}

/// A choice; what is chosen is always offered.
fn one(slot: Slot, mut options: Vec<Choice>, chosen: Choice) -> Field {
    if !options.contains(&chosen) {
        options.push(chosen.clone());
    }
    Field { slot, input: Input::One { options, chosen } }
}

fn unit(slot: Slot, options: Vec<UnitId>, chosen: &UnitId) -> Field {
    one(slot, options.into_iter().map(Choice::Unit).collect(), Choice::Unit(chosen.clone()))
}

fn class(options: Vec<ClassId>, chosen: &ClassId) -> Field {
    one(Slot::Work, options.into_iter().map(Choice::Class).collect(), Choice::Class(chosen.clone()))
}

fn people(slot: Slot, now: Headcount, least: f64) -> Field {
    let (value, most) = (f64::from(now.get()), f64::from(Headcount::MOST));
    Field { slot, input: Input::Number { value, least, most, whole: true } }
}

/// A share, in per cent.
fn share(now: Share) -> Field {
    let input = Input::Number { value: now.get() * 100.0, least: 0.0, most: 100.0, whole: false };
    Field { slot: Slot::Share, input }
}

fn days(now: Days) -> Field {
    let input = Input::Number { value: now.get(), least: 0.5, most: 4_000.0, whole: false };
    Field { slot: Slot::Days, input }
}

/// What a department offers to choose from.
pub(super) struct Offered<'a>(pub(super) &'a Department);

impl Offered<'_> {
    /// Units in the order of the chart.
    fn units(&self, wanted: impl Fn(&Unit) -> bool) -> Vec<UnitId> {
        let chart = board(self.0, None, None, &Lines::new());
        let nothing = BTreeSet::new();
        let drawn = chart.iter().flat_map(|chart| rows(chart, &nothing));
        let mut places = BTreeMap::new();
        places.extend(drawn.enumerate().map(|(place, row)| (row.item.mark().id.clone(), place)));
        let found = self.0.units.iter().filter(|unit| wanted(unit));
        let mut found: Vec<UnitId> = found.map(|unit| unit.id().clone()).collect();
        found.sort_by_key(|unit| places.get(unit).copied());
        found
    }

    pub(super) fn sections(&self) -> Vec<UnitId> {
        self.units(|unit| matches!(unit, Unit::Section(_)))
    }

    fn is_member(&self, unit: &Unit) -> bool {
        self.0.large_section_of(unit.id()).is_some()
    }

    pub(super) fn free_sections(&self) -> Vec<UnitId> {
        self.units(|unit| matches!(unit, Unit::Section(_)) && !self.is_member(unit))
    }

    pub(super) fn members(&self) -> Vec<UnitId> {
        self.units(|unit| matches!(unit, Unit::Section(_)) && self.is_member(unit))
    }

    pub(super) fn large_sections(&self) -> Vec<UnitId> {
        self.units(|unit| matches!(unit, Unit::LargeSection(_)))
    }

    /// Sections, and large sections in place of their members.
    pub(super) fn led(&self) -> Vec<UnitId> {
        self.units(|unit| match unit {
            Unit::Section(_) => !self.is_member(unit),
            Unit::LargeSection(_) => true,
            Unit::Office(_) => false,
        })
    }

    fn has_desk(&self, office: &Office) -> bool {
        !self.0.seated.contains(&office.id)
    }

    pub(super) fn transferable(&self) -> Vec<UnitId> {
        self.units(|unit| match unit {
            Unit::Office(office) => office.rank != Rank::Head && self.has_desk(office),
            Unit::Section(_) => !self.is_member(unit),
            Unit::LargeSection(_) => true,
        })
    }

    pub(super) fn superiors(&self) -> Vec<UnitId> {
        self.units(|unit| matches!(unit, Unit::Office(office) if self.has_desk(office)))
    }

    pub(super) fn commissioners(&self) -> Vec<UnitId> {
        self.units(|unit| {
            let is_one = |office: &Office| office.rank == Rank::Commissioner;
            matches!(unit, Unit::Office(office) if is_one(office) && self.has_desk(office))
        })
    }

    fn work(&self, wanted: impl Fn(WorkKind) -> bool) -> Vec<ClassId> {
        let classes = self.0.work.iter().filter(|class| wanted(class.kind));
        classes.map(|class| class.id.clone()).collect()
    }

    pub(super) fn classes(&self) -> Vec<ClassId> {
        self.work(|_| true)
    }

    pub(super) fn requests(&self) -> Vec<ClassId> {
        self.work(|kind| kind == WorkKind::Request)
    }

    /// What can be bought outside.
    pub(super) fn sold(&self) -> Vec<ClassId> {
        self.work(|kind| kind != WorkKind::Directive)
    }
}
