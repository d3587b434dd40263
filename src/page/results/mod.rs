//! The results: the answer in sentences, the pictures and the tables behind them.

mod answer;
mod chart;
mod cursor;
mod panel;
mod people;
mod pictures;
mod sections;
mod structure;
mod table;
mod time;

use std::rc::Rc;

pub use answer::Answer;
pub(super) use chart::{Mark, Patterns, fill};
pub use pictures::Pictures;
use yew::prelude::*;

use crate::report::Report;
use crate::text::Language;
use crate::words::Names;

/// Properties of [`Results`], [`Answer`] and [`Pictures`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResultsProps {
    /// What was found; nothing before the first run has ended.
    pub report: Option<Rc<Report>>,
    /// Whether it belongs to an earlier state of the document.
    pub stale: bool,
    /// What units and classes are called.
    pub names: Rc<Names>,
    /// The language of the sentences.
    pub language: Language,
}

/// The answer and below it the pictures.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    html! {
        <>
            <Answer ..props.clone() />
            <Pictures ..props.clone() />
        </>
    }
}
