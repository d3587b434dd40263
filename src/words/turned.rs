//! What a step back or forward has changed.

use super::told::moved;
use super::{Names, pick};
use crate::app::Turn;
use crate::text::Language;

/// What was undone.
pub(super) fn undone(turn: &Turn, names: &Names, language: Language) -> String {
    let done = pick(language, "已撤销", "Undone");
    match turn {
        Turn::Moves { gone, back } if back.is_empty() => {
            let what = moved(gone, names, language);
            say!(language, "{done}：{what}", "{done}: {what}")
        }
        Turn::Moves { gone, back } if gone.is_empty() => {
            let what = moved(back, names, language);
            say!(language, "{done}：恢复“{what}”", "{done}: “{what}” is there again")
        }
        Turn::Case(_) | Turn::Moves { .. } | Turn::Assumptions | Turn::Order => {
            turned(done, turn, names, language)
        }
    }
}

/// What was made again.
pub(super) fn redone(turn: &Turn, names: &Names, language: Language) -> String {
    let done = pick(language, "已重做", "Redone");
    match turn {
        Turn::Moves { gone, back } if gone.is_empty() => {
            let what = moved(back, names, language);
            say!(language, "{done}：{what}", "{done}: {what}")
        }
        Turn::Moves { gone, back } if back.is_empty() => {
            let what = moved(gone, names, language);
            say!(language, "{done}：撤去“{what}”", "{done}: “{what}” removed")
        }
        Turn::Case(_) | Turn::Moves { .. } | Turn::Assumptions | Turn::Order => {
            turned(done, turn, names, language)
        }
    }
}

/// How things are after a step back or forward.
fn turned(done: &str, turn: &Turn, names: &Names, language: Language) -> String {
    match turn {
        Turn::Case(name) => {
            let name = name.get(language);
            say!(language, "{done}：换案例，现在是“{name}”", "{done}: the case is “{name}”")
        }
        Turn::Moves { back, .. } => {
            let what = moved(back, names, language);
            say!(language, "{done}，现在是“{what}”", "{done}; now: {what}")
        }
        Turn::Assumptions => {
            say!(language, "{done}：对假设的改动", "{done}: what was assumed otherwise")
        }
        Turn::Order => {
            say!(language, "{done}：措施的次序", "{done}: the order of the steps")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Leave, Move};
    use crate::text::Text;
    use crate::units::UnitId;

    #[test]
    fn what_is_undone_is_named_and_much_is_counted() {
        let of = |number| {
            let leave = |place: usize| {
                let section = UnitId::new(&format!("科{place}")).expect("an id");
                Move::Leave(Leave { section })
            };
            let moves: Vec<Move> = (0..number).map(leave).collect();
            let turn = Turn::Moves { gone: moves, back: Vec::new() };
            undone(&turn, &Names::default(), Language::Zh)
        };
        assert_eq!(of(1), "已撤销：科0退出大科");
        assert_eq!(of(8), "已撤销：8 项措施");
    }

    #[test]
    fn a_step_back_to_another_case_names_it() {
        let turn = Turn::Case(Text::both("县", "County"));
        let told = undone(&turn, &Names::default(), Language::En);
        assert_eq!(told, "Undone: the case is “County”");
    }
}
