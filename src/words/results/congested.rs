//! What is said of a structure that cannot keep up with its work, or hardly can.

use std::collections::BTreeSet;

use crate::report::{DeskReport, Report, Side};
use crate::scenario::Rank;
use crate::scene::Pair;
use crate::study::NEARLY_FULL;
use crate::text::Language;
use crate::units::UnitId;
use crate::words::{Names, capitalized, decimal, percent, pick};

use super::{Measure, Sentence};

/// Which structures cannot keep up with their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// That of today alone.
    Today,
    /// The reform alone.
    Reform,
    /// Both.
    Both,
}

impl Stuck {
    /// Which they are, if there are any.
    pub const fn of(report: &Report) -> Option<Self> {
        match (report.baseline.congestion.is_some(), report.reformed.congestion.is_some()) {
            (true, false) => Some(Self::Today),
            (false, true) => Some(Self::Reform),
            (true, true) => Some(Self::Both),
            (false, false) => None,
        }
    }

    /// `现行积压`, in place of a verdict.
    pub const fn verdict(self, language: Language) -> &'static str {
        match self {
            Self::Today => pick(language, "现行积压", "today stuck"),
            Self::Reform => pick(language, "改革后积压", "reform stuck"),
            Self::Both => pick(language, "都积压", "both stuck"),
        }
    }

    /// The structure that keeps up, and what it is called.
    pub(super) const fn other(
        self,
        report: &Report,
        language: Language,
    ) -> Option<(&Side, &'static str)> {
        match self {
            Self::Today => Some((&report.reformed, pick(language, "改革后", "the reform"))),
            Self::Reform => Some((&report.baseline, pick(language, "现行", "today’s structure"))),
            Self::Both => None,
        }
    }
}

/// In place of a verdict on the mean delay: which structure keeps up, with its own mean.
pub(super) fn congested(report: &Report, names: &Names, language: Language) -> Sentence {
    let (before, change) = match Stuck::of(report) {
        None => (
            "",
            pick(
                language,
                "没有文件办结，无法比较办结时间。",
                "No paper was finished, so there is no time to compare.",
            ),
        ),
        Some(Stuck::Today) => (
            pick(language, "业务量这样大，", "With so much work, "),
            pick(
                language,
                "现行办不过来，改革后办得过来",
                "today’s structure cannot keep up and the reform can",
            ),
        ),
        Some(Stuck::Reform) => (
            "",
            pick(
                language,
                "改革后办不过来，现行办得过来",
                "The reform cannot keep up and today’s structure can",
            ),
        ),
        Some(Stuck::Both) => {
            return stuck(report, names, language)
                .map(|said| follows(&said, language))
                .unwrap_or_default();
        }
    };
    let keeps_up = Stuck::of(report).and_then(|stuck| stuck.other(report, language));
    let after = keeps_up.map_or_else(String::new, |(side, _)| {
        let mean = Measure::DelayMean.told(side, language);
        let mean = mean.map(|told| match told {
            (mean, Some(range)) => say!(
                language,
                "（平均 {mean}，95% 区间：{range}）",
                " (mean {mean}, 95% interval: {range})"
            ),
            (mean, None) => say!(language, "（平均 {mean}）", " (mean {mean})"),
        });
        mean.unwrap_or_default() + pick(language, "。", ".")
    });
    Sentence { before: before.to_owned(), change: change.to_owned(), after }
}

/// Below the headline: why one structure alone does not keep up, or that one is near to it.
pub(super) fn caution(report: &Report, names: &Names, language: Language) -> Option<String> {
    match Stuck::of(report) {
        None => nearly(report, names, language),
        Some(Stuck::Both) => None,
        Some(_) => Some(follows(&stuck(report, names, language)?, language).to_string()),
    }
}

