//! What has been done to a case, as a text that is kept, and the way back.
//!
//! Kept are the steps and, if something is assumed otherwise, the scenario with it. A text that does
//! not fit is refused as a whole: half of a reform would be another one.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::document::{Document, Step};
use super::state::State;
use crate::cases::Case;
use crate::json;
use crate::scenario::Scenario;

/// Something to be told about how the page was opened, until the document changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What was done to the case before has been restored.
    Restored,
    /// Something was kept that does not fit.
    Unfit,
    /// The address names a case that does not exist.
    Unknown(String),
}

/// What is kept of a document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    format: Format,
    steps: Vec<Step>,
    assumed: Option<Assumed>,
}

/// Version of what is kept.
#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "spanlab-work/1")]
    One,
}

/// A scenario in which something is assumed otherwise.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Assumed {
    /// The fingerprint of the case's scenario: what differs from another one nobody has assumed.
    of: u64,
    scenario: Scenario,
}

impl Document {
    /// What has been done to the case, as a text; nothing if nothing has.
    pub fn kept(&self) -> Option<String> {
        let original = &self.case().scenario;
        let differs = **self.subject() != *original;
        if self.steps().is_empty() && !differs {
            return None;
        }
        let assumed =
            || Assumed { of: fingerprint(original), scenario: (**self.subject()).clone() };
        let (steps, assumed) = (self.steps().to_vec(), differs.then(assumed));
        serde_json::to_string(&Kept { format: Format::One, steps, assumed }).ok()
    }

    /// A case with what was done to it; nothing if the text cannot be read or does not fit the case.
    pub fn restored(case: Rc<Case>, text: &str) -> Option<Self> {
        let untouched = Self::open(case);
        let Kept { format: Format::One, steps, assumed } = json::read(text).ok()?;
        let original = &untouched.case().scenario;
        let subject = match assumed {
            None => original.clone(),
            Some(assumed) if assumed.of == fingerprint(original) => assumed.scenario,
            Some(_) => return None,
        };
        let restored = untouched.assuming(subject).ok()?.with_steps(steps).ok()?;
        restored.stopped_since(&untouched).is_none().then_some(restored)
    }
}

/// Tells scenarios apart by their text (FNV-1a).
fn fingerprint(scenario: &Scenario) -> u64 {
    let text = serde_json::to_string(scenario).unwrap_or_default();
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl State {
    /// Opens a case with what was done to it, in one step.
    pub(super) fn restore(&mut self, case: Rc<Case>, text: &str) {
        let before = Rc::clone(self.document());
        let restored = Document::restored(Rc::clone(&case), text);
        let notice = if restored.is_some() { Notice::Restored } else { Notice::Unfit };
        self.history.commit(restored.unwrap_or_else(|| Document::open(case)));
        self.document_changed(&before);
        self.notices.push(notice);
    }
}
