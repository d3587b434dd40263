//! A paper that several departments handle at once and that waits for the last of them.

use super::{finite, is_positive, keeps_up};

/// Mean delay of a paper that two equal exponential servers handle at once.
///
/// Flatto & Hahn 1984; Nelson & Tantawi 1988: (12 − ρ)/8 · 1/(μ − λ). None unless the load is below
/// 1.
pub fn of_two(arrivals: f64, mean: f64) -> Option<f64> {
    let load = arrivals * mean;
    (keeps_up(load) && is_positive(mean))
        .then(|| (12.0 - load) / 8.0 * mean / (1.0 - load))
        .and_then(finite)
}

/// Mean delay with several equal exponential servers: exact for one and two, for 3 to 32 an
/// approximation with an error below 5 % (Nelson & Tantawi 1988).
///
/// None with no or more than 32 servers, or unless the load is below 1.
pub fn of_many(servers: u32, arrivals: f64, mean: f64) -> Option<f64> {
    let load = arrivals * mean;
    let two = of_two(arrivals, mean)?;
    let harmonic: f64 = (1..=servers).map(|k| 1.0 / f64::from(k)).sum();
    let growth = harmonic / 1.5;
    match servers {
        1 => finite(mean / (1.0 - load)),
        2..=32 => Some((growth + (1.0 - growth) * 4.0 * load / 11.0) * two),
        _ => None,
    }
}
