//! The pictures of the projector: few parts, each with its name and number beside it.

use yew::prelude::*;

use crate::page::results::{Patterns, fill};
use crate::scene::load::{IDLE, OVERLOADED, Person, Strip};
use crate::scene::time::{TimePart, TimeRow};
use crate::scene::{Pair, Stage};
use crate::text::Language;
use crate::words;
use crate::words::results::{Denomination, no_mean, stage};
use crate::words::{Names, projector_labels};

/// The mark of a structure beside its text, as large as the text.
pub(super) fn mark(which: Stage) -> Html {
    html! {
        <svg class="mark" viewBox="-8 -8 16 16" aria-hidden="true">
            { match which {
                Stage::Baseline => html! { <circle class="dot is-baseline" r="6" /> },
                Stage::Reformed => html! {
                    <path class="dot is-reformed" d="M0-7.5L7.5 0L0 7.5L-7.5 0z" />
                },
            } }
        </svg>
    }
}

/// Where the time goes: a bar for each structure that keeps up, and what its parts mean.
pub(super) fn time(
    rows: &[TimeRow],
    settled: Pair<bool>,
    compares: bool,
    language: Language,
) -> Html {
    let Some(all) = rows.first() else { return Html::default() };
    let shown = settled.each().into_iter().take(if compares { 2 } else { 1 });
    let known: Vec<Stage> =
        shown.clone().filter(|(_, settled)| *settled).map(|(which, _)| which).collect();
    let total = |which: Stage| all.total().at(which);
    let longest = known.iter().map(|which| total(*which)).fold(f64::MIN_POSITIVE, f64::max);
    let unit = Denomination::of_time(longest).finer();
    let bar = |(which, settled): (Stage, bool)| {
        html! {
            <div class="bar-row">
                <span class="bar-name">{ mark(which) }{ stage(which, language) }</span>
                if settled {
                    { slices(&all.parts, which, longest) }
                    <b>{ unit.say(total(which), language) }</b>
                } else {
                    <span class="bar-none">{ no_mean(language) }</span>
                    <span />
                }
            </div>
        }
    };
    let item = |part: &TimePart| {
        let values = known.iter().map(|which| unit.part(part.values().at(*which)));
        let value = values.collect::<Vec<_>>().join(" → ") + unit.name(language);
        html! {
            <li>
                <svg class="swatch" viewBox="0 0 24 24" aria-hidden="true">
                    <rect width="24" height="24" fill={fill(part.kind)} />
                </svg>
                <span>{ words::kind(part.kind, language) }</span>
                <b>{ value }</b>
            </li>
        }
    };
    html! {
        <>
            <Patterns />
            <div class="bars">{ for shown.map(bar) }</div>
            if !known.is_empty() {
                <ul class="bars-key">{ for all.parts.iter().map(item) }</ul>
            }
        </>
    }
}

fn slices(parts: &[TimePart], which: Stage, longest: f64) -> Html {
    let minutes = |part: &TimePart| part.values().at(which);
    let mut end = 0.0;
    let slice = |part: &TimePart| {
        let (start, length) = (end, minutes(part));
        end += length;
        let percent = |minutes: f64| format!("{:.2}%", minutes / longest * 100.0);
        html! {
            <rect
                class="slice"
                x={percent(start)}
                width={percent(length)}
                height="100%"
                fill={fill(part.kind)}
            />
        }
    };
    let slices: Html = parts.iter().map(slice).collect();
    html! { <svg class="bar" width="100%" aria-hidden="true">{ slices }</svg> }
}

/// Who is busier: each person and the mean of each rank, today and after the reform.
pub(super) fn people(strips: &[Strip], compares: bool, names: &Names, language: Language) -> Html {
    let row = |strip: &Strip| {
        let baseline = mean(strip, |busy| busy.baseline);
        let reformed = mean(strip, |busy| busy.reformed).filter(|_| compares);
        let say = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), words::percent);
        let value = if compares {
            format!("{} → {}", say(baseline), say(reformed))
        } else {
            say(baseline)
        };
        html! {
            <div class="bar-row">
                <span class="bar-name">{ names.rank(strip.rank, language) }</span>
                { track(strip, Pair { baseline, reformed }, compares) }
                <b>{ value }</b>
            </div>
        }
    };
    html! {
        <>
            <div class="bars is-tracks">
                { for strips.iter().map(row) }
                <div class="bar-row">
                    <span class="bar-name" />
                    { scale(language) }
                    <span />
                </div>
            </div>
            { marks(compares, language) }
        </>
    }
}

