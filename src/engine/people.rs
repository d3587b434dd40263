//! People in a run: who is busy, who is away, and for how long nobody was there.

use super::agenda::index;
use super::network::{NONE, Network};
use super::run::Window;

/// What a person is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// At the desk, free since then.
    Free(u64),
    /// Busy with this paper or caller.
    Busy(u32),
    /// Away from the desk.
    Away,
}

/// A person in a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) doing: Doing,
    /// Whether the person's own clock says that they are away.
    pub(super) absent: bool,
    /// How many times they have left or come back.
    pub(super) turns: u32,
    /// When the present service began.
    pub(super) started: u64,
    /// When the person last came to the desk.
    came: u64,
    pub(super) busy: u64,
    pub(super) at_desk: u64,
    /// Neighbors among the free people of the station, or [`NONE`].
    before: u32,
    after: u32,
}

/// The free people of a station, those free longest first; those free equally long in the order of
/// the document.
#[derive(Clone, Copy, Debug)]
struct Bench {
    first: u32,
    last: u32,
}

/// A set of people whose presence matters to a queue.
#[derive(Clone, Copy, Debug, Default)]
struct Watch {
    present: u32,
    absent_since: u64,
    absent: u64,
}

/// The people of a run.
#[derive(Clone, Debug)]
pub(super) struct People {
    list: Vec<Person>,
    watches: Vec<Watch>,
    /// By station.
    benches: Vec<Bench>,
    window: Window,
}

impl People {
    /// Everybody at the desk and free.
    pub(super) fn new(network: &Network, window: Window) -> Self {
        let person = Person {
            doing: Doing::Free(0),
            absent: false,
            turns: 0,
            started: 0,
            came: 0,
            busy: 0,
            at_desk: 0,
            before: NONE,
            after: NONE,
        };
        let mut watches = vec![Watch::default(); network.watches];
        for watch in network.people.iter().flat_map(|plan| plan.watches) {
            if watch != NONE {
                watches[watch as usize].present += 1;
            }
        }
        let benches = vec![Bench { first: NONE, last: NONE }; network.stations.len()];
        let list = vec![person; network.people.len()];
        let mut people = Self { list, watches, benches, window };
        for (person, plan) in network.people.iter().enumerate() {
            people.becomes_free(index(person), plan.station, 0);
        }
        people
    }

    /// The free people of a station, the one free longest first.
    #[inline]
    pub(super) fn free(&self, station: u32) -> impl Iterator<Item = u32> {
        let known = |person: u32| (person != NONE).then_some(person);
        let first = known(self.benches[station as usize].first);
        std::iter::successors(first, move |person| known(self.list[*person as usize].after))
    }

    #[inline]
    fn becomes_free(&mut self, person: u32, station: u32, now: u64) {
        let bench = &mut self.benches[station as usize];
        let state = &mut self.list[person as usize];
        state.doing = Doing::Free(now);
        if bench.last == NONE {
            *bench = Bench { first: person, last: person };
            (state.before, state.after) = (NONE, NONE);
        } else {
            self.joins(person, station, now);
        }
    }

    /// Takes a place among those who are free.
    fn joins(&mut self, person: u32, station: u32, now: u64) {
        let bench = self.benches[station as usize];
        let mut before = bench.last;
        while before != NONE && before > person && self[before].doing == Doing::Free(now) {
            before = self[before].before;
        }
        let after = if before == NONE { bench.first } else { self.list[before as usize].after };
        self.link(station, before, person);
        self.link(station, person, after);
    }

    #[inline]
    fn is_free_no_more(&mut self, person: u32, station: u32) {
        let bench = &mut self.benches[station as usize];
        if bench.first == bench.last {
            *bench = Bench { first: NONE, last: NONE };
        } else {
            let Person { before, after, .. } = self.list[person as usize];
            self.link(station, before, after);
        }
    }

