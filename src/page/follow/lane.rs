//! The way of a paper as a lane in time, and stop by stop.

use std::rc::Rc;

use yew::prelude::*;

use super::{desk, sides};
use crate::follow::{Itinerary, Step, Stop};
use crate::page::results::{class, fill, mark};
use crate::report::{Report, Side};
use crate::scene::Stage;
use crate::scene::chart::Scale;
use crate::text::Language;
use crate::units::TICKS_PER_MINUTE;
use crate::words::Names;
use crate::words::follow::{self, copies, lasting, share_of_work};
use crate::words::results::{Denomination, stage};

/// Height of a lane [px].
const LANE: u32 = 36;
/// Height of the bar of a stop [px].
const BAR: u32 = 12;
/// A stop shorter than this share of the whole has no name in the lane.
const NAMED: f64 = 0.14;

/// One structure's way of a paper.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) stage: Stage,
    pub(super) itinerary: Rc<Itinerary>,
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
}

impl PartialEq for Way {
    fn eq(&self, other: &Self) -> bool {
        self.stage == other.stage
            && self.itinerary == other.itinerary
            && Rc::ptr_eq(&self.report, &other.report)
            && self.names == other.names
            && self.language == other.language
    }
}

impl Way {
    fn side(&self) -> &Side {
        let [today, reform] = sides(&self.report);
        match self.stage {
            Stage::Baseline => today,
            Stage::Reformed => reform,
        }
    }

    /// What the desk of a stop is called.
    fn name(&self, stop: &Stop) -> String {
        let desk = desk(self.side(), stop.desk);
        desk.map(|desk| follow::desk(desk, &self.names, self.language)).unwrap_or_default()
    }

    /// Who worked there, if it was somebody of another unit.
    fn helper(&self, stop: &Stop) -> Option<String> {
        let person = self.side().people.get(stop.person? as usize)?;
        follow::helper(desk(self.side(), stop.desk)?, person, &self.names, self.language)
    }

    fn lasting(&self, ticks: u64) -> String {
        lasting(ticks, self.language)
    }
}

/// The scale of a length of time (ticks), and its unit.
fn scale(longest: u64) -> (Scale, Denomination) {
    let minutes = longest as f64 / TICKS_PER_MINUTE;
    let unit = Denomination::of_time(minutes);
    (Scale::reaching(unit.count(minutes), 6), unit)
}

/// Where a number of ticks lies on the scale, in per cent.
fn share(longest: u64, ticks: u64) -> f64 {
    let (scale, unit) = scale(longest);
    scale.percent(unit.count(ticks as f64 / TICKS_PER_MINUTE))
}

fn percent(longest: u64, ticks: u64) -> String {
    format!("{:.3}%", share(longest, ticks))
}

#[derive(PartialEq, Properties)]
pub(super) struct AxisProps {
    pub(super) longest: u64,
    pub(super) language: Language,
}

