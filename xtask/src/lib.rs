//! The project's own commands. Each says what it is doing and how long it took, and installs the pinned tools that
//! it lacks. A library too, so that the browser tests serve and build the page by the same code.

// The bans of clippy.toml guard the core's exact figures and its freedom from clocks; these are tools around it.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod encode;
pub mod page;
pub mod serve;
pub mod server;
pub mod shell;
pub mod size;
pub mod test;
pub mod tools;

use shell::Result;

/// A command: its name, its options, what it does, and the code.
pub struct Command {
    /// As typed.
    pub name: &'static str,
    /// Its options, for the help.
    pub options: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// Does it, with the words after the name.
    pub run: fn(&[String]) -> Result,
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        options: "[--no-open] [--port N]",
        about: "build the release page, serve it on 127.0.0.1 and open it",
        run: serve::run,
    },
    Command {
        name: "test",
        options: "[--no-browser] [FILTER]",
        about: "every test, browser tests included; GOUJI_REPORTS names the folder of real reports",
        run: test::run,
    },
    Command { name: "build", options: "", about: "the hosted page into dist/, by trunk", run: page::run },
    Command {
        name: "size",
        options: "",
        about: "bytes of what the page loads: raw, gzip, brotli",
        run: size::run,
    },
    Command {
        name: "post-build",
        options: "",
        about: "(called by trunk) finish the built page",
        run: page::post_build,
    },
];

/// Runs the command of that name; `help` lists them.
pub fn run(name: &str, words: &[String]) -> Result {
    if let Some(command) = COMMANDS.iter().find(|c| c.name == name) {
        return (command.run)(words);
    }
    println!("cargo xtask COMMAND\n");
    for command in COMMANDS {
        println!("  {:<34} {}", format!("{} {}", command.name, command.options), command.about);
    }
    if matches!(name, "help" | "--help" | "-h") {
        Ok(())
    } else {
        Err(format!("there is no command `{name}`"))
    }
}
