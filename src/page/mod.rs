//! The page: components of Yew that show the state, and the hooks that do what it asks for.
//!
//! A component gets values and callbacks and decides nothing; whatever a drag does, a key does with
//! the same action.

mod assume;
mod board;
mod charts;
mod check;
mod chosen;
mod compose;
mod crew;
mod explain;
mod fetching;
mod focus;
mod follow;
mod ghost;
mod hint;
mod keeping;
mod keys;
mod later;
mod marks;
mod memory;
mod modal;
mod moved;
mod outcome;
mod printed;
mod printing;
mod projector;
mod reform;
mod rest;
pub mod results;
mod runner;
mod source;
mod steps;
mod store;
mod today;
mod toolbar;

use std::rc::Rc;

use yew::prelude::*;

use self::charts::{Charts, stage_word as word};
use self::chosen::use_chosen;
use self::explain::use_explaining;
use self::fetching::opening;
use self::focus::use_return;
use self::keys::use_keys;
use self::later::{Later, use_later};
use self::memory::use_memory;
use self::projector::use_opening;
use self::runner::use_runner;
use self::store::Store;
use self::today::invitation;
use self::toolbar::{PartProps, RunLine, Toolbar};
use crate::app::{Action, Document, Grip, State, reduce_first};
use crate::cases;
use crate::scenario::Move;
use crate::words::Names;

/// Mounts the page with a case and what was done to it before; nothing if the document of the case
/// cannot be read, or if something was done and the part of the program that reads it does not arrive.
pub async fn open(document: String) -> Option<()> {
    let case = Rc::new(memory::generated().or_else(|| cases::read(&document))?);
    let root = gloo::utils::document().get_element_by_id("app")?;
    let opens = opening(Rc::clone(&case)).await?;
    let state = State::open(case, memory::language());
    let state = match (opens, later::here()) {
        // Nothing has been simulated yet that would be in vain.
        (Action::Later(restore), Some(rest)) => (rest.reduced)(&state, restore),
        _ => state,
    };
    let state = reduce_first(&state, Action::Enlarge(memory::large()));
    let state = memory::wanted().into_iter().fold(state, |state, view| reduce_first(&state, view));
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
    let act = use_callback((), move |action: Action, ()| store::dispatch(&dispatcher, action));
    let state = Rc::clone(&store.0);
    use_memory(&state, &act);
    use_runner(&state, &act);
    let names = use_memo(Rc::clone(state.document()), |document| {
        let listed: Vec<Move> = document.steps().iter().map(|step| step.what.clone()).collect();
        Names::of(document.subject()).with(&listed)
    });
    let part = PartProps { state: Rc::clone(&state), names, act };
    use_return(&state);
    use_chosen(&state);
    let later = use_later();
    match (&state.projector, &state.checking) {
        (Some(_), _) => later.show_alone(|rest| (rest.projector)(&part), state.language),
        (None, Some(_)) => later.show_alone(|rest| (rest.check)(&part), state.language),
        (None, None) => html! { <Workshop {part} {later} /> },
    }
}

#[derive(PartialEq, Properties)]
struct WorkshopProps {
    part: PartProps,
    later: Later,
}

/// The departments and what becomes of them.
#[component]
fn Workshop(WorkshopProps { part, later }: &WorkshopProps) -> Html {
    let PartProps { state, act, .. } = part;
    use_keys(act);
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
            { later.complaint(state.language) }
            { top(part, later) }
            <Charts part={part.clone()} later={later.clone()} />
            { later.show(|rest| (rest.hint)(part)) }
            { later.show(|rest| (rest.below)(part)) }
        </div>
    }
}

/// Before any move an invitation, then the answer.
fn top(part: &PartProps, later: &Later) -> Html {
    let document = part.state.document();
    let moves = !document.moves().is_empty();
    let awaits = part.state.awaits_first();
    // Where matters ought to be refused, the answer tells of wrong approvals and refusals, too.
    let long = document.subject().work.iter().any(|class| class.unsound.get() > 0.0);
    html! {
        <div class={classes!("top", moves.then_some("has-moves"), long.then_some("is-long"))}>
            { if awaits || is_untouched(part) {
                let figures = later.show(|rest| (rest.figures)(part));
                invitation(part, figures, awaits.then(|| later.show(|rest| (rest.awaited)(part))))
            } else {
                later.show(|rest| (rest.answer)(part))
            } }
        </div>
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
