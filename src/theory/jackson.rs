//! Open networks of single servers with exponential services (Jackson 1957).

use super::linear::solve;
use super::{is_positive, is_share, keeps_up};

/// A network that keeps up with its arrivals.
#[derive(Clone, Debug, PartialEq)]
pub struct Jackson {
    entering: f64,
    arrivals: Vec<f64>,
    loads: Vec<f64>,
}

impl Jackson {
    /// A network by what enters at each desk from outside, the probability `routing[i][j]` that a
    /// paper goes from desk i to desk j, and the services per unit of time of each desk.
    ///
    /// The traffic equations λ = γ + λP give the arrivals at each desk. None if the sizes do not
    /// fit, a paper never leaves, a number is out of range or a desk's load reaches 1.
    pub fn new(entering: &[f64], routing: &[Vec<f64>], services: &[f64]) -> Option<Self> {
        let size = entering.len();
        let fits = services.len() == size && routing.len() == size;
        if !fits || routing.iter().any(|row| row.len() != size) {
            return None;
        }
        let coefficient = |to: usize, from: usize| {
            if to == from { 1.0 - routing[from][to] } else { -routing[from][to] }
        };
        let matrix = (0..size).map(|to| (0..size).map(|from| coefficient(to, from)).collect());
        let arrivals = solve(matrix.collect(), entering.to_vec())?;
        let loads: Vec<f64> = arrivals.iter().zip(services).map(|(rate, mu)| rate / mu).collect();
        let in_range = entering.iter().all(|rate| *rate >= 0.0)
            && routing.iter().flatten().all(|share| is_share(*share))
            && loads.iter().all(|load| keeps_up(*load));
        let network = Self { entering: entering.iter().sum(), arrivals, loads };
        (in_range && is_positive(network.delay())).then_some(network)
    }

    /// Arrivals per unit of time at each desk, from outside and from other desks.
    pub fn arrivals(&self) -> &[f64] {
        &self.arrivals
    }

    /// Mean number of papers at each desk: ρ/(1 − ρ).
    pub fn numbers(&self) -> Vec<f64> {
        self.loads.iter().map(|load| load / (1.0 - load)).collect()
    }

    /// Mean time of a paper in the network, by Little's law (1961).
    pub fn delay(&self) -> f64 {
        self.numbers().iter().sum::<f64>() / self.entering
    }
}
