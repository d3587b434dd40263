//! Fixed texts of the answer, the pictures and the tables.

use crate::app::Aspect;
use crate::scene::Stage;
use crate::text::Language;
use crate::words::pick;

/// A fixed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Names the answer.
    Answer,
    /// Nothing has been found yet.
    Waiting,
    /// What is shown belongs to an earlier structure.
    Stale,
    /// It is being computed.
    Simulating,
    /// Leads to the answer.
    SeeAnswer,
    /// Leads to the reason why there is no answer.
    SeeReason,
    /// Heads what else gets better or worse.
    Also,
    /// Heads what the reform costs.
    Price,
    /// What stands in brackets.
    Brackets,
    /// All ranks together.
    AllRanks,
    /// Marks the limit of overload.
    Overloaded,
    /// Marks the limit of idleness.
    Idle,
    /// Opens the table behind a picture.
    AllNumbers,
    /// How to step through a picture.
    Hint,
    /// Heads the column of ranks.
    Rank,
    /// Heads the column of kinds.
    Kind,
    /// Heads the column of people.
    Person,
    /// Heads the column of sections.
    Section,
    /// Heads the column of measures.
    Measure,
    /// Heads the measures of how evenly work falls on clerks.
    AmongClerks,
    /// Heads the measures of how evenly work falls on sections.
    AmongSections,
    /// Heads the column of differences.
    Difference,
    /// Heads the column of verdicts.
    Verdict,
    /// Heads the column of desks.
    Desk,
    /// Heads the column of kinds of papers.
    Paper,
    /// Opens the table of who signs last.
    LastSigners,
    /// Opens the explanations of the figures.
    Meanings,
    /// What a ring means.
    RingKey,
    /// What a hollow mark means.
    HollowKey,
    /// What an arrow means.
    ArrowKey,
    /// Names who gets most more to do.
    Loser,
    /// Names a row of the sum.
    Sum,
    /// Names the strip of views.
    Views,
    /// Names the line of the curve of finished matters.
    Deadline,
    /// Names the line of the picture of the backlog.
    Day,
    /// Names the line of the picture of reach.
    Share,
    /// How a line is moved.
    Drag,
    /// Marks the warm-up.
    WarmUp,
    /// Heads the column of places that are read out.
    Place,
    /// Opens posts, spans and Krackhardt’s measures.
    Posts,
    /// Opens the table of desks.
    AllDesks,
    /// Heads the spans of the leaders.
    Spans,
    /// Heads Krackhardt’s measures.
    Krackhardt,
    /// Heads the posts.
    Staffing,
    /// Heads the numbers of the verdict.
    EachNumber,
}

