//! What is said of a figure that is explained.

use crate::follow::Choice;
use crate::report::{Contrast, Estimate, Report, Side, student_t_975};
use crate::scene::{Pair, Stage};
use crate::study::{Doubt, Sways};
use crate::text::Language;
use crate::units::ClassId;
use crate::words::{Names, pick, verdict};

use super::explained::{Explained, Foreseen, Origin};
use super::{Comparison, Denomination, kinds};

/// All that is said of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is called.
    pub name: &'static str,
    /// What it is and how it is found.
    pub meaning: &'static str,
    /// How it is found over all replications.
    pub method: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// What it depends on.
    pub inputs: &'static str,
    /// Of what the values below are.
    pub scope: String,
    /// Its value in each structure.
    pub levels: Vec<(Stage, Level)>,
    /// The difference, its interval and what follows.
    pub difference: Option<String>,
    /// How many replications there are.
    pub replications: Option<String>,
    /// The papers that show it.
    pub papers: Vec<Choice>,
}

/// A value with its interval and its spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The value with its unit.
    pub value: String,
    /// Its interval.
    pub interval: Option<String>,
    /// How far single replications are from each other.
    pub spread: Option<String>,
}

/// Explains a figure of a class or of all papers, with its values if there is a report; of both
/// structures if they differ.
pub fn explain(
    (figure, class): (&Explained, Option<&ClassId>),
    report: Option<&Report>,
    compares: bool,
    names: &Names,
    language: Language,
) -> Explanation {
    let contrast = report
        .filter(|_| compares)
        .and_then(|report| Some((report, figure.difference(&report.difference, class)?)));
    let together = contrast.and_then(|(report, contrast)| match class {
        Some(class) => kinds::compared(report, class),
        None => Some(compared(figure, report, contrast)),
    });
    let sides = |report: &Report| -> Vec<(Stage, Level)> {
        let both: [(Stage, &Side); 2] =
            [(Stage::Baseline, &report.baseline), (Stage::Reformed, &report.reformed)];
        let shown = both.into_iter().take(if compares { 2 } else { 1 });
        let level = |(stage, side)| {
            let found = figure.found(side, class)?;
            let units = together
                .map_or_else(|| figure.units(found.value), |both| (both.level, both.amount));
            Some((stage, level(units, found, report.replications, language)))
        };
        shown.filter_map(level).collect()
    };
    let contrast = contrast.map(|(_, contrast)| contrast);
    let said =
        contrast.zip(together).map(|(contrast, compared)| difference(contrast, compared, language));
    let is_simulated = !matches!(figure.origin, Origin::Routes | Origin::Chart);
    Explanation {
        name: figure.figure.name(language),
        meaning: figure.figure.meaning(language),
        method: method(figure.origin, language),
        unit: figure.unit_name(language),
        inputs: inputs(figure.origin, language),
        scope: class
            .map_or_else(|| figure.scope(language), |class| names.class(class, language))
            .to_owned(),
        levels: report.map(sides).unwrap_or_default(),
        difference: said,
        replications: report.filter(|_| is_simulated).map(|report| {
            let number = report.replications;
            say!(language, "{number} 遍", "{number}")
        }),
        papers: report.map(|_| figure.papers(contrast)).unwrap_or_default(),
    }
}

/// How the levels and the difference of a figure are said together.
fn compared(figure: &Explained, report: &Report, contrast: Contrast) -> Comparison {
    let levels = Pair::of(&report.baseline, &report.reformed, |side| {
        figure.found(side, None).map(|found| found.value)
    });
    let units = figure.units(levels.baseline.unwrap_or(0.0));
    Comparison::new(units, levels, contrast.estimate())
}

/// A level in its unit; how far replications are apart is said in the unit of differences.
fn level(
    (unit, apart): (Denomination, Denomination),
    found: Estimate,
    replications: u32,
    language: Language,
) -> Level {
    let deviation = |half: f64| {
        let degrees = replications.checked_sub(1).filter(|degrees| *degrees > 0)?;
        let deviation = half * libm::sqrt(f64::from(replications)) / student_t_975(degrees);
        Some(apart.resolving(deviation).say(deviation, language))
    };
    Level {
        value: unit.say(found.value, language),
        interval: unit.interval(found, language),
        spread: found.half_width.and_then(deviation),
    }
}

