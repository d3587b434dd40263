//! The fields of a scenario: what they are called, what they mean, and how their values are written.

mod meaning;
mod name;
mod value;

pub use meaning::field_meaning;
pub use name::{field_name, group_name};
pub use value::{
    amount, between, choice, default_is, number, range, read, typed, unit_of, when_empty, written,
};
