//! Where things are in the checkout.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The top folder of the checkout.
pub(crate) fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or_else(|| package.clone(), Path::to_path_buf)
}

/// The page as it goes to a host.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The command line as it is built for tests.
pub(crate) fn command_line() -> PathBuf {
    target().join("debug").join(format!("spanlab{}", env::consts::EXE_SUFFIX))
}

/// The benchmark as it is built for this machine.
pub(crate) fn benchmark() -> PathBuf {
    target().join("release").join(format!("bench{}", env::consts::EXE_SUFFIX))
}

/// The page's program as the linker leaves it.
pub(crate) fn linked_page(is_release: bool) -> PathBuf {
    let profile = if is_release { "page" } else { "debug" };
    target().join("wasm32-unknown-unknown").join(profile).join("page.wasm")
}

/// What Cargo has built.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The tools that belong to this checkout alone.
pub(crate) fn tools() -> PathBuf {
    root().join("target").join("tools")
}

/// The tests that run in a browser.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// The search path for programs, with the checkout's own tools first.
pub(crate) fn search_path() -> OsString {
    let own = [tools().join("bin"), tools().join("binaryen").join("node_modules").join(".bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}