/// `−1.7 天，95% 区间 −1.8 至 −1.5 天：改革后更好`
fn difference(found: Contrast, compared: Comparison, language: Language) -> String {
    let Contrast { value, half_width, .. } = found;
    let (amount, word) = (compared.signed(language), verdict(found, language));
    let Some(half) = half_width else {
        return say!(language, "{amount}，没有区间", "{amount}, without interval");
    };
    let range = compared.range(value, half, language);
    say!(language, "{amount}，95% 区间 {range}：{word}", "{amount}, 95% interval {range}: {word}")
}

const fn method(origin: Origin, language: Language) -> &'static str {
    match origin {
        Origin::Time | Origin::Load | Origin::Quality | Origin::Way => pick(
            language,
            "每模拟一遍算出一个数，再取各遍的平均；95% 区间由各遍之间的差异按 t 分布求得。两种结构办理同一批文件，差值逐遍相减，再取平均。",
            "Each replication gives one number; the figure is their mean, and the 95% interval follows from how they differ, by Student’s t. Both structures get the same papers: differences are taken replication by replication, then averaged.",
        ),
        Origin::Routes => pick(
            language,
            "按流程和假设直接推算，不经模拟，没有区间。",
            "Computed from routes and assumptions, not simulated, so there is no interval.",
        ),
        Origin::Chart => pick(
            language,
            "由结构图直接数出，不经模拟，没有区间。",
            "Counted from the chart, not simulated, so there is no interval.",
        ),
        Origin::Run => pick(
            language,
            "模拟到区间够窄为止；同一个随机种子，结果完全相同。",
            "Replications are added until the interval is narrow enough; the same seed gives the same result.",
        ),
    }
}

const fn inputs(origin: Origin, language: Language) -> &'static str {
    match origin {
        Origin::Time => pick(
            language,
            "来件数量；办理、审核、转呈和传递的用时；领导在岗时间；退回重办；人数、分工和隶属关系。",
            "Papers arriving; times of handling, review, relay and the way; leaders’ presence; returns; people, who shares work with whom, reporting lines.",
        ),
        Origin::Load => pick(
            language,
            "来件数量；办理和审核的用时；汇报和大科内协调的用时；人数、分工和隶属关系。",
            "Papers arriving; times of handling and review; visits and coordination; people, who shares work with whom, reporting lines.",
        ),
        Origin::Quality => pick(
            language,
            "起草的差错率；每次审核的查出率；审核的级数；传达走样和错送的比例；能否决的事项中应当否决的比例。",
            "How often drafts have errors; how often a review finds them; how many reviews there are; garbling and misdirection; how many papers ought to be refused.",
        ),
        Origin::Way => pick(
            language,
            "隶属关系和审定权限；会签；退回和错送的比例；领导用时还取决于审核用时。",
            "Reporting lines and who decides; co-signers; returns and misdirection; leaders’ time also depends on how long reviews take.",
        ),
        Origin::Routes => pick(
            language,
            "来件数量；办理和审核的用时；在岗时间；人数和隶属关系。",
            "Papers arriving; times of handling and review; presence; people and reporting lines.",
        ),
        Origin::Chart => pick(
            language,
            "结构图：单位、隶属关系、人数和编制。",
            "The chart: units, reporting lines, people and posts.",
        ),
        Origin::Run => pick(
            language,
            "随机种子；每遍的天数；要达到的精度。",
            "The seed; days of each replication; the precision that is wanted.",
        ),
    }
}

