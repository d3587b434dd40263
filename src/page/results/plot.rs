//! A plot of two curves on one plane, with a line that is moved over it and reads out both.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::chart::{class, dot};
use crate::scene::plane::{Plane, Point, nearest, slide};
use crate::scene::{Pair, Stage};

/// What is plotted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curves {
    pub(super) plane: Plane,
    pub(super) pair: Pair<Vec<Point>>,
    /// What the intervals are of: heights, or places along.
    pub(super) upright: bool,
    /// Where the ticks along lie, and what they say.
    pub(super) along: Vec<(f64, String)>,
    /// What the ticks up say, from the bottom.
    pub(super) up: Vec<String>,
    /// Where a part ends that is shaded, and what it is.
    pub(super) shaded: Option<(f64, &'static str)>,
    /// What the curves are called.
    pub(super) names: Pair<&'static str>,
}

#[derive(PartialEq, Properties)]
pub(super) struct PlotProps {
    pub(super) curves: Rc<Curves>,
    /// What the line is.
    pub(super) label: &'static str,
    /// Where the line can stand, in per cent of the axis that it is moved along.
    pub(super) places: Rc<Vec<f64>>,
    pub(super) place: usize,
    /// What is read out at that place.
    pub(super) reading: String,
    pub(super) onplace: Callback<usize>,
}

/// The plot with its line.
#[component]
pub(super) fn Plot(props: &PlotProps) -> Html {
    let PlotProps { curves, label, places, place, reading, onplace } = props;
    let area = use_node_ref();
    let upright = curves.upright;
    let pointed = {
        let (area, places, onplace) = (area.clone(), Rc::clone(places), onplace.clone());
        move |event: &PointerEvent| {
            let Some(area) = area.cast::<Element>() else { return };
            onplace.emit(nearest(&places, position(event, &area, upright)));
        }
    };
    let down = {
        let (area, pointed) = (area.clone(), pointed.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(area) = area.cast::<Element>() {
                // Without capture the line stops at the edge of the plot.
                area.set_pointer_capture(event.pointer_id()).ok();
            }
            // A finger may be about to scroll the page.
            if event.pointer_type() != "touch" {
                pointed(&event);
            }
        })
    };
    let up = {
        let pointed = pointed.clone();
        Callback::from(move |event: PointerEvent| pointed(&event))
    };
    let moved = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            pointed(&event);
        }
    });
    let last = places.len().saturating_sub(1);
    html! {
        <div class="plot">
            <div
                ref={area}
                class={classes!("plot-area", if upright { "moves-along" } else { "moves-up" })}
                role="slider"
                tabindex="0"
                aria-label={*label}
                aria-orientation={if upright { "horizontal" } else { "vertical" }}
                aria-valuemin="0"
                aria-valuemax={last.to_string()}
                aria-valuenow={place.to_string()}
                aria-valuetext={reading.clone()}
                onpointerdown={down}
                onpointerup={up}
                onpointermove={moved}
                onkeydown={by_key(*place, places.len(), onplace)}
            >
                <svg class="plot-body" width="100%" height="100%" aria-hidden="true">
                    { grid(curves) }
                    { shade(curves) }
                    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
                        { for stages(curves).map(|(stage, points)| curve(curves, stage, points)) }
                    </svg>
                    { names(curves) }
                    { for places.get(*place).map(|at| line(curves, *at)) }
                </svg>
            </div>
        </div>
    }
}

fn stages(curves: &Curves) -> [(Stage, &Vec<Point>); 2] {
    let Pair { baseline, reformed } = &curves.pair;
    [(Stage::Baseline, baseline), (Stage::Reformed, reformed)]
}

/// Where the pointer is over the plot, in per cent.
fn position(event: &PointerEvent, area: &Element, upright: bool) -> f64 {
    let place = area.get_bounding_client_rect();
    let share = if upright {
        (f64::from(event.client_x()) - place.x()) / place.width()
    } else {
        1.0 - (f64::from(event.client_y()) - place.y()) / place.height()
    };
    100.0 * share
}

fn by_key(place: usize, count: usize, onplace: &Callback<usize>) -> Callback<KeyboardEvent> {
    let onplace = onplace.clone();
    Callback::from(move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        if let Some(next) = slide(&event.key(), place, count).filter(|_| plain) {
            event.prevent_default();
            onplace.emit(next);
        }
    })
}

fn at(percent: f64) -> String {
    format!("{percent:.2}%")
}

