//! The catalogue of rules, and the run over one report.
//!
//! One rule, one place: documentation, code, numbers, words and tests stand together in its family's file.
//! A rule sees a [`Context`] and says into a [`Sink`] what holds, what fails and what it could not check.

use std::cell::OnceCell;

use crate::finding::{Finding, Held, Lang, Severity, Skipped, Words};
use crate::form::CellId;
use crate::options::Options;
use crate::report::Report;
use crate::text::Span;

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

pub mod arithmetic;
pub mod cells;
pub mod consolidation;
pub mod form;
mod held;
pub mod narrative;
pub mod parse;
pub mod passages;
#[cfg(feature = "rule-docs")]
pub mod planned;
pub mod privacy;
pub mod structure;
pub mod table2;
pub mod table3;
pub mod table4;
mod tally;
pub mod years;

pub use held::held;
pub use tally::{Tally, grouped};

use passages::Passage;

/// All rules, by family, in the order in which they run and are listed. A family may take several files, which
/// then stand one after the other.
pub static FAMILIES: &[(&str, &[&dyn Rule])] = &[
    ("PARSE", parse::RULES),
    ("STRUCT", structure::RULES),
    ("FORM", form::RULES),
    ("FORM", cells::RULES),
    ("TABLE2", table2::RULES),
    ("TABLE3", table3::RULES),
    ("TABLE4", table4::RULES),
    ("NARR", narrative::RULES),
    ("INTERNAL", arithmetic::RULES),
    ("CROSS-YEAR", years::RULES),
    ("CONSOLIDATION", consolidation::RULES),
    ("PRIVACY", privacy::RULES),
];

/// All rules.
pub fn catalogue() -> impl Iterator<Item = &'static dyn Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The title of a rule.
pub fn title(code: &str, lang: Lang) -> &'static str {
    find(code).map_or("", |rule| rule.meta().title_in(lang))
}

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static dyn Rule> {
    catalogue().find(|r| r.meta().code == code)
}

/// Whether these words name a rule, or by their beginning several (`T3`, `NARR`): what [`Options`] select by.
pub fn is_code(words: &str) -> bool {
    let begins = |code: &str| code.strip_prefix(words).is_some_and(|rest| rest.starts_with('-'));
    catalogue().any(|r| r.meta().code == words || begins(r.meta().code))
}

/// The family of a code; empty for a code that is none.
pub fn family(code: &str) -> &'static str {
    let family = FAMILIES.iter().find(|(_, rules)| rules.iter().any(|r| r.meta().code == code));
    family.map_or("", |(family, _)| family)
}

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
    /// Title, Chinese and English.
    pub title: (&'static str, &'static str),
    /// The release since which it stands.
    pub since: &'static str,
    /// Its page, Chinese and English; made with `docs!`.
    pub docs: (&'static str, &'static str),
}

impl Meta {
    /// The title in one language.
    pub fn title_in(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.title.0,
            Lang::En => self.title.1,
        }
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
    judgements: OnceCell<Vec<crate::rules::narrative::Judgement>>,
    personal_numbers: OnceCell<Vec<(Span, privacy::Kind)>>,
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

    /// What became of each fact of the prose; worked out once, in the order of [`Report::facts`].
    pub fn judgements(&self) -> &[crate::rules::narrative::Judgement] {
        self.judgements.get_or_init(|| crate::rules::narrative::judge(self))
    }
}

/// Where rules say what they found.
pub struct Sink<'a> {
    options: &'a Options,
    text: &'a str,
    /// What fails.
    pub findings: Vec<Finding>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl Sink<'_> {
    /// A check that held, with its calculation in numbers.
    pub fn holds(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, formula: impl Into<String>) {
        self.held.push(Held { code, cells: cells.into(), spans: Vec::new(), formula: formula.into() });
    }

    /// The same for a statement of the prose.
    pub fn holds_at(
        &mut self,
        code: &'static str,
        spans: impl Into<Vec<Span>>,
        cells: impl Into<Vec<CellId>>,
        formula: impl Into<String>,
    ) {
        self.held.push(Held { code, cells: cells.into(), spans: spans.into(), formula: formula.into() });
    }

    /// Something to look at. Severity is as the person set it, or as the finding says.
    pub fn fails(&mut self, finding: Finding) {
        let mut finding = finding.sealed(self.text);
        if let Some(severity) = self.options.severity(finding.code) {
            finding.severity = severity;
        }
        if !self.findings.iter().any(|f| f.fingerprint == finding.fingerprint && f.marks == finding.marks) {
            self.findings.push(finding);
        }
    }

    /// The same, where there is one.
    pub fn fails_if(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.fails(finding);
        }
    }

    /// A check that could not be made, and why. Counted; shown as one line per rule and reason.
    pub fn skips(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, reason: Words) {
        self.skipped.push(Skipped { code, cells: cells.into(), reason });
    }
}

/// Everything that was found in one report.
pub struct Outcomes {
    /// What fails, most serious first, then by place.
    pub findings: Vec<Finding>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
    /// What became of each fact, in the order of [`Report::facts`].
    pub judgements: Vec<crate::rules::narrative::Judgement>,
}

/// Keeps a finding folded only under a headline that is there and weighs at least as much: with the headline's
/// rule switched off or turned down, what it would have explained must not vanish from the verdict.
fn fold(findings: &mut [Finding]) {
    let headlines: Vec<(String, Severity)> =
        findings.iter().map(|f| (f.fingerprint.clone(), f.severity)).collect();
    for finding in findings.iter_mut().filter(|f| f.explained_by.is_some()) {
        let stands = |by: &String| headlines.iter().any(|(f, weight)| f == by && *weight <= finding.severity);
        if !finding.explained_by.as_ref().is_some_and(stands) {
            finding.explained_by = None;
        }
    }
    let folded: Vec<(String, String)> =
        findings.iter().filter_map(|f| Some((f.explained_by.clone()?, f.fingerprint.clone()))).collect();
    for headline in findings.iter_mut().filter(|f| !f.explains.is_empty()) {
        headline.explains.retain(|of| folded.iter().any(|(by, f)| *by == headline.fingerprint && f == of));
    }
}

/// Runs every rule that is switched on over one report.
pub fn run(report: &Report, options: &Options, previous: Option<&Report>) -> Outcomes {
    let cx = Context::new(report, options, previous);
    let mut sink =
        Sink { options, text: report.text(), findings: Vec::new(), held: Vec::new(), skipped: Vec::new() };
    for rule in catalogue().filter(|r| options.runs(r.meta())) {
        rule.check(&cx, &mut sink);
    }
    cx.judgements();
    let mut judgements = cx.judgements.into_inner().unwrap_or_default();
    let Sink { mut findings, held, skipped, .. } = sink;
    narrative::internal_verdicts::settle(&report.facts, &mut judgements, &findings, &held);
    fold(&mut findings);
    let place = |f: &Finding| f.marks.first().map_or(usize::MAX, |m| m.span.start);
    // A finding that follows from another comes after all that do not, so that a cause is a headline.
    crate::order::by_key(&mut findings, |f| (f.explained_by.is_some(), f.severity, place(f)));
    Outcomes { findings, held, skipped, judgements }
}
