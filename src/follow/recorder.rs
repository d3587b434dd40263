//! Makes a film of a run that it listens to.

use super::film::{Film, Side, Step, Track, length};
use crate::engine::{Happening, Kind, Network, Note, Observer, Stretch, Window};
use crate::units::Ticks;

/// More steps than this are not kept: they would fill the memory of a page.
const MOST_STEPS: usize = 3_000_000;
/// Callers have no class.
const NO_CLASS: u32 = u32::MAX;

/// Listens to a run and keeps what each paper did.
#[derive(Clone, Debug)]
pub struct Recorder {
    film: Film,
    /// By place among those under way.
    open: Vec<Option<Open>>,
    watches: Vec<Watch>,
    steps: usize,
    now: u64,
}

/// A paper or copy under way.
#[derive(Clone, Debug)]
struct Open {
    class: u32,
    index: u32,
    began: u64,
    /// The paper that a copy belongs to.
    parent: Option<u32>,
    steps: Vec<Step>,
    /// How many of the steps were taken over when it set out, and from which copies.
    taken: usize,
    chain: Vec<u32>,
    /// Whether the paper has taken its steps over.
    counts: bool,
    copies: Vec<u32>,
    sides: Vec<Side>,
    last: Option<(Happening, u32)>,
}

/// When nobody of a set of people was at the desk.
#[derive(Clone, Debug, Default)]
struct Watch {
    /// Spells of absence that have ended.
    away: Vec<(u64, u64)>,
    since: Option<u64>,
}

impl Recorder {
    /// Listens to a run of a network with a window.
    pub fn new(network: &Network, window: Window) -> Self {
        let film = Film {
            from: window.from,
            until: window.until,
            classes: network.class_ids().cloned().collect(),
            ..Film::default()
        };
        Self { film, open: Vec::new(), watches: Vec::new(), steps: 0, now: 0 }
    }

    /// Whether there is more than can be kept, so that the film would have holes.
    pub const fn is_full(&self) -> bool {
        self.steps > MOST_STEPS
    }

    /// The film, of a run that is over.
    pub fn film(mut self) -> Film {
        let papers: Vec<u32> = (0..)
            .zip(&self.open)
            .filter(|(_, open)| open.as_ref().is_some_and(|open| open.parent.is_none()))
            .map(|(place, _)| place)
            .collect();
        for place in papers {
            self.close(place);
        }
        self.film.end = self.now;
        self.film.tracks.sort_by_key(|track| (track.arrived, track.class, track.index));
        self.film
    }

    fn at(&mut self, place: u32) -> Option<&mut Open> {
        self.open.get_mut(place as usize)?.as_mut()
    }

    /// A paper or copy sets out at a place that another one may have left.
    fn begin(&mut self, place: u32, open: Open) {
        self.forget(place);
        let place = place as usize;
        if self.open.len() <= place {
            self.open.resize(place + 1, None);
        }
        self.open[place] = Some(open);
    }

    /// What a copy that is gone did by itself stays with its paper.
    fn forget(&mut self, place: u32) {
        let Some(gone) = self.open.get_mut(place as usize).and_then(Option::take) else { return };
        if let Some(paper) = gone.parent.and_then(|parent| self.at(parent))
            && !gone.counts
            && gone.steps.len() > gone.taken
        {
            let steps = gone.steps[gone.taken..].to_vec();
            paper.sides.push(Side { began: gone.began, steps });
        }
    }

    /// A paper that is finished is kept with its copies.
    fn complete(&mut self, place: u32) {
        let copies = self.at(place).map(|open| std::mem::take(&mut open.copies));
        for copy in copies.into_iter().flatten() {
            if self.at(copy).is_some_and(|open| open.parent == Some(place)) {
                self.forget(copy);
            }
        }
        if let Some(open) = self.open.get_mut(place as usize).and_then(Option::take) {
            self.keep(open, true);
        }
    }

    /// A paper that is not finished when the run ends stays where it is until then.
    fn close(&mut self, place: u32) {
        let now = self.now;
        let copies = self.at(place).map(|open| open.copies.clone()).unwrap_or_default();
        for other in copies.into_iter().chain([place]) {
            let Some(open) = self.at(other) else { continue };
            if other != place && open.parent != Some(place) {
                continue;
            }
            let spent = open.began + length(&open.steps[open.taken..]);
            open.steps.extend(open.unfinished(now.saturating_sub(spent)));
            if other != place {
                self.forget(other);
            }
        }
        if let Some(open) = self.open.get_mut(place as usize).and_then(Option::take) {
            self.keep(open, false);
        }
    }

