//! The tables: behind each picture, and of the quality.

use yew::prelude::*;

use super::chart::Mark;
use crate::page::explain::{why, why_of};
use crate::report::Report;
use crate::scenario::Rank;
use crate::scene::load::{Person, SectionLoad, Strip};
use crate::scene::time::{TimePart, TimeRow};
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words;
use crate::words::Names;
use crate::words::results::{
    Cell, Denomination, DeskRow, Figure, Label, Picture, Row, desk_columns, desks, people_balance,
    person_name, quality, stage,
};

/// All parts of the time with their intervals.
pub(super) fn time_table(
    rows: &[TimeRow],
    settled: Pair<bool>,
    names: &Names,
    language: Language,
) -> Html {
    // A structure that cannot keep up has no mean, and nothing is compared with it.
    let known = |which: bool, text: String| if which { text } else { "—".to_owned() };
    let both = settled.baseline && settled.reformed;
    let parts = rows.iter().filter(|row| row.rank.is_some()).flat_map(|row| &row.parts);
    let row = |part: &TimePart| {
        let unit = Denomination::MINUTES;
        let Pair { baseline, reformed } = part.values().map(|minutes| unit.rounded(minutes));
        html! {
            <tr>
                <th scope="row">{ part.rank.map(|rank| names.rank(rank, language)) }</th>
                <td class="is-text">{ words::kind(part.kind, language) }</td>
                <td>{ number(&known(settled.baseline, unit.estimate(part.minutes.baseline))) }</td>
                <td>{ number(&known(settled.reformed, unit.estimate(part.minutes.reformed))) }</td>
                <td>{ known(both, unit.signed(reformed - baseline, language)) }</td>
            </tr>
        }
    };
    let head = html! {
        <>
            <th scope="col">{ Label::Rank.say(language) }</th>
            <th scope="col" class="is-text">{ Label::Kind.say(language) }</th>
            { structures(language, Some(Denomination::MINUTES)) }
            <th scope="col">{ Label::Difference.say(language) }</th>
        </>
    };
    table(Picture::Time.topic(language), head, parts.map(row).collect())
}

/// Everybody, and how evenly the work falls on the people of each rank.
pub(super) fn people_table(
    report: &Report,
    strips: &[Strip],
    names: &Names,
    language: Language,
) -> Html {
    let row = |person: &Person| shares_row(&person_name(person, names, language), person.busy);
    let people = strips.iter().flat_map(|strip| &strip.people).map(row).collect();
    html! {
        <>
            { evenness(report, names, language) }
            { table(Picture::People.topic(language), shares_head(Label::Person, language), people) }
        </>
    }
}

/// How evenly the work falls on whom.
pub(super) fn balance_table(
    picture: Picture,
    whom: Label,
    rows: &[Row],
    language: Language,
) -> Html {
    measures(picture.topic(language), whom, rows, language)
}

/// Every section.
pub(super) fn sections_table(loads: &[SectionLoad], names: &Names, language: Language) -> Html {
    let row = |load: &SectionLoad| shares_row(names.unit(&load.unit, language), load.busy);
    table(
        Picture::Sections.topic(language),
        shares_head(Label::Section, language),
        loads.iter().map(row).collect(),
    )
}

fn shares_head(what: Label, language: Language) -> Html {
    html! {
        <>
            <th scope="col">{ what.say(language) }</th>
            { structures(language, None) }
        </>
    }
}

fn shares_row(name: &str, busy: Pair<Option<f64>>) -> Html {
    let say = |share: Option<f64>| {
        share.map_or_else(
            || "—".to_owned(),
            |share| format!("{}%", words::decimal(share * 100.0, 1)),
        )
    };
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td>{ say(busy.baseline) }</td>
            <td>{ say(busy.reformed) }</td>
        </tr>
    }
}

/// Delay, quality, detours and what is left over.
pub(super) fn quality_table(report: &Report, language: Language) -> Html {
    let rows = quality(report, language);
    measures(Picture::Quality.topic(language), Label::Measure, &rows, language)
}

/// Rows under a heading, if they have one.
pub(super) type Group = (Option<String>, Vec<Row>);

/// Both structures beside each other, without differences.
pub(super) fn comparison(name: &'static str, groups: &[Group], language: Language) -> Html {
    let row = |row: &Row| {
        html! {
            <tr>
                <th scope="row">{ named(row) }</th>
                { cell(row.cells.baseline.as_ref()) }
                { cell(row.cells.reformed.as_ref()) }
            </tr>
        }
    };
    let group = |(name, rows): &Group| {
        html! {
            <>
                { for name.as_ref().map(|name| heading(name, "3")) }
                { for rows.iter().map(row) }
            </>
        }
    };
    table(name, shares_head(Label::Measure, language), groups.iter().map(group).collect())
}

