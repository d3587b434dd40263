//! A study: both structures on the same work, replication by replication, until the difference is
//! known well enough (model, section 6).
//!
//! A study knows nothing of clocks or threads; whoever drives it plays the tasks that it gives, whole
//! ([`Study::play_task`]), in slices, or many at once:
//!
//! ```
//! # use spanlab_groundwork::scenario::Scenario;
//! # use spanlab_simulation::{engine::Run, study::Study};
//! # fn example(scenario: &Scenario) {
//! let mut study = Study::new(scenario).unwrap().with_replications(2);
//! while let Some(task) = study.next_task() {
//!     let mut run = Run::new(study.network(task), task.window, study.seed(), task.replication);
//!     while !run.advance(10_000) { /* hear what else is wanted */ }
//!     let outcome = run.outcome();
//!     study.accept(task, outcome);
//! }
//! assert!(study.report().is_some());
//! # }
//! ```

mod forecast;
mod series;
mod sway;
mod swing;
mod task;
mod warm_up;

use std::sync::Arc;

pub use self::forecast::{Forecast, NEARLY_FULL, Strain, forecast};
use self::series::Series;
pub use self::sway::{DOUBT, Doubt, Outlook, Sway, Sways};
pub use self::swing::{Lever, Sample, Swing, swings};
pub use self::task::Task;
pub use self::warm_up::mser5;
use self::warm_up::warm_up_days;
use crate::check::{Finding, check};
use crate::department::Department;
use crate::engine::{DeskLoad, Network, Outcome, Run, Window, offered_loads};
use crate::reform::apply_all;
use crate::report::{Evidence, Intervals, Report, Setting, mean_delay, report};
use crate::scenario::{Scenario, WarmUp};

/// Replications that are always made (model, section 6).
const LEAST: u32 = 10;
/// Pilot replications of each structure that the warm-up is found on.
const PILOTS: u32 = 5;

/// A study under way.
#[derive(Debug)]
pub struct Study {
    /// What is studied, without the reform.
    subject: Scenario,
    plan: Plan,
    sides: [SideRuns; 2],
    /// Without a move both structures are one, and one is played.
    untouched: bool,
    warm_up_days: Option<f64>,
    /// Replications of both structures that have been looked at, in order.
    judged: usize,
    /// Whether these are enough.
    enough: bool,
}

/// What a study is to do.
#[derive(Clone, Debug)]
struct Plan {
    seed: u64,
    days: f64,
    precision: f64,
    least: u32,
    most: u32,
}

/// One structure with its replications.
#[derive(Debug)]
struct SideRuns {
    department: Department,
    network: Arc<Network>,
    loads: Vec<DeskLoad>,
    pilots: Series,
    measured: Series,
    /// Measured replications of an earlier study, with its warm-up (days).
    earlier: Option<(f64, Vec<Outcome>)>,
}

/// How far a study has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Whether the report is ready.
    pub finished: bool,
    /// Replications of both structures that are done.
    pub replications: u32,
    /// Estimated share of the work that is done, from 0 to 1.
    pub share: f64,
}

impl Study {
    /// Prepares the study of a scenario, or says what keeps it from being simulated.
    pub fn new(scenario: &Scenario) -> Result<Self, Vec<Finding>> {
        let findings = check(scenario);
        if !findings.is_empty() {
            return Err(findings);
        }
        let baseline = Department::baseline(scenario);
        let reformed = apply_all(&baseline, &scenario.reform).unwrap_or_else(|_| baseline.clone());
        let [before, after] = Network::compile_both(scenario, &baseline, &reformed);
        let warm_up_days = match scenario.run.warm_up {
            WarmUp::Auto => None,
            WarmUp::Days(days) => Some(days),
        };
        Ok(Self {
            subject: Scenario { reform: Vec::new(), ..scenario.clone() },
            plan: Plan {
                seed: scenario.run.seed,
                days: scenario.run.days.get(),
                precision: scenario.run.precision.get(),
                least: LEAST,
                most: scenario.run.max_replications,
            },
            sides: [SideRuns::new(baseline, before), SideRuns::new(reformed, after)],
            untouched: scenario.reform.is_empty(),
            warm_up_days,
            judged: 0,
            enough: false,
        })
    }

    /// Makes exactly this many replications, at least one, whatever the interval.
    #[must_use]
    pub fn with_replications(mut self, replications: u32) -> Self {
        let replications = replications.max(1);
        self.plan = Plan { least: replications, most: replications, ..self.plan };
        self
    }

