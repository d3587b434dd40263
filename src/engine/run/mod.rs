//! One replication: the state of a department at one instant, and what each event does to it.

mod arrivals;
mod briefings;
mod desks;
mod screening;
mod spending;
mod superiors;
mod timers;
mod way;

use serde::{Deserialize, Serialize};

use super::agenda::{Agenda, EventKind, LAST_TICK, Leaf, index};
use super::draw::Stream;
use super::lanes::Lane;
use super::network::{ClassPlan, NONE, Network};
use super::outcome::Outcome;
use super::papers::Papers;
use super::people::People;
use super::reach::Spreads;
use super::tally::Tally;
use super::trace::{Happening, Nobody, Note, Observer};
use crate::units::{TICKS_PER_DAY, Ticks};

/// The measured time of a run (ticks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First instant at which somebody may arrive; before it the department stays empty.
    pub begin: u64,
    /// First measured instant; before it the run warms up.
    pub from: u64,
    /// First instant that is measured no more.
    pub until: u64,
}

impl Window {
    /// A window of so many working days after a warm-up of so many.
    pub fn after(warm_up_days: f64, days: f64) -> Self {
        let from = Ticks::from_days(warm_up_days).0;
        Self { begin: 0, from, until: from + Ticks::from_days(days).0 }
    }

    /// A window of so many working days that measures the same matters and the same absences whatever
    /// the warm-up, unless that is longer than half of them: what comes before it is left out.
    pub fn fixed(warm_up_days: f64, days: f64) -> Self {
        let Self { from, until, .. } = Self::after(warm_up_days, days);
        let begin = Ticks::from_days(libm::floor(days / 2.0)).0.saturating_sub(from);
        Self { begin, from: begin + from, until: begin + until }
    }

    /// How long it is.
    pub const fn length(self) -> u64 {
        self.until - self.from
    }

    /// Working days of the warm-up, the first of which may be a part of one.
    #[inline]
    pub(super) const fn warm_up_days(self) -> u64 {
        (self.from - self.begin).div_ceil(TICKS_PER_DAY)
    }

    /// When the first day of the warm-up ends, or of the measured time if there is none.
    pub(super) const fn first_day_ends(self) -> u64 {
        self.from + TICKS_PER_DAY - self.warm_up_days() * TICKS_PER_DAY
    }

    /// How much of a stretch of time falls into it.
    #[inline]
    pub(super) fn overlap(self, start: u64, end: u64) -> u64 {
        end.min(self.until).saturating_sub(start.max(self.from))
    }

    #[inline]
    const fn contains(self, at: u64) -> bool {
        at.wrapping_sub(self.from) < self.length()
    }
}

/// A replication under way.
#[derive(Clone, Debug)]
pub struct Run<'n, O = Nobody> {
    network: &'n Network,
    agenda: Agenda,
    papers: Papers,
    people: People,
    lanes: Vec<Lane>,
    sources: Vec<Source>,
    callers: Vec<Caller>,
    absences: Vec<Stream>,
    reminders: Vec<Reminder>,
    spreads: Spreads,
    window: Window,
    cap: u64,
    now: u64,
    /// Whether the present instant is measured.
    measuring: bool,
    /// The next instant at which a day or the measured time begins or ends, or anything after it.
    boundary: u64,
    queued: u64,
    finished: bool,
    tally: Tally,
    observer: O,
}

/// A class of matters in a run.
///
/// What the coming batch needs is drawn with the one before, so that nothing waits for it.
#[derive(Clone, Copy, Debug)]
struct Source {
    /// The streams of all papers.
    all: Stream,
    /// First paper of the coming batch, and its stream.
    next: u32,
    first: Stream,
    /// First paper of the batch after it, and its stream.
    end: u32,
    after: Stream,
    /// Time from the coming batch to the one after it (ticks).
    gap: u64,
}

/// A visitor in a run.
#[derive(Clone, Copy, Debug)]
struct Caller {
    stream: Stream,
    visits: u32,
}

/// The papers of a class whose deadline draws near, in order.
#[derive(Clone, Copy, Debug)]
struct Reminder {
    first: u32,
    last: u32,
    /// Where the event of the first one stands.
    pending: Option<Leaf>,
}

impl<'n> Run<'n> {
    /// Prepares a replication that nobody observes.
    pub fn new(network: &'n Network, window: Window, seed: u64, replication: u32) -> Self {
        Run::observed(network, window, seed, replication, Nobody)
    }

    /// Plays at most this many events of a replication that nobody observes; whether it is over.
    ///
    /// Unlike [`Run::advance`] it is compiled with the engine, for speed, wherever it is called.
    pub fn play(&mut self, events: u32) -> bool {
        self.advance(events)
    }
}

impl<'n, O: Observer> Run<'n, O> {
    /// Prepares a replication.
    pub fn observed(
        network: &'n Network,
        window: Window,
        seed: u64,
        replication: u32,
        observer: O,
    ) -> Self {
        let run = Stream::of_run(seed, replication);
        let source = |class: &ClassPlan| Source::new(Network::class_stream(run, &class.id), class);
        let mut state = Self {
            network,
            agenda: Agenda::new(),
            papers: Papers::with_capacity(1024),
            people: People::new(network, window),
            lanes: network.lanes.iter().map(|lane| Lane::new(lane.watch)).collect(),
            sources: network.classes.iter().map(source).collect(),
            callers: network
                .visitors
                .iter()
                .map(|v| Caller { stream: Network::visitor_stream(run, &v.name), visits: 0 })
                .collect(),
            absences: network
                .absences
                .iter()
                .map(|absence| {
                    Network::person_stream(run, &network.posts[absence.person as usize].id)
                })
                .collect(),
            reminders: vec![Reminder::default(); network.classes.len()],
            spreads: Spreads::default(),
            window,
            cap: (window.until + window.length()).min(LAST_TICK),
            now: 0,
            measuring: false,
            boundary: 0,
            queued: 0,
            finished: false,
            tally: Tally::new(network, window, |class| expected(class, window)),
            observer,
        };
        state.begin();
        state
    }

