//! The command line: the only place that knows files, terminals and exit statuses.

mod args;
mod check;
mod facts;
mod house_rules;
mod input;
mod link;
mod output;
mod rules;
mod settings;
#[cfg(feature = "files")]
mod sum;
mod wildcards;
mod work;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// The command line's own description, from which its manual and completions are made.
#[cfg(feature = "manual")]
pub fn command() -> clap::Command {
    <args::Args as clap::CommandFactory>::command()
}

/// Runs the command line and answers the exit status: 0 no error in any report and all of it read, 1
/// at least one error, 2 no error but something was not read, or the words of the call are off.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match args::Args::try_parse_from(words) {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to standard output and are no failure.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let status = match args.command {
        args::Command::Check(args) => check::run(*args),
        #[cfg(feature = "files")]
        args::Command::Sum(args) => sum::run(&args),
        args::Command::Facts(args) => facts::run(&args),
        args::Command::Rules(args) => rules::run(&args),
    };
    ExitCode::from(match status {
        Ok(Status::Clean) => 0,
        Ok(Status::Errors) => 1,
        Ok(Status::Unread) => 2,
        Err(complaint) => {
            eprintln!("gouji: {complaint}");
            2
        }
    })
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// No finding of severity error.
    Clean,
    /// At least one.
    Errors,
    /// No error, but something was not read: a file, a report that is none, a table.
    Unread,
}

/// What is wrong with the call, in words.
type Complaint = String;

/// The words in the language of the call.
fn words(lang: crate::finding::Lang, zh: impl Into<String>, en: impl Into<String>) -> Complaint {
    match lang {
        crate::finding::Lang::Zh => zh.into(),
        crate::finding::Lang::En => en.into(),
    }
}
