//! What is said of single papers and of the playback.

use super::results::Denomination;
use super::{Names, decimal, kind};
use crate::follow::{Choice, Itinerary, Score, Shift, Step, Stop};
use crate::report::{DeskReport, Kind, PersonReport};
use crate::scenario::Rank;
use crate::text::Language;
use crate::units::{TICKS_PER_MINUTE, UnitId};

/// Fixed texts of the twin papers and of the playback.
#[derive(Clone, Copy, Debug)]
pub struct FollowLabels {
    /// Heads the twin papers.
    pub twins: &'static str,
    /// What they show.
    pub twins_note: &'static str,
    /// Names the choice of a class.
    pub class: &'static str,
    /// All classes.
    pub all_classes: &'static str,
    /// Names the slider from the quickest paper to the slowest.
    pub percentile: &'static str,
    /// Names the ways to choose a paper.
    pub choices: &'static str,
    /// To the next quicker paper.
    pub quicker: &'static str,
    /// To the next slower paper.
    pub slower: &'static str,
    /// Starts the race.
    pub race: &'static str,
    /// Halts the race or the playback.
    pub pause: &'static str,
    /// The papers are being fetched.
    pub coming: &'static str,
    /// There are too many papers.
    pub too_many: &'static str,
    /// No paper was finished in both.
    pub none: &'static str,
    /// Opens the playback.
    pub open: &'static str,
    /// Names the playback.
    pub playback: &'static str,
    /// Starts the playback.
    pub play: &'static str,
    /// A step back.
    pub back: &'static str,
    /// A step forward.
    pub forward: &'static str,
    /// A lower speed.
    pub lower: &'static str,
    /// A higher speed.
    pub higher: &'static str,
    /// Names the slider.
    pub moment: &'static str,
    /// Closes the playback.
    pub close: &'static str,
    /// What the squares mean.
    pub legend: &'static str,
    /// The keys.
    pub legend_by_key: &'static str,
}

const ZH: FollowLabels = FollowLabels {
    twins: "文件对照",
    twins_note: "同一件文件在现行结构和改革后各走一遍；实色是有人在办，斜线是在等",
    class: "事项",
    all_classes: "全部事项",
    percentile: "由快到慢（百分位）",
    choices: "选哪一件",
    quicker: "快一件",
    slower: "慢一件",
    race: "同时出发",
    pause: "暂停",
    coming: "正在逐件取出模拟中的文件…",
    too_many: "这次模拟的文件太多，无法逐件保留。",
    none: "没有一件文件在两种结构下都办结。",
    open: "回放文件流转",
    playback: "回放",
    play: "播放",
    back: "退一刻钟",
    forward: "进一刻钟",
    lower: "放慢",
    higher: "加快",
    moment: "时刻",
    close: "关闭回放",
    legend: "一个方块是一件：实心在办，空心在等，移动的在途。这里放的是第 1 遍模拟，结论以各遍为准。",
    legend_by_key: "按空格键播放或暂停，逗号键退一刻钟，句号键进一刻钟，方括号键调速。",
};

const EN: FollowLabels = FollowLabels {
    twins: "One paper",
    twins_note: "The same paper on its way through both structures; solid is work, hatched is waiting",
    class: "Kind of paper",
    all_classes: "all kinds",
    percentile: "Quickest to slowest (percentile)",
    choices: "Which one",
    quicker: "Next quicker",
    slower: "Next slower",
    race: "Play both",
    pause: "Pause",
    coming: "Fetching every paper of this simulation…",
    too_many: "This simulation has more papers than can be kept one by one.",
    none: "No paper was finished in both structures.",
    open: "Play back the papers",
    playback: "Playback",
    play: "Play",
    back: "Back a quarter of an hour",
    forward: "On a quarter of an hour",
    lower: "Slower",
    higher: "Faster",
    moment: "Moment",
    close: "Close the playback",
    legend: "A square is a paper: filled is being worked on, hollow waits, moving is on its way. You see one run of the simulation; the results below rest on all runs.",
    legend_by_key: " Space plays and pauses, comma and full stop step, brackets change the speed.",
};

/// The fixed texts in a language.
pub const fn follow_labels(language: Language) -> &'static FollowLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// What a way to choose a paper is called.
pub fn choice(choice: Choice, language: Language) -> String {
    match choice {
        Choice::Percentile(50) => say!(language, "中间一件", "The middle one"),
        Choice::Percentile(percent) => {
            say!(language, "第 {percent} 百分位", "Percentile {percent}")
        }
        Choice::Gains => say!(language, "改革省时最多", "Gains most"),
        Choice::Loses => say!(language, "改革费时最多", "Loses most"),
    }
}

/// Which paper it is: its class, its number, its place in today's order.
pub fn which(class: &str, number: u32, (place, of): (usize, usize), language: Language) -> String {
    let number = number + 1;
    let place = place + 1;
    say!(
        language,
        "{class} 第 {number} 件 · 按现行办结时间由快到慢排，第 {place} 位，共 {of} 件",
        "{class}, no. {number} · place {place} of {of}, the quickest today first"
    )
}

