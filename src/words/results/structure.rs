//! The structure itself, its desks and its bottleneck.

use crate::report::{Bottleneck, DeskReport, Report, Side, StructureReport};
use crate::scenario::Rank;
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::units::UnitId;
use crate::words::{Names, decimal, percent, pick};

use super::swing::down;
use super::table::Table;
use super::{Cell, Denomination, Explained, Figure, Row, congested};

/// The finding of the table of the structure: levels and working units.
pub fn structure_title(report: &Report, names: &Names, language: Language) -> String {
    let of = |number: fn(&StructureReport) -> u32| {
        Pair::of(&report.baseline, &report.reformed, |side| number(&side.structure))
    };
    let (levels, sections) = (of(|structure| structure.levels), of(|structure| structure.sections));
    let (levels, sections) = (changed(levels, " 级", language), changed(sections, " 个", language));
    let what = names.sections(language);
    match language {
        Language::Zh => format!("管理层级{levels}，{what}{sections}"),
        Language::En => format!("Levels: {levels}; {}: {sections}", what.to_lowercase()),
    }
}

/// `由 6 级减到 5 级`
fn changed(Pair { baseline, reformed }: Pair<u32>, unit: &str, language: Language) -> String {
    if baseline == reformed {
        return say!(language, "仍为 {baseline}{unit}", "still {baseline}");
    }
    let verb = if reformed < baseline { "减到" } else { "增到" };
    say!(language, "由 {baseline}{unit}{verb} {reformed}{unit}", "{baseline} → {reformed}")
}

/// Levels, spans and distances, and leaders per clerk.
pub fn structure(report: &Report, language: Language) -> Vec<Row> {
    let table = Table { report, language };
    let count = |figure, number: fn(&StructureReport) -> u32| {
        table.count(figure, move |side| Some(number(&side.structure)))
    };
    let exact = |figure, unit, number: fn(&StructureReport) -> Option<f64>| {
        table.exact(figure, unit, move |side| number(&side.structure))
    };
    vec![
        count(Figure::LEVELS, |structure| structure.levels),
        count(Figure::SECTIONS, |structure| structure.sections),
        count(Figure::WIDEST_SPAN, StructureReport::widest_span),
        exact(Figure::MEAN_SPAN, Denomination::COUNT, StructureReport::mean_span),
        count(Figure::SINGLE_SPANS, |structure| {
            u32::try_from(structure.single_spans().count()).unwrap_or(u32::MAX)
        }),
        count(Figure::NO_SPANS, |structure| {
            u32::try_from(structure.no_spans().count()).unwrap_or(u32::MAX)
        }),
        exact(Figure::MEAN_DISTANCE, Denomination::COUNT, |structure| structure.mean_distance),
        exact(Figure::LEADERS_PER_CLERK, Denomination::INDEX, |structure| {
            structure.leaders_per_clerk
        }),
    ]
}

/// People by the rank of their post, from high to low, all of them, and what posts are on paper.
pub fn posts(report: &Report, names: &Names, language: Language) -> Vec<Row> {
    let table = Table { report, language };
    let row = |post: Rank| {
        let row = table.count(Figure::PEOPLE, |side| side.structure.posts.get(&post).copied());
        Row { name: names.rank(post, language).to_owned(), ..row }
    };
    let ranks = Rank::ALL.into_iter().rev().map(row).filter(Row::is_found);
    let all = table.count(Figure::PEOPLE, |side| Some(side.structure.people));
    ranks.chain([all]).chain(quota(&table)).collect()
}

fn quota(table: &Table<'_>) -> Vec<Row> {
    let rows = [
        table.count(Figure::APPROVED, |side| Some(side.structure.quota?.approved)),
        table.count(Figure::FILLED, |side| Some(side.structure.quota?.filled)),
        table.count(Figure::RESERVED, |side| Some(side.structure.quota?.reserved)),
        table.count(Figure::LEADING_POSTS, |side| Some(side.structure.quota?.leaders)),
    ];
    rows.into_iter().filter(Row::is_found).collect()
}

