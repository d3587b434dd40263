//! Why what is said of today is not what was said before the reform.

use super::toolbar::PartProps;
use crate::report::Report;
use crate::scenario::Move;
use crate::text::Language;
use crate::words::results::{judged, moved};

/// All that makes the numbers of today move.
pub(super) fn today_moved(part: &PartProps) -> String {
    let between = if part.state.language == Language::En { " " } else { "" };
    of_today(part, moved).join(between)
}

/// What the reform changes in how today is judged.
pub(super) fn today_judged(part: &PartProps) -> Vec<String> {
    of_today(part, judged)
}

fn of_today(
    part: &PartProps,
    say: fn(Option<&Report>, &Report, &[Move], Language) -> Vec<String>,
) -> Vec<String> {
    let state = &part.state;
    let Some(shown) = state.answer.as_ref() else { return Vec::new() };
    let alone = state.today_alone();
    say(alone, &shown.report, shown.document.moves(), state.language)
}
