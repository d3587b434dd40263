//! Moves as forms: what each kind is called, what it does, and what it asks for.

use super::fields::{between, written};
use super::{Names, grouped, pick, sharing};
use crate::app::form::{Choice, Input, Kind, Slot};
use crate::app::{Fit, Typed};
use crate::scenario::{CosignOrder, Quota, Sharing};
use crate::text::Language;

/// What a kind of move is called.
pub const fn move_title(kind: Kind, language: Language) -> &'static str {
    let (zh, en) = titles(kind);
    pick(language, zh, en)
}

/// What a kind of move is called, in both languages.
pub(super) const fn titles(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Merge => ("合并为大科", "Merge into a large section"),
        Kind::Join => ("并入大科", "Join a large section"),
        Kind::Leave => ("退出大科", "Leave a large section"),
        Kind::Transfer => ("改由另一领导分管", "Move to another superior"),
        Kind::Seat => ("协管领导坐科", "Seat a commissioner at the desk above"),
        Kind::LeadDirectly => ("分管领导直管", "Lead directly"),
        Kind::Second => ("调剂经办人", "Second clerks"),
        Kind::Staff => ("调整编制", "Change the number of posts"),
        Kind::Delegate => ("下放审定权", "Delegate decisions"),
        Kind::Cosign => ("会签改串联或并联", "Change the order of co-signing"),
        Kind::Lead => ("指定牵头机构", "Let one section lead"),
        Kind::Deadline => ("限时办结", "Set a time limit"),
        Kind::Outsource => ("政府购买服务", "Buy services outside"),
        Kind::Policy => ("实行或取消规则", "Introduce or abolish rules"),
    }
}

/// What a kind of move changes, in a sentence.
pub const fn move_meaning(kind: Kind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        Kind::Merge => ("名称、职数、职级都保留", "Names, posts and ranks are all kept"),
        Kind::Join => ("机构加入已有的大科", "A section joins one that exists"),
        Kind::Leave => ("机构从大科中分出", "A section stands alone again"),
        Kind::Transfer => {
            ("机构、大科或领导岗位换分管领导", "Of a section, a large section or a leader")
        }
        Kind::Seat => {
            ("与分管副职合并为一级，减少一个层级", "At the superior’s desk; one level less")
        }
        Kind::LeadDirectly => {
            ("负责人、副职改任主管，减少层级", "Chiefs become supervisors; fewer levels")
        }
        Kind::Second => {
            ("经办人换机构，随之承担新机构的职责", "Their new section’s duties become theirs")
        }
        Kind::Staff => ("负责人、副职、经办人各定几名", "Of chiefs, deputy chiefs or clerks"),
        Kind::Delegate => {
            ("一部分事项改由较低职级审定", "Part of a class of matters is decided lower")
        }
        Kind::Cosign => ("依次会签，或同时会签", "One after another, or all at once"),
        Kind::Lead => ("由一个机构的负责人先审核", "Its chief reviews a class of matters first"),
        Kind::Deadline => ("规定几个工作日内办结", "In working days"),
        Kind::Outsource => ("一部分事项由社会力量承办", "A share of a class leaves the department"),
        Kind::Policy => ("首问负责、横向直达、限时提醒", "First asked, direct contact, reminders"),
    };
    pick(language, zh, en)
}

/// Why a move of a kind cannot be begun at all.
pub const fn move_lacks(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Join | Kind::Leave => pick(language, "还没有大科", "there is no large section yet"),
        Kind::Seat => {
            pick(language, "没有尚未坐科的协管领导", "there is no commissioner left to seat")
        }
        Kind::Delegate | Kind::Cosign | Kind::Lead => {
            pick(language, "没有请示类事项", "there are no requests")
        }
        Kind::Deadline | Kind::Outsource => pick(language, "没有事项", "there are no matters"),
        Kind::Merge
        | Kind::Transfer
        | Kind::LeadDirectly
        | Kind::Second
        | Kind::Staff
        | Kind::Policy => pick(language, "机构不够", "there are too few sections"),
    }
}

/// Other words under which a kind of move is found, in small letters.
pub(super) const fn keywords(kind: Kind) -> &'static str {
    match kind {
        Kind::Merge => "合并 合署 大科制 整合 机构 处室 combine unite",
        Kind::Join => "并入 加入 add",
        Kind::Leave => "退出 分出 拆分 撤出 split separate",
        Kind::Transfer => "调整隶属 改由 划转 换分管 隶属 report transfer",
        Kind::Seat => "坐科 坐科制 减少层级 层级 扁平化 remove a level tier flat",
        Kind::LeadDirectly => "直管 主管 减少层级 层级 扁平化 remove a level tier flat direct",
        Kind::Second => "调剂 科员 办事员 人员调剂 借调 调人 second people",
        Kind::Staff => "编制 职数 科长 处长 人数 增加 减少 staff headcount post",
        Kind::Delegate => "下放 分权 放权 授权 审批权 decide",
        Kind::Cosign => "会签 并联 串联 并联审批 parallel serial cosign",
        Kind::Lead => "牵头 项目化 lead project",
        Kind::Deadline => "限时 时限 期限 deadline",
        Kind::Outsource => "购买服务 外包 outsource",
        Kind::Policy => {
            "首问负责 横向直达 限时提醒 规则 policy rule first asked direct contact reminder"
        }
    }
}

