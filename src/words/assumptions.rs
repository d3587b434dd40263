//! The panel for work and assumptions: headings, what was changed, what cannot be, what is predicted.

use super::fields::{amount, range};
use super::findings::found;
use super::{Names, days_number, percent, pick, refusal, step};
use crate::app::{Document, Unfit};
use crate::scenario::fields::{Field, Refused, Value, fields};
use crate::study::Forecast;
use crate::text::Language;

/// Fixed texts of the panel in one language.
#[derive(Debug)]
pub struct AssumptionLabels {
    /// Heads the panel.
    pub title: &'static str,
    /// Opens the panel.
    pub open: &'static str,
    /// Names what opens it.
    pub opener: &'static str,
    /// Closes the panel.
    pub close: &'static str,
    /// Names the search.
    pub search: &'static str,
    /// Nothing fits the search.
    pub nothing: &'static str,
    /// Heads what holds for the whole department.
    pub general: &'static str,
    /// Heads the classes of matters.
    pub matters: &'static str,
    /// Heads the sections.
    pub sections: &'static str,
    /// Gives a field back its default.
    pub restore: &'static str,
    /// Gives all fields back their defaults.
    pub restore_all: &'static str,
    /// The number behind it was predicted.
    pub predicted: &'static str,
    /// The number behind it was simulated.
    pub simulated: &'static str,
    /// In place of a mean time: a desk could not keep up.
    pub stuck: &'static str,
    /// Nothing has been simulated yet.
    pub waiting: &'static str,
    /// The load of the clerks.
    pub load: &'static str,
    /// Nothing differs from the case.
    pub unchanged: &'static str,
}

/// The fixed texts of the panel in a language.
pub const fn assumption_labels(language: Language) -> &'static AssumptionLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: AssumptionLabels = AssumptionLabels {
    title: "业务与假设",
    open: "查看和修改",
    opener: "业务与假设：查看和修改",
    close: "关闭",
    search: "查找，如“审核”“离岗”“经办人”",
    nothing: "没有找到",
    general: "全部门通用",
    matters: "各类事项",
    sections: "各机构",
    restore: "恢复默认",
    restore_all: "全部恢复默认",
    predicted: "预测",
    simulated: "模拟",
    stuck: "积压不断增加",
    waiting: "正在计算",
    load: "经办人负荷",
    unchanged: "业务量、用时、人数等均为本案例的默认值",
};

const EN: AssumptionLabels = AssumptionLabels {
    title: "Work and assumptions",
    open: "See and change",
    opener: "Work and assumptions: See and change",
    close: "Close",
    search: "Find, such as “review”, “absence”, “clerks”",
    nothing: "Nothing found",
    general: "The whole department",
    matters: "Classes of matters",
    sections: "Sections",
    restore: "Back to default",
    restore_all: "All back to default",
    predicted: "Predicted",
    simulated: "Simulated",
    stuck: "backlog keeps growing",
    waiting: "computing",
    load: "Load of the clerks",
    unchanged: "Work, times and staff are the defaults of this case",
};

/// How many fields differ from the case; nothing if none does.
pub fn assumed_otherwise(number: usize, language: Language) -> Option<String> {
    match number {
        0 => None,
        1 => Some(say!(language, "已改动 1 项假设", "1 assumption changed")),
        _ => Some(say!(language, "已改动 {number} 项假设", "{number} assumptions changed")),
    }
}

/// Mean times that are predicted, with the sign that they are about so long: `约 5.3 天`.
pub fn told_forecast(forecast: &Forecast, language: Language) -> [String; 2] {
    [forecast.now, forecast.then].map(|predicted| match predicted {
        Some(predicted) => {
            let days = days_number(predicted.delay);
            say!(language, "约 {days} 天", "about {days} days")
        }
        None => assumption_labels(language).stuck.to_owned(),
    })
}

/// What the shares of those who decide sum to.
pub fn shares_sum(sum: f64, language: Language) -> String {
    let sum = percent(sum);
    say!(language, "各级审定的比例合计 {sum}", "The shares of all ranks sum to {sum}")
}

/// Both mean times, or that of today, in a sentence for those who do not see which is which.
pub fn outlook_sentence(
    [today, reform]: &[String; 2],
    today_alone: bool,
    how: &str,
    language: Language,
) -> String {
    if today_alone {
        return say!(
            language,
            "平均办结时间：现行 {today}（{how}）",
            "Mean time: today {today}. {how}"
        );
    }
    say!(
        language,
        "平均办结时间：现行 {today}，改革后 {reform}（{how}）",
        "Mean time: today {today}, reform {reform}. {how}"
    )
}

/// Why a field cannot have a value.
pub fn unfit(
    (field, value): (Field, Value),
    why: &Unfit,
    document: &Document,
    names: &Names,
    language: Language,
) -> String {
    let tried = amount(field, value, language);
    let why = match why {
        Unfit::Refused(refused) => out_of_range(refused, language),
        Unfit::Move(index, why) => {
            let why = refusal(why, names, language);
            let step = document.steps().get(*index).map(|it| step(&it.what, names, language));
            let step = step.unwrap_or_default();
            say!(
                language,
                "不能改为 {tried}：改革措施“{step}”将无法执行（{why}）",
                "It cannot be {tried}: the step “{step}” could not be made ({why})"
            )
        }
        Unfit::Found(finding) => {
            let why = found(&finding.problem, names, language);
            say!(language, "不能改为 {tried}：{why}", "It cannot be {tried}: {why}")
        }
    };
    let kept = fields(document.subject()).into_iter().find(|entry| entry.field == field);
    let Some(kept) = kept.filter(|kept| kept.value != value) else { return why };
    let kept = amount(field, kept.value, language);
    say!(language, "{why}；现仍为 {kept}", "{why}; it stays at {kept}")
}

fn out_of_range(refused: &Refused, language: Language) -> String {
    let Some(allowed) = refused.allowed else {
        return pick(language, "没有这一项", "There is no such field").to_owned();
    };
    let range = range(refused.field, allowed, language);
    match refused.found {
        Value::Number(number) if number.is_nan() => {
            say!(language, "填的不是数字，{range}", "This is not a number. {range}")
        }
        Value::Number(_) | Value::Absent | Value::Choice(_) => range,
    }
}
