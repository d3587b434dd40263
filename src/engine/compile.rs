//! From a department to its network.

use std::collections::{BTreeMap, BTreeSet};

use super::agenda::index;
use super::cascade::{self, Cascade};
use super::draw::Sampler;
use super::network::{
    AbsencePlan, DeskPlan, Label, LanePlan, NONE, Network, PersonPlan, PostPlan, Station, Times,
};
use super::{routes, steps, visits};
use crate::department::Department;
use crate::scenario::{Assumptions, LargeSection, Office, Rank, Scenario, Section, Sharing, Unit};
use crate::units::{TICKS_PER_MINUTE, UnitId};

impl Network {
    /// Compiles one structure of a checked scenario.
    ///
    /// The baseline names the sections that a misdirected paper can reach, in both structures.
    pub fn compile(scenario: &Scenario, baseline: &Department, department: &Department) -> Self {
        let mut builder = Builder::new(department, &scenario.assumptions);
        builder.desks();
        builder.forget_idle_watches();
        let Builder { mut network, places, .. } = builder;
        visits::add(&mut network, &places, &scenario.assumptions, department);
        routes::add(&mut network, &places, scenario, baseline, department);
        cascade::add(&mut network, &places, department);
        steps::add(&mut network);
        network
    }

    /// Compiles today's structure and the reformed one, both judged by the yardstick of the reform.
    pub fn compile_both(
        scenario: &Scenario,
        baseline: &Department,
        reformed: &Department,
    ) -> [Self; 2] {
        let [before, after] =
            [baseline, reformed].map(|department| Self::compile(scenario, baseline, department));
        [before.judged_by(&after), after]
    }
}

/// Where the desks of the units are.
#[derive(Debug, Default)]
pub(super) struct Places {
    offices: BTreeMap<UnitId, u32>,
    /// By section and rank.
    sections: BTreeMap<(UnitId, Rank), u32>,
    /// Number of each section.
    homes: BTreeMap<UnitId, u32>,
}

impl Places {
    /// The desk of an office.
    pub(super) fn office(&self, id: &UnitId) -> Option<u32> {
        self.offices.get(id).copied()
    }

    /// The desk of a section at a rank.
    pub(super) fn section(&self, id: &UnitId, rank: Rank) -> Option<u32> {
        self.sections.get(&(id.clone(), rank)).copied()
    }

    /// The number of a section.
    pub(super) fn home(&self, id: &UnitId) -> u32 {
        self.homes.get(id).copied().unwrap_or(NONE)
    }
}

struct Builder<'a> {
    department: &'a Department,
    assumptions: &'a Assumptions,
    network: Network,
    places: Places,
    rooms: u32,
}

/// The three desks of a section, from low to high.
const TIERS: [Rank; 3] = [Rank::Clerk, Rank::DeputyChief, Rank::Chief];

/// Who holds how many posts at one tier of one section.
struct Tier<'a> {
    section: &'a Section,
    /// Rank of the post and how many hold it.
    holders: Vec<(Rank, u32)>,
}

impl<'a> Builder<'a> {
    fn new(department: &'a Department, assumptions: &'a Assumptions) -> Self {
        let network = Network {
            desks: Vec::new(),
            desk_labels: Vec::new(),
            stations: Vec::new(),
            lanes: Vec::new(),
            people: Vec::new(),
            posts: Vec::new(),
            absences: Vec::new(),
            watches: 0,
            classes: Vec::new(),
            visitors: Vec::new(),
            stops: Vec::new(),
            steps: Vec::new(),
            lengths: Vec::new(),
            cascade: Cascade::default(),
            times: times(department, assumptions),
        };
        Self { department, assumptions, network, places: Places::default(), rooms: 0 }
    }

    /// Desks in document order; those of a large section where its first member stands.
    fn desks(&mut self) {
        let department = self.department;
        for (number, section) in department.sections().enumerate() {
            self.places.homes.insert(section.id.clone(), index(number));
        }
        for unit in &department.units {
            match unit {
                Unit::Office(office) if department.seated.contains(&office.id) => {}
                Unit::Office(office) => self.office(office),
                Unit::Section(section) => match department.large_section_of(&section.id) {
                    None => self.room_of_section(section),
                    Some(large) if large.members.first() == Some(&section.id) => {
                        self.room_of_large_section(large);
                    }
                    Some(_) => {}
                },
                Unit::LargeSection(_) => {}
            }
        }
    }

    /// The presence of people who are never away need not be watched.
    fn forget_idle_watches(&mut self) {
        let Network { absences, people, lanes, .. } = &mut self.network;
        let watched: BTreeSet<u32> =
            absences.iter().flat_map(|absence| people[absence.person as usize].watches).collect();
        for lane in lanes.iter_mut().filter(|lane| !watched.contains(&lane.watch)) {
            lane.watch = NONE;
        }
    }

