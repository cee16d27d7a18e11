//! Who and which year: title, period, years in the text.

use crate::finding::{Finding, Severity, Words};
use crate::report::{Located, SectionKind};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::fold;

/// FORM-TITLE.
pub struct Title;

impl Rule for Title {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-TITLE",
            severity: Severity::Warning,
            on: true,
            title: ("标题不规范", "Title"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
标题是否为“××（机关全称）20××年政府信息公开工作年度报告”。没有标题或标题缺年份为警告；缺机关名称、“年度”重复、未写“政府信息公开工作年度报告”为提示。
## 为什么
标题是检索和归档的依据；网页复制时也常漏掉标题，请核对发布稿。
## 会报告
```gouji
基础：局 2023
标题：
```
```gouji
基础：市 2023
标题：«云溪市人民政府2023年度政府信息公开工作年度报告»
```
## 不报告
```gouji
基础：局 2023
标题：2023年青禾区农业农村局政府信息公开工作年度报告
```
## 何时不报
粘贴的只是报告的一段。
## 容差
年份在机关名称之前或之后均可。",
                "## What
Whether the title reads “(body) 20XX 年政府信息公开工作年度报告”. A warning without title or year; for information without the body's name, with 年度 twice, or in other words.
## Why
The title is what a report is found by; copying a page often loses it.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
The year may stand before or behind the body's name."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_whole() {
            return;
        }
        let code = self.meta().code;
        let Some(title) = &cx.report.identity.title else {
            let message = Words::new(
                "未见标题。标题应为“××（机关全称）20××年政府信息公开工作年度报告”；如为复制遗漏，请核对原文。",
                "There is no title. It should read “(body) 20XX 年政府信息公开工作年度报告”; it may have been lost in copying.",
            );
            sink.fails(Finding::new(code, Severity::Warning, message));
            return;
        };
        let folded: String = title.value.chars().filter_map(fold).collect();
        let has_year = cx.report.identity.title_year.is_some();
        let has_body = cx.report.identity.body.as_ref().is_some_and(|b| title.span.contains(b.span));
        let twice = folded.contains("年度政府信息公开") && folded.contains("年度报告");
        let (severity, zh, en) = if !has_year {
            (Severity::Warning, "没有写明年份", "does not say the year")
        } else if !has_body {
            (Severity::Info, "没有写明机关名称", "does not name the body")
        } else if twice {
            (Severity::Info, "中“年度”重复", "has 年度 twice")
        } else if !folded.contains("政府信息公开工作年度报告") {
            (Severity::Info, "未用“政府信息公开工作年度报告”的写法", "is worded otherwise than the form")
        } else {
            return;
        };
        let message = Words::new(
            format!("标题“{}”{zh}，应为“××（机关全称）20××年政府信息公开工作年度报告”。", title.value),
            format!(
                "The title “{}” {en}; it should read “(body) 20××年政府信息公开工作年度报告”.",
                title.value
            ),
        );
        sink.fails(Finding::new(code, severity, message).subject(title.span));
    }
}

/// FORM-YEAR-MISMATCH.
pub struct YearMismatch;

/// Two official places that name different years.
pub(super) struct Mismatch {
    /// The one that stands first, mostly the title.
    first: (Words, Located<u16>),
    /// The other.
    other: (Words, Located<u16>),
    /// Whether it is the first that all else speaks against.
    first_is_odd: bool,
}

pub(super) fn mismatch(cx: &Context<'_>) -> Option<Mismatch> {
    let identity = &cx.report.identity;
    let mut places: Vec<(Words, Located<u16>)> = Vec::new();
    if let Some(year) = &identity.title_year {
        places.push((Words::new("标题", "the title"), year.clone()));
    }
    if let Some(period) = &identity.period {
        let (from, to) = (period.value.from.map(|d| d.year), period.value.to.map(|d| d.year));
        let years = [to, from].into_iter().flatten().map(|value| Located { value, span: period.span });
        places.extend(years.map(|year| (Words::new("统计期限", "the period"), year)));
    }
    if identity.title_year.is_some() {
        places.extend(preamble_years(cx).map(|year| (Words::new("前言", "the preamble"), year)));
    } else if let Some(year) = &identity.opening_year {
        places.insert(0, (Words::new("前言", "the preamble"), year.clone()));
    }
    let (first, rest) = places.split_first()?;
    let other = rest.iter().find(|(_, year)| year.value != first.1.value)?;
    let first_is_odd = identity.year.as_ref().is_some_and(|y| y.value == other.1.value);
    Some(Mismatch { first: first.clone(), other: other.clone(), first_is_odd })
}

/// The preamble: a year directly before the name of the report.
fn preamble_years(cx: &Context<'_>) -> impl Iterator<Item = Located<u16>> {
    const SUBJECT: [&str; 4] = [
        "年度政府信息公开工作年度报告",
        "年政府信息公开工作年度报告",
        "年度政府信息公开年度报告",
        "年政府信息公开年度报告",
    ];
    let front = cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section.is_none()).take(8);
    front.flat_map(|passage| {
        SUBJECT.iter().filter_map(|words| {
            let at = passage.text().find(words)?;
            let start = at.checked_sub(4)?;
            let value: u16 = passage.text().get(start..at)?.parse().ok()?;
            let quoted = passage.text().get(..start).is_some_and(|b| b.ends_with('《'));
            let is_year = (2000..2100).contains(&value) && !quoted;
            is_year.then(|| Located { value, span: passage.place(cx.report, start, at) })
        })
    })
}

