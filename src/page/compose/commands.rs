//! What can be chosen in the search besides moves and units: all that the page has a name for.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::app::{Action, Aspect, Assuming, Composing, Later, State, Tint, Viewing};
use crate::cases::OFFERS;
use crate::page::check::ADDRESS;
use crate::page::memory::go_to;
use crate::scenario::Scenario;
use crate::scenario::fields::{Part, fields};
use crate::scene::Stage;
use crate::text::{Language, Text};
use crate::words::results::{Picture, view};
use crate::words::{
    Command, Found, assumption_name, board_labels, check_labels, dialog_labels, labels, tint,
};

/// What is a button of the page; those of a step are beside what they change.
const BUTTONS: &str = "[data-action], [data-layout], .playback-open, summary";
/// What is not: the search itself, and what lies in a dialog, a chart or the list of steps.
const NOT: &str = "[data-action='find'], dialog *, [role='tree'] *, [data-part='steps'] *";

/// The buttons of the page that are in sight or can be scrolled to, and can be pressed.
pub(super) fn buttons() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(BUTTONS) else { return Vec::new() };
    let found = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok());
    let can_be_pressed = |button: &HtmlElement| {
        let is_other = button.matches(NOT).unwrap_or(true) || button.has_attribute("aria-disabled");
        !is_other && button.offset_parent().is_some()
    };
    found.filter(can_be_pressed).collect()
}

/// The commands that mean something now, with their names, in both languages where the page has them.
pub(super) fn commands(state: &State, buttons: &[HtmlElement]) -> Vec<(Command, Text)> {
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
    if let Some(answer) = &state.answer {
        results(&mut all, answer.report.baseline.reach.is_some());
    }
    all.push((Command::Speak, named(|language| labels(language).other_language)));
    all.push((Command::Keys, named(|language| dialog_labels(language).keys)));
    all.push((Command::Check, named(|language| check_labels(language).title)));
    all.push((Command::Print, named(|language| dialog_labels(language).print)));
    all.extend([Tint::Plain, Tint::Line, Tint::Load, Tint::Queue].map(|each| {
        let name = Text::both(tint(each, Language::Zh), tint(each, Language::En));
        (Command::Paint(each), prefixed(|language| board_labels(language).tint, &name))
    }));
    press(&mut all, buttons, state.language);
    all.extend(OFFERS.map(|offer| {
        let title = Text::both(offer.title(Language::Zh), offer.title(Language::En));
        (Command::Open(offer), prefixed(|language| labels(language).case, &title))
    }));
    all.extend(assumptions(document.subject()));
    all
}

/// The fields of the assumptions, but not how their times are distributed.
fn assumptions(subject: &Scenario) -> impl Iterator<Item = (Command, Text)> {
    let fields = fields(subject).into_iter().map(|entry| entry.field);
    let fields = fields.filter(|field| matches!(field.part, Part::Itself | Part::Mean));
    fields.map(|field| {
        let name = |language| assumption_name(field, subject, language);
        (Command::Assume(field), Text::both(&name(Language::Zh), &name(Language::En)))
    })
}

/// The views of the results, and their pictures where they are not called alike.
fn results(all: &mut Vec<(Command, Text)>, has_directives: bool) {
    let both = |name: &dyn Fn(Language) -> &'static str| {
        Text::both(name(Language::Zh), name(Language::En))
    };
    for aspect in Aspect::ALL {
        let name = both(&|language| view(aspect, language));
        all.push((Command::Regard(aspect), name.clone()));
        let pictures = Picture::ALL.into_iter().filter(|picture| {
            picture.aspect() == aspect && (has_directives || *picture != Picture::Reach)
        });
        let named = pictures.map(|it| (Command::Look(it), both(&|language| it.topic(language))));
        all.extend(named.filter(|(_, topic)| *topic != name));
    }
}

/// The other buttons of the page, under the names that they have there.
fn press(all: &mut Vec<(Command, Text)>, buttons: &[HtmlElement], language: Language) {
    for (place, button) in buttons.iter().enumerate() {
        let label = button.get_attribute("aria-label").or_else(|| button.text_content());
        let name = label.unwrap_or_default().trim().to_owned();
        let is_known = all.iter().any(|(_, known)| known.get(language) == name);
        if !name.is_empty() && !is_known {
            all.push((Command::Press(place), Text::both(&name, &name)));
        }
    }
}

fn named(name: fn(Language) -> &'static str) -> Text {
    Text::both(name(Language::Zh), name(Language::En))
}

fn prefixed(prefix: fn(Language) -> &'static str, name: &Text) -> Text {
    let (zh, en) = (name.get(Language::Zh), name.get(Language::En));
    Text::both(
        &format!("{}：{zh}", prefix(Language::Zh)),
        &format!("{}: {en}", prefix(Language::En)),
    )
}

/// Does what was chosen; the dialog closes unless a move is begun in it.
pub(super) fn chosen(
    found: &Found,
    (language, buttons): (Language, &[HtmlElement]),
    stage: Stage,
    act: &Callback<Action>,
) {
    match found {
        Found::Move(kind, named) => {
            act.emit(Action::Later(Later::Compose(Composing::Begin(*kind, named.clone()))));
        }
        Found::Unit(id) => {
            act.emit(Action::Later(Later::Compose(Composing::Close)));
            if stage == Stage::Baseline {
                act.emit(Action::Show(Stage::Reformed));
            }
            act.emit(Action::View(Viewing::Find(id.clone())));
        }
        Found::Command(command) => {
            // The overview of keys takes the place of the search.
            if !matches!(command, Command::Keys) {
                close();
            }
            command_given(command, (language, buttons), act);
        }
    }
}

/// Closes the dialog at once, so that what follows has the focus; the state hears of it.
fn close() {
    let dialog = document().query_selector("dialog.dialog[open]").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

fn command_given(
    command: &Command,
    (language, buttons): (Language, &[HtmlElement]),
    act: &Callback<Action>,
) {
    act.emit(match command {
        Command::Undo => Action::Undo,
        Command::Redo => Action::Redo,
        Command::Reset => Action::Reset,
        Command::Speak => Action::Speak(language.other()),
        Command::Keys => Action::Later(Later::Compose(Composing::Keys)),
        Command::Apply(place) => Action::Apply(*place),
        Command::Paint(tint) => Action::View(Viewing::Paint(*tint)),
        Command::Regard(aspect) => {
            show(format!("#view-{}", aspect.key()));
            Action::Later(Later::Regard(*aspect))
        }
        Command::Look(picture) => {
            show(format!("[data-part='{}']", picture.key()));
            Action::Later(Later::Regard(picture.aspect()))
        }
        Command::Press(place) => {
            if let Some(button) = buttons.get(*place) {
                // Without focus the button is pressed all the same.
                button.focus().ok();
                button.click();
            }
            return;
        }
        Command::Assume(field) => Action::Later(Later::Assume(Assuming::Seek(*field))),
        Command::Print => return print(),
        // The page hears that its address has changed.
        Command::Open(offer) => return go_to(&format!("#case={}", offer.id)),
        Command::Check => return go_to(ADDRESS),
    });
}

/// Prints the page when the search is off it; a browser that does not print says so itself.
fn print() {
    Timeout::new(0, || {
        window().print().ok();
    })
    .forget();
}

/// Scrolls to what will be drawn in a moment.
fn show(what: String) {
    Timeout::new(0, move || {
        let place: Option<Element> = document().query_selector(&what).ok().flatten();
        if let Some(place) = place {
            place.scroll_into_view();
        }
    })
    .forget();
}
