//! The organization charts: today's, and the reform's, on which sections are dragged.

mod card;
mod chart;
mod glide;
mod keys;
mod pointer;

pub(super) use chart::Chart;
pub(super) use pointer::{Pointer, use_pointer};
