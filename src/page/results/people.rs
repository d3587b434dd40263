//! Workload per person: for each rank a strip of marks for either structure.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::{Axis, class, dot, grid, percent};
use super::cursor::{Cursor, use_cursor};
use super::panel::{Panel, behind, chart};
use super::table::{balance_table, people_table};
use crate::report::Report;
use crate::scene::chart::{Scale, swarm};
use crate::scene::load::{IDLE, OVERLOADED, Person, Strip, strips};
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words;
use crate::words::Names;
use crate::words::results::{Label, Picture, clerks_balance, person_readout, strip_title};

/// Distance between marks of one lane, in shares.
const APART: f64 = 0.022;
/// Distance between lanes, in pixels.
const LANE: i32 = 11;
/// Room for arrows between both structures, in pixels.
const BETWEEN: i32 = 16;

#[derive(PartialEq, Properties)]
pub(super) struct PeopleProps {
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
}

/// The picture of people.
#[component]
pub(super) fn People(props: &PeopleProps) -> Html {
    let PeopleProps { report, names, language } = props;
    let strips = strips(report);
    let people: Vec<&Person> = strips.iter().flat_map(|strip| &strip.people).collect();
    let cursor = use_cursor(people.len());
    let readout = cursor.place().map(|place| person_readout(people[place], names, *language));
    let rows = html! {
        <>
            <Axis scale={Scale::SHARE} labels={shares()} />
            { limits(*language) }
            { draw(&strips, &cursor, names, *language) }
        </>
    };
    html! {
        <Panel
            picture={Picture::People}
            title={strip_title(report, *language)}
            language={*language}
        >
            { marks_key(*language) }
            { chart(Picture::People, &cursor, readout, *language, rows) }
            { balance_table(Picture::People, Label::AmongClerks, &clerks_balance(report, names, *language), *language) }
            { behind(people_table(report, &strips, names, *language), *language) }
        </Panel>
    }
}

/// What the ticks of a share say.
pub(super) fn shares() -> Vec<String> {
    Scale::SHARE.ticks().map(words::percent).collect()
}

fn limits(language: Language) -> Html {
    let label = |(limit, anchor, label): (f64, &'static str, Label)| {
        html! {
            <text class="limit-name" x={percent(Scale::SHARE, limit)} y="13" text-anchor={anchor}>
                { label.say(language) }
            </text>
        }
    };
    let both = [(IDLE, "end", Label::Idle), (OVERLOADED, "end", Label::Overloaded)];
    html! {
        <div class="chart-row chart-axis" aria-hidden="true">
            <svg class="chart-plot" width="100%" height="18">{ for both.map(label) }</svg>
        </div>
    }
}

fn draw(strips: &[Strip], cursor: &Cursor, names: &Names, language: Language) -> Html {
    let mut first = 0;
    let mut rows = Vec::new();
    for strip in strips {
        rows.push(row(strip, first, cursor, names, language));
        first += strip.people.len();
    }
    rows.into_iter().collect()
}

fn row(strip: &Strip, first: usize, cursor: &Cursor, names: &Names, language: Language) -> Html {
    let busy = |stage: fn(&Pair<Option<f64>>) -> Option<f64>| -> Vec<(usize, f64)> {
        let known = |(place, person): (usize, &Person)| Some((first + place, stage(&person.busy)?));
        strip.people.iter().enumerate().filter_map(known).collect()
    };
    let baseline = Swarm::new(Stage::Baseline, busy(|busy| busy.baseline));
    let reformed = Swarm::new(Stage::Reformed, busy(|busy| busy.reformed));
    let height = baseline.height() + BETWEEN + reformed.height();
    let middle = baseline.height() + BETWEEN + reformed.height() / 2;
    html! {
        <div class="chart-row">
            <span class="chart-name">{ names.rank(strip.rank, language) }</span>
            <svg class="chart-plot" width="100%" height={height.to_string()} aria-hidden="true">
                { grid(Scale::SHARE) }
                { for [IDLE, OVERLOADED].map(limit) }
                { for arrows(strip, first, (&baseline, baseline.height() / 2), (&reformed, middle), cursor) }
                { baseline.draw(baseline.height() / 2, cursor) }
                { reformed.draw(middle, cursor) }
            </svg>
        </div>
    }
}

fn limit(share: f64) -> Html {
    let x = percent(Scale::SHARE, share);
    html! { <line class="limit" x1={x.clone()} x2={x} y1="0" y2="100%" /> }
}

