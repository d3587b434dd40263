//! The chart as an indented list: one row for each unit, from the head down.

use std::collections::BTreeSet;

use super::{Block, Branch, Mark, OfficeCard, SectionCard, Tray};
use crate::text::Language;
use crate::units::UnitId;

/// One unit of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// How deep it stands, 1 for the head.
    pub level: usize,
    /// Whether what stands below it is shown; absent if nothing does.
    pub open: Option<bool>,
    /// How many sections stand below it, shown or not.
    pub sections: usize,
    /// The unit.
    pub item: Item<'a>,
}

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'a> {
    /// An office.
    Office(&'a OfficeCard),
    /// A section that stands alone.
    Section(&'a SectionCard),
    /// A section within a large section, and that one.
    Member(&'a SectionCard, &'a Tray),
    /// A large section.
    Large(&'a Tray),
}

impl<'a> Item<'a> {
    /// Id, name and load.
    pub const fn mark(&self) -> &'a Mark {
        match self {
            Self::Office(office) => &office.mark,
            Self::Section(card) | Self::Member(card, _) => &card.mark,
            Self::Large(tray) => &tray.mark,
        }
    }
}

/// The rows of a chart, those below a folded unit left out.
pub fn rows<'a>(board: &'a Block, folded: &BTreeSet<UnitId>) -> Vec<Row<'a>> {
    let mut list = Vec::new();
    block(board, 1, folded, &mut list);
    list
}

fn block<'a>(drawn: &'a Block, level: usize, folded: &BTreeSet<UnitId>, list: &mut Vec<Row<'a>>) {
    let is_open = !folded.contains(&drawn.office.mark.id);
    let open = (!drawn.below.is_empty()).then_some(is_open);
    let sections = sections_below(drawn);
    list.push(Row { level, open, sections, item: Item::Office(&drawn.office) });
    if !is_open {
        return;
    }
    for branch in &drawn.below {
        match branch {
            Branch::Card(card) => {
                let item = Item::Section(card);
                list.push(Row { level: level + 1, open: None, sections: 0, item });
            }
            Branch::Tray(large) => tray(large, level + 1, folded, list),
            Branch::Block(below) => block(below, level + 1, folded, list),
        }
    }
}

fn tray<'a>(large: &'a Tray, level: usize, folded: &BTreeSet<UnitId>, list: &mut Vec<Row<'a>>) {
    let is_open = !folded.contains(&large.mark.id);
    let item = Item::Large(large);
    list.push(Row { level, open: Some(is_open), sections: large.members.len(), item });
    if is_open {
        let member = |card| {
            let item = Item::Member(card, large);
            Row { level: level + 1, open: None, sections: 0, item }
        };
        list.extend(large.members.iter().map(member));
    }
}

/// How many sections stand below an office, members of large sections counted each.
pub fn sections_below(block: &Block) -> usize {
    let below = |branch: &Branch| match branch {
        Branch::Card(_) => 1,
        Branch::Tray(tray) => tray.members.len(),
        Branch::Block(block) => sections_below(block),
    };
    block.below.iter().map(below).sum()
}

/// The units whose name contains what is sought, whatever the case of its letters, in the order of
/// the list.
pub fn find(board: &Block, sought: &str) -> Vec<UnitId> {
    let sought = sought.trim().to_ascii_lowercase();
    if sought.is_empty() {
        return Vec::new();
    }
    let is_meant = |mark: &Mark| {
        [Language::Zh, Language::En]
            .iter()
            .any(|language| mark.name.get(*language).to_ascii_lowercase().contains(&sought))
    };
    let all = rows(board, &BTreeSet::new());
    let meant = all.iter().map(|row| row.item.mark()).filter(|mark| is_meant(mark));
    meant.map(|mark| mark.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::case;
    use crate::department::Department;
    use crate::reform::apply_all;
    use crate::scene::board::{Lines, board};

    fn reformed() -> Block {
        let case = case("large-sections").expect("a case");
        let baseline = Department::baseline(&case.scenario);
        let department = apply_all(&baseline, &case.readings[0].reform).expect("it applies");
        board(&department, None, None, &Lines::new()).expect("a head")
    }

    #[test]
    fn a_member_stands_one_level_below_its_large_section() {
        let board = reformed();
        let rows = rows(&board, &BTreeSet::new());
        let place = rows.iter().position(|row| matches!(row.item, Item::Large(_)));
        let place = place.expect("a large section");
        assert!(matches!(rows[place + 1].item, Item::Member(..)));
        assert_eq!(rows[place + 1].level, rows[place].level + 1);
        assert_eq!(rows[0].level, 1);
    }

    #[test]
    fn what_is_folded_hides_what_stands_below_it_and_nothing_else() {
        let board = reformed();
        let all = rows(&board, &BTreeSet::new()).len();
        let large = board.below.iter().find_map(|branch| match branch {
            Branch::Block(block) => block.below.iter().find_map(|branch| match branch {
                Branch::Tray(tray) => Some(tray),
                Branch::Card(_) | Branch::Block(_) => None,
            }),
            Branch::Card(_) | Branch::Tray(_) => None,
        });
        let large = large.expect("a tray");
        let folded = BTreeSet::from([large.mark.id.clone()]);
        assert_eq!(rows(&board, &folded).len(), all - large.members.len());
        let head = BTreeSet::from([board.office.mark.id.clone()]);
        assert_eq!(rows(&board, &head).len(), 1);
    }

    #[test]
    fn a_unit_is_found_by_a_part_of_its_name_in_either_language() {
        let board = reformed();
        assert!(find(&board, " ").is_empty());
        let found = find(&board, "人才");
        assert!(found.iter().any(|id| id.as_str() == "talent"), "{found:?}");
        assert!(!find(&board, "TALENT section").is_empty());
    }
}
