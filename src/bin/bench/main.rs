//! Measures the engine beside the bare limit of the machine, natively and in a browser's worker.
//!
//! A request names a workload by its place in the list and what is to be measured, such as
//! `0 engine` or `2 heap`; the answer is a list of the events and the seconds they took. `list`
//! asks for the names. `cargo xtask bench` puts the requests and prints the table.

mod heap;
#[cfg(target_arch = "wasm32")]
mod worker;
mod workloads;

use std::collections::BTreeMap;
use std::hint::black_box;

use serde_json::{Value, json};
use spanlab::engine::{Network, Run, Window};

use crate::heap::Heap;
use crate::workloads::{Workload, workloads};

/// Events between two looks at the clock, as in the page's worker.
const SLICE: u32 = 5_000;

/// The workloads, with the networks that have been asked for.
struct Bench {
    workloads: Vec<Workload>,
    compiled: BTreeMap<usize, (Network, u64)>,
}

impl Bench {
    fn new() -> Self {
        Self { workloads: workloads(), compiled: BTreeMap::new() }
    }

    /// Answers one request; `now` is a clock (s).
    fn answer(&mut self, request: &str, now: impl Fn() -> f64) -> Value {
        match request.split_once(' ') {
            Some((place, what)) => {
                let place = place.parse().expect("the place of a workload");
                let (events, seconds) = self.measure(place, what, now);
                json!([events, seconds])
            }
            None => self.workloads.iter().map(|workload| workload.name).collect(),
        }
    }

    fn measure(&mut self, place: usize, what: &str, now: impl Fn() -> f64) -> (u64, f64) {
        let workload = &self.workloads[place];
        let window = Window::after(0.0, workload.days);
        let (network, events) = self.compiled.entry(place).or_insert_with(|| {
            let network = workload.network();
            let events = play(&network, window);
            (network, events)
        });
        let start = now();
        if what == "heap" {
            let Workload { pending, of_paper, .. } = *workload;
            black_box(Heap::play(*events, pending, of_paper, SLICE));
        } else {
            black_box(play(network, window));
        }
        (*events, now() - start)
    }
}

/// Plays one replication as the page's worker does; its number of events.
fn play(network: &Network, window: Window) -> u64 {
    let mut run = Run::new(network, window, 1, 0);
    while !run.play(SLICE) {}
    run.outcome().events
}

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::listen(Bench::new());
}

/// Answers the lines of the standard input.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::io::Write as _;

    let mut bench = Bench::new();
    let start = std::time::Instant::now();
    for request in std::io::stdin().lines().map_while(Result::ok) {
        let answer = bench.answer(&request, || start.elapsed().as_secs_f64());
        writeln!(std::io::stdout(), "{answer}").expect("somebody who asked");
    }
}
