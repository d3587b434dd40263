//! Work that comes back: repetitions and papers at the wrong door.

use super::{finite, is_share, keeps_up};

/// How often a step is taken that is repeated with this probability, each time anew: 1/(1 − p).
///
/// The mean of the geometric distribution; also the contacts of a visitor who is sent to a wrong
/// section with probability p. None unless p is from 0 to below 1.
pub fn repetitions(again: f64) -> Option<f64> {
    keeps_up(again).then(|| 1.0 / (1.0 - again)).and_then(finite)
}

/// Mean time until a paper leaves one exponential server to which it returns with a probability.
///
/// Jackson 1957: 1/((1 − r) μ − λ). None unless the load λ τ/(1 − r) is below 1.
pub fn delay(arrivals: f64, mean: f64, again: f64) -> Option<f64> {
    let load = arrivals * mean * repetitions(again)?;
    (keeps_up(load) && is_share(again))
        .then(|| 1.0 / ((1.0 - again) / mean - arrivals))
        .and_then(finite)
}
