//! What the page tells while sections are moved: previews, refusals, news.

use std::cmp::Ordering;

use super::findings::found;
use super::turned::{redone, undone};
use super::{Names, and_others, pick, refusal, step};
use crate::app::{Change, Held, Preview, Reason, Said};
use crate::scenario::Move;
use crate::text::Language;

/// Why a drop means nothing.
pub fn reason(reason: &Reason, names: &Names, language: Language) -> String {
    match reason {
        Reason::AlreadyThere => pick(language, "本来就在这里", "It is there already").to_owned(),
        Reason::NoChange => {
            pick(language, "与现在一样，没有改动", "Nothing would change").to_owned()
        }
        Reason::NoNumber => {
            pick(language, "请改正标出的数", "Correct the number that is marked").to_owned()
        }
        Reason::NameTaken(name) => {
            let name = name.get(language);
            say!(
                language,
                "“{name}”这个名称已在使用，请另取一个",
                "“{name}” exists already; choose another name"
            )
        }
        Reason::NoMatter => choose_a_matter(language).to_owned(),
        Reason::OnlySections => {
            pick(language, "只有机构可以一起移动", "Only sections can be moved together").to_owned()
        }
        Reason::OfficeOntoSection => {
            pick(language, "领导岗位不能并入机构", "A leader cannot join a section").to_owned()
        }
        Reason::Refused(why) => refusal(why, names, language),
        Reason::Stopped(problem) => found(problem, names, language),
    }
}

/// What a form says in the place of a matter that has still to be chosen.
pub const fn choose_a_matter(language: Language) -> &'static str {
    pick(language, "请选择事项", "Choose the matters")
}

/// Moves as one sentence.
pub fn steps(moves: &[crate::scenario::Move], names: &Names, language: Language) -> String {
    let names = names.clone().with(moves);
    let sentences: Vec<String> = moves.iter().map(|each| step(each, &names, language)).collect();
    sentences.join(pick(language, "；", "; "))
}

/// What a drop would do, as something that is not done yet.
pub fn if_dropped(moves: &[crate::scenario::Move], names: &Names, language: Language) -> String {
    let sentence = steps(moves, names, language);
    say!(language, "放在这里：{sentence}", "Drop here: {sentence}")
}

/// Asks where to what is held is to go; of a leader also how a level is removed.
pub fn where_to(held: &Held, names: &Names, language: Language) -> String {
    let name = and_others(names.unit(&held.unit, language), held.all().len(), language);
    if !held.is_leader {
        return say!(
            language,
            "{name}移到哪里？请选机构、大科或领导",
            "{name}: where to? Choose a section, a large section or a leader"
        );
    }
    let asked =
        say!(language, "{name}改由谁分管？请选一位领导", "{name}: report to whom? Choose a leader");
    let Some(desk) = &held.desk else { return asked };
    let desk = names.unit(desk, language);
    say!(
        language,
        "{asked}；仍选{desk}，就是坐科，这条线减少一级",
        "{asked}; {desk} again to share that desk, one level fewer in this line"
    )
}

/// The numbers of the structure that a drop would change, such as `科室 18 → 17`.
pub fn changes(preview: &Preview, names: &Names, language: Language) -> Vec<String> {
    let (before, after) = (&preview.before, &preview.after);
    let mut changes = Vec::new();
    let mut compare = |what: &str, before: usize, after: usize| {
        if before != after {
            changes.push(format!("{what} {before} → {after}"));
        }
    };
    compare(&names.sections(language), before.sections, after.sections);
    compare(pick(language, "管理层级", "Levels"), before.levels, after.levels);
    for (office, span) in &before.spans {
        let later = after.spans.iter().find(|(id, _)| id == office).map(|(_, span)| *span);
        if let Some(later) = later {
            let name = names.unit(office, language);
            compare(&say!(language, "{name}直接管", "Reporting to {name}"), *span, later);
        }
    }
    changes.extend(staffed(before.people, after.people, language));
    changes
}

/// More moves than so many are counted, not read out.
const MANY: usize = 3;

/// How many people more or fewer the department would have.
fn staffed(before: u32, after: u32, language: Language) -> Option<String> {
    let number = before.abs_diff(after);
    let noun = if number == 1 { "person" } else { "people" };
    match after.cmp(&before) {
        Ordering::Equal => None,
        Ordering::Greater => {
            Some(say!(language, "全部门增加 {number} 名", "{number} {noun} more in all"))
        }
        Ordering::Less => {
            Some(say!(language, "全部门减少 {number} 名", "{number} {noun} fewer in all"))
        }
    }
}

