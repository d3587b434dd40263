//! Sections that are marked, with what can be done with all of them; and the place aside.

use yew::prelude::*;

use super::board::use_way_back;
use super::hint::likely;
use super::toolbar::{PartProps, off};
use crate::app::{Action, Grip, Marking, Parking, Said, State};
use crate::units::UnitId;
use crate::words::{list, mark_labels, marked, reason, steps};

/// Lets a tap mark sections instead of picking them up.
#[component]
pub(super) fn MarkButton(props: &PartProps) -> Html {
    let by_tap = props.state.marks.by_tap;
    html! {
        <button
            type="button"
            class="mark-button"
            data-action="mark"
            aria-pressed={by_tap.to_string()}
            onclick={props.act.reform(move |_: MouseEvent| Action::Mark(Marking::ByTap(!by_tap)))}
        >
            { mark_labels(props.state.language).mark }
        </button>
    }
}

/// Whether what is marked is shown, and nothing that matters more.
pub(super) fn is_shown(state: &State) -> bool {
    let is_marking = state.marks.by_tap || !state.marks.marked.is_empty();
    is_marking && state.held().is_none() && !state.said.as_ref().is_some_and(Said::stays)
}

/// What is marked, with what can be done; out of sight while something is in the hand.
#[component]
pub(super) fn MarkBar(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let words = mark_labels(language);
    let all = &state.marks.marked;
    let is_shown = is_shown(state);
    use_way_back("marks", is_shown, None);
    if !is_shown {
        return Html::default();
    }
    let called: Vec<&str> = all.iter().map(|unit| names.unit(unit, language)).collect();
    let union = state.union.as_ref();
    let (more, figures) = match union.map(|over| &over.outcome) {
        None => (words.mark_more.to_owned(), Vec::new()),
        Some(Ok(preview)) => {
            let figures =
                union.map(|over| likely(preview, over.forecast.1.as_ref(), names, language));
            (steps(&preview.moves, names, language), figures.unwrap_or_default())
        }
        Some(Err(why)) => (reason(why, names, language), Vec::new()),
    };
    let button = |name: &'static str, text: &'static str, enabled: bool, means: Marking| {
        html! {
            <button
                type="button"
                data-action={name}
                aria-disabled={off(enabled)}
                onclick={enabled.then(|| act.reform(move |_: MouseEvent| Action::Mark(means.clone())))}
            >
                { text }
            </button>
        }
    };
    let can_merge = union.is_some_and(|over| over.outcome.is_ok());
    html! {
        <div class="hint mark-bar" data-part="marks">
            <p role="status">
                <span class="hint-sentence">{ marked(&list(&called, language), all.len(), language) }</span>
                { for std::iter::once(more).chain(figures).map(|figure| html! {
                    <span class="hint-figure">{ figure }</span>
                }) }
            </p>
            <span class="mark-buttons">
                { button("merge-marked", words.merge, can_merge, Marking::Merge) }
                { button("take-marked", words.take, !all.is_empty(), Marking::Take) }
                { button("clear-marks", words.clear, true, Marking::ByTap(false)) }
            </span>
        </div>
    }
}

/// Properties of [`Aside`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AsideProps {
    pub(super) part: PartProps,
    /// A pointer comes down on a section that is put aside.
    pub(super) press: Callback<PointerEvent>,
}

/// The place for sections that are put aside; there as soon as one is dragged.
#[component]
pub(super) fn Aside(props: &AsideProps) -> Html {
    let PartProps { state, names, act } = &props.part;
    let language = state.language;
    let words = mark_labels(language);
    let department = state.reformed();
    let is_there = |unit: &&UnitId| department.section(unit).is_some();
    let parked: Vec<&UnitId> = state.marks.parked.iter().filter(is_there).collect();
    let held = state.held();
    let is_dragged = held.is_some_and(|held| held.grip == Grip::Drag) && state.can_park();
    if parked.is_empty() && !is_dragged {
        return Html::default();
    }
    let is_over = held.is_some_and(|held| held.is_aside);
    let chip = |unit: &UnitId| {
        let back = unit.clone();
        let name = names.unit(unit, language).to_owned();
        html! {
            <li key={unit.to_string()}>
                <button type="button" class="card" data-unit={unit.to_string()} data-parked="">
                    <span class="grip" data-grip="" aria-hidden="true">{ "⠿" }</span>
                    <span class="inside"><span class="name">{ &name }</span></span>
                </button>
                <button
                    type="button"
                    class="aside-back"
                    aria-label={format!("{} {name}", words.back)}
                    title={words.back}
                    onclick={act.reform(move |_: MouseEvent| {
                        Action::Park(Parking::Toggle(back.clone()))
                    })}
                >
                    { "✕" }
                </button>
            </li>
        }
    };
    html! {
        <section
            class={classes!("aside", is_over.then_some("is-over"))}
            data-part="aside"
            data-aside=""
            aria-labelledby="aside-heading"
        >
            <h3 id="aside-heading">{ if is_dragged { words.place } else { words.aside } }</h3>
            <p>{ words.aside_meaning }</p>
            <ul onpointerdown={props.press.clone()} onclick={by_key(act)}>
                { for parked.into_iter().map(chip) }
            </ul>
        </section>
    }
}

/// Enter and Space pick up what is put aside.
fn by_key(act: &Callback<Action>) -> Callback<MouseEvent> {
    super::store::acting(act, |event: &MouseEvent| {
        let target = event.target_dyn_into::<web_sys::Element>()?;
        let unit = target.closest("[data-unit]").ok().flatten()?.get_attribute("data-unit")?;
        (event.detail() == 0).then(|| UnitId::new(&unit).map(Action::Choose)).flatten()
    })
}
