//! Directives: from the head to everybody, one briefing after another (model, section 4.2).

use spanlab::department::Department;
use spanlab::scenario::{Rank, Section, Unit};
use spanlab::units::{Headcount, UnitId};

use crate::chart::Chart;
use crate::lines::{Stop, stop};
use crate::paper::{Paper, Parts, Step};
use crate::play::Play;

/// Who hears of a directive in one briefing.
#[derive(Clone, Debug)]
pub(crate) enum Audience {
    /// Whoever sits at the desk of an office.
    Office(UnitId),
    /// The chiefs of a section, or of the members of a large section; all who have no chief.
    Sections(Vec<UnitId>),
    /// So many people below a chief desk.
    Below(u32),
}

/// A briefing that is to be given.
struct Briefing {
    from: Stop,
    branch: u16,
    audience: Audience,
}

impl Play<'_> {
    /// Everybody hears of it from the head on; without length, at once.
    pub(crate) fn spreads(&mut self, directive: usize) {
        let head = self.department.head().expect("a head").id.clone();
        let everybody = u32::try_from(self.chart.people.len()).expect("few");
        if self.scenario.assumptions.briefing.mean.get() > 0.0 {
            let first = Audience::Office(head);
            self.reached(directive, heard(self.department, &first));
            self.brief(directive, &first, &Parts::new());
        } else {
            self.reached(directive, everybody);
        }
        self.ends_if_heard(directive);
    }

    /// Where a directive starts.
    pub(crate) fn at_head(&self) -> Stop {
        let head = self.department.head().expect("a head");
        stop(&self.chart, &head.id, Rank::Head).expect("the head has a desk")
    }

    /// One unit has been briefed; whoever heard of it briefs those below.
    pub(crate) fn briefed(&mut self, copy: usize, audience: &Audience) {
        let briefed = self.papers.remove(&copy).expect("a briefing");
        let (directive, _) = briefed.copy_of.expect("a copy");
        self.paper(directive).out.retain(|other| *other != copy);
        self.reached(directive, heard(self.department, audience));
        self.brief(directive, audience, &briefed.parts);
        if self.papers[&directive].out.is_empty() {
            self.paper(directive).parts = briefed.parts; // the one that ends last is followed
        }
        self.ends_if_heard(directive);
    }

    fn ends_if_heard(&mut self, directive: usize) {
        if !self.papers[&directive].out.is_empty() {
            return;
        }
        let paper = &self.papers[&directive];
        if paper.measured {
            self.sums.reach.directives += 1;
            self.sums.reach.tenths.resize(10, 0);
            for (sum, time) in self.sums.reach.tenths.iter_mut().zip(&paper.tenths) {
                *sum += time;
            }
        }
        self.completes(directive);
    }

    /// More people have heard of it: which tenths of all people is that?
    fn reached(&mut self, directive: usize, people: u32) {
        let all = self.chart.people.len() as u64;
        let now = self.now;
        let paper = self.paper(directive);
        paper.heard += people;
        for tenth in 1..=10 {
            if paper.tenths.len() < tenth && 10 * u64::from(paper.heard) >= tenth as u64 * all {
                paper.tenths.push(now - paper.arrived);
            }
        }
    }

    /// Queues all briefings that an audience gives, with the time that was spent until now.
    fn brief(&mut self, directive: usize, audience: &Audience, spent: &Parts) {
        let briefings = match audience {
            Audience::Office(office) => by_office(self.department, &self.chart, office),
            Audience::Sections(sections) => by_chiefs(self.department, &self.chart, sections),
            Audience::Below(_) => Vec::new(),
        };
        for Briefing { from, branch, audience } in briefings {
            let paper = &self.papers[&directive];
            let room = self.chart.desks[from.desk].room.clone();
            let copy = self.add(Paper {
                class: paper.class,
                index: paper.index,
                branch,
                measured: paper.measured,
                urgent: paper.urgent,
                copy_of: Some((directive, 0)),
                step: Step::Brief(audience),
                parts: spent.clone(),
                ..Paper::new(paper.stream, self.now, room, from)
            });
            self.paper(directive).out.push(copy);
            self.queue(copy);
        }
    }
}

/// The place of an office or section in the document, from 1.
fn place(department: &Department, unit: &UnitId) -> u16 {
    let units = department.units.iter().filter(|unit| !matches!(unit, Unit::LargeSection(_)));
    let place = units.map(Unit::id).position(|id| id == unit).expect("a unit");
    u16::try_from(place + 1).expect("few")
}

/// One for each direct subordinate unit in which anybody works, in document order.
fn by_office(department: &Department, chart: &Chart, office: &UnitId) -> Vec<Briefing> {
    let rank = department.office(office).expect("an office").rank;
    let Some(from) = stop(chart, office, rank) else { return Vec::new() };
    let mut briefings = Vec::new();
    for unit in
        department.units.iter().filter(|unit| department.superior(unit.id()) == Some(office))
    {
        let audience = match unit {
            Unit::Office(below) if department.seated.contains(&below.id) => continue,
            Unit::Office(below) => Audience::Office(below.id.clone()),
            Unit::LargeSection(_) => continue,
            Unit::Section(section) => match department.large_section_of(&section.id) {
                None => Audience::Sections(vec![section.id.clone()]),
                Some(large) if large.members[0] == section.id => {
                    Audience::Sections(large.members.clone())
                }
                Some(_) => continue,
            },
        };
        if heard(department, &audience) > 0 {
            let branch = place(department, unit.id());
            briefings.push(Briefing { from: from.clone(), branch, audience });
        }
    }
    briefings
}

/// One by each chief desk to all below it.
fn by_chiefs(department: &Department, chart: &Chart, sections: &[UnitId]) -> Vec<Briefing> {
    let mut briefings: Vec<(Stop, u32)> = Vec::new();
    for section in sections {
        let Some(chief) = stop(chart, section, Rank::Chief) else { continue };
        let section = department.section(section).expect("a section");
        let below = section.deputies.get() + section.clerks.get();
        match briefings.iter_mut().find(|(desk, _)| desk.desk == chief.desk) {
            Some((_, people)) => *people += below,
            None => briefings.push((chief, below)),
        }
    }
    let briefings = briefings.into_iter().filter(|(_, people)| *people > 0);
    let briefing = |(from, people): (Stop, u32)| {
        let branch = place(department, &from.unit);
        Briefing { from, branch, audience: Audience::Below(people) }
    };
    briefings.map(briefing).collect()
}

/// How many hear of it in one briefing.
fn heard(department: &Department, audience: &Audience) -> u32 {
    match audience {
        Audience::Office(office) => {
            let sits_here = |id: &&UnitId| department.superior(id) == Some(office);
            1 + u32::try_from(department.seated.iter().filter(sits_here).count()).expect("few")
        }
        Audience::Sections(sections) => {
            let people = |section: &Section| {
                let [chiefs, deputies, clerks] =
                    [section.chiefs, section.deputies, section.clerks].map(Headcount::get);
                let has_chief = chiefs > 0 && !department.directly_led.contains(&section.id);
                if has_chief { chiefs } else { chiefs + deputies + clerks }
            };
            sections.iter().filter_map(|id| department.section(id)).map(people).sum()
        }
        Audience::Below(people) => *people,
    }
}
