//! Which assumption matters most: each is varied in turn, while the worker goes on to hear and play.

use super::slices::Slices;
use super::tell_page;
use crate::app::protocol::{FromWorker, Question};
use crate::scenario::Scenario;
use crate::study::{Doubt, Outlook, Sway, Sways};

/// Varies all assumptions, and tells the page at the end.
pub(super) async fn sway(question: Question, scenario: Box<Scenario>) {
    let mut slices = Slices::begin();
    let mut found = Sways { now: Outlook::of(&scenario), sways: Vec::new() };
    for doubt in Doubt::ALL {
        slices.pause().await;
        found.sways.push(Sway::of(doubt, &scenario));
    }
    tell_page(&FromWorker::Swayed { question, sways: Box::new(found) });
}
