//! The fields of a scenario: every number, switch and choice of it that can be assumed otherwise.
//!
//! One list for the page, the words and the tests. Names, kinds and lines of command are no fields:
//! they are changed by moves. To change a field and see what becomes of the scenario:
//!
//! ```
//! # use spanlab_groundwork::scenario::{Scenario, fields::{Field, Of, Value, What, changed, set}};
//! # fn example(scenario: &Scenario) {
//! let catch = Field::plain(Of::Everything, What::Catch);
//! let next = set(scenario, catch, Value::Number(0.8)).unwrap();
//! assert_eq!(changed(&next, scenario), [catch]);
//! assert!(set(scenario, catch, Value::Number(1.2)).is_err());
//! # }
//! ```

mod dial;
mod place;
mod setting;
mod walk;

pub use self::dial::Dial;
use self::walk::walk;
use super::{Rank, Scenario, Unit};

/// One number, switch or choice of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// What it belongs to.
    pub of: Of,
    /// What it says.
    pub what: What,
    /// Which part of a time it is.
    pub part: Part,
}

/// What a field belongs to, by its position in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// All units and all matters.
    Everything,
    /// A class of matters.
    Class(usize),
    /// A unit.
    Unit(usize),
    /// The run.
    Run,
}

/// A working time has a mean and a shape around it; other fields are what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The field itself.
    Itself,
    /// The mean of a time.
    Mean,
    /// The shape of a time.
    Shape,
    /// The coefficient of variation of a log-normal time.
    Variation,
}

/// What a field says.
#[expect(missing_docs, reason = "the words say what each is, and the fields of the document")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Volume,
    Review(Rank),
    Relay,
    Handover,
    Finish,
    Rework,
    Coordination,
    CheckIn,
    Briefing,
    Triage,
    Defect,
    Catch,
    PassSound,
    PassUnsound,
    Garbled,
    Presence(Rank),
    Absence,
    Generalist,
    Overload,
    FirstAsked,
    DirectContact,
    Expedite,
    WarnAt,
    Shirk,
    PerDay,
    Burst,
    Effort,
    DecidedAt(Rank),
    CosignEffort(usize),
    CosignOrder,
    Deadline,
    Urgent,
    Misdirected,
    Unsound,
    Chiefs,
    Deputies,
    Clerks,
    OwnPresence,
    Approved,
    Reserved,
    Filled,
    LeadingPosts,
    Sharing,
    Seed,
    Days,
    WarmUp,
    Precision,
    MostReplications,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Nothing: no time limit, the presence of the rank, a warm-up that is found.
    Absent,
    /// A number, in the unit of the document.
    Number(f64),
    /// One of some choices.
    Choice(Choice),
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A rule does not hold.
    Off,
    /// A rule holds.
    On,
    /// Co-signers one after another.
    Serial,
    /// Co-signers all at once.
    Parallel,
    /// Each section its own papers.
    Own,
    /// Own papers first, then those of the others.
    Help,
    /// One queue for all.
    Pool,
    /// Always the mean.
    Fixed,
    /// Exponential.
    Exponential,
    /// Uniform from 0 to twice the mean.
    Uniform,
    /// Log-normal.
    Lognormal,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed {
    /// Numbers of a range.
    Numbers {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
        /// Whether only whole ones.
        whole: bool,
        /// Whether it may be left empty.
        absent: bool,
    },
    /// One of these.
    Choices(&'static [Choice]),
}

/// A field with what stands in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The field.
    pub field: Field,
    /// What stands in it.
    pub value: Value,
    /// What may stand in it.
    pub allowed: Allowed,
}

/// A value that a field does not take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refused {
    /// The field.
    pub field: Field,
    /// What was to be set.
    pub found: Value,
    /// What may stand there; nothing if the scenario has no such field.
    pub allowed: Option<Allowed>,
}

impl Field {
    /// A field that is no part of a time.
    pub const fn plain(of: Of, what: What) -> Self {
        Self { of, what, part: Part::Itself }
    }
}

/// Fields that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// How many papers arrive, of all classes together.
    Volume,
    /// Times of reviews, relays and hand-overs.
    Times,
    /// How long leaders are at the desk.
    Presence,
    /// Defects, and what reviews make of them.
    Quality,
    /// Rules that hold everywhere, and work across sections.
    Rules,
    /// A class of matters.
    Class(usize),
    /// A section or large section.
    Unit(usize),
    /// The run.
    Run,
}

impl Field {
    /// Whether it is one of the shares of a class, which sum to 1.
    pub const fn is_share(self) -> bool {
        matches!(self.what, What::DecidedAt(_))
    }

    /// The fields that it is shown with; an office has only its presence.
    pub fn group(self, scenario: &Scenario) -> Group {
        let is_office =
            |index: usize| matches!(scenario.organization.units.get(index), Some(Unit::Office(_)));
        match (self.of, self.what) {
            (Of::Class(index), _) => Group::Class(index),
            (Of::Unit(index), _) if is_office(index) => Group::Presence,
            (Of::Unit(index), _) => Group::Unit(index),
            (Of::Run, _) => Group::Run,
            (Of::Everything, What::Volume) => Group::Volume,
            (Of::Everything, What::Presence(_) | What::Absence) => Group::Presence,
            (
                Of::Everything,
                What::Defect | What::Catch | What::PassSound | What::PassUnsound | What::Garbled,
            ) => Group::Quality,
            (
                Of::Everything,
                What::FirstAsked
                | What::DirectContact
                | What::Expedite
                | What::WarnAt
                | What::Shirk
                | What::Generalist
                | What::Overload,
            ) => Group::Rules,
            (Of::Everything, _) => Group::Times,
        }
    }
}

