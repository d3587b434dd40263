//! A study gives the same report whoever plays its replications, in whatever order.

use std::collections::VecDeque;

use proptest::prelude::*;
use spanlab::cases;
use spanlab::department::Department;
use spanlab::engine::{Network, Outcome, Run, Window, relaxation};
use spanlab::report::{Report, Verdict, mean_delay};
use spanlab::scenario::Scenario;
use spanlab::study::{Study, Task};
use spanlab::units::{Days, TICKS_PER_DAY};

/// A built-in case with the reform of its text, over a few days.
fn scenario(id: &str, days: f64) -> Scenario {
    let case = cases::case(id).expect("a built-in case");
    let mut scenario = case.scenario;
    scenario.reform.clone_from(&case.readings[0].reform);
    scenario.run.days = Days::new(days).expect("days");
    scenario.run.max_replications = 14;
    scenario
}

fn started(scenario: &Scenario) -> Study {
    Study::new(scenario).expect("no findings")
}

fn play(study: &mut Study, task: Task) {
    let network = study.network(task).clone();
    let outcome = Run::new(&network, task.window, study.seed(), task.replication).finish();
    study.accept(task, outcome);
}

fn played(mut study: Study) -> Study {
    while !study.play_task() {}
    study
}

fn report(study: &Study) -> Report {
    study.report().expect("a report")
}

/// What happens next to the tasks that are under way.
#[derive(Clone, Copy, Debug)]
enum Step {
    Give,
    End(prop::sample::Index),
    Lose(prop::sample::Index),
    /// One that was thought lost ends after all.
    EndLate,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Give),
        3 => any::<prop::sample::Index>().prop_map(Step::End),
        1 => any::<prop::sample::Index>().prop_map(Step::Lose),
        1 => Just(Step::EndLate),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_report_does_not_depend_on_who_plays_what_when(
        steps in prop::collection::vec(step(), 0..120),
    ) {
        let scenario = scenario("top-heavy", 3.0);
        let mut study = started(&scenario);
        let mut under_way: VecDeque<Task> = VecDeque::new();
        let mut lost: Vec<Task> = Vec::new();
        for step in steps {
            match step {
                Step::Give => under_way.extend(study.next_task()),
                Step::End(index) if !under_way.is_empty() => {
                    let task = under_way.remove(index.index(under_way.len()));
                    play(&mut study, task.expect("one of them"));
                }
                Step::Lose(index) if !under_way.is_empty() => {
                    let task = under_way.remove(index.index(under_way.len()));
                    study.give_back(task.expect("one of them"));
                    lost.extend(task);
                }
                Step::EndLate => lost.pop().into_iter().for_each(|task| play(&mut study, task)),
                Step::End(_) | Step::Lose(_) => {}
            }
        }
        while !study.progress().finished {
            under_way.extend(study.next_task());
            let task = under_way.pop_back().expect("something to do");
            play(&mut study, task);
        }
        prop_assert_eq!(report(&study), report(&played(started(&scenario))));
    }
}

#[test]
fn a_task_is_given_once() {
    let mut study = started(&scenario("top-heavy", 3.0));
    let mut given: Vec<Task> = Vec::new();
    while let Some(task) = study.next_task() {
        assert!(!given.contains(&task), "{task:?}");
        given.push(task);
    }
    assert_eq!(given.len(), 10, "five pilots of each structure");
    assert!(!study.progress().finished);
}

#[test]
fn another_reform_of_the_same_baseline_plays_only_its_own_replications() {
    let first = scenario("top-heavy", 3.0);
    let mut second = first.clone();
    second.reform.pop();
    let earlier = played(started(&first));
    let mut study = started(&second).following(earlier);
    let mut sides = [0, 0];
    while let Some(task) = study.next_task() {
        sides[task.side] += 1;
        play(&mut study, task);
    }
    assert_eq!(sides[0], 0, "nothing of the baseline is played again");
    assert!(sides[1] >= 15);
    assert_eq!(report(&study), report(&played(started(&second))));
}

#[test]
fn replications_of_another_baseline_are_not_taken_over() {
    let first = scenario("top-heavy", 3.0);
    let mut second = first.clone();
    second.run.seed += 1;
    let study = started(&second).following(played(started(&first)));
    assert_eq!(report(&played(study)), report(&played(started(&second))));
}

#[test]
fn an_abandoned_study_leaves_what_it_has_played() {
    let scenario = scenario("top-heavy", 3.0);
    let mut abandoned = started(&scenario);
    for _ in 0..15 {
        abandoned.play_task();
    }
    let study = started(&scenario).following(abandoned);
    assert_eq!(report(&played(study)), report(&played(started(&scenario))));
}

