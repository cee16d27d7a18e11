//! What is said about an example, and whether it is what its page asks for.

use gouji::finding::{Finding, Held, Mark, Role, Severity, Skipped};
use gouji::options::Options;
use gouji::report::Report;
use gouji::rules::{self, Meta};
use gouji::set::{Consolidation, Roles};
use gouji::text::Span;
use gouji::{check, checked, reading};

use super::page::{Case, Verdict};
use super::{Draft, Example};

/// All that was said about an example.
pub struct Answer {
    /// The report, then those beside it that findings may point into.
    pub reports: Vec<Report>,
    pub findings: Vec<Finding>,
    pub held: Vec<Held>,
    pub skipped: Vec<Skipped>,
}

/// Which findings a page is about.
#[derive(Clone, Copy)]
pub enum Heard {
    /// All of them.
    All,
    /// Errors and warnings about what the prose says.
    Prose,
    /// Those of the rule in the heading.
    Rule,
}

/// Families whose rules look across reports.
const ACROSS: [&str; 2] = ["CROSS-YEAR", "CONSOLIDATION"];

/// What a rule says about an example; one that is off by default is switched on.
pub fn ask_rule(meta: &Meta, example: &Example) -> Answer {
    let mut options = options(example);
    if !meta.on {
        options.select.insert(meta.code.to_owned());
    }
    let mut answer = ask(example, &options, ACROSS.contains(&rules::family(meta.code)));
    answer.findings.retain(|f| f.code == meta.code);
    answer
}

/// What is said about an example: of the one report, or of what its settings and its units ask for.
pub fn ask_all(example: &Example) -> Answer {
    let mut options = options(example);
    let on: Vec<&str> = example.setting("启用").collect();
    if !on.is_empty() {
        let usual = rules::catalogue().map(|r| r.meta()).filter(|m| m.on).map(|m| m.code);
        options.select = usual.chain(on).map(str::to_owned).collect();
    }
    ask(example, &options, !example.units.is_empty() || example.setting("跨报告").next().is_some())
}

fn options(example: &Example) -> Options {
    let mut options = Options::default();
    for limit in example.setting("篇幅") {
        options.section_one_limit = limit.parse().expect("a number of characters");
    }
    options
}

fn ask(example: &Example, options: &Options, across: bool) -> Answer {
    if across {
        let (reports, roles) = reports(example);
        let set = checked::check_set(reports, &roles, options);
        let reports = set.reports.into_iter().map(|checked| checked.report).collect();
        let checked::SetOutcomes { findings, held, skipped } = set.across;
        return Answer { reports, findings, held, skipped };
    }
    let previous = example.previous.as_ref().map(|p| reading::read(p.document()));
    let checked = check(example.draft.document(), options, previous.as_ref());
    let checked::Outcomes { findings, held, skipped, .. } = checked.outcomes;
    Answer { reports: vec![checked.report], findings, held, skipped }
}

/// The report, then last year's or the units', each under its own name.
fn reports(example: &Example) -> (Vec<Report>, Roles) {
    let read = |draft: &Draft| reading::read(draft.document());
    let mut reports = vec![read(&example.draft)];
    let mut roles = Roles { no_consolidation: true, ..Roles::default() };
    if let Some(previous) = &example.previous {
        roles.years.push((reports.len(), 0));
        reports.push(read(previous));
    }
    if !example.units.is_empty() {
        let first = reports.len();
        reports.extend(example.units.iter().map(|(name, draft)| read(&draft.clone().of(name))));
        let expected = example.setting("应有单位");
        roles.consolidation = Some(Consolidation {
            whole: 0,
            units: (first..reports.len()).collect(),
            complete: !example.setting("名单").any(|value| value == "不全"),
            expected: expected.flat_map(|list| list.split('、')).map(str::to_owned).collect(),
        });
    }
    (reports, roles)
}

impl Answer {
    /// The text of the report.
    pub fn text(&self) -> &str {
        self.reports[0].text()
    }

    /// Whether a finding marks exactly these words as wrong.
    fn marks(&self, finding: &Finding, words: &str) -> bool {
        self.subjects(finding).any(|marked| marked == words.trim())
    }

