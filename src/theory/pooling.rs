//! What merging sections gains, and what it may cost.
//!
//! Sections are M/M/1 queues with a mean service of 1, the merged section one queue before all its
//! people; Smith & Whitt 1981.

use super::servers::Queue;
use super::{is_positive, keeps_up, root};

/// Mean delay in a pool of so many equal sections, as a share of that in one of them alone.
///
/// None unless there is a section and the load is below 1.
pub fn delay_ratio(sections: u32, load: f64) -> Option<f64> {
    let pooled = pool(sections, load, 1.0)?;
    Some(pooled.delay() * (1.0 - load))
}

/// Mean wait in a pool of so many equal sections, as a share of that in one of them alone.
///
/// None unless there is a section and the load is above 0 and below 1.
pub fn wait_ratio(sections: u32, load: f64) -> Option<f64> {
    let pooled = pool(sections, load, 1.0).filter(|_| load > 0.0)?;
    Some(pooled.wait() * (1.0 - load) / load)
}

/// Mean delay over two sections of these loads, apart and pooled.
///
/// None unless both loads are below 1 and one of them is above 0.
pub fn unequal(first: f64, second: f64) -> Option<(f64, f64)> {
    let total = first + second;
    if !keeps_up(first) || !keeps_up(second) || !is_positive(total) {
        return None;
    }
    let apart = (first / (1.0 - first) + second / (1.0 - second)) / total;
    Queue::new(2, total, 1.0).map(|pooled| (apart, pooled.delay()))
}

/// How much longer generalists may take than specialists before a pool of so many equal sections
/// is slower than the sections alone, as a share of the service.
///
/// None unless there is a section and the load is above 0 and below 1.
pub fn break_even(sections: u32, load: f64) -> Option<f64> {
    pool(sections, load, 1.0).filter(|_| load > 0.0)?;
    let alone = 1.0 / (1.0 - load);
    let is_below = |slower: f64| {
        pool(sections, load, 1.0 + slower).is_some_and(|pooled| pooled.delay() < alone)
    };
    Some(root(0.0, 1.0 / load - 1.0, is_below))
}

/// [`break_even`] of two sections in closed form:
/// 1 + s = 2 / (1 − ρ + √((1 − ρ)² + 4ρ²)). None unless the load is above 0 and below 1.
pub fn break_even_of_two(load: f64) -> Option<f64> {
    let spare = 1.0 - load;
    let root = libm::sqrt(spare * spare + 4.0 * load * load);
    (keeps_up(load) && load > 0.0).then(|| 2.0 / (spare + root) - 1.0)
}

/// The ratio of the case lengths of two sections with equal loads above which pooling them makes
/// the mean wait longer.
///
/// From the mixture in one queue with the wait proportional to 1 + cs²: the larger root of
/// k² − (4M − 2)k + 1 with M = (1 + ρ)/ρ; van Dijk & van der Sluis 2008 call it the mix factor. None
/// unless the load is above 0 and at most 1.
pub fn mix_factor(load: f64) -> Option<f64> {
    let half = 2.0 * (1.0 + load) / load - 1.0;
    (load > 0.0 && load <= 1.0)
        .then(|| half + libm::sqrt(half * half - 1.0))
        .filter(|k| k.is_finite())
}

/// One queue before the people of so many sections, each of which had this load alone.
fn pool(sections: u32, load: f64, mean: f64) -> Option<Queue> {
    keeps_up(load).then(|| Queue::new(sections, f64::from(sections) * load, mean))?
}
