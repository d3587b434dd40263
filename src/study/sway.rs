//! Which assumption would change a prediction most: each is taken a quarter less, and a quarter more.

use serde::{Deserialize, Serialize};

use crate::department::Department;
use crate::engine::{Network, Prediction, predict};
use crate::reform::apply_all;
use crate::scenario::{Assumptions, Distribution, Scenario, Unit};
use crate::units::{Measure, Presence, Quantity};

/// An assumption, or several of a kind that are wrong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// How many papers arrive.
    Arrivals,
    /// How long the handling of a paper takes.
    Efforts,
    /// How long reviews take.
    Reviews,
    /// How long a paper travels.
    Ways,
    /// How long a paper is with a desk that only passes it on.
    Relays,
    /// How often a draft has a defect.
    Defects,
    /// How often a review finds one.
    Catch,
    /// How much work follows a return.
    Rework,
    /// How much work follows the decision.
    Finish,
    /// How much of the time leaders are away.
    Away,
    /// How long they are away at a time.
    Absences,
    /// How long visits to the superior take.
    Visits,
    /// How long coordination within a large section takes.
    Coordination,
    /// How much longer it takes whoever handles what is not of their own section.
    Generalists,
}

/// How far an assumption is taken to either side.
pub const DOUBT: f64 = 0.25;

impl Doubt {
    /// All of them, in the order in which a paper meets them.
    pub const ALL: [Self; 14] = [
        Self::Arrivals,
        Self::Efforts,
        Self::Reviews,
        Self::Ways,
        Self::Relays,
        Self::Defects,
        Self::Catch,
        Self::Rework,
        Self::Finish,
        Self::Away,
        Self::Absences,
        Self::Visits,
        Self::Coordination,
        Self::Generalists,
    ];

    /// The scenario with this assumption so many times as large, as far as is allowed.
    #[must_use]
    pub fn times(self, scenario: &Scenario, factor: f64) -> Scenario {
        let mut next = scenario.clone();
        for class in &mut next.work {
            if self == Self::Arrivals {
                scale(&mut class.arrivals.per_day, factor);
            }
            if self == Self::Efforts {
                longer(&mut class.effort, factor);
                for cosigner in &mut class.cosign {
                    longer(&mut cosigner.effort, factor);
                }
            }
        }
        if self == Self::Away {
            for presence in next.organization.units.iter_mut().filter_map(own_presence) {
                away(presence, factor);
            }
        }
        self.assume(&mut next.assumptions, factor);
        next
    }

    fn assume(self, found: &mut Assumptions, factor: f64) {
        let review = &mut found.review;
        match self {
            Self::Arrivals | Self::Efforts => {}
            Self::Reviews => {
                let desks = [
                    &mut review.deputy_chief,
                    &mut review.chief,
                    &mut review.commissioner,
                    &mut review.deputy_head,
                    &mut review.head,
                ];
                for time in desks {
                    longer(time, factor);
                }
            }
            Self::Ways => longer(&mut found.handover, factor),
            Self::Relays => longer(&mut found.relay, factor),
            Self::Defects => scale(&mut found.defect, factor),
            Self::Catch => scale(&mut found.catch, factor),
            Self::Rework => scale(&mut found.rework, factor),
            Self::Finish => scale(&mut found.finish, factor),
            Self::Away => {
                let ranks = &mut found.presence;
                let those = [
                    &mut ranks.chief,
                    &mut ranks.commissioner,
                    &mut ranks.deputy_head,
                    &mut ranks.head,
                ];
                for presence in those {
                    away(presence, factor);
                }
            }
            Self::Absences => scale(&mut found.absence, factor),
            Self::Visits => longer(&mut found.check_in, factor),
            Self::Coordination => longer(&mut found.coordination, factor),
            Self::Generalists => scale(&mut found.generalist, factor),
        }
    }
}

fn own_presence(unit: &mut Unit) -> Option<&mut Presence> {
    match unit {
        Unit::Office(office) => office.presence.as_mut(),
        Unit::Section(section) => section.presence.as_mut(),
        Unit::LargeSection(_) => None,
    }
}

/// So many times as long away.
fn away(presence: &mut Presence, factor: f64) {
    *presence = Quantity::clamped(1.0 - (1.0 - presence.get()) * factor);
}

fn longer(time: &mut Distribution, factor: f64) {
    scale(&mut time.mean, factor);
}

fn scale<M: Measure>(number: &mut Quantity<M>, factor: f64) {
    *number = Quantity::clamped(number.get() * factor);
}

/// What is predicted of both structures; absent where a desk cannot keep up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// The structure as it is today.
    pub baseline: Option<Prediction>,
    /// The structure after the reform.
    pub reformed: Option<Prediction>,
}

impl Outlook {
    /// The outlook of a scenario without findings.
    pub fn of(scenario: &Scenario) -> Self {
        let baseline = Department::baseline(scenario);
        let look = |side: &Department| predict(&Network::compile(scenario, &baseline, side));
        let reformed = apply_all(&baseline, &scenario.reform).ok();
        Self { baseline: look(&baseline), reformed: reformed.as_ref().and_then(look) }
    }
}

/// What becomes of a prediction if one assumption is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sway {
    /// The assumption.
    pub doubt: Doubt,
    /// If it is a quarter less.
    pub less: Outlook,
    /// If it is a quarter more.
    pub more: Outlook,
}

impl Sway {
    /// What one assumption does.
    pub fn of(doubt: Doubt, scenario: &Scenario) -> Self {
        let outlook = |factor| Outlook::of(&doubt.times(scenario, factor));
        Self { doubt, less: outlook(1.0 - DOUBT), more: outlook(1.0 + DOUBT) }
    }
}

/// What each assumption does to a prediction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sways {
    /// With all as it is assumed.
    pub now: Outlook,
    /// One for each of [`Doubt::ALL`].
    pub sways: Vec<Sway>,
}

impl Sways {
    /// The assumption that moves something predicted furthest, after the reform if there is one; one
    /// that lets a desk fall behind moves it without end.
    pub fn furthest(&self, of: fn(&Prediction) -> f64) -> Option<&Sway> {
        let now = of(&self.now.reformed?);
        let distance = |outlook: &Outlook| {
            outlook.reformed.as_ref().map_or(f64::INFINITY, |found| (of(found) - now).abs())
        };
        // Of two that move it without end, the one that moves it further the other way.
        let reach = |sway: &Sway| {
            let (less, more) = (distance(&sway.less), distance(&sway.more));
            (less.max(more), less.min(more))
        };
        let nearer = |a: &&Sway, b: &&Sway| {
            let (a, b) = (reach(a), reach(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        };
        let furthest = self.sways.iter().max_by(nearer)?;
        (reach(furthest).0 > 0.0).then_some(furthest)
    }
}
