//! The browser the tests run in: found, or on Debian installed.

use crate::{
    Outcome,
    command::{output, program, run},
    step::step,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
];

const MAC: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS: [&str; 3] = [
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
];

const MISSING: &str =
    "please install Chrome, Chromium or Edge, or name one in the environment variable CHROME";

/// The browser's program file; as root on Debian it is installed if there is none.
pub(crate) fn program_file() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("CHROME").map(PathBuf::from) {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(format!("CHROME names `{}`, which is not a file", named.display()).into())
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if is_debian() && is_root() {
        step("install Chromium and a Chinese font", install)?;
    }
    find().ok_or_else(|| MISSING.into())
}

fn find() -> Option<PathBuf> {
    on_the_search_path().or_else(|| usual_places().into_iter().find(|file| file.is_file()))
}

fn on_the_search_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let files = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.into_iter().find(|file| file.is_file())
}

fn usual_places() -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = MAC.iter().map(PathBuf::from).collect();
    for variable in ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"] {
        if let Some(folder) = env::var_os(variable) {
            places.extend(WINDOWS.iter().map(|file| Path::new(&folder).join(file)));
        }
    }
    places
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_some_and(|user| user == "0")
}

fn install() -> Outcome {
    run(program("apt-get").args(["update", "--quiet"]))?;
    let flags = ["install", "--yes", "--quiet", "--no-install-recommends"];
    run(program("apt-get")
        .args(flags)
        .args(["chromium", "fonts-noto-cjk"])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
