//! The check of the engine against exact values, while its view is open.

use std::rc::Rc;

use super::hand::Hand;
use super::state::State;
use crate::validate::Agreement;

/// What happens to the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examining {
    /// Its view is opened.
    Open,
    /// It is wanted once more, with other random numbers.
    Again,
    /// Its worker has failed.
    Failed,
    /// Its view is left.
    Close,
}

/// How far the check is.
#[derive(Clone, Debug, PartialEq)]
pub struct Checking {
    /// Chooses the random numbers; another one wants another worker.
    pub seed: u64,
    /// Share of the work that is done, from 0 to 1.
    pub share: f64,
    /// What has been found so far.
    pub agreements: Rc<[Agreement]>,
    /// Whether its worker has failed.
    pub failed: bool,
}

impl Checking {
    fn with(seed: u64) -> Self {
        Self { seed, share: 0.0, agreements: Rc::default(), failed: false }
    }

    /// Whether all has been found.
    pub const fn is_done(&self) -> bool {
        self.share >= 1.0
    }
}

impl State {
    pub(super) fn examining(&mut self, what: Examining) {
        match (what, &mut self.checking) {
            (Examining::Open, None) => {
                self.checking = Some(Checking::with(1));
                self.hand = Hand::Empty;
                self.explained = None;
            }
            (Examining::Again, Some(checking)) => *checking = Checking::with(checking.seed + 1),
            (Examining::Failed, Some(checking)) => checking.failed = !checking.is_done(),
            (Examining::Close, _) => self.checking = None,
            (Examining::Open, Some(_)) | (Examining::Again | Examining::Failed, None) => {}
        }
    }

    /// News of a check that is no longer wanted are dropped.
    pub(super) fn examined(&mut self, seed: u64, share: f64, agreements: Vec<Agreement>) {
        if let Some(checking) = self.checking.as_mut().filter(|checking| checking.seed == seed) {
            checking.share = share;
            checking.agreements = agreements.into();
        }
    }
}
