//! Departments, their work and reforms: what is read, changed and checked before anything is
//! simulated.
//!
//! A package of its own because the page's build makes it small (`Cargo.toml`, `profile.page`).

pub mod check;
pub mod department;
pub mod json;
pub mod reform;
pub mod scenario;
pub mod text;
pub mod units;
