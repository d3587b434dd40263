//! The project's own commands. `cargo xtask` without a word lists them.
//!
//! Every command first sees to what it needs (module [`tools`]), so that a fresh machine with
//! Rust and Node is enough. What is already there is left alone.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks to a person")]

mod bench;
mod browser;
mod build;
mod check;
mod command;
mod finish;
mod lighthouse;
mod paths;
mod serve;
mod server;
mod size;
mod split;
mod step;
mod styles;
mod test;
mod tools;

use std::{error::Error, process::ExitCode};

/// What a command ends with: nothing more to say, or one sentence on what went wrong.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N] [--dev]   build the page and serve it at http://127.0.0.1:8080/
                             --dev: unoptimized, rebuilt and reloaded after every change
  build                      build the page into dist/, ready for any static host
  check                      format, lints and documentation; warnings are errors
  test                       check, then all tests, those in the browser included
  browser [FILE ...]         only the tests in the browser, against dist/ as it is
  bench [ROUNDS]             measure the engine, here and in a worker of a browser
  size [--write]             weigh what a first visit to dist/ loads (docs/size.txt)
  lighthouse [RUNS]          measure how dist/ loads on a slow phone
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let (name, rest) = match arguments {
        [name, rest @ ..] => (name.as_str(), rest),
        [] => ("help", arguments),
    };
    match name {
        "serve" => serve::serve(&serve::Options::parse(rest)?),
        "build" => no_arguments(rest).and_then(|()| build::build()),
        "check" => no_arguments(rest).and_then(|()| check::check()),
        "test" => no_arguments(rest).and_then(|()| test::test()),
        "browser" => test::browser_tests(rest),
        "bench" => bench::bench(rest),
        "size" => size::size(rest),
        "lighthouse" => lighthouse::lighthouse(rest),
        // Called by Trunk after each build; see Trunk.toml.
        "finish" => no_arguments(rest).and_then(|()| finish::finish()),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!("there is no command `{unknown}`\n\n{USAGE}").into()),
    }
}

fn no_arguments(arguments: &[String]) -> Outcome {
    match arguments {
        [] => Ok(()),
        [first, ..] => Err(format!("`{first}` is not expected here\n\n{USAGE}").into()),
    }
}