/// From nothing to all of the time, with the two limits.
fn scale(language: Language) -> Html {
    let words = projector_labels(language);
    let text = |share: f64, anchor: &'static str, class: &'static str, text: &'static str| {
        html! { <text {class} x={place(share)} y="1em" text-anchor={anchor}>{ text }</text> }
    };
    html! {
        <svg class="track-limit" width="100%" aria-hidden="true">
            { text(0.0, "start", "is-end", "0") }
            { text(IDLE, "middle", "", words.idle) }
            { text(OVERLOADED, "end", "", words.overloaded) }
            { text(1.0, "end", "is-end", "100%") }
        </svg>
    }
}

/// What the marks mean.
fn marks(compares: bool, language: Language) -> Html {
    let item = |which| html! { <li>{ mark(which) }{ stage(which, language) }</li> };
    html! {
        <ul class="slide-figures">
            { item(Stage::Baseline) }
            if compares {
                { item(Stage::Reformed) }
            }
            <li>{ projector_labels(language).people }</li>
        </ul>
    }
}

/// Today above the line, the reform below it.
fn track(strip: &Strip, means: Pair<Option<f64>>, compares: bool) -> Html {
    let (above, below) = if compares { ("28%", "72%") } else { ("50%", "50%") };
    let Pair { baseline, reformed } = means;
    let limit = |share: f64| {
        let x = place(share);
        html! { <line class="track-overload" x1={x.clone()} x2={x} y1="0" y2="100%" /> }
    };
    let each = |which, y: &'static str, busy: fn(Pair<Option<f64>>) -> Option<f64>| -> Html {
        let shares = strip.people.iter().filter_map(|person| busy(person.busy));
        shares.map(|share| dot(which, share, y, false)).collect()
    };
    html! {
        <svg class="track" width="100%" aria-hidden="true">
            <line class="track-line" x1="0" x2="100%" y1="50%" y2="50%" />
            { limit(IDLE) }
            { limit(OVERLOADED) }
            { each(Stage::Baseline, above, |busy| busy.baseline) }
            if compares {
                { each(Stage::Reformed, below, |busy| busy.reformed) }
            }
            { for baseline.zip(reformed).map(|(from, to)| html! {
                <line class="track-change" x1={place(from)} x2={place(to)} y1={above} y2={below} />
            }) }
            { for baseline.map(|share| dot(Stage::Baseline, share, above, true)) }
            { for reformed.map(|share| dot(Stage::Reformed, share, below, true)) }
        </svg>
    }
}

/// A mark whose size follows the type: a mean, or one person.
fn dot(which: Stage, share: f64, y: &'static str, is_mean: bool) -> Html {
    let radius = if is_mean { 0.4 } else { 0.2 };
    let one = (!is_mean).then_some("is-person");
    let drawn = match which {
        Stage::Baseline => html! {
            <circle class={classes!("dot", "is-baseline", one)} r={format!("{radius}em")} />
        },
        Stage::Reformed => {
            let half = radius * 0.9;
            html! {
                <rect
                    class={classes!("dot", "is-reformed", one)}
                    x={format!("-{half:.2}em")}
                    y={format!("-{half:.2}em")}
                    width={format!("{:.2}em", half * 2.0)}
                    height={format!("{:.2}em", half * 2.0)}
                    transform="rotate(45)"
                />
            }
        }
    };
    html! { <svg x={place(share)} {y} overflow="visible">{ drawn }</svg> }
}

fn place(share: f64) -> String {
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
}

fn mean(strip: &Strip, busy: fn(Pair<Option<f64>>) -> Option<f64>) -> Option<f64> {
    let known: Vec<f64> =
        strip.people.iter().filter_map(|person: &Person| busy(person.busy)).collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}
