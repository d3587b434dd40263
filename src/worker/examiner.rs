//! The examiner: plays the textbook systems and says how far each is from its exact value.

use js_sys::Date;

use super::slices::Slices;
use super::{TELL_EVERY, tell_page};
use crate::app::protocol::FromWorker;
use crate::validate::Examination;

/// Plays all checks, and tells the page now and then what they have found.
pub(super) async fn examine(seed: u64) {
    let mut examination = Examination::new(seed);
    let mut slices = Slices::begin();
    let mut tell_at = Date::now();
    loop {
        let done = examination.play();
        if done || Date::now() >= tell_at {
            let agreements = examination.agreements().to_vec();
            tell_page(&FromWorker::Examined { seed, share: examination.share(), agreements });
            tell_at = Date::now() + TELL_EVERY;
        }
        if done {
            return;
        }
        slices.pause().await;
    }
}
