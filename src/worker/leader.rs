//! The leader: hands out the replications of a study, plays too, and reports. What a move would bring
//! is played ahead while the move is only held, so that the answer is there soon after the drop.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use js_sys::futures::spawn_local;
use web_sys::MessagePort;

use super::slices::Slices;
use super::{Played, StudyNumber, TELL_EVERY, ToHelper, listen, send, swaying, tell_page};
use crate::app::protocol::{FromWorker, Ticket};
use crate::engine::{Network, Outcome};
use crate::scenario::Scenario;
use crate::study::{Study, Task};

/// Tasks that a helper has at once, so that it need not wait for the next one.
const AT_ONCE: usize = 2;
/// How long a move is held over the same place before it is played ahead (ms).
const REST: u32 = 80;

/// What a leader knows.
#[derive(Debug, Default)]
pub(super) struct Leader {
    /// The study under way; another one, or none, abandons it.
    under_way: Option<StudyNumber>,
    last_number: StudyNumber,
    /// The run that waits for the report; none while a study is played ahead.
    ticket: Option<Ticket>,
    /// Ends when a move has been held for long enough to be played ahead.
    rest: Option<Timeout>,
    /// The latest study; another one may go on from it.
    study: Option<Study>,
    scenario: Option<Box<Scenario>>,
    helpers: BTreeMap<u32, Hand>,
    playing: bool,
    tell_at: f64,
}

/// A helper with the tasks that it has.
#[derive(Debug)]
struct Hand {
    port: MessagePort,
    tasks: Vec<Task>,
}

/// Starts a study in place of the one under way, if that is not the same.
pub(super) fn run(leader: &Rc<RefCell<Leader>>, ticket: Ticket, scenario: Scenario) {
    if leader.borrow_mut().take_over(ticket, &scenario) {
        return;
    }
    let Ok(study) = Study::new(&scenario) else {
        leader.borrow_mut().cancel();
        return tell_page(&FromWorker::Refused { ticket });
    };
    leader.borrow_mut().begin(Some(ticket), study, scenario);
    go_on(leader);
}

/// Plays ahead what has been predicted, if nothing else is asked within a moment.
pub(super) fn think_of(leader: &Rc<RefCell<Leader>>, scenario: Scenario) {
    let weak = Rc::downgrade(leader);
    let rest = Timeout::new(REST, move || {
        if let Some(leader) = weak.upgrade() {
            play_ahead(&leader, scenario);
        }
    });
    leader.borrow_mut().rest = Some(rest);
}

/// Starts a study that no run waits for yet, if no run is under way and the baseline is played.
fn play_ahead(leader: &Rc<RefCell<Leader>>, scenario: Scenario) {
    let Ok(study) = Study::new(&scenario) else { return };
    if leader.borrow().can_play_ahead(&study, &scenario) {
        leader.borrow_mut().begin(None, study, scenario);
        go_on(leader);
    }
}

/// A helper that has just been started, perhaps in place of one that was lost.
pub(super) fn meet(leader: &Rc<RefCell<Leader>>, number: u32, port: MessagePort) {
    lose(leader, number);
    let weak = Rc::downgrade(leader);
    listen(&port, move |played: Played| {
        if let Some(leader) = weak.upgrade() {
            leader.borrow_mut().hear(number, played);
            go_on(&leader);
        }
    });
    leader.borrow_mut().greet(number, port);
    go_on(leader);
}

/// A helper is gone; what it had is played by others.
pub(super) fn lose(leader: &Rc<RefCell<Leader>>, number: u32) {
    leader.borrow_mut().lose(number);
    go_on(leader);
}

/// Hands out what there is to do, and begins to play too.
fn go_on(leader: &Rc<RefCell<Leader>>) {
    let begins = leader.borrow_mut().hand_out();
    if begins {
        spawn_local(work(Rc::clone(leader)));
    }
}

/// Plays until there is nothing to do, or another study is wanted.
async fn work(leader: Rc<RefCell<Leader>>) {
    let mut slices = Slices::begin();
    loop {
        let next = leader.borrow_mut().own_task();
        let Some(Own { number, task, network, seed }) = next else { break };
        let wanted = || leader.borrow().under_way == Some(number);
        if let Some(outcome) = slices.play((&network, seed), task, wanted).await {
            leader.borrow_mut().accept(number, task, outcome);
            leader.borrow_mut().hand_out();
        }
    }
    leader.borrow_mut().playing = false;
}

/// A task that the leader plays itself.
struct Own {
    number: StudyNumber,
    task: Task,
    network: Arc<Network>,
    seed: u64,
}

