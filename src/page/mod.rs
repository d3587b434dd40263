//! The page: components of Yew that show the state, and the hooks that do what it asks for.
//!
//! A component gets values and callbacks and decides nothing; whatever a drag does, a key does with
//! the same action.

mod board;
mod check;
mod crew;
mod hint;
mod memory;
mod reform;
pub mod results;
mod runner;
mod source;
mod store;
mod today;
mod toolbar;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use self::board::{Chart, use_pointer};
use self::check::Check;
use self::hint::{Ghost, Hint};
use self::memory::use_memory;
use self::reform::{Readings, Steps};
use self::results::{Answer, Pictures, ResultsProps};
use self::runner::use_runner;
use self::source::Source;
use self::store::Store;
use self::today::Today;
use self::toolbar::{PartProps, RunLine, Toolbar};
use crate::app::{Action, Grip, State, reduce};
use crate::department::{Department, Structure};
use crate::scene::Stage;
use crate::scene::board::board;
use crate::words::{Names, labels};

/// The whole page; nothing if not even the first case can be read.
#[component]
pub fn App() -> Html {
    let case = use_memo((), |()| memory::case().map(Rc::new));
    case.as_ref().as_ref().map_or_else(Html::default, |case| {
        let state = State::open(Rc::clone(case), memory::language());
        let state = Rc::new(reduce(&state, Action::Check(memory::wanted())));
        html! { <Page {state} /> }
    })
}

#[derive(PartialEq, Properties)]
struct PageProps {
    state: Rc<State>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let store = use_reducer(|| Store(Rc::clone(&props.state)));
    let dispatcher = store.dispatcher();
    let act = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    let state = Rc::clone(&store.0);
    use_memory(&state, &act);
    use_runner(&state, &act);
    let names = use_memo(Rc::clone(state.document()), |document| {
        Names::of(&document.case().scenario).with(document.moves())
    });
    let part = PartProps { state: Rc::clone(&state), names, act };
    match &state.checking {
        Some(checking) => html! { <Check {part} checking={checking.clone()} /> },
        None => html! { <Workshop ..part /> },
    }
}

/// The departments and what becomes of them.
#[component]
fn Workshop(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    use_keys(act);
    html! {
        <div
            class={classes!("page", format!("shows-{}", word(state.stage)))}
            data-run={state.run.word()}
            data-hand={state.held().map(|held| match held.grip {
                Grip::Drag => "drag",
                Grip::Pick => "pick",
            })}
        >
            <Toolbar ..part.clone() />
            <RunLine ..part.clone() />
            { answer(part) }
            <Charts ..part.clone() />
            { pictures(part) }
            <Source ..part.clone() />
            <Hint ..part.clone() />
        </div>
    }
}

/// Before any move an invitation, then the answer.
fn answer(part: &PartProps) -> Html {
    let inside = if is_untouched(part) {
        html! { <Today ..part.clone() /> }
    } else {
        html! {
            <div>
                <h2 class="visually-hidden">{ labels(part.state.language).answer }</h2>
                <Answer ..results(part) />
            </div>
        }
    };
    html! { <div class="top">{ inside }</div> }
}

/// What the moves have changed; nothing before the first one.
fn pictures(part: &PartProps) -> Html {
    if is_untouched(part) {
        Html::default()
    } else {
        html! { <Pictures ..results(part) /> }
    }
}

/// Whether the shown report is about a department that no move has changed.
fn is_untouched(part: &PartProps) -> bool {
    let shown = part.state.answer.as_ref().map(|answer| &answer.document);
    shown.unwrap_or_else(|| part.state.document()).moves().is_empty()
}

fn results(part: &PartProps) -> ResultsProps {
    ResultsProps {
        report: part.state.answer.as_ref().map(|answer| Rc::clone(&answer.report)),
        stale: part.state.is_stale(),
        names: Rc::clone(&part.names),
        language: part.state.language,
    }
}

