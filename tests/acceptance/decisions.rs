//! Closed forms of levels, refusals and spans.

use spanlab::theory::{filter, fork_join, screening, series, span};

use crate::printed::{equals, prints, says};

#[test]
fn t17_series_that_end_at_a_refusal_against_parallel() {
    for (load, printed) in [
        (0.0, "0.5"),
        (0.3, "0.551416"),
        (0.5, "0.608696"),
        (0.7, "0.700637"),
        (0.8, "0.769231"),
        (0.9, "0.863510"),
        (0.95, "0.924943"),
    ] {
        says(series::refusal_threshold(load), printed);
        let threshold = series::refusal_threshold(load).expect("a threshold");
        let parallel = fork_join::of_two(load, 1.0).expect("a delay");
        equals(series::delay_until_refused(2, load, 1.0, threshold), parallel);
    }
    for (approves, printed) in
        [(1.0, "10.000000"), (0.9, "8.214286"), (0.7, "6.590909"), (0.5, "5.833333")]
    {
        says(series::delay_until_refused(2, 0.8, 1.0, approves), printed);
    }
    // Approved ones pass both desks, the second of which sees half of the papers.
    prints(1.0 / (1.0 - 0.8) + 1.0 / (1.0 - 0.4), "6.666667");
}

#[test]
fn t38_graicunas() {
    let table = [
        (1, 1),
        (2, 6),
        (3, 18),
        (4, 44),
        (5, 100),
        (6, 222),
        (7, 490),
        (8, 1080),
        (9, 2376),
        (10, 5210),
        (12, 24_708),
        (18, 2_359_602),
    ];
    for (subordinates, relationships) in table {
        assert_eq!(span::graicunas(subordinates), Some(relationships));
    }
    assert_eq!(span::graicunas(0), Some(0));
    assert!(span::graicunas(59).is_some());
    assert_eq!(span::graicunas(60), None);
    assert_eq!(span::graicunas(u32::MAX), None);
}

#[test]
fn t39_screening() {
    let table = [
        (0.8, ["0.64", "0.512", "0.4096", "0.96", "0.992", "0.896", "0.94208"]),
        (0.3, ["0.09", "0.027", "0.0081", "0.51", "0.657", "0.216", "0.16308"]),
        (0.9, ["0.81", "0.729", "0.6561", "0.99", "0.999", "0.972", "0.99144"]),
        (0.1, ["0.01", "0.001", "0.0001", "0.19", "0.271", "0.028", "0.00856"]),
    ];
    for (pass, [two, three, four, any_two, any_three, two_of_three, three_of_five]) in table {
        for (reviews, printed) in [(2, two), (3, three), (4, four)] {
            says(screening::in_series(pass, reviews), printed);
        }
        for (reviewers, printed) in [(2, any_two), (3, any_three)] {
            says(screening::by_any(pass, reviewers), printed);
        }
        says(screening::by_committee(pass, 2, 3), two_of_three);
        says(screening::by_committee(pass, 3, 5), three_of_five);
    }
    says(screening::critical_loss_ratio(0.8, 0.3), "0.761905");
}

#[test]
fn t39_the_costlier_a_wrong_approval_the_stricter_the_best_review() {
    let value = |way: &dyn Fn(f64) -> Option<f64>, loss: f64| {
        let (sound, unsound) = (way(0.8).expect("a share"), way(0.3).expect("a share"));
        screening::value(0.5, sound, unsound, loss)
    };
    let single = |pass: f64| screening::in_series(pass, 1);
    let committee = |pass: f64| screening::by_committee(pass, 2, 3);
    let three = |pass: f64| screening::in_series(pass, 3);
    let others: [&dyn Fn(f64) -> Option<f64>; 5] = [
        &single,
        &|pass| screening::in_series(pass, 2),
        &|pass| screening::by_any(pass, 2),
        &|pass| screening::by_any(pass, 3),
        &|pass| screening::in_series(pass, 4),
    ];
    for (loss, best) in [(0.5, "0.394"), (1.0, "0.340"), (2.0, "0.232")] {
        prints(value(&committee, loss), best);
        assert!(others.iter().all(|way| value(way, loss) < value(&committee, loss)), "{loss}");
    }
    for (loss, best) in [(5.0, "0.1885"), (10.0, "0.121")] {
        prints(value(&three, loss), best);
    }
    prints(value(&single, 5.0), "-0.35");
    prints(value(&single, 10.0), "-1.1");
}

#[test]
fn t41_williamson() {
    for (passed_on, span, pay_ratio, levels, whole) in [
        (0.90, 5.0, 1.3, "8.926711", 9.0),
        (0.90, 7.0, 1.3, "9.948924", 10.0),
        (0.85, 5.0, 1.3, "5.900470", 6.0),
        (0.95, 5.0, 1.3, "17.970610", 18.0),
        (0.90, 10.0, 1.6, "10.327802", 10.0),
    ] {
        let loss = span::ControlLoss { passed_on, span, pay_ratio, pay: 0.3 };
        says(loss.best_levels(), levels);
        assert!((loss.best_levels().expect("a number").round() - whole).abs() < 0.5);
    }
}

#[test]
fn t43_where_a_level_that_settles_a_share_pays() {
    let shares = [0.10, 0.25, 0.50, 0.75, 0.80, 0.90];
    let table = [
        (2, ["0.790444", "0.666667", "0.500000", "0.313859", "0.267949", "0.157671"]),
        (3, ["0.762363", "0.626789", "0.451416", "0.267949", "0.225148", "0.127017"]),
        (6, ["0.738504", "0.593850", "0.413200", "0.234436", "0.194601", "0.106456"]),
        (10, ["0.729844", "0.582109", "0.400000", "0.223383", "0.184661", "0.100000"]),
    ];
    for (heads, row) in table {
        for (settled, printed) in shares.into_iter().zip(row) {
            says(filter::crossover(heads, settled), printed);
            let questions = filter::crossover(heads, settled).expect("a rate");
            let flat = filter::flat_delay(questions).expect("a delay");
            equals(filter::tall_delay(questions, heads, settled), flat);
        }
    }
    says(filter::tall_delay(0.5, 6, 0.8), "1.313131");
    equals(filter::flat_delay(0.5), 2.0);
    says(filter::tall_delay(0.9, 6, 0.8), "1.420373");
    equals(filter::flat_delay(0.9), 10.0);
    assert_eq!(filter::crossover(6, 0.0), None, "a level that only stamps never pays");
    for questions in [0.01, 0.3, 0.6, 0.9, 0.99] {
        let stamped = filter::tall_delay(questions, 6, 0.0).expect("a delay");
        assert!(stamped > filter::flat_delay(questions).expect("a delay"));
    }
}
