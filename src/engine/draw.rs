//! Random quantities: each a pure function of what it is for.
//!
//! The same paper draws the same numbers in both structures (common random numbers), because a key
//! names the paper and the purpose, never the desk or the section. A key is mixed into 64 bits by
//! the finalizer of `SplitMix64` (Steele, Lea & Flood 2014, variant 13 of Stafford), turned into a
//! uniform number by `rand`, and that into a length by inversion. Logarithms are the engine's own,
//! all else comes from `libm`, so that every machine and browser draws the same bits.

use std::convert::Infallible;

use rand::TryRng;
use rand::distr::{Distribution as _, Open01};

use super::logarithm::logarithm;
use crate::scenario::{Distribution, Rank, Shape};
use crate::units::{MINUTES_PER_DAY, PerDay, TICKS_PER_MINUTE};

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a random quantity is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Time since the batch before.
    Interarrival,
    /// Whether a paper first reaches a wrong section.
    Misdirected,
    /// Which wrong section.
    WrongSection,
    /// Time to recognise it.
    Triage,
    /// Whether it is passed on to yet another wrong section.
    Shirk,
    /// Whether it is bought outside.
    Bought,
    /// Handling work, or that of a co-signer.
    Effort,
    /// The deciding rank.
    Decided,
    /// Whether a draft or a rework leaves a defect.
    Defect,
    /// Time of a review.
    Review,
    /// Whether a review finds the defect.
    Catch,
    /// Time to pass on.
    Relay,
    /// Time to another room.
    Handover,
    /// Whether a hand-over on the way down garbles the decision.
    Garbled,
    /// How long a leader stays at the desk.
    Present,
    /// How long a leader is away.
    Away,
    /// Whether a leader is away at the start.
    AwayAtFirst,
    /// Time since the visit before.
    Gap,
    /// Length of a visit.
    Visit,
    /// Number of papers in a batch.
    Batch,
    /// Whether a matter ought to be refused.
    Unsound,
    /// Whether a review, or a co-signer, lets a matter pass.
    Pass,
    /// Time to brief a unit.
    Briefing,
}

/// What distinguishes two draws of one purpose for one paper.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// What it is for.
    pub purpose: Purpose,
    /// Rank of the desk.
    pub rank: Rank,
    /// 0 on the main line, 1… for the co-signers by position, then for second superiors; of a
    /// briefing the place of the briefed unit in the document.
    pub branch: u16,
    /// Which use of this purpose at this rank in this branch, from 0.
    pub n: u32,
}

impl Key {
    /// The only use of a purpose, on the main line.
    pub const fn of(purpose: Purpose) -> Self {
        Self::nth(purpose, 0)
    }

    /// The n-th use of a purpose that no rank distinguishes.
    pub const fn nth(purpose: Purpose, n: u32) -> Self {
        Self { purpose, rank: Rank::Clerk, branch: 0, n }
    }

    const fn word(self) -> u64 {
        (self.n as u64) << 32
            | (self.branch as u64) << 16
            | (self.purpose as u64) << 8
            | self.rank as u64
    }
}

/// The random quantities of one thing: a run, a class, a paper, a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(u64);

impl Stream {
    /// The stream of one replication.
    pub const fn of_run(seed: u64, replication: u32) -> Self {
        Self(mix(mix(seed.wrapping_add(GOLDEN)).wrapping_add(replication as u64)))
    }

    /// The stream of something that has a name.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        let step = |hash: u64, byte: u8| mix((hash ^ u64::from(byte)).wrapping_add(GOLDEN));
        Self(name.bytes().fold(self.0, step))
    }

    /// The stream of one of several things.
    #[must_use]
    pub const fn item(self, index: u64) -> Self {
        Self(mix(self.0.wrapping_add(index.wrapping_add(1).wrapping_mul(GOLDEN))))
    }

    /// A uniform number strictly between 0 and 1.
    #[inline]
    pub fn uniform(self, key: Key) -> f64 {
        Open01.sample(&mut Keyed(self.0.wrapping_add(key.word().wrapping_mul(GOLDEN))))
    }

    /// Whether something of this probability happens.
    #[inline]
    pub fn happens(self, key: Key, probability: f64) -> bool {
        probability > 0.0 && self.uniform(key) < probability
    }
}

const fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// `SplitMix64` at the place that a key points to.
struct Keyed(u64);

impl TryRng for Keyed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|bits| (bits >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(GOLDEN);
        Ok(mix(self.0))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

/// Turns uniform numbers into lengths of time (ticks) by inversion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sampler {
    /// The step does not exist.
    Never,
    /// Always the same length.
    Fixed(f64),
    /// Exponential with this mean.
    Exponential(f64),
    /// Uniform from 0 to this length.
    Uniform(f64),
    /// Log-normal: location and scale of the logarithm.
    Lognormal(f64, f64),
}

impl Sampler {
    /// The sampler of a distribution.
    pub fn of(distribution: Distribution) -> Self {
        let mean = distribution.mean.get() * TICKS_PER_MINUTE;
        match distribution.shape {
            _ if !distribution.exists() => Self::Never,
            Shape::Fixed => Self::Fixed(mean),
            Shape::Exponential => Self::Exponential(mean),
            Shape::Uniform => Self::Uniform(2.0 * mean),
            Shape::Lognormal(cv) if cv.get() <= 0.0 => Self::Fixed(mean),
            Shape::Lognormal(cv) => {
                let variance = libm::log1p(cv.get() * cv.get());
                Self::Lognormal(libm::log(mean) - variance / 2.0, libm::sqrt(variance))
            }
        }
    }

    /// The time between two batches of a Poisson stream of this many papers.
    pub fn between(rate: PerDay, batch: f64) -> Self {
        if rate.get() <= 0.0 {
            return Self::Never;
        }
        Self::Exponential(batch * MINUTES_PER_DAY * TICKS_PER_MINUTE / rate.get())
    }

    /// Whether the step exists.
    pub fn exists(self) -> bool {
        self != Self::Never
    }

    /// The mean length (ticks).
    pub fn mean(self) -> f64 {
        match self {
            Self::Never => 0.0,
            Self::Fixed(length) => length,
            Self::Exponential(mean) => mean,
            Self::Uniform(most) => most / 2.0,
            Self::Lognormal(location, scale) => libm::exp(location + scale * scale / 2.0),
        }
    }

    /// The mean square of the length (ticks²).
    pub(super) fn mean_square(self) -> f64 {
        match self {
            Self::Never => 0.0,
            Self::Fixed(length) => length * length,
            Self::Exponential(mean) => 2.0 * mean * mean,
            Self::Uniform(most) => most * most / 3.0,
            Self::Lognormal(location, scale) => libm::exp(2.0 * (location + scale * scale)),
        }
    }

    /// The length that belongs to a uniform number (ticks, not rounded).
    #[inline]
    pub fn length(self, uniform: f64) -> f64 {
        match self {
            Self::Never => 0.0,
            Self::Fixed(length) => length,
            Self::Exponential(mean) => -mean * logarithm(uniform),
            Self::Uniform(most) => most * uniform,
            Self::Lognormal(location, scale) => {
                libm::exp(scale * normal_quantile(uniform) + location)
            }
        }
    }
}

/// A whole number from 1 up that is geometric with this mean, by inversion.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of papers; `as` saturates"
)]
pub fn geometric(uniform: f64, mean: f64) -> u32 {
    if mean <= 1.0 {
        return 1;
    }
    1 + (logarithm(uniform) / libm::log1p(-1.0 / mean)) as u32
}

/// No length is longer: some 38 000 working days, more than any run has.
const LONGEST: u64 = 1 << 40;

/// Rounds a length, which is not negative, to whole ticks.
///
/// A number between 2⁵² and 2⁵³ has whole ticks in its last bits, and what adding it rounds up is
/// taken back: quicker than a conversion, which has to look for every other number first.
#[inline]
pub const fn ticks(length: f64) -> u64 {
    const WHOLE: f64 = (1_u64 << 52) as f64;
    let beyond = length + 0.5;
    let beyond = if beyond < LONGEST as f64 { beyond } else { LONGEST as f64 };
    let shifted = beyond + WHOLE;
    let rounded_up = (shifted - WHOLE > beyond) as u64;
    shifted.to_bits() - WHOLE.to_bits() - rounded_up
}