    /// Makes two people neighbors; [`NONE`] stands for the ends of the bench.
    fn link(&mut self, station: u32, one: u32, other: u32) {
        let bench = &mut self.benches[station as usize];
        match one {
            NONE => bench.first = other,
            _ => self.list[one as usize].after = other,
        }
        match other {
            NONE => bench.last = one,
            _ => self.list[other as usize].before = one,
        }
    }

    /// How long nobody of a watched set has been at the desk, in all.
    #[inline]
    pub(super) fn absent_time(&self, watch: u32, now: u64) -> u64 {
        let watch = &self.watches[watch as usize];
        if watch.present > 0 { watch.absent } else { watch.absent + (now - watch.absent_since) }
    }

    /// Whether anybody of a watched set is at the desk.
    pub(super) fn anybody(&self, watch: u32) -> bool {
        self.watches[watch as usize].present > 0
    }

    /// A free person takes a paper.
    #[inline]
    pub(super) fn take(&mut self, person: u32, station: u32, paper: u32, now: u64) {
        self.is_free_no_more(person, station);
        let person = &mut self.list[person as usize];
        person.doing = Doing::Busy(paper);
        person.started = now;
    }

    /// A busy person is done; whether they are free now.
    #[inline]
    pub(super) fn finish(
        &mut self,
        network: &Network,
        person: u32,
        station: u32,
        now: u64,
    ) -> bool {
        let window = self.window;
        let state = &mut self.list[person as usize];
        state.busy += window.overlap(state.started, now);
        if state.absent {
            state.doing = Doing::Away;
            self.goes(network, person, now);
            return false;
        }
        self.becomes_free(person, station, now);
        true
    }

    /// A person's absence begins.
    pub(super) fn leave(&mut self, network: &Network, person: u32, now: u64) {
        let station = network.people[person as usize].station;
        let state = &mut self.list[person as usize];
        state.absent = true;
        if let Doing::Free(_) = state.doing {
            state.doing = Doing::Away;
            self.is_free_no_more(person, station);
            self.goes(network, person, now);
        }
    }

    /// A person's absence ends; whether they are free now.
    pub(super) fn come_back(&mut self, network: &Network, person: u32, now: u64) -> bool {
        let station = network.people[person as usize].station;
        let state = &mut self.list[person as usize];
        state.absent = false;
        if state.doing != Doing::Away {
            return false;
        }
        state.came = now;
        self.becomes_free(person, station, now);
        for watch in watches(network, person) {
            let watch = &mut self.watches[watch as usize];
            if watch.present == 0 {
                watch.absent += now - watch.absent_since;
            }
            watch.present += 1;
        }
        true
    }

    fn goes(&mut self, network: &Network, person: u32, now: u64) {
        let window = self.window;
        let state = &mut self.list[person as usize];
        state.at_desk += window.overlap(state.came, now);
        for watch in watches(network, person) {
            let watch = &mut self.watches[watch as usize];
            watch.present -= 1;
            if watch.present == 0 {
                watch.absent_since = now;
            }
        }
    }

    /// Counts what is still under way when the run ends.
    pub(super) fn close(&mut self, now: u64) {
        let window = self.window;
        for person in &mut self.list {
            if let Doing::Busy(_) = person.doing {
                person.busy += window.overlap(person.started, now);
            }
            if person.doing != Doing::Away {
                person.at_desk += window.overlap(person.came, now);
            }
        }
    }

    /// Everybody, in the order of the network.
    pub(super) fn all(&self) -> &[Person] {
        &self.list
    }
}

impl std::ops::Index<u32> for People {
    type Output = Person;

    #[inline]
    fn index(&self, person: u32) -> &Person {
        &self.list[person as usize]
    }
}

impl People {
    /// Counts another turn of a person's own clock and gives the number of those before.
    pub(super) fn next_turn(&mut self, person: u32) -> u32 {
        let turns = &mut self.list[person as usize].turns;
        *turns += 1;
        *turns - 1
    }
}

fn watches(network: &Network, person: u32) -> impl Iterator<Item = u32> {
    network.people[person as usize].watches.into_iter().filter(|watch| *watch != NONE)
}
