//! The tools the other commands need: found, or installed at exact versions.

use crate::{
    Outcome,
    command::{cargo, npm, output, program, run},
    paths,
    step::step,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const SPLITTER: &str = "0.2.4";
const NODE_AT_LEAST: u32 = 20;
const NODE_MISSING: &str = "please install Node 20 or newer (with npm)";

/// Sees to all that `trunk build` needs.
pub(crate) fn for_the_page() -> Outcome {
    wasm_target()?;
    node()?;
    trunk()?;
    wasm_bindgen()?;
    splitter()?;
    binaryen()?;
    fs::remove_dir_all(build_folder()).or_else(ignore_missing)?;
    Ok(())
}

/// Sees to all that wasm without a page needs.
pub(crate) fn for_wasm() -> Outcome {
    wasm_target()?;
    wasm_bindgen()
}

/// Sees to `cargo fmt`, `cargo clippy` and the standard library for wasm.
pub(crate) fn for_the_checks() -> Outcome {
    wasm_target()?;
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(cargo().args([tool, "--version"])).is_none() {
            step(&format!("install {component}"), || {
                run(program("rustup").args(["component", "add", component]))
            })?;
        }
    }
    Ok(())
}

/// Sees to the packages of the browser tests.
pub(crate) fn for_the_browser_tests() -> Outcome {
    node()?;
    node_packages("install the packages of the browser tests", &paths::browser_tests())
}

fn wasm_target() -> Outcome {
    let target = "wasm32-unknown-unknown";
    let library = output(program("rustc").args(["--print", "target-libdir", "--target", target]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step(&format!("install the standard library for {target}"), || {
        run(program("rustup").args(["target", "add", target]))
    })
}

fn node() -> Outcome {
    let version = output(program("node").arg("--version")).ok_or(NODE_MISSING)?;
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= NODE_AT_LEAST => Ok(()),
        _ => Err(format!("Node {version} is too old: {NODE_MISSING}").into()),
    }
}

fn trunk() -> Outcome {
    if is_version("trunk", TRUNK) {
        return Ok(());
    }
    step(&format!("install trunk {TRUNK} (once; some minutes)"), || {
        // Without --locked it does not compile.
        let flags = ["--locked", "--no-default-features", "--features", "rustls"];
        cargo_install("trunk", TRUNK, &flags)
    })
}

fn wasm_bindgen() -> Outcome {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).unwrap_or_default();
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock does not name a version of wasm-bindgen")?;
    if is_version("wasm-bindgen", version) {
        return Ok(());
    }
    step(&format!("install wasm-bindgen {version} (once; a minute or two)"), || {
        let flags = ["--locked", "--bin", "wasm-bindgen"];
        cargo_install("wasm-bindgen-cli", version, &flags).or_else(|_| {
            // Its lock file may name a package that a registry does not have (any more).
            println!("    once more, with versions that can be had");
            cargo_install("wasm-bindgen-cli", version, &flags[1..])
        })
    })
}

/// The splitter does not say its version, so its folder does.
fn splitter() -> Outcome {
    let record = paths::tools().join(".crates.toml");
    let installed = fs::read_to_string(record).unwrap_or_default();
    if installed.contains(&format!("\"wasm_split_cli_support {SPLITTER} ")) {
        return Ok(());
    }
    step(&format!("install wasm-split-cli {SPLITTER} (once; a minute)"), || {
        let flags = ["--locked", "--features", "build-binary"];
        cargo_install("wasm_split_cli_support", SPLITTER, &flags)
    })
}

fn binaryen() -> Outcome {
    if is_version("wasm-opt", BINARYEN) {
        return Ok(());
    }
    step(&format!("install binaryen {BINARYEN}"), || from_lock("binaryen").map(|_| ()))
}

/// Sees to Lighthouse; the folder in which it is.
pub(crate) fn lighthouse() -> Outcome<PathBuf> {
    node()?;
    let folder = paths::tools().join("lighthouse");
    let lock = |folder: &Path| fs::read(folder.join("package-lock.json")).ok();
    let current = lock(&folder) == lock(&packages("lighthouse"));
    if current && folder.join("node_modules").is_dir() {
        return Ok(folder);
    }
    step("install lighthouse (once; a minute)", || from_lock("lighthouse"))
}

/// The lists of packages of a tool that comes from npm.
fn packages(tool: &str) -> PathBuf {
    paths::root().join("xtask").join(tool)
}

/// Installs a tool from npm at exactly the versions of its lock file; the folder in which it is.
fn from_lock(tool: &str) -> Outcome<PathBuf> {
    let folder = paths::tools().join(tool);
    fs::create_dir_all(&folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(packages(tool).join(name), folder.join(name))?;
    }
    clean_install(&folder)?;
    Ok(folder)
}

/// Whether `name` is on the search path and says it has this version.
fn is_version(name: &str, version: &str) -> bool {
    output(program(name).arg("--version"))
        .is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

fn cargo_install(package: &str, version: &str, more: &[&str]) -> Outcome {
    run(cargo()
        .args(["install", package, "--version", version, "--debug", "--force"])
        .args(more)
        .arg("--root")
        .arg(paths::tools())
        .arg("--target-dir")
        .arg(build_folder())
        // Without symbols for a debugger it is built in half the time.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // The settings of this checkout are not meant for the tools.
        .env_remove("RUSTFLAGS"))
}

fn build_folder() -> PathBuf {
    paths::tools().join("build")
}

/// Installs the packages of a folder unless the same lock file was installed before.
fn node_packages(title: &str, folder: &Path) -> Outcome {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".stamp");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(title, || {
        clean_install(folder)?;
        fs::write(&stamp, &lock)?;
        Ok(())
    })
}

fn clean_install(folder: &Path) -> Outcome {
    let flags = ["ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
    run(npm().args(flags).current_dir(folder))
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| **line != *name);
    let version = lines.find_map(|line| line.strip_prefix("version = \""))?;
    version.strip_suffix('"')
}

/// What is not there need not be removed.
pub(crate) fn ignore_missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::{BINARYEN, TRUNK, locked_version};
    use std::fs;

    #[test]
    fn the_settings_of_trunk_name_the_same_versions() {
        let root = crate::paths::root();
        let settings = fs::read_to_string(root.join("Trunk.toml")).unwrap();
        assert!(settings.contains(&format!("trunk-version = \"^{TRUNK}\"")));
        let packages = fs::read_to_string(root.join("xtask/binaryen/package.json")).unwrap();
        assert!(packages.contains(&format!("\"binaryen\": \"{BINARYEN}.0.0\"")));
    }

    #[test]
    fn the_version_of_exactly_this_package_is_read() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
