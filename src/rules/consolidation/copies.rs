//! Units that handed in each other's text.

use super::pages::COPY;
use super::units::Units;
use crate::finding::{Finding, Mark, Role, Words};
use crate::report::SectionKind;
use crate::set::Across;
use crate::set::similar::Prepared;

/// The least characters of a section that is worth comparing.
const LEAST: usize = 100;

/// From how many thousandths on a text is a copy.
const SAME: usize = 900;

/// Compares sections one and five of the units. Units with one text are one finding, however many they are.
pub fn compare(units: &Units<'_>, sink: &mut Across<'_>) {
    if !sink.options().runs(&COPY) {
        return;
    }
    for section in [SectionKind::S1, SectionKind::S5] {
        let mut groups: Vec<Vec<Text<'_>>> = Vec::new();
        for unit in &units.units {
            let Some(report) = sink.report(unit.report) else { continue };
            let own =
                Text { report: unit.report, name: &unit.name, words: Prepared::section(report, section) };
            if own.words.len() < LEAST {
                continue;
            }
            let alike =
                groups.iter_mut().find(|group| group.first().is_some_and(|first| share(first, &own) >= SAME));
            match alike {
                Some(group) => group.push(own),
                None => groups.push(vec![own]),
            }
        }
        for group in groups.iter().filter(|g| g.len() > 1) {
            report(section, group, sink);
        }
    }
}

/// A section of a unit's report.
struct Text<'a> {
    report: usize,
    name: &'a str,
    words: Prepared,
}

/// How many thousandths of the shorter text stand in the longer one.
fn share(one: &Text<'_>, other: &Text<'_>) -> usize {
    let (one, other) = (&one.words, &other.words);
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.roughly_contained_in(long) < SAME * 3 / 4 { 0 } else { short.contained_in(long) }
}

fn report(section: SectionKind, group: &[Text<'_>], sink: &mut Across<'_>) {
    let Some((first, others)) = group.split_first() else { return };
    let least = others.iter().map(|other| share(first, other)).min().unwrap_or(0) / 10;
    let names: Vec<String> = group.iter().map(|t| format!("“{}”", t.name)).collect();
    let (same, same_en) = match least {
        100.. => ("完全相同".to_owned(), "All".to_owned()),
        _ => (format!("相同 {least}% 以上"), format!("At least {least} %")),
    };
    let message = Words::new(
        format!(
            "{}的第{}部分{same}（不计数字和标点）。考核对雷同报告扣分，请退回按本单位实际撰写。",
            names.join("、"),
            section.numeral()
        ),
        format!(
            "{same_en} of section {} is the same in the reports of {}, figures and punctuation aside. Have \
             them written anew.",
            section as usize + 1,
            names.join(", ")
        ),
    );
    let mut finding = Finding::new(COPY.code, COPY.severity, message);
    for other in others {
        for passage in other.words.passages(&first.words, 3) {
            finding.marks.push(Mark { report: other.report, span: passage.first, role: Role::Subject });
            let mark = Mark { report: first.report, span: passage.second, role: Role::Subject };
            if !finding.marks.contains(&mark) {
                finding.marks.push(mark);
            }
        }
    }
    sink.fails(&group.iter().map(|t| t.report).collect::<Vec<_>>(), finding);
}
