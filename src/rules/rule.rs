//! What a rule is: its names and page, what it looks at, where it says what it found.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::narrative::Judgement;
use super::passages::{self, Passage};
use crate::finding::{Finding, Held, Lang, Severity, Skipped, Words, fingerprint};
use crate::form::CellId;
use crate::options::Options;
use crate::report::Report;
use crate::text::{PersonalNumber, Span};

/// A rule's page in Chinese and English, written beside the rule: Markdown with the fixed headings
/// `## 查什么`, `## 为什么`, `## 会报告`, `## 不报告`, `## 何时不报`, `## 容差`
/// (`## What`, `## Why`, `## Reported`, `## Not reported`, `## Silent when`, `## Tolerance`), in this order.
///
/// Under 会报告 and 不报告 stands at least one example each, in a fence marked `gouji`; they run as tests
/// (`tests/it/rule_examples.rs`). An example changes a sound report line by line and puts `«»` around the
/// words that a finding must mark, exactly:
///
/// ~~~text
/// 基础：局 2023
/// 表三 · 重复申请 · 自然人 = «25»
/// 一：2023年，我局共收到政府信息公开申请«12件»。
/// ~~~
///
/// The whole language is in `CONTRIBUTING.md` (“The language of examples”). Examples stand once, in the Chinese page; the English one gets
/// them under its headings when the page is made (`render/rule_pages.rs`). After a change:
/// `GOUJI_WRITE=1 cargo test -q --test it rule_pages`.
///
/// The page's first load leaves the texts out (feature `rule-docs`): they come with the second module.
#[cfg(feature = "rule-docs")]
macro_rules! docs {
    ($zh:expr, $en:expr $(,)?) => {
        ($zh, $en)
    };
}
#[cfg(not(feature = "rule-docs"))]
macro_rules! docs {
    ($zh:expr, $en:expr $(,)?) => {
        ("", "")
    };
}
#[allow(unused_imports, reason = "the family files see the macro by its place; a path is a convenience")]
pub(crate) use docs;

/// A rule. Its documentation is in [`Meta::docs`]; see `CONTRIBUTING.md` for the way to add one.
pub trait Rule: Sync {
    /// What it is called and what it is for.
    fn meta(&self) -> &'static Meta;

    /// Looks at one report. Rules between reports (years, consolidation) do nothing here.
    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>);
}

/// What a rule is called and what it is for.
#[derive(Debug)]
pub struct Meta {
    /// Stable code: `T3-ROW-SUM`. Never renamed or reused.
    pub code: &'static str,
    /// Usual severity; a finding may weigh less.
    pub severity: Severity,
    /// Whether it runs unless switched off.
    pub on: bool,
    /// Title, Chinese and English: what is wrong where it fails.
    pub title: (&'static str, &'static str),
    /// What is said where it holds, Chinese and English; `None` for a rule that never says so.
    pub holds: Option<(&'static str, &'static str)>,
    /// The release since which it stands.
    pub since: &'static str,
    /// Its page, Chinese and English; made with `docs!`.
    pub docs: (&'static str, &'static str),
}

impl Meta {
    /// The title in one language.
    pub fn title_in(&self, lang: Lang) -> &'static str {
        in_language(self.title, lang)
    }

    /// What is said where it holds; the title of a rule that has no such words.
    pub fn holds_in(&self, lang: Lang) -> &'static str {
        in_language(self.holds.unwrap_or(self.title), lang)
    }

    /// Whether it runs under these settings. What says that something was not read cannot be switched off: nobody would
    /// know what was not checked.
    pub fn runs(&self, options: &Options) -> bool {
        options.chooses(self.code, self.on) || (self.on && self.is_fixed())
    }

    /// Whether it always runs and weighs what it weighs.
    pub fn is_fixed(&self) -> bool {
        is_fixed(self.code)
    }
}

fn is_fixed(code: &str) -> bool {
    code.starts_with("PARSE-")
}

fn in_language(words: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => words.0,
        Lang::En => words.1,
    }
}

/// What a rule may look at.
pub struct Context<'a> {
    /// The report.
    pub report: &'a Report,
    /// The person's settings.
    pub options: &'a Options,
    /// The same body's report of the year before, where there is one.
    pub previous: Option<&'a Report>,
    diagnosis: OnceCell<crate::locate::Diagnosis>,
    passages: OnceCell<Vec<Passage>>,
    judgements: OnceCell<Vec<Judgement>>,
    pub(super) personal_numbers: OnceCell<Vec<(Span, PersonalNumber)>>,
}

