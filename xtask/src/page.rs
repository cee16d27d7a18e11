//! The hosted page: `cargo xtask build`, and what follows trunk's own work.
//!
//! Trunk compiles, joins and shrinks the first module, and copies styles and `web/boot.js`. The hook
//! [`post_build`] then parts the module in two (see [`split`]), gives every file a name by its content and the page an `integrity` for each, so that a server may
//! cache them for ever and a half-copied site does not start half.

use crate::shell::{self, Result, step};
use crate::{encode, split, tools, wasm};
use std::path::{Path, PathBuf};

/// Where the hosted page lands.
pub fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// `cargo xtask build`.
pub fn run(_: &[String]) -> Result {
    build()
}

/// Builds the hosted page into `dist/`.
pub fn build() -> Result {
    let path = tools::path_with(&[
        tools::TRUNK.folder()?,
        tools::WASM_BINDGEN.folder()?,
        tools::wasm_opt()?.parent().map(Path::to_path_buf).unwrap_or_default(),
    ]);
    // Trunk builds offline, so that it stops at a tool that does not fit instead of fetching another; the crates that only
    // the browser's target needs are therefore fetched before it.
    shell::call(shell::cargo().args(["fetch", "--locked", "--quiet"]))?;
    step("building the page into dist/ (the first time a minute or two)", || {
        let mut trunk = std::process::Command::new(tools::TRUNK.folder()?.join("trunk"));
        // Trunk takes NO_COLOR as a value of its own and stops at "1".
        trunk
            .current_dir(shell::root())
            .env("PATH", path)
            .env_remove("NO_COLOR")
            .env_remove("RUST_BACKTRACE");
        shell::call(shell::without_paths(trunk.args(["build", "--release"]), wasm::TARGET))
    })
}

/// Called by trunk with the folder that becomes `dist/`: names by content, integrity.
pub fn post_build(_: &[String]) -> Result {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("this is trunk's hook: run `cargo xtask build` instead")?;
    let index = staging.join("index.html");
    let mut html = shell::read(&index)?;
    let names: Vec<String> =
        shell::files(&staging)?.iter().map(|f| f.to_string_lossy().into_owned()).collect();
    let the = |suffix: &str| {
        let mut found = names.iter().filter(|name| name.starts_with("gouji-page-") && name.ends_with(suffix));
        match (found.next(), found.next()) {
            (Some(name), None) => Ok(name.clone()),
            _ => Err(format!("trunk should have made one gouji-page-…{suffix}")),
        }
    };
    let script = the(".js")?;
    let module = the("_bg.wasm")?;
    html = html
        .replace("<!--boot-->", "")
        .replace("<!--/boot-->", "")
        .replace("<!--csp-->", "")
        .replace("<!--/csp-->", "");
    let parts = if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        // As it is, for `trunk serve`.
        split::Parts { first: shell::read_bytes(&staging.join(&module))?, later: None }
    } else {
        split::split(&staging.join(&module), &shell::target().join("parts"))?
    };
    shell::write(&staging.join(&module), parts.first)?;
    if parts.later.is_some() {
        let joined = shell::read(&staging.join(&script))?;
        shell::write(&staging.join(&script), split::with_stops(&joined)?)?;
    }
    html = settle(&staging, html, &script, "gouji.js", "integrity")?;
    html = settle(&staging, html, &module, "gouji.wasm", "data-wasm-integrity")?;
    let starter = shell::read(&staging.join("boot.js"))?;
    let embedding = shell::read(&shell::root().join("web/embed.js"))?;
    shell::write(&staging.join("boot.js"), starter + &embedding)?;
    html = settle(&staging, html, "boot.js", "boot.js", "integrity")?;
    // Named by those who embed the page, so its name stays.
    shell::write(
        &staging.join("gouji-checker.js"),
        shell::read(&shell::root().join("web/gouji-checker.js"))?,
    )?;
    let mut attributes = second_module(&staging)?;
    if let Some(later) = parts.later {
        attributes.push_str(&named(&staging, "later", "later.wasm", &later)?);
    }
    html = html.replace(" data-wasm=", &format!("{attributes} data-wasm="));
    shell::write(&index, html)?;
    service_worker(&staging)?;
    // After the service worker's list: who opened the hosted page needs no second copy kept.
    shell::write(&staging.join("gouji.html"), crate::bundle::one_file::made_from(&staging)?)
}

