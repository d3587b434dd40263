//! The engine against what is known exactly: textbook systems that the model contains (model,
//! section 8), simulated live.
//!
//! [`checks`] is the list; an [`Examination`] plays it, replication by replication, and says how far
//! each simulated mean is from the exact value.

mod census;
mod systems;
mod textbook;

use serde::{Deserialize, Serialize};

use self::census::Census;
pub use self::systems::checks;
use crate::department::Department;
use crate::engine::{Network, Outcome, Run, Window};
use crate::reform::apply_all;
use crate::report::mean_delay;
use crate::scenario::{Scenario, WarmUp};
use crate::units::TICKS_PER_MINUTE;

/// Replications of each check.
pub const REPLICATIONS: u32 = 40;
/// Replications of a check that is played again.
pub const AGAIN: u32 = 4 * REPLICATIONS;
/// A mean further from the exact value than so many standard errors does not agree with it.
///
/// Among so many measures one is further in about one of forty examinations, by chance. What does not
/// agree is therefore played again with other random numbers, and that decides: by chance it is
/// further once more in less than one of a thousand.
pub const TOLERANCE: f64 = 3.5;

/// A system that textbooks know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// M/M/1.
    OneClerk,
    /// M/M/c at one desk.
    SeveralClerks,
    /// M/D/1.
    FixedEfforts,
    /// M/G/1 with log-normal services.
    VaryingEfforts,
    /// Batch arrivals.
    Batches,
    /// Two classes, one of which goes first.
    Urgent,
    /// M/M/c by one queue of a large section.
    Pool,
    /// M/M/c by people who help each other.
    Help,
    /// Two queues against one.
    Merging,
    /// A tandem.
    Climb,
    /// A tree of desks with a way up and down.
    Tree,
    /// A tandem with hand-overs.
    Handovers,
    /// A desk with papers and callers.
    Visits,
    /// Two co-signers one after another.
    Serial,
    /// Two co-signers at once.
    Parallel,
    /// A network with feedback.
    Misdirected,
    /// Reviews in series that refuse.
    Screening,
    /// Little's law.
    Number,
}

impl System {
    /// All systems, in the order in which they are shown.
    pub const ALL: [Self; 18] = [
        Self::OneClerk,
        Self::SeveralClerks,
        Self::FixedEfforts,
        Self::VaryingEfforts,
        Self::Batches,
        Self::Urgent,
        Self::Pool,
        Self::Help,
        Self::Merging,
        Self::Climb,
        Self::Tree,
        Self::Handovers,
        Self::Visits,
        Self::Serial,
        Self::Parallel,
        Self::Misdirected,
        Self::Screening,
        Self::Number,
    ];
}

/// What is measured of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Mean delay (min).
    Delay,
    /// Mean delay of the urgent class, the first (min).
    UrgentDelay,
    /// Mean delay of the other class, the second (min).
    OrdinaryDelay,
    /// Mean delay after the reform less that before it (min).
    Gain,
    /// Share of the matters that are finished in time.
    OnTime,
    /// Matters per hundred that ought to be refused and are approved.
    WrongApprovals,
    /// Matters per hundred that ought to be approved and are refused.
    WrongRefusals,
    /// Mean number of matters in the department.
    Number,
}

/// A system with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Which system it is.
    pub system: System,
    /// The department that behaves like it.
    pub scenario: Scenario,
    /// What is known.
    pub expected: Vec<Expected>,
}

/// A measure with its exact value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// What is measured.
    pub measure: Measure,
    /// Its exact mean, in the unit of the measure.
    pub exact: f64,
}

/// How a simulated mean compares with the exact value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which system.
    pub system: System,
    /// What is measured.
    pub measure: Measure,
    /// The exact value, in the unit of the measure.
    pub exact: f64,
    /// The mean over the replications.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Mean less exact value, in standard errors.
    pub deviation: f64,
    /// Whether that is within the tolerance.
    pub agrees: bool,
    /// Replications; more than usual if it was played again.
    pub replications: u32,
}

/// All checks under way.
#[derive(Debug)]
pub struct Examination {
    seed: u64,
    checks: Vec<Check>,
    agreements: Vec<Agreement>,
    /// The check that is played.
    current: usize,
    /// Its structures, the reformed one only if there is a reform.
    networks: Vec<Network>,
    /// Its measures, one list per replication.
    samples: Vec<Vec<f64>>,
    /// Whether it is played again.
    again: bool,
}

impl Examination {
    /// Prepares all checks with random numbers of this seed.
    pub fn new(seed: u64) -> Self {
        Self::of(checks(), seed)
    }

    /// Prepares some checks.
    pub fn of(checks: Vec<Check>, seed: u64) -> Self {
        let networks = checks.first().map(networks).unwrap_or_default();
        let (agreements, samples) = (Vec::new(), Vec::new());
        Self { seed, checks, agreements, current: 0, networks, samples, again: false }
    }

