//! One server, several classes of which the earlier go first.

use super::general::{Stream, load, residual};
use super::{finite, keeps_up};

/// Mean wait of each class, the most urgent first, when no service is interrupted (Cobham 1954).
///
/// Wₖ = W₀ / ((1 − sₖ₋₁)(1 − sₖ)), sₖ the load of the first k classes. None unless the load of all
/// is below 1.
pub fn waits(classes: &[Stream]) -> Option<Vec<f64>> {
    let (ahead, mut above) = (residual(classes), 0.0);
    let wait = |class: &Stream| {
        let free = 1.0 - above;
        above += class.load();
        finite(ahead / (free * (1.0 - above)))
    };
    keeps_up(load(classes)).then(|| classes.iter().map(wait).collect())?
}

/// Mean delay of each class, the most urgent first, when a more urgent paper interrupts the service
/// and it is resumed later (White & Christie 1958). None unless the load of all is below 1.
pub fn preemptive_delays(classes: &[Stream]) -> Option<Vec<f64>> {
    let (mut above, mut ahead) = (0.0, 0.0);
    let delay = |class: &Stream| {
        let free = 1.0 - above;
        above += class.load();
        ahead += class.residual();
        finite(class.mean / free + ahead / (free * (1.0 - above)))
    };
    keeps_up(load(classes)).then(|| classes.iter().map(delay).collect())?
}

/// What no order of service can change: the sum of load × mean wait over the classes.
///
/// Kleinrock's conservation law (1965): ρ W₀/(1 − ρ), for every order that does not look at the
/// length of services, interrupts none and leaves nobody idle. None unless the load is below 1.
pub fn conserved(classes: &[Stream]) -> Option<f64> {
    let load = load(classes);
    keeps_up(load).then(|| load * residual(classes) / (1.0 - load)).and_then(finite)
}
