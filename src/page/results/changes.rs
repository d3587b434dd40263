//! What makes up the difference: for each part a bar to the left or right of nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::{fill, name};
use super::cursor::{Cursor, use_cursor};
use super::lit::use_lit;
use super::panel::{Panel, chart};
use crate::app::Action;
use crate::report::{Estimate, Report};
use crate::scene::change::{Change, Changes, changes};
use crate::scene::plane::Span;
use crate::scene::source::sources;
use crate::scene::time::rows;
use crate::text::Language;
use crate::words::Names;
use crate::words::results::{
    Comparison, Denomination, Label, Picture, bare, change_amount, change_readout, change_title,
    change_total, change_unit, other_changes, part_name, sources_note,
};

/// So many parts are shown one by one.
const MOST: usize = 9;

#[derive(PartialEq, Properties)]
pub(super) struct ChangesProps {
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
    pub(super) act: Callback<Action>,
}

/// The picture of the difference.
#[component]
pub(super) fn ChangesPicture(props: &ChangesProps) -> Html {
    let ChangesProps { report, names, language, act } = props;
    let language = *language;
    let changes = changes(report, &rows(report), MOST);
    let cursor = use_cursor(changes.shown.len());
    let chosen = cursor.place().map(|place| changes.shown[place]);
    let lit = chosen.map(|change| sources(report, change.part.rank, change.part.kind));
    use_lit(lit.as_ref(), act);
    let total = change_total(&changes, report, change_unit(&changes, report));
    let unit = total.amount;
    let readout = chosen.map(|change| change_readout(&change, unit, names, language));
    let note = chosen
        .zip(lit)
        .map(|(change, sources)| sources_note(&sources, &change.part, (report, names), language));
    let bars = Bars { span: span(&changes), unit, total, names, language };
    html! {
        <Panel
            picture={Picture::Change}
            title={change_title(total, report, language)}
            {language}
        >
            { chart(Picture::Change, &cursor, readout, language, bars.draw(&changes, &cursor)) }
            <p class="panel-note sources">{ note.unwrap_or_default() }</p>
        </Panel>
    }
}

fn span(changes: &Changes) -> Span {
    let reach = changes.reach();
    let (start, end) = (reach.baseline, reach.reformed);
    if end > start { Span { start, end } } else { Span { start: -1.0, end: 1.0 } }
}

struct Bars<'a> {
    names: &'a Names,
    span: Span,
    unit: Denomination,
    total: Comparison,
    language: Language,
}

impl Bars<'_> {
    fn draw(&self, changes: &Changes, cursor: &Cursor) -> Html {
        let shown = changes.shown.iter().map(|change| self.unit.rounded(change.minutes.value));
        // What is said adds up.
        let total = self.unit.rounded(self.total.value);
        let [rest, total] =
            [total - shown.sum::<f64>(), total].map(|value| Estimate { value, half_width: None });
        let row = |(place, change): (usize, &Change)| {
            let class = classes!("chart-row", "is-dense", cursor.class(place));
            html! {
                <div {class} onpointerover={cursor.over(place)} data-kind={name(change.part.kind)}>
                    { self.row(part_name(&change.part, self.names, self.language), change.minutes, Some(&fill(change.part.kind))) }
                </div>
            }
        };
        let plain = |name: String, (said, minutes): (Estimate, f64), class: &'static str, bar| {
            html! {
                <div class={classes!("chart-row", "is-dense", class)} data-minutes={minutes.to_string()}>
                    { self.row(name, said, bar) }
                </div>
            }
        };
        html! {
            <>
                { self.axis() }
                { for changes.shown.iter().enumerate().map(row) }
                { for (changes.others > 0).then(|| {
                    let name = other_changes(changes.others, self.language);
                    plain(name, (rest, changes.rest), "is-rest", Some("currentColor"))
                }) }
                { plain(Label::Sum.say(self.language).to_owned(), (total, changes.total), "is-sum", None) }
            </>
        }
    }

    fn axis(&self) -> Html {
        let unit_name = self.unit.name(self.language);
        let span =
            Span { start: self.unit.count(self.span.start), end: self.unit.count(self.span.end) };
        let label = |tick: f64| {
            let sign = if tick > 0.0 { "+" } else { "" };
            let unit = if tick.abs() < 1e-9 { unit_name } else { "" };
            html! {
                <text class="tick" x={format!("{:.2}%", span.percent(tick))} y="14" text-anchor="middle">
                    { format!("{sign}{}{unit}", bare(tick)) }
                </text>
            }
        };
        html! {
            <div class="chart-row chart-axis" aria-hidden="true">
                <svg class="chart-plot" width="100%" height="20">{ for span.ticks(5).map(label) }</svg>
            </div>
        }
    }

    fn row(&self, name: String, minutes: Estimate, fill: Option<&str>) -> Html {
        html! {
            <>
                <span class="chart-name">{ name }</span>
                <svg class="chart-plot" width="100%" height="100%" aria-hidden="true">
                    { for fill.map(|fill| self.bar(minutes, fill)) }
                </svg>
                <span class="chart-value">{ change_amount(minutes, self.unit) }</span>
            </>
        }
    }

    fn bar(&self, minutes: Estimate, fill: &str) -> Html {
        let at = |value: f64| self.span.percent(value);
        let percent = |value: f64| format!("{value:.2}%");
        let (zero, end) = (at(0.0), at(minutes.value));
        let (x, width) = (percent(zero.min(end)), percent((end - zero).abs()));
        let whisker = minutes.half_width.map(|half| {
            let (x1, x2) = (percent(at(minutes.value - half)), percent(at(minutes.value + half)));
            html! { <line class="whisker" {x1} {x2} y1="50%" y2="50%" /> }
        });
        html! {
            <>
                <rect class="change-bar" {x} y="18%" {width} height="64%" fill={fill.to_owned()} />
                <line class="zero" x1={percent(zero)} x2={percent(zero)} y1="0" y2="100%" />
                { for whisker }
            </>
        }
    }
}
