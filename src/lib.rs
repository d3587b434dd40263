//! Spanlab simulates how papers travel and how work falls on people in a department, before and
//! after a reform of its structure, on the same work.
//!
//! The layers, each of which names only those before it:
//! [`theory`], [`json`], [`units`], [`text`] ← [`scenario`] ← [`department`] ← [`reform`] ← [`check`] ← [`engine`] ← [`report`] ← [`study`] ← [`follow`] ←
//! [`validate`] ← [`cases`] ← [`scene`] ← [`app`] ← [`words`] ← `page`, `worker`, `command`.

pub mod app;
pub mod cases;
pub mod check;
#[cfg(feature = "cli")]
pub mod command;
pub mod department;
pub mod engine;
pub mod follow;
pub mod json;
#[cfg(feature = "page")]
pub mod page;
pub mod reform;
pub mod report;
pub mod scenario;
pub mod scene;
pub mod study;
pub mod text;
pub mod theory;
pub mod units;
pub mod validate;
pub mod words;
#[cfg(feature = "page")]
pub mod worker;
