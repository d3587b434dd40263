//! What a newcomer reads first.

use super::Names;
use crate::scenario::Rank;
use crate::text::Language;

/// What is said before any move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What to do first.
    pub first: String,
    /// What this is about.
    pub about: String,
    /// What to do without a pointer that drags.
    pub by_tap: String,
}

/// The invitation, in the words of a department.
pub fn invitation(names: &Names, language: Language) -> Invitation {
    let section = names.section(language);
    let clerk = names.rank(Rank::Clerk, language);
    match language {
        Language::Zh => Invitation {
            first: format!("把一个{section}\u{200b}拖到\u{200b}另一个{section}上，看看会怎样"),
            about: format!(
                "文件由{clerk}逐级报到领导；合并{section}、减少层级，看文件办得快不快、干部忙闲匀不匀。"
            ),
            by_tap: format!("也可以先点一个{section}，再点要去的地方"),
        },
        Language::En => Invitation {
            first: format!("Drag one {section} onto another and see what happens"),
            about: format!(
                "Papers climb from {clerk}s to the head. Merge {section}s or remove a level, and see by simulation how fast papers are finished and how evenly work falls."
            ),
            by_tap: format!("Or choose a {section}, then where it should go"),
        },
    }
}