impl Rule for YearMismatch {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-MISMATCH",
            severity: Severity::Error,
            on: true,
            title: ("年度前后不一致", "Year mismatch"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
标题、统计期限、前言所写的报告年度是否相同。报告年度按各处所写的多数认定，其余核对照常进行。
## 为什么
多为由上年稿改来时漏改，读者无法判断是哪一年的数据。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为«2022年1月1日至2022年12月31日»。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。
```
## 何时不报
只有一处写明年度。
## 容差
无。",
                "## What
Whether title, period and preamble name the same year. The report's year is the one that most places state, and everything else is checked by it.
## Why
Usually left from last year's draft; a reader cannot tell whose figures these are.
## Reported
## Not reported
## Silent when
Only one place names the year.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let Some(Mismatch { first, other, first_is_odd }) = mismatch(cx) else { return };
        let message = Words::new(
            format!(
                "{}为{}年，{}为{}年，请核对报告年度。",
                first.0.zh, first.1.value, other.0.zh, other.1.value
            ),
            format!(
                "{} says {}, {} says {}. Please see which year this report is on.",
                capital(&first.0.en),
                first.1.value,
                other.0.en,
                other.1.value
            ),
        );
        let (odd, right) = if first_is_odd { (first.1, other.1) } else { (other.1, first.1) };
        let finding = Finding::new(self.meta().code, Severity::Error, message);
        sink.fails(finding.subject(odd.span).evidence(right.span));
    }
}

/// The words with their first letter as at the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

/// FORM-PERIOD.
pub struct Period;

impl Rule for Period {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-PERIOD",
            severity: Severity::Warning,
            on: true,
            title: ("统计期限缺失或不完整", "Period"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
是否写明统计期限自1月1日起至12月31日止。
## 为什么
统计期限决定各数的口径；只写截止日期的，起点不明。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，数据核定时间点为«2023年12月31日»。
```
```gouji
基础：局 2023
前言：本报告依据条例编制。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，所列数据的统计期限自2023年1月1日起至12月31日止。
```
## 何时不报
粘贴的只是报告的一段。
## 容差
复制时丢失“年”“月”的日期按数字识别。",
                "## What
Whether the report says that it covers 1 January to 31 December.
## Why
The period tells what the figures count; an end alone leaves the beginning open.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
Days that lost 年 and 月 in copying are read by their digits."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_whole() {
            return;
        }
        let year = cx.year().map_or("20××".to_owned(), |y| y.to_string());
        let whole = format!("{year}年1月1日至{year}年12月31日");
        let period = cx.report.identity.period.as_ref();
        let (zh, en, place) = match period.map(|p| (p.value.from, p.value.to, p.span)) {
            None | Some((None, None, _)) => {
                (format!("未写明统计期限（{whole}）。"), format!("The period ({whole}) is not stated."), None)
            }
            Some((None, Some(_), span)) => (
                format!("统计期限只有截止日期，应写明起止（{whole}）。"),
                format!("Only the end of the period is stated; it should be {whole}."),
                Some(span),
            ),
            Some((Some(_), None, span)) => (
                format!("统计期限只有起始日期，应写明起止（{whole}）。"),
                format!("Only the beginning of the period is stated; it should be {whole}."),
                Some(span),
            ),
            Some((Some(from), Some(to), span)) => {
                let full = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31) && from.year == to.year;
                if full {
                    return;
                }
                (
                    format!("统计期限不是完整的一年，应为{whole}。"),
                    format!("The period is not a whole year; it should be {whole}."),
                    Some(span),
                )
            }
        };
        let finding = Finding::new(self.meta().code, Severity::Warning, Words::new(zh, en));
        sink.fails(match place {
            Some(span) => finding.subject(span),
            None => finding,
        });
    }
}

/// The year at the start of a sentence, numbers of lists before it passed over: the year, and the bytes from
/// the sentence's start to before and behind `20XX年`.
fn leading_year(sentence: &str) -> Option<(u16, usize, usize)> {
    let bare = sentence.trim_start_matches(|c: char| "()一二三四五六七八九十是、.:,".contains(c));
    let start = sentence.len() - bare.len();
    let digits = bare.get(..4)?;
    let year = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())??;
    let rest = bare.get(4..)?.strip_prefix('年')?;
    let degree = if rest.starts_with('度') { 3 } else { 0 };
    (2000..2100).contains(&year).then_some((year, start, start + 7 + degree))
}

/// FORM-YEAR-BODY.
pub struct YearBody;

