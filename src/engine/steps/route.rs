//! The steps of each class, in the order in which its papers take them.

use super::super::agenda::index;
use super::super::draw::{Purpose, Sampler};
use super::super::network::{ClassPlan, Desk, Errand, Leg, NONE, Network, Stop};
use super::super::outcome::Kind;
use super::{After, Length, Route, Step, Task};
use crate::scenario::{Rank, WorkKind};

/// Adds the steps of all classes to a network.
pub(in crate::engine) fn add(network: &mut Network) {
    let mut classes = std::mem::take(&mut network.classes);
    for class in &mut classes {
        class.route = RouteBuilder { network, class }.route();
    }
    network.classes = classes;
}

struct RouteBuilder<'n> {
    network: &'n mut Network,
    class: &'n ClassPlan,
}

impl RouteBuilder<'_> {
    fn route(mut self) -> Route {
        let begin = self.passage(Task::Begin);
        if self.class.kind == WorkKind::Directive {
            self.passage(Task::Spread);
            return Route { begin, ..Route::default() };
        }
        let foot = self.draft(begin);
        let climb = self.climb();
        let down = self.way_down();
        let [rework, mend] = [After::Reworked, After::Mended].map(|after| self.mending(after));
        let home = self.at_drafting_desk(Task::Home);
        self.superiors(&climb, &down);
        Route {
            begin,
            foot,
            turns: Rank::ALL.map(|rank| self.turn(rank, foot, &climb, &down)),
            legs: self.legs(),
            rework,
            mend,
            home: self.network.add_step(home),
        }
    }

    fn passage(&mut self, task: Task) -> u32 {
        self.network.add_step(Step::passage(task))
    }

    fn at_drafting_desk(&self, task: Task) -> Step {
        let section = self.class.section;
        let step = Step::at(self.network, task, self.class.drafting, section);
        Step { needs_knowledge: true, ..step }
    }

    /// Work at the drafting desk that takes this share of the effort; absent if that is nothing.
    fn writing(&mut self, after: After, share: f64) -> Option<Step> {
        let length = Length::Share(share);
        (self.class.effort.exists() && length.exists()).then(|| Step {
            length: self.network.length(length),
            ..self.at_drafting_desk(Task::Work(after))
        })
    }

    /// Handling and co-signing; the last step before the climb.
    fn draft(&mut self, begin: u32) -> u32 {
        let defects = self.network.times.defect > 0.0;
        let after = if defects { After::Drafted } else { After::Next };
        let mut foot = begin;
        if let Some(step) = self.writing(after, 1.0) {
            foot = self.network.add_step(step);
        } else if defects {
            foot = self.passage(Task::Draft);
        }
        if !self.class.legs.is_empty() {
            foot = self.passage(Task::Cosign);
        }
        foot
    }

    /// A step for each desk of the climb that reviews.
    fn climb(&mut self) -> Vec<Option<u32>> {
        let positions = 0..self.class.climb.len();
        positions.map(|position| self.climb_to(position)).collect()
    }

    fn climb_to(&mut self, position: usize) -> Option<u32> {
        let second = self.class.seconds[position];
        if second.is_some_and(|second| self.reviews(second.desk).exists()) {
            return Some(self.passage(Task::TwoSuperiors));
        }
        let desk = self.class.climb[position];
        let step = self.review(desk, self.class.section_at(index(position)));
        self.reviews(desk).exists().then(|| self.network.add_step(step))
    }

    /// How long reviews take at a desk; those that take no time do not exist.
    fn reviews(&self, desk: Desk) -> Sampler {
        self.network.times.review[self.network.desks[desk as usize].rank.index()]
    }

    fn review(&mut self, desk: Desk, section: u32) -> Step {
        let length = self.network.length(Length::Drawn(Purpose::Review, self.reviews(desk)));
        let times = &self.network.times;
        let returns = times.defect > 0.0 && times.catch > 0.0;
        let screens = self.class.unsound > 0.0;
        let after = if returns || screens { After::Reviewed } else { After::Next };
        let step = Step::at(self.network, Task::Work(after), desk, section);
        let plan = &self.network.desks[desk as usize];
        let superior = plan.superior_lane != plan.lane;
        Step { length, kind: Kind::Review, superior, screens, ..step }
    }

    /// From the desk below the highest one down to the end; where the way down from each position
    /// begins.
    fn way_down(&mut self) -> Vec<u32> {
        let below = self.class.climb.len().saturating_sub(1);
        let mut down = vec![NONE; below + 1];
        for position in (0..below).rev() {
            let section = self.class.section_at(index(position));
            down[position + 1] = index(self.network.steps.len());
            self.pass_on(self.class.climb[position], section);
        }
        down[0] = index(self.network.steps.len());
        if self.class.unsound > 0.0 || self.network.times.garbled > 0.0 {
            self.passage(Task::Answer);
        }
        if let Some(step) = self.writing(After::Next, self.network.times.finish) {
            self.network.add_step(step);
        }
        self.passage(Task::End);
        down
    }

    fn pass_on(&mut self, desk: Desk, section: u32) {
        if self.network.times.relay.exists() {
            let relay = self.network.relay(desk, section);
            self.network.add_step(relay);
        }
    }

    /// Reworking, or none where it takes no time.
    fn mending(&mut self, after: After) -> u32 {
        let step = self.writing(after, self.network.times.rework);
        step.map_or(NONE, |step| self.network.add_step(Step { kind: Kind::Rework, ..step }))
    }

    /// Tells the reviews where the way down begins, and adds those of the copies for two superiors.
    fn superiors(&mut self, climb: &[Option<u32>], down: &[u32]) {
        for (position, step) in climb.iter().enumerate() {
            let Some(step) = *step else { continue };
            let onward = down[position];
            let second = self.class.seconds[position]
                .filter(|_| self.network.steps[step as usize].task == Task::TwoSuperiors);
            let Some(second) = second else {
                self.network.steps[step as usize].onward = onward;
                continue;
            };
            let task = Task::Work(After::ReviewedByOne);
            let desk = self.class.climb[position];
            let mut copy = |desk| Step { task, onward, ..self.review(desk, NONE) };
            let [first, other] = [desk, second.desk].map(&mut copy);
            self.network.steps[step as usize].onward = self.network.add_step(first);
            self.network.add_step(Step { branch: second.branch, ..other });
        }
    }

    /// The last step of the climb to a rank, and where the way down from there begins.
    fn turn(&self, rank: Rank, foot: u32, climb: &[Option<u32>], down: &[u32]) -> (u32, u32) {
        let reviewers = usize::from(self.class.reviewers[rank.index()]);
        let top = climb[..reviewers].iter().rev().find_map(|step| *step);
        (top.unwrap_or(foot), down[reviewers.saturating_sub(1)])
    }

    /// The ways to the co-signers and back.
    fn legs(&mut self) -> Vec<u32> {
        let class = self.class;
        class.legs.iter().map(|leg| self.leg(leg)).collect()
    }

    fn leg(&mut self, leg: &Leg) -> u32 {
        let begin = self.passage(Task::Begin);
        for stop in leg.stops.0..leg.stops.1 {
            let Stop { desk, section, errand } = self.network.stops[stop as usize];
            match errand {
                Errand::Relay => self.pass_on(desk, section),
                Errand::Cosign => self.cosign(desk, section, leg.effort),
            }
        }
        self.passage(Task::Return);
        begin
    }

    fn cosign(&mut self, desk: Desk, section: u32, effort: Sampler) {
        if effort.exists() {
            let length = self.network.length(Length::Drawn(Purpose::Effort, effort));
            let step = Step::at(self.network, Task::Work(After::Cosigned), desk, section);
            self.network.add_step(Step { length, needs_knowledge: true, ..step });
        }
    }
}
