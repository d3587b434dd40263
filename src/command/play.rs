//! A study played on all cores at once.

use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::engine::Run;
use crate::study::{Progress, Study};

/// Plays a study to its end and tells how far it is; the result does not depend on the cores.
pub(super) fn play(study: Study, tell: impl Fn(Progress) + Sync) -> Study {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let desk = Desk { study: Mutex::new(study), news: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| desk.work(&tell));
        }
    });
    desk.study.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Where the threads fetch their tasks.
struct Desk {
    study: Mutex<Study>,
    /// Something was accepted.
    news: Condvar,
}

impl Desk {
    fn work(&self, tell: &impl Fn(Progress)) {
        let mut study = self.lock();
        while !study.progress().finished {
            let Some(task) = study.next_task() else {
                study = self.news.wait(study).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let (network, seed) = (study.network(task).clone(), study.seed());
            drop(study);
            let outcome = Run::new(&network, task.window, seed, task.replication).finish();
            study = self.lock();
            study.accept(task, outcome);
            tell(study.progress());
            self.news.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Study> {
        self.study.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
