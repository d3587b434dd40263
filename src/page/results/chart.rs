//! What all charts are made of: marks, axes, arrows and the patterns of the kinds of time.
//!
//! Positions are per cent of the plot's width, sizes are pixels; so a chart fits any width and its
//! text never shrinks.

use yew::prelude::*;

use crate::report::Kind;
use crate::scene::Stage;
use crate::scene::chart::Scale;

/// A position along the plot.
pub(super) fn percent(scale: Scale, value: f64) -> String {
    format!("{:.2}%", scale.percent(value))
}

/// The class of a structure.
pub(in crate::page) const fn class(stage: Stage) -> &'static str {
    match stage {
        Stage::Baseline => "is-baseline",
        Stage::Reformed => "is-reformed",
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::page) struct MarkProps {
    pub(in crate::page) stage: Stage,
}

/// The mark of a structure beside its text: ● or ◆.
#[component]
pub(in crate::page) fn Mark(props: &MarkProps) -> Html {
    html! {
        <svg class="mark" viewBox="0 0 14 14" width="0.875rem" height="0.875rem" aria-hidden="true">
            { dot(props.stage, "7".to_owned(), "7".to_owned(), Classes::new()) }
        </svg>
    }
}

/// The mark of a structure beside its text.
pub(in crate::page) fn mark(stage: Stage) -> Html {
    html! { <Mark {stage} /> }
}

/// The mark of a structure within a plot.
pub(super) fn dot(stage: Stage, x: String, y: String, classes: Classes) -> Html {
    let class = classes!("dot", class(stage), classes);
    let path = match stage {
        Stage::Baseline => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        Stage::Reformed => "M0-6.2L6.2 0L0 6.2L-6.2 0z",
    };
    html! {
        <svg {x} {y} overflow="visible">
            <path {class} d={path} />
        </svg>
    }
}

/// Hairlines at the ticks of a scale.
pub(super) fn grid(scale: Scale) -> Html {
    let line = |tick| {
        let x = percent(scale, tick);
        html! { <line class="grid" x1={x.clone()} x2={x} y1="0" y2="100%" /> }
    };
    scale.ticks().map(line).collect()
}

#[derive(PartialEq, Properties)]
pub(super) struct AxisProps {
    pub(super) scale: Scale,
    /// What the ticks say, from 0 to the end.
    pub(super) labels: Vec<String>,
}

/// A row with the numbers of the ticks.
#[component]
pub(super) fn Axis(props: &AxisProps) -> Html {
    let last = props.labels.len().saturating_sub(1);
    let label = |(place, (tick, label)): (usize, (f64, &String))| {
        let anchor = match place {
            0 => "start",
            _ if place == last => "end",
            _ => "middle",
        };
        html! {
            <text class="tick" x={percent(props.scale, tick)} y="14" text-anchor={anchor}>{ label }</text>
        }
    };
    html! {
        <div class="chart-row chart-axis" aria-hidden="true">
            <svg class="chart-plot" width="100%" height="20">
                { for props.scale.ticks().zip(&props.labels).enumerate().map(label) }
            </svg>
        </div>
    }
}

/// The fill of a kind of time.
pub(in crate::page) fn fill(kind: Kind) -> String {
    format!("url(#kind-{})", name(kind))
}

/// The name of a kind in the page.
pub(super) const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Waiting => "waiting",
        Kind::Absent => "absent",
        Kind::Handling => "handling",
        Kind::Review => "review",
        Kind::Relay => "relay",
        Kind::Handover => "handover",
        Kind::Rework => "rework",
        Kind::Join => "join",
    }
}

/// What lies on the ground of a kind: lost time is hatched, the way is dotted, work is plain.
fn texture(kind: Kind) -> Html {
    match kind {
        Kind::Waiting | Kind::Absent | Kind::Join => {
            html! { <line x1="0" y1="0" x2="0" y2="6" stroke-width="4" /> }
        }
        Kind::Relay | Kind::Handover => html! { <circle cx="3" cy="3" r="1.2" stroke="none" /> },
        Kind::Rework => html! { <path d="M0 0H6M0 0V6" stroke-width="2" /> },
        Kind::Handling | Kind::Review => Html::default(),
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::page) struct PatternsProps {
    /// Whether they are drawn on paper.
    #[prop_or_default]
    pub(in crate::page) prints: bool,
}

/// The patterns that [`fill`] refers to, and the head of an arrow; once on a page.
#[component]
pub(in crate::page) fn Patterns(props: &PatternsProps) -> Html {
    let each = if props.prints { lines } else { pattern };
    html! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            <defs>
                { for Kind::ALL.into_iter().map(each) }
                <marker id="arrow" viewBox="0 0 8 8" refX="11" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                    <path class="arrow" d="M0 0L8 4L0 8z" />
                </marker>
            </defs>
        </svg>
    }
}

fn pattern(kind: Kind) -> Html {
    html! {
        <pattern
            id={format!("kind-{}", name(kind))}
            class={classes!("kind", name(kind))}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
        >
            <rect width="6" height="6" stroke="none" />
            { texture(kind) }
        </pattern>
    }
}

/// The same on paper, where a browser makes a bitmap of a pattern: a gradient stays lines.
fn lines(kind: Kind) -> Html {
    // Lost time leans one way and what is done anew the other; the way stands upright.
    let (x, y, share) = match kind {
        Kind::Waiting | Kind::Absent | Kind::Join => ("4.24", "4.24", 0.6),
        Kind::Rework => ("4.24", "-4.24", 0.5),
        Kind::Relay | Kind::Handover => ("4", "0", 0.3),
        Kind::Handling | Kind::Review => ("6", "0", 0.0),
    };
    let stop = |class: &'static str, offset: f64| {
        html! { <stop {class} offset={format!("{offset:.2}")} /> }
    };
    html! {
        <linearGradient
            id={format!("kind-{}", name(kind))}
            class={classes!("kind", name(kind))}
            gradientUnits="userSpaceOnUse"
            spreadMethod="repeat"
            x1="0"
            y1="0"
            x2={x}
            y2={y}
        >
            if share > 0.0 {
                { stop("line", 0.0) }
                { stop("line", share) }
            }
            { stop("ground", share) }
            { stop("ground", 1.0) }
        </linearGradient>
    }
}
