//! What there is to draw, as plain numbers: no page, no pixels of a device.

pub mod board;
pub mod change;
pub mod chart;
pub mod curves;
pub mod deviation;
pub mod load;
pub mod loser;
pub mod plane;
pub mod player;
pub mod route;
pub mod source;
pub mod swing;
pub mod time;
mod tip;

pub use tip::tip;

/// One of the two structures that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// As it is today.
    Baseline,
    /// After the reform.
    Reformed,
}

/// The same thing in both structures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair<T> {
    /// As it is today.
    pub baseline: T,
    /// After the reform.
    pub reformed: T,
}

impl<T> Pair<T> {
    /// The same question asked of both structures.
    pub fn of<S>(baseline: S, reformed: S, answer: impl Fn(S) -> T) -> Self {
        Self { baseline: answer(baseline), reformed: answer(reformed) }
    }

    /// Both, each turned into something else.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Pair<U> {
        Pair::of(self.baseline, self.reformed, change)
    }

    /// What belongs to one of the structures.
    pub fn at(self, which: Stage) -> T {
        match which {
            Stage::Baseline => self.baseline,
            Stage::Reformed => self.reformed,
        }
    }

    /// Both with their structure, today's first.
    pub fn each(self) -> [(Stage, T); 2] {
        [(Stage::Baseline, self.baseline), (Stage::Reformed, self.reformed)]
    }
}

impl Pair<f64> {
    /// Reformed minus baseline.
    pub fn change(self) -> f64 {
        self.reformed - self.baseline
    }
}
