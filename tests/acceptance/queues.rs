//! Closed forms of queues: one, several and connected servers.

use spanlab::theory::general::{self, Stream};
use spanlab::theory::jackson::Jackson;
use spanlab::theory::renewal::{self, Gaps};
use spanlab::theory::servers::{Queue, erlang_b, square_root_staffing};
use spanlab::theory::{fork_join, priority, returns, series, span};

use crate::printed::{equals, prints, says};

fn queue(servers: u32, offered: f64) -> Queue {
    Queue::new(servers, offered, 1.0).expect("a stable queue")
}

#[test]
fn t01_erlang_c() {
    let table = [
        (2, 1.6, "0.7111111111", "1.777777778"),
        (3, 2.4, "0.6471910112", "1.078651685"),
        (4, 3.2, "0.5964324718", "0.7455405897"),
        (5, 4.0, "0.5541125541", "0.5541125541"),
        (10, 8.0, "0.4091801508", "0.2045900754"),
        (20, 16.0, "0.2560777938", "0.06401944846"),
        (5, 4.5, "0.7624932207", "1.524986441"),
        (10, 9.0, "0.6687315241", "0.6687315241"),
    ];
    for (servers, offered, waits, wait) in table {
        prints(queue(servers, offered).waits(), waits);
        prints(queue(servers, offered).wait(), wait);
    }
    for (servers, offered, delay) in
        [(2, 1.6, "2.777777778"), (3, 2.4, "2.078651685"), (4, 3.2, "1.74554059")]
    {
        prints(queue(servers, offered).delay(), delay);
    }
    prints(queue(5, 4.0).delay(), "1.554112554");
    for (load, delay) in
        [(0.5, 2.0), (0.7, 1.0 / 0.3), (0.8, 5.0), (0.9, 10.0), (0.95, 20.0), (0.99, 100.0)]
    {
        equals(Queue::one(load, 1.0).map(Queue::delay), delay);
    }
    // Little's law: papers in the queue of M/M/1 at 0.8.
    equals(Queue::one(0.8, 1.0).map(|one| 0.8 * one.wait()), 3.2);
    prints(queue(110, 100.0).waits(), "0.2370075003");
    prints(queue(105, 100.0).waits(), "0.5157074268");
    says(square_root_staffing(1.0), "0.2233612748");
    says(square_root_staffing(0.5), "0.504538641");
}

#[test]
fn t02_erlang_b_neither_overflows_nor_rises_with_the_servers() {
    says(erlang_b(10, 8.0), "0.1216610643");
    for offered in [1e-6, 0.5, 8.0, 800.0, 1000.0, 1e6] {
        let blocked: Vec<f64> =
            (0..=1000).map(|c| erlang_b(c, offered).expect("a probability")).collect();
        assert!(blocked.iter().all(|b| (0.0..=1.0).contains(b)));
        assert!(blocked.windows(2).all(|pair| pair[1] < pair[0] || pair[0] < 1e-300), "{offered}");
    }
    let far = queue(1000, 999.0);
    assert!(far.waits() > 0.9 && far.waits() < 1.0);
}

#[test]
fn t03_percentiles_of_one_server() {
    let one = queue(1, 0.8);
    prints(one.takes_longer(10.0), "0.1353352832");
    says(one.delay_quantile(0.9), "11.51292546");
    says(one.delay_quantile(0.95), "14.97866137");
    equals(one.delay_quantile(0.5), libm::log(2.0) / 0.2);
    assert_eq!(one.delay_quantile(1.0), None);
}

#[test]
fn t04_tails_of_three_servers() {
    let three = queue(3, 2.4);
    prints(three.waits_longer(2.0), "0.1949301866");
    prints(three.takes_longer(5.0), "0.07639045798");
    // Where both rates of the sum are equal: c μ − λ = μ.
    let equal = queue(3, 2.0);
    equals(Some(equal.takes_longer(5.0)), libm::exp(-5.0) * (1.0 + 5.0 * equal.waits()));
    let nearly = queue(3, 2.0 + 1e-12);
    assert!((nearly.takes_longer(5.0) - equal.takes_longer(5.0)).abs() < 1e-12);
}

