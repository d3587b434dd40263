//! People in a run: who is busy, who is away, and for how long nobody was there.

use super::agenda::index;
use super::network::{NONE, Network, PersonPlan};
use super::outcome::PersonOutcome;
use super::run::Window;

/// What a person is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// At the desk and free.
    Free,
    /// Busy with this paper or caller.
    Busy(u32),
    /// Away from the desk.
    Away,
}

/// A person in a run, in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Person {
    pub(super) doing: Doing,
    /// Since when they are free or busy.
    since: u64,
    busy: u64,
    /// Neighbors among the free people of the station, or [`NONE`].
    before: u32,
    after: u32,
    pub(super) station: u32,
    /// Section that they belong to.
    pub(super) home: u32,
    /// Queues that come first, and those that come when these are empty, as ranges.
    pub(super) first: (u32, u32),
    pub(super) second: (u32, u32),
    /// Whether the person's own clock says that they are away.
    pub(super) absent: bool,
}

/// How long a person has been there.
#[derive(Clone, Copy, Debug)]
struct Presence {
    /// When they last came to the desk.
    came: u64,
    at_desk: u64,
    /// How many times they have left or come back.
    turns: u32,
}

/// The free people of a station, those free longest first; those free equally long in the order of
/// the document.
#[derive(Clone, Copy, Debug)]
struct Bench {
    first: u32,
    last: u32,
    /// Papers and callers that wait for them.
    waiting: u32,
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
    presences: Vec<Presence>,
    watches: Vec<Watch>,
    /// By station.
    benches: Vec<Bench>,
    window: Window,
}

impl Person {
    const fn of(plan: &PersonPlan) -> Self {
        Self {
            doing: Doing::Free,
            since: 0,
            busy: 0,
            before: NONE,
            after: NONE,
            station: plan.station,
            home: plan.home,
            first: plan.first,
            second: plan.second,
            absent: false,
        }
    }
}

impl People {
    /// Everybody at the desk and free.
    pub(super) fn new(network: &Network, window: Window) -> Self {
        let mut watches = vec![Watch::default(); network.watches];
        for watch in network.people.iter().flat_map(|plan| plan.watches) {
            if watch != NONE {
                watches[watch as usize].present += 1;
            }
        }
        let benches = vec![Bench { first: NONE, last: NONE, waiting: 0 }; network.stations.len()];
        let list: Vec<Person> = network.people.iter().map(Person::of).collect();
        let presences = vec![Presence { came: 0, at_desk: 0, turns: 0 }; list.len()];
        let mut people = Self { list, presences, watches, benches, window };
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

    /// Who has been free longest at a station, and whether it is nobody else while nobody waits.
    #[inline]
    pub(super) fn somebody_free(&self, station: u32) -> Option<(u32, bool)> {
        let Bench { first, last, waiting } = self.benches[station as usize];
        (first != NONE).then_some((first, first == last && waiting == 0))
    }

    /// The paper with which somebody is busy, or [`NONE`].
    pub(super) fn paper_of(&self, person: u32) -> u32 {
        match self.list.get(person as usize).map(|state| state.doing) {
            Some(Doing::Busy(paper)) => paper,
            _ => NONE,
        }
    }

    /// How many wait for the people of a station.
    #[inline]
    pub(super) fn waiting(&self, station: u32) -> u32 {
        self.benches[station as usize].waiting
    }

    /// One more waits for the people of a station.
    #[inline]
    pub(super) fn wait_for(&mut self, station: u32) {
        self.benches[station as usize].waiting += 1;
    }

    /// One fewer waits for the people of a station.
    #[inline]
    pub(super) fn wait_no_more(&mut self, station: u32) {
        self.benches[station as usize].waiting -= 1;
    }

    #[inline]
    fn becomes_free(&mut self, person: u32, station: u32, now: u64) {
        let bench = &mut self.benches[station as usize];
        let state = &mut self.list[person as usize];
        (state.doing, state.since) = (Doing::Free, now);
        if bench.last == NONE {
            (bench.first, bench.last) = (person, person);
            (state.before, state.after) = (NONE, NONE);
        } else {
            self.joins(person, station, now);
        }
    }

    /// Takes a place among those who are free.
    fn joins(&mut self, person: u32, station: u32, now: u64) {
        let bench = self.benches[station as usize];
        let mut before = bench.last;
        while before != NONE && before > person && self.is_free_since(before, now) {
            before = self[before].before;
        }
        let after = if before == NONE { bench.first } else { self.list[before as usize].after };
        self.link(station, before, person);
        self.link(station, person, after);
    }

    fn is_free_since(&self, person: u32, now: u64) -> bool {
        let Person { doing, since, .. } = self[person];
        doing == Doing::Free && since == now
    }

    #[inline]
    fn is_free_no_more(&mut self, person: u32, station: u32) {
        let bench = &mut self.benches[station as usize];
        if bench.first == bench.last {
            (bench.first, bench.last) = (NONE, NONE);
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
        let Some(watch) = self.watches.get(watch as usize) else { return 0 };
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
        (person.doing, person.since) = (Doing::Busy(paper), now);
    }

    /// A busy person is done, and free or away from now on: with which paper, since when, and at
    /// which station they are free.
    #[inline]
    pub(super) fn finish(
        &mut self,
        network: &Network,
        person: u32,
        now: u64,
    ) -> Option<(u32, u64, Option<u32>)> {
        let window = self.window;
        let state = &mut self.list[person as usize];
        let Doing::Busy(paper) = state.doing else { return None };
        let since = state.since;
        state.busy += window.overlap(since, now);
        if state.absent {
            state.doing = Doing::Away;
            self.goes(network, person, now);
            return Some((paper, since, None));
        }
        let station = state.station;
        self.becomes_free(person, station, now);
        Some((paper, since, Some(station)))
    }

    /// A person's absence begins.
    pub(super) fn leave(&mut self, network: &Network, person: u32, now: u64) {
        let station = network.people[person as usize].station;
        let state = &mut self.list[person as usize];
        state.absent = true;
        if state.doing == Doing::Free {
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
        self.presences[person as usize].came = now;
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
        let presence = &mut self.presences[person as usize];
        presence.at_desk += window.overlap(presence.came, now);
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
        for (person, presence) in self.list.iter_mut().zip(&mut self.presences) {
            if let Doing::Busy(_) = person.doing {
                person.busy += window.overlap(person.since, now);
            }
            if person.doing != Doing::Away {
                presence.at_desk += window.overlap(presence.came, now);
            }
        }
    }

    /// What was measured of everybody, in the order of the network.
    pub(super) fn outcomes(&self) -> Vec<PersonOutcome> {
        let everybody = self.list.iter().zip(&self.presences);
        let outcome = |(person, presence): (&Person, &Presence)| PersonOutcome {
            busy: person.busy,
            at_desk: presence.at_desk,
        };
        everybody.map(outcome).collect()
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
        let turns = &mut self.presences[person as usize].turns;
        *turns += 1;
        *turns - 1
    }
}

fn watches(network: &Network, person: u32) -> impl Iterator<Item = u32> {
    network.people[person as usize].watches.into_iter().filter(|watch| *watch != NONE)
}
