//! What is found by what someone types: moves, units and commands.

use super::forms::{choice, keywords, move_lacks, move_meaning, move_title, titles};
use super::results::Picture;
use super::{Names, list, pick};
use crate::app::form::{Choice, Kind, blank, taking};
use crate::app::{Aspect, Tint};
use crate::cases::Offer;
use crate::department::Department;
use crate::scenario::Unit;
use crate::scenario::fields::Field;
use crate::text::{Language, Text};
use crate::units::UnitId;

/// The most that is shown at a time.
const MOST: usize = 80;
/// The most moves of one kind, where a word names several units.
const MOST_OF_A_KIND: usize = 4;

/// What can be done without putting a move together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Undo the last step.
    Undo,
    /// Make an undone step again.
    Redo,
    /// Remove all moves.
    Reset,
    /// Speak the other language.
    Speak,
    /// Show all keys and gestures.
    Keys,
    /// Show the check of the engine.
    Check,
    /// Take the moves of a reading of the case, by its position.
    Apply(usize),
    /// Open a case.
    Open(Offer),
    /// Colour the charts.
    Paint(Tint),
    /// Go to a view of the results.
    Regard(Aspect),
    /// Go to a picture of the results.
    Look(Picture),
    /// Print the page.
    Print,
    /// Go to a field of the assumptions.
    Assume(Field),
    /// Press a button of the page, by its position among those that can be pressed.
    Press(usize),
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A kind of move, about what was named.
    Move(Kind, Vec<Choice>),
    /// A unit.
    Unit(UnitId),
    /// A command.
    Command(Command),
}

/// One line of what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// What it is called.
    pub title: String,
    /// More about it.
    pub note: String,
    /// Whether it can be chosen now.
    pub is_possible: bool,
}

/// Where is searched.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// The department of the reform.
    pub department: &'a Department,
    /// What its units and classes are called.
    pub names: &'a Names,
    /// The commands, with their names in both languages.
    pub commands: &'a [(Command, Text)],
    /// The language of the page.
    pub language: Language,
}

/// What is shown of what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The first ones.
    pub shown: Vec<Hit>,
    /// How many there are in all.
    pub number: usize,
}

/// What is found by what was typed: moves whose kind is named, commands, units, and moves about a
/// unit or a class that alone is named, and assumptions. Without a word, moves and commands alone.
pub fn find(typed: &str, searched: &Searched<'_>) -> Hits {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let read: Vec<(Kind, Option<Vec<String>>)> =
        Kind::ALL.into_iter().map(|kind| (kind, left_over(kind, &words))).collect();
    let by_kind = read.iter().filter_map(|(kind, rest)| Some((*kind, rest.as_ref()?)));
    let by_kind = by_kind.flat_map(|(kind, rest)| moves(kind, rest, searched));
    let others = read.iter().filter(|(_, rest)| rest.is_none());
    let by_name = others.flat_map(|(kind, _)| moves(*kind, &words, searched));
    let mut hits: Vec<Hit> = by_kind.collect();
    let is_field = |hit: &Hit| matches!(hit.found, Found::Command(Command::Assume(_)));
    let (fields, commands): (Vec<Hit>, Vec<Hit>) =
        commands(&words, searched).into_iter().partition(is_field);
    hits.extend(commands);
    if !words.is_empty() {
        hits.extend(units(&words, searched));
        hits.extend(by_name);
        hits.extend(fields);
    }
    let number = hits.len();
    hits.truncate(MOST);
    Hits { shown: hits, number }
}

/// What is left of the words once those that name a kind are taken away; nothing if none does.
fn left_over(kind: Kind, words: &[String]) -> Option<Vec<String>> {
    let (zh, en) = titles(kind);
    let text = format!("{zh} {en} {}", keywords(kind)).to_lowercase();
    let names = || text.split(' ').filter(|name| !name.is_ascii());
    let mut rest = Vec::new();
    for word in words {
        // Chinese is typed without spaces: 合并人才 is 合并 and 人才.
        let front =
            names().filter_map(|name| word.strip_prefix(name)).min_by_key(|rest| rest.len());
        match front {
            _ if text.contains(word.as_str()) => {}
            Some(behind) => rest.push(behind.to_owned()),
            None => rest.push(word.clone()),
        }
    }
    (words.is_empty() || rest != words).then_some(rest)
}

