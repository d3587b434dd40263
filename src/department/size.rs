//! How large a department is and how much happens there, against what one run can hold.

use super::Department;
use crate::scenario::{
    Assumptions, LargeSection, MatterClass, Office, Rank, Section, Unit, WorkKind,
};
use crate::units::{MINUTES_PER_DAY, TICKS_PER_MINUTE};

/// Most people of a department.
pub const MOST_PEOPLE: u64 = 20_000;
/// Most units of a department.
pub const MOST_UNITS: usize = 1_000;
/// Most classes of matters.
pub const MOST_CLASSES: usize = 1_000;
/// Most co-signers of one class, and most duties of one section.
pub const MOST_IN_A_LIST: usize = 100;
/// Most papers, visits, briefings and absences of one run: some ten seconds and a gigabyte.
pub const MOST_IN_A_RUN: f64 = 2e6;

impl Department {
    /// Whether one run can hold the people, units, classes and lists; desks then fit in 16 bits.
    pub fn is_too_large(&self) -> bool {
        let people: u64 = self.units.iter().map(people).sum();
        let long =
            |unit: &Unit| matches!(unit, Unit::Section(s) if s.duties.len() > MOST_IN_A_LIST);
        people > MOST_PEOPLE
            || self.units.len() > MOST_UNITS
            || self.work.len() > MOST_CLASSES
            || self.units.iter().any(long)
            || self.work.iter().any(|class| class.cosign.len() > MOST_IN_A_LIST)
    }

    /// Papers, copies for co-signers, briefings, visits and absences of an average working day, at
    /// most about as many as there are.
    pub fn daily_volume(&self, assumptions: &Assumptions) -> f64 {
        let papers: f64 = self.work.iter().map(|class| self.papers(class)).sum();
        let directly_led = self.sections().filter(|s| self.directly_led.contains(&s.id));
        let visitors: u32 = directly_led.map(|section| self.posts(section).people()).sum();
        let turns: f64 = self.units.iter().map(|unit| self.turns(unit, assumptions)).sum();
        papers + f64::from(visitors) + 2.0 * self.units.len() as f64 + turns
    }

    fn papers(&self, class: &MatterClass) -> f64 {
        let copies = match class.kind {
            WorkKind::Request => class.cosign.len(),
            WorkKind::Coordination => 1,
            WorkKind::Directive => self.units.len(),
        };
        class.arrivals.per_day.get() * (1.0 + copies as f64)
    }

    /// How often the leaders of a unit come and go in a day; without end if faster than the clock.
    fn turns(&self, unit: &Unit, assumptions: &Assumptions) -> f64 {
        let (leaders, presence) = match unit {
            Unit::Office(Office { rank, presence, .. }) => {
                (1, presence.unwrap_or_else(|| assumptions.presence.at(*rank)))
            }
            Unit::Section(section) => {
                let usual = assumptions.presence.at(Rank::Chief);
                (self.posts(section).chiefs, section.presence.unwrap_or(usual))
            }
            Unit::LargeSection(LargeSection { .. }) => return 0.0,
        };
        let (presence, away) = (presence.get(), assumptions.absence.get());
        if leaders == 0 || presence >= 1.0 || away <= 0.0 {
            return 0.0;
        }
        let present = away * presence / (1.0 - presence);
        if present.min(away) * TICKS_PER_MINUTE < 1.0 {
            return f64::INFINITY;
        }
        f64::from(leaders) * 2.0 * MINUTES_PER_DAY / (present + away)
    }
}

fn people(unit: &Unit) -> u64 {
    match unit {
        Unit::Office(_) => 1,
        Unit::Section(Section { chiefs, deputies, clerks, .. }) => {
            [chiefs, deputies, clerks].iter().map(|post| u64::from(post.get())).sum()
        }
        Unit::LargeSection(_) => 0,
    }
}
