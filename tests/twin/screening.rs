//! Who refuses a matter, and where it ends (model, section 4.5).

use spanlab::engine::Happening;
use spanlab::engine::draw::Purpose;
use spanlab::scenario::Rank;

use crate::paper::Step;
use crate::play::Play;

impl Play<'_> {
    /// Whether whoever has just looked at a paper, or at a copy of it, refuses the matter.
    fn refuses(&mut self, paper: usize, rank: Rank) -> bool {
        let matter = self.papers[&paper].copy_of.map_or(paper, |(paper, _)| paper);
        let pass = self.scenario.assumptions.pass;
        let pass = if self.papers[&matter].unsound { pass.unsound } else { pass.sound };
        let can_be_refused = self.class_of(paper).unsound.get() > 0.0;
        let uniform = self.paper(paper).draw(Purpose::Pass, rank);
        can_be_refused && uniform >= pass.get()
    }

    /// A review that returned nothing refuses what it does not let pass.
    pub(crate) fn review_refuses(&mut self, number: usize, returned: bool) -> bool {
        let rank = self.rank_at(number);
        let refused = self.refuses(number, rank) && !returned;
        if refused {
            let paper = self.paper(number);
            paper.refused = true;
            let desk = paper.stop.desk;
            self.note(number, Happening::Refused, Some(desk));
        }
        refused
    }

    /// A co-signer has done the work on a copy.
    pub(crate) fn signer_decides(&mut self, copy: usize) {
        if self.refuses(copy, Rank::Clerk) {
            let (paper, _) = self.papers[&copy].copy_of.expect("a copy");
            self.paper(paper).refused = true;
            let desk = self.papers[&copy].stop.desk;
            self.note(copy, Happening::Refused, Some(desk));
        }
    }

    /// The last way of a refused paper.
    pub(crate) fn goes_home(&mut self, paper: usize) {
        let stop = self.drafting_of(paper);
        self.send(paper, Step::Home, stop);
    }
}
