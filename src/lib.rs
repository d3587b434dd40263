//! Spanlab simulates how papers travel and how work falls on people in a department, before and
//! after a reform of its structure, on the same work.
//!
//! The layers, each of which names only those before it:
//! [`units`], [`text`] ← [`scenario`] ← [`department`] ← [`reform`] ← [`check`] ← [`engine`] ← [`report`] ← [`study`] ←
//! [`cases`] ← [`words`] ← `app` ← `page`, `command`.

pub mod check;
pub mod department;
pub mod reform;
pub mod report;
pub mod scenario;
pub mod text;
pub mod units;
