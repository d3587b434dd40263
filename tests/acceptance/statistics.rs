//! Statistics, random numbers and the arithmetic of the texts.

use spanlab::report::student_t;
use spanlab::study::mser5;
use spanlab::theory::dependence;
use spanlab::theory::estimates::{Duration, kaplan_meier, wilson};

use crate::printed::{equals, prints, says};

#[test]
fn t24_kaplan_meier_and_wilson() {
    let ended = |time: f64| Duration { time, ended: true };
    let open = |time: f64| Duration { time, ended: false };
    let records = [ended(3.0), ended(5.0), open(5.0), ended(8.0), open(10.0), ended(12.0)];
    let lasting = kaplan_meier(&records);
    let expected = [(3.0, "0.833333"), (5.0, "0.666667"), (8.0, "0.444444"), (12.0, "0")];
    assert_eq!(lasting.len(), expected.len());
    for ((time, share), (at, printed)) in lasting.into_iter().zip(expected) {
        equals(Some(time), at);
        prints(share, printed);
    }
    assert_eq!(kaplan_meier(&[open(1.0)]), []);
    let (low, high) = wilson(14_788, 15_958, 1.959_963_984_540_054).expect("an interval");
    prints(low, "0.922535");
    prints(high, "0.930625");
    assert_eq!(wilson(1, 0, 1.96), None);
}

#[test]
fn t45_quantiles_of_students_t() {
    let degrees = [4, 9, 14, 19, 29, 49, 99];
    let table = [
        (
            0.90,
            ["2.131847", "1.833113", "1.761310", "1.729133", "1.699127", "1.676551", "1.660391"],
        ),
        (
            0.95,
            ["2.776445", "2.262157", "2.144787", "2.093024", "2.045230", "2.009575", "1.984217"],
        ),
        (
            0.99,
            ["4.604095", "3.249836", "2.976843", "2.860935", "2.756386", "2.679952", "2.626405"],
        ),
    ];
    for (confidence, row) in table {
        for (degrees, printed) in degrees.into_iter().zip(row) {
            prints(student_t(degrees, confidence), printed);
        }
    }
    // One degree of freedom is the distribution of Cauchy: tan(π · 0.99 / 2).
    equals(Some(student_t(1, 0.99)), libm::tan(std::f64::consts::PI * 0.495));
}

/// The mean of what MSER-5 leaves.
fn mean_after(series: &[f64], cut: usize) -> f64 {
    series[cut..].iter().sum::<f64>() / (series.len() - cut) as f64
}

#[test]
fn t46_mser_5() {
    let noise = |i: u32| f64::from((7919 * i) % 101) / 101.0 - 0.5;
    let decay: Vec<f64> =
        (0..500).map(|i| 10.0 * libm::exp(-f64::from(i) / 25.0) + noise(i)).collect();
    assert_eq!(mser5(&decay), 135);
    prints(mean_after(&decay, 135), "-0.0027169485");
    prints(mean_after(&decay, 0), "0.5042448817");
    let step = |i: u32| match i {
        0..50 => 100.0,
        _ if i.is_multiple_of(2) => 1.0,
        _ => -1.0,
    };
    let step: Vec<f64> = (0..500).map(step).collect();
    assert_eq!(mser5(&step), 50);
    assert!(mean_after(&step, 50).abs() < 1e-12);
}

#[test]
fn t47_dependent_observations() {
    for (observations, printed) in
        [(100, "0.9052656742"), (1_000, "0.0990526316"), (10_000, "0.0099905263")]
    {
        says(dependence::variance_of_mean(0.9, observations), printed);
    }
    let many = 1_000_000;
    let limit = dependence::variance_of_mean(0.9, many).expect("a variance") * f64::from(many);
    assert!((limit - 100.0).abs() < 0.01);
    for (batch, printed) in [(5, "0.708978"), (20, "0.312986"), (50, "0.115542"), (100, "0.052323")]
    {
        says(dependence::correlation_of_batches(0.9, batch), printed);
    }
    for (load, variance, five, ten) in [
        (0.5, "29.0000", "44561", "11140"),
        (0.7, "335.5679", "94707", "23677"),
        (0.8, "1976.0000", "189768", "47442"),
        (0.9, "35901", "681048", "170262"),
        (0.95, "607601", "2586232", "646558"),
    ] {
        says(dependence::variance_of_waits(load), variance);
        says(dependence::papers_needed(load, 0.05, 1.959_963_984_540_054), five);
        says(dependence::papers_needed(load, 0.10, 1.959_963_984_540_054), ten);
    }
}

/// The sections, chiefs and levels of the text are counted in `tests/cases.rs`.
#[test]
fn t64_the_arithmetic_of_the_texts() {
    prints(14_788.0 / 15_958.0, "0.926683");
    prints(17.0 / 31.0, "0.548387");
    prints(8.0 / 17.0, "0.470588");
}
