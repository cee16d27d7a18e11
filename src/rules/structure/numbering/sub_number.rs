//! The numbers of headings and points within a section.

use super::super::{connectives, listed, ordinals};
use crate::finding::{Finding, Severity, Words};
use crate::report::{Report, SectionKind};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SUBNUM.
pub struct SubNumber;

impl Rule for SubNumber {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SUBNUM",
            severity: Severity::Warning,
            on: true,
            title: ("下级序号不连续或层级混用", "Sub-numbering"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
一个部分内（一）（二）（三）的序号是否连续、有无重号，是否接着写成了“四、”；“一是……二是……三是……”“第一，……”“其一”“首先……其次……”“1.……”“（1）……”“①……”、段内的（一）（二）有无跳号、重号，“一方面”之后有无“另一方面”（提示），“产业、就业、教育四个领域”所列与数目是否相符（提示），与“三个方面”所说的数目是否相符。
## 为什么
跳号多为删改遗留，也可能漏了一段；层级混用会与一级标题相混。
## 会报告
```gouji
基础：局 2023
一 = （一）主动公开。及时公开重点领域信息。
一：（二）依申请公开。规范办理流程。
一：（三）政府信息管理。健全审查制度。
一：«四、»平台建设。做好日常维护。
```
```gouji
基础：局 2023
一 = （一）主动公开。及时公开重点领域信息。
一：（二）依申请公开。规范办理流程。
一：«（四）»平台建设。做好日常维护。
```
```gouji
基础：局 2023
一 = «（二）»依申请公开。规范办理流程。
一：（三）政府信息管理。健全审查制度。
```
```gouji
基础：局 2023
五：主要存在«三个方面»的问题：一是解读形式较为单一；二是队伍力量不足。
```
```gouji
基础：局 2023
五：主要问题：一是解读形式较为单一；«一是»队伍力量不足。
```
```gouji
基础：局 2023
五：主要问题：（1）解读形式较为单一；（2）队伍力量不足；«（4）»更新不够及时。
```
```gouji
基础：局 2023
一 = «（二）»主动公开。及时公开重点领域信息。
一：（二）依申请公开。规范办理流程。
```
```gouji
基础：局 2023
五 = （一）存在的问题。解读形式较为单一。
五：«（一）»改进情况。增加图解。
```
```gouji
基础：局 2023
一 = （一）主动公开。公开各类信息。
一：«（三）»依申请公开。规范办理流程。
一：（三）监督保障。开展业务培训。
```
```gouji
基础：局 2023
五：存在的问题：«二是»解读形式较为单一；三是队伍力量不足。
```
```gouji
基础：局 2023
五：首先，解读形式较为单一；«第三»，队伍力量不足。
```
```gouji
基础：局 2023
五 = 下一步：（一）增加图解。（二）充实队伍。«（四）»按月通报。
```
```gouji
基础：局 2023
五：存在的问题：«二是»解读形式较为单一；二是队伍力量不足；三是更新较慢。
```
```gouji
基础：局 2023
五：存在«三方面»不足：一是解读形式较为单一，队伍力量不足。
```
```gouji
基础：局 2023
五：«一方面»，解读形式较为单一。
```
```gouji
基础：局 2023
一 = （一）主动公开。公开各类信息。
一：«（一）»依申请公开。规范办理流程。
一：（三）监督保障。开展业务培训。
```
```gouji
基础：局 2023
五：存在的问题：解读形式较为单一；«二是»队伍力量不足。
```
```gouji
基础：局 2023
五：存在的问题：解读形式较为单一；«（二）»队伍力量不足。
```
```gouji
基础：局 2023
五 = 存在«三个方面»的问题：一是解读形式较为单一，队伍力量不足。
五：改进措施：一是增加图解；二是充实队伍。
```
```gouji
基础：局 2023
五 = 将采取以下«两项措施»：
五：1.增加图解。
五：2.充实队伍。
五：3.按月通报。
```
```gouji
基础：局 2023
一：围绕产业、就业、教育、医疗«五个领域»公开信息。
```
```gouji
基础：局 2023
五 = 1.解读形式较为单一。
五：2.队伍力量不足。
五：«4.»更新不够及时。
```
## 不报告
```gouji
基础：局 2023
五 = 将采取以下两项措施：
五：1.增加图解。
五：2.充实队伍。
五 = 除下列三项工作外，另有：
五：1.增加图解。
五：2.充实队伍。
```
```gouji
基础：局 2023
五：落实第一是及时、第二是准确的要求；二是队伍力量不足的问题仍在。
```
```gouji
基础：局 2023
五：主要问题：一是解读较少，“一是看不懂，二是找不着”的反映仍有；二是队伍力量不足。
```
```gouji
基础：局 2023
五：（一）存在的问题
五：一是解读形式较为单一。
五：（二）改进的措施
五：一是增加图解。
```
```gouji
基础：局 2023
五：首先，解读形式较为单一；其次，队伍力量不足；最后，更新不够及时。
```
```gouji
基础：局 2023
五：上级反馈四个问题，已整改两个，余下：一是解读形式较为单一；二是队伍力量不足。
```
```gouji
基础：局 2023
五：对照条例第二十条第（一）、（三）、（五）项逐条公开，解决三个方面的问题后，仍有：一是解读形式较为单一；二是队伍力量不足。
```
```gouji
基础：局 2023
五：问题是一是一、二是二：一是解读形式较为单一；二是队伍力量不足。
```
## 何时不报
不止一组序号、序号回头的，一律不报：可能引用了别的文件。报告没有读全时，不从（一）开始的不报：可能是复制时丢了标题。重新从“一是”写起的是另一组；“三个方面”与所列各项之间另有谓语，或说的是已反馈、已整改的，所列可能只是一部分。
## 容差
无。",
                "## What
Whether （一）（二）（三） run on inside a part, none twice, and are not followed by 四、; whether 一是…二是…三是, 第一, 其一, 首先, 1. (1) and ① run on, whether 一方面 has another and 产业、就业、教育四个领域 are four (both for information), and are as many as 三个方面 announces.
## Why
A skipped number is left from a deletion or hides a lost paragraph; mixed levels look like parts.
## Reported
## Not reported
## Silent when
There is more than one series, or one that turns back: another document may be quoted. One that does not begin with （一）, where the report was not read whole: headings may have been lost in copying. Something else is said between 三个方面 and the items, or it was found or mended before: the items may be a part of it.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if cx.parts().is_empty() || cx.sections_found() < 3 {
            return;
        }
        for kind in SectionKind::ALL.into_iter().filter(|kind| !cx.may_hold_rows(*kind)) {
            let ordinals = ordinals::all(cx.prose_of(kind));
            for slip in ordinals::slips(&ordinals).into_iter().take(3) {
                sink.fails(slip.finding(cx.report));
            }
            for gap in connectives::gaps(cx.prose_of(kind)).into_iter().take(3) {
                sink.fails(gap.finding(cx.report));
            }
            for list in cx.prose_of(kind).flat_map(listed::miscounts).take(3) {
                sink.fails(list.finding(cx.report));
            }
            let prose: Vec<&Passage> = cx.prose_of(kind).collect();
            for miscount in ordinals::miscounts(&ordinals, &prose).into_iter().take(3) {
                sink.fails(miscount.finding(cx.report));
            }
            let marks: Vec<(&Passage, Mark)> =
                cx.prose_of(kind).filter_map(|p| Some((p, mark(p.text())?))).collect();
            let series: Vec<usize> =
                marks.iter().filter(|(_, m)| m.bracketed).map(|(_, m)| m.value).collect();
            // Where nothing was read before the first, its own number may have been lost in copying.
            if let Some(twice) = repeated_mark(&marks).filter(|twice| twice.due > 1 || cx.is_whole()) {
                sink.fails(same_sub_number(cx, &twice));
                continue;
            }
            // Where all else was read, a series from （二） on has lost its （一）.
            let begins = series.first() == Some(&1) || (series.first() == Some(&2) && cx.is_whole());
            let rises = begins && series.is_sorted_by(|a, b| a < b);
            if !rises || series.len() < 2 {
                continue;
            }
            let mut last = 0;
            for (passage, mark) in &marks {
                let skips = mark.bracketed && mark.value > last + 1;
                // （三） and then 四、: the very next number, which the series lacks.
                let mixes =
                    !mark.bracketed && last >= 2 && mark.value == last + 1 && !series.contains(&mark.value);
                if mark.bracketed {
                    last = mark.value;
                }
                if !skips && !mixes {
                    continue;
                }
                let place = passage.place(cx.report, 0, mark.length);
                let stands = heading_words(passage, cx.report);
                let due = DIGITS.chars().nth(if mixes { last } else { mark.value - 2 }).unwrap_or('?');
                let message = Words::new(
                    if mixes {
                        format!("小标题“{stands}”应为“（{due}）”，与前面的层级一致。")
                    } else {
                        format!("小标题“{stands}”之前缺少“（{due}）”，序号不连续。")
                    },
                    if mixes {
                        format!("The sub-heading “{stands}” should be “（{due}）”, like those before it.")
                    } else {
                        format!("“（{due}）” is missing before the sub-heading “{stands}”.")
                    },
                );
                let finding = Finding::new(self.meta().code, Severity::Warning, message);
                sink.fails(finding.subject(place));
                break;
            }
        }
    }
}

