//! Several servers, one queue, Poisson arrivals and exponential services: M/M/c.

use super::{finite, is_positive, is_share, root};

/// The probability that all of some servers are busy when nobody waits: Erlang B.
///
/// `offered` is arrival rate × mean service, at least 0. By the recursion over the servers (Erlang
/// 1917), which neither overflows nor cancels. None unless `offered` is
/// finite and not negative.
pub fn erlang_b(servers: u32, offered: f64) -> Option<f64> {
    let step = |blocked: f64, k: u32| offered * blocked / (f64::from(k) + offered * blocked);
    (offered.is_finite() && offered >= 0.0).then(|| (1..=servers).fold(1.0, step))
}

/// The limit of the probability of waiting with a + β√a servers under a growing offered load a.
///
/// Halfin & Whitt 1981: [1 + β Φ(β)/φ(β)]⁻¹. None unless `beta` is positive and finite.
pub fn square_root_staffing(beta: f64) -> Option<f64> {
    let below = 0.5 * libm::erfc(-beta * std::f64::consts::FRAC_1_SQRT_2);
    let density = libm::exp(-beta * beta / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
    is_positive(beta).then(|| density / (density + beta * below))
}

/// A queue before several equal servers that keeps up with its arrivals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    servers: u32,
    arrivals: f64,
    mean: f64,
}

impl Queue {
    /// So many servers, arrivals per unit of time, and mean service in that unit.
    ///
    /// None unless the rate is not negative, the mean positive and the load below 1.
    pub fn new(servers: u32, arrivals: f64, mean: f64) -> Option<Self> {
        let offered = arrivals * mean;
        let keeps_up = arrivals >= 0.0 && is_positive(mean) && offered < f64::from(servers);
        let queue = Self { servers, arrivals, mean };
        (keeps_up && is_positive(queue.spare()) && is_positive(queue.delay())).then_some(queue)
    }

    /// One server: M/M/1.
    pub fn one(arrivals: f64, mean: f64) -> Option<Self> {
        Self::new(1, arrivals, mean)
    }

    /// Share of its time that each server is busy.
    pub fn load(self) -> f64 {
        self.arrivals * self.mean / f64::from(self.servers)
    }

    /// The probability of waiting: Erlang C (Erlang 1917).
    pub fn waits(self) -> f64 {
        let blocked = erlang_b(self.servers, self.arrivals * self.mean).unwrap_or(0.0);
        blocked / (1.0 - self.load() * (1.0 - blocked))
    }

    /// Mean time in the queue.
    pub fn wait(self) -> f64 {
        self.waits() / self.spare()
    }

    /// Mean time in queue and service.
    pub fn delay(self) -> f64 {
        self.wait() + self.mean
    }

    /// The probability of a longer wait than `time`, which is not negative.
    pub fn waits_longer(self, time: f64) -> f64 {
        self.waits() * libm::exp(-self.spare() * time)
    }

    /// The probability of a longer delay than `time`, which is not negative.
    ///
    /// Gross & Harris 1998, in a form that holds when both rates are nearly equal.
    pub fn takes_longer(self, time: f64) -> f64 {
        let served = 1.0 / self.mean;
        let (slow, fast) =
            if served < self.spare() { (served, self.spare()) } else { (self.spare(), served) };
        let gap = (fast - slow) * time;
        let shrunk = if gap > 0.0 { -libm::expm1(-gap) / gap } else { 1.0 };
        let after_waiting = served * time * shrunk * libm::exp(-slow * time);
        libm::exp(-served * time) + self.waits() * after_waiting
    }

    /// The delay that this share of the papers does not exceed, by bisection.
    ///
    /// None unless the share is from 0 to below 1.
    pub fn delay_quantile(self, share: f64) -> Option<f64> {
        let rest = 1.0 - share;
        let mut high = self.delay();
        while self.takes_longer(high) > rest && high.is_finite() {
            high *= 2.0;
        }
        let is_asked = is_share(share) && share < 1.0;
        is_asked.then(|| root(0.0, high, |time| self.takes_longer(time) > rest)).and_then(finite)
    }

    /// Rate at which a queue shrinks when nobody arrives, less the arrivals.
    fn spare(self) -> f64 {
        f64::from(self.servers) / self.mean - self.arrivals
    }
}
