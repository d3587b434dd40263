//! From the outcomes of all replications to the report.

use std::collections::BTreeMap;

use super::balance::Spread;
use super::difference::{difference, judged};
use super::replication::{
    backlog, mean_delay, mean_delay_of, on_time, part, ratio, reached, unfinished,
};
use super::statistics::{Better, Intervals};
use super::within::within;
use super::{
    Balance, Bottleneck, ClassReport, Congestion, CosignerReport, Delay, DeskReport, Estimate,
    Part, PersonReport, Quality, Reach, Report, ReportFormat, Side, StructureReport,
};
use crate::department::Department;
use crate::engine::{
    DeskLoad, DeskOutcome, Kind, Network, Outcome, PersonOutcome, Post, Quantiles,
};
use crate::scenario::Rank;
use crate::units::{TICKS_PER_DAY, TICKS_PER_MINUTE};

/// More unfinished matters than this mean congestion (model, section 6).
const UNFINISHED: f64 = 0.005;

/// One structure with the outcomes of its replications.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The structure as people know it.
    pub department: &'a Department,
    /// The structure as it was simulated.
    pub network: &'a Network,
    /// Its offered loads.
    pub loads: &'a [DeskLoad],
    /// One outcome per replication, in order.
    pub outcomes: &'a [Outcome],
}

/// How the evidence was got.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Chose the random numbers.
    pub seed: u64,
    /// Measured time (working days).
    pub days: f64,
    /// Time before it that was left out (working days).
    pub warm_up_days: f64,
}

/// The report on two structures with the same number of replications, at least one.
pub fn report(setting: Setting, baseline: Evidence<'_>, reformed: Evidence<'_>) -> Report {
    let intervals = Intervals::of(baseline.outcomes.len());
    let sides = [baseline, reformed].map(|evidence| Summary { evidence, setting, intervals });
    let [today, reform] = &sides;
    let events = baseline.outcomes.iter().chain(reformed.outcomes).map(|o| o.events).sum();
    Report {
        format: ReportFormat::One,
        seed: setting.seed,
        replications: u32::try_from(baseline.outcomes.len()).unwrap_or(u32::MAX),
        days: setting.days,
        warm_up_days: setting.warm_up_days,
        events,
        baseline: today.side(),
        reformed: reform.side(),
        difference: difference(today, reform),
        within: within(today, reform, |found| judged(today, reform, found, (0.0, Better::More))),
    }
}

/// One structure, about to be reported.
pub(super) struct Summary<'a> {
    evidence: Evidence<'a>,
    setting: Setting,
    pub(super) intervals: Intervals,
}

