//! The hosted page: `cargo xtask build`, and what follows trunk's own work.
//!
//! Trunk compiles, joins and shrinks the first module, and copies styles and `web/boot.js`. The hook
//! [`post_build`] then parts the module in two (see [`split`]), gives every file a name by its content and the page an
//! `integrity` for each, so that a server may cache them for ever and a half-copied site does not start half.

use crate::needs::Needs;
use crate::shell::{self, Result, step};
use crate::tools::{self, crates};
use crate::{encode, split, wasm};
use std::path::{Path, PathBuf};
use std::process::Command;

/// By which the hook that trunk calls learns how the page is built.
const HOW: &str = "GOUJI_PAGE";

/// How the page is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As it is released: shrunk and parted.
    Released,
    /// To be looked at on this machine: fast, and not shrunk.
    Served,
    /// To be worked on: built anew soonest after a change.
    Worked,
}

impl How {
    /// The profile in `Cargo.toml` of the first module.
    fn profile(self) -> &'static str {
        match self {
            How::Released => "release",
            How::Served => "served",
            How::Worked => "worked",
        }
    }

    /// The profile of the second module.
    pub fn module_profile(self) -> &'static str {
        if self == How::Released { "module" } else { self.profile() }
    }

    /// What the hook was told; trunk called by hand says only whether it is a release.
    fn told() -> How {
        let told = std::env::var(HOW).or_else(|_| std::env::var("TRUNK_PROFILE"));
        match told.as_deref() {
            Ok("served") => How::Served,
            Ok("worked" | "debug") => How::Worked,
            _ => How::Released,
        }
    }

    /// Says how a command of cargo builds for the browser.
    pub fn flags(self, command: &mut Command) -> &mut Command {
        if self == How::Released {
            shell::without_paths(command, wasm::TARGET, &wasm::NAMES)
        } else {
            command
        }
    }

    /// The same for the first module, which is parted.
    fn page_flags(self, command: &mut Command) -> &mut Command {
        let flags = [&wasm::NAMES[..], &[split::NOTES]].concat();
        if self == How::Released { shell::without_paths(command, wasm::TARGET, &flags) } else { command }
    }
}

/// Where the hosted page lands.
pub fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// `cargo xtask build`.
pub fn run(_: &[String]) -> Result {
    make(How::Released)
}

/// Makes sure of what the page needs, and builds it.
pub fn make(how: How) -> Result {
    let tools = Needs::page(how).make_sure()?;
    tools.beside(|| compile(how))?;
    assemble(how)
}

/// Compiles both modules; the part of building for which no tool is needed.
pub fn compile(how: How) -> Result {
    // Trunk builds offline, so that it stops at a tool that does not fit instead of fetching another; the crates that only
    // the browser's target needs are therefore fetched before it.
    shell::call(shell::cargo().args(["fetch", "--locked", "--quiet"]))?;
    let page = || {
        let mut build = shell::cargo();
        build.args(["build", "--quiet", "--locked", "--target", wasm::TARGET, "--package", "gouji"]);
        build.args(["--no-default-features", "--features", "page", "--bin", "gouji-page"]);
        shell::call(how.page_flags(build.args(["--profile", how.profile()])))
    };
    step("compiling the page and its second module", || {
        if how != How::Released {
            // One profile: what they have in common is compiled once.
            return page().and_then(|()| wasm::compile_module(how));
        }
        // Two profiles, and both end with a step that keeps one core busy.
        std::thread::scope(|scope| {
            let page = scope.spawn(page);
            let module = wasm::compile_module(how);
            page.join().unwrap_or_else(|_| Err("the page could not be compiled".into()))?;
            module
        })
    })
}

