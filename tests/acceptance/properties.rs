//! What holds for any numbers.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use spanlab::cases;
use spanlab::engine::draw::{Key, Purpose, Stream};
use spanlab::engine::{Happening, Network, Note, Observer, Outcome, Run, Window};
use spanlab::report::mean_delay;
use spanlab::scenario::Rank;
use spanlab::theory::servers::Queue;
use spanlab::units::{Minutes, Share};

use crate::sample::networks;
use crate::textbook::{Textbook, exponential, lognormal};

fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(number) }
}

/// The matters that arrived in the window, and the area under their number.
struct Bookkeeping {
    window: Window,
    arrived: BTreeMap<(u32, u32), u64>,
    inside: u64,
    since: u64,
    area: u64,
}

impl Observer for Bookkeeping {
    fn note(&mut self, note: Note) {
        let matter = (note.class, note.index);
        let now = note.at.0;
        let measured = |arrived: u64| (self.window.from..self.window.until).contains(&arrived);
        if note.what == Happening::Arrives {
            self.arrived.insert(matter, now);
        }
        let arrives = i64::from(note.what == Happening::Arrives);
        let completes = i64::from(note.what == Happening::Completes);
        // Callers are no matters.
        let counts = self.arrived.get(&matter).is_some_and(|arrived| measured(*arrived));
        let change = if counts { arrives - completes } else { 0 };
        self.area += self.inside * (now - self.since);
        self.since = now;
        self.inside = self.inside.saturating_add_signed(change);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn t18_littles_law_holds_to_the_millisecond_in_every_run_that_empties(
        case in 0..6_usize,
        reformed in 0..2_usize,
        scale in 0.2..1.0_f64,
        seed in any::<u64>(),
    ) {
        let mut scenario = cases::all().swap_remove(case).scenario;
        for class in &mut scenario.work {
            class.effort.mean = Minutes::clamped(class.effort.mean.get() * scale);
        }
        let network = &networks(&scenario)[reformed];
        let window = Window::after(2.0, 10.0);
        let book = Bookkeeping { window, arrived: BTreeMap::new(), inside: 0, since: 0, area: 0 };
        let mut run = Run::observed(network, window, seed, 0, book);
        while !run.advance(u32::MAX) {}
        let (outcome, book) = run.into_parts();
        let delays: u64 = outcome.classes.iter().map(|class| class.delay).sum();
        if outcome.arrived() == outcome.completed() {
            prop_assert_eq!(book.inside, 0);
            prop_assert_eq!(book.area, delays);
        } else {
            prop_assert!(book.inside > 0);
            prop_assert!(book.area > delays);
        }
    }
}

/// Everything that happens in a short run.
fn trace(network: &Network, seed: u64) -> Vec<Note> {
    let mut run = Run::observed(network, Window::after(1.0, 4.0), seed, 0, Vec::new());
    while !run.advance(u32::MAX) {}
    run.into_parts().1
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn t21_with_one_limit_for_all_warnings_change_nothing(
        clerks in 1..4_u32,
        load in 0.3..1.2_f64,
        limit in 1.0..30.0_f64,
        warn_at in 0.05..1.0_f64,
        seed in any::<u64>(),
    ) {
        let limit = json!({ "decided_at": { "clerk": 1 }, "deadline_days": limit / 480.0 });
        let rate = load * f64::from(clerks) / 2.0;
        let mut scenario = Textbook::new()
            .section("a", 0, clerks)
            .work_with("x", "a", rate, &exponential(1.0), limit.clone())
            .work_with("y", "a", rate, &exponential(1.0), limit)
            .reform(json!({ "move": "policy", "expedite": true }))
            .scenario();
        scenario.assumptions.warn_at = Share::new(warn_at).expect("a share");
        let [first_come, most_pressing] = networks(&scenario);
        prop_assert_eq!(trace(&first_come, seed), trace(&most_pressing, seed));
    }
}

/// The mean delay of one replication (min).
fn delay(network: &Network, seed: u64) -> f64 {
    let outcome: Outcome = Run::new(network, Window::after(0.0, 10.0), seed, 0).finish();
    mean_delay(&outcome).expect("papers")
}

/// A section of so many clerks; papers are decided by its chief, or by the head over a commissioner.
fn office(clerks: u32, rate: f64, review: f64) -> Textbook {
    Textbook::new()
        .office("member", "commissioner", "head")
        .section_of("member", "a", 1, clerks)
        .work_with(
            "x",
            "a",
            rate,
            &lognormal(1.0, 0.8),
            json!({ "decided_at": { "clerk": 0.2, "chief": 0.3, "head": 0.5 } }),
        )
        .assume("/review/chief", exponential(review))
        .assume("/review/commissioner", exponential(review))
        .assume("/review/head", exponential(review))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn t66_more_clerks_and_less_work_never_make_a_single_desk_slower(
        clerks in 1..5_u32,
        load in 0.2..1.1_f64,
        more in 0.0..0.5_f64,
        seed in any::<u64>(),
    ) {
        let one_desk = |clerks: u32, effort: f64, rate: f64| {
            let book = Textbook::new().section("a", 0, clerks);
            let scenario = book.work("x", "a", rate, &lognormal(effort, 0.8)).scenario();
            delay(&networks(&scenario)[0], seed)
        };
        let rate = load * f64::from(clerks);
        let found = one_desk(clerks, 1.0, rate);
        prop_assert!(one_desk(clerks + 1, 1.0, rate) <= found);
        prop_assert!(one_desk(clerks, 1.0 + more, rate) >= found);
    }

    #[test]
    fn t66_a_level_that_only_passes_on_never_makes_a_climb_quicker(
        load in 0.2..0.95_f64,
        review in 0.1..1.5_f64,
        seed in any::<u64>(),
    ) {
        let scenario = office(1, load, review)
            .reform(json!({ "move": "transfer", "unit": "a", "to": "head" }))
            .scenario();
        let [with, without] = networks(&scenario).map(|n| delay(&n, seed));
        prop_assert!(without <= with, "{without} {with}");
    }

    #[test]
    fn t66_more_load_never_shortens_a_delay_and_more_servers_never_lengthen_it(
        servers in 1..200_u32,
        load in 0.01..0.98_f64,
        more in 0.0..1.0_f64,
    ) {
        let delay = |servers: u32, offered: f64| {
            Queue::new(servers, offered, 1.0).expect("stable").delay()
        };
        let offered = load * f64::from(servers);
        let higher = offered + more * (f64::from(servers) - offered) * 0.99;
        let rounding = 1.0 + 1e-12;
        prop_assert!(delay(servers, higher) * rounding >= delay(servers, offered));
        prop_assert!(delay(servers + 1, offered) <= delay(servers, offered) * rounding);
    }
}

/// `SplitMix64` as it is published (Steele, Lea & Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[test]
fn t50_uniform_numbers_are_those_of_splitmix64() {
    let mut seeded = SplitMix(1_234_567);
    for expected in [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ] {
        assert_eq!(seeded.next(), expected);
    }
    let mut zero = SplitMix(0);
    for expected in
        [16_294_208_416_658_607_535, 7_960_286_522_194_355_700, 487_617_019_471_545_679_u64]
    {
        assert_eq!(zero.next(), expected);
    }
    // A run's stream begins with the finalizer of the first number of its seed; the six ranks of one
    // key are six successive numbers from there, to 52 bits.
    for seed in [0, 1, 20_240_501] {
        let first = SplitMix(seed).next();
        let mut numbers = SplitMix(SplitMix(first.wrapping_sub(0x9e37_79b9_7f4a_7c15)).next());
        for rank in Rank::ALL {
            let key = Key { purpose: Purpose::Interarrival, rank, branch: 0, n: 0 };
            let uniform = Stream::of_run(seed, 0).uniform(key);
            let expected = ((numbers.next() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64;
            assert!((uniform - expected).abs() < 1e-15, "{uniform} {expected}");
        }
    }
}
