//! The playback of a replication over both charts, with its clock and its counts.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlCanvasElement, HtmlInputElement};
use yew::prelude::*;

use super::canvas::{LOOK, Painter};
use super::clock::{Reel, Show, Turn, use_reel};
use super::shown;
use super::twins::turning;
use crate::app::{Action, Answer, Follow, Kin, Later, Papers};
use crate::follow::Twin;
use crate::page::board::glide::prefers_stillness;
use crate::page::focus::{bring, hand_over, is_lost};
use crate::page::results::{class, mark};
use crate::page::store::acting;
use crate::page::toolbar::PartProps;
use crate::scene::Stage;
use crate::scene::player::Player;
use crate::text::Language;
use crate::words::follow::{FollowLabels, clock, follow_labels, score, speed};
use crate::words::results::stage;

/// Parts of the slider.
const PARTS: f64 = 1_000.0;

/// The button that opens the playback, then the playback; nothing before there is a report.
#[component]
pub(in crate::page) fn Playback(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    let words = follow_labels(state.language);
    use_way_back(state.following.plays);
    if state.answer.is_none() || state.is_stale() {
        return Html::default();
    }
    let toggle =
        |plays| act.reform(move |_: MouseEvent| Action::Later(Later::Follow(Follow::Play(plays))));
    if !state.following.plays {
        return html! {
            <button type="button" class="playback-open" onclick={toggle(true)}>{ words.open }</button>
        };
    }
    let close = html! {
        <button
            type="button"
            class="playback-close"
            aria-label={words.close}
            title={words.close}
            onclick={toggle(false)}
        >
            { "✕" }
        </button>
    };
    let Some((kin, about)) = shown(state) else {
        let too_many = state.following.papers == Papers::TooMany;
        let text = if too_many { words.too_many } else { words.coming };
        return html! { <div class="playback" role="status"><p>{ text }</p>{ close }</div> };
    };
    html! {
        <Screen
            key={format!("{:p}", Rc::as_ptr(kin))}
            kin={Rc::clone(kin)}
            about={about.clone()}
            followed={state.following.twin()}
            language={state.language}
            {close}
            act={act.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
struct ScreenProps {
    kin: Rc<Kin>,
    about: Answer,
    /// The paper that is marked.
    followed: Option<Twin>,
    language: Language,
    close: Html,
    act: Callback<Action>,
}

/// The canvas over the charts and what steers it.
#[component]
fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { kin, about, followed, language, close, act } = props;
    let [today, reform] = &kin.films;
    let canvas = use_node_ref();
    let painter = use_mut_ref(|| Painter::new(Rc::clone(kin), about));
    let paint: Show = Rc::new({
        let (painter, canvas) = (Rc::clone(&painter), canvas.clone());
        move |player: Player| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                // What cannot be painted now is painted with the next frame.
                painter.borrow_mut().paint(&canvas, player.now());
            }
        }
    });
    let film = Player::new(today.from, today.end.max(reform.end));
    // Whoever has opened it wants to see it run.
    let film = if prefers_stillness() { film } else { film.toggled() };
    let reel = use_reel(film, Some(Rc::clone(&paint)));
    let player = reel.0;
    use_effect_with((player, *followed), {
        let painter = Rc::clone(&painter);
        move |(player, followed)| {
            painter.borrow_mut().followed = *followed;
            paint(*player);
        }
    });
    use_charts(&canvas, painter);
    use_keys(&reel);
    use_effect_with((), |()| {
        if is_lost() {
            hand_over(".playback [data-turn='play']");
        }
    });
    let words = follow_labels(*language);
    let leave = acting(act, |event: &KeyboardEvent| {
        (event.key() == "Escape").then_some(Action::Later(Later::Follow(Follow::Play(false))))
    });
    html! {
        <>
            <canvas ref={canvas} class="playback-canvas" aria-hidden="true" />
            <div
                class="playback"
                role="group"
                aria-label={words.playback}
                data-at={player.now().to_string()}
                onkeydown={leave}
            >
                { controls(&reel, words, *language) }
                { close.clone() }
                <div class="playback-scores">
                    { for [Stage::Baseline, Stage::Reformed].into_iter().enumerate().map(|(side, of)| {
                        scores(kin, side, of, player.now(), *language)
                    }) }
                </div>
                <p class="playback-legend">
                    { words.legend }<span class="by-key">{ words.legend_by_key }</span>
                </p>
                <p class="visually-hidden" role="status">
                    { for (!player.playing).then(|| told(kin, player, *language)) }
                </p>
            </div>
        </>
    }
}

/// Gives the focus back to what opens the playback when it is closed.
#[hook]
fn use_way_back(plays: bool) {
    let played = use_mut_ref(|| false);
    use_effect_with(plays, move |plays| {
        if played.replace(*plays) && !plays && is_lost() {
            hand_over(".playback-open");
        }
    });
}