/// One of two sub-headings in a row with the same number, and the number that it should have.
struct Twice<'p> {
    passage: &'p Passage,
    value: usize,
    length: usize,
    due: usize,
}

/// The one of two sub-headings with one number that is wrong, where nothing else is out of order: the second of （一）（二）（二）, the
/// first of （一）（三）（三）, which leaves a gap before it.
fn repeated_mark<'p>(marks: &[(&'p Passage, Mark)]) -> Option<Twice<'p>> {
    let bracketed: Vec<&(&Passage, Mark)> = marks.iter().filter(|(_, mark)| mark.bracketed).collect();
    let values: Vec<usize> = bracketed.iter().map(|(_, mark)| mark.value).collect();
    if !values.is_sorted() {
        return None;
    }
    let twice = bracketed.windows(2).enumerate().filter_map(|(nth, two)| match two {
        // A second （一） begins another series, unless it is all that follows or （三） is next.
        [(earlier, first), (later, second)]
            if first.value == second.value
                && (second.value > 1 || values.len() == 2 || values.get(nth + 2) == Some(&3)) =>
        {
            let before = nth.checked_sub(1).and_then(|nth| values.get(nth)).copied().unwrap_or(0);
            let gap = first.value == before + 2;
            let (passage, mark) = if gap { (earlier, first) } else { (later, second) };
            let due = if gap { first.value - 1 } else { second.value + 1 };
            (gap || first.value == before + 1).then_some(Twice {
                passage,
                value: mark.value,
                length: mark.length,
                due,
            })
        }
        _ => None,
    });
    let mut twice = twice.filter(|twice| twice.due <= DIGITS.chars().count());
    let found = twice.next()?;
    let is_the_only_one = twice.next().is_none();
    // With the number that is due all of them run on.
    (is_the_only_one && values.first().is_some_and(|first| *first == 1 || found.due == 1)).then_some(found)
}

