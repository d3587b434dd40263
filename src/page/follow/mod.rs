//! Single papers: the same one in both structures, and all of them over the charts.

mod canvas;
mod clock;
mod lane;
mod picker;
mod playback;
mod twins;

pub(super) use playback::Playback;
pub(super) use twins::TwinPapers;

use std::rc::Rc;

use crate::app::{Answer, Kin, Papers, State};
use crate::report::{DeskReport, Report, Side};

/// The papers that belong to the shown report, with the report.
fn shown(state: &State) -> Option<(&Rc<Kin>, &Answer)> {
    let about = state.following.about()?;
    let answer = state.answer.as_ref()?;
    let same = Rc::ptr_eq(&about.report, &answer.report);
    match &state.following.papers {
        Papers::Here(kin) if same => Some((kin, about)),
        Papers::Here(_) | Papers::Coming | Papers::TooMany => None,
    }
}

/// The sides of a report, today's first.
fn sides(report: &Report) -> [&Side; 2] {
    [&report.baseline, &report.reformed]
}

/// A desk by its position.
fn desk(side: &Side, desk: u32) -> Option<&DeskReport> {
    side.desks.get(desk as usize)
}