/// Which assumption would change a figure of a class or of all papers most: a prediction, and said to
/// be one; where there is none of the figure itself, it is of the measure that says most about it.
pub fn swaying(
    (figure, class): (&Explained, Option<&ClassId>),
    sways: &Sways,
    compares: bool,
    language: Language,
) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    let Some((measure, of)) = figure.foreseen() else {
        return if figure.origin == Origin::Chart {
            fixed(
                "由结构图数出，不取决于任何假设。",
                "Counted from the chart: no assumption changes it.",
            )
        } else {
            fixed(
                "这项指标没有预测，取决于哪些因素见下。",
                "There is no prediction of this figure; what it depends on stands below.",
            )
        };
    };
    let foreseen = furthest((measure, of), sways, language);
    let which = if compares { pick(language, "（改革后）", " (reform)") } else { "" };
    if measure.key() == figure.key && class.is_none() {
        return say!(language, "预测{which}：{foreseen}", "Predicted{which}: {foreseen}");
    }
    let what = measure.name(language);
    let of = class.map_or("", |_| pick(language, "全部文件的", ", of all papers"));
    say!(
        language,
        "这项指标没有单独的预测。就{of}{what}预测{which}：{foreseen}",
        "There is no prediction of this figure itself. Predicted for “{what}”{of}{which}: {foreseen}"
    )
}

/// Which assumption moves the prediction of a measure furthest, and how far.
fn furthest((measure, of): Foreseen, sways: &Sways, language: Language) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    let Some(now) = sways.now.reformed else {
        return fixed("有岗位办不过来，无法预测。", "a desk cannot keep up, so there is none.");
    };
    let Some(sway) = sways.furthest(of) else {
        return fixed("没有一项假设会改变它。", "no assumption changes it.");
    };
    let now = of(&now);
    let changes = [&sway.less, &sway.more].map(|side| Some(of(side.reformed.as_ref()?) - now));
    let furthest = changes.into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
    let unit = measure.unit_of_difference(now.max(furthest), furthest);
    // What grows without end has no amount.
    let tells = |unit: &Denomination| {
        changes.iter().any(|change| change.is_none_or(|by| is_seen(*unit, by)))
    };
    let Some(unit) = [unit, unit.finer()].into_iter().find(tells) else {
        return fixed(
            "各项假设在允许范围内分别增减 25%，几乎不变。",
            "it hardly changes, whichever assumption is 25% lower or higher, as far as is allowed.",
        );
    };
    let told = |change: Option<f64>| match change {
        None => fixed("有岗位办不过来", "a desk falls behind"),
        Some(change) if !is_seen(unit, change) => fixed("几乎不变", "hardly any change"),
        Some(change) => {
            let amount = unit.signed(change, language);
            say!(language, "约 {amount}", "about {amount}")
        }
    };
    let [less, more] = changes.map(told);
    let doubt = doubt(sway.doubt, language);
    say!(
        language,
        "影响最大的假设是{doubt}：在允许范围内减少 25%，{less}；增加 25%，{more}。",
        "the assumption that matters most is {doubt}: 25% lower, as far as is allowed, {less}; 25% higher, {more}."
    )
}

/// Whether a change does not look like nothing.
fn is_seen(unit: Denomination, change: f64) -> bool {
    change != 0.0 && !unit.hides(change)
}

