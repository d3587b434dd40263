//! Where the time goes: for each rank two stacked bars on one scale.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::{Axis, class, dot, fill, grid, percent};
use super::cursor::{Cursor, use_cursor};
use super::lit::use_lit;
use super::panel::{Panel, behind, chart};
use super::table::time_table;
use crate::app::Action;
use crate::report::Report;
use crate::scene::Stage;
use crate::scene::chart::{Scale, Slice, stack};
use crate::scene::source::sources;
use crate::scene::time::{TimePart, TimeRow, rows, settled};
use crate::text::Language;
use crate::words;
use crate::words::Names;
use crate::words::results::{
    Denomination, Label, Picture, decimals, part_of_one, piling, piling_title, sources_note,
    time_readout, time_title,
};

/// Height of a bar [px].
const BAR: i32 = 20;
/// Height of a row [px]: two bars, and a third of one above, between and below them.
const ROW: i32 = 62;
const GAP: i32 = (ROW - 2 * BAR) / 3;

#[derive(PartialEq, Properties)]
pub(super) struct TimeProps {
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
    pub(super) act: Callback<Action>,
}

/// The picture of time.
#[component]
pub(super) fn Time(props: &TimeProps) -> Html {
    let TimeProps { report, names, language, act } = props;
    let rows = rows(report);
    let parts: Vec<TimePart> = rows.iter().flat_map(|row| row.parts.iter().copied()).collect();
    let cursor = use_cursor(parts.len());
    let settled = settled(report);
    let known: Vec<Stage> = settled
        .each()
        .into_iter()
        .filter(|(_, settled)| *settled)
        .map(|(which, _)| which)
        .collect();
    let chosen = cursor.place().map(|place| parts[place]);
    let readout = chosen.map(|part| match known.as_slice() {
        [which] => part_of_one(&part, (*which, part.values().at(*which)), names, *language),
        _ => time_readout(&rows, &part, names, *language),
    });
    let lit = chosen.map(|part| sources(report, part.rank, part.kind));
    use_lit(lit.as_ref(), act);
    let note = chosen
        .filter(|_| known.len() == 2)
        .zip(lit)
        .map(|(part, sources)| sources_note(&sources, &part, (report, names), *language));
    let bars = Bars::new(&rows, known, cursor.clone(), (names, *language));
    let title =
        piling_title(report, *language).unwrap_or_else(|| time_title(&rows, names, *language));
    html! {
        <Panel
            picture={Picture::Time}
            {title}
            language={*language}
        >
            { for piling(report, true, names, *language).into_iter().map(|said| html! {
                <p class="panel-warning">{ said }</p>
            }) }
            if !bars.known.is_empty() {
                { for rows.first().map(|all| bars.key(all)) }
                { chart(Picture::Time, &cursor, readout, *language, bars.draw(&rows)) }
                <p class="panel-note sources">{ note.unwrap_or_default() }</p>
                { behind(time_table(&rows, settled, names, *language), *language) }
            }
        </Panel>
    }
}
/// One scale and one unit for all rows, of the structures that keep up.
struct Bars<'a> {
    scale: Scale,
    known: Vec<Stage>,
    unit: Denomination,
    cursor: Cursor,
    names: &'a Names,
    language: Language,
}

impl<'a> Bars<'a> {
    fn new(
        rows: &[TimeRow],
        known: Vec<Stage>,
        cursor: Cursor,
        (names, language): (&'a Names, Language),
    ) -> Self {
        let of =
            |row: &TimeRow| known.iter().map(|which| row.total().at(*which)).fold(0.0, f64::max);
        let longest = rows.iter().map(of).fold(0.0, f64::max);
        let unit = Denomination::of_time(longest).finer();
        let scale = Scale::reaching(unit.count(longest), 6);
        Self { scale, known, unit, cursor, names, language }
    }

    /// What each pattern means, with its sum over all ranks.
    fn key(&self, all: &TimeRow) -> Html {
        let item = |part: &TimePart| {
            let sums = self.known.iter().map(|which| self.unit.part(part.values().at(*which)));
            html! {
                <li>
                    <svg class="swatch" width="18" height="14" aria-hidden="true">
                        <rect width="18" height="14" fill={fill(part.kind)} />
                    </svg>
                    { words::kind(part.kind, self.language) }
                    <span class="key-values">{ sums.collect::<Vec<_>>().join(" → ") }</span>
                </li>
            }
        };
        html! { <ul class="key">{ for all.parts.iter().map(item) }</ul> }
    }

    fn draw(&self, rows: &[TimeRow]) -> Html {
        let firsts = rows.iter().scan(0, |next, row| {
            let first = *next;
            *next += row.parts.len();
            Some(first)
        });
        html! {
            <>
                <Axis scale={self.scale} labels={self.ticks()} />
                { for rows.iter().zip(firsts).map(|(row, first)| self.row(row, first)) }
            </>
        }
    }

    fn ticks(&self) -> Vec<String> {
        let last = self.scale.ticks().count() - 1;
        let label = |(place, tick): (usize, f64)| {
            let number = words::decimal(tick, decimals(self.scale.step()));
            if place == last {
                format!("{number}{}", self.unit.name(self.language))
            } else {
                number
            }
        };
        self.scale.ticks().enumerate().map(label).collect()
    }

    fn row(&self, row: &TimeRow, first: usize) -> Html {
        let name = row.rank.map_or_else(
            || Label::AllRanks.say(self.language),
            |rank| self.names.rank(rank, self.language),
        );
        let class = classes!("chart-row", row.rank.is_none().then_some("is-total"));
        html! {
            <div {class}>
                <span class="chart-name">{ name }</span>
                <svg class="chart-plot" width="100%" height={ROW.to_string()} aria-hidden="true">
                    { grid(self.scale) }
                    { for self.known.iter().map(|stage| self.bar(row, first, *stage)) }
                </svg>
            </div>
        }
    }

    fn bar(&self, row: &TimeRow, first: usize, stage: Stage) -> Html {
        let total = row.total().at(stage);
        let y = match stage {
            Stage::Baseline => GAP,
            Stage::Reformed => 2 * GAP + BAR,
        };
        let lengths = row.parts.iter().map(|part| part.values().at(stage));
        let slices = stack(lengths).into_iter().zip(&row.parts).enumerate();
        let end = percent(self.scale, self.unit.count(total));
        html! {
            <>
                { dot(stage, "-14".to_owned(), (y + BAR / 2).to_string(), Classes::new()) }
                { for slices.map(|(place, (slice, part))| self.slice(slice, part, y, first + place)) }
                <rect
                    class={classes!("outline", class(stage))}
                    y={y.to_string()}
                    width={end.clone()}
                    height={BAR.to_string()}
                />
                <text class="value" x={end} dx="6" y={(y + 15).to_string()}>
                    { self.unit.part(total) }
                </text>
            </>
        }
    }

    fn slice(&self, slice: Slice, part: &TimePart, y: i32, place: usize) -> Html {
        let along = |minutes| percent(self.scale, self.unit.count(minutes));
        html! {
            <rect
                class={classes!("slice", self.cursor.class(place))}
                x={along(slice.start)}
                y={y.to_string()}
                width={along(slice.length)}
                height={BAR.to_string()}
                fill={fill(part.kind)}
                onpointerover={self.cursor.over(place)}
            />
        }
    }
}
