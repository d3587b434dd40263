//! How far the directives under way have spread.

use super::outcome::ReachOutcome;

/// Shares of the people at which the time is taken: every tenth.
const TENTHS: usize = 10;

/// One directive.
#[derive(Clone, Copy, Debug)]
struct Spread {
    people: u32,
    /// Time until each tenth of the people was reached (ticks).
    tenths: [u64; TENTHS],
}

/// All directives under way: an arena with a free list.
#[derive(Clone, Debug, Default)]
pub(super) struct Spreads {
    arena: Vec<Spread>,
    free: Vec<u32>,
}

impl Spreads {
    /// A directive of which nobody has heard.
    pub(super) fn begin(&mut self) -> u32 {
        let spread = Spread { people: 0, tenths: [0; TENTHS] };
        if let Some(place) = self.free.pop() {
            self.arena[place as usize] = spread;
            return place;
        }
        self.arena.push(spread);
        super::agenda::index(self.arena.len() - 1)
    }

    /// More people hear of it, so long after it was issued (ticks), out of so many in all.
    pub(super) fn reach(&mut self, place: u32, people: u32, all: u32, after: u64) {
        let spread = &mut self.arena[place as usize];
        let tenths = |people: u32| usize::try_from(u64::from(people) * 10 / u64::from(all.max(1)));
        let before = tenths(spread.people).unwrap_or(TENTHS);
        spread.people += people;
        let now = tenths(spread.people).unwrap_or(TENTHS);
        spread.tenths[before..now].fill(after);
    }

    /// Everybody has heard of it; counts its times, if it is measured.
    pub(super) fn end(&mut self, place: u32, measured: bool, outcome: &mut ReachOutcome) {
        if measured {
            outcome.directives += 1;
            outcome.tenths.resize(TENTHS, 0);
            let times = self.arena[place as usize].tenths;
            outcome.tenths.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
        }
        self.free.push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tenth_has_the_time_at_which_so_many_had_heard() {
        let mut spreads = Spreads::default();
        let mut outcome = ReachOutcome::default();
        let directive = spreads.begin();
        for (people, after) in [(1, 0), (3, 5), (2, 7), (1, 9)] {
            spreads.reach(directive, people, 7, after);
        }
        spreads.end(directive, true, &mut outcome);
        // After 0: 1 of 7; after 5: 4 of 7; after 7: 6 of 7.
        assert_eq!(outcome.tenths, [0, 5, 5, 5, 5, 7, 7, 7, 9, 9]);
        assert_eq!(outcome.mean(10), Some(9.0));
        assert_eq!((outcome.mean(0), ReachOutcome::default().mean(5)), (None, None));
    }
}
