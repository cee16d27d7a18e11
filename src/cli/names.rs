//! How the name of a file is shown, and in which order names stand.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::order;

/// A path in characters. Archives from Chinese systems leave names in GBK behind, which are no UTF-8: they are read as what
/// they are.
pub fn shown(path: &Path) -> String {
    shown_name(path.as_os_str())
}

fn shown_name(name: &OsStr) -> String {
    match name.to_str() {
        Some(name) => name.to_owned(),
        None => decoded(name).unwrap_or_else(|| name.to_string_lossy().into_owned()),
    }
}

#[cfg(unix)]
fn decoded(name: &OsStr) -> Option<String> {
    use std::os::unix::ffi::OsStrExt;

    // Part by part: a folder named in UTF-8 may hold such a file.
    let parts = name.as_bytes().split(|byte| *byte == b'/').map(|part| match std::str::from_utf8(part) {
        Ok(part) => Some(part.to_owned()),
        Err(_) => encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(part)
            .map(|part| part.into_owned()),
    });
    Some(parts.collect::<Option<Vec<String>>>()?.join("/"))
}

#[cfg(not(unix))]
fn decoded(_: &OsStr) -> Option<String> {
    None
}

/// The file that is shown by a path which names none itself, such as one that a list was given back from; the path where
/// there is no such file.
pub fn meant(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let (Some(name), false) = (path.file_name().and_then(OsStr::to_str), path.exists()) else {
        return path.to_owned();
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut same = entries.filter(|entry| decoded(&entry.file_name()).as_deref() == Some(name));
    same.next().map_or(path.to_owned(), |entry| folder.join(entry.file_name()))
}

/// As people count: 2 before 10.
pub fn order_of(one: &OsStr, other: &OsStr) -> Ordering {
    order::natural(&shown_name(one), &shown_name(other)).then_with(|| one.cmp(other))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn names_of_chinese_systems_are_shown_as_they_are_meant() {
        let gbk = encoding_rs::GB18030.encode("年报.txt").0.into_owned();
        let path = ["报告/".as_bytes(), &gbk].concat();
        assert_eq!(shown(Path::new(OsStr::from_bytes(&path))), "报告/年报.txt");
        assert_eq!(shown(Path::new(OsStr::from_bytes(b"a\xFF"))), "a\u{FFFD}");
        assert_eq!(shown(Path::new("年报.txt")), "年报.txt");
    }

    #[test]
    fn a_file_is_found_by_the_name_that_it_is_shown_by() {
        let folder = std::env::temp_dir().join(format!("gouji-names-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let gbk = encoding_rs::GB18030.encode("年报.txt").0.into_owned();
        let file = folder.join(OsStr::from_bytes(&gbk));
        std::fs::write(&file, "").unwrap();
        assert_eq!(meant(&folder.join("年报.txt")), file);
        assert_eq!(meant(&folder.join("没有.txt")), folder.join("没有.txt"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
