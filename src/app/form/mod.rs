//! A move as a form: the kinds of moves, what each asks for, and from what one chooses.

mod blank;
mod fields;
mod fill;

pub use blank::{blank, taking};
pub use fields::fields;
pub use fill::filled;

use crate::scenario::{CosignOrder, Move, Quota, Rank, Sharing};
use crate::text::Text;
use crate::units::{ClassId, UnitId};

/// A kind of move (model, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 合并为大科.
    Merge,
    /// 加入大科.
    Join,
    /// 退出大科.
    Leave,
    /// 调整隶属.
    Transfer,
    /// 坐科制.
    Seat,
    /// 分管领导直管.
    LeadDirectly,
    /// 人员调剂.
    Second,
    /// 编制调整.
    Staff,
    /// 分权.
    Delegate,
    /// 串联改并联.
    Cosign,
    /// 项目化牵头.
    Lead,
    /// 限时办结.
    Deadline,
    /// 政府购买服务.
    Outsource,
    /// 首问负责, 横向直达, 限时提醒.
    Policy,
}

impl Kind {
    /// All kinds, those of structure first.
    pub const ALL: [Self; 14] = [
        Self::Merge,
        Self::Join,
        Self::Leave,
        Self::Transfer,
        Self::Seat,
        Self::LeadDirectly,
        Self::Second,
        Self::Staff,
        Self::Delegate,
        Self::Cosign,
        Self::Lead,
        Self::Deadline,
        Self::Outsource,
        Self::Policy,
    ];

    /// The kind of a move.
    pub const fn of(step: &Move) -> Self {
        match step {
            Move::Merge(_) => Self::Merge,
            Move::Join(_) => Self::Join,
            Move::Leave(_) => Self::Leave,
            Move::Transfer(_) => Self::Transfer,
            Move::Seat(_) => Self::Seat,
            Move::LeadDirectly(_) => Self::LeadDirectly,
            Move::Second(_) => Self::Second,
            Move::Staff(_) => Self::Staff,
            Move::Delegate(_) => Self::Delegate,
            Move::Cosign(_) => Self::Cosign,
            Move::Lead(_) => Self::Lead,
            Move::Deadline(_) => Self::Deadline,
            Move::Outsource(_) => Self::Outsource,
            Move::Policy(_) => Self::Policy,
        }
    }
}

/// What a move asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The sections that merge.
    Sections,
    /// What the large section is called.
    Name,
    /// Who takes whose papers in it.
    Sharing,
    /// The section that it is about.
    Section,
    /// The large section that is joined.
    Into,
    /// The unit that gets another superior.
    Unit,
    /// The new superior.
    Superior,
    /// The commissioner who is seated.
    Commissioner,
    /// The section that gives clerks.
    From,
    /// The section that receives them.
    Receiver,
    /// How many clerks change section.
    Clerks,
    /// The class of matters.
    Work,
    /// The rank that decides instead.
    Decider,
    /// A share.
    Share,
    /// The order of co-signing.
    Order,
    /// A time limit.
    Days,
    /// The post of a section.
    Post,
    /// The number of people in that post.
    Number,
    /// Whether the quota may be exceeded.
    OverQuota,
    /// First-asked responsibility.
    FirstAsked,
    /// Direct contact between chiefs.
    DirectContact,
    /// Reminders before the deadline.
    Expedite,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A unit.
    Unit(UnitId),
    /// A class of matters.
    Class(ClassId),
    /// A rank or a post.
    Rank(Rank),
    /// A way of sharing.
    Sharing(Sharing),
    /// An order of co-signing.
    Order(CosignOrder),
    /// A rule that begins, ends, or stays as it is.
    Rule(Option<bool>),
}

/// A part of the form of a move.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it asks for.
    pub slot: Slot,
    /// How it is answered, with the answer so far.
    pub input: Input,
}

/// How a part of the form is answered, with the answer so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One of several.
    One {
        /// From what one chooses.
        options: Vec<Choice>,
        /// What is chosen.
        chosen: Choice,
    },
    /// Several units.
    Many {
        /// From what one chooses.
        options: Vec<UnitId>,
        /// What is chosen, in order.
        chosen: Vec<UnitId>,
    },
    /// A number.
    Number {
        /// The number.
        value: f64,
        /// The smallest that is allowed.
        least: f64,
        /// The largest that is allowed.
        most: f64,
        /// Whether only whole ones are.
        whole: bool,
    },
    /// A name.
    Name(Text),
    /// Whether a section may have more people than are approved.
    OverQuota {
        /// Whether it may.
        yes: bool,
        /// What is approved, and how many there are.
        quota: Quota,
    },
}

impl Input {
    /// Whether a number can stand there.
    pub fn takes(&self, number: f64) -> bool {
        match self {
            Self::Number { least, most, whole, .. } => {
                (*least..=*most).contains(&number) && (!whole || number.fract() == 0.0)
            }
            Self::One { .. } | Self::Many { .. } | Self::Name(_) | Self::OverQuota { .. } => false,
        }
    }
}

/// What a person enters into a part of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// One of several.
    Choice(Choice),
    /// A unit more, or a unit less.
    Toggle(UnitId),
    /// A number, as it was typed and as it was read; not a number if it cannot be.
    Number(String, f64),
    /// A name.
    Name(String),
    /// Yes or no.
    Yes(bool),
}
