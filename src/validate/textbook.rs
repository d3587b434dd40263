//! Departments that are textbook queues: every step that is not asked for takes no time.

use crate::scenario::{
    Arrivals, Assumptions, Cosigner, Distribution, Format, LargeSection, MatterClass, Office,
    Organization, Pass, Policy, PresenceByRank, Rank, Review, RunSettings, Scenario, Section,
    Sharing, Titles, Unit, WarmUp, WorkKind,
};
use crate::text::Text;
use crate::units::{
    Burst, ClassId, Days, DutyId, Factor, Headcount, MINUTES_PER_DAY, Minutes, PassOn, PerDay,
    Presence, Share, UnitId, Volume,
};

const NEVER: Distribution = Distribution::fixed(0.0);

/// A department under a head.
pub(super) struct Textbook(Scenario);

impl Textbook {
    /// A head alone, measured for so many days after a tenth of that.
    pub(super) fn new(days: f64) -> Self {
        let head = Office {
            id: UnitId::constant("head"),
            name: Text::both("head", "head"),
            rank: Rank::Head,
            reports_to: None,
            also_reports_to: None,
            presence: None,
        };
        Self(Scenario {
            format: Format::One,
            name: Text::both("textbook", "textbook"),
            about: Text::both("", ""),
            organization: Organization {
                units: vec![Unit::Office(head)],
                titles: Titles::default(),
                policy: Policy::default(),
            },
            work: Vec::new(),
            assumptions: nothing_happens(),
            reform: Vec::new(),
            run: RunSettings {
                days: Days::constant(days),
                warm_up: WarmUp::Days(days / 10.0),
                ..RunSettings::default()
            },
        })
    }

    /// One more deputy head under the head.
    pub(super) fn deputy_head(mut self, id: &str) -> Self {
        self.0.organization.units.push(Unit::Office(Office {
            id: UnitId::constant(id),
            name: Text::both(id, id),
            rank: Rank::DeputyHead,
            reports_to: Some(UnitId::constant("head")),
            also_reports_to: None,
            presence: None,
        }));
        self
    }

    /// One more section under an office, which owns the duty of the same name.
    pub(super) fn section(mut self, superior: &str, id: &str, chiefs: u32, clerks: u32) -> Self {
        self.0.organization.units.push(Unit::Section(Section {
            id: UnitId::constant(id),
            name: Text::both(id, id),
            line: Text::both(id, id),
            reports_to: UnitId::constant(superior),
            also_reports_to: None,
            chiefs: Headcount::new(chiefs),
            deputies: Headcount::new(0),
            clerks: Headcount::new(clerks),
            presence: None,
            duties: vec![DutyId::constant(id)],
            quota: None,
        }));
        self
    }

    /// A large section of these sections.
    pub(super) fn together(mut self, members: &[&str], sharing: Sharing) -> Self {
        self.0.organization.units.push(Unit::LargeSection(LargeSection {
            id: UnitId::constant("large"),
            name: Text::both("large", "large"),
            members: members.iter().map(|id| UnitId::constant(id)).collect(),
            sharing,
        }));
        self
    }

    /// A class of matters of one section, decided at these ranks with these probabilities.
    pub(super) fn work(
        mut self,
        section: &str,
        per_minute: f64,
        effort: Distribution,
        decided_at: &[(Rank, f64)],
    ) -> Self {
        let id = format!("{section}{}", self.0.work.len());
        let per_day = PerDay::constant(per_minute * MINUTES_PER_DAY);
        let decided = decided_at.iter().map(|(rank, share)| (*rank, Share::constant(*share)));
        self.0.work.push(MatterClass {
            id: ClassId::constant(&id),
            name: Text::both(&id, &id),
            duty: Some(DutyId::constant(section)),
            kind: WorkKind::Request,
            arrivals: Arrivals { per_day, burst: None },
            effort,
            decided_at: decided.collect(),
            cosign: Vec::new(),
            cosign_order: crate::scenario::CosignOrder::Serial,
            deadline_days: None,
            urgent: false,
            misdirected: Share::constant(0.0),
            unsound: Share::constant(0.0),
            with: None,
            lead: None,
        });
        self
    }

    /// The same for matters that the clerks decide.
    pub(super) fn clerks_work(self, section: &str, per_minute: f64, effort: Distribution) -> Self {
        self.work(section, per_minute, effort, &[(Rank::Clerk, 1.0)])
    }

    /// Changes the class that was added last.
    pub(super) fn but(mut self, change: impl FnOnce(&mut MatterClass)) -> Self {
        if let Some(class) = self.0.work.last_mut() {
            change(class);
        }
        self
    }

    /// Changes the assumptions.
    pub(super) fn assuming(mut self, change: impl FnOnce(&mut Assumptions)) -> Self {
        change(&mut self.0.assumptions);
        self
    }

    /// One more move of the reform.
    pub(super) fn reform(mut self, step: crate::scenario::Move) -> Self {
        self.0.reform.push(step);
        self
    }

    /// The scenario.
    pub(super) fn scenario(self) -> Scenario {
        self.0
    }
}

/// A co-signer with work.
pub(super) fn cosigner(section: &str, effort: Distribution) -> Cosigner {
    Cosigner { duty: DutyId::constant(section), effort }
}

/// Batches of this mean size.
pub(super) const fn batches(mean: f64) -> Burst {
    Burst::constant(mean)
}

/// Everybody is at the desk, nothing goes wrong, and no step takes time.
fn nothing_happens() -> Assumptions {
    let always = Presence::constant(1.0);
    Assumptions {
        volume: Volume::constant(1.0),
        review: Review {
            deputy_chief: NEVER,
            chief: NEVER,
            commissioner: NEVER,
            deputy_head: NEVER,
            head: NEVER,
        },
        relay: NEVER,
        handover: NEVER,
        finish: Factor::constant(0.0),
        defect: Share::constant(0.0),
        catch: Share::constant(0.5),
        rework: Factor::constant(0.5),
        pass: Pass::default(),
        garbled: Share::constant(0.0),
        generalist: Factor::constant(0.0),
        coordination: NEVER,
        check_in: NEVER,
        presence: PresenceByRank {
            chief: always,
            commissioner: always,
            deputy_head: always,
            head: always,
        },
        absence: Minutes::constant(120.0),
        briefing: NEVER,
        triage: NEVER,
        shirk: PassOn::constant(0.0),
        overload: Factor::constant(0.0),
        warn_at: Share::constant(0.8),
    }
}
