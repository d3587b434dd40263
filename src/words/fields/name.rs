//! What fields and their groups are called.

use crate::scenario::fields::{Field, Group, Of, Part, What};
use crate::scenario::{Rank, Scenario, Titles, Unit};
use crate::text::Language;
use crate::words::{capitalized, pick, rank};

/// What a group of fields is called.
pub fn group_name(group: Group, scenario: &Scenario, language: Language) -> String {
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    match group {
        Group::Volume => fixed("业务量", "Volume of work"),
        Group::Times => fixed("审核、转呈和传递用时", "Times of reviews and hand-overs"),
        Group::Presence => fixed("领导在岗", "Leaders at the desk"),
        Group::Quality => fixed("差错与把关", "Errors and reviews"),
        Group::Rules => fixed("流转规则与跨机构办理", "Rules and work across sections"),
        Group::Run => fixed("计算设置", "Settings of the run"),
        Group::Class(index) => {
            let class = scenario.work.get(index);
            class.map_or_else(String::new, |class| class.name.get(language).to_owned())
        }
        Group::Unit(index) => unit(scenario, index, language),
    }
}

fn unit(scenario: &Scenario, index: usize, language: Language) -> String {
    let unit = scenario.organization.units.get(index);
    unit.map_or_else(String::new, |unit| unit.name().get(language).to_owned())
}

/// What a field is called within its group.
pub fn field_name(field: Field, scenario: &Scenario, language: Language) -> String {
    match (field.part, field.of, field.what) {
        (Part::Shape, _, _) => pick(language, "用时的分布", "Distribution").to_owned(),
        (Part::Variation, _, _) => {
            pick(language, "变异系数", "Coefficient of variation").to_owned()
        }
        (_, Of::Unit(index), What::OwnPresence) => own_presence(scenario, index, language),
        (_, Of::Class(index), What::CosignEffort(position)) => {
            let section = cosigner(scenario, index, position, language);
            say!(language, "{section}会签一件", "Signing by {section}")
        }
        (_, _, what) => of(what, &scenario.organization.titles, language),
    }
}

/// The presence of an office has the name of the office; that of a section is that of its chiefs.
fn own_presence(scenario: &Scenario, index: usize, language: Language) -> String {
    if let Some(Unit::Office(_)) = scenario.organization.units.get(index) {
        let name = unit(scenario, index, language);
        return say!(language, "{name}在岗", "{name} at the desk");
    }
    let chiefs = people(Rank::Chief, &scenario.organization.titles, language);
    say!(language, "{chiefs}在岗", "{chiefs} at the desk")
}

/// The section that signs, or its duty if no section owns it.
fn cosigner(scenario: &Scenario, class: usize, position: usize, language: Language) -> String {
    let duty = scenario.work.get(class).and_then(|class| class.cosign.get(position));
    let Some(duty) = duty.map(|cosigner| &cosigner.duty) else { return String::new() };
    let owns = |unit: &&Unit| matches!(unit, Unit::Section(s) if s.duties.contains(duty));
    let owner = scenario.organization.units.iter().find(owns);
    owner.map_or_else(|| duty.to_string(), |unit| unit.name().get(language).to_owned())
}

/// The people of one rank: `负责人`, `Chiefs`.
fn people(of: Rank, titles: &Titles, language: Language) -> String {
    let title = capitalized(rank(of, titles, language));
    say!(language, "{title}", "{title}s")
}

fn of(what: What, titles: &Titles, language: Language) -> String {
    let named = |of| rank(of, titles, language);
    if let What::Review(of) = what {
        let of = named(of);
        say!(language, "{of}审核一件", "One review by the {of}")
    } else if let What::Presence(of) = what {
        let of = named(of);
        say!(language, "{of}在岗（通用）", "Every {of} at the desk")
    } else if let What::DecidedAt(of) = what {
        let of = named(of);
        say!(language, "由{of}审定", "Decided by the {of}")
    } else if what == What::Chiefs {
        people(Rank::Chief, titles, language)
    } else if what == What::Deputies {
        people(Rank::DeputyChief, titles, language)
    } else if what == What::Clerks {
        people(Rank::Clerk, titles, language)
    } else {
        fixed(what, language).to_owned()
    }
}

const fn fixed(what: What, language: Language) -> &'static str {
    let (zh, en) = match what {
        What::Relay => ("转呈一件", "Passing one paper on"),
        What::Handover => ("文件传递一次", "One hand-over to another room"),
        What::Volume => ("业务量", "Volume of work"),
        What::Finish => ("批准后的收尾", "Work after the decision"),
        What::Rework => ("退回后的重办", "Work after a return"),
        What::Coordination => ("大科内协调一次", "One coordinating visit"),
        What::CheckIn => ("请示汇报一次", "One visit to the superior"),
        What::Briefing => ("当面部署一次", "One briefing"),
        What::Triage => ("辨认错送的文件", "Noticing a misdirected paper"),
        What::Defect => ("办理后留有差错", "A draft has an error"),
        What::Catch => ("一次审核发现差错", "A review finds the error"),
        What::PassSound => ("该批的，一次审核放行", "A review passes what is sound"),
        What::PassUnsound => ("不该批的，一次审核放行", "A review passes what ought to be refused"),
        What::Garbled => ("批示传达走样", "A decision is garbled"),
        What::Absence => ("每次离岗时长", "Length of one absence"),
        What::Generalist => ("跨机构办理多用时", "Extra time on others’ duties"),
        What::Overload => ("积压使办理变慢", "Slow-down by a backlog"),
        What::FirstAsked => ("首问负责", "First asked, first responsible"),
        What::DirectContact => ("横向直达", "Direct contact"),
        What::Expedite => ("限时提醒", "Reminders before the limit"),
        What::WarnAt => ("限时提醒的时点", "When the reminder comes"),
        What::Shirk => ("错件又被推给别的机构", "A misdirected paper is passed on"),
        What::PerDay => ("来件数量", "Papers that arrive"),
        What::Burst => ("每批件数", "Papers per batch"),
        What::Effort => ("办理一件", "Handling one paper"),
        What::CosignOrder => ("会签方式", "How co-signers sign"),
        What::Deadline => ("办结时限", "Time limit"),
        What::Urgent => ("急件", "Urgent"),
        What::Misdirected => ("错送机构", "Reaches a wrong section first"),
        What::Unsound => ("本不该批的", "Ought to be refused"),
        What::Chiefs => ("正职", "Chiefs"),
        What::Deputies => ("副职", "Deputy chiefs"),
        What::Clerks => ("经办人", "Clerks"),
        What::OwnPresence | What::Presence(_) => ("在岗", "At the desk"),
        What::Approved => ("核定编制", "Approved posts"),
        What::Reserved => ("预留编制", "Reserved posts"),
        What::Filled => ("编制实有人数", "Filled posts"),
        What::LeadingPosts => ("领导职数", "Leading posts"),
        What::Sharing => ("大科内部怎样分工", "Who takes whose papers"),
        What::Seed => ("随机种子", "Seed of the random numbers"),
        What::Days => ("统计天数", "Measured time"),
        What::WarmUp => ("预热天数", "Warm-up"),
        What::Precision => ("精度要求", "Precision"),
        What::MostReplications => ("最多模拟遍数", "Most replications"),
        What::Review(_) => ("审核一件", "One review"),
        What::DecidedAt(_) => ("审定层级", "Deciding rank"),
        What::CosignEffort(_) => ("会签一件", "Signing one paper"),
    };
    pick(language, zh, en)
}
