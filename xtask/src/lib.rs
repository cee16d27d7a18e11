//! The project's own commands. Each says what it is doing and how long it took, and installs the pinned tools that
//! it lacks. A library too, so that the browser tests serve and build the page by the same code.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the bans guard the core's exact figures and its freedom from clocks; these are tools around it"
)]

pub mod bundle;
pub mod compare;
pub mod encode;
pub mod fuzz;
pub mod growth;
pub mod instructions;
pub mod lint;
pub mod needs;
pub mod old;
pub mod outputs;
pub mod page;
pub mod passages;
pub mod serve;
pub mod server;
pub mod servers;
pub mod shell;
pub mod size;
pub mod split;
pub mod test;
pub mod tools;
pub mod wasm;
pub mod wasm_native;
pub mod windows;

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

const fn command(
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result,
) -> Command {
    Command { name, options, about, run }
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Command] = &[
    command(
        "serve",
        "[--dev|--release] [--no-open] [--port N]",
        "build the page, serve it on 127.0.0.1 and open it",
        serve::run,
    ),
    command(
        "test",
        "[--no-browser] [FILTER]",
        "every test, browser tests included; GOUJI_REPORTS names the folder of real reports",
        test::run,
    ),
    command("tools", "", "install all that building and testing need", test::tools),
    command("build", "", "the hosted page into dist/, by trunk", page::run),
    command("size", "", "bytes of what the page loads: raw, gzip, brotli", size::run),
    command("bundle", "", "everything that is released, into target/bundle/", bundle::run),
    command(
        "extension",
        "",
        "the browsers' extension alone, into target/bundle/extension/",
        bundle::extension::run,
    ),
    command(
        "wheel",
        "[--dev]",
        "the Python package into target/bundle/, tried in a fresh environment",
        bundle::wheel::run,
    ),
    command("windows", "[--dev]", "gouji.exe into target/bundle/, tried under Wine", windows::run),
    command(
        "reproduce",
        "",
        "make the release here and in another folder: the same bytes",
        bundle::same::run,
    ),
    command(
        "wasm-native",
        "",
        "whether WebAssembly says what the command line says, over every document of the tests",
        wasm_native::run,
    ),
    command(
        "growth",
        "[--to KB] [SHAPE]…",
        "whether what a text costs grows in proportion to its length, by instructions",
        growth::run,
    ),
    command(
        "instructions",
        "[--write | --program BINARY]",
        "what a check costs, by stage and rule, beside benches/instructions.tsv; with GOUJI_REPORTS of real reports too",
        instructions::run,
    ),
    command(
        "fuzz",
        "[--seconds N] [TARGET]…",
        "changed input against every reader and every form of output, twenty minutes each; with a nightly Rust",
        fuzz::run,
    ),
    command("old-browsers", "[VERSION]…", "the page in real old builds of Chromium, from 80 on", old::run),
    command(
        "servers",
        "",
        "the site under nginx, Apache and Tomcat, set up as docs/server says",
        servers::run,
    ),
    command(
        "bench",
        "[--no-native] [--no-browser] [starting|report|keys|findings|many]…",
        "how long checking and starting take, natively and in the built page",
        test::bench,
    ),
    command(
        "outputs",
        "[--against REV|BINARY]",
        "whether this tree's command line says the same as another's, byte for byte, over all that the tests know",
        outputs::run,
    ),
    command(
        "compare",
        "",
        "the program beside a colleague's script, the prior art's rules and a workbook, over the same reports",
        compare::run,
    ),
    command("pictures", "", "write the pictures anew with which tests compare the page", test::pictures),
    command(
        "first-page",
        "",
        "write the empty page into index.html anew, as the program draws it",
        test::first_page,
    ),
    command("docs", "", "write docs/rules anew from the rules", test::docs),
    command(
        "messages",
        "[CODE]",
        "every message of the rules' examples, Chinese beside English, with its length",
        test::messages,
    ),
    command(
        "accuracy",
        "[--passages FILE… [--gouji BINARY]]",
        "how many wrong figures in prose are found: of our own reports into docs/accuracy.md, or of a file of passages",
        test::accuracy,
    ),
    command("lint", "", "formatting, clippy natively and for the browser, licences, advisories", lint::run),
    command("ready", "", "all that CI does: lint and test", test::ready),
    command("post-build", "", "(called by trunk) finish the built page", page::post_build),
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