/// That today's structure cannot keep up, if it cannot.
pub fn congested_today(report: &Report, names: &Names, language: Language) -> Option<Sentence> {
    let cause = full(&report.baseline, names, language)?;
    let cannot = pick(language, "办不过来", "cannot keep up");
    let said = joined(Pair { baseline: Some(cause), reformed: None }, cannot, language);
    Some(follows(&said, language))
}

fn follows(causes: &str, language: Language) -> Sentence {
    Sentence {
        before: String::new(),
        change: causes.to_owned() + pick(language, "，", "; "),
        after: pick(
            language,
            "积压会不断增加，平均时间没有意义。",
            "the backlog grows without end, and a mean time has no meaning.",
        )
        .to_owned(),
    }
}

/// The desks that cannot keep up.
fn stuck(report: &Report, names: &Names, language: Language) -> Option<String> {
    let full = Pair::of(&report.baseline, &report.reformed, |side| full(side, names, language));
    Stuck::of(report)?;
    Some(joined(full, pick(language, "办不过来", "cannot keep up"), language))
}

/// A desk that is nearly full lets its queue grow for longer than is counted (model, section 6).
fn nearly(report: &Report, names: &Names, language: Language) -> Option<String> {
    let near = |side: &Side| {
        let busiest =
            side.bottleneck.as_ref().filter(|busiest| busiest.offered_load >= NEARLY_FULL)?;
        Some(Cause {
            who: desk(side, &busiest.desk, names, language),
            load: loaded(busiest.offered_load.min(0.99), language),
            is_unfinished: false,
        })
    };
    let near = Pair::of(&report.baseline, &report.reformed, near);
    if near == (Pair { baseline: None, reformed: None }) {
        return None;
    }
    let both = near.baseline.is_some() && near.reformed.is_some();
    let difference = if both {
        pick(
            language,
            "；两种结构统计的天数相同，可以比较。",
            ". Both structures are counted over the same days and can be compared.",
        )
    } else {
        pick(language, "，改革前后之差也是这样。", ", and neither is the difference.")
    };
    let said = joined(near, pick(language, "接近办不过来", "can hardly keep up"), language);
    let days = decimal(report.days, 0);
    Some(say!(
        language,
        "{said}，平均办结时间随统计天数变化：这里是 {days} 个工作日内的平均，不宜当作长期水平{difference}",
        "{said}, so the mean time depends on how many days are counted: this is the mean over {days} working days and no long-run level{difference}"
    ))
}

/// Who in a structure cannot keep up, and how much is too much.
#[derive(PartialEq)]
struct Cause {
    who: String,
    load: String,
    /// Whether it is only seen by what was left unfinished.
    is_unfinished: bool,
}

/// What stands against each structure in a sentence; where it is the same, once.
fn joined(causes: Pair<Option<Cause>>, cannot: &str, language: Language) -> String {
    let said = |when: &str, Cause { who, load, is_unfinished }: &Cause| {
        let cannot = if *is_unfinished { "" } else { cannot };
        let space = if cannot.is_empty() { "" } else { " " };
        say!(language, "{when}{who}{cannot}（{load}）", "{when}{who}{space}{cannot} ({load})")
    };
    let said = match causes {
        Pair { baseline: Some(today), reformed: Some(reform) }
            if today.who == reform.who && !today.is_unfinished =>
        {
            let Cause { who, load, .. } = &today;
            let load = if reform.load == *load {
                reform.load
            } else {
                let other = reform.load;
                say!(language, "现行{load}，改革后{other}", "today {load}, reform {other}")
            };
            say!(
                language,
                "两种结构中，{who}都{cannot}（{load}）",
                "in both structures {who} {cannot} ({load})"
            )
        }
        causes => {
            let when = [
                pick(language, "现行结构中，", "today "),
                pick(language, "改革后，", "after the reform "),
            ];
            let both = [causes.baseline, causes.reformed];
            let all =
                both.iter().zip(when).filter_map(|(cause, when)| Some(said(when, cause.as_ref()?)));
            all.collect::<Vec<String>>().join(pick(language, "；", "; "))
        }
    };
    capitalized(&said)
}

