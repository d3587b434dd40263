//! Has the linker keep, in the page's program, what is needed to split it (`xtask/src/split.rs`).

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is_wasm =
        env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|architecture| architecture == "wasm32");
    if is_wasm && env::var_os("CARGO_FEATURE_PAGE").is_some() {
        println!("cargo:rustc-link-arg-bin=page=--emit-relocs");
    }
}
