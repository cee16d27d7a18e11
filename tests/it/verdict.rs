//! What pages of tests say about findings, and pages themselves: the severities as one character each, the words that
//! a finding marks, and what was said where something else should have been.

use std::path::Path;

use gouji::finding::{Finding, Role, Severity};

/// The text pages of a folder beside the tests: names and contents, in order.
pub fn pages(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of the pages")
        .map(|f| f.expect("a file").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let page = |path: &Path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a page"))
    };
    files.iter().map(|path| page(path)).collect()
}

/// The severity that a character stands for.
pub fn severity(word: &str) -> Option<Severity> {
    match word {
        "错" => Some(Severity::Error),
        "疑" => Some(Severity::Warning),
        "示" => Some(Severity::Info),
        "未" => Some(Severity::NotEvaluated),
        _ => None,
    }
}

/// Whether a finding marks exactly these words as wrong.
pub fn marks(finding: &Finding, text: &str, words: &str) -> bool {
    finding.marks.iter().any(|m| m.role == Role::Subject && m.span.of(text) == words.trim())
}

/// The findings as a person reads them in a failing test.
pub fn said<'a>(findings: impl IntoIterator<Item = &'a Finding>, text: &str) -> String {
    let one = |f: &Finding| {
        let marked: Vec<_> =
            f.marks.iter().filter(|m| m.role == Role::Subject).map(|m| m.span.of(text)).collect();
        let formula = f.formula.as_deref().unwrap_or_default();
        format!("{:?} {} {marked:?} {} [{formula}]", f.severity, f.code, f.message.zh)
    };
    findings.into_iter().map(one).collect::<Vec<_>>().join("\n      ")
}
