//! A machine on which the toolchain lacks the browser's target: every command that needs it says so, or fetches it, before
//! it does anything that takes long. The toolchain is played by scripts that write down what they are asked.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Commands that build for the browser.
const COMMANDS: [&[&str]; 8] = [
    &["serve", "--no-open"],
    &["serve", "--dev", "--no-open"],
    &["build"],
    &["size"],
    &["bundle"],
    &["test"],
    &["lint"],
    &["ready"],
];

/// A machine with a compiler and cargo, and nothing else on its PATH.
struct Machine {
    home: PathBuf,
}

impl Machine {
    fn new(name: &str) -> Machine {
        let home = std::env::temp_dir().join(format!("gouji-bare-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&home);
        std::fs::create_dir_all(home.join("bin")).unwrap();
        let machine = Machine { home };
        // It knows where the target's libraries would be; whether they are there is another matter.
        machine.program("rustc", &format!("echo {}/lib", machine.home.display()));
        // It has fmt and clippy, and can build nothing.
        machine.program("cargo", "test \"$2\" = --version");
        machine
    }

    /// Puts a program on the PATH; what it is called with is written down first.
    fn program(&self, name: &str, script: &str) {
        let (file, log) = (self.home.join("bin").join(name), self.home.join("log"));
        let log = log.display();
        std::fs::write(&file, format!("#!/bin/sh\necho {name} \"$@\" >> {log}\n{script}\n")).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a command of ours there: what it said, and the calls of programs that are more than a question.
    fn run(&self, words: &[&str]) -> (String, Vec<String>) {
        let _ = std::fs::remove_file(self.home.join("log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(words).env("PATH", self.home.join("bin")).env("CARGO", self.home.join("bin/cargo"));
        let out = command.env("GOUJI_TOOLS", self.home.join("tools")).output().unwrap();
        assert!(!out.status.success(), "{words:?}: nothing can be built there");
        let log = std::fs::read_to_string(self.home.join("log")).unwrap();
        let calls = log.lines().filter(|call| !call.contains("--version") && !call.starts_with("rustc "));
        (String::from_utf8(out.stderr).unwrap(), calls.map(String::from).collect())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

const LINE: &str = "rustup target add wasm32-unknown-unknown";

#[test]
fn without_rustup_every_command_stops_at_once_with_the_line_to_type() {
    let machine = Machine::new("alone");
    for words in COMMANDS {
        let (said, calls) = machine.run(words);
        assert!(said.contains(LINE), "{words:?}: {said}");
        assert_eq!(calls, Vec::<String>::new(), "{words:?} does nothing before that");
    }
}

#[test]
fn where_rustup_refuses_the_command_stops_with_the_line_to_type() {
    let machine = Machine::new("refused");
    // As for a toolchain that was linked by name.
    machine.program("rustup", "echo \"error: the toolchain does not support targets\" >&2; exit 1");
    let (said, calls) = machine.run(&["serve", "--no-open"]);
    assert!(said.contains(&format!("type: {LINE}")), "{said}");
    assert_eq!(calls, [LINE]);
}

#[test]
fn the_target_is_fetched_before_anything_is_built() {
    let machine = Machine::new("fetched");
    let library =
        |home: &Path| format!("/bin/mkdir -p {0}/lib && echo > {0}/lib/libstd-0.rlib", home.display());
    machine.program("rustup", &library(&machine.home));
    let (said, calls) = machine.run(&["serve", "--no-open"]);
    assert_eq!(calls.first().map(String::as_str), Some(LINE), "{said}");
    assert!(calls.iter().skip(1).any(|call| call.starts_with("cargo ")), "and then it builds: {calls:?}");
    assert!(!said.contains("type: "), "{said}");
}