    fn new_room(&mut self) -> u32 {
        self.rooms += 1;
        self.rooms - 1
    }

    fn new_watch(&mut self) -> u32 {
        self.network.watches += 1;
        index(self.network.watches - 1)
    }

    fn new_lane(&mut self, station: u32, watch: u32) -> u32 {
        self.network.lanes.push(LanePlan { station, watch });
        index(self.network.lanes.len() - 1)
    }

    fn new_desk(&mut self, id: String, unit: &UnitId, rank: Rank, lane: u32, room: u32) -> u32 {
        let station = self.network.lanes[lane as usize].station;
        self.network.desk_labels.push(Label { id, unit: unit.clone() });
        self.network.desks.push(DeskPlan { rank, station, lane, superior_lane: lane, room });
        index(self.network.desks.len() - 1)
    }

    /// The desk of an office, with whoever is seated there.
    fn office(&mut self, office: &Office) {
        let seated: Vec<&Office> = self
            .department
            .offices()
            .filter(|other| {
                self.department.seated.contains(&other.id)
                    && other.reports_to.as_ref() == Some(&office.id)
            })
            .collect();
        let room = self.new_room();
        let station = index(self.network.stations.len());
        let first_person = index(self.network.people.len());
        let watch = self.new_watch();
        let lane = self.new_lane(station, watch);
        let desk = self.new_desk(office.id.to_string(), &office.id, office.rank, lane, room);
        self.places.offices.insert(office.id.clone(), desk);
        let (mut superior_lanes, mut superior_watch) = ((lane, lane + 1), NONE);
        if !seated.is_empty() {
            superior_watch = self.new_watch();
            let superior_lane = self.new_lane(station, superior_watch);
            self.network.desks[desk as usize].superior_lane = superior_lane;
            superior_lanes = (lane, superior_lane + 1);
        }
        self.official(office, desk, superior_lanes, [watch, superior_watch]);
        for commissioner in seated {
            self.official(commissioner, desk, (lane, lane + 1), [watch, NONE]);
        }
        let end_person = index(self.network.people.len());
        self.network.stations.push(Station { first_person, end_person });
    }

    fn official(&mut self, office: &Office, desk: u32, lanes: (u32, u32), watches: [u32; 2]) {
        let given = self.assumptions.presence.at(office.rank);
        let station = self.network.desks[desk as usize].station;
        self.person(
            PersonPlan { desk, station, home: NONE, first: lanes, second: (0, 0), watches },
            PostPlan {
                id: office.id.to_string(),
                unit: office.id.clone(),
                rank: office.rank,
                presence: office.presence.unwrap_or(given).get(),
            },
        );
    }

    /// Adds a person with, unless they are always there, their absences (model, section 3).
    fn person(&mut self, plan: PersonPlan, post: PostPlan) {
        let presence = post.presence;
        let away = self.assumptions.absence.get() * TICKS_PER_MINUTE;
        if presence < 1.0 && away > 0.0 {
            self.network.absences.push(AbsencePlan {
                person: index(self.network.people.len()),
                present: Sampler::Exponential(away * presence / (1.0 - presence)),
                away: Sampler::Exponential(away),
            });
        }
        self.network.people.push(plan);
        self.network.posts.push(post);
    }

    fn room_of_section(&mut self, section: &'a Section) {
        let room = self.new_room();
        for rank in TIERS {
            self.own_bench(section, rank, room);
        }
    }

    fn room_of_large_section(&mut self, large: &LargeSection) {
        let room = self.new_room();
        let department = self.department;
        let members: Vec<&Section> =
            large.members.iter().filter_map(|id| department.section(id)).collect();
        for rank in TIERS {
            match large.sharing {
                Sharing::Own => {
                    for section in &members {
                        self.own_bench(section, rank, room);
                    }
                }
                Sharing::Help => self.shared_bench(&members, rank, room),
                Sharing::Pool => self.pooled_bench(large, &members, rank, room),
            }
        }
    }

