//! What one matter of a class asks of the desks, on average: visits, lengths and rooms changed.

use super::cascade::Cascade;
use super::climb::{Climb, Reviews};
use super::draw::Sampler;
use super::network::{ClassPlan, Desk, Errand, Leg, NONE, Network, Times};
use crate::scenario::{Rank, WorkKind};

/// Mean and mean square of a length (ticks, ticks²).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moments {
    pub(super) mean: f64,
    pub(super) square: f64,
}

impl Moments {
    pub(super) fn of(sampler: Sampler) -> Self {
        Self { mean: sampler.mean(), square: sampler.mean_square() }
    }

    /// So many of them, one after another.
    fn sum(self, number: usize) -> Self {
        let (number, variance) = (number as f64, self.square - self.mean * self.mean);
        let mean = number * self.mean;
        Self { mean, square: number * variance + mean * mean }
    }

    /// So many times as long.
    pub(super) fn times(self, factor: f64) -> Self {
        Self { mean: factor * self.mean, square: factor * factor * self.square }
    }
}

/// A step that is asked of a desk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub(super) desk: Desk,
    /// How often per matter.
    pub(super) visits: f64,
    /// Of these, how often straight after a rework.
    pub(super) again: f64,
    pub(super) length: Moments,
    /// Only the superior may do it, at a desk with a seat.
    pub(super) superior: bool,
    /// Done at the same time as the step before it, which waits for it.
    pub(super) beside: bool,
    /// Section whose knowledge it needs, or [`NONE`].
    pub(super) section: u32,
}

/// A way through the desks, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) asks: Vec<Ask>,
    /// Rooms changed per matter.
    pub(super) handovers: f64,
}

/// All that one matter of a class asks.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) kind: WorkKind,
    /// Until the draft is there; of a directive, all briefings.
    pub(super) draft: Way,
    /// To each co-signer and back, with the share of the matters that is sent there.
    pub(super) legs: Vec<(f64, Way)>,
    pub(super) parallel: bool,
    /// Up and down and to the end, for each deciding rank and kind of matter, with its share.
    pub(super) decisions: Vec<(f64, Way)>,
    /// Matters per tick, those that are bought left out.
    pub(super) rate: f64,
    /// Mean number of matters in a batch.
    pub(super) batch: f64,
}

/// The matters of one kind that nobody has refused so far, as a share of their class.
#[derive(Clone, Copy, Debug)]
struct Share {
    size: f64,
    /// Probability that one review, or one co-signer, lets such a matter pass.
    pass: f64,
}

impl Demand {
    /// What a matter of this class asks; nothing if none comes.
    pub(super) fn of(network: &Network, class: &ClassPlan) -> Option<Self> {
        let rate = (1.0 - class.bought) * class.rate();
        let survey = Survey { network, class };
        let (kind, parallel, batch) = (class.kind, class.parallel, class.batch);
        if rate <= 0.0 {
            return None;
        }
        if kind == WorkKind::Directive {
            let (legs, decisions) = (Vec::new(), Vec::new());
            let draft = survey.briefings();
            return Some(Self { kind, draft, legs, parallel, decisions, rate, batch });
        }
        let mut shares = shares(class, &network.times);
        let draft = survey.draft();
        let legs = survey.cosigners(&mut shares);
        let mut decisions = Vec::new();
        let mut below = 0.0;
        for rank in Rank::ALL {
            let share = class.decided[rank.index()] - below;
            below = class.decided[rank.index()];
            for part in shares.into_iter().filter(|part| share * part.size > 0.0) {
                decisions.push((share * part.size, survey.decision(rank, part.pass)));
            }
        }
        Some(Self { kind, draft, legs, parallel, decisions, rate, batch })
    }

    /// All ways with the share of the matters that takes them.
    pub(super) fn ways(&self) -> impl Iterator<Item = (f64, &Way)> {
        let parts = self.legs.iter().chain(&self.decisions);
        std::iter::once((1.0, &self.draft)).chain(parts.map(|(share, way)| (*share, way)))
    }
}

impl Way {
    fn ask(&mut self, desk: Desk, visits: f64, length: Moments) {
        self.push(Ask {
            desk,
            visits,
            again: 0.0,
            length,
            superior: false,
            beside: false,
            section: NONE,
        });
    }

    fn push(&mut self, ask: Ask) {
        if ask.visits > 0.0 && ask.length.mean > 0.0 {
            self.asks.push(ask);
        }
    }
}

/// A class seen in its network.
#[derive(Clone, Copy, Debug)]
struct Survey<'n> {
    network: &'n Network,
    class: &'n ClassPlan,
}

