//! The textbook systems, with what is known of each. A service takes 10 minutes on average unless
//! something else is said.

use super::textbook::{Textbook, batches, cosigner};
use super::{Check, Expected, Measure, System};
use crate::scenario::{CosignOrder, Distribution, Merge, Move, Pass, Rank, Sharing};
use crate::text::Text;
use crate::theory::general::{self, Stream};
use crate::theory::jackson::Jackson;
use crate::theory::priority;
use crate::theory::servers::Queue;
use crate::theory::{fork_join, screening, series};
use crate::units::{Days, MINUTES_PER_DAY, PassOn, Share, UnitId};

const TEN: Distribution = Distribution::exponential(10.0);
const NOTHING: Distribution = Distribution::fixed(0.0);

/// All checks, in the order in which they are shown.
pub fn checks() -> Vec<Check> {
    [
        one_clerk(),
        several_clerks(),
        fixed_efforts(),
        varying_efforts(),
        batches_of_papers(),
        urgent_papers(),
        pool(),
        help(),
        merging(),
        climb(),
        tree(),
        handovers(),
        visits(),
        serial(),
        parallel(),
        misdirected(),
        screening(),
        number(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn check(system: System, scenario: Textbook, expected: &[(Measure, f64)]) -> Check {
    let expected =
        expected.iter().map(|(measure, exact)| Expected { measure: *measure, exact: *exact });
    Check { system, scenario: scenario.scenario(), expected: expected.collect() }
}

fn one_section(days: f64, clerks: u32) -> Textbook {
    Textbook::new(days).section("head", "a", 0, clerks)
}

fn one_clerk() -> Option<Check> {
    let queue = Queue::one(0.065, 10.0)?;
    let limit = 50.0;
    let scenario = one_section(250.0, 1)
        .clerks_work("a", 0.065, TEN)
        .but(|class| class.deadline_days = Some(Days::constant(limit / MINUTES_PER_DAY)));
    let on_time = 1.0 - queue.takes_longer(limit);
    Some(check(
        System::OneClerk,
        scenario,
        &[(Measure::Delay, queue.delay()), (Measure::OnTime, on_time)],
    ))
}

fn several_clerks() -> Option<Check> {
    let scenario = one_section(150.0, 5).clerks_work("a", 0.375, TEN);
    Some(check(
        System::SeveralClerks,
        scenario,
        &[(Measure::Delay, Queue::new(5, 0.375, 10.0)?.delay())],
    ))
}

fn fixed_efforts() -> Option<Check> {
    let scenario = one_section(250.0, 1).clerks_work("a", 0.075, Distribution::fixed(10.0));
    let exact = general::wait(&[Stream::fixed(0.075, 10.0)])? + 10.0;
    Some(check(System::FixedEfforts, scenario, &[(Measure::Delay, exact)]))
}

fn varying_efforts() -> Option<Check> {
    let scenario =
        one_section(400.0, 1).clerks_work("a", 0.055, Distribution::lognormal(10.0, 1.2));
    let exact = general::wait(&[Stream::varying(0.055, 10.0, 1.2)])? + 10.0;
    Some(check(System::VaryingEfforts, scenario, &[(Measure::Delay, exact)]))
}

fn batches_of_papers() -> Option<Check> {
    let scenario = one_section(500.0, 1)
        .clerks_work("a", 0.05, TEN)
        .but(|class| class.arrivals.burst = Some(batches(3.0)));
    Some(check(
        System::Batches,
        scenario,
        &[(Measure::Delay, general::batch_delay(0.05, 3.0, 10.0)?)],
    ))
}

fn urgent_papers() -> Option<Check> {
    let scenario = one_section(400.0, 1)
        .clerks_work("a", 0.03, TEN)
        .but(|class| class.urgent = true)
        .clerks_work("a", 0.02, Distribution::fixed(16.0));
    let waits = priority::waits(&[Stream::exponential(0.03, 10.0), Stream::fixed(0.02, 16.0)])?;
    let [urgent, ordinary] = waits.as_slice() else { return None };
    let expected =
        [(Measure::UrgentDelay, urgent + 10.0), (Measure::OrdinaryDelay, ordinary + 16.0)];
    Some(check(System::Urgent, scenario, &expected))
}

/// Sections of so many clerks under the head, each with work.
fn sections(days: f64, all: &[(&str, u32, f64)]) -> Textbook {
    let with_people = all
        .iter()
        .fold(Textbook::new(days), |book, (id, clerks, _)| book.section("head", id, 0, *clerks));
    all.iter().fold(with_people, |book, (id, _, rate)| book.clerks_work(id, *rate, TEN))
}

fn pool() -> Option<Check> {
    let scenario = sections(150.0, &[("a", 1, 0.14), ("b", 1, 0.05), ("c", 2, 0.11)])
        .together(&["a", "b", "c"], Sharing::Pool);
    Some(check(System::Pool, scenario, &[(Measure::Delay, Queue::new(4, 0.3, 10.0)?.delay())]))
}

fn help() -> Option<Check> {
    let scenario = sections(150.0, &[("a", 1, 0.12), ("b", 1, 0.03), ("c", 1, 0.075)])
        .together(&["a", "b", "c"], Sharing::Help);
    Some(check(System::Help, scenario, &[(Measure::Delay, Queue::new(3, 0.225, 10.0)?.delay())]))
}

fn merging() -> Option<Check> {
    let merge = Move::Merge(Merge {
        id: None,
        name: Text::both("ab", "ab"),
        sections: vec![UnitId::constant("a"), UnitId::constant("b")],
        sharing: Sharing::Pool,
    });
    let scenario = sections(300.0, &[("a", 1, 0.06), ("b", 1, 0.06)]).reform(merge);
    let gain = Queue::new(2, 0.12, 10.0)?.delay() - Queue::one(0.06, 10.0)?.delay();
    Some(check(System::Merging, scenario, &[(Measure::Gain, gain)]))
}

/// Papers of one section that climb from the clerk over the chief to the head, each with an
/// exponential time of its own, and the mean time at the desks.
fn climbing(days: f64) -> Option<(Textbook, f64)> {
    let scenario = Textbook::new(days)
        .section("head", "a", 1, 1)
        .work("a", 0.05, TEN, &[(Rank::Head, 1.0)])
        .assuming(|assumptions| {
            assumptions.review.chief = Distribution::exponential(12.0);
            assumptions.review.head = Distribution::exponential(8.0);
        });
    let stages = [10.0, 12.0, 8.0].map(|mean| Queue::one(0.05, mean).map(Queue::delay));
    Some((scenario, stages.into_iter().sum::<Option<f64>>()?))
}

fn climb() -> Option<Check> {
    let (scenario, exact) = climbing(200.0)?;
    Some(check(System::Climb, scenario, &[(Measure::Delay, exact)]))
}

fn handovers() -> Option<Check> {
    let (scenario, at_desks) = climbing(200.0)?;
    // Clerk and chief share a room; the head sits in another, and what the head decides is done.
    let scenario =
        scenario.assuming(|assumptions| assumptions.handover = Distribution::lognormal(30.0, 0.5));
    Some(check(System::Handovers, scenario, &[(Measure::Delay, at_desks + 30.0)]))
}

/// Four sections under two deputy heads under the head. Half of the papers go up to the head, and
/// come down over the deputy head, who takes as long to pass one on as to review it: so the whole is
/// a network of Jackson although papers come by twice.
fn tree() -> Option<Check> {
    let mut scenario = Textbook::new(150.0).deputy_head("north").deputy_head("south");
    let all = [("north", "a"), ("north", "b"), ("south", "c"), ("south", "d")];
    for (superior, id) in all {
        scenario = scenario.section(superior, id, 0, 1).work(
            id,
            0.03,
            Distribution::exponential(20.0),
            &[(Rank::DeputyHead, 0.5), (Rank::Head, 0.5)],
        );
    }
    let scenario = scenario.assuming(|assumptions| {
        assumptions.review.deputy_head = Distribution::exponential(7.0);
        assumptions.relay = Distribution::exponential(7.0);
        assumptions.review.head = TEN;
    });
    let to_deputy = |deputy: usize| (0..7).map(|to| f64::from(u8::from(to == deputy))).collect();
    let from_deputy = || vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0 / 3.0];
    let from_head = vec![0.0, 0.0, 0.0, 0.0, 0.5, 0.5, 0.0];
    let routing: Vec<Vec<f64>> = vec![
        to_deputy(4),
        to_deputy(4),
        to_deputy(5),
        to_deputy(5),
        from_deputy(),
        from_deputy(),
        from_head,
    ];
    let entering = [0.03, 0.03, 0.03, 0.03, 0.0, 0.0, 0.0];
    let means = [20.0, 20.0, 20.0, 20.0, 7.0, 7.0, 10.0];
    let exact = Jackson::new(&entering, &routing, &means.map(|mean| 1.0 / mean))?.delay();
    Some(check(System::Tree, scenario, &[(Measure::Delay, exact)]))
}

fn visits() -> Option<Check> {
    let ids = ["a", "b", "c", "d", "e", "f"];
    let scenario = ids
        .iter()
        .fold(Textbook::new(400.0), |book, id| book.section("head", id, 0, 1))
        .work("a", 0.1, NOTHING, &[(Rank::Head, 1.0)])
        .assuming(|assumptions| {
            assumptions.review.head = Distribution::lognormal(3.0, 0.5);
            assumptions.check_in = Distribution::exponential(20.0);
        });
    let calls = Stream::exponential(6.0 / MINUTES_PER_DAY, 20.0);
    let exact = general::wait(&[Stream::varying(0.1, 3.0, 0.5), calls])? + 3.0;
    Some(check(System::Visits, scenario, &[(Measure::Delay, exact)]))
}

/// Papers that take the drafting section no time and two co-signers 10 minutes each.
fn cosigned(order: CosignOrder) -> Textbook {
    ["a", "b", "c"]
        .iter()
        .fold(Textbook::new(250.0), |book, id| book.section("head", id, 1, 1))
        .clerks_work("a", 0.06, NOTHING)
        .but(|class| {
            class.cosign = vec![cosigner("b", TEN), cosigner("c", TEN)];
            class.cosign_order = order;
        })
}

fn serial() -> Option<Check> {
    let limit = 80.0;
    let scenario = cosigned(CosignOrder::Serial)
        .but(|class| class.deadline_days = Some(Days::constant(limit / MINUTES_PER_DAY)));
    let delay = 2.0 * Queue::one(0.06, 10.0)?.delay();
    let on_time = series::on_time(2, 0.06, 10.0, limit)?;
    Some(check(System::Serial, scenario, &[(Measure::Delay, delay), (Measure::OnTime, on_time)]))
}

fn parallel() -> Option<Check> {
    let exact = fork_join::of_two(0.06, 10.0)?;
    Some(check(System::Parallel, cosigned(CosignOrder::Parallel), &[(Measure::Delay, exact)]))
}

/// Four equal sections; a fifth of the papers reach a wrong one first, and half of the time another
/// wrong one after it: 1.4 sections on average, each of which takes 10 minutes.
fn misdirected() -> Option<Check> {
    let ids = ["a", "b", "c", "d"];
    let with_people =
        ids.iter().fold(Textbook::new(150.0), |book, id| book.section("head", id, 0, 1));
    let class = |book: Textbook, id: &&str| {
        book.clerks_work(id, 0.045, TEN).but(|class| class.misdirected = Share::constant(0.2))
    };
    let scenario = ids.iter().fold(with_people, class).assuming(|assumptions| {
        assumptions.triage = TEN;
        assumptions.shirk = PassOn::constant(0.5);
    });
    let onward = 0.4 / 1.4 / 3.0;
    let from = |one: usize| (0..4).map(|to| if to == one { 0.0 } else { onward }).collect();
    let routing: Vec<Vec<f64>> = (0..4).map(from).collect();
    let exact = Jackson::new(&[0.045; 4], &routing, &[0.1; 4])?.delay();
    Some(check(System::Misdirected, scenario, &[(Measure::Delay, exact)]))
}

/// Two reviews of which each refuses: the second sees only what the first lets pass.
fn screening() -> Option<Check> {
    let (unsound, pass) =
        (0.5, Pass { sound: Share::constant(0.9), unsound: Share::constant(0.5) });
    let scenario = Textbook::new(250.0)
        .section("head", "a", 1, 1)
        .work("a", 0.065, NOTHING, &[(Rank::Head, 1.0)])
        .but(|class| class.unsound = Share::constant(unsound))
        .assuming(|assumptions| {
            assumptions.pass = pass;
            assumptions.review.chief = TEN;
            assumptions.review.head = TEN;
        });
    let through = |pass: Share| screening::in_series(pass.get(), 2);
    let wrong_approvals = unsound * through(pass.unsound)?;
    let wrong_refusals = (1.0 - unsound) * (1.0 - through(pass.sound)?);
    let passes = (1.0 - unsound) * pass.sound.get() + unsound * pass.unsound.get();
    let expected = [
        (Measure::Delay, series::delay_until_refused(2, 0.065, 10.0, passes)?),
        (Measure::WrongApprovals, 100.0 * wrong_approvals),
        (Measure::WrongRefusals, 100.0 * wrong_refusals),
    ];
    Some(check(System::Screening, scenario, &expected))
}

fn number() -> Option<Check> {
    let scenario = sections(250.0, &[("a", 1, 0.065), ("b", 1, 0.05)]);
    let (busy, calm) = (Queue::one(0.065, 10.0)?, Queue::one(0.05, 10.0)?);
    let exact = 0.065 * busy.delay() + 0.05 * calm.delay();
    Some(check(System::Number, scenario, &[(Measure::Number, exact)]))
}
