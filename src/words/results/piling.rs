//! Where the papers pile up: what is said of the time of papers in a structure that has no mean.

use crate::report::{Report, Side};
use crate::scene::time::TimePart;
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words::{Names, kind, percent, pick};

use super::congested::{Stuck, desk, desk_of, full_desks};
use super::{Denomination, stage};

/// So many desks are named.
const NAMED: usize = 4;

/// Instead of the mean of a structure that cannot keep up.
pub const fn no_mean(language: Language) -> &'static str {
    pick(language, "积压不断增加，不作平均", "backlog grows without end: no mean")
}

/// The finding where a structure has no mean; nothing if each has one.
pub fn piling_title(report: &Report, language: Language) -> Option<String> {
    let said = match Stuck::of(report)? {
        Stuck::Both => pick(
            language,
            "两种结构的积压都不断增加，时间不作比较",
            "The backlog of both structures grows without end: times are not compared",
        ),
        Stuck::Today => pick(
            language,
            "现行积压不断增加，时间不作比较",
            "Today the backlog grows without end: times are not compared",
        ),
        Stuck::Reform => pick(
            language,
            "改革后积压不断增加，时间不作比较",
            "After the reform the backlog grows without end: times are not compared",
        ),
    };
    Some(said.to_owned())
}

/// Where the papers of each structure pile up that cannot keep up; without a comparison only today's.
pub fn piling(report: &Report, compares: bool, names: &Names, language: Language) -> Vec<String> {
    let sides = Pair { baseline: &report.baseline, reformed: &report.reformed };
    let said = |(which, side): (Stage, &Side)| {
        let places = places(side, names, language)?;
        let which = stage(which, language);
        Some(say!(
            language,
            "{which}积压在这些岗位（负荷）：{places}",
            "{which}: papers pile up at (load) {places}"
        ))
    };
    sides.each().into_iter().take(if compares { 2 } else { 1 }).filter_map(said).collect()
}

/// `副局长（二） 131%、副局长（三） 108%`, the heaviest first.
fn places(side: &Side, names: &Names, language: Language) -> Option<String> {
    let congestion = side.congestion.as_ref()?;
    let full = full_desks(side);
    if full.is_empty() {
        let name = desk(side, &congestion.desk, names, language);
        return Some(loaded(&name, congestion.offered_load));
    }
    let more = full.len().saturating_sub(NAMED);
    let shown = full
        .iter()
        .take(NAMED)
        .map(|desk| loaded(&desk_of(&desk.unit, desk.rank, names, language), desk.offered_load));
    let shown = shown.collect::<Vec<_>>().join(pick(language, "、", ", "));
    if more == 0 {
        return Some(shown);
    }
    let all = full.len();
    Some(say!(language, "{shown}等 {all} 处", "{shown} and {more} more"))
}

fn loaded(name: &str, load: f64) -> String {
    format!("{name} {}", percent(load))
}

/// `改革后 科长 · 排队等待：1.2 天`, of the only structure that has a mean.
pub fn part_of_one(
    part: &TimePart,
    (which, minutes): (Stage, f64),
    names: &Names,
    language: Language,
) -> String {
    let rank = part.rank.map_or("", |rank| names.rank(rank, language));
    let (which, kind) = (stage(which, language), kind(part.kind, language));
    let time = Denomination::of_time(minutes).say(minutes, language);
    say!(language, "{which} {rank} · {kind}：{time}", "{which}, {rank} · {kind}: {time}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Congestion;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    #[test]
    fn structures_that_keep_up_pile_up_nowhere() {
        assert_eq!(piling_title(&report(), Language::Zh), None);
        assert!(piling(&report(), true, &Names::default(), Language::Zh).is_empty());
    }

    #[test]
    fn every_desk_that_cannot_keep_up_is_told_the_heaviest_first() {
        let mut report = report();
        for (desk, load) in report.reformed.desks.iter_mut().zip([1.04, 1.31]) {
            desk.offered_load = load;
        }
        let heaviest = report.reformed.desks[1].id.clone();
        report.reformed.congestion = Some(Congestion { desk: heaviest, offered_load: 1.31 });
        let title = piling_title(&report, Language::Zh).expect("a title");
        assert_eq!(title, "改革后积压不断增加，时间不作比较");
        let said = piling(&report, true, &Names::default(), Language::Zh);
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("改革后积压在这些岗位（负荷）："), "{said:?}");
        let place = |load: &str| said[0].find(load).expect("its load");
        assert!(place("131%") < place("104%"), "{said:?}");
    }
}
