//! The sentences of the answer, its pictures and its tables.

mod amount;
mod answer;
mod congested;
mod explained;
mod explaining;
mod figures;
mod labels;
mod measure;
mod pictures;
mod structure;
mod table;

pub use amount::Denomination;
pub use answer::{Finding, Sentence, findings};
pub use explained::Explained;
pub use explaining::{Explanation, Level, explain, swaying};
pub use figures::Figure;
pub use labels::{Label, Picture, stage};
pub use measure::Measure;
pub use pictures::{
    evenness_note, facts, person_name, person_readout, quality_title, section_readout,
    section_title, strip_title, time_readout, time_title,
};
pub use structure::{
    DeskRow, bottlenecks, desk_columns, desks, krackhardt, krackhardt_note, posts, spans,
    structure, structure_title,
};
pub use table::{Cell, Row, classes, people_balance, quality, sections_balance};