/// The direct subordinates of each leader by name; that there is one or none is pointed out.
pub fn spans(report: &Report, names: &Names, language: Language) -> Vec<Row> {
    let offices = report.baseline.structure.spans.iter().chain(&report.reformed.structure.spans);
    let mut seen = Vec::new();
    for span in offices {
        if !seen.contains(&&span.office) {
            seen.push(&span.office);
        }
    }
    let row = |office: &UnitId| {
        let span = |side: &Side| {
            let span = side.structure.spans.iter().find(|span| span.office == *office)?.span;
            let note = match span {
                0 => pick(language, "（没有下级）", " (nobody)"),
                1 => pick(language, "（只管一个）", " (a single one)"),
                _ => "",
            };
            let text = format!("{span}{note}");
            Some(Cell { text, value: f64::from(span) })
        };
        Row {
            class: None,
            key: Explained::key_of(Figure::WIDEST_SPAN),
            name: names.unit(office, language).to_owned(),
            cells: Pair::of(&report.baseline, &report.reformed, span),
            difference: None,
            verdict: None,
        }
    };
    seen.into_iter().map(row).collect()
}

/// Krackhardt’s four measures.
pub fn krackhardt(report: &Report, language: Language) -> Vec<Row> {
    let table = Table { report, language };
    let row = |figure, number: fn(&StructureReport) -> f64| {
        table.exact(figure, Denomination::INDEX, move |side| Some(number(&side.structure)))
    };
    vec![
        row(Figure::CONNECTEDNESS, |structure| structure.krackhardt.connectedness),
        row(Figure::HIERARCHY, |structure| structure.krackhardt.hierarchy),
        row(Figure::EFFICIENCY, |structure| structure.krackhardt.efficiency),
        row(Figure::UPPER_BOUNDS, |structure| structure.krackhardt.upper_bounds),
    ]
}

/// What Krackhardt’s measures cannot say.
pub const fn krackhardt_note(language: Language) -> &'static str {
    pick(
        language,
        "克拉克哈特（Krackhardt）的四项指标用来发现多头管理，分不出扁平还是多层：只要人人只有一个上级，四项都是 1。看扁平与否，要看层级、幅度和距离。",
        "Krackhardt’s four measures find several superiors and cannot tell a flat structure from a tall one: with one superior each, all are 1. Levels, spans and distances tell how flat it is.",
    )
}

/// The desk with the highest load in either structure, and how much more work it can take.
pub fn bottlenecks(report: &Report, names: &Names, language: Language) -> Vec<(Stage, String)> {
    let sides = [(Stage::Baseline, &report.baseline), (Stage::Reformed, &report.reformed)];
    let sentence = |(stage, side): (Stage, &Side)| {
        Some((stage, bottleneck(stage, side.bottleneck.as_ref()?, (side, names), language)))
    };
    sides.into_iter().filter_map(sentence).collect()
}

/// `现行的瓶颈是干部一科的经办人（按流程推算负荷 77%），业务量增到 1.31 倍时满负荷。`
fn bottleneck(
    stage: Stage,
    found: &Bottleneck,
    (side, names): (&Side, &Names),
    language: Language,
) -> String {
    let desk = who(side, &found.desk, names, language);
    let load = percent(found.offered_load);
    let whose = match stage {
        Stage::Baseline => pick(language, "现行的瓶颈", "The bottleneck today"),
        Stage::Reformed => pick(language, "改革后的瓶颈", "The bottleneck after the reform"),
    };
    let desk = say!(
        language,
        "{whose}是{desk}（按流程推算负荷 {load}）",
        "{whose} is {desk} (load by the routes {load})"
    );
    let times = |factor| decimal(down(factor), 2);
    match found.full_at {
        Some(factor) if factor > 1.0 => {
            let factor = times(factor);
            say!(
                language,
                "{desk}，业务量增到 {factor} 倍时满负荷。",
                "{desk}; it is at capacity at {factor} times today’s papers."
            )
        }
        Some(factor) => {
            let factor = times(factor);
            say!(
                language,
                "{desk}，业务量减到 {factor} 倍以下才办得完。",
                "{desk}; it keeps up only below {factor} times today’s papers."
            )
        }
        None => say!(language, "{desk}。", "{desk}."),
    }
}

/// `干部一科的经办人` for its clerks, `干部一科负责人` for its chief, `副部长（干部）` for an office.
fn who(side: &Side, id: &str, names: &Names, language: Language) -> String {
    let name = congested::desk(side, id, names, language);
    let desk = side.desks.iter().find(|desk| desk.id == id);
    if desk.is_some_and(|desk| desk.rank == Rank::Clerk) {
        return say!(language, "{name}的经办人", "the clerks of {name}");
    }
    name
}

/// `干部一科经办人`
fn desk_name(desk: &DeskReport, names: &Names, language: Language) -> String {
    let name = names.unit(&desk.unit, language);
    if desk.unit.as_str() == desk.id {
        return name.to_owned();
    }
    let post = names.rank(desk.rank, language);
    say!(language, "{name}{post}", "{name}, {post}")
}

