//! The way of a paper: handling, co-signing, review, down and finishing (model, section 4.1).

use super::super::agenda::index;
use super::super::draw::{Key, Purpose};
use super::super::network::{ClassPlan, Desk, Errand, NONE};
use super::super::outcome::Kind;
use super::super::papers::{Garbling, Paper, Papers, Stage};
use super::super::trace::{Happening, Observer};
use super::Run;
use crate::scenario::Rank;

impl<O: Observer> Run<'_, O> {
    pub(super) fn handle(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        self.papers[place].stage = Stage::Handling;
        if plan.effort.exists() {
            self.send(place, plan.drafting, plan.section);
        } else {
            self.drafted(place);
        }
    }

    pub(super) fn drafted(&mut self, place: u32) {
        self.leave_defect(place);
        let legs = self.network.classes[self.papers[place].class as usize].legs.len();
        let paper = &mut self.papers[place];
        paper.stage = Stage::Cosigning;
        paper.outstanding = u16::try_from(legs).unwrap_or(u16::MAX);
        paper.leg = 0;
        self.ask_cosigners(place);
    }

    pub(super) fn leave_defect(&mut self, place: u32) {
        let probability = self.network.times.defect;
        self.papers[place].defect = self.papers.happens(place, Purpose::Defect, probability);
    }

    /// Asks the next co-signer, or all of them at once, or goes on to the review; after a refusal
    /// nobody is asked any more.
    pub(super) fn ask_cosigners(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &self.papers[place];
        if paper.refused {
            return self.go_home(place);
        }
        if paper.outstanding == 0 {
            self.papers[place].position = 0;
            return self.review_next(place);
        }
        let first = paper.leg;
        let last = if plan.parallel { index(plan.legs.len()) } else { u32::from(first) + 1 };
        self.papers[place].child = NONE;
        let mut copies = Copies::default();
        for leg in u32::from(first)..last {
            let copy = self.copy_for(place, leg);
            copies.add(&mut self.papers, place, copy);
        }
        let mut copy = copies.first;
        while copy != NONE {
            // A copy may return at once, and with the last one the paper moves on.
            let next = self.papers[copy].sibling;
            self.next_stop(copy);
            copy = next;
        }
    }

    pub(super) fn copy_for(&mut self, place: u32, leg: u32) -> u32 {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &self.papers[place];
        let copy = Paper {
            stage: Stage::Stop,
            position: plan.legs[leg as usize].stops.0,
            branch: u16::try_from(leg + 1).unwrap_or(u16::MAX),
            leg: u16::try_from(leg).unwrap_or(u16::MAX),
            room: paper.room,
            index: paper.index,
            parent: place,
            urgent: paper.urgent,
            measured: paper.measured,
            ..Paper::new(paper.stream, paper.class, self.now)
        };
        self.insert_copy(copy)
    }

    /// A copy goes to its next stop, or back to its paper.
    pub(super) fn next_stop(&mut self, copy: u32) {
        let network = self.network;
        let paper = &self.papers[copy];
        let leg = &network.classes[paper.class as usize].legs[paper.leg as usize];
        let mut position = paper.position;
        while position < leg.stops.1 {
            let stop = network.stops[position as usize];
            let exists = match stop.errand {
                Errand::Relay => network.times.relay.exists(),
                Errand::Cosign => leg.effort.exists(),
            };
            if exists {
                self.papers[copy].position = position;
                return self.send(copy, stop.desk, stop.section);
            }
            position += 1;
        }
        self.copy_returns(copy);
    }

    /// The copy that returns first gives its times to the paper; until the last is back it waits.
    pub(super) fn copy_returns(&mut self, copy: u32) {
        let place = self.papers[copy].parent;
        let parallel = self.network.classes[self.papers[copy].class as usize].parallel;
        let room = self.papers[copy].room;
        let paper = &mut self.papers[place];
        paper.room = room;
        paper.outstanding -= 1;
        if paper.joining {
            if paper.outstanding == 0 {
                let waited = self.now - paper.since;
                paper.joining = false;
                self.spend(place, Kind::Join, Rank::Clerk, waited, NONE);
                self.count_last(copy);
            }
        } else {
            paper.since = self.now;
            paper.joining = parallel && paper.outstanding > 0;
            self.adopt(place, copy);
        }
        let paper = &mut self.papers[place];
        if parallel && paper.outstanding > 0 {
            return;
        }
        paper.leg += 1;
        self.discard_copies(place);
        self.ask_cosigners(place);
    }

    /// The others have waited for this copy.
    fn count_last(&mut self, copy: u32) {
        let paper = &self.papers[copy];
        if paper.measured {
            self.tally.last_cosigner[paper.class as usize][paper.leg as usize] += 1;
        }
    }

    pub(super) fn discard_copies(&mut self, place: u32) {
        let mut copy = self.papers[place].child;
        self.papers[place].child = NONE;
        while copy != NONE {
            let next = self.papers[copy].sibling;
            self.papers.remove(copy);
            copy = next;
        }
    }

    /// Goes to the next desk of the climb that reviews, or is decided.
    pub(super) fn review_next(&mut self, place: u32) {
        let network = self.network;
        let paper = &self.papers[place];
        let plan = &network.classes[paper.class as usize];
        let mut position = paper.position;
        while position < u32::from(paper.reviewers) {
            let desk = plan.climb[position as usize];
            if let Some(second) = plan.seconds[position as usize].filter(|s| self.reviews(s.desk)) {
                self.papers[place].position = position;
                return self.ask_both(place, desk, second);
            }
            if self.reviews(desk) {
                self.papers[place].stage = Stage::Review;
                self.papers[place].position = position;
                return self.send(place, desk, plan.section_at(position));
            }
            position += 1;
        }
        self.decide(place);
    }

    /// Whether reviews at a desk take time; those that do not do not exist.
    pub(super) fn reviews(&self, desk: Desk) -> bool {
        let rank = self.network.desks[desk as usize].rank;
        self.network.times.review[rank.index()].exists()
    }

    pub(super) fn reviewed(&mut self, place: u32) {
        let times = &self.network.times;
        let desk = self.papers[place].desk;
        let rank = self.network.desks[desk as usize].rank;
        let paper = &self.papers[place];
        if paper.defect && paper.returns < 3 {
            let key = Key { purpose: Purpose::Catch, ..self.papers.last_review(place, rank) };
            if paper.stream.happens(key, times.catch) {
                return self.return_for_rework(place);
            }
        }
        if self.review_refuses(place, rank) {
            return self.refuse(place);
        }
        if paper.parent != NONE {
            return self.passed_by_one(place);
        }
        self.papers[place].position += 1;
        self.review_next(place);
    }

    pub(super) fn return_for_rework(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &mut self.papers[place];
        paper.returns += 1;
        self.tally.quality.returned += u64::from(paper.measured);
        let desk = paper.desk;
        paper.reworking = true;
        paper.stage = Stage::Rework;
        self.note(place, Happening::Returned, desk);
        if self.rework_exists(plan) {
            self.send(place, plan.drafting, plan.section);
        } else {
            self.reworked(place);
        }
    }

    pub(super) fn rework_exists(&self, plan: &ClassPlan) -> bool {
        plan.effort.exists() && self.network.times.rework > 0.0
    }

    pub(super) fn reworked(&mut self, place: u32) {
        self.leave_defect(place);
        let paper = &mut self.papers[place];
        paper.stage = Stage::Review;
        if paper.parent == NONE {
            self.review_next(place);
        } else {
            self.review_again(place);
        }
    }

    /// Whether the decision is garbled shows at each hand-over on the way down.
    pub(super) fn decide(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let plan = &network.classes[paper.class as usize];
        let below = usize::from(paper.reviewers.saturating_sub(1));
        if paper.garbling == Garbling::Clear && paper.reviewers > 0 {
            let mut uses = [0; 6];
            let climb = plan.climb[..below].iter().rev();
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
        paper.stage = Stage::Down;
        paper.position = index(below);
        self.down_next(place);
    }

    /// Passes the next desk on the way down, or reaches the drafting desk.
    pub(super) fn down_next(&mut self, place: u32) {
        let network = self.network;
        let paper = &mut self.papers[place];
        let plan = &network.classes[paper.class as usize];
        if paper.position > 0 && network.times.relay.exists() {
            paper.position -= 1;
            let position = paper.position;
            let desk = plan.climb[position as usize];
            return self.send(place, desk, plan.section_at(position));
        }
        if paper.refused {
            return self.go_home(place);
        }
        if paper.garbling == Garbling::Garbled {
            return self.mend(place);
        }
        paper.stage = Stage::Finish;
        if plan.effort.exists() && network.times.finish > 0.0 {
            self.send(place, plan.drafting, plan.section);
        } else {
            self.complete(place);
        }
    }

    /// A garbled decision costs one rework, one more climb and one more way down.
    pub(super) fn mend(&mut self, place: u32) {
        let plan = &self.network.classes[self.papers[place].class as usize];
        let paper = &mut self.papers[place];
        paper.garbling = Garbling::Mended;
        paper.stage = Stage::Ungarble;
        if self.rework_exists(plan) {
            self.send(place, plan.drafting, plan.section);
        } else {
            self.mended(place);
        }
    }

    pub(super) fn mended(&mut self, place: u32) {
        self.leave_defect(place);
        self.papers[place].position = 0;
        self.review_next(place);
    }

    pub(super) fn complete(&mut self, place: u32) {
        self.note(place, Happening::Completes, NONE);
        self.forget_deadline(place);
        self.tally.change(-1, self.window, self.now);
        let (paper, parts) = self.papers.with_parts(place);
        if paper.measured {
            let deadline = self.network.classes[paper.class as usize].deadline;
            self.tally.completed(paper, parts, deadline, self.window, self.now);
        }
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
            papers[place].child = copy;
        } else {
            papers[self.last].sibling = copy;
        }
        self.last = copy;
    }
}
