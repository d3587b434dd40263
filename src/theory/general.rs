//! One server, Poisson arrivals and services of any distribution: M/G/1 and its neighbors.

use super::servers::Queue;
use super::{finite, is_positive, keeps_up};

/// Poisson arrivals with their services.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stream {
    /// Arrivals per unit of time.
    pub rate: f64,
    /// Mean service.
    pub mean: f64,
    /// Squared coefficient of variation of the service: 0 if fixed, 1 if exponential.
    pub variation: f64,
}

impl Stream {
    /// A stream of exponential services.
    pub const fn exponential(rate: f64, mean: f64) -> Self {
        Self { rate, mean, variation: 1.0 }
    }

    /// A stream of services that are all as long.
    pub const fn fixed(rate: f64, mean: f64) -> Self {
        Self { rate, mean, variation: 0.0 }
    }

    /// A stream of services with this coefficient of variation (not squared).
    pub const fn varying(rate: f64, mean: f64, variation: f64) -> Self {
        Self { rate, mean, variation: variation * variation }
    }

    /// Share of one server's time that it takes.
    pub fn load(self) -> f64 {
        self.rate * self.mean
    }

    /// Mean work of the service that an arrival interrupts: `λ E[S²] / 2`.
    pub fn residual(self) -> f64 {
        self.load() * self.mean * (1.0 + self.variation) / 2.0
    }
}

/// The sum of the loads.
pub fn load(streams: &[Stream]) -> f64 {
    streams.iter().map(|stream| stream.load()).sum()
}

/// The sum of the residual works: what a paper that finds the queue empty waits on average.
pub fn residual(streams: &[Stream]) -> f64 {
    streams.iter().map(|stream| stream.residual()).sum()
}

/// Mean wait of all streams, first come first served (Pollaczek 1930; Khinchine 1932).
///
/// None unless the load is below 1.
pub fn wait(streams: &[Stream]) -> Option<f64> {
    let load = load(streams);
    keeps_up(load).then(|| residual(streams) / (1.0 - load)).and_then(finite)
}

/// Mean delay when papers come in batches of geometric size: Mˣ/M/1 (Chaudhry & Templeton 1983).
///
/// `rate` counts papers, `batch` is the mean size, at least 1; services are exponential: b τ/(1 − ρ).
/// None unless the load is below 1.
pub fn batch_delay(rate: f64, batch: f64, mean: f64) -> Option<f64> {
    let keeps_up = keeps_up(rate * mean) && is_positive(mean) && batch >= 1.0;
    keeps_up.then(|| batch * mean / (1.0 - rate * mean)).and_then(finite)
}

/// Upper estimate of the mean wait of one server from the variations of gaps and services, both
/// squared (Kingman 1961). None unless the load is below 1.
pub fn kingman(load: f64, mean: f64, gaps: f64, services: f64) -> Option<f64> {
    keeps_up(load)
        .then(|| f64::midpoint(gaps, services) * load / (1.0 - load) * mean)
        .and_then(finite)
}

/// Time in which what is left of a queue's empty start falls to 1/e of it, from the squared variations
/// of gaps and services; `mean` is one service, divided by the number of servers (Odoni & Roth 1983,
/// from experiments: 1/1.4 of the exact one of M/M/1, τ / (1 − √ρ)²).
///
/// None unless the load is below 1.
pub fn relaxation(load: f64, mean: f64, gaps: f64, services: f64) -> Option<f64> {
    let idle = 1.0 - libm::sqrt(load);
    keeps_up(load).then(|| (gaps + services) * mean / (2.8 * idle * idle)).and_then(finite)
}

/// Estimate of the mean wait of several servers from the squared variations of gaps and services
/// (Allen 1978; Cunneen).
pub fn allen_cunneen(queue: Queue, gaps: f64, services: f64) -> f64 {
    f64::midpoint(gaps, services) * queue.wait()
}
