//! A panel: a finding as its title, a chart that can be read out, and the table behind it.

use yew::prelude::*;

use super::cursor::Cursor;
use crate::page::explain::how;
use crate::text::Language;
use crate::words::results::{Label, Picture};
use crate::words::unbroken;

#[derive(PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) picture: Picture,
    /// What was found.
    pub(super) title: String,
    pub(super) language: Language,
    pub(super) children: Html,
}

/// A part of the results with its heading.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let PanelProps { picture, title, language, children } = props;
    let language = *language;
    html! {
        <section class="panel" data-part={picture.key()}>
            <header>
                <h2><span class="panel-topic">{ picture.topic(language) }</span>{ unbroken(title) }</h2>
                <p class="panel-note">
                    { picture.note(language) }{ " " }{ how(key(*picture), language) }
                </p>
            </header>
            { children.clone() }
        </section>
    }
}

/// The figure that explains what a picture shows.
const fn key(picture: Picture) -> &'static str {
    match picture {
        Picture::Time | Picture::Change => "time_part",
        Picture::Within => "on_time",
        Picture::Backlog => "backlog",
        Picture::Reach => "reach_p100",
        Picture::People | Picture::Sections => "busy",
        Picture::Quality | Picture::Verdict | Picture::Swing | Picture::Kinds => "delay_mean",
        Picture::Structure => "offered_load",
    }
}

/// A chart that is stepped through by key or pointer, with the read-out of where the cursor is.
pub(super) fn chart(
    picture: Picture,
    cursor: &Cursor,
    readout: Option<String>,
    language: Language,
    rows: Html,
) -> Html {
    html! {
        <>
            <p class="chart-readout" aria-live="polite">
                if let Some(readout) = readout {
                    { readout }
                } else {
                    <span class="chart-hint">{ Label::Hint.say(language) }</span>
                }
            </p>
            <div
                class="chart"
                tabindex="0"
                role="group"
                aria-label={format!("{} ({})", picture.topic(language), Label::Hint.say(language))}
                onkeydown={cursor.on_key()}
                onpointerleave={cursor.leave()}
                onblur={cursor.blur()}
            >
                { rows }
            </div>
        </>
    }
}

/// The table behind a chart.
pub(super) fn behind(table: Html, language: Language) -> Html {
    fold(Label::AllNumbers, table, language)
}

/// Something that is opened when it is wanted.
pub(super) fn fold(title: Label, content: Html, language: Language) -> Html {
    html! {
        <details class="behind">
            <summary>{ title.say(language) }</summary>
            { content }
        </details>
    }
}