    /// Plays one replication of one check; whether all are done.
    pub fn play(&mut self) -> bool {
        let Some(check) = self.checks.get(self.current) else { return true };
        let window = window(&check.scenario);
        let played = u32::try_from(self.samples.len()).unwrap_or(u32::MAX);
        let (first, number) = if self.again { (REPLICATIONS, AGAIN) } else { (0, REPLICATIONS) };
        let replication = first + played;
        let play = |network: &Network| {
            let mut run =
                Run::observed(network, window, self.seed, replication, Census::new(window));
            while !run.advance(u32::MAX) {}
            run.into_parts()
        };
        let outcomes: Vec<(Outcome, Census)> = self.networks.iter().map(play).collect();
        self.samples.push(check.expected.iter().map(|e| e.measure.of(&outcomes)).collect());
        if played + 1 >= number {
            let found = check.agreements(&self.samples);
            self.judge(found);
        }
        self.current >= self.checks.len()
    }

    /// Keeps what a check has found and goes on to the next one; or plays it again.
    fn judge(&mut self, found: Vec<Agreement>) {
        self.samples.clear();
        self.again = !self.again && found.iter().any(|agreement| !agreement.agrees);
        if !self.again {
            self.agreements.extend(found);
            self.current += 1;
            self.networks = self.checks.get(self.current).map(networks).unwrap_or_default();
        }
    }

    /// How much of the work is done, from 0 to 1.
    pub fn share(&self) -> f64 {
        let current = self.samples.len() as f64 / f64::from(REPLICATIONS);
        let current = if self.again { 1.0 } else { current };
        ((self.current as f64 + current) / self.checks.len() as f64).min(1.0)
    }

    /// What the checks that are done have found, in their order.
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }
}

impl Check {
    /// Compares the measures of the replications with what is known.
    fn agreements(&self, samples: &[Vec<f64>]) -> Vec<Agreement> {
        let compare = |(position, Expected { measure, exact }): (usize, &Expected)| {
            let values = samples.iter().map(|sample| sample[position]);
            let n = samples.len() as f64;
            let mean = values.clone().sum::<f64>() / n;
            let squares: f64 = values.map(|value| (value - mean) * (value - mean)).sum();
            let standard_error = libm::sqrt(squares / (n - 1.0) / n);
            let deviation = (mean - exact) / standard_error;
            let agrees = deviation.abs() <= TOLERANCE;
            let (system, measure, exact) = (self.system, *measure, *exact);
            let replications = u32::try_from(samples.len()).unwrap_or(u32::MAX);
            Agreement {
                system,
                measure,
                exact,
                mean,
                standard_error,
                deviation,
                agrees,
                replications,
            }
        };
        self.expected.iter().enumerate().map(compare).collect()
    }
}

impl Measure {
    /// The measure in one replication of the structure of today and of the reformed one.
    fn of(self, played: &[(Outcome, Census)]) -> f64 {
        let (Some((today, census)), Some((last, _))) = (played.first(), played.last()) else {
            return f64::NAN;
        };
        let of_class = |class: usize| {
            let class = today.classes[class];
            class.delay as f64 / class.completed as f64 / TICKS_PER_MINUTE
        };
        let delay = |outcome| mean_delay(outcome).unwrap_or(f64::NAN);
        let per_hundred = |count: u64| 100.0 * count as f64 / today.arrived() as f64;
        match self {
            Self::Delay => delay(today),
            Self::UrgentDelay => of_class(0),
            Self::OrdinaryDelay => of_class(1),
            Self::Gain => delay(last) - delay(today),
            Self::OnTime => {
                let judged = today.classes.iter().map(|c| c.on_time + c.late).sum::<u64>();
                let on_time = today.classes.iter().map(|c| c.on_time).sum::<u64>();
                on_time as f64 / judged as f64
            }
            Self::WrongApprovals => per_hundred(today.quality.wrong_approvals),
            Self::WrongRefusals => per_hundred(today.quality.wrong_refusals),
            Self::Number => census.mean(),
        }
    }
}

/// The structure of today, and the reformed one if there is a reform.
fn networks(check: &Check) -> Vec<Network> {
    let scenario = &check.scenario;
    let baseline = Department::baseline(scenario);
    let compile = |department: &Department| Network::compile(scenario, &baseline, department);
    let today = compile(&baseline);
    if scenario.reform.is_empty() {
        return vec![today];
    }
    let reformed = apply_all(&baseline, &scenario.reform).ok();
    std::iter::once(today).chain(reformed.as_ref().map(compile)).collect()
}

/// The measured time of a scenario.
fn window(scenario: &Scenario) -> Window {
    let warm_up = match scenario.run.warm_up {
        WarmUp::Days(days) => days,
        WarmUp::Auto => 0.0,
    };
    Window::after(warm_up, scenario.run.days.get())
}
