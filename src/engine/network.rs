//! A department compiled for simulation: desks, people, queues and routes, all as numbers.

use super::cascade::Cascade;
use super::draw::{Sampler, Stream};
use super::steps::{Length, Route, Step};
use crate::scenario::{Rank, WorkKind};
use crate::units::{ClassId, DutyId, UnitId};

/// Position of a desk.
pub(super) type Desk = u32;
/// No desk, no section, no paper.
pub(super) const NONE: u32 = u32::MAX;

/// Everything that a run needs to know of one structure.
#[derive(Clone, Debug)]
pub struct Network {
    pub(super) desks: Vec<DeskPlan>,
    /// What the desks are called.
    pub(super) desk_labels: Vec<Label>,
    pub(super) stations: Vec<Station>,
    pub(super) lanes: Vec<LanePlan>,
    pub(super) people: Vec<PersonPlan>,
    /// What posts the people hold.
    pub(super) posts: Vec<PostPlan>,
    pub(super) absences: Vec<AbsencePlan>,
    /// Number of sets of people whose presence is watched.
    pub(super) watches: usize,
    pub(super) classes: Vec<ClassPlan>,
    pub(super) visitors: Vec<Visitor>,
    /// Desks on routes; classes hold ranges of it.
    pub(super) stops: Vec<Stop>,
    /// What papers do, step by step; classes, visitors and briefings hold places in it.
    pub(super) steps: Vec<Step>,
    /// How long the steps take, each length once.
    pub(super) lengths: Vec<Length>,
    /// How directives spread; empty without any.
    pub(super) cascade: Cascade,
    /// Who takes how long.
    pub(super) times: Times,
}

/// Samplers and probabilities that hold for all classes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// By rank.
    pub(super) review: [Sampler; 6],
    pub(super) relay: Sampler,
    pub(super) handover: Sampler,
    pub(super) triage: Sampler,
    pub(super) briefing: Sampler,
    /// Share of the effort.
    pub(super) finish: f64,
    /// Share of the effort.
    pub(super) rework: f64,
    pub(super) defect: f64,
    pub(super) catch: f64,
    /// Probability that one review lets a sound matter pass.
    pub(super) pass_sound: f64,
    /// The same of an unsound one.
    pub(super) pass_unsound: f64,
    pub(super) garbled: f64,
    pub(super) generalist: f64,
    /// Slow-down per paper beyond five waiting per person.
    pub(super) overload: f64,
    pub(super) shirk: f64,
    pub(super) first_asked: bool,
}

impl Times {
    /// The probability that one review, or one co-signer, lets a matter pass.
    pub(super) fn pass(&self, unsound: bool) -> f64 {
        if unsound { self.pass_unsound } else { self.pass_sound }
    }
}

/// A queue that a paper can be sent to.
#[derive(Clone, Copy, Debug)]
pub(super) struct DeskPlan {
    pub(super) rank: Rank,
    pub(super) station: u32,
    pub(super) lane: u32,
    /// Queue of the papers that only the superior may take, at a desk with a seated commissioner.
    pub(super) superior_lane: u32,
    pub(super) room: u32,
}

/// What a desk is called.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// `office`, or `section/rank`.
    pub(super) id: String,
    pub(super) unit: UnitId,
}

/// People who share queues.
#[derive(Clone, Copy, Debug)]
pub(super) struct Station {
    pub(super) first_person: u32,
    pub(super) end_person: u32,
}

/// One queue of a station.
#[derive(Clone, Copy, Debug)]
pub(super) struct LanePlan {
    pub(super) station: u32,
    /// The people who may take from it, as a watched set; [`NONE`] if they are never away.
    pub(super) watch: u32,
}

/// A person with the queues that they take from.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonPlan {
    /// Desk at which the person's work is counted.
    pub(super) desk: Desk,
    pub(super) station: u32,
    /// Own section, for the choice of people and the extra effort of generalists.
    pub(super) home: u32,
    /// Queues that come first, as a range.
    pub(super) first: (u32, u32),
    /// Queues that come when those are empty.
    pub(super) second: (u32, u32),
    /// Watched sets that the person belongs to; the second may be [`NONE`].
    pub(super) watches: [u32; 2],
}

/// The post that a person holds.
#[derive(Clone, Debug)]
pub(super) struct PostPlan {
    pub(super) id: String,
    pub(super) unit: UnitId,
    pub(super) rank: Rank,
    /// Share of working time at the desk.
    pub(super) presence: f64,
}

