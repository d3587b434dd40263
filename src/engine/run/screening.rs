//! Screening: who refuses a matter, and how a refused one ends (model, section 4.5).

use super::super::draw::{Key, Purpose};
use super::super::network::NONE;
use super::super::papers::Stage;
use super::super::trace::{Happening, Observer};
use super::Run;
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    /// Whether the review that a paper has just been through refuses it.
    pub(super) fn review_refuses(&self, place: u32, rank: Rank) -> bool {
        self.screens(place) && self.refuses(place, self.papers.last_review(place, rank))
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

    /// The desk where a paper is refuses it; of two superiors the other goes on.
    pub(super) fn refuse(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        let (desk, parent) = (paper.desk, paper.parent);
        self.note(place, Happening::Refused, desk);
        if parent == NONE {
            self.go_down(place);
        } else {
            self.papers[parent].refused = true;
            self.passed_by_one(place);
        }
    }

    /// Straight down from the desk of the climb where a paper is.
    pub(super) fn go_down(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        paper.refused = true;
        paper.stage = Stage::Down;
        self.down_next(place);
    }

    /// A co-signer has worked on a copy, and signs or refuses; the copy goes back either way.
    pub(super) fn cosigned(&mut self, copy: u32) {
        let paper = &self.papers[copy];
        let (place, desk) = (paper.parent, paper.desk);
        let key = Key { purpose: Purpose::Pass, rank: Rank::Clerk, branch: paper.branch, n: 0 };
        if self.screens(place) && self.refuses(place, key) {
            self.papers[place].refused = true;
            self.note(copy, Happening::Refused, desk);
        }
    }

    /// A refused paper goes to the drafting desk, where nothing is left to do.
    pub(super) fn go_home(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        self.papers[place].stage = Stage::Home;
        self.send(place, plan.drafting, plan.section);
    }
}
