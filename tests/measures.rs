//! What the report measures, against definitions, tables of the literature and charts counted by
//! hand (model, section 7).

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use spanlab::cases::case;
use spanlab::department::{Department, Graph};
use spanlab::engine::{DeskLoad, Happening, Note, Observer, Outcome, Run, Window, offered_loads};
use spanlab::reform::apply_all;
use spanlab::report::{Indices, OVERLOADED, PersonReport, Report, StructureReport, mean_delay};
use spanlab::scenario::{Move, Rank, Scenario, Unit};
use spanlab::study::Study;
use spanlab::units::{Id, PerDay, TICKS_PER_DAY, TICKS_PER_MINUTE};

use self::support::generated::{raw_moves, scenario as generated};
use self::support::sample::{mean_and_error, networks, outcomes};
use self::support::textbook::{Textbook, exponential, fixed};

mod support {
    pub(crate) mod generated;
    pub(crate) mod sample;
    #[expect(dead_code, reason = "other tests use the rest")]
    pub(crate) mod textbook;
}

fn graph(nodes: usize, lines: &[(usize, usize)]) -> Graph {
    let mut graph = Graph::default();
    for _ in 0..nodes {
        graph.add(1);
    }
    for (superior, below) in lines {
        graph.put_above(*superior, *below);
    }
    graph
}

/// Everybody above three others, two levels down.
fn tree_of_thirteen() -> Vec<(usize, usize)> {
    (1..13).map(|below| ((below - 1) / 3, below)).collect()
}

/// T37: connectedness, hierarchy, efficiency and least upper boundedness of eight small graphs, as
/// the R package `sna` computes them.
#[test]
fn t37_krackhardts_measures_have_their_reference_values() {
    let tree = tree_of_thirteen();
    let with = |line| [tree.as_slice(), &[line]].concat();
    let star: Vec<_> = (1..13).map(|below| (0, below)).collect();
    let complete: Vec<_> = (0..16).map(|n| (n / 4, n % 4)).collect();
    let cases = [
        (graph(13, &tree), [1.0, 1.0, 1.0, 1.0]),
        (graph(13, &star), [1.0, 1.0, 1.0, 1.0]),
        (graph(13, &with((4, 5))), [1.0, 1.0, 0.993_056, 1.0]),
        (graph(13, &with((4, 1))), [1.0, 0.956_522, 0.993_056, 1.0]),
        (graph(5, &[(0, 2), (0, 3), (1, 3), (1, 4)]), [1.0, 1.0, 1.0, 1.0 / 3.0]),
        (graph(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]), [1.0, 0.0, 0.888_889, 1.0]),
        (graph(6, &[(0, 1), (0, 2), (3, 4), (3, 5)]), [0.4, 1.0, 1.0, 1.0]),
        (graph(4, &complete), [1.0, 0.0, 0.0, 1.0]),
    ];
    for (number, (graph, expected)) in cases.iter().enumerate() {
        let found = graph.krackhardt();
        let found = [found.connectedness, found.hierarchy, found.efficiency, found.upper_bounds];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "graph {number}: {found} {expected}");
        }
    }
}

