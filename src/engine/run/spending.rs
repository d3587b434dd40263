//! How the time of a paper is counted, and told to whoever observes.

use super::super::network::NONE;
use super::super::outcome::Kind;
use super::super::papers::Paper;
use super::super::trace::{Observer, Stretch};
use super::Run;
use crate::scenario::Rank;
use crate::units::Ticks;

impl<O: Observer> Run<'_, O> {
    /// Counts a stretch of time that ends now, of a paper on which nobody worked.
    #[inline]
    pub(super) fn spend(&mut self, place: u32, kind: Kind, rank: Rank, length: u64) {
        self.papers.slot(place).spend(kind, rank, length);
        self.tell(place, kind, length, NONE);
    }

    /// Tells of a stretch of time that ends now, of a paper on which somebody, or nobody, worked.
    #[inline]
    pub(super) fn tell(&mut self, place: u32, kind: Kind, length: u64, person: u32) {
        if O::LISTENS {
            let stretch = self.stretch(place, kind, length);
            self.observer.spent(Stretch { person, ..stretch });
        }
    }

    /// Tells of a wait that ends now.
    #[inline]
    pub(super) fn tell_wait(&mut self, place: u32, watch: u32) {
        if !O::LISTENS {
            return;
        }
        let Paper { since, absent, .. } = self.papers[place];
        let waited = self.now - since;
        if waited > 0 {
            let stretch = self.stretch(place, Kind::Waiting, waited);
            self.observer.spent(Stretch { watch, absent: Ticks(absent), ..stretch });
        }
    }

    fn stretch(&self, place: u32, doing: Kind, length: u64) -> Stretch {
        let paper = &self.papers[place];
        Stretch {
            place,
            from: Ticks(self.now - length),
            until: Ticks(self.now),
            doing,
            rework: paper.reworking,
            desk: paper.desk,
            person: NONE,
            watch: NONE,
            absent: Ticks(0),
        }
    }

    /// A paper takes over how its copy, or a copy how another one, has spent its time.
    pub(super) fn adopt(&mut self, by: u32, from: u32) {
        self.papers.adopt(by, from);
        self.observer.adopted(by, from);
    }

    /// What has waited for its copies since the first one came back waits no more.
    pub(super) fn join(&mut self, place: u32, rank: Rank) {
        self.papers.bonds_mut(place).joining = false;
        let waited = self.now - self.papers[place].since;
        self.spend(place, Kind::Join, rank, waited);
    }

    /// A copy of a paper sets out.
    pub(super) fn insert_copy(&mut self, copy: Paper, of: u32) -> u32 {
        let copy = self.papers.insert(copy);
        self.papers.bonds_mut(copy).parent = of;
        self.observer.copied(of, copy, Ticks(self.now));
        copy
    }

    /// Tells whether anybody is at the desks that a person belongs to.
    #[inline]
    pub(super) fn tell_presence(&mut self, person: u32) {
        if !O::LISTENS {
            return;
        }
        for watch in self.network.people[person as usize].watches {
            if watch != NONE {
                let anybody = self.people.anybody(watch);
                self.observer.watched(watch, anybody, Ticks(self.now));
            }
        }
    }
}
