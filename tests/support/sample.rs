//! Replications of a structure, and how their mean compares with an exact value.

use spanlab::department::Department;
use spanlab::engine::{Network, Outcome, Run, Window};
use spanlab::reform::apply_all;
use spanlab::scenario::Scenario;

/// Both structures of a scenario: the baseline and the reformed one.
pub(crate) fn networks(scenario: &Scenario) -> [Network; 2] {
    let baseline = Department::baseline(scenario);
    let reformed = apply_all(&baseline, &scenario.reform).expect("the reform applies");
    [&baseline, &reformed].map(|department| Network::compile(scenario, &baseline, department))
}

/// The outcomes of the replications 0 to `replications` − 1 with the seed of the scenario.
pub(crate) fn outcomes(
    scenario: &Scenario,
    network: &Network,
    window: Window,
    replications: u32,
) -> Vec<Outcome> {
    (0..replications)
        .map(|replication| Run::new(network, window, scenario.run.seed, replication).finish())
        .collect()
}

/// The mean of some numbers and its standard error.
pub(crate) fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, libm::sqrt(squares / (n - 1.0) / n))
}
