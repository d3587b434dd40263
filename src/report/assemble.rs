//! From the outcomes of all replications to the report.

use std::collections::BTreeMap;

use super::balance::Spread;
use super::statistics::{Better, Intervals, contrast, quantile};
use super::{
    Balance, ClassReport, Congestion, Contrast, Delay, DeskReport, Difference, Estimate, Part,
    PersonReport, Quality, Report, ReportFormat, Side, Verdict,
};
use crate::engine::{DeskLoad, DeskOutcome, Kind, Network, Outcome, Post};
use crate::scenario::Rank;
use crate::units::{TICKS_PER_DAY, TICKS_PER_MINUTE};

/// Busier than this counts as overloaded, less busy than the second as idle (model, section 7).
const LIMITS: (f64, f64) = (0.85, 0.30);
/// More unfinished matters than this mean congestion (model, section 6).
const UNFINISHED: f64 = 0.005;

/// One structure with the outcomes of its replications.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The structure.
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
    }
}

/// The mean delay of one replication (min); absent if nothing was completed.
pub fn mean_delay(outcome: &Outcome) -> Option<f64> {
    let completed = outcome.completed();
    (completed > 0).then(|| {
        let sum: u64 = outcome.delays.iter().sum();
        sum as f64 / completed as f64 / TICKS_PER_MINUTE
    })
}

struct Summary<'a> {
    evidence: Evidence<'a>,
    setting: Setting,
    intervals: Intervals,
}