    /// Plays at most this many events; whether the replication is over.
    pub fn advance(&mut self, events: u32) -> bool {
        let mut left = events;
        while left > 0 && self.step() {
            left -= 1;
        }
        self.finished
    }

    /// Plays the rest and gives what was measured.
    pub fn finish(mut self) -> Outcome {
        while !self.advance(u32::MAX) {}
        self.outcome()
    }

    /// What was measured, of a replication that is over.
    pub fn outcome(self) -> Outcome {
        self.tally.outcome(&self.people, self.window)
    }

    /// Who observes.
    pub const fn observer(&self) -> &O {
        &self.observer
    }

    /// What was measured and who observed it.
    pub fn into_parts(self) -> (Outcome, O) {
        (self.tally.outcome(&self.people, self.window), self.observer)
    }

    /// First arrivals, visits and absences.
    fn begin(&mut self) {
        for absence in 0..index(self.network.absences.len()) {
            self.first_absence(absence);
        }
        for class in 0..index(self.network.classes.len()) {
            self.first_arrival(class);
        }
        for caller in 0..index(self.network.visitors.len()) {
            self.next_call(caller);
        }
    }

    /// Plays one event, unless the replication is over.
    #[inline]
    fn step(&mut self) -> bool {
        let at = self.agenda.next();
        if at >= self.boundary && self.is_over(at) {
            return false;
        }
        self.now = at;
        self.tally.events += 1;
        let (kind, whose) = self.agenda.begin();
        if self.network.is_large() {
            self.look_ahead();
        }
        match kind {
            EventKind::ServiceEnd => {
                self.service_ends(whose);
                self.agenda.end(EventKind::ServiceEnd);
            }
            EventKind::Handover => {
                self.reaches_room(whose);
                self.agenda.end(EventKind::Handover);
            }
            EventKind::Arrival | EventKind::Absence | EventKind::Warning => {
                self.strikes(kind, whose);
                self.agenda.end(EventKind::Arrival);
            }
        }
        true
    }

    /// Looks at who and what is to come, so that the memory fetches it in the meantime.
    #[inline(never)]
    fn look_ahead(&self) {
        let place = match self.agenda.coming() {
            (EventKind::ServiceEnd, person) => self.people.paper_of(person),
            (_, place) => place,
        };
        std::hint::black_box(self.papers.glance(place));
    }

    /// Plays an event that comes by the clock.
    #[inline]
    fn strikes(&mut self, kind: EventKind, whose: u32) {
        match kind {
            EventKind::Absence => self.turn(whose),
            EventKind::Warning => self.deadline_nears(whose),
            EventKind::ServiceEnd | EventKind::Handover | EventKind::Arrival => {
                self.somebody_arrives(whose);
            }
        }
    }

    /// Whether the replication is over when the next event happens at some instant; if not, days
    /// that have ended are over, and the event is measured or not.
    #[cold]
    fn is_over(&mut self, at: u64) -> bool {
        let Window { from, until, .. } = self.window;
        if self.finished {
            return true;
        }
        if at > LAST_TICK {
            self.close(until);
            return true;
        }
        if at >= until && (self.tally.open == 0 || at >= self.cap) {
            self.close(at.min(self.cap));
            return true;
        }
        self.tally.end_days(at);
        self.measuring = self.window.contains(at);
        self.boundary = match at {
            _ if at >= until => 0,
            _ if at >= from => until.min(self.tally.day_ends),
            _ => from.min(self.tally.day_ends),
        };
        false
    }

    /// The run is over: what is open stays open.
    #[cold]
    fn close(&mut self, now: u64) {
        self.now = now;
        self.people.close(now);
        let open = self.papers.all().filter(|paper| paper.measured && !paper.is_copy);
        let open = open.map(|paper| (paper.class, paper.arrived));
        self.tally.close(&self.network.classes, open, now);
        self.finished = true;
        self.boundary = 0;
    }

    #[inline]
    fn note(&mut self, place: u32, what: Happening, desk: u32) {
        if !O::LISTENS {
            return;
        }
        let paper = &self.papers[place];
        let note = Note {
            at: Ticks(self.now),
            what,
            class: paper.class,
            index: paper.index,
            branch: paper.branch,
            desk,
        };
        self.observer.noted(place, note);
    }
}

impl Default for Reminder {
    fn default() -> Self {
        Self { first: NONE, last: NONE, pending: None }
    }
}

/// Room for more delays is made only when they come.
const MOST_RESERVED: usize = 1 << 20;

/// How many measured matters of a class are to be expected at most, nearly always.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size hint; `as` saturates"
)]
fn expected(class: &ClassPlan, window: Window) -> usize {
    let mean = class.rate() * window.length() as f64;
    ((mean + 8.0 * libm::sqrt(mean)) as usize).min(MOST_RESERVED) + 16
}
