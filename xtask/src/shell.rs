//! Running other programs, and saying so.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What a command gives back; the error is a sentence for a person.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The folder of everything built, as cargo sees it.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Cargo, the one that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// For a build of what is released, no path of this machine goes into it. A panic's message names the file that it comes from;
/// with the paths cut off, builds from any folder and any home are the same bytes, and smaller. Flags that the person sets by
/// `RUSTFLAGS` take the place of these. `more` are further flags.
pub fn without_paths<'a>(command: &'a mut Command, target: &str, more: &[&str]) -> &'a mut Command {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let sources = home.unwrap_or_default().join("registry/src");
    let registries = std::fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = registries.collect();
    folders.sort();
    folders.push(root());
    // Cargo parts the flags at spaces: a path that holds one cannot be named, and stays in.
    let flags: Vec<String> = folders
        .iter()
        .filter_map(|folder| folder.to_str().filter(|path| !path.contains(char::is_whitespace)))
        .map(|folder| format!("--remap-path-prefix={folder}/="))
        .chain(more.iter().map(ToString::to_string))
        .collect();
    // By target and not for all: what is built on the way, this program too, is not built anew.
    let name = format!("CARGO_TARGET_{}_RUSTFLAGS", target.to_uppercase().replace('-', "_"));
    command.env(name, flags.join(" "))
}

/// Does the same with each of these, on as many threads as there are processors, each its share; what came of them in order.
pub fn in_shares<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = all.len().div_ceil(workers).max(1);
    let work = &work;
    std::thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(work).collect::<Vec<R>>()))
            .collect();
        let mut done = Vec::with_capacity(all.len());
        for part in parts {
            done.extend(part.join().map_err(|_| "one of several runs broke off".to_owned())?);
        }
        Ok(done)
    })
}

/// The target that rustc builds for when none is named: this machine.
pub fn host() -> Result<String> {
    let said = output(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(String::from).ok_or("rustc does not say what it builds for".into())
}

/// Does a step, saying what and how long.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {what}");
    let start = Instant::now();
    let done = work();
    let verdict = if done.is_ok() { "done" } else { "FAILED" };
    eprintln!("── {what}: {verdict} in {:.1} s", start.elapsed().as_secs_f32());
    done
}

/// Runs a program in view of the person; an error names it.
pub fn call(command: &mut Command) -> Result {
    let status = command.status().map_err(|e| format!("cannot run {}: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", shown(command))) }
}

/// Runs a program and gives what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|e| format!("cannot run {}: {e}", shown(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{} ended with {}: {}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}

/// Where a program of that name stands on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// Reads a file as text.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Reads a file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Writes a file, with the folders that it needs.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

/// Every file below a folder, as paths relative to it, in order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    fn walk(folder: &Path, base: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                walk(&path, base, found)?;
            } else if let Ok(relative) = path.strip_prefix(base) {
                found.push(relative.to_path_buf());
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found).map_err(|e| format!("cannot list {}: {e}", folder.display()))?;
    found.sort();
    Ok(found)
}
