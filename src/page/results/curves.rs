//! The pictures over time: finished matters, the backlog, and the reach of directives.

use std::rc::Rc;

use yew::prelude::*;

use super::panel::Panel;
use super::plot::{Curves, Plot};
use super::reading::{all_readings, reading};
use crate::app::Document;
use crate::report::{Reach, Report};
use crate::scene::chart::Scale;
use crate::scene::curves::{backlog, finished, first_deadline, reached};
use crate::scene::plane::{Plane, Point, Span};
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words;
use crate::words::results::{
    Denomination, Label, Picture, Reading, backlog_reading, backlog_title, bare, reach_reading,
    reach_title, stage, unit_of, within_reading, within_title,
};

#[derive(PartialEq, Properties)]
pub(super) struct CurveProps {
    pub(super) report: Rc<Report>,
    pub(super) language: Language,
}

#[derive(PartialEq, Properties)]
pub(super) struct WithinProps {
    pub(super) report: Rc<Report>,
    /// What was simulated, for its deadlines.
    pub(super) document: Rc<Document>,
    pub(super) language: Language,
}

/// What a picture with a line is made of.
struct Parts {
    picture: Picture,
    title: String,
    label: Label,
    curves: Curves,
    places: Vec<f64>,
    readings: Vec<Reading>,
    first: usize,
}

/// The curve of finished matters, with the deadline as a line.
#[component]
pub(super) fn WithinCurve(props: &WithinProps) -> Html {
    let WithinProps { report, document, language } = props;
    let language = *language;
    let work = use_memo(Rc::clone(document), |document| document.scenario().work);
    let within = &report.within;
    let place = use_state(|| None::<f64>);
    let Some(last) = within.last() else { return Html::default() };
    let unit = unit_of(last.minutes);
    let along = Span { start: 0.0, end: last.minutes };
    let steps = Span { start: 0.0, end: unit.count(last.minutes) };
    let ticks = steps.ticks(8).map(|tick| (tick * unit.size(), bare(tick))).collect();
    let curves = Curves {
        plane: Plane { along, up: Scale::SHARE },
        pair: finished(within),
        upright: true,
        along: in_unit(ticks, unit.name(language)),
        up: Scale::SHARE.ticks().map(words::percent).collect(),
        shaded: None,
        names: names(language),
    };
    let minutes = place.unwrap_or_else(|| within[first_deadline(within, &work)].minutes);
    let chosen = within.iter().position(|point| point.minutes >= minutes);
    let parts = Parts {
        picture: Picture::Within,
        title: within_title(report, language),
        label: Label::Deadline,
        curves,
        places: within.iter().map(|point| along.percent(point.minutes)).collect(),
        readings: within.iter().map(|point| within_reading(point, language)).collect(),
        first: chosen.unwrap_or(within.len() - 1),
    };
    let all: Vec<f64> = within.iter().map(|point| point.minutes).collect();
    let onplace = Callback::from(move |chosen: usize| place.set(all.get(chosen).copied()));
    draw(parts, onplace, language)
}

/// Open matters day by day, with the warm-up shaded.
#[component]
pub(super) fn BacklogCurve(props: &CurveProps) -> Html {
    let CurveProps { report, language } = props;
    let language = *language;
    let place = use_state(|| None::<usize>);
    let curves = backlog(report);
    let days = &curves.baseline;
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Html::default() };
    let along = Span { start: first.x, end: last.x.max(first.x + 1.0) };
    let most = curves.baseline.iter().chain(&curves.reformed).map(|day| day.y + day.half);
    let up = Scale::reaching(most.fold(1.0, f64::max), 5);
    let unit = Denomination::DAYS;
    let ticks = along.ticks(10).map(|day| (day, words::decimal(day, 0))).collect();
    let warms_up = report.warm_up_days > 0.0;
    let readings = days.iter().zip(&curves.reformed);
    let reading = |(before, after): (&Point, &Point)| {
        let open = Pair { baseline: Some(before.y), reformed: Some(after.y) };
        backlog_reading(before.x, open, language)
    };
    let parts = Parts {
        picture: Picture::Backlog,
        title: backlog_title(report, language),
        label: Label::Day,
        places: days.iter().map(|day| along.percent(day.x)).collect(),
        readings: readings.map(reading).collect(),
        first: place.unwrap_or(days.len() - 1).min(days.len() - 1),
        curves: Curves {
            plane: Plane { along, up },
            pair: curves.clone(),
            upright: true,
            along: in_unit(ticks, unit.name(language)),
            up: up.ticks().map(bare).collect(),
            shaded: warms_up.then(|| (0.0, Label::WarmUp.say(language))),
            names: names(language),
        },
    };
    draw(parts, Callback::from(move |chosen| place.set(Some(chosen))), language)
}

/// How many people have heard of a directive by when; nothing without directives.
#[component]
pub(super) fn ReachCurve(props: &CurveProps) -> Html {
    let CurveProps { report, language } = props;
    let language = *language;
    let place = use_state(|| 8_usize);
    let reach = Pair::of(&report.baseline, &report.reformed, |side| side.reach);
    let (Some(before), Some(after)) = (reach.baseline, reach.reformed) else {
        return Html::default();
    };
    let longest = |reach: Reach| reach.p100.value + reach.p100.half_width.unwrap_or(0.0);
    let end = longest(before).max(longest(after)).max(1.0);
    let (unit, along) = (unit_of(end), Span { start: 0.0, end });
    let steps = Span { start: 0.0, end: unit.count(end) };
    let ticks = steps.ticks(8).map(|tick| (tick * unit.size(), bare(tick))).collect();
    let difference = &report.difference;
    let contrast = |tenth| match tenth {
        4 => difference.reach_p50,
        8 => difference.reach_p90,
        9 => difference.reach_p100,
        _ => None,
    };
    let parts = Parts {
        picture: Picture::Reach,
        title: reach_title(report, language),
        label: Label::Share,
        curves: Curves {
            plane: Plane { along, up: Scale::SHARE },
            pair: Pair { baseline: reached(&before), reformed: reached(&after) },
            upright: false,
            along: in_unit(ticks, unit.name(language)),
            up: Scale::SHARE.ticks().map(words::percent).collect(),
            shaded: None,
            names: names(language),
        },
        places: (1..=10).map(|tenth| 10.0 * f64::from(tenth)).collect(),
        readings: (0..10)
            .map(|tenth| reach_reading(tenth, reach, contrast(tenth), language))
            .collect(),
        first: *place,
    };
    draw(parts, Callback::from(move |chosen| place.set(chosen)), language)
}

fn names(language: Language) -> Pair<&'static str> {
    Pair::of(Stage::Baseline, Stage::Reformed, |which| stage(which, language))
}

/// The last tick says the unit.
fn in_unit(mut ticks: Vec<(f64, String)>, unit: &str) -> Vec<(f64, String)> {
    if let Some((_, label)) = ticks.last_mut() {
        label.push_str(unit);
    }
    ticks
}

fn draw(parts: Parts, onplace: Callback<usize>, language: Language) -> Html {
    let Parts { picture, title, label, curves, places, readings, first } = parts;
    let here = &readings[first];
    html! {
        <Panel {picture} {title} {language}>
            { reading(picture, here) }
            <Plot
                curves={Rc::new(curves)}
                label={label.say(language)}
                places={Rc::new(places)}
                place={first}
                reading={here.sentence(language)}
                {onplace}
            />
            <p class="plot-hint">{ Label::Drag.say(language) }</p>
            { all_readings(picture, &readings, language) }
        </Panel>
    }
}