/// The moves of a kind about what the words name; none if a word names nothing that fits.
fn moves(kind: Kind, words: &[String], searched: &Searched<'_>) -> Vec<Hit> {
    let named: Vec<Vec<Choice>> = words.iter().map(|word| choices(word, searched)).collect();
    let about: Vec<Vec<Choice>> = match (kind, named.as_slice()) {
        (_, []) => vec![Vec::new()],
        (Kind::Merge, named) => vec![mergeable(named, searched)],
        (_, [one]) => one.iter().map(|choice| vec![choice.clone()]).collect(),
        (_, [one, other @ ..]) => one
            .iter()
            .map(|first| {
                let others = other.iter().filter_map(|named| named.iter().find(|c| *c != first));
                std::iter::once(first).chain(others).cloned().collect()
            })
            .collect(),
    };
    if named.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let hits = about.into_iter().filter_map(|about| hit(kind, about, searched));
    hits.take(MOST_OF_A_KIND).collect()
}

/// All sections that the words name and that stand alone.
fn mergeable(named: &[Vec<Choice>], searched: &Searched<'_>) -> Vec<Choice> {
    let is_free = |choice: &Choice| {
        let Choice::Unit(id) = choice else { return false };
        let department = searched.department;
        department.section(id).is_some() && department.large_section_of(id).is_none()
    };
    let mut all: Vec<Choice> = Vec::new();
    for choice in named.iter().flatten().filter(|choice| is_free(choice)) {
        if !all.contains(choice) {
            all.push(choice.clone());
        }
    }
    all
}

fn hit(kind: Kind, about: Vec<Choice>, searched: &Searched<'_>) -> Option<Hit> {
    let Searched { department, names, language, .. } = *searched;
    if !about.is_empty() {
        taking(kind, &about, department)?;
    }
    let title = move_title(kind, language);
    let subject: Vec<String> = about.iter().map(|each| choice(each, names, language)).collect();
    let title = match subject.as_slice() {
        [] => title.to_owned(),
        _ => format!("{title}{}{}", pick(language, "：", ": "), list(&subject, language)),
    };
    let is_possible = blank(kind, department).is_some();
    let note = if is_possible { move_meaning(kind, language) } else { move_lacks(kind, language) };
    Some(Hit { found: Found::Move(kind, about), title, note: note.to_owned(), is_possible })
}

/// Units and classes of matters that a word names, in either language.
fn choices(word: &str, searched: &Searched<'_>) -> Vec<Choice> {
    let department = searched.department;
    let units = department.units.iter().filter(|unit| is_named(unit.name(), word));
    let classes = department.work.iter().filter(|class| is_named(&class.name, word));
    let units = units.map(|unit| Choice::Unit(unit.id().clone()));
    units.chain(classes.map(|class| Choice::Class(class.id.clone()))).collect()
}

fn is_named(name: &Text, word: &str) -> bool {
    let says = |language| name.get(language).to_lowercase().contains(word);
    says(Language::Zh) || says(Language::En)
}

fn commands(words: &[String], searched: &Searched<'_>) -> Vec<Hit> {
    let is_meant = |title: &Text| words.iter().all(|word| is_named(title, word));
    let meant = searched.commands.iter().filter(|(_, title)| is_meant(title));
    meant
        .map(|(command, title)| Hit {
            found: Found::Command(command.clone()),
            title: title.get(searched.language).to_owned(),
            note: noted(command, searched.language).to_owned(),
            is_possible: true,
        })
        .collect()
}