#[test]
fn only_the_distance_tells_a_star_from_a_tall_tree() {
    let star: Vec<_> = (1..13).map(|below| (0, below)).collect();
    let (flat, tall) = (graph(13, &star), graph(13, &tree_of_thirteen()));
    assert_eq!(flat.krackhardt(), tall.krackhardt());
    // 12 pairs at 1 and 66 at 2; the tree has 12 at 1, 21 at 2 (9 with the grandchildren, 3 of the
    // children, 9 of the grandchildren), 18 at 3, 27 at 4.
    assert_eq!(flat.mean_distance(), Some(144.0 / 78.0));
    assert_eq!(tall.mean_distance(), Some(f64::from(12 + 42 + 54 + 108) / 78.0));
    assert_eq!(graph(1, &[]).mean_distance(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// One node for several alike measures as several nodes do.
    #[test]
    fn alike_nodes_can_stand_together(
        superiors in prop::collection::vec(0_usize..100, 1..7),
        groups in prop::collection::vec((0_usize..100, 0_usize..100, 1_u32..4), 0..4),
    ) {
        let (mut together, mut apart) = (Graph::default(), Graph::default());
        for graph in [&mut together, &mut apart] {
            graph.add(1);
            for (n, superior) in superiors.iter().enumerate() {
                let below = graph.add(1);
                graph.put_above(superior % (n + 1), below);
            }
        }
        let offices = superiors.len() + 1;
        for (one, other, number) in groups {
            let lines = |graph: &mut Graph, below| {
                graph.put_above(one % offices, below);
                graph.put_above(other % offices, below);
            };
            let below = together.add(number);
            lines(&mut together, below);
            for _ in 0..number {
                let below = apart.add(1);
                lines(&mut apart, below);
            }
        }
        let found = [&together, &apart].map(|graph| {
            let found = graph.krackhardt();
            [
                found.connectedness,
                found.hierarchy,
                found.efficiency,
                found.upper_bounds,
                graph.mean_distance().expect("a line"),
            ]
        });
        for (together, apart) in found[0].iter().zip(found[1]) {
            prop_assert!((together - apart).abs() < 1e-9, "{together} {apart}");
        }
    }
}

fn structures(scenario: &Scenario) -> [StructureReport; 2] {
    let baseline = Department::baseline(scenario);
    let reformed = apply_all(&baseline, &scenario.reform).expect("the reform applies");
    [&baseline, &reformed].map(StructureReport::of)
}

fn spans(structure: &StructureReport) -> Vec<(&str, u32)> {
    structure.spans.iter().map(|span| (span.office.as_str(), span.span)).collect()
}

/// Head, deputy head, commissioner, and three sections: two below the commissioner, one of three
/// people below the deputy head.
fn small_chart() -> Textbook {
    Textbook::new()
        .office("deputy", "deputy_head", "head")
        .office("member", "commissioner", "deputy")
        .section_of("member", "a", 1, 2)
        .section_of("member", "b", 1, 3)
        .section_of("deputy", "c", 1, 2)
        .work("idle", "a", 1e-4, &fixed(1.0))
}

#[test]
fn a_small_chart_is_measured_as_it_is_counted_by_hand() {
    let [before, after] = structures(
        &small_chart().reform(json!({ "move": "seat", "commissioner": "member" })).scenario(),
    );
    assert_eq!((before.levels, after.levels), (5, 4));
    assert_eq!((before.sections, before.people), (3, 13));
    assert_eq!(spans(&before), [("head", 1), ("deputy", 2), ("member", 2)]);
    assert_eq!(spans(&after), [("head", 1), ("deputy", 3)]);
    let single: Vec<&str> = before.single_spans().map(Id::as_str).collect();
    assert_eq!(single, ["head"]);
    assert_eq!((before.widest_span(), before.mean_span()), (2, Some(5.0 / 3.0)));
    let posts = BTreeMap::from([
        (Rank::Clerk, 7),
        (Rank::Chief, 3),
        (Rank::Commissioner, 1),
        (Rank::DeputyHead, 1),
        (Rank::Head, 1),
    ]);
    assert_eq!((&before.posts, &after.posts), (&posts, &posts));
    assert_eq!(before.leaders_per_clerk, Some(6.0 / 7.0));
    assert_eq!(before.quota, None);
    // head – deputy – member – a, b and deputy – c: 5 pairs at 1, 6 at 2, 4 at 3.
    assert_eq!(before.mean_distance, Some(f64::from(5 + 12 + 12) / 15.0));
    // head – deputy – a, b, c: 4 pairs at 1, 6 at 2.
    assert_eq!(after.mean_distance, Some(1.6));
}

#[test]
fn a_merge_changes_sections_and_spans_and_no_posts() {
    let [before, after] = structures(
        &small_chart()
            .reform(json!({ "move": "merge", "name": "n", "sections": ["a", "b"] }))
            .scenario(),
    );
    assert_eq!((before.sections, after.sections), (3, 2));
    assert_eq!(spans(&after), [("head", 1), ("deputy", 2), ("member", 1)]);
    assert_eq!((&before.posts, before.people), (&after.posts, after.people));
    assert_eq!(before.krackhardt, after.krackhardt);
}

#[test]
fn the_people_of_a_directly_led_section_count_one_by_one() {
    let [before, after] = structures(
        &small_chart().reform(json!({ "move": "lead_directly", "section": "c" })).scenario(),
    );
    assert_eq!(spans(&after), [("head", 1), ("deputy", 4), ("member", 2)]);
    assert_eq!(before.posts, after.posts);
    // head – deputy – member – a, b and deputy – three people: 7 pairs at 1, 13 at 2, 8 at 3.
    assert_eq!(after.mean_distance, Some(f64::from(7 + 26 + 24) / 28.0));
}

#[test]
fn a_second_superior_shows_in_krackhardts_measures() {
    let mut scenario = small_chart().scenario();
    for unit in &mut scenario.organization.units {
        if let Unit::Section(section) = unit
            && section.id.as_str() == "c"
        {
            section.also_reports_to = Some(Id::new("member").expect("an id"));
        }
    }
    let found = StructureReport::of(&Department::baseline(&scenario)).krackhardt;
    assert!((found.efficiency - (1.0 - 1.0 / 25.0)).abs() < 1e-12, "{found:?}");
    assert!((found.hierarchy - 1.0).abs() < 1e-12 && found.connectedness > 0.999);
}

#[test]
fn the_cases_have_their_posts() {
    // Clerk, deputy chief, chief, commissioner, deputy head, head.
    let table = [
        ("large-sections", [44, 13, 18, 4, 3, 1]),
        ("seated-commissioners", [44, 13, 18, 4, 3, 1]),
        ("direct-leadership", [22, 4, 8, 0, 3, 1]),
        ("township", [41, 6, 6, 5, 3, 1]),
        ("parallel-approval", [27, 2, 10, 0, 3, 1]),
        ("top-heavy", [20, 3, 8, 8, 5, 1]),
    ];
    for (id, expected) in table {
        let scenario = case(id).expect("a case").scenario;
        let [before, after] = structures(&scenario);
        let found = Rank::ALL.map(|rank| before.posts.get(&rank).copied().unwrap_or(0));
        assert_eq!(found, expected, "{id}");
        assert_eq!(before.people, expected.iter().sum::<u32>(), "{id}");
        let moved = scenario.reform.iter().any(|step| {
            matches!(step, spanlab::scenario::Move::Staff(_) | spanlab::scenario::Move::Second(_))
        });
        assert!(moved || before.posts == after.posts, "{id}: posts are kept");
    }
    let quota = structures(&case("township").expect("a case").scenario)[0].quota.expect("a quota");
    assert_eq!((quota.approved, quota.filled, quota.reserved, quota.leaders), (66, 62, 4, 9));
}

/// T51: the reference values of the balance indices: CV, Gini, Jain, max / mean.
#[test]
fn t51_balance_indices_have_their_reference_values() {
    let eighteen: Vec<f64> = (1..=18).map(f64::from).collect();
    let table: [(&[f64], [f64; 4]); 7] = [
        (&[1.0; 4], [0.0, 0.0, 1.0, 1.0]),
        (&[1.0, 2.0, 3.0, 4.0], [0.447_213_60, 0.25, 0.833_333_33, 1.6]),
        (&[0.0, 0.0, 0.0, 4.0], [1.732_050_81, 0.75, 0.25, 4.0]),
        (&[10.0, 20.0, 30.0, 40.0, 50.0], [0.471_404_52, 0.266_666_67, 0.818_181_82, 1.666_666_67]),
        (&[1.0, 1.0, 1.0, 1.0, 6.0], [1.0, 0.4, 0.5, 3.0]),
        (&[2.0, 2.0, 3.0, 5.0, 8.0, 13.0], [0.717_740_56, 0.378_787_88, 0.66, 2.363_636_36]),
        (&eighteen, [0.546_118_68, 0.314_814_81, 0.770_270_27, 1.894_736_84]),
    ];
    for (values, expected) in table {
        for (found, expected) in indices(values).iter().zip(expected) {
            assert!((found - expected).abs() < 1e-8, "{values:?}: {found} {expected}");
        }
    }
}

fn indices(values: &[f64]) -> [f64; 4] {
    let found = Indices::of(values);
    [found.cv, found.gini, found.jain, found.max_over_mean]
}

fn close(one: [f64; 4], other: [f64; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
}

proptest! {
    /// T51: the indices depend on shares only, not on unit or number; Jain follows from the CV; what
    /// moves from the busier to the idler makes nothing less even.
    #[test]
    fn t51_balance_indices_have_their_properties(
        values in prop::collection::vec(0.01..100.0_f64, 2..20),
        factor in 0.1..10.0_f64,
        part in 0.0..0.5_f64,
    ) {
        let found = indices(&values);
        let scaled: Vec<f64> = values.iter().map(|value| factor * value).collect();
        prop_assert!(close(found, indices(&scaled)));
        prop_assert!(close(found, indices(&values.repeat(3))));
        prop_assert!((found[2] - 1.0 / (1.0 + found[0] * found[0])).abs() < 1e-12);
        let mut moved = values;
        moved.sort_by(f64::total_cmp);
        let last = moved.len() - 1;
        let amount = part * (moved[last] - moved[0]);
        moved[0] += amount;
        moved[last] -= amount;
        let after = indices(&moved);
        prop_assert!(after[0] <= found[0] + 1e-12 && after[1] <= found[1] + 1e-12);
        prop_assert!(after[2] >= found[2] - 1e-12 && after[3] <= found[3] + 1e-12);
    }
}

/// T52: eighteen sections of two, ten after merging: evener by person, less even by unit.
#[test]
fn t52_people_and_units_can_disagree_on_balance() {
    let loads = [
        0.92, 0.48, 0.88, 0.60, 0.85, 0.40, 0.93, 0.70, 0.65, 0.50, 0.90, 0.55, 0.75, 0.95, 0.35,
        0.82, 0.68, 0.58,
    ];
    let mut units = vec![vec![0, 1], vec![2, 3], vec![4, 5], vec![6, 7, 8, 9], vec![10, 11, 12]];
    units.extend((13..18).map(|section| vec![section]));
    let volume = |unit: &Vec<usize>| unit.iter().map(|section| loads[*section]).sum::<f64>();
    let people: Vec<f64> = units
        .iter()
        .flat_map(|unit| vec![volume(unit) / unit.len() as f64; 2 * unit.len()])
        .collect();
    let volumes: Vec<f64> = units.iter().map(volume).collect();
    let table = [
        (indices(&loads), [0.268_678, 0.153_678, 0.932_672, 1.369_095]),
        (indices(&people), [0.163_405, 0.077_929, 0.973_993, 1.369_095]),
    ];
    for (found, expected) in table {
        assert!(found.iter().zip(expected).all(|(f, e)| (f - e).abs() < 1e-6), "{found:?}");
    }
    let units = indices(&volumes);
    assert!((units[0] - 0.576_099).abs() < 1e-6 && (units[1] - 0.314_251).abs() < 1e-6);
    assert!(indices(&people)[0] < indices(&loads)[0] && units[0] > indices(&loads)[0]);
}

fn loads(scenario: &Scenario) -> [Vec<DeskLoad>; 2] {
    networks(scenario).map(|network| offered_loads(&network))
}

/// The same work, so many times as many papers.
fn scaled(scenario: &Scenario, factor: f64) -> Option<Scenario> {
    let mut scenario = scenario.clone();
    for class in &mut scenario.work {
        class.arrivals.per_day = PerDay::new(class.arrivals.per_day.get() * factor).ok()?;
    }
    Some(scenario)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn so_many_times_the_papers_bring_each_desk_to_exactly_1(
        scenario in generated(),
        moves in raw_moves(0..5),
    ) {
        let mut scenario = scenario;
        for raw in moves {
            let step = raw.step(&scenario.organization.units, &scenario.work);
            let baseline = Department::baseline(&scenario);
            let reform = [scenario.reform.as_slice(), &[step]].concat();
            if apply_all(&baseline, &reform).is_ok() {
                scenario.reform = reform;
            }
        }
        for side in 0..2 {
            for (desk, load) in loads(&scenario)[side].iter().enumerate() {
                let Some(factor) = load.full_at else { continue };
                prop_assert_eq!(load.load < 1.0 - 1e-9, factor > 1.0 + 1e-9, "{:?}", load);
                if let Some(more) = scaled(&scenario, factor) {
                    let full = loads(&more)[side][desk].load;
                    prop_assert!((full - 1.0).abs() < 1e-9, "{:?} becomes {}", load, full);
                }
            }
        }
    }
}

#[test]
fn callers_do_not_grow_with_the_papers() {
    // The chief reviews 0.01 × 30 of the time and has one visit of 48 minutes a day: 0.1.
    let work = |visit: f64| {
        Textbook::new()
            .section("a", 1, 1)
            .section("b", 1, 1)
            .work_with("x", "a", 0.01, &fixed(10.0), json!({ "decided_at": { "head": 1 } }))
            .assume("/review/head", fixed(30.0))
            .assume("/check_in", fixed(visit))
            .scenario()
    };
    let head = |visit: f64| loads(&work(visit))[0][0].clone();
    let found = head(24.0);
    assert!((found.load - 0.4).abs() < 1e-12);
    assert!((found.full_at.expect("papers") - 0.9 / 0.3).abs() < 1e-12);
    assert_eq!(head(480.0).full_at, None, "the callers alone take all of the time");
    let idle = &loads(&work(24.0))[0][1];
    assert_eq!(("a/clerk", idle.full_at.map(f64::round)), (idle.id.as_str(), Some(10.0)));
}

#[test]
fn at_a_seated_desk_the_superiors_own_papers_can_fill_up_first() {
    let scenario = small_chart()
        .work_with("x", "a", 0.02, &fixed(1.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/deputy_head", fixed(25.0))
        .reform(json!({ "move": "seat", "commissioner": "member" }))
        .scenario();
    let reformed = &loads(&scenario)[1];
    let deputy = reformed.iter().find(|desk| desk.id == "deputy").expect("the deputy's desk");
    assert!((deputy.load - 0.5).abs() < 1e-12, "half of the superior's time, a quarter of both's");
    assert!((deputy.full_at.expect("papers") - 2.0).abs() < 1e-12);
}

/// Follows the matters and counts the ends of days that each is open through.
struct Ends {
    window: Window,
    arrivals: Vec<Vec<u64>>,
    open: Vec<i64>,
}

impl Ends {
    fn new(window: Window, classes: usize) -> Self {
        let days = usize::try_from(window.length() / TICKS_PER_DAY).expect("days");
        Self { window, arrivals: vec![Vec::new(); classes], open: vec![0; days] }
    }

    /// One more or less, at the end of every day from an instant on.
    fn change(&mut self, at: u64, by: i64) {
        for (day, open) in self.open.iter_mut().enumerate() {
            if at < self.window.from + (day as u64 + 1) * TICKS_PER_DAY {
                *open += by;
            }
        }
    }
}

impl Observer for Ends {
    fn note(&mut self, note: Note) {
        match note.what {
            Happening::Arrives => {
                self.arrivals[note.class as usize].push(note.at.0);
                self.change(note.at.0, 1);
            }
            Happening::Completes => self.change(note.at.0, -1),
            Happening::Queues
            | Happening::Starts
            | Happening::Ends
            | Happening::Leaves
            | Happening::Returned
            | Happening::Refused => {}
        }
    }
}

#[test]
fn the_backlog_is_what_came_in_and_is_not_finished() {
    for id in ["township", "top-heavy", "large-sections"] {
        let mut scenario = case(id).expect("a case").scenario;
        scenario.work.retain(|class| class.arrivals.per_day.get() > 0.0);
        for network in &networks(&scenario) {
            let window = Window::after(3.5, 12.25);
            let ends = Ends::new(window, scenario.work.len());
            let mut run = Run::observed(network, window, 7, 0, ends);
            while !run.advance(10_000) {}
            let (outcome, ends) = run.into_parts();
            let open: Vec<u64> = ends.open.iter().map(|open| open.unsigned_abs()).collect();
            assert_eq!(outcome.backlog, open, "{id}");
            assert_eq!(outcome.backlog.len(), 12, "{id}: whole days only");
            assert!(open.iter().any(|open| *open > 0), "{id}");
        }
    }
}

#[test]
fn the_backlog_of_a_run_that_empties_is_arrival_rate_times_delay() {
    // Every paper takes a day and a half of nothing but waiting for the post: it is open at the end
    // of one day or of two, and of one and a half on average.
    let scenario = Textbook::new()
        .section("a", 1, 1)
        .work_with("x", "a", 0.05, &fixed(0.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/handover", fixed(720.0))
        .assume("/review/head", fixed(1e-3))
        .scenario();
    let days = 200.0;
    let network = &networks(&scenario)[0];
    let found = outcomes(&scenario, network, Window::after(10.0, days), 12);
    for outcome in &found {
        assert_eq!(outcome.arrived(), outcome.completed(), "the run empties");
    }
    little(&found, days);
    let busy = Textbook::new().section("a", 0, 1).work("x", "a", 0.7 / 60.0, &exponential(60.0));
    let busy = busy.scenario();
    little(&outcomes(&busy, &networks(&busy)[0], Window::after(20.0, days), 24), days);
}

/// Little's law: matters at the end of a day against arrivals per day × mean delay in days.
fn little(outcomes: &[Outcome], days: f64) {
    let differences: Vec<f64> = outcomes
        .iter()
        .map(|outcome| {
            let backlog = outcome.backlog.iter().sum::<u64>() as f64 / days;
            let rate = outcome.arrived() as f64 / days;
            backlog - rate * mean_delay(outcome).expect("papers") / 480.0
        })
        .collect();
    let (mean, error) = mean_and_error(&differences);
    assert!(mean.abs() <= 4.0 * error, "{mean} with a standard error of {error}");
    assert!(error < 0.1, "{error}");
}

#[test]
fn quantiles_of_m_m_1_are_those_of_its_exponential_delay() {
    let scenario =
        Textbook::new().section("a", 0, 1).work("x", "a", 0.5, &exponential(1.0)).scenario();
    let found = outcomes(&scenario, &networks(&scenario)[0], Window::after(2.0, 40.0), 20);
    for (probability, pick) in [(0.5, 0), (0.9, 1), (0.95, 2), (0.99, 3)] {
        let values: Vec<f64> = found
            .iter()
            .map(|outcome| {
                assert_eq!(outcome.classes[0].quantiles, outcome.quantiles, "one class");
                let found = outcome.quantiles.expect("papers");
                [found.median, found.p90, found.p95, found.p99][pick] / TICKS_PER_MINUTE
            })
            .collect();
        let (mean, error) = mean_and_error(&values);
        let exact = -libm::log(1.0 - probability) / 0.5;
        assert!((mean - exact).abs() <= 4.0 * error, "{probability}: {mean} {exact} {error}");
    }
}

fn report(scenario: &Scenario, replications: u32) -> Report {
    let mut study = Study::new(scenario).expect("no findings").with_replications(replications);
    while !study.play_task() {}
    study.report().expect("finished")
}

#[test]
fn the_delays_of_all_classes_lie_between_those_of_each() {
    let mut scenario = case("township").expect("a case").scenario;
    scenario.run.days = spanlab::units::Days::new(10.0).expect("days");
    scenario.run.warm_up = spanlab::scenario::WarmUp::Days(5.0);
    let side = report(&scenario, 3).baseline;
    let all = side.delay.expect("papers").p90.value;
    let classes: Vec<f64> =
        side.classes.values().filter_map(|class| Some(class.delay.as_ref()?.p90.value)).collect();
    assert!(classes.len() > 2);
    assert!(classes.iter().any(|class| *class <= all) && classes.iter().any(|class| *class >= all));
    assert_eq!(side.backlog_by_day.len(), 10);
    let mean: f64 = side.backlog_by_day.iter().map(|day| day.value).sum::<f64>() / 10.0;
    assert!((side.backlog.expect("days").value - mean).abs() < 1e-9);
}

/// A paper that two sections sign at once, each at a desk of its own.
fn two_signers(first: &serde_json::Value, second: &serde_json::Value) -> Scenario {
    Textbook::new()
        .section("a", 0, 1)
        .section("b", 0, 1)
        .section("c", 0, 1)
        .work_with(
            "x",
            "a",
            0.001,
            &fixed(1.0),
            json!({
                "decided_at": { "clerk": 1 },
                "cosign": [{ "duty": "b", "effort": first }, { "duty": "c", "effort": second }],
                "cosign_order": "parallel",
            }),
        )
        .scenario()
}

#[test]
fn who_signs_slowest_is_waited_for_last() {
    let side = report(&two_signers(&fixed(10.0), &fixed(2.0)), 2).baseline;
    let signers = &side.classes.values().next().expect("a class").cosigners;
    let found: Vec<(&str, &str, f64)> = signers
        .iter()
        .map(|s| (s.duty.as_str(), s.section.as_str(), s.last.expect("joins").value))
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].0, found[0].1), ("b", "b"));
    // Papers that overlap are rare and cannot turn the order round by 8 minutes.
    assert!(found[0].2 > 0.99 && (found[0].2 + found[1].2 - 1.0).abs() < 1e-12, "{found:?}");
}

#[test]
fn of_two_exponential_signers_the_slower_is_last_as_often_as_its_mean() {
    let scenario = two_signers(&exponential(3.0), &exponential(1.0));
    let found = outcomes(&scenario, &networks(&scenario)[0], Window::after(0.0, 2000.0), 20);
    let share = |outcome: &Outcome| {
        let last = &outcome.last_cosigner[0];
        last[0] as f64 / (last[0] + last[1]) as f64
    };
    let (mean, error) = mean_and_error(&found.iter().map(share).collect::<Vec<f64>>());
    assert!((mean - 0.75).abs() <= 4.0 * error + 0.005, "{mean} {error}");
    assert!(error < 0.02);
}

#[test]
fn one_after_another_nobody_is_last() {
    let mut scenario = two_signers(&fixed(10.0), &fixed(2.0));
    scenario.work[0].cosign_order = spanlab::scenario::CosignOrder::Serial;
    let side = report(&scenario, 1).baseline;
    assert!(side.classes.values().all(|class| class.cosigners.is_empty()));
}

#[test]
fn desks_visited_are_those_of_the_route() {
    // Handling, chief, deputy, head, deputy, chief, finishing.
    let scenario = Textbook::new()
        .office("deputy", "deputy_head", "head")
        .section_of("deputy", "a", 1, 1)
        .work_with("x", "a", 0.001, &fixed(1.0), json!({ "decided_at": { "head": 1 } }))
        .assume("/review/chief", fixed(1.0))
        .assume("/review/deputy_head", fixed(1.0))
        .assume("/review/head", fixed(1.0))
        .assume("/relay", fixed(1.0))
        .assume("/finish", 0.2)
        .scenario();
    let side = report(&scenario, 2).baseline;
    assert!((side.visits.value - 7.0).abs() < 1e-12, "{:?}", side.visits);
    assert!((side.handovers.value - 4.0).abs() < 1e-12, "{:?}", side.handovers);
    assert!((side.leader_minutes.value - 5.0).abs() < 0.05, "{:?}", side.leader_minutes);
}

#[test]
fn the_bottleneck_is_the_desk_with_the_highest_offered_load() {
    for id in ["township", "parallel-approval"] {
        let mut scenario = case(id).expect("a case").scenario;
        scenario.run.days = spanlab::units::Days::new(2.0).expect("days");
        scenario.run.warm_up = spanlab::scenario::WarmUp::Days(0.0);
        let report = report(&scenario, 1);
        for side in [&report.baseline, &report.reformed] {
            let found = side.bottleneck.as_ref().expect("desks");
            let highest = side.desks.iter().map(|desk| desk.offered_load).fold(0.0, f64::max);
            let desk = side.desks.iter().find(|desk| desk.id == found.desk).expect("a desk");
            assert!(found.offered_load >= highest && desk.offered_load >= highest, "{id}");
            assert_eq!(found.full_at, desk.full_at, "{id}");
        }
    }
}

/// Of all working time a leader who is at the desk for 70 % of it can never be busy for 85 %.
#[test]
fn leaders_who_are_often_away_are_overloaded_by_their_time_at_the_desk() {
    let case = case("direct-leadership").expect("a case");
    let undelegated = case
        .readings
        .iter()
        .find(|reading| reading.reform.iter().all(|step| !matches!(step, Move::Delegate(_))));
    let reform = undelegated.expect("a reading without delegation").reform.clone();
    let mut scenario = Scenario { reform, ..case.scenario };
    scenario.run.days = spanlab::units::Days::new(40.0).expect("days");
    let side = report(&scenario, 5).reformed;
    let deputies = || side.people.iter().filter(|person| person.rank == Rank::DeputyHead);
    assert!(deputies().all(|deputy| deputy.busy.value < OVERLOADED));
    let overloaded = deputies().filter(|deputy| deputy.utilised() > OVERLOADED).count();
    assert!(overloaded > 0, "{:?}", deputies().map(PersonReport::utilised).collect::<Vec<_>>());
    assert_eq!(side.balance.people[&Rank::DeputyHead].overloaded as usize, overloaded);
}
