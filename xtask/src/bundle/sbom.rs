//! What is inside: a list of components in CycloneDX form, and checksums.

use crate::encode;
use crate::shell::{self, Result};
use crate::tools::{crates, packages};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The parts of the release: name, features, target.
const PARTS: [(&str, &str, Option<&str>); 4] = [
    ("page", "page", Some("wasm32-unknown-unknown")),
    ("module", "module", Some("wasm32-unknown-unknown")),
    ("cli", "default", None),
    ("windows", "default", Some(crate::windows::TARGET)),
];

/// The components of everything released, each with the parts that hold it.
pub fn components() -> Result<String> {
    let mut found: BTreeMap<(String, String), (String, Vec<&str>)> = BTreeMap::new();
    for (part, features, target) in PARTS {
        let mut tree = shell::cargo();
        tree.args(["tree", "--package", "gouji", "--edges", "normal,no-proc-macro", "--prefix", "none"]);
        tree.args(["--format", "{p}|{l}", "--no-default-features", "--features", features]);
        if let Some(target) = target {
            tree.args(["--target", target]);
        }
        for line in shell::output(&mut tree)?.lines() {
            let Some((package, licence)) = line.trim_end_matches(" (*)").split_once('|') else { continue };
            let mut words = package.split(' ');
            let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
            if name == "gouji" {
                continue;
            }
            let key = (name.to_string(), version.trim_start_matches('v').to_string());
            let (_, parts) = found.entry(key).or_insert_with(|| (licence.to_string(), Vec::new()));
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    let components: Vec<Value> = found
        .into_iter()
        .map(|((name, version), (licence, parts))| {
            let properties: Vec<_> =
                parts.iter().map(|part| json!({ "name": "gouji:part", "value": part })).collect();
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": licence.replace('/', " OR ") }],
                "properties": properties,
            })
        })
        .collect();
    let tool =
        |name: &str, version: String| json!({ "type": "application", "name": name, "version": version });
    let first_line = |text: String| text.lines().next().unwrap_or_default().to_string();
    let version_of =
        |program: &Path| shell::output(std::process::Command::new(program).arg("--version")).map(first_line);
    let document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": { "type": "application", "name": "gouji", "version": super::version()?,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }] },
            "tools": { "components": [
                tool("rustc", version_of(Path::new("rustc"))?),
                tool("trunk", version_of(&crates::TRUNK.path()?)?),
                tool("wasm-bindgen", version_of(&crates::WASM_BINDGEN.path()?)?),
                tool("wasm-opt", version_of(&packages::wasm_opt()?)?),
            ] },
        },
        "components": components,
    });
    serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|e| e.to_string())
}

/// SHA-256 of every file of a folder, in the form that `sha256sum -c` reads.
pub fn checksums(folder: &Path) -> Result<String> {
    let mut lines = String::new();
    for file in shell::files(folder)? {
        let digest = encode::sha256(&shell::read_bytes(&folder.join(&file))?);
        lines.push_str(&format!("{digest}  {}\n", file.to_string_lossy().replace('\\', "/")));
    }
    Ok(lines)
}