/// What a command does, where its name does not say it.
const fn noted(command: &Command, language: Language) -> &'static str {
    match command {
        Command::Regard(_) => pick(language, "看这一方面的结果", "Go to this view of the results"),
        Command::Look(_) => pick(language, "看这张图或这张表", "Go to this picture or table"),
        Command::Press(_) => pick(language, "页面上的按钮", "A button of the page"),
        Command::Assume(_) => {
            pick(language, "查看和修改这项假设", "See and change this assumption")
        }
        Command::Undo
        | Command::Redo
        | Command::Reset
        | Command::Speak
        | Command::Keys
        | Command::Check
        | Command::Print
        | Command::Apply(_)
        | Command::Open(_)
        | Command::Paint(_) => "",
    }
}

fn units(words: &[String], searched: &Searched<'_>) -> Vec<Hit> {
    let language = searched.language;
    let is_meant = |unit: &&Unit| words.iter().all(|word| is_named(unit.name(), word));
    let meant = searched.department.units.iter().filter(is_meant);
    meant
        .map(|unit| Hit {
            found: Found::Unit(unit.id().clone()),
            title: unit.name().get(language).to_owned(),
            note: pick(language, "在图上找到它", "Go to it on the chart").to_owned(),
            is_possible: true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;
    use crate::scenario::fields::{Of, What};

    fn found(typed: &str, language: Language) -> Vec<String> {
        let scenario = cases::case("large-sections").expect("a case").scenario;
        let department = Department::baseline(&scenario);
        let names = Names::of(&scenario);
        let volume = Command::Assume(Field::plain(Of::Everything, What::Volume));
        let commands = [
            (Command::Undo, Text::both("撤销", "Undo")),
            (volume, Text::both("业务量", "Volume of work")),
        ];
        let searched =
            Searched { department: &department, names: &names, commands: &commands, language };
        find(typed, &searched).shown.into_iter().map(|hit| hit.title).collect()
    }

    #[test]
    fn without_a_word_every_kind_of_move_and_every_command_is_offered() {
        let all = found("", Language::Zh);
        assert_eq!(all.len(), Kind::ALL.len() + 1);
        assert_eq!(all[0], "合并为大科");
    }

    #[test]
    fn a_kind_and_a_name_are_read_with_and_without_a_space() {
        let both = "合并为大科：人才科、企业管理人才中心";
        assert_eq!(found("合并 人才", Language::Zh)[0], both);
        assert_eq!(found("合并人才", Language::Zh)[0], both);
        let english =
            "Merge into a large section: Talent section and Enterprise management talent centre";
        assert_eq!(found("merge tal", Language::En)[0], english);
    }

    #[test]
    fn a_name_alone_finds_the_unit_and_what_can_be_done_with_it() {
        let hits = found("研究室", Language::Zh);
        assert_eq!(hits[0], "研究室");
        assert!(hits.contains(&"改由另一领导分管：研究室".to_owned()), "{hits:?}");
    }

    #[test]
    fn what_is_not_shown_is_counted() {
        let scenario = cases::case("units-1000").expect("a case").scenario;
        let department = Department::baseline(&scenario);
        let names = Names::of(&scenario);
        let language = Language::En;
        let searched = Searched { department: &department, names: &names, commands: &[], language };
        let hits = find("section", &searched);
        assert_eq!(hits.shown.len(), MOST);
        assert!(hits.number > MOST, "{}", hits.number);
    }

    #[test]
    fn a_command_is_found_in_either_language() {
        assert_eq!(found("undo", Language::Zh), ["撤销"]);
        assert_eq!(found("业务量", Language::En), ["Volume of work"]);
        assert_eq!(found("no such thing", Language::En), [""; 0]);
    }

    #[test]
    fn what_the_department_has_nothing_for_is_offered_with_the_reason() {
        let scenario = cases::case("large-sections").expect("a case").scenario;
        let department = Department::baseline(&scenario);
        let names = Names::of(&scenario);
        let language = Language::Zh;
        let searched = Searched { department: &department, names: &names, commands: &[], language };
        let join = find("并入", &searched).shown.remove(0);
        assert!(!join.is_possible);
        assert_eq!(join.note, "还没有大科");
    }
}