    /// The words that a finding marks as wrong.
    fn subjects<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = &'a str> {
        let marks = finding.marks.iter().filter(|m| m.role == Role::Subject);
        marks.map(|m| m.span.of(self.reports[m.report].text()))
    }

    /// Findings as a person reads them in a failing test.
    fn shown<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> String {
        let one = |f: &Finding| {
            let marked: Vec<&str> = self.subjects(f).collect();
            let formula = f.formula.as_deref().unwrap_or_default();
            format!("{:?} {} {marked:?} {} [{formula}]", f.severity, f.code, f.message.zh)
        };
        findings.into_iter().map(one).collect::<Vec<_>>().join("\n      ")
    }

    /// What is wrong with what findings point at: all that stands in «…» in the report must be marked or named.
    pub fn pointing(&self, example: &Example, findings: &[&Finding]) -> Option<String> {
        let unmarked = |words: &&String| !findings.iter().any(|f| self.marks(f, words));
        if let Some(words) = example.marked_words.iter().find(unmarked) {
            let marked: Vec<_> = findings.iter().flat_map(|f| self.subjects(f)).collect();
            return Some(format!("should mark “{words}” and marks {marked:?}"));
        }
        let unnamed = example.marked_cells.iter().find(|c| !findings.iter().any(|f| f.cells.contains(c)))?;
        let named: Vec<_> = findings.iter().flat_map(|f| &f.cells).map(ToString::to_string).collect();
        Some(format!("should name {unnamed} and names {named:?}"))
    }

    /// Whether a finding is what a verdict asks for.
    fn meets(&self, verdict: &Verdict<'_>, code: &str, finding: &Finding) -> bool {
        let said = format!("{} {}", finding.message.zh, finding.formula.as_deref().unwrap_or_default());
        finding.code == code
            && Some(finding.severity) == verdict.severity()
            && verdict.words.iter().all(|words| self.marks(finding, words))
            && verdict.cells.iter().all(|cell| finding.cells.contains(cell))
            && verdict.says.iter().all(|words| said.contains(words))
    }

    /// Whether a check that holds is what a verdict asks for.
    fn is_held(&self, verdict: &Verdict<'_>, code: &str) -> bool {
        let text = self.text();
        let about = |held: &Held, words: &str| {
            places(text, words).any(|place| held.spans.iter().any(|span| place.overlaps(*span)))
        };
        self.held.iter().any(|held| {
            held.code == code
                && verdict.words.iter().all(|words| about(held, words))
                && verdict.cells.iter().all(|cell| held.cells.contains(cell))
                && verdict.says.iter().all(|words| held.formula.contains(words))
        })
    }

    /// Whether words stand in the report and no finding marks any of them.
    fn is_quiet(&self, words: &str) -> bool {
        let marks: Vec<&Mark> =
            self.findings.iter().flat_map(|f| &f.marks).filter(|m| m.role == Role::Subject).collect();
        let mut of = places(self.text(), words).peekable();
        of.peek().is_some() && !of.any(|place| marks.iter().any(|m| m.span.overlaps(place)))
    }
}

/// Where these words stand.
pub fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()))
}

/// What is wrong with what is said about a case of a page: every verdict is met by a finding of its own, and nothing
/// else is said.
pub fn problem(case: &Case, heard: Heard) -> Option<String> {
    let example = case.example();
    let mut answer = match heard {
        Heard::Rule => match rules::find(&case.rule) {
            Some(rule) => ask_rule(rule.meta(), &example),
            None => return Some(format!("no such rule: {}", case.rule)),
        },
        Heard::All | Heard::Prose => ask_all(&example),
    };
    if matches!(heard, Heard::Prose) {
        let of_prose = |f: &Finding| f.code.starts_with("NARR") || f.code.starts_with("INT");
        // Hints are heard only where one is expected.
        let hints = case.verdicts().any(|verdict| verdict.word == "示");
        let loud = |f: &Finding| f.severity <= Severity::Warning || (hints && f.severity == Severity::Info);
        answer.findings.retain(|f| of_prose(f) && loud(f));
    }
    let (found, mut unmet, mut left) = (&answer.findings, Vec::new(), Vec::new());
    let mut met = vec![false; found.len()];
    for verdict in case.verdicts() {
        let code = verdict.code.unwrap_or(&case.rule);
        let is_known = verdict.word == "静" || verdict.word == "对" || rules::find(code).is_some();
        let is_met = match verdict.word {
            "对" => true,
            "静" => !verdict.words.is_empty() && verdict.words.iter().all(|words| answer.is_quiet(words)),
            "余" => {
                left.push(code);
                true
            }
            "略" => {
                let is_so = |reason: &str| verdict.says.iter().all(|words| reason.contains(words));
                answer.skipped.iter().any(|s| s.code == code && is_so(&s.reason.zh))
            }
            "核" => answer.is_held(&verdict, code),
            _ => {
                let mut free = found.iter().zip(&met);
                let hit = free.position(|(f, taken)| !taken && answer.meets(&verdict, code, f));
                hit.inspect(|hit| met[*hit] = true).is_some()
            }
        };
        if !is_met || !is_known {
            let held = answer.held.iter().filter(|held| held.code == code);
            let held = held.map(|held| {
                let places: Vec<&str> = held.spans.iter().map(|span| span.of(answer.text())).collect();
                format!("\n      held: {} {places:?}", held.formula)
            });
            unmet.push(format!("not so: {}{}", verdict.line, held.collect::<String>()));
        }
    }
    let more = found.iter().zip(&met).filter(|(f, met)| !**met && !left.contains(&f.code));
    let more: Vec<&Finding> = more.map(|(f, _)| f).collect();
    if !more.is_empty() {
        unmet.push(format!("not expected:\n      {}", answer.shown(more)));
    }
    let asked: Vec<&Finding> = found.iter().zip(&met).filter(|(_, met)| **met).map(|(f, _)| f).collect();
    unmet.extend(answer.pointing(&example, &asked));
    (!unmet.is_empty()).then(|| unmet.join("\n    "))
}

/// What is wrong with what is said about the pages of a folder, and how many reports they hold.
pub fn problems(folder: &str, heard: Heard) -> (usize, Vec<String>) {
    let cases = super::page::cases(folder);
    let tell = |case: &Case| {
        let shown = case.block.lines().last().unwrap_or_default();
        Some(format!("{} {}: {shown}\n    {}", case.place, case.about, problem(case, heard)?))
    };
    (cases.len(), cases.iter().filter_map(tell).collect())
}
