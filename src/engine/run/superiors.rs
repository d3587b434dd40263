//! Two superiors: a paper is with both at once and goes on when both have passed it (model, section
//! 4.4).

use super::super::network::NONE;
use super::super::papers::Garbling;
use super::super::steps::Step;
use super::super::trace::Observer;
use super::Run;
use super::way::Copies;

impl<O: Observer> Run<'_, O> {
    /// Sends a copy to each superior; one whose reviews take no time has passed the paper already.
    pub(super) fn ask_both(&mut self, place: u32) {
        let bonds = self.papers.bonds_mut(place);
        bonds.outstanding = 0;
        bonds.child = NONE;
        let first = self.step_of(place).onward;
        let mut copies = Copies::default();
        for step in [first, first + 1] {
            if self.network.takes_time(&self.network.steps[step as usize]) {
                self.copy_to_review(place, &mut copies, step);
            }
        }
        let mut copy = copies.first;
        while copy != NONE {
            let step = self.papers[copy].step;
            self.take_up(copy, step);
            copy = self.papers.bonds(copy).sibling;
        }
    }

    /// Draws of the copy for the first superior go on from those of the paper; that for the second
    /// one has branches of its own.
    fn copy_to_review(&mut self, place: u32, copies: &mut Copies, step: u32) {
        let branch = self.network.steps[step as usize].branch;
        let paper = &self.papers[place];
        let mut copy = paper.copy(self.now);
        copy.step = step;
        copy.returns = paper.returns;
        copy.decided = paper.decided;
        copy.defect = paper.defect;
        copy.unsound = paper.unsound;
        if branch != 0 {
            copy.branch = branch + u16::from(paper.garbling == Garbling::Mended);
        }
        let copy = self.insert_copy(copy, place);
        if branch == 0 {
            self.papers.count_on(copy, place);
        }
        self.papers.bonds_mut(place).outstanding += 1;
        copies.add(&mut self.papers, place, copy);
    }

    /// A superior has reviewed a copy.
    pub(super) fn reviewed_by_one(&mut self, copy: u32, step: &Step) {
        if self.passes(copy, step) {
            self.passed_by_one(copy);
        }
    }

    /// The copy that is passed, or refused, first gives its times to the paper, which waits for the
    /// other one.
    pub(super) fn passed_by_one(&mut self, copy: u32) {
        let place = self.papers.bonds(copy).parent;
        let bonds = self.papers.bonds_mut(place);
        bonds.outstanding -= 1;
        let passed_by_both = bonds.outstanding == 0;
        if bonds.joining {
            let first = self.step_of(place).onward;
            self.join(place, self.network.steps[first as usize].rank);
        } else {
            bonds.joining = !passed_by_both;
            self.papers[place].since = self.now;
            self.adopt(place, copy);
        }
        if passed_by_both {
            self.passed_by_both(place);
        }
    }

    /// What was corrected in either copy is in the paper; it goes on from the first superior, or from
    /// the only one who had it.
    fn passed_by_both(&mut self, place: u32) {
        let returns = self.papers[place].returns;
        let mut corrected = None;
        let mut copy = self.papers.bonds(place).child;
        self.papers[place].room = self.papers[copy].room;
        while copy != NONE {
            let (branch, defect) = (self.papers[copy].branch, self.papers[copy].defect);
            let so_far = self.papers[copy].returns;
            if branch == 0 {
                self.papers.count_on(place, copy);
            }
            let paper = &mut self.papers[place];
            if so_far > returns {
                corrected = Some(defect || corrected == Some(true));
            }
            paper.returns = paper.returns.max(so_far);
            copy = self.papers.bonds(copy).sibling;
        }
        self.discard_copies(place);
        let paper = &mut self.papers[place];
        paper.defect = corrected.unwrap_or(paper.defect);
        if paper.refused {
            let first = self.step_of(place).onward;
            return self.go_down(place, &self.network.steps[first as usize]);
        }
        self.go_on(place);
    }
}
