//! What a rule says about a report.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

use std::sync::Arc;

use crate::form::CellId;
use crate::num::Num;
use crate::text::Span;

/// A language of the words for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }
}

/// The same words in Chinese and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Words {
    /// Both.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Words {
        Words { zh: zh.into(), en: en.into() }
    }

    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be corrected or explained.
    Error,
    /// Please check.
    Warning,
    /// For information; folded by default.
    Info,
    /// Could not be checked, through no fault of the report's.
    NotEvaluated,
}

impl Severity {
    /// The severity of that name.
    pub fn parse(name: &str) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Info, Severity::NotEvaluated]
            .into_iter()
            .find(|s| s.name() == name)
    }

    /// 错误, 警告, 提示, 未核对.
    pub fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Warning, Lang::Zh) => "警告",
            (Severity::Info, Lang::Zh) => "提示",
            (Severity::NotEvaluated, Lang::Zh) => "未核对",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Info, Lang::En) => "info",
            (Severity::NotEvaluated, Lang::En) => "not checked",
        }
    }

    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
            Severity::NotEvaluated => "not_evaluated",
        }
    }
}

/// What a marked place is to its finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The thing that is wrong.
    Subject,
    /// What shows that it is.
    Evidence,
}

impl Role {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Subject => "subject",
            Role::Evidence => "evidence",
        }
    }
}

/// A marked place in a report's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which report, for findings across reports; 0 otherwise.
    pub report: usize,
    /// Where.
    pub span: Span,
    /// As what.
    pub role: Role,
}

/// A cell that should hold another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Which cell.
    pub cell: CellId,
    /// The value that would make the sums hold.
    pub value: Num,
    /// In words.
    pub text: Words,
}

/// A number of the prose that should be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Its digits.
    pub span: Span,
    /// The number that would make everything agree that depends on it.
    pub value: Num,
    /// In words.
    pub text: Words,
}

/// How sure, in thousandths: 1000 is the only explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u16);

impl Confidence {
    /// Nothing else explains it.
    pub const CERTAIN: Confidence = Confidence(1000);
}

/// Something that a person should look at.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's code; stable.
    pub code: &'static str,
    /// The rule's title, where the catalogue has none: a house rule's.
    pub title: Option<Arc<Words>>,
    /// How much it weighs here.
    pub severity: Severity,
    /// What is wrong, with the actual numbers, why it matters, what to do.
    pub message: Words,
    /// The calculation with numbers: `22 + 25 + 0 + 0 + 0 + 0 = 47 ≠ 50`.
    pub formula: Option<String>,
    /// What the left side of the relation comes to.
    pub left: Option<Num>,
    /// What the right side comes to.
    pub right: Option<Num>,
    /// Cells that take part.
    pub cells: Vec<CellId>,
    /// Places in the text.
    pub marks: Vec<Mark>,
    /// What to change to what; several only when they must change together.
    pub suggestions: Vec<Suggestion>,
    /// Other explanations that fit as well, each a set of changes, best first; empty when there is none.
    pub alternatives: Vec<Vec<Suggestion>>,
    /// The one number of the prose to change, where it is known what it should be.
    pub replacement: Option<Replacement>,
    /// How sure.
    pub confidence: Confidence,
    /// Fingerprints of findings that follow from this one.
    pub explains: Vec<String>,
    /// Fingerprint of the finding that this one follows from.
    pub explained_by: Option<String>,
    /// The same for the same finding in a later draft: made of the code and the cells or the quoted words.
    pub fingerprint: String,
}

impl Finding {
    /// A finding without numbers or places; fill in what it has. The fingerprint is made by
    /// [`Finding::sealed`].
    pub fn new(code: &'static str, severity: Severity, message: Words) -> Finding {
        Finding {
            code,
            title: None,
            severity,
            message,
            formula: None,
            left: None,
            right: None,
            cells: Vec::new(),
            marks: Vec::new(),
            suggestions: Vec::new(),
            alternatives: Vec::new(),
            replacement: None,
            confidence: Confidence::CERTAIN,
            explains: Vec::new(),
            explained_by: None,
            fingerprint: String::new(),
        }
    }

    /// With a title that the catalogue does not have.
    pub fn titled(mut self, title: &Arc<Words>) -> Finding {
        self.title = Some(title.clone());
        self
    }

    /// With the two sides of a relation and the calculation in numbers.
    pub fn sides(mut self, left: Num, right: Num, formula: impl Into<String>) -> Finding {
        (self.left, self.right, self.formula) = (Some(left), Some(right), Some(formula.into()));
        self
    }

    /// With the cells that take part.
    pub fn cells(mut self, cells: impl IntoIterator<Item = CellId>) -> Finding {
        self.cells.extend(cells);
        self
    }

    /// With a place that is wrong.
    pub fn subject(mut self, span: Span) -> Finding {
        self.marks.push(Mark { report: 0, span, role: Role::Subject });
        self
    }

    /// With a place that shows it.
    pub fn evidence(mut self, span: Span) -> Finding {
        self.marks.push(Mark { report: 0, span, role: Role::Evidence });
        self
    }

    /// What to change, in words: cells, then the number of the prose.
    pub fn advice(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let cells = self.suggestions.iter().map(move |s| s.text.get(lang));
        cells.chain(self.replacement.iter().map(move |r| r.text.get(lang)))
    }

    /// Whether it is about what the prose says, against the tables or against itself.
    pub fn is_of_prose(&self) -> bool {
        self.code.starts_with("NARR-") || self.code.starts_with("INT-")
    }

    /// `left − right`, where both are known.
    pub fn delta(&self) -> Option<Num> {
        self.left?.checked_sub(self.right?)
    }

    /// Gives the finding its fingerprint: a hash of the code, the cells, and the quoted words without space.
    pub fn sealed(mut self, text: &str) -> Finding {
        if self.fingerprint.is_empty() {
            let cells = self.cells.iter().map(ToString::to_string).collect::<Vec<_>>();
            let subjects = self.marks.iter().filter(|m| m.role == Role::Subject && cells.is_empty());
            let words = subjects.flat_map(|m| m.span.of(text).split_whitespace());
            let parts = [self.code].into_iter().chain(cells.iter().map(String::as_str)).chain(words);
            self.fingerprint = fingerprint(parts);
        }
        self
    }
}

/// A stable hash of words, each taken with its end.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Fnv::default();
    parts.into_iter().for_each(|part| hash.write(part));
    format!("{:016x}", hash.0)
}

/// 64-bit FNV-1a (Fowler–Noll–Vo): the standard library's hasher promises no stable result across releases.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// A check that held, with its calculation: reviewers want proof that it was made.
#[derive(Clone, Debug)]
pub struct Held {
    /// The rule's code.
    pub code: &'static str,
    /// What is said where the rule holds, where the catalogue has no such words: a house rule's title.
    pub title: Option<Arc<Words>>,
    /// Cells that take part.
    pub cells: Vec<CellId>,
    /// Places in the text (for prose).
    pub spans: Vec<Span>,
    /// The calculation with numbers.
    pub formula: String,
}

/// A check that could not be made, and why.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The rule's code.
    pub code: &'static str,
    /// What is said where the rule holds, where the catalogue has no such words: a house rule's title.
    pub title: Option<Arc<Words>>,
    /// Cells that take part.
    pub cells: Vec<CellId>,
    /// Why.
    pub reason: Words,
}
