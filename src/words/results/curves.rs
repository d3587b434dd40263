//! What the curves over time say.

use crate::report::{Contrast, Estimate, Reach, Report, Verdict, Within};
use crate::scene::Pair;
use crate::scene::curves::{Order, order};
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;
use crate::words::{decimal, pick};

use super::{Comparison, Denomination, Stuck};

/// What is read out of a chart at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where, such as `限时 5 天`.
    pub place: String,
    /// What holds there in each structure.
    pub levels: Pair<Option<String>>,
    /// The difference with its interval, if it has one.
    pub change: String,
    /// The difference, as the report has it.
    pub contrast: Option<Contrast>,
}

impl Reading {
    /// All of it as one sentence.
    pub fn sentence(&self, language: Language) -> String {
        let Self { place, levels, change, .. } = self;
        let level = |level: &Option<String>| level.clone().unwrap_or_else(|| "—".to_owned());
        let (baseline, reformed) = (level(&levels.baseline), level(&levels.reformed));
        say!(
            language,
            "{place}：现行 {baseline}，改革后 {reformed}。{change}",
            "{place}: today {baseline}, reform {reformed}. {change}"
        )
    }
}

/// `5 天`, `2.5 天`, `3 小时`: without decimals that are 0.
pub(super) fn time(minutes: f64, language: Language) -> String {
    let unit = Denomination::of_time(minutes);
    let count = unit.count(minutes);
    let decimals = (0..2).find(|decimals| {
        let power = 10_f64.powi(*decimals);
        (count * power - (count * power).round()).abs() < 1e-6
    });
    let number =
        decimal(count, decimals.map_or(2, |decimals| usize::try_from(decimals).unwrap_or(2)));
    let one = language == Language::En && number == "1";
    let name = unit.name(language);
    format!("{number}{}", if one { name.trim_end_matches('s') } else { name })
}

/// The finding of the curve of finished matters.
pub fn within_title(report: &Report, language: Language) -> String {
    if let Some(stuck) = Stuck::of(report) {
        let stuck = stuck.verdict(language);
        return say!(language, "{stuck}，办结比例不作比较", "The shares are not compared: {stuck}");
    }
    let at = |minutes| time(minutes, language);
    match order(&report.within) {
        Order::ReformAbove => pick(
            language,
            "不论限几天，改革后按期办结的都更多（看不出差别的除外）",
            "At every deadline where the difference is clear, more papers are finished after the reform",
        )
        .to_owned(),
        Order::BaselineAbove => pick(
            language,
            "不论限几天，现行按期办结的都更多（看不出差别的除外）",
            "At every deadline where the difference is clear, more papers are finished today",
        )
        .to_owned(),
        Order::ReformAboveFrom(from) => {
            let from = at(from);
            say!(
                language,
                "限时短，现行办结的多；限时 {from}以上，改革后办结的多",
                "Today finishes more within short deadlines, the reform from {from} on"
            )
        }
        Order::BaselineAboveFrom(from) => {
            let from = at(from);
            say!(
                language,
                "限时短，改革后办结的多；限时 {from}以上，现行办结的多",
                "The reform finishes more within short deadlines, today from {from} on"
            )
        }
        Order::Mixed => pick(
            language,
            "两条曲线互有高低，要看限时多长",
            "The curves cross more than once: it depends on the deadline",
        )
        .to_owned(),
        Order::Unclear => pick(
            language,
            "不论限几天，都看不出差别",
            "No difference can be seen, whatever the deadline",
        )
        .to_owned(),
    }
}

/// `限时 5 天` with the shares finished within it.
pub fn within_reading(point: &Within, language: Language) -> Reading {
    let limit = time(point.minutes, language);
    let shares = Pair { baseline: point.baseline, reformed: point.reformed };
    let shares = shares.map(|share| Some(share.value));
    let units = (Denomination::PERCENT, Denomination::POINTS);
    let compared = Comparison::new(units, shares, point.difference.estimate());
    let say = |share: Option<f64>| share.map(|share| compared.level.say(share, language));
    Reading {
        place: say!(language, "{limit}内办结", "Finished within {limit}"),
        levels: shares.map(say),
        change: change(point.difference, compared, language),
        contrast: Some(point.difference),
    }
}

