//! What the page and its workers say to each other, as JSON.

use serde::{Deserialize, Serialize};

use crate::follow::{Film, Request};
use crate::report::Report;
use crate::scenario::{Move, Scenario};
use crate::study::{Forecast, Sways, Swing};
use crate::validate::Agreement;

/// Names a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ticket(pub u64);

/// Names a question of what some moves would likely bring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Question(pub u64);

/// Names a wish to follow the papers of a replication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Inquiry(pub u64);

/// From the page to a worker; the first worker leads, the others help.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Start a run; an earlier one is abandoned.
    Run {
        /// Names the run.
        ticket: Ticket,
        /// What is simulated.
        scenario: Box<Scenario>,
    },
    /// Abandon the run under way.
    Cancel,
    /// What would some further moves likely bring?
    Predict {
        /// Names the question.
        question: Question,
        /// What is shown.
        scenario: Box<Scenario>,
        /// The further moves.
        moves: Vec<Move>,
    },
    /// What does each assumption do to what is predicted?
    Sway {
        /// Names the question.
        question: Question,
        /// What is shown.
        scenario: Box<Scenario>,
    },
    /// Play a replication of a run that has ended once more and keep its papers; an earlier wish is
    /// dropped.
    Follow {
        /// Names the wish.
        inquiry: Inquiry,
        /// Which replication.
        request: Request,
    },
    /// To the leader: the port of this message leads to a new helper, perhaps in place of another.
    Lead {
        /// Number of the helper.
        helper: u32,
    },
    /// To the leader: a helper is gone.
    Lost {
        /// Number of the helper.
        helper: u32,
    },
    /// To a helper: play what is asked for through the port of this message.
    Help,
    /// Play the textbook systems.
    Examine {
        /// Chooses the random numbers.
        seed: u64,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker listens.
    Ready,
    /// A run goes on.
    Progress {
        /// Names the run.
        ticket: Ticket,
        /// Replications done.
        replications: u32,
        /// Estimated share of the run that is done, from 0 to 1.
        share: f64,
    },
    /// A run has ended.
    Finished {
        /// Names the run.
        ticket: Ticket,
        /// What it found.
        report: Box<Report>,
    },
    /// How the verdict of a finished run would likely swing if assumptions were others.
    Swung {
        /// Names the run.
        ticket: Ticket,
        /// One for each assumption that is varied.
        swings: Vec<Swing>,
    },
    /// What some further moves would likely bring.
    Predicted {
        /// Names the question.
        question: Question,
        /// The answer.
        forecast: Forecast,
    },
    /// What each assumption does to what is predicted.
    Swayed {
        /// Names the question.
        question: Question,
        /// The answer.
        sways: Box<Sways>,
    },
    /// Papers of a replication.
    Followed {
        /// Names the wish.
        inquiry: Inquiry,
        /// What has been kept.
        kept: Kept,
    },
    /// The textbook systems go on, or have been played.
    Examined {
        /// Chose the random numbers.
        seed: u64,
        /// Share of the work that is done, from 0 to 1.
        share: f64,
        /// What has been found so far.
        agreements: Vec<Agreement>,
    },
    /// The scenario cannot be simulated; the page finds out why by checking it itself.
    Refused {
        /// Names the run.
        ticket: Ticket,
    },
}

/// What is kept of a replication, piece by piece.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kept {
    /// Further papers of one structure, today's at 0.
    Papers {
        /// The structure.
        side: usize,
        /// A film with these papers only.
        film: Film,
    },
    /// That was all.
    All,
    /// There are more papers than can be kept.
    TooMany,
}