fn same_sub_number(cx: &Context<'_>, twice: &Twice<'_>) -> Finding {
    let stands = heading_words(twice.passage, cx.report);
    let digit = |value: usize| DIGITS.chars().nth(value - 1).unwrap_or('?');
    let (value, due) = (digit(twice.value), digit(twice.due));
    let (zh, en) = if twice.due > twice.value { ("前", "before") } else { ("后", "behind") };
    let message = Words::new(
        format!("小标题“{stands}”与{zh}一个同为“（{value}）”，应为“（{due}）”。"),
        format!(
            "The sub-heading “{stands}” has the number of the one {en}, （{value}）; it should be （{due}）."
        ),
    );
    let place = twice.passage.place(cx.report, 0, twice.length);
    Finding::new(SubNumber.meta().code, Severity::Warning, message).subject(place)
}

/// A sub-heading as it is printed, as far as it is one: up to its first mark, and no longer than a heading.
fn heading_words(passage: &Passage, report: &Report) -> String {
    let printed = passage.paragraph.span.of(report.text());
    let words = printed.split(['。', '，', '：', '；', '\n', ',', ':', ';']).next().unwrap_or("");
    let mut words: String = words.split_whitespace().collect();
    if let Some((at, _)) = words.char_indices().nth(20) {
        words.truncate(at);
        words.push('…');
    }
    words
}

const DIGITS: &str = "一二三四五六七八九十";

/// The number at the start of a folded paragraph.
struct Mark {
    value: usize,
    bracketed: bool,
    length: usize,
}

/// （四） or 四、.
fn mark(text: &str) -> Option<Mark> {
    let bracketed = text.starts_with('(');
    let rest = text.get(usize::from(bracketed)..)?;
    let value = DIGITS.chars().position(|d| rest.starts_with(d))? + 1;
    let close = if bracketed { ')' } else { '、' };
    let after = rest.get(3..)?;
    after.starts_with(close).then(|| Mark {
        value,
        bracketed,
        length: usize::from(bracketed) + 3 + close.len_utf8(),
    })
}
