//! What is told about how the page was opened.

use super::pick;
use crate::app::Notice;
use crate::text::Language;

/// Something about how the page was opened, with the name of the case that is shown.
pub fn notice(notice: &Notice, shown: &str, language: Language) -> String {
    match notice {
        Notice::Restored => say!(
            language,
            "已恢复上次在本机所做的改动。",
            "What you did here before has been restored from this device."
        ),
        Notice::Unfit => say!(
            language,
            "上次在本机所做的改动与现在的案例对不上，没有恢复。",
            "What was kept on this device does not fit this case and has not been restored."
        ),
        Notice::Unknown(name) => say!(
            language,
            "没有名为“{name}”的案例，现在显示的是“{shown}”。",
            "There is no case “{name}”; this is “{shown}”."
        ),
    }
}

/// Leaves what was restored for the untouched case.
pub const fn begin_anew(language: Language) -> &'static str {
    pick(language, "从头开始", "Begin anew")
}
