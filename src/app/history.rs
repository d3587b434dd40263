//! A value with its past and its future.

use std::rc::Rc;

/// Undo and redo by snapshots; a step costs one pointer, and two neighbours are never equal.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<Rc<T>>,
    present: Rc<T>,
    future: Vec<Rc<T>>,
}

impl<T: PartialEq> History<T> {
    /// A value without a past.
    pub fn new(present: T) -> Self {
        Self { past: Vec::new(), present: Rc::new(present), future: Vec::new() }
    }

    /// The value now.
    pub const fn present(&self) -> &Rc<T> {
        &self.present
    }

    /// The value before the last step.
    pub fn previous(&self) -> Option<&Rc<T>> {
        self.past.last()
    }

    /// Takes a new value, which forgets the future; an equal one changes nothing.
    pub fn commit(&mut self, next: T) {
        if next != *self.present {
            self.past.push(std::mem::replace(&mut self.present, Rc::new(next)));
            self.future.clear();
        }
    }

    /// Puts a new value in place of the one now, as if the last step had led there; whether that
    /// step is gone, because it led nowhere.
    pub fn amend(&mut self, next: T) -> bool {
        self.future.clear();
        self.present = Rc::new(next);
        let is_back = self.past.last() == Some(&self.present);
        if is_back {
            self.past.pop();
        }
        is_back
    }

    /// Goes back one step, if there is one.
    pub fn undo(&mut self) -> bool {
        let Some(previous) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.present, previous));
        true
    }

    /// Goes forward one step, if there is one.
    pub fn redo(&mut self) -> bool {
        let Some(next) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.present, next));
        true
    }

    /// Whether there is a step back.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step forward.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redo_undoes_undo() {
        let mut history = History::new(1);
        history.commit(2);
        history.commit(3);
        assert!(history.undo() && history.undo() && !history.undo());
        assert_eq!(**history.present(), 1);
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(**history.present(), 3);
    }

    #[test]
    fn an_amended_step_is_one_step_and_none_if_it_leads_nowhere() {
        let mut history = History::new(1);
        history.commit(2);
        assert!(!history.amend(3));
        assert!(history.undo());
        assert_eq!(**history.present(), 1);
        history.commit(2);
        assert!(history.amend(1));
        assert!(!history.can_undo() && !history.can_redo());
    }

    #[test]
    fn a_commit_forgets_the_future_and_an_equal_one_does_nothing() {
        let mut history = History::new(1);
        history.commit(2);
        history.undo();
        history.commit(1);
        assert!(history.can_redo());
        history.commit(4);
        assert!(!history.can_redo());
    }
}
