//! Why a move cannot be made, as a sentence.

use super::{Names, pick};
use crate::reform::{PeopleRefusal, Refusal};
use crate::text::Language;
use crate::units::UnitId;

/// Why a move cannot be applied.
pub fn refusal(refusal: &Refusal, names: &Names, language: Language) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    let about = |id: &UnitId, zh, en| {
        let (name, rest) = (names.unit(id, language), pick(language, zh, en));
        say!(language, "{name}{rest}", "{name} {rest}")
    };
    match refusal {
        Refusal::TooFewSections => {
            fixed("合并至少要有两个不同的机构", "A merge takes at least two different sections")
        }
        Refusal::HeadReportsToNobody => {
            fixed("主要领导没有上级，不能调整隶属", "The head reports to nobody")
        }
        Refusal::UnknownUnit(id) => about(id, "不在这个部门里", "is not in this department"),
        Refusal::UnknownClass(id) => unknown_class(names.class(id, language), language),
        Refusal::NotARequest(id) => not_a_request(names.class(id, language), language),
        Refusal::CannotBeBought(id) => not_bought(names.class(id, language), language),
        Refusal::NotASection(id) => about(id, "不是机构", "is not a section"),
        Refusal::NotALargeSection(id) => about(id, "不是大科", "is not a large section"),
        Refusal::NotACommissioner(id) => about(id, "不是协管领导", "is not a commissioner"),
        Refusal::NotMerged(id) => about(id, "不在任何大科之内", "belongs to no large section"),
        Refusal::SuperiorTooLow(id) => {
            about(id, "的职级不够高，不能作上级", "does not rank high enough")
        }
        Refusal::SuperiorIsHead(id) => about(
            id,
            "直属主要领导，没有可以坐科的副职",
            "reports to the head, whose desk nobody joins",
        ),
        Refusal::AlreadySeated(id) => about(id, "已经坐科", "is at the superior’s desk already"),
        Refusal::AlreadyDirect(id) => about(id, "已经由分管领导直管", "is led directly already"),
        Refusal::IdTaken(id) => about(id, "这个编号已经用过", "is an id that is taken"),
        Refusal::AlreadyMerged { section, large_section } => {
            let (section, large) =
                (names.unit(section, language), names.unit(large_section, language));
            say!(language, "{section}已在{large}之内", "{section} already belongs to {large}")
        }
        Refusal::TransferredWithLargeSection { section, large_section } => {
            let (section, large) =
                (names.unit(section, language), names.unit(large_section, language));
            say!(language, "{section}只能随{large}一起调整", "{section} moves only with {large}")
        }
        Refusal::People(refusal) => of_people(refusal, names, language),
        Refusal::AlreadyThere { unit, superior } => {
            let (unit, superior) = (names.unit(unit, language), names.unit(superior, language));
            say!(language, "{unit}现在就由{superior}分管", "{unit} already reports to {superior}")
        }
    }
}

fn unknown_class(class: &str, language: Language) -> String {
    say!(language, "没有“{class}”这类事项", "There is no class of matters “{class}”")
}

fn not_a_request(class: &str, language: Language) -> String {
    say!(
        language,
        "“{class}”不是请示类事项，没有审核和会签",
        "Nobody reviews or signs “{class}”: it is no request"
    )
}

fn not_bought(class: &str, language: Language) -> String {
    say!(
        language,
        "“{class}”是部署，只能由本部门传达",
        "“{class}” is a directive, which nobody outside can pass on"
    )
}

/// Why people or posts cannot be changed.
fn of_people(refusal: &PeopleRefusal, names: &Names, language: Language) -> String {
    let unit = |id| names.unit(id, language);
    match refusal {
        PeopleRefusal::SameSection(id) => {
            let section = unit(id);
            say!(
                language,
                "不能从{section}调剂到{section}",
                "{section} cannot give clerks to itself"
            )
        }
        PeopleRefusal::TooFewClerks { section, present } => {
            let section = unit(section);
            say!(
                language,
                "{section}只有 {present} 名经办人",
                "{section} has only {present} clerks"
            )
        }
        PeopleRefusal::NoChief(id) => {
            let section = unit(id);
            say!(language, "{section}没有负责人，不能牵头", "{section} has no chief to lead")
        }
        PeopleRefusal::NotAPostOfASection(post) => {
            let post = names.rank(*post, language);
            say!(language, "机构没有{post}这一职位", "Sections have no post of {post}")
        }
        PeopleRefusal::BeyondQuota { section, approved, filled } => {
            let section = unit(section);
            say!(
                language,
                "{section}核定编制 {approved} 名，将有 {filled} 名，超编",
                "{section} would have {filled} people; its quota is {approved}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_what_it_is_about() {
        let id = UnitId::new("干部一科").expect("an id");
        let sentence =
            |language| refusal(&Refusal::NotMerged(id.clone()), &Names::default(), language);
        assert_eq!(sentence(Language::Zh), "干部一科不在任何大科之内");
        assert_eq!(sentence(Language::En), "干部一科 belongs to no large section");
    }
}
