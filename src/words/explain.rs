//! Fixed texts of the explanations.

use super::{Names, labels, pick, problem};
use crate::app::Failure;
use crate::text::Language;

/// Fixed texts of an explanation in one language.
#[derive(Debug)]
pub struct ExplainLabels {
    /// Says that a figure can be explained.
    pub how: &'static str,
    /// Heads the definition.
    pub meaning: &'static str,
    /// Heads how it is found.
    pub method: &'static str,
    /// Heads the unit.
    pub unit: &'static str,
    /// Heads what it depends on.
    pub inputs: &'static str,
    /// Heads the values.
    pub values: &'static str,
    /// Heads the interval.
    pub interval: &'static str,
    /// Heads the spread between replications.
    pub spread: &'static str,
    /// Heads the difference.
    pub difference: &'static str,
    /// Heads the number of replications.
    pub replications: &'static str,
    /// Heads the assumption that matters most.
    pub sway: &'static str,
    /// The answer to that is not there yet.
    pub wondering: &'static str,
    /// Heads the papers that show it.
    pub papers: &'static str,
    /// Closes the explanation.
    pub close: &'static str,
}

/// The fixed texts of an explanation.
pub const fn explain_labels(language: Language) -> &'static ExplainLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: ExplainLabels = ExplainLabels {
    how: "怎么算",
    meaning: "含义",
    method: "算法",
    unit: "单位",
    inputs: "取决于",
    values: "数值",
    interval: "95% 区间",
    spread: "各遍之间的标准差",
    difference: "改革后减现行",
    replications: "模拟遍数",
    sway: "哪项假设影响最大",
    wondering: "正在预测…",
    papers: "看其中一件文件怎么走",
    close: "关闭",
};

const EN: ExplainLabels = ExplainLabels {
    how: "How it is found",
    meaning: "Meaning",
    method: "Method",
    unit: "Unit",
    inputs: "Depends on",
    values: "Value",
    interval: "95% interval",
    spread: "Standard deviation between replications",
    difference: "Reform minus today",
    replications: "Replications",
    sway: "Which assumption matters most",
    wondering: "Predicting…",
    papers: "Follow one of the papers",
    close: "Close",
};

/// Why it cannot be found which assumption matters most.
pub fn unpredictable(failure: &Failure, names: &Names, language: Language) -> String {
    let words = labels(language);
    let why = match failure {
        Failure::Worker => words.no_worker.to_owned(),
        Failure::Refused(findings) => {
            let mut all = vec![words.cannot_run.to_owned()];
            all.extend(findings.iter().map(|found| problem(&found.problem, names, language)));
            // The same may be wrong in several places.
            all.dedup();
            all.join(pick(language, "；", "; "))
        }
    };
    say!(language, "无法预测：{why}", "It cannot be predicted: {why}")
}
