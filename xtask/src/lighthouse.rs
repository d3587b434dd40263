//! How the page loads on a slow phone, by Lighthouse.

use crate::{
    Outcome,
    browser::CHROME,
    command::{program, run},
    paths,
    step::announce,
    tools,
};
use std::fs;

/// The script that serves, measures and prints; it stands beside the packages that it needs.
const SCRIPT: &str = "measure.mjs";

/// Measures `dist/` as it is and prints a table; the argument is the number of runs.
pub(crate) fn lighthouse(arguments: &[String]) -> Outcome {
    let runs = match arguments {
        [] => "3",
        [runs] if runs.parse::<u32>().is_ok_and(|number| number > 0) => runs,
        _ => return Err("`lighthouse` takes a number of runs".into()),
    };
    let chrome = CHROME.program_file()?;
    let folder = tools::lighthouse()?;
    fs::copy(paths::root().join("xtask").join("lighthouse").join(SCRIPT), folder.join(SCRIPT))?;
    announce(&format!("measure, in {runs} runs"));
    run(program("node")
        .arg(folder.join(SCRIPT))
        .env("CHROME_PATH", chrome)
        .env("SPANLAB_DIST", paths::dist())
        .env("SPANLAB_RUNS", runs))
}