fn grid(curves: &Curves) -> Html {
    let along = |(value, label): &(f64, String)| {
        let x = at(curves.plane.along.percent(*value));
        html! {
            <>
                <line class="grid" x1={x.clone()} x2={x.clone()} y1="0" y2="100%" />
                <svg x={x} y="100%" overflow="visible">
                    <text class="tick" y="18" text-anchor="middle">{ label }</text>
                </svg>
            </>
        }
    };
    let up = |(value, label): (f64, &String)| {
        let y = at(curves.plane.down(value));
        html! {
            <>
                <line class="grid" x1="0" x2="100%" y1={y.clone()} y2={y.clone()} />
                <text class="tick" x="-8" {y} dy="4" text-anchor="end">{ label }</text>
            </>
        }
    };
    html! {
        <>
            { for curves.along.iter().map(along) }
            { for curves.plane.up.ticks().zip(&curves.up).map(up) }
        </>
    }
}

/// The part that does not count.
fn shade(curves: &Curves) -> Html {
    let shade = |(until, name): (f64, &'static str)| {
        let width = at(curves.plane.along.percent(until));
        html! {
            <>
                <rect class="shaded" {width} height="100%" />
                <text class="shaded-name" x="8" y="18">{ name }</text>
            </>
        }
    };
    curves.shaded.map(shade).unwrap_or_default()
}

fn curve(curves: &Curves, stage: Stage, points: &[Point]) -> Html {
    let plane = curves.plane;
    let band = if curves.upright { plane.band(points) } else { plane.band_along(points) };
    html! {
        <>
            <path class={classes!("curve-band", class(stage))} d={band} />
            <path class={classes!("curve", class(stage))} d={plane.line(points)} />
        </>
    }
}

/// The names beside the curves, where these are furthest apart.
fn names(curves: &Curves) -> Html {
    let plane = curves.plane;
    let Pair { baseline, reformed } = &curves.pair;
    let apart = |(one, other): &(&Point, &Point)| {
        let along = plane.along.percent(one.x) - plane.along.percent(other.x);
        let up = plane.down(one.y) - plane.down(other.y);
        along.abs() + up.abs()
    };
    let counted =
        |(one, _): &(&Point, &Point)| curves.shaded.is_none_or(|(until, _)| one.x > until);
    let pairs = baseline.iter().zip(reformed).filter(counted);
    let Some((one, other)) = pairs.max_by(|a, b| apart(a).total_cmp(&apart(b))) else {
        return Html::default();
    };
    let is_left = |point: &Point, other: &Point| {
        (plane.down(point.y), plane.along.percent(point.x))
            < (plane.down(other.y), plane.along.percent(other.x))
    };
    let name = |stage: Stage, point: &Point, above: bool, text: &'static str| {
        let (anchor, dx, dy) = if above { ("end", "-10", "-8") } else { ("start", "10", "18") };
        let class = classes!("curve-name", class(stage));
        html! {
            <text
                {class}
                x={at(plane.along.percent(point.x))}
                y={at(plane.down(point.y))}
                {dx}
                {dy}
                text-anchor={anchor}
            >
                { text }
            </text>
        }
    };
    html! {
        <>
            { name(Stage::Baseline, one, is_left(one, other), curves.names.baseline) }
            { name(Stage::Reformed, other, !is_left(one, other), curves.names.reformed) }
        </>
    }
}

/// The line with a mark on each curve and something to hold.
fn line(curves: &Curves, place: f64) -> Html {
    let axes = curves.plane;
    let here = |points: &[Point]| -> Option<(String, String)> {
        let distance = |point: &Point| {
            let along = if curves.upright {
                axes.along.percent(point.x)
            } else {
                100.0 - axes.down(point.y)
            };
            (along - place).abs()
        };
        let point = points.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        Some((at(axes.along.percent(point.x)), at(axes.down(point.y))))
    };
    let mark = |(stage, points): (Stage, &Vec<Point>)| {
        here(points).map(|(x, y)| dot(stage, x, y, classes!("is-large"))).unwrap_or_default()
    };
    let marks = stages(curves).map(mark);
    let (along, up) = (at(place), at(100.0 - place));
    let (x1, x2, y1, y2) = if curves.upright {
        (along.clone(), along.clone(), "0".to_owned(), "100%".to_owned())
    } else {
        ("0".to_owned(), "100%".to_owned(), up.clone(), up.clone())
    };
    let (x, y) = if curves.upright { (along, "0".to_owned()) } else { ("100%".to_owned(), up) };
    let (dx, dy) = if curves.upright { ("0", "-10") } else { ("10", "0") };
    html! {
        <>
            <line class="ruler" {x1} {x2} {y1} {y2} />
            <svg {x} {y} overflow="visible"><circle class="ruler-grip" cx={dx} cy={dy} r="9" /></svg>
            { for marks }
        </>
    }
}