/// Both organization charts, and what is being dragged.
#[component]
fn Charts(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let pointer = use_pointer(act);
    let dragged = state.held().filter(|held| held.grip == Grip::Drag);
    html! {
        <div class="charts">
            <StageChoice ..props.clone() />
            <BaselineChart ..props.clone() />
            <ReformChart part={props.clone()} press={pointer.press()} />
            <p class="legend">{ labels(language).legend }</p>
            { for dragged.map(|held| html! {
                <Ghost
                    held={held.clone()}
                    names={Rc::clone(names)}
                    {language}
                    pointer={Rc::clone(&pointer)}
                />
            }) }
        </div>
    }
}

/// The chart of today, only to be looked at.
#[component]
fn BaselineChart(props: &PartProps) -> Html {
    let PartProps { state, act, .. } = props;
    let language = state.language;
    let case = Rc::clone(state.document().case());
    let department = use_memo(case.id.clone(), |_| Department::baseline(&case.scenario));
    let report = state.answer.as_ref().map(|answer| &answer.report.baseline);
    let people = report.map_or(&[][..], |side| &side.people);
    let Some(board) = board(&department, people) else { return Html::default() };
    html! {
        <Chart
            stage={Stage::Baseline}
            board={Rc::new(board)}
            structure={Rc::new(Structure::of(&department))}
            stale={false}
            {language}
            act={act.clone()}
            tools={html! { <p>{ labels(language).never_edited }</p> }}
        />
    }
}

#[derive(PartialEq, Properties)]
struct ReformChartProps {
    part: PartProps,
    press: Callback<PointerEvent>,
}

/// The chart of the reform, on which units are moved.
#[component]
fn ReformChart(props: &ReformChartProps) -> Html {
    let PartProps { state, act, .. } = &props.part;
    let report = state.answer.as_ref().map(|answer| &answer.report.reformed);
    let people = report.map_or(&[][..], |side| &side.people);
    let Some(board) = board(state.reformed(), people) else { return Html::default() };
    html! {
        <Chart
            stage={Stage::Reformed}
            board={Rc::new(board)}
            structure={Rc::new(Structure::of(state.reformed()))}
            stale={state.is_stale()}
            held={state.held().cloned()}
            language={state.language}
            press={props.press.clone()}
            act={act.clone()}
            tools={html! { <Readings ..props.part.clone() /> }}
        >
            <Steps ..props.part.clone() />
        </Chart>
    }
}

/// Which of the two charts a narrow screen shows.
#[component]
fn StageChoice(props: &PartProps) -> Html {
    let words = labels(props.state.language);
    let button = |stage: Stage, text: &'static str| {
        html! {
            <button
                type="button"
                data-stage={word(stage)}
                aria-pressed={(props.state.stage == stage).to_string()}
                onclick={props.act.reform(move |_: MouseEvent| Action::Show(stage))}
            >
                { text }
            </button>
        }
    };
    html! {
        <div class="stage-choice" role="group" aria-label={words.structures}>
            { button(Stage::Baseline, words.today) }
            { button(Stage::Reformed, words.reform) }
        </div>
    }
}

const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Baseline => "baseline",
        Stage::Reformed => "reform",
    }
}

/// Keys that mean the same everywhere: Escape puts back, Ctrl Z and Ctrl Y undo and redo.
#[hook]
fn use_keys(act: &Callback<Action>) {
    use_effect_with(act.clone(), |act| {
        let act = act.clone();
        let listener = EventListener::new(&window(), "keydown", move |event| {
            let meant = event.dyn_ref::<KeyboardEvent>().and_then(meant);
            if let Some(action) = meant {
                act.emit(action);
            }
        });
        move || drop(listener)
    });
}

fn meant(event: &KeyboardEvent) -> Option<Action> {
    let control = event.ctrl_key() || event.meta_key();
    match (event.key().to_lowercase().as_str(), control, event.shift_key()) {
        ("escape", _, _) => Some(Action::PutBack),
        ("z", true, false) => Some(Action::Undo),
        ("z", true, true) | ("y", true, _) => Some(Action::Redo),
        _ => None,
    }
}
