//! The verdict in full, and beside it where it would likely flip.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::class;
use super::panel::Panel;
use crate::report::Report;
use crate::scene::Stage;
use crate::scene::plane::Span;
use crate::scene::swing::{Faster, Stretch, agrees, stretches};
use crate::study::Swing;
use crate::text::Language;
use crate::words::results::{
    Label, Picture, cannot_predict, factor, faster, flip, lever, swing_title, told,
};
use crate::words::{Names, unbroken};

/// The factors that are shown.
const SPAN: Span = Span { start: 0.5, end: 2.0 };

#[derive(Clone, PartialEq, Properties)]
pub(super) struct VerdictProps {
    pub(super) report: Rc<Report>,
    pub(super) swings: Option<Rc<[Swing]>>,
    pub(super) names: Rc<Names>,
    /// How many assumptions are not those of the case.
    pub(super) changed: usize,
    /// What the reform changes in how today is judged.
    pub(super) judged: Vec<String>,
    pub(super) language: Language,
}

/// What can be read aloud, and below it every number with its interval.
#[component]
pub(super) fn VerdictText(props: &VerdictProps) -> Html {
    let VerdictProps { report, swings, names, changed, judged, language } = props;
    let Some(said) = told(report, swings.as_deref(), (names, *changed, judged), *language) else {
        return Html::default();
    };
    let between = if *language == Language::En { " " } else { "" };
    html! {
        <Panel picture={Picture::Verdict} title={said.title} language={*language}>
            <p class="verdict-text">{ unbroken(&said.spoken.join(between)) }</p>
            if !said.listed.is_empty() {
                <h3 class="verdict-heading">{ Label::EachNumber.say(*language) }</h3>
                <ul class="verdict-list">
                    { for said.listed.into_iter().map(|line| html! { <li>{ unbroken(&line) }</li> }) }
                </ul>
            }
        </Panel>
    }
}

/// Where the verdict would likely flip; nothing until it is known.
#[component]
pub(super) fn Swings(props: &VerdictProps) -> Html {
    let VerdictProps { report, swings, language, .. } = props;
    let language = *language;
    let known = swings.as_deref().filter(|swings| agrees(swings, report));
    let title = known.map_or_else(
        || {
            swings
                .as_ref()
                .map_or_else(String::new, |_| cannot_predict(report, language).to_owned())
        },
        |swings| swing_title(swings, language),
    );
    html! {
        <Panel picture={Picture::Swing} {title} {language}>
            { for known.map(|swings| html! {
                <div class="chart swings">
                    { axis(language) }
                    { for swings.iter().map(|swing| row(swing, language)) }
                </div>
            }) }
        </Panel>
    }
}

fn percent(value: f64) -> String {
    format!("{:.2}%", SPAN.percent(value))
}

fn axis(language: Language) -> Html {
    let label = |(tick, anchor): (f64, &'static str)| {
        html! {
            <text class="tick" x={percent(tick)} y="14" text-anchor={anchor}>
                { factor(tick, language) }
            </text>
        }
    };
    let ticks = [(0.5, "start"), (1.0, "middle"), (1.5, "middle"), (2.0, "end")];
    html! {
        <div class="chart-row chart-axis" aria-hidden="true">
            <svg class="chart-plot" width="100%" height="20">{ for ticks.map(label) }</svg>
        </div>
    }
}

fn row(swing: &Swing, language: Language) -> Html {
    html! {
        <div class="chart-row">
            <span class="chart-name">{ lever(swing.lever, language) }</span>
            <svg class="chart-plot" width="100%" height="44" aria-hidden="true">
                { for stretches(swing).into_iter().map(stretch) }
                <line class="now" x1={percent(1.0)} x2={percent(1.0)} y1="2" y2="42" />
                { for stretches(swing).into_iter().map(|part| stretch_name(part, language)) }
            </svg>
            <span class="swing-value">{ flip(swing, language) }</span>
        </div>
    }
}

/// A bar; a narrow one where only one structure keeps up.
fn stretch(part: Stretch) -> Html {
    let (y, height) = if part.alone { ("15", "14") } else { ("8", "28") };
    html! {
        <rect
            class={classes!("stretch", tone(part.faster))}
            x={percent(part.from)}
            {y}
            width={format!("{:.2}%", width(part))}
            {height}
        />
    }
}

/// What holds in a stretch, if there is room: beside the line of what holds now, on its wider side.
fn stretch_name(part: Stretch, language: Language) -> Html {
    let sides =
        [Stretch { to: part.to.min(1.0), ..part }, Stretch { from: part.from.max(1.0), ..part }];
    let side = if width(sides[0]) > width(sides[1]) { sides[0] } else { sides[1] };
    let room = if part.alone { 32.0 } else { 20.0 };
    html! {
        if width(side) > room {
            <text
                class={classes!("stretch-name", tone(part.faster))}
                x={percent(f64::midpoint(side.from, side.to))}
                y="27"
                text-anchor="middle"
            >
                { faster(part, language) }
            </text>
        }
    }
}

fn width(part: Stretch) -> f64 {
    SPAN.percent(part.to) - SPAN.percent(part.from)
}

const fn tone(faster: Faster) -> &'static str {
    match faster {
        Faster::Baseline => class(Stage::Baseline),
        Faster::Reformed => class(Stage::Reformed),
        Faster::Neither | Faster::Stuck => "is-neither",
    }
}
