//! Quantiles of one replication.

/// A quantile of sorted numbers, linear between neighbors (Hyndman & Fan 1996, type 7).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a position within the list"
)]
pub fn quantile(sorted: &[u64], probability: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = probability * last as f64;
    let below = position as usize;
    let above = (below + 1).min(last);
    let rest = position - below as f64;
    let (low, high) = (sorted[below] as f64, sorted[above] as f64);
    Some(low + rest * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbors() {
        assert_eq!(quantile(&[10, 20, 30, 40], 0.5), Some(25.0));
        assert_eq!(quantile(&[10], 0.99), Some(10.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
