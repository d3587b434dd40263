//! How many subordinates a superior can have, and how many levels an organization.

use super::{finite, is_positive};

/// A superior whose subordinates come with questions and wait for the answer: the machine-repair
/// queue (Palm 1947), in the unit of time of a mean answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    subordinates: u32,
    answers: f64,
    response: f64,
}

impl Span {
    /// So many subordinates, each of whom works for an exponential time of this rate before the
    /// next question; answers are exponential with a mean of 1.
    ///
    /// By mean value analysis (Reiser & Lavenberg 1980), one subordinate more at a time. None unless
    /// there is a subordinate and the rate is positive.
    pub fn new(subordinates: u32, rate: f64) -> Option<Self> {
        if subordinates == 0 || !is_positive(rate) {
            return None;
        }
        let (mut asking, mut answers, mut response) = (0.0, 0.0, 1.0);
        for present in 1..=subordinates {
            response = 1.0 + asking;
            answers = f64::from(present) / (response + 1.0 / rate);
            asking = answers * response;
        }
        Some(Self { subordinates, answers, response })
    }

    /// Share of the superior's time that is taken by answers.
    pub const fn busy(self) -> f64 {
        self.answers
    }

    /// Mean time from a question to its answer.
    pub const fn response(self) -> f64 {
        self.response
    }

    /// Share of the subordinates' time in which they work and do not wait.
    pub fn productive(self) -> f64 {
        1.0 - self.answers * self.response / f64::from(self.subordinates)
    }

    /// Subordinates who are at work on average; never more than 1/rate.
    pub fn effective(self) -> f64 {
        self.productive() * f64::from(self.subordinates)
    }
}

/// The number of subordinates from which the superior is what limits all: 1 + 1/rate (Kleinrock
/// 1976). None unless the rate is positive.
pub fn saturation(rate: f64) -> Option<f64> {
    is_positive(rate).then(|| 1.0 + 1.0 / rate).and_then(finite)
}

/// Possible relationships of a superior with `subordinates` people: n(2ⁿ⁻¹ + n − 1).
///
/// Graicunas 1933: single, group and cross relationships; a count, not an amount of work. None
/// beyond 59 subordinates, where it exceeds 64 bits.
pub fn graicunas(subordinates: u32) -> Option<u64> {
    let people = u64::from(subordinates);
    match people.checked_sub(1) {
        None => Some(0),
        Some(others) => 1_u64
            .checked_shl(subordinates - 1)
            .and_then(|groups| groups.checked_add(others))
            .and_then(|sum| sum.checked_mul(people)),
    }
}

/// What is lost on the way through an organization, and what its posts cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlLoss {
    /// Share of an intent that one level passes on, above 0 and below 1.
    pub passed_on: f64,
    /// Subordinates of each superior.
    pub span: f64,
    /// Pay of a level over that of the level below.
    pub pay_ratio: f64,
    /// Lowest pay over the value of one person's output.
    pub pay: f64,
}

impl ControlLoss {
    /// The number of levels with the highest profit (Williamson 1967).
    ///
    /// 1 + (ln w + ln(s/(s − β)) + ln(ln s/ln(αs))) / ln α. None if a logarithm does not exist, as
    /// when one more level never loses more than it controls.
    pub fn best_levels(self) -> Option<f64> {
        let Self { passed_on, span, pay_ratio, pay } = self;
        let defined = passed_on > 0.0
            && passed_on < 1.0
            && is_positive(pay)
            && passed_on * span > 1.0
            && span > pay_ratio;
        let sum = || {
            libm::log(pay)
                + libm::log(span / (span - pay_ratio))
                + libm::log(libm::log(span) / libm::log(passed_on * span))
        };
        defined.then(|| 1.0 + sum() / libm::log(passed_on)).and_then(finite)
    }
}
