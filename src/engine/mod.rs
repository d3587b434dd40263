//! The engine: one replication of one structure, as a pure function of its network and its seed.
//!
//! [`Network::compile`] turns a department into numbers; [`Run`] plays it, event by event, on a clock
//! of whole milliseconds; [`Outcome`] is what was measured. Nothing is allocated per event.

mod agenda;
mod cascade;
mod climb;
mod compile;
mod demand;
pub mod draw;
mod lanes;
mod load;
mod logarithm;
mod network;
mod outcome;
mod papers;
mod parts;
mod people;
mod predict;
mod quantile;
mod reach;
mod routes;
mod run;
mod steps;
mod tally;
mod trace;
mod uses;
mod visits;

pub use load::{DeskLoad, offered_loads};
pub use network::{CosignerPost, Network, Post};
pub use outcome::{
    ClassOutcome, DeskOutcome, Kind, Outcome, PersonOutcome, QualityOutcome, ReachOutcome,
};
pub use predict::{Prediction, predict, relaxation};
pub use quantile::Quantiles;
pub use run::{Run, Window};
pub use trace::{Happening, Nobody, Note, Observer, Stretch};
