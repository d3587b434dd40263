//! What the pictures say: their findings and the read-out of each of their parts.

use crate::report::{Contrast, Estimate, Report, Side, Verdict};
use crate::scenario::Rank;
use crate::scene::load::{Person, SectionLoad};
use crate::scene::time::{TimePart, TimeRow};
use crate::scene::{Pair, load, time};
use crate::text::Language;
use crate::words::{Names, decimal, grouped, kind, pick};

use super::Denomination;

/// The finding of the picture of time: which part changes most.
pub fn time_title(rows: &[TimeRow], names: &Names, language: Language) -> String {
    title_of(time::largest_change(rows), rows, names, language)
}

/// The same of a picture that does not tell the ranks apart.
pub fn kind_title(rows: &[TimeRow], names: &Names, language: Language) -> String {
    title_of(time::largest_kind(rows), rows, names, language)
}

fn title_of(part: Option<TimePart>, rows: &[TimeRow], names: &Names, language: Language) -> String {
    let Some(part) = part.filter(|part| changes(part.values())) else {
        return pick(language, "时间的去向没有变化", "Where the time goes does not change")
            .to_owned();
    };
    let Pair { baseline, reformed } = part.values();
    let unit = unit_within(rows, &part).showing(part.values());
    let (from, to) = (unit.say(baseline, language), unit.say(reformed, language));
    let name = time_name(&part, names, language);
    let (zh_verb, en_verb) =
        if reformed < baseline { ("降到", "falls") } else { ("升到", "rises") };
    say!(
        language,
        "变化最大的是{name}：平均每件由 {from}{zh_verb} {to}",
        "The largest change: {name} {en_verb} from {from} to {to}"
    )
}

/// `负责人 · 排队等待：1.2 天 → 0.6 天`
pub fn time_readout(
    rows: &[TimeRow],
    part: &TimePart,
    names: &Names,
    language: Language,
) -> String {
    let Pair { baseline, reformed } = part.values();
    let unit = unit_within(rows, part).showing(part.values());
    let step = unit.step(baseline, reformed, language);
    let rank = part
        .rank
        .map_or_else(|| pick(language, "合计", "all ranks"), |post| names.rank(post, language));
    let kind = kind(part.kind, language);
    say!(language, "{rank} · {kind}：{step}", "{rank} · {kind}: {step}")
}

/// The unit of the whole, smaller only where the part would be rounded to nothing.
fn unit_within(rows: &[TimeRow], part: &TimePart) -> Denomination {
    let larger = |values: Pair<f64>| values.baseline.max(values.reformed);
    let whole = rows.first().map_or(0.0, |all| larger(all.total()));
    Denomination::of_difference(whole, larger(part.values()))
}

fn time_name(part: &TimePart, names: &Names, language: Language) -> String {
    let kind = kind(part.kind, language);
    match part.rank {
        Some(post) => {
            let post = names.rank(post, language);
            say!(language, "{post}环节的{kind}", "{kind} at the {post}")
        }
        None => kind.to_owned(),
    }
}

fn changes(values: Pair<f64>) -> bool {
    values.change().abs() > 0.5
}

/// The finding of the picture of people: overloaded and idle ones.
pub fn strip_title(report: &Report, language: Language) -> String {
    let count = |so: fn(f64) -> bool| {
        let people = |side: &Side| load::count(side, so);
        counts(Pair::of(&report.baseline, &report.reformed, people), language)
    };
    let (overloaded, idle) = (count(load::overloaded), count(load::idle));
    say!(
        language,
        "全部门过忙的人{overloaded}，过闲的人{idle}",
        "Overloaded people of all ranks: {overloaded}; idle: {idle}"
    )
}

fn counts(people: Pair<usize>, language: Language) -> String {
    let Pair { baseline, reformed } = people;
    if baseline == reformed {
        return say!(language, "仍为 {baseline} 名", "still {baseline}");
    }
    let verb = if reformed < baseline { "减到" } else { "增到" };
    say!(language, "由 {baseline} 名{verb} {reformed} 名", "{baseline} → {reformed}")
}

/// `干部一科经办人 2`
pub fn person_name(person: &Person, names: &Names, language: Language) -> String {
    let unit = names.unit(&person.unit, language);
    let number = person.number.map(|number| format!(" {number}")).unwrap_or_default();
    if person.is_office() {
        return unit.to_owned();
    }
    let post = names.rank(person.post, language);
    say!(language, "{unit}{post}{number}", "{unit}, {post}{number}")
}

/// `干部一科经办人 2：92% → 74%`
pub fn person_readout(person: &Person, names: &Names, language: Language) -> String {
    let name = person_name(person, names, language);
    let busy = shares(person.busy, language);
    say!(language, "{name}：{busy}", "{name}: {busy}")
}

/// The finding of the picture of sections: which one changes most.
pub fn section_title(sections: &[SectionLoad], names: &Names, language: Language) -> String {
    let change = load::largest_change(sections).filter(|(_, busy)| busy.change().abs() >= 0.005);
    let Some((section, _)) = change else {
        return pick(language, "各机构忙闲没有变化", "No section becomes busier or idler")
            .to_owned();
    };
    let (name, busy) = (names.unit(&section.unit, language), shares(section.busy, language));
    let clerks = names.rank(Rank::Clerk, language);
    say!(
        language,
        "变化最大的是{name}的{clerks}：{busy}",
        "The largest change: {clerks}s of {name}, {busy}"
    )
}

/// `干部一科：经办人平均忙碌 92% → 74%`
pub fn section_readout(section: &SectionLoad, names: &Names, language: Language) -> String {
    let (name, busy) = (names.unit(&section.unit, language), shares(section.busy, language));
    let clerks = names.rank(Rank::Clerk, language);
    say!(language, "{name}：{clerks}平均忙碌 {busy}", "{name}: {clerks}s busy {busy} on average")
}

