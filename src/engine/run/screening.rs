//! Screening: who refuses a matter, and how a refused one ends (model, section 4.5).

use super::super::draw::{Key, Purpose};
use super::super::steps::Step;
use super::super::trace::{Happening, Observer};
use super::Run;
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    /// Whether the review that a paper has just been through refuses it.
    pub(super) fn review_refuses(&self, place: u32, step: &Step) -> bool {
        step.screens && self.refuses(place, self.papers.last_review(place, step.rank))
    }

    /// Only matters of a class with unsound ones can be refused.
    fn screens(&self, place: u32) -> bool {
        self.network.classes[self.papers[place].class as usize].unsound > 0.0
    }

    /// Whether the review, or the co-signer, of this key refuses a matter.
    fn refuses(&self, place: u32, key: Key) -> bool {
        let paper = &self.papers[place];
        let pass = self.network.times.pass(paper.unsound);
        !paper.stream.happens(Key { purpose: Purpose::Pass, ..key }, pass)
    }

    /// A review refuses a paper; of two superiors the other goes on.
    pub(super) fn refuse(&mut self, place: u32, step: &Step) {
        self.note(place, Happening::Refused, step.desk);
        if self.papers[place].is_copy {
            let parent = self.papers.bonds(place).parent;
            self.papers[parent].refused = true;
            self.passed_by_one(place);
        } else {
            self.go_down(place, step);
        }
    }

    /// Straight down from a review.
    pub(super) fn go_down(&mut self, place: u32, step: &Step) {
        self.papers[place].refused = true;
        self.take_up(place, step.onward);
    }

    /// A co-signer has worked on a copy, and signs or refuses; the copy goes back either way.
    pub(super) fn cosigned(&mut self, copy: u32) {
        let paper = &self.papers[copy];
        let desk = paper.desk;
        let key = Key { purpose: Purpose::Pass, rank: Rank::Clerk, branch: paper.branch, n: 0 };
        let place = self.papers.bonds(copy).parent;
        if self.screens(place) && self.refuses(place, key) {
            self.papers[place].refused = true;
            self.note(copy, Happening::Refused, desk);
        }
    }

    /// A refused paper goes to the drafting desk, where nothing is left to do.
    pub(super) fn go_home(&mut self, place: u32) {
        let home = self.network.classes[self.papers[place].class as usize].route.home;
        self.take_up(place, home);
    }
}
