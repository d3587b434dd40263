//! How the value of each type of field is read and set.

use std::collections::BTreeMap;

use super::{Allowed, Choice, Value};
use crate::scenario::{CosignOrder, Rank, Shape, Sharing, WarmUp};
use crate::units::{Factor, Headcount, Measure, Quantity, Share};

/// The largest whole number up to which every whole number is one of the page's numbers: 2^53.
const WHOLE_NUMBERS: f64 = 9_007_199_254_740_992.0;

/// Differences below this come from rounding.
const ROUNDING: f64 = 1e-9;

/// Something in a scenario that can be read and set.
pub(super) trait Setting {
    /// What stands there.
    fn value(&self) -> Value;
    /// What may stand there.
    fn allowed(&self) -> Allowed;
    /// Sets an allowed value; any other changes nothing.
    fn take(&mut self, value: Value);
}

const fn numbers(least: f64, most: f64) -> Allowed {
    Allowed::Numbers { least, most, whole: false, absent: false }
}

const fn whole_numbers(least: f64, most: f64) -> Allowed {
    Allowed::Numbers { least, most, whole: true, absent: false }
}

impl<M: Measure> Setting for Quantity<M> {
    fn value(&self) -> Value {
        Value::Number(self.get())
    }

    fn allowed(&self) -> Allowed {
        numbers(M::LEAST, M::MOST)
    }

    fn take(&mut self, value: Value) {
        if let Value::Number(number) = value {
            *self = Self::clamped(number);
        }
    }
}

impl<M: Measure> Setting for Option<Quantity<M>> {
    fn value(&self) -> Value {
        self.map_or(Value::Absent, |quantity| Value::Number(quantity.get()))
    }

    fn allowed(&self) -> Allowed {
        Allowed::Numbers { least: M::LEAST, most: M::MOST, whole: false, absent: true }
    }

    fn take(&mut self, value: Value) {
        *self = match value {
            Value::Number(number) => Some(Quantity::clamped(number)),
            Value::Absent | Value::Choice(_) => None,
        };
    }
}

impl Setting for Headcount {
    fn value(&self) -> Value {
        Value::Number(f64::from(self.get()))
    }

    fn allowed(&self) -> Allowed {
        whole_numbers(0.0, f64::from(Self::MOST))
    }

    fn take(&mut self, value: Value) {
        if let Value::Number(people) = value {
            *self = Self::new(u32::try_from(whole(people)).unwrap_or(u32::MAX));
        }
    }
}

/// A whole number of a run, with its range.
pub(super) struct Whole<'s> {
    pub(super) number: &'s mut u64,
    pub(super) range: (u32, Option<u32>),
}

impl Setting for Whole<'_> {
    fn value(&self) -> Value {
        Value::Number(*self.number as f64)
    }

    fn allowed(&self) -> Allowed {
        let (least, most) = self.range;
        whole_numbers(f64::from(least), most.map_or(WHOLE_NUMBERS, f64::from))
    }

    fn take(&mut self, value: Value) {
        if let Value::Number(number) = value {
            *self.number = whole(number);
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
const fn whole(number: f64) -> u64 {
    number as u64
}

impl Setting for WarmUp {
    fn value(&self) -> Value {
        match self {
            Self::Auto => Value::Absent,
            Self::Days(days) => Value::Number(*days),
        }
    }

    fn allowed(&self) -> Allowed {
        Allowed::Numbers { least: 0.0, most: Self::MOST, whole: false, absent: true }
    }

    fn take(&mut self, value: Value) {
        *self = match value {
            Value::Number(days) => Self::days(days).unwrap_or(*self),
            Value::Absent | Value::Choice(_) => Self::Auto,
        };
    }
}

/// The choices of a type, with what each stands for.
trait Chosen: Copy + PartialEq + 'static {
    const CHOICES: &'static [Choice];
    const ALL: &'static [Self];
}

fn value_of<T: Chosen>(chosen: T) -> Value {
    let place = T::ALL.iter().position(|other| *other == chosen).unwrap_or(0);
    Value::Choice(T::CHOICES[place])
}

fn chosen<T: Chosen>(value: Value) -> Option<T> {
    let Value::Choice(choice) = value else { return None };
    let place = T::CHOICES.iter().position(|other| *other == choice)?;
    T::ALL.get(place).copied()
}

impl Chosen for bool {
    const CHOICES: &'static [Choice] = &[Choice::Off, Choice::On];
    const ALL: &'static [Self] = &[false, true];
}

impl Chosen for CosignOrder {
    const CHOICES: &'static [Choice] = &[Choice::Serial, Choice::Parallel];
    const ALL: &'static [Self] = &[Self::Serial, Self::Parallel];
}

impl Chosen for Sharing {
    const CHOICES: &'static [Choice] = &[Choice::Own, Choice::Help, Choice::Pool];
    const ALL: &'static [Self] = &Self::ALL;
}

impl<T: Chosen> Setting for T {
    fn value(&self) -> Value {
        value_of(*self)
    }

    fn allowed(&self) -> Allowed {
        Allowed::Choices(T::CHOICES)
    }

    fn take(&mut self, value: Value) {
        *self = chosen(value).unwrap_or(*self);
    }
}

/// A rule of the department that is off unless it is named.
pub(super) struct Rule<'s>(pub(super) &'s mut Option<bool>);

