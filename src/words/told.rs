//! What the page tells while sections are moved: previews, refusals, news.

use std::cmp::Ordering;

use super::findings::found;
use super::{Names, pick, refusal, step};
use crate::app::{Change, Preview, Reason, Said};
use crate::scenario::Move;
use crate::text::Language;
use crate::units::UnitId;

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
        Reason::OnlySections => pick(
            language,
            "只有机构可以一起移动或暂放",
            "Only sections can be moved together or set aside",
        )
        .to_owned(),
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
    say!(language, "放在这里：{sentence}", "Dropped here: {sentence}")
}

/// Asks where to what was picked up is to go.
pub fn where_to(name: &str, language: Language) -> String {
    say!(
        language,
        "{name}移到哪里？请点机构、大科或领导",
        "{name}: where to? Choose a section, a large section or a leader"
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
    let fixed = |zh, en| pick(language, zh, en).to_owned();
    let unit = |id: &UnitId| names.unit(id, language).to_owned();
    match said {
        Said::Picked(id) => {
            let name = unit(id);
            say!(
                language,
                "已拿起{name}，请选要去的地方，按 Esc 放回",
                "{name} picked up; choose where it should go, Escape puts it back"
            )
        }
        Said::PutBack(id) => {
            let name = unit(id);
            say!(language, "{name}放回原处", "{name} put back")
        }
        Said::Parked(id) => {
            let name = unit(id);
            say!(
                language,
                "{name}已暂放，仍在原处办文",
                "{name} is set aside and still works where it is"
            )
        }
        Said::Moved(moves) => made(moves, names, language),
        Said::Refused { unit: id, reason: why } => {
            let (name, why) = (unit(id), reason(why, names, language));
            say!(language, "{name}不能放在这里：{why}", "{name} cannot go there: {why}")
        }
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
                "Not applied, because “{by}” could not be made: {why}"
            )
        }
        Said::Undone(moves) => with_moves(fixed("已撤销", "Undone"), moves, names, language),
        Said::Redone(moves) => with_moves(fixed("已重做", "Redone"), moves, names, language),
        Said::Reset => fixed("已恢复现行", "Back to today"),
        Said::Missed(offer) => {
            let title = offer.title(language);
            say!(
                language,
                "没有取到“{title}”，可能是网络中断了，请再选一次",
                "“{title}” did not arrive; the network may have failed. Please choose it again"
            )
        }
        Said::Restarted => {
            fixed("计算程序出错，已重新启动", "The simulation failed and has been started again")
        }
        Said::Finished => fixed("计算完成", "The run is finished"),
    }
}

/// What was done, and of which moves.
fn with_moves(done: String, moves: &[Move], names: &Names, language: Language) -> String {
    if moves.is_empty() {
        return done;
    }
    let what = moved(moves, &names.clone().with(moves), language);
    say!(language, "{done}：{what}", "{done}: {what}")
}

/// Moves were made; many are counted, not read out one by one.
fn made(moves: &[Move], names: &Names, language: Language) -> String {
    match moves.len() {
        ..=MANY => steps(moves, names, language),
        number => say!(language, "已采用 {number} 项措施", "{number} steps made"),
    }
}

/// The moves themselves, or how many they are.
fn moved(moves: &[Move], names: &Names, language: Language) -> String {
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
        None => say!(language, "“{step}”不能{wanted}：{why}", "“{step}” cannot {wanted}: {why}"),
        Some(by) => say!(
            language,
            "“{step}”不能{wanted}，否则“{by}”无法实行：{why}",
            "“{step}” cannot {wanted}, because then “{by}” could not be made: {why}"
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Leave;

    #[test]
    fn what_is_undone_is_named_and_much_is_counted() {
        let of = |number| {
            let leave = |place: usize| {
                let section = UnitId::new(&format!("科{place}")).expect("an id");
                Move::Leave(Leave { section })
            };
            let moves: Vec<Move> = (0..number).map(leave).collect();
            said(&Said::Undone(moves), &Names::default(), Language::Zh)
        };
        assert_eq!(of(0), "已撤销");
        assert_eq!(of(1), "已撤销：科0退出大科");
        assert_eq!(of(8), "已撤销：8 项措施");
    }
}
