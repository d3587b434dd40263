//! The figures of the tables: what each is called, and in a sentence how it is found.

use crate::text::Language;
use crate::words::pick;

/// A figure of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    name: (&'static str, &'static str),
    meaning: (&'static str, &'static str),
}

pub(super) const fn figure(
    name: (&'static str, &'static str),
    meaning: (&'static str, &'static str),
) -> Figure {
    Figure { name, meaning }
}

impl Figure {
    pub(super) const DELAY_MEAN: Self = figure(
        ("平均办结时间", "Mean time to finish"),
        (
            "从收文到办结的工作时间，按办结的文件平均。",
            "Working time from arrival to completion, mean over the finished papers.",
        ),
    );
    pub(super) const DELAY_MEDIAN: Self = figure(
        ("一半文件办结用时", "Half of papers finished within"),
        (
            "把每遍模拟中的办结时间由短到长排列，取正中的一个，再取各遍的平均。",
            "The middle of the times of one replication, in order of length; then the mean over replications.",
        ),
    );
    pub(super) const DELAY_P90: Self = figure(
        ("90% 的文件办结用时", "90% of papers finished within"),
        (
            "每遍模拟中 90% 的文件在这个时间内办结，再取各遍的平均。",
            "The time within which 90% of the papers of one replication are finished; then the mean over replications.",
        ),
    );
    pub(super) const DELAY_P95: Self = figure(
        ("95% 的文件办结用时", "95% of papers finished within"),
        (
            "每遍模拟中 95% 的文件在这个时间内办结，再取各遍的平均。",
            "The time within which 95% of the papers of one replication are finished; then the mean over replications.",
        ),
    );
    pub(super) const DELAY_P99: Self = figure(
        ("99% 的文件办结用时", "99% of papers finished within"),
        (
            "每遍模拟中 99% 的文件在这个时间内办结，再取各遍的平均。",
            "The time within which 99% of the papers of one replication are finished; then the mean over replications.",
        ),
    );
    pub(super) const REACH_HALF: Self = figure(
        ("部署传达到半数人员", "Directives reach half within"),
        (
            "从主要领导部署到全体人员中有一半得到传达的时间，取各次部署的平均。",
            "Time from the head’s directive until half of all people have heard of it, on average.",
        ),
    );
    pub(super) const REACH_MOST: Self = figure(
        ("部署传达到 90% 的人员", "Directives reach 90% within"),
        (
            "从主要领导部署到全体人员中有 90% 得到传达的时间，取各次部署的平均。",
            "Time from the head’s directive until 90% of all people have heard of it, on average.",
        ),
    );
    pub(super) const REACH_ALL: Self = figure(
        ("部署传达到全体人员", "Directives reach everybody within"),
        (
            "从主要领导部署到每个人都得到传达的时间，取各次部署的平均。",
            "Time from the head’s directive until everybody has heard of it, on average.",
        ),
    );
    pub(super) const ON_TIME: Self = figure(
        ("限时办结率", "Finished on time"),
        (
            "有办结时限的文件中按时办结的比例；到结束时未办结而已超期的按超期计，未到时限的不计。改革另定时限的，两种结构都按新时限计算。",
            "Share finished within the deadline, of the papers that have one; open papers count as late once they are past it, and are left out until then. Where the reform sets another deadline, both structures are judged by it.",
        ),
    );
    pub(super) const ERRORS: Self = figure(
        ("每百件差错", "Errors per hundred papers"),
        (
            "每一百件文件中，审定后仍有差错的件数。",
            "Of every hundred papers, how many still have an error after the decision.",
        ),
    );
    pub(super) const WRONG_APPROVALS: Self = figure(
        ("每百件误批准", "Wrong approvals per hundred papers"),
        (
            "每一百件文件中，应当否决而批准了的件数。",
            "Of every hundred papers, how many were approved and ought to have been refused.",
        ),
    );
    pub(super) const WRONG_REFUSALS: Self = figure(
        ("每百件误否决", "Wrong refusals per hundred papers"),
        (
            "每一百件文件中，应当批准而被否决的件数。",
            "Of every hundred papers, how many were refused and ought to have been approved.",
        ),
    );
    pub(super) const RETURNED: Self = figure(
        ("每百件退回次数", "Returns per hundred papers"),
        (
            "每一百件文件在审核时被退回重办的次数，退几次计几次；次数少，可能是差错少，也可能是没有查出来，所以不下结论。",
            "Returns of a hundred papers by reviews, each one; fewer can mean fewer errors or fewer found, so there is no verdict.",
        ),
    );
    pub(super) const GARBLED: Self = figure(
        ("每百件传达走样", "Garbled decisions per hundred papers"),
        (
            "每一百件文件中，批示向下传达时走样的件数。",
            "Of every hundred papers, how many had their decision garbled on its way down.",
        ),
    );
    pub(super) const BOUNCED: Self = figure(
        ("每百件错送次数", "Misdirections per hundred papers"),
        (
            "每一百件文件被送到不该办理它的机构的次数。",
            "How often a hundred papers reach a section that they do not belong to.",
        ),
    );
    pub(super) const HANDOVERS: Self = figure(
        ("每件交接次数", "Hand-overs per paper"),
        (
            "一件文件从一个办公室转到另一个办公室的次数，会签的路程计算在内。",
            "How often a paper goes to another room, the ways to co-signers included.",
        ),
    );
    pub(super) const VISITS: Self = figure(
        ("每件经手次数", "Visits to desks per paper"),
        (
            "一件文件到各个岗位办理的次数，同一岗位去几次计几次，会签计算在内。",
            "How often a paper comes to a desk, each time counted, co-signers included.",
        ),
    );
    pub(super) const LEADER_MINUTES: Self = figure(
        ("每件占用领导时间", "Time of all above clerk per paper"),
        (
            "副职以上人员用于审核、转呈和听取汇报的时间，除以文件数。",
            "Time of all above clerk at reviews, relays and visits, over the number of papers.",
        ),
    );
    pub(super) const BACKLOG: Self = figure(
        ("每天下班时在办", "Open at the end of a day"),
        (
            "每天下班时已经收到、还没有办结的文件数，按天平均。",
            "Papers that have come in and are not finished at the end of a day, mean over the days.",
        ),
    );
    pub(super) const UNFINISHED: Self = figure(
        ("结束时仍未办结", "Unfinished at the end"),
        (
            "计入统计的文件中，到模拟结束时还没有办结的比例。",
            "Share of the measured papers that are not finished when the run ends.",
        ),
    );
    pub(super) const LAST_COSIGNER: Self = figure(
        ("最后一个会签", "Last to sign"),
        (
            "并联会签时，其他会签都已返回、只等这一家的比例。",
            "Where co-signers are asked at once: how often the others were back and this one was waited for.",
        ),
    );
    pub(super) const SPREAD: Self = figure(
        ("忙闲差距", "Spread of clerks’ workload"),
        (
            "各经办人忙碌程度的变异系数，即标准差与平均数之比；0 为人人一样忙。",
            "The coefficient of variation of the clerks’ busy shares: standard deviation over mean; 0 if all are equally busy.",
        ),
    );
    pub(super) const CV: Self = figure(
        ("变异系数", "Coefficient of variation"),
        ("标准差与平均数之比，0 为完全均匀。", "Standard deviation over mean; 0 if all are equal."),
    );
    pub(super) const GINI: Self = figure(
        ("基尼系数", "Gini coefficient"),
        (
            "两两之差的平均数与平均数之比的一半，0 为完全均匀。",
            "Half the mean difference between any two, over the mean; 0 if all are equal.",
        ),
    );
    pub(super) const JAIN: Self = figure(
        ("Jain 指数", "Jain’s index"),
        (
            "总和的平方与“个数×平方和”之比，1 为完全均匀。",
            "The square of the sum over number × sum of squares; 1 if all are equal.",
        ),
    );
    pub(super) const MAX_OVER_MEAN: Self = figure(
        ("最大与平均之比", "Largest over mean"),
        ("最忙的一个与平均数之比。", "The busiest one over the mean."),
    );
    pub(super) const OVERLOADED: Self = figure(
        ("过忙的经办人", "Overloaded clerks"),
        (
            "忙碌程度超过 85% 的经办人数；谁是经办人，改革后也按现行结构算。",
            "Clerks busy more than 85% of the time; those who are clerks today, after the reform as well.",
        ),
    );
    pub(super) const IDLE: Self = figure(
        ("过闲的经办人", "Idle clerks"),
        (
            "忙碌程度不到 30% 的经办人数；谁是经办人，改革后也按现行结构算。",
            "Clerks busy less than 30% of the time; those who are clerks today, after the reform as well.",
        ),
    );
    pub(super) const OFFERED_LOAD: Self = figure(
        ("负荷", "Load"),
        (
            "按流程推算的工作量除以在岗时间，不计跨机构办理多用的时间；达到 100% 就会不断积压。",
            "Work by the routes over time at the desk, without the extra effort outside one’s own section; from 100% on the backlog grows without end.",
        ),
    );
    pub(super) const FULL_AT: Self = figure(
        ("满负荷倍数", "Full at"),
        (
            "业务量增到多少倍时负荷达到 100%，听取汇报的时间不变。",
            "How many times the papers bring the load to 100%, with as many visits as now.",
        ),
    );
    pub(super) const UTILISATION: Self = figure(
        ("利用率", "Utilisation"),
        (
            "这个岗位上的人忙碌的时间占在岗时间的比例，离岗时间不计。",
            "Busy time of the people at this desk over their time there; absences are left out.",
        ),
    );
    pub(super) const WAIT: Self = figure(
        ("每次等候", "Wait per visit"),
        (
            "文件和来人在这个岗位每次等候的平均时间。",
            "Mean wait of a paper or caller at this desk.",
        ),
    );
    pub(super) const VISITS_PER_DAY: Self = figure(
        ("每天办理", "Visits per day"),
        (
            "这个岗位每天接手的文件和来人数。",
            "Papers and callers that this desk takes per working day.",
        ),
    );
    pub(super) const FINISHED_PER_DAY: Self = figure(
        ("每天办结", "Finished per day"),
        (
            "统计期内收到、到模拟结束时已办结的文件，平均每个工作日的件数；改革后向社会购买的，两种结构都不计。各类事项的平均办结时间按这个件数加权，就是全部文件的平均办结时间（各遍先分别平均，末位可能略有出入）。",
            "Papers that arrive in the measured time and are finished when the run ends, per working day; those that the reform buys outside are left out of both structures. Weighted by it, the means of the kinds of papers make up the mean of all papers (but for the last digit, since replications are averaged).",
        ),
    );
    pub(super) const TIME_PART: Self = figure(
        ("时间去向", "Part of the time"),
        (
            "一件文件在某一职级花在某种用处上的工作时间，按办结的文件平均；各项之和就是平均办结时间。",
            "Working time that a paper spends at one rank on one kind of thing, mean over the finished papers; all parts add up to the mean time to finish.",
        ),
    );
    pub(super) const BUSY: Self = figure(
        ("忙碌程度", "Busy share"),
        (
            "一个人忙碌的时间占在岗时间的比例，离岗时间不计；按机构看时，取从事经办工作的人的平均。",
            "Busy time of a person over the time at the desk, absences left out; of a section, the mean over those who work as clerks.",
        ),
    );
    pub(super) const LEADERS_BUSY: Self = figure(
        ("领导忙碌程度", "Leaders’ busy share"),
        (
            "主要领导、分管领导和协管领导忙碌的时间占在岗时间的比例，离岗时间不计，按人平均。",
            "Busy time over the time at the desk, absences left out, of commissioners, deputy heads and the head, mean over people.",
        ),
    );
    pub(super) const REPLICATIONS: Self = figure(
        ("模拟的遍数与天数", "Replications and days"),
        (
            "同一批文件在两种结构下各模拟一遍为一遍；遍数由区间要多窄决定，预热期不计入统计。",
            "One replication plays the same papers in both structures; how many there are follows from how narrow the interval is to be, and the warm-up is left out.",
        ),
    );

