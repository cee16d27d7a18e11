//! What building and testing need beyond this repository, at the versions that fit.
//!
//! [`needs`](crate::needs) makes sure of them before a command does anything long; nothing else installs. Whoever uses a
//! tool later, a test above all, only looks for it, and where it is missing says how to get it.
//!
//! Tools that are built from source go into a folder of the person's cache that is keyed by tool and version, so that
//! a second clone finds them. Tools of the system (browsers, wasm-opt) come from its packages.

pub mod crates;
pub mod npm;
pub mod packages;
pub mod rust;

use crate::old;
use crate::shell::Result;
use std::path::{Path, PathBuf};

/// Something that a command needs.
#[derive(Clone, Copy)]
pub enum Tool {
    /// A part of the Rust toolchain.
    Rust(rust::Part),
    /// A program that cargo builds.
    Crate(&'static crates::Crate),
    /// Programs out of the system's packages.
    Package(&'static packages::Package),
    /// Packages of npm.
    Npm(&'static npm::Packages),
    /// An old build of Chromium.
    OldChromium(old::Build),
}

impl Tool {
    /// Its name, for people.
    pub fn name(self) -> String {
        match self {
            Tool::Rust(part) => part.name().into(),
            Tool::Crate(tool) => tool.name.into(),
            Tool::Package(package) => package.name.into(),
            Tool::Npm(packages) => packages.names.join(", "),
            Tool::OldChromium((version, _)) => format!("Chromium {version}"),
        }
    }

    /// Whether it can be used as it is.
    pub fn is_here(self) -> bool {
        match self {
            Tool::Rust(part) => part.is_here(),
            Tool::Crate(tool) => tool.folder().is_ok(),
            Tool::Package(package) => package.is_here(),
            Tool::Npm(packages) => packages.modules().is_ok(),
            Tool::OldChromium(build) => old::program(build).is_ok(),
        }
    }

    /// Why it cannot be installed from here, where that can be known beforehand.
    pub fn obstacle(self) -> Option<&'static str> {
        match self {
            Tool::Rust(_) => rust::obstacle(),
            Tool::Package(_) => packages::obstacle(),
            Tool::Npm(_) | Tool::OldChromium(_) => npm::obstacle(),
            Tool::Crate(_) => None,
        }
    }
}

/// `~/.cache/gouji/tools`, or what the system has instead; `GOUJI_TOOLS` overrides it.
pub fn cache() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("GOUJI_TOOLS") {
        return Ok(folder.into());
    }
    let base =
        std::env::var_os("XDG_CACHE_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    Ok(base
        .ok_or("neither XDG_CACHE_HOME nor HOME is set: set GOUJI_TOOLS to a folder for the tools")?
        .join("gouji/tools"))
}

/// A PATH on which these folders come first.
pub fn path_with(folders: &[PathBuf]) -> std::ffi::OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).unwrap_or(old)
}

/// Makes a folder of the cache beside its place and then moves it: a stop half-way leaves nothing that looks whole.
fn placed(home: &Path, make: impl FnOnce(&Path) -> Result) -> Result {
    let partial = home.with_extension(format!("{}.partial", std::process::id()));
    make(&partial)?;
    match std::fs::rename(&partial, home) {
        // Another run was quicker: what it made is as good.
        Err(_) if home.is_dir() => std::fs::remove_dir_all(&partial).map_err(|e| e.to_string()),
        moved => moved.map_err(|e| format!("cannot move {} to {}: {e}", partial.display(), home.display())),
    }
}