impl Survey<'_> {
    /// 1 if two desks are in different rooms, else 0.
    fn apart(self, one: Desk, other: Desk) -> f64 {
        let room = |desk: Desk| self.network.desks[desk as usize].room;
        f64::from(u8::from(room(one) != room(other)))
    }

    /// Work at the drafting desk, as a share of the effort.
    fn work(self, visits: f64, share: f64) -> Ask {
        let ClassPlan { drafting: desk, section, effort, .. } = *self.class;
        let length = Moments::of(effort).times(share);
        Ask { desk, visits, again: 0.0, length, superior: false, beside: false, section }
    }

    /// Each unit is briefed once; the briefings that begin together are one long step of a desk.
    fn briefings(self) -> Way {
        let mut way = Way::default();
        let Cascade { first, briefings, .. } = &self.network.cascade;
        let ranges = std::iter::once(*first).chain(briefings.iter().map(|each| each.next));
        for (first, end) in ranges {
            let together = &briefings[first as usize..end as usize];
            for same in together.chunk_by(|one, other| one.desk == other.desk) {
                let length = Moments::of(self.network.times.briefing).sum(same.len());
                way.ask(same[0].desk, 1.0, length);
            }
        }
        way
    }

    /// Wrong sections, each of them visited equally often, and the draft.
    fn draft(self) -> Way {
        let mut way = Way::default();
        let (class, times) = (self.class, &self.network.times);
        let wrong = class.wrong.iter().filter(|step| **step != NONE);
        let wrong: Vec<Desk> = wrong.map(|step| self.network.steps[*step as usize].desk).collect();
        if class.misdirected > 0.0 && !wrong.is_empty() {
            let sections = class.wrong.len() as f64;
            let shirk = if times.first_asked { 0.0 } else { times.shirk };
            let again = shirk * (wrong.len() as f64 - 1.0) / (sections - 1.0).max(1.0);
            let visits = class.misdirected / sections / (1.0 - again);
            for desk in wrong {
                way.ask(desk, visits, Moments::of(times.triage));
                way.handovers += visits * self.apart(desk, class.drafting);
            }
        }
        way.push(self.work(1.0, 1.0));
        way
    }

    /// The ways to the co-signers and back; who is asked after a refusal is not asked at all.
    fn cosigners(self, shares: &mut [Share; 2]) -> Vec<(f64, Way)> {
        let mut legs = Vec::new();
        for leg in &self.class.legs {
            let left: f64 = shares.iter().map(|share| share.size).sum();
            legs.push((if self.class.parallel { 1.0 } else { left }, self.leg(leg)));
            if leg.effort.exists() {
                for share in &mut *shares {
                    share.size *= share.pass;
                }
            }
        }
        legs
    }

    fn leg(self, leg: &Leg) -> Way {
        let mut way = Way::default();
        let mut before = self.class.drafting;
        for stop in &self.network.stops[leg.stops.0 as usize..leg.stops.1 as usize] {
            let (sampler, section) = match stop.errand {
                Errand::Relay => (self.network.times.relay, NONE),
                Errand::Cosign => (leg.effort, stop.section),
            };
            if sampler.exists() {
                let length = Moments::of(sampler);
                let desk = stop.desk;
                let again = 0.0;
                way.push(Ask {
                    desk,
                    visits: 1.0,
                    again,
                    length,
                    superior: false,
                    beside: false,
                    section,
                });
                way.handovers += self.apart(before, desk);
                before = desk;
            }
        }
        way
    }

    /// Up, down and to the end, for a matter that one rank decides.
    fn decision(self, rank: Rank, pass: f64) -> Way {
        let (network, class) = (self.network, self.class);
        let times = &network.times;
        let climb = &class.climb[..usize::from(class.reviewers[rank.index()])];
        let at = |desk: Desk| network.desks[desk as usize].rank;
        let review = |desk: Desk| times.review[at(desk).index()];
        let exists: Vec<bool> = climb.iter().map(|desk| review(*desk).exists()).collect();
        let second = |position: usize| {
            let desk = class.seconds[position].map(|second| second.desk);
            desk.filter(|desk| review(*desk).exists())
        };
        let seconds: Vec<bool> = (0..climb.len()).map(|p| second(p).is_some()).collect();
        let visits = Climb { times, exists: &exists, seconds: &seconds, pass }.visits(1.0);
        let ask = |desk: Desk, reviews: Reviews, beside: bool| {
            let (visits, again) = (reviews.number, reviews.returns);
            let (length, superior) = (Moments::of(review(desk)), rank >= at(desk));
            Ask { desk, visits, again, length, superior, beside, section: NONE }
        };
        let mut way = Way::default();
        let mut below = class.drafting;
        for (position, desk) in climb.iter().copied().enumerate() {
            let reviews = visits.reviews[position];
            if exists[position] {
                way.push(ask(desk, reviews, false));
                let climbs = reviews.number - reviews.returns;
                way.handovers += climbs * self.apart(below, desk);
                way.handovers += 2.0 * reviews.returns * self.apart(desk, class.drafting);
                below = desk;
            }
            if let Some(desk) = second(position) {
                way.push(ask(desk, visits.seconds[position], exists[position]));
            }
        }
        for (desk, relays) in climb.iter().zip(&visits.relays).rev() {
            way.ask(*desk, *relays, Moments::of(times.relay));
        }
        way.handovers += self.descent(climb, &visits.relays);
        way.push(self.work(visits.reworks, times.rework));
        way.push(self.work(visits.approved, times.finish));
        way
    }

    /// Rooms that a matter changes on the way down.
    fn descent(self, climb: &[Desk], relays: &[f64]) -> f64 {
        let (Some(first), Some(last)) = (climb.first(), climb.last()) else { return 0.0 };
        if !self.network.times.relay.exists() {
            return self.apart(*last, self.class.drafting);
        }
        let steps = climb.windows(2).zip(relays);
        let between: f64 = steps.map(|(pair, relays)| relays * self.apart(pair[0], pair[1])).sum();
        between + self.apart(*first, self.class.drafting)
    }
}

/// The sound and the unsound matters of a class; all are alike in one that refuses nothing.
fn shares(class: &ClassPlan, times: &Times) -> [Share; 2] {
    let screened = class.unsound > 0.0;
    let pass = |unsound| if screened { times.pass(unsound) } else { 1.0 };
    [
        Share { size: 1.0 - class.unsound, pass: pass(false) },
        Share { size: class.unsound, pass: pass(true) },
    ]
}
