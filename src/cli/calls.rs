//! What is wrong with a call, in words of our own: those of the library for arguments are English alone.

use std::ffi::OsString;
use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Complaint;
use crate::finding::Lang;

/// The commands, as they are written.
const COMMANDS: [&str; 5] = ["check", "sum", "facts", "rules", "help"];

/// What is said of a call that is off; `None` where help is what was asked for.
pub fn refused(error: &Error, call: &[OsString]) -> Option<Complaint> {
    let lang = lang_of(call);
    let told = |kind| error.get(kind).map(written).filter(|words| !words.is_empty());
    let argument = told(ContextKind::InvalidArg).map(|name| named(&name)).unwrap_or_default();
    let value = told(ContextKind::InvalidValue);
    let (zh, en) = match (error.kind(), value) {
        (
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
            _,
        ) => return None,
        (ErrorKind::InvalidSubcommand, _) => {
            let word = told(ContextKind::InvalidSubcommand).unwrap_or_default();
            let meant = told(ContextKind::SuggestedSubcommand);
            match meant {
                _ if Path::new(&word).exists() => (
                    format!("缺少命令。要核对它，请写：gouji check {word}"),
                    format!("a command is missing. To check it: gouji check {word}"),
                ),
                Some(meant) => (
                    format!("没有“{word}”这个命令。是否要写 {meant}？"),
                    format!("there is no command {word}. Did you mean {meant}?"),
                ),
                None => (format!("没有“{word}”这个命令。"), format!("there is no command {word}.")),
            }
        }
        (ErrorKind::MissingSubcommand, _) => ("缺少命令。".to_owned(), "a command is missing.".to_owned()),
        (ErrorKind::UnknownArgument, _) => match told(ContextKind::SuggestedArg) {
            None if stands_before_its_command(&argument, call) => (
                format!("“{argument}”写在命令之后，例如：gouji check 年报.docx {argument} …"),
                format!(
                    "{argument} stands behind the command; for example: gouji check report.docx {argument} …"
                ),
            ),
            Some(meant) => (
                format!("没有“{argument}”这个选项。是否要写 {meant}？"),
                format!("there is no option {argument}. Did you mean {meant}?"),
            ),
            None => (format!("没有“{argument}”这个选项。"), format!("there is no option {argument}.")),
        },
        (ErrorKind::InvalidValue, Some(value)) => {
            let valid = told(ContextKind::ValidValue).unwrap_or_default();
            (
                format!("{argument} 不能写“{value}”，可以写：{}。", valid.replace(", ", "、")),
                format!("{argument} does not take {value}; it takes {valid}."),
            )
        }
        (ErrorKind::InvalidValue, None) => {
            (format!("{argument} 后面缺少内容。"), format!("something is missing behind {argument}."))
        }
        (ErrorKind::ValueValidation, Some(value)) => (
            format!("{argument} 不能写“{value}”，应是从 1 起的整数。"),
            format!("{argument} does not take {value}: a whole number from 1 on is wanted."),
        ),
        (ErrorKind::MissingRequiredArgument, _) => {
            (format!("缺少 {argument}。"), format!("{argument} is missing."))
        }
        (ErrorKind::ArgumentConflict, _) => match told(ContextKind::PriorArg).map(|name| named(&name)) {
            Some(other) if other != argument => (
                format!("{argument} 与 {other} 不能同时写。"),
                format!("{argument} and {other} do not go together."),
            ),
            _ => (format!("{argument} 只能写一次。"), format!("{argument} may stand once only.")),
        },
        (ErrorKind::TooManyValues, Some(value)) => {
            (format!("{argument} 后面的“{value}”多余。"), format!("{value} behind {argument} is too much."))
        }
        (ErrorKind::InvalidUtf8, _) => {
            ("有的选项写的不是 UTF-8 文字。".to_owned(), "a word of the call is no text in UTF-8.".to_owned())
        }
        _ => ("命令写得不对。".to_owned(), "the call is off.".to_owned()),
    };
    let command = call.iter().skip(1).filter_map(|word| word.to_str()).find(|word| COMMANDS.contains(word));
    let help = match command {
        Some(command) if command != "help" => format!("gouji help {command}"),
        _ => "gouji help".to_owned(),
    };
    Some(super::words(lang, format!("{zh}\n用 {help} 查看写法。"), format!("{en}\nSee {help}.")))
}

/// Whether an option was written before the command that it may belong to.
fn stands_before_its_command(argument: &str, call: &[OsString]) -> bool {
    let is_command = |word: &&OsString| word.to_str().is_some_and(|word| COMMANDS.contains(&word));
    let before = call.iter().skip(1).take_while(|word| !is_command(word));
    let has_command = call.iter().skip(1).any(|word| is_command(&word));
    has_command && before.filter_map(|word| word.to_str()).any(|word| word.starts_with(argument))
}

/// The language that a call asks for, as far as it can be told before the call is understood.
fn lang_of(call: &[OsString]) -> Lang {
    let words: Vec<&str> = call.iter().filter_map(|word| word.to_str()).collect();
    let apart = words.windows(2).any(|pair| pair == ["--lang", "en"]);
    if apart || words.contains(&"--lang=en") { Lang::En } else { Lang::Zh }
}

/// An argument without what stands for its value: `--format <FORMAT>`, several with a comma between.
fn named(argument: &str) -> String {
    let one = |part: &str| part.split(" <").next().unwrap_or(part).to_owned();
    argument.split(", ").map(one).collect::<Vec<_>>().join(", ")
}

fn written(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