/// Ticks in the unit that suits them: `6.2 天`, `35 分钟`.
pub fn lasting(ticks: u64, language: Language) -> String {
    let minutes = ticks as f64 / TICKS_PER_MINUTE;
    if ticks > 0 && minutes < 0.5 {
        return say!(language, "不到 1 分钟", "under 1 minute");
    }
    Denomination::of_time(minutes).say(minutes, language)
}

/// What a desk is called: `干部一科负责人`, `Cadre section, chief`.
pub fn desk(desk: &DeskReport, names: &Names, language: Language) -> String {
    post(&desk.unit, desk.rank, names, language)
}

fn post(unit: &UnitId, post: Rank, names: &Names, language: Language) -> String {
    let unit = names.unit(unit, language);
    if post >= Rank::Commissioner {
        return unit.to_owned();
    }
    let post = names.rank(post, language);
    say!(language, "{unit}{post}", "{unit}, {post}")
}

/// Who worked at a desk, if it was somebody of another unit.
pub fn helper(
    desk: &DeskReport,
    person: &PersonReport,
    names: &Names,
    language: Language,
) -> Option<String> {
    (person.unit != desk.unit).then(|| {
        let who = post(&person.unit, person.rank, names, language);
        say!(language, "{who}代办", "by {who}")
    })
}

/// What a step was spent on.
pub fn doing(step: Step, language: Language) -> String {
    let name = kind(step.doing, language);
    if step.rework && step.doing != Kind::Rework {
        let rework = kind(Kind::Rework, language);
        say!(language, "{rework}：{name}", "{rework}: {name}")
    } else {
        name.to_owned()
    }
}

/// A stop in words: `排队等待 2.4 天，审核 35 分钟`.
pub fn stop(stop: &Stop, language: Language) -> String {
    let mut kinds: Vec<(String, u64)> = Vec::new();
    for step in &stop.steps {
        let name = doing(*step, language);
        match kinds.iter_mut().find(|(other, _)| *other == name) {
            Some((_, length)) => *length += step.length,
            None => kinds.push((name, step.length)),
        }
    }
    let said = |(name, length): (String, u64)| {
        let length = lasting(length, language);
        say!(language, "{name} {length}", "{name} {length}")
    };
    let said: Vec<String> = kinds.into_iter().map(said).collect();
    said.join(if language == Language::Zh { "，" } else { ", " })
}

/// The finding: how long either way took, by how many desks, and what makes the difference.
pub fn twin_title(
    [today, reform]: [&Itinerary; 2],
    shift: Option<Shift<Rank>>,
    names: &Names,
    language: Language,
) -> String {
    let unit = Denomination::of_time(minutes(today.delay().max(reform.delay())));
    let [before, after] = [today, reform].map(|way| unit.say(minutes(way.delay()), language));
    let [desks, fewer] = [today, reform].map(|way| desks(way, language));
    let whole = say!(
        language,
        "同一件文件：现行 {before}、经手 {desks}；改革后 {after}、{fewer}",
        "The same paper: {before} and {desks} today, {after} and {fewer} after the reform"
    );
    let alike = before == after;
    let why = shift.filter(|_| !alike).map(|shift| why(shift, names, language));
    match why {
        Some(why) => say!(language, "{whole}；{why}。", "{whole}; {why}."),
        None => say!(language, "{whole}；用时相同。", "{whole}; the same time."),
    }
}

/// `11 个岗位共 31 次`: a desk counts once, however often the paper comes to it.
fn desks(way: &Itinerary, language: Language) -> String {
    let plural = |number: usize| if number == 1 { "" } else { "s" };
    let (number, visits) = (way.desks(), way.stops.len());
    let (desks, times) = (plural(number), plural(visits));
    say!(language, "{number} 个岗位共 {visits} 次", "{number} desk{desks} ({visits} visit{times})")
}

/// `差别主要在分管领导环节（少 2.4 天，以排队等待为主）`
fn why(shift: Shift<Rank>, names: &Names, language: Language) -> String {
    let (post, kind) = (names.rank(shift.group, language), kind(shift.kind, language));
    let length = u64::try_from(shift.change.unsigned_abs()).unwrap_or(u64::MAX);
    let length = lasting(length, language);
    if shift.change < 0 {
        say!(
            language,
            "差别主要在{post}环节（少 {length}，以{kind}为主）",
            "most of the difference is at the {post}: {length} less, mainly {kind}"
        )
    } else {
        say!(
            language,
            "差别主要在{post}环节（多 {length}，以{kind}为主）",
            "most of the difference is at the {post}: {length} more, mainly {kind}"
        )
    }
}

