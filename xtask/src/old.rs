//! `cargo xtask old-browsers`: the floor, in real old builds of Chromium.
//!
//! The builds stand whole in an npm package of another purpose; nothing of that package's own code runs. Not part of CI: some
//! 45 MB each.

use crate::server::{Server, Site};
use crate::shell::{self, Result, step};
use crate::{bundle, page, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Versions of the package, and the Chromium that each holds.
const BUILDS: [(&str, &str); 5] =
    [("2.1.1", "80"), ("3.1.1", "83"), ("5.4.0", "87"), ("8.0.2", "90"), ("10.1.0", "92")];
/// The version of the driver that speaks with all of them.
const PUPPETEER: &str = "5.5.0";

/// Opens one file and hosted page in each.
pub fn run(words: &[String]) -> Result {
    for program in ["npm", "node", "brotli"] {
        tools::system(program, &[if program == "node" { "nodejs" } else { program }])?;
    }
    page::build()?;
    bundle::make_web(&bundle::folder())?;
    let driver = puppeteer()?;
    let server = Server::start(Site::new(bundle::folder().join("site")), 0)?;
    let sample = shell::target().join("old-browsers-sample.txt");
    let sound = shell::read(&shell::root().join("src/app/samples/sound.txt"))?;
    shell::write(&sample, sound.replacen("不掌握相关政府信息\t38\t", "不掌握相关政府信息\t83\t", 1))?;
    let mut failed = Vec::new();
    for (package, chromium) in BUILDS {
        if !words.is_empty() && !words.iter().any(|word| word == chromium) {
            continue;
        }
        let program = build(package, chromium)?;
        let mut check = Command::new("node");
        check.arg(shell::root().join("tests/old-browsers/check.js")).arg(&driver).arg(program);
        check.arg(bundle::folder().join("gouji.html")).arg(server.url()).arg(&sample);
        if step(&format!("Chromium {chromium}"), || shell::call(&mut check)).is_err() {
            failed.push(chromium);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("does not run in Chromium {}", failed.join(", "))) }
}

/// The driver's folder.
fn puppeteer() -> Result<PathBuf> {
    let home = tools::cache()?.join(format!("puppeteer-core-{PUPPETEER}"));
    let module = home.join("node_modules/puppeteer-core");
    if !module.is_dir() {
        step("fetching puppeteer-core", || {
            let mut install = Command::new("npm");
            install
                .args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
                .arg(&home);
            shell::call(install.arg(format!("puppeteer-core@{PUPPETEER}")))
        })?;
    }
    Ok(module)
}

/// An old Chromium, unpacked.
fn build(package: &str, chromium: &str) -> Result<PathBuf> {
    let home = tools::cache()?.join(format!("chromium-{chromium}"));
    let program = home.join("chromium");
    if program.is_file() {
        return Ok(program);
    }
    step(&format!("fetching Chromium {chromium} (45 MB)"), || {
        std::fs::create_dir_all(&home).map_err(|e| e.to_string())?;
        let mut pack = Command::new("npm");
        shell::call(pack.current_dir(&home).args([
            "pack",
            "--silent",
            &format!("chrome-aws-lambda@{package}"),
        ]))?;
        let archive = home.join(format!("chrome-aws-lambda-{package}.tgz"));
        shell::call(Command::new("tar").current_dir(&home).arg("xzf").arg(&archive))?;
        let bin = home.join("package/bin");
        for name in ["aws", "swiftshader"] {
            unbrotli(&bin.join(format!("{name}.tar.br")), &home.join(format!("{name}.tar")))?;
            shell::call(Command::new("tar").current_dir(&home).args(["xf", &format!("{name}.tar")]))?;
        }
        // Last, so that a stop half-way leaves no program.
        unbrotli(&bin.join("chromium.br"), &home.join("chromium.part"))?;
        shell::call(Command::new("chmod").arg("+x").arg(home.join("chromium.part")))?;
        std::fs::rename(home.join("chromium.part"), &program).map_err(|e| e.to_string())
    })?;
    Ok(program)
}

fn unbrotli(from: &Path, to: &Path) -> Result {
    shell::call(Command::new("brotli").args(["-d", "-f", "-o"]).arg(to).arg(from))
}
