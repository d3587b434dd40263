//! The list of steps: what can be done with each of them.
//!
//! A change after which some step could not be made is refused, and the list stays as it was.

use super::document::Step;
use super::state::{Said, State};
use crate::scenario::Move;
use crate::units::UnitId;

/// What is changed about a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is made again, or no longer made.
    Switch(bool),
    /// It is made before the one that stands before it.
    Up,
    /// It is made after the one that stands after it.
    Down,
    /// It is taken off the list.
    Remove,
    /// It becomes another one.
    Replace(Move),
}

impl State {
    pub(super) fn change_step(&mut self, place: usize, change: Change) {
        let steps = self.document().steps();
        let Some(step) = steps.get(place).map(|step| step.what.clone()) else { return };
        let Some((steps, now_at)) = changed(steps, place, &change) else { return };
        match self.document().with_steps(steps.clone()) {
            Ok(document) => {
                let step = now_at.map_or(step, |at| steps[at].what.clone());
                self.said = Some(Said::Stepped { change, step, place: now_at.unwrap_or(place) });
                self.edit(document);
            }
            Err((failing, refusal)) => {
                let by = (now_at != Some(failing)).then(|| steps[failing].what.clone());
                self.said = Some(Said::Kept { change, step, by, refusal });
            }
        }
    }
}

/// The steps after a change, and where the changed one then stands; nothing beyond the ends of the
/// list.
pub(super) fn changed(
    steps: &[Step],
    place: usize,
    change: &Change,
) -> Option<(Vec<Step>, Option<usize>)> {
    steps.get(place)?;
    let mut steps = steps.to_vec();
    let now_at = match change {
        Change::Switch(on) => {
            steps[place].on = *on;
            Some(place)
        }
        Change::Up => {
            let above = place.checked_sub(1)?;
            steps.swap(above, place);
            Some(above)
        }
        Change::Down => {
            let below = Some(place + 1).filter(|below| *below < steps.len())?;
            steps.swap(place, below);
            Some(below)
        }
        Change::Remove => {
            steps.remove(place);
            None
        }
        Change::Replace(step) => {
            if let (Move::Merge(old), Move::Merge(new)) = (&steps[place].what, step) {
                let (old, new) = (old.large_section(), new.large_section());
                for later in &mut steps[place + 1..] {
                    rename(&mut later.what, &old, &new);
                }
            }
            steps[place].what = step.clone();
            Some(place)
        }
    };
    Some((steps, now_at))
}

/// Lets a step speak of a large section by its new id.
fn rename(step: &mut Move, old: &UnitId, new: &UnitId) {
    let named = match step {
        Move::Join(join) => &mut join.into,
        Move::Transfer(transfer) => &mut transfer.unit,
        Move::LeadDirectly(lead) => &mut lead.section,
        Move::Merge(_)
        | Move::Leave(_)
        | Move::Seat(_)
        | Move::Second(_)
        | Move::Delegate(_)
        | Move::Cosign(_)
        | Move::Outsource(_)
        | Move::Lead(_)
        | Move::Policy(_)
        | Move::Deadline(_)
        | Move::Staff(_) => return,
    };
    if named == old {
        *named = new.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Policy;

    #[test]
    fn beyond_the_end_of_the_list_nothing_changes() {
        let changes = [Change::Switch(true), Change::Up, Change::Down, Change::Remove];
        let replaced = Change::Replace(Move::Policy(Policy::default()));
        for change in changes.into_iter().chain([replaced]) {
            assert_eq!(changed(&[], 0, &change), None, "{change:?}");
        }
    }
}