const fn doubt(doubt: Doubt, language: Language) -> &'static str {
    match doubt {
        Doubt::Arrivals => pick(language, "来件数量", "the number of papers"),
        Doubt::Efforts => pick(language, "办理用时", "the time of handling"),
        Doubt::Reviews => pick(language, "审核用时", "the time of reviews"),
        Doubt::Ways => pick(language, "传递用时", "the time on the way"),
        Doubt::Relays => pick(language, "转呈用时", "the time of relays"),
        Doubt::Defects => pick(language, "起草的差错率", "the share of drafts with errors"),
        Doubt::Catch => pick(language, "审核的查出率", "the share of errors that a review finds"),
        Doubt::Rework => pick(language, "退回重办的用时", "the work after a return"),
        Doubt::Finish => pick(language, "审定后办结的用时", "the work after the decision"),
        Doubt::Away => pick(language, "领导不在岗的时间", "the time that leaders are away"),
        Doubt::Absences => pick(language, "每次离岗的长短", "the length of an absence"),
        Doubt::Visits => pick(language, "听取汇报的用时", "the time of visits to the superior"),
        Doubt::Coordination => {
            pick(language, "大科内协调的用时", "the time of coordination within large sections")
        }
        Doubt::Generalists => pick(
            language,
            "兼办其他机构事项多用的时间",
            "the extra effort outside one’s own section",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;
    use crate::study::{Outlook, Sway};

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn figure(key: &str) -> &'static Explained {
        Explained::find(key).expect("a figure")
    }

    fn explained(
        key: &str,
        report: Option<&Report>,
        compares: bool,
        language: Language,
    ) -> Explanation {
        explain((figure(key), None), report, compares, &names(), language)
    }

    fn names() -> Names {
        Names::of(&cases::case("township").expect("a case").scenario)
    }

    #[test]
    fn an_explanation_of_a_class_has_its_values_and_no_difference() {
        let report = report();
        let (class, found) = report.baseline.classes.iter().next().expect("a class");
        let topic = (figure("on_time"), Some(class));
        let said = explain(topic, Some(&report), true, &names(), Language::Zh);
        assert_eq!(said.difference, None);
        assert_eq!(said.levels.is_empty(), found.on_time.is_none());
        assert_ne!(said.scope, "全部文件");
    }

    #[test]
    fn a_simulated_figure_has_value_interval_spread_and_replications() {
        let said = explained("delay_mean", Some(&report()), true, Language::Zh);
        let (which, level) = &said.levels[0];
        assert_eq!((*which, level.value.as_str()), (Stage::Baseline, "5.8 天"));
        assert!(level.interval.is_some() && level.spread.is_some());
        assert_eq!(said.replications.as_deref(), Some("24 遍"));
        assert_eq!(said.levels.len(), 2);
        assert!(said.difference.expect("a difference").ends_with("改革后更好"));
    }

    #[test]
    fn what_is_counted_has_no_interval_and_depends_on_no_assumption() {
        let said = explained("levels", Some(&report()), false, Language::En);
        assert_eq!(said.levels.len(), 1);
        assert_eq!((said.levels[0].1.interval.as_ref(), said.replications), (None, None));
    }

    #[test]
    fn before_any_run_everything_but_the_values_is_said() {
        let said = explained("on_time", None, true, Language::En);
        assert!(said.levels.is_empty() && said.difference.is_none() && said.papers.is_empty());
    }

    #[test]
    fn the_weightiest_assumption_is_named_and_said_to_be_predicted() {
        let scenario = cases::case("large-sections").expect("a case").scenario;
        let sways = Sways {
            now: Outlook::of(&scenario),
            sways: Doubt::ALL.into_iter().map(|doubt| Sway::of(doubt, &scenario)).collect(),
        };
        let said = |key, class| swaying((figure(key), class), &sways, true, Language::Zh);
        for key in ["delay_mean", "balance_cv", "leaders_busy"] {
            assert!(
                said(key, None).starts_with("预测（改革后）：影响最大的假设是"),
                "{}",
                said(key, None)
            );
        }
        assert!(said("leaders_busy", None).contains('%'), "{}", said("leaders_busy", None));
        let class = scenario.work.first().map(|class| &class.id);
        for (key, class, of) in [
            ("delay_p95", None, "平均办结时间"),
            ("delay_mean", class, "全部文件的平均办结时间"),
            ("gini", None, "忙闲差距"),
        ] {
            let begins = format!("这项指标没有单独的预测。就{of}预测（改革后）：影响最大的假设是");
            assert!(said(key, class).starts_with(&begins), "{}", said(key, class));
        }
        assert_eq!(said("levels", None), "由结构图数出，不取决于任何假设。");
        assert_eq!(said("errors", None), "这项指标没有预测，取决于哪些因素见下。");
    }

    #[test]
    fn an_assumption_that_matters_changes_what_is_said() {
        let scenario = cases::case("large-sections").expect("a case").scenario;
        let sways = Sways {
            now: Outlook::of(&scenario),
            sways: Doubt::ALL.into_iter().map(|doubt| Sway::of(doubt, &scenario)).collect(),
        };
        let said = swaying((figure("balance_cv"), None), &sways, false, Language::Zh);
        assert!(said.starts_with("预测：影响最大的假设是"), "{said}");
        let told =
            |from: &str| said.split(from).nth(1).and_then(|rest| rest.split(['；', '。']).next());
        let [less, more] = ["减少 25%，", "增加 25%，"].map(told);
        assert!(less.is_some() && more.is_some() && less != more, "{said}");
        assert!(said.contains('−') || said.contains('+'), "{said}");
    }
}
