//! The search: one types, chooses with the arrows, and Enter does it.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::Viewing;
use crate::app::{Action, Composing, Later, State};
use crate::cases::OFFERS;
use crate::page::check::ADDRESS;
use crate::page::memory::go_to;
use crate::page::toolbar::PartProps;
use crate::scene::Stage;
use crate::text::{Language, Text};
use crate::words::{
    Command, Found, Hit, Searched, check_labels, dialog_labels, find, found_number, labels,
};

/// Opens the search.
#[component]
pub(in crate::page) fn FindButton(props: &PartProps) -> Html {
    let words = dialog_labels(props.state.language);
    html! {
        <button
            type="button"
            data-action="find"
            aria-keyshortcuts="Control+K"
            onclick={props.act.reform(|_: MouseEvent| Action::Later(Later::Compose(Composing::Find)))}
        >
            { words.find }<kbd>{ "Ctrl K" }</kbd>
        </button>
    }
}

/// The search for moves, units and commands.
#[component]
pub(super) fn Finder(props: &PartProps) -> Html {
    let PartProps { state, names, act } = props;
    let language = state.language;
    let typed = use_state(String::new);
    let active = use_state(|| 0_usize);
    let field = use_node_ref();
    let commands = use_memo(Rc::clone(state.document()), |_| commands(state));
    let searched = Searched { department: state.reformed(), names, commands: &commands, language };
    let hits = Rc::new(find(&typed, &searched));
    use_focus_on_opening(&field);
    use_effect_with((*active, Rc::clone(&hits)), |_| show_active());
    let choose = {
        let (act, hits, stage) = (act.clone(), Rc::clone(&hits), state.stage);
        Callback::from(move |place: usize| {
            if let Some(hit) = hits.get(place).filter(|hit| hit.is_possible) {
                chosen(&hit.found, language, stage, &act);
            }
        })
    };
    let oninput = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
                active.set(0);
            }
        })
    };
    let onkeydown = keys(&active, hits.len(), &choose);
    let words = dialog_labels(language);
    html! {
        <>
            <h2 id="dialog-heading" class="visually-hidden">{ words.find }</h2>
            <input
                ref={field}
                class="finder"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-label={words.find}
                aria-expanded={(!hits.is_empty()).to_string()}
                aria-controls="found"
                aria-autocomplete="list"
                aria-activedescendant={(!hits.is_empty()).then(|| option_id(*active))}
                placeholder={words.typed}
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
            />
            <ul id="found" class="found" role="listbox" aria-label={words.found}>
                { for hits.iter().enumerate().map(|(place, hit)| option(place, *active, hit, &choose)) }
            </ul>
            <output class={classes!("found-number", (!hits.is_empty()).then_some("visually-hidden"))}>
                { found_number(hits.len(), language) }
            </output>
        </>
    }
}

/// Puts the focus on the field as soon as it is there.
#[hook]
fn use_focus_on_opening(field: &NodeRef) {
    let field = field.clone();
    use_effect_with((), move |()| {
        if let Some(field) = field.cast::<HtmlElement>() {
            // Without focus one has to tap the field first.
            field.focus().ok();
        }
    });
}

fn option_id(place: usize) -> String {
    format!("found-{place}")
}

fn option(place: usize, active: usize, hit: &Hit, choose: &Callback<usize>) -> Html {
    html! {
        <li
            key={place}
            id={option_id(place)}
            role="option"
            aria-selected={(place == active).to_string()}
            aria-disabled={(!hit.is_possible).then_some("true")}
            onclick={choose.reform(move |_: MouseEvent| place)}
        >
            <span class="found-title">{ &hit.title }</span>
            <span class="note">{ &hit.note }</span>
        </li>
    }
}

/// Arrows choose among what was found, Enter does it.
fn keys(
    active: &UseStateHandle<usize>,
    number: usize,
    choose: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (active, choose) = (active.clone(), choose.clone());
    Callback::from(move |event: KeyboardEvent| {
        // Enter that ends the input of a Chinese word chooses nothing.
        if number == 0 || event.is_composing() {
            return;
        }
        let now = *active;
        match event.key().as_str() {
            "ArrowDown" => active.set((now + 1) % number),
            "ArrowUp" => active.set((now + number - 1) % number),
            "PageDown" => active.set((now + 8).min(number - 1)),
            "PageUp" => active.set(now.saturating_sub(8)),
            "Enter" => choose.emit(now),
            _ => return,
        }
        event.prevent_default();
    })
}

fn show_active() {
    let active = document().query_selector("#found [aria-selected='true']").ok().flatten();
    if let Some(active) = active {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        active.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// The commands that mean something now, with their names in both languages.
fn commands(state: &State) -> Vec<(Command, Text)> {
    let named =
        |name: fn(Language) -> &'static str| Text::both(name(Language::Zh), name(Language::En));
    let document = state.document();
    let mut all = Vec::new();
    if state.history.can_undo() {
        all.push((Command::Undo, named(|language| labels(language).undo)));
    }
    if state.history.can_redo() {
        all.push((Command::Redo, named(|language| labels(language).redo)));
    }
    if !document.steps().is_empty() {
        all.push((Command::Reset, named(|language| labels(language).reset)));
    }
    let readings = document.case().readings.iter().enumerate();
    all.extend(readings.map(|(place, reading)| {
        (Command::Apply(place), prefixed(|language| labels(language).apply_reform, &reading.title))
    }));
    all.push((Command::Speak, named(|language| labels(language).other_language)));
    all.push((Command::Keys, named(|language| dialog_labels(language).keys)));
    all.push((Command::Check, named(|language| check_labels(language).title)));
    let others = OFFERS.into_iter().filter(|offer| offer.id != document.case().id);
    all.extend(others.map(|offer| {
        let title = Text::both(offer.title(Language::Zh), offer.title(Language::En));
        (Command::Open(offer), prefixed(|language| labels(language).case, &title))
    }));
    all
}

fn prefixed(prefix: fn(Language) -> &'static str, name: &Text) -> Text {
    let (zh, en) = (name.get(Language::Zh), name.get(Language::En));
    Text::both(
        &format!("{}：{zh}", prefix(Language::Zh)),
        &format!("{}: {en}", prefix(Language::En)),
    )
}

/// Does what was chosen; the dialog closes unless a move is begun in it.
fn chosen(found: &Found, language: Language, stage: Stage, act: &Callback<Action>) {
    let close = || act.emit(Action::Later(Later::Compose(Composing::Close)));
    match found {
        Found::Move(kind, named) => {
            act.emit(Action::Later(Later::Compose(Composing::Begin(*kind, named.clone()))));
        }
        Found::Unit(id) => {
            close();
            if stage == Stage::Baseline {
                act.emit(Action::Show(Stage::Reformed));
            }
            act.emit(Action::View(Viewing::Find(id.clone())));
        }
        Found::Command(Command::Keys) => act.emit(Action::Later(Later::Compose(Composing::Keys))),
        Found::Command(command) => {
            close();
            command_given(command, language, act);
        }
    }
}

fn command_given(command: &Command, language: Language, act: &Callback<Action>) {
    let other = match language {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    };
    act.emit(match command {
        Command::Undo => Action::Undo,
        Command::Redo => Action::Redo,
        Command::Reset => Action::Reset,
        Command::Speak => Action::Speak(other),
        Command::Keys => Action::Later(Later::Compose(Composing::Keys)),
        Command::Apply(place) => Action::Apply(*place),
        // The page hears that its address has changed.
        Command::Open(offer) => return go_to(&format!("#case={}", offer.id)),
        Command::Check => return go_to(ADDRESS),
    });
}
