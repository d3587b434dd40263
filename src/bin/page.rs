//! The page and its workers, one program: what the page has loaded its workers need not load again.

use js_sys::global;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

/// Opens the page with the document of a case; whether it can be read. `assets/boot.js` calls it.
#[wasm_bindgen]
pub fn open(document: &str) -> bool {
    spanlab::page::open(document).is_some()
}

fn main() {
    if global().is_instance_of::<DedicatedWorkerGlobalScope>() {
        spanlab::worker::start();
    }
}
