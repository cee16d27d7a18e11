//! Parts of the Rust toolchain that `rust-toolchain.toml` names. rustup fetches them by itself where it is set to; where it
//! is not (`RUSTUP_AUTO_INSTALL=0`), or where the toolchain was there before, nothing else would.

use crate::shell::{self, Result, step};
use crate::{wasm, windows};
use std::path::PathBuf;
use std::process::Command;

/// A part of the toolchain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The standard library for the browser.
    Target,
    /// The standard library for Windows.
    Windows,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
}

impl Part {
    /// As rustup calls it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Target => wasm::TARGET,
            Part::Windows => windows::TARGET,
            Part::Rustfmt => "rustfmt",
            Part::Clippy => "clippy",
        }
    }

    /// Whether the toolchain that builds here has it.
    pub fn is_here(self) -> bool {
        match self {
            Part::Target | Part::Windows => has_target(self.name()),
            Part::Rustfmt => shell::output(shell::cargo().args(["fmt", "--version"])).is_ok(),
            Part::Clippy => shell::output(shell::cargo().args(["clippy", "--version"])).is_ok(),
        }
    }

    /// The words after `rustup` that fetch it.
    fn words(self) -> [&'static str; 3] {
        let kind = if matches!(self, Part::Target | Part::Windows) { "target" } else { "component" };
        [kind, "add", self.name()]
    }
}

/// The compiler knows every target; whether the target's libraries are there is seen in their folder alone.
fn has_target(target: &str) -> bool {
    let mut ask = Command::new("rustc");
    ask.current_dir(shell::root()).args(["--print", "target-libdir", "--target", target]);
    let Ok(folder) = shell::output(&mut ask) else { return false };
    let files = std::fs::read_dir(PathBuf::from(folder.trim())).into_iter().flatten().flatten();
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Why nothing can be added to the toolchain from here.
pub fn obstacle() -> Option<&'static str> {
    shell::find("rustup").is_none().then_some("there is no rustup here")
}

/// What a person types to get these parts.
pub fn by_hand(parts: &[Part]) -> String {
    let lines: Vec<String> = parts.iter().map(|part| format!("rustup {}", part.words().join(" "))).collect();
    lines.join(" && ")
}

/// Adds them to the toolchain that builds here.
pub fn install(parts: &[Part]) -> Result {
    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    step(&format!("installing {} by rustup", names.join(", ")), || {
        for part in parts {
            let mut add = Command::new("rustup");
            // In the project's folder rustup means the toolchain that the project names.
            shell::call(add.current_dir(shell::root()).args(part.words()))?;
            if !part.is_here() {
                return Err(format!("rustup added {}, but rustc does not find it", part.name()));
            }
        }
        Ok(())
    })
}
