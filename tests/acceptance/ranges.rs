//! Whatever is asked: no closed form panics, and none gives a number that is not finite.

use proptest::prelude::*;
use spanlab::theory::estimates::{kaplan_meier, wilson};
use spanlab::theory::general::{self, Stream};
use spanlab::theory::jackson::Jackson;
use spanlab::theory::messages::{Graph, Messages};
use spanlab::theory::renewal::{self, Gaps};
use spanlab::theory::servers::{Queue, erlang_b, square_root_staffing};
use spanlab::theory::{
    dependence, filter, fork_join, pooling, priority, returns, screening, series, span,
};

/// Numbers that somebody may ask for, the senseless ones too.
fn number() -> impl Strategy<Value = f64> {
    let odd = [
        0.0,
        -0.0,
        1.0,
        0.5,
        -1.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MIN_POSITIVE,
        1e-300,
        f64::MAX,
        1.0 - f64::EPSILON / 2.0,
        1.0 + f64::EPSILON,
        f64::EPSILON,
    ];
    prop_oneof![3 => 0.0..1.0_f64, 1 => 0.0..100.0_f64, 2 => proptest::sample::select(odd.to_vec())]
}

fn count() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..12_u32, 1 => proptest::sample::select(vec![32, 33, 64, 1000])]
}

/// Everything that the functions of two or three numbers and a count say.
fn answers(a: f64, b: f64, c: f64, n: u32) -> Vec<Option<f64>> {
    let queue = Queue::new(n, a, b);
    let streams = [Stream { rate: a, mean: b, variation: c }, Stream::exponential(c, a)];
    let span = span::Span::new(n, a);
    let control = span::ControlLoss { passed_on: a, span: 10.0 * b, pay_ratio: 1.0 + c, pay: 0.3 };
    let mut answers = vec![
        erlang_b(n, a),
        square_root_staffing(a),
        queue.map(Queue::waits),
        queue.map(Queue::wait),
        queue.map(Queue::delay),
        queue.map(|queue| queue.takes_longer(1.0)),
        queue.and_then(|queue| queue.delay_quantile(c)),
        general::wait(&streams),
        general::batch_delay(a, b, c),
        general::kingman(a, b, c, 1.0),
        renewal::waits(Gaps::Fixed, a, b),
        renewal::wait(Gaps::Erlang(n), a, b),
        priority::conserved(&streams),
        returns::repetitions(a),
        returns::delay(a, b, c),
        fork_join::of_two(a, b),
        fork_join::of_many(n, a, b),
        series::on_time(n, a, b, c),
        series::quantile(n, a, b, c),
        series::delay_until_refused(n, a, b, c),
        series::refusal_threshold(a),
        pooling::delay_ratio(n, a),
        pooling::wait_ratio(n, a),
        pooling::unequal(a, b).map(|(apart, pooled)| apart + pooled),
        pooling::break_even(n, a),
        pooling::break_even_of_two(a),
        pooling::mix_factor(a),
        filter::flat_delay(a),
        filter::tall_delay(a, n, b),
        filter::crossover(n, a),
        span.map(span::Span::busy),
        span.map(span::Span::response),
        span.map(span::Span::productive),
        span::saturation(a),
        control.best_levels(),
        screening::in_series(a, n),
        screening::by_any(a, n),
        screening::by_committee(a, n / 2, n),
        screening::critical_loss_ratio(a, b),
        dependence::variance_of_mean(a, n),
        dependence::correlation_of_batches(a, n),
        dependence::variance_of_waits(a),
        dependence::papers_needed(a, b, 1.96),
        wilson(u64::from(n), u64::from(n) + 1, a).map(|(low, high)| low + high),
    ];
    for waits in [priority::waits(&streams), priority::preemptive_delays(&streams)] {
        answers.extend(waits.into_iter().flatten().map(Some));
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn every_answer_is_finite_or_none(a in number(), b in number(), c in number(), n in count()) {
        for (position, answer) in answers(a, b, c, n).into_iter().enumerate() {
            prop_assert!(answer.is_none_or(f64::is_finite), "{position}: {answer:?}");
        }
    }

    #[test]
    fn networks_are_finite_or_none(
        entering in proptest::collection::vec(number(), 2),
        routing in proptest::collection::vec(proptest::collection::vec(number(), 2), 2),
        services in proptest::collection::vec(number(), 2),
        rate in number(),
        channels in proptest::collection::vec((0..5_usize, 0..5_usize), 0..8),
    ) {
        let delay = Jackson::new(&entering, &routing, &services).map(|network| network.delay());
        prop_assert!(delay.is_none_or(f64::is_finite));
        if let Some(graph) = Graph::new(4, &channels) {
            for messages in [Messages::on_shortest_ways(&graph), Messages::in_search(&graph)] {
                let time = messages.and_then(|messages| messages.delivery_time(rate));
                prop_assert!(time.is_none_or(f64::is_finite));
            }
        }
    }
}

#[test]
fn nothing_has_an_answer_beyond_what_it_keeps_up_with() {
    assert_eq!(Queue::new(3, 3.0, 1.0), None);
    assert_eq!(Queue::new(0, 0.0, 1.0), None);
    assert_eq!(general::wait(&[Stream::fixed(1.0, 1.0)]), None);
    assert_eq!(renewal::wait(Gaps::Fixed, 1.0, 1.0), None);
    assert_eq!(priority::waits(&[Stream::exponential(0.5, 1.0); 2]), None);
    assert_eq!(fork_join::of_two(1.0, 1.0), None);
    assert_eq!(series::on_time(2, 1.0, 1.0, 5.0), None);
    assert_eq!(pooling::delay_ratio(2, 1.0), None);
    assert_eq!(filter::tall_delay(6.0, 6, 0.9), None);
    assert_eq!(span::Span::new(0, 0.1), None);
    assert_eq!(screening::in_series(1.1, 2), None);
    assert_eq!(kaplan_meier(&[]), []);
    assert_eq!(Graph::new(2, &[(0, 2)]), None);
    assert_eq!(Graph::new(2, &[(1, 1)]), None);
    let apart = Graph::new(2, &[]).expect("a graph");
    assert_eq!(Messages::on_shortest_ways(&apart), None);
    assert_eq!(Messages::on_shortest_ways(&Graph::tree(3, 1)), None, "nobody to write to");
}
