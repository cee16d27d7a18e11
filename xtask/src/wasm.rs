//! The second module: the border with every reader, built without trunk.

use crate::shell::{self, Result};
use crate::tools;

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
    const TRIPLE: &str = "wasm32-unknown-unknown";
    let mut build = shell::cargo();
    build.args(["build", "--release", "--target", TRIPLE, "--package", "gouji", "--bin", "gouji-module"]);
    shell::call(build.args(["--no-default-features", "--features", "module"]))?;
    let out = shell::target().join("module").join(target);
    let mut join = std::process::Command::new(tools::WASM_BINDGEN.folder()?.join("wasm-bindgen"));
    join.arg(shell::target().join(TRIPLE).join("release/gouji-module.wasm")).arg("--out-dir").arg(&out);
    shell::call(join.args(["--target", target, "--out-name", "gouji"]).args(options))?;
    let (large, small) = (out.join("gouji_bg.wasm"), out.join("gouji_opt.wasm"));
    let mut shrink = std::process::Command::new(tools::wasm_opt()?);
    shell::call(shrink.arg("-Oz").args(FEATURES).arg(&large).arg("-o").arg(&small))?;
    Ok(Joined {
        script: shell::read(&out.join("gouji.js"))?,
        types: shell::read(&out.join("gouji.d.ts"))?,
        module: shell::read_bytes(&small)?,
    })
}
