//! The leader: hands out the replications of a study, plays too, and reports.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::Date;
use js_sys::futures::spawn_local;
use web_sys::MessagePort;

use super::slices::Slices;
use super::{Played, TELL_EVERY, ToHelper, listen, send, swaying, tell_page};
use crate::app::protocol::{FromWorker, Ticket};
use crate::engine::{Network, Outcome};
use crate::scenario::Scenario;
use crate::study::{Study, Task};

/// Tasks that a helper has at once, so that it need not wait for the next one.
const AT_ONCE: usize = 2;

/// What a leader knows.
#[derive(Debug, Default)]
pub(super) struct Leader {
    /// The run that is wanted; another one, or none, abandons the one under way.
    wanted: Option<Ticket>,
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

/// Starts a study in place of the one under way.
pub(super) fn run(leader: &Rc<RefCell<Leader>>, ticket: Ticket, scenario: Scenario) {
    let Ok(study) = Study::new(&scenario) else {
        leader.borrow_mut().cancel();
        return tell_page(&FromWorker::Refused { ticket });
    };
    leader.borrow_mut().begin(ticket, study, scenario);
    go_on(leader);
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
        let Some(Own { ticket, task, network, seed }) = next else { break };
        let wanted = || leader.borrow().wanted == Some(ticket);
        if let Some(outcome) = slices.play((&network, seed), task, wanted).await {
            leader.borrow_mut().accept(ticket, task, outcome);
            leader.borrow_mut().hand_out();
        }
    }
    leader.borrow_mut().playing = false;
}

/// A task that the leader plays itself.
struct Own {
    ticket: Ticket,
    task: Task,
    network: Arc<Network>,
    seed: u64,
}

impl Leader {
    /// Nothing is wanted any more.
    pub(super) fn cancel(&mut self) {
        self.wanted = None;
        for hand in self.helpers.values_mut() {
            hand.tasks.clear();
            send(&hand.port, &ToHelper::Drop);
        }
    }

    fn begin(&mut self, ticket: Ticket, study: Study, scenario: Scenario) {
        self.cancel();
        self.wanted = Some(ticket);
        self.study = Some(match self.study.take() {
            Some(earlier) => study.following(earlier),
            None => study,
        });
        self.scenario = Some(Box::new(scenario));
        self.tell_at = Date::now();
        for hand in self.helpers.values() {
            self.explain(ticket, &hand.port);
        }
        self.finish();
    }

    fn explain(&self, ticket: Ticket, port: &MessagePort) {
        if let Some(scenario) = self.scenario.clone() {
            send(port, &ToHelper::Study { ticket, scenario });
        }
    }

    fn greet(&mut self, number: u32, port: MessagePort) {
        if let Some(ticket) = self.wanted {
            self.explain(ticket, &port);
        }
        self.helpers.insert(number, Hand { port, tasks: Vec::new() });
    }

    fn lose(&mut self, number: u32) {
        let lost = self.helpers.remove(&number);
        if let (Some(hand), Some(study)) = (lost, &mut self.study) {
            hand.port.close();
            hand.tasks.into_iter().for_each(|task| study.give_back(task));
        }
    }

    /// Gives each helper what it can take; whether the leader can begin to play too.
    fn hand_out(&mut self) -> bool {
        if self.wanted.is_none() {
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
        let (ticket, study) = (self.wanted?, self.study.as_mut()?);
        let task = study.next_task()?;
        Some(Own { ticket, task, network: Arc::clone(study.network(task)), seed: study.seed() })
    }

    fn hear(&mut self, number: u32, played: Played) {
        let Played { ticket, task, outcome } = played;
        // A late one of an earlier study may be equal to one that is still to come.
        if let Some(hand) = self.helpers.get_mut(&number).filter(|_| self.wanted == Some(ticket)) {
            hand.tasks.retain(|other| *other != task);
        }
        self.accept(ticket, task, outcome);
    }

    fn accept(&mut self, ticket: Ticket, task: Task, outcome: Outcome) {
        if self.wanted != Some(ticket) {
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

    /// Reports if the study is finished, else tells now and then how far it is.
    fn finish(&mut self) {
        let (Some(ticket), Some(study)) = (self.wanted, &self.study) else { return };
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
