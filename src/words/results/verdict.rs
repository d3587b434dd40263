//! The verdict in full: what can be read aloud, and every number with its interval.

use crate::report::{Report, Verdict};
use crate::scene::Pair;
use crate::scene::load::Person;
use crate::scene::loser::{Busier, busier, quicker, slower};
use crate::scene::swing::agrees;
use crate::study::{Lever, Swing};
use crate::text::Language;
use crate::units::ClassId;
use crate::words::{Names, capitalized, list, pick};

use super::against::{is_clear, is_slight, with_verdict};
use super::congested::{Stuck, caution, congested};
use super::left_alone::left_alone;
use super::pictures::{evenness_disagrees, person_name};
use super::spoken::{rests_on, rises_most, spoken};
use super::swing::turns;
use super::tile::short_clear;
use super::{Comparison, Denomination, Finding, Measure, Sentence, findings, kinds};

/// The measures of the list, each after the mean.
const BESIDE: [Measure; 7] = [
    Measure::DelayP95,
    Measure::OnTime,
    Measure::BalanceCv,
    Measure::Errors,
    Measure::WrongApprovals,
    Measure::WrongRefusals,
    Measure::LeadersBusy,
];

/// The verdict in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In a few words.
    pub title: String,
    /// A few sentences without intervals, to be read aloud.
    pub spoken: Vec<String>,
    /// Every difference with its interval, and what else belongs to it.
    pub listed: Vec<String>,
}

/// The verdict: what is read aloud, and below it every number; with how many assumptions are changed,
/// and what the reform changes in how today is judged.
pub fn told(
    report: &Report,
    swings: Option<&[Swing]>,
    (names, assumed, judged): (&Names, usize, &[String]),
    language: Language,
) -> Option<Told> {
    let found = findings(report, names, language);
    let mean = found.iter().find(|finding| finding.measure == Measure::DelayMean)?;
    let title = in_total(mean, &found, report, language);
    let others = judged.iter().cloned().chain(left_alone(report, names, language));
    let others: Vec<String> = others.collect();
    if let Some(stuck) = Stuck::of(report) {
        return Some(alone(stuck, report, (names, assumed, others), language));
    }
    let loser = loser_levels(report, names, language);
    let of = |measure: &Measure| found.iter().find(|finding| finding.measure == *measure);
    let mut listed = vec![changed(mean, language)];
    listed.extend(BESIDE.iter().filter_map(of).map(|finding| changed(finding, language)));
    listed.extend(evenness_disagrees(report, language).map(str::to_owned));
    listed.push(most_busier(loser.as_ref(), language));
    listed.extend(sped(report, names, language));
    listed.extend(slowed(report, names, language));
    listed.extend(swings.map(|swings| depends(swings, report, language)));
    let others = others.into_iter().chain(caution(report, names, language)).collect();
    let spoken = spoken(report, &found, (loser.as_ref(), others), assumed, language);
    Some(Told { title, spoken, listed })
}

/// In a few words, with what speaks against it.
fn in_total(mean: &Finding, found: &[Finding], report: &Report, language: Language) -> String {
    let Some(contrast) = mean.contrast.filter(|found| found.verdict != Verdict::Congested) else {
        return mean.sentence.to_string();
    };
    if contrast.is_nothing() {
        let same = "总的看，办结快慢不变。";
        return pick(language, same, "Overall, papers take exactly as long as today.").to_owned();
    }
    if contrast.verdict == Verdict::Negligible {
        return pick(
            language,
            "总的看，办结快慢基本不变。",
            "Overall, papers take as long as today.",
        )
        .to_owned();
    }
    if contrast.verdict == Verdict::CannotTell {
        return pick(
            language,
            "总的看，看不出改革后办得更快还是更慢。",
            "Overall, it cannot be told whether the reform is faster or slower.",
        )
        .to_owned();
    }
    let words = match (contrast.value < 0.0, is_slight(mean, report)) {
        (true, false) => pick(language, "更快", "faster"),
        (true, true) => pick(language, "略快", "slightly faster"),
        (false, false) => pick(language, "更慢", "slower"),
        (false, true) => pick(language, "略慢", "slightly slower"),
    };
    let (with, but) = (pick(language, "，", ", with "), pick(language, "，但", ", but with "));
    let of = |verdict| with_verdict(verdict, found, report, language);
    let (better, worse) = (of(Verdict::ReformBetter), of(Verdict::BaselineBetter));
    let said = if contrast.verdict == Verdict::BaselineBetter {
        [aside(&worse, with, language), aside(&better, but, language)]
    } else {
        [aside(&worse, but, language), String::new()]
    };
    let said = said.concat();
    say!(language, "总的看，改革后办得{words}{said}。", "Overall, the reform is {words}{said}.")
}