/// A change of at least this much is drawn stronger, in shares.
const STRONG: f64 = 0.1;

/// From the mark of each person today to the one after the reform.
fn arrows(
    strip: &Strip,
    first: usize,
    (baseline, upper): (&Swarm, i32),
    (reformed, lower): (&Swarm, i32),
    cursor: &Cursor,
) -> Vec<Html> {
    let arrow = |place: usize| {
        let (from, to) = (baseline.find(place, upper)?, reformed.find(place, lower)?);
        let strong = (to.0 - from.0).abs() >= STRONG;
        let class = classes!("shift", strong.then_some("is-strong"), cursor.class(place),);
        let x = |share| percent(Scale::SHARE, share);
        Some(html! {
            <line
                {class}
                x1={x(from.0)}
                y1={from.1.to_string()}
                x2={x(to.0)}
                y2={to.1.to_string()}
                marker-end={strong.then_some("url(#arrow)")}
            />
        })
    };
    (first..first + strip.people.len()).filter_map(arrow).collect()
}

/// What the marks mean that are not plain.
fn marks_key(language: Language) -> Html {
    let mark = |classes: Classes, ringed: bool, text: Label| {
        html! {
            <li>
                <svg class="mark" width="18" height="18" aria-hidden="true">
                    { for ringed.then(|| html! { <circle class="ring" cx="9" cy="9" r="8" /> }) }
                    { dot(Stage::Baseline, "9".to_owned(), "9".to_owned(), classes) }
                </svg>
                { text.say(language) }
            </li>
        }
    };
    html! {
        <ul class="key">
            { mark(Classes::new(), true, Label::RingKey) }
            { mark(classes!("is-idle"), false, Label::HollowKey) }
            <li>
                <svg class="mark" width="28" height="14" aria-hidden="true">
                    <line class="shift is-strong" x1="1" x2="27" y1="7" y2="7" marker-end="url(#arrow)" />
                </svg>
                { Label::ArrowKey.say(language) }
            </li>
        </ul>
    }
}

/// The marks of one structure, spread over lanes so that none hides another.
struct Swarm {
    stage: Stage,
    dots: Vec<(usize, f64)>,
    lanes: Vec<i32>,
}

impl Swarm {
    fn new(stage: Stage, dots: Vec<(usize, f64)>) -> Self {
        let values: Vec<f64> = dots.iter().map(|(_, busy)| *busy).collect();
        Self { stage, lanes: swarm(&values, APART), dots }
    }

    /// The share and the height of the mark of a person.
    fn find(&self, place: usize, middle: i32) -> Option<(f64, i32)> {
        let position = self.dots.iter().position(|(other, _)| *other == place)?;
        Some((self.dots[position].1, middle - self.lanes[position] * LANE))
    }

    fn height(&self) -> i32 {
        let widest = self.lanes.iter().map(|lane| lane.abs()).max().unwrap_or(0);
        (2 * widest + 2) * LANE
    }

    fn draw(&self, middle: i32, cursor: &Cursor) -> Html {
        let mark = |((place, busy), lane): (&(usize, f64), &i32)| {
            let y = middle - lane * LANE;
            html! {
                <g onpointerover={cursor.over(*place)}>
                    { ring(*busy, y) }
                    { dot(self.stage, percent(Scale::SHARE, *busy), y.to_string(), classes!(
                        (*busy < IDLE).then_some("is-idle"),
                        cursor.class(*place),
                    )) }
                </g>
            }
        };
        html! {
            <>
                { self.mean(middle) }
                { for self.dots.iter().zip(&self.lanes).map(mark) }
            </>
        }
    }

    fn mean(&self, middle: i32) -> Html {
        if self.dots.len() < 2 {
            return Html::default();
        }
        let sum: f64 = self.dots.iter().map(|(_, busy)| busy).sum();
        let x = percent(Scale::SHARE, sum / self.dots.len() as f64);
        let half = self.height() / 2 - 1;
        html! {
            <line
                class={classes!("mean", class(self.stage))}
                x1={x.clone()}
                x2={x}
                y1={(middle - half).to_string()}
                y2={(middle + half).to_string()}
            />
        }
    }
}

/// The ring around an overloaded person.
fn ring(busy: f64, y: i32) -> Html {
    html! {
        if busy > OVERLOADED {
            <circle class="ring" cx={percent(Scale::SHARE, busy)} cy={y.to_string()} r="8" />
        }
    }
}
