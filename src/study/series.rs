//! Replications of one structure, played in any order and read in theirs.

use std::collections::BTreeMap;

use crate::engine::Outcome;

/// Replications of one structure by number.
#[derive(Debug, Default)]
pub(super) struct Series {
    /// Those that are done, from the first on without a gap.
    pub(super) done: Vec<Outcome>,
    /// Those that are being played, and those that are done before an earlier one.
    ahead: BTreeMap<u32, Option<Outcome>>,
}

impl Series {
    /// A series of which these are done.
    pub(super) const fn of(done: Vec<Outcome>) -> Self {
        Self { done, ahead: BTreeMap::new() }
    }

    /// The first number that nobody has been given.
    pub(super) fn next(&self) -> u32 {
        (self.first_open()..u32::MAX)
            .find(|number| !self.ahead.contains_key(number))
            .unwrap_or(u32::MAX)
    }

    /// Somebody plays this one.
    pub(super) fn give(&mut self, number: u32) {
        self.ahead.insert(number, None);
    }

    /// Nobody plays this one after all.
    pub(super) fn give_back(&mut self, number: u32) {
        if self.ahead.get(&number).is_some_and(Option::is_none) {
            self.ahead.remove(&number);
        }
    }

    /// This one is done; the outcome of one that is done already is the same and left out.
    pub(super) fn accept(&mut self, number: u32, outcome: Outcome) {
        if number < self.first_open() {
            return;
        }
        self.ahead.insert(number, Some(outcome));
        while let Some(next) = self.take_next() {
            self.done.push(next);
        }
    }

    /// The outcome that closes the gap, if it is there.
    fn take_next(&mut self) -> Option<Outcome> {
        let first = self.ahead.first_entry()?;
        if *first.key() > u32::try_from(self.done.len()).ok()? || first.get().is_none() {
            return None;
        }
        first.remove()
    }

    /// Takes those that another series of the same structure has more.
    pub(super) fn extend(&mut self, other: &Self) {
        self.done.extend(other.done.iter().skip(self.done.len()).cloned());
    }

    fn first_open(&self) -> u32 {
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }
}
