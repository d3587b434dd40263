//! Where a field stands in the document: the name by which files, marks and addresses know it.

use super::{Field, Of, Part, What};
use crate::scenario::Rank;

impl Field {
    /// The place in the document, such as `work[2].effort.mean`.
    pub fn place(self) -> String {
        let of = match (self.of, self.what) {
            (Of::Everything, What::FirstAsked | What::DirectContact | What::Expedite) => {
                "organization.policy".to_owned()
            }
            (Of::Everything, _) => "assumptions".to_owned(),
            (Of::Class(index), _) => format!("work[{index}]"),
            (Of::Unit(index), _) => format!("organization.units[{index}]"),
            (Of::Run, _) => "run".to_owned(),
        };
        let part = match self.part {
            Part::Itself => "",
            Part::Mean => ".mean",
            Part::Shape => ".shape",
            Part::Variation => ".cv",
        };
        format!("{of}.{}{part}", self.what.name())
    }
}

impl What {
    fn name(self) -> String {
        let fixed = self.fixed();
        if let Self::Review(rank) | Self::Presence(rank) | Self::DecidedAt(rank) = self {
            format!("{fixed}.{}", name(rank))
        } else if let Self::CosignEffort(position) = self {
            format!("{fixed}[{position}].effort")
        } else {
            fixed.to_owned()
        }
    }

    const fn fixed(self) -> &'static str {
        match self {
            Self::Volume => "volume",
            Self::Review(_) => "review",
            Self::Presence(_) | Self::OwnPresence => "presence",
            Self::DecidedAt(_) => "decided_at",
            Self::CosignEffort(_) => "cosign",
            Self::Relay => "relay",
            Self::Handover => "handover",
            Self::Finish => "finish",
            Self::Rework => "rework",
            Self::Coordination => "coordination",
            Self::CheckIn => "check_in",
            Self::Briefing => "briefing",
            Self::Triage => "triage",
            Self::Defect => "defect",
            Self::Catch => "catch",
            Self::PassSound => "pass.sound",
            Self::PassUnsound => "pass.unsound",
            Self::Garbled => "garbled",
            Self::Absence => "absence",
            Self::Generalist => "generalist",
            Self::Overload => "overload",
            Self::FirstAsked => "first_asked",
            Self::DirectContact => "direct_contact",
            Self::Expedite => "expedite",
            Self::WarnAt => "warn_at",
            Self::Shirk => "shirk",
            Self::PerDay => "arrivals.per_day",
            Self::Burst => "arrivals.burst",
            Self::Effort => "effort",
            Self::CosignOrder => "cosign_order",
            Self::Deadline => "deadline_days",
            Self::Urgent => "urgent",
            Self::Misdirected => "misdirected",
            Self::Unsound => "unsound",
            Self::Chiefs => "chiefs",
            Self::Deputies => "deputies",
            Self::Clerks => "clerks",
            Self::Approved => "quota.approved",
            Self::Reserved => "quota.reserved",
            Self::Filled => "quota.filled",
            Self::LeadingPosts => "quota.leaders",
            Self::Sharing => "sharing",
            Self::Seed => "seed",
            Self::Days => "days",
            Self::WarmUp => "warm_up",
            Self::Precision => "precision",
            Self::MostReplications => "max_replications",
        }
    }
}

const fn name(rank: Rank) -> &'static str {
    match rank {
        Rank::Clerk => "clerk",
        Rank::DeputyChief => "deputy_chief",
        Rank::Chief => "chief",
        Rank::Commissioner => "commissioner",
        Rank::DeputyHead => "deputy_head",
        Rank::Head => "head",
    }
}