#[test]
fn t05_pollaczek_khinchine() {
    equals(general::wait(&[Stream::fixed(0.8, 1.0)]), 2.0);
    equals(general::wait(&[Stream::fixed(0.9, 1.0)]), 4.5);
    let varying = |variation: f64| Stream { rate: 0.8, mean: 1.0, variation };
    equals(general::wait(&[varying(0.5)]), 3.0);
    equals(general::wait(&[varying(0.25)]), 2.5);
    equals(general::wait(&[varying(4.0)]), 10.0);
    equals(general::wait(&[Stream::varying(0.8, 1.0, 2.0)]), 10.0);
    equals(general::batch_delay(0.5, 3.0, 1.0), 6.0);
    // Exact where theory is: the estimates agree with M/M/c.
    equals(general::kingman(0.8, 1.0, 1.0, 1.0), 4.0);
    equals(Some(general::allen_cunneen(queue(3, 2.4), 1.0, 1.0)), queue(3, 2.4).wait());
    // (1 − √0.64)² is 0.04: 25 services for M/M/1, of which experiments leave 1/1.4.
    equals(general::relaxation(0.64, 1.0, 1.0, 1.0), 25.0 / 1.4);
    equals(general::relaxation(0.64, 2.0, 1.0, 0.0), 25.0 / 1.4);
    assert_eq!(general::relaxation(1.0, 1.0, 1.0, 1.0), None);
}

#[test]
fn t06_roots_of_gi_m_1() {
    says(renewal::waits(Gaps::Fixed, 1.25, 1.0), "0.6286297965");
    says(renewal::wait(Gaps::Fixed, 1.25, 1.0), "1.69273084");
    says(renewal::waits(Gaps::Erlang(2), 1.25, 1.0), "0.7398529491");
    says(renewal::wait(Gaps::Erlang(2), 1.25, 1.0), "2.843979767");
    equals(renewal::waits(Gaps::Erlang(1), 1.25, 1.0), 0.8);
    equals(general::kingman(0.8, 1.0, 0.0, 1.0), 2.0);
    equals(general::kingman(0.8, 1.0, 0.5, 1.0), 3.0);
}

#[test]
fn t07_priority_and_the_conservation_law() {
    let classes = [Stream::exponential(0.3, 1.0), Stream::exponential(0.5, 1.0)];
    let waits = priority::waits(&classes).expect("a stable queue");
    prints(waits[0], "1.142857143");
    prints(waits[1], "5.714285714");
    equals(priority::conserved(&classes), 3.2);
    equals(Some(0.3 * waits[0] + 0.5 * waits[1]), 3.2);
    let delays = priority::preemptive_delays(&classes).expect("a stable queue");
    prints(delays[0], "1.428571429");
    prints(delays[1], "7.142857143");
}

#[test]
fn t08_jackson_with_feedback() {
    for (again, delay) in [(0.1, 1.0 / 0.3), (0.2, 5.0), (0.3, 10.0)] {
        equals(returns::delay(0.6, 1.0, again), delay);
        let loop_back = Jackson::new(&[0.6], &[vec![again]], &[1.0]);
        equals(loop_back.map(|network| network.delay()), delay);
    }
    let routing = [vec![0.0, 0.6, 0.0], vec![0.2, 0.0, 0.5], vec![0.0; 3]];
    let network = Jackson::new(&[0.5, 0.0, 0.0], &routing, &[1.2, 0.9, 0.5]).expect("stable");
    for (rate, printed) in
        network.arrivals().iter().zip(["0.5681818182", "0.3409090909", "0.1704545455"])
    {
        prints(*rate, printed);
    }
    for (number, printed) in
        network.numbers().into_iter().zip(["0.8992805755", "0.6097560976", "0.5172413793"])
    {
        prints(number, printed);
    }
    prints(network.delay(), "4.052556105");
    let for_ever = Jackson::new(&[0.5], &[vec![1.0]], &[1.0]);
    assert_eq!(for_ever, None, "a paper that never leaves");
}