impl Summary<'_> {
    fn side(&self) -> Side {
        Side {
            congestion: self.congestion(),
            bottleneck: self.bottleneck(),
            structure: StructureReport::of(self.evidence.department),
            delay: self.delay(),
            classes: self.classes(),
            parts: self.parts(),
            desks: self.desks(),
            people: self.people(),
            balance: self.balance(),
            quality: self.quality(),
            on_time: self.some(on_time),
            reach: self.reach(),
            handovers: self.per_matter(|outcome| outcome.handovers),
            visits: self.per_matter(|outcome| outcome.visits),
            leader_minutes: self.each(|outcome| self.leader_minutes(outcome)),
            unfinished: self.each(unfinished),
            bought: self
                .each(|outcome| outcome.classes.iter().map(|c| c.bought).sum::<u64>() as f64),
            backlog: self.some(backlog),
            backlog_by_day: self.by_day(|outcome| &outcome.backlog),
            warm_up_backlog: self.by_day(|outcome| &outcome.warm_up_backlog),
        }
    }

    /// The mean over replications of one number each.
    fn each(&self, value: impl Fn(&Outcome) -> f64) -> Estimate {
        let values: Vec<f64> = self.evidence.outcomes.iter().map(value).collect();
        self.intervals.mean(&values)
    }

    fn some(&self, value: impl Fn(&Outcome) -> Option<f64>) -> Option<Estimate> {
        let values: Vec<Option<f64>> = self.evidence.outcomes.iter().map(value).collect();
        self.intervals.mean_of_some(&values)
    }

    fn per_matter(&self, count: impl Fn(&Outcome) -> u64) -> Estimate {
        self.each(|outcome| ratio(count(outcome), outcome.arrived()))
    }

    fn per_hundred(&self, count: impl Fn(&Outcome) -> u64) -> Estimate {
        self.each(|outcome| 100.0 * ratio(count(outcome), outcome.arrived()))
    }

    fn busiest(&self) -> Option<&DeskLoad> {
        self.evidence.loads.iter().max_by(|a, b| a.load.total_cmp(&b.load))
    }

    fn bottleneck(&self) -> Option<Bottleneck> {
        let DeskLoad { id, load, full_at, .. } = self.busiest()?;
        Some(Bottleneck { desk: id.clone(), offered_load: *load, full_at: *full_at })
    }

    fn by_day(&self, open: impl Fn(&Outcome) -> &Vec<u64>) -> Vec<Estimate> {
        let days = self.outcomes().first().map_or(0, |outcome| open(outcome).len());
        (0..days).map(|day| self.each(|outcome| open(outcome)[day] as f64)).collect()
    }

    pub(super) fn congestion(&self) -> Option<Congestion> {
        let worst = self.busiest()?;
        let stuck = self.each(unfinished).value > UNFINISHED;
        (worst.load >= 1.0 || stuck)
            .then(|| Congestion { desk: worst.id.clone(), offered_load: worst.load })
    }

    fn delay(&self) -> Option<Delay> {
        self.delay_with(self.some(mean_delay)?, |outcome| outcome.quantiles)
    }

    fn reach(&self) -> Option<Reach> {
        let until = |tenths| self.some(|outcome| reached(outcome, tenths));
        let mut tenths = [Estimate::default(); 10];
        for (tenth, place) in tenths.iter_mut().zip(1..) {
            *tenth = until(place)?;
        }
        Some(Reach { p50: until(5)?, p90: until(9)?, p100: until(10)?, tenths })
    }

    fn classes(&self) -> BTreeMap<crate::units::ClassId, ClassReport> {
        let ids = self.evidence.network.class_ids();
        let report = |position: usize| ClassReport {
            count: self.each(|o| o.classes[position].completed as f64),
            delay: self.class_delay(position),
            on_time: self.some(|o| {
                let class = o.classes[position];
                let judged = class.on_time + class.late;
                (judged > 0).then(|| ratio(class.on_time, judged))
            }),
            cosigners: self.cosigners(position),
        };
        ids.enumerate().map(|(position, id)| (id.clone(), report(position))).collect()
    }

    fn class_delay(&self, class: usize) -> Option<Delay> {
        let mean = self.some(|outcome| mean_delay_of(outcome, class));
        self.delay_with(mean?, |outcome| outcome.classes[class].quantiles)
    }

    fn delay_with(
        &self,
        mean: Estimate,
        quantiles: impl Fn(&Outcome) -> Option<Quantiles>,
    ) -> Option<Delay> {
        let tail = |pick: fn(Quantiles) -> f64| {
            self.some(|outcome| quantiles(outcome).map(|q| pick(q) / TICKS_PER_MINUTE))
        };
        Some(Delay {
            mean,
            median: tail(|q| q.median)?,
            p90: tail(|q| q.p90)?,
            p95: tail(|q| q.p95)?,
            p99: tail(|q| q.p99)?,
        })
    }

    fn cosigners(&self, class: usize) -> Vec<CosignerReport> {
        let asked = self.evidence.network.parallel_cosigners(class).enumerate();
        asked
            .map(|(position, asked)| CosignerReport {
                duty: asked.duty.clone(),
                section: asked.section.clone(),
                last: self.some(|outcome| {
                    let last = &outcome.last_cosigner[class];
                    let all: u64 = last.iter().sum();
                    (all > 0).then(|| ratio(last[position], all))
                }),
            })
            .collect()
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for rank in Rank::ALL {
            for kind in Kind::ALL {
                let minutes = self.some(|outcome| part(outcome, kind, rank));
                if let Some(minutes) = minutes.filter(|minutes| minutes.value > 0.0) {
                    parts.push(Part { rank, kind, minutes });
                }
            }
        }
        parts
    }

    fn desks(&self) -> Vec<DeskReport> {
        let people: Vec<Post<'_>> = self.evidence.network.posts().collect();
        let days = self.setting.days;
        self.evidence
            .loads
            .iter()
            .enumerate()
            .map(|(desk, load)| {
                let at = |outcome: &Outcome| -> DeskOutcome { outcome.desks[desk] };
                DeskReport {
                    id: load.id.clone(),
                    unit: load.unit.clone(),
                    rank: load.rank,
                    servers: load.servers,
                    offered_load: load.load,
                    full_at: load.full_at,
                    utilisation: self.some(|outcome| {
                        let here =
                            || people.iter().zip(&outcome.people).filter(|(p, _)| p.desk == desk);
                        let busy = here().map(|(_, person)| person.busy).sum();
                        let there = here().map(|(_, person)| person.at_desk).sum();
                        (there > 0).then(|| ratio(busy, there))
                    }),
                    wait: self.some(|outcome| {
                        let DeskOutcome { visits, wait, work: _ } = at(outcome);
                        (visits > 0).then(|| ratio(wait, visits) / TICKS_PER_MINUTE)
                    }),
                    visits: self.each(|outcome| at(outcome).visits as f64 / days),
                }
            })
            .collect()
    }

    /// Busy time / working time of one person in one replication.
    pub(super) fn busy(&self, outcome: &Outcome, person: usize) -> f64 {
        outcome.people[person].busy as f64 / (self.setting.days * TICKS_PER_DAY as f64)
    }

    /// Busy time / time at the desk of one person in one replication; absent if never there.
    pub(super) fn utilisation(outcome: &Outcome, person: usize) -> Option<f64> {
        let PersonOutcome { busy, at_desk } = outcome.people[person];
        (at_desk > 0).then(|| ratio(busy, at_desk))
    }

    fn people(&self) -> Vec<PersonReport> {
        let posts = self.evidence.network.posts().enumerate();
        posts
            .map(|(person, post)| PersonReport {
                id: post.id.to_owned(),
                unit: post.unit.clone(),
                rank: post.rank,
                works_as: post.works_as,
                busy: self.each(|outcome| self.busy(outcome, person)),
                utilisation: self.some(|outcome| Self::utilisation(outcome, person)),
            })
            .collect()
    }

    /// Those who work at a rank.
    fn working_as(&self, rank: Rank) -> Vec<usize> {
        let posts = self.evidence.network.posts().enumerate();
        posts.filter(|(_, post)| post.works_as == rank).map(|(person, _)| person).collect()
    }

    /// The spread of busy shares over those who work at a rank.
    pub(super) fn spread(&self, rank: Rank) -> Option<Spread> {
        let those = self.working_as(rank);
        let shares = |outcome: &Outcome| {
            those.iter().map(|person| self.busy(outcome, *person)).collect::<Vec<f64>>()
        };
        Spread::of(&self.evidence.outcomes.iter().map(shares).collect::<Vec<_>>())
    }

    /// The spread of the clerk work that arrives (min per clerk and day) over sections; those that
    /// share their work count as one.
    pub(super) fn sections(&self) -> Option<Spread> {
        let benches = self.evidence.network.clerk_benches();
        let arriving = |outcome: &Outcome| {
            let minutes = |(desks, clerks): &(Vec<usize>, u32)| {
                let work: u64 = desks.iter().map(|desk| outcome.desks[*desk].work).sum();
                work as f64 / TICKS_PER_MINUTE / self.setting.days / f64::from(*clerks)
            };
            benches.iter().map(minutes).collect::<Vec<f64>>()
        };
        Spread::of(&self.evidence.outcomes.iter().map(arriving).collect::<Vec<_>>())
    }

    fn balance(&self) -> Balance {
        let utilised = |person| {
            let found = self.some(|outcome| Self::utilisation(outcome, person));
            found.map_or(0.0, |found| found.value)
        };
        let spread = |rank| {
            let shares: Vec<f64> = self.working_as(rank).into_iter().map(utilised).collect();
            Some((rank, self.spread(rank)?.evenness(self.intervals, &shares)))
        };
        Balance {
            people: Rank::ALL.into_iter().filter_map(spread).collect(),
            sections: self.sections().map(|s| s.evenness(self.intervals, &[])),
        }
    }

    /// Whether matters can be refused at all.
    pub(super) fn screens(&self) -> bool {
        self.evidence.network.screens()
    }

    fn quality(&self) -> Quality {
        Quality {
            errors: self.per_hundred(|o| o.quality.errors),
            wrong_approvals: self.per_hundred(|o| o.quality.wrong_approvals),
            wrong_refusals: self.per_hundred(|o| o.quality.wrong_refusals),
            returned: self.per_hundred(|o| o.quality.returned),
            garbled: self.per_hundred(|o| o.quality.garbled),
            bounced: self.per_hundred(|o| o.quality.bounced),
        }
    }

    /// Minutes of all who work above clerk per measured matter, in one replication.
    pub(super) fn leader_minutes(&self, outcome: &Outcome) -> f64 {
        let people = self.evidence.network.posts().zip(&outcome.people);
        let leaders = people.filter(|(post, _)| post.works_as > Rank::Clerk);
        let busy = leaders.map(|(_, person)| person.busy).sum();
        ratio(busy, outcome.arrived()) / TICKS_PER_MINUTE
    }

    /// Mean utilisation of commissioners, deputy heads and the head in one replication.
    pub(super) fn leaders_busy(&self, outcome: &Outcome) -> f64 {
        let posts = self.evidence.network.posts().enumerate();
        let leaders: Vec<f64> = posts
            .filter(|(_, post)| post.works_as >= Rank::Commissioner)
            .map(|(person, _)| Self::utilisation(outcome, person).unwrap_or(0.0))
            .collect();
        leaders.iter().sum::<f64>() / leaders.len() as f64
    }

    pub(super) fn outcomes(&self) -> &[Outcome] {
        self.evidence.outcomes
    }

    pub(super) const fn network(&self) -> &Network {
        self.evidence.network
    }

    /// One number per replication, to be compared pair by pair.
    pub(super) fn values(
        &self,
        value: impl Fn(&Self, &Outcome) -> Option<f64>,
    ) -> Vec<Option<f64>> {
        self.evidence.outcomes.iter().map(|outcome| value(self, outcome)).collect()
    }
}
