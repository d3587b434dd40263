//! Events per second of the engine, beside the bare limit of the machine: as many pops, exponential
//! draws and pushes on a binary heap, and nothing else.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use rand::distr::{Distribution as _, Open01};
use rand::{SeedableRng as _, rngs::Xoshiro256PlusPlus};
use serde_json::json;
use spanlab::cases;
use spanlab::department::Department;
use spanlab::engine::{Network, Run, Window};
use spanlab::scenario::{Scenario, read};

/// A workload: the scenario, its measured days, and how many events the bare heap keeps pending.
struct Workload {
    name: &'static str,
    scenario: Scenario,
    days: f64,
    pending: u32,
}

fn workloads() -> Vec<Workload> {
    let case = cases::case("large-sections").expect("a built-in case").scenario;
    vec![
        Workload { name: "M/M/1", scenario: single_desk(1, 0.8), days: 500.0, pending: 2 },
        Workload { name: "pool of ten", scenario: single_desk(10, 8.0), days: 50.0, pending: 11 },
        Workload { name: "85-desk tree", scenario: tree(), days: 200.0, pending: 68 },
        Workload { name: "large-sections", scenario: case, days: 120.0, pending: 256 },
    ]
}

/// One section with clerks of rate 1 per minute and arrivals per minute.
fn single_desk(clerks: u32, per_minute: f64) -> Scenario {
    let units = json!([
        { "kind": "office", "id": "head", "name": "Head", "rank": "head" },
        { "kind": "section", "id": "desk", "name": "Desk", "line": "l", "reports_to": "head",
          "clerks": clerks, "duties": ["duty"] },
    ]);
    bare_scenario(&units, &json!([paper("paper", "duty", per_minute, "clerk")]))
}

/// A complete tree of branching 4 with 4 levels: 64 sections, 20 leaders and the head.
fn tree() -> Scenario {
    let mut units = vec![json!({ "kind": "office", "id": "h", "name": "H", "rank": "head" })];
    let mut work = Vec::new();
    for d in 0..4 {
        let deputy = format!("d{d}");
        units.push(json!({ "kind": "office", "id": deputy, "name": "D", "rank": "deputy_head",
            "reports_to": "h" }));
        for c in 0..4 {
            let commissioner = format!("{deputy}c{c}");
            units.push(json!({ "kind": "office", "id": commissioner, "name": "C",
                "rank": "commissioner", "reports_to": deputy }));
            for s in 0..4 {
                let section = format!("{commissioner}s{s}");
                units.push(json!({ "kind": "section", "id": section, "name": "S", "line": "l",
                    "reports_to": commissioner, "clerks": 1, "duties": [section] }));
                work.push(paper(&section, &section, 0.0125, "head"));
            }
        }
    }
    bare_scenario(&json!(units), &json!(work))
}

fn paper(id: &str, duty: &str, per_minute: f64, rank: &str) -> serde_json::Value {
    json!({ "id": id, "name": id, "duty": duty, "arrivals": { "per_day": 480.0 * per_minute },
        "effort": { "mean": 1, "shape": "exponential" }, "decided_at": { rank: 1.0 } })
}

/// Steps that textbook systems do not have are set to 0, reviews take one minute.
fn bare_scenario(units: &serde_json::Value, work: &serde_json::Value) -> Scenario {
    let none = json!({ "mean": 0, "shape": "fixed" });
    let minute = json!({ "mean": 1, "shape": "exponential" });
    let scenario = json!({
        "format": "spanlab/1", "name": "bench",
        "organization": { "units": units }, "work": work,
        "assumptions": {
            "relay": none, "handover": none, "check_in": none, "coordination": none,
            "triage": none, "finish": 0, "defect": 0, "garbled": 0, "generalist": 0,
            "review": { "commissioner": minute, "deputy_head": minute, "head": minute },
            "presence": { "chief": 1, "commissioner": 1, "deputy_head": 1, "head": 1 },
        },
    });
    read(&scenario.to_string()).expect("a scenario")
}

fn compiled(scenario: &Scenario) -> Network {
    let baseline = Department::baseline(scenario);
    Network::compile(scenario, &baseline, &baseline)
}

fn bare_heap(events: u64, pending: u32) -> u64 {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
    let mut draw = || {
        let uniform: f64 = Open01.sample(&mut random);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length")]
        let length = (-60_000.0 * libm::log(uniform)) as u64;
        length
    };
    let mut heap: BinaryHeap<Reverse<(u64, u32)>> =
        (0..pending).map(|id| Reverse((draw(), id))).collect();
    let mut now = 0;
    for _ in 0..events {
        if let Some(Reverse((at, id))) = heap.pop() {
            now = at;
            heap.push(Reverse((at + draw(), id)));
        }
    }
    now
}

fn engine(criterion: &mut Criterion) {
    for Workload { name, scenario, days, pending } in workloads() {
        let network = compiled(&scenario);
        let window = Window::after(0.0, days);
        let events = Run::new(&network, window, 1, 0).finish().events;
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).throughput(Throughput::Elements(events));
        group.bench_function(BenchmarkId::from_parameter("engine"), |bencher| {
            bencher.iter(|| Run::new(black_box(&network), window, 1, 0).finish().events);
        });
        group.bench_function(BenchmarkId::from_parameter("bare heap"), |bencher| {
            bencher.iter(|| bare_heap(black_box(events), pending));
        });
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    engine(&mut criterion);
    criterion.final_summary();
}