/// The axis of time that both lanes share.
#[component]
pub(super) fn Axis(props: &AxisProps) -> Html {
    let (scale, unit) = scale(props.longest);
    let decimals = usize::from(scale.step() < 1.0);
    let last = scale.ticks().count() - 1;
    let tick = |(place, tick): (usize, f64)| {
        let number = crate::words::decimal(tick, decimals);
        let (anchor, label) = match place {
            0 => ("start", number),
            _ if place == last => ("end", format!("{number}{}", unit.name(props.language))),
            _ => ("middle", number),
        };
        let x = format!("{:.3}%", scale.percent(tick));
        html! { <text class="tick" {x} y="14" text-anchor={anchor}>{ label }</text> }
    };
    html! {
        <div class="lane lane-axis" aria-hidden="true">
            <svg class="lane-plot" width="100%" height="20">
                { for scale.ticks().enumerate().map(tick) }
            </svg>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct LaneProps {
    pub(super) way: Way,
    pub(super) longest: u64,
    /// Where the race stands; absent before it begins (ticks).
    pub(super) now: Option<u64>,
}

/// One way as a lane: its stops with their names, and what the race has not reached yet in grey.
#[component]
pub(super) fn Lane(props: &LaneProps) -> Html {
    let LaneProps { way, longest, now } = props;
    let delay = way.itinerary.delay();
    let future = now.map(|now| now.min(delay));
    html! {
        <div class={classes!("lane", class(way.stage))}>
            <p class="lane-name">
                { mark(way.stage) }{ stage(way.stage, way.language) }
                <b>{ way.lasting(delay) }</b>
                <span class="lane-now">{ doing(way, *now) }</span>
            </p>
            <svg class="lane-plot" width="100%" height={(LANE + 20).to_string()} aria-hidden="true">
                <Bars way={way.clone()} longest={*longest} />
                { for future.filter(|at| *at < delay).map(|at| html! {
                    <rect
                        class="lane-future"
                        x={percent(*longest, at)}
                        width={percent(*longest, delay - at)}
                        y="19"
                        height={(LANE + 1).to_string()}
                    />
                }) }
                { for future.map(|at| html! {
                    <line
                        class="lane-cursor"
                        x1={percent(*longest, at)}
                        x2={percent(*longest, at)}
                        y1="14"
                        y2={(LANE + 20).to_string()}
                    />
                }) }
            </svg>
        </div>
    }
}

/// Where the paper is while the race goes on, else how much of its life it was worked on.
fn doing(way: &Way, now: Option<u64>) -> String {
    let stops = &way.itinerary.stops;
    let Some(now) = now else { return share_of_work(&way.itinerary, way.language) };
    let stop = stops.iter().rev().find(|stop| stop.began <= now);
    let Some(stop) = stop.filter(|_| now < way.itinerary.delay()) else {
        return share_of_work(&way.itinerary, way.language);
    };
    let mut left = now - stop.began;
    let present = stop.steps.iter().find(|step| {
        let is_now = left < step.length;
        left = left.saturating_sub(step.length);
        is_now
    });
    let what = present.map(|step| follow::doing(*step, way.language)).unwrap_or_default();
    format!("{} · {what}", way.name(stop))
}

#[derive(PartialEq, Properties)]
struct BarsProps {
    way: Way,
    longest: u64,
}

/// What does not change while the race goes on.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let BarsProps { way, longest } = props;
    let stop = |stop: &Stop| {
        let is_named = share(*longest, stop.length()) >= NAMED * 100.0;
        html! {
            <>
                { steps(stop, *longest, 20, LANE) }
                <line
                    class="lane-seam"
                    x1={percent(*longest, stop.began)}
                    x2={percent(*longest, stop.began)}
                    y1="20"
                    y2={(LANE + 20).to_string()}
                />
                { for is_named.then(|| html! {
                    <text class="lane-label" x={percent(*longest, stop.began)} dx="2" y="13">
                        { way.name(stop) }
                    </text>
                }) }
            </>
        }
    };
    html! {
        <>
            { for way.itinerary.stops.iter().map(stop) }
            <rect
                class={classes!("lane-outline", class(way.stage))}
                width={percent(*longest, way.itinerary.delay())}
                y="20"
                height={LANE.to_string()}
            />
        </>
    }
}

/// The steps of a stop as one bar.
fn steps(stop: &Stop, longest: u64, y: u32, height: u32) -> Html {
    let mut at = stop.began;
    let bar = |step: &Step| {
        let x = percent(longest, at);
        at += step.length;
        html! {
            <rect
                {x}
                width={percent(longest, step.length)}
                y={y.to_string()}
                height={height.to_string()}
                fill={fill(step.kind())}
            />
        }
    };
    stop.steps.iter().map(bar).collect()
}

#[derive(PartialEq, Properties)]
pub(super) struct StopsProps {
    pub(super) way: Way,
    pub(super) longest: u64,
}

/// One way stop by stop: the desk, when, and on what the time went.
#[component]
pub(super) fn Stops(props: &StopsProps) -> Html {
    let StopsProps { way, longest } = props;
    let language = way.language;
    let row = |stop: &Stop| {
        html! {
            <li>
                <span class="stop-desk">
                    { way.name(stop) }
                    { for way.helper(stop).map(|who| html! { <small>{ who }</small> }) }
                </span>
                <svg class="stop-bar" width="100%" height={BAR.to_string()} aria-hidden="true">
                    { steps(stop, *longest, 0, BAR) }
                </svg>
                <span class="stop-times">{ follow::stop(stop, language) }</span>
            </li>
        }
    };
    html! {
        <div class={classes!("way", class(way.stage))}>
            <h3>{ mark(way.stage) }{ stage(way.stage, language) }</h3>
            <ol>{ for way.itinerary.stops.iter().map(row) }</ol>
            { for copies(way.itinerary.copies, language).map(|text| html! {
                <p class="stop-copies">{ text }</p>
            }) }
        </div>
    }
}
