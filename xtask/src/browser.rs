//! The browsers the tests run in: found, or on Debian installed.

use crate::{
    Outcome,
    command::{output, program, run},
    step::step,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// A browser that the tests need.
pub(crate) struct Browser {
    /// Environment variable that names its program file.
    pub(crate) variable: &'static str,
    /// Its names on the search path.
    names: &'static [&'static str],
    /// Its usual places on a Mac.
    mac: &'static [&'static str],
    /// Its usual places below the folders of programs on Windows.
    windows: &'static [&'static str],
    /// What Debian calls it, with what it needs.
    packages: &'static [&'static str],
    missing: &'static str,
}

/// Chrome, or one of its kind.
pub(crate) const CHROME: Browser = Browser {
    variable: "CHROME",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
    ],
    mac: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    windows: &[
        r"Google\Chrome\Application\chrome.exe",
        r"Chromium\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ],
    packages: &["chromium", "fonts-noto-cjk"],
    missing: "please install Chrome, Chromium or Edge, or name one in the environment variable CHROME",
};

/// Firefox.
pub(crate) const FIREFOX: Browser = Browser {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    mac: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    windows: &[r"Mozilla Firefox\firefox.exe"],
    packages: &["firefox-esr"],
    missing: "please install Firefox, or name it in the environment variable FIREFOX",
};

impl Browser {
    /// The browser's program file; as root on Debian it is installed if there is none.
    pub(crate) fn program_file(&self) -> Outcome<PathBuf> {
        let variable = self.variable;
        if let Some(named) = env::var_os(variable).map(PathBuf::from) {
            return if named.is_file() {
                Ok(named)
            } else {
                Err(format!("{variable} names `{}`, which is not a file", named.display()).into())
            };
        }
        if let Some(found) = self.find() {
            return Ok(found);
        }
        if is_debian() && is_root() {
            let name = format!("install {}", self.packages.join(" and "));
            step(&name, || install(self.packages))?;
        }
        self.find().ok_or_else(|| self.missing.into())
    }

    fn find(&self) -> Option<PathBuf> {
        let usual = || self.usual_places().into_iter().find(|file| file.is_file());
        self.on_the_search_path().or_else(usual)
    }

    fn on_the_search_path(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH")?;
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        let in_folders = |name| folders.iter().map(move |folder| folder.join(name));
        self.names.iter().flat_map(in_folders).find(|file| file.is_file())
    }

    fn usual_places(&self) -> Vec<PathBuf> {
        let mut places: Vec<PathBuf> = self.mac.iter().map(PathBuf::from).collect();
        for variable in ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"] {
            if let Some(folder) = env::var_os(variable) {
                places.extend(self.windows.iter().map(|file| Path::new(&folder).join(file)));
            }
        }
        places
    }
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_some_and(|user| user == "0")
}

fn install(packages: &[&str]) -> Outcome {
    run(program("apt-get").args(["update", "--quiet"]))?;
    let flags = ["install", "--yes", "--quiet", "--no-install-recommends"];
    run(program("apt-get").args(flags).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}
