//! A report in one line: who, on which year, the verdict, the numbers. Enough for a list of a thousand, and small enough
//! to travel between the modules of the page.

use super::{Checked, Tally, Verdict, unread_tables};
use crate::finding::{Finding, Lang, Severity, Words};
use crate::form::TableId;
use crate::rules;

/// A checked report in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Who reports; the file's name where the report does not say.
    pub body: String,
    /// On which year.
    pub year: Option<u16>,
    /// The verdict.
    pub verdict: Verdict,
    /// Its numbers.
    pub tally: Tally,
    /// Tables of which nothing was read.
    pub unread: Vec<TableId>,
    /// The gravest problem, in a few words.
    pub top: Words,
}

impl Summary {
    /// Sums a report up.
    pub fn new(checked: &Checked) -> Summary {
        let identity = &checked.report.identity;
        let (tally, unread) = (checked.outcomes.tally(), unread_tables(checked));
        let named = identity.body.as_ref().map(|body| body.value.clone());
        Summary {
            body: named.unwrap_or_else(|| checked.report.document.name.clone()),
            year: identity.year.as_ref().map(|year| year.value),
            verdict: Verdict::of(tally, &unread),
            tally,
            unread,
            top: checked.outcomes.findings.first().map_or_else(Words::default, |first| top(checked, first)),
        }
    }

    /// The same where the report was compared with others: what was found there is the top where nothing else is.
    pub fn among(checked: &Checked, between: &[Finding]) -> Summary {
        let summary = Summary::new(checked);
        let of_between = between.first().map_or_else(Words::default, |first| top(checked, first));
        if summary.top.zh.is_empty() { Summary { top: of_between, ..summary } } else { summary }
    }

    /// All but the name, as numbers.
    pub fn numbers(&self) -> Vec<u32> {
        let place = |found: Option<usize>| found.unwrap_or(usize::MAX);
        let unread = TableId::ALL.iter().enumerate().filter(|(_, id)| self.unread.contains(id));
        let tally = self.tally;
        let numbers = [
            self.year.map_or(0, usize::from),
            place(Verdict::ALL.iter().position(|v| *v == self.verdict)),
            unread.map(|(at, _)| 1 << at).sum(),
            tally.passed,
            tally.failed,
            tally.not_evaluated,
            tally.errors,
            tally.warnings,
            tally.infos,
            tally.between,
            tally.set_aside,
            tally.rules_off,
            usize::from(tally.is_blank),
        ];
        numbers.map(|number| u32::try_from(number).unwrap_or(u32::MAX)).to_vec()
    }

    /// The way back; `None` where the numbers are none of ours.
    pub fn from_numbers(body: String, top: Words, numbers: &[u32]) -> Option<Summary> {
        let [year, verdict, unread, counts @ ..] = numbers else { return None };
        let [passed, failed, not_evaluated, errors, warnings, infos, between, set_aside, rules_off, blank] =
            <[u32; 10]>::try_from(counts).ok()?;
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Some(Summary {
            body,
            year: u16::try_from(*year).ok().filter(|year| *year > 0),
            verdict: *Verdict::ALL.get(count(*verdict))?,
            tally: Tally {
                passed: count(passed),
                failed: count(failed),
                not_evaluated: count(not_evaluated),
                errors: count(errors),
                warnings: count(warnings),
                infos: count(infos),
                between: count(between),
                set_aside: count(set_aside),
                rules_off: count(rules_off),
                is_blank: blank != 0,
            },
            unread: TableId::ALL
                .into_iter()
                .enumerate()
                .filter(|(at, _)| unread & (1 << at) != 0)
                .map(|(_, id)| id)
                .collect(),
            top,
        })
    }
}

/// What it is about and the two numbers; nothing of what weighs little.
fn top(checked: &Checked, finding: &Finding) -> Words {
    if finding.severity > Severity::Warning {
        return Words::default();
    }
    let proposed = finding.suggestions.first().and_then(|suggestion| {
        let printed = checked.report.cell(suggestion.cell).filter(|cell| !cell.raw.is_empty())?;
        Some([" ", &printed.raw, " → ", &suggestion.value.to_string()].concat())
    });
    let sides = proposed.unwrap_or_else(|| match (finding.left, finding.right) {
        (Some(left), Some(right)) if left != right => format!(" {left} ≠ {right}"),
        _ => String::new(),
    });
    let title = |lang| [rules::title_of(finding, lang), &sides].concat();
    Words::new(title(Lang::Zh), title(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;
    use crate::source;

    #[test]
    fn a_summary_survives_the_way() {
        let text = "青禾区教育局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息120条。";
        let checked = crate::check(source::from_text(text), &Options::default(), None);
        let summary = Summary::new(&checked);
        assert_eq!((summary.body.as_str(), summary.year), ("青禾区教育局", Some(2023)));
        assert_eq!((summary.verdict, summary.unread.len()), (Verdict::Unread, 3));
        assert_eq!(
            Summary::from_numbers(summary.body.clone(), summary.top.clone(), &summary.numbers()),
            Some(summary)
        );
    }

    #[test]
    fn other_numbers_are_refused() {
        for numbers in [&[][..], &[2023, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &[2023, 0, 0, 0]] {
            assert_eq!(Summary::from_numbers(String::new(), Words::default(), numbers), None);
        }
    }
}
