//! Numbers that belong to a person.

use crate::finding::{Finding, Severity, Words};
use crate::form::{FORMS, TableId};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::PersonalNumber as Kind;
use crate::text::{Span, fold, masked, personal_numbers};

/// Words before the number of a telephone.
const CALLS: [&str; 8] = ["电话", "来电", "手机", "联系", "咨询", "热线", "申请人", "当事人"];

/// Whether the words before it or its first digits say what a number is that other long numbers look like.
fn is_certain(text: &str, (span, kind): &(Span, Kind)) -> bool {
    match kind {
        Kind::Id => true,
        Kind::Mobile => {
            let whole =
                span.of(text).chars().filter_map(fold).all(|c| matches!(c, '0'..='9' | '-' | '.' | '·'));
            // Three figures beside each other, or at the end of a line and the beginning of the next, look the same.
            if whole { !is_row_of_figures(text, span.start) } else { near(text, span.start, &CALLS) }
        }
        Kind::OldId | Kind::MiswrittenId => near(text, span.start, &["身份证", "证件号"]),
        Kind::BankCard => {
            near(text, span.start, &["卡号", "账号", "帐号", "账户", "开户", "银行卡"])
                || span.of(text).chars().filter_map(fold).take(2).eq("62".chars())
        }
    }
}

impl Context<'_> {
    /// The numbers that surely belong to a person; looked for once.
    fn personal_numbers(&self) -> &[(Span, Kind)] {
        let text = self.report.text();
        self.personal_numbers.get_or_init(|| {
            personal_numbers(text).into_iter().filter(|found| is_certain(text, found)).collect()
        })
    }
}

/// Whether a number stands right behind the label of a row of the tables: figures whose gaps were lost in copying.
fn is_row_of_figures(text: &str, at: usize) -> bool {
    const ENOUGH: usize = 4;
    let tail = |label: &str| -> String {
        let ideographs: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
        ideographs.iter().skip(ideographs.len().saturating_sub(ENOUGH)).collect()
    };
    // No label is longer; a line may be as long as the text.
    const LONGEST: usize = 300;
    let before = text.get(..at).unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    let before =
        before.get(before.floor_char_boundary(before.len().saturating_sub(LONGEST))..).unwrap_or(before);
    let rows = FORMS.iter().flat_map(|form| TableId::ALL.into_iter().flat_map(|id| form.rows(id)));
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    // A short label (（七）总计) is one where nothing stands before it on its line.
    let line = words(before.rsplit(['\n', '\r']).next().unwrap_or(before));
    rows.map(|row| (words(row.label), tail(row.label))).any(|(label, tail)| {
        !line.is_empty() && line == label || tail.chars().count() == ENOUGH && before.ends_with(&tail)
    })
}

/// Whether one of the words stands within thirty characters before a place.
fn near(text: &str, at: usize, words: &[&str]) -> bool {
    let before = text.get(..at).unwrap_or("");
    let from = before.char_indices().rev().nth(29).map_or(0, |(from, _)| from);
    let window = before.get(from..).unwrap_or("");
    words.iter().any(|word| window.contains(word))
}

/// The findings of one kind, with the words for each place.
fn report(
    cx: &Context<'_>,
    sink: &mut Sink<'_>,
    code: &'static str,
    say: impl Fn(Kind, &str, Span) -> Option<(Severity, Words)>,
) {
    let text = cx.report.text();
    // A list of people tells all after a few.
    for &(span, kind) in cx.personal_numbers().iter().take(200) {
        let masked = masked(span.of(text));
        if let Some((severity, words)) = say(kind, &masked, span) {
            sink.fails(Finding::new(code, severity, words).subject(span));
        }
    }
}

/// PRIV-ID.
pub struct IdNumber;

impl Rule for IdNumber {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-ID",
            severity: Severity::Error,
            on: true,
            title: ("含有身份证号", "Identity number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
校验码正确的18位身份证号，中间有空格、短横、换行或不可见字符的也算；“身份证”字样附近的15位旧号和校验码不符的18位号列为警告。
## 为什么
公开的文本里不得出现个人身份证号（个人信息保护法，条例第十五条）。显示和导出时一律打码。
## 会报告
```gouji
基础：局 2023
六：申请人身份证号«11010519491231002X»，已答复。
```
```gouji
基础：局 2023
六：附申请人信息«110105-19491231-002X»。
```
```gouji
基础：局 2023
六：申请人身份证号«110105194912310021»，已答复。
```
## 不报告
```gouji
基础：局 2023
六：本年度编号110105194912310021的文件已归档，网址为/art/202301181234567890.html。
```
## 何时不报
日期不对的长数字；附近没有“身份证”字样而校验码不对的；网址、编号中的数字。
## 容差
无。",
                "## What
Identity numbers of 18 digits whose check digit is right, also with spaces, dashes, a line's end or invisible signs between; beside the words those of 15 digits, and those with a wrong check digit, are a warning.
## Why
A public text must not hold them (Personal Information Protection Law; article 15 of the Regulations). They are shown and exported masked.
## Reported
## Not reported
## Silent when
The day is wrong, or the check digit is and no words are near; the digits are part of an address or a serial number.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code, |kind, masked, _| {
            let severity = match kind {
                Kind::Id => Severity::Error,
                Kind::OldId | Kind::MiswrittenId => Severity::Warning,
                Kind::Mobile | Kind::BankCard => return None,
            };
            let (doubt, doubt_en) = match kind {
                Kind::MiswrittenId => ("（校验码不符）", ", its check digit wrong"),
                _ => ("", ""),
            };
            Some((
                severity,
                Words::new(
                    format!("含身份证号“{masked}”（此处打码）{doubt}，请删除。"),
                    format!(
                        "The text holds an identity number, “{masked}” (masked here){doubt_en}; please remove it."
                    ),
                ),
            ))
        });
    }
}