/// Something worth telling, as a sentence.
pub fn said(said: &Said, names: &Names, language: Language) -> String {
    match said {
        Said::Picked(id) => picked(names.unit(id, language), language),
        Said::PutBack(id) => {
            let name = names.unit(id, language);
            say!(language, "{name}放回原处", "{name} put back")
        }
        Said::Parked(id) => parked(names.unit(id, language), language),
        Said::Moved(moves) => made(moves, names, language),
        Said::Refused { unit: id, reason: why } => {
            let (name, why) = (names.unit(id, language), reason(why, names, language));
            say!(language, "{name}不能放在这里：{why}", "{name} cannot go there. {why}")
        }
        Said::Fixed(id) => fixed(names.unit(id, language), language),
        Said::NotParked(id) => not_parked(names.unit(id, language), language),
        Said::Stepped { change, step: changed, place } => {
            stepped(change, &step(changed, names, language), place + 1, language)
        }
        Said::Kept { change, step: kept, by, refusal: why } => {
            let kept = step(kept, names, language);
            let by = by.as_ref().map(|by| step(by, names, language));
            stays(change, &kept, by.as_deref(), &refusal(why, names, language), language)
        }
        Said::NotApplied { by, refusal: why } => {
            let (by, why) = (step(by, names, language), refusal(why, names, language));
            say!(
                language,
                "没有采用这套方案，因为“{by}”无法实行：{why}",
                "Not applied, because “{by}” could not be made. {why}"
            )
        }
        Said::Undone(turn) => undone(turn, names, language),
        Said::Redone(turn) => redone(turn, names, language),
        Said::Reset => pick(language, "已恢复现行", "Back to today").to_owned(),
        Said::Missed(offer) => {
            let title = offer.title(language);
            say!(
                language,
                "没有取到“{title}”，可能是网络中断了，请再选一次",
                "“{title}” did not arrive; the network may have failed. Please choose it again"
            )
        }
        Said::Restarted => pick(
            language,
            "计算程序出错，已重新启动",
            "The simulation failed and has been started again",
        )
        .to_owned(),
        Said::Finished => pick(language, "计算完成", "The run is finished").to_owned(),
    }
}

fn picked(name: &str, language: Language) -> String {
    say!(
        language,
        "已拿起{name}，请选要去的地方，按 Esc 放回",
        "{name} picked up; choose where it should go, Escape puts it back"
    )
}

fn parked(name: &str, language: Language) -> String {
    say!(language, "{name}已暂放，仍在原处办文", "{name} is set aside and still works where it is")
}

fn fixed(name: &str, language: Language) -> String {
    say!(
        language,
        "{name}不能移动，可以把机构移到这里",
        "{name} cannot be moved; sections can be moved here"
    )
}

fn not_parked(name: &str, language: Language) -> String {
    say!(
        language,
        "只有单个机构可以暂放，{name}不能",
        "Only single sections can be set aside; {name} cannot"
    )
}

/// Moves were made; many are counted, not read out one by one.
fn made(moves: &[Move], names: &Names, language: Language) -> String {
    match moves.len() {
        ..=MANY => steps(moves, names, language),
        number => say!(language, "已采用 {number} 项措施", "{number} steps made"),
    }
}

/// The moves themselves, or how many they are.
pub(super) fn moved(moves: &[Move], names: &Names, language: Language) -> String {
    match moves.len() {
        ..=MANY => steps(moves, names, language),
        number => say!(language, "{number} 项措施", "{number} steps"),
    }
}

/// A step of the list was changed.
fn stepped(change: &Change, step: &str, number: usize, language: Language) -> String {
    match change {
        Change::Switch(true) => say!(language, "恢复“{step}”", "“{step}” counts again"),
        Change::Switch(false) => say!(language, "停用“{step}”", "“{step}” is left out for now"),
        Change::Up | Change::Down => {
            say!(language, "“{step}”现在是第 {number} 条", "“{step}” is now number {number}")
        }
        Change::Remove => say!(language, "撤去“{step}”", "“{step}” removed"),
        Change::Replace(_) => say!(language, "改为“{step}”", "Now: {step}"),
    }
}

/// A step of the list was not changed, for a reason that lies in itself or in another step.
fn stays(change: &Change, step: &str, by: Option<&str>, why: &str, language: Language) -> String {
    let wanted = match change {
        Change::Switch(true) => pick(language, "恢复", "be used again"),
        Change::Switch(false) => pick(language, "单独停用", "be left out alone"),
        Change::Up => pick(language, "提前", "come earlier"),
        Change::Down => pick(language, "推后", "come later"),
        Change::Remove => pick(language, "单独撤去", "be removed alone"),
        Change::Replace(_) => pick(language, "这样改", "be changed like this"),
    };
    match by {
        None => say!(language, "“{step}”不能{wanted}：{why}", "“{step}” cannot {wanted}. {why}"),
        Some(by) => say!(
            language,
            "“{step}”不能{wanted}，否则“{by}”无法实行：{why}",
            "“{step}” cannot {wanted}, because then “{by}” could not be made. {why}"
        ),
    }
}

/// How far a run is; before the first replication trial runs find the warm-up.
pub fn progress(replications: u32, language: Language) -> String {
    if replications == 0 {
        return pick(language, "正在试算…", "Trial runs for the warm-up…").to_owned();
    }
    say!(
        language,
        "正在计算：已模拟 {replications} 遍",
        "Simulating: {replications} replications done"
    )
}
