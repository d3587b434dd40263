//! Every sentence that a person reads, in each language.
//!
//! Both languages of a sentence stand side by side, so that one without the other does not compile.

/// Fills in the sentence of one language.
macro_rules! say {
    ($language:expr, $zh:literal, $en:literal) => {
        match $language {
            $crate::text::Language::Zh => format!($zh),
            $crate::text::Language::En => format!($en),
        }
    };
}

mod assumed;
mod assumptions;
mod board;
mod checks;
mod dialogs;
mod explain;
pub mod fields;
mod find;
mod findings;
pub mod follow;
mod forms;
mod invitation;
mod labels;
mod letters;
mod listed;
mod marked;
mod names;
mod notices;
mod numbers;
mod origins;
mod predicted;
mod printed;
mod projector;
mod read_error;
mod refusals;
pub mod results;
mod steps;
mod terms;
mod told;
mod turned;

pub use assumed::{Assumed, assumed, assumed_sentence, assumption_name};
pub use assumptions::{
    AssumptionLabels, assumed_otherwise, assumption_labels, outlook_sentence, shares_sum,
    told_forecast, unfit,
};
pub use board::{
    BoardLabels, below, board_labels, busy_short, described, found, from_to, layout, papers_short,
    posts, second, tint, tint_steps,
};
pub use checks::{
    CheckLabels, agreement, agreements, check_explained, check_labels, check_seed, decimals,
    measured, simulating, system,
};
pub use dialogs::{DialogLabels, Meaning, dialog_labels, found_number, gestures, keys, obstacle};
pub use explain::{ExplainLabels, explain_labels, unpredictable};
pub use find::{Command, Found, Hit, Hits, Searched, find};
pub use findings::{finding, found as problem};
pub use forms::{
    choice, move_lacks, move_meaning, move_title, over_quota, slot, slot_unit, unfit_number,
};
pub use invitation::{Invitation, awaited, invitation};
pub use labels::{Labels, labels};
use letters::{capitalized, uncapitalized};
pub use listed::{StepLabels, about, step_labels};
pub use marked::{MarkLabels, and_others, mark_labels, marked};
pub use names::Names;
pub use notices::{begin_anew, notice};
pub use numbers::{days, days_number, decimal, grouped, minutes, percent, signed, unbroken};
pub use origins::origins;
pub use predicted::predicted;
pub use printed::{PrintLabels, print_labels, printed_on};
pub use projector::{
    ProjectorLabels, busy_today, kept_or_changed, limits, projector_labels, reform_title, rests_on,
    slide_number, today_sentence,
};
pub use read_error::read_error;
pub use refusals::refusal;
pub use steps::step;
pub use terms::{count_of_rank, kind, rank, sharing, verdict};
pub use told::{changes, choose_a_matter, if_dropped, progress, reason, said, steps, where_to};

use crate::text::Language;

/// One of two fixed texts.
const fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Joins names as the language does: `甲、乙`, `A, B and C`.
pub fn list(names: &[impl AsRef<str>], language: Language) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match (language, names.as_slice()) {
        (Language::Zh, _) => names.join("、"),
        (Language::En, [first @ .., _, last]) if !first.is_empty() || names.len() == 2 => {
            format!("{} and {last}", names[..names.len() - 1].join(", "))
        }
        (Language::En, _) => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_the_language_does() {
        assert_eq!(list(&["甲", "乙", "丙"], Language::Zh), "甲、乙、丙");
        assert_eq!(list(&["A", "B", "C"], Language::En), "A, B and C");
        assert_eq!(list(&["A", "B"], Language::En), "A and B");
        assert_eq!(list(&["A"], Language::En), "A");
    }
}
