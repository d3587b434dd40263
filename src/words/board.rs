//! What the organization chart says: its tools, its units, its legend.

use super::{Names, count_of_rank, decimal, labels, percent, pick, sharing};
use crate::app::{Layout, Tint};
use crate::scenario::Rank;
use crate::scene::board::{Item, Load, OfficeCard, Person, SectionCard, Tray};
use crate::text::Language;

/// Fixed texts around the chart in one language.
#[derive(Debug)]
pub struct BoardLabels {
    /// Names the tools above the charts.
    pub tools: &'static str,
    /// Names the choice of the layout.
    pub layout: &'static str,
    /// Names the choice of the colours.
    pub tint: &'static str,
    /// Names the field in which a unit is sought.
    pub seek: &'static str,
    /// Names the choice of the size.
    pub zoom: &'static str,
    /// Makes the charts smaller.
    pub smaller: &'static str,
    /// Makes the charts larger.
    pub larger: &'static str,
    /// Makes the charts so large that all is in sight.
    pub fit: &'static str,
    /// Folds everything below the columns.
    pub fold_all: &'static str,
    /// Unfolds everything.
    pub unfold_all: &'static str,
    /// How the chart is used, for screen readers.
    pub hint: &'static str,
    /// Explains figures and papers.
    pub legend: &'static str,
    /// Heads the people in the list.
    pub people: &'static str,
    /// Heads the load in the list.
    pub load: &'static str,
    /// Heads the papers that wait in the list.
    pub queue: &'static str,
    /// Heads the names in the list.
    pub unit: &'static str,
}

/// The fixed texts of a language.
pub const fn board_labels(language: Language) -> &'static BoardLabels {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

const ZH: BoardLabels = BoardLabels {
    tools: "看图",
    layout: "图形样式",
    tint: "着色",
    seek: "查找机构或领导",
    zoom: "大小",
    smaller: "缩小",
    larger: "放大",
    fit: "全图",
    fold_all: "全部收起",
    unfold_all: "全部展开",
    hint: "上下方向键逐个移动，左右方向键收起、展开，Home、End 到首尾，输入名称首字可跳转；回车键或空格键拿起、放下，Esc 放回；加号、减号缩放，0 看全图",
    legend: "人形：一人一个，填充的高度是忙碌时间占在岗时间的比例，带圈的超过 85%。纸叠：平均有几件在等（每天收件数 × 平均等候天数，含来人请示）",
    people: "人员",
    load: "全员忙碌",
    queue: "在等",
    unit: "单位",
};

const EN: BoardLabels = BoardLabels {
    tools: "View of the charts",
    layout: "Layout",
    tint: "Colour",
    seek: "Find a section or leader",
    zoom: "Size",
    smaller: "Smaller",
    larger: "Larger",
    fit: "Fit",
    fold_all: "Fold all",
    unfold_all: "Unfold all",
    hint: "Up and Down move from unit to unit, Left and Right fold and unfold, Home and End go to the ends, a letter goes to the next name with it; Enter or Space picks up or drops, Escape puts back; plus and minus zoom, 0 fits",
    legend: "Figures: one for each person, filled as high as the share of time that they are busy, ringed above 85%. Papers: how many wait on average (taken per day × mean wait in days, callers included)",
    people: "People",
    load: "Busy (all)",
    queue: "Waiting",
    unit: "Unit",
};

/// What a layout is called.
pub const fn layout(layout: Layout, language: Language) -> &'static str {
    match layout {
        Layout::Columns => pick(language, "树形", "Tree"),
        Layout::List => pick(language, "列表", "List"),
    }
}

/// What a way to colour is called.
pub const fn tint(tint: Tint, language: Language) -> &'static str {
    match tint {
        Tint::Plain => pick(language, "不着色", "None"),
        Tint::Line => pick(language, "按条线", "Line"),
        Tint::Load => pick(language, "按忙闲", "Load"),
        Tint::Queue => pick(language, "按积压", "Waiting"),
    }
}

/// What the four steps of a way to colour mean; nothing for lines, which have names.
pub const fn tint_steps(tint: Tint, language: Language) -> [&'static str; 4] {
    match tint {
        Tint::Plain | Tint::Line => [""; 4],
        Tint::Load => match language {
            Language::Zh => ["忙碌不到 30%", "30%–60%", "60%–85%", "超过 85%"],
            Language::En => ["busy up to 30%", "30–60%", "60–85%", "over 85%"],
        },
        Tint::Queue => match language {
            Language::Zh => ["在等不到 1 件", "1–5 件", "5–10 件", "超过 10 件"],
            Language::En => ["up to 1 waiting", "1–5", "5–10", "over 10"],
        },
    }
}

