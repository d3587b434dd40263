//! Where a scenario comes from, and what can go wrong on the way.

use std::io::Read as _;

use crate::cases;
use crate::check::Finding;
use crate::scenario::{ReadError, Scenario, read};
use crate::text::Language;
use crate::words::{self, Names};

/// Where a scenario comes from.
#[derive(Debug)]
pub(super) enum Input<'a> {
    Standard,
    File(&'a str),
    Case { id: &'a str, reading: Option<&'a str> },
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) enum Trouble {
    Unreadable { file: String, error: String },
    NoScenario(ReadError),
    UnknownCase(String),
    UnknownReading { case: String, reading: String },
    ReadingOfFile,
    Findings(Vec<Finding>, Box<Scenario>),
    NoReport,
    Unwritable(String),
}

impl<'a> Input<'a> {
    /// A file, or `-`.
    pub(super) fn of_file(argument: &'a str) -> Self {
        if argument == "-" { Self::Standard } else { Self::File(argument) }
    }

    /// A built-in case if there is one of that id, else a file, or `-`.
    pub(super) fn of_argument(argument: &'a str, reading: Option<&'a str>) -> Self {
        let is_case = cases::ids().any(|id| id == argument);
        if is_case || reading.is_some() {
            Self::Case { id: argument, reading }
        } else {
            Self::of_file(argument)
        }
    }

    /// Reads the scenario.
    pub(super) fn scenario(&self) -> Result<Scenario, Trouble> {
        let json = match self {
            Self::Case { id, reading } => return of_case(id, *reading),
            Self::File(file) => std::fs::read_to_string(file),
            Self::Standard => {
                let mut json = String::new();
                std::io::stdin().read_to_string(&mut json).map(|_| json)
            }
        };
        let json = json.map_err(|error| self.unreadable(&error))?;
        read(&json).map_err(Trouble::NoScenario)
    }

    fn unreadable(&self, error: &std::io::Error) -> Trouble {
        let file = match self {
            Self::File(file) => *file,
            Self::Standard | Self::Case { .. } => "-",
        };
        Trouble::Unreadable { file: file.to_owned(), error: error.to_string() }
    }
}

fn of_case(id: &str, reading: Option<&str>) -> Result<Scenario, Trouble> {
    let Some(case) = cases::case(id) else {
        let known = std::path::Path::new(id).exists();
        return Err(if known {
            Trouble::ReadingOfFile
        } else {
            Trouble::UnknownCase(id.to_owned())
        });
    };
    let mut scenario = case.scenario;
    if let Some(wanted) = reading {
        let found = case.readings.into_iter().find(|reading| reading.id == wanted);
        let unknown =
            || Trouble::UnknownReading { case: id.to_owned(), reading: wanted.to_owned() };
        scenario.reform = found.ok_or_else(unknown)?.reform;
    }
    Ok(scenario)
}

impl Trouble {
    pub(super) fn of_writing(error: impl std::fmt::Display) -> Self {
        Self::Unwritable(error.to_string())
    }

    /// The sentences that tell the user.
    pub(super) fn say(&self, language: Language) -> String {
        let pick = |zh: String, en: String| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        match self {
            Self::Unreadable { file, error } => {
                pick(format!("无法读取 {file}：{error}"), format!("Cannot read {file}: {error}"))
            }
            Self::NoScenario(error) => words::read_error(error, language),
            Self::UnknownCase(id) => {
                let known: Vec<&str> = cases::ids().collect();
                let known = known.join(", ");
                pick(
                    format!("没有案例，也没有文件叫 {id}；可用的案例：{known}"),
                    format!("There is no case and no file {id}; cases: {known}"),
                )
            }
            Self::UnknownReading { case, reading } => {
                let known = cases::case(case).map(|case| case.readings).unwrap_or_default();
                let known: Vec<&str> = known.iter().map(|reading| reading.id.as_str()).collect();
                let known = known.join(", ");
                pick(
                    format!("案例 {case} 没有读法 {reading}；可用的读法：{known}"),
                    format!("The case {case} has no reading {reading}; readings: {known}"),
                )
            }
            Self::ReadingOfFile => pick(
                "只有内置案例才有读法（--reading）。".to_owned(),
                "Only built-in cases have readings (--reading).".to_owned(),
            ),
            Self::Findings(findings, scenario) => {
                let names = Names::of(scenario);
                let say = |finding| words::finding(finding, &names, language);
                findings.iter().map(say).collect::<Vec<_>>().join("\n")
            }
            Self::NoReport => {
                pick("没有得出结果。".to_owned(), "The study ended without a report.".to_owned())
            }
            Self::Unwritable(error) => {
                pick(format!("无法输出：{error}"), format!("Cannot write: {error}"))
            }
        }
    }
}
