//! Predictions for other assumptions: each is varied in turn, while the worker goes on to hear and
//! play.

use super::slices::Slices;
use super::tell_page;
use crate::app::protocol::{FromWorker, Question, Ticket};
use crate::scenario::Scenario;
use crate::study::{Doubt, Lever, Outlook, Sway, Sways, Swing};

/// Which assumption matters most: varies all, and tells the page at the end.
pub(super) async fn sway(question: Question, scenario: Box<Scenario>) {
    let mut slices = Slices::begin();
    let mut found = Sways { now: Outlook::of(&scenario), sways: Vec::new() };
    for doubt in Doubt::ALL {
        slices.pause().await;
        found.sways.push(Sway::of(doubt, &scenario));
    }
    tell_page(&FromWorker::Swayed { question, sways: Box::new(found) });
}

/// What would become of the verdict of a run if assumptions were others.
pub(super) async fn swing(ticket: Ticket, scenario: Scenario) {
    let mut slices = Slices::begin();
    let mut swings = Vec::new();
    for lever in Lever::ALL {
        let mut swing = Swing::of(lever);
        while let Some(factor) = swing.next() {
            slices.pause().await;
            swing.take(lever.sample(&scenario, factor));
        }
        swings.push(swing);
    }
    tell_page(&FromWorker::Swung { ticket, swings });
}
