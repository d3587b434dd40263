//! The textbook systems, simulated and compared.

use std::process::ExitCode;

use serde::Serialize;

use super::input::Trouble;
use super::table::line;
use super::{per_mille, print, progress_bar};
use crate::text::Language;
use crate::validate::{Agreement, Examination, REPLICATIONS, TOLERANCE};
use crate::words;

#[derive(Debug, clap::Args)]
pub(super) struct ValidateArguments {
    /// Chooses the random numbers; what is off by chance is played again.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Prints what was found as JSON.
    #[arg(long)]
    json: bool,
}

/// What was found, as JSON.
#[derive(Serialize)]
struct Document<'a> {
    seed: u64,
    replications: u32,
    tolerance: f64,
    agree: bool,
    agreements: &'a [Agreement],
}

/// Plays all checks; exit code 1 if a mean does not agree with its exact value.
pub(super) fn validate(
    arguments: &ValidateArguments,
    language: Language,
) -> Result<ExitCode, Trouble> {
    let mut examination = Examination::new(arguments.seed);
    let bar = progress_bar();
    while !examination.play() {
        bar.set_position(per_mille(examination.share()));
    }
    bar.finish_and_clear();
    let agreements = examination.agreements();
    let agree = agreements.iter().all(|found| found.agrees);
    if arguments.json {
        let document = Document {
            seed: arguments.seed,
            replications: REPLICATIONS,
            tolerance: TOLERANCE,
            agree,
            agreements,
        };
        let json = serde_json::to_string(&document).map_err(Trouble::of_writing)?;
        print(&format!("{json}\n"))?;
    } else {
        print(&table(agreements, language))?;
    }
    Ok(if agree { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A line for each measure, and what they say together.
fn table(agreements: &[Agreement], language: Language) -> String {
    let mut text = String::new();
    let header = words::check_labels(language).columns.map(str::to_owned);
    line(&mut text, &WIDTHS, &header);
    for found in agreements {
        line(&mut text, &WIDTHS, &row(found, language));
    }
    text.push('\n');
    text.push_str(&words::agreements(agreements, language));
    text.push('\n');
    text
}

const WIDTHS: [usize; 6] = [40, 34, 9, 29, 18, 0];

fn row(found: &Agreement, language: Language) -> [String; 6] {
    let decimals = words::decimals(found.measure);
    [
        words::system(found.system, language).to_owned(),
        words::measured(found.measure, language).to_owned(),
        format!("{:.decimals$}", found.exact),
        format!("{:.decimals$} ± {:.decimals$}", found.mean, found.standard_error),
        format!("{:+.2}", found.deviation),
        words::agreement(found, language).to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{Measure, System};

    #[test]
    fn the_table_has_a_line_for_each_measure_and_says_what_disagrees() {
        let found = |deviation: f64| Agreement {
            system: System::Merging,
            measure: Measure::Gain,
            exact: -9.375,
            mean: -9.375 + 0.1 * deviation,
            standard_error: 0.1,
            deviation,
            agrees: deviation.abs() <= TOLERANCE,
            replications: REPLICATIONS,
        };
        let text = table(&[found(0.5), found(4.0)], Language::En);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5);
        assert!(lines[1].starts_with("Two sections merged against apart"));
        assert!(lines[1].contains("-9.325 ± 0.100"));
        assert!(lines[1].ends_with("+0.50             agrees"));
        assert!(lines[2].ends_with("does not agree"));
        assert_eq!(lines[4], "1 of 2 measures do not agree with their exact values.");
        assert!(table(&[found(0.0)], Language::Zh).contains("相符"));
    }
}
