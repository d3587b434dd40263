//! What can be done with the charts without changing them: layout, colours, search, size.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::card::colour_of_line;
use super::zoom::shown_zoom;
use crate::app::{Action, Layout, Tint, Viewing, Zoom};
use crate::department::Department;
use crate::page::store::acting;
use crate::page::toolbar::PartProps;
use crate::scenario::Office;
use crate::scene::board::lines;
use crate::units::UnitId;
use crate::words::{board_labels, found, layout, tint, tint_steps};

const TINTS: [Tint; 4] = [Tint::Plain, Tint::Line, Tint::Load, Tint::Queue];

/// Properties of [`Tools`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::page) struct ToolsProps {
    pub(in crate::page) part: PartProps,
    /// The units that are sought; absent while none are.
    pub(in crate::page) found: Option<Rc<Vec<UnitId>>>,
}

/// The tools above the charts.
#[component]
pub(in crate::page) fn Tools(props: &ToolsProps) -> Html {
    let PartProps { state, act, .. } = &props.part;
    let words = board_labels(state.language);
    let do_it = |what: Viewing| act.reform(move |_: MouseEvent| Action::View(what.clone()));
    let step = |steps: isize| {
        act.reform(move |_: MouseEvent| Action::View(Viewing::Step(shown_zoom(), steps)))
    };
    let all_folded = !state.view.folded.is_empty();
    let fold = if all_folded { words.unfold_all } else { words.fold_all };
    html! {
        <div class="board-tools" role="group" aria-label={words.tools}>
            { layouts(&props.part) }
            { tints(&props.part) }
            <Search ..props.clone() />
            <button
                type="button"
                class="plain"
                data-action="fold-all"
                onclick={do_it(Viewing::FoldAll(!all_folded))}
            >
                { fold }
            </button>
            <div class="joined" role="group" aria-label={words.zoom}>
                <button type="button" data-action="smaller" aria-label={words.smaller} onclick={step(-1)}>
                    { "−" }
                </button>
                <button
                    type="button"
                    data-action="fit"
                    aria-pressed={(state.view.zoom == Zoom::Fit).to_string()}
                    onclick={do_it(Viewing::Zoom(if state.view.zoom == Zoom::Fit {
                        Zoom::Percent(100)
                    } else {
                        Zoom::Fit
                    }))}
                >
                    { words.fit }
                </button>
                <button type="button" data-action="larger" aria-label={words.larger} onclick={step(1)}>
                    { "+" }
                </button>
            </div>
        </div>
    }
}

fn layouts(part: &PartProps) -> Html {
    let language = part.state.language;
    let button = |which: Layout, word: &'static str| {
        html! {
            <button
                type="button"
                data-layout={word}
                aria-pressed={(part.state.view.layout == which).to_string()}
                onclick={part.act.reform(move |_: MouseEvent| Action::View(Viewing::Lay(which)))}
            >
                { layout(which, language) }
            </button>
        }
    };
    html! {
        <div class="joined" role="group" aria-label={board_labels(language).layout}>
            { button(Layout::Columns, "columns") }
            { button(Layout::List, "list") }
        </div>
    }
}

fn tints(part: &PartProps) -> Html {
    let language = part.state.language;
    let choose = acting(&part.act, |event: &Event| {
        let chosen: HtmlSelectElement = event.target_dyn_into()?;
        let index = usize::try_from(chosen.selected_index()).ok()?;
        Some(Action::View(Viewing::Paint(*TINTS.get(index)?)))
    });
    let option = |each: &Tint| {
        let selected = part.state.view.tint == *each;
        html! { <option {selected}>{ tint(*each, language) }</option> }
    };
    html! {
        <label class="tint-choice">
            <span>{ board_labels(language).tint }</span>
            <select
                data-part="tint"
                aria-label={board_labels(language).tint}
                onchange={choose}
            >
                { for TINTS.iter().map(option) }
            </select>
        </label>
    }
}

/// Seeks units; Enter goes from one to the next.
#[component]
fn Search(props: &ToolsProps) -> Html {
    let PartProps { state, act, .. } = &props.part;
    let words = board_labels(state.language);
    let place = use_mut_ref(|| 0_usize);
    let typed = acting(act, {
        let place = Rc::clone(&place);
        move |event: &InputEvent| {
            let field: HtmlInputElement = event.target_dyn_into()?;
            *place.borrow_mut() = 0;
            Some(Action::View(Viewing::Seek(field.value())))
        }
    });
    let found_units = props.found.clone();
    let key = acting(act, move |event: &KeyboardEvent| match event.key().as_str() {
        // While a word is being composed, Enter ends the composition.
        "Enter" if !event.is_composing() => {
            let units = found_units.as_ref()?;
            let mut place = place.borrow_mut();
            let unit = units.get(*place % units.len().max(1))?.clone();
            *place += 1;
            Some(Action::View(Viewing::Find(unit)))
        }
        "Escape" => Some(Action::View(Viewing::Seek(String::new()))),
        _ => None,
    });
    let number = props.found.as_ref().map(|units| found(units.len(), state.language));
    html! {
        <div class="search">
            <input
                type="search"
                data-part="search"
                placeholder={words.seek}
                aria-label={words.seek}
                value={state.view.sought.clone()}
                oninput={typed}
                onkeydown={key}
            />
            <output aria-live="polite">{ number.unwrap_or_default() }</output>
        </div>
    }
}

/// What figures, papers and colours mean.
#[component]
pub(in crate::page) fn Legend(part: &PartProps) -> Html {
    let language = part.state.language;
    let which = part.state.view.tint;
    let steps = tint_steps(which, language);
    let step = |(place, text): (usize, &&'static str)| {
        html! {
            <span class="key" data-step={place.to_string()}>{ *text }</span>
        }
    };
    let keys = (!steps[0].is_empty()).then(|| {
        html! {
            <p class="keys">{ for steps.iter().enumerate().map(step) }</p>
        }
    });
    html! {
        <div class="legend">
            { for keys }
            { for (which == Tint::Line).then(|| line_names(part)) }
            <p>{ board_labels(language).legend }</p>
        </div>
    }
}

/// Whose line has which number.
fn line_names(part: &PartProps) -> Html {
    let baseline = Department::baseline(&part.state.document().case().scenario);
    let lines = lines(&baseline);
    let leads = baseline.offices().filter(|office| {
        let head = baseline.head().map(|head| &head.id);
        office.reports_to.as_ref() == head && head.is_some()
    });
    let key = |office: &Office| {
        let line = lines.get(&office.id).copied().unwrap_or(0);
        html! {
            <span class="key" data-line={colour_of_line(line).to_string()}>
                <i class="chip">{ line }</i>{ office.name.get(part.state.language).to_owned() }
            </span>
        }
    };
    html! { <p class="keys">{ for leads.map(key) }</p> }
}
