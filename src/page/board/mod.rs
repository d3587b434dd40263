//! The organization charts: columns, an indented list, and what pointers and keys do on them.

mod card;
mod chart;
mod columns;
mod focus;
pub(super) mod glide;
mod keys;
mod list;
mod pan;
mod pictures;
mod pointer;
mod tools;
mod zoom;

pub(super) use chart::{Chart, Hold, Same, SightProps};
pub(super) use columns::use_columns;
pub(super) use focus::{focus_again, use_way_back};
pub(super) use glide::use_glide;
pub(super) use pointer::{Pointer, use_pointer};
pub(super) use tools::{Legend, Tools};
pub(super) use zoom::{longest, map_of, use_zoom};