impl Allowed {
    /// Whether a value may stand there.
    pub fn has(self, value: Value) -> bool {
        match (self, value) {
            (Self::Numbers { absent, .. }, Value::Absent) => absent,
            (Self::Numbers { least, most, whole, .. }, Value::Number(number)) => {
                (least..=most).contains(&number) && (!whole || number.fract() == 0.0)
            }
            (Self::Choices(choices), Value::Choice(choice)) => choices.contains(&choice),
            (Self::Numbers { .. }, Value::Choice(_))
            | (Self::Choices(_), Value::Absent | Value::Number(_)) => false,
        }
    }
}

/// All fields of a scenario, in the order of its document.
pub fn fields(scenario: &Scenario) -> Vec<Entry> {
    let mut found = Vec::new();
    // What finds a field to set it finds it to read it, on a copy.
    walk(&mut scenario.clone(), &mut |field, setting| {
        found.push(Entry { field, value: setting.value(), allowed: setting.allowed() });
    });
    found
}

/// The number that holds where a field is empty; nothing where that is no number, or is found.
pub fn held_when_empty(scenario: &Scenario, field: Field) -> Option<f64> {
    let unit =
        if let Of::Unit(index) = field.of { scenario.organization.units.get(index) } else { None };
    let rank = match (field.what, unit) {
        (What::Burst, _) => return Some(1.0),
        (What::OwnPresence, Some(Unit::Office(office))) => office.rank,
        (What::OwnPresence, Some(Unit::Section(_))) => Rank::Chief,
        _ => return None,
    };
    Some(scenario.assumptions.presence.at(rank).get())
}

/// The scenario with another value in a field.
pub fn set(scenario: &Scenario, field: Field, value: Value) -> Result<Scenario, Refused> {
    let mut next = scenario.clone();
    let mut refused = Some(Refused { field, found: value, allowed: None });
    walk(&mut next, &mut |found, setting| {
        if found == field {
            let allowed = setting.allowed();
            refused = if allowed.has(value) {
                setting.take(value);
                None
            } else {
                Some(Refused { field, found: value, allowed: Some(allowed) })
            };
        }
    });
    refused.map_or(Ok(next), Err)
}

/// The scenario with another share of a deciding rank. Shares of the same class that were set, the
/// earliest first, stay as they are as long as the others can make up for the sum.
pub fn set_share(
    scenario: &Scenario,
    field: Field,
    value: Value,
    set_before: &[Field],
) -> Result<Scenario, Refused> {
    let mut next = set(scenario, field, value)?;
    let rank_of = |field: &Field| {
        if let What::DecidedAt(rank) = field.what { Some(rank) } else { None }
    };
    let others = set_before.iter().filter(|other| other.of == field.of && **other != field);
    let others: Vec<Rank> = others.filter_map(rank_of).collect();
    if let (Of::Class(index), Some(rank), Value::Number(number)) =
        (field.of, rank_of(&field), value)
        && let (Some(class), Some(before)) = (next.work.get_mut(index), scenario.work.get(index))
    {
        class.decided_at.clone_from(&before.decided_at);
        setting::divide(&mut class.decided_at, (rank, number), &others);
    }
    Ok(next)
}

/// The scenario with a field as another one has it, and with what hangs together with that field:
/// the shares of all deciding ranks, a shape and its variation.
pub fn restored(scenario: &Scenario, original: &Scenario, field: Field) -> Scenario {
    if let (Of::Class(index), What::DecidedAt(_)) = (field.of, field.what) {
        let mut next = scenario.clone();
        if let (Some(class), Some(kept)) = (next.work.get_mut(index), original.work.get(index)) {
            class.decided_at.clone_from(&kept.decided_at);
        }
        return next;
    }
    let fitting = |entry: &Entry| {
        let variation = Field { part: Part::Variation, ..field };
        entry.field == field || field.part == Part::Shape && entry.field == variation
    };
    let kept = fields(original).into_iter().filter(fitting);
    kept.fold(scenario.clone(), |next, entry| set(&next, entry.field, entry.value).unwrap_or(next))
}

/// The fields of a scenario that differ from those of another one, in order; of the shares of a class,
/// which are one assumption since they sum to 1, the first.
pub fn changed(scenario: &Scenario, original: &Scenario) -> Vec<Field> {
    let before = fields(original);
    let differs = |(place, entry): &(usize, Entry)| {
        // Mostly it stands where it stood.
        let here = before.get(*place).filter(|other| other.field == entry.field);
        let kept = here.or_else(|| before.iter().find(|other| other.field == entry.field));
        kept.is_some_and(|kept| kept.value != entry.value)
    };
    let now = fields(scenario).into_iter().enumerate();
    let mut found: Vec<Field> = now.filter(differs).map(|(_, entry)| entry.field).collect();
    found.dedup_by(|next, first| next.of == first.of && next.is_share() && first.is_share());
    found
}
