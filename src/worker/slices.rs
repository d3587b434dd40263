//! Playing in slices, so that a busy worker still hears.

use js_sys::futures::JsFuture;
use js_sys::{Date, Promise};
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

use crate::engine::{Network, Outcome, Run};
use crate::study::Task;

/// Longest time without hearing what else is wanted (ms): less than a frame, so that what a drop
/// would likely bring is known before the next one.
const SLICE: f64 = 8.0;
/// Events between two looks at the clock.
pub(super) const EVENTS: u32 = 5_000;

/// The slices of a worker's time.
#[derive(Debug)]
pub(super) struct Slices {
    end: f64,
}

impl Slices {
    /// The first slice begins.
    pub(super) fn begin() -> Self {
        Self { end: Date::now() + SLICE }
    }

    /// Plays a replication; nothing if it is no longer wanted.
    pub(super) async fn play(
        &mut self,
        (network, seed): (&Network, u64),
        task: Task,
        wanted: impl Fn() -> bool,
    ) -> Option<Outcome> {
        let mut run = Run::new(network, task.window, seed, task.replication);
        while !run.play(EVENTS) {
            if self.pause().await && !wanted() {
                return None;
            }
        }
        Some(run.outcome())
    }

    /// At the end of a slice hears what else is wanted, and begins another one; whether it was the end.
    pub(super) async fn pause(&mut self) -> bool {
        let is_over = Date::now() >= self.end;
        if is_over {
            turn().await;
            *self = Self::begin();
        }
        is_over
    }
}

/// Waits for the next turn of the worker's loop, after the messages that have arrived.
///
/// A message through a channel is such a turn; a timer would be slowed down.
async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (inner, outer) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |resolve, _| inner.set_onmessage(Some(&resolve)));
    // A message that cannot be sent would never be heard.
    if outer.post_message(&JsValue::NULL).is_ok() {
        JsFuture::from(heard).await.ok();
    }
    inner.close();
}