impl Setting for Rule<'_> {
    fn value(&self) -> Value {
        value_of(*self.0 == Some(true))
    }

    fn allowed(&self) -> Allowed {
        Allowed::Choices(bool::CHOICES)
    }

    fn take(&mut self, value: Value) {
        *self.0 = chosen(value).filter(|on| *on);
    }
}

impl Setting for Shape {
    fn value(&self) -> Value {
        Value::Choice(match self {
            Self::Fixed => Choice::Fixed,
            Self::Exponential => Choice::Exponential,
            Self::Uniform => Choice::Uniform,
            Self::Lognormal(_) => Choice::Lognormal,
        })
    }

    fn allowed(&self) -> Allowed {
        const SHAPES: &[Choice] =
            &[Choice::Fixed, Choice::Exponential, Choice::Uniform, Choice::Lognormal];
        Allowed::Choices(SHAPES)
    }

    fn take(&mut self, value: Value) {
        *self = match value {
            Value::Choice(Choice::Fixed) => Self::Fixed,
            Value::Choice(Choice::Exponential) => Self::Exponential,
            Value::Choice(Choice::Uniform) => Self::Uniform,
            Value::Choice(Choice::Lognormal) => match self {
                Self::Lognormal(_) => *self,
                Self::Fixed | Self::Exponential | Self::Uniform => {
                    Self::Lognormal(Factor::constant(1.0))
                }
            },
            Value::Choice(_) | Value::Absent | Value::Number(_) => *self,
        };
    }
}

/// The share of one deciding rank; the others give or take in proportion, so that the sum stays 1.
pub(super) struct Decided<'s> {
    pub(super) shares: &'s mut BTreeMap<Rank, Share>,
    pub(super) rank: Rank,
}

impl Setting for Decided<'_> {
    fn value(&self) -> Value {
        Value::Number(self.shares.get(&self.rank).map_or(0.0, |share| share.get()))
    }

    fn allowed(&self) -> Allowed {
        numbers(0.0, 1.0)
    }

    fn take(&mut self, value: Value) {
        if let Value::Number(number) = value {
            divide(self.shares, (self.rank, number), &[]);
        }
    }
}

/// Gives a rank its share; those that were set, the earliest first, keep theirs as far as they can.
pub(super) fn divide(
    shares: &mut BTreeMap<Rank, Share>,
    (rank, number): (Rank, f64),
    set: &[Rank],
) {
    shares.remove(&rank);
    shares.retain(|_, share| share.get() > 0.0);
    let left_by = |set: &[Rank]| {
        let kept: f64 = set.iter().filter_map(|other| shares.get(other)).map(|it| it.get()).sum();
        1.0 - number - kept
    };
    let fits = |set: &[Rank]| {
        let has_others = shares.keys().any(|other| !set.contains(other));
        let left = left_by(set);
        left.abs() <= ROUNDING || left > 0.0 && has_others
    };
    let given_way = (0..set.len()).find(|first| fits(&set[*first..])).unwrap_or(set.len());
    let set = &set[given_way..];
    let left = left_by(set).max(0.0);
    let (kept, mut others): (BTreeMap<_, _>, BTreeMap<_, _>) =
        std::mem::take(shares).into_iter().partition(|(other, _)| set.contains(other));
    if others.is_empty() {
        others.insert(neighbor(rank), Share::clamped(left));
    } else {
        share_out(&mut others, left);
    }
    // What is kept comes last: with nothing left the neighbour may be one of them.
    shares.extend(others);
    shares.extend(kept);
    shares.insert(rank, Share::clamped(number));
    shares.retain(|_, share| share.get() > 0.0);
}

/// Shares that keep their proportions, in whole per cents that sum to what is left: those that lose
/// most by rounding get one more, and the largest what is no whole per cent.
fn share_out(shares: &mut BTreeMap<Rank, Share>, left: f64) {
    let sum: f64 = shares.values().map(|share| share.get()).sum();
    let whole = libm::floor(left * 100.0 + ROUNDING);
    let mut parts: Vec<(Rank, f64)> =
        shares.iter().map(|(rank, share)| (*rank, share.get() * whole / sum)).collect();
    parts.sort_by(|(_, one), (_, other)| other.fract().total_cmp(&one.fract()));
    let floors: f64 = parts.iter().map(|(_, part)| libm::floor(*part + ROUNDING)).sum();
    let mut more = whole - floors;
    for (rank, part) in parts {
        let one = if more > 0.5 { 1.0 } else { 0.0 };
        more -= one;
        shares.insert(rank, Share::clamped((libm::floor(part + ROUNDING) + one) / 100.0));
    }
    let rest = left - whole / 100.0;
    if rest.abs() > ROUNDING
        && let Some(most) =
            shares.values_mut().max_by(|one, other| one.get().total_cmp(&other.get()))
    {
        *most = Share::clamped(most.get() + rest);
    }
}

/// Who decides the rest where nobody else decides: a rank above, or below the head.
fn neighbor(rank: Rank) -> Rank {
    match rank {
        Rank::Clerk | Rank::DeputyChief => Rank::Chief,
        Rank::Chief | Rank::Commissioner | Rank::Head => Rank::DeputyHead,
        Rank::DeputyHead => Rank::Head,
    }
}
