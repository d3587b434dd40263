//! The page: components of Yew that show the state, and the hooks that do what it asks for.
//!
//! A component gets values and callbacks and decides nothing; whatever a drag does, a key does with
//! the same action.

mod assume;
mod board;
mod charts;
mod check;
mod compose;
mod crew;
mod explain;
mod fetching;
mod focus;
mod follow;
mod hint;
mod keys;
mod marks;
mod memory;
mod projector;
mod reform;
pub mod results;
mod runner;
mod source;
mod steps;
mod store;
mod today;
mod toolbar;

use std::rc::Rc;

use yew::prelude::*;

use self::assume::{AssumptionLine, AssumptionPanel};
use self::charts::{Charts, stage_word as word};
use self::check::Check;
use self::compose::Dialogs;
use self::explain::{Sheet, use_explaining};
use self::focus::use_return;
use self::follow::TwinPapers;
use self::hint::Hint;
use self::keys::use_keys;
use self::marks::MarkBar;
use self::memory::use_memory;
use self::projector::{Show, use_opening};
use self::results::{Answer, Pictures, ResultsProps};
use self::runner::use_runner;
use self::source::Source;
use self::store::Store;
use self::today::Today;
use self::toolbar::{PartProps, RunLine, Toolbar};
use crate::app::{Action, Document, Grip, State, reduce};
use crate::cases;
use crate::scenario::Move;
use crate::words::{Names, labels};

/// Mounts the page with a case; nothing if its document cannot be read.
pub fn open(document: &str) -> Option<()> {
    let case = Rc::new(memory::generated().or_else(|| cases::read(document))?);
    let root = gloo::utils::document().get_element_by_id("app")?;
    let state = State::open(case, memory::language());
    let state = reduce(&state, Action::Enlarge(memory::large()));
    let state = memory::wanted().into_iter().fold(state, |state, view| reduce(&state, view));
    // The first paint makes room for the page.
    root.set_inner_html("");
    let props = PageProps { state: Rc::new(state) };
    yew::Renderer::<Page>::with_root_and_props(root, props).render();
    Some(())
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
        let listed: Vec<Move> = document.steps().iter().map(|step| step.what.clone()).collect();
        Names::of(document.subject()).with(&listed)
    });
    let part = PartProps { state: Rc::clone(&state), names, act };
    use_return(&state);
    match (&state.projector, &state.checking) {
        (Some(projector), _) => html! { <Show {part} projector={*projector} /> },
        (None, Some(checking)) => html! { <Check {part} checking={checking.clone()} /> },
        (None, None) => html! { <Workshop ..part /> },
    }
}

/// The departments and what becomes of them.
#[component]
fn Workshop(part: &PartProps) -> Html {
    let PartProps { state, act, .. } = part;
    use_keys(state, act);
    use_opening();
    use_explaining(act);
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
            <AssumptionLine ..part.clone() />
            <Charts ..part.clone() />
            { pictures(part) }
            <Source ..part.clone() />
            <Hint ..part.clone() />
            <AssumptionPanel ..part.clone() />
            <Sheet ..part.clone() />
            <MarkBar ..part.clone() />
            <Dialogs ..part.clone() />
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
        html! {
            <Pictures
                results={results(part)}
                document={shown(part)}
                papers={html! { <TwinPapers ..part.clone() /> }}
                aspect={part.state.aspect}
                act={part.act.clone()}
            />
        }
    }
}

/// Whether the shown report is about a department that no move has changed.
fn is_untouched(part: &PartProps) -> bool {
    shown(part).moves().is_empty()
}

/// The document that the shown report is about.
fn shown(part: &PartProps) -> Rc<Document> {
    let shown = part.state.answer.as_ref().map(|answer| &answer.document);
    Rc::clone(shown.unwrap_or_else(|| part.state.document()))
}

fn results(part: &PartProps) -> ResultsProps {
    ResultsProps {
        report: part.state.answer.as_ref().map(|answer| Rc::clone(&answer.report)),
        swings: part.state.answer.as_ref().and_then(|answer| answer.swings.clone()),
        stale: part.state.is_stale(),
        names: Rc::clone(&part.names),
        language: part.state.language,
    }
}
