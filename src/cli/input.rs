//! Files and folders → reports.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Complaint, link, wildcards};
use crate::finding::{Lang, Words};
use crate::render::problems::Unread;
use crate::report::Report;
use crate::source::{Unreadable, sniff};
use crate::{reading, source};

/// Endings of files that are looked at when a folder is given.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "csv", "tsv", "html", "htm", "mht", "mhtml", "docx", "docm", "xlsx", "xlsm", "pdf",
    "doc", "wps", "xls", "et", "rtf", "ofd", "odt", "ods",
];

impl Unread {
    fn new(path: &Path, zh: impl Into<String>, en: impl Into<String>) -> Unread {
        Unread { name: path.display().to_string(), words: Words::new(zh, en) }
    }

    fn io(path: &Path, error: &std::io::Error) -> Unread {
        let (zh, en) = match error.kind() {
            std::io::ErrorKind::NotFound => ("没有这个文件。请检查路径。", "no such file. Check the path."),
            std::io::ErrorKind::PermissionDenied => {
                ("没有读取权限。请修改权限或换一个位置。", "may not be read. Change its permissions.")
            }
            _ => {
                return Unread::new(
                    path,
                    format!("读不出来（{error}）。请重试或另存一份。"),
                    format!("cannot be read ({error}). Try again, or save a copy."),
                );
            }
        };
        Unread::new(path, zh, en)
    }
}

/// A file to read.
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called in the results: the file's name, or its path within the folder that was given.
    name: String,
}

impl Input {
    fn new(path: PathBuf, folder: Option<&Path>) -> Input {
        let short = folder.and_then(|f| path.strip_prefix(f).ok()).or(path.file_name().map(Path::new));
        let name = short.unwrap_or(&path).display().to_string();
        Input { path, name }
    }
}

/// Every file that the paths name: folders are searched to the bottom, in the order of their names.
pub fn files(paths: &[PathBuf]) -> (Vec<Input>, Vec<Unread>) {
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        if let Some(named) = wildcards::expanded(path) {
            if named.is_empty() {
                unreadable.push(Unread::new(
                    path,
                    "没有这样的文件。请检查路径。",
                    "there is no such file. Check the path.",
                ));
            }
            let (more, without) = files(&named);
            found.extend(more);
            unreadable.extend(without);
        } else if path.is_dir() {
            let mut inside = Vec::new();
            walk(path, &mut inside, &mut unreadable);
            let is_empty = inside.is_empty();
            found.extend(inside.into_iter().map(|file| Input::new(file, Some(path))));
            if is_empty {
                unreadable.push(Unread::new(
                    path,
                    "文件夹里没有可核对的文件（docx、doc、rtf、xlsx、pdf、html、txt 等）。",
                    "the folder holds no file to check (docx, doc, rtf, xlsx, pdf, html, txt, …).",
                ));
            }
        } else {
            found.push(Input::new(path.clone(), None));
        }
    }
    (found, unreadable)
}

/// What is written never takes the place of what is read, by another name or another link to it either.
pub fn spares(output: &Path, files: &[Input], lang: Lang) -> Result<(), Complaint> {
    let Ok(real) = output.canonicalize() else { return Ok(()) };
    let written = link::of_file(&real);
    let is_read = |file: &Input| {
        let read = if file.path.as_os_str() == "-" { link::of_input() } else { link::of_file(&file.path) };
        (read.is_some() && read == written) || file.path.canonicalize().is_ok_and(|input| input == real)
    };
    if files.iter().any(is_read) {
        let name = output.display();
        return Err(super::words(
            lang,
            format!("-o 写的是要读取的文件（{name}），会把它覆盖。请换一个文件名，或写到别的文件夹。"),
            format!(
                "-o names a file that is to be read ({name}) and would replace it. Choose another name or folder."
            ),
        ));
    }
    Ok(())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>, unreadable: &mut Vec<Unread>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return unreadable.push(Unread::io(folder, &error)),
    };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Hidden files, and the lock files that Word and WPS leave beside an open document.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let path = entry.path();
        // Links to folders are not followed, so that a loop of them cannot trap the walk.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&path, found, unreadable),
            // Pipes and devices have no end; a link counts as what it leads to.
            _ if has_known_ending(&path) && path.metadata().is_ok_and(|it| !it.is_file()) => {}
            _ if has_known_ending(&path) => found.push(path),
            _ => {}
        }
    }
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()) || e == "xml" && is_word_xml(path))
}

/// Whether a file of XML is a document: most in a folder are something else.
fn is_word_xml(path: &Path) -> bool {
    let mut head = Vec::new();
    let is_file = path.metadata().is_ok_and(|it| it.is_file());
    let file = std::fs::File::open(path).ok().filter(|_| is_file);
    let read = file.is_some_and(|file| file.take(16 << 10).read_to_end(&mut head).is_ok());
    read && sniff::is_word_xml(&String::from_utf8_lossy(&head))
}

/// Reads one file (or standard input, for `-`): almost always one report, and one for each sheet of a workbook
/// that has a unit on each.
pub fn read(input: &Input) -> Result<Vec<Report>, Unread> {
    let path = input.path.as_path();
    let mut bytes = Vec::new();
    // One byte beyond the limit says as much as all the others would.
    let most = sniff::FILE_LIMIT as u64 + 1;
    let outcome = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    outcome.map_err(|error| Unread::io(path, &error))?;
    let documents = by_itself(|| {
        let documents = source::from_bytes(&input.name, &bytes, &legacy)?;
        Ok(documents.into_iter().map(reading::read).collect())
    });
    documents.map_err(|why| {
        let name = path.display().to_string();
        Unread { name, words: why.words() }
    })
}

/// Does what may fail for one file in a way that nobody foresaw: it then takes that file and none of the others.
fn by_itself<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    // Nothing outlives a failure but the file's bytes, which nobody changes.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Failed))
}

/// The legacy encodings, by `encoding_rs`.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_takes_one_file() {
        let nobody_foresaw = || -> Result<(), Unreadable> { panic!("as a reader of one file might") };
        assert_eq!(by_itself(nobody_foresaw), Err(Unreadable::Failed));
        assert_eq!(by_itself(|| Ok(1)), Ok(1));
    }
}
