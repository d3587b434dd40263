//! What is measured: three textbook systems, a built-in case, and departments of growing size.

use serde_json::{Value, json};
use spanlab::cases;
use spanlab::department::Department;
use spanlab::engine::Network;
use spanlab::scenario::{Scenario, read};

/// A workload: the scenario, its measured days, how many events the bare heap keeps pending, and how
/// many of them draw from one stream.
pub(crate) struct Workload {
    pub(crate) name: &'static str,
    pub(crate) scenario: Scenario,
    pub(crate) days: f64,
    pub(crate) pending: u32,
    pub(crate) of_paper: u32,
}

/// All workloads, the smallest first.
pub(crate) fn workloads() -> Vec<Workload> {
    let workload = |name, scenario, days, pending, of_paper| Workload {
        name,
        scenario,
        days,
        pending,
        of_paper,
    };
    vec![
        workload("M/M/1", single_desk(1, 0.8), 500.0, 2, 2),
        workload("pool of ten", single_desk(10, 8.0), 50.0, 11, 2),
        workload("85-desk tree", tree(4), 200.0, 68, 5),
        workload("large-sections", large_sections(), 120.0, 256, 8),
        workload("1 000 units, 10 000 people", department(), 4.0, 11_000, 4),
        workload("tree of 37 desks", tree(1), 200.0, 20, 5),
        workload("tree of 277 desks", tree(16), 200.0, 260, 5),
        workload("tree of 1 045 desks", tree(64), 200.0, 1_028, 5),
    ]
}

impl Workload {
    /// The structure of today, compiled.
    pub(crate) fn network(&self) -> Network {
        let baseline = Department::baseline(&self.scenario);
        Network::compile(&self.scenario, &baseline, &baseline)
    }
}

fn large_sections() -> Scenario {
    cases::case("large-sections").expect("a built-in case").scenario
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

/// Sections below 4 by 4 leaders, below the head: with 4 sections each a complete tree of 85 desks.
/// The head is busy for 0.8 of the time, however many sections there are.
fn tree(sections: u32) -> Scenario {
    let per_minute = 0.8 / f64::from(16 * sections);
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
            for s in 0..sections {
                let section = format!("{commissioner}s{s}");
                units.push(json!({ "kind": "section", "id": section, "name": "S", "line": "l",
                    "reports_to": commissioner, "clerks": 1, "duties": [section] }));
                work.push(paper(&section, &section, per_minute, "head"));
            }
        }
    }
    bare_scenario(&json!(units), &json!(work))
}

fn paper(id: &str, duty: &str, per_minute: f64, rank: &str) -> Value {
    json!({ "id": id, "name": id, "duty": duty, "arrivals": { "per_day": 480.0 * per_minute },
        "effort": { "mean": 1, "shape": "exponential" }, "decided_at": { rank: 1.0 } })
}

/// Steps that textbook systems do not have are set to 0, reviews take one minute.
fn bare_scenario(units: &Value, work: &Value) -> Scenario {
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

/// A department of 100 leaders and 900 sections of eleven people, with all that the model has.
fn department() -> Scenario {
    let mut units = vec![json!({ "kind": "office", "id": "h", "name": "H", "rank": "head" })];
    let mut work = Vec::new();
    for d in 0..9 {
        let deputy = format!("d{d}");
        units.push(office(&deputy, "deputy_head", "h"));
        for c in 0..10 {
            let commissioner = format!("{deputy}c{c}");
            units.push(office(&commissioner, "commissioner", &deputy));
            for s in 0..10 {
                let section = format!("{commissioner}s{s}");
                let other = format!("{commissioner}s{}", (s + 1) % 10);
                units.push(json!({ "kind": "section", "id": section, "name": "S", "line": "l",
                    "reports_to": commissioner, "chiefs": 1, "deputies": 1, "clerks": 9,
                    "duties": [section] }));
                let cosign = if s == 0 {
                    json!([{ "duty": other, "effort": { "mean": 20, "cv": 0.8 } }])
                } else {
                    json!([])
                };
                work.push(json!({ "id": section, "name": "W", "duty": section,
                    "arrivals": { "per_day": 15 }, "effort": { "mean": 150, "cv": 0.8 },
                    "decided_at": { "clerk": 0.2, "chief": 0.75, "commissioner": 0.045, "deputy_head": 0.004, "head": 0.001 },
                    "cosign": cosign, "deadline_days": 5, "misdirected": 0.05 }));
            }
        }
    }
    let scenario = json!({ "format": "spanlab/1", "name": "large",
        "organization": { "units": units }, "work": work });
    read(&scenario.to_string()).expect("a scenario")
}

fn office(id: &str, rank: &str, reports_to: &str) -> Value {
    json!({ "kind": "office", "id": id, "name": "O", "rank": rank, "reports_to": reports_to })
}