impl Leader {
    /// Nothing is wanted any more.
    pub(super) fn cancel(&mut self) {
        self.under_way = None;
        self.ticket = None;
        self.rest = None;
        for hand in self.helpers.values_mut() {
            hand.tasks.clear();
            send(&hand.port, &ToHelper::Drop);
        }
    }

    /// Whether what is wanted is under way, ahead of its run; then the run takes it over.
    fn take_over(&mut self, ticket: Ticket, scenario: &Scenario) -> bool {
        let is_same = self.plays(scenario);
        if is_same {
            self.rest = None;
            self.ticket = Some(ticket);
            self.tell_at = Date::now();
            self.finish();
        }
        is_same
    }

    fn can_play_ahead(&self, study: &Study, scenario: &Scenario) -> bool {
        let has_baseline = |earlier: &Study| study.has_baseline_of(earlier);
        self.ticket.is_none()
            && !self.plays(scenario)
            && self.study.as_ref().is_some_and(has_baseline)
    }

    /// Whether the study under way is of this scenario.
    fn plays(&self, scenario: &Scenario) -> bool {
        self.under_way.is_some() && self.scenario.as_deref() == Some(scenario)
    }

    fn begin(&mut self, ticket: Option<Ticket>, study: Study, scenario: Scenario) {
        self.cancel();
        self.last_number.0 += 1;
        let number = self.last_number;
        self.under_way = Some(number);
        self.ticket = ticket;
        self.study = Some(match self.study.take() {
            Some(earlier) => study.following(earlier),
            None => study,
        });
        self.scenario = Some(Box::new(scenario));
        self.tell_at = Date::now();
        for hand in self.helpers.values() {
            self.explain(number, &hand.port);
        }
        self.finish();
    }

    fn explain(&self, number: StudyNumber, port: &MessagePort) {
        if let Some(scenario) = self.scenario.clone() {
            send(port, &ToHelper::Study { number, scenario });
        }
    }

    fn greet(&mut self, helper: u32, port: MessagePort) {
        if let Some(number) = self.under_way {
            self.explain(number, &port);
        }
        self.helpers.insert(helper, Hand { port, tasks: Vec::new() });
    }

    fn lose(&mut self, helper: u32) {
        let lost = self.helpers.remove(&helper);
        if let (Some(hand), Some(study)) = (lost, &mut self.study) {
            hand.port.close();
            hand.tasks.into_iter().for_each(|task| study.give_back(task));
        }
    }

    /// Gives each helper what it can take; whether the leader can begin to play too.
    fn hand_out(&mut self) -> bool {
        if self.under_way.is_none() {
            return false;
        }
        let Some(study) = &mut self.study else { return false };
        for hand in self.helpers.values_mut() {
            while hand.tasks.len() < AT_ONCE
                && let Some(task) = study.next_task()
            {
                send(&hand.port, &ToHelper::Play(task));
                hand.tasks.push(task);
            }
        }
        !std::mem::replace(&mut self.playing, true)
    }

    fn own_task(&mut self) -> Option<Own> {
        let (number, study) = (self.under_way?, self.study.as_mut()?);
        let task = study.next_task()?;
        Some(Own { number, task, network: Arc::clone(study.network(task)), seed: study.seed() })
    }

    fn hear(&mut self, helper: u32, played: Played) {
        let Played { number, task, outcome } = played;
        let is_current = self.under_way == Some(number);
        // A late one of an earlier study may be equal to one that is still to come.
        if let Some(hand) = self.helpers.get_mut(&helper).filter(|_| is_current) {
            hand.tasks.retain(|other| *other != task);
        }
        self.accept(number, task, outcome);
    }

    fn accept(&mut self, number: StudyNumber, task: Task, outcome: Outcome) {
        if self.under_way != Some(number) {
            return;
        }
        if let Some(study) = &mut self.study {
            study.accept(task, outcome);
        }
        self.finish();
    }

    /// Predicts what would become of the verdict if assumptions were others.
    fn swing(&self, ticket: Ticket) {
        if let Some(scenario) = self.scenario.as_ref().filter(|s| !s.reform.is_empty()) {
            spawn_local(swaying::swing(ticket, (**scenario).clone()));
        }
    }

    /// Reports to the run that waits if the study is finished, else tells it now and then how far it is.
    fn finish(&mut self) {
        let (Some(ticket), Some(study)) = (self.ticket, &self.study) else { return };
        if let Some(report) = study.report() {
            tell_page(&FromWorker::Finished { ticket, report: Box::new(report) });
            self.swing(ticket);
            return self.cancel();
        }
        if Date::now() >= self.tell_at {
            let progress = study.progress();
            tell_page(&FromWorker::Progress {
                ticket,
                replications: progress.replications,
                share: progress.share,
            });
            self.tell_at = Date::now() + TELL_EVERY;
        }
    }
}
