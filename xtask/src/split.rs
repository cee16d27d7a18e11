//! The page's module in two parts: what shows the page and takes text, and what comes right after it.
//!
//! Both parts are one program and share memory and table: `wasm-split` moves functions out and leaves the second part to
//! put itself into the first one's table. The doors between them are the functions of `src/app/later.rs`: all that can be
//! reached through a door alone is moved. `web/boot.js` fetches the second part as soon as the first one runs, and
//! `later.rs` opens no door before it is there; one that is opened too early throws (see [`with_stops`]).

use crate::shell::{self, Result};
use crate::{tools, wasm};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use wasmparser::{
    BinaryReaderError, ElementItems, ExternalKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// Where functions live that are doors.
const DOORS: &str = "gouji::app::later::";

/// Parts of the program that are at work behind the doors alone. What stands in the table (callbacks, functions of
/// traits) is not called by name: it comes later if its name leads here.
const LATER: [&str; 23] = [
    "gouji::locate::",
    "gouji::reading::",
    "gouji::render::",
    "gouji::rules::",
    "gouji::set::",
    "gouji::source::",
    "gouji::app::board::",
    "gouji::app::components::dialogs::rules::",
    "gouji::app::components::dialogs::settings::",
    "gouji::app::components::export_menu",
    "gouji::app::components::facts::",
    "gouji::app::components::finding::",
    "gouji::app::components::folder::",
    "gouji::app::components::inspector::",
    "gouji::app::components::proof::",
    "gouji::app::components::report::",
    "gouji::app::components::table",
    "gouji::app::components::verdict::",
    "gouji::app::components::Draw",
    "gouji::app::exports::",
    "gouji::app::files::",
    "gouji::app::folder::",
    "gouji::app::quote::",
];

/// The namespace in which the first part asks for functions of the second.
const STOPS: &str = "later";

/// Both parts, shrunk. The second is `None` where the module holds no names, as when trunk is called by hand.
pub struct Parts {
    /// Shows the page.
    pub first: Vec<u8>,
    /// Reads, checks, draws results.
    pub later: Option<Vec<u8>>,
}

/// Parts a module as wasm-bindgen made it, in a folder for what is made on the way.
pub fn split(module: &Path, folder: &Path) -> Result<Parts> {
    let program =
        Program::read(&shell::read_bytes(module)?).map_err(|e| format!("{}: {e}", module.display()))?;
    if !program.names.values().any(|name| plain(name).contains(DOORS)) {
        eprintln!("the module holds no names: the page is not parted");
        return Ok(Parts { first: wasm::shrunk(module)?, later: None });
    }
    let moved: String = program.behind_doors().iter().map(|name| escaped(name) + "\n").collect();
    std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let path = |name: &str| folder.join(name);
    shell::write(&path("moved.txt"), moved)?;
    let mut split = Command::new(tools::wasm_split()?);
    split.arg(module).args(wasm::FEATURES).args(["--split", "--import-namespace", "first"]);
    split.args(["--placeholder-namespace", STOPS]);
    split.arg(format!("--split-funcs=@{}", path("moved.txt").display()));
    shell::call(split.arg("-o1").arg(path("first.wasm")).arg("-o2").arg(path("later.wasm")))?;
    Ok(Parts { first: wasm::shrunk(&path("first.wasm"))?, later: Some(wasm::shrunk(&path("later.wasm"))?) })
}

/// The script that wasm-bindgen made, with something that throws in the place of every function that is not there yet.
pub fn with_stops(script: &str) -> Result<String> {
    let end = "_bg.js\": import0,\n";
    let Some((before, after)) = script.split_once(end).filter(|(_, after)| !after.contains(end)) else {
        return Err("wasm-bindgen's script should name its imports exactly once".into());
    };
    Ok(format!(
        "{before}{end}            \"{STOPS}\": new Proxy({{}}, {{ get: function () {{ return function () {{ throw new Error('called before it was there'); }}; }} }}),\n{after}"
    ))
}

/// What calls what.
#[derive(Default)]
struct Program {
    /// Names by function.
    names: BTreeMap<u32, String>,
    /// Direct calls by function.
    calls: BTreeMap<u32, BTreeSet<u32>>,
    /// What others can call.
    exported: BTreeSet<u32>,
    /// What stands in the table.
    listed: BTreeSet<u32>,
}

impl Program {
    fn read(module: &[u8]) -> std::result::Result<Program, BinaryReaderError> {
        let mut program = Program::default();
        let (mut imported, mut defined) = (0, 0);
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            program.exported.insert(export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => {
                    program.exported.insert(func);
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        if let ElementItems::Functions(functions) = element?.items {
                            for function in functions {
                                program.listed.insert(function?);
                            }
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let mut calls = BTreeSet::new();
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } = operator? {
                            calls.insert(function_index);
                        }
                    }
                    program.calls.insert(imported + defined, calls);
                    defined += 1;
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for part in names {
                            if let Name::Function(map) = part? {
                                for naming in map {
                                    let naming = naming?;
                                    program.names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(program)
    }

    fn name(&self, function: u32) -> &str {
        self.names.get(&function).map_or("", String::as_str)
    }

    /// The names of what can be reached through a door alone, the doors included.
    fn behind_doors(&self) -> Vec<&str> {
        let is_door = |function: u32| plain(self.name(function)).starts_with(DOORS);
        let comes_later = |function: &u32| {
            let name = plain(self.name(*function));
            LATER.iter().any(|path| name.contains(path))
        };
        let mut reached = BTreeSet::new();
        let mut open: Vec<u32> = self.exported.iter().copied().collect();
        open.extend(self.listed.iter().filter(|function| !comes_later(function)));
        while let Some(function) = open.pop() {
            if !is_door(function) && reached.insert(function) {
                open.extend(self.calls.get(&function).into_iter().flatten());
            }
        }
        self.calls.keys().filter(|function| !reached.contains(function)).map(|f| self.name(*f)).collect()
    }
}

/// A name without the crates' digests: `gouji[0123456789abcdef]::check` is `gouji::check`.
fn plain(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        rest = after;
        match after.split_once(']') {
            Some((digest, after)) if !digest.is_empty() && digest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                rest = after
            }
            _ => out.push('['),
        }
    }
    out + rest
}

/// A name as binaryen spells it: what is no character of WebAssembly's text form stands as `\` and two digits.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"!#$%&'*+-./:<=>?@^_`|~".contains(&byte) => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\{byte:02x}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_of_crates_go_and_other_brackets_stay() {
        assert_eq!(plain("<gouji[45f7f4c4b3a615]::Num as core[5b]::Eq>::eq"), "<gouji::Num as core::Eq>::eq");
        assert_eq!(plain("drop::<[u8; 4]>"), "drop::<[u8; 4]>");
    }

    #[test]
    fn names_are_spelled_as_binaryen_does() {
        assert_eq!(escaped("<a[5b]::T, u8>::{closure#0}"), "<a\\5b5b\\5d::T\\2c\\20u8>::\\7bclosure#0\\7d");
    }

    #[test]
    fn what_two_ways_lead_to_stays() {
        // start → shown → shared; start → door → read → shared; a callback of the rules stands in the table.
        let name = |n: &str| n.to_owned();
        let program = Program {
            names: BTreeMap::from([
                (0, name("start")),
                (1, name("gouji[1]::app::shown")),
                (2, name("gouji[1]::app::later::check")),
                (3, name("gouji[1]::reading::read")),
                (4, name("shared")),
                (5, name("<gouji[1]::rules::A as gouji[1]::rules::Rule>::check")),
                (6, name("<gouji[1]::app::shown::{closure#0}>::call")),
            ]),
            calls: BTreeMap::from([
                (0, BTreeSet::from([1, 2])),
                (1, BTreeSet::from([4])),
                (2, BTreeSet::from([3])),
                (3, BTreeSet::from([4])),
                (4, BTreeSet::new()),
                (5, BTreeSet::new()),
                (6, BTreeSet::new()),
            ]),
            exported: BTreeSet::from([0]),
            listed: BTreeSet::from([5, 6]),
        };
        let moved: Vec<String> = program.behind_doors().into_iter().map(plain).collect();
        assert_eq!(
            moved,
            [
                "gouji::app::later::check",
                "gouji::reading::read",
                "<gouji::rules::A as gouji::rules::Rule>::check"
            ]
        );
    }

    #[test]
    fn a_script_that_names_no_imports_is_refused() {
        assert!(with_stops("return { __proto__: null };").is_err());
    }
}