/// The quantile of the standard normal distribution, to about 16 digits.
///
/// Wichura 1988, algorithm AS 241 (PPND16).
pub(super) fn normal_quantile(probability: f64) -> f64 {
    let q = probability - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRAL_ABOVE, r) / polynomial(&CENTRAL_BELOW, r);
    }
    let tail = if q < 0.0 { probability } else { 1.0 - probability };
    let r = libm::sqrt(-logarithm(tail));
    let size = if r <= 5.0 {
        polynomial(&MIDDLE_ABOVE, r - 1.6) / polynomial(&MIDDLE_BELOW, r - 1.6)
    } else {
        polynomial(&FAR_ABOVE, r - 5.0) / polynomial(&FAR_BELOW, r - 5.0)
    };
    if q < 0.0 { -size } else { size }
}

/// Each product and sum is rounded; a fused operation would differ between machines.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum: f64, c| sum * x + c)
}

const CENTRAL_ABOVE: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
const CENTRAL_BELOW: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_545,
];
const MIDDLE_ABOVE: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    7.745_450_142_783_414e-4,
];
const MIDDLE_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_ABOVE: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_87,
    0.026_532_189_526_576_124,
    0.001_242_660_947_388_078_4,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BELOW: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::units::{Factor, Minutes};

    #[test]
    fn quantiles_of_the_normal_distribution_are_right() {
        for (p, z) in [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (1e-10, -6.361_340_902_404_056)]
        {
            assert!((normal_quantile(p) - z).abs() < 1e-12, "{p}");
        }
    }

    #[test]
    fn a_draw_depends_on_its_key_alone() {
        let stream = Stream::of_run(7, 3).named("permit").item(12);
        let key = Key::nth(Purpose::Review, 2);
        assert_eq!(stream.uniform(key).to_bits(), stream.uniform(key).to_bits());
        assert_ne!(
            stream.uniform(key).to_bits(),
            stream.uniform(Key::of(Purpose::Review)).to_bits()
        );
        assert_ne!(Stream::of_run(7, 3), Stream::of_run(7, 4));
    }

    #[test]
    fn a_length_beyond_all_measure_can_still_be_added_to_the_clock() {
        assert_eq!(ticks(2.5), 3);
        assert_eq!(ticks(1e30), LONGEST);
        assert_eq!(ticks(f64::INFINITY), LONGEST);
    }

    proptest! {
        #[test]
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the yardstick")]
        fn lengths_are_rounded_as_a_conversion_rounds_them(
            length in prop_oneof![0.0..10.0, 0.0..1e6, 0.0..1e12, Just(0.5), Just(0.5_f64.next_down())],
            halves in 0_u32..1_000_000,
        ) {
            for length in [length, f64::from(halves) / 2.0] {
                prop_assert_eq!(ticks(length), (length + 0.5) as u64);
            }
        }
    }

    #[test]
    fn batches_have_their_mean_size() {
        let stream = Stream::of_run(1, 0);
        let n = 100_000;
        let sizes = (0..n).map(|n| geometric(stream.uniform(Key::nth(Purpose::Batch, n)), 4.0));
        let mean = sizes.map(f64::from).sum::<f64>() / f64::from(n);
        assert!((mean - 4.0).abs() < 0.05, "{mean}");
        assert_eq!(geometric(0.01, 1.0), 1);
    }

    #[test]
    fn samplers_have_the_mean_and_variance_of_their_distribution() {
        let shapes = [Shape::Exponential, Shape::Uniform, Shape::Lognormal(Factor::constant(0.8))];
        for shape in shapes {
            let distribution = Distribution { mean: Minutes::constant(10.0), shape };
            let sampler = Sampler::of(distribution);
            let stream = Stream::of_run(1, 0);
            let n = 200_000_u32;
            let lengths = (0..n).map(|n| {
                sampler.length(stream.uniform(Key::nth(Purpose::Effort, n))) / TICKS_PER_MINUTE
            });
            let (sum, squares) = lengths.fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
            let mean = sum / f64::from(n);
            let variation = squares / f64::from(n) / (mean * mean) - 1.0;
            assert!((mean - 10.0).abs() < 0.1, "{shape:?}: mean {mean}");
            let expected = distribution.squared_variation();
            assert!((variation - expected).abs() < 0.05, "{shape:?}: {variation}");
        }
    }
}
