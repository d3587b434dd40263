//! Generated scenarios in which much happens at once: fixed times on a coarse grid, batches,
//! congestion, long detours, warnings at every stage, and steps that vanish.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use spanlab::scenario::{
    Assumptions, Distribution, MatterClass, Pass, Policy, PresenceByRank, Review, Scenario, Shape,
    Unit, WorkKind,
};
use spanlab::units::{Burst, Days, PerDay, Presence, Quantity, Share, UnitId, Volume};

use crate::generated::scenario;

/// A scenario without findings, harsher than those that are generated elsewhere.
pub(crate) fn harsh() -> impl Strategy<Value = Scenario> {
    let classes = prop::collection::vec(class(), 5);
    (scenario(), assumptions(), policy(), classes).prop_map(
        |(mut scenario, assumptions, policy, classes)| {
            scenario.assumptions = assumptions;
            scenario.organization.policy = policy;
            let chiefs: Vec<UnitId> = scenario.organization.units.iter().filter_map(led).collect();
            for (class, change) in scenario.work.iter_mut().zip(classes) {
                change.apply(class, &chiefs);
            }
            scenario
        },
    )
}

fn led(unit: &Unit) -> Option<UnitId> {
    match unit {
        Unit::Section(section) if section.chiefs.get() > 0 => Some(section.id.clone()),
        Unit::Section(_) | Unit::Office(_) | Unit::LargeSection(_) => None,
    }
}

/// A time that often is the same as another one, or none.
fn time(most: f64) -> impl Strategy<Value = Distribution> {
    let grid = select(vec![0.0, 5.0, 10.0, 20.0]);
    prop_oneof![
        3 => grid.prop_map(|mean| (mean, Shape::Fixed)),
        1 => (0.1..most).prop_map(|mean| (mean, Shape::Exponential)),
    ]
    .prop_map(|(mean, shape)| Distribution { mean: number(mean), shape })
}

fn number<M: spanlab::units::Measure>(value: f64) -> Quantity<M> {
    Quantity::new(value).expect("within its range")
}

/// A share that is often none or all.
fn share() -> impl Strategy<Value = Share> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 3 => 0.0..1.0].prop_map(number)
}

fn presence() -> impl Strategy<Value = Presence> {
    prop_oneof![Just(1.0), 0.05..1.0].prop_map(number)
}

fn policy() -> impl Strategy<Value = Policy> {
    prop::array::uniform3(any::<Option<bool>>()).prop_map(|[first, direct, expedite]| Policy {
        first_asked: first,
        direct_contact: direct,
        expedite,
    })
}

/// Every assumption other than usual.
fn assumptions() -> impl Strategy<Value = Assumptions> {
    let times = prop::array::uniform6(time(30.0));
    let reviews = prop::array::uniform5(time(40.0));
    let shares = prop::array::uniform5(share());
    let factors = prop::array::uniform4(select(vec![0.0, 0.25, 0.5, 1.0, 2.0]));
    let there = prop::array::uniform4(presence());
    let absence = select(vec![0.0, 5.0, 30.0, 120.0]);
    let rest = (0.0..=0.95, absence, 0.0..0.4);
    (times, reviews, shares, factors, there, rest).prop_map(
        |(times, reviews, shares, factors, there, (shirk, absence, garbled))| {
            let [relay, handover, coordination, check_in, triage, briefing] = times;
            let [deputy_chief, chief, commissioner, deputy_head, head] = reviews;
            let [defect, catch, warn_at, sound, unsound] = shares;
            let [finish, rework, generalist, overload] = factors;
            Assumptions {
                volume: Volume::constant(1.0),
                review: Review { deputy_chief, chief, commissioner, deputy_head, head },
                presence: PresenceByRank {
                    chief: there[0],
                    commissioner: there[1],
                    deputy_head: there[2],
                    head: there[3],
                },
                absence: number(absence),
                garbled: number(garbled),
                finish: number(finish),
                rework: number(rework),
                generalist: number(generalist),
                overload: number(overload / 4.0),
                shirk: number(shirk),
                pass: Pass { sound, unsound },
                relay,
                handover,
                coordination,
                check_in,
                triage,
                briefing,
                defect,
                catch,
                warn_at,
            }
        },
    )
}

/// What becomes of a class.
#[derive(Clone, Debug)]
struct Change {
    per_day: f64,
    burst: Option<f64>,
    effort: Distribution,
    signing: Distribution,
    deadline: Option<f64>,
    misdirected: Share,
    lead: Option<Index>,
}

fn class() -> impl Strategy<Value = Change> {
    let deadline = prop::option::weighted(0.8, prop_oneof![Just(0.01), 0.01..0.6]);
    (
        prop_oneof![3 => 0.5..20.0, 1 => 20.0..100.0],
        prop::option::of(1.0..8.0),
        time(60.0),
        time(40.0),
        deadline,
        share(),
        prop::option::of(any::<Index>()),
    )
        .prop_map(|(per_day, burst, effort, signing, deadline, misdirected, lead)| Change {
            per_day,
            burst,
            effort,
            signing,
            deadline,
            misdirected,
            lead,
        })
}

impl Change {
    fn apply(self, class: &mut MatterClass, chiefs: &[UnitId]) {
        class.arrivals.per_day = PerDay::new(self.per_day).expect("a rate");
        class.arrivals.burst = self.burst.map(|mean| Burst::new(mean).expect("a size"));
        class.deadline_days = self.deadline.map(|days| Days::new(days).expect("days"));
        if class.kind == WorkKind::Directive {
            return;
        }
        class.effort = self.effort;
        class.misdirected = self.misdirected;
        for signer in &mut class.cosign {
            signer.effort = self.signing;
        }
        if class.kind == WorkKind::Request && !chiefs.is_empty() {
            class.lead = self.lead.map(|index| index.get(chiefs).clone());
        }
    }
}
