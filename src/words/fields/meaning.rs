//! What fields mean, in a sentence.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "each function has its part of the list, and a test finds what none of them has"
)]

use crate::scenario::fields::{Field, Of, Part, What};
use crate::text::Language;
use crate::words::pick;

/// What a field means.
pub const fn field_meaning(field: Field, language: Language) -> &'static str {
    let (zh, en) = match (field.part, field.of) {
        (Part::Shape, _) => {
            ("各次用时围绕平均值怎样分散。", "How single times spread around the mean.")
        }
        (Part::Variation, _) => (
            "标准差与平均值之比；越大，各次用时越悬殊。",
            "Standard deviation over mean: the larger, the more single times differ.",
        ),
        (Part::Itself | Part::Mean, Of::Everything) => everywhere(field.what),
        (Part::Itself | Part::Mean, Of::Class(_)) => of_a_class(field.what),
        (Part::Itself | Part::Mean, Of::Unit(_)) => of_a_unit(field.what),
        (Part::Itself | Part::Mean, Of::Run) => of_the_run(field.what),
    };
    pick(language, zh, en)
}

const NONE: (&str, &str) = ("", "");

const fn everywhere(what: What) -> (&'static str, &'static str) {
    match what {
        What::Review(_) => (
            "审核一件实际用的时间，不含排队；为 0 表示没有这一步。",
            "Time at the desk for one review, without the queue; 0 means that the step does not exist.",
        ),
        What::Volume => (
            "所有事项的来件数量都乘以这个倍数，1 倍就是本案例的业务量。结论里“业务量增到几倍”，从这里设定的业务量算起。",
            "Multiplies the papers that arrive; 1 is the volume of this case. Where the results speak of so many times the volume, they count from the value set here.",
        ),
        What::Relay => {
            ("只转不审的一级，每件用的时间。", "Time of a desk that only passes a paper on.")
        }
        What::Handover => (
            "文件送到另一间办公室要多久；路上没有人为它忙。",
            "Time for a paper to reach another room; nobody is busy with it.",
        ),
        What::Finish => (
            "批准后由经办人收尾，按办理用时的百分比计。",
            "Last work after the decision, as a share of the handling time.",
        ),
        What::Rework => (
            "退回后重新办理，按办理用时的百分比计。",
            "Work after a return, as a share of the handling time.",
        ),
        What::Coordination => (
            "大科里除第一个机构外，每个机构平均每天找负责人协调一次，这是每次的用时。",
            "In a large section, each member after the first visits a chief once a day; time of one visit.",
        ),
        What::CheckIn => (
            "每个直接下级平均每天向上级请示一次，这是每次的用时。",
            "Each direct subordinate unit visits its superior once a day; time of one visit.",
        ),
        What::Briefing => (
            "向一个下级单位传达部署的用时；只用于部署类事项。",
            "Time to brief one subordinate unit; for directives only.",
        ),
        What::Triage => (
            "收到不归本机构办的文件，看出来要用的时间。",
            "Time to recognise a paper that belongs elsewhere.",
        ),
        What::Defect
        | What::Catch
        | What::PassSound
        | What::PassUnsound
        | What::Garbled
        | What::Shirk => chances(what),
        other => of_people_and_rules(other),
    }
}

const fn chances(what: What) -> (&'static str, &'static str) {
    match what {
        What::Defect => (
            "每次办理或重办后，文件里留有差错的概率。",
            "Probability that handling, or a rework, leaves an error.",
        ),
        What::Catch => (
            "文件有差错时，一次审核能发现并退回的概率。",
            "Probability that one review finds an error that is there, and returns the paper.",
        ),
        What::PassSound => (
            "对该批的事项，一次审核或会签不否决的概率。",
            "Probability that one review or signature lets a sound matter pass.",
        ),
        What::PassUnsound => (
            "对本不该批的事项，一次审核或会签不否决的概率。",
            "Probability that one review or signature lets an unsound matter pass.",
        ),
        What::Garbled => (
            "批示向下每传一级走样的概率；走样的要重办、再报一次。",
            "Probability that one step down garbles the decision; one rework and one more climb follow.",
        ),
        What::Shirk => (
            "没有首问负责时，错送的文件又被推给另一个无关机构的概率（推诿）。",
            "Without first-asked responsibility: probability of yet another wrong section.",
        ),
        _ => NONE,
    }
}

