//! Building the page.

use crate::{
    Outcome,
    command::{program, run},
    paths,
    step::step,
    tools,
};
use std::process::Command;

/// Builds the page into `dist/`.
pub(crate) fn build() -> Outcome {
    tools::for_the_page()?;
    step("build the page", || run(trunk().args(["build", "--release"])))
}

/// Trunk, told nothing by the environment but what stands in `Trunk.toml`.
pub(crate) fn trunk() -> Command {
    let mut command = program("trunk");
    // Trunk refuses the value "1", which is what many terminals set.
    command.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    command.current_dir(paths::root());
    command
}
