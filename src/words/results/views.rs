//! What the views of the results are called.

use crate::app::Aspect;
use crate::text::Language;
use crate::words::pick;

/// The name of a view in the strip.
pub const fn view(view: Aspect, language: Language) -> &'static str {
    match view {
        Aspect::Verdict => pick(language, "结论", "Verdict"),
        Aspect::Time => pick(language, "时间去哪了", "Where the time goes"),
        Aspect::Load => pick(language, "忙闲", "Workload"),
        Aspect::Within => pick(language, "办结曲线", "Finished within"),
        Aspect::Backlog => pick(language, "积压", "Backlog"),
        Aspect::Papers => pick(language, "文件对照", "One paper"),
        Aspect::Details => pick(language, "明细与假设", "Details"),
    }
}
