//! The command line: the only place that knows files, terminals and exit statuses.

mod args;
mod calls;
mod check;
mod facts;
mod house_rules;
mod input;
mod link;
mod names;
mod output;
mod rules;
mod settings;
#[cfg(feature = "files")]
mod sum;
mod wildcards;
mod work;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::finding::Words;

/// The command line's own description, from which its manual and completions are made too.
pub fn command() -> clap::Command {
    <args::Args as clap::CommandFactory>::command()
        .help_template(HELP)
        .subcommand_help_heading("命令 / commands")
        .mut_subcommands(|command| command.help_template(HELP))
}

/// How help is laid out; the library's own headings are English alone.
const HELP: &str = "{about}\n\n用法 / usage: {usage}\n\n{all-args}{after-help}";

/// Runs the command line and answers the exit status: 0 no error in any report and all of it read, 1
/// at least one error, 2 no error but something was not read, or the words of the call are off.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    let parsed = command().try_get_matches_from(&words);
    let args = match parsed.and_then(|matches| args::Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) => {
            match calls::refused(&error, &words) {
                Some(complaint) => eprintln!("gouji: {complaint}"),
                // Help and version go to standard output and are no failure.
                None => drop(error.print()),
            }
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

/// What the system says, in words that people know.
fn words_of(error: &std::io::Error) -> Words {
    use std::io::ErrorKind;

    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => ("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => ("没有权限", "permission denied"),
        ErrorKind::IsADirectory => ("这是文件夹", "this is a folder"),
        ErrorKind::NotADirectory => ("路径中间有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::ReadOnlyFilesystem => ("所在的盘只能读", "the disk is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("磁盘满了", "the disk is full"),
        ErrorKind::InvalidFilename => ("文件名太长或有不能用的字", "the name is too long, or not allowed"),
        _ => return Words::new(error.to_string(), error.to_string()),
    };
    Words::new(zh, en)
}

/// The words in the language of the call.
fn words(lang: crate::finding::Lang, zh: impl Into<String>, en: impl Into<String>) -> Complaint {
    match lang {
        crate::finding::Lang::Zh => zh.into(),
        crate::finding::Lang::En => en.into(),
    }
}
