//! Events per second of the engine beside those of the bare heap, with a comparison to the run
//! before; `cargo xtask bench` measures in a browser, too.

#[path = "../src/bin/bench/heap.rs"]
mod heap;
#[path = "../src/bin/bench/workloads.rs"]
mod workloads;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use spanlab::engine::{Run, Window};

fn engine(criterion: &mut Criterion) {
    for workload in workloads::workloads() {
        let network = workload.network();
        let window = Window::after(0.0, workload.days);
        let events = Run::new(&network, window, 1, 0).finish().events;
        let mut group = criterion.benchmark_group(workload.name);
        group.sample_size(20).throughput(Throughput::Elements(events));
        group.bench_function(BenchmarkId::from_parameter("engine"), |bencher| {
            bencher.iter(|| Run::new(black_box(&network), window, 1, 0).finish().events);
        });
        group.bench_function(BenchmarkId::from_parameter("bare heap"), |bencher| {
            bencher.iter(|| {
                let (pending, of_paper) = (workload.pending, workload.of_paper);
                heap::Heap::play(black_box(events), pending, of_paper, u32::MAX)
            });
        });
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    engine(&mut criterion);
    criterion.final_summary();
}
