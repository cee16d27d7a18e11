//! `npm/`: the program as a package, for a plain page, a bundler such as Vite, and Node.

use crate::page::How;
use crate::shell::{self, Result};
use crate::wasm;
use std::path::Path;

/// Where the package's own files stand in the project.
const SOURCES: &str = "web/npm";

/// Writes the package into a folder.
pub fn make(folder: &Path) -> Result {
    let sources = shell::root().join(SOURCES);
    let module = wasm::module(How::Released, "web", &[])?;
    shell::write(&folder.join("gouji_bg.wasm"), &module.module)?;
    shell::write(&folder.join("glue.js"), &module.script)?;
    shell::write(
        &folder.join("index.d.ts"),
        types(&module.types, &shell::read(&sources.join("init.d.ts"))?)?,
    )?;
    shell::write(&folder.join("gouji.classic.js"), classic()?.script)?;
    for name in ["index.js", "node.js", "README.md"] {
        shell::write(&folder.join(name), shell::read(&sources.join(name))?)?;
    }
    let manifest = shell::read(&sources.join("package.json"))?;
    shell::write(&folder.join("package.json"), manifest.replace("@version@", &super::version()?))?;
    shell::write(
        &folder.join("gouji-checker.js"),
        shell::read(&shell::root().join("web/gouji-checker.js"))?,
    )?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        shell::write(&folder.join(licence), shell::read(&shell::root().join(licence))?)?;
    }
    Ok(())
}

/// The module with one classic script: the glue, which expects its own global, inside of ours.
pub fn classic() -> Result<wasm::Joined> {
    let made = wasm::module(How::Released, "no-modules", &["--no-modules-global", "gouji_glue"])?;
    let wrapper = shell::read(&shell::root().join(SOURCES).join("classic.js"))?;
    Ok(wasm::Joined { script: wrapper.replace("/* @glue@ */", made.script.trim_end()), ..made })
}

/// Our own types: what wasm-bindgen made, without its machinery, with `init` as we offer it.
fn types(made: &str, init: &str) -> Result<String> {
    let (ours, _) =
        made.split_once("export type InitInput").ok_or("wasm-bindgen's types have changed: see npm.rs")?;
    let ours = ours.replace("/* tslint:disable */\n/* eslint-disable */\n", "");
    Ok(format!("{}\n\n{init}", ours.trim()))
}
