//! The command line.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    spanlab::command::Command::parse().run()
}