    /// Takes over what an earlier study has played of the same baseline, so that another reform
    /// costs only its own replications.
    #[must_use]
    pub fn following(mut self, earlier: Self) -> Self {
        if !self.has_baseline_of(&earlier) {
            return self;
        }
        let [baseline, _] = earlier.sides;
        self.sides[0].pilots = Series::of(baseline.pilots.done);
        self.sides[0].earlier = match earlier.warm_up_days {
            Some(days) => Some((days, baseline.measured.done)),
            None => baseline.earlier,
        };
        self.go_on();
        self
    }

    /// Whether another study is of the same baseline, judged by the same yardstick, so that this one
    /// can follow it.
    pub fn has_baseline_of(&self, other: &Self) -> bool {
        let [before, others] = [self, other].map(|study| &study.sides[0].network);
        self.subject == other.subject && before.yardstick().eq(others.yardstick())
    }

    /// The structure that a task is to be played on.
    pub fn network(&self, task: Task) -> &Arc<Network> {
        &self.sides[task.side].network
    }

    /// Chooses the random numbers.
    pub fn seed(&self) -> u64 {
        self.plan.seed
    }

    /// The next replication to be played, given once; none when the report is ready, or before it
    /// is known what else is needed.
    ///
    /// Several may be under way at once, and end in any order: the report is the same.
    pub fn next_task(&mut self) -> Option<Task> {
        if self.enough {
            return None;
        }
        let pilot = self.warm_up_days.is_none();
        let most = if pilot { PILOTS } else { self.plan.most };
        let sides = if self.untouched { 1 } else { 2 };
        let (number, side) = (0..sides)
            .map(|side| (self.sides[side].series(pilot).next(), side))
            .min()
            .filter(|(number, _)| *number < most)?;
        self.sides[side].series_mut(pilot).give(number);
        let days = self.plan.days;
        let window = self
            .warm_up_days
            .map_or(Window::after(0.0, days), |days_before| Window::fixed(days_before, days));
        Some(Task::new(side, number, window, pilot))
    }

    /// Takes the outcome of a task; one that has come already changes nothing.
    pub fn accept(&mut self, task: Task, outcome: Outcome) {
        self.sides[task.side].series_mut(task.pilot).accept(task.number(), outcome);
        self.go_on();
    }

    /// A task that was given will not be played after all; it will be given again.
    pub fn give_back(&mut self, task: Task) {
        self.sides[task.side].series_mut(task.pilot).give_back(task.number());
    }

    /// Plays one whole replication; whether the report is ready.
    pub fn play_task(&mut self) -> bool {
        let Some(task) = self.next_task() else { return true };
        let outcome =
            Run::new(self.network(task), task.window, self.plan.seed, task.replication).finish();
        self.accept(task, outcome);
        self.enough
    }

    /// How far the study has come.
    pub fn progress(&self) -> Progress {
        let done = self.judged;
        let pilots: usize = self.sides.iter().map(|side| side.pilots.done.len()).sum();
        let share = (pilots as f64 / 2.0 + done as f64) / self.likely_total();
        Progress {
            finished: self.enough,
            replications: u32::try_from(done).unwrap_or(u32::MAX),
            share: if self.enough { 1.0 } else { share.min(0.99) },
        }
    }

    /// The report, once the study is finished.
    pub fn report(&self) -> Option<Report> {
        let [baseline, reformed] = &self.sides;
        self.enough.then(|| {
            let setting = Setting {
                seed: self.plan.seed,
                days: self.plan.days,
                warm_up_days: self.warm_up_days.unwrap_or(0.0),
            };
            report(setting, baseline.evidence(self.judged), reformed.evidence(self.judged))
        })
    }

    /// Draws what follows from the outcomes that are there.
    fn go_on(&mut self) {
        if self.untouched {
            let [baseline, reformed] = &mut self.sides;
            reformed.copy(baseline);
        }
        let piloted = |side: &SideRuns| side.pilots.done.len() >= PILOTS as usize;
        if self.warm_up_days.is_none() && self.sides.iter().all(piloted) {
            self.warm_up_days = Some(self.found_warm_up());
        }
        if let Some(warm_up) = self.warm_up_days {
            self.sides.iter_mut().for_each(|side| side.inherit(warm_up));
        }
        self.judge();
    }

