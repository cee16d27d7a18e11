//! The tools that building and testing need, at the versions that fit; installed when missing.
//!
//! Tools that are built from source go into a folder of the person's cache that is keyed by tool and version, so that
//! a second clone finds them. Tools of the system (browsers, wasm-opt) come from its packages.

use crate::shell::{self, Result, step};
use std::path::PathBuf;
use std::process::Command;

/// A tool built by `cargo install`.
pub struct Crate {
    /// The crate's name.
    pub name: &'static str,
    /// A program that it brings.
    pub program: &'static str,
    /// Its version; `None`: the one of the crate that must match it, in `Cargo.lock`.
    pub version: Version,
    /// Further words for `cargo install`.
    pub options: &'static [&'static str],
    /// How long that takes on two cores.
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
    options: &["--debug"],
    minutes: "2 to 3 minutes",
};

/// Builds the page. 0.22 needs a newer Rust than ours.
pub const TRUNK: Crate = Crate {
    name: "trunk",
    program: "trunk",
    version: Version::Exactly("0.21.14"),
    options: &["--debug", "--no-default-features"],
    minutes: "4 to 6 minutes",
};

/// Licences, advisories, doubles among the dependencies.
pub const CARGO_DENY: Crate = Crate {
    name: "cargo-deny",
    program: "cargo-deny",
    version: Version::Exactly("0.20.2"),
    options: &["--debug"],
    minutes: "4 to 6 minutes",
};

/// Drives Firefox.
pub const GECKODRIVER: Crate = Crate {
    name: "geckodriver",
    program: "geckodriver",
    version: Version::Exactly("0.37.1"),
    options: &["--debug"],
    minutes: "2 to 3 minutes",
};

impl Crate {
    fn wanted(&self) -> Result<String> {
        match self.version {
            Version::Exactly(version) => Ok(version.into()),
            Version::Locked(name) => locked(name),
        }
    }

    /// The folder with its programs, after installing what is missing.
    pub fn folder(&self) -> Result<PathBuf> {
        let version = self.wanted()?;
        let home = cache()?.join(format!("{}-{version}", self.name));
        let bin = home.join("bin");
        if bin.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)).is_file() {
            return Ok(bin);
        }
        step(&format!("installing {} {version} (once; {} on two cores)", self.name, self.minutes), || {
            // Built beside its place and then moved: a stop half-way leaves nothing that looks whole.
            let partial = home.with_extension(format!("{}.partial", std::process::id()));
            let mut install = shell::cargo();
            install.args(["install", self.name, "--version", &version, "--locked"]).args(self.options);
            install
                .arg("--root")
                .arg(&partial)
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .env_remove("CARGO_TARGET_DIR");
            shell::call(&mut install).map_err(|e| {
                format!("{e}\n{} {version} could not be built. It needs the network (the crate registry) and a C compiler.", self.name)
            })?;
            match std::fs::rename(&partial, &home) {
                // Another run was quicker: its build is as good.
                Err(_) if bin.is_dir() => std::fs::remove_dir_all(&partial).map_err(|e| e.to_string()),
                moved => {
                    moved.map_err(|e| format!("cannot move {} to {}: {e}", partial.display(), home.display()))
                }
            }
        })?;
        Ok(bin)
    }
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

/// A program of the system: found on the PATH, or installed from Debian's packages where that may be.
pub fn system(program: &str, packages: &[&str]) -> Result<PathBuf> {
    if let Some(found) = shell::find(program) {
        return Ok(found);
    }
    install(packages).map_err(|e| format!("{program} is missing: {e}"))?;
    shell::find(program).ok_or(format!("{} brought no {program}", packages.join(" ")))
}

/// Installs Debian's packages where that may be; otherwise says how to.
pub fn install(packages: &[&str]) -> Result {
    let list = packages.join(" ");
    let by_hand = format!("please install it; on Debian or Ubuntu: sudo apt-get install {list}");
    let apt = || apt().ok_or(format!("packages cannot be installed from here: {by_hand}"));
    let install = || shell::call(apt()?.args(["install", "-y", "--no-install-recommends"]).args(packages));
    apt()?;
    step(&format!("installing {list} by apt-get"), || {
        install()
            .or_else(|_| shell::call(apt()?.arg("update")).and_then(|()| install()))
            .map_err(|e| format!("{e}\n{by_hand}"))
    })
}

