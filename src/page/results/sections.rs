//! Workload per section: how busy its clerks are on average, from one structure to the other.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::{Axis, dot, grid, percent};
use super::cursor::{Cursor, use_cursor};
use super::panel::{Panel, behind, chart};
use super::people::shares;
use super::table::{balance_table, sections_table};
use crate::report::Report;
use crate::scene::Stage;
use crate::scene::chart::Scale;
use crate::scene::load::{IDLE, OVERLOADED, SectionLoad, sections};
use crate::text::Language;
use crate::words;
use crate::words::Names;
use crate::words::results::{
    Label, Picture, evenness_note, section_readout, section_title, sections_balance,
};

/// Smaller changes have no arrow, in shares.
const SLIGHT: f64 = 0.03;

#[derive(PartialEq, Properties)]
pub(super) struct SectionsProps {
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
}

/// The picture of sections.
#[component]
pub(super) fn Sections(props: &SectionsProps) -> Html {
    let SectionsProps { report, names, language } = props;
    let loads = sections(report);
    let cursor = use_cursor(loads.len());
    let readout = cursor.place().map(|place| section_readout(&loads[place], names, *language));
    let row = |(place, load)| row(load, place, &cursor, names, *language);
    let rows = html! {
        <>
            <Axis scale={Scale::SHARE} labels={shares()} />
            { for loads.iter().enumerate().map(row) }
        </>
    };
    html! {
        <Panel
            picture={Picture::Sections}
            title={section_title(&loads, names, *language)}
            language={*language}
        >
            { chart(Picture::Sections, &cursor, readout, *language, rows) }
            { balance_table(Picture::Sections, Label::AmongSections, &sections_balance(report, *language), *language) }
            <p class="panel-note">{ evenness_note(report, *language) }</p>
            { behind(sections_table(&loads, names, *language), *language) }
        </Panel>
    }
}

fn row(
    load: &SectionLoad,
    place: usize,
    cursor: &Cursor,
    names: &Names,
    language: Language,
) -> Html {
    let class = classes!("chart-row", "is-dense", cursor.class(place));
    html! {
        <div {class} onpointerover={cursor.over(place)}>
            <span class="chart-name">{ names.unit(&load.unit, language) }</span>
            <svg class="chart-plot" width="100%" height="100%" aria-hidden="true">
                { grid(Scale::SHARE) }
                { change(load) }
                { for load.busy.each().map(|(stage, busy)| mark(stage, busy)) }
            </svg>
            <span class="chart-value">{ values(load) }</span>
        </div>
    }
}

/// The line from today's mark to the reform's.
fn change(load: &SectionLoad) -> Html {
    let both = load.busy.baseline.zip(load.busy.reformed);
    let Some((from, to)) = both.filter(|(from, to)| (to - from).abs() >= SLIGHT) else {
        return Html::default();
    };
    html! {
        <line
            class="change"
            x1={percent(Scale::SHARE, from)}
            x2={percent(Scale::SHARE, to)}
            y1="50%"
            y2="50%"
            marker-end="url(#arrow)"
        />
    }
}

fn mark(stage: Stage, busy: Option<f64>) -> Html {
    let mark = |busy: f64| {
        let x = percent(Scale::SHARE, busy);
        html! {
            <>
                if busy > OVERLOADED {
                    <circle class="ring" cx={x.clone()} cy="50%" r="8" />
                }
                { dot(stage, x, "50%".to_owned(), classes!((busy < IDLE).then_some("is-idle"))) }
            </>
        }
    };
    busy.map(mark).unwrap_or_default()
}

fn values(load: &SectionLoad) -> String {
    let say = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), words::percent);
    format!("{} → {}", say(load.busy.baseline), say(load.busy.reformed))
}