/// What else changes, behind the mean: `，但差错增加`.
fn aside(clauses: &[String], joint: &str, language: Language) -> String {
    if clauses.is_empty() { String::new() } else { joint.to_owned() + &list(clauses, language) }
}

/// The sentence; of a clear difference with both levels:
/// `……缩短 1.3 天（95% 区间：1.1–1.5 天），由 5.2 天到 3.9 天。`
fn changed(finding: &Finding, language: Language) -> String {
    let sentence = finding.sentence.to_string();
    let Pair { baseline: Some(from), reformed: Some(to) } = &finding.levels else {
        return sentence;
    };
    if !is_clear(finding) {
        return sentence;
    }
    let end = pick(language, "。", ".");
    let open = sentence.strip_suffix(end).unwrap_or(&sentence);
    let from = spaced(from, language);
    say!(language, "{open}，由 {from}到 {to}。", "{open}, from {from} to {to}.")
}

/// An amount before a Chinese character: a space only after what is not one.
pub(super) fn spaced(amount: &str, language: Language) -> String {
    let space = language == Language::Zh && amount.ends_with(|last: char| last.is_ascii());
    format!("{amount}{}", if space { " " } else { "" })
}

/// Where one structure or both cannot keep up: nothing is compared, and of the one that does, its own
/// numbers are told.
fn alone(
    stuck: Stuck,
    report: &Report,
    (names, assumed, others): (&Names, usize, Vec<String>),
    language: Language,
) -> Told {
    let said = congested(report, names, language);
    let first = pick(
        language,
        "应先补人、分流或减少审核环节。",
        "It first needs more people, less work or fewer reviews.",
    );
    let Some((side, who)) = stuck.other(report, language) else {
        let none = pick(
            language,
            "积压不断增加的结构没有稳定的平均数，各项都不作比较。",
            "A structure whose backlog keeps growing has no stable means, so nothing is compared.",
        );
        let mut spoken = vec![none.to_owned(), first.to_owned()];
        spoken.extend(others);
        return Told { title: said.to_string(), spoken, listed: Vec::new() };
    };
    let (end, between) = (pick(language, "。", "."), pick(language, "，", ", "));
    let numbers = Measure::ALL.into_iter().filter(|measure| {
        !measure.is_about_refusals() || measure.contrast(&report.difference).is_some()
    });
    let (mut brief, mut listed) = (Vec::new(), Vec::new());
    for (measure, (level, range)) in numbers.filter_map(|it| Some((it, it.told(side, language)?))) {
        let name = measure.name(language);
        let told = format!("{name} {level}");
        let space = if name.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
        listed.push(match range {
            Some(range) => {
                say!(
                    language,
                    "{who}{space}{told}（95% 区间：{range}）。",
                    "{told} (95% interval: {range})."
                )
            }
            None => format!("{}{told}{end}", pick(language, who, "")),
        });
        brief.push(told);
    }
    let brief = brief.join(between);
    let mut spoken: Vec<String> = caution(report, names, language).into_iter().collect();
    spoken.push(say!(
        language,
        "因此不逐项比较。{who}{brief}。",
        "So nothing is compared. For {who}: {brief}."
    ));
    spoken.extend((stuck == Stuck::Reform).then(|| first.to_owned()));
    spoken.extend(others);
    spoken.push(rests_on(assumed, language));
    let Sentence { before, change, .. } = said;
    Told { title: format!("{before}{change}{end}"), spoken, listed }
}

