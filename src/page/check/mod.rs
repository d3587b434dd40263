//! The check: textbook systems simulated live, each beside its exact value.

mod examiner;
mod table;

use gloo::utils::window;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::examiner::use_examiner;
use self::table::Compared;
use super::toolbar::{LanguageButton, LargeButton, PartProps, off};
use crate::app::{Action, Checking, Examining};
use crate::text::Language;
use crate::validate::System;
use crate::words;
use crate::words::{check_explained, check_labels, check_seed, labels, simulating};

/// The address of the check.
pub(super) const ADDRESS: &str = "#check";

#[derive(PartialEq, Properties)]
pub(super) struct CheckProps {
    pub(super) part: PartProps,
    pub(super) checking: Checking,
}

/// The view that plays the textbook systems while it is open.
#[component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let CheckProps { part, checking } = props;
    let language = part.state.language;
    let words = check_labels(language);
    use_examiner(checking.seed, &part.act);
    html! {
        <div class="page check" data-check={word(checking)}>
            <header class="toolbar">
                <h1>{ labels(language).title }</h1>
                <a class="check-back" href={format!("#case={}", part.state.document().case().id)}>
                    { words.back }
                </a>
                <div class="buttons">
                    <LargeButton ..part.clone() />
                    <LanguageButton ..part.clone() />
                </div>
            </header>
            <Heading text={words.title} />
            <div class="check-about">
                { for check_explained(language).map(|sentence| html! { <p>{ sentence }</p> }) }
            </div>
            <Standing ..CheckProps { part: part.clone(), checking: checking.clone() } />
            <Compared agreements={checking.agreements.clone()} {language} />
            { seed(checking.seed, language) }
        </div>
    }
}

/// A word for scripts that read the page.
const fn word(checking: &Checking) -> &'static str {
    match checking {
        Checking { failed: true, .. } => "failed",
        checking if checking.is_done() => "done",
        _ => "running",
    }
}

#[derive(PartialEq, Properties)]
struct HeadingProps {
    text: &'static str,
}

/// The heading, where reading begins when the view is opened.
#[component]
fn Heading(props: &HeadingProps) -> Html {
    let place = use_node_ref();
    use_effect_with((), {
        let place = place.clone();
        move |()| {
            // Where nothing takes the focus, reading begins at the top all the same.
            place.cast::<HtmlElement>().and_then(|heading| heading.focus().ok());
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    html! { <h2 ref={place} class="check-title" tabindex="-1">{ props.text }</h2> }
}

/// How far the check is; at the end, what it says as a whole.
#[component]
fn Standing(props: &CheckProps) -> Html {
    let CheckProps { part, checking } = props;
    let language = part.state.language;
    let words = check_labels(language);
    let under_way = !checking.failed && !checking.is_done();
    let current = System::ALL.into_iter().find(|system| !is_found(*system, checking));
    let summary = match word(checking) {
        "failed" => words.failed.to_owned(),
        "done" => words::agreements(&checking.agreements, language),
        _ => String::new(),
    };
    let progress = || {
        html! {
            <div class="run-line">
                <progress max="1" value={checking.share.to_string()} aria-label={words.title} />
                <p>{ current.map(|system| simulating(system, language)) }</p>
            </div>
        }
    };
    html! {
        <div class="check-standing">
            { for under_way.then(progress) }
            <p class="check-summary" role="status">{ summary }</p>
            <button
                type="button"
                data-action="again"
                aria-disabled={off(!under_way)}
                onclick={(!under_way).then(|| {
                    part.act.reform(|_: MouseEvent| Action::Check(Examining::Again))
                })}
            >
                { words.again }
            </button>
        </div>
    }
}

/// Whether the comparison of a system has been made.
fn is_found(system: System, checking: &Checking) -> bool {
    checking.agreements.iter().any(|found| found.system == system)
}

fn seed(seed: u64, language: Language) -> Html {
    let (sentence, command) = check_seed(seed, language);
    html! { <p class="check-seed">{ sentence }<code>{ command }</code></p> }
}