impl Summary<'_> {
    fn side(&self) -> Side {
        Side {
            congestion: self.congestion(),
            delay: self.delay(),
            classes: self.classes(),
            parts: self.parts(),
            desks: self.desks(),
            people: self.people(),
            balance: self.balance(),
            quality: self.quality(),
            on_time: self.some(on_time),
            handovers: self.per_matter(|outcome| outcome.handovers),
            leader_minutes: self.leader_minutes(),
            unfinished: self.each(unfinished),
            bought: self
                .each(|outcome| outcome.classes.iter().map(|c| c.bought).sum::<u64>() as f64),
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

    fn congestion(&self) -> Option<Congestion> {
        let worst = self.evidence.loads.iter().max_by(|a, b| a.load.total_cmp(&b.load))?;
        let stuck = self.each(unfinished).value > UNFINISHED;
        (worst.load >= 1.0 || stuck)
            .then(|| Congestion { desk: worst.id.clone(), offered_load: worst.load })
    }

    fn delay(&self) -> Option<Delay> {
        let tail = |probability: f64| {
            self.some(|o| quantile(&o.delays, probability).map(|t| t / TICKS_PER_MINUTE))
        };
        Some(Delay {
            mean: self.some(mean_delay)?,
            median: tail(0.5)?,
            p90: tail(0.9)?,
            p95: tail(0.95)?,
            p99: tail(0.99)?,
        })
    }

    fn classes(&self) -> BTreeMap<crate::units::ClassId, ClassReport> {
        let ids = self.evidence.network.class_ids();
        let report = |position: usize| ClassReport {
            count: self.each(|o| o.classes[position].completed as f64),
            delay: self.some(|o| {
                let class = o.classes[position];
                let mean = ratio(class.delay, class.completed) / TICKS_PER_MINUTE;
                (class.completed > 0).then_some(mean)
            }),
            on_time: self.some(|o| {
                let class = o.classes[position];
                let judged = class.on_time + class.late;
                (judged > 0).then(|| ratio(class.on_time, judged))
            }),
        };
        ids.enumerate().map(|(position, id)| (id.clone(), report(position))).collect()
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for rank in Rank::ALL {
            for kind in Kind::ALL {
                let minutes = self.some(|o| {
                    let mean = ratio(o.part(kind, rank), o.completed()) / TICKS_PER_MINUTE;
                    (o.completed() > 0).then_some(mean)
                });
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
    fn busy(&self, outcome: &Outcome, person: usize) -> f64 {
        outcome.people[person].busy as f64 / (self.setting.days * TICKS_PER_DAY as f64)
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
            })
            .collect()
    }

    /// The spread of busy shares over those who work at a rank.
    fn spread(&self, rank: Rank) -> Option<Spread> {
        let those: Vec<usize> = self
            .evidence
            .network
            .posts()
            .enumerate()
            .filter(|(_, post)| post.works_as == rank)
            .map(|(person, _)| person)
            .collect();
        let shares = |outcome: &Outcome| {
            those.iter().map(|person| self.busy(outcome, *person)).collect::<Vec<f64>>()
        };
        Spread::of(&self.evidence.outcomes.iter().map(shares).collect::<Vec<_>>())
    }

    fn balance(&self) -> Balance {
        let spread = |rank| Some((rank, self.spread(rank)?.evenness(self.intervals, Some(LIMITS))));
        let benches = self.evidence.network.clerk_benches();
        let arriving = |outcome: &Outcome| {
            let minutes = |(desks, clerks): &(Vec<usize>, u32)| {
                let work: u64 = desks.iter().map(|desk| outcome.desks[*desk].work).sum();
                work as f64 / TICKS_PER_MINUTE / self.setting.days / f64::from(*clerks)
            };
            benches.iter().map(minutes).collect::<Vec<f64>>()
        };
        let sections: Vec<Vec<f64>> = self.evidence.outcomes.iter().map(arriving).collect();
        Balance {
            people: Rank::ALL.into_iter().filter_map(spread).collect(),
            sections: Spread::of(&sections).map(|s| s.evenness(self.intervals, None)),
        }
    }

    fn quality(&self) -> Quality {
        let nothing = self.per_hundred(|_| 0);
        Quality {
            errors: self.per_hundred(|o| o.quality.errors),
            wrong_approvals: nothing,
            wrong_refusals: nothing,
            returned: self.per_hundred(|o| o.quality.returned),
            garbled: self.per_hundred(|o| o.quality.garbled),
            bounced: self.per_hundred(|o| o.quality.bounced),
        }
    }

    fn leader_minutes(&self) -> Estimate {
        let posts: Vec<Post<'_>> = self.evidence.network.posts().collect();
        self.each(|outcome| {
            let leaders =
                posts.iter().zip(&outcome.people).filter(|(p, _)| p.works_as > Rank::Clerk);
            let busy = leaders.map(|(_, person)| person.busy).sum();
            ratio(busy, outcome.arrived()) / TICKS_PER_MINUTE
        })
    }

    /// Mean busy share of commissioners, deputy heads and the head in one replication.
    fn leaders_busy(&self, outcome: &Outcome) -> f64 {
        let posts = self.evidence.network.posts().enumerate();
        let leaders: Vec<f64> = posts
            .filter(|(_, post)| post.works_as >= Rank::Commissioner)
            .map(|(person, _)| self.busy(outcome, person))
            .collect();
        leaders.iter().sum::<f64>() / leaders.len() as f64
    }

    /// One number per replication, to be compared pair by pair.
    fn values(&self, value: impl Fn(&Self, &Outcome) -> Option<f64>) -> Vec<Option<f64>> {
        self.evidence.outcomes.iter().map(|outcome| value(self, outcome)).collect()
    }
}

/// The differences; a structure that does not finish its work has no verdict on anything, because
/// what it leaves open is in none of the measures.
fn difference(today: &Summary<'_>, reform: &Summary<'_>) -> Difference {
    let congested = today.congestion().is_some() || reform.congestion().is_some();
    let judged = |difference: Estimate, better: Better| {
        let found = contrast(difference, better);
        Contrast { verdict: if congested { Verdict::Congested } else { found.verdict }, ..found }
    };
    let paired = |better: Better, value: &dyn Fn(&Summary<'_>, &Outcome) -> Option<f64>| {
        let pairs = today.values(value).into_iter().zip(reform.values(value));
        let differences: Vec<Option<f64>> =
            pairs.map(|(before, after)| Some(after? - before?)).collect();
        today.intervals.mean_of_some(&differences).map(|difference| judged(difference, better))
    };
    let tail = |probability: f64| {
        paired(Better::Less, &move |_, outcome| {
            quantile(&outcome.delays, probability).map(|t| t / TICKS_PER_MINUTE)
        })
    };
    let clerks = reform.spread(Rank::Clerk).zip(today.spread(Rank::Clerk));
    Difference {
        delay_mean: paired(Better::Less, &|_, outcome| mean_delay(outcome)),
        delay_median: tail(0.5),
        delay_p95: tail(0.95),
        on_time: paired(Better::More, &|_, outcome| on_time(outcome)),
        balance_cv: clerks
            .map(|(after, before)| after.cv_difference(&before, today.intervals))
            .map(|difference| judged(difference, Better::Less)),
        errors: paired(Better::Less, &|_, o| Some(100.0 * ratio(o.quality.errors, o.arrived()))),
        handovers: paired(Better::Less, &|_, o| Some(ratio(o.handovers, o.arrived()))),
        leaders_busy: paired(Better::Less, &|side, outcome| Some(side.leaders_busy(outcome))),
    }
}

/// Share on time among the matters that can be judged; absent without any.
fn on_time(outcome: &Outcome) -> Option<f64> {
    let on_time: u64 = outcome.classes.iter().map(|class| class.on_time).sum();
    let late: u64 = outcome.classes.iter().map(|class| class.late).sum();
    (on_time + late > 0).then(|| ratio(on_time, on_time + late))
}

/// Share of the measured matters that were not finished.
fn unfinished(outcome: &Outcome) -> f64 {
    let arrived = outcome.arrived();
    ratio(arrived - outcome.completed(), arrived)
}

/// One number over another; 0 over nothing.
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
