//! A move to begin with: what a form says before anything has been filled in.

use super::fields::Offered;
use super::fill::present;
use super::{Choice, Entry, Field, Input, Kind, Slot, fields, filled};
use crate::department::Department;
use crate::reform::apply;
use crate::scenario::{
    Cosign, CosignOrder, Deadline, Delegate, Join, Lead, LeadDirectly, Leave, Merge, Move,
    Outsource, Policy, Rank, Seat, Second, Sharing, Staff, Transfer,
};
use crate::text::Text;
use crate::units::{Days, Headcount, Share};

/// A move of a kind to begin with; nothing if the department has nothing that it could be about.
pub fn blank(kind: Kind, department: &Department) -> Option<Move> {
    let offered = Offered(department);
    let first_section = || first(offered.sections());
    Some(match kind {
        Kind::Merge => Move::Merge(Merge {
            id: None,
            name: Text::Empty,
            sections: Vec::new(),
            sharing: Sharing::Help,
        }),
        Kind::Join => Move::Join(Join {
            section: first(offered.free_sections())?,
            into: first(offered.large_sections())?,
        }),
        Kind::Leave => Move::Leave(Leave { section: first(offered.members())? }),
        Kind::Transfer => Move::Transfer(Transfer {
            unit: first(offered.transferable())?,
            to: first(offered.superiors())?,
        }),
        Kind::Seat => Move::Seat(Seat { commissioner: first(offered.commissioners())? }),
        Kind::LeadDirectly => Move::LeadDirectly(LeadDirectly { section: first(offered.led())? }),
        Kind::Second => Move::Second(Second {
            from: first_section()?,
            to: offered.sections().into_iter().nth(1)?,
            clerks: Headcount::new(1),
        }),
        Kind::Staff => {
            let unit = first_section()?;
            let number = present(&unit, Rank::Clerk, department);
            Move::Staff(Staff { unit, post: Rank::Clerk, number, over_quota: false })
        }
        Kind::Policy => Move::Policy(Policy::default()),
        Kind::Delegate => Move::Delegate(Delegate {
            work: first(offered.requests())?,
            to: Rank::Chief,
            share: Share::constant(0.5),
        }),
        Kind::Cosign => {
            Move::Cosign(Cosign { work: first(offered.requests())?, order: CosignOrder::Parallel })
        }
        Kind::Lead => {
            Move::Lead(Lead { work: first(offered.requests())?, section: first_section()? })
        }
        Kind::Outsource => {
            Move::Outsource(Outsource { work: first(offered.sold())?, share: Share::constant(0.2) })
        }
        Kind::Deadline => {
            Move::Deadline(Deadline { work: first(offered.classes())?, days: Days::constant(5.0) })
        }
    })
}

fn first<T>(offered: Vec<T>) -> Option<T> {
    offered.into_iter().next()
}

/// A move of a kind that takes what a person has named, each where it first fits; nothing if
/// something fits nowhere. What is not named is chosen so that the move can be made, if it can.
pub fn taking(kind: Kind, named: &[Choice], department: &Department) -> Option<Move> {
    let mut step = blank(kind, department)?;
    let mut taken: Vec<Slot> = Vec::new();
    for choice in named {
        let fields = fields(&step, department);
        let field = fields.iter().find(|field| !taken.contains(&field.slot) && fits(field, choice));
        let slot = field?.slot;
        let entry = if let (Choice::Unit(unit), Slot::Sections) = (choice, slot) {
            Entry::Toggle(unit.clone())
        } else {
            taken.push(slot);
            Entry::Choice(choice.clone())
        };
        step = filled(&step, slot, entry, department)?;
    }
    Some(possible(step, &taken, department))
}

fn fits(field: &Field, choice: &Choice) -> bool {
    match (&field.input, choice) {
        (Input::One { options, .. }, choice) => options.contains(choice),
        (Input::Many { options, chosen }, Choice::Unit(unit)) => {
            options.contains(unit) && !chosen.contains(unit)
        }
        _ => false,
    }
}

/// The move itself if it can be made, else one that differs in one choice that nobody has made.
fn possible(step: Move, taken: &[Slot], department: &Department) -> Move {
    if apply(department, &step).is_ok() {
        return step;
    }
    let open = fields(&step, department).into_iter().filter(|field| !taken.contains(&field.slot));
    let others = open.flat_map(|Field { slot, input }| {
        let Input::One { options, .. } = input else { return Vec::new() };
        options.into_iter().map(|each| (slot, each)).collect()
    });
    let mut others = others
        .filter_map(|(slot, choice)| filled(&step, slot, Entry::Choice(choice), department))
        .filter(|other| apply(department, other).is_ok());
    others.next().unwrap_or(step)
}