/// The desks that are given more than they can do, the heaviest first.
pub(super) fn full_desks(side: &Side) -> Vec<&DeskReport> {
    let mut full: Vec<&DeskReport> =
        side.desks.iter().filter(|desk| desk.offered_load >= 1.0).collect();
    full.sort_by(|a, b| b.offered_load.total_cmp(&a.offered_load));
    full
}

fn full(side: &Side, names: &Names, language: Language) -> Option<Cause> {
    let congestion = side.congestion.as_ref()?;
    let desk = desk(side, &congestion.desk, names, language);
    let load = loaded(congestion.offered_load, language);
    if congestion.offered_load < 1.0 {
        let share = decimal(side.unfinished.value * 100.0, 1);
        return Some(Cause {
            who: say!(
                language,
                "{share}% 的文件到模拟结束仍未办结",
                "{share}% of the papers stay unfinished"
            ),
            load: say!(language, "最忙的是{desk}，{load}", "busiest: {desk}, {load}"),
            is_unfinished: true,
        });
    }
    let units: BTreeSet<&UnitId> = full_desks(side).iter().map(|desk| &desk.unit).collect();
    let number = units.len();
    if number <= 1 {
        return Some(Cause { who: desk, load, is_unfinished: false });
    }
    let others = number - 1;
    Some(Cause {
        who: say!(language, "{desk}等 {number} 处", "{desk} (and {others} more)"),
        load: say!(language, "最高{load}", "{load} at most"),
        is_unfinished: false,
    })
}

fn loaded(load: f64, language: Language) -> String {
    let load = percent(load);
    say!(language, "负荷 {load}", "load {load}")
}

/// `干部一科` for its clerks, `干部一科负责人` for its chief, `副部长（干部）` for an office.
pub(super) fn desk(side: &Side, id: &str, names: &Names, language: Language) -> String {
    let Some(desk) = side.desks.iter().find(|desk| desk.id == id) else {
        return id.to_owned();
    };
    desk_of(&desk.unit, desk.rank, names, language)
}