/// What a part of a form asks for.
pub const fn slot(slot: Slot, language: Language) -> &'static str {
    let (zh, en) = match slot {
        Slot::Sections => ("合并的内设机构", "Sections that merge"),
        Slot::Name => ("大科名称", "Name of the large section"),
        Slot::Sharing => ("内部分工", "Who takes whose papers"),
        Slot::Section => ("机构", "Section"),
        Slot::Into => ("大科", "Large section"),
        Slot::Unit => ("机构或岗位", "Section or leader"),
        Slot::Superior => ("新的分管领导", "New superior"),
        Slot::Commissioner => ("协管领导", "Commissioner"),
        Slot::From => ("调出机构", "From"),
        Slot::Receiver => ("调入机构", "To"),
        Slot::Clerks => ("经办人数（名）", "Number of clerks"),
        Slot::Work => ("事项", "Matters"),
        Slot::Decider => ("改由谁审定", "Decided instead by"),
        Slot::Share => ("比例（%）", "Share (%)"),
        Slot::Order => ("会签方式", "Order"),
        Slot::Days => ("时限（工作日）", "Limit (working days)"),
        Slot::Post => ("职位", "Post"),
        Slot::Number => ("人数（名）", "Number of people"),
        Slot::OverQuota => ("可以超编", "May exceed the quota"),
        Slot::FirstAsked => ("首问负责", "First-asked responsibility"),
        Slot::DirectContact => ("横向直达", "Direct contact between chiefs"),
        Slot::Expedite => ("限时提醒", "Reminders before the deadline"),
    };
    pick(language, zh, en)
}

/// What a way of sharing means, in a few words.
const fn shared_how(how: Sharing, language: Language) -> &'static str {
    let (zh, en) = match how {
        Sharing::Own => ("只办本机构的文件", "no papers of other sections"),
        Sharing::Help => ("先办本机构的，有空再帮别的机构", "others’ papers when one has none"),
        Sharing::Pool => ("文件排成一队，谁有空谁办", "whoever is free takes the next paper"),
    };
    pick(language, zh, en)
}

/// The unit in which a number of a form may be typed; its name says it, too.
pub const fn slot_unit(slot: Slot, language: Language) -> &'static str {
    if matches!(slot, Slot::Clerks | Slot::Number) {
        pick(language, "名", "people")
    } else if matches!(slot, Slot::Share) {
        "%"
    } else {
        pick(language, "工作日", "working days")
    }
}

/// Whether more people than are approved may be in post, with what is approved.
pub fn over_quota(quota: Quota, language: Language) -> String {
    let (approved, filled) = (quota.approved.get(), quota.filled.get());
    say!(
        language,
        "可以超编（核定编制 {approved} 名，实有 {filled} 名）",
        "May exceed the quota ({approved} approved, {filled} in post)"
    )
}

/// Why a number that was typed cannot stand there.
pub fn unfit_number(typed: &Typed, input: &Input, language: Language) -> Option<String> {
    let Input::Number { least, most, whole, .. } = input else { return None };
    let most = written(*most);
    let most = most.parse().map_or(most, grouped);
    let range = between(&written(*least), &most, *whole, language);
    match typed.fit {
        Fit::Fits => None,
        Fit::Outside => Some(range),
        Fit::NoNumber if typed.text.trim().is_empty() => {
            Some(say!(language, "还没有填，{range}", "Nothing is entered. {range}"))
        }
        Fit::NoNumber => {
            Some(say!(language, "填的不是数字，{range}", "This is not a number. {range}"))
        }
    }
}

/// One thing to choose.
pub fn choice(choice: &Choice, names: &Names, language: Language) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    match choice {
        Choice::Unit(id) => names.unit(id, language).to_owned(),
        Choice::Class(id) => names.class(id, language).to_owned(),
        Choice::Rank(of) => names.rank(*of, language).to_owned(),
        Choice::Sharing(how) => {
            let (word, means) = (sharing(*how, language), shared_how(*how, language));
            say!(language, "{word}：{means}", "{word}: {means}")
        }
        Choice::Order(CosignOrder::Serial) => fixed("串联（依次）", "one after another"),
        Choice::Order(CosignOrder::Parallel) => fixed("并联（同时）", "all at once"),
        Choice::Rule(None) => fixed("不变", "as it is"),
        Choice::Rule(Some(true)) => fixed("实行", "introduce"),
        Choice::Rule(Some(false)) => fixed("取消", "abolish"),
    }
}
