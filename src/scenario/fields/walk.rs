//! The one walk through a scenario that knows where each field stands.

use super::setting::{Decided, Rule, Setting, Whole};
use super::{Field, Of, Part, What};
use crate::scenario::run::REPLICATIONS;
use crate::scenario::{
    Assumptions, Distribution, MatterClass, Policy, Rank, RunSettings, Scenario, Section, Shape,
    Unit, WorkKind,
};

/// Hears of each field.
type See<'s> = dyn FnMut(Field, &mut dyn Setting) + 's;

/// Calls with every field of a scenario, in the order of the document.
pub(super) fn walk(scenario: &mut Scenario, see: &mut See<'_>) {
    let ranks = ranks(&scenario.organization.units);
    for (index, unit) in scenario.organization.units.iter_mut().enumerate() {
        self::unit(index, unit, see);
    }
    policy(&mut scenario.organization.policy, see);
    for (index, class) in scenario.work.iter_mut().enumerate() {
        self::class(index, class, &ranks, see);
    }
    times(&mut scenario.assumptions, see);
    chances(&mut scenario.assumptions, see);
    run(&mut scenario.run, see);
}

/// The ranks that somebody has.
fn ranks(units: &[Unit]) -> Vec<Rank> {
    let has = |unit: &Unit, rank: Rank| match unit {
        Unit::Office(office) => office.rank == rank,
        Unit::Section(section) => match rank {
            Rank::Clerk => section.clerks.get() > 0,
            Rank::DeputyChief => section.deputies.get() > 0,
            Rank::Chief => section.chiefs.get() > 0,
            Rank::Commissioner | Rank::DeputyHead | Rank::Head => false,
        },
        Unit::LargeSection(_) => false,
    };
    Rank::ALL.into_iter().filter(|rank| units.iter().any(|unit| has(unit, *rank))).collect()
}

fn unit(index: usize, unit: &mut Unit, see: &mut See<'_>) {
    let field = |what| Field::plain(Of::Unit(index), what);
    match unit {
        Unit::Office(office) => see(field(What::OwnPresence), &mut office.presence),
        Unit::Section(section) => self::section(index, section, see),
        Unit::LargeSection(large) => see(field(What::Sharing), &mut large.sharing),
    }
}

fn section(index: usize, section: &mut Section, see: &mut See<'_>) {
    let field = |what| Field::plain(Of::Unit(index), what);
    see(field(What::Chiefs), &mut section.chiefs);
    see(field(What::Deputies), &mut section.deputies);
    see(field(What::Clerks), &mut section.clerks);
    see(field(What::OwnPresence), &mut section.presence);
    if let Some(quota) = &mut section.quota {
        see(field(What::Approved), &mut quota.approved);
        see(field(What::Reserved), &mut quota.reserved);
        see(field(What::Filled), &mut quota.filled);
        see(field(What::LeadingPosts), &mut quota.leaders);
    }
}

fn policy(policy: &mut Policy, see: &mut See<'_>) {
    let field = |what| Field::plain(Of::Everything, what);
    see(field(What::FirstAsked), &mut Rule(&mut policy.first_asked));
    see(field(What::DirectContact), &mut Rule(&mut policy.direct_contact));
    see(field(What::Expedite), &mut Rule(&mut policy.expedite));
}

/// A class has what its kind has: only a request is decided, signed and refused, and nobody drafts a
/// directive.
fn class(index: usize, class: &mut MatterClass, ranks: &[Rank], see: &mut See<'_>) {
    let of = Of::Class(index);
    let field = |what| Field::plain(of, what);
    see(field(What::PerDay), &mut class.arrivals.per_day);
    see(field(What::Burst), &mut class.arrivals.burst);
    if class.kind != WorkKind::Directive {
        time(of, What::Effort, &mut class.effort, see);
    }
    if class.kind == WorkKind::Request {
        for rank in Rank::ALL {
            if ranks.contains(&rank) || class.decided_at.contains_key(&rank) {
                let mut decided = Decided { shares: &mut class.decided_at, rank };
                see(field(What::DecidedAt(rank)), &mut decided);
            }
        }
        for (position, cosigner) in class.cosign.iter_mut().enumerate() {
            time(of, What::CosignEffort(position), &mut cosigner.effort, see);
        }
        if !class.cosign.is_empty() {
            see(field(What::CosignOrder), &mut class.cosign_order);
        }
    }
    see(field(What::Deadline), &mut class.deadline_days);
    see(field(What::Urgent), &mut class.urgent);
    if class.kind != WorkKind::Directive {
        see(field(What::Misdirected), &mut class.misdirected);
    }
    if class.kind == WorkKind::Request {
        see(field(What::Unsound), &mut class.unsound);
    }
}