/// The same by the unit and the rank of the desk.
pub fn desk_of(unit: &UnitId, post: Rank, names: &Names, language: Language) -> String {
    let name = names.unit(unit, language);
    if post >= Rank::Commissioner || post == Rank::Clerk {
        return name.to_owned();
    }
    let post = names.rank(post, language);
    say!(language, "{name}{post}", "the {post} of {name}")
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, findings, headline};
    use super::*;
    use crate::report::{Bottleneck, Congestion, Contrast, Verdict};

    /// Two structures whose busiest clerks have these loads; nobody else is busy.
    fn report([today, reform]: [f64; 2]) -> Report {
        let text = include_str!("../../../tests/fixtures/report.json");
        let mut report: Report = serde_json::from_str(text).expect("a report");
        for (side, load) in [(&mut report.baseline, today), (&mut report.reformed, reform)] {
            let id = "cadre-1/clerk".to_owned();
            for desk in &mut side.desks {
                desk.offered_load = if desk.id == id { load } else { 0.5 };
            }
            side.congestion =
                (load >= 1.0).then(|| Congestion { desk: id.clone(), offered_load: load });
            side.bottleneck = Some(Bottleneck { desk: id, offered_load: load, full_at: None });
        }
        if today.max(reform) >= 1.0 {
            for found in [&mut report.difference.delay_mean, &mut report.difference.errors] {
                let verdict = Verdict::Congested;
                *found = Some(Contrast { value: 0.0, half_width: Some(0.0), verdict });
            }
        }
        report
    }

    fn found(report: &Report, language: Language) -> Vec<Finding> {
        findings(report, &Names::default(), language)
    }

    fn title(report: &Report, language: Language) -> String {
        headline(report, &Names::default(), language).to_string()
    }

    #[test]
    fn that_only_the_reform_keeps_up_is_the_headline() {
        let report = report([1.06, 0.9]);
        let title = title(&report, Language::Zh);
        assert!(
            title
                .starts_with("业务量这样大，现行办不过来，改革后办得过来（平均 4.1 天，95% 区间："),
            "{title}"
        );
        let found = found(&report, Language::Zh);
        assert_eq!(
            found[0].reason.as_deref(),
            Some("现行结构中，cadre-1办不过来（负荷 106%），积压会不断增加，平均时间没有意义。")
        );
        assert!(found.iter().all(|one| one.verdict == "现行积压"), "{found:?}");
        assert!(found.iter().all(|one| one.levels.baseline.is_none()), "not compared: {found:?}");
        let errors = found.iter().find(|one| one.measure == Measure::Errors).expect("it");
        assert!(errors.sentence.to_string().starts_with("每百件差错不作比较：改革后的 95% 区间 "));
    }

    #[test]
    fn that_only_today_keeps_up_is_the_headline() {
        let title = title(&report([0.9, 1.06]), Language::En);
        let said =
            "The reform cannot keep up and today’s structure can (mean 5.8 days, 95% interval:";
        assert!(title.starts_with(said), "{title}");
    }

    #[test]
    fn what_is_stuck_in_both_is_said_once() {
        let mut both = report([1.15, 1.15]);
        assert_eq!(
            title(&both, Language::Zh),
            "两种结构中，cadre-1都办不过来（负荷 115%），积压会不断增加，平均时间没有意义。"
        );
        for side in [&mut both.baseline, &mut both.reformed] {
            let mut others = side.desks.iter_mut().filter(|desk| desk.unit.as_str() != "cadre-1");
            others.next().expect("another").offered_load = 1.02;
        }
        assert_eq!(
            title(&both, Language::En),
            "In both structures cadre-1 (and 1 more) cannot keep up (load 115% at most); the backlog grows without end, and a mean time has no meaning."
        );
        let found = found(&both, Language::Zh);
        assert!(found.iter().all(|one| one.verdict == "都积压" && one.reason.is_none()));
        assert_eq!(
            title(&report([1.15, 1.1]), Language::Zh),
            "两种结构中，cadre-1都办不过来（现行负荷 115%，改革后负荷 110%），积压会不断增加，平均时间没有意义。"
        );
    }

    #[test]
    fn papers_left_over_are_counted() {
        let mut left = report([0.97, 0.5]);
        left.baseline.unfinished.value = 0.032;
        left.baseline.congestion =
            Some(Congestion { desk: "cadre-1/chief".to_owned(), offered_load: 0.97 });
        let today = congested_today(&left, &Names::default(), Language::Zh).expect("it");
        assert_eq!(
            today.to_string(),
            "现行结构中，3.2% 的文件到模拟结束仍未办结（最忙的是cadre-1负责人，负荷 97%），积压会不断增加，平均时间没有意义。",
        );
    }

    #[test]
    fn a_desk_that_is_nearly_full_makes_the_mean_depend_on_the_days() {
        let said = |loads| found(&report(loads), Language::Zh)[0].reason.clone();
        assert_eq!(said([0.94, 0.9]), None);
        let both = said([0.998, 0.998]).expect("a caution");
        assert!(both.starts_with(
            "两种结构中，cadre-1都接近办不过来（负荷 99%），平均办结时间随统计天数变化："
        ));
        let reform = said([0.9, 0.96]).expect("a caution");
        assert!(reform.starts_with("改革后，cadre-1接近办不过来（负荷 96%），"), "{reform}");
        let told = super::super::told(
            &report([0.9, 0.96]),
            None,
            (&Names::default(), 0, &[]),
            Language::Zh,
        );
        assert!(told.expect("a mean").spoken.contains(&reform));
    }
}
