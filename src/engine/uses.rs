//! How often a paper has drawn for each purpose at each rank.

use super::draw::Purpose;
use crate::scenario::Rank;

/// The purposes that a paper can have more than once, in the order of their rows.
const REPEATED: [Purpose; 7] = [
    Purpose::Review,
    Purpose::Relay,
    Purpose::Handover,
    Purpose::Triage,
    Purpose::WrongSection,
    Purpose::Shirk,
    Purpose::Defect,
];
const PURPOSES: usize = 1 + Purpose::Briefing as usize;
/// The row of a purpose that a paper has only once.
const ONCE: usize = usize::MAX;
/// The row of each purpose.
const ROWS: [usize; PURPOSES] = rows();

const fn rows() -> [usize; PURPOSES] {
    let mut rows = [ONCE; PURPOSES];
    let mut row = 0;
    while row < REPEATED.len() {
        rows[REPEATED[row] as usize] = row;
        row += 1;
    }
    rows
}

/// The counts; only those that were used hold anything, so that a new paper need not clear them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uses([u16; REPEATED.len() * 6]);

/// The counts that a paper has used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Used(u64);

impl Used {
    pub(super) const NONE: Self = Self(0);
}

impl Uses {
    pub(super) const NONE: Self = Self([0; REPEATED.len() * 6]);

    /// How often a purpose was used before at a rank.
    #[inline]
    pub(super) fn next(&mut self, used: &mut Used, purpose: Purpose, rank: Rank) -> u32 {
        let row = ROWS[purpose as usize];
        if row == ONCE {
            return 0;
        }
        let place = row * 6 + rank.index();
        let before = self.count(*used, place);
        self.0[place] = before.wrapping_add(1);
        used.0 |= 1 << place;
        u32::from(before)
    }

    /// The number of the last review at a rank.
    #[inline]
    pub(super) fn last_review(&self, used: Used, rank: Rank) -> u32 {
        u32::from(self.count(used, rank.index())).wrapping_sub(1)
    }

    #[inline]
    fn count(&self, used: Used, place: usize) -> u16 {
        if used.0 >> place & 1 == 0 { 0 } else { self.0[place] }
    }
}
