//! How often, on average, a matter visits the desks of its climb: its probabilities of defects,
//! returns, refusals and garbled decisions, followed from desk to desk (model, sections 4.1, 4.5).

use std::ops::AddAssign;

use super::network::Times;

/// Reviews at one desk.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reviews {
    pub(super) number: f64,
    /// Of these, how many found a defect and returned the matter.
    pub(super) returns: f64,
}

impl AddAssign for Reviews {
    fn add_assign(&mut self, more: Self) {
        self.number += more.number;
        self.returns += more.returns;
    }
}

/// How often the steps of one matter are done.
#[derive(Debug)]
pub(super) struct Visits {
    /// At each position of the climb.
    pub(super) reviews: Vec<Reviews>,
    /// By the second superior beside it.
    pub(super) seconds: Vec<Reviews>,
    /// Relays on the way down at each position of the climb.
    pub(super) relays: Vec<f64>,
    pub(super) reworks: f64,
    /// Share that is not refused, and is finished.
    pub(super) approved: f64,
}

/// Papers by the number of returns so far: without and with a defect.
type Papers = [[f64; 2]; 4];

/// The climb of a share of the matters of one class.
#[derive(Clone, Copy, Debug)]
pub(super) struct Climb<'n> {
    pub(super) times: &'n Times,
    /// Whether the desk at each position reviews at all.
    pub(super) exists: &'n [bool],
    /// Whether a second superior reviews beside it.
    pub(super) seconds: &'n [bool],
    /// Probability that one review lets a matter pass.
    pub(super) pass: f64,
}

impl Climb<'_> {
    /// The visits of this share of the matters.
    pub(super) fn visits(self, share: f64) -> Visits {
        let desks = self.exists.len();
        let mut visits = Visits {
            reviews: vec![Reviews::default(); desks],
            seconds: vec![Reviews::default(); desks],
            relays: vec![0.0; desks],
            reworks: 0.0,
            approved: 0.0,
        };
        let mut papers = Papers::default();
        papers[0] = self.drafted(share);
        let approved = self.ascend(&mut papers, &mut visits);
        let clear = if desks == 0 { 1.0 } else { self.clear(desks) };
        let garbled = approved * (1.0 - clear);
        visits.reworks += garbled;
        for row in &mut papers {
            *row = self.drafted((row[0] + row[1]) * (1.0 - clear));
        }
        visits.approved = approved * clear + self.ascend(&mut papers, &mut visits);
        visits
    }

    /// So many papers, without and with a defect.
    fn drafted(self, papers: f64) -> [f64; 2] {
        let defect = self.times.defect;
        [papers * (1.0 - defect), papers * defect]
    }

    /// Probability that none of so many hand-overs garbles a decision.
    fn clear(self, hand_overs: usize) -> f64 {
        libm::pow(1.0 - self.times.garbled, hand_overs as f64)
    }

    /// Once up, and down again from wherever a matter is refused or decided; how many are approved.
    fn ascend(self, papers: &mut Papers, visits: &mut Visits) -> f64 {
        for (position, both) in self.exists.iter().zip(self.seconds).enumerate() {
            let pass = match both {
                (false, false) => continue,
                (true, false) => {
                    let reviews = self.review(papers, visits);
                    visits.reviews[position] += reviews;
                    self.pass
                }
                (false, true) => {
                    let reviews = self.review(papers, visits);
                    visits.seconds[position] += reviews;
                    self.pass
                }
                (true, true) => {
                    let reviews = self.review_by_both(papers, visits);
                    visits.reviews[position] += reviews;
                    visits.seconds[position] += reviews;
                    self.pass * self.pass
                }
            };
            let refused = papers.iter().flatten().sum::<f64>() * (1.0 - pass);
            for relays in &mut visits.relays[..position] {
                *relays += refused;
            }
            for share in papers.iter_mut().flatten() {
                *share *= pass;
            }
        }
        let approved: f64 = papers.iter().flatten().sum();
        let below = visits.relays.len().saturating_sub(1);
        for relays in &mut visits.relays[..below] {
            *relays += approved;
        }
        approved
    }

    /// The reviews of one desk, until it returns no more.
    fn review(self, papers: &mut Papers, visits: &mut Visits) -> Reviews {
        let mut reviews = Reviews { number: papers.iter().flatten().sum(), returns: 0.0 };
        for returns in 0..3 {
            let back = papers[returns][1] * self.times.catch;
            papers[returns][1] -= back;
            let [sound, defect] = self.drafted(back);
            papers[returns + 1][0] += sound;
            papers[returns + 1][1] += defect;
            reviews += Reviews { number: back, returns: back };
            visits.reworks += back;
        }
        reviews
    }

    /// The reviews of each of two superiors, who have a copy each: what either copy was corrected
    /// to holds, and the larger number of returns.
    fn review_by_both(self, papers: &mut Papers, visits: &mut Visits) -> Reviews {
        let before = std::mem::take(papers);
        let mut reviews = Reviews::default();
        for (returns, faulty, share) in states(before) {
            let mut copies = Papers::default();
            copies[returns][faulty] = share;
            let reworks = visits.reworks;
            reviews += self.review(&mut copies, visits);
            visits.reworks += visits.reworks - reworks;
            for (one, one_faulty, first) in states(copies) {
                for (other, other_faulty, second) in states(copies) {
                    let corrected = [(one, one_faulty), (other, other_faulty)].into_iter();
                    let corrected = corrected.filter(|(so_far, _)| *so_far > returns);
                    let faulty = corrected.map(|(_, faulty)| faulty).max().unwrap_or(faulty);
                    papers[one.max(other)][faulty] += first * second / share;
                }
            }
        }
        reviews
    }
}

/// The returns so far, 1 with a defect, and the share of the papers of which that holds.
fn states(papers: Papers) -> impl Iterator<Item = (usize, usize, f64)> {
    let state = move |n: usize| (n / 2, n % 2, papers[n / 2][n % 2]);
    (0..8).map(state).filter(|(_, _, share)| *share > 0.0)
}