/// The absences of a leader, whose post names the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct AbsencePlan {
    pub(super) person: u32,
    pub(super) present: Sampler,
    pub(super) away: Sampler,
}

/// Somebody who calls at a desk now and then.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    /// Name of the stream.
    pub(super) name: String,
    pub(super) desk: Desk,
    /// One visit a day on average.
    pub(super) gap: Sampler,
    pub(super) length: Sampler,
    pub(super) step: u32,
}

/// What is done at a stop of a co-signing route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Errand {
    /// The paper is passed on.
    Relay,
    /// The co-signer works on it.
    Cosign,
}

/// A desk on the route of a co-signer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) desk: Desk,
    /// Section that the desk, or the queue there, belongs to; [`NONE`] for an office.
    pub(super) section: u32,
    pub(super) errand: Errand,
}

/// The route to one co-signer and back, as a range of stops.
#[derive(Clone, Debug)]
pub(super) struct Leg {
    pub(super) stops: (u32, u32),
    pub(super) effort: Sampler,
    /// Whose signature it is.
    pub(super) cosigner: CosignerPost,
}

/// Whose signature a class needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CosignerPost {
    /// The duty that signs.
    pub duty: DutyId,
    /// The section that owns it.
    pub section: UnitId,
}

/// A second superior (双重领导), who reviews at the same time as the one on the climb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Second {
    pub(super) desk: Desk,
    /// Branch of the draws on the first climb; on that of a garbled paper the next one.
    pub(super) branch: u16,
}

/// A class of matters with its routes.
#[derive(Clone, Debug)]
pub(super) struct ClassPlan {
    pub(super) id: ClassId,
    pub(super) kind: WorkKind,
    /// Time between two batches.
    pub(super) between: Sampler,
    /// Mean number of papers in a batch.
    pub(super) batch: f64,
    pub(super) bought: f64,
    /// Share of what is handled here that is not measured, since the other structure buys it.
    pub(super) unmeasured: f64,
    /// Section that owns the duty; [`NONE`] for a directive.
    pub(super) section: u32,
    /// Its clerk desk; [`NONE`] for a directive.
    pub(super) drafting: Desk,
    /// Room of that desk.
    pub(super) room: u32,
    pub(super) effort: Sampler,
    pub(super) legs: Vec<Leg>,
    pub(super) parallel: bool,
    /// Desks from the deputy chief to the head, before them the chief's of the section that leads.
    pub(super) climb: Vec<Desk>,
    /// Section that leads, if its chief reviews first, or [`NONE`].
    pub(super) lead: u32,
    /// Beside each desk of the climb, who else reviews.
    pub(super) seconds: Vec<Option<Second>>,
    /// For each deciding rank, cumulative from low to high: up to which uniform number.
    pub(super) decided: [f64; 6],
    /// The deciding rank of all papers, if it is one.
    pub(super) only_decided_at: Option<Rank>,
    /// For each deciding rank, how many desks of the climb review.
    pub(super) reviewers: [u16; 6],
    /// Time limit (ticks).
    pub(super) deadline: Option<u64>,
    /// Time after which the matter becomes urgent (ticks).
    pub(super) warning: Option<u64>,
    pub(super) urgent: bool,
    pub(super) misdirected: f64,
    /// Share of the matters that ought to be refused; without any, none can be.
    pub(super) unsound: f64,
    /// Detours to the clerk desks of the other sections of the baseline, as steps; [`NONE`] where a
    /// paper that reaches it is with the right people already.
    pub(super) wrong: Vec<u32>,
    /// Its steps.
    pub(super) route: Route,
}

impl ClassPlan {
    /// Section that the desk at a position of the climb belongs to, if to any.
    pub(super) fn section_at(&self, position: u32) -> u32 {
        if position == 0 && self.lead != NONE { self.lead } else { self.section }
    }

    /// Papers per tick, bought ones included.
    pub(super) fn rate(&self) -> f64 {
        let between = self.between.mean();
        if between > 0.0 { self.batch / between } else { 0.0 }
    }

    /// The deciding rank that belongs to a uniform number.
    pub(super) fn deciding_rank(&self, uniform: f64) -> Rank {
        decided_at(&self.decided, uniform)
    }
}