fn times(assumed: &mut Assumptions, see: &mut See<'_>) {
    see(Field::plain(Of::Everything, What::Volume), &mut assumed.volume);
    let review = &mut assumed.review;
    let reviews = [
        (Rank::DeputyChief, &mut review.deputy_chief),
        (Rank::Chief, &mut review.chief),
        (Rank::Commissioner, &mut review.commissioner),
        (Rank::DeputyHead, &mut review.deputy_head),
        (Rank::Head, &mut review.head),
    ];
    let reviews = reviews.map(|(rank, time)| (What::Review(rank), time));
    let others = [
        (What::Relay, &mut assumed.relay),
        (What::Handover, &mut assumed.handover),
        (What::Coordination, &mut assumed.coordination),
        (What::CheckIn, &mut assumed.check_in),
        (What::Briefing, &mut assumed.briefing),
        (What::Triage, &mut assumed.triage),
    ];
    for (what, time) in reviews.into_iter().chain(others) {
        self::time(Of::Everything, what, time, see);
    }
}

fn chances(assumed: &mut Assumptions, see: &mut See<'_>) {
    let field = |what| Field::plain(Of::Everything, what);
    see(field(What::Finish), &mut assumed.finish);
    see(field(What::Rework), &mut assumed.rework);
    see(field(What::Defect), &mut assumed.defect);
    see(field(What::Catch), &mut assumed.catch);
    see(field(What::PassSound), &mut assumed.pass.sound);
    see(field(What::PassUnsound), &mut assumed.pass.unsound);
    see(field(What::Garbled), &mut assumed.garbled);
    see(field(What::Presence(Rank::Chief)), &mut assumed.presence.chief);
    see(field(What::Presence(Rank::Commissioner)), &mut assumed.presence.commissioner);
    see(field(What::Presence(Rank::DeputyHead)), &mut assumed.presence.deputy_head);
    see(field(What::Presence(Rank::Head)), &mut assumed.presence.head);
    see(field(What::Absence), &mut assumed.absence);
    see(field(What::Generalist), &mut assumed.generalist);
    see(field(What::Overload), &mut assumed.overload);
    see(field(What::WarnAt), &mut assumed.warn_at);
    see(field(What::Shirk), &mut assumed.shirk);
}

fn time(of: Of, what: What, time: &mut Distribution, see: &mut See<'_>) {
    let field = |part| Field { of, what, part };
    see(field(Part::Mean), &mut time.mean);
    see(field(Part::Shape), &mut time.shape);
    if let Shape::Lognormal(variation) = &mut time.shape {
        see(field(Part::Variation), variation);
    }
}

fn run(run: &mut RunSettings, see: &mut See<'_>) {
    let field = |what| Field::plain(Of::Run, what);
    see(field(What::Days), &mut run.days);
    see(field(What::WarmUp), &mut run.warm_up);
    see(field(What::Precision), &mut run.precision);
    let mut most = u64::from(run.max_replications);
    let range = (*REPLICATIONS.start(), Some(*REPLICATIONS.end()));
    see(field(What::MostReplications), &mut Whole { number: &mut most, range });
    run.max_replications = u32::try_from(most).unwrap_or(*REPLICATIONS.end());
    see(field(What::Seed), &mut Whole { number: &mut run.seed, range: (0, None) });
}
