//! Two superiors: a paper is with both at once and goes on when both have passed it (model, section
//! 4.4).

use super::super::network::{Desk, NONE, Second};
use super::super::outcome::Kind;
use super::super::papers::{Garbling, Paper, Stage};
use super::super::trace::Observer;
use super::Run;
use super::way::Copies;

impl<O: Observer> Run<'_, O> {
    /// Sends a copy to each superior; one whose reviews take no time has passed the paper already.
    pub(super) fn ask_both(&mut self, place: u32, first: Desk, second: Second) {
        let paper = &mut self.papers[place];
        paper.stage = Stage::TwoSuperiors;
        paper.outstanding = 0;
        paper.child = NONE;
        let again = u16::from(paper.garbling == Garbling::Mended);
        let mut copies = Copies::default();
        if self.reviews(first) {
            self.copy_to_review(place, &mut copies, 0);
        }
        self.copy_to_review(place, &mut copies, second.branch + again);
        let mut copy = copies.first;
        while copy != NONE {
            self.review_again(copy);
            copy = self.papers[copy].sibling;
        }
    }

    fn copy_to_review(&mut self, place: u32, copies: &mut Copies, branch: u16) {
        let paper = &mut self.papers[place];
        paper.outstanding += 1;
        let copy = Paper {
            stage: Stage::Review,
            branch,
            index: paper.index,
            effort: paper.effort,
            room: paper.room,
            parent: place,
            position: paper.position,
            returns: paper.returns,
            decided: paper.decided,
            urgent: paper.urgent,
            measured: paper.measured,
            defect: paper.defect,
            unsound: paper.unsound,
            ..Paper::new(paper.stream, paper.class, self.now)
        };
        let copy = self.insert_copy(copy);
        if branch == 0 {
            self.papers.count_on(copy, place);
        }
        copies.add(&mut self.papers, place, copy);
    }

    /// A copy goes to the superior whose it is.
    pub(super) fn review_again(&mut self, copy: u32) {
        let paper = &self.papers[copy];
        let plan = &self.network.classes[paper.class as usize];
        let position = paper.position as usize;
        let second = plan.seconds[position].filter(|_| paper.branch != 0);
        let desk = second.map_or(plan.climb[position], |second| second.desk);
        self.send(copy, desk, NONE);
    }

    /// The copy that is passed, or refused, first gives its times to the paper, which waits for the other one.
    pub(super) fn passed_by_one(&mut self, copy: u32) {
        let place = self.papers[copy].parent;
        let paper = &mut self.papers[place];
        paper.outstanding -= 1;
        if paper.joining {
            paper.joining = false;
            let waited = self.now - paper.since;
            let plan = &self.network.classes[paper.class as usize];
            let first = plan.climb[paper.position as usize];
            let rank = self.network.desks[first as usize].rank;
            self.spend(place, Kind::Join, rank, waited, NONE);
        } else {
            paper.since = self.now;
            paper.joining = paper.outstanding > 0;
            self.adopt(place, copy);
        }
        if self.papers[place].outstanding == 0 {
            self.passed_by_both(place);
        }
    }

    /// What was corrected in either copy is in the paper; it goes on from the first superior, or from
    /// the only one who had it.
    fn passed_by_both(&mut self, place: u32) {
        let returns = self.papers[place].returns;
        let mut corrected = None;
        let mut copy = self.papers[place].child;
        self.papers[place].room = self.papers[copy].room;
        while copy != NONE {
            let Paper { branch, defect, returns: so_far, sibling, .. } = self.papers[copy];
            if branch == 0 {
                self.papers.count_on(place, copy);
            }
            let paper = &mut self.papers[place];
            if so_far > returns {
                corrected = Some(defect || corrected == Some(true));
            }
            paper.returns = paper.returns.max(so_far);
            copy = sibling;
        }
        self.discard_copies(place);
        let paper = &mut self.papers[place];
        paper.defect = corrected.unwrap_or(paper.defect);
        if paper.refused {
            return self.go_down(place);
        }
        paper.position += 1;
        self.review_next(place);
    }
}