/// The deciding rank that belongs to a uniform number, from low to high.
pub(super) fn decided_at(until: &[f64; 6], uniform: f64) -> Rank {
    let ranks = Rank::ALL.into_iter().zip(until);
    ranks.into_iter().find(|(_, until)| uniform < **until).map_or(Rank::Head, |(rank, _)| rank)
}

/// A person of the network, for the report.
#[derive(Clone, Copy, Debug)]
pub struct Post<'n> {
    /// The office, or `section/rank/number`.
    pub id: &'n str,
    /// The office or section.
    pub unit: &'n UnitId,
    /// Rank of the post.
    pub rank: Rank,
    /// Rank of the desk at which the person works; a seated commissioner keeps their own.
    pub works_as: Rank,
    /// Position of that desk.
    pub desk: usize,
}

impl Network {
    /// Whether a run of it needs more memory than the nearest caches have.
    pub(super) fn is_large(&self) -> bool {
        self.people.len() > 4_000
    }

    /// The people, in document order.
    pub fn posts(&self) -> impl Iterator<Item = Post<'_>> {
        self.people.iter().zip(&self.posts).map(|(person, post)| {
            let desk = person.desk as usize;
            let works_as = self.desks[desk].rank.min(post.rank);
            Post { id: &post.id, unit: &post.unit, rank: post.rank, works_as, desk }
        })
    }

    /// The ids of the desks, in the order of the report.
    pub fn desk_ids(&self) -> impl Iterator<Item = &str> {
        self.desk_labels.iter().map(|label| label.id.as_str())
    }

    /// The ranks of the desks, in the same order.
    pub fn desk_ranks(&self) -> impl Iterator<Item = Rank> {
        self.desks.iter().map(|desk| desk.rank)
    }

    /// The ids of the classes, in document order.
    pub fn class_ids(&self) -> impl Iterator<Item = &ClassId> {
        self.classes.iter().map(|class| &class.id)
    }

    /// How the papers of each class are judged, in document order: until when they are to be done
    /// (ticks), and what share of them is not measured, because it is bought outside.
    pub fn yardstick(&self) -> impl Iterator<Item = (Option<u64>, f64)> {
        self.classes.iter().map(|class| (class.deadline, class.bought.max(class.unmeasured)))
    }

    /// Has papers judged as in another structure of the same classes: by its deadlines, and without
    /// those that it buys outside. They are still handled here, and reminders come by the own
    /// deadlines.
    #[must_use]
    pub(super) fn judged_by(mut self, other: &Self) -> Self {
        for (class, (deadline, unmeasured)) in self.classes.iter_mut().zip(other.yardstick()) {
            class.deadline = deadline;
            class.unmeasured = unmeasured;
        }
        self
    }

    /// The co-signers that a class asks all at once, in order; none if it asks one after another or
    /// has only one.
    pub fn parallel_cosigners(&self, class: usize) -> impl Iterator<Item = &CosignerPost> {
        let plan = &self.classes[class];
        let several = plan.parallel && plan.legs.len() > 1;
        plan.legs.iter().filter(move |_| several).map(|leg| &leg.cosigner)
    }

    /// Whether there are matters that ought to be refused, so that matters can be.
    pub fn screens(&self) -> bool {
        self.classes.iter().any(|class| class.unsound > 0.0)
    }

    /// The clerk desks that share their work, with the number of their people.
    pub fn clerk_benches(&self) -> Vec<(Vec<usize>, u32)> {
        let station = |desk: &DeskPlan| desk.station as usize;
        let mut benches: Vec<(usize, Vec<usize>, u32)> = Vec::new();
        let clerk_desks = self.desks.iter().enumerate().filter(|(_, d)| d.rank == Rank::Clerk);
        for (position, desk) in clerk_desks {
            let station = station(desk);
            if let Some((_, desks, _)) = benches.iter_mut().find(|(other, _, _)| *other == station)
            {
                desks.push(position);
            } else {
                let Station { first_person, end_person } = self.stations[station];
                benches.push((station, vec![position], end_person - first_person));
            }
        }
        benches.into_iter().map(|(_, desks, clerks)| (desks, clerks)).collect()
    }

    pub(super) fn person_stream(run: Stream, name: &str) -> Stream {
        run.named("absence").named(name)
    }

    pub(super) fn visitor_stream(run: Stream, name: &str) -> Stream {
        run.named("visit").named(name)
    }

    pub(super) fn class_stream(run: Stream, id: &ClassId) -> Stream {
        run.named("class").named(id.as_str())
    }
}
