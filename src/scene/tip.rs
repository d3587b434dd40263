//! Where a tip lies that follows a pointer, so that the window does not cut it.

/// How far from the pointer of a mouse or a pen (px).
const BESIDE: f64 = 12.0;
/// How far above a finger, which covers what is below it (px).
const ABOVE: f64 = 24.0;

/// The left upper corner of a tip of a size: right below the pointer, or on the side where there is
/// room; above a finger.
pub fn tip(
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    window: (f64, f64),
    is_finger: bool,
) -> (f64, f64) {
    if is_finger {
        let left = (x - width / 2.0).min(window.0 - width);
        return (left.max(0.0), (y - height - ABOVE).max(0.0));
    }
    (beside(x, width, window.0), beside(y, height, window.1))
}

fn beside(at: f64, length: f64, end: f64) -> f64 {
    let after = at + BESIDE;
    if after + length <= end { after } else { (at - BESIDE - length).max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tip_is_never_cut() {
        let window = (1280.0, 800.0);
        let size = (256.0, 120.0);
        assert_eq!(tip((100.0, 100.0), size, window, false), (112.0, 112.0));
        assert_eq!(tip((1200.0, 780.0), size, window, false), (932.0, 648.0));
        for finger in [false, true] {
            for x in [0.0, 130.0, 640.0, 1150.0, 1280.0] {
                for y in [0.0, 130.0, 400.0, 700.0, 800.0] {
                    let (left, top) = tip((x, y), size, window, finger);
                    assert!(left >= 0.0 && left + size.0 <= window.0, "{x} {y}: {left}");
                    assert!(top >= 0.0 && top + size.1 <= window.1, "{x} {y}: {top}");
                }
            }
        }
    }
}
