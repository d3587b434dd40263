//! The benchmark, natively and in a worker of a browser.

use crate::{
    Outcome,
    browser::CHROME,
    command::{cargo, program, run},
    paths,
    server::Server,
    step::{announce, step},
    tools,
};
use std::{fs, path::Path};

const DOCUMENT: &str = "<!doctype html><title>bench</title>";
const BOOT: &str = "import init from './bench.js'; init();";

/// Builds the benchmark twice, all of it for speed as what simulates is in the page, and prints its
/// table; the argument is the number of rounds.
pub(crate) fn bench(arguments: &[String]) -> Outcome {
    let rounds = match arguments {
        [] => "11",
        [rounds] if rounds.parse::<u32>().is_ok_and(|number| number > 0) => rounds,
        _ => return Err("`bench` takes a number of rounds".into()),
    };
    tools::for_wasm()?;
    tools::for_the_browser_tests()?;
    let chrome = CHROME.program_file()?;
    let folder = paths::target().join("bench");
    step("build the benchmark", || build(&folder))?;
    let server = Server::bind(0, "/", folder)?;
    let address = server.address();
    std::thread::spawn(move || server.run());
    announce(&format!("measure, in {rounds} rounds"));
    run(program("node")
        .arg("bench.mjs")
        .current_dir(paths::browser_tests())
        .env(CHROME.variable, chrome)
        .env("SPANLAB_ADDRESS", address)
        .env("SPANLAB_BENCH", paths::benchmark())
        .env("SPANLAB_ROUNDS", rounds))
}

fn build(folder: &Path) -> Outcome {
    let flags = ["build", "--no-default-features", "--features", "bench", "--bin", "bench"];
    run(cargo().args(flags).arg("--release"))?;
    let target = "wasm32-unknown-unknown";
    run(cargo().args(flags).args(["--release", "--target", target]))?;
    let wasm = paths::target().join(target).join("release").join("bench.wasm");
    fs::create_dir_all(folder)?;
    run(program("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(wasm))?;
    fs::write(folder.join("index.html"), DOCUMENT)?;
    fs::write(folder.join("boot.js"), BOOT)?;
    Ok(())
}
