//! The worker: says that it is ready.

use wasm_bindgen::JsCast as _;

fn main() {
    let scope = js_sys::global().unchecked_into::<web_sys::DedicatedWorkerGlobalScope>();
    // A page that has gone away needs no answer.
    scope.post_message(&"ready".into()).ok();
}
