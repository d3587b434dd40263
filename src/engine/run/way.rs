//! The way of a paper along the steps of its route (model, section 4.1).

use super::super::agenda::index;
use super::super::draw::{Key, Purpose};
use super::super::network::NONE;
use super::super::papers::{Garbling, Papers};
use super::super::steps::{After, Step, Task};
use super::super::trace::{Happening, Observer};
use super::Run;
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    /// A paper is with the right section: its route begins.
    pub(super) fn handle(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        paper.step = self.network.classes[paper.class as usize].route.begin;
        self.go_on(place);
    }

    /// A paper goes on to its next step; at the top of its climb it is decided and turns.
    pub(super) fn go_on(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let (top, down) = paper.turn;
        if paper.step == top {
            if network.times.garbled > 0.0 {
                self.decide(place);
            }
            return self.take_up(place, down);
        }
        paper.step += 1;
        let step = &network.steps[paper.step as usize];
        if let Task::Work(_) = step.task {
            self.send(place, step);
        } else {
            self.pass(place, step);
        }
    }

    /// A paper meets a step.
    #[inline]
    pub(super) fn take_up(&mut self, place: u32, step: u32) {
        self.papers[place].step = step;
        let step = &self.network.steps[step as usize];
        if let Task::Work(_) = step.task {
            self.send(place, step);
        } else if step.task == Task::End {
            self.complete(place);
        } else {
            self.pass(place, step);
        }
    }

    /// A paper meets a step where nobody works on it.
    fn pass(&mut self, place: u32, step: &Step) {
        match step.task {
            Task::Work(_) | Task::Home => self.send(place, step),
            Task::End => self.complete(place),
            Task::Cosign => self.begin_cosigning(place),
            Task::Return => self.copy_returns(place),
            Task::TwoSuperiors => self.ask_both(place),
            Task::Answer => self.answered(place),
            Task::Spread => self.spread(place),
            Task::Begin => self.go_on(place),
            Task::Draft => {
                self.leave_defect(place);
                self.go_on(place);
            }
        }
    }

    /// Somebody has worked on a paper, or with a caller.
    #[inline]
    pub(super) fn move_on(&mut self, place: u32, person: u32, since: u64) {
        let slot = self.papers.slot(place);
        let step = &self.network.steps[slot.paper.step as usize];
        let Task::Work(after) = step.task else { return };
        slot.spend_visit(step, since, self.now);
        self.note(place, Happening::Ends, step.desk);
        if after == After::Visited {
            return self.papers.remove(place);
        }
        self.tell(place, step.kind, self.now - since, person);
        if after == After::Next || self.goes_on(place, after, step) {
            self.go_on(place);
        }
    }

    /// What else may follow the work at a desk; whether the paper simply goes on.
    fn goes_on(&mut self, place: u32, after: After, step: &Step) -> bool {
        match after {
            After::Next => return true,
            After::Visited => {}
            After::Drafted => {
                self.leave_defect(place);
                return true;
            }
            After::Cosigned => {
                self.cosigned(place);
                return true;
            }
            After::Reviewed => return self.passes(place, step),
            After::ReviewedByOne => self.reviewed_by_one(place, step),
            After::Reworked => self.reworked(place),
            After::Mended => {
                self.papers[place].reworking = false;
                self.mended(place);
            }
            After::Recognised => self.recognised(place),
            After::Briefed => self.briefed(place),
        }
        false
    }

    fn leave_defect(&mut self, place: u32) {
        let probability = self.network.times.defect;
        let slot = self.papers.slot(place);
        slot.paper.defect = slot.happens(Purpose::Defect, probability);
    }

    fn begin_cosigning(&mut self, place: u32) {
        let legs = self.network.classes[self.papers[place].class as usize].legs.len();
        let bonds = self.papers.bonds_mut(place);
        bonds.outstanding = u16::try_from(legs).unwrap_or(u16::MAX);
        bonds.leg = 0;
        self.ask_cosigners(place);
    }

    /// Asks the next co-signer, or all of them at once, or goes on to the review; after a refusal
    /// nobody is asked any more.
    fn ask_cosigners(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        if self.papers[place].refused {
            return self.go_home(place);
        }
        let bonds = self.papers.bonds_mut(place);
        if bonds.outstanding == 0 {
            return self.go_on(place);
        }
        bonds.child = NONE;
        let first = bonds.leg;
        let last = if plan.parallel { index(plan.legs.len()) } else { u32::from(first) + 1 };
        let mut copies = Copies::default();
        for leg in u32::from(first)..last {
            let copy = self.copy_for(place, leg);
            copies.add(&mut self.papers, place, copy);
        }
        let mut copy = copies.first;
        while copy != NONE {
            // A copy may return at once, and with the last one the paper moves on.
            let next = self.papers.bonds(copy).sibling;
            self.go_on(copy);
            copy = next;
        }
    }

    fn copy_for(&mut self, place: u32, leg: u32) -> u32 {
        let route = &self.network.classes[self.papers[place].class as usize].route;
        let mut paper = self.papers[place].copy(self.now);
        paper.step = route.legs[leg as usize];
        paper.branch = u16::try_from(leg + 1).unwrap_or(u16::MAX);
        let copy = self.insert_copy(paper, place);
        self.papers.bonds_mut(copy).leg = u16::try_from(leg).unwrap_or(u16::MAX);
        copy
    }

    /// The copy that returns first gives its times to the paper; until the last is back it waits.
    fn copy_returns(&mut self, copy: u32) {
        let parallel = self.network.classes[self.papers[copy].class as usize].parallel;
        let place = self.papers.bonds(copy).parent;
        self.papers[place].room = self.papers[copy].room;
        let bonds = self.papers.bonds_mut(place);
        bonds.outstanding -= 1;
        let all_back = bonds.outstanding == 0;
        if bonds.joining {
            if all_back {
                self.join(place, Rank::Clerk);
                self.count_last(copy);
            }
        } else {
            bonds.joining = parallel && !all_back;
            self.papers[place].since = self.now;
            self.adopt(place, copy);
        }
        if parallel && !all_back {
            return;
        }
        self.papers.bonds_mut(place).leg += 1;
        self.discard_copies(place);
        self.ask_cosigners(place);
    }

    /// The others have waited for this copy.
    fn count_last(&mut self, copy: u32) {
        let paper = &self.papers[copy];
        if paper.measured {
            let leg = self.papers.bonds(copy).leg;
            self.tally.last_cosigner[paper.class as usize][leg as usize] += 1;
        }
    }

    pub(super) fn discard_copies(&mut self, place: u32) {
        let mut copy = std::mem::replace(&mut self.papers.bonds_mut(place).child, NONE);
        while copy != NONE {
            let next = self.papers.bonds(copy).sibling;
            self.papers.release(copy);
            copy = next;
        }
    }

    /// Whether a review passes a paper; if not, it returns or refuses it.
    pub(super) fn passes(&mut self, place: u32, step: &Step) -> bool {
        if self.returns(place, step) {
            self.return_for_rework(place, step);
        } else if self.review_refuses(place, step) {
            self.refuse(place, step);
        } else {
            return true;
        }
        false
    }

    /// Whether a review finds a defect and returns the paper.
    fn returns(&self, place: u32, step: &Step) -> bool {
        let paper = &self.papers[place];
        paper.defect && paper.returns < 3 && {
            let key = Key { purpose: Purpose::Catch, ..self.papers.last_review(place, step.rank) };
            paper.stream.happens(key, self.network.times.catch)
        }
    }

    fn return_for_rework(&mut self, place: u32, step: &Step) {
        let paper = &mut self.papers[place];
        paper.returns += 1;
        paper.reworking = true;
        self.tally.quality.returned += u64::from(paper.measured);
        let route = &self.network.classes[paper.class as usize].route;
        let review = paper.step;
        self.papers.bonds_mut(place).back = review;
        self.note(place, Happening::Returned, step.desk);
        if route.rework == NONE {
            self.reworked(place);
        } else {
            self.take_up(place, route.rework);
        }
    }

    fn reworked(&mut self, place: u32) {
        self.leave_defect(place);
        let review = self.papers.bonds(place).back;
        self.take_up(place, review);
    }

    /// Whether the decision is garbled shows at each hand-over on the way down.
    #[cold]
    fn decide(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let plan = &network.classes[paper.class as usize];
        let reviewers = usize::from(plan.reviewers[paper.decided.index()]);
        if paper.garbling != Garbling::Clear || reviewers == 0 {
            return;
        }
        let mut uses = [0; 6];
        let climb = plan.climb[..reviewers - 1].iter().rev();
        let climb = climb.map(|desk| network.desks[*desk as usize].rank);
        let garbled = climb.chain(std::iter::once(Rank::Clerk)).any(|rank| {
            let n = uses[rank.index()];
            uses[rank.index()] += 1;
            let key = Key { rank, ..Key::nth(Purpose::Garbled, n) };
            paper.stream.happens(key, network.times.garbled)
        });
        if garbled {
            paper.garbling = Garbling::Garbled;
            self.tally.quality.garbled += u64::from(paper.measured);
        }
    }

    /// The drafting desk learns what became of a paper.
    fn answered(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        if paper.refused {
            self.go_home(place);
        } else if paper.garbling == Garbling::Garbled {
            self.mend(place);
        } else {
            self.go_on(place);
        }
    }

    /// A garbled decision costs one rework, one more climb and one more way down.
    fn mend(&mut self, place: u32) {
        let paper = &mut self.papers[place];
        paper.garbling = Garbling::Mended;
        let route = &self.network.classes[paper.class as usize].route;
        if route.mend == NONE {
            self.mended(place);
        } else {
            self.take_up(place, route.mend);
        }
    }

    fn mended(&mut self, place: u32) {
        self.leave_defect(place);
        let paper = &mut self.papers[place];
        paper.step = self.network.classes[paper.class as usize].route.foot;
        self.go_on(place);
    }

    #[inline]
    pub(super) fn complete(&mut self, place: u32) {
        self.note(place, Happening::Completes, NONE);
        if self.papers[place].warned_for {
            self.forget_deadline(place);
        }
        let slot = self.papers.slot(place);
        self.tally.completed(slot, self.window, self.now);
        self.papers.remove(place);
    }
}

/// The copies of one paper, linked in order.
pub(super) struct Copies {
    pub(super) first: u32,
    last: u32,
}

impl Default for Copies {
    fn default() -> Self {
        Self { first: NONE, last: NONE }
    }
}

impl Copies {
    pub(super) fn add(&mut self, papers: &mut Papers, place: u32, copy: u32) {
        if self.last == NONE {
            self.first = copy;
            papers.bonds_mut(place).child = copy;
        } else {
            papers.bonds_mut(self.last).sibling = copy;
        }
        self.last = copy;
    }
}
