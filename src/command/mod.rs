//! The command line: the same studies without a page.

mod input;
mod play;
mod table;
mod validate;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use self::input::{Input, Trouble};
use self::play::play;
use self::validate::{ValidateArguments, validate};
use crate::cases;
use crate::check::check;
use crate::scenario::{Scenario, WarmUp};
use crate::study::Study;
use crate::text::Language;
use crate::units::Days;

/// 扁平化·大科制模拟器: how papers travel and how work falls on people, before and after a reform.
#[derive(Debug, Parser)]
#[command(name = "spanlab", version, about)]
pub struct Command {
    /// Language of what is said: `zh` or `en`; that of the environment if absent.
    #[arg(long, global = true, value_parser = parse_language)]
    language: Option<Language>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Lists the built-in cases: ids and titles.
    Presets,
    /// Prints the scenario of a built-in case as JSON.
    Preset {
        /// Id of the case.
        id: String,
    },
    /// Checks a scenario; exit code 1 if it cannot run.
    Check {
        /// A file, or `-` for standard input.
        file: String,
    },
    /// Simulates a scenario: both structures on the same work.
    Run(RunArguments),
    /// Simulates textbook systems and compares them with what is known exactly; exit code 1 if one
    /// disagrees.
    Validate(ValidateArguments),
}

#[derive(Debug, clap::Args)]
struct RunArguments {
    /// A file, `-` for standard input, or the id of a built-in case.
    scenario: String,
    /// Which reading of the reform of a built-in case; the first if absent.
    #[arg(long)]
    reading: Option<String>,
    /// Chooses the random numbers.
    #[arg(long)]
    seed: Option<u64>,
    /// Exactly this many replications.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    replications: Option<u32>,
    /// Measured time (working days).
    #[arg(long, value_parser = parse_days)]
    days: Option<Days>,
    /// Time before it that is left out (working days), or `auto`.
    #[arg(long, value_name = "DAYS", value_parser = parse_warm_up)]
    warm_up: Option<WarmUp>,
    /// Prints the report as JSON.
    #[arg(long)]
    json: bool,
}

fn parse_language(text: &str) -> Result<Language, String> {
    match text {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err("allowed: zh, en".to_owned()),
    }
}

fn parse_days(text: &str) -> Result<Days, String> {
    let days: f64 = text.parse().map_err(|error| format!("{error}"))?;
    Days::new(days).map_err(|error| error.to_string())
}

fn parse_warm_up(text: &str) -> Result<WarmUp, String> {
    const ALLOWED: &str = "allowed: auto, or a number of working days from 0 to 2000";
    if text == "auto" {
        return Ok(WarmUp::Auto);
    }
    text.parse().ok().and_then(WarmUp::days).ok_or_else(|| ALLOWED.to_owned())
}

impl Command {
    /// Does what was asked for and says what went wrong.
    pub fn run(&self) -> ExitCode {
        let language = self.language.unwrap_or_else(language_of_environment);
        match self.answer(language) {
            Ok(code) => code,
            Err(trouble) => {
                // Nobody is left to tell if standard error is closed.
                let _ = writeln!(io::stderr(), "{}", trouble.say(language));
                ExitCode::FAILURE
            }
        }
    }

    fn answer(&self, language: Language) -> Result<ExitCode, Trouble> {
        match &self.what {
            What::Presets => presets(language),
            What::Preset { id } => preset(id),
            What::Check { file } => check_file(file, language),
            What::Run(arguments) => run(arguments, language),
            What::Validate(arguments) => validate(arguments, language),
        }
    }
}

/// The language that the environment asks for, as programs on the command line look for it.
fn language_of_environment() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Language::En, |tag| Language::from_tag(&tag))
}

fn presets(language: Language) -> Result<ExitCode, Trouble> {
    let mut lines = String::new();
    for case in cases::all() {
        let _ = writeln!(lines, "{:<22}{}", case.id, case.scenario.name.get(language));
        for reading in &case.readings {
            let title = reading.title.get(language);
            let _ = writeln!(lines, "    --reading {:<28}{title}", reading.id);
        }
    }
    print(&lines)
}

fn preset(id: &str) -> Result<ExitCode, Trouble> {
    let case = cases::case(id).ok_or_else(|| Trouble::UnknownCase(id.to_owned()))?;
    let json = serde_json::to_string_pretty(&case.scenario).map_err(Trouble::of_writing)?;
    print(&format!("{json}\n"))
}

fn check_file(file: &str, language: Language) -> Result<ExitCode, Trouble> {
    let scenario = Input::of_file(file).scenario()?;
    let findings = check(&scenario);
    if !findings.is_empty() {
        return Err(Trouble::Findings(findings, Box::new(scenario)));
    }
    print(match language {
        Language::Zh => "可以运行，未发现问题。\n",
        Language::En => "Nothing found; the scenario can run.\n",
    })
}

fn run(arguments: &RunArguments, language: Language) -> Result<ExitCode, Trouble> {
    let mut scenario =
        Input::of_argument(&arguments.scenario, arguments.reading.as_deref()).scenario()?;
    arguments.change(&mut scenario);
    let mut study = Study::new(&scenario)
        .map_err(|findings| Trouble::Findings(findings, Box::new(scenario.clone())))?;
    if let Some(replications) = arguments.replications {
        study = study.with_replications(replications);
    }
    let bar = progress_bar();
    let study = play(study, |progress| bar.set_position(per_mille(progress.share)));
    bar.finish_and_clear();
    let report = study.report().ok_or(Trouble::NoReport)?;
    if arguments.json {
        let json = serde_json::to_string(&report).map_err(Trouble::of_writing)?;
        return print(&format!("{json}\n"));
    }
    print(&table::table(&scenario, &report, language))
}

impl RunArguments {
    fn change(&self, scenario: &mut Scenario) {
        let run = &mut scenario.run;
        run.seed = self.seed.unwrap_or(run.seed);
        run.days = self.days.unwrap_or(run.days);
        run.warm_up = self.warm_up.unwrap_or(run.warm_up);
    }
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(1000);
    let style = ProgressStyle::with_template("{bar:40} {percent:>3} % {elapsed}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn per_mille(share: f64) -> u64 {
    (share * 1000.0) as u64
}

/// Prints to standard output; that a reader has gone away is no failure.
fn print(text: &str) -> Result<ExitCode, Trouble> {
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Trouble::of_writing(error)),
    }
}
