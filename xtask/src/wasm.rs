//! The second module: the border with every reader, built without trunk.

use crate::shell::{self, Result};
use crate::{encode, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of everything that runs in browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

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
pub fn module(target: &str, options: &[&str]) -> Result<Joined> {
    build(&["--profile", "module", "--bin", "gouji-module", "--features", "module"])?;
    let options: Vec<&str> = ["--target", target].iter().chain(options).copied().collect();
    join("module/gouji-module.wasm", &shell::target().join("joined").join(target), &options, "-O3")
}

/// Builds a bare page of yew, `benches/page/counter.rs`, into a folder of its own: what any page of this kind costs.
pub fn counter() -> Result<PathBuf> {
    build(&["--release", "--example", "counter", "--features", "page"])?;
    let out = shell::target().join("counter");
    let made = join("release/examples/counter.wasm", &out.join("made"), &["--target", "no-modules"], "-Oz")?;
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

fn build(what: &[&str]) -> Result {
    let mut build = shell::cargo();
    build.args(["build", "--target", TARGET, "--package", "gouji", "--no-default-features"]);
    shell::call(shell::without_paths(build.args(what), TARGET))
}

/// Joins what cargo built with JavaScript, and has wasm-opt go over it.
fn join(built: &str, out: &Path, options: &[&str], level: &str) -> Result<Joined> {
    let mut join = Command::new(tools::WASM_BINDGEN.folder()?.join("wasm-bindgen"));
    join.arg(shell::target().join(TARGET).join(built)).arg("--out-dir").arg(out);
    shell::call(join.args(["--out-name", "gouji"]).args(options))?;
    Ok(Joined {
        script: shell::read(&out.join("gouji.js"))?,
        types: shell::read(&out.join("gouji.d.ts"))?,
        module: optimised(&out.join("gouji_bg.wasm"), level)?,
    })
}

/// A module through wasm-opt. It takes half a minute, and page and package hold the same module: what it made is kept by
/// the digest of what it was given.
pub fn optimised(module: &Path, level: &str) -> Result<Vec<u8>> {
    let wasm_opt = tools::wasm_opt()?;
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
