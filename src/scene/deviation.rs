//! Where a deviation lies on its line.

use crate::validate::TOLERANCE;

/// The line reaches so many standard errors to each side: a little beyond what agrees.
const REACH: f64 = 1.2 * TOLERANCE;

/// The place on the line, in per cent of its width; what is further off lies at its end.
pub fn percent(deviation: f64) -> f64 {
    50.0 + 50.0 * (deviation / REACH).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_agree_lies_outside_of_the_limits_and_still_on_the_line() {
        assert!((percent(0.0) - 50.0).abs() < 1e-9);
        assert!(percent(TOLERANCE) < percent(TOLERANCE + 0.1));
        assert!((percent(1000.0) - 100.0).abs() < 1e-9);
        assert!(percent(-1000.0).abs() < 1e-9);
    }
}
