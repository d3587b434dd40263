//! Who works where: desks and people, read off a department (model, section 3).

use spanlab::department::Department;
use spanlab::scenario::{Assumptions, LargeSection, Office, Rank, Section, Sharing, Unit};
use spanlab::units::UnitId;

/// A queue of papers, or one of several on a bench.
pub(crate) struct Desk {
    pub(crate) id: String,
    pub(crate) rank: Rank,
    /// The room it stands in, by the unit that has it.
    pub(crate) room: UnitId,
    /// Desks of one bench share their people.
    pub(crate) bench: usize,
    /// The units whose papers queue here.
    serves: Vec<UnitId>,
}

/// Somebody who works at a desk.
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) desk: usize,
    /// The section, of those who are in one.
    pub(crate) section: Option<UnitId>,
    /// Whether it is a commissioner at the superior's desk.
    pub(crate) seated: bool,
    /// Share of working time at the desk.
    pub(crate) presence: f64,
}

/// All desks and people of a department.
#[derive(Default)]
pub(crate) struct Chart {
    pub(crate) desks: Vec<Desk>,
    pub(crate) people: Vec<Person>,
    benches: usize,
}

const TIERS: [(Rank, &str); 3] =
    [(Rank::Clerk, "clerk"), (Rank::DeputyChief, "deputy_chief"), (Rank::Chief, "chief")];

impl Chart {
    pub(crate) fn of(department: &Department, assumptions: &Assumptions) -> Self {
        let mut chart = Self::default();
        for unit in &department.units {
            match unit {
                Unit::Office(office) => chart.office(department, office, assumptions),
                Unit::Section(section) => match department.large_section_of(&section.id) {
                    Some(large) if large.members[0] == section.id => {
                        chart.large_section(department, large, assumptions);
                    }
                    Some(_) => {}
                    None => chart.benches(department, &[section], None, assumptions),
                },
                Unit::LargeSection(_) => {}
            }
        }
        chart
    }

    /// The desk at which the papers of a unit queue at this rank.
    pub(crate) fn desk(&self, unit: &UnitId, rank: Rank) -> Option<usize> {
        self.desks.iter().position(|desk| desk.rank == rank && desk.serves.contains(unit))
    }

    /// Everybody who works at the bench of a desk.
    pub(crate) fn servers(&self, desk: usize) -> usize {
        let bench = self.desks[desk].bench;
        self.people.iter().filter(|person| self.desks[person.desk].bench == bench).count()
    }

    /// An office, its holder, and whoever is seated there; one who is seated elsewhere has no desk.
    fn office(&mut self, department: &Department, office: &Office, assumptions: &Assumptions) {
        if department.seated.contains(&office.id) {
            return;
        }
        let id = office.id.clone();
        self.benches += 1;
        self.desks.push(Desk {
            id: id.to_string(),
            rank: office.rank,
            room: id.clone(),
            bench: self.benches,
            serves: vec![id.clone()],
        });
        let sits_here = |other: &&Office| {
            department.seated.contains(&other.id) && other.reports_to.as_ref() == Some(&id)
        };
        for official in std::iter::once(office).chain(department.offices().filter(sits_here)) {
            let usual = assumptions.presence.at(official.rank);
            self.people.push(Person {
                id: official.id.to_string(),
                desk: self.desks.len() - 1,
                section: None,
                seated: official.id != id,
                presence: official.presence.unwrap_or(usual).get(),
            });
        }
    }

    fn large_section(
        &mut self,
        department: &Department,
        large: &LargeSection,
        assumptions: &Assumptions,
    ) {
        let members: Vec<&Section> = large
            .members
            .iter()
            .map(|member| department.section(member).expect("a member is a section"))
            .collect();
        if large.sharing == Sharing::Own {
            for member in members {
                self.benches(department, &[member], Some(large), assumptions);
            }
        } else {
            self.benches(department, &members, Some(large), assumptions);
        }
    }

    /// The benches of some sections that work together: clerks, deputy chiefs, chiefs.
    fn benches(
        &mut self,
        department: &Department,
        sections: &[&Section],
        large: Option<&LargeSection>,
        assumptions: &Assumptions,
    ) {
        let pool = large.filter(|large| large.sharing == Sharing::Pool);
        for (rank, name) in TIERS {
            let people = |section: &Section| {
                holders(department, section, rank).iter().map(|(_, number)| number).sum::<u32>()
            };
            if sections.iter().all(|section| people(section) == 0) {
                continue;
            }
            self.benches += 1;
            // At a shared bench every section has clerks, but chiefs only where it has such a post.
            let posts = sections.iter().filter(|s| rank == Rank::Clerk || people(s) > 0);
            if let Some(pool) = pool {
                let serves = posts.clone().map(|section| section.id.clone()).collect();
                self.bench_desk(format!("{}/{name}", pool.id), rank, &pool.id, serves);
            }
            for section in posts {
                if pool.is_none() {
                    let room = large.map_or(&section.id, |large| &large.id);
                    let serves = vec![section.id.clone()];
                    self.bench_desk(format!("{}/{name}", section.id), rank, room, serves);
                }
                self.posts(department, section, rank, assumptions);
            }
        }
    }

    fn bench_desk(&mut self, id: String, rank: Rank, room: &UnitId, serves: Vec<UnitId>) {
        self.desks.push(Desk { id, rank, room: room.clone(), bench: self.benches, serves });
    }

    /// The people of a section at the desk that was made last.
    fn posts(
        &mut self,
        department: &Department,
        section: &Section,
        rank: Rank,
        assumptions: &Assumptions,
    ) {
        for (post, number) in holders(department, section, rank) {
            let (_, name) = TIERS[post.index()];
            let usual = assumptions.presence.chief;
            let presence = if rank == Rank::Chief {
                section.presence.unwrap_or(usual).get()
            } else {
                1.0 // supervisors, deputy chiefs and clerks are always there
            };
            self.people.extend((1..=number).map(|n| Person {
                id: format!("{}/{name}/{n}", section.id),
                desk: self.desks.len() - 1,
                section: Some(section.id.clone()),
                seated: false,
                presence,
            }));
        }
    }
}

/// Who works at one of the three desks of a section: rank of the post, and how many.
fn holders(department: &Department, section: &Section, rank: Rank) -> Vec<(Rank, u32)> {
    let posts = [
        (Rank::Clerk, section.clerks.get()),
        (Rank::DeputyChief, section.deputies.get()),
        (Rank::Chief, section.chiefs.get()),
    ];
    let led_directly = department.directly_led.contains(&section.id);
    let works_at = |post: Rank| if led_directly { Rank::Clerk } else { post };
    posts.into_iter().filter(|(post, _)| works_at(*post) == rank).collect()
}
