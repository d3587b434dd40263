//! Moves: what every one of them conserves, on generated departments.

use std::collections::BTreeSet;

use proptest::prelude::*;
use spanlab::check::check;
use spanlab::department::{Department, Lines, Structure};
use spanlab::engine::{Happening, Kind, Network, Note, Outcome, Run, Window};
use spanlab::reform::{Refusal, apply, apply_all};
use spanlab::report::Verdict;
use spanlab::scenario::{
    Leave, MatterClass, Merge, Move, Office, Rank, Scenario, Section, Sharing, Transfer, Unit,
    WorkKind,
};
use spanlab::study::Study;
use spanlab::text::Text;
use spanlab::units::{Days, Headcount, UnitId};

use self::support::generated::{RawMove, raw_moves, scenario};

mod support {
    pub(crate) mod generated;
}

fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(number) }
}

/// A department before a move, the move, and what came of it.
struct Step {
    before: Department,
    made: Move,
    after: Result<Department, Refusal>,
}

/// Tries the moves one after another; refused ones are left out of what follows.
fn walk(scenario: &Scenario, raw: &[RawMove]) -> Vec<Step> {
    let mut department = Department::baseline(scenario);
    raw.iter()
        .map(|raw| {
            let before = department.clone();
            let step = raw.step(&department.units, &department.work);
            let after = apply(&department, &step);
            assert_eq!(department, before, "a move reads only");
            if let Ok(after) = &after {
                department = after.clone();
            }
            Step { before, made: step, after }
        })
        .collect()
}

/// The baseline and every department that the moves reach.
fn reached(scenario: &Scenario, raw: &[RawMove]) -> Vec<Department> {
    let after = walk(scenario, raw).into_iter().filter_map(|step| step.after.ok());
    std::iter::once(Department::baseline(scenario)).chain(after).collect()
}

/// The scenario with those of the moves that are not refused as its reform.
fn reformed(mut scenario: Scenario, raw: &[RawMove]) -> Scenario {
    let accepted = walk(&scenario, raw).into_iter().filter(|step| step.after.is_ok());
    scenario.reform = accepted.map(|step| step.made).collect();
    scenario
}

/// The scenario with those of the moves as its reform after which it still can run.
fn runnable(mut scenario: Scenario, raw: &[RawMove]) -> Scenario {
    for step in std::mem::take(&mut reformed(scenario.clone(), raw).reform) {
        scenario.reform.push(step);
        if !check(&scenario).is_empty() {
            scenario.reform.pop();
        }
    }
    scenario
}

/// What no move may change of an office: all but the superior.
fn kept_of_office(office: &Office) -> Office {
    Office { reports_to: None, ..office.clone() }
}

/// What no move may change of a section: all but the superior and, with `second` and `staff`, the
/// people.
fn kept_of_section(section: &Section) -> Section {
    Section {
        reports_to: UnitId::new("anybody").expect("an id"),
        chiefs: Headcount::default(),
        deputies: Headcount::default(),
        clerks: Headcount::default(),
        quota: None,
        ..section.clone()
    }
}

/// People of a section by post.
fn people_of(section: &Section) -> [u32; 3] {
    [section.chiefs.get(), section.deputies.get(), section.clerks.get()]
}

