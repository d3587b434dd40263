//! What keeps a scenario from being simulated, as sentences.

use super::{Names, decimal, list, pick, refusal};
use crate::check::{Finding, Problem};
use crate::text::Language;
use crate::units::{DutyId, UnitId};

/// A finding with its place in the document.
pub fn finding(finding: &Finding, names: &Names, language: Language) -> String {
    let (place, problem) = (&finding.place, found(&finding.problem, names, language));
    say!(language, "{place}：{problem}", "{place}: {problem}")
}

/// What was found, without its place.
pub fn found(problem: &Problem, names: &Names, language: Language) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    let unit = |id| names.unit(id, language);
    match problem {
        Problem::RepeatedId(id) => {
            say!(language, "编号“{id}”用了两次", "the id “{id}” occurs twice")
        }
        Problem::UnknownUnit(id) => say!(language, "没有“{id}”这个单位", "there is no unit “{id}”"),
        Problem::UnownedDuty(duty) => unowned(names.duty(duty, language), language),
        Problem::SharedDuty { duty, owners } => shared(duty, owners, names, language),
        Problem::NobodyForDuty { duty, section } => {
            nobody(names.duty(duty, language), unit(section), language)
        }
        Problem::Heads(number) => say!(
            language,
            "部门要有且只有一名主要领导（head），现有 {number} 名",
            "there must be exactly one head, found {number}"
        ),
        Problem::NotAnOfficeRank(found) => {
            let found = names.rank(*found, language);
            say!(language, "{found}不是领导岗位的职级", "{found} is not the rank of an office")
        }
        Problem::HeadReports => fixed("主要领导不能有上级", "the head reports to nobody"),
        Problem::NoSuperior => fixed("没有写明上级", "the superior is missing"),
        Problem::SuperiorTooLow { superior } => superior_too_low(unit(superior), language),
        Problem::SameSuperior(id) => same_superior(unit(id), language),
        Problem::NotAFreeSection(id) => not_free(id, names, language),
        Problem::NoMembers => fixed("大科里没有机构", "the large section has no members"),
        Problem::SharesSum(sum) => {
            let sum = decimal(*sum, 3);
            say!(
                language,
                "各审定层级的比例之和应为 1，现为 {sum}",
                "the shares sum to {sum} instead of 1"
            )
        }
        Problem::NoDuty => fixed("没有写明由哪项职责办理", "the duty is missing"),
        Problem::NobodyConsulted => {
            fixed("没有写明向哪项职责征求意见", "the duty to be consulted is missing")
        }
        Problem::OnlyForCoordinations => {
            fixed("只有协调类事项才有这一项", "only a coordination has this")
        }
        Problem::OnlyForRequests => fixed(
            "只有请示类事项才有这一项：协调不经领导审核",
            "only a request has this: nobody reviews a coordination",
        ),
        Problem::NotForDirectives => not_for_directives(language).to_owned(),
        Problem::NoWork => fixed("没有任何文件到来", "no papers arrive"),
        Problem::Refused(reason) => refusal(reason, names, language),
        Problem::TooLarge => fixed(
            "规模过大：一次最多模拟 20000 人、1000 个单位、1000 类事项、1000 步改革，每类事项最多 100 个会签，每个机构最多 100 项职责",
            "too large: at most 20000 people, 1000 units, 1000 classes of matters and 1000 moves, 100 co-signers of a class and 100 duties of a section",
        ),
        Problem::TooMuch => fixed(
            "一次模拟的来文、来访和离岗合计超过 200 万次，请减少天数或来文，或延长每次离岗的时间",
            "one run would have more than 2,000,000 papers, visits and absences; use fewer days, fewer papers or longer absences",
        ),
    }
}

fn unowned(work: &str, language: Language) -> String {
    say!(language, "“{work}”没有机构承担（管理真空）", "no section owns the duty of “{work}”")
}

fn shared(duty: &DutyId, owners: &[UnitId], names: &Names, language: Language) -> String {
    let owners: Vec<&str> = owners.iter().map(|id| names.unit(id, language)).collect();
    let work = names.duty(duty, language);
    let (all, first) = (list(&owners, language), owners.first().copied().unwrap_or_default());
    say!(
        language,
        "“{work}”由{all}同时承担（职能交叉），建议只留给{first}",
        "{all} all own the duty of “{work}”; proposed: only {first}"
    )
}

fn nobody(work: &str, section: &str, language: Language) -> String {
    say!(
        language,
        "{section}至少要有 1 名经办人，否则没有人办理“{work}”",
        "{section} needs at least one clerk, or nobody handles “{work}”"
    )
}

fn superior_too_low(superior: &str, language: Language) -> String {
    say!(language, "{superior}不是职级更高的领导岗位", "{superior} is no office of higher rank")
}

fn same_superior(superior: &str, language: Language) -> String {
    say!(
        language,
        "{superior}已经是直接上级，第二上级应是另一位领导",
        "{superior} is the superior already; a second one is somebody else"
    )
}

fn not_free(id: &UnitId, names: &Names, language: Language) -> String {
    let member = names.unit(id, language);
    say!(
        language,
        "{member}不是机构，或已经属于另一个大科",
        "{member} is no section, or belongs to another large section"
    )
}

const fn not_for_directives(language: Language) -> &'static str {
    pick(
        language,
        "部署直接传达到每个人，没有这一项",
        "a directive goes to everybody and has no such thing",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_and_what() {
        let found =
            Finding { place: "work[2].decided_at".to_owned(), problem: Problem::SharesSum(0.9) };
        assert_eq!(
            finding(&found, &Names::default(), Language::Zh),
            "work[2].decided_at：各审定层级的比例之和应为 1，现为 0.900"
        );
    }
}
