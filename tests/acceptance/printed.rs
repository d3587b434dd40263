//! Numbers as they are printed.

/// A number computed here rounds to the digits that are printed elsewhere.
#[track_caller]
pub(crate) fn prints(found: f64, printed: &str) {
    let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let rounded = format!("{found:.decimals$}");
    assert_eq!(rounded, printed, "{found}");
}

/// The same for a number that may have no value, which it has here.
#[track_caller]
pub(crate) fn says(found: Option<f64>, printed: &str) {
    prints(found.expect("a number"), printed);
}

/// Two numbers agree to nine digits.
#[track_caller]
pub(crate) fn equals(found: Option<f64>, exact: f64) {
    let found = found.expect("a number");
    assert!((found - exact).abs() <= 1e-9 * exact.abs(), "{found} against {exact}");
}
