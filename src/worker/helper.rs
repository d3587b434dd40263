//! A helper: plays the replications that the leader hands out.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use web_sys::MessagePort;

use super::slices::Slices;
use super::{Played, StudyNumber, ToHelper, listen, send};
use crate::study::{Study, Task};

/// What a helper knows.
#[derive(Debug)]
pub(super) struct Helper {
    leader: MessagePort,
    /// The networks and the seed; its own tasks are not played.
    study: Option<(StudyNumber, Study)>,
    tasks: VecDeque<Task>,
    playing: bool,
    /// Counts what made the replication under way useless.
    dropped: u32,
}

impl Helper {
    /// Begins to play for the leader at the other end.
    pub(super) fn serve(leader: &MessagePort) {
        let helper = Rc::new(RefCell::new(Self {
            leader: leader.clone(),
            study: None,
            tasks: VecDeque::new(),
            playing: false,
            dropped: 0,
        }));
        listen(leader, move |message: ToHelper| {
            let begins = helper.borrow_mut().hear(message);
            if begins {
                spawn_local(work(Rc::clone(&helper)));
            }
        });
    }

    /// Notes what the leader says; whether there is now something to begin with.
    fn hear(&mut self, message: ToHelper) -> bool {
        match message {
            ToHelper::Study { number, scenario } => {
                self.drop_tasks();
                // The leader has checked it.
                self.study = Study::new(&scenario).ok().map(|study| (number, study));
            }
            ToHelper::Play(task) => self.tasks.push_back(task),
            ToHelper::Drop => self.drop_tasks(),
        }
        let begins = !self.playing && !self.tasks.is_empty();
        self.playing |= begins;
        begins
    }

    fn drop_tasks(&mut self) {
        self.tasks.clear();
        self.dropped += 1;
    }
}

/// Plays until there is no task left.
async fn work(helper: Rc<RefCell<Helper>>) {
    let mut slices = Slices::begin();
    loop {
        let next = helper.borrow_mut().tasks.pop_front();
        let Some(task) = next else { break };
        let (setting, dropped) = {
            let helper = helper.borrow();
            let setting = helper.study.as_ref().map(|(number, study)| {
                (*number, std::sync::Arc::clone(study.network(task)), study.seed())
            });
            (setting, helper.dropped)
        };
        let Some((number, network, seed)) = setting else { continue };
        let wanted = || helper.borrow().dropped == dropped;
        if let Some(outcome) = slices.play((&network, seed), task, wanted).await {
            send(&helper.borrow().leader, &Played { number, task, outcome });
        }
    }
    helper.borrow_mut().playing = false;
}