/// How many papers wait, as short as it can be said; nothing if it is not known.
pub fn papers_short(load: Load, language: Language) -> String {
    match load.queue {
        _ if load.grows => pick(language, "不断增加", "growing").to_owned(),
        Some(queue) => decimal(queue, 1),
        None => String::new(),
    }
}

/// A value before and after, or after alone: `62% → 78%`.
pub fn from_to(before: Option<String>, now: String) -> String {
    match before.filter(|before| !before.is_empty() && *before != now) {
        Some(before) if !now.is_empty() => format!("{before} → {now}"),
        _ => now,
    }
}

/// A busy share as short as it can be said; nothing if it is not known.
pub fn busy_short(load: Load) -> String {
    load.busy.map(percent).unwrap_or_default()
}

/// How many of the sought units there are.
pub fn found(number: usize, language: Language) -> String {
    match (number, language) {
        (0, _) => pick(language, "没有找到", "None found").to_owned(),
        (1, Language::En) => "1 found".to_owned(),
        _ => say!(language, "{number} 个", "{number} found"),
    }
}

/// What stands below a folded unit: `12 个机构`.
pub fn below(number: usize, language: Language) -> String {
    match number {
        1 => say!(language, "{number} 个机构", "{number} section"),
        _ => say!(language, "{number} 个机构", "{number} sections"),
    }
}

/// Whose direction a unit is under, too (双重领导).
pub fn second(name: &str, language: Language) -> String {
    say!(language, "同受{name}领导", "also under {name}")
}

/// A unit in words, for those who listen.
pub fn described(item: &Item<'_>, names: &Names, language: Language) -> String {
    let mark = item.mark();
    let mut parts = match item {
        Item::Office(card) => office(card, language),
        Item::Section(card) | Item::Member(card, _) => section(card, names, language),
        Item::Large(tray) => large(tray, language),
    };
    if let Some(name) = &mark.second {
        parts.push(second(name.get(language), language));
    }
    parts.extend(loads(mark.load, language));
    parts.join(pick(language, "，", ", "))
}

fn office(card: &OfficeCard, language: Language) -> Vec<String> {
    let seated = card
        .seated
        .iter()
        .map(|below| format!("{} {}", below.mark.name.get(language), labels(language).seated));
    std::iter::once(card.mark.name.get(language).to_owned()).chain(seated).collect()
}

fn section(card: &SectionCard, names: &Names, language: Language) -> Vec<String> {
    let posts = [Rank::Chief, Rank::DeputyChief, Rank::Clerk];
    let counted = posts.iter().filter_map(|post| {
        let number = card.people.iter().filter(|person| person.rank == *post).count();
        (number > 0).then(|| count_of_rank(number, *post, names, language))
    });
    let direct = card.direct.then(|| labels(language).direct.to_owned());
    let name = card.mark.name.get(language).to_owned();
    std::iter::once(name).chain(direct).chain(counted).collect()
}

fn large(tray: &Tray, language: Language) -> Vec<String> {
    let size = format!("{} {}", tray.members.len(), labels(language).members);
    vec![tray.mark.name.get(language).to_owned(), size, sharing(tray.sharing, language).to_owned()]
}

fn loads(load: Load, language: Language) -> Vec<String> {
    let busy = load.busy.map(|busy| {
        let share = percent(busy);
        say!(language, "忙碌 {share}", "busy {share}")
    });
    let queue = load.queue.map(|queue| {
        let number = decimal(queue, 1);
        if load.grows {
            pick(language, "积压不断增加", "its queue grows without end").to_owned()
        } else {
            say!(language, "平均 {number} 件在等", "{number} waiting on average")
        }
    });
    busy.into_iter().chain(queue).collect()
}

/// The people of a section in short: `负责人 1 · 副职 2 · 经办人 3`.
pub fn posts(people: &[Person], names: &Names, language: Language) -> String {
    let posts = [Rank::Chief, Rank::DeputyChief, Rank::Clerk];
    let counted = posts.iter().filter_map(|post| {
        let number = people.iter().filter(|person| person.rank == *post).count();
        (number > 0).then(|| format!("{} {number}", names.rank(*post, language)))
    });
    counted.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_only_where_there_is_one() {
        let told =
            |before: Option<&str>, now: &str| from_to(before.map(str::to_owned), now.to_owned());
        assert_eq!(told(Some("62%"), "78%"), "62% → 78%");
        assert_eq!(told(Some("62%"), "62%"), "62%");
        assert_eq!(told(None, "62%"), "62%");
        assert_eq!(told(Some("62%"), ""), "");
    }

    #[test]
    fn a_queue_that_grows_has_no_number() {
        let load = Load { busy: Some(1.0), queue: Some(40.0), grows: true };
        assert_eq!(papers_short(load, Language::Zh), "不断增加");
        assert_eq!(loads(load, Language::Zh), ["忙碌 100%", "积压不断增加"]);
    }
}
