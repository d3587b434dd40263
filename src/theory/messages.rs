//! Messages between everybody in an organization: which post is busiest, how much traffic it bears
//! and how long a message takes.
//!
//! Guimerà, Díaz-Guilera, Vega-Redondo, Cabrales & Arenas 2002. With Poisson messages, exponential
//! times of one unit at each post and fixed routes this is a network of Kelly (1979), for which the
//! number of messages under way is exact on any graph.

use std::collections::VecDeque;

use super::linear::solve;
use super::{keeps_up, root};

/// Posts and the channels between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    neighbors: Vec<Vec<usize>>,
}

impl Graph {
    /// A graph by the number of its posts and its channels.
    ///
    /// None if a channel leads to itself or to a post that is not there.
    pub fn new(posts: usize, channels: &[(usize, usize)]) -> Option<Self> {
        let mut neighbors = vec![Vec::new(); posts];
        for (one, other) in channels {
            if one == other || *one >= posts || *other >= posts {
                return None;
            }
            neighbors[*one].push(*other);
            neighbors[*other].push(*one);
        }
        Some(Self { neighbors })
    }

    /// A tree in which everybody above the lowest level has `span` subordinates; the head is post 0,
    /// the levels follow one after another. One level is the head alone.
    pub fn tree(span: usize, levels: u32) -> Self {
        let mut neighbors: Vec<Vec<usize>> = vec![Vec::new()];
        let mut level = 0..1;
        for _ in 1..levels {
            let first = neighbors.len();
            for superior in level {
                for _ in 0..span {
                    let subordinate = neighbors.len();
                    neighbors.push(vec![superior]);
                    neighbors[superior].push(subordinate);
                }
            }
            level = first..neighbors.len();
        }
        Self { neighbors }
    }

    /// Number of posts.
    pub fn posts(&self) -> usize {
        self.neighbors.len()
    }

    /// Channels on the shortest way from each post to one; none from where there is no way.
    fn distances(&self, to: usize) -> Vec<Option<usize>> {
        let mut distances = vec![None; self.posts()];
        distances[to] = Some(0);
        let mut queue = VecDeque::from([(to, 0)]);
        while let Some((post, distance)) = queue.pop_front() {
            for next in &self.neighbors[post] {
                if distances[*next].is_none() {
                    distances[*next] = Some(distance + 1);
                    queue.push_back((*next, distance + 1));
                }
            }
        }
        distances
    }

    /// How often each post holds a message to one of them, summed over all senders, when messages
    /// take shortest ways, each next step equally likely; none if a post cannot be reached.
    fn held_on_shortest_ways(&self, to: usize) -> Option<Vec<f64>> {
        let distances = self.distances(to).into_iter().collect::<Option<Vec<usize>>>()?;
        let mut order: Vec<usize> = (0..self.posts()).filter(|post| *post != to).collect();
        order.sort_by_key(|post| std::cmp::Reverse(distances[*post]));
        let mut held = vec![1.0; self.posts()];
        for post in order {
            let nearer =
                || self.neighbors[post].iter().filter(|n| distances[**n] < distances[post]);
            let share = held[post] / nearer().count() as f64;
            nearer().for_each(|next| held[*next] += share);
        }
        held[to] = 0.0;
        Some(held)
    }

    /// The same when a post knows its neighbors only, and sends a message to any of them unless one
    /// is the receiver.
    fn held_in_search(&self, to: usize) -> Option<Vec<f64>> {
        let posts = self.posts();
        let mut matrix = vec![vec![0.0; posts]; posts];
        for (from, neighbors) in self.neighbors.iter().enumerate() {
            matrix[from][from] += 1.0;
            if from != to && !neighbors.contains(&to) {
                for next in neighbors {
                    matrix[*next][from] -= 1.0 / neighbors.len() as f64;
                }
            }
        }
        let sent = (0..posts).map(|from| if from == to { 0.0 } else { 1.0 }).collect();
        solve(matrix, sent)
    }
}

/// Messages from everybody to everybody else, all pairs equally often.
#[derive(Clone, Debug, PartialEq)]
pub struct Messages {
    /// Expected visits of each post, summed over all ordered pairs.
    betweenness: Vec<f64>,
}

impl Messages {
    /// Messages that take the shortest ways.
    ///
    /// None if there are fewer than two posts or one cannot be reached.
    pub fn on_shortest_ways(graph: &Graph) -> Option<Self> {
        Self::summed(graph, Graph::held_on_shortest_ways)
    }

    /// Messages whose receiver only the neighbors know; others pass them on at random.
    ///
    /// None if there are fewer than two posts or one cannot be reached.
    pub fn in_search(graph: &Graph) -> Option<Self> {
        Self::summed(graph, Graph::held_in_search)
    }

    fn summed(graph: &Graph, held: impl Fn(&Graph, usize) -> Option<Vec<f64>>) -> Option<Self> {
        let posts = graph.posts();
        if posts < 2 || graph.distances(0).contains(&None) {
            return None;
        }
        let mut betweenness = vec![0.0; posts];
        for to in 0..posts {
            for (sum, visits) in betweenness.iter_mut().zip(held(graph, to)?) {
                *sum += visits;
            }
        }
        Some(Self { betweenness })
    }

    /// Algorithmic betweenness of each post: expected visits over all ordered pairs, the sender
    /// counted and the receiver not.
    pub fn betweenness(&self) -> &[f64] {
        &self.betweenness
    }

    /// The betweenness of the busiest post.
    pub fn highest(&self) -> f64 {
        self.betweenness.iter().copied().fold(0.0, f64::max)
    }

    /// Mean posts that hold a message on its way, the receiver not counted.
    pub fn mean_steps(&self) -> f64 {
        self.betweenness.iter().sum::<f64>() / self.posts() / (self.posts() - 1.0)
    }

    /// Messages per post and unit of time at which the busiest post is always busy.
    pub fn critical_rate(&self) -> f64 {
        (self.posts() - 1.0) / self.highest()
    }

    /// Mean number of messages under way at this rate per post.
    ///
    /// None unless the rate is not negative and below the critical one.
    pub fn under_way(&self, rate: f64) -> Option<f64> {
        let load = |visits: &f64| rate * visits / (self.posts() - 1.0);
        self.betweenness
            .iter()
            .map(load)
            .map(|load| keeps_up(load).then(|| load / (1.0 - load)))
            .sum()
    }

    /// Mean time of a message at this rate per post, by Little's law; without traffic the number of
    /// steps. None as for [`Messages::under_way`].
    pub fn delivery_time(&self, rate: f64) -> Option<f64> {
        let under_way = self.under_way(rate)?;
        Some(if rate > 0.0 { under_way / (rate * self.posts()) } else { self.mean_steps() })
    }

    /// The rate up to which this organization is the quicker one of two and from which the other is.
    ///
    /// None if there is no such change below both critical rates.
    pub fn overtaken_by(&self, other: &Self) -> Option<f64> {
        let most = self.critical_rate().min(other.critical_rate());
        let quicker = |rate: f64| match (self.delivery_time(rate), other.delivery_time(rate)) {
            (Some(own), Some(others)) => own < others,
            (own, _) => own.is_some(),
        };
        let rate = root(0.0, most, quicker);
        (quicker(0.0) && rate < most * (1.0 - 1e-9)).then_some(rate)
    }

    fn posts(&self) -> f64 {
        self.betweenness.len() as f64
    }
}