/// PRIV-MOBILE.
pub struct Mobile;

impl Rule for Mobile {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-MOBILE",
            severity: Severity::Warning,
            on: true,
            title: ("含有手机号码", "Mobile number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
11位手机号码，按3-4-4位分开写的也算。在“申请人”“当事人”附近为错误，在联系方式里为提示，其他地方为警告。
## 为什么
申请人的手机号码是个人信息；机关公布的联系电话一般应为座机。
## 会报告
```gouji
基础：局 2023
六：申请人来电«13800138000»咨询办理进度。
```
```gouji
基础：局 2023
六：申请人来电«138 0013 8000»咨询办理进度。
```
```gouji
基础：局 2023
前言：统计期限为2023年1月1日至12月31日。联系电话：«13800138000»。
```
## 不报告
```gouji
基础：局 2023
前言：统计期限为2023年1月1日至12月31日。联系电话：0000-2200110，邮编：325000。
```
## 何时不报
座机、热线和更长数字的一部分。
## 容差
无。",
                "## What
Mobile numbers, also written in groups: an error near 申请人 or 当事人, for information in the contact line, a warning elsewhere.
## Why
An applicant's number is personal; a body's own should be a landline.
## Reported
## Not reported
## Silent when
It is a landline, a hotline, or part of a longer number.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let text = cx.report.text();
        report(cx, sink, self.meta().code, |kind, masked, span| {
            if kind != Kind::Mobile {
                return None;
            }
            let severity = if near(text, span.start, &["申请人", "当事人"]) {
                Severity::Error
            } else if near(text, span.start, &["电话", "联系", "手机", "传真", "邮编", "咨询", "热线"])
            {
                Severity::Info
            } else {
                Severity::Warning
            };
            let (zh, en) = match severity {
                Severity::Error => {
                    ("紧跟申请人、当事人出现，请删除", "it stands beside an applicant; please delete it")
                }
                _ => ("请确认是否应当公开", "please see whether it should"),
            };
            Some((
                severity,
                Words::new(
                    format!("含手机号码“{masked}”（此处打码），{zh}。"),
                    format!("The text holds a mobile number, “{masked}” (masked here); {en}."),
                ),
            ))
        });
    }
}

/// PRIV-BANK.
pub struct BankCard;

impl Rule for BankCard {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-BANK",
            severity: Severity::Error,
            on: true,
            title: ("含有银行卡号", "Bank card number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“卡号”“账号”附近通过校验的16至19位数字；没有这些字样而以62开头的列为警告。
## 为什么
银行卡号是敏感个人信息，不得公开。显示和导出时一律打码。
## 会报告
```gouji
基础：局 2023
六：信息处理费退至申请人银行卡号«6222021234567890128»。
```
## 不报告
```gouji
基础：局 2023
六：文件流水号6222021234567890123，已归档。
```
## 何时不报
通不过校验（Luhn）的数字；网址、编号中的数字。
## 容差
无。",
                "## What
16 to 19 digits that pass the cards' check, beside words for cards and accounts; without such words those that begin with 62 are a warning.
## Why
A card's number is sensitive and must not be public. It is shown and exported masked.
## Reported
## Not reported
## Silent when
The check (Luhn) fails; the digits are part of an address or a serial number.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let text = cx.report.text();
        report(cx, sink, self.meta().code, |kind, masked, span| {
            if kind != Kind::BankCard {
                return None;
            }
            let named = near(text, span.start, &["卡号", "账号", "帐号", "账户", "开户", "银行卡"]);
            let severity = if named { Severity::Error } else { Severity::Warning };
            Some((
                severity,
                Words::new(
                    format!("含银行卡号“{masked}”（此处打码），请删除。"),
                    format!(
                        "The text holds a bank card's number, “{masked}” (masked here); please remove it."
                    ),
                ),
            ))
        });
    }
}
