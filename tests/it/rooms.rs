//! Which room of the code may name which: what `ARCHITECTURE.md` draws, held by a test. A path in `src/` that goes where the
//! table does not let it fails with file and line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every room and the rooms below it that it may name. Nothing names a room above.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("num", &[]),
    ("order", &[]),
    ("form", &[]),
    ("document", &["text"]),
    ("finding", &["text", "num", "form"]),
    ("source", &["text", "order", "document", "finding"]),
    ("report", &["text", "num", "form", "document", "finding"]),
    ("reading", &["text", "num", "order", "form", "document", "source", "report"]),
    ("house_rules", &["text", "order", "finding", "report"]),
    ("options", &["form", "finding", "report", "house_rules"]),
    ("locate", &["text", "num", "order", "form", "document", "finding", "report"]),
    ("set", &["text", "num", "order", "form", "document", "finding", "report", "options"]),
    (
        "rules",
        &[
            "text",
            "num",
            "order",
            "form",
            "document",
            "finding",
            "report",
            "reading",
            "house_rules",
            "options",
            "locate",
            "set",
        ],
    ),
    (
        "checked",
        &[
            "text",
            "num",
            "order",
            "form",
            "document",
            "finding",
            "source",
            "report",
            "reading",
            "house_rules",
            "options",
            "set",
            "rules",
        ],
    ),
    (
        "render",
        &[
            "text",
            "num",
            "form",
            "document",
            "finding",
            "source",
            "report",
            "reading",
            "house_rules",
            "options",
            "set",
            "rules",
            "checked",
        ],
    ),
    (
        "cli",
        &[
            "order",
            "finding",
            "source",
            "report",
            "reading",
            "house_rules",
            "options",
            "set",
            "rules",
            "checked",
            "render",
        ],
    ),
    (
        "api",
        &[
            "text",
            "document",
            "finding",
            "source",
            "report",
            "reading",
            "house_rules",
            "options",
            "set",
            "rules",
            "checked",
            "render",
        ],
    ),
    (
        "app",
        &[
            "text",
            "num",
            "order",
            "form",
            "document",
            "finding",
            "source",
            "report",
            "reading",
            "house_rules",
            "options",
            "rules",
            "checked",
        ],
    ),
];

/// Rooms within a room, and which of their sisters they may name.
const WITHIN: &[(&str, &[&str])] = &[
    ("reading::sections", &[]),
    ("reading::identity", &["sections"]),
    ("reading::tables", &["sections", "prose"]),
    ("reading::prose", &[]),
];

/// Rooms of the page that know nothing of what is drawn of them.
const NEVER: &[(&str, &str)] = &[
    ("app::state", "components"),
    ("app::state", "hooks"),
    ("app::model", "components"),
    ("app::model", "hooks"),
    ("app::platform", "components"),
    ("app::hooks", "components"),
];

/// Names of the crate's root that belong to a room.
const OF_ROOT: &[(&str, &str)] = &[("Checked", "checked"), ("check", "checked"), ("summary", "checked")];

/// A path that code names: line, and its parts from the crate's root.
#[derive(Debug, PartialEq)]
struct Named {
    line: usize,
    path: Vec<String>,
}

/// The code of a file without its remarks and its own tests, as long as before.
fn code(text: &str) -> String {
    let text = &text[..text.find("\n#[cfg(test)]\nmod ").unwrap_or(text.len())];
    let line = |line: &str| line.find("//").map_or(line.len(), |at| at);
    text.lines().map(|l| l[..line(l)].to_owned() + "\n").collect()
}

/// The paths that begin with `crate` or `super` in the code of a module.
fn paths(module: &[String], code: &str) -> Vec<Named> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let before = &code[..at];
        if before.ends_with(|c: char| c.is_alphanumeric() || ['_', ':', '$'].contains(&c)) {
            continue;
        }
        let line = before.matches('\n').count() + 1;
        let (mut path, mut rest) = (module.to_vec(), &code[at..]);
        if let Some(tail) = rest.strip_prefix("crate::") {
            (path, rest) = (Vec::new(), tail);
        }
        while let Some(tail) = rest.strip_prefix("super::") {
            path.pop();
            rest = tail;
        }
        named.extend(ends(rest, 2).into_iter().map(|end| Named { line, path: [path.clone(), end].concat() }));
    }
    named
}

/// The first names of what a path goes on to, with each of several in braces.
fn ends(rest: &str, most: usize) -> Vec<Vec<String>> {
    let rest = rest.trim_start();
    if let Some(list) = rest.strip_prefix('{') {
        let (mut deep, mut from, mut all) = (0, 0, Vec::new());
        for (at, c) in list.char_indices() {
            match c {
                '{' => deep += 1,
                '}' if deep > 0 => deep -= 1,
                '}' | ',' if deep == 0 => {
                    all.extend(ends(&list[from..at], most));
                    from = at + 1;
                }
                _ => {}
            }
            if c == '}' && deep == 0 && from == at + 1 {
                break;
            }
        }
        return all;
    }
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    match rest[name.len()..].strip_prefix("::") {
        _ if name.is_empty() => Vec::new(),
        Some(tail) if most > 1 => {
            let of = |end: Vec<String>| [vec![name.clone()], end].concat();
            ends(tail, most - 1).into_iter().map(of).collect()
        }
        _ => vec![vec![name]],
    }
}

