//! The results: the answer in sentences, the pictures and the tables behind them.

mod answer;
mod changes;
mod chart;
mod cursor;
mod curves;
mod kinds;
mod lit;
mod panel;
mod people;
mod pictures;
mod plot;
mod reading;
mod sections;
mod structure;
mod table;
pub(super) mod tabs;
mod time;
mod verdict;

use std::rc::Rc;

pub use answer::Answer;
pub(super) use chart::{Mark, Patterns, class, fill, mark};
pub use pictures::Pictures;
use yew::prelude::*;

use crate::report::Report;
use crate::study::Swing;
use crate::text::Language;
use crate::words::Names;

/// Properties of [`Answer`], and what [`Pictures`] shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResultsProps {
    /// What was found; nothing before the first run has ended.
    pub report: Option<Rc<Report>>,
    /// How the verdict would likely swing; nothing until it is known.
    pub swings: Option<Rc<[Swing]>>,
    /// Whether it belongs to an earlier state of the document.
    pub stale: bool,
    /// What units and classes are called.
    pub names: Rc<Names>,
    /// The language of the sentences.
    pub language: Language,
}
