//! Units that handed in each other's text.

use super::UnitRule;
use super::units::Units;
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::report::SectionKind;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::set::similar::{Index, Prepared};

/// Units share their text.
pub const COPY: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-COPY",
        severity: Severity::Warning,
        on: true,
        title: ("单位之间文字雷同", "Units share their text"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
各单位报告的第一、第五部分互相比较：去掉数字和标点，按连续五个字比对，九成以上相同的列为一组。
## 为什么
国办公开办函〔2021〕30号点名“雷同”的年度报告，考核也对此扣分。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：青禾区民政局
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：青禾区民政局
一 = 全年围绕养老、救助、殡葬三项服务公开办事指南和补助标准，走进社区宣讲十余场，现场回应群众询问。开设婚姻登记预约专栏，公开窗口忙闲情况，方便群众错峰办理；对社会组织年检结果及时公示，接受监督。
```
## 何时不报
该部分不足六十字；援引条例、说明编制依据的段落不参与比对。
## 容差
九成为界。",
            "## What
Sections one and five of the units beside each other, by runs of five characters without figures and punctuation; those with nine tenths in common form a group.
## Why
Assessments take points for reports that repeat another unit's.
## Reported
## Not reported
## Silent when
The section has fewer than sixty characters. The paragraph that cites the Regulations is left out.
## Tolerance
Nine tenths.",
        ),
    },
    check: copies,
};

/// The least characters of a section that is worth comparing.
const LEAST: usize = 60;

/// From how many thousandths on a text is a copy.
const SAME: usize = 900;

/// Compares sections one and five of the units. Units with one text are one finding, however many they are.
fn copies(units: &Units<'_>, sink: &mut SetSink<'_>) {
    for section in [SectionKind::S1, SectionKind::S5] {
        let (mut groups, mut index) = (Vec::<Vec<Text<'_>>>::new(), Index::default());
        for unit in &units.units {
            let Some(report) = sink.report(unit.report) else { continue };
            let own =
                Text { report: unit.report, name: &unit.name, words: Prepared::section(report, section) };
            if own.words.len() < LEAST {
                continue;
            }
            let is_alike =
                |group: &Vec<Text<'_>>| group.first().is_some_and(|first| share(first, &own) >= SAME);
            let alike = index.near(&own.words).into_iter().find(|at| groups.get(*at).is_some_and(is_alike));
            match alike.and_then(|at| groups.get_mut(at)) {
                Some(group) => group.push(own),
                None => {
                    index.add(&own.words);
                    groups.push(vec![own]);
                }
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

fn report(section: SectionKind, group: &[Text<'_>], sink: &mut SetSink<'_>) {
    let Some((first, others)) = group.split_first() else { return };
    let least = others.iter().map(|other| share(first, other)).min().unwrap_or(0) / 10;
    let names: Vec<String> = group.iter().map(|t| format!("“{}”", t.name)).collect();
    let (same, same_en) = match least {
        100.. => ("完全相同".to_owned(), "All".to_owned()),
        _ => (format!("相同 {least}% 以上"), format!("At least {least} %")),
    };
    let message = Words::new(
        format!(
            "{}的第{}部分{same}（不计数字和标点）。国办公开办函〔2021〕30号点名雷同的报告，请退回按本单位实际撰写。",
            names.join("、"),
            section.numeral()
        ),
        format!(
            "{same_en} of section {} is the same in the reports of {}, figures and punctuation aside. \
             Notice 30 of 2021 names such reports: have them written anew.",
            section as usize + 1,
            names.join(", ")
        ),
    );
    let mut finding = Finding::new(COPY.meta.code, COPY.meta.severity, message);
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