impl Rule for YearBody {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-BODY",
            severity: Severity::Warning,
            on: true,
            title: ("正文年份疑误", "Wrong year in body"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第一部分里以“20××年，”起头、叙述本机关工作的句子，年份是否为报告年度。
## 为什么
多为上年内容未修改。
## 会报告
```gouji
基础：局 2023
一：«2022年»，我局认真落实条例要求，及时公开各类信息。
```
## 不报告
```gouji
基础：局 2023
一：2022年，我局公开信息80条，2023年公开96条，较上年有所增加。
```
```gouji
基础：局 2023
一：自2022年起，我局开设政务公开专区。
```
## 何时不报
句中有比较、决算、预算、计划等字样，或同句、同段另有报告年度；年度前后不一致已由 FORM-YEAR-MISMATCH 报告。
## 容差
无。",
                "## What
Whether sentences of part one that begin with “20XX 年，” and tell of the body's work name the report's year.
## Why
Usually last year's text left unchanged.
## Reported
## Not reported
## Silent when
The sentence compares, or speaks of accounts, budgets or plans, or the report's year stands beside; FORM-YEAR-MISMATCH has told already.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = cx.year().filter(|_| cx.is_report() && mismatch(cx).is_none()) else { return };
        const OTHER: [&str; 20] = [
            "较",
            "比",
            "去年",
            "上年",
            "以来",
            "起",
            "决算",
            "预算",
            "计划",
            "《",
            "将",
            "届",
            "印发",
            "考核结果",
            "通报",
            "评估",
            "入选",
            "荣获",
            "获",
            "排名",
        ];
        let said = year.to_string();
        for passage in cx.prose_of(SectionKind::S1) {
            if !passage.may_hold("20年") || passage.text().contains(&said) {
                continue;
            }
            for (at, sentence) in passage.sentences() {
                let Some((found, start, end)) = leading_year(sentence).filter(|(y, ..)| *y < year) else {
                    continue;
                };
                let rest = sentence.get(end..).unwrap_or("");
                let about_itself = rest.starts_with(',')
                    && [
                        "我",
                        "本机关",
                        "本单位",
                        "本局",
                        "全区",
                        "全县",
                        "全市",
                        "全镇",
                        "街道",
                        "镇",
                        "局",
                        "政府",
                    ]
                    .iter()
                    .any(|w| rest.contains(w));
                if !about_itself || OTHER.iter().any(|word| rest.contains(word)) {
                    continue;
                }
                let message = Words::new(
                    format!("本报告为{year}年度，此句以“{found}年”起头，疑为以往年度的内容未修改。"),
                    format!(
                        "This report is on {year}; the sentence begins with {found} and may be left from then."
                    ),
                );
                let place = passage.place(cx.report, at + start, at + end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
        }
    }
}

/// FORM-YEAR-NEXT.
pub struct YearNext;

impl Rule for YearNext {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-NEXT",
            severity: Severity::Warning,
            on: true,
            title: ("下一步年份疑误", "Next year's plan"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第五部分里“20××年，（我局）将继续……”之类的计划，年份是否为报告年度的下一年。
## 为什么
多为上年内容未修改。
## 会报告
```gouji
基础：局 2023
五：«2023年»，我局将继续深化重点领域信息公开。
```
## 不报告
```gouji
基础：局 2023
五：2024年，我局将继续深化重点领域信息公开。
```
```gouji
基础：局 2023
五：2023年，我局将政务公开纳入考核，但仍有不足。
```
## 何时不报
“将”作“把”解的句子；年度前后不一致已由 FORM-YEAR-MISMATCH 报告。
## 容差
无。",
                "## What
Whether plans in part five (“20XX 年，…将继续…”) name the year after the report's.
## Why
Usually last year's text left unchanged.
## Reported
## Not reported
## Silent when
将 means “take”; FORM-YEAR-MISMATCH has told already.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = cx.year().filter(|_| cx.is_report() && mismatch(cx).is_none()) else { return };
        const PLANS: [&str; 16] = [
            "将继续",
            "将进一步",
            "将持续",
            "将着力",
            "将着重",
            "将重点",
            "将围绕",
            "将聚焦",
            "将深入",
            "将坚持",
            "将认真",
            "将加大",
            "将加强",
            "将不断",
            "将切实",
            "要继续",
        ];
        let plan = |passage: &Passage, sink: &mut Sink<'_>| {
            for (at, sentence) in passage.sentences() {
                let Some((found, start, end)) = leading_year(sentence) else { continue };
                let near: String = sentence.get(end..).unwrap_or("").chars().take(24).collect();
                if found == year + 1 || !PLANS.iter().any(|plan| near.contains(plan)) {
                    continue;
                }
                let message = Words::new(
                    format!("本报告为{year}年度，下一步计划的年份应为{}年，此处为{found}年。", year + 1),
                    format!("This report is on {year}; its plans are for {}, not {found}.", year + 1),
                );
                let place = passage.place(cx.report, at + start, at + end);
                sink.fails(Finding::new("FORM-YEAR-NEXT", Severity::Warning, message).subject(place));
            }
        };
        for passage in cx.prose_of(SectionKind::S5) {
            plan(passage, sink);
        }
    }
}