/// A file of the crate with the module that it is: `src/form/mod.rs` is `form`.
fn files() -> Vec<(PathBuf, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let inside = path.strip_prefix(&root).expect("below src").with_extension("");
                let parts = inside.iter().map(|part| part.to_string_lossy().into_owned());
                let module: Vec<String> = parts.filter(|part| part != "mod").collect();
                if !["lib", "main", "bin"].contains(&module[0].as_str()) {
                    files.push((path, module));
                }
            }
        }
    }
    files.sort();
    files
}

/// The room that a path leads to.
fn room(path: &[String]) -> Option<&str> {
    let name = path.first()?.as_str();
    let of_root = OF_ROOT.iter().find(|(known, _)| *known == name).map(|(_, room)| *room);
    Some(of_root.unwrap_or(name))
}

#[test]
fn no_room_names_one_that_it_may_not() {
    let mut wrong = Vec::new();
    for (file, module) in files() {
        let text = std::fs::read_to_string(&file).expect("source");
        let here = room(&module).expect("a room");
        let (_, may) =
            ROOMS.iter().find(|(room, _)| *room == here).unwrap_or_else(|| panic!("no row for {here}"));
        for Named { line, path } in paths(&module, &code(&text)) {
            let Some(there) = room(&path) else { continue };
            let is_room = ROOMS.iter().any(|(room, _)| *room == there);
            let place = || format!("{}:{line}", file.display());
            if there != here && is_room && !may.contains(&there) {
                wrong.push(format!("{}: {here} names {there}", place()));
            }
            let (Some(from), Some(to)) = (module.get(1), path.get(1).filter(|_| there == here)) else {
                continue;
            };
            let (sister, to) = (format!("{here}::{from}"), to.as_str());
            let row = WITHIN.iter().find(|(room, _)| *room == sister);
            let is_sister = from != to && WITHIN.iter().any(|(room, _)| *room == format!("{here}::{to}"));
            let is_wrong = row.is_some_and(|(_, may)| is_sister && !may.contains(&to));
            if is_wrong || NEVER.contains(&(sister.as_str(), to)) {
                wrong.push(format!("{}: {sister} names {to}", place()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rows stand from the bottom up, so that a circle cannot be written.
#[test]
fn no_row_names_a_room_above() {
    for (nth, (room, may)) in ROOMS.iter().enumerate() {
        let is_below = |name: &&str| ROOMS[..nth].iter().any(|(below, _)| below == name);
        assert!(may.iter().all(is_below), "{room}");
    }
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let module = ["reading", "tables", "cell"].map(String::from);
    let text = "use crate::{num, text::{Span, View}};\n// crate::set\nfn f() -> super::super::prose::Fact { crate::order::by(super::x) }\n";
    let found: Vec<(usize, String)> =
        paths(&module, &code(text)).into_iter().map(|named| (named.line, named.path.join("::"))).collect();
    let wanted = [
        (1, "num"),
        (1, "text::Span"),
        (1, "text::View"),
        (3, "order::by"),
        (3, "reading::prose::Fact"),
        (3, "reading::tables::x"),
    ];
    assert_eq!(found, wanted.map(|(line, path)| (line, path.to_owned())));
}

/// Comments cite sections of `docs/domain.md`.
#[test]
fn every_section_that_is_cited_exists() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/domain.md"))
        .expect("the page");
    // A heading, or a point of a list: `### 4.2 Slots`, `- **6.8** Digits …`.
    let number = |line: &str| {
        let line = line.strip_prefix("##").map(|l| l.trim_start_matches('#')).or(line.strip_prefix("- **"))?;
        let digits = line.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
        Some(digits.trim_end_matches('.').to_owned())
    };
    let sections: BTreeSet<String> = page.lines().filter_map(number).collect();
    let (mut cited, mut lost) = (0, Vec::new());
    for (file, _) in files() {
        for (nth, line) in std::fs::read_to_string(&file).expect("source").lines().enumerate() {
            let Some((_, cites)) = line.split_once("domain §") else { continue };
            for section in cites.split('§') {
                let number: String =
                    section.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
                // A third number is that of a row or a step in the section.
                let number = number.trim_end_matches('.').split('.').take(2).collect::<Vec<_>>().join(".");
                cited += 1;
                if !sections.contains(&number) {
                    lost.push(format!("{}:{}: §{number}", file.display(), nth + 1));
                }
            }
        }
    }
    assert!(cited > 20, "{cited} citations");
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}
