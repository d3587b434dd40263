//! The routes of each class through the desks of a department (model, section 4.1).

use super::agenda::index;
use super::compile::Places;
use super::draw::Sampler;
use super::network::{
    ClassPlan, CosignerPost, Errand, Leg, NONE, Network, Second, Stop, decided_at,
};
use super::steps::Route;
use crate::department::{Department, Lines};
use crate::scenario::{CosignOrder, Distribution, MatterClass, Rank, Scenario, Section, WorkKind};
use crate::units::{Burst, DutyId, Ticks, UnitId};

/// Adds the classes of a department to its network.
pub(super) fn add(
    network: &mut Network,
    places: &Places,
    scenario: &Scenario,
    baseline: &Department,
    department: &Department,
) {
    let routes = Routes {
        places,
        detours: detours(network, places, baseline),
        department,
        lines: Lines::of(department),
        warn_at: scenario.assumptions.warn_at.get(),
    };
    for class in &department.work {
        if let Some(plan) = routes.class(network, class) {
            network.classes.push(plan);
        }
    }
}

struct Routes<'a> {
    places: &'a Places,
    /// The sections that a misdirected paper can reach, with the step to each.
    detours: Vec<(&'a UnitId, u32)>,
    department: &'a Department,
    lines: Lines,
    warn_at: f64,
}

impl Routes<'_> {
    fn class(&self, network: &mut Network, class: &MatterClass) -> Option<ClassPlan> {
        let stream = self.stream(class);
        if class.kind == WorkKind::Directive {
            return Some(stream);
        }
        let owner = self.department.owner(class.duty.as_ref()?)?;
        let drafting = self.places.section(&owner.id, Rank::Clerk)?;
        let climb = self.climb(owner, class.lead.as_ref());
        let ranks: Vec<Rank> =
            climb.iter().map(|desk| network.desks[*desk as usize].rank).collect();
        let leading = self.leading_chief(owner, class.lead.as_ref()).and(class.lead.as_ref());
        let leads = usize::from(leading.is_some());
        let legs = self.legs(network, owner, class);
        let decided = cumulative(class);
        let least = decided_at(&decided, 0.0);
        Some(ClassPlan {
            section: self.places.home(&owner.id),
            drafting,
            room: network.desks[drafting as usize].room,
            effort: Sampler::of(class.effort),
            seconds: self.seconds(owner, climb.len(), legs.len()),
            legs,
            parallel: class.cosign_order == CosignOrder::Parallel,
            decided,
            only_decided_at: (least == decided_at(&decided, 1.0_f64.next_down())).then_some(least),
            reviewers: Rank::ALL.map(|rank| reviewers(&ranks, leads, rank)),
            climb,
            lead: leading.map_or(NONE, |lead| self.places.home(lead)),
            misdirected: class.misdirected.get(),
            unsound: class.unsound.get(),
            wrong: self.wrong_sections(owner, class),
            ..stream
        })
    }

    /// How the papers of a class come in and until when they are to be done, without any route.
    fn stream(&self, class: &MatterClass) -> ClassPlan {
        let batch = class.arrivals.burst.map_or(1.0, Burst::get);
        let warns = self.department.policy.expedite == Some(true) && !class.urgent;
        let warning = class.deadline_days.filter(|_| warns);
        ClassPlan {
            id: class.id.clone(),
            kind: class.kind,
            between: Sampler::between(class.arrivals.per_day, batch),
            batch,
            unmeasured: 0.0,
            bought: self.department.bought.get(&class.id).map_or(0.0, |share| share.get()),
            section: NONE,
            drafting: NONE,
            room: NONE,
            effort: Sampler::Never,
            legs: Vec::new(),
            parallel: false,
            climb: Vec::new(),
            lead: NONE,
            seconds: Vec::new(),
            decided: [1.0; 6],
            only_decided_at: Some(Rank::Clerk),
            reviewers: [0; 6],
            deadline: class.deadline_days.map(|days| Ticks::from_days(days.get()).0),
            warning: warning.map(|days| Ticks::from_days(days.get() * self.warn_at).0),
            urgent: class.urgent,
            misdirected: 0.0,
            unsound: 0.0,
            wrong: Vec::new(),
            route: Route::default(),
        }
    }

    /// From the deputy chief to the head, as far as the section has such posts; before them the
    /// chief of the section that leads, unless that is the owner's own.
    fn climb(&self, owner: &Section, lead: Option<&UnitId>) -> Vec<u32> {
        let inside = [Rank::DeputyChief, Rank::Chief];
        let inside = inside.into_iter().filter_map(|rank| self.places.section(&owner.id, rank));
        let above = self.lines.superiors(&owner.id);
        let leading = self.leading_chief(owner, lead);
        leading
            .into_iter()
            .chain(inside)
            .chain(above.iter().filter_map(|office| self.places.office(office)))
            .collect()
    }

    /// Beside each desk of the climb, the second superior of the unit below it.
    ///
    /// Its draws have branches of their own after those of the co-signers, by the rank of the unit.
    fn seconds(&self, owner: &Section, climb: usize, legs: usize) -> Vec<Option<Second>> {
        let above = self.lines.superiors(&owner.id);
        let mut rank = Rank::Chief;
        let mut unit = &owner.id;
        let mut seconds = vec![None; climb - above.len()];
        for office in &above {
            let second = self.department.second_superior(unit);
            let branch = legs + 1 + 2 * (rank.index() - Rank::Chief.index());
            seconds.push(
                second
                    .and_then(|second| self.places.office(second))
                    .map(|desk| Second { desk, branch: u16::try_from(branch).unwrap_or(u16::MAX) }),
            );
            rank = self.department.office(office).map_or(rank, |office| office.rank);
            unit = office;
        }
        seconds
    }

    /// The chief desk of the section that leads, unless it reviews anyway.
    fn leading_chief(&self, owner: &Section, lead: Option<&UnitId>) -> Option<u32> {
        lead.filter(|lead| **lead != owner.id)
            .and_then(|lead| self.places.section(lead, Rank::Chief))
    }

    /// To each co-signer of a request, or to the duty that a coordination consults, where the
    /// effort is drawn once more (model, section 4.3).
    fn legs(&self, network: &mut Network, owner: &Section, class: &MatterClass) -> Vec<Leg> {
        let signers = class.cosign.iter().map(|signer| (&signer.duty, signer.effort));
        let consulted = class.with.iter().map(|duty| (duty, class.effort));
        signers
            .chain(consulted)
            .filter_map(|(duty, effort)| self.leg(network, owner, duty, effort))
            .collect()
    }

    /// To a co-signer and back; within a room only the co-signer's work.
    fn leg(
        &self,
        network: &mut Network,
        owner: &Section,
        duty: &DutyId,
        effort: Distribution,
    ) -> Option<Leg> {
        let signing = self.department.owner(duty)?;
        let clerks = self.places.section(&signing.id, Rank::Clerk)?;
        let relay = |section: u32| move |desk: u32| Stop { desk, section, errand: Errand::Relay };
        let [drafts, signs] = [owner, signing].map(|section| self.places.home(&section.id));
        let cosign = Stop { desk: clerks, section: signs, errand: Errand::Cosign };
        let mut stops = Vec::new();
        if self.together(owner, signing) {
            stops.push(cosign);
        } else {
            let drafting_chief = self.places.section(&owner.id, Rank::Chief);
            let signing_chief = self.places.section(&signing.id, Rank::Chief);
            let between = self.offices_between(owner, signing);
            stops.extend(drafting_chief.map(relay(drafts)));
            stops.extend(between.iter().copied().map(relay(NONE)));
            stops.extend(signing_chief.map(relay(signs)));
            stops.push(cosign);
            stops.extend(signing_chief.map(relay(signs)));
            stops.extend(between.iter().rev().copied().map(relay(NONE)));
            let end = drafting_chief.or_else(|| self.places.section(&owner.id, Rank::Clerk));
            stops.extend(end.map(relay(drafts)));
        }
        let first = index(network.stops.len());
        network.stops.extend(stops);
        Some(Leg {
            stops: (first, index(network.stops.len())),
            effort: Sampler::of(effort),
            cosigner: CosignerPost { duty: duty.clone(), section: signing.id.clone() },
        })
    }

    fn together(&self, one: &Section, other: &Section) -> bool {
        let large = |section: &Section| self.department.large_section_of(&section.id);
        one.id == other.id
            || large(one).zip(large(other)).is_some_and(|(one, other)| one.id == other.id)
    }

    fn offices_between(&self, from: &Section, to: &Section) -> Vec<u32> {
        if self.department.policy.direct_contact == Some(true) {
            return Vec::new();
        }
        let offices = self.lines.between(&from.id, &to.id);
        offices.iter().filter_map(|office| self.places.office(office)).collect()
    }

    /// Where a misdirected paper can get to first: to all sections but the owner; where it is with
    /// the right people all the same, there is no detour.
    fn wrong_sections(&self, owner: &Section, class: &MatterClass) -> Vec<u32> {
        if class.misdirected.get() <= 0.0 {
            return Vec::new();
        }
        let large = self.department.large_section_of(&owner.id);
        let together = |id: &UnitId| large.is_some_and(|large| large.members.contains(id));
        let others = self.detours.iter().filter(|(id, _)| *id != &owner.id);
        others.map(|(id, step)| if together(id) { NONE } else { *step }).collect()
    }
}

