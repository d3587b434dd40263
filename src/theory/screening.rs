//! Several reviewers who pass or refuse, each on their own: what gets through (Sah & Stiglitz 1986).

use super::is_share;

/// The probability of passing so many reviews in series: pⁿ (a hierarchy). None unless `pass` is a
/// probability.
pub fn in_series(pass: f64, reviews: u32) -> Option<f64> {
    is_share(pass).then(|| (0..reviews).fold(1.0, |through, _| through * pass))
}

/// The probability that at least one of so many reviewers passes: 1 − (1 − p)ⁿ (a polyarchy). None
/// unless `pass` is a probability.
pub fn by_any(pass: f64, reviewers: u32) -> Option<f64> {
    in_series(1.0 - pass, reviewers).map(|refused| 1.0 - refused)
}

/// The probability that at least `needed` of some reviewers pass (a committee; Sah & Stiglitz 1988).
/// None unless `pass` is a probability.
pub fn by_committee(pass: f64, needed: u32, reviewers: u32) -> Option<f64> {
    is_share(pass).then(|| {
        // The distribution of the votes so far, one reviewer after another.
        let mut votes = vec![1.0];
        for _ in 0..reviewers {
            let for_it = votes.iter().map(|share| share * pass);
            let mut next: Vec<f64> = std::iter::once(0.0).chain(for_it).collect();
            for (sum, share) in next.iter_mut().zip(&votes) {
                *sum += share * (1.0 - pass);
            }
            votes = next;
        }
        votes.iter().skip(needed as usize).sum()
    })
}

/// How much more a wrong approval has to cost than a right one gains, weighted by how often there is
/// occasion, before two reviews in series are better than one approval of two: p₁(1 − p₁)/(p₂(1 − p₂))
/// for sound matters that pass with p₁ and unsound ones with p₂.
///
/// Sah & Stiglitz 1986. None unless both are probabilities strictly between 0 and 1.
pub fn critical_loss_ratio(pass_sound: f64, pass_unsound: f64) -> Option<f64> {
    let spread = |pass: f64| pass * (1.0 - pass);
    let inside = |pass: f64| pass > 0.0 && pass < 1.0;
    (inside(pass_sound) && inside(pass_unsound)).then(|| spread(pass_sound) / spread(pass_unsound))
}

/// Mean gain of a way of reviewing: `sound` is the share of sound matters, of which `approved` pass
/// and bring 1 each; of the others `approved_wrongly` pass and cost `loss` each.
pub fn value(sound: f64, approved: f64, approved_wrongly: f64, loss: f64) -> f64 {
    sound * approved - (1.0 - sound) * approved_wrongly * loss
}
