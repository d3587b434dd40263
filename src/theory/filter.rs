//! A level of section heads that settles a share of the questions, against a director who answers
//! all of them.
//!
//! `questions` is the rate of all questions over the capacity of one leader, `settled` the share
//! that a section head settles; services are exponential with a mean of 1.

use super::{is_share, keeps_up};

/// Mean time to an answer if the director answers everything: M/M/1. None unless the director keeps
/// up.
pub fn flat_delay(questions: f64) -> Option<f64> {
    keeps_up(questions).then(|| 1.0 / (1.0 - questions))
}

/// Mean time to an answer if section heads share the questions and pass on what they do not settle.
///
/// Jackson 1957: 1/(1 − x/G) + (1 − f)/(1 − (1 − f)x). None unless there is a head, `settled` is a
/// share and everybody keeps up.
pub fn tall_delay(questions: f64, heads: u32, settled: f64) -> Option<f64> {
    let (each, passed) = (questions / f64::from(heads), 1.0 - settled);
    let keep_up = keeps_up(each) && keeps_up(passed * questions) && is_share(settled);
    keep_up.then(|| 1.0 / (1.0 - each) + passed / (1.0 - passed * questions))
}

/// The rate of questions below which the director alone is quicker and above which the level of
/// heads pays.
///
/// The smaller root of [`flat_delay`] = [`tall_delay`]. None unless there are two heads and they
/// settle more than nothing and less than all: else there is no such rate.
pub fn crossover(heads: u32, settled: f64) -> Option<f64> {
    let passed = 1.0 - settled;
    let sum = 1.0 + passed - settled / f64::from(heads);
    let is_asked = heads >= 2 && is_share(settled) && settled > 0.0 && passed > 0.0;
    is_asked.then(|| 2.0 * passed / (sum + libm::sqrt(sum * sum - 4.0 * passed * passed)))
}
