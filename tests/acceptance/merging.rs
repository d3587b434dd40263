//! Closed forms of merging sections.

use spanlab::theory::pooling;

use crate::printed::{equals, prints, says};

const LOADS: [f64; 5] = [0.5, 0.7, 0.8, 0.9, 0.95];

#[test]
fn t12_pooling_ratios() {
    let table = [
        (2, ["0.666667", "0.588235", "0.555556", "0.526316", "0.512821"], "0.444444"),
        (3, ["0.578947", "0.464115", "0.415730", "0.372354", "0.352336"], "0.269663"),
        (4, ["0.543478", "0.407164", "0.349108", "0.296938", "0.272855"], "0.186385"),
        (5, ["0.526074", "0.375568", "0.310823", "0.252499", "0.225560"], "0.138528"),
        (10, ["0.503611", "0.322173", "0.240918", "0.166873", "0.132559"], "0.051148"),
    ];
    for (sections, delays, wait) in table {
        for (load, printed) in LOADS.into_iter().zip(delays) {
            says(pooling::delay_ratio(sections, load), printed);
        }
        says(pooling::wait_ratio(sections, 0.8), wait);
    }
    for load in [0.01, 0.3, 0.5, 0.8, 0.99] {
        equals(pooling::delay_ratio(2, load), 1.0 / (1.0 + load));
        equals(pooling::wait_ratio(2, load), load / (1.0 + load));
    }
}

#[test]
fn t13_break_even_of_generalists() {
    let loads = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];
    let table = [
        (2, ["0.097722", "0.233080", "0.236068", "0.154880", "0.103478", "0.051096", "0.025295"]),
        (3, ["0.109053", "0.326228", "0.355301", "0.223717", "0.145281", "0.069820", "0.034131"]),
        (4, ["0.110745", "0.371141", "0.430810", "0.263586", "0.168179", "0.079584", "0.038639"]),
        (5, ["0.111040", "0.394877", "0.484261", "0.289879", "0.182711", "0.085591", "0.041376"]),
        (10, ["0.111111", "0.425174", "0.623676", "0.349921", "0.214026", "0.097992", "0.046932"]),
    ];
    for (sections, row) in table {
        for (load, printed) in loads.into_iter().zip(row) {
            says(pooling::break_even(sections, load), printed);
        }
    }
    for load in loads {
        let exact = pooling::break_even_of_two(load).expect("a slow-down");
        equals(pooling::break_even(2, load), exact);
    }
}

#[test]
fn t14_mix_factor() {
    for (load, printed) in [
        (0.5, "9.898979"),
        (0.7, "7.582401"),
        (0.8, "6.854102"),
        (0.9, "6.285344"),
        (0.95, "6.045103"),
        (1.0, "5.828427"),
    ] {
        says(pooling::mix_factor(load), printed);
    }
    equals(pooling::mix_factor(1.0), 3.0 + 2.0 * libm::sqrt(2.0));
}

#[test]
fn t16_the_light_section_loses_when_it_merges_with_a_busy_one() {
    let (apart, pooled) = pooling::unequal(0.9, 0.5).expect("stable sections");
    prints(apart, "7.142857");
    prints(pooled, "1.960784");
    prints(100.0 * (1.0 - pooled / apart), "72.55");
    let (apart, pooled) = pooling::unequal(0.95, 0.45).expect("stable sections");
    prints(apart, "14.155844");
    prints(pooled, "1.960784");
    prints(100.0 * (1.0 - pooled / apart), "86.15");
    let light_alone = 1.0 / (1.0 - 0.45);
    prints(light_alone, "1.8182");
    assert!(light_alone < pooled);
}
