//! Spanlab simulates how papers travel and how work falls on people in a department, before and
//! after a reform of its structure, on the same work.
//!
//! The layers, each of which names only those before it:
//! [`theory`], [`json`], [`units`], [`text`] ← [`scenario`] ← [`department`] ← [`reform`] ← [`check`] ← [`engine`] ← [`report`] ← [`study`] ← [`follow`] ←
//! [`validate`] ← [`cases`] ← [`scene`] ← [`app`] ← [`words`] ← `page`, `worker`, `command`.

pub mod app;
pub mod cases;
#[cfg(feature = "cli")]
pub mod command;
#[cfg(feature = "page")]
pub mod page;
pub mod scene;
pub mod words;
#[cfg(feature = "page")]
pub mod worker;

pub use spanlab_groundwork::{check, department, json, reform, scenario, text, units};
pub use spanlab_simulation::{engine, follow, report, study, theory, validate};
