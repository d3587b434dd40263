//! An organization chart: offices above, sections and large sections below them.
//!
//! ```text
//!     head
//!     ├── deputy head            a column, a line (条线)
//!     │   ├── section            a card
//!     │   └── commissioner       a block within the column
//!     │       └── large section  a tray of cards
//!     └── deputy head
//! ```

mod drawing;
mod figure;
mod map;
mod rows;

pub use drawing::{Lines, board, lines};
pub use figure::{Crowd, MOST_FIGURES, MOST_SHEETS, crowd, papers};
pub use map::{READABLE, Room, SMALLEST, map_size};
pub use rows::{Item, Row, find, rows, sections_below};

use crate::scenario::{Rank, Sharing};
use crate::scene::load::OVERLOADED;
use crate::text::Text;
use crate::units::UnitId;

/// An office with all that stands below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The office.
    pub office: OfficeCard,
    /// What reports to it: first sections and large sections, then offices.
    pub below: Vec<Branch>,
}

/// What reports to an office.
#[derive(Clone, Debug, PartialEq)]
pub enum Branch {
    /// A section that stands alone.
    Card(SectionCard),
    /// A large section.
    Tray(Tray),
    /// An office with all that stands below it.
    Block(Block),
}

/// What every unit on the chart has.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Identifies the unit.
    pub id: UnitId,
    /// What it is called.
    pub name: Text,
    /// How busy it is.
    pub load: Load,
    /// How busy it was before the reform; absent on today's chart, and for what did not exist.
    pub before: Option<Load>,
    /// The line that it belonged to before the reform, from 1; absent for the head.
    pub line: Option<usize>,
    /// The name of a second superior (双重领导).
    pub second: Option<Text>,
}

/// How busy a unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Load {
    /// Mean busy share of its people, once it is known.
    pub busy: Option<f64>,
    /// Papers and callers that wait at its desks on average: taken per day × mean wait in days.
    pub queue: Option<f64>,
    /// Whether more arrives at one of its desks than can be done there.
    pub grows: bool,
}

/// An office and whoever is seated there.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficeCard {
    /// Id, name and load.
    pub mark: Mark,
    /// Its rank.
    pub rank: Rank,
    /// Its holder.
    pub person: Person,
    /// Offices whose holders are seated at this desk.
    pub seated: Vec<Self>,
}

/// A section with its people.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionCard {
    /// Id, name and load.
    pub mark: Mark,
    /// Whether its superior leads its people directly.
    pub direct: bool,
    /// Its people, from high to low.
    pub people: Vec<Person>,
}

/// A large section with its members.
#[derive(Clone, Debug, PartialEq)]
pub struct Tray {
    /// Id, name and load, its members' included.
    pub mark: Mark,
    /// Who takes whose papers.
    pub sharing: Sharing,
    /// Its sections, in order.
    pub members: Vec<SectionCard>,
}

/// A person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Rank of the post.
    pub rank: Rank,
    /// Share of working time that the person is busy, once it is known.
    pub busy: Option<f64>,
}

impl Person {
    /// Whether the person is known to be overloaded.
    pub fn is_overloaded(self) -> bool {
        self.busy.is_some_and(|busy| busy > OVERLOADED)
    }
}

impl Branch {
    /// Id, name and load of what stands first.
    pub const fn mark(&self) -> &Mark {
        match self {
            Self::Card(card) => &card.mark,
            Self::Tray(tray) => &tray.mark,
            Self::Block(block) => &block.office.mark,
        }
    }
}

impl Load {
    /// How busy in four steps, as the chart is coloured: idle, moderate, busy, overloaded.
    pub fn busy_step(self) -> Option<usize> {
        self.busy.map(|busy| step(busy, [0.30, 0.60, OVERLOADED]))
    }

    /// How much is waiting in four steps: hardly one, a few, five or more, ten or more; a queue that
    /// grows is in the last.
    pub fn queue_step(self) -> Option<usize> {
        self.queue.map(|queue| if self.grows { 3 } else { step(queue, [1.0, 5.0, 10.0]) })
    }
}

fn step(value: f64, bounds: [f64; 3]) -> usize {
    bounds.iter().filter(|bound| value > **bound).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_have_their_bounds() {
        let busy = |share| Load { busy: Some(share), ..Load::default() }.busy_step();
        assert_eq!(
            [busy(0.3), busy(0.31), busy(0.85), busy(0.86)].map(Option::unwrap_or_default),
            [0, 1, 2, 3]
        );
        let growing = Load { queue: Some(0.2), grows: true, busy: None };
        assert_eq!(growing.queue_step(), Some(3));
        assert_eq!(Load::default().queue_step(), None);
    }
}
