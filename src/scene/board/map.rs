//! A chart so small that nothing on it can be read: a map of its units, whose size follows from
//! their number.
//!
//! All lengths are those of the style sheet, in the chart's type; what is in sight after all is still
//! looked at, so that a slip here costs a layout and no more.

use std::collections::BTreeSet;

use super::{Block, Branch, Tray};
use crate::units::UnitId;

/// The room that there is for a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// From left to right (px).
    pub width: f64,
    /// From top to bottom (px).
    pub height: f64,
    /// The chart's type at its natural size (px).
    pub type_size: f64,
}

/// Cards smaller than this cannot be read (%).
pub const READABLE: u16 = 35;
/// No map is smaller (%).
pub const SMALLEST: u16 = 8;

/// A unit of the map, and a section with its people where they can be read.
const UNIT: f64 = 2.65;
const SECTION: f64 = 3.6;
/// The narrowest column and card.
const NARROWEST: f64 = 10.5;
/// Between columns, and between rows of columns.
const GAP: (f64, f64) = (0.875, 1.25);
/// What stands around the head, above a card and beside it, and beside a column's cards.
const AROUND_HEAD: f64 = 1.75;
const ABOVE: f64 = 0.4;
const BESIDE: f64 = 0.6;
const INDENT: f64 = 0.4;
/// What is around the members of a large section and their head, and between them.
const AROUND_TRAY: f64 = 0.6;
const BETWEEN_MEMBERS: f64 = 0.3;

/// The size (%) of the map on which the whole chart is in sight; nothing if it is in sight at a size
/// at which it can be read.
pub fn map_size(chart: &Block, folded: &BTreeSet<UnitId>, room: Room) -> Option<u16> {
    let fits = |size: u16, section: f64| {
        let em = room.type_size * f64::from(size) / 100.0;
        let measure = Measure { folded, section };
        measure.chart(chart, room.width / em) * em <= room.height
    };
    let is_readable = fits(READABLE, SECTION);
    let size = || (SMALLEST..READABLE).rev().find(|size| fits(*size, UNIT)).unwrap_or(SMALLEST);
    (!is_readable).then(size)
}

/// How high things are, in the chart's type.
struct Measure<'a> {
    folded: &'a BTreeSet<UnitId>,
    /// How high a section is.
    section: f64,
}

impl Measure<'_> {
    fn chart(&self, chart: &Block, width: f64) -> f64 {
        let is_column = |branch: &&Branch| matches!(branch, Branch::Block(_));
        let columns = chart.below.iter().filter(is_column).count();
        let has_own = chart.below.len() > columns;
        let number = columns + usize::from(has_own);
        if number == 0 || self.folded.contains(&chart.office.mark.id) {
            return UNIT + AROUND_HEAD;
        }
        let abreast = abreast(width + GAP.0, NARROWEST + GAP.0).min(number);
        let width = (width + GAP.0) / abreast as f64 - GAP.0;
        let column = |branch: &Branch| match branch {
            Branch::Block(block) => self.block(block, width),
            Branch::Card(_) | Branch::Tray(_) => 0.0,
        };
        let mut heights: Vec<f64> = chart.below.iter().filter(is_column).map(column).collect();
        if has_own {
            let own: Vec<&Branch> = chart.below.iter().filter(|it| !is_column(it)).collect();
            heights.push(self.below(&own, width));
        }
        UNIT + AROUND_HEAD + rows(&heights, abreast, GAP.1)
    }

    fn block(&self, block: &Block, width: f64) -> f64 {
        if self.folded.contains(&block.office.mark.id) {
            return UNIT;
        }
        UNIT + self.below(&block.below.iter().collect::<Vec<_>>(), width)
    }

    fn below(&self, below: &[&Branch], width: f64) -> f64 {
        let width = width - INDENT;
        let abreast = abreast(width, NARROWEST.min(width));
        let inside = width / abreast as f64 - BESIDE;
        let height = |branch: &&Branch| {
            ABOVE
                + match branch {
                    Branch::Card(_) => self.section,
                    Branch::Tray(tray) => self.tray(tray),
                    Branch::Block(block) => self.block(block, inside),
                }
        };
        rows(&below.iter().map(height).collect::<Vec<_>>(), abreast, 0.0)
    }

    fn tray(&self, tray: &Tray) -> f64 {
        let members = if self.folded.contains(&tray.mark.id) { 0 } else { tray.members.len() };
        UNIT + AROUND_TRAY + members as f64 * (self.section + BETWEEN_MEMBERS)
    }
}

/// How many of at least this width stand side by side.
fn abreast(width: f64, narrowest: f64) -> usize {
    let mut number = 1;
    while (number + 1) as f64 * narrowest <= width {
        number += 1;
    }
    number
}

/// The height of things in rows; each row is as high as the highest thing in it.
fn rows(heights: &[f64], abreast: usize, gap: f64) -> f64 {
    let highest = |row: &[f64]| row.iter().copied().fold(0.0, f64::max);
    let rows = heights.chunks(abreast);
    let gaps = rows.len().saturating_sub(1) as f64 * gap;
    rows.map(highest).sum::<f64>() + gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::generated;
    use crate::department::Department;
    use crate::scene::board::{Lines, board};

    const ROOM: Room = Room { width: 574.0, height: 650.0, type_size: 15.0 };

    fn drawn(units: usize) -> Block {
        let case = generated(&format!("units-{units}")).expect("a case");
        let department = Department::baseline(&case.scenario);
        board(&department, None, None, &Lines::new()).expect("a head")
    }

    #[test]
    fn the_map_is_as_large_as_the_room_allows_and_all_of_it_is_in_sight() {
        let chart = drawn(1000);
        let nothing = BTreeSet::new();
        let size = map_size(&chart, &nothing, ROOM).expect("a map");
        let height = |size: u16| {
            let em = ROOM.type_size * f64::from(size) / 100.0;
            let measure = Measure { folded: &nothing, section: UNIT };
            measure.chart(&chart, ROOM.width / em) * em
        };
        assert!(height(size) <= ROOM.height && height(size + 1) > ROOM.height, "{size}");
        let higher = Room { height: 2.0 * ROOM.height, ..ROOM };
        assert!(map_size(&chart, &nothing, higher) > Some(size));
    }

    #[test]
    fn a_chart_that_can_be_read_is_no_map() {
        assert_eq!(map_size(&drawn(40), &BTreeSet::new(), ROOM), None);
    }

    #[test]
    fn what_is_folded_takes_no_room() {
        let chart = drawn(1000);
        let below = chart.below.iter().map(|branch| branch.mark().id.clone()).collect();
        assert_eq!(map_size(&chart, &below, ROOM), None);
    }

    #[test]
    fn a_row_is_as_high_as_the_highest_in_it() {
        assert_eq!(abreast(10.0, 3.0), 3);
        assert_eq!(abreast(1.0, 3.0), 1);
        assert!((rows(&[1.0, 4.0, 2.0], 2, 0.5) - 6.5).abs() < 1e-9);
    }
}
