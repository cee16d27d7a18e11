//! What tests take from npm. None of the packages' own code runs while they are installed.

use crate::shell::{self, Result, step};
use std::path::PathBuf;
use std::process::Command;

/// Packages that are installed together.
pub struct Packages {
    /// What for; also a part of the folder's name.
    pub purpose: &'static str,
    /// `name@version`.
    pub names: &'static [&'static str],
}

/// Speaks with old builds of Chromium, all of them.
pub const PUPPETEER: Packages = Packages { purpose: "puppeteer", names: &["puppeteer-core@5.5.0"] };
/// Builds a page with our package in it. A version that Node 20 runs.
pub const VITE: Packages = Packages { purpose: "vite", names: &["vite@6.4.6"] };
/// Checks our package's types.
pub const TYPESCRIPT: Packages = Packages { purpose: "typescript", names: &["typescript@5.9.3"] };

/// Looks for what people with disabilities would stumble over. Used by tests alone, and never part of what is built.
pub const AXE: Packages = Packages { purpose: "axe", names: &["axe-core@4.10.3"] };

impl Packages {
    fn home(&self) -> Result<PathBuf> {
        let key = self.names.join("+").replace(['@', '/'], "-");
        Ok(super::cache()?.join(format!("npm-{}-{key}", self.purpose)))
    }

    /// Their `node_modules`.
    pub fn modules(&self) -> Result<PathBuf> {
        let modules = self.home()?.join("node_modules");
        if modules.is_dir() {
            return Ok(modules);
        }
        Err(format!("{} is missing: `cargo xtask tools` fetches it, where npm is", self.names.join(", ")))
    }

    /// Fetches them, where they are missing.
    pub fn install(&self) -> Result {
        if self.modules().is_ok() {
            return Ok(());
        }
        step(&format!("fetching {} from npm", self.names.join(", ")), || {
            super::placed(&self.home()?, |partial| {
                let mut install = npm()?;
                install.args([
                    "install",
                    "--silent",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefix",
                ]);
                shell::call(install.arg(partial).args(self.names))
            })
        })
    }
}

/// npm. Not installed from here: it would bring hundreds of packages.
pub fn npm() -> Result<Command> {
    let npm = shell::find("npm").ok_or("npm and node are missing: please install nodejs and npm")?;
    let mut command = Command::new(npm);
    // Without a network npm would go on trying for minutes.
    command.env("npm_config_fetch_retries", "1");
    Ok(command)
}

/// Why nothing can be fetched from npm.
pub fn obstacle() -> Option<&'static str> {
    npm().is_err().then_some("npm and node are missing")
}