impl<'a> Context<'a> {
    /// A context for one report.
    pub fn new(report: &'a Report, options: &'a Options, previous: Option<&'a Report>) -> Context<'a> {
        Context {
            report,
            options,
            previous,
            diagnosis: OnceCell::new(),
            passages: OnceCell::new(),
            judgements: OnceCell::new(),
            personal_numbers: OnceCell::new(),
        }
    }

    /// The paragraphs with their folded text; made once.
    pub fn passages(&self) -> &[Passage] {
        self.passages.get_or_init(|| passages::read(self.report))
    }

    /// Which sums of tables 3 and 4 fail and what explains them; worked out once.
    pub fn diagnosis(&self) -> &crate::locate::Diagnosis {
        self.diagnosis.get_or_init(|| crate::locate::diagnose(self.report, self.previous))
    }

    /// The same, when nothing else is to be asked.
    pub fn into_judgements(self) -> Vec<Judgement> {
        self.judgements();
        self.judgements.into_inner().unwrap_or_default()
    }

    /// What became of each fact of the prose; worked out once, in the order of [`Report::facts`].
    pub fn judgements(&self) -> &[Judgement] {
        self.judgements.get_or_init(|| super::narrative::judge(self))
    }
}

/// Where rules say what they found.
pub struct Sink<'a> {
    options: &'a Options,
    text: &'a str,
    /// What fails.
    pub findings: Vec<Finding>,
    /// By fingerprint and first place: which of them, so that none is compared with all.
    said: HashMap<(String, Option<Span>), Vec<usize>>,
    /// How many findings have a fingerprint.
    alike: HashMap<String, usize>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl<'a> Sink<'a> {
    /// Nothing said yet about this report.
    pub fn new(report: &'a Report, options: &'a Options) -> Sink<'a> {
        Sink {
            options,
            text: report.text(),
            findings: Vec::new(),
            said: HashMap::new(),
            alike: HashMap::new(),
            held: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// A check that held, with its calculation in numbers.
    pub fn holds(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, formula: impl Into<String>) {
        self.held.push(Held {
            code,
            title: None,
            cells: cells.into(),
            spans: Vec::new(),
            formula: formula.into(),
        });
    }

    /// The same for a statement of the prose.
    pub fn holds_at(
        &mut self,
        code: &'static str,
        spans: impl Into<Vec<Span>>,
        cells: impl Into<Vec<CellId>>,
        formula: impl Into<String>,
    ) {
        self.held.push(Held {
            code,
            title: None,
            cells: cells.into(),
            spans: spans.into(),
            formula: formula.into(),
        });
    }

    /// Something to look at. Severity is as the person set it, or as the finding says.
    pub fn fails(&mut self, finding: Finding) {
        let mut finding = finding.sealed(self.text);
        if let Some(severity) = self.options.severity(finding.code).filter(|_| !is_fixed(finding.code)) {
            finding.severity = severity;
        }
        let key = (finding.fingerprint.clone(), finding.marks.first().map(|mark| mark.span));
        let said = self.said.entry(key).or_default();
        let same = |nth: &usize| self.findings.get(*nth).is_some_and(|f| f.marks == finding.marks);
        if said.iter().any(same) {
            return;
        }
        said.push(self.findings.len());
        // The same words in another place are another finding: its ordinal tells it from the first.
        let alike = self.alike.entry(finding.fingerprint.clone()).or_default();
        *alike += 1;
        if *alike > 1 {
            finding.fingerprint = fingerprint([finding.fingerprint.as_str(), alike.to_string().as_str()]);
        }
        self.findings.push(finding);
    }

    /// The same, where there is one.
    pub fn fails_if(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.fails(finding);
        }
    }

    /// A check that could not be made, and why. Counted; shown as one line per rule and reason.
    pub fn skips(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, reason: Words) {
        self.skipped.push(Skipped { code, title: None, cells: cells.into(), reason });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_words_in_two_places_are_two_findings() {
        let report = crate::reading::read(crate::source::from_text("甲甲。甲甲。".to_owned()));
        let options = Options::default();
        let mut sink = Sink::new(&report, &options);
        let found = |start: usize, end: usize| {
            Finding::new("FORM-DUPWORD", Severity::Info, Words::new("重复", "doubled"))
                .subject(Span::new(start, end))
        };
        for (start, end) in [(0, 6), (9, 15), (0, 6)] {
            sink.fails(found(start, end));
        }
        let prints: Vec<&str> = sink.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        assert_eq!(prints.len(), 2);
        assert_eq!(prints[0], found(0, 6).sealed(report.text()).fingerprint);
        assert_ne!(prints[0], prints[1]);
    }
}
