//! Desks one after another: how long a climb takes, and when it ends early.

use super::{finite, is_positive, is_share, keeps_up, root};

/// The probability that a paper passes so many equal exponential desks in time.
///
/// The stages of a tandem are independent (Reich 1957), so the delay is Erlang distributed with rate
/// μ − λ. A limit below 0 is never kept. None unless the load is below 1.
pub fn on_time(levels: u32, arrivals: f64, mean: f64, limit: f64) -> Option<f64> {
    let left_over = spare(arrivals, mean)?;
    let reach = left_over * limit.max(0.0);
    let step = |(term, sum): (f64, f64), k: u32| (term * reach / f64::from(k), sum + term);
    let (_, sum) = (1..=levels).fold((1.0, 0.0), step);
    finite(1.0 - libm::exp(-reach) * sum)
}

/// The delay that this share of the papers does not exceed. None unless the load is below 1 and the
/// share from 0 to below 1.
pub fn quantile(levels: u32, arrivals: f64, mean: f64, share: f64) -> Option<f64> {
    let left_over = spare(arrivals, mean)?;
    if !(0.0..1.0).contains(&share) {
        return None;
    }
    let is_below = |time: f64| on_time(levels, arrivals, mean, time).is_some_and(|p| p < share);
    let mut high = f64::from(levels) / left_over;
    while is_below(high) {
        high *= 2.0;
    }
    finite(root(0.0, high, is_below))
}

/// Mean time until decided when each desk approves with a probability and the first refusal ends
/// the matter: desk j sees only λ aʲ⁻¹ of the arrivals.
///
/// From Jackson 1957, by thinning. None unless the load of the first desk is below 1.
pub fn delay_until_refused(levels: u32, arrivals: f64, mean: f64, approves: f64) -> Option<f64> {
    spare(arrivals, mean).filter(|_| is_share(approves))?;
    let step = |(reaches, sum): (f64, f64), _| {
        (reaches * approves, sum + reaches * mean / (1.0 - arrivals * reaches * mean))
    };
    let (_, sum) = (0..levels).fold((1.0, 0.0), step);
    finite(sum)
}

/// The probability of approval below which two desks in series, where a refusal ends the matter,
/// are quicker on average than two at once that both always answer.
///
/// Equating [`delay_until_refused`] with [`super::fork_join::of_two`]: X/(1 + ρX) with
/// X = (4 − ρ)/(8(1 − ρ)). None unless the load is below 1.
pub fn refusal_threshold(load: f64) -> Option<f64> {
    let longer = (4.0 - load) / (8.0 * (1.0 - load));
    keeps_up(load).then(|| longer / (1.0 + load * longer))
}

/// Services less arrivals per unit of time.
fn spare(arrivals: f64, mean: f64) -> Option<f64> {
    (keeps_up(arrivals * mean) && is_positive(mean)).then(|| 1.0 / mean - arrivals)
}