    fn keep(&mut self, open: Open, done: bool) {
        let Open { class, index, began: arrived, steps, sides, .. } = open;
        let track = Track { class, index, arrived, done, steps, sides };
        if track.end() >= self.film.from {
            let sides: usize = track.sides.iter().map(|side| side.steps.len()).sum();
            self.steps += track.steps.len() + sides;
            self.film.tracks.push(track);
        }
    }

    fn push(&mut self, stretch: Stretch, doing: Kind, length: u64) {
        let Stretch { place, rework, desk, person, .. } = stretch;
        if let Some(open) = self.at(place).filter(|_| length > 0) {
            let person = (person != u32::MAX).then_some(person);
            open.steps.push(Step { length, doing, rework, desk, person });
        }
    }

    /// A wait, apart from it the spells in which nobody was there who could take the paper.
    fn waited(&mut self, stretch: Stretch) {
        let (mut at, until) = (stretch.from.0, stretch.until.0);
        if stretch.absent.0 > 0 {
            let away = self.watches.get(stretch.watch as usize).map(|watch| watch.away.as_slice());
            let away = away.unwrap_or_default();
            let first = away.partition_point(|(_, back)| *back <= at);
            let spells = away[first..].to_vec();
            for (left, back) in spells {
                let left = left.max(at);
                self.push(stretch, Kind::Waiting, left - at);
                self.push(stretch, Kind::Absent, back - left);
                at = back;
            }
        }
        self.push(stretch, Kind::Waiting, until - at);
    }
}

impl Open {
    const fn new(class: u32, index: u32, began: u64, parent: Option<u32>) -> Self {
        Self {
            class,
            index,
            began,
            parent,
            steps: Vec::new(),
            taken: 0,
            chain: Vec::new(),
            counts: false,
            copies: Vec::new(),
            sides: Vec::new(),
            last: None,
        }
    }

    /// What was going on when the run ended; a paper whose copies are under way waits for them.
    fn unfinished(&self, length: u64) -> Option<Step> {
        let (what, desk) = self.last?;
        let doing = match what {
            Happening::Leaves => Kind::Handover,
            Happening::Starts => Kind::Handling,
            Happening::Queues => Kind::Waiting,
            Happening::Arrives
            | Happening::Ends
            | Happening::Returned
            | Happening::Refused
            | Happening::Completes => Kind::Join,
        };
        (length > 0).then_some(Step { length, doing, rework: false, desk, person: None })
    }
}

impl Observer for Recorder {
    fn note(&mut self, note: Note) {
        self.now = self.now.max(note.at.0);
    }

    fn noted(&mut self, place: u32, note: Note) {
        self.note(note);
        if note.class == NO_CLASS || self.is_full() {
            return;
        }
        if note.what == Happening::Arrives {
            self.begin(place, Open::new(note.class, note.index, note.at.0, None));
        } else if note.what == Happening::Completes {
            self.complete(place);
        } else if let Some(open) = self.at(place) {
            open.last = Some((note.what, note.desk));
        }
    }

    fn spent(&mut self, stretch: Stretch) {
        if stretch.doing == Kind::Waiting {
            self.waited(stretch);
        } else {
            self.push(stretch, stretch.doing, stretch.until.0 - stretch.from.0);
        }
    }

    fn copied(&mut self, of: u32, copy: u32, at: Ticks) {
        let Some(paper) = self.at(of) else { return };
        paper.copies.push(copy);
        let open = Open::new(paper.class, paper.index, at.0, Some(of));
        self.begin(copy, open);
    }

    fn adopted(&mut self, by: u32, from: u32) {
        let Some(source) = self.at(from) else { return };
        let steps = source.steps.clone();
        let mut chain = source.chain.clone();
        chain.push(from);
        if source.parent == Some(by) {
            for copy in chain {
                self.at(copy).into_iter().for_each(|open| open.counts = true);
            }
            if let Some(paper) = self.at(by) {
                paper.steps.extend(steps);
            }
        } else if let Some(copy) = self.at(by) {
            copy.taken = steps.len();
            copy.steps = steps;
            copy.chain = chain;
        }
    }

    fn watched(&mut self, watch: u32, anybody: bool, at: Ticks) {
        let place = watch as usize;
        if self.watches.len() <= place {
            self.watches.resize(place + 1, Watch::default());
        }
        let watch = &mut self.watches[place];
        match (anybody, watch.since) {
            (false, None) => watch.since = Some(at.0),
            (true, Some(since)) => {
                watch.since = None;
                watch.away.push((since, at.0));
            }
            (true, None) | (false, Some(_)) => {}
        }
    }
}
