//! The clock of a playback: it runs along what has been recorded and changes nothing in it.

use crate::units::TICKS_PER_DAY;

/// Ticks of working time in a millisecond of the viewer's at speed 1: an hour in a second.
const PACE: f64 = 3_600.0;
/// The speeds that can be chosen.
pub const SPEEDS: [f64; 9] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// What a single step is (ticks): a quarter of an hour.
const STEP: f64 = 900_000.0;

/// Where a playback stands and how fast it runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Player {
    /// The instant that is shown (ticks).
    at: f64,
    from: f64,
    end: f64,
    pace: f64,
    speed: usize,
    /// Whether it runs.
    pub playing: bool,
}

impl Player {
    /// A playback from one instant to another (ticks), standing at the first; of one without length
    /// if the other is before it.
    pub const fn new(from: u64, end: u64) -> Self {
        let (from, end) = (from as f64, if end > from { end as f64 } else { from as f64 });
        Self { at: from, from, end, pace: PACE, speed: 4, playing: false }
    }

    /// A playback that takes so many seconds at speed 1.
    #[must_use]
    pub const fn lasting(self, seconds: f64) -> Self {
        Self { pace: (self.end - self.from) / (seconds * 1_000.0), speed: 2, ..self }
    }

    /// The instant that is shown (ticks).
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative and far below 2^53"
    )]
    pub const fn now(self) -> u64 {
        self.at as u64
    }

    /// How much of it has been shown, from 0 to 1.
    pub fn share(self) -> f64 {
        if self.end > self.from { (self.at - self.from) / (self.end - self.from) } else { 1.0 }
    }

    /// Whether all has been shown.
    pub fn is_over(self) -> bool {
        self.at >= self.end
    }

    /// The chosen speed.
    pub const fn speed(self) -> f64 {
        SPEEDS[self.speed]
    }

    /// Some of the viewer's time has passed (ms).
    #[must_use]
    pub fn after(self, passed: f64) -> Self {
        if !self.playing {
            return self;
        }
        let next = self.moved_to(self.at + passed * self.pace * self.speed());
        Self { playing: !next.is_over(), ..next }
    }

    /// Runs or stands; at the end it begins anew.
    #[must_use]
    pub fn toggled(self) -> Self {
        let at = if self.is_over() && !self.playing { self.from } else { self.at };
        Self { at, playing: !self.playing, ..self }
    }

    /// A single step forward, or back.
    #[must_use]
    pub fn stepped(self, forward: bool) -> Self {
        let next = self.moved_to(if forward { self.at + STEP } else { self.at - STEP });
        Self { playing: false, ..next }
    }

    /// The next speed, or the one before.
    #[must_use]
    pub fn paced(self, faster: bool) -> Self {
        let speed = if faster { self.speed + 1 } else { self.speed.saturating_sub(1) };
        Self { speed: speed.min(SPEEDS.len() - 1), ..self }
    }

    /// At a share of the whole, from 0 to 1.
    #[must_use]
    pub fn sought(self, share: f64) -> Self {
        self.moved_to(self.from + share * (self.end - self.from))
    }

    fn moved_to(self, at: f64) -> Self {
        Self { at: at.clamp(self.from, self.end), ..self }
    }

    /// The day since the beginning, from 1, and the minutes of working time since it began.
    pub const fn clock(self) -> (u64, u64) {
        let passed = self.now() - self.beginning();
        (passed / TICKS_PER_DAY + 1, passed % TICKS_PER_DAY / 60_000)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "was made of a whole number"
    )]
    const fn beginning(self) -> u64 {
        self.from as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3_600_000;

    #[test]
    fn at_speed_1_an_hour_takes_a_second() {
        let player = Player::new(HOUR, 9 * HOUR).paced(false).paced(false).toggled();
        assert!((player.speed() - 1.0).abs() < 1e-9);
        assert_eq!(player.after(1_000.0).now(), 2 * HOUR);
        assert_eq!(player.paced(true).after(1_000.0).now(), 3 * HOUR);
        assert_eq!(player.after(1_000.0).clock(), (1, 60));
        assert_eq!(player.after(1e9).clock(), (2, 0));
    }

    #[test]
    fn an_end_before_the_beginning_is_no_length() {
        let player = Player::new(9 * HOUR, HOUR).toggled();
        assert_eq!(player.sought(0.5).now(), 9 * HOUR);
        assert!(player.after(1.0).is_over());
    }

    #[test]
    fn it_stands_at_the_end_and_begins_anew() {
        let player = Player::new(0, HOUR).toggled().after(1e6);
        assert!(player.is_over() && !player.playing);
        let again = player.toggled();
        assert_eq!((again.now(), again.playing), (0, true));
    }

    #[test]
    fn it_never_leaves_what_was_recorded() {
        let player = Player::new(HOUR, 2 * HOUR);
        assert_eq!(player.stepped(false).now(), HOUR);
        assert_eq!(player.sought(2.0).now(), 2 * HOUR);
        assert_eq!(player.sought(-1.0).now(), HOUR);
        assert_eq!(player.sought(0.5).stepped(true).now(), HOUR + HOUR * 3 / 4);
        assert!((0..20).fold(player, |player, _| player.paced(true)).speed() <= 64.0);
        assert!((0..20).fold(player, |player, _| player.paced(false)).speed() >= 0.25);
    }
}