/// The one who gets more to do, in a name, both levels and the change.
pub fn loser_levels(report: &Report, names: &Names, language: Language) -> Option<LoserFact> {
    if Stuck::of(report).is_some() {
        return None;
    }
    let found = busier(report)?;
    let Busier { busy, change, .. } = found;
    let half = change.half_width.unwrap_or(0.0);
    let units = (Denomination::PERCENT, Denomination::POINTS);
    let compared = Comparison::new(units, busy.map(Some), change);
    let amount = compared.amount.say(compared.value, language);
    let range = compared.range(change.value, half, language);
    let name = named(&found, names, language);
    let value = change.value;
    let change = say!(
        language,
        "上升 {amount}（95% 区间：{range}）",
        "rises by {amount} (95% interval: {range})"
    );
    Some(LoserFact {
        brief: short_clear(pick(language, "上升 ", "up "), compared, (value, half), language),
        name,
        levels: busy.map(|share| Some(compared.level.say(share, language))),
        change,
        value,
    })
}

/// Who gets most more to do.
#[derive(Clone, Debug, PartialEq)]
pub struct LoserFact {
    /// The person.
    pub name: String,
    /// Busy shares.
    pub levels: Pair<Option<String>>,
    /// The rise, with its interval.
    pub change: String,
    /// The rise, as a tile says it.
    pub brief: String,
    /// The rise, as the report has it.
    pub value: f64,
}

fn named(found: &Busier<'_>, names: &Names, language: Language) -> String {
    let Busier { person, number, .. } = found;
    let one = Person {
        unit: person.unit.clone(),
        post: person.rank,
        rank: person.works_as,
        number: None,
        busy: Pair { baseline: None, reformed: None },
    };
    let name = person_name(&one, names, language);
    match number {
        1 => name,
        _ => say!(language, "{name}（{number} 人平均）", "{name} (mean of {number})"),
    }
}

/// Who gets most more to do, with the interval.
fn most_busier(loser: Option<&LoserFact>, language: Language) -> String {
    let Some(loser) = loser else {
        return pick(language, "没有看出谁变得更忙。", "Nobody is clearly busier than before.")
            .to_owned();
    };
    let (most, change) = (capitalized(&rises_most(loser, language)), &loser.change);
    say!(language, "{most}，{change}。", "{most}; it {change}.")
}

/// The class that gets slower most, as the table of the kinds has it, or that there is none.
fn slowed(report: &Report, names: &Names, language: Language) -> Option<String> {
    if report.difference.classes.is_empty() {
        return None;
    }
    let Some((class, _)) = slower(report) else {
        let none = "没有看出哪类事项办得更慢。";
        return Some(pick(language, none, "No kind of paper is clearly slower.").to_owned());
    };
    let name = names.class(class, language);
    let (amount, range) = amount_and_range(report, class, language)?;
    Some(say!(
        language,
        "办得更慢的事项中，延长最多的是{name}：{amount}（95% 区间：{range}）。",
        "Of the kinds of papers that get slower, “{name}” loses most: {amount} (95% interval: {range})."
    ))
}

/// The class that gets faster most, if any does.
fn sped(report: &Report, names: &Names, language: Language) -> Option<String> {
    let (class, _) = quicker(report)?;
    let name = names.class(class, language);
    let (amount, range) = amount_and_range(report, class, language)?;
    Some(say!(
        language,
        "办得更快的事项中，缩短最多的是{name}：{amount}（95% 区间：{range}）。",
        "Of the kinds of papers that get faster, “{name}” gains most: {amount} (95% interval: {range})."
    ))
}

/// By how much a class gets faster or slower, as its row of the table says it.
fn amount_and_range(
    report: &Report,
    class: &ClassId,
    language: Language,
) -> Option<(String, String)> {
    let found = report.difference.classes.get(class)?;
    let compared = kinds::compared(report, class)?;
    let half = found.half_width.unwrap_or(0.0);
    let range = compared.range(found.value.abs(), half, language);
    Some((compared.amount.say(compared.value.abs(), language), range))
}

/// What a lever is called.
pub const fn lever(lever: Lever, language: Language) -> &'static str {
    match lever {
        Lever::Volume => pick(language, "业务量", "the volume of work"),
        Lever::Review => pick(language, "审核用时", "the time of a review"),
        Lever::Visits => pick(language, "汇报协调用时", "the time of visits"),
        Lever::Handover => pick(language, "传递用时", "the time on the way"),
    }
}