/// `apt-get`, where we may: as root, or by a `sudo` that does not ask.
fn apt() -> Option<Command> {
    let apt = shell::find("apt-get")?;
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new(apt)
    } else {
        let sudo = shell::find("sudo")?;
        shell::output(Command::new(&sudo).args(["-n", "true"])).ok()?;
        let mut command = Command::new(sudo);
        command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).arg(apt);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}

/// wasm-opt: the system's, from its package.
pub fn wasm_opt() -> Result<PathBuf> {
    system("wasm-opt", &["binaryen"])
}

/// wasm-split: from the same package.
pub fn wasm_split() -> Result<PathBuf> {
    system("wasm-split", &["binaryen"])
}

/// Chromium.
pub fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names.iter().find_map(|name| shell::find(name)).map_or_else(|| system("chromium", &["chromium"]), Ok)
}

/// Drives Chromium.
pub fn chromedriver() -> Result<PathBuf> {
    system("chromedriver", &["chromium-driver"])
}

/// Firefox.
pub fn firefox() -> Result<PathBuf> {
    let names = ["firefox-esr", "firefox"];
    names
        .iter()
        .find_map(|name| shell::find(name))
        .map_or_else(|| system("firefox-esr", &["firefox-esr"]), Ok)
}

/// Drives Firefox: the one on the PATH, or built.
pub fn geckodriver() -> Result<PathBuf> {
    match shell::find("geckodriver") {
        Some(found) => Ok(found),
        None => Ok(GECKODRIVER.folder()?.join("geckodriver")),
    }
}

/// npm, for what tests fetch. Not installed from here: it would bring hundreds of packages.
pub fn npm() -> Result<Command> {
    let npm = shell::find("npm").ok_or("npm and node are missing: please install nodejs and npm")?;
    let mut command = Command::new(npm);
    // Without a network npm would go on trying for minutes.
    command.env("npm_config_fetch_retries", "1");
    Ok(command)
}

/// Packages of npm for tests, `name@version`, in a folder of the cache; gives their `node_modules`. None of their own
/// code runs while they are installed.
pub fn npm_packages(purpose: &str, packages: &[&str]) -> Result<PathBuf> {
    let key = packages.join("+").replace(['@', '/'], "-");
    let home = cache()?.join(format!("npm-{purpose}-{key}"));
    let modules = home.join("node_modules");
    if !modules.is_dir() {
        step(&format!("fetching {} from npm", packages.join(", ")), || {
            // Fetched beside its place and then moved: a stop half-way leaves nothing that looks whole.
            let partial = home.with_extension(format!("{}.partial", std::process::id()));
            let mut install = npm()?;
            install
                .args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
                .arg(&partial);
            shell::call(install.args(packages))?;
            match std::fs::rename(&partial, &home) {
                // Another run was quicker: what it fetched is as good.
                Err(_) if modules.is_dir() => std::fs::remove_dir_all(&partial).map_err(|e| e.to_string()),
                moved => moved.map_err(|e| format!("cannot move {}: {e}", partial.display())),
            }
        })?;
    }
    Ok(modules)
}

/// Drives WebKitGTK, and the browser that it drives, which is on no PATH.
pub fn webkit() -> Result<(PathBuf, PathBuf)> {
    xvfb()?;
    let driver = system("WebKitWebDriver", &["webkit2gtk-driver"])?;
    let folders = ["x86_64-linux-gnu", "aarch64-linux-gnu", "riscv64-linux-gnu"];
    let places = folders.iter().flat_map(|folder| {
        ["4.1", "4.0"]
            .map(|version| PathBuf::from(format!("/usr/lib/{folder}/webkit2gtk-{version}/MiniBrowser")))
    });
    let browser = places.into_iter().find(|place| place.is_file());
    Ok((driver, browser.ok_or("WebKitGTK's MiniBrowser is missing")?))
}

/// A screen that nobody sees.
pub fn xvfb() -> Result<PathBuf> {
    system("Xvfb", &["xvfb"])
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
