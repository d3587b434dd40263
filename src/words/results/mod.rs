//! The sentences of the answer, its pictures and its tables.

mod against;
mod amount;
mod answer;
mod change;
mod charted;
mod comparison;
mod congested;
mod curves;
mod explained;
mod explaining;
mod figures;
mod kinds;
mod labels;
mod left_alone;
mod measure;
mod pictures;
mod piling;
mod recounted;
mod spoken;
mod structure;
mod swing;
mod table;
mod tile;
mod verdict;
mod views;

pub use against::drawback;
pub use amount::Denomination;
pub use answer::{Finding, Sentence, findings, headline, headline_in_short};
pub use change::{
    change_amount, change_readout, change_title, change_total, change_unit, other_changes,
    part_name, sources_note,
};
pub use comparison::Comparison;
pub use congested::{Stuck, congested_today, desk_of};
pub use curves::{
    Reading, backlog_reading, backlog_title, bare, decimals, reach_reading, reach_title, unit_of,
    within_reading, within_title,
};
pub use explained::Explained;
pub use explaining::{Explanation, Level, explain, swaying};
pub use figures::Figure;
pub use kinds::{KindRow, Kinds, classes, kinds, kinds_title, last_signers};
pub use labels::{Label, Picture, stage};
pub use measure::Measure;
pub use pictures::{
    evenness_note, facts, kind_title, person_name, person_readout, quality_title, section_readout,
    section_title, strip_title, time_readout, time_title,
};
pub use piling::{no_mean, part_of_one, piling, piling_title};
pub use recounted::{judged, moved};
pub use structure::{
    DeskRow, bottlenecks, desk_columns, desks, krackhardt, krackhardt_note, posts, spans,
    structure, structure_title,
};
pub use swing::{factor, faster, flip, swing_title};
pub use table::{Cell, Row, clerks_balance, people_balance, quality, sections_balance};
pub use tile::Tile;
pub use verdict::{LoserFact, Told, cannot_predict, lever, loser_levels, told};
pub use views::view;
