//! What some further moves would likely bring, before any run.

use serde::{Deserialize, Serialize};

use crate::department::Department;
use crate::engine::{Network, Prediction, offered_loads, predict};
use crate::reform::apply_all;
use crate::scenario::{Move, Rank, Scenario};
use crate::units::UnitId;

/// From this load on the predicted mean time is not told as a number: it is that of a queue without
/// end, whose delay and whose memory grow with 1/(1 − load) and faster, and a run of some months does
/// not live to see it.
pub const NEARLY_FULL: f64 = 0.95;

/// What is predicted of a reform as it is, and with some further moves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Whether the reform has moves already.
    pub is_further: bool,
    /// As it is; absent if a desk cannot keep up.
    pub now: Option<Prediction>,
    /// With the further moves; absent if a desk could not keep up.
    pub then: Option<Prediction>,
    /// The busiest desk with the further moves, if it is nearly full or more.
    pub strain: Option<Strain>,
}

/// A desk that is nearly full, or that cannot keep up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strain {
    /// The office, section or large section.
    pub unit: UnitId,
    /// Rank of the desk.
    pub rank: Rank,
    /// Offered load.
    pub load: f64,
}

/// Predicts what further moves would bring on top of the reform of a scenario without findings.
pub fn forecast(scenario: &Scenario, further: &[Move]) -> Forecast {
    let baseline = Department::baseline(scenario);
    let compile = |next: &Department| Network::compile(scenario, &baseline, next);
    let reformed = apply_all(&baseline, &scenario.reform).ok();
    let further = reformed.as_ref().and_then(|reformed| apply_all(reformed, further).ok());
    let then = further.as_ref().map(compile);
    Forecast {
        is_further: !scenario.reform.is_empty(),
        now: reformed.as_ref().and_then(|reformed| predict(&compile(reformed))),
        then: then.as_ref().and_then(predict),
        strain: then.as_ref().and_then(strain),
    }
}

fn strain(network: &Network) -> Option<Strain> {
    let loads = offered_loads(network).into_iter();
    let busiest = loads.max_by(|one, other| one.load.total_cmp(&other.load))?;
    let strain = Strain { unit: busiest.unit, rank: busiest.rank, load: busiest.load };
    (strain.load >= NEARLY_FULL).then_some(strain)
}
