//! The figures that are counted from the organization chart.

use super::Figure;
use super::figures::figure;

impl Figure {
    /// How many levels there are.
    pub const LEVELS: Self = figure(
        ("管理层级", "Levels"),
        (
            "从最基层的机构到主要领导，自下而上要经过几级岗位，经办人计算在内。",
            "Desks one above the other from the lowest section to the head, clerks included.",
        ),
    );
    /// How many sections there are.
    pub const SECTIONS: Self = figure(
        ("内设机构", "Sections"),
        (
            "没有并入大科的机构，加上大科；一个大科不论并了几个机构，都计 1 个。",
            "Sections that stand alone plus large sections; a large section counts once, however many it has.",
        ),
    );
    pub(super) const PEOPLE: Self =
        figure(("人数", "People"), ("全部在岗人员。", "Everybody in post."));
    /// The widest span of a leader.
    pub const WIDEST_SPAN: Self = figure(
        ("最大管理幅度", "Widest span"),
        (
            "一位机构以上领导的直接下级最多有几个，直管机构按人计。",
            "Most direct subordinates of a leader above the sections; directly led people count one by one.",
        ),
    );
    pub(super) const MEAN_SPAN: Self = figure(
        ("平均管理幅度", "Mean span"),
        ("这些领导的直接下级平均有几个。", "Direct subordinates of these leaders on average."),
    );
    pub(super) const SINGLE_SPANS: Self = figure(
        ("只管一个下级的领导", "Leaders of a single unit"),
        (
            "管理幅度为 1 的领导人数，这样的一级往往只起转呈作用。",
            "Leaders with a span of 1: a level that mostly passes on.",
        ),
    );
    pub(super) const NO_SPANS: Self = figure(
        ("没有下级的领导", "Leaders of nobody"),
        (
            "管理幅度为 0 的领导人数，需另行分工。",
            "Leaders with a span of 0: they need another task.",
        ),
    );
    pub(super) const LEADERS_PER_CLERK: Self = figure(
        ("每名经办人对应的领导", "People above clerk, per clerk"),
        (
            "副职以上职务的人数除以经办人数，主管按原职务计。",
            "Holders of posts above clerk over clerks; supervisors count by their post.",
        ),
    );
    pub(super) const MEAN_DISTANCE: Self = figure(
        ("平均距离", "Mean distance"),
        (
            "任意两个单位之间沿隶属关系要走的步数，取平均。",
            "Reporting lines between any two units on average.",
        ),
    );
    pub(super) const APPROVED: Self = figure(
        ("核定编制", "Approved posts"),
        ("各机构核定编制之和。", "Approved posts of all sections."),
    );
    pub(super) const FILLED: Self =
        figure(("实有人数", "Filled posts"), ("各机构实有人数之和。", "People in these posts."));
    pub(super) const RESERVED: Self = figure(
        ("预留编制", "Reserved posts"),
        ("核定编制中预留不用的。", "Approved posts that are kept free."),
    );
    pub(super) const LEADING_POSTS: Self = figure(
        ("领导职数", "Leading posts"),
        ("各机构核定的领导职数之和。", "Approved leading posts of all sections."),
    );
    pub(super) const CONNECTEDNESS: Self = figure(
        ("连通性", "Connectedness"),
        (
            "由隶属关系连在一起的单位对所占的比例。",
            "Share of the pairs of units that reporting lines join.",
        ),
    );
    pub(super) const HIERARCHY: Self = figure(
        ("层级性", "Hierarchy"),
        ("1 减去互为上级的单位对的比例。", "1 − share of the pairs above each other both ways."),
    );
    pub(super) const EFFICIENCY: Self = figure(
        ("精简性", "Efficiency"),
        (
            "1 减去多余隶属关系的比例，有双重领导时小于 1。",
            "1 − share of superfluous lines; below 1 where somebody has two superiors.",
        ),
    );
    pub(super) const UPPER_BOUNDS: Self = figure(
        ("上级唯一性", "Upper boundedness"),
        (
            "1 减去找不到最近共同上级的单位对的比例。",
            "1 − share of the pairs without a nearest common superior.",
        ),
    );
}
