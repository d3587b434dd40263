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
    /// Prints the page.
    pub print: &'static str,
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
    typed: "措施、机构、假设、按钮或图表",
    found: "查找结果",
    nothing: "没有找到。可以输入措施、机构、领导岗位、事项、假设、按钮或图表的名称",
    make: "采用",
    change: "修改",
    back: "返回查找",
    close: "关闭",
    keys: "手势与按键",
    check: "检验计算程序",
    print: "打印（Ctrl+P）",
};

const EN: DialogLabels = DialogLabels {
    find: "Find",
    typed: "A move, a section, an assumption, a button or a chart",
    found: "What was found",
    nothing: "Nothing found. Type a move, or the name of a section, a leader, a class of matters, an assumption, a button or a chart",
    make: "Apply",
    change: "Change",
    back: "Back to the search",
    close: "Close",
    keys: "Gestures and keys",
    check: "Check of the engine",
    print: "Print (Ctrl+P)",
};

/// Why a move that is being put together cannot be made.
pub fn obstacle(obstacle: &Obstacle, names: &Names, language: Language) -> String {
    let why = reason(&obstacle.reason, names, language);
    match &obstacle.by {
        None => why,
        Some(by) => {
            let by = step(by, names, language);
            say!(language, "否则“{by}”无法实行：{why}", "Then “{by}” could not be made. {why}")
        }
    }
}

/// How many lines were found, and how many of them are shown.
pub fn found_number((shown, number): (usize, usize), language: Language) -> String {
    match number {
        0 => dialog_labels(language).nothing.to_owned(),
        1 => pick(language, "找到 1 项", "1 found").to_owned(),
        _ if shown < number => say!(
            language,
            "找到 {number} 项，这里是前 {shown} 项；再输入几个字，可以缩小范围",
            "The first {shown} of {number} found; type more to narrow it down"
        ),
        _ => say!(language, "找到 {number} 项", "{number} found"),
    }
}

/// A key or a gesture, and what it does.
pub type Meaning = (&'static str, &'static str);

/// What can be done without a keyboard.
pub fn gestures(language: Language) -> (&'static str, Vec<Meaning>) {
    let rows = vec![
        (
            pick(language, "拖动卡片", "Drag a card"),
            pick(
                language,
                "放到机构、大科或领导上（触摸时拖左侧圆点）",
                "Onto a section, a large section or a leader; with a finger, by its dots",
            ),
        ),
        (
            pick(language, "点一下，再点一下", "Tap, then tap"),
            pick(
                language,
                "点卡片拿起，再点要去的地方",
                "Tap a card to pick it up, then where it should go",
            ),
        ),
        (
            pick(language, "拖动协管领导", "Drag a commissioner"),
            pick(
                language,
                "放到另一位领导上，改由其分管；放到直接上级上，就是坐科，这条线减少一级",
                "Onto another leader, to report there; onto the own superior, to share that desk: \
                 one level fewer in this line",
            ),
        ),
        (
            pick(language, "点“多选”", "Tap “Select several”"),
            pick(
                language,
                "再点几个机构，一起合并",
                "Then tap several sections, to merge them at once",
            ),
        ),
    ];
    (pick(language, "触摸与鼠标", "Touch and mouse"), rows)
}

/// All keys in groups: the heading, and what each does.
pub fn keys(language: Language) -> Vec<(&'static str, Vec<Meaning>)> {
    let both =
        |(keys, zh, en): (&'static str, &'static str, &'static str)| (keys, pick(language, zh, en));
    let rows = |rows: &[(&'static str, &'static str, &'static str)]| -> Vec<Meaning> {
        rows.iter().copied().map(both).collect()
    };
    let click = (
        pick(language, "Shift 或 Ctrl 加单击", "Shift or Ctrl + click"),
        pick(
            language,
            "选中多个机构，一起拖动或合并",
            "Select several sections, to drag or merge at once",
        ),
    );
    let mut on_chart = rows(&ON_CHART);
    on_chart.push(click);
    vec![
        (pick(language, "随时", "Anywhere"), rows(&ANYWHERE)),
        (pick(language, "在改革后的图上", "On the chart of the reform"), on_chart),
        (pick(language, "在措施列表里", "In the list of steps"), rows(&IN_LIST)),
    ]
}

const ANYWHERE: [(&str, &str, &str); 5] = [
    ("Ctrl K", "查找措施、机构、按钮和图表", "Find moves, sections, buttons and charts"),
    ("?", "手势与按键", "Gestures and keys"),
    ("Ctrl Z", "撤销", "Undo"),
    ("Ctrl Y", "重做", "Redo"),
    ("Esc", "放回；关闭", "Put back; close"),
];

const ON_CHART: [(&str, &str, &str); 5] = [
    ("← ↑ ↓ →", "到旁边的卡片", "To the next card"),
    ("Enter", "拿起；放到这里", "Pick up; drop here"),
    ("X", "选中或取消选中", "Select or deselect"),
    ("M", "合并选中的机构", "Merge what is selected"),
    ("P", "暂放或不再暂放", "Set aside, or take back"),
];

const IN_LIST: [(&str, &str, &str); 4] = [
    ("Space", "停用或恢复", "Leave out or use again"),
    ("Enter", "修改", "Change"),
    ("Alt ↑ ↓", "上移、下移", "Move up or down"),
    ("Delete", "撤去", "Remove"),
];
