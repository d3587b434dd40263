//! What some further moves would likely bring, before any run.

use serde::{Deserialize, Serialize};

use crate::department::Department;
use crate::engine::{Network, Prediction, predict};
use crate::reform::apply_all;
use crate::scenario::{Move, Scenario};

/// What is predicted of a reform as it is, and with some further moves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// As it is; absent if a desk cannot keep up.
    pub now: Option<Prediction>,
    /// With the further moves; absent if a desk could not keep up.
    pub then: Option<Prediction>,
}

/// Predicts what further moves would bring on top of the reform of a scenario without findings.
pub fn forecast(scenario: &Scenario, further: &[Move]) -> Forecast {
    let baseline = Department::baseline(scenario);
    let after = |moves: &[Move], department: &Department| {
        let next = apply_all(department, moves).ok()?;
        Some((predict(&Network::compile(scenario, &baseline, &next)), next))
    };
    let now = after(&scenario.reform, &baseline);
    let then = now.as_ref().and_then(|(_, reformed)| after(further, reformed));
    let found = |side: Option<(Option<Prediction>, Department)>| side.and_then(|(found, _)| found);
    Forecast { now: found(now), then: found(then) }
}