impl Label {
    /// The text.
    pub const fn say(self, language: Language) -> &'static str {
        let (zh, en) = self.texts();
        pick(language, zh, en)
    }

    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Answer => ("结论", "Answer"),
            Self::Waiting => ("结果还没有算出来。", "There is no result yet."),
            Self::Stale => (
                "正在重新计算，以下是上一次的结果。",
                "Recalculating; these are the earlier results.",
            ),
            Self::Simulating => ("正在模拟…", "Simulating…"),
            Self::SeeAnswer => ("看结论", "See the answer"),
            Self::SeeReason => ("看原因", "See why"),
            Self::Also => ("时效与忙闲", "Timeliness and balance"),
            Self::Price => ("代价与质量", "Costs and quality"),
            Self::Brackets => ("括号内为 95% 区间", "95% intervals in brackets"),
            Self::AllRanks => ("合计", "All ranks"),
            Self::Overloaded => ("过忙 85%", "overloaded 85%"),
            Self::Idle => ("过闲 30%", "idle 30%"),
            Self::AllNumbers => ("全部数字", "All numbers"),
            Self::Hint => ("方向键可逐项读数", "Arrow keys read out each part"),
            Self::Rank => ("职级", "Rank"),
            Self::Kind => ("用在何处", "Kind"),
            Self::Person => ("人员", "Person"),
            Self::Section => ("机构", "Section"),
            Self::Measure => ("指标", "Measure"),
            Self::AmongClerks => ("经办人之间", "Among clerks"),
            Self::AmongSections => ("各机构之间", "Among sections"),
            Self::Difference => ("差值", "Difference"),
            Self::Verdict => ("结论", "Verdict"),
            Self::Desk => ("岗位", "Desk"),
            Self::Paper => ("事项", "Kind of paper"),
            Self::LastSigners => ("并联会签时等谁", "Who signs last of those asked at once"),
            Self::RingKey => ("带圈：过忙", "ringed: overloaded"),
            Self::HollowKey => ("空心：过闲", "hollow: idle"),
            Self::ArrowKey => {
                ("同一个人，由现行到改革后", "the same person, from today to the reform")
            }
            Self::Loser => ("谁的忙碌上升最多", "Whose busy share rises most"),
            Self::Sum => ("增减合计", "Sum"),
            Self::Views => ("结果的各个方面", "Views of the results"),
            Self::Deadline => ("限时", "Deadline"),
            Self::Day => ("日期", "Day"),
            Self::Share => ("传达范围", "Share of the people"),
            Self::Drag => ("拖动竖线，或用方向键", "Drag the line, or use the arrow keys"),
            Self::WarmUp => ("预热期，不计入结果", "Warm-up, not counted"),
            Self::Place => ("位置", "Place"),
            Self::Meanings => ("指标怎么算", "What the measures mean"),
            Self::Posts => ("人员编制、管理幅度和多头管理", "Posts, spans and several superiors"),
            Self::AllDesks => ("全部岗位的负荷", "The load of every desk"),
            Self::Spans => ("管理幅度", "Spans"),
            Self::Krackhardt => ("多头管理", "Several superiors"),
            Self::Staffing => ("人员编制", "Posts"),
            Self::EachNumber => ("逐项数字和 95% 区间", "Each number with its 95% interval"),
        }
    }
}

/// A picture of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Where the time of a paper goes.
    Time,
    /// The verdict in a paragraph.
    Verdict,
    /// Where the verdict would flip.
    Swing,
    /// What makes up the difference.
    Change,
    /// How busy each person is.
    People,
    /// How busy the clerks of each section are.
    Sections,
    /// How many matters are finished within so long.
    Within,
    /// Open matters over time.
    Backlog,
    /// How far directives reach.
    Reach,
    /// The distribution of the time, quality and detours.
    Quality,
    /// The structure itself and its bottleneck.
    Structure,
    /// The time of each kind of paper.
    Kinds,
}