fn heading(name: &str, columns: &'static str) -> Html {
    let name = name.to_owned();
    html! { <tr class="is-group"><th scope="rowgroup" colspan={columns}>{ name }</th></tr> }
}

/// What explains each of the columns of a desk.
const DESK_COLUMNS: [&str; 5] =
    ["offered_load", "utilisation", "wait", "visits_per_day", "full_at"];

/// Every desk of both structures.
pub(super) fn desks_table(report: &Report, names: &Names, language: Language) -> Html {
    let row = |desk: DeskRow| {
        html! {
            <tr>
                <th scope="row">{ desk.name }</th>
                { for desk.cells.into_iter().map(|text| html! { <td>{ text }</td> }) }
            </tr>
        }
    };
    let both = [(Stage::Baseline, &report.baseline), (Stage::Reformed, &report.reformed)];
    let group = |(which, side)| {
        html! {
            <>
                { heading(stage(which, language), "6") }
                { for desks(side, names, language).into_iter().map(row) }
            </>
        }
    };
    let column = |(key, name): (&'static str, String)| {
        html! { <th scope="col">{ why(key, name) }</th> }
    };
    let head = html! {
        <>
            <th scope="col">{ Label::Desk.say(language) }</th>
            { for DESK_COLUMNS.into_iter().zip(desk_columns(language)).map(column) }
        </>
    };
    table(Label::AllDesks.say(language), head, both.into_iter().map(group).collect())
}

/// What each measure means.
pub(super) fn meanings(language: Language) -> Html {
    let entry = |figure: Figure| {
        html! {
            <>
                <dt>{ figure.name(language) }</dt>
                <dd>{ figure.meaning(language) }</dd>
            </>
        }
    };
    html! { <dl class="meanings">{ for Figure::ALL.into_iter().map(entry) }</dl> }
}

fn evenness(report: &Report, names: &Names, language: Language) -> Html {
    let group = |(rank, rows): (Rank, Vec<Row>)| {
        html! {
            <>
                { heading(names.rank(rank, language), "5") }
                { for rows.iter().map(measure_row) }
            </>
        }
    };
    let rows = people_balance(report, names, language).into_iter().map(group).collect();
    table(Label::Measure.say(language), measures_head(Label::Measure, language), rows)
}

fn measures(name: &'static str, of: Label, rows: &[Row], language: Language) -> Html {
    table(name, measures_head(of, language), rows.iter().map(measure_row).collect())
}

fn measures_head(of: Label, language: Language) -> Html {
    html! {
        <>
            <th scope="col">{ of.say(language) }</th>
            { structures(language, None) }
            <th scope="col">{ Label::Difference.say(language) }</th>
            <th scope="col" class="is-text">{ Label::Verdict.say(language) }</th>
        </>
    }
}

fn measure_row(row: &Row) -> Html {
    html! { <tr><th scope="row">{ named(row) }</th>{ compared(row) }</tr> }
}

/// Both structures, the difference and the verdict.
pub(super) fn compared(row: &Row) -> Html {
    html! {
        <>
            { cell(row.cells.baseline.as_ref()) }
            { cell(row.cells.reformed.as_ref()) }
            { cell(row.difference.as_ref()) }
            <td class="is-text">{ row.verdict.unwrap_or_default() }</td>
        </>
    }
}

/// The name of a measure, which opens its explanation.
pub(super) fn named(row: &Row) -> Html {
    row.key.map_or_else(
        || html! { <>{ &row.name }</> },
        |key| why_of(key, row.class.as_ref(), row.name.clone()),
    )
}

fn cell(cell: Option<&Cell>) -> Html {
    let text = cell.map_or_else(|| "—".to_owned(), |cell| cell.text.clone());
    html! { <td data-value={cell.map(|cell| cell.value.to_string())}>{ number(&text) }</td> }
}

/// A number, below which half its interval may stand where the table is narrow.
fn number(text: &str) -> Html {
    match text.split_once(" ± ") {
        Some((value, half)) => {
            let half = format!("± {half}");
            html! { <><span class="amount">{ value }</span>{ " " }<span class="amount">{ half }</span></> }
        }
        None => html! { <span class="amount">{ text }</span> },
    }
}

/// The two columns of the structures.
pub(super) fn structures(language: Language, unit: Option<Denomination>) -> Html {
    let column = |which: Stage| {
        html! {
            <th scope="col">
                <Mark stage={which} />{ stage(which, language) }
                if let Some(unit) = unit {
                    <>{ " " }<span class="unit">{ unit.in_brackets(language) }</span></>
                }
            </th>
        }
    };
    [Stage::Baseline, Stage::Reformed].map(column).into_iter().collect()
}

/// A table that scrolls within itself where the page is narrow.
pub(super) fn table(name: &'static str, head: Html, rows: Html) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={name}>
            <table>
                <thead><tr>{ head }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}