/// How much of its life a paper was worked on: `有人在办 3.1 小时，占 6%`.
pub fn share_of_work(way: &Itinerary, language: Language) -> String {
    let (work, whole) = (way.work(), way.delay().max(1));
    let share = super::percent(work as f64 / whole as f64);
    let work = lasting(work, language);
    say!(language, "有人在办 {work}，占 {share}", "{work} of work, {share}")
}

/// That copies were elsewhere at the same time; nothing without any.
pub fn copies(number: usize, language: Language) -> Option<String> {
    let (copies, are) = if number == 1 { ("copy", "is") } else { ("copies", "are") };
    (number > 0).then(|| {
        say!(
            language,
            "另有 {number} 份副本同时在别处办理，不另计时",
            "{number} further {copies} elsewhere at the same time {are} not counted"
        )
    })
}

/// Where the papers come from, and what they are worth.
pub fn one_of(replications: u32, language: Language) -> String {
    say!(
        language,
        "取自 {replications} 遍模拟中的第 1 遍。一件文件只是一个例子，结论以全部模拟的区间为准。",
        "From the first of {replications} simulations. One paper is an example; what follows is in the intervals of all simulations."
    )
}

/// The clock of a playback: `第 12 天 10:30`; work is from 8 to 12 and from 14 to 18.
pub fn clock((day, minutes): (u64, u64), language: Language) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60);
    let hour = if hour < 4 { 8 + hour } else { 10 + hour };
    say!(language, "第 {day} 天 {hour:02}:{minute:02}", "Day {day}, {hour:02}:{minute:02}")
}

/// What either structure has come to.
pub fn score(score: Score, language: Language) -> [String; 3] {
    let Score { open, completed, .. } = score;
    let mean = score.mean().map_or_else(
        || "—".to_owned(),
        |ticks| format!("{} {}", decimal(ticks / TICKS_PER_MINUTE / 480.0, 2), day_word(language)),
    );
    [
        say!(language, "在办 {open}", "open {open}"),
        say!(language, "办结 {completed}", "done {completed}"),
        say!(language, "已办结的平均 {mean}", "their mean {mean}"),
    ]
}

fn day_word(language: Language) -> &'static str {
    super::pick(language, "天", "days")
}

/// The speed of a playback, which shows an hour in a second at speed 1: `1 秒 4 小时`.
pub fn speed(speed: f64, language: Language) -> String {
    if speed < 1.0 {
        let minutes = decimal(speed * 60.0, 0);
        return say!(language, "1 秒 {minutes} 分钟", "{minutes} min a second");
    }
    let hours = decimal(speed, 0);
    say!(language, "1 秒 {hours} 小时", "{hours} h a second")
}

fn minutes(ticks: u64) -> f64 {
    ticks as f64 / TICKS_PER_MINUTE
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60_000;
    const DAY: u64 = 480 * MINUTE;

    fn way(wait: u64, desk: u32) -> Itinerary {
        let step = |length, doing, person| Step { length, doing, rework: false, desk, person };
        let steps = vec![step(wait, Kind::Waiting, None), step(30 * MINUTE, Kind::Review, Some(1))];
        Itinerary { stops: vec![Stop { desk, person: Some(1), began: 0, steps }], copies: 0 }
    }

    #[test]
    fn the_finding_says_both_ways_and_what_makes_the_difference() {
        let (today, reform) = (way(5 * DAY, 1), way(2 * DAY, 1));
        let group = Rank::DeputyHead;
        let change = -3 * i128::from(DAY);
        let shift = Some(Shift { group, kind: Kind::Waiting, change });
        assert_eq!(
            twin_title([&today, &reform], shift, &Names::default(), Language::Zh),
            "同一件文件：现行 5.1 天、经手 1 个岗位共 1 次；改革后 2.1 天、1 个岗位共 1 次；\
             差别主要在分管领导环节（少 3.0 天，以排队等待为主）。"
        );
        assert_eq!(
            twin_title([&today, &today], None, &Names::default(), Language::En),
            "The same paper: 5.1 days and 1 desk (1 visit) today, 5.1 days and 1 desk (1 visit) after the reform; \
             the same time."
        );
        assert_eq!(stop(&today.stops[0], Language::Zh), "排队等待 5.0 天，审核 30 分钟");
        assert_eq!(share_of_work(&today, Language::Zh), "有人在办 30 分钟，占 1%");
    }

    #[test]
    fn the_clock_shows_working_hours() {
        assert_eq!(clock((12, 150), Language::Zh), "第 12 天 10:30");
        assert_eq!(clock((1, 240), Language::En), "Day 1, 14:00");
        assert_eq!(clock((1, 479), Language::En), "Day 1, 17:59");
    }

    #[test]
    fn a_speed_is_the_working_time_that_a_second_shows() {
        let zh = |of| speed(of, Language::Zh);
        assert_eq!([0.25, 1.0, 64.0].map(zh), ["1 秒 15 分钟", "1 秒 1 小时", "1 秒 64 小时"]);
        assert_eq!(speed(4.0, Language::En), "4 h a second");
    }
}