/// Puts what [`compile`] made together into `dist/`, with the tools that are here.
pub fn assemble(how: How) -> Result {
    let mut folders = vec![crates::TRUNK.folder()?, crates::WASM_BINDGEN.folder()?];
    if how == How::Released {
        folders.push(tools::packages::wasm_opt()?.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    step("building the page into dist/", || {
        let mut trunk = Command::new(crates::TRUNK.path()?);
        // Trunk takes NO_COLOR as a value of its own and stops at "1".
        trunk
            .current_dir(shell::root())
            .env("PATH", tools::path_with(&folders))
            .env(HOW, how.profile())
            .env_remove("NO_COLOR")
            .env_remove("RUST_BACKTRACE")
            .args(["--quiet", "build"]);
        match how {
            How::Released => trunk.arg("--release"),
            How::Served | How::Worked => trunk.args(["--cargo-profile", how.profile()]),
        };
        shell::call(how.page_flags(&mut trunk))
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
        .replace("<!--first-->", "")
        .replace("<!--/first-->", "")
        .replace("<!--first-en-->", "")
        .replace("<!--/first-en-->", "")
        .replace("<!--boot-->", "")
        .replace("<!--/boot-->", "")
        .replace("<!--csp-->", "")
        .replace("<!--/csp-->", "");
    let how = How::told();
    let parts = if how == How::Released {
        let linked = shell::target().join(wasm::TARGET).join("release/gouji-page.wasm");
        split::split(&staging.join(&module), &linked, &shell::target().join("parts"))?
    } else {
        split::Parts { first: shell::read_bytes(&staging.join(&module))?, later: None }
    };
    shell::write(&staging.join(&module), parts.first)?;
    let (joined, later_sheet) = join_sheets(&staging, html, parts.later.is_some())?;
    html = joined;
    if parts.later.is_some() {
        let joined = shell::read(&staging.join(&script))?;
        shell::write(&staging.join(&script), split::with_stops(&joined)?)?;
    }
    html = settle(&staging, html, "first.js", "first.js", "integrity")?;
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
    let mut attributes = second_module(&staging, how)?;
    if let Some(later) = parts.later {
        attributes.push_str(&named(&staging, "later", "later.wasm", &later)?);
        attributes.push_str(&named(&staging, "later-css", "later.css", later_sheet.as_bytes())?);
    }
    html = html.replace(" data-wasm=", &format!("{attributes} data-wasm="));
    shell::write(&index, html)?;
    service_worker(&staging)?;
    if how == How::Worked {
        return Ok(());
    }
    // After the service worker's list: who opened the hosted page needs no second copy kept.
    shell::write(&staging.join("gouji.html"), crate::bundle::one_file::made_from(&staging)?)
}

/// The style sheets of what the later part draws; where the page is parted they come with it.
const LATER_SHEETS: [&str; 2] = ["report-", "print-"];

/// Joins the style sheets that are wanted before anything is painted: one request, and they compress better. Gives the page,
/// and the joined others.
fn join_sheets(staging: &Path, html: String, is_parted: bool) -> Result<(String, String)> {
    let (mut sheet, mut later, mut rest) = (String::new(), String::new(), html.as_str());
    let mut around = Vec::new();
    while let Some((before, after)) = rest.split_once("<link rel=\"stylesheet\" href=\"./") {
        let (name, after) = after.split_once('"').ok_or("a style sheet without a name")?;
        let (_, after) = after.split_once('>').ok_or("a style sheet's link without an end")?;
        let is_later = is_parted && LATER_SHEETS.iter().any(|begin| name.starts_with(begin));
        let to = if is_later { &mut later } else { &mut sheet };
        to.push_str(&shell::read(&staging.join(name))?);
        to.push('\n');
        std::fs::remove_file(staging.join(name)).map_err(|e| format!("cannot remove {name}: {e}"))?;
        around.push(before);
        rest = after;
    }
    let Some((head, between)) = around.split_first() else {
        return Err("index.html names no style sheet".into());
    };
    let name = hashed("page.css", sheet.as_bytes());
    shell::write(&staging.join(&name), &sheet)?;
    let link = format!(
        "<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{}\" />",
        encode::integrity(sheet.as_bytes())
    );
    // What stood between the links is space.
    let between: String = between.iter().map(|space| space.trim()).collect();
    Ok(([head, link.as_str(), &between, rest].concat(), later))
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
fn second_module(staging: &Path, how: How) -> Result<String> {
    let made = wasm::module(how, "no-modules", &["--no-modules-global", "gouji_files"])?;
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