fn shares(busy: Pair<Option<f64>>, language: Language) -> String {
    let none = pick(language, "无", "none");
    let say = |share: Option<f64>| {
        share.map_or_else(|| none.to_owned(), |share| format!("{}%", decimal(share * 100.0, 0)))
    };
    format!("{} → {}", say(busy.baseline), say(busy.reformed))
}

/// The finding of the table of quality: hand-overs and errors.
pub fn quality_title(report: &Report, language: Language) -> String {
    let ask = |estimate: fn(&Side) -> Estimate| {
        Pair::of(&report.baseline, &report.reformed, |side| estimate(side).value)
    };
    let handovers = amounts(ask(|side| side.handovers), " 次", language);
    let errors = amounts(ask(|side| side.quality.errors), " 件", language);
    say!(
        language,
        "每件文件交接{handovers}，每百件差错{errors}",
        "Hand-overs per paper: {handovers}; errors per hundred: {errors}"
    )
}

/// `由 7.8 次减到 5.1 次`
fn amounts(values: Pair<f64>, unit: &str, language: Language) -> String {
    let Pair { baseline, reformed } = values.map(|value| Denomination::COUNT.number(value));
    if baseline == reformed {
        return say!(language, "仍为 {baseline}{unit}", "still {baseline}");
    }
    let verb = if values.change() < 0.0 { "减到" } else { "增到" };
    say!(language, "由 {baseline}{unit}{verb} {reformed}{unit}", "{baseline} → {reformed}")
}

/// That evenness per person and per section need not agree, and whether it does here.
pub fn evenness_note(report: &Report, language: Language) -> &'static str {
    evenness_disagrees(report, language).unwrap_or_else(|| {
        pick(
            language,
            "按人与按机构的结论可能不一致，应一并看。",
            "Between people and between sections, evenness can differ; look at both.",
        )
    })
}

/// That evenness per person and per section do not agree, if both clearly change.
pub(super) fn evenness_disagrees(report: &Report, language: Language) -> Option<&'static str> {
    let follows = |found: Option<Contrast>| found.map(|found| found.verdict);
    let people = follows(report.difference.balance_cv)?;
    let sections = follows(report.difference.sections_cv)?;
    match (people, sections) {
        (Verdict::ReformBetter, Verdict::BaselineBetter) => Some(pick(
            language,
            "按人看更均匀，按机构看更不均匀：两种算法的结论不一致，应一并看。",
            "Work becomes more even between people and less even between sections: read the two together.",
        )),
        (Verdict::BaselineBetter, Verdict::ReformBetter) => Some(pick(
            language,
            "按人看更不均匀，按机构看更均匀：两种算法的结论不一致，应一并看。",
            "Work becomes less even between people and more even between sections: read the two together.",
        )),
        _ => None,
    }
}

/// How the numbers were found, of both structures or of today's alone.
pub fn facts(report: &Report, compares: bool, language: Language) -> String {
    let Report { seed, replications, .. } = report;
    let (days, warm_up) = (decimal(report.days, 0), decimal(report.warm_up_days, 0));
    let events = grouped(report.events);
    let (whose, of_whom) =
        if compares { ("每种结构", " of each structure") } else { ("现行结构", "") };
    say!(
        language,
        "{whose}模拟 {replications} 遍，每遍计 {days} 个工作日（此前预热 {warm_up} 天不计）；随机种子 {seed}；共 {events} 个事件。",
        "{replications} replications{of_whom}, {days} working days each after {warm_up} days of warm-up; seed {seed}; {events} events in all."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn the_title_names_the_part_that_changes_most() {
        let rows = time::rows(&report());
        assert_eq!(
            time_title(&rows, &Names::default(), Language::Zh),
            "变化最大的是负责人环节的排队等待：平均每件由 1.2 天降到 0.6 天"
        );
        assert_eq!(
            time_title(&rows, &Names::default(), Language::En),
            "The largest change: waiting at the chief falls from 1.2 days to 0.6 days"
        );
        assert_eq!(time_title(&[], &Names::default(), Language::Zh), "时间的去向没有变化");
    }

    #[test]
    fn a_part_is_read_out_with_both_values() {
        let rows = time::rows(&report());
        let part = time::largest_change(&rows).expect("a part");
        assert_eq!(
            time_readout(&rows, &part, &Names::default(), Language::Zh),
            "负责人 · 排队等待：1.2 天 → 0.6 天"
        );
    }

    #[test]
    fn a_section_is_read_out_with_both_shares() {
        let sections = load::sections(&report());
        assert_eq!(
            section_readout(&sections[4], &Names::default(), Language::Zh),
            "cadre-1：经办人平均忙碌 98% → 79%"
        );
    }

    #[test]
    fn the_run_is_told_in_full() {
        assert_eq!(
            facts(&report(), true, Language::Zh),
            "每种结构模拟 24 遍，每遍计 60 个工作日（此前预热 20 天不计）；随机种子 1；共 4,183,206 个事件。"
        );
    }

    #[test]
    fn people_and_sections_that_disagree_are_pointed_out() {
        let mut report = report();
        let contrast = |verdict| Some(Contrast { value: 0.1, half_width: Some(0.01), verdict });
        report.difference.balance_cv = contrast(Verdict::ReformBetter);
        report.difference.sections_cv = contrast(Verdict::CannotTell);
        assert_eq!(evenness_disagrees(&report, Language::Zh), None);
        report.difference.sections_cv = contrast(Verdict::BaselineBetter);
        assert!(evenness_note(&report, Language::Zh).starts_with("按人看更均匀，按机构看更不均匀"));
    }
}
