//! Numbers of people and posts.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

/// A number of people or posts, at most ten thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Headcount(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = 10_000)))] u32);

impl Headcount {
    /// Largest number of people that one post can have.
    pub const MOST: u32 = 10_000;
    const ALLOWED: &'static str = "a whole number from 0 to 10000";

    /// The number of people; more than [`Self::MOST`] count as that many.
    pub const fn new(people: u32) -> Self {
        if people > Self::MOST { Self(Self::MOST) } else { Self(people) }
    }

    /// The bare number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Headcount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = i64::deserialize(deserializer)?;
        let people = u32::try_from(found).ok().filter(|people| *people <= Self::MOST);
        people
            .map(Self)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Signed(found), &Self::ALLOWED))
    }
}
