//! Tests.

use crate::{
    Outcome,
    browser::{CHROME, FIREFOX},
    build, check,
    command::{cargo, program, run},
    paths,
    server::Server,
    size,
    step::{announce, step},
    tools,
};
use std::{fs, path::PathBuf};

/// The tests see the page as on a host that keeps several, not at the top of one.
const SUB_PATH: &str = "/some/where/";

/// Everything: checks, tests on this machine, tests in the browser.
///
/// All that must be downloaded is downloaded first.
pub(crate) fn test() -> Outcome {
    tools::for_the_checks()?;
    tools::for_the_page()?;
    tools::for_the_browser_tests()?;
    for browser in [CHROME, FIREFOX] {
        browser.program_file()?;
    }
    check::check()?;
    step("test on this machine", || run(cargo().args(["test", "--workspace"])))?;
    build::build()?;
    step("weigh the first visit", || size::size(&[]))?;
    browser_tests(&[])
}

/// The tests in the browser, all or the named files, against `dist/` as it is.
pub(crate) fn browser_tests(files: &[String]) -> Outcome {
    tools::for_the_browser_tests()?;
    let (chrome, firefox) = (CHROME.program_file()?, FIREFOX.program_file()?);
    let server = Server::bind(0, SUB_PATH, paths::dist())?;
    let address = server.address();
    step("build the command line, for its numbers", || {
        run(cargo().args(["build", "--bin", "spanlab"]))
    })?;
    std::thread::spawn(move || server.run());
    announce(&format!("test in the browser, the page being at {address}"));
    run(program("node")
        .args(["--test", "--test-reporter=tap"])
        .args(test_files(files)?)
        .current_dir(paths::browser_tests())
        .env(CHROME.variable, chrome)
        .env(FIREFOX.variable, firefox)
        .env("SPANLAB_COMMAND", paths::command_line())
        .env("SPANLAB_ADDRESS", address))
}

/// The names in `files` as they are, or all test files in the folder.
fn test_files(files: &[String]) -> Outcome<Vec<PathBuf>> {
    if !files.is_empty() {
        return Ok(files.iter().map(|file| paths::browser_tests().join(file)).collect());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(paths::browser_tests())? {
        let file = entry?.path();
        if file.to_string_lossy().ends_with(".test.mjs") {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}
