//! What the projector says: short sentences that can be read from the back row.

use super::assumed::assumed_sentence;
use super::pick;
use super::results::{Denomination, congested_today};
use crate::app::Document;
use crate::cases::{Case, Origin};
use crate::report::Report;
use crate::scenario::{Distribution, Rank, Scenario};
use crate::scene::load;
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;
use crate::words::{Names, decimal, percent};

/// Fixed texts of the projector in one language.
#[derive(Debug)]
pub struct ProjectorLabels {
    /// Opens the projector.
    pub open: &'static str,
    /// Names what moves from slide to slide.
    pub controls: &'static str,
    /// The slide before.
    pub previous: &'static str,
    /// The slide after.
    pub next: &'static str,
    /// Makes the screen blank.
    pub blank: &'static str,
    /// Fills the whole screen.
    pub full_screen: &'static str,
    /// Leaves the projector.
    pub leave: &'static str,
    /// The screen is blank.
    pub is_blank: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// Heads what all this rests on.
    pub limits: &'static str,
    /// There is no report yet.
    pub waiting: &'static str,
    /// What is shown belongs to an earlier reform.
    pub stale: &'static str,
    /// Marks the share from which someone is overloaded.
    pub overloaded: &'static str,
    /// Marks the share below which someone is idle.
    pub idle: &'static str,
    /// Says what the marks of people and of means are.
    pub people: &'static str,
    /// Heads the picture of time where only today is known.
    pub time_today: &'static str,
}

/// The fixed texts of the projector.
pub const fn projector_labels(language: Language) -> &'static ProjectorLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: ProjectorLabels = ProjectorLabels {
    open: "投影",
    controls: "翻页",
    previous: "上一页",
    next: "下一页",
    blank: "黑屏",
    full_screen: "全屏",
    leave: "退出投影",
    is_blank: "已黑屏，按任意翻页键恢复",
    question: "改革以后，文件办得更快吗？干部忙闲更匀吗？",
    limits: "结论取决于这些假设",
    waiting: "结果还没有算出来",
    stale: "正在重新计算，以下是上一次的结果",
    overloaded: "过忙 85%",
    idle: "过闲 30%",
    people: "小点为每个人，大点和右侧数字为各职级平均",
    time_today: "现行结构下，一件文件的时间用在哪里",
};

const EN: ProjectorLabels = ProjectorLabels {
    open: "Projector",
    controls: "Slides",
    previous: "Previous slide",
    next: "Next slide",
    blank: "Blank",
    full_screen: "Full screen",
    leave: "Leave projector",
    is_blank: "The screen is blank; any key that turns the slide brings it back",
    question: "After the reform: are papers finished sooner, and does work fall more evenly?",
    limits: "The answer rests on these assumptions",
    waiting: "There is no result yet",
    stale: "Recalculating; these are the earlier results",
    overloaded: "overloaded 85%",
    idle: "idle 30%",
    people: "small marks: each person; large marks and numbers: mean of the rank",
    time_today: "Today: where the time of a paper goes",
};

/// `第 3 页，共 6 页`
pub fn slide_number(number: usize, all: usize, language: Language) -> String {
    say!(language, "第 {number} 页，共 {all} 页", "Slide {number} of {all}")
}

/// `改革方案：7 项措施`
pub fn reform_title(steps: usize, language: Language) -> String {
    let plural = if steps == 1 { "" } else { "s" };
    say!(language, "改革方案：{steps} 项措施", "The reform in {steps} step{plural}")
}

/// How long a paper takes today, before any reform.
pub fn today_sentence(report: &Report, names: &Names, language: Language) -> String {
    if let Some(congested) = congested_today(report, names, language) {
        return congested.to_string();
    }
    let side = &report.baseline;
    let Some(delay) = &side.delay else {
        return pick(language, "没有文件办结。", "No paper was finished.").to_owned();
    };
    let unit = Denomination::of_time(delay.mean.value);
    let mean = unit.say(delay.mean.value, language);
    match unit.interval(delay.mean, language) {
        Some(range) => say!(
            language,
            "现行结构下，文件平均 {mean}办结（95% 区间：{range}）。",
            "Today a paper takes {mean} on average (95% interval: {range})."
        ),
        None => say!(
            language,
            "现行结构下，文件平均 {mean}办结。",
            "Today a paper takes {mean} on average."
        ),
    }
}

/// `现行结构下，过忙的有 12 人，过闲的有 11 人`
pub fn busy_today(report: &Report, language: Language) -> String {
    let today = &report.baseline;
    let of = |number: usize| match number {
        0 => pick(language, "没有", "nobody").to_owned(),
        _ => say!(language, "有 {number} 人", "{number}"),
    };
    let (overloaded, idle) =
        (of(load::count(today, load::overloaded)), of(load::count(today, load::idle)));
    say!(
        language,
        "现行结构下，过忙的{overloaded}，过闲的{idle}",
        "Today: overloaded {overloaded}, idle {idle}"
    )
}

/// A number of each structure: `18 → 10`, `仍为 5`; `5` of one alone.
pub fn kept_or_changed(values: &[usize], language: Language) -> String {
    match values {
        [before, after] if before == after => say!(language, "仍为 {after}", "still {after}"),
        values => values.iter().map(usize::to_string).collect::<Vec<_>>().join(" → "),
    }
}

/// What the answer rests on, and what it says nothing about.
pub fn limits(
    document: &Document,
    report: Option<&Report>,
    compares: bool,
    language: Language,
) -> Vec<String> {
    let changed = assumed_sentence(document, language);
    let played = report.map(|report| played(report, compares, language));
    changed.into_iter().chain(rests_on(document, language)).chain(played).collect()
}

