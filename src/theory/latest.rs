//! The later of two times.

/// Mean and variance of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Time {
    /// Mean.
    pub mean: f64,
    /// Variance.
    pub variance: f64,
}

impl Time {
    /// The time of one after the other, if they are independent.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self { mean: self.mean + next.mean, variance: self.variance + next.variance }
    }

    /// The later of two independent times, as if both were normal; exact if neither varies.
    ///
    /// Clark 1961.
    #[must_use]
    pub fn or_later(self, other: Self) -> Self {
        let spread = libm::sqrt(self.variance + other.variance);
        if spread <= 0.0 {
            return if self.mean < other.mean { other } else { self };
        }
        let distance = (self.mean - other.mean) / spread;
        let (this, that) = (below(distance), below(-distance));
        let both = spread * density(distance);
        let mean = self.mean * this + other.mean * that + both;
        let square = self.square() * this + other.square() * that + (self.mean + other.mean) * both;
        Self { mean, variance: (square - mean * mean).max(0.0) }
    }

    fn square(self) -> f64 {
        self.mean * self.mean + self.variance
    }
}

/// Probability that a standard normal number is below a value.
fn below(value: f64) -> f64 {
    libm::erfc(-value / std::f64::consts::SQRT_2) / 2.0
}

/// Density of the standard normal distribution.
fn density(value: f64) -> f64 {
    libm::exp(-value * value / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    const STANDARD: Time = Time { mean: 0.0, variance: 1.0 };

    #[test]
    fn the_later_of_two_standard_normal_times_is_known() {
        let later = STANDARD.or_later(STANDARD);
        assert!((later.mean - 1.0 / libm::sqrt(PI)).abs() < 1e-12);
        assert!((later.variance - (1.0 - 1.0 / PI)).abs() < 1e-12);
    }

    #[test]
    fn what_comes_long_after_everything_else_is_the_later() {
        let late = Time { mean: 100.0, variance: 4.0 };
        let later = STANDARD.or_later(late);
        assert!((later.mean - 100.0).abs() < 1e-9 && (later.variance - 4.0).abs() < 1e-9);
        assert_eq!(later, late.or_later(STANDARD));
    }

    #[test]
    fn of_fixed_times_the_larger_is_later() {
        let [soon, late] = [1.0, 2.0].map(|mean| Time { mean, variance: 0.0 });
        assert_eq!(soon.or_later(late), late);
        assert_eq!(late.or_later(soon), late);
        assert_eq!(soon.then(late), Time { mean: 3.0, variance: 0.0 });
    }
}
