//! Closed forms of messages in an organization.

use spanlab::theory::messages::{Graph, Messages};

use crate::printed::{equals, prints, says};

fn tree(span: usize, levels: u32) -> Messages {
    Messages::on_shortest_ways(&Graph::tree(span, levels)).expect("a tree")
}

/// Posts of the highest betweenness.
fn busiest(messages: &Messages) -> Vec<usize> {
    let all = messages.betweenness().iter().enumerate();
    all.filter(|(_, b)| **b >= messages.highest() - 1e-9).map(|(post, _)| post).collect()
}

#[test]
fn t25_trees() {
    let table = [
        (3, 3, 108.0, "0.111111", "2.769231", ["4.194570", "7.188421", "11.153846"]),
        (12, 2, 144.0, "0.083333", "1.846154", ["2.809365", "5.604396", "10.228690"]),
        (2, 4, 128.0, "0.109375", "3.504762", ["5.575828", "10.489237", "17.508296"]),
        (14, 2, 196.0, "0.071429", "1.866667", ["2.834568", "5.656566", "10.330789"]),
        (4, 3, 320.0, "0.062500", "3.047619", ["4.342038", "7.151211", "11.196927"]),
        (2, 5, 576.0, "0.052083", "4.954839", ["7.348037", "12.538569", "19.633905"]),
        (5, 3, 750.0, "0.040000", "3.225806", ["4.451942", "7.237286", "11.421245"]),
        (30, 2, 900.0, "0.033333", "1.935484", ["2.919628", "5.832965", "10.675091"]),
        (3, 4, 1053.0, "0.037037", "4.361538", ["6.153455", "9.665581", "13.938720"]),
    ];
    for (span, levels, highest, critical, steps, times) in table {
        let messages = tree(span, levels);
        equals(Some(messages.highest()), highest);
        prints(messages.critical_rate(), critical);
        prints(messages.mean_steps(), steps);
        for (share, printed) in [0.5, 0.8, 0.9].into_iter().zip(times) {
            says(messages.delivery_time(share * messages.critical_rate()), printed);
        }
        assert_eq!(messages.delivery_time(messages.critical_rate()), None);
    }
    for (span, levels, rate, printed) in [
        (3, 3, 0.08, "5.887758"),
        (2, 5, 0.03, "8.069671"),
        (30, 2, 0.02, "3.406847"),
        (5, 3, 0.03, "6.361347"),
    ] {
        says(tree(span, levels).delivery_time(rate), printed);
    }
}

#[test]
fn t27_the_middle_of_a_binary_tree_is_busiest_and_the_head_of_every_other() {
    let binary = tree(2, 5);
    assert_eq!(busiest(&binary), [1, 2]);
    equals(Some(binary.highest()), 576.0);
    equals(Some(binary.betweenness()[0]), 480.0);
    for levels in 4..8 {
        assert_eq!(busiest(&tree(2, levels)), [1, 2]);
    }
    for span in 3..7 {
        for levels in 2..5 {
            assert_eq!(busiest(&tree(span, levels)), [0], "span {span}, {levels} levels");
        }
    }
}

#[test]
fn t28_where_the_flat_organization_is_overtaken() {
    let table = [
        ((12, 2), (3, 3), "0.06127562", "0.7353", "4.470686"),
        ((14, 2), (2, 4), "0.05750354", "0.8050", "5.777819"),
        ((20, 2), (4, 3), "0.03785086", "0.7570", "4.909387"),
        ((30, 2), (5, 3), "0.02579423", "0.7738", "5.272131"),
        ((30, 2), (2, 5), "0.02858473", "0.8575", "7.789383"),
        ((5, 3), (2, 5), "0.03454043", "0.8635", "9.207807"),
        ((39, 2), (3, 4), "0.02121787", "0.8275", "6.648205"),
    ];
    for (flat, tall, rate, load, time) in table {
        let (flat, tall) = (tree(flat.0, flat.1), tree(tall.0, tall.1));
        let found = flat.overtaken_by(&tall).expect("a crossing");
        prints(found, rate);
        prints(found / flat.critical_rate(), load);
        says(flat.delivery_time(found), time);
        assert_eq!(tall.overtaken_by(&flat), None, "the tall one starts slower");
    }
}

#[test]
fn t29_search_on_the_petersen_graph_and_on_a_star_with_triangles() {
    let ring = (0..5).map(|post| (post, (post + 1) % 5));
    let spokes = (0..5).map(|post| (post, post + 5));
    let pentagram = (0..5).map(|post| (post + 5, (post + 2) % 5 + 5));
    let petersen: Vec<(usize, usize)> = ring.chain(spokes).chain(pentagram).collect();
    let petersen = Graph::new(10, &petersen).expect("a graph");
    let even = Messages::in_search(&petersen).expect("connected");
    for visits in even.betweenness() {
        equals(Some(*visits), 27.0);
    }
    equals(Some(even.critical_rate()), 1.0 / 3.0);
    equals(Some(even.mean_steps()), 3.0);

    // Nine spokes; the other six of 15 channels make two triangles.
    let star = (1..10).map(|post| (0, post));
    let triangles = [(1, 2), (2, 3), (1, 3), (4, 5), (5, 6), (4, 6)];
    let star: Vec<(usize, usize)> = star.chain(triangles).collect();
    let star = Graph::new(10, &star).expect("a graph");
    let centred = Messages::in_search(&star).expect("connected");
    equals(Some(centred.highest()), 69.0);
    prints(centred.critical_rate(), "0.130435");
    prints(centred.mean_steps(), "2.466667");
    let crossing = centred.overtaken_by(&even).expect("a crossing");
    equals(Some(crossing), 1.0 / 13.0);
    equals(even.under_way(crossing), 3.0);
}
