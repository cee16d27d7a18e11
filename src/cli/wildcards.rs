//! `*.docx`, expanded here: the shells of Windows hand it over as it was typed, and others do where it is quoted.

use std::path::{Component, Path, PathBuf};

use super::names;

/// Most steps in matching one name.
const STEPS: usize = 1 << 16;

/// What a path with `*` or `?` in it stands for, files and folders in the order of the names; `None` where it has none, or is the name of
/// something that is there.
pub fn expanded(path: &Path) -> Option<Vec<PathBuf>> {
    let is_pattern = |part: &Component<'_>| matches!(part, Component::Normal(name) if name.to_str().is_some_and(|name| name.contains(['*', '?'])));
    if !path.components().any(|part| is_pattern(&part)) || path.symlink_metadata().is_ok() {
        return None;
    }
    let mut found = vec![PathBuf::new()];
    for part in path.components() {
        if !is_pattern(&part) {
            found.iter_mut().for_each(|path| path.push(part));
            continue;
        }
        let pattern = part.as_os_str().to_string_lossy();
        found = found.iter().flat_map(|folder| inside(folder, &pattern)).collect();
    }
    // Pipes and devices have no end.
    found.retain(|path| path.metadata().is_ok_and(|it| it.is_file() || it.is_dir()));
    Some(found)
}

/// What a folder holds of that pattern; not what is hidden, unless the pattern begins as it does.
fn inside(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let place = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let is_ours = |name: &std::ffi::OsString| {
        let name = names::shown(Path::new(name));
        // Word and WPS leave `~$…` beside an open document.
        let is_hidden = [".", "~$"].iter().any(|sign| name.starts_with(sign) && !pattern.starts_with(sign));
        !is_hidden && matches(pattern, &name)
    };
    let mut names: Vec<_> = entries.filter(is_ours).collect();
    names.sort_by(|one, other| names::order_of(one, other));
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// Whether a name is of a pattern. Windows knows no difference between large and small letters.
fn matches(pattern: &str, name: &str) -> bool {
    let folded = |text: &str| -> Vec<char> {
        if cfg!(windows) { text.to_lowercase().chars().collect() } else { text.chars().collect() }
    };
    let (pattern, name) = (folded(pattern), folded(name));
    let (mut at, mut place) = (0, 0);
    // Where the last `*` stands, and where the name goes on if it takes one more character.
    let mut star: Option<(usize, usize)> = None;
    for _ in 0..STEPS {
        match (pattern.get(at), name.get(place)) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((at + 1, place + 1));
                at += 1;
            }
            (Some(wanted), Some(there)) if *wanted == '?' || wanted == there => {
                at += 1;
                place += 1;
            }
            _ => match star {
                Some((after, next)) if next <= name.len() => {
                    (at, place) = (after, next);
                    star = Some((after, next + 1));
                }
                _ => return false,
            },
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_patterns() {
        for (pattern, name, is_it) in [
            ("*.docx", "年报.docx", true),
            ("*.docx", "年报.docx.bak", false),
            ("*年*报*", "2023年度年报.txt", true),
            ("?报.txt", "年报.txt", true),
            ("?报.txt", "报.txt", false),
            ("*", "", true),
            ("**a", "ba", true),
            ("a*b*c", "abbc", true),
            ("a*b*c", "abb", false),
        ] {
            assert_eq!(matches(pattern, name), is_it, "{pattern} {name}");
        }
    }

    #[test]
    fn a_pattern_stands_for_what_is_there() {
        let folder = std::env::temp_dir().join(format!("gouji-wildcards-{}", std::process::id()));
        for name in ["乙/二.txt", "甲/一.txt", "甲/.隐藏.txt", "甲/~$一.txt", "甲/一.pdf"] {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "无").unwrap();
        }
        let names = |pattern: &str| {
            let found = expanded(&folder.join(pattern))?;
            Some(
                found
                    .iter()
                    .map(|path| path.strip_prefix(&folder).unwrap().to_path_buf())
                    .collect::<Vec<_>>(),
            )
        };
        let paths = |names: &[&str]| {
            Some(names.iter().map(|name| name.split('/').collect()).collect::<Vec<PathBuf>>())
        };
        assert_eq!(names("*/*.txt"), paths(&["乙/二.txt", "甲/一.txt"]));
        assert_eq!(names("甲/?.p*"), paths(&["甲/一.pdf"]));
        assert_eq!(names("*.docx"), Some(Vec::new()));
        assert_eq!(names("甲/一.txt"), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