#[test]
fn without_a_move_one_structure_is_played_for_both() {
    let mut untouched = scenario("top-heavy", 3.0);
    untouched.reform = vec![];
    let mut changed_nothing = untouched.clone();
    let nothing = serde_json::from_str(r#"{ "move": "policy", "expedite": false }"#);
    changed_nothing.reform = vec![nothing.expect("a move")];
    let mut study = started(&untouched);
    let mut tasks = 0;
    while let Some(task) = study.next_task() {
        assert_eq!(task.side, 0);
        tasks += 1;
        play(&mut study, task);
    }
    let found = report(&study);
    assert_eq!(tasks, 5 + found.replications, "five pilots and the replications of one structure");
    assert_eq!(found, report(&played(started(&changed_nothing))));
}

#[test]
fn no_warm_up_is_shorter_than_the_slowest_desk_remembers() {
    for seed in 1..=4 {
        let mut scenario = scenario("large-sections", 120.0);
        scenario.run.seed = seed;
        let baseline = Department::baseline(&scenario);
        let network = Network::compile(&scenario, &baseline, &baseline);
        let remembered = relaxation(&network).expect("it keeps up") / TICKS_PER_DAY as f64;
        assert!((10.0..30.0).contains(&remembered), "{remembered} days");
        let found = report(&played(started(&scenario).with_replications(1))).warm_up_days;
        assert!((remembered..=60.0).contains(&found), "seed {seed}: {found} of {remembered} days");
    }
}

#[test]
fn what_is_said_of_today_is_the_same_whatever_the_reform() {
    let case = cases::case("large-sections").expect("a built-in case");
    let today = |moves| {
        let scenario = Scenario { reform: moves, ..case.scenario.clone() };
        report(&played(started(&scenario))).baseline
    };
    let alone = today(Vec::new());
    let mean = alone.delay.as_ref().expect("papers are finished").mean;
    let width = mean.half_width.expect("an interval");
    assert!(width <= case.scenario.run.precision.get() * mean.value, "{width} of {}", mean.value);
    for reading in &case.readings {
        assert_eq!(today(reading.reform.clone()), alone);
    }
}

#[test]
fn the_same_matters_are_measured_whatever_the_warm_up() {
    let scenario = scenario("seated-commissioners", 80.0);
    let baseline = Department::baseline(&scenario);
    let network = Network::compile(&scenario, &baseline, &baseline);
    let runs = |window: Window| -> Vec<Outcome> {
        (0..8).map(|replication| Run::new(&network, window, 1, replication).finish()).collect()
    };
    let (short, long) = (runs(Window::fixed(25.0, 80.0)), runs(Window::fixed(40.0, 80.0)));
    let arrived = |runs: &[Outcome]| runs.iter().map(Outcome::arrived).collect::<Vec<u64>>();
    assert_eq!(arrived(&short), arrived(&long));
    assert_ne!(arrived(&short), arrived(&runs(Window::after(25.0, 80.0))), "other days");
    let mean = |runs: &[Outcome]| runs.iter().filter_map(mean_delay).sum::<f64>();
    let apart = (mean(&short) / mean(&long) - 1.0).abs();
    assert!(apart < 0.01, "only what came before differs: {apart}");
}

/// A reform that only promises shorter times changes no path, and so no verdict.
#[test]
fn both_structures_are_judged_by_the_deadlines_of_the_reform() {
    let mut promised = scenario("large-sections", 20.0);
    promised.reform.clear();
    let today = played(started(&promised));
    let work = promised.work.iter().find(|class| class.deadline_days.is_some()).expect("a class");
    let deadline = format!(r#"{{ "move": "deadline", "work": "{}", "days": 1 }}"#, work.id);
    promised.reform = vec![serde_json::from_str(&deadline).expect("a move")];
    let before = report(&today);
    let found = report(&played(started(&promised).following(today)));
    let share = |report: &Report| report.baseline.on_time.as_ref().expect("deadlines").value;
    assert!(share(&found) < share(&before) - 0.001, "{} {}", share(&found), share(&before));
    let judged = found.difference.on_time.expect("both have deadlines");
    assert_eq!((judged.value, judged.verdict), (0.0, Verdict::CannotTell));
    assert_eq!(found.baseline.delay, before.baseline.delay);
    assert_eq!(found, report(&played(started(&promised))));
}

/// What the reform buys outside is handled today, and compared in neither structure.
#[test]
fn papers_that_the_reform_buys_are_measured_in_neither_structure() {
    let mut bought = scenario("township", 20.0);
    let work = bought.work[0].id.clone();
    let buying = format!(r#"{{ "move": "outsource", "work": "{work}", "share": 0.5 }}"#);
    let reform = |moves: &str| serde_json::from_str(&format!("[{moves}]")).expect("moves");
    bought.reform = reform(&buying);
    let found = report(&played(started(&bought).with_replications(2)));
    let [today, after] =
        [&found.baseline, &found.reformed].map(|side| side.classes[&work].count.value);
    bought.reform = reform("");
    let all =
        report(&played(started(&bought).with_replications(2))).baseline.classes[&work].count.value;
    assert!(today < 0.6 * all && today > 0.4 * all, "{today} of {all}");
    assert!((today - after).abs() <= 1.0, "{today} {after}");
}
