//! The texts of the dialogs: the search, a move that is being put together, the keys.

use super::Names;
use super::{pick, reason, step};
use crate::app::Obstacle;
use crate::text::Language;

/// Texts of the dialogs in one language.
#[derive(Debug)]
pub struct DialogLabels {
    /// Opens the search.
    pub find: &'static str,
    /// What can be typed.
    pub typed: &'static str,
    /// Names what was found.
    pub found: &'static str,
    /// Nothing was found.
    pub nothing: &'static str,
    /// Makes the move.
    pub make: &'static str,
    /// Changes the step.
    pub change: &'static str,
    /// Goes back to the search.
    pub back: &'static str,
    /// Closes the dialog.
    pub close: &'static str,
    /// Heads the keys.
    pub keys: &'static str,
    /// The check of the engine.
    pub check: &'static str,
}

/// The texts of the dialogs in a language.
pub const fn dialog_labels(language: Language) -> &'static DialogLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: DialogLabels = DialogLabels {
    find: "查找与操作",
    typed: "措施、科室，如“合并 人才”",
    found: "查找结果",
    nothing: "没有找到。可以输入措施、科室、领导岗位或事项的名称",
    make: "采用",
    change: "修改",
    back: "返回查找",
    close: "关闭",
    keys: "按键与手势",
    check: "检验计算程序",
};

const EN: DialogLabels = DialogLabels {
    find: "Find",
    typed: "A move, a section or a command, such as “merge talent”",
    found: "What was found",
    nothing: "Nothing found. Type a move, or the name of a section, a leader or a class of matters",
    make: "Apply",
    change: "Change",
    back: "Back to the search",
    close: "Close",
    keys: "Keys and gestures",
    check: "Check of the engine",
};

/// Why a move that is being put together cannot be made.
pub fn obstacle(obstacle: &Obstacle, names: &Names, language: Language) -> String {
    let why = reason(&obstacle.reason, names, language);
    match &obstacle.by {
        None => why,
        Some(by) => {
            let by = step(by, names, language);
            say!(language, "否则“{by}”无法实行：{why}", "Then “{by}” could not be made: {why}")
        }
    }
}

/// How many lines were found.
pub fn found_number(number: usize, language: Language) -> String {
    match number {
        0 => dialog_labels(language).nothing.to_owned(),
        1 => pick(language, "找到 1 项", "1 found").to_owned(),
        _ => say!(language, "找到 {number} 项", "{number} found"),
    }
}

/// All keys and gestures in groups: the heading, and what each does.
pub fn keys(language: Language) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let both =
        |(keys, zh, en): (&'static str, &'static str, &'static str)| (keys, pick(language, zh, en));
    let rows = |rows: &[(&'static str, &'static str, &'static str)]| {
        rows.iter().copied().map(both).collect()
    };
    vec![
        (pick(language, "随时", "Anywhere"), rows(&ANYWHERE)),
        (pick(language, "在改革后的图上", "On the chart of the reform"), rows(&ON_CHART)),
        (pick(language, "在措施列表里", "In the list of steps"), rows(&IN_LIST)),
        (pick(language, "鼠标与触摸", "Mouse and touch"), gestures(language)),
    ]
}

const ANYWHERE: [(&str, &str, &str); 5] = [
    ("Ctrl K", "查找措施、科室和操作", "Find moves, sections and commands"),
    ("?", "按键与手势", "Keys and gestures"),
    ("Ctrl Z", "撤销", "Undo"),
    ("Ctrl Y", "重做", "Redo"),
    ("Esc", "放回；关闭", "Put back; close"),
];

const ON_CHART: [(&str, &str, &str); 5] = [
    ("← ↑ ↓ →", "到旁边的卡片", "To the next card"),
    ("Enter", "拿起；放到这里", "Pick up; drop here"),
    ("X", "选中或取消选中", "Select or deselect"),
    ("M", "合并选中的科室", "Merge what is selected"),
    ("P", "暂放或不再暂放", "Set aside, or no longer"),
];

const IN_LIST: [(&str, &str, &str); 4] = [
    ("Space", "停用或恢复", "Leave out or use again"),
    ("Enter", "修改", "Change"),
    ("Alt ↑ ↓", "上移、下移", "Move up or down"),
    ("Delete", "撤去", "Remove"),
];

fn gestures(language: Language) -> Vec<(&'static str, &'static str)> {
    vec![
        (
            pick(language, "拖动卡片", "Drag a card"),
            pick(
                language,
                "放到科室、大科或领导上（触摸时拖左侧圆点）",
                "Onto a section, a large section or a leader; by finger from its dots",
            ),
        ),
        (
            pick(language, "Shift 或 Ctrl 加单击", "Shift or Ctrl with a click"),
            pick(
                language,
                "选中多个科室，一起拖动或合并",
                "Select several sections, to drag or merge at once",
            ),
        ),
        (
            pick(language, "点一下，再点一下", "Tap, then tap"),
            pick(
                language,
                "点卡片拿起，再点要去的地方",
                "Pick a card up, then say where it should go",
            ),
        ),
    ]
}
