//! The texts of the list of steps.

use crate::text::Language;

/// Texts of the list of steps in one language.
#[derive(Debug)]
pub struct StepLabels {
    /// Marks a step that is off.
    pub off: &'static str,
    /// Lets a step be made earlier.
    pub up: &'static str,
    /// Lets a step be made later.
    pub down: &'static str,
    /// Opens the list of all kinds of steps.
    pub add: &'static str,
}

/// The texts of the list of steps in a language.
pub const fn step_labels(language: Language) -> &'static StepLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// What a button does, and to which step: `撤去：干部一科退出大科`.
pub fn about(what: &str, step: &str, language: Language) -> String {
    say!(language, "{what}：{step}", "{what}: {step}")
}

const ZH: StepLabels =
    StepLabels { off: "已停用", up: "上移", down: "下移", add: "添加措施…" };

const EN: StepLabels =
    StepLabels { off: "left out", up: "Move up", down: "Move down", add: "Add a step …" };
