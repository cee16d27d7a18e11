//! Files and folders → reports.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::names::{self, shown};
use super::{Complaint, link, wildcards, words_of};
use crate::finding::{Lang, Words};
use crate::render::own::{self, Own};
use crate::render::problems::Unread;
use crate::render::shown_name;
use crate::report::Report;
use crate::source::{Unreadable, sniff};
use crate::{reading, source};

/// Endings of files that are looked at when a folder is given; also of those that cannot be read and may hold a report.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "csv", "tsv", "html", "htm", "mht", "mhtml", "docx", "docm", "xlsx", "xlsm", "pdf",
    "doc", "wps", "xls", "et", "rtf", "ofd", "odt", "ods", "zip", "rar", "7z", "tar", "tgz", "gz", "bz2",
    "xz",
];

impl Unread {
    pub(super) fn new(path: &Path, zh: impl Into<String>, en: impl Into<String>) -> Unread {
        Unread { name: shown(path), words: Words::new(zh, en) }
    }

    fn io(path: &Path, error: &std::io::Error) -> Unread {
        let (zh, en) = match error.kind() {
            std::io::ErrorKind::NotFound => ("没有这个文件。请检查路径。", "no such file. Check the path."),
            std::io::ErrorKind::PermissionDenied => {
                ("没有读取权限。请修改权限或换一个位置。", "may not be read. Change its permissions.")
            }
            _ => {
                let why = words_of(error);
                return Unread::new(
                    path,
                    format!("读不出来（{}）。请重试或另存一份。", why.zh),
                    format!("cannot be read ({}). Try again, or save a copy.", why.en),
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
        let name = shown(short.unwrap_or(&path));
        Input { path, name }
    }

    fn is_standard(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Which file it is, by whatever name it was given.
    fn place(&self) -> FilePlace {
        if self.is_standard() {
            return FilePlace::Standard;
        }
        let named = || FilePlace::Named(self.path.canonicalize().unwrap_or_else(|_| self.path.clone()));
        link::of_file(&self.path).map_or_else(named, FilePlace::Known)
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum FilePlace {
    Standard,
    Known(link::Place),
    Named(PathBuf),
}

/// What some paths of a call name.
#[derive(Default)]
pub struct Gathered {
    /// The files to read.
    pub files: Vec<Input>,
    /// What is not there.
    pub unread: Vec<Unread>,
    /// What this program wrote itself, or is writing.
    pub own: Vec<PathBuf>,
    /// What the call had named before.
    pub again: Vec<PathBuf>,
}

impl Gathered {
    /// Says what was passed over. Where nothing else was named, that is no report read.
    pub fn pass_over(&mut self, lang: Lang) {
        let own = std::mem::take(&mut self.own);
        if self.files.is_empty() && self.again.is_empty() {
            self.unread.extend(own.iter().map(|path| {
                Unread::new(
                    path,
                    "这是勾稽生成的核对结果，不是报告。请给出报告原稿。",
                    "this is a result of Gouji and no report. Give the report itself.",
                )
            }));
        } else if !own.is_empty() {
            let names: Vec<String> = own.iter().map(|path| shown_name(&shown(path))).collect();
            eprintln!(
                "{}",
                super::words(
                    lang,
                    format!("跳过勾稽自己生成的 {} 个文件：{}", own.len(), names.join("、")),
                    format!("passed over, made by Gouji itself ({}): {}", own.len(), names.join(", ")),
                )
            );
        }
    }
}

/// Gathers the files of a call, each once.
pub struct Gatherer {
    seen: BTreeSet<FilePlace>,
    /// The file that standard output goes into.
    written: Option<link::Place>,
}

impl Gatherer {
    /// Nothing gathered.
    pub fn new() -> Gatherer {
        Gatherer { seen: BTreeSet::new(), written: link::of_output() }
    }

    /// Every file that the paths name and none before did: folders are searched to the bottom, in the order of their names.
    pub fn gather(&mut self, paths: &[PathBuf]) -> Gathered {
        let mut gathered = Gathered::default();
        let mut named = Vec::new();
        name(paths, &mut named, &mut gathered.unread);
        for input in named {
            let place = input.place();
            let is_written = self.written.is_some_and(|written| place == FilePlace::Known(written));
            if self.seen.contains(&place) {
                gathered.again.push(input.path);
                continue;
            }
            self.seen.insert(place);
            if is_written || of_own(&input.path).is_some() {
                gathered.own.push(input.path);
            } else {
                gathered.files.push(input);
            }
        }
        gathered
    }
}

fn name(paths: &[PathBuf], found: &mut Vec<Input>, unreadable: &mut Vec<Unread>) {
    for path in paths {
        if let Some(named) = wildcards::expanded(path) {
            if named.is_empty() {
                unreadable.push(Unread::new(
                    path,
                    "没有这样的文件。请检查路径。",
                    "there is no such file. Check the path.",
                ));
            }
            name(&named, found, unreadable);
        } else if path.is_dir() {
            let (mut inside, before) = (Vec::new(), unreadable.len());
            walk(path, &mut inside, unreadable);
            let is_empty = inside.is_empty() && unreadable.len() == before;
            found.extend(inside.into_iter().map(|file| Input::new(file, Some(path))));
            if is_empty {
                unreadable.push(Unread::new(
                    path,
                    "文件夹里没有可核对的文件（docx、doc、rtf、xlsx、pdf、html、txt 等）。",
                    "the folder holds no file to check (docx, doc, rtf, xlsx, pdf, html, txt, …).",
                ));
            }
        } else {
            found.push(Input::new(names::meant(path), None));
        }
    }
}

/// Whether this program wrote a file. Pipes and devices are not touched: what is read from them is gone.
fn of_own(path: &Path) -> Option<Own> {
    let metadata = path.metadata().ok().filter(|it| it.is_file())?;
    let mut file = std::fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    file.by_ref().take(own::HEAD as u64).read_to_end(&mut bytes).ok()?;
    if !bytes.starts_with(b"PK") && metadata.len() > 2 * own::HEAD as u64 {
        file.seek(SeekFrom::End(-(own::HEAD as i64))).ok()?;
    }
    file.take(sniff::FILE_LIMIT as u64).read_to_end(&mut bytes).ok()?;
    own::of(&bytes)
}

/// What is written never takes the place of what is read, by another name or another link to it either, nor of a list that
/// somebody has gone on with.
pub fn spares<'a>(
    output: &Path,
    files: impl IntoIterator<Item = &'a Input>,
    others: &[PathBuf],
    lang: Lang,
) -> Result<(), Complaint> {
    let Ok(real) = output.canonicalize() else { return Ok(()) };
    let written = link::of_file(&real);
    let is_path = |path: &Path| {
        let read = if path.as_os_str() == "-" { link::of_input() } else { link::of_file(path) };
        (read.is_some() && read == written) || path.canonicalize().is_ok_and(|input| input == real)
    };
    let name = shown(output);
    if files.into_iter().any(|file| is_path(&file.path)) || others.iter().any(|path| is_path(path)) {
        return Err(super::words(
            lang,
            format!("-o 写的是要读取的文件（{name}），会把它覆盖。请换一个文件名，或写到别的文件夹。"),
            format!(
                "-o names a file that is to be read ({name}) and would replace it. Choose another name or folder."
            ),
        ));
    }
    if of_own(&real) == Some(Own::Edited) {
        return Err(super::words(
            lang,
            format!("-o 写的清单（{name}）生成后有人存过，可能填了反馈，不覆盖。请换一个文件名。"),
            format!(
                "-o names a list ({name}) that was saved by somebody since, perhaps with answers. Choose another name."
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
    entries.sort_by(|one, other| names::order_of(&one.file_name(), &other.file_name()));
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
        let name = shown(path);
        Unread { name, words: why.words() }
    })
}

/// Does what may fail for one file in a way that nobody foresaw: it then takes that file and none of the others.
fn by_itself<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    // Nothing outlives a failure but the file's bytes, which nobody changes.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Failed))
}

/// The legacy encodings, by `encoding_rs`.
pub fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
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
