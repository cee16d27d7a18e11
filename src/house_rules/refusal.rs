//! Why a file of house rules is refused, and where in it.

use crate::finding::{Lang, Words};

/// What is wrong at one place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong, and what to write.
    pub words: Words,
}

impl Refusal {
    /// At a byte of the file.
    pub fn at(source: &str, byte: usize, words: Words) -> Refusal {
        let before = source.get(..byte).unwrap_or(source);
        let line = before.rsplit('\n').next().unwrap_or("");
        Refusal { line: before.matches('\n').count() + 1, column: line.chars().count() + 1, words }
    }

    /// All that is wrong with a file, with something between the lines.
    pub fn lines(all: &[Refusal], lang: Lang, between: &str) -> String {
        all.iter().map(|one| one.line_in(lang)).collect::<Vec<_>>().join(between)
    }

    /// Place and reason on one line.
    pub fn line_in(&self, lang: Lang) -> String {
        let (line, column, words) = (self.line, self.column, self.words.get(lang));
        match lang {
            Lang::Zh => format!("第 {line} 行第 {column} 列：{words}"),
            Lang::En => format!("line {line}, column {column}: {words}"),
        }
    }
}
