//! The checks of the engine against textbook systems.

use super::pick;
use crate::text::Language;
use crate::validate::{AGAIN, Agreement, Measure, REPLICATIONS, System, TOLERANCE};

/// What a textbook system is called, with its name in the textbooks.
pub const fn system(system: System, language: Language) -> &'static str {
    let (zh, en) = match system {
        System::OneClerk => ("一名经办人（M/M/1）", "One clerk (M/M/1)"),
        System::SeveralClerks => ("一个机构五名经办人（M/M/5）", "Five clerks at one desk (M/M/5)"),
        System::FixedEfforts => ("办理用时固定（M/D/1）", "Fixed handling times (M/D/1)"),
        System::VaryingEfforts => ("办理用时长短悬殊（M/G/1）", "Uneven handling times (M/G/1)"),
        System::Batches => ("来件成批（Mˣ/M/1）", "Papers in batches (Mˣ/M/1)"),
        System::Urgent => ("急件优先（Cobham）", "Urgent papers first (Cobham)"),
        System::Pool => ("大科合署，统一派件（M/M/4）", "One queue for a large section (M/M/4)"),
        System::Help => {
            ("大科分工不分家，相互帮办（M/M/3）", "A large section that helps out (M/M/3)")
        }
        System::Merging => ("两个机构合一与分设之差", "Two sections merged against apart"),
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
            ("错送与推诿（Jackson 网络）", "Misdirected papers (Jackson network)")
        }
        System::Screening => ("逐级把关（Sah–Stiglitz）", "Reviews that refuse (Sah–Stiglitz)"),
        System::Number => ("在办件数（Little 定律）", "Papers in hand (Little’s law)"),
    };
    pick(language, zh, en)
}

/// What is measured, with its unit.
pub const fn measured(measure: Measure, language: Language) -> &'static str {
    let (zh, en) = match measure {
        Measure::Delay => ("平均办结时间（分钟）", "mean delay [min]"),
        Measure::UrgentDelay => ("急件平均办结时间（分钟）", "mean delay, urgent [min]"),
        Measure::OrdinaryDelay => ("普通件平均办结时间（分钟）", "mean delay, ordinary [min]"),
        Measure::Gain => ("平均办结时间之差（分钟）", "difference of mean delays [min]"),
        Measure::OnTime => ("限时办结率", "share on time"),
        Measure::WrongApprovals => ("每百件误批准", "wrong approvals per hundred"),
        Measure::WrongRefusals => ("每百件误否决", "wrong refusals per hundred"),
        Measure::Number => ("平均在办件数", "mean papers in hand"),
    };
    pick(language, zh, en)
}

/// Decimals with which a measure is shown.
pub const fn decimals(measure: Measure) -> usize {
    match measure {
        Measure::OnTime | Measure::Number => 4,
        Measure::Delay
        | Measure::UrgentDelay
        | Measure::OrdinaryDelay
        | Measure::Gain
        | Measure::WrongApprovals
        | Measure::WrongRefusals => 3,
    }
}

/// Whether simulation and exact value agree.
pub const fn agreement(found: &Agreement, language: Language) -> &'static str {
    if found.agrees && found.replications > REPLICATIONS {
        pick(language, "复核相符", "agrees, played again")
    } else if found.agrees {
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

/// Fixed texts of the check in one language.
#[derive(Debug)]
pub struct CheckLabels {
    /// Leads to the check, and heads it.
    pub title: &'static str,
    /// Leads back to the departments.
    pub back: &'static str,
    /// Wants the check once more.
    pub again: &'static str,
    /// The worker of the check has failed.
    pub failed: &'static str,
    /// A system whose turn has not come.
    pub to_come: &'static str,
    /// Heads the columns: system, measure, exact value, simulated value, deviation, verdict.
    pub columns: [&'static str; 6],
}

/// The fixed texts of the check in a language.
pub const fn check_labels(language: Language) -> &'static CheckLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: CheckLabels = CheckLabels {
    title: "检验：模拟与精确值对照",
    back: "返回",
    again: "再算一次，换一组随机数",
    failed: "检验没有做完：计算程序没有启动成功，或者中途停止了",
    to_come: "待算",
    columns: ["系统", "测量", "精确值", "模拟值 ± 标准误", "偏差（标准误）", "结论"],
};

const EN: CheckLabels = CheckLabels {
    title: "Check: simulation against exact values",
    back: "Back",
    again: "Again with other random numbers",
    failed: "The check has not been finished: its program could not be started, or has stopped",
    to_come: "to come",
    columns: [
        "System",
        "Measure",
        "Exact",
        "Simulated ± standard error",
        "Deviation [s.e.]",
        "Verdict",
    ],
};

/// What is compared, and what the deviation means.
pub fn check_explained(language: Language) -> [String; 2] {
    let what = say!(
        language,
        "有些排队和审核的情形，可以用教科书上的公式精确算出。这里用模拟案例的同一个程序，把它们各模拟 \
         {REPLICATIONS} 次，再拿平均值与精确值对照。",
        "For some queues and reviews, textbooks give the exact result. The program that simulates \
         the departments plays each of them {REPLICATIONS} times here, and the mean is compared with the \
         exact value."
    );
    let deviation = say!(
        language,
        "偏差是平均值与精确值相差几个标准误：不超过 ±{TOLERANCE} 为相符。项目多了，偶尔有一项超过 ±2 \
         属于正常；超过 ±{TOLERANCE} 的，换一组随机数再模拟 {AGAIN} 次复核，以复核为准。",
        "The deviation says by how many standard errors the two differ: within ±{TOLERANCE} they agree. \
         Among so many measures, one beyond ±2 is to be expected now and then; one beyond ±{TOLERANCE} is played {AGAIN} times \
         again with other random numbers, which decides."
    );
    [what, deviation]
}

/// Which system is being simulated.
pub fn simulating(one: System, language: Language) -> String {
    let name = system(one, language);
    say!(language, "正在模拟：{name}", "Simulating: {name}")
}

/// Which random numbers were used, and how to get the same ones elsewhere; the command stands apart.
pub fn check_seed(seed: u64, language: Language) -> (String, String) {
    let sentence = say!(
        language,
        "随机数种子为 {seed}。用命令行得到相同的数字：",
        "The seed of the random numbers is {seed}. The command line prints the same numbers:"
    );
    (sentence, format!("spanlab validate --seed {seed}"))
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
            replications: REPLICATIONS,
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
