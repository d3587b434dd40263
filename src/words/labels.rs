//! Fixed texts of the page: headings, buttons and hints.

use crate::text::Language;

/// Fixed texts of the page in one language.
#[derive(Debug)]
pub struct Labels {
    /// Leads past all that is above the chart of the reform.
    pub skip: &'static str,
    /// The title of the page.
    pub title: &'static str,
    /// What follows it where there is room.
    pub subtitle: &'static str,
    /// The end of the invitation where there are keys.
    pub invitation_by_key: &'static str,
    /// Names the list of cases.
    pub case: &'static str,
    /// Names the structure before the reform.
    pub today: &'static str,
    /// What the small figures below those of today are.
    pub today_note: &'static str,
    /// Names the structure after the reform.
    pub reform: &'static str,
    /// Names the choice between the two structures.
    pub structures: &'static str,
    /// Undoes the last step.
    pub undo: &'static str,
    /// Makes an undone step again.
    pub redo: &'static str,
    /// Removes all moves.
    pub reset: &'static str,
    /// Stops the run.
    pub stop: &'static str,
    /// Runs again.
    pub run_again: &'static str,
    /// The other language, in itself.
    pub other_language: &'static str,
    /// Makes all type large.
    pub large: &'static str,
    /// Takes the reform of the case.
    pub apply_reform: &'static str,
    /// Heads the list of moves.
    pub steps: &'static str,
    /// There are no moves yet.
    pub no_steps: &'static str,
    /// Removes a move.
    pub remove: &'static str,
    /// Who takes whose papers in a large section.
    pub sharing: &'static str,
    /// Puts back what is held.
    pub put_back: &'static str,
    /// The worker is being loaded.
    pub preparing: &'static str,
    /// A part of the page is being loaded.
    pub loading: &'static str,
    /// The rest of the page has not been loaded.
    pub rest_missing: &'static str,
    /// Loads it once more.
    pub load_again: &'static str,
    /// The run was stopped by hand.
    pub stopped: &'static str,
    /// The worker has failed twice.
    pub no_worker: &'static str,
    /// The scenario cannot be simulated.
    pub cannot_run: &'static str,
    /// Heads the source of the case.
    pub source: &'static str,
    /// Marks a number that the source gives.
    pub from_source: &'static str,
    /// Marks a number that no source gives.
    pub assumed: &'static str,
    /// Counts the sections of a large section.
    pub members: &'static str,
    /// Marks a section that is led directly.
    pub direct: &'static str,
    /// Marks a commissioner who is seated.
    pub seated: &'static str,
    /// The mean delay.
    pub mean_delay: &'static str,
    /// Closes a note.
    pub close: &'static str,
    /// What is held is over nothing.
    pub drop_nowhere: &'static str,
    /// Says that the chart of today stays as it is.
    pub never_edited: &'static str,
    /// Nothing reports to an office.
    pub leads_nobody: &'static str,
    /// Names the answer.
    pub answer: &'static str,
}

/// The fixed texts of a language.
pub const fn labels(language: Language) -> &'static Labels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: Labels = Labels {
    skip: "转到改革后的组织图",
    title: "扁平化·大科制模拟器",
    subtitle: "",
    invitation_by_key: "；或用 Tab、方向键和回车键",
    case: "案例",
    today: "现行",
    today_note: "小字为 95% 区间",
    reform: "改革后",
    structures: "看哪一个",
    undo: "撤销",
    redo: "重做",
    reset: "恢复现行",
    stop: "停止",
    run_again: "重新计算",
    other_language: "English",
    large: "大字",
    apply_reform: "套用原文的改革方案",
    steps: "改革措施",
    no_steps: "还没有措施：改革后与现行相同",
    remove: "撤去",
    sharing: "大科内部怎样分工",
    put_back: "取消",
    preparing: "正在准备计算…",
    loading: "正在载入…",
    rest_missing: "页面没有载入完整，可能是网络中断了。",
    load_again: "重试",
    stopped: "已停止计算；显示的是上一次的结果",
    no_worker: "计算程序没有启动成功，可能是网络中断或浏览器不支持",
    cannot_run: "这个方案还不能计算",
    source: "案例出处与假设",
    from_source: "原文",
    assumed: "假设",
    members: "个机构",
    direct: "直管",
    seated: "坐科",
    mean_delay: "平均办结时间",
    close: "知道了",
    drop_nowhere: "移到要去的机构、大科或分管领导上",
    never_edited: "只供对照，不改动",
    leads_nobody: "没有分管机构",
    answer: "结论",
};

const EN: Labels = Labels {
    skip: "Go to the chart of the reform",
    title: "Spanlab",
    subtitle: ": flat structures, large sections",
    invitation_by_key: "; with Tab, arrow keys and Enter too",
    case: "Case",
    today: "Today",
    today_note: "95% intervals below",
    reform: "Reform",
    structures: "Which structure",
    undo: "Undo",
    redo: "Redo",
    reset: "Back to today",
    stop: "Stop",
    run_again: "Run again",
    other_language: "中文",
    large: "Large type",
    apply_reform: "Published reform",
    steps: "Steps of the reform",
    no_steps: "No steps yet: the reform equals today",
    remove: "Remove",
    sharing: "Who takes whose papers",
    put_back: "Cancel",
    preparing: "Preparing the simulation…",
    loading: "Loading…",
    rest_missing: "The page did not load completely; the network may have failed.",
    load_again: "Try again",
    stopped: "Stopped; what is shown is the previous result",
    no_worker: "The simulation could not be started: the network failed, or this browser cannot run it",
    cannot_run: "This cannot be simulated",
    source: "Source and assumptions",
    from_source: "source",
    assumed: "assumption",
    members: "sections",
    direct: "led directly",
    seated: "at this desk",
    mean_delay: "Mean time to finish",
    close: "Close",
    drop_nowhere: "Move it onto a section, a large section or a leader",
    never_edited: "For comparison; it stays as it is",
    leads_nobody: "nobody below",
    answer: "Answer",
};
