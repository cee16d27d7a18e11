//! What the body calls itself: “we” of another kind of body.

use super::names::reporting;
use crate::finding::{Finding, Severity, Words};
use crate::report::BodyKind;
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-PRONOUN.
pub struct Pronoun;

impl Rule for Pronoun {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-PRONOUN",
            severity: Severity::Warning,
            on: true,
            title: ("自称与机关不符", "“We” is another kind of body"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“我局”“我委”“我厅”“我镇”“我乡”“我街道”“本局”等自称，与标题的机关是否相合；地方政府的报告里主语忽而“我县”、忽而“我市”。
## 为什么
镇政府的报告里出现“我局”，多为套用部门的稿子。
## 会报告
```gouji
基础：镇 2023
五：«我局»将继续完善公开目录。
```
```gouji
基础：区 2023
一：我区及时公开各类信息。
五：«我市»将继续完善公开目录。
```
## 不报告
```gouji
基础：镇 2023
一：推出“走进我局”栏目。
```
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求，我区群众反映良好。
```
## 何时不报
标题没有写机关；“我办”“我单位”等不作比较；部门、乡镇的报告里的“我市”“我县”“我区”“我省”；名称中有该字。
## 容差
无。",
                "## What
Whether 我局, 我委, 我厅, 我镇, 我乡, 我街道 and 本局 fit the body of the title; and 我市 as a subject in a report that calls itself 我县.
## Why
我局 in a township's report was usually left from a department's draft.
## Reported
## Not reported
## Silent when
The title names no body; 我办 and 我单位 are not compared, nor 我市, 我县, 我区 and 我省 in the report of a department or township; the body's name has the word.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(reporting) = reporting(cx).filter(|_| cx.is_report()) else { return };
        let (body, by) = (reporting.body, reporting.by());
        // A committee may be called 局 at home, a township become a street: only what is said once or twice is a slip.
        for (word, own) in [
            ("我局", "局"),
            ("我委", "委"),
            ("我厅", "厅"),
            ("我镇", "镇"),
            ("我乡", "乡"),
            ("我街道", "街道"),
            ("本局", "局"),
            ("本委", "委"),
            ("本厅", "厅"),
            ("本镇", "镇"),
            ("本乡", "乡"),
            ("本街道", "街道"),
            ("我省", "省"),
            ("我市", "市"),
            ("我县", "县"),
            ("我区", "区"),
        ] {
            // A zone's committee has no name of its own in a title.
            let is_a_zone = || {
                ["高新", "开发", "园", "示范", "度假", "新区"].iter().any(|zone| body.value.contains(zone))
            };
            if body.value.contains(own) || own == "委" && is_a_zone() {
                continue;
            }
            let of_a_region = PLACES.contains(&word);
            if of_a_region && !speaks_as_a_region(cx, &body.value) {
                continue;
            }
            let prose = cx.passages().iter().filter(|p| p.is_prose() && p.may_hold(word));
            let places = prose.flat_map(|p| p.text().match_indices(word).map(move |(at, _)| (p, at)));
            let places = places.filter(|(p, at)| !of_a_region || is_subject(p.text(), *at, word));
            let places = places.filter(|(p, at)| !is_quoted(p.text(), *at));
            for (passage, at) in places.take(3) {
                let place = passage.place(cx.report, at, at + word.len());
                let message = Words::new(
                    format!("{}是“{}”，此处自称“{word}”，请核对。", by.zh, body.value),
                    format!("{} {}; here it calls itself {word}. Please check.", by.en, body.value),
                );
                let finding = Finding::new(self.meta().code, Severity::Warning, message);
                sink.fails(finding.subject(place).evidence(body.span));
            }
        }
    }
}

/// Whether a place of the text stands inside a title or a quotation: the words of “走进我局” are a column's. Quotation marks
/// are folded, so that the one that opens is the one of an odd number.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let titled =
        before.rfind('《').is_some_and(|open| !before.get(open..).unwrap_or_default().contains('》'));
    titled || before.matches('"').count() % 2 == 1
}

/// “We” of a region.
const PLACES: [&str; 4] = ["我省", "我市", "我县", "我区"];

/// Whether the report is a region's, and it calls itself by its own kind: 我县 in a county's.
fn speaks_as_a_region(cx: &Context<'_>, body: &str) -> bool {
    let own = |word: &&&str| word.chars().nth(1).is_some_and(|end| body.contains(end));
    let says = |word: &str| {
        cx.passages().iter().any(|p| p.is_prose() && p.may_hold(word) && p.text().contains(word))
    };
    cx.report.identity.kind == Some(BodyKind::Region)
        && PLACES.iter().filter(own).any(|word| says(word) || says(&word.replace('我', "全")))
}

/// Whether 我市 is who does something: at the beginning of a clause, and not the place of something (我市的, 我市范围内).
fn is_subject(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let behind = text.get(at + word.len()..).unwrap_or_default();
    let does =
        ["将", "共", "未", "没有", "认真", "坚持", "持续", "进一步", "不断", "严格", "全面", "深入", "积极"];
    (before.is_empty() || before.ends_with([',', '。', ';', ':']))
        && does.iter().any(|verb| behind.starts_with(verb))
}
