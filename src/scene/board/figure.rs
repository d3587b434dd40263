//! People as small figures that fill with how busy they are, and papers as a fanned stack: paths.

use std::fmt::Write as _;

use super::Person;
use crate::scenario::Rank;

/// More people than this are counted and not drawn.
pub const MOST_FIGURES: usize = 18;
/// More sheets than this are counted and not drawn.
pub const MOST_SHEETS: usize = 20;

/// No more figures than this are in one row.
const IN_A_ROW: usize = 8;
/// From one figure to the next.
const PITCH: f64 = 12.0;
/// From one row to the next.
const ROW: f64 = 19.0;
/// Between the leaders of a section and its clerks.
const GAP: f64 = 4.0;

/// A figure's feet, shoulders and head, from its middle.
const FEET: f64 = 7.0;
const SHOULDERS: f64 = 2.4;
const HALF_BREADTH: f64 = 4.3;
const DOME: f64 = 3.9;
const NECK: f64 = -4.7;
const HEAD: f64 = 2.5;

/// Some people as paths, all in one drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crowd {
    /// How wide the drawing is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The outlines of all figures.
    pub bodies: String,
    /// The parts that are filled.
    pub busy: String,
    /// Rings around the overloaded.
    pub rings: String,
}

/// Draws people from the left, those with a rank in the section apart from its clerks; several rows
/// are about equally long.
pub fn crowd(people: &[Person]) -> Crowd {
    let mut crowd = Crowd::default();
    let number = people.len().min(MOST_FIGURES);
    let rows = number.div_ceil(IN_A_ROW);
    let mut gap = 0.0;
    for (place, person) in people.iter().take(number).enumerate() {
        let in_a_row = number.div_ceil(rows);
        let (row, column) = (place / in_a_row, place % in_a_row);
        let follows_leader = place > 0 && people[place - 1].rank > Rank::Clerk;
        if column == 0 {
            gap = 0.0;
        } else if follows_leader && person.rank == Rank::Clerk {
            gap = GAP;
        }
        let x = column as f64 * PITCH + PITCH / 2.0 + gap;
        let y = row as f64 * ROW + ROW / 2.0;
        crowd.width = crowd.width.max(x + PITCH / 2.0);
        crowd.height = (row + 1) as f64 * ROW;
        add(&mut crowd, *person, x, y);
    }
    crowd
}

fn add(crowd: &mut Crowd, person: Person, x: f64, y: f64) {
    figure(&mut crowd.bodies, x, y, 1.0);
    if let Some(busy) = person.busy {
        figure(&mut crowd.busy, x, y, busy.clamp(0.0, 1.0));
    }
    if person.is_overloaded() {
        let (left, top) = (x - 5.9, y - 3.2);
        // Writing to a string cannot fail.
        let _ = write!(
            crowd.rings,
            "M{left:.1} {top:.1}a5.9 5.9 0 0 1 11.8 0v6.4a5.9 5.9 0 0 1 -11.8 0Z"
        );
    }
}

/// A figure, filled from its feet up to a share of its height.
fn figure(path: &mut String, x: f64, y: f64, share: f64) {
    let top = NECK - HEAD;
    let level = FEET - share * (FEET - top);
    let (left, right, feet) = (x - HALF_BREADTH, x + HALF_BREADTH, y + FEET);
    let shoulders = y + SHOULDERS;
    if share <= 0.0 {
        return;
    }
    let _ = if level >= SHOULDERS {
        write!(path, "M{left:.1} {feet:.1}V{:.2}H{right:.1}V{feet:.1}Z", y + level)
    } else {
        let rise = ((SHOULDERS - level) / DOME).min(1.0);
        let half = HALF_BREADTH * libm::sqrt(1.0 - rise * rise);
        let cut = shoulders - rise * DOME;
        write!(
            path,
            "M{left:.1} {feet:.1}V{shoulders:.1}A{HALF_BREADTH} {DOME} 0 0 1 {:.2} {cut:.2}H{:.2}\
             A{HALF_BREADTH} {DOME} 0 0 1 {right:.1} {shoulders:.1}V{feet:.1}Z",
            x - half,
            x + half,
        )
    };
    head(path, x, y + NECK, (NECK + HEAD - level) / (2.0 * HEAD));
}

fn head(path: &mut String, x: f64, y: f64, share: f64) {
    if share <= 0.0 {
        return;
    }
    if share >= 0.999 {
        let _ = write!(
            path,
            "M{:.1} {y:.1}a{HEAD} {HEAD} 0 1 1 5 0a{HEAD} {HEAD} 0 1 1 -5 0Z",
            x - HEAD
        );
        return;
    }
    let level = HEAD * (1.0 - 2.0 * share);
    let half = libm::sqrt((HEAD * HEAD - level * level).max(0.0));
    let large = u8::from(share > 0.5);
    let _ = write!(
        path,
        "M{:.2} {:.2}A{HEAD} {HEAD} 0 {large} 0 {:.2} {:.2}Z",
        x - half,
        y + level,
        x + half,
        y + level,
    );
}

/// So many papers fanned out, as a path and its width: the first one whole, of the others the edge.
pub fn papers(number: f64) -> (String, f64) {
    const BREADTH: f64 = 9.0;
    const EDGE: f64 = 2.5;
    let sheets = (1..=MOST_SHEETS).filter(|sheet| *sheet as f64 - 0.5 <= number).count();
    if sheets == 0 {
        return (String::new(), 0.0);
    }
    let mut path = format!("M0.5 1.5h{BREADTH}v12h-{BREADTH}Z");
    for sheet in 1..sheets {
        let x = sheet as f64 * EDGE + 0.5 + BREADTH - EDGE;
        let _ = write!(path, "M{x} 1.5h{EDGE}v12h-{EDGE}");
    }
    (path, (sheets as f64 - 1.0) * EDGE + BREADTH + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clerk(busy: f64) -> Person {
        Person { rank: Rank::Clerk, busy: Some(busy) }
    }

    #[test]
    fn an_idle_person_is_an_outline_and_an_overloaded_one_has_a_ring() {
        let idle = crowd(&[clerk(0.0)]);
        assert!(idle.busy.is_empty() && idle.rings.is_empty() && !idle.bodies.is_empty());
        let full = crowd(&[clerk(1.0)]);
        assert_eq!(full.busy, full.bodies);
        assert!(!full.rings.is_empty());
    }

    #[test]
    fn nine_people_are_in_two_rows_of_about_one_length_and_the_nineteenth_is_not_drawn() {
        let people = vec![clerk(0.5); 20];
        assert!(crowd(&people[..8]).height < crowd(&people[..9]).height);
        assert!((crowd(&people[..9]).width - crowd(&people[..5]).width).abs() < 1e-9);
        assert_eq!(crowd(&people[..18]), crowd(&people));
    }

    #[test]
    fn half_busy_fills_up_to_the_shoulders_only() {
        let half = crowd(&[clerk(0.5)]);
        assert_eq!(half.busy.matches('Z').count(), 1);
        assert_eq!(crowd(&[clerk(0.9)]).busy.matches('Z').count(), 2);
    }

    #[test]
    fn a_stack_has_as_many_sheets_as_papers_wait_rounded() {
        assert_eq!(papers(0.4).0, "");
        assert_eq!(papers(4.4).0.matches('M').count(), 4);
        assert_eq!(papers(400.0).0.matches('M').count(), MOST_SHEETS);
    }
}
