//! Why what is said of today is not what was said before the reform.

use crate::report::Report;
use crate::scenario::Move;
use crate::text::Language;
use crate::words::{decimal, list, pick};

use super::Denomination;

/// Everything that makes today's numbers move: what they are judged by, and how often they were found;
/// what was found of today alone comes first, if it is known.
pub fn moved(
    alone: Option<&Report>,
    beside: &Report,
    moves: &[Move],
    language: Language,
) -> Vec<String> {
    let mut said = judged(alone, beside, moves, language);
    said.extend(alone.and_then(|alone| recounted([alone, beside], language)));
    said
}

/// What a reform changes in how today is judged: its time limits, and the papers that it buys.
pub fn judged(
    alone: Option<&Report>,
    beside: &Report,
    moves: &[Move],
    language: Language,
) -> Vec<String> {
    let mut said = Vec::new();
    if moves.iter().any(|each| matches!(each, Move::Deadline(_))) {
        let share = |report: &Report| {
            Some(Denomination::PERCENT.say(report.baseline.on_time?.value, language))
        };
        said.push(match (alone.and_then(share), share(beside)) {
            (Some(own), Some(new)) => say!(
                language,
                "现行也按改革后的时限计算：限时办结率为 {new}，按原时限为 {own}。",
                "Today is judged by the reform’s time limits, too: {new} are finished on time, {own} by its own limits."
            ),
            _ => pick(
                language,
                "现行也按改革后的时限计算。",
                "Today is judged by the reform’s time limits, too.",
            )
            .to_owned(),
        });
    }
    if moves.iter().any(|each| matches!(each, Move::Outsource(_))) {
        let bought = "改革后购买的文件，现行也不计入。";
        said.push(
            pick(language, bought, "Papers that the reform buys are not counted today either.")
                .to_owned(),
        );
    }
    said
}

/// Why what is said of today is not quite what it was before the reform: it was simulated more often,
/// or begun earlier. Nothing where it was not.
fn recounted([alone, beside]: [&Report; 2], language: Language) -> Option<String> {
    let [least, most] = [alone.replications, beside.replications];
    let [short, long] = [alone, beside].map(|report| decimal(report.warm_up_days, 0));
    let longer = (beside.warm_up_days > alone.warm_up_days).then(|| {
        say!(
            language,
            "预热由 {short} 天增到 {long} 天",
            "the warm-up takes {long} days instead of {short}"
        )
    });
    let more = (most > least).then(|| {
        say!(
            language,
            "模拟由 {least} 遍增到 {most} 遍",
            "{most} replications are made instead of {least}"
        )
    });
    let done: Vec<String> = more.into_iter().chain(longer).collect();
    if done.is_empty() {
        return None;
    }
    let done = match language {
        Language::Zh => done.join("，"),
        Language::En => list(&done, language),
    };
    Some(say!(
        language,
        "为比较这项改革，{done}，现行的数字因此更准，与原先略有出入。",
        "For this reform {done}, so today’s numbers are more exact and differ a little from before."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    fn report() -> Report {
        serde_json::from_str(include_str!("../../../tests/fixtures/report.json")).expect("a report")
    }

    fn moves(case: &str, reading: usize) -> Vec<Move> {
        cases::case(case).expect("a case").readings[reading].reform.clone()
    }

    #[test]
    fn other_time_limits_are_told_with_both_shares() {
        let alone = report();
        let mut beside = report();
        let on_time = beside.baseline.on_time.as_mut().expect("papers with a limit");
        on_time.value = 0.5;
        let limits = moves("parallel-approval", 2);
        let said = judged(Some(&alone), &beside, &limits, Language::Zh);
        assert_eq!(said, ["现行也按改革后的时限计算：限时办结率为 50.0%，按原时限为 81.3%。"]);
        assert_eq!(judged(None, &beside, &limits, Language::Zh), ["现行也按改革后的时限计算。"]);
        assert_eq!(judged(None, &beside, &moves("large-sections", 0), Language::Zh), [""; 0]);
        let bought = judged(Some(&alone), &beside, &moves("township", 0), Language::En);
        assert!(bought[0].starts_with("Papers that the reform buys"), "{bought:?}");
    }

    #[test]
    fn why_todays_numbers_move_is_said_only_where_they_do() {
        let alone = report();
        assert_eq!(recounted([&alone, &alone], Language::Zh), None);
        let beside = Report {
            replications: alone.replications + 8,
            warm_up_days: alone.warm_up_days + 30.0,
            ..report()
        };
        let said = recounted([&alone, &beside], Language::Zh).expect("a reason");
        assert!(said.starts_with("为比较这项改革，模拟由 "), "{said}");
        assert!(said.contains("遍，预热由 "), "{said}");
        // A reform that buys papers outside can need less; then both are over other papers.
        assert_eq!(recounted([&beside, &alone], Language::En), None);
        let longer = Report { replications: alone.replications, ..beside };
        let said = recounted([&alone, &longer], Language::En).expect("a reason");
        assert!(said.starts_with("For this reform the warm-up takes "), "{said}");
    }
}
