//! What needs no test to be seen: format, lints, documentation.

use crate::{
    Outcome,
    command::{cargo, run},
    step::step,
    tools,
};

const HOST: [&str; 3] = ["clippy", "--workspace", "--all-targets"];

const WASM: [&str; 9] = [
    "clippy",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "page",
    "--lib",
    "--bin",
    "page",
];

const DOCUMENTATION: [&str; 4] = ["doc", "--workspace", "--no-deps", "--document-private-items"];

/// Format, lints for both targets, documentation; the quickest first.
pub(crate) fn check() -> Outcome {
    tools::for_the_checks()?;
    step("check the format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("lint for this machine", || lint(&HOST))?;
    step("lint for the browser", || lint(&WASM))?;
    step("check the documentation", || {
        run(cargo().args(DOCUMENTATION).env("RUSTDOCFLAGS", "-D warnings"))
    })
}

fn lint(arguments: &[&str]) -> Outcome {
    run(cargo().args(arguments).args(["--quiet", "--", "-D", "warnings"]))
}
