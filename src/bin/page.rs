//! The page and its workers, one program: what the page has loaded its workers need not load again.

use js_sys::Promise;
use js_sys::futures::future_to_promise;
use wasm_bindgen::prelude::*;

/// Opens the page with the document of a case; whether it could. `assets/boot.js` calls it.
#[wasm_bindgen]
pub fn open(document: String) -> Promise {
    future_to_promise(async { Ok(spanlab::page::open(document).await.is_some().into()) })
}

/// Becomes a worker; an error if the part of the program that simulates does not arrive.
/// `assets/worker.js` calls it.
#[wasm_bindgen]
pub fn work() -> Promise {
    future_to_promise(async {
        spanlab::worker::start().await.map_err(JsError::from)?;
        Ok(JsValue::UNDEFINED)
    })
}

fn main() {}
