//! What is said of a structure that cannot keep up with its work.

use crate::report::{Congestion, Report, Side};
use crate::scenario::Rank;
use crate::scene::Stage;
use crate::text::Language;
use crate::units::UnitId;
use crate::words::{Names, decimal, percent, pick};

use super::Sentence;

/// Why there is no verdict on the mean delay.
pub(super) fn congested(report: &Report, names: &Names, language: Language) -> Sentence {
    let causes: Vec<String> =
        [(Stage::Baseline, &report.baseline), (Stage::Reformed, &report.reformed)]
            .into_iter()
            .filter_map(|(stage, side)| cause(stage, side, names, language))
            .collect();
    if causes.is_empty() {
        return Sentence {
            change: pick(
                language,
                "没有文件办结，无法比较办结时间。",
                "No paper was finished, so there is no time to compare.",
            )
            .to_owned(),
            ..Sentence::default()
        };
    }
    follows(&causes.join(pick(language, "；", "; ")), language)
}

/// That today's structure cannot keep up, if it cannot.
pub fn congested_today(report: &Report, names: &Names, language: Language) -> Option<Sentence> {
    let cause = cause(Stage::Baseline, &report.baseline, names, language)?;
    Some(follows(&cause, language))
}

fn follows(causes: &str, language: Language) -> Sentence {
    let mut letters = causes.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let causes = first + letters.as_str();
    Sentence {
        before: String::new(),
        change: causes + pick(language, "，", "; "),
        after: pick(
            language,
            "积压会不断增加，平均时间没有意义。",
            "the backlog grows without end, and a mean time has no meaning.",
        )
        .to_owned(),
    }
}

fn cause(stage: Stage, side: &Side, names: &Names, language: Language) -> Option<String> {
    let congestion = side.congestion.as_ref()?;
    let when = match stage {
        Stage::Baseline => pick(language, "现行结构中，", "today "),
        Stage::Reformed => pick(language, "改革后，", "after the reform "),
    };
    let desk = desk(side, &congestion.desk, names, language);
    let load = percent(congestion.offered_load);
    Some(if congestion.offered_load >= 1.0 {
        say!(
            language,
            "{when}{desk}办不过来（负荷 {load}）",
            "{when}{desk} cannot keep up (load {load})"
        )
    } else {
        unfinished(when, &desk, side, congestion, language)
    })
}

fn unfinished(
    when: &str,
    desk: &str,
    side: &Side,
    congestion: &Congestion,
    language: Language,
) -> String {
    let share = decimal(side.unfinished.value * 100.0, 1);
    let load = percent(congestion.offered_load);
    say!(
        language,
        "{when}{share}% 的文件到模拟结束仍未办结（最忙的是{desk}，负荷 {load}）",
        "{when}{share}% of the papers stay unfinished (busiest: {desk}, load {load})"
    )
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