/// Brings the trees into sight, below which the button stands, and looks where their cards are: now
/// and then, and whenever one is scrolled. So the papers lie on them even while the playback stands.
#[hook]
fn use_charts(canvas: &NodeRef, painter: Rc<RefCell<Painter>>) {
    use_effect_with(canvas.clone(), move |canvas| {
        let canvas = canvas.cast::<HtmlCanvasElement>();
        let charts = canvas.as_ref().and_then(|canvas| canvas.parent_element());
        let looking = canvas.zip(charts).map(|(canvas, charts)| {
            // A narrow screen shows one of the charts.
            let shown = |sight| {
                let sight = charts.query_selector(sight).ok().flatten();
                sight.filter(|sight| sight.client_width() > 0)
            };
            let sight = shown(".is-reform .sight").or_else(|| shown(".is-baseline .sight"));
            if let Some(sight) = sight {
                bring(&sight, "start");
            }
            let look = move || {
                // What cannot be painted now is painted the next time.
                painter.borrow_mut().look(&canvas);
            };
            look();
            let scrolled = look.clone();
            let options = EventListenerOptions::run_in_capture_phase();
            let hear = move |_: &Event| scrolled();
            let listener = EventListener::new_with_options(&charts, "scroll", options, hear);
            (listener, Interval::new(LOOK, look))
        });
        move || drop(looking)
    });
}

/// What a screen reader says when the playback stands.
fn told(kin: &Kin, player: Player, language: Language) -> String {
    let both =
        [Stage::Baseline, Stage::Reformed].into_iter().zip(&kin.scores).map(|(of, scores)| {
            format!(
                "{}: {}",
                stage(of, language),
                score(scores.at(player.now()), language).join(", ")
            )
        });
    let both: Vec<String> = both.collect();
    format!("{}. {}", clock(player.clock(), language), both.join("; "))
}

fn controls(reel: &UseReducerHandle<Reel>, words: &FollowLabels, language: Language) -> Html {
    let player = reel.0;
    let play = if player.playing { (words.pause, "❚❚") } else { (words.play, "▶") };
    let moment = clock(player.clock(), language);
    let dispatcher = reel.dispatcher();
    let seek = Callback::from(move |event: InputEvent| {
        let value =
            event.target_dyn_into::<HtmlInputElement>().map(|slider| slider.value_as_number());
        if let Some(value) = value {
            dispatcher.dispatch(Turn::Seek(value / PARTS));
        }
    });
    html! {
        <>
            <div class="playback-buttons">
                { button(reel, "back", (words.back, "−15′"), Turn::Step(false)) }
                { button(reel, "play", play, Turn::Toggle) }
                { button(reel, "forward", (words.forward, "+15′"), Turn::Step(true)) }
            </div>
            <div class="playback-speed">
                { button(reel, "lower", (words.lower, "−"), Turn::Pace(false)) }
                <output>{ speed(player.speed(), language) }</output>
                { button(reel, "higher", (words.higher, "+"), Turn::Pace(true)) }
            </div>
            <output class="playback-clock">{ moment.clone() }</output>
            <input
                type="range"
                class="dial playback-slider"
                min="0"
                max={PARTS.to_string()}
                step="1"
                value={format!("{:.0}", player.share() * PARTS)}
                aria-label={words.moment}
                aria-valuetext={moment}
                oninput={seek}
            />
        </>
    }
}

fn button(
    reel: &UseReducerHandle<Reel>,
    name: &'static str,
    (label, sign): (&'static str, &'static str),
    turn: Turn,
) -> Html {
    html! {
        <button
            type="button"
            data-turn={name}
            aria-label={label}
            title={label}
            onclick={turning(reel, turn)}
        >
            { sign }
        </button>
    }
}

/// What one structure has come to.
fn scores(kin: &Kin, side: usize, of: Stage, now: u64, language: Language) -> Html {
    let counts = score(kin.scores[side].at(now), language);
    html! {
        <p class={classes!("playback-score", class(of))}>
            <span class="playback-name">{ mark(of) }{ stage(of, language) }</span>
            { for counts.into_iter().map(|count| html! { <span>{ count }</span> }) }
        </p>
    }
}

/// Keys of the playback, unless they mean something where the focus is.
#[hook]
fn use_keys(reel: &UseReducerHandle<Reel>) {
    let dispatcher = reel.dispatcher();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let hear = move |event: &Event| {
            let key = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.default_prevented());
            if let Some(turn) = key.and_then(meant) {
                // Space would scroll the page.
                event.prevent_default();
                dispatcher.dispatch(turn);
            }
        };
        let listener = EventListener::new_with_options(&window(), "keydown", options, hear);
        move || drop(listener)
    });
}

fn meant(event: &KeyboardEvent) -> Option<Turn> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_in =
        |selector| element.as_ref().is_some_and(|at| at.closest(selector).ok().flatten().is_some());
    if is_in("input:not([type='range']), textarea, select, [contenteditable]") {
        return None;
    }
    match event.key().as_str() {
        " " if !is_in("button, summary, a") => Some(Turn::Toggle),
        "," => Some(Turn::Step(false)),
        "." => Some(Turn::Step(true)),
        "[" => Some(Turn::Pace(false)),
        "]" => Some(Turn::Pace(true)),
        _ => None,
    }
}