    /// Looks at the pairs of replications one by one, in order, so that it does not matter who
    /// played how many of them at once.
    fn judge(&mut self) {
        let done = self.sides.iter().map(|side| side.measured.done.len()).min().unwrap_or(0);
        while !self.enough && self.judged < done {
            self.judged += 1;
            self.enough = self.is_enough();
        }
    }

    /// The warm-up that the structures need, the larger of both, at most half of what is measured (days).
    fn found_warm_up(&self) -> f64 {
        let needed = |side: &SideRuns| warm_up_days(&side.network, &side.pilots.done);
        let most = libm::floor(self.plan.days / 2.0);
        self.sides.iter().map(needed).fold(0.0, f64::max).min(most)
    }

    /// Whether the intervals are narrow enough; never looks at the sign of the difference.
    fn is_enough(&self) -> bool {
        let done = u32::try_from(self.judged).unwrap_or(u32::MAX);
        if done < self.plan.least {
            return false;
        }
        done >= self.plan.most
            || self.relative_half_width().is_some_and(|width| width <= self.plan.precision)
    }

    /// Half-width of the interval of the baseline's mean delay or of the difference, the larger one, as
    /// a share of the baseline's mean.
    ///
    /// What is said of the baseline therefore mostly stays the same whatever the reform is. A structure
    /// with a desk whose load reaches 1 has no mean that more replications could find; its width is 0.
    fn relative_half_width(&self) -> Option<f64> {
        let [baseline, reformed] = &self.sides;
        if baseline.is_congested() {
            return Some(0.0);
        }
        let before = baseline.means(self.judged)?;
        let intervals = Intervals::of(before.len());
        let mean = intervals.mean(&before);
        let own = mean.half_width?;
        if reformed.is_congested() {
            return Some(own / mean.value);
        }
        let after = reformed.means(self.judged)?;
        let differences: Vec<f64> = before.iter().zip(&after).map(|(b, a)| a - b).collect();
        let difference = intervals.mean(&differences).half_width?;
        Some(own.max(difference) / mean.value)
    }

    /// Replications that will likely be needed: the width falls with the square root of their number.
    fn likely_total(&self) -> f64 {
        let done = self.judged as f64;
        let least = f64::from(self.plan.least);
        let pilots = self.sides.iter().map(|side| side.pilots.done.len()).sum::<usize>() as f64;
        let pilots = if self.warm_up_days.is_none() { f64::from(PILOTS) } else { pilots / 2.0 };
        let needed = match self.relative_half_width() {
            Some(width) if done >= 5.0 => done * (width / self.plan.precision).powi(2),
            Some(_) | None => least,
        };
        pilots + needed.max(least).max(done).min(f64::from(self.plan.most))
    }
}

impl SideRuns {
    fn new(department: Department, network: Network) -> Self {
        Self {
            department,
            loads: offered_loads(&network),
            network: Arc::new(network),
            pilots: Series::default(),
            measured: Series::default(),
            earlier: None,
        }
    }

    const fn series(&self, pilot: bool) -> &Series {
        if pilot { &self.pilots } else { &self.measured }
    }

    const fn series_mut(&mut self, pilot: bool) -> &mut Series {
        if pilot { &mut self.pilots } else { &mut self.measured }
    }

    /// Whether a desk gets more than it can do.
    fn is_congested(&self) -> bool {
        self.loads.iter().any(|desk| desk.load >= 1.0)
    }

    /// The mean delay of each of the first replications; none if nothing is finished in one.
    fn means(&self, replications: usize) -> Option<Vec<f64>> {
        self.measured.done[..replications].iter().map(mean_delay).collect()
    }

    /// Takes over the replications of an earlier study that had the same warm-up.
    fn inherit(&mut self, warm_up_days: f64) {
        if let Some((days, outcomes)) = self.earlier.take()
            && days.total_cmp(&warm_up_days).is_eq()
        {
            self.measured = Series::of(outcomes);
        }
    }

    /// Takes the outcomes of a structure that is the same.
    fn copy(&mut self, same: &Self) {
        self.pilots.extend(&same.pilots);
        self.measured.extend(&same.measured);
    }

    fn evidence(&self, replications: usize) -> Evidence<'_> {
        Evidence {
            department: &self.department,
            network: &self.network,
            loads: &self.loads,
            outcomes: &self.measured.done[..replications],
        }
    }
}