    fn tier(&self, section: &'a Section, rank: Rank) -> Tier<'a> {
        let posts = self.department.posts(section);
        let (chiefs, deputies) = (section.chiefs.get(), section.deputies.get());
        let holders = match rank {
            Rank::Clerk if posts.supervisors > 0 => vec![
                (Rank::Clerk, posts.clerks),
                (Rank::DeputyChief, deputies),
                (Rank::Chief, chiefs),
            ],
            Rank::Clerk => vec![(Rank::Clerk, posts.clerks)],
            Rank::DeputyChief => vec![(Rank::DeputyChief, posts.deputies)],
            Rank::Chief | Rank::Commissioner | Rank::DeputyHead | Rank::Head => {
                vec![(Rank::Chief, posts.chiefs)]
            }
        };
        Tier { section, holders }
    }

    /// A desk with a queue of its own.
    fn own_bench(&mut self, section: &'a Section, rank: Rank, room: u32) {
        self.shared_bench(&[section], rank, room);
    }

    /// One queue for each section, and people who help (分工不分家).
    fn shared_bench(&mut self, members: &[&'a Section], rank: Rank, room: u32) {
        self.bench(members, rank, |builder, tiers, station, watch| {
            let first_lane = index(builder.network.lanes.len());
            let all = (first_lane, first_lane + index(tiers.len()));
            for tier in tiers {
                let lane = builder.new_lane(station, watch);
                // Chiefs and deputy chiefs review only where the section has such a post.
                if rank > Rank::Clerk && tier.people() == 0 {
                    continue;
                }
                let unit = &tier.section.id;
                let desk = builder.new_desk(desk_id(unit, rank), unit, rank, lane, room);
                builder.places.sections.insert((unit.clone(), rank), desk);
                builder.seats(tier, desk, (lane, lane + 1), all, watch);
            }
        });
    }

    /// One queue for all sections (合署).
    fn pooled_bench(
        &mut self,
        large: &LargeSection,
        members: &[&'a Section],
        rank: Rank,
        room: u32,
    ) {
        self.bench(members, rank, |builder, tiers, station, watch| {
            let lane = builder.new_lane(station, watch);
            let desk = builder.new_desk(desk_id(&large.id, rank), &large.id, rank, lane, room);
            for tier in tiers {
                if rank == Rank::Clerk || tier.people() > 0 {
                    builder.places.sections.insert((tier.section.id.clone(), rank), desk);
                }
                builder.seats(tier, desk, (lane, lane + 1), (0, 0), watch);
            }
        });
    }

    /// The station of some sections at a rank, if anybody works there; `furnish` adds its queues
    /// and people, given the station and the watched set of all its people.
    fn bench(
        &mut self,
        members: &[&'a Section],
        rank: Rank,
        furnish: impl FnOnce(&mut Self, &[Tier<'a>], u32, u32),
    ) {
        let tiers: Vec<Tier<'a>> = members.iter().map(|s| self.tier(s, rank)).collect();
        if tiers.iter().all(|tier| tier.people() == 0) {
            return;
        }
        let station = index(self.network.stations.len());
        let first_person = index(self.network.people.len());
        let watch = self.new_watch();
        furnish(self, &tiers, station, watch);
        let end_person = index(self.network.people.len());
        self.network.stations.push(Station { first_person, end_person });
    }

    fn seats(
        &mut self,
        tier: &Tier<'_>,
        desk: u32,
        first: (u32, u32),
        second: (u32, u32),
        watch: u32,
    ) {
        let unit = &tier.section.id;
        let DeskPlan { rank: at_desk, station, .. } = self.network.desks[desk as usize];
        let home = self.places.home(unit);
        for &(rank, number) in &tier.holders {
            let given = self.assumptions.presence.at(rank);
            // Supervisors, deputy chiefs and clerks are always present.
            let leads = rank == Rank::Chief && at_desk == Rank::Chief;
            let presence = if leads { tier.section.presence.unwrap_or(given).get() } else { 1.0 };
            for n in 1..=number {
                let id = format!("{}/{n}", desk_id(unit, rank));
                self.person(
                    PersonPlan { desk, station, home, first, second, watches: [watch, NONE] },
                    PostPlan { id, unit: unit.clone(), rank, presence },
                );
            }
        }
    }
}

impl Tier<'_> {
    fn people(&self) -> u32 {
        self.holders.iter().map(|(_, number)| number).sum()
    }
}

/// The id of a section's desk, such as `talent/chief`.
fn desk_id(unit: &UnitId, rank: Rank) -> String {
    let post = match rank {
        Rank::Clerk => "clerk",
        Rank::DeputyChief => "deputy_chief",
        Rank::Chief => "chief",
        Rank::Commissioner => "commissioner",
        Rank::DeputyHead => "deputy_head",
        Rank::Head => "head",
    };
    format!("{unit}/{post}")
}

fn times(department: &Department, assumptions: &Assumptions) -> Times {
    Times {
        review: Rank::ALL.map(|rank| Sampler::of(assumptions.review.at(rank))),
        relay: Sampler::of(assumptions.relay),
        handover: Sampler::of(assumptions.handover),
        triage: Sampler::of(assumptions.triage),
        briefing: Sampler::of(assumptions.briefing),
        finish: assumptions.finish.get(),
        rework: assumptions.rework.get(),
        defect: assumptions.defect.get(),
        catch: assumptions.catch.get(),
        pass_sound: assumptions.pass.sound.get(),
        pass_unsound: assumptions.pass.unsound.get(),
        garbled: assumptions.garbled.get(),
        generalist: assumptions.generalist.get(),
        overload: assumptions.overload.get(),
        shirk: assumptions.shirk.get(),
        first_asked: department.policy.first_asked == Some(true),
    }
}
