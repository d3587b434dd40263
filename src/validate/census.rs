//! How many matters are in the department.

use crate::engine::{Happening, Note, Observer, Window};

/// Watches the number of matters in the department during the measured time.
#[derive(Clone, Debug)]
pub(super) struct Census {
    window: Window,
    inside: u64,
    since: u64,
    /// Matters × ticks.
    area: u64,
}

impl Census {
    pub(super) const fn new(window: Window) -> Self {
        Self { window, inside: 0, since: 0, area: 0 }
    }

    /// Mean number of matters over the measured time, once it has passed.
    pub(super) fn mean(&self) -> f64 {
        self.area as f64 / self.window.length() as f64
    }
}

impl Observer for Census {
    fn note(&mut self, note: Note) {
        let change = match note.what {
            Happening::Arrives => 1,
            Happening::Completes => -1,
            Happening::Queues
            | Happening::Starts
            | Happening::Ends
            | Happening::Leaves
            | Happening::Returned
            | Happening::Refused => return,
        };
        let Window { from, until, .. } = self.window;
        let now = note.at.0;
        self.area += self.inside * now.min(until).saturating_sub(self.since.max(from));
        self.since = now;
        self.inside = self.inside.saturating_add_signed(change);
    }
}
