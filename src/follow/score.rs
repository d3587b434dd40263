//! What a film has come to at one instant.

use super::film::{Film, Track};

/// Counts of a film up to one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Measured papers that have come in.
    pub arrived: u64,
    /// Of these, finished.
    pub completed: u64,
    /// Sum of their delays (ticks).
    pub delay: u64,
    /// Papers of all kinds under way, measured or not.
    pub open: u64,
}

impl Score {
    /// The mean delay so far (ticks); absent before the first paper is finished.
    pub fn mean(self) -> Option<f64> {
        (self.completed > 0).then(|| self.delay as f64 / self.completed as f64)
    }
}

/// A film's counts, ready to be asked for any instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// When measured papers came in, in order.
    arrivals: Vec<u64>,
    /// When they were finished, in order, and the sum of the delays until then.
    completions: Vec<(u64, u64)>,
    /// When papers of all kinds came in, and when they were finished.
    entries: Vec<u64>,
    exits: Vec<u64>,
    /// When each paper of the film is gone, in the order of the film; never if it is not finished.
    ends: Vec<u64>,
}

impl Scores {
    /// Counts a film.
    pub fn of(film: &Film) -> Self {
        let measured = || film.tracks.iter().filter(|track| film.measures(track.arrived));
        let done = || measured().filter(|track| track.done);
        let mut completions: Vec<(u64, u64)> =
            done().map(|track| (track.end(), track.delay())).collect();
        completions.sort_unstable();
        let mut sum = 0;
        for (_, delay) in &mut completions {
            sum += *delay;
            *delay = sum;
        }
        let finished = film.tracks.iter().filter(|track| track.done);
        let mut exits: Vec<u64> = finished.map(Track::end).collect();
        exits.sort_unstable();
        Self {
            arrivals: measured().map(|track| track.arrived).collect(),
            completions,
            entries: film.tracks.iter().map(|track| track.arrived).collect(),
            exits,
            ends: film.tracks.iter().map(left).collect(),
        }
    }

    /// The papers of the film that are under way at an instant.
    pub fn under_way<'f>(&'f self, film: &'f Film, now: u64) -> impl Iterator<Item = &'f Track> {
        let begun = self.entries.partition_point(|time| *time <= now);
        let tracks = film.tracks[..begun].iter().zip(&self.ends);
        tracks.filter(move |(_, end)| **end > now).map(|(track, _)| track)
    }

    /// The counts at an instant, what happens at it included.
    pub fn at(&self, now: u64) -> Score {
        let before = |times: &[u64]| times.partition_point(|time| *time <= now) as u64;
        let completed = self.completions.partition_point(|(time, _)| *time <= now);
        let delay = completed.checked_sub(1).map_or(0, |last| self.completions[last].1);
        Score {
            arrived: before(&self.arrivals),
            completed: completed as u64,
            delay,
            open: before(&self.entries) - before(&self.exits),
        }
    }
}

/// When a paper is gone.
fn left(track: &Track) -> u64 {
    if track.done { track.end() } else { u64::MAX }
}

impl Film {
    /// Whether a paper that comes in at an instant is measured.
    pub fn measures(&self, arrived: u64) -> bool {
        (self.from..self.until).contains(&arrived)
    }
}