/// What every answer about a department rests on: what is known of it, what weighs most, and what the
/// model leaves out.
pub fn rests_on(document: &Document, language: Language) -> Vec<String> {
    let mut said = vec![origins(document.case(), language)];
    said.extend(weightiest(document.subject(), language));
    said.push(
        pick(
            language,
            "模型不计：积极性、能力的增长、会议、人员调动、加班。",
            "Left out: motivation, growing skill, meetings, changes of staff, overtime.",
        )
        .to_owned(),
    );
    said.push(
        pick(
            language,
            "换一组假设，结论可能不同；看不出差别，不等于两种结构相同。",
            "Other assumptions may give another answer; no visible difference does not mean no difference.",
        )
        .to_owned(),
    );
    said
}

/// How much of the case is known.
fn origins(case: &Case, language: Language) -> String {
    let known = if case.marks.iter().any(|mark| mark.mark == Origin::Source) {
        pick(
            language,
            "原文只给出一部分，其余的人数、来件、用时、审批层级和时限都是假设。",
            "The source gives a part of the case; all other staff, papers, times, deciding ranks and deadlines are assumptions.",
        )
    } else {
        pick(
            language,
            "原文没有给出数据；人数、来件、用时、审批层级和时限都是假设。",
            "The source gives no data: staff, papers, times, deciding ranks and deadlines are assumptions.",
        )
    };
    known.to_owned()
}

/// The numbers that no source gives and that weigh most.
fn weightiest(scenario: &Scenario, language: Language) -> [String; 2] {
    let found = &scenario.assumptions;
    let number = |time: Distribution| decimal(time.mean.get(), 0);
    let names = Names::of(scenario);
    let post = |rank| names.rank(rank, language);
    let [chiefs, deputies, heads] = [Rank::Chief, Rank::DeputyHead, Rank::Head].map(post);
    let review = &found.review;
    let (chief, deputy, head) =
        (number(review.chief), number(review.deputy_head), number(review.head));
    let (handover, relay) = (number(found.handover), number(found.relay));
    let (defect, catch) = (percent(found.defect.get()), percent(found.catch.get()));
    [
        say!(
            language,
            "平均用时：{chiefs}审核一件 {chief} 分钟，{deputies} {deputy} 分钟，{heads} {head} 分钟；传递一次 {handover} 分钟，转呈一件 {relay} 分钟（假设）。",
            "A review takes {chief} min at the {chiefs}, {deputy} at the {deputies}, {head} at the {heads}; the way to another room {handover}, a relay {relay} (assumed)."
        ),
        say!(
            language,
            "起草时 {defect} 的文件留有差错，每次审核查出其中 {catch}（假设）。",
            "{defect} of the drafts have an error; one review finds {catch} of them (assumed)."
        ),
    ]
}

fn played(report: &Report, compares: bool, language: Language) -> String {
    let (replications, days) = (report.replications, decimal(report.days, 0));
    let hours = decimal(MINUTES_PER_DAY / 60.0, 0);
    let what = if compares {
        pick(language, "两种结构办理同一批文件，各模拟", "Both structures get the same papers:")
    } else {
        pick(language, "现行结构模拟", "Today’s structure was simulated:")
    };
    say!(
        language,
        "{what} {replications} 遍，每遍 {days} 个工作日，每日 {hours} 小时。",
        "{what} {replications} replications of {days} working days of {hours} hours."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    use crate::cases;
    use crate::report::Congestion;
    use crate::scenario::fields::{Field, Of, Part, Value, What, set};

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn today_is_told_with_its_interval() {
        assert_eq!(
            today_sentence(&report(), &Names::default(), Language::Zh),
            "现行结构下，文件平均 5.8 天办结（95% 区间：5.7–5.9 天）。"
        );
    }

    #[test]
    fn a_structure_that_cannot_keep_up_has_no_mean_today() {
        let mut report = report();
        report.baseline.congestion =
            Some(Congestion { desk: "cadre-1/clerk".to_owned(), offered_load: 1.08 });
        assert_eq!(
            today_sentence(&report, &Names::default(), Language::Zh),
            "现行结构中，cadre-1办不过来（负荷 108%），积压会不断增加，平均时间没有意义。"
        );
    }

    #[test]
    fn the_limits_are_those_of_the_document_and_say_what_was_changed() {
        let case = Rc::new(cases::case("township").expect("a case"));
        let document = Document::open(case);
        let say = |document, report, language| limits(document, report, true, language);
        let said = say(&document, None, Language::Zh);
        assert_eq!(said.len(), 5);
        assert!(said[0].contains("都是假设"), "{said:?}");
        let report = report();
        assert_eq!(say(&document, Some(&report), Language::En).len(), 6);
        let review =
            Field { part: Part::Mean, ..Field::plain(Of::Everything, What::Review(Rank::Chief)) };
        let subject = set(document.subject(), review, Value::Number(60.0)).expect("a time");
        let other = document.assuming(subject).expect("the same reform");
        let said = say(&other, None, Language::Zh);
        assert_eq!(said[0], "本次改动：负责人审核一件 60 分钟（原为 35 分钟）。");
        assert!(said[2].contains("负责人审核一件 60 分钟"), "{said:?}");
    }

    #[test]
    fn what_stays_is_said_to_stay() {
        assert_eq!(kept_or_changed(&[18, 10], Language::Zh), "18 → 10");
        assert_eq!(kept_or_changed(&[5, 5], Language::Zh), "仍为 5");
        assert_eq!(kept_or_changed(&[5], Language::En), "5");
    }
}
