//! Directives: everybody hears of them from the superior, step by step (model, section 4.2).

use super::super::trace::Observer;
use super::Run;

impl<O: Observer> Run<'_, O> {
    /// A directive starts at the head, who is reached at once.
    pub(super) fn spread(&mut self, place: u32) {
        let network = self.network;
        let cascade = &network.cascade;
        let spread = self.spreads.begin();
        let bonds = self.papers.bonds_mut(place);
        bonds.position = spread;
        bonds.outstanding = 0;
        if network.times.briefing.exists() {
            self.spreads.reach(spread, cascade.at_first, cascade.people, 0);
            self.brief(place, place, cascade.first);
        } else {
            self.spreads.reach(spread, cascade.people, cascade.people, 0);
        }
        if self.papers.bonds(place).outstanding == 0 {
            self.all_reached(place);
        }
    }

    /// Queues some briefings at once; each takes over how the time was spent until now.
    fn brief(&mut self, place: u32, spent: u32, (first, end): (u32, u32)) {
        let network = self.network;
        for position in first..end {
            let briefing = &network.cascade.briefings[position as usize];
            let mut copy = self.papers[place].copy(self.now);
            copy.step = briefing.step;
            copy.branch = briefing.branch;
            copy.desk = briefing.desk;
            let copy = self.insert_copy(copy, place);
            self.adopt(copy, spent);
            let bonds = self.papers.bonds_mut(place);
            bonds.outstanding += 1;
            let sibling = std::mem::replace(&mut bonds.child, copy);
            let bonds = self.papers.bonds_mut(copy);
            (bonds.position, bonds.sibling) = (position, sibling);
            self.queue(copy, self.step_of(copy));
        }
    }

    /// A unit has heard of a directive and begins to brief those below it.
    pub(super) fn briefed(&mut self, copy: u32) {
        let network = self.network;
        let bonds = self.papers.bonds(copy);
        let place = bonds.parent;
        let briefing = &network.cascade.briefings[bonds.position as usize];
        let bonds = self.papers.bonds_mut(place);
        bonds.outstanding -= 1;
        let spread = bonds.position;
        let after = self.now - self.papers[place].arrived;
        self.spreads.reach(spread, briefing.people, network.cascade.people, after);
        self.brief(place, copy, briefing.next);
        if self.papers.bonds(place).outstanding == 0 {
            self.adopt(place, copy);
            self.all_reached(place);
        }
    }

    fn all_reached(&mut self, place: u32) {
        let (measured, spread) = (self.papers[place].measured, self.papers.bonds(place).position);
        self.spreads.end(spread, measured, &mut self.tally.reach);
        self.discard_copies(place);
        self.complete(place);
    }
}
