//! Tools that `cargo install` builds, once, into the cache.

use crate::shell::{self, Result, step};
use std::path::PathBuf;

/// A tool built by `cargo install`.
pub struct Crate {
    /// The crate's name.
    pub name: &'static str,
    /// A program that it brings.
    pub program: &'static str,
    /// Its version.
    pub version: Version,
    /// Further words for `cargo install`.
    pub options: &'static [&'static str],
    /// How long that takes on two cores with nothing beside it.
    pub minutes: &'static str,
}

/// Which version of a tool.
pub enum Version {
    /// Exactly this.
    Exactly(&'static str),
    /// The one at which `Cargo.lock` holds this crate.
    Locked(&'static str),
}

/// Joins Rust's wasm with the browser; must match the crate in `Cargo.lock` exactly.
pub const WASM_BINDGEN: Crate = Crate {
    name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: Version::Locked("wasm-bindgen"),
    options: &[],
    minutes: "1 to 2 minutes",
};

/// Builds the page. 0.22 needs a newer Rust than ours.
pub const TRUNK: Crate = Crate {
    name: "trunk",
    program: "trunk",
    version: Version::Exactly("0.21.14"),
    options: &["--no-default-features"],
    minutes: "3 to 5 minutes",
};

/// Licences, advisories, doubles among the dependencies.
pub const CARGO_DENY: Crate = Crate {
    name: "cargo-deny",
    program: "cargo-deny",
    version: Version::Exactly("0.20.2"),
    options: &[],
    minutes: "3 to 5 minutes",
};

/// Dependencies that nothing uses.
pub const CARGO_MACHETE: Crate = Crate {
    name: "cargo-machete",
    program: "cargo-machete",
    version: Version::Exactly("0.9.2"),
    options: &[],
    minutes: "1 minute",
};

/// Builds the fuzz targets.
pub const CARGO_FUZZ: Crate = Crate {
    name: "cargo-fuzz",
    program: "cargo-fuzz",
    version: Version::Exactly("0.13.2"),
    options: &[],
    minutes: "1 minute",
};

/// Drives Firefox.
pub const GECKODRIVER: Crate = Crate {
    name: "geckodriver",
    program: "geckodriver",
    version: Version::Exactly("0.37.1"),
    options: &[],
    minutes: "1 to 2 minutes",
};

impl Crate {
    fn wanted(&self) -> Result<String> {
        match self.version {
            Version::Exactly(version) => Ok(version.into()),
            Version::Locked(name) => locked(name),
        }
    }

    fn home(&self) -> Result<PathBuf> {
        Ok(super::cache()?.join(format!("{}-{}", self.name, self.wanted()?)))
    }

    /// The folder with its programs.
    pub fn folder(&self) -> Result<PathBuf> {
        let bin = self.home()?.join("bin");
        if bin.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)).is_file() {
            Ok(bin)
        } else {
            Err(format!("{} {} is missing: `cargo xtask tools` installs it", self.name, self.wanted()?))
        }
    }

    /// The program.
    pub fn path(&self) -> Result<PathBuf> {
        Ok(self.folder()?.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)))
    }

    /// Builds it, where it is missing.
    pub fn install(&self) -> Result {
        if self.folder().is_ok() {
            return Ok(());
        }
        let version = self.wanted()?;
        step(&format!("installing {} {version} (once; {} on two cores)", self.name, self.minutes), || {
            super::placed(&self.home()?, |partial| {
                let mut install = shell::cargo();
                install.args(["install", self.name, "--version", &version, "--locked", "--debug", "--quiet"]);
                install.args(self.options).arg("--root").arg(partial);
                // Tools share what they have in common; the folder goes with the rest of `target/`.
                install.arg("--target-dir").arg(shell::target().join("tools"));
                install.env("CARGO_PROFILE_DEV_DEBUG", "0");
                shell::call(&mut install).map_err(|e| {
                    format!("{e}\n{} {version} could not be built. It needs the network (the crate registry) and a C compiler.", self.name)
                })
            })
        })
    }
}

/// What drives Firefox: the one on the PATH, or the one built.
pub fn geckodriver() -> Result<PathBuf> {
    shell::find("geckodriver").map_or_else(|| GECKODRIVER.path(), Ok)
}

/// The version at which `Cargo.lock` holds a crate.
fn locked(name: &str) -> Result<String> {
    let lock = shell::read(&shell::root().join("Cargo.lock"))?;
    version_in(&lock, name).ok_or_else(|| format!("Cargo.lock does not hold {name}"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(String::from)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"ab\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"abc\"\nversion = \"2.1.0\"\n";
        assert_eq!(super::version_in(lock, "abc").as_deref(), Some("2.1.0"));
        assert_eq!(super::version_in(lock, "b"), None);
    }
}
