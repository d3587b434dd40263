//! The natural logarithm, from operations that every machine rounds alike.
//!
//! A table holds logarithms of inverses near the middle of 128 intervals, and a polynomial does the
//! rest (the scheme of Tang 1990, as in the mathematical libraries of today). It has no division and
//! no branch, which makes it quicker than `libm::log`, and it errs by little more than one unit in
//! the last place.

/// Binary digits of a number that choose its interval.
const INTERVAL_BITS: u32 = 7;
const INTERVALS: usize = 1 << INTERVAL_BITS;
/// Where the digits that choose it begin.
const SHIFT: u32 = 52 - INTERVAL_BITS;
/// The bits of 0.6875, where the intervals begin; they end at twice that.
const BEGIN: u64 = 0x3fe6_0000_0000_0000;
/// Inverses are multiples of 1/512, so that products with half of a number are exact.
const UNIT: u64 = 512;

/// An inverse, and its negative logarithm.
#[derive(Clone, Copy)]
struct Entry {
    inverse: f64,
    logarithm: f64,
}

static TABLE: [Entry; INTERVALS] = table();

/// The natural logarithm of a positive number that is not subnormal.
#[inline]
pub(super) fn logarithm(number: f64) -> f64 {
    let bits = number.to_bits();
    let offset = bits.wrapping_sub(BEGIN);
    let Entry { inverse, logarithm } = TABLE[(offset >> SHIFT) as usize % INTERVALS];
    let exponent = (offset.cast_signed() >> 52) as f64;
    let reduced = bits.wrapping_sub(offset >> 52 << 52);
    let upper = f64::from_bits(reduced >> 32 << 32);
    let lower = f64::from_bits(reduced) - upper;
    // Exact but for this sum.
    let r = (upper * inverse - 1.0) + lower * inverse;
    let square = r * r;
    let tail = (-1.0 / 4.0 + r * (1.0 / 5.0)) + square * (-1.0 / 6.0 + r * (1.0 / 7.0));
    let rest = (-1.0 / 2.0 + r * (1.0 / 3.0)) + square * tail;
    (exponent * std::f64::consts::LN_2 + logarithm) + (r + square * rest)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "inverses are between 0.7 and 1.5"
)]
const fn table() -> [Entry; INTERVALS] {
    let mut table = [Entry { inverse: 1.0, logarithm: 0.0 }; INTERVALS];
    let mut place = 0;
    while place < INTERVALS {
        let begin = f64::from_bits(BEGIN + ((place as u64) << SHIFT));
        let end = f64::from_bits(BEGIN + ((place as u64 + 1) << SHIFT));
        // Next to 1 the logarithm is that of the rest alone, and as precise.
        if end < 1.0 || begin > 1.0 {
            table[place] = entry((2.0 * UNIT as f64 / (begin + end) + 0.5) as u64);
        }
        place += 1;
    }
    table
}

const fn entry(units: u64) -> Entry {
    Entry { inverse: units as f64 / UNIT as f64, logarithm: negative_logarithm(units) }
}

/// −ln(units/512) by the series of the inverse hyperbolic tangent, in units of 2⁻¹⁰⁰.
const fn negative_logarithm(units: u64) -> f64 {
    let (above, below) = (units.abs_diff(UNIT) as u128, (units + UNIT) as u128);
    let mut power = (above << 100) / below;
    let mut sum = 0;
    let mut odd = 1;
    while power > 0 {
        sum += power / odd;
        power = power * above * above / (below * below);
        odd += 2;
    }
    let size = 2.0 * sum as f64 / (1_u128 << 100) as f64;
    if units < UNIT { size } else { -size }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How far the logarithm is from another one, in units of the last place of that.
    fn error(number: f64) -> f64 {
        let other = libm::log(number);
        let place = f64::from_bits(other.to_bits() + 1) - other;
        ((logarithm(number) - other) / place).abs()
    }

    #[test]
    fn logarithms_are_right_everywhere_between_0_and_1() {
        for n in 1..1_000_000_u32 {
            let number = f64::from(n) / 1e6;
            assert!(error(number) <= 2.0, "{number}: {}", error(number));
        }
        let smallest = f64::EPSILON / 2.0;
        assert!(error(smallest) <= 1.0);
        assert_eq!(logarithm(1.0 - smallest).to_bits(), libm::log(1.0 - smallest).to_bits());
    }

    #[test]
    fn the_same_bits_everywhere() {
        let numbers = [1e-16, 0.001, 0.3, 0.5, 0.687_5, 0.75, 0.9, 0.999, 1.0 - 1e-9];
        let sum = numbers
            .iter()
            .fold(0_u64, |sum, number| sum.rotate_left(7) ^ logarithm(*number).to_bits());
        assert_eq!(sum, 14_711_639_146_829_914_304);
    }

    proptest! {
        #[test]
        fn logarithms_are_right_for_all_sizes(number in 1e-300..1e300) {
            prop_assert!(error(number) <= 2.0);
        }
    }
}
