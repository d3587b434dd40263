//! The engine, and what is computed from its runs.
//!
//! A package of its own because the page's build makes it fast (`Cargo.toml`, `profile.page`).

pub mod engine;
pub mod follow;
pub mod report;
pub mod study;
pub mod theory;
pub mod validate;

use spanlab_groundwork::{check, department, reform, scenario, text, units};