/// Writes `sw.js` for the files of a folder: their digests, and a version that is the digest of them all.
pub fn service_worker(folder: &Path) -> Result {
    let mut list = String::new();
    for file in shell::files(folder)? {
        let name = file.to_string_lossy().replace('\\', "/");
        if name != "sw.js" && name != "gouji.html" {
            let digest = encode::sha256(&shell::read_bytes(&folder.join(&file))?);
            list.push_str(&format!("\n  '{name}': '{digest}',"));
        }
    }
    let version: String = encode::sha256(list.as_bytes()).chars().take(16).collect();
    let template = shell::read(&shell::root().join("web/sw.js"))?;
    shell::write(
        &folder.join("sw.js"),
        template.replace("@version@", &version).replace("/*@files@*/", &format!("{list}\n")),
    )
}

/// Builds the second module into the folder and gives the attributes by which `web/boot.js` finds it.
fn second_module(staging: &Path) -> Result<String> {
    let made = wasm::module("no-modules", &["--no-modules-global", "gouji_files"])?;
    let script = made.script + &shell::read(&shell::root().join("web/worker.js"))?;
    let mut attributes = String::new();
    for (kind, name, bytes) in [("js", "files.js", script.as_bytes()), ("wasm", "files.wasm", &made.module)] {
        attributes.push_str(&named(staging, &format!("files-{kind}"), name, bytes)?);
    }
    Ok(attributes)
}

/// Writes a file under a name by its content and gives the attributes that name it and its digest.
fn named(staging: &Path, attribute: &str, name: &str, bytes: &[u8]) -> Result<String> {
    let hashed = hashed(name, bytes);
    shell::write(&staging.join(&hashed), bytes)?;
    let integrity = encode::integrity(bytes);
    Ok(format!(" data-{attribute}=\"./{hashed}\" data-{attribute}-integrity=\"{integrity}\""))
}

/// Gives a file its name by content and the page the new name, with its integrity in the attribute of that name.
fn settle(staging: &Path, html: String, file: &str, name: &str, attribute: &str) -> Result<String> {
    let old = staging.join(file);
    let bytes = shell::read_bytes(&old)?;
    let hashed = hashed(name, &bytes);
    std::fs::rename(&old, staging.join(&hashed)).map_err(|e| format!("cannot rename {file}: {e}"))?;
    let quoted = format!("\"./{file}\"");
    if html.matches(&quoted).count() != 1 {
        return Err(format!("index.html should name {quoted} exactly once"));
    }
    Ok(html.replace(&quoted, &format!("\"./{hashed}\" {attribute}=\"{}\"", encode::integrity(&bytes))))
}

/// `boot.js` with its content's digest: `boot-0123456789abcdef.js`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest: String = encode::sha256(bytes).chars().take(16).collect();
    match name.split_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{name}-{digest}"),
    }
}

/// Whether a file of `dist/` is loaded at the first visit: the page itself and what it names outright.
pub fn is_first_load(name: &str, index: &str) -> bool {
    name == "index.html"
        || [format!("src=\"./{name}\""), format!("href=\"./{name}\""), format!("data-wasm=\"./{name}\"")]
            .iter()
            .any(|reference| index.contains(reference.as_str()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_carries_the_digest_of_its_content() {
        assert_eq!(super::hashed("gouji.wasm", b"abc"), "gouji-ba7816bf8f01cfea.wasm");
    }
}
