//! Departments that are textbook queues: every step that a test does not ask for takes no time.

use serde_json::{Value, json};
use spanlab::check::check;
use spanlab::scenario::{Scenario, read};

/// A department under a head, whose steps all vanish at first.
pub(crate) struct Textbook(Value);

/// An exponential time with this mean [min].
pub(crate) fn exponential(mean: f64) -> Value {
    json!({ "mean": mean, "shape": "exponential" })
}

/// Always the same time [min].
pub(crate) fn fixed(length: f64) -> Value {
    json!({ "mean": length, "shape": "fixed" })
}

/// A log-normal time with this mean [min] and coefficient of variation.
pub(crate) fn lognormal(mean: f64, cv: f64) -> Value {
    json!({ "mean": mean, "cv": cv })
}

impl Textbook {
    /// A head alone.
    pub(crate) fn new() -> Self {
        let never = fixed(0.0);
        Self(json!({
            "format": "spanlab/1",
            "name": "textbook",
            "organization": { "units": [
                { "kind": "office", "id": "head", "name": "head", "rank": "head" },
            ] },
            "work": [],
            "assumptions": {
                "review": {
                    "deputy_chief": never, "chief": never, "commissioner": never,
                    "deputy_head": never, "head": never,
                },
                "relay": never, "handover": never, "coordination": never, "check_in": never,
                "briefing": never, "triage": never,
                "finish": 0, "defect": 0, "catch": 0.5, "rework": 0.5, "pass": {}, "garbled": 0, "generalist": 0, "shirk": 0,
                "absence": 120,
                "presence": { "chief": 1, "commissioner": 1, "deputy_head": 1, "head": 1 },
            },
            "reform": [],
            "run": { "seed": 20_240_501 },
        }))
    }

    /// One more office.
    pub(crate) fn office(mut self, id: &str, rank: &str, superior: &str) -> Self {
        self.push(
            "/organization/units",
            json!({ "kind": "office", "id": id, "name": id, "rank": rank, "reports_to": superior }),
        );
        self
    }

    /// One more section under the head, which owns the duty of the same name.
    pub(crate) fn section(self, id: &str, chiefs: u32, clerks: u32) -> Self {
        self.section_of("head", id, chiefs, clerks)
    }

    /// One more section under an office.
    pub(crate) fn section_of(mut self, superior: &str, id: &str, chiefs: u32, clerks: u32) -> Self {
        self.push(
            "/organization/units",
            json!({
                "kind": "section", "id": id, "name": id, "line": "line", "reports_to": superior,
                "chiefs": chiefs, "clerks": clerks, "duties": [id],
            }),
        );
        self
    }

    /// A large section of the sections so far.
    pub(crate) fn large_section(mut self, sharing: &str) -> Self {
        let units = self.0["organization"]["units"].as_array().expect("units");
        let members: Vec<Value> = units.iter().skip(1).map(|unit| unit["id"].clone()).collect();
        self.push(
            "/organization/units",
            json!({
                "kind": "large_section", "id": "large", "name": "large",
                "members": members, "sharing": sharing,
            }),
        );
        self
    }

    /// A class of matters that the clerks of a section decide themselves.
    pub(crate) fn work(self, id: &str, duty: &str, per_minute: f64, effort: &Value) -> Self {
        self.work_with(id, duty, per_minute, effort, json!({ "decided_at": { "clerk": 1 } }))
    }

    /// A class of matters with more fields.
    pub(crate) fn work_with(
        mut self,
        id: &str,
        duty: &str,
        per_minute: f64,
        effort: &Value,
        more: Value,
    ) -> Self {
        let mut class = json!({
            "id": id, "name": id, "duty": duty,
            "arrivals": { "per_day": 480.0 * per_minute },
            "effort": effort,
        });
        let Value::Object(more) = more else { panic!("an object") };
        class.as_object_mut().expect("an object").extend(more);
        self.push("/work", class);
        self
    }

    /// Another assumption, at a pointer such as `/review/chief`.
    pub(crate) fn assume(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        *self.0.pointer_mut(&format!("/assumptions{pointer}")).expect("an assumption") =
            value.into();
        self
    }

    /// One more move of the reform.
    pub(crate) fn reform(mut self, step: Value) -> Self {
        self.push("/reform", step);
        self
    }

    /// The scenario, which has no findings.
    pub(crate) fn scenario(self) -> Scenario {
        let scenario = read(&self.0.to_string()).expect("a scenario");
        assert_eq!(check(&scenario), []);
        scenario
    }

    fn push(&mut self, pointer: &str, value: Value) {
        self.0
            .pointer_mut(pointer)
            .and_then(Value::as_array_mut)
            .expect("a list of the document")
            .push(value);
    }
}
