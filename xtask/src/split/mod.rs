//! The page's module in two parts: what shows the page and takes text, and what comes right after it.
//!
//! Both parts are one program and share memory and table: `wasm-split` moves functions out and leaves the second part to
//! put itself into the first one's table; constants that only moved functions come to go with them (see [`data`]). The second part is entered by the functions of the modules `deferred_entry` in
//! `src/app`: all that can be reached through an entry alone is moved. `web/boot.js` fetches the second part as soon as the
//! first one runs, and `src/app/effects/deferred.rs` holds back what comes to an entry before that; an entry that is called
//! too early throws (see [`with_stops`]).

mod data;
mod linked;

use crate::shell::{self, Result};
use crate::tools::packages;
use crate::wasm;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use wasmparser::{
    BinaryReaderError, ElementItems, ExternalKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// Has the linker write down what refers to what, by which the data are parted (see [`data`]).
pub const NOTES: &str = "-Clink-arg=--emit-relocs";

/// Whether a function (by its name without digests) is an entry to the later part.
fn is_entry(name: &str) -> bool {
    name.strip_prefix("gouji::app::").is_some_and(|path| path.contains("deferred_entry::"))
}

/// Parts of the program that are at work behind the entries alone. What stands in the table (callbacks, functions of
/// traits) is not called by name: it comes later if its own name begins so and it [`is no other's`](Program::later).
const LATER: [&str; 43] = [
    "gouji::checked::packed::",
    "gouji::locate::",
    "gouji::reading::",
    "gouji::render::",
    "gouji::rules::",
    "gouji::set::",
    "gouji::source::",
    "gouji::app::components::cause::",
    "gouji::app::components::crossing::",
    "gouji::app::components::dialogs::about::",
    "gouji::app::components::dialogs::house_rules::",
    "gouji::app::components::dialogs::rules::",
    "gouji::app::components::dialogs::settings::",
    "gouji::app::components::differences::",
    "gouji::app::components::facts::",
    "gouji::app::components::filters::",
    "gouji::app::components::folder::",
    "gouji::app::components::gallery::",
    "gouji::app::components::inspector::",
    "gouji::app::components::line::",
    "gouji::app::components::map::",
    "gouji::app::components::proof::",
    "gouji::app::components::record::",
    "gouji::app::components::rows::",
    "gouji::app::components::sheet::",
    "gouji::app::components::table",
    "gouji::app::components::topbar::",
    "gouji::app::components::worklist::",
    "gouji::app::effects::checking::",
    "gouji::app::effects::exports::",
    "gouji::app::effects::folder::",
    "gouji::app::effects::house_rules::",
    "gouji::app::effects::house_rules_form::",
    "gouji::app::effects::intake::take::",
    "gouji::app::model::csv::",
    "gouji::app::model::difference::",
    "gouji::app::model::fix::",
    "gouji::app::model::folder::",
    "gouji::app::model::mistaken::",
    "gouji::app::model::quote::",
    "gouji::app::model::results_model::",
    "gouji::app::platform::files::",
    "gouji::app::state::mending::",
];

/// So many operations no two functions share by chance.
const OWN: usize = 100;

/// The namespace in which the first part asks for functions of the second.
const STOPS: &str = "later";

/// Both parts, shrunk. The second is `None` where the module holds no names, as when trunk is called by hand.
pub struct Parts {
    /// Shows the page.
    pub first: Vec<u8>,
    /// Reads, checks, draws results.
    pub later: Option<Vec<u8>>,
}

/// Parts a module as wasm-bindgen made it, in a folder for what is made on the way. `linked` is what wasm-bindgen was given.
pub fn split(module: &Path, linked: &Path, folder: &Path) -> Result<Parts> {
    let unreadable = |error: BinaryReaderError| format!("{}: {error}", module.display());
    let bare = data::without_notes(&shell::read_bytes(module)?).map_err(unreadable)?;
    let program = Program::read(&bare).map_err(unreadable)?;
    let path = |name: &str| folder.join(name);
    std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    shell::write(&path("whole.wasm"), bare)?;
    if !program.names.values().any(|name| is_entry(&plain(name))) {
        eprintln!("the module holds no names: the page is not parted");
        return Ok(Parts { first: wasm::optimised(&path("whole.wasm"), "-Oz")?, later: None });
    }
    let moved = program.behind_entries();
    shell::write(&path("moved.txt"), moved.iter().map(|name| escaped(name) + "\n").collect::<String>())?;
    let mut split = Command::new(packages::wasm_split()?);
    split.arg(path("whole.wasm")).args(wasm::FEATURES).args(["--split", "--import-namespace", "first"]);
    split.args(["--placeholder-namespace", STOPS]);
    split.arg(format!("--split-funcs=@{}", path("moved.txt").display()));
    shell::call(split.arg("-o1").arg(path("first.wasm")).arg("-o2").arg(path("later.wasm")))?;
    // A function that stayed behind would find its constants gone.
    let later = Program::read(&shell::read_bytes(&path("later.wasm"))?).map_err(unreadable)?;
    if later.calls.len() != moved.len() {
        return Err(format!("wasm-split moved {} functions of {}", later.calls.len(), moved.len()));
    }
    let moved = moved.into_iter().collect();
    let addresses = data::of_later(&shell::read_bytes(linked)?, &moved).map_err(unreadable)?;
    let (first, pieces) =
        data::taken_out(&shell::read_bytes(&path("first.wasm"))?, &addresses).map_err(unreadable)?;
    shell::write(&path("first.wasm"), first)?;
    let later = wasm::optimised(&path("later.wasm"), "-Oz")?;
    Ok(Parts {
        first: wasm::optimised(&path("first.wasm"), "-Oz")?,
        later: Some(data::given_to(&later, &pieces)?),
    })
}

/// The script that wasm-bindgen made, with something that throws in the place of every function that is not there yet.
pub fn with_stops(script: &str) -> Result<String> {
    let end = "_bg.js\": import0,\n";
    let Some((before, after)) = script.split_once(end).filter(|(_, after)| !after.contains(end)) else {
        return Err("wasm-bindgen's script should name its imports exactly once".into());
    };
    Ok(format!(
        "{before}{end}            \"{STOPS}\": new Proxy({{}}, {{ get: function (_, name) {{ return function () {{ throw new Error('function ' + String(name) + ' called before it was there'); }}; }} }}),\n{after}"
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
    /// How many operations each function has.
    sizes: BTreeMap<u32, usize>,
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
                    let (mut calls, mut size) = (BTreeSet::new(), 0);
                    for operator in body.get_operators_reader()? {
                        size += 1;
                        if let Operator::Call { function_index } = operator? {
                            calls.insert(function_index);
                        }
                    }
                    program.calls.insert(imported + defined, calls);
                    program.sizes.insert(imported + defined, size);
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

    /// What is of the later parts by name and no other's. The compiler keeps one of two functions with the same code, under
    /// one of their names, so that a small one may serve the first part too; one that is large, or calls one that is, cannot.
    fn later(&self) -> BTreeSet<u32> {
        let named: BTreeSet<u32> = self.calls.keys().copied().filter(|f| is_later(self.name(*f))).collect();
        let is_large = |function: &u32| self.sizes.get(function).is_some_and(|size| *size >= OWN);
        let mut own: BTreeSet<u32> = named.iter().copied().filter(is_large).collect();
        loop {
            let calls_own = |f: &u32| self.calls.get(f).is_some_and(|calls| !calls.is_disjoint(&own));
            let more: Vec<u32> = named.difference(&own).copied().filter(calls_own).collect();
            if more.is_empty() {
                return own;
            }
            own.extend(more);
        }
    }

    /// The names of what can be reached through an entry alone, the entries included.
    fn behind_entries(&self) -> Vec<&str> {
        let is_entry_at = |function: u32| is_entry(&plain(self.name(function)));
        let later = self.later();
        let mut reached = BTreeSet::new();
        let mut open: Vec<u32> = self.exported.iter().copied().collect();
        open.extend(self.listed.difference(&later));
        while let Some(function) = open.pop() {
            if !is_entry_at(function) && reached.insert(function) {
                open.extend(self.calls.get(&function).into_iter().flatten());
            }
        }
        // A name that two functions have says nothing: both stay.
        let mut bearers: BTreeMap<&str, u32> = BTreeMap::new();
        self.calls.keys().for_each(|function| *bearers.entry(self.name(*function)).or_default() += 1);
        let moved = self.calls.keys().filter(|function| !reached.contains(function));
        moved.map(|function| self.name(*function)).filter(|name| bearers.get(name) == Some(&1)).collect()
    }
}

/// Whether a function is of one of the [`LATER`] parts: `<gouji::rules::A as …>::check` is of the rules; what is made for
/// their types elsewhere, such as `Vec<gouji::rules::A>::push`, is not. What yew makes for a component is the component's.
fn is_later(name: &str) -> bool {
    let name = plain(name);
    let own = name.trim_start_matches(['<', '&']).trim_start_matches("mut ");
    let component = own.strip_prefix("yew::").and_then(|rest| rest.split_once('<')).map_or("", |(_, of)| of);
    LATER.iter().any(|path| own.starts_with(path) || component.starts_with(path))
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
    fn a_function_is_where_its_own_name_is() {
        assert!(is_later("<gouji[1]::rules::A as gouji[1]::rules::Rule>::check"));
        assert!(is_later(
            "<&mut gouji[1]::app::model::quote::of::{closure#3} as core[2]::ops::FnMut<()>>::call_mut"
        ));
        assert!(is_later(
            "<yew[1]::html::CompStateInner<gouji[1]::app::components::cause::Cause> as yew[1]::html::Stateful>::view"
        ));
        assert!(!is_later("core[2]::ptr::drop_in_place::<gouji[1]::app::folder::Item>"));
    }

    /// A module or function that was renamed would quietly be no later part any more, and the first load grow.
    #[test]
    fn later_parts_are_there() {
        let sources = shell::root().join("src");
        let mut known = Vec::new();
        for file in shell::files(&sources).unwrap() {
            let path = file.with_extension("").to_string_lossy().replace(['/', '\\'], "::");
            let module = format!("gouji::{}::", path.trim_end_matches("::mod"));
            let text = shell::read(&sources.join(&file)).unwrap();
            let functions = text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next());
            known.extend(functions.map(|name| format!("{module}{name}::")));
            known.push(module);
        }
        for path in LATER {
            assert!(known.iter().any(|name| name.starts_with(path)), "{path}");
        }
    }

    #[test]
    fn what_two_ways_lead_to_stays() {
        // start → shown → shared; start → entry → read → shared. In the table: a large function of the rules, a callback of
        // what is shown, a small one that calls the large one, and a small one that may be another's too. Two have one name.
        let name = |n: &str| n.to_owned();
        let program = Program {
            names: BTreeMap::from([
                (0, name("start")),
                (1, name("gouji[1]::app::shown")),
                (2, name("gouji[1]::app::deferred_entry::check")),
                (3, name("gouji[1]::reading::read")),
                (4, name("shared")),
                (9, name("twice")),
                (10, name("twice")),
                (5, name("<gouji[1]::rules::A as gouji[1]::rules::Rule>::check")),
                (6, name("<gouji[1]::app::shown::{closure#0}>::call")),
                (7, name("<gouji[1]::rules::B as gouji[1]::rules::Rule>::check")),
                (8, name("<gouji[1]::rules::A as gouji[1]::rules::Rule>::meta")),
            ]),
            calls: BTreeMap::from([
                (0, BTreeSet::from([1, 2])),
                (1, BTreeSet::from([4])),
                (2, BTreeSet::from([3])),
                (3, BTreeSet::from([4])),
                (4, BTreeSet::new()),
                (5, BTreeSet::new()),
                (6, BTreeSet::new()),
                (7, BTreeSet::from([5])),
                (8, BTreeSet::new()),
                (9, BTreeSet::new()),
                (10, BTreeSet::new()),
            ]),
            exported: BTreeSet::from([0]),
            listed: BTreeSet::from([5, 6, 7, 8]),
            sizes: BTreeMap::from([(5, OWN), (6, OWN), (7, 3), (8, 3)]),
        };
        let moved: Vec<String> = program.behind_entries().into_iter().map(plain).collect();
        assert_eq!(
            moved,
            [
                "gouji::app::deferred_entry::check",
                "gouji::reading::read",
                "<gouji::rules::A as gouji::rules::Rule>::check",
                "<gouji::rules::B as gouji::rules::Rule>::check"
            ]
        );
    }

    #[test]
    fn a_script_that_names_no_imports_is_refused() {
        assert!(with_stops("return { __proto__: null };").is_err());
    }
}
