//! Requests and answers as messages of a worker.

use js_sys::ArrayBuffer;
use js_sys::WebAssembly::Memory;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::Bench;

/// Answers every message with an answer of the bench and the bytes of memory in use so far.
pub(crate) fn listen(mut bench: Bench) {
    let scope = scope();
    let clock = scope.performance().expect("a clock");
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = event.data().as_string().unwrap_or_default();
        let answer = bench.answer(&request, || clock.now() / 1000.0);
        let message = serde_json::json!({ "answer": answer, "memory": memory() });
        say(&message.to_string());
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say("ready");
}

fn say(message: &str) {
    scope().post_message(&message.into()).expect("a page that listens");
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn memory() -> u32 {
    let memory: Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
}
