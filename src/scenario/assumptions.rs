//! Assumptions (假设): numbers that no source gives, with their defaults.

use serde::{Deserialize, Serialize};

use super::distribution::Distribution;
use super::unit::Rank;
use crate::units::{Factor, PassOn, Presence, Share, Volume};

/// The numbers of a scenario that no source gives (model, section 2.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Assumptions {
    /// How many times as many papers of every class arrive as `work` says.
    pub volume: Volume,
    /// Time of one review at a desk of each rank.
    pub review: Review,
    /// Time of a desk that only passes a paper on.
    pub relay: Distribution,
    /// Time for a paper to reach another room.
    pub handover: Distribution,
    /// Last work after the decision, as a share of the effort.
    pub finish: Factor,
    /// Probability that a draft, or a rework, leaves a defect.
    pub defect: Share,
    /// Probability that one review finds a defect that is there.
    pub catch: Share,
    /// Work after a return, as a share of the effort.
    pub rework: Factor,
    /// Probability that one review lets a matter pass.
    pub pass: Pass,
    /// Probability that one hand-over on the way down garbles the decision.
    pub garbled: Share,
    /// Extra effort of a person who handles a duty that is not of their own section.
    pub generalist: Factor,
    /// Time of one coordinating visit within a large section; one a day from each further member.
    pub coordination: Distribution,
    /// Time of one visit to the superior; one a day from each direct subordinate unit.
    pub check_in: Distribution,
    /// Share of working time that leaders are at the desk.
    pub presence: PresenceByRank,
    /// Mean length of an absence (min).
    pub absence: crate::units::Minutes,
    /// Time to brief one subordinate unit; for directives.
    pub briefing: Distribution,
    /// Time to recognise a misdirected matter.
    pub triage: Distribution,
    /// Probability that a misdirected paper is passed on to yet another wrong section (推诿).
    pub shirk: PassOn,
    /// Slow-down per paper beyond five waiting per person.
    pub overload: Factor,
    /// Share of the deadline after which a matter becomes urgent under `expedite`.
    pub warn_at: Share,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            volume: Volume::constant(1.0),
            review: Review::default(),
            relay: Distribution::exponential(5.0),
            handover: Distribution::exponential(30.0),
            finish: Factor::constant(0.2),
            defect: Share::constant(0.15),
            catch: Share::constant(0.5),
            rework: Factor::constant(0.5),
            pass: Pass::default(),
            garbled: Share::constant(0.01),
            generalist: Factor::constant(0.2),
            coordination: Distribution::exponential(15.0),
            check_in: Distribution::exponential(6.0),
            presence: PresenceByRank::default(),
            absence: crate::units::Minutes::constant(120.0),
            briefing: Distribution::exponential(10.0),
            triage: Distribution::exponential(10.0),
            shirk: PassOn::constant(0.5),
            overload: Factor::constant(0.0),
            warn_at: Share::constant(0.8),
        }
    }
}

/// Time of one review at a desk of each rank, whoever does it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// At a deputy chief's desk.
    pub deputy_chief: Distribution,
    /// At a chief's desk.
    pub chief: Distribution,
    /// At a commissioner's desk.
    pub commissioner: Distribution,
    /// At a deputy head's desk.
    pub deputy_head: Distribution,
    /// At the head's desk.
    pub head: Distribution,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            deputy_chief: Distribution::lognormal(25.0, 1.0),
            chief: Distribution::lognormal(35.0, 1.0),
            commissioner: Distribution::lognormal(20.0, 1.0),
            deputy_head: Distribution::lognormal(25.0, 1.0),
            head: Distribution::lognormal(30.0, 1.0),
        }
    }
}

impl Review {
    /// The time of one review at a desk of this rank; clerks review nothing.
    pub const fn at(&self, rank: Rank) -> Distribution {
        match rank {
            Rank::Clerk => Distribution::fixed(0.0),
            Rank::DeputyChief => self.deputy_chief,
            Rank::Chief => self.chief,
            Rank::Commissioner => self.commissioner,
            Rank::DeputyHead => self.deputy_head,
            Rank::Head => self.head,
        }
    }
}

/// Probability that one review lets a matter pass (model, section 4.5).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Pass {
    /// A sound matter.
    pub sound: Share,
    /// An unsound one.
    pub unsound: Share,
}

impl Default for Pass {
    fn default() -> Self {
        Self { sound: Share::constant(0.98), unsound: Share::constant(0.5) }
    }
}

/// Share of working time that leaders are at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PresenceByRank {
    /// Chiefs.
    pub chief: Presence,
    /// Commissioners.
    pub commissioner: Presence,
    /// Deputy heads.
    pub deputy_head: Presence,
    /// The head.
    pub head: Presence,
}

impl Default for PresenceByRank {
    fn default() -> Self {
        Self {
            chief: Presence::constant(0.9),
            commissioner: Presence::constant(0.8),
            deputy_head: Presence::constant(0.7),
            head: Presence::constant(0.6),
        }
    }
}

impl PresenceByRank {
    /// The presence of a rank; clerks and deputy chiefs are always present.
    pub fn at(&self, rank: Rank) -> Presence {
        match rank {
            Rank::Clerk | Rank::DeputyChief => Presence::constant(1.0),
            Rank::Chief => self.chief,
            Rank::Commissioner => self.commissioner,
            Rank::DeputyHead => self.deputy_head,
            Rank::Head => self.head,
        }
    }
}