/// `+10.6 个百分点（95% 区间：8.9–12.3 个百分点）`
fn change(contrast: Contrast, compared: Comparison, language: Language) -> String {
    let Contrast { value, half_width, verdict } = contrast;
    if verdict == Verdict::Congested {
        return pick(language, "不作比较", "not compared").to_owned();
    }
    let amount = compared.signed(language);
    let Some(half) = half_width else {
        return say!(language, "{amount}（没有区间）", "{amount} (no interval)");
    };
    let range = compared.range(value, half, language);
    let unclear = match verdict {
        Verdict::CannotTell => pick(language, "，看不出差别", "; cannot tell"),
        Verdict::Negligible => pick(language, "，几乎相同", "; hardly any"),
        Verdict::ReformBetter | Verdict::BaselineBetter | Verdict::Congested => "",
    };
    say!(
        language,
        "{amount}（95% 区间：{range}{unclear}）",
        "{amount} (95% interval: {range}{unclear})"
    )
}

/// The finding of the picture of the backlog.
pub fn backlog_title(report: &Report, language: Language) -> String {
    let levels = Pair::of(&report.baseline, &report.reformed, |side| side.backlog);
    let (Some(before), Some(after), Some(found)) =
        (levels.baseline, levels.reformed, report.difference.backlog)
    else {
        return pick(language, "不满一天，不计在办文件", "Less than a day was measured").to_owned();
    };
    let open = Pair { baseline: Some(before.value), reformed: Some(after.value) };
    let units = (Denomination::PAPERS, Denomination::PAPERS);
    let Comparison { level: unit, value, half_width, .. } =
        Comparison::new(units, open, found.estimate());
    let (from, to) = (unit.number(before.value), unit.number(after.value));
    match found.verdict {
        Verdict::Congested => {
            let whose = match Stuck::of(report) {
                Some(Stuck::Today) => pick(language, "现行结构的", "Today the"),
                Some(Stuck::Reform) => pick(language, "改革后的", "After the reform the"),
                Some(Stuck::Both) | None => pick(language, "两种结构的", "In both structures the"),
            };
            say!(language, "{whose}在办文件越积越多", "{whose} open papers keep growing")
        }
        Verdict::CannotTell | Verdict::Negligible => say!(
            language,
            "每天下班时在办的文件看不出差别：{from} 件与 {to} 件",
            "No difference in the papers open at the end of a day: {from} and {to}"
        ),
        Verdict::ReformBetter | Verdict::BaselineBetter => {
            let verb = if found.value < 0.0 { "减到" } else { "增到" };
            let change = unit.estimate(Estimate { value, half_width });
            say!(
                language,
                "每天下班时在办的文件，平均由 {from} 件{verb} {to} 件（差值 {change} 件）",
                "Papers open at the end of a day: {from} → {to} on average (difference {change})"
            )
        }
    }
}

/// `第 12 天下班时` with the open matters of that day.
pub fn backlog_reading(day: f64, open: Pair<Option<f64>>, language: Language) -> Reading {
    let number = decimal(day.max(0.0), 0);
    let before = decimal(1.0 - day, 0);
    let place = if day < 0.5 {
        say!(language, "预热期，计时前第 {before} 天", "Warm-up, {before} days before")
    } else {
        say!(language, "第 {number} 天下班时在办", "Open at the end of day {number}")
    };
    let say = |open: Option<f64>| open.map(|open| Denomination::PAPERS.say(open, language));
    Reading { place, levels: open.map(say), change: String::new(), contrast: None }
}

