//! Directives: everybody hears of them from the superior, step by step (model, section 4.2).

use super::super::papers::{Paper, Stage};
use super::super::trace::Observer;
use super::Run;

impl<O: Observer> Run<'_, O> {
    /// A directive starts at the head, who is reached at once.
    pub(super) fn spread(&mut self, place: u32) {
        let network = self.network;
        let cascade = &network.cascade;
        let spread = self.spreads.begin();
        let paper = &mut self.papers[place];
        paper.stage = Stage::Spreading;
        paper.position = spread;
        if network.times.briefing.exists() {
            self.spreads.reach(spread, cascade.at_first, cascade.people, 0);
            self.brief(place, place, cascade.first);
        } else {
            self.spreads.reach(spread, cascade.people, cascade.people, 0);
        }
        if self.papers[place].outstanding == 0 {
            self.all_reached(place);
        }
    }

    /// Queues some briefings at once; each takes over how the time was spent until now.
    fn brief(&mut self, place: u32, spent: u32, (first, end): (u32, u32)) {
        let network = self.network;
        for position in first..end {
            let briefing = &network.cascade.briefings[position as usize];
            let paper = &mut self.papers[place];
            paper.outstanding += 1;
            let copy = Paper {
                stage: Stage::Briefing,
                position,
                branch: briefing.branch,
                desk: briefing.desk,
                section: briefing.section,
                index: paper.index,
                parent: place,
                sibling: paper.child,
                urgent: paper.urgent,
                measured: paper.measured,
                ..Paper::new(paper.stream, paper.class, self.now)
            };
            let copy = self.insert_copy(copy);
            self.adopt(copy, spent);
            self.papers[place].child = copy;
            self.queue(copy);
        }
    }

    /// A unit has heard of a directive and begins to brief those below it.
    pub(super) fn briefed(&mut self, copy: u32) {
        let network = self.network;
        let place = self.papers[copy].parent;
        let briefing = &network.cascade.briefings[self.papers[copy].position as usize];
        let paper = &mut self.papers[place];
        paper.outstanding -= 1;
        let (spread, after) = (paper.position, self.now - paper.arrived);
        self.spreads.reach(spread, briefing.people, network.cascade.people, after);
        self.brief(place, copy, briefing.next);
        if self.papers[place].outstanding == 0 {
            self.adopt(place, copy);
            self.all_reached(place);
        }
    }

    fn all_reached(&mut self, place: u32) {
        let paper = &self.papers[place];
        self.spreads.end(paper.position, paper.measured, &mut self.tally.reach);
        self.discard_copies(place);
        self.complete(place);
    }
}