/// What was found of one desk, in the columns of [`desks`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// The section and the rank, or the office.
    pub name: String,
    /// Load, utilisation, wait per visit (min), visits per day, and when it is full.
    pub cells: [String; 5],
}

/// The headings of the columns of a [`DeskRow`].
pub fn desk_columns(language: Language) -> [String; 5] {
    let wait = Figure::WAIT.name(language);
    [
        Figure::OFFERED_LOAD.name(language).to_owned(),
        Figure::UTILISATION.name(language).to_owned(),
        say!(language, "{wait}（分钟）", "{wait} (minutes)"),
        Figure::VISITS_PER_DAY.name(language).to_owned(),
        Figure::FULL_AT.name(language).to_owned(),
    ]
}

/// Every desk of a structure.
pub fn desks(side: &Side, names: &Names, language: Language) -> Vec<DeskRow> {
    let row = |desk: &DeskReport| {
        let none = || "—".to_owned();
        let cells = [
            percent(desk.offered_load),
            desk.utilisation.map_or_else(none, |estimate| percent(estimate.value)),
            desk.wait.map_or_else(none, |wait| Denomination::MINUTES.number(wait.value)),
            Denomination::COUNT.number(desk.visits.value),
            desk.full_at.map_or_else(none, |factor| decimal(down(factor), 2)),
        ];
        DeskRow { name: desk_name(desk, names, language), cells }
    };
    side.desks.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn texts(row: &Row) -> [&str; 2] {
        [&row.cells.baseline, &row.cells.reformed]
            .map(|cell| cell.as_ref().map_or("", |cell| cell.text.as_str()))
    }

    #[test]
    fn the_title_tells_levels_and_units() {
        let title = |language| structure_title(&report(), &Names::default(), language);
        assert_eq!(title(Language::Zh), "管理层级由 6 级减到 5 级，内设机构由 18 个减到 11 个");
        assert_eq!(title(Language::En), "Levels: 6 → 5; sections: 18 → 11");
    }

    #[test]
    fn levels_posts_and_quota_are_exact_and_have_no_verdict() {
        let rows = structure(&report(), Language::Zh);
        assert_eq!((rows[0].name.as_str(), texts(&rows[0])), ("管理层级", ["6", "5"]));
        let rows: Vec<Row> =
            rows.into_iter().chain(posts(&report(), &Names::default(), Language::Zh)).collect();
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert!(names.contains(&"副职") && names.contains(&"核定编制"), "{names:?}");
        assert!(rows.iter().all(|row| row.verdict.is_none() && row.difference.is_none()));
    }

    #[test]
    fn a_single_subordinate_is_pointed_out() {
        let rows = spans(&report(), &Names::default(), Language::En);
        let single = rows.iter().filter(|row| texts(row)[0].contains("a single one")).count();
        assert_eq!(single, report().baseline.structure.single_spans().count());
        assert!(single > 0);
    }

    #[test]
    fn a_bottleneck_says_how_much_more_it_takes() {
        let mut side = report().baseline;
        let mut found = side.bottleneck.clone().expect("a bottleneck");
        side.desks.retain(|desk| desk.id == found.desk);
        let mut say = |load, full_at, language| {
            found.offered_load = load;
            found.full_at = full_at;
            let text = bottleneck(Stage::Baseline, &found, (&side, &Names::default()), language);
            text.replace(&who(&side, &found.desk, &Names::default(), language), "D")
        };
        assert_eq!(
            say(0.77, Some(1.31), Language::Zh),
            "现行的瓶颈是D（按流程推算负荷 77%），业务量增到 1.31 倍时满负荷。"
        );
        assert_eq!(
            say(0.97, Some(1.03), Language::En),
            "The bottleneck today is D (load by the routes 97%); it is at capacity at 1.03 times today’s papers."
        );
        assert_eq!(
            say(1.2, Some(0.8), Language::Zh),
            "现行的瓶颈是D（按流程推算负荷 120%），业务量减到 0.80 倍以下才办得完。"
        );
        assert_eq!(
            say(1.2, None, Language::En),
            "The bottleneck today is D (load by the routes 120%)."
        );
    }

    #[test]
    fn every_desk_has_a_row() {
        let report = report();
        let rows = desks(&report.baseline, &Names::default(), Language::Zh);
        assert_eq!(rows.len(), report.baseline.desks.len());
        assert_eq!(desk_columns(Language::Zh)[2], "每次等候（分钟）");
    }
}
