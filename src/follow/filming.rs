//! Plays one replication of both structures once more, for somebody who listens.

use serde::{Deserialize, Serialize};

use super::recorder::Recorder;
use crate::department::Department;
use crate::engine::{Network, Run, Window};
use crate::reform::apply_all;
use crate::scenario::Scenario;

/// Which replication is to be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What was studied.
    pub scenario: Box<Scenario>,
    /// The warm-up that the study gave or found (days).
    pub warm_up_days: f64,
    /// Number of the replication.
    pub replication: u32,
}

/// One replication of both structures, ready to be played.
#[derive(Debug)]
pub struct Filming {
    networks: [Network; 2],
    window: Window,
    seed: u64,
    replication: u32,
}

impl Filming {
    /// Prepares a replication of a study that has been made.
    pub fn new(request: &Request) -> Self {
        let Request { scenario, warm_up_days, replication } = request;
        let baseline = Department::baseline(scenario);
        let reformed = apply_all(&baseline, &scenario.reform).unwrap_or_else(|_| baseline.clone());
        // All papers are shown, those too that the reform buys outside and that are not compared.
        let compile = |department| Network::compile(scenario, &baseline, department);
        Self {
            networks: [compile(&baseline), compile(&reformed)],
            window: Window::fixed(*warm_up_days, scenario.run.days.get()),
            seed: scenario.run.seed,
            replication: *replication,
        }
    }

    /// The run of one structure, today's at 0, with somebody who keeps it.
    pub fn run(&self, side: usize) -> Run<'_, Recorder> {
        let network = &self.networks[side];
        let recorder = Recorder::new(network, self.window);
        Run::observed(network, self.window, self.seed, self.replication, recorder)
    }
}
