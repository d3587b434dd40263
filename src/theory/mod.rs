//! What is known exactly: closed forms of queueing, of messages in an organization, of screening
//! and of the statistics of simulations.
//!
//! Nothing here simulates. The functions take plain numbers in any consistent unit of time and give
//! `None` where the question has no answer: a system whose load reaches 1, a number out of range.
//! None of them panics, and no `Some` holds a number that is not finite.

pub mod dependence;
pub mod estimates;
pub mod filter;
pub mod fork_join;
pub mod general;
pub mod jackson;
pub mod latest;
mod linear;
pub mod messages;
pub mod pooling;
pub mod priority;
pub mod renewal;
pub mod returns;
pub mod screening;
pub mod series;
pub mod servers;
pub mod span;

/// Whether a load is one that a queue keeps up with: from 0 to below 1.
fn keeps_up(load: f64) -> bool {
    (0.0..1.0).contains(&load)
}

/// Whether a number is a probability or a share.
fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

/// Whether a number is positive and finite.
fn is_positive(value: f64) -> bool {
    value > 0.0 && value.is_finite()
}

/// The value if it is finite.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Where a function that is positive below its only root and not above changes sign.
fn root(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if is_below(middle) { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}