/// The sections of the baseline that have clerks, each with the step to its clerk desk of now.
fn detours<'a>(
    network: &mut Network,
    places: &Places,
    baseline: &'a Department,
) -> Vec<(&'a UnitId, u32)> {
    let sections = baseline.sections().filter(|section| baseline.has_clerk(section));
    let mut detour = |id: &UnitId| {
        let desk = places.section(id, Rank::Clerk)?;
        Some(network.add_detour(desk, places.home(id)))
    };
    sections.map(|section| (&section.id, detour(&section.id).unwrap_or(NONE))).collect()
}

/// How many desks review what this rank decides: up to the first of at least that rank, where the
/// chief of the section that leads comes first and never decides.
fn reviewers(climb: &[Rank], leads: usize, rank: Rank) -> u16 {
    if rank == Rank::Clerk {
        return 0;
    }
    let deciding = climb[leads..].iter().position(|desk| *desk >= rank);
    let last = deciding.map_or(climb.len(), |last| leads + last + 1);
    u16::try_from(last).unwrap_or(u16::MAX)
}

/// The deciding ranks as cumulative probabilities, so that one uniform number decides; what nobody
/// reviews stays with the clerk.
fn cumulative(class: &MatterClass) -> [f64; 6] {
    if class.kind == WorkKind::Coordination {
        return [1.0; 6];
    }
    let mut sum = 0.0;
    Rank::ALL.map(|rank| {
        sum += class.decided_at.get(&rank).map_or(0.0, |share| share.get());
        if sum > 1.0 - 1e-9 { 1.0 } else { sum }
    })
}
