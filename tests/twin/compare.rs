//! Both implementations side by side, event by event and sum by sum.

use spanlab::department::Department;
use spanlab::engine::{Happening, Kind, Network, Note, Outcome, Quantiles, Run, Window};
use spanlab::reform::apply_all;
use spanlab::scenario::{Rank, Scenario};
use spanlab::units::TICKS_PER_DAY;

use crate::chart::Chart;
use crate::play::{Play, Sums};

/// Both structures of a scenario have the same history in the engine and in its twin.
#[track_caller]
pub(crate) fn agrees(scenario: &Scenario, warm_up_days: f64, days: f64) {
    let baseline = Department::baseline(scenario);
    let reformed = apply_all(&baseline, &scenario.reform).expect("the reform applies");
    let window = Window::after(warm_up_days, days);
    let fixed = Window::fixed(warm_up_days, days);
    for (department, window) in [(&baseline, window), (&reformed, window), (&reformed, fixed)] {
        agrees_on(scenario, &baseline, department, window);
    }
}

#[track_caller]
fn agrees_on(scenario: &Scenario, baseline: &Department, department: &Department, window: Window) {
    let network = Network::compile(scenario, baseline, department);
    let mut run = Run::observed(&network, window, scenario.run.seed, 0, Vec::<Note>::new());
    while !run.advance(u32::MAX) {}
    let (outcome, notes) = run.into_parts();
    let (sums, chart) = Play::new(scenario, baseline, department, window, 0).play();
    let desks = Desks::of(&network, &chart);
    desks.same_notes(&notes, &sums.notes);
    same_sums(&outcome, &sums);
    for (number, desk) in desks.of_twin.iter().enumerate() {
        assert_eq!(
            outcome.desks[*desk as usize], sums.desks[number],
            "{}",
            desks.names[*desk as usize]
        );
    }
    let posts: Vec<&str> = network.posts().map(|post| post.id).collect();
    assert_eq!(posts.len(), chart.people.len());
    for (person, sum) in chart.people.iter().zip(&sums.people) {
        let post = posts.iter().position(|id| *id == person.id).expect("the person is known");
        assert_eq!(outcome.people[post], *sum, "{}", person.id);
    }
}

fn same_sums(outcome: &Outcome, sums: &Sums) {
    assert_eq!(outcome.events, sums.events);
    assert_eq!(outcome.quantiles, Quantiles::of(&sums.delays.concat()));
    assert_eq!(outcome.visits, sums.visits);
    assert_eq!(outcome.backlog, sums.backlog);
    assert_eq!(outcome.warm_up_backlog, sums.warm_up_backlog);
    for (days, hours) in (1..=8).zip((8..).step_by(8)) {
        let finished: u64 = outcome.by_hour.iter().take(hours).sum();
        let within = |delay: &&u64| **delay <= days * TICKS_PER_DAY;
        assert_eq!(finished, sums.delays.iter().flatten().filter(within).count() as u64);
    }
    assert_eq!(outcome.last_cosigner, sums.last_cosigner);
    assert_eq!(outcome.classes, sums.classes);
    assert_eq!(outcome.quality, sums.quality);
    assert_eq!(outcome.reach, sums.reach);
    assert_eq!(outcome.handovers, sums.handovers);
    for kind in Kind::ALL {
        for rank in Rank::ALL {
            let part = sums.parts.get(&(kind, rank)).copied().unwrap_or(0);
            assert_eq!(outcome.part(kind, rank), part, "{kind:?} {rank:?}");
        }
    }
}

/// The desks of the engine by those of the twin.
struct Desks {
    names: Vec<String>,
    of_twin: Vec<u32>,
}

impl Desks {
    #[track_caller]
    fn of(network: &Network, chart: &Chart) -> Self {
        let names: Vec<String> = network.desk_ids().map(str::to_owned).collect();
        let position = |id: &String| {
            let position = names.iter().position(|name| name == id).expect("the desk is known");
            u32::try_from(position).expect("few desks")
        };
        let of_twin: Vec<u32> = chart.desks.iter().map(|desk| position(&desk.id)).collect();
        assert_eq!(names.len(), of_twin.len());
        Self { names, of_twin }
    }

    #[track_caller]
    fn same_notes(&self, engine: &[Note], twin: &[Note]) {
        let translated = |note: &Note| Note {
            desk: self.of_twin.get(note.desk as usize).copied().unwrap_or(u32::MAX),
            ..*note
        };
        let twin: Vec<Note> = twin.iter().map(translated).collect();
        let differs = (0..engine.len().max(twin.len())).find(|n| engine.get(*n) != twin.get(*n));
        if let Some(place) = differs {
            let start = place.saturating_sub(25);
            let told = |notes: &[Note]| {
                let lines = notes.iter().skip(start).take(place - start + 2);
                lines.map(|note| self.line(note)).collect::<Vec<_>>().join("\n")
            };
            panic!("at {place}\nengine:\n{}\ntwin:\n{}", told(engine), told(&twin));
        }
    }

    fn line(&self, note: &Note) -> String {
        let Note { at, what, class, index, branch, desk } = *note;
        let what = match what {
            Happening::Arrives => "arrives",
            Happening::Queues => "queues",
            Happening::Starts => "starts",
            Happening::Ends => "ends",
            Happening::Leaves => "leaves",
            Happening::Returned => "is returned",
            Happening::Refused => "is refused",
            Happening::Completes => "completes",
        };
        let desk = self.names.get(desk as usize).map_or("", String::as_str);
        format!("{:.4} {}:{index}.{branch} {what} {desk}", at.minutes(), class.cast_signed())
    }
}