/// Clerks, and all people, of a department.
fn clerks_and_people(department: &Department) -> (u32, u32) {
    let clerks = department.sections().map(|section| section.clerks.get()).sum();
    (clerks, Structure::of(department).people)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn names_ranks_and_duties_are_kept(
        scenario in scenario(), raw in raw_moves(1..12),
    ) {
        let kept = |department: &Department| {
            let offices: Vec<Office> = department.offices().map(kept_of_office).collect();
            let sections: Vec<Section> = department.sections().map(kept_of_section).collect();
            (offices, sections)
        };
        let departments = reached(&scenario, &raw);
        for department in &departments {
            prop_assert_eq!(kept(department), kept(&departments[0]));
        }
    }

    #[test]
    fn staff_is_conserved(scenario in scenario(), raw in raw_moves(1..12)) {
        for Step { before, made, after } in walk(&scenario, &raw) {
            let Ok(after) = after else { continue };
            let posts = |department: &Department| {
                department.sections().map(people_of).collect::<Vec<_>>()
            };
            match made {
                Move::Staff(step) => {
                    let section = after.section(&step.unit).expect("a section");
                    let at = [Rank::Chief, Rank::DeputyChief, Rank::Clerk];
                    let place = at.iter().position(|rank| *rank == step.post).expect("a post");
                    prop_assert_eq!(people_of(section)[place], step.number.get());
                }
                Move::Second(step) => {
                    prop_assert_eq!(clerks_and_people(&after), clerks_and_people(&before));
                    let clerks = |department: &Department, id| -> u32 {
                        department.section(id).expect("a section").clerks.get()
                    };
                    let gained = clerks(&after, &step.to) - clerks(&before, &step.to);
                    prop_assert_eq!(gained, step.clerks.get());
                }
                Move::Merge(_) | Move::Join(_) | Move::Leave(_) | Move::Transfer(_)
                | Move::Seat(_) | Move::LeadDirectly(_) | Move::Delegate(_) | Move::Cosign(_)
                | Move::Outsource(_) | Move::Lead(_) | Move::Policy(_) | Move::Deadline(_) => {
                    prop_assert_eq!(posts(&after), posts(&before));
                }
            }
        }
        for department in reached(&scenario, &raw) {
            let department = &department;
            for section in department.sections() {
                let posts = department.posts(section);
                let given = section.chiefs.get() + section.deputies.get() + section.clerks.get();
                prop_assert_eq!(posts.people(), given);
                prop_assert_eq!(posts.clerks, section.clerks.get());
            }
        }
    }

    #[test]
    fn everybody_of_the_department_has_one_place_in_the_network(
        scenario in scenario(), raw in raw_moves(1..12),
    ) {
        let baseline = Department::baseline(&scenario);
        for department in reached(&scenario, &raw) {
            let people = usize::try_from(Structure::of(&department).people).expect("few people");
            let network = Network::compile(&scenario, &baseline, &department);
            let ids: BTreeSet<&str> = network.posts().map(|post| post.id).collect();
            prop_assert_eq!(ids.len(), people);
            prop_assert_eq!(network.posts().count(), people);
        }
    }

    #[test]
    fn nobody_is_their_own_superior_and_every_superior_ranks_higher(
        scenario in scenario(), raw in raw_moves(1..16),
    ) {
        for department in reached(&scenario, &raw) {
            prop_assert!(!Lines::of(&department).has_cycle());
            let heads = department.offices().filter(|office| office.rank == Rank::Head);
            prop_assert_eq!(heads.count(), 1);
            for unit in &department.units {
                let rank = match unit {
                    Unit::Office(office) => office.rank,
                    Unit::Section(_) | Unit::LargeSection(_) => Rank::Chief,
                };
                match department.superior(unit.id()) {
                    None => prop_assert_eq!(rank, Rank::Head),
                    Some(id) => {
                        let superior = department.office(id).expect("an office");
                        prop_assert!(superior.rank > rank, "{id} above {}", unit.id());
                        prop_assert!(!department.seated.contains(id), "{id} is seated");
                    }
                }
            }
        }
    }

    #[test]
    fn a_section_is_a_member_of_at_most_one_large_section_and_none_is_empty(
        scenario in scenario(), raw in raw_moves(1..16),
    ) {
        for department in reached(&scenario, &raw) {
            let mut members = BTreeSet::new();
            for large in department.large_sections() {
                prop_assert!(!large.members.is_empty());
                for member in &large.members {
                    prop_assert!(department.section(member).is_some());
                    prop_assert!(members.insert(member.clone()), "{member} twice");
                    let common = department.superior(&large.id);
                    prop_assert_eq!(department.superior(member), common);
                }
            }
            let ids: BTreeSet<&UnitId> = department.units.iter().map(Unit::id).collect();
            prop_assert_eq!(ids.len(), department.units.len(), "no id twice");
        }
    }

    #[test]
    fn merging_and_leaving_gives_back_an_equal_department(
        scenario in scenario(),
        raw in raw_moves(0..8),
        order in any::<[u8; 8]>(),
        superior in any::<prop::sample::Index>(),
    ) {
        let mut before = reached(&scenario, &raw).pop().expect("the baseline at least");
        while let [] | [_] = free_sections(&before).as_slice() {
            let section = before.large_sections().flat_map(|large| &large.members).next();
            let section = section.expect("a member").clone();
            before = apply(&before, &Move::Leave(Leave { section })).expect("a member");
        }
        let free = free_sections(&before);
        let merge = Merge {
            id: None,
            name: Text::both("大科", "Large"),
            sections: free.clone(),
            sharing: Sharing::Pool,
        };
        let id = merge.large_section();
        let mut department = apply(&before, &Move::Merge(merge)).expect("free sections");
        let offices: Vec<UnitId> = before.offices().map(|office| office.id.clone()).collect();
        let transfer = Transfer { unit: id, to: superior.get(&offices).clone() };
        if let Ok(moved) = apply(&department, &Move::Transfer(transfer)) {
            department = moved;
        }
        let mut leaving: Vec<(u8, UnitId)> = order.into_iter().cycle().zip(free).collect();
        leaving.sort();
        for (_, section) in leaving {
            department = apply(&department, &Move::Leave(Leave { section })).expect("a member");
        }
        prop_assert_eq!(department, before);
    }

    #[test]
    fn a_refused_move_names_its_place_and_the_rest_is_not_applied(
        scenario in scenario(), raw in raw_moves(1..10),
    ) {
        let steps = walk(&scenario, &raw);
        let moves: Vec<Move> = steps.iter().map(|step| step.made.clone()).collect();
        let first = steps.iter().position(|step| step.after.is_err());
        let baseline = Department::baseline(&scenario);
        match apply_all(&baseline, &moves) {
            Ok(_) => prop_assert_eq!(first, None),
            Err((index, refusal)) => {
                prop_assert_eq!(first, Some(index));
                prop_assert_eq!(steps[index].after.clone(), Err(refusal));
            }
        }
    }

    #[test]
    fn a_reform_is_its_moves_one_by_one(scenario in scenario(), raw in raw_moves(1..12)) {
        let last = reached(&scenario, &raw).pop().expect("the baseline at least");
        let scenario = reformed(scenario, &raw);
        let baseline = Department::baseline(&scenario);
        prop_assert_eq!(apply_all(&baseline, &scenario.reform), Ok(last));
    }

    #[test]
    fn delegation_only_ever_lowers_a_paper(scenario in scenario(), raw in raw_moves(1..12)) {
        for Step { before, made: step, after } in walk(&scenario, &raw) {
            let (Move::Delegate(step), Ok(after)) = (step, after) else { continue };
            let decided = |department: &Department| {
                let class = department.class(&step.work).expect("a class");
                cumulative(class)
            };
            let (before, after) = (decided(&before), decided(&after));
            prop_assert!((after[5] - 1.0).abs() < 1e-9, "{after:?}");
            for (rank, (before, after)) in Rank::ALL.iter().zip(before.iter().zip(&after)) {
                prop_assert!(after - before >= -1e-12, "{rank:?}: {before} {after}");
                if *rank < step.to {
                    prop_assert!((after - before).abs() < 1e-12);
                } else {
                    let moved = step.share.get() * (1.0 - before);
                    prop_assert!((after - before - moved).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn a_seat_takes_one_level_from_those_below_and_none_from_others(
        scenario in scenario(), raw in raw_moves(1..16),
    ) {
        for Step { before, made: step, after } in walk(&scenario, &raw) {
            let (Move::Seat(step), Ok(after)) = (step, after) else { continue };
            let (lines_before, lines_after) = (Lines::of(&before), Lines::of(&after));
            for unit in before.units.iter().filter(|unit| *unit.id() != step.commissioner) {
                let mut expected = lines_before.superiors(unit.id());
                expected.retain(|office| *office != step.commissioner);
                prop_assert_eq!(lines_after.superiors(unit.id()), expected);
            }
            prop_assert!(after.subordinates(&step.commissioner).is_empty());
        }
    }

    #[test]
    fn moves_about_one_thing_leave_everything_else_alone(
        scenario in scenario(), raw in raw_moves(1..16),
    ) {
        for Step { before, made: step, after } in walk(&scenario, &raw) {
            let Ok(after) = after else { continue };
            let touches_work =
                matches!(
                step,
                Move::Delegate(_) | Move::Cosign(_) | Move::Deadline(_) | Move::Lead(_)
            );
            if !touches_work {
                prop_assert_eq!(&after.work, &before.work);
            }
            let touches_units = matches!(
                step,
                Move::Merge(_) | Move::Join(_) | Move::Leave(_) | Move::Transfer(_) | Move::Seat(_)
                    | Move::Second(_) | Move::Staff(_)
            );
            if !touches_units {
                prop_assert_eq!(&after.units, &before.units);
            }
            if !matches!(step, Move::Policy(_)) {
                prop_assert_eq!(after.policy, before.policy);
            }
            if !matches!(step, Move::Outsource(_)) {
                prop_assert_eq!(&after.bought, &before.bought);
            }
            if !matches!(step, Move::LeadDirectly(_)) {
                prop_assert_eq!(&after.directly_led, &before.directly_led);
            }
            if !matches!(step, Move::Seat(_)) {
                prop_assert_eq!(&after.seated, &before.seated);
            }
        }
    }
}

/// The sections that belong to no large section.
fn free_sections(department: &Department) -> Vec<UnitId> {
    department
        .sections()
        .filter(|section| department.large_section_of(&section.id).is_none())
        .map(|section| section.id.clone())
        .collect()
}

/// Probability of being decided at each rank or below.
fn cumulative(class: &MatterClass) -> Vec<f64> {
    let mut sum = 0.0;
    Rank::ALL
        .iter()
        .map(|rank| {
            sum += class.decided_at.get(rank).map_or(0.0, |share| share.get());
            sum
        })
        .collect()
}

/// One observed replication of the reformed structure.
fn simulated(scenario: &Scenario, window: Window) -> (Outcome, Vec<Note>) {
    let baseline = Department::baseline(scenario);
    let department = apply_all(&baseline, &scenario.reform).expect("the reform applies");
    let network = Network::compile(scenario, &baseline, &department);
    let mut run = Run::observed(&network, window, scenario.run.seed, 0, Vec::new());
    while !run.advance(10_000) {}
    run.into_parts()
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_valid_reform_simulates_and_conserves_matters(
        scenario in scenario(), raw in raw_moves(0..12), days in 1..5_u8,
    ) {
        let scenario = runnable(scenario, &raw);
        prop_assert_eq!(check(&scenario), []);
        let window = Window::after(1.0, f64::from(days));
        let (outcome, notes) = simulated(&scenario, window);
        let measured = |at: u64| (window.from..window.until).contains(&at);
        let mut arrived = BTreeSet::new();
        let mut completed = BTreeSet::new();
        let mut refused = BTreeSet::new();
        let mut returned = 0;
        for note in notes {
            let matter = (note.class, note.index);
            match note.what {
                Happening::Arrives if measured(note.at.0) => {
                    prop_assert!(arrived.insert(matter), "{matter:?} arrives twice");
                }
                Happening::Completes if arrived.contains(&matter) => {
                    prop_assert!(completed.insert(matter), "{matter:?} completes twice");
                }
                Happening::Refused if arrived.contains(&matter) => {
                    refused.insert(matter);
                }
                Happening::Returned => returned += u64::from(arrived.contains(&matter)),
                Happening::Arrives
                | Happening::Completes
                | Happening::Refused
                | Happening::Queues
                | Happening::Starts
                | Happening::Ends
                | Happening::Leaves => {}
            }
        }
        let count = |matters: &BTreeSet<(u32, u32)>| u64::try_from(matters.len()).expect("few");
        prop_assert_eq!(outcome.arrived(), count(&arrived));
        prop_assert_eq!(outcome.completed(), count(&completed));
        prop_assert_eq!(outcome.quality.returned, returned);
        refused.retain(|matter| completed.contains(matter));
        prop_assert!(outcome.quality.wrong_refusals <= count(&refused));
        prop_assert!(outcome.quality.wrong_approvals <= count(&completed) - count(&refused));
        prop_assert!(outcome.quality.errors <= count(&completed) - count(&refused));
        let classes = outcome.classes.iter();
        prop_assert_eq!(classes.map(|class| class.completed).sum::<u64>(), outcome.completed());
        prop_assert_eq!(outcome.classes.len(), scenario.work.len());
        for class in &outcome.classes {
            prop_assert!(class.completed <= class.arrived);
            prop_assert!(class.on_time + class.late <= class.arrived);
        }
    }

    #[test]
    fn the_parts_of_the_delay_add_up_exactly(
        scenario in scenario(), raw in raw_moves(0..12), days in 1..5_u8,
    ) {
        let scenario = runnable(scenario, &raw);
        let (outcome, _) = simulated(&scenario, Window::after(0.5, f64::from(days)));
        let parts: u64 = Rank::ALL
            .iter()
            .flat_map(|rank| Kind::ALL.map(|kind| outcome.part(kind, *rank)))
            .sum();
        prop_assert_eq!(parts, outcome.delay());
        let by_day = outcome.by_day.iter().fold((0, 0), |(s, n), (sum, m)| (s + sum, n + m));
        prop_assert_eq!(by_day, (parts, outcome.completed()));
    }

    #[test]
    fn a_directive_is_done_when_everybody_is_reached(
        scenario in scenario(), raw in raw_moves(0..12), days in 1..5_u8,
    ) {
        let scenario = runnable(scenario, &raw);
        let (outcome, _) = simulated(&scenario, Window::after(0.5, f64::from(days)));
        let classes = scenario.work.iter().zip(&outcome.classes);
        let directives = classes.filter(|(class, _)| class.kind == WorkKind::Directive);
        let (completed, delay) = directives
            .fold((0, 0), |(n, sum), (_, class)| (n + class.completed, sum + class.delay));
        prop_assert_eq!(outcome.reach.directives, completed);
        prop_assert_eq!(outcome.reach.tenths.last().copied().unwrap_or(0), delay);
        prop_assert!(outcome.reach.tenths.is_sorted());
    }

    #[test]
    fn nobody_works_more_than_they_are_at_their_desk(
        scenario in scenario(), raw in raw_moves(0..12),
    ) {
        let scenario = runnable(scenario, &raw);
        let window = Window::after(0.0, 3.0);
        let (outcome, _) = simulated(&scenario, window);
        for person in &outcome.people {
            prop_assert!(person.busy <= person.at_desk);
            prop_assert!(person.at_desk <= window.length());
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_outcome(
        scenario in scenario(), raw in raw_moves(0..12), slice in 1..50_u32,
    ) {
        let scenario = runnable(scenario, &raw);
        let window = Window::after(0.0, 2.0);
        let (observed, notes) = simulated(&scenario, window);
        let baseline = Department::baseline(&scenario);
        let department = apply_all(&baseline, &scenario.reform).expect("the reform applies");
        let network = Network::compile(&scenario, &baseline, &department);
        let mut sliced = Run::observed(&network, window, scenario.run.seed, 0, Vec::new());
        while !sliced.advance(slice) {}
        prop_assert_eq!(sliced.into_parts(), (observed.clone(), notes));
        let silent = Run::new(&network, window, scenario.run.seed, 0).finish();
        prop_assert_eq!(silent, observed);
    }

    #[test]
    fn matters_arrive_at_the_same_instants_in_both_structures(
        scenario in scenario(), raw in raw_moves(1..12),
    ) {
        let window = Window::after(0.0, 2.0);
        let arrivals = |scenario: &Scenario| -> Vec<(u64, u32, u32)> {
            let arrives = |note: &Note| note.what == Happening::Arrives;
            let (_, notes) = simulated(scenario, window);
            let mut list: Vec<(u64, u32, u32)> = notes
                .iter()
                .filter(|note| arrives(note) && note.at.0 < window.until)
                .map(|note| (note.at.0, note.class, note.index))
                .collect();
            list.sort_unstable();
            list
        };
        let mut reformed = runnable(scenario.clone(), &raw);
        reformed.reform.retain(|step| !matches!(step, Move::Outsource(_)));
        prop_assert_eq!(arrivals(&reformed), arrivals(&scenario));
    }

    #[test]
    fn a_scenario_survives_being_written_and_read(
        scenario in scenario(), raw in raw_moves(0..12),
    ) {
        let scenario = runnable(scenario, &raw);
        let json = serde_json::to_string(&scenario).expect("writable");
        prop_assert_eq!(spanlab::scenario::read(&json), Ok(scenario));
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_reform_that_changes_nothing_makes_no_difference_at_all(
        scenario in scenario(), merged in any::<bool>(),
    ) {
        let mut scenario = scenario;
        scenario.run.days = Days::new(2.0).expect("days");
        let free = free_sections(&Department::baseline(&scenario));
        if merged && free.len() >= 2 {
            let merge =
                Merge { id: None, name: Text::Empty, sections: free.clone(), sharing: Sharing::Pool };
            scenario.reform.push(Move::Merge(merge));
            scenario.reform.extend(free.into_iter().map(|section| Move::Leave(Leave { section })));
        }
        let mut study = Study::new(&scenario).expect("no findings").with_replications(3);
        while !study.play_task() {}
        let report = study.report().expect("finished");
        prop_assert_eq!(&report.baseline, &report.reformed);
        let found = report.difference;
        let timed = [found.delay_mean, found.delay_median, found.delay_p95, found.on_time];
        let counted = [found.balance_cv, found.errors, found.handovers, found.leaders_busy];
        for contrast in timed.into_iter().chain(counted).flatten() {
            prop_assert_eq!(contrast.value.to_bits(), 0.0_f64.to_bits());
            prop_assert!(contrast.half_width.is_none_or(|width| width.to_bits() == 0));
            prop_assert_ne!(contrast.verdict, Verdict::ReformBetter);
            prop_assert_ne!(contrast.verdict, Verdict::BaselineBetter);
        }
    }
}
