//! Telling what is being done, and how long it took.

use crate::Outcome;
use std::time::Instant;

/// Announces `title`, does `work`, and prints how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    announce(title);
    let start = Instant::now();
    let value = work()?;
    println!("    {title}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(value)
}

/// Announces `title` for work that ends the output in words of its own.
pub(crate) fn announce(title: &str) {
    println!("==> {title}");
}
