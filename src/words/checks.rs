//! The checks of the engine against textbook systems.

use super::pick;
use crate::text::Language;
use crate::validate::{Agreement, Measure, System};

/// What a textbook system is called, with its name in the textbooks.
pub const fn system(system: System, language: Language) -> &'static str {
    let (zh, en) = match system {
        System::OneClerk => ("一名科员（M/M/1）", "One clerk (M/M/1)"),
        System::SeveralClerks => ("一科五名科员（M/M/5）", "Five clerks at one desk (M/M/5)"),
        System::FixedEfforts => ("办理用时固定（M/D/1）", "Fixed handling times (M/D/1)"),
        System::VaryingEfforts => ("办理用时长短悬殊（M/G/1）", "Uneven handling times (M/G/1)"),
        System::Batches => ("来件成批（Mˣ/M/1）", "Papers in batches (Mˣ/M/1)"),
        System::Urgent => ("急件优先（Cobham）", "Urgent papers first (Cobham)"),
        System::Pool => ("大科合署，统一派件（M/M/4）", "One queue for a large section (M/M/4)"),
        System::Help => {
            ("大科分工不分家，相互帮办（M/M/3）", "A large section that helps out (M/M/3)")
        }
        System::Merging => ("两科合一与分设之差", "Two sections merged against apart"),
        System::Climb => ("逐级审核（串联排队）", "A climb (queues in tandem)"),
        System::Tree => {
            ("逐级请示、逐级批回（Jackson 网络）", "Up and down a tree (Jackson network)")
        }
        System::Handovers => ("逐级审核，另加传递", "A climb with hand-overs"),
        System::Visits => {
            ("审核与汇报同占一人（M/G/1）", "Reviews and callers at one desk (M/G/1)")
        }
        System::Serial => ("两家串联会签（Reich）", "Two co-signers in series (Reich)"),
        System::Parallel => ("两家并联会签（Flatto–Hahn）", "Two co-signers at once (Flatto–Hahn)"),
        System::Misdirected => {
            ("错投与推诿（Jackson 网络）", "Misdirected papers (Jackson network)")
        }
        System::Screening => ("逐级把关（Sah–Stiglitz）", "Reviews that refuse (Sah–Stiglitz)"),
        System::Number => ("在办件数（Little 定律）", "Papers in hand (Little's law)"),
    };
    pick(language, zh, en)
}

/// What is measured, with its unit.
pub const fn measured(measure: Measure, language: Language) -> &'static str {
    let (zh, en) = match measure {
        Measure::Delay => ("平均办结时间（分）", "mean delay [min]"),
        Measure::UrgentDelay => ("急件平均办结时间（分）", "mean delay, urgent [min]"),
        Measure::OrdinaryDelay => ("平件平均办结时间（分）", "mean delay, ordinary [min]"),
        Measure::Gain => ("平均办结时间之差（分）", "difference of mean delays [min]"),
        Measure::OnTime => ("限时办结率", "share on time"),
        Measure::WrongApprovals => ("每百件误批", "wrong approvals per hundred"),
        Measure::WrongRefusals => ("每百件误否", "wrong refusals per hundred"),
        Measure::Number => ("平均在办件数", "mean papers in hand"),
    };
    pick(language, zh, en)
}

/// Whether simulation and exact value agree.
pub const fn agreement(found: &Agreement, language: Language) -> &'static str {
    if found.agrees {
        pick(language, "相符", "agrees")
    } else {
        pick(language, "不符", "does not agree")
    }
}

/// What all checks together say.
pub fn agreements(found: &[Agreement], language: Language) -> String {
    let number = found.len();
    let agree = found.iter().filter(|agreement| agreement.agrees).count();
    if agree == number {
        say!(
            language,
            "{number} 项均与精确值相符。",
            "All {number} measures agree with their exact values."
        )
    } else {
        let wrong = number - agree;
        say!(
            language,
            "{number} 项中有 {wrong} 项与精确值不符。",
            "{wrong} of {number} measures do not agree with their exact values."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disagrees_is_counted() {
        let agreement = |agrees| Agreement {
            system: System::OneClerk,
            measure: Measure::Delay,
            exact: 1.0,
            mean: 1.0,
            standard_error: 0.1,
            deviation: 0.0,
            agrees,
        };
        let all = [agreement(true), agreement(true)];
        assert_eq!(agreements(&all, Language::En), "All 2 measures agree with their exact values.");
        let some = [agreement(true), agreement(false)];
        assert_eq!(agreements(&some, Language::Zh), "2 项中有 1 项与精确值不符。");
    }

    #[test]
    fn no_two_systems_are_called_alike() {
        for language in [Language::Zh, Language::En] {
            let mut names = System::ALL.map(|one| system(one, language));
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
