//! How often a paper has drawn for each purpose at each rank.

use super::draw::Purpose;
use crate::scenario::Rank;

const PURPOSES: usize = 1 + Purpose::Briefing as usize;
/// The place of a purpose that a paper has only once.
const ONCE: usize = usize::MAX;
/// Where the counts of each purpose are, one for each rank if ranks distinguish them.
const PLACES: [usize; PURPOSES] = places();
const COUNTS: usize = 4 * 6 + 3;

const fn places() -> [usize; PURPOSES] {
    let mut places = [ONCE; PURPOSES];
    places[Purpose::Review as usize] = 0;
    places[Purpose::Relay as usize] = 6;
    places[Purpose::Handover as usize] = 12;
    places[Purpose::Triage as usize] = 18;
    places[Purpose::WrongSection as usize] = 24;
    places[Purpose::Shirk as usize] = 25;
    places[Purpose::Defect as usize] = 26;
    places
}

/// The counts of a paper, two bits for each; those that do not fit, which few papers have, are among
/// its uses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Used(u64);

/// The counts from [`MANY`] on; the others hold anything, so that a new paper need not clear them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uses([u16; COUNTS]);

const BITS: usize = 2;
/// The least count that does not fit.
const MANY: u16 = (1 << BITS) - 1;

impl Used {
    pub(super) const NONE: Self = Self(0);

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are asked for")]
    fn count(self, place: usize) -> u16 {
        (self.0 >> (BITS * place)) as u16 & MANY
    }
}

impl Uses {
    pub(super) const NONE: Self = Self([0; COUNTS]);

    /// How often a purpose was used before at a rank.
    #[inline]
    pub(super) fn next(&mut self, used: &mut Used, purpose: Purpose, rank: Rank) -> u32 {
        let place = PLACES[purpose as usize];
        if place == ONCE {
            return 0;
        }
        let place = place + rank.index();
        let before = used.count(place);
        if before == MANY {
            return self.many(place);
        }
        used.0 += 1 << (BITS * place);
        if before + 1 == MANY {
            self.0[place] = MANY;
        }
        u32::from(before)
    }

    #[cold]
    fn many(&mut self, place: usize) -> u32 {
        let before = self.0[place];
        self.0[place] = before.wrapping_add(1);
        u32::from(before)
    }

    /// The number of the last review at a rank.
    #[inline]
    pub(super) fn last_review(&self, used: Used, rank: Rank) -> u32 {
        let place = PLACES[Purpose::Review as usize] + rank.index();
        let count = match used.count(place) {
            MANY => self.0[place],
            few => few,
        };
        u32::from(count).wrapping_sub(1)
    }
}