/// What the verdict depends on, by prediction.
fn depends(swings: &[Swing], report: &Report, language: Language) -> String {
    if !agrees(swings, report) {
        return cannot_predict(report, language).to_owned();
    }
    let turns: Vec<String> = swings.iter().flat_map(|swing| turns(swing, language)).collect();
    let steady = swings.iter().filter(|swing| super::swing::turns(swing, language).is_empty());
    let steady: Vec<&str> = steady.map(|swing| lever(swing.lever, language)).collect();
    let mut told = turns;
    if !steady.is_empty() {
        let (varies, one) =
            if steady.len() == 1 { ("varies", "") } else { ("vary", ", one at a time") };
        let steady = list(&steady, language);
        told.push(say!(
            language,
            "{steady}在现在的一半到两倍之间变动，快慢的结论不变",
            "the verdict stays the same while {steady} {varies} from half to double{one}"
        ));
    }
    let told = told.join(pick(language, "；", "; "));
    say!(language, "据快速预测（未经模拟）：{told}。", "Predicted, not simulated: {told}.")
}

/// Why nothing is predicted.
pub fn cannot_predict(report: &Report, language: Language) -> &'static str {
    let cannot_tell = [Verdict::CannotTell, Verdict::Negligible];
    let unclear =
        report.difference.delay_mean.is_some_and(|found| cannot_tell.contains(&found.verdict));
    if unclear {
        pick(
            language,
            "模拟看不出快慢，也就不推算结论在何处改变。",
            "The simulation cannot tell which is faster, so there is no prediction of where that would change.",
        )
    } else {
        pick(
            language,
            "快速预测与模拟的结论不一致，这里不作推算。",
            "The quick prediction disagrees with the simulation, so it is not used here.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawback;
    use super::*;
    use crate::report::{Congestion, Contrast, Estimate};
    use crate::study::Sample;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    /// Predictions that the reform is faster up to this factor.
    fn swing(lever: Lever, until: f64) -> Swing {
        let sample = |tenths: u32| {
            let factor = f64::from(tenths) / 10.0;
            let reformed = if factor < until { 900.0 } else { 1100.0 };
            Sample { factor, baseline: Some(1000.0), reformed: Some(reformed) }
        };
        Swing { lever, samples: (5..=20).map(sample).collect() }
    }

    #[test]
    fn the_list_puts_everything_after_the_mean() {
        let mut report = report();
        let id = report.baseline.people[0].id.clone();
        let change = Estimate { value: 0.1, half_width: Some(0.02) };
        report.difference.people.insert(id, change);
        let swings = [swing(Lever::Volume, 1.35), swing(Lever::Review, 9.0)];
        let told = told(&report, Some(&swings), (&Names::default(), 0, &[]), Language::Zh)
            .expect("a mean");
        assert_eq!(told.title, "总的看，改革后办得更快。");
        assert_eq!(
            told.listed[0],
            "改革后平均办结时间缩短 1.7 天（95% 区间：1.5–1.8 天），由 5.8 天到 4.1 天。"
        );
        let all = told.listed.concat();
        for part in [
            "95% 的文件",
            "限时办结率",
            "忙闲差距",
            "每百件差错看不出差别",
            "领导",
            "忙碌程度上升最多的是",
        ] {
            assert!(all.contains(part), "{part}: {all}");
        }
        assert!(
            all.contains("业务量增到约 1.4 倍，快慢的结论改变；审核用时在现在的一半到两倍之间变动，快慢的结论不变。"),
            "{all}"
        );
    }

    #[test]
    fn the_kind_of_paper_that_gains_most_is_named() {
        let mut report = report();
        let id = report.baseline.classes.keys().next().expect("a class").clone();
        let verdict = Verdict::ReformBetter;
        let gain = Contrast { value: -1584.0, half_width: Some(48.0), verdict };
        report.difference.classes = std::iter::once((id, gain)).collect();
        let said = sped(&report, &Names::default(), Language::Zh).expect("a gain");
        assert!(
            said.contains("，缩短最多的是")
                && said.ends_with("：3.30 天（95% 区间：3.20–3.40 天）。"),
            "{said}"
        );
        report.difference.classes.clear();
        assert_eq!(sped(&report, &Names::default(), Language::Zh), None);
    }

    #[test]
    fn the_structure_that_alone_keeps_up_is_what_is_found() {
        let mut report = report();
        let desk = "cadre-1/clerk".to_owned();
        report.baseline.congestion = Some(Congestion { desk, offered_load: 1.06 });
        for desk in &mut report.baseline.desks {
            desk.offered_load = if desk.id == "cadre-1/clerk" { 1.06 } else { 0.5 };
        }
        let said = |report: &Report, language| {
            told(report, None, (&Names::default(), 1, &[]), language).expect("a mean")
        };
        let found = said(&report, Language::Zh);
        assert_eq!(found.title, "业务量这样大，现行办不过来，改革后办得过来。");
        assert_eq!(
            found.spoken[0],
            "现行结构中，cadre-1办不过来（负荷 106%），积压会不断增加，平均时间没有意义。"
        );
        assert!(
            found.spoken[1]
                .starts_with("因此不逐项比较。改革后平均办结时间 4.1 天，限时办结率 91.9%"),
            "{found:?}"
        );
        assert!(found.spoken[2].ends_with("其中 1 项已改动。"), "{found:?}");
        assert!(!found.spoken.concat().contains("补人"), "the reform has done it: {found:?}");
        assert!(found.listed[0].starts_with("改革后平均办结时间 4.1 天（95% 区间："), "{found:?}");
        assert_eq!(loser_levels(&report, &Names::default(), Language::Zh), None);
        report.reformed.congestion = report.baseline.congestion.take();
        let found = said(&report, Language::Zh);
        assert_eq!(found.title, "改革后办不过来，现行办得过来。");
        assert!(found.spoken.concat().contains("补人"), "{found:?}");
        let found = said(&report, Language::En);
        assert_eq!(found.title, "The reform cannot keep up and today’s structure can.");
    }

    #[test]
    fn a_reform_that_loses_is_said_to_lose() {
        let mut report = report();
        let lost =
            Contrast { value: 384.0, half_width: Some(96.0), verdict: Verdict::BaselineBetter };
        report.difference.delay_mean = Some(lost);
        let told = told(&report, None, (&Names::default(), 0, &[]), Language::En).expect("a mean");
        assert_eq!(told.title, "Overall, the reform is slower, but with more papers on time.");
        assert!(told.listed[0].contains("0.8 days later"), "{told:?}");
    }

    #[test]
    fn what_else_gets_worse_is_said_before_what_gets_better() {
        let mut report = report();
        let contrast = |value: f64, verdict| {
            Some(Contrast { value, half_width: Some(value.abs() / 9.0), verdict })
        };
        report.difference.delay_mean = contrast(384.0, Verdict::BaselineBetter);
        report.difference.on_time = None;
        report.difference.errors = contrast(2.7, Verdict::BaselineBetter);
        report.difference.wrong_refusals = contrast(-0.6, Verdict::ReformBetter);
        let said = |language| {
            let names = Names::default();
            let beside = drawback(&findings(&report, &names, language), &report, language);
            (told(&report, None, (&names, 0, &[]), language).expect("a mean").title, beside)
        };
        let (title, beside) = said(Language::Zh);
        assert_eq!(title, "总的看，改革后办得更慢，差错增加，但误否决减少。");
        assert_eq!(beside.as_deref(), Some("每百件差错也增加 2.7 件。"));
        let (title, beside) = said(Language::En);
        assert_eq!(
            title,
            "Overall, the reform is slower, with more errors, but with fewer wrong refusals."
        );
        assert_eq!(beside.as_deref(), Some(" Errors per hundred papers rise by 2.7, too."));
    }

    #[test]
    fn a_prediction_that_disagrees_is_not_used() {
        let report = report();
        let told = depends(&[swing(Lever::Volume, 0.0)], &report, Language::Zh);
        assert!(told.starts_with("快速预测与模拟的结论不一致"), "{told}");
    }
}
