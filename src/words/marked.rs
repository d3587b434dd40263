//! What is said about sections that are marked or put aside.

use super::pick;
use crate::text::Language;

/// Texts about sections that are marked or put aside, in one language.
#[derive(Debug)]
pub struct MarkLabels {
    /// Lets a tap mark.
    pub mark: &'static str,
    /// Marks a section that is selected.
    pub is_marked: &'static str,
    /// One section is not enough.
    pub mark_more: &'static str,
    /// Merges all that is marked.
    pub merge: &'static str,
    /// Takes all that is marked in the hand.
    pub take: &'static str,
    /// Marks nothing any more.
    pub clear: &'static str,
    /// Names the place for what is put aside.
    pub aside: &'static str,
    /// Names it while something is dragged there.
    pub place: &'static str,
    /// What being put aside means.
    pub aside_meaning: &'static str,
    /// Puts what is held aside.
    pub put: &'static str,
    /// Takes a section off that place.
    pub back: &'static str,
}

/// The texts about sections that are marked or put aside, in a language.
pub const fn mark_labels(language: Language) -> &'static MarkLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: MarkLabels = MarkLabels {
    mark: "多选",
    is_marked: "已选",
    mark_more: "点选至少两个机构",
    merge: "合并",
    take: "移到…",
    clear: "取消",
    aside: "暂放",
    place: "暂放在这里（仍在原处办文）",
    aside_meaning: "先记在这里，机构仍在原处办文，计算不受影响；安排时从这里拖走",
    put: "暂放",
    back: "不再暂放",
};

const EN: MarkLabels = MarkLabels {
    mark: "Select several",
    is_marked: "selected",
    mark_more: "Choose at least two sections",
    merge: "Merge",
    take: "Move to …",
    clear: "Cancel",
    aside: "Set aside",
    place: "Set aside for now (still works as today)",
    aside_meaning: "A reminder only: these sections still work where they are, and results do not change until they are dropped somewhere",
    put: "Set aside",
    back: "No longer aside",
};

/// Which sections are marked.
pub fn marked(names: &str, number: usize, language: Language) -> String {
    match number {
        0 => pick(language, "点选要合并的机构", "Choose the sections to merge").to_owned(),
        _ => say!(language, "已选 {number} 个机构：{names}", "{number} selected: {names}"),
    }
}

/// Several units, by the first: `人才科等 3 个机构`.
pub fn and_others(name: &str, number: usize, language: Language) -> String {
    let others = number.saturating_sub(1);
    match number {
        1 => name.to_owned(),
        _ => say!(language, "{name}等 {number} 个机构", "{name} and {others} more"),
    }
}
