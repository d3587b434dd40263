//! What a newcomer reads first.

use super::{Names, pick, predicted};
use crate::scenario::Rank;
use crate::study::Forecast;
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

/// The invitation, in the words of a department whose published reforms merge sections or do not.
pub fn invitation(names: &Names, merges: bool, language: Language) -> Invitation {
    let section = names.section(language);
    let clerk = names.rank(Rank::Clerk, language);
    match language {
        Language::Zh => Invitation {
            first: if merges {
                format!("把一个{section}\u{200b}拖到\u{200b}另一个{section}上，看看会怎样")
            } else {
                format!("套用原文的改革方案，\u{200b}或拖动{section}试一试")
            },
            about: format!(
                "文件由{clerk}逐级报到领导；合并{section}、减少层级，看文件办得快不快、干部忙闲匀不匀。"
            ),
            by_tap: format!("也可以先点一个{section}，再点要去的地方"),
        },
        Language::En => Invitation {
            first: if merges {
                format!("Drag one {section} onto another and see what happens")
            } else {
                format!("Apply the published reform, or drag a {section}, and see")
            },
            about: format!(
                "Papers climb from {clerk}s to the head. Merge {section}s or remove a level, and see by simulation how fast papers are finished and how evenly work falls."
            ),
            by_tap: format!("Or choose a {section}, then where it should go"),
        },
    }
}

/// What stands there while the first reform is simulated: that it is, what is predicted of it, and
/// whose the figures below are.
pub fn awaited(forecast: Option<&Forecast>, names: &Names, language: Language) -> Invitation {
    let foretold =
        forecast.and_then(|forecast| predicted(forecast, names, language).into_iter().next());
    Invitation {
        first: pick(language, "正在模拟这项改革…", "Simulating this reform…").to_owned(),
        about: foretold.unwrap_or_default(),
        by_tap: pick(
            language,
            "以下仍是现行的数字，模拟结束后换成改革前后的对比。",
            "The figures below are still today’s; the comparison takes their place.",
        )
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Prediction;

    #[test]
    fn while_a_reform_is_simulated_its_prediction_is_said_to_be_one() {
        let side = |days| {
            Some(Prediction { delay: 480.0 * days, clerk_variation: 0.2, leaders_busy: 0.4 })
        };
        let forecast =
            Forecast { is_further: false, now: side(2.3), then: side(1.1), strain: None };
        let said = |forecast| awaited(forecast, &Names::default(), Language::Zh);
        assert_eq!(said(Some(&forecast)).about, "预测平均办结时间缩短 1.2 天");
        assert_eq!(said(None).about, "");
        assert_eq!(said(None).first, "正在模拟这项改革…");
    }

    #[test]
    fn where_no_published_reform_merges_it_is_not_what_one_is_invited_to() {
        let first = |merges| invitation(&Names::default(), merges, Language::Zh).first;
        assert!(first(true).starts_with("把一个"));
        assert!(first(false).starts_with("套用原文的改革方案"));
    }
}
