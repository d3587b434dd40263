//! Moves of a reform as sentences.

use super::{Names, decimal, list, percent, pick, sharing};
use crate::scenario::{Cosign, CosignOrder, Delegate, Merge, Move, Policy, Second, Sharing, Staff};
use crate::text::Language;

/// A move as a sentence, such as `人才科、干部培训科合并为大人才科`.
pub fn step(step: &Move, names: &Names, language: Language) -> String {
    let unit = |id| names.unit(id, language);
    let class = |id| names.class(id, language);
    match step {
        Move::Merge(merge) => merged(merge, names, language),
        Move::Join(join) => {
            let (section, into) = (unit(&join.section), unit(&join.into));
            say!(language, "{section}并入{into}", "{section} joins {into}")
        }
        Move::Leave(leave) => {
            let section = unit(&leave.section);
            say!(language, "{section}退出大科", "{section} leaves its large section")
        }
        Move::Transfer(transfer) => {
            let (moved, to) = (unit(&transfer.unit), unit(&transfer.to));
            say!(language, "{moved}改由{to}分管", "{moved} now reports to {to}")
        }
        Move::Seat(seat) => {
            let office = unit(&seat.commissioner);
            say!(
                language,
                "{office}实行坐科",
                "{office} joins the desk of the superior, one level fewer in this line"
            )
        }
        Move::LeadDirectly(lead) => {
            let section = unit(&lead.section);
            say!(language, "{section}由分管领导直管", "{section} is led directly by its superior")
        }
        Move::Second(second) => seconded(second, names, language),
        Move::Delegate(delegate) => delegated(delegate, names, language),
        Move::Cosign(cosign) => cosigned(cosign, names, language),
        Move::Outsource(outsource) => {
            let (work, share) = (class(&outsource.work), percent(outsource.share.get()));
            say!(
                language,
                "“{work}”的 {share} 交由社会力量承办",
                "{share} of “{work}” is bought outside"
            )
        }
        Move::Lead(lead) => {
            let (work, section) = (class(&lead.work), unit(&lead.section));
            say!(language, "“{work}”由{section}牵头", "{section} leads “{work}”")
        }
        Move::Policy(policy) => rules(*policy, language),
        Move::Deadline(deadline) => {
            let work = class(&deadline.work);
            let days = decimal(deadline.days.get(), 1);
            let days = days.trim_end_matches(".0");
            let en = if days == "1" { "day" } else { "days" };
            say!(
                language,
                "“{work}”限 {days} 个工作日办结，两种结构都按此计算",
                "“{work}” is to be finished within {days} working {en}; both structures are judged by it"
            )
        }
        Move::Staff(staff) => staffed(staff, names, language),
    }
}

fn merged(merge: &Merge, names: &Names, language: Language) -> String {
    let sections: Vec<&str> = merge.sections.iter().map(|id| names.unit(id, language)).collect();
    let (sections, name) = (list(&sections, language), merge.name.get(language));
    let sentence = say!(language, "{sections}合并为{name}", "{sections} merge into {name}");
    if merge.sharing == Sharing::Help {
        return sentence;
    }
    let how = sharing(merge.sharing, language);
    say!(language, "{sentence}，{how}", "{sentence}, {how}")
}

fn seconded(second: &Second, names: &Names, language: Language) -> String {
    let (from, to) = (names.unit(&second.from, language), names.unit(&second.to, language));
    let clerks = second.clerks.get();
    let en = if clerks == 1 { "clerk moves" } else { "clerks move" };
    say!(language, "{from}调剂 {clerks} 名经办人到{to}", "{clerks} {en} from {from} to {to}")
}

fn delegated(delegate: &Delegate, names: &Names, language: Language) -> String {
    let (work, share) = (names.class(&delegate.work, language), percent(delegate.share.get()));
    let to = names.rank(delegate.to, language);
    say!(
        language,
        "“{work}”：原由上级领导审定的，{share} 下放到{to}审定",
        "Of “{work}”, {share} of what was decided above the {to} is now decided by the {to}"
    )
}

fn cosigned(cosign: &Cosign, names: &Names, language: Language) -> String {
    let work = names.class(&cosign.work, language);
    match cosign.order {
        CosignOrder::Serial => {
            say!(language, "“{work}”的会签改为串联", "“{work}” is co-signed one after another")
        }
        CosignOrder::Parallel => {
            say!(language, "“{work}”的会签改为并联", "“{work}” is co-signed by all at once")
        }
    }
}

fn rules(policy: Policy, language: Language) -> String {
    let all = [
        (policy.first_asked, pick(language, "首问负责", "first-asked responsibility")),
        (policy.direct_contact, pick(language, "横向直达", "direct contact between chiefs")),
        (policy.expedite, pick(language, "限时提醒", "reminders before the deadline")),
    ];
    let named = |wanted| -> Vec<&str> {
        all.iter().filter(|(rule, _)| *rule == Some(wanted)).map(|(_, name)| *name).collect()
    };
    let (begin, end) = (named(true), named(false));
    let (begins, ends) = (list(&begin, language), list(&end, language));
    match (begin.is_empty(), end.is_empty()) {
        (false, true) => say!(language, "实行{begins}", "Introduced: {begins}"),
        (true, false) => say!(language, "取消{ends}", "Abolished: {ends}"),
        (false, false) => {
            say!(language, "实行{begins}，取消{ends}", "Introduced: {begins}; abolished: {ends}")
        }
        (true, true) => say!(language, "规则不变", "No rule changes"),
    }
}

fn staffed(staff: &Staff, names: &Names, language: Language) -> String {
    let (unit, number) = (names.unit(&staff.unit, language), staff.number.get());
    let post = names.rank(staff.post, language);
    let en = if number == 1 { "" } else { "s" };
    let sentence =
        say!(language, "{unit}的{post}定为 {number} 名", "{unit} now has {number} {post}{en}");
    if !staff.over_quota {
        return sentence;
    }
    say!(language, "{sentence}（可以超编）", "{sentence} (beyond the quota)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Seat;
    use crate::text::Text;
    use crate::units::UnitId;

    fn id(text: &str) -> UnitId {
        UnitId::new(text).expect("an id")
    }

    #[test]
    fn a_merge_reads_as_an_official_would_say_it() {
        let merge = Move::Merge(Merge {
            id: None,
            name: Text::both("大人才科", "Large talent section"),
            sections: vec![id("人才科"), id("企业管理人才中心"), id("干部培训科")],
            sharing: Sharing::Help,
        });
        assert_eq!(
            step(&merge, &Names::default(), Language::Zh),
            "人才科、企业管理人才中心、干部培训科合并为大人才科"
        );
    }

    #[test]
    fn rules_that_begin_and_end_are_told_apart() {
        let policy =
            Policy { first_asked: Some(true), direct_contact: None, expedite: Some(false) };
        let sentence = step(&Move::Policy(policy), &Names::default(), Language::Zh);
        assert_eq!(sentence, "实行首问负责，取消限时提醒");
    }

    #[test]
    fn a_unit_without_a_name_is_called_by_its_id() {
        let seat = Move::Seat(Seat { commissioner: id("部务委员甲") });
        assert_eq!(step(&seat, &Names::default(), Language::Zh), "部务委员甲实行坐科");
    }
}