impl Picture {
    /// All pictures, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Verdict,
        Self::Swing,
        Self::Time,
        Self::Change,
        Self::People,
        Self::Sections,
        Self::Within,
        Self::Backlog,
        Self::Reach,
        Self::Quality,
        Self::Structure,
        Self::Kinds,
    ];

    /// The view that it belongs to.
    pub const fn aspect(self) -> Aspect {
        match self {
            Self::Verdict | Self::Swing => Aspect::Verdict,
            Self::Time | Self::Change => Aspect::Time,
            Self::People | Self::Sections => Aspect::Load,
            Self::Within => Aspect::Within,
            Self::Backlog | Self::Reach => Aspect::Backlog,
            Self::Quality | Self::Structure | Self::Kinds => Aspect::Details,
        }
    }

    /// Its name in the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Verdict => "verdict",
            Self::Swing => "swing",
            Self::Change => "change",
            Self::People => "people",
            Self::Sections => "sections",
            Self::Within => "within",
            Self::Backlog => "backlog",
            Self::Reach => "reach",
            Self::Quality => "quality",
            Self::Structure => "structure",
            Self::Kinds => "kinds",
        }
    }

    /// What it is about.
    pub const fn topic(self, language: Language) -> &'static str {
        match self {
            Self::Time => pick(language, "时间去哪了", "Where the time goes"),
            Self::Verdict => {
                pick(language, "结论全文，可直接宣读", "The verdict, to be read aloud")
            }
            Self::Swing => pick(language, "结论取决于什么", "What the verdict depends on"),
            Self::Change => pick(language, "差在哪里", "What makes the difference"),
            Self::People => pick(language, "忙闲 · 按人", "Workload · people"),
            Self::Sections => {
                pick(language, "忙闲 · 各机构经办人员", "Workload · clerks by section")
            }
            Self::Within => pick(language, "办结曲线", "Finished within"),
            Self::Backlog => pick(language, "积压", "Backlog"),
            Self::Reach => pick(language, "传达", "Reach"),
            Self::Quality => pick(language, "明细", "Details"),
            Self::Structure => pick(language, "结构", "Structure"),
            Self::Kinds => pick(language, "分事项的办结时间", "Time to finish by kind of paper"),
        }
    }

    /// What it shows and how it is read.
    pub const fn note(self, language: Language) -> &'static str {
        match self {
            Self::Time => pick(
                language,
                "每件文件的平均办结时间，分到各职级的各种用处，各段之和就是平均办结时间（因四舍五入，末位可能略有出入）",
                "Mean time of a paper by rank and by what it is spent on; the parts add up to the mean, but for rounding in the last digit",
            ),
            Self::Verdict => "",
            Self::Swing => pick(
                language,
                "快速预测，未经模拟：每次只改一项假设，横轴是现在的多少倍",
                "A prediction, not a simulation: one assumption is varied at a time; the axis is how many times its value now",
            ),
            Self::Change => pick(
                language,
                "改革后减现行：左边是减少的，右边是增加的，横线为 95% 区间；选中一项，结构图上标出它来自哪些岗位",
                "Reform minus today: less to the left, more to the right, lines are 95% intervals; choose a part and the charts mark the desks that it comes from",
            ),
            Self::People => pick(
                language,
                "每个点是一个人，位置是忙碌时间占在岗时间的比例；竖线是平均值",
                "Each mark is a person, placed by the busy share of the time at the desk; the stroke is the mean",
            ),
            Self::Sections => pick(
                language,
                "各机构从事经办工作的人，平均忙碌时间占在岗时间的比例；不含正副职，所以与结构列表的“全员忙碌”不同",
                "Mean busy share of the time at the desk, of those who work as clerks; the list of the structure has it of all people of a section",
            ),
            Self::Within => pick(
                language,
                "收到后若干天内办结的文件占全部文件的比例，色带为 95% 区间",
                "Share of all papers finished within a given time after arrival; the band is the 95% interval",
            ),
            Self::Backlog => pick(
                language,
                "每天下班时已收到、未办结的文件数，各遍模拟的平均，色带为 95% 区间",
                "Papers that have come in and are not finished at the end of each day, mean over replications; the band is the 95% interval",
            ),
            Self::Reach => pick(
                language,
                "主要领导部署后经过多久，全体人员中有多少人得到传达，色带为 95% 区间",
                "Time from the head’s directive until so many of all people have heard of it; the band is the 95% interval",
            ),
            Self::Quality => pick(
                language,
                "办结时间的分布、质量与往返；± 为 95% 区间的一半",
                "Distribution of the time, quality and detours; ± is half the 95% interval",
            ),
            Self::Structure => pick(
                language,
                "直接由结构图数出，不经模拟；瓶颈按流程推算，不计跨机构办理多用的时间，所以与“忙闲”中模拟的忙碌程度可能不同",
                "Counted from the chart, without simulation; the bottleneck follows from the routes, without the extra effort outside one’s own section, so it can differ from the simulated workload",
            ),
            Self::Kinds => pick(
                language,
                "每类事项的平均办结时间，顺序与“业务与假设”相同；± 为 95% 区间的一半",
                "Mean time of each kind of paper, in the order of “Work and assumptions”; ± is half the 95% interval",
            ),
        }
    }
}

/// What a structure is called.
pub const fn stage(stage: Stage, language: Language) -> &'static str {
    match stage {
        Stage::Baseline => pick(language, "现行", "Today"),
        Stage::Reformed => pick(language, "改革后", "Reform"),
    }
}