    /// All figures, in the order in which they are explained.
    pub const ALL: [Self; 55] = [
        Self::DELAY_MEAN,
        Self::DELAY_MEDIAN,
        Self::DELAY_P90,
        Self::DELAY_P95,
        Self::DELAY_P99,
        Self::REACH_HALF,
        Self::REACH_MOST,
        Self::REACH_ALL,
        Self::TIME_PART,
        Self::FINISHED_PER_DAY,
        Self::ON_TIME,
        Self::ERRORS,
        Self::WRONG_APPROVALS,
        Self::WRONG_REFUSALS,
        Self::RETURNED,
        Self::GARBLED,
        Self::BOUNCED,
        Self::HANDOVERS,
        Self::VISITS,
        Self::LEADER_MINUTES,
        Self::BACKLOG,
        Self::UNFINISHED,
        Self::LAST_COSIGNER,
        Self::SPREAD,
        Self::CV,
        Self::GINI,
        Self::JAIN,
        Self::MAX_OVER_MEAN,
        Self::OVERLOADED,
        Self::IDLE,
        Self::BUSY,
        Self::LEADERS_BUSY,
        Self::OFFERED_LOAD,
        Self::FULL_AT,
        Self::UTILISATION,
        Self::WAIT,
        Self::VISITS_PER_DAY,
        Self::LEVELS,
        Self::SECTIONS,
        Self::PEOPLE,
        Self::WIDEST_SPAN,
        Self::MEAN_SPAN,
        Self::SINGLE_SPANS,
        Self::NO_SPANS,
        Self::LEADERS_PER_CLERK,
        Self::MEAN_DISTANCE,
        Self::APPROVED,
        Self::FILLED,
        Self::RESERVED,
        Self::LEADING_POSTS,
        Self::CONNECTEDNESS,
        Self::HIERARCHY,
        Self::EFFICIENCY,
        Self::UPPER_BOUNDS,
        Self::REPLICATIONS,
    ];

    /// What it is called.
    pub const fn name(self, language: Language) -> &'static str {
        pick(language, self.name.0, self.name.1)
    }

    /// How it is found, in a sentence.
    pub const fn meaning(self, language: Language) -> &'static str {
        pick(language, self.meaning.0, self.meaning.1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_figure_has_a_name_and_a_sentence_of_its_own() {
        for language in [Language::Zh, Language::En] {
            let names: BTreeSet<&str> = Figure::ALL.map(|figure| figure.name(language)).into();
            let meanings: BTreeSet<&str> =
                Figure::ALL.map(|figure| figure.meaning(language)).into();
            let all = Figure::ALL.len();
            assert_eq!((names.len(), meanings.len()), (all, all));
            let end = pick(language, "。", ".");
            assert!(meanings.iter().all(|meaning| meaning.ends_with(end)), "{meanings:?}");
        }
    }
}
