//! What has come of the last move, at the lower edge as long as the answer itself is out of sight.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::futures::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::board::use_way_back;
use super::focus::{bring, call};
use super::toolbar::PartProps;
use super::{is_untouched, later, marks};
use crate::app::{Action, Failure, Grip, Run, Said, State};
use crate::text::Language;
use crate::words::results::{Label, Sentence, headline, headline_in_short};
use crate::words::{labels, unbroken};

/// The sentence on top of the page, or before any move the invitation.
const TOP: &str = ".top :is(.answer-headline, .answer-sentence, .invitation)";

/// The bar; while something is held or refused its place is taken.
#[component]
pub(super) fn Outcome(part: &PartProps) -> Html {
    let PartProps { state, names, act } = part;
    use_held_in_sight(state);
    let is_hidden = use_out_of_sight((is_untouched(part), state.answer.is_some()));
    let is_taken = is_taken(state) || !state.notices.is_empty();
    let is_shown = is_hidden && !is_taken && !state.document().moves().is_empty();
    use_way_back("outcome", is_shown, None);
    if !is_shown {
        return Html::default();
    }
    let language = state.language;
    let report = state.answer.as_ref().filter(|_| state.run == Run::Done);
    let said = match report {
        Some(answer) => html! {
            <>
                { spoken("is-full", headline(&answer.report, names, language)) }
                { spoken("is-short", headline_in_short(&answer.report, names, language)) }
            </>
        },
        None => html! { <span class="outcome-sentence">{ unknown(&state.run, language) }</span> },
    };
    let way = match state.run {
        Run::Done | Run::Stopped => Some(Label::SeeAnswer),
        Run::Failed(_) => Some(Label::SeeReason),
        Run::Wanted(_) | Run::Running { .. } => None,
    };
    html! {
        <div class="hint outcome" data-part="outcome">
            <button type="button" class="outcome-way" onclick={|_: MouseEvent| go_to_top()}>
                { said }
                { for way.map(|way| html! {
                    <>{ " " }<span class="outcome-link">{ way.say(language) }</span></>
                }) }
            </button>
            <button
                type="button"
                data-action="take-back"
                onclick={act.reform(|_: MouseEvent| Action::Undo)}
            >
                { labels(language).undo }
            </button>
        </div>
    }
}

/// Whether something that is being done has its place at the lower edge.
pub(super) fn is_taken(state: &State) -> bool {
    state.held().is_some()
        || state.said.as_ref().is_some_and(Said::stays)
        || marks::is_shown(state)
        || state.following.plays
}

/// What was found: in full, or in short where there is little room.
fn spoken(class: &'static str, said: Sentence) -> Html {
    let [before, change, after] =
        [said.before, said.change, said.after].map(|text| unbroken(&text));
    html! {
        <span class={classes!("outcome-sentence", class)}>
            { before }<wbr /><b>{ change }</b>{ after }
        </span>
    }
}

/// Why nothing is known yet.
fn unknown(run: &Run, language: Language) -> &'static str {
    let words = labels(language);
    match run {
        Run::Done => "",
        Run::Wanted(_) | Run::Running { .. } => Label::Simulating.say(language),
        Run::Stopped => words.stopped,
        Run::Failed(Failure::Worker) => words.no_worker,
        Run::Failed(Failure::Refused(_)) => words.cannot_run,
    }
}

fn go_to_top() {
    if let Some(top) = find(TOP) {
        bring(&top, "start");
    }
    // What is read out goes on there.
    if let Some(answer) = find("[data-part='answer']") {
        call(&answer, "focus", &[("preventScroll", JsValue::TRUE)]).ok();
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Keeps what was picked up above the bar that then asks where to.
#[hook]
fn use_held_in_sight(state: &State) {
    let picked = state.held().filter(|held| held.grip == Grip::Pick);
    use_effect_with(picked.map(|held| held.unit.clone()), |picked| {
        if picked.is_some() {
            spawn_local(async {
                // A tap is heard before its click, which means what lies below the finger then.
                later::painted().await;
                if let Some(card) = find("[data-side='reform'] .tree .is-held") {
                    bring(&card, "nearest");
                }
            });
        }
    });
}

/// Whether the sentence on top is out of sight; looked for anew when something else is drawn there.
#[hook]
fn use_out_of_sight(drawn: (bool, bool)) -> bool {
    let is_hidden = use_state_eq(|| false);
    use_effect_with(drawn, {
        let is_hidden = is_hidden.setter();
        move |_| {
            let look = move || is_hidden.set(find(TOP).is_some_and(|top| is_out_of_sight(&top)));
            look();
            let listeners = ["scroll", "resize"].map(|name| {
                let look = look.clone();
                EventListener::new(&window(), name, move |_| look())
            });
            move || drop(listeners)
        }
    });
    *is_hidden
}

/// Whether less than half of it is in the window.
fn is_out_of_sight(top: &HtmlElement) -> bool {
    let place = top.get_bounding_client_rect();
    let middle = f64::midpoint(place.top(), place.bottom());
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    middle < 0.0 || height.is_some_and(|height| middle > height)
}