/// The finding of the picture of reach.
pub fn reach_title(report: &Report, language: Language) -> String {
    let all = Pair::of(&report.baseline, &report.reformed, |side| side.reach.map(|r| r.p100));
    let (Some(before), Some(after)) = (all.baseline, all.reformed) else { return String::new() };
    let unit = Denomination::of_time(before.value).telling_apart(before.value, after.value);
    let (from, to) = (unit.say(before.value, language), unit.say(after.value, language));
    match report.difference.reach_p100.map(|found| found.verdict) {
        Some(Verdict::ReformBetter | Verdict::BaselineBetter) => {
            let verb = if after.value < before.value { "缩短到" } else { "延长到" };
            say!(
                language,
                "一项部署传达到全体人员，由 {from}{verb} {to}",
                "A directive reaches everybody: {from} → {to}"
            )
        }
        _ => say!(
            language,
            "一项部署传达到全体人员用时 {from}与 {to}，看不出差别",
            "A directive reaches everybody in {from} and {to}: cannot tell"
        ),
    }
}

/// `传达到 90% 的人员` with the times that it takes.
pub fn reach_reading(
    tenth: usize,
    reach: Pair<Option<Reach>>,
    contrast: Option<Contrast>,
    language: Language,
) -> Reading {
    let share = 10 * (tenth + 1);
    let times = reach.map(|reach| reach.map(|reach| reach.tenths[tenth].value));
    let longest = reach.baseline.or(reach.reformed).map_or(0.0, |reach| reach.p100.value);
    let unit = Denomination::of_time(longest);
    let compared =
        contrast.map(|found| (found, Comparison::new((unit, unit), times, found.estimate())));
    let unit = compared.map_or(unit, |(_, compared)| compared.level);
    let said = compared.map(|(found, compared)| change(found, compared, language));
    Reading {
        place: say!(language, "传达到 {share}% 的人员", "Reaches {share}% of the people"),
        levels: times.map(|time| time.map(|time| unit.say(time, language))),
        change: said.unwrap_or_default(),
        contrast,
    }
}

/// The days of a working length, as ticks write them.
pub fn bare(value: f64) -> String {
    decimal(value, decimals(value))
}

/// So many decimals say a tick exactly, at most three.
pub fn decimals(tick: f64) -> usize {
    let is_whole = |power: f64| (tick * power - (tick * power).round()).abs() < 1e-6;
    [1.0, 10.0, 100.0].into_iter().position(is_whole).unwrap_or(3)
}

/// In which unit delays up to so many minutes are drawn.
pub fn unit_of(minutes: f64) -> Denomination {
    if minutes >= 2.0 * MINUTES_PER_DAY {
        Denomination::DAYS
    } else {
        Denomination::of_time(minutes.min(MINUTES_PER_DAY - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_has_no_decimals_that_it_does_not_need() {
        let said = [60.0, 180.0, 480.0, 600.0, 720.0, 2400.0];
        assert_eq!(
            said.map(|minutes| time(minutes, Language::Zh)),
            ["1 小时", "3 小时", "1 天", "1.25 天", "1.5 天", "5 天"]
        );
        assert_eq!([60.0, 480.0].map(|minutes| time(minutes, Language::En)), ["1 hour", "1 day"]);
    }

    #[test]
    fn no_two_ticks_are_written_alike() {
        assert_eq!([0.0, -0.05, -0.1, 0.25, 2.0].map(bare), ["0", "−0.05", "−0.1", "0.25", "2"]);
        assert_eq!([0.002, 0.5, 20.0].map(decimals), [3, 1, 0]);
    }

    #[test]
    fn a_deadline_is_read_out_with_both_shares_and_the_interval() {
        let share = |value| Estimate { value, half_width: Some(0.01) };
        let point = |value, half, verdict| Within {
            minutes: 2400.0,
            baseline: share(0.81),
            reformed: share(0.81 + value),
            difference: Contrast { value, half_width: Some(half), verdict },
        };
        let clear = within_reading(&point(0.11, 0.02, Verdict::ReformBetter), Language::Zh);
        assert_eq!(
            clear.sentence(Language::Zh),
            "5 天内办结：现行 81.0%，改革后 92.0%。+11.0 个百分点（95% 区间：9.0–13.0 个百分点）"
        );
        let unclear = within_reading(&point(0.01, 0.02, Verdict::CannotTell), Language::Zh);
        assert_eq!(unclear.change, "+1.0 个百分点（95% 区间：−1.0 至 3.0 个百分点，看不出差别）");
    }
}
