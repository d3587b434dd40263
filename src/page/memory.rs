//! What outlives the page: the language and the work in the browser's storage, the case in the
//! address.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use js_sys::futures::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Storage;
use yew::prelude::*;

use super::fetching::{fetch, opening};
use super::{check, projector};
use crate::app::{Action, Examining, Projecting, State};
use crate::cases::{self, Case, Offer};
use crate::text::Language;
use crate::words::{check_labels, labels};

const LANGUAGE: &str = "spanlab.language";
const TYPE: &str = "spanlab.type";

/// The language chosen before, or the one that the document was given on loading.
pub(super) fn language() -> Language {
    let stored = storage().and_then(|storage| storage.get_item(LANGUAGE).ok().flatten());
    let tag = stored.or_else(|| document_element().get_attribute("lang")).unwrap_or_default();
    Language::from_tag(tag.trim_matches('"'))
}

/// Whether all type was large when the page was left; the document was told so on loading.
pub(super) fn large() -> bool {
    document_element().get_attribute("data-type").as_deref() == Some(LARGE)
}

/// The word for large type in the document and in the storage.
const LARGE: &str = "large";

/// Keeps document, storage and address in step with the state, and the state with the address.
#[hook]
pub(super) fn use_memory(state: &Rc<State>, act: &Callback<Action>) {
    use_effect_with(state.language, |language| remember(*language));
    use_effect_with(state.large, |large| remember_type(*large));
    let shown = (state.language, state.checking.is_some());
    use_effect_with(shown, |(language, checks)| name(*language, *checks));
    let case = Rc::clone(state.document().case());
    let view = (state.projector.is_some(), state.checking.is_some());
    use_effect_with((case.id.clone(), view), |(id, _)| write_address(id));
    let act = act.clone();
    use_effect_with(case.id.clone(), move |shown| {
        let shown = shown.clone();
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            for view in wanted() {
                act.emit(view);
            }
            follow_address(&shown, &act);
        });
        move || drop(listener)
    });
}

/// Opens the case that the address names, if it is another one than the shown one.
fn follow_address(shown: &str, act: &Callback<Action>) {
    if let Some(case) = generated().filter(|case| case.id != shown) {
        let act = act.clone();
        return spawn_local(async move {
            if let Some(opens) = opening(Rc::new(case)).await {
                act.emit(opens);
            }
        });
    }
    let Some(offer) = named_case().filter(|offer| offer.id != shown) else { return };
    let (shown, act) = (shown.to_owned(), act.clone());
    fetch(offer, move |opens| {
        // By then the address may name another one.
        if named_case() == Some(offer) {
            if matches!(opens, Action::Missed(_)) {
                write_address(&shown);
            }
            act.emit(opens);
        }
    });
}

/// Changes the address, and so what the page shows.
pub(super) fn go_to(address: &str) {
    // An address that cannot be written, as in some frames, leaves everything as it is.
    window().location().set_hash(address).ok();
}

/// What the address says about the views beside the workshop.
pub(super) fn wanted() -> [Action; 2] {
    let check = if is_at(check::ADDRESS) { Examining::Open } else { Examining::Close };
    let project = if is_at(projector::ADDRESS) { Projecting::Open } else { Projecting::Close };
    [Action::Check(check), Action::Project(project)]
}

/// Whether the address is that of a view, whatever the case.
fn is_at(view: &str) -> bool {
    let hash = window().location().hash().unwrap_or_default();
    hash.split('&').next() == Some(view)
}

fn name(language: Language, checks: bool) {
    let title = if checks { check_labels(language).title } else { labels(language).title };
    document().set_title(title);
}

fn remember(language: Language) {
    let word = match language {
        Language::Zh => "zh",
        Language::En => "en",
    };
    // Without attribute or storage the page works all the same.
    document_element().set_attribute("lang", language.tag()).ok();
    storage().and_then(|storage| storage.set_item(LANGUAGE, word).ok());
}

fn remember_type(large: bool) {
    let word = if large { LARGE } else { "" };
    document_element().set_attribute("data-type", word).ok();
    storage().and_then(|storage| storage.set_item(TYPE, word).ok());
}

/// What is kept of the work on a case.
pub(super) fn kept(case: &str) -> Option<String> {
    storage()?.get_item(&work_on(case)).ok().flatten()
}

/// Keeps the work on a case, in place of what was kept of it.
pub(super) fn keep(case: &str, work: Option<&str>) {
    let Some(storage) = storage() else { return };
    // Where the storage is full, what was kept before stays.
    match work {
        Some(text) => storage.set_item(&work_on(case), text).ok(),
        None => storage.remove_item(&work_on(case)).ok(),
    };
}

fn work_on(case: &str) -> String {
    ["spanlab.work.", case].concat()
}

/// The storage of the browser, which may be forbidden.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn named_case() -> Option<Offer> {
    named(cases::offer)
}

/// The generated department that the address names, if it names one.
pub(super) fn generated() -> Option<Case> {
    named(cases::generated)
}

/// What the address names as a case, if there is none that it names.
pub(super) fn unknown() -> Option<String> {
    if named_case().is_some() || generated().is_some() {
        return None;
    }
    let name = named(|name| (!name.is_empty()).then(|| name.to_owned()))?;
    let decoded = js_sys::decode_uri_component(&name).map_or(name, String::from);
    Some(decoded.chars().take(LONGEST).collect())
}

/// Most letters of an unknown name that are told.
const LONGEST: usize = 40;

/// The first thing of those that the address names as a case and that a function knows.
fn named<T>(known: impl Fn(&str) -> Option<T>) -> Option<T> {
    let location = window().location();
    let (hash, query) = (location.hash().ok()?, location.search().ok()?);
    let named = |part: &str| {
        let pairs = part.trim_start_matches(['#', '?']).split('&');
        pairs.filter_map(|pair| pair.strip_prefix("case=")).find_map(&known)
    };
    named(&hash).or_else(|| named(&query))
}

fn write_address(id: &str) {
    let is_named = named_case().map(|offer| offer.id);
    let is_first = cases::ids().next() == Some(id);
    if is_named == Some(id) || is_named.is_none() && is_first {
        return;
    }
    put_address(id);
}

/// Lets the address name a case, and the view that it names.
pub(super) fn put_address(id: &str) {
    let view = [projector::ADDRESS, check::ADDRESS].into_iter().find(|view| is_at(view));
    let address = view.map_or_else(|| format!("#case={id}"), |view| format!("{view}&case={id}"));
    // An address that cannot be written, as in some frames, is no loss.
    window()
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)))
        .ok();
}
