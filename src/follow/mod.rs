//! One replication kept paper by paper: where each one was, on what it spent its time, and for how
//! long.
//!
//! A [`Recorder`] listens to a run and makes a [`Film`] of it; [`Twins`] are the papers that were done
//! in both structures; a [`Score`] is what a film has come to at one instant. Nothing here plays a
//! run: what is shown of a film cannot change it.

mod film;
mod filming;
mod itinerary;
mod recorder;
mod score;
mod twins;

pub use film::{Film, Side, Spot, Step, Track};
pub use filming::{Filming, Request};
pub use itinerary::{Itinerary, Shift, Stop, itinerary, largest_shift};
pub use recorder::Recorder;
pub use score::{Score, Scores};
pub use twins::{Choice, Twin, Twins};
