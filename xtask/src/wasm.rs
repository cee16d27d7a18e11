//! The second module: the border with every reader, built without trunk.

use crate::encode;
use crate::page::How;
use crate::shell::{self, Result};
use crate::tools::{crates, packages};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of everything that runs in browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Keeps the names of functions, with what they are made for.
pub const NAMES: [&str; 2] = ["-Csymbol-mangling-version=v0", "-Clink-arg=--keep-section=name"];

/// What WebAssembly may use: no more than Chromium 80 knows. wasm-opt stops at anything newer.
pub const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// A module and the script that joins it with JavaScript.
pub struct Joined {
    /// The script.
    pub script: String,
    /// Its types.
    pub types: String,
    /// The WebAssembly.
    pub module: Vec<u8>,
}

/// Builds it for a `--target` of wasm-bindgen, with further options.
pub fn module(how: How, target: &str, options: &[&str]) -> Result<Joined> {
    compile_module(how)?;
    let profile = how.module_profile();
    let options: Vec<&str> = ["--target", target].iter().chain(options).copied().collect();
    let level = (how == How::Released).then_some("-O3");
    let out = shell::target().join("joined").join(profile).join(target);
    join(&format!("{profile}/gouji-module.wasm"), &out, &options, level)
}

/// Compiles it.
pub fn compile_module(how: How) -> Result {
    let profile = ["--profile", how.module_profile()];
    build(how, &[&profile[..], &["--bin", "gouji-module", "--features", "module"]].concat())
}

/// Builds a bare page of yew, `benches/page/counter.rs`, into a folder of its own: what any page of this kind costs.
pub fn counter() -> Result<PathBuf> {
    build(How::Released, &["--release", "--example", "counter", "--features", "page"])?;
    let out = shell::target().join("counter");
    let made =
        join("release/examples/counter.wasm", &out.join("made"), &["--target", "no-modules"], Some("-Oz"))?;
    let site = out.join("site");
    shell::write(&site.join("counter.js"), made.script)?;
    shell::write(&site.join("counter.wasm"), made.module)?;
    shell::write(&site.join("start.js"), "wasm_bindgen({ module_or_path: 'counter.wasm' });\n")?;
    shell::write(
        &site.join("index.html"),
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>counter</title><body><div id=\"app\"></div>\
         <script src=\"counter.js\"></script><script src=\"start.js\"></script>",
    )?;
    Ok(site)
}

fn build(how: How, what: &[&str]) -> Result {
    let mut build = shell::cargo();
    build.args([
        "build",
        "--quiet",
        "--locked",
        "--target",
        TARGET,
        "--package",
        "gouji",
        "--no-default-features",
    ]);
    shell::call(how.flags(build.args(what)))
}

/// Joins what cargo built with JavaScript, and has wasm-opt go over it where a level is named.
fn join(built: &str, out: &Path, options: &[&str], level: Option<&str>) -> Result<Joined> {
    let mut join = Command::new(crates::WASM_BINDGEN.path()?);
    join.arg(shell::target().join(TARGET).join(built)).arg("--out-dir").arg(out);
    shell::call(join.args(["--out-name", "gouji"]).args(options))?;
    let module = out.join("gouji_bg.wasm");
    Ok(Joined {
        script: shell::read(&out.join("gouji.js"))?,
        types: shell::read(&out.join("gouji.d.ts"))?,
        module: level.map_or_else(|| shell::read_bytes(&module), |level| optimised(&module, level))?,
    })
}

/// A module through wasm-opt. It takes half a minute, and page and package hold the same module: what it made is kept by
/// the digest of what it was given.
pub fn optimised(module: &Path, level: &str) -> Result<Vec<u8>> {
    let wasm_opt = packages::wasm_opt()?;
    let version = shell::output(Command::new(&wasm_opt).arg("--version"))?;
    let key = encode::sha256(
        &[&shell::read_bytes(module)?, version.as_bytes(), level.as_bytes(), FEATURES.concat().as_bytes()]
            .concat(),
    );
    let kept = shell::target().join("optimised");
    let small = kept.join(format!("{key}.wasm"));
    if !small.is_file() {
        std::fs::create_dir_all(&kept).map_err(|e| format!("cannot make {}: {e}", kept.display()))?;
        let partial = small.with_extension("partial");
        let mut shrink = Command::new(wasm_opt);
        shell::call(shrink.arg(level).args(FEATURES).arg(module).arg("-o").arg(&partial))?;
        std::fs::rename(&partial, &small).map_err(|e| format!("cannot move {}: {e}", partial.display()))?;
    }
    shell::read_bytes(&small)
}
