//! Textbook systems, each with a reform.

use serde_json::json;
use spanlab::scenario::Scenario;

use crate::textbook::{Textbook, exponential, fixed, lognormal};

/// Two sections under a deputy head and one under a commissioner.
fn tree() -> Textbook {
    Textbook::new()
        .office("deputy", "deputy_head", "head")
        .office("member", "commissioner", "deputy")
        .section_of("deputy", "a", 1, 2)
        .section_of("deputy", "b", 1, 1)
        .section_of("member", "c", 2, 2)
}

/// A queue of fixed services, in which batches end at the same instant.
fn batches(sharing: &str) -> Scenario {
    let more = json!({
        "decided_at": { "clerk": 0.5, "chief": 0.5 },
        "arrivals": { "per_day": 12, "burst": 4 }, "deadline_days": 0.1,
    });
    tree()
        .assume("/review/chief", fixed(10.0))
        .assume("/handover", fixed(10.0))
        .assume("/finish", 1)
        .work_with("x", "a", 0.0, &fixed(20.0), more.clone())
        .work_with("y", "b", 0.0, &fixed(10.0), more)
        .reform(json!({ "move": "merge", "name": "A", "sections": ["b", "a"], "sharing": sharing }))
        .reform(json!({ "move": "policy", "expedite": true }))
        .scenario()
}

/// Three ranks of desks with hand-overs, co-signers and a seat.
fn network(order: &str) -> Scenario {
    let more = json!({
        "decided_at": { "chief": 0.3, "commissioner": 0.2, "deputy_head": 0.3, "head": 0.2 },
        "cosign": [
            { "duty": "b", "effort": exponential(20.0) }, { "duty": "a", "effort": fixed(15.0) },
        ],
        "cosign_order": order,
    });
    tree()
        .assume("/review/chief", lognormal(20.0, 0.7))
        .assume("/review/commissioner", fixed(15.0))
        .assume("/review/deputy_head", exponential(15.0))
        .assume("/relay", fixed(5.0))
        .assume("/handover", exponential(30.0))
        .assume("/check_in", exponential(6.0))
        .assume("/presence/deputy_head", 0.6)
        .work("w", "b", 0.01, &exponential(30.0))
        .work_with("x", "c", 0.02, &exponential(40.0), more)
        .reform(json!({ "move": "seat", "commissioner": "member" }))
        .reform(json!({ "move": "lead_directly", "section": "b" }))
        .scenario()
}

/// All of them.
pub(crate) fn all() -> Vec<Scenario> {
    let sharing = ["own", "help", "pool"].map(batches).into_iter();
    sharing.chain(["serial", "parallel"].map(network)).collect()
}