const fn of_people_and_rules(what: What) -> (&'static str, &'static str) {
    match what {
        What::Presence(_) => (
            "工作时间里在桌前、能处理文件的比例；单独填写的岗位除外。",
            "Share of working time at the desk, where nothing else is said for the post.",
        ),
        What::Absence => (
            "领导每次离开的平均时长；在岗比例不变，离开越久，次数越少。",
            "Mean length of one absence; at the same presence, longer ones are rarer.",
        ),
        What::Generalist => (
            "办理不属于本机构职责的事项时，多花的时间，按用时的百分比计。",
            "How much longer a person needs for a duty that is not of the own section.",
        ),
        What::Overload => (
            "人均排队超过 5 件以后，每多一件，用时增加的百分比。",
            "Slow-down for each paper beyond five waiting per person.",
        ),
        What::FirstAsked => (
            "先收到错送文件的机构，直接转给该办的机构，不再推给别处。",
            "Whoever is asked first hands a misdirected paper to the right section.",
        ),
        What::DirectContact => (
            "会签由负责人直接找负责人，不再经上级转送。",
            "Co-signing goes straight from chief to chief.",
        ),
        What::Expedite => {
            ("临近时限的文件转为急件，优先办理。", "A paper near its time limit becomes urgent.")
        }
        What::WarnAt => (
            "用去时限的这个比例后转为急件；只在实行限时提醒时起作用。",
            "Share of the time limit after which a paper becomes urgent; only with reminders.",
        ),
        _ => NONE,
    }
}

const fn of_a_class(what: What) -> (&'static str, &'static str) {
    match what {
        What::PerDay => (
            "业务量：平均每个工作日来多少件，外购办理的也算在内。",
            "Papers per working day on average, those bought outside included.",
        ),
        What::Burst => (
            "文件成批到来时，每批平均多少件；不填为逐件到来。",
            "Mean number of papers that arrive together; empty means one by one.",
        ),
        What::Effort => (
            "经办人办理一件实际用的时间，不含排队和等待。",
            "Work of the clerk on one paper, without queues and waiting.",
        ),
        What::DecidedAt(_) => (
            "由这一级审定的比例；改动一级，还没有填过的各级按比例增减，合计 100%。",
            "Share decided at this rank; the ranks that were not set yet follow in proportion, so that all sum to 100%.",
        ),
        What::CosignEffort(_) => {
            ("会签机构办理一件实际用的时间。", "Work of the co-signing section on one paper.")
        }
        What::CosignOrder => {
            ("一个接一个会签，还是同时会签。", "One after another, or all at once.")
        }
        What::Deadline => (
            "限时办结的天数；不填为不限时。",
            "Working days within which it should be finished; empty means no limit.",
        ),
        What::Urgent => ("排在所有非急件之前办理。", "Goes before all that is not urgent."),
        What::Misdirected => (
            "文件先送到别的机构的概率。",
            "Probability that a paper first reaches a wrong section.",
        ),
        What::Unsound => (
            "本应否决的比例；为 0 时，审核不否决任何一件。",
            "Share that ought to be refused; at 0 none is refused.",
        ),
        _ => NONE,
    }
}

const fn of_a_unit(what: What) -> (&'static str, &'static str) {
    match what {
        What::Chiefs => ("负责人人数。", "Number of chiefs."),
        What::Deputies => ("副职人数。", "Number of deputy chiefs."),
        What::Clerks => ("办理文件的经办人数。", "Number of clerks, who handle the papers."),
        What::OwnPresence => (
            "工作时间里在桌前的比例；不填为按职级的通用值。",
            "Share of working time at the desk; empty means that of the rank.",
        ),
        What::Approved | What::Reserved | What::Filled | What::LeadingPosts => (
            "用于判断是否超编，不影响办件快慢。",
            "Tells whether the quota is exceeded; papers do not depend on it.",
        ),
        What::Sharing => ("大科里谁来办谁的文件。", "Who takes whose papers in the large section."),
        _ => NONE,
    }
}

const fn of_the_run(what: What) -> (&'static str, &'static str) {
    match what {
        What::Days => (
            "每遍模拟统计多少个工作日的来件。",
            "Working days whose papers are measured in each replication.",
        ),
        What::WarmUp => (
            "开头不计入统计的天数；不填为自动判断。",
            "Working days at the beginning that are left out; empty means that they are found.",
        ),
        What::Precision => (
            "差值的 95% 区间的一半，不超过现行平均办结时间的这个比例，即停止计算。",
            "The run stops when half the 95% interval of the difference is at most this share of today’s mean.",
        ),
        What::MostReplications => (
            "到这个遍数，即使还不够精确也停止。",
            "The run stops here, even if the interval is still wider.",
        ),
        What::Seed => (
            "决定用哪一组随机数；同一种子，结果完全相同。",
            "Chooses the random numbers; the same seed gives the same result.",
        ),
        _ => NONE,
    }
}