#[test]
fn t09_span_of_control() {
    let table = [
        (0.1, 4, "0.3533367822", "1.320644217", "0.8833419555", "3.533"),
        (0.1, 6, "0.5154850963", "1.639521769", "0.8591418272", "5.155"),
        (0.1, 8, "0.6616815671", "2.09040783", "0.8271019589", "6.617"),
        (0.1, 10, "0.7854176569", "2.732079439", "0.7854176569", "7.854"),
        (0.1, 12, "0.8802608116", "3.632323332", "0.7335506763", "8.803"),
        (0.1, 15, "0.9635030545", "5.568191434", "0.6423353697", "9.635"),
        (0.1, 20, "0.9981309501", "10.03745099", "0.4990654751", "9.981"),
        (0.05, 20, "0.8411080385", "3.778158198", "0.8411080385", "16.822"),
        (0.05, 30, "0.9915425017", "10.25588913", "0.6610283344", "19.831"),
    ];
    for (rate, subordinates, busy, response, productive, effective) in table {
        let span = span::Span::new(subordinates, rate).expect("a span");
        prints(span.busy(), busy);
        prints(span.response(), response);
        prints(span.productive(), productive);
        prints(span.effective(), effective);
    }
    equals(span::saturation(0.1), 11.0);
    equals(span::saturation(0.05), 21.0);
    let crowd = span::Span::new(1_000, 0.1).expect("a span");
    assert!((crowd.effective() - 10.0).abs() < 1e-9, "the ceiling of 1/r");
}

#[test]
fn t10_fork_and_join_of_two() {
    for (load, delay) in [(0.5, 2.875), (0.8, 7.0), (0.9, 13.875)] {
        equals(fork_join::of_two(load, 1.0), delay);
        equals(fork_join::of_many(2, load, 1.0), delay);
    }
    equals(fork_join::of_many(1, 0.8, 1.0), 5.0);
}

#[test]
fn t11_nelson_and_tantawi() {
    for (servers, load, delay) in [
        (3, 0.5, "3.397727"),
        (3, 0.8, "8.103030"),
        (5, 0.5, "4.103409"),
        (5, 0.8, "9.592121"),
        (5, 0.9, "18.749470"),
        (8, 0.8, "11.03"),
    ] {
        says(fork_join::of_many(servers, load, 1.0), delay);
    }
    assert_eq!(fork_join::of_many(33, 0.5, 1.0), None, "beyond the range of the approximation");
}

#[test]
fn t20_levels_in_series_on_time() {
    let table = [
        (0.70, ["0.997521", "0.982649", "0.938031", "0.848796", "0.714943"]),
        (0.80, ["0.981684", "0.908422", "0.761897", "0.566530", "0.371163"]),
        (0.85, ["0.950213", "0.800852", "0.576810", "0.352768", "0.184737"]),
        (0.90, ["0.864665", "0.593994", "0.323324", "0.142877", "0.052653"]),
    ];
    for (arrivals, row) in table {
        for (levels, printed) in (1..).zip(row) {
            says(series::on_time(levels, arrivals, 1.0, 20.0), printed);
        }
    }
    for (levels, printed) in (1..).zip(["9.985774", "15.812882", "20.985979"]) {
        says(series::quantile(levels, 0.7, 1.0, 0.95), printed);
    }
    // Late among those who are warned after 16 days of 20.
    let late = 1.0 - series::on_time(1, 0.8, 1.0, 4.0).expect("a probability");
    prints(late, "0.449329");
}

#[test]
fn t22_the_on_time_rate_of_two_limits_first_come_first_served() {
    let on_time = |limit: f64| series::on_time(1, 0.9, 1.0, limit).expect("a probability");
    prints(on_time(5.0), "0.393469");
    prints(on_time(30.0), "0.950213");
    prints(f64::midpoint(on_time(5.0), on_time(30.0)), "0.671841");
}

#[test]
fn t23_misrouting() {
    for (again, contacts, delay) in
        [(0.0, 1.0, 2.5), (0.1, 1.0 / 0.9, 1.0 / 0.3), (0.2, 1.25, 5.0), (0.3, 1.0 / 0.7, 10.0)]
    {
        equals(returns::repetitions(again), contacts);
        equals(returns::delay(0.6, 1.0, again), delay);
    }
    assert_eq!(returns::delay(0.6, 1.0, 0.4), None, "unstable");
    assert_eq!(returns::repetitions(1.0), None);
}
