//! Numbers that belong to a person.

use crate::finding::{Finding, Severity, Words};
use crate::rules::privacy::mask;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, fold};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identity number of 18 digits whose check digit is right.
    Id,
    /// One of 15 digits, as before 1999.
    OldId,
    /// A mobile telephone number.
    Mobile,
    /// A number that passes the check of bank cards.
    BankCard,
}

impl Kind {
    /// How many characters stay at either end when it is masked.
    pub(super) fn shown(self) -> (usize, usize) {
        if self == Kind::Mobile { (3, 4) } else { (4, 4) }
    }
}

/// Whether eleven digits stand in a row, as in the shortest of such numbers. One look at each character.
fn may_hold(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if matches!(c, '0'..='9' | '０'..='９') { run + 1 } else { 0 };
        run == 11
    })
}

/// The places of what looks like such a number, in order. Words of a report are masked by it piece by piece, without
/// what stands around them: it is better to mask a serial number than to show a card's.
pub(super) fn find(text: &str) -> Vec<(Span, Kind)> {
    let mut found = Vec::new();
    if !may_hold(text) {
        return found;
    }
    let (mut digits, mut start) = (String::new(), 0);
    let mut behind_word = false;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let folded = fold(c);
        if let Some(digit) = folded.filter(char::is_ascii_digit) {
            if digits.is_empty() {
                start = at;
            }
            digits.push(digit);
            continue;
        }
        if !digits.is_empty() {
            let check = folded.filter(|c| matches!(c, 'X' | 'x') && digits.len() == 17);
            let end = at + check.map_or(0, |_| c.len_utf8());
            if let Some(check) = check {
                digits.push(check);
            }
            // Letters and marks around a run of digits make it part of an address or a serial number.
            let joined = folded.is_some_and(|c| {
                check.is_none()
                    && (c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '=' | '&' | '%' | '-'))
            });
            let open_ended = joined && !matches!(folded, Some('-' | '.'));
            if !behind_word && !open_ended {
                found.extend(kind(&digits).map(|kind| (Span::new(start, end), kind)));
            }
            digits.clear();
        }
        behind_word = folded
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '=' | '&' | '%' | '.'));
    }
    found
}

fn kind(digits: &str) -> Option<Kind> {
    match digits.len() {
        11 if digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|b| *b >= b'3') => {
            Some(Kind::Mobile)
        }
        18 if is_id(digits) => Some(Kind::Id),
        15 if is_day(digits.get(6..12)?) => Some(Kind::OldId),
        16..=19 if passes_luhn(digits) => Some(Kind::BankCard),
        _ => None,
    }
}

/// Whether the words before it or its first digits say what a number is that other long numbers look like.
fn is_certain(text: &str, (span, kind): &(Span, Kind)) -> bool {
    match kind {
        Kind::Id | Kind::Mobile => true,
        Kind::OldId => near(text, span.start, &["身份证", "证件号"]),
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
        self.personal_numbers
            .get_or_init(|| find(text).into_iter().filter(|found| is_certain(text, found)).collect())
    }
}

/// Whether one of the words stands within thirty characters before a place.
fn near(text: &str, at: usize, words: &[&str]) -> bool {
    let before = text.get(..at).unwrap_or("");
    let from = before.char_indices().rev().nth(29).map_or(0, |(from, _)| from);
    let window = before.get(from..).unwrap_or("");
    words.iter().any(|word| window.contains(word))
}

/// 18 digits with a day of birth and the right check digit (GB 11643).
fn is_id(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let values = digits.chars().take(17).filter_map(|c| c.to_digit(10));
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = CHECKS.get((sum % 11) as usize);
    let region = digits.get(..2).and_then(|d| d.parse::<u8>().ok()).is_some_and(|r| (11..=83).contains(&r));
    let born = digits.get(6..8).is_some_and(|century| matches!(century, "18" | "19" | "20"))
        && digits.get(8..14).is_some_and(is_day);
    region && born && digits.chars().next_back().map(|c| c.to_ascii_uppercase()).as_ref() == check
}

/// Whether six digits are a day: year, month, day of two digits each.
fn is_day(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<u8>().ok());
    part(2..4).is_some_and(|m| (1..=12).contains(&m)) && part(4..6).is_some_and(|d| (1..=31).contains(&d))
}

/// The check of bank cards (ISO/IEC 7812, Luhn).
fn passes_luhn(digits: &str) -> bool {
    let doubled = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(|(nth, digit)| {
        let twice = if nth % 2 == 1 { digit * 2 } else { digit };
        if twice > 9 { twice - 9 } else { twice }
    });
    doubled.sum::<u32>() % 10 == 0 && digits.bytes().any(|b| b != b'0')
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
        let masked = mask(span.of(text));
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
            since: "0.1.0",
            docs: docs!(
                "## 查什么
校验码正确的18位身份证号；“身份证”字样附近的15位旧号列为警告。
## 为什么
公开的文本里不得出现个人身份证号（个人信息保护法，条例第十五条）。显示和导出时一律打码。
## 会报告
```gouji
基础：局 2023
六：申请人身份证号«11010519491231002X»，已答复。
```
## 不报告
```gouji
基础：局 2023
六：本年度编号110105194912310021的文件已归档，网址为/art/202301181234567890.html。
```
## 何时不报
校验码或日期不对的长数字；网址、编号中的数字。
## 容差
无。",
                "## What
Identity numbers of 18 digits whose check digit is right; those of 15 digits beside the words are a warning.
## Why
A public text must not hold them (Personal Information Protection Law; article 15 of the Regulations). They are shown and exported masked.
## Reported
## Not reported
## Silent when
The check digit or the day is wrong; the digits are part of an address or a serial number.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code, |kind, masked, _| {
            let severity = match kind {
                Kind::Id => Severity::Error,
                Kind::OldId => Severity::Warning,
                Kind::Mobile | Kind::BankCard => return None,
            };
            Some((
                severity,
                Words::new(
                    format!("公开文本含身份证号“{masked}”（已打码显示），请删除。"),
                    format!("The text holds an identity number, “{masked}” (masked here); please remove it."),
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
            since: "0.1.0",
            docs: docs!(
                "## 查什么
11位手机号码。在“申请人”“当事人”附近为错误，在联系方式里为提示，其他地方为警告。
## 为什么
申请人的手机号码是个人信息；机关公布的联系电话一般应为座机。
## 会报告
```gouji
基础：局 2023
六：申请人来电«13800138000»咨询办理进度。
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
Mobile numbers: an error near 申请人 or 当事人, for information in the contact line, a warning elsewhere.
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
                    format!("文本含手机号码“{masked}”（已打码显示），{zh}。"),
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
                    format!("文本含银行卡号“{masked}”（已打码显示），请删除。"),
                    format!(
                        "The text holds a bank card's number, “{masked}” (masked here); please remove it."
                    ),
                ),
            ))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_of_numbers() {
        assert!(is_id("11010519491231002X") && !is_id("110105194912310021"));
        assert!(passes_luhn("6222021234567890128") && !passes_luhn("6222021234567890123"));
    }

    #[test]
    fn numbers_inside_addresses_are_not_persons() {
        for text in
            ["http://a.cn/art/13800138000.html", "id=13800138000", "0571-13800138000x", "138001380001"]
        {
            assert_eq!(find(text), [], "{text}");
        }
        assert_eq!(find("１３８００１３８０００").len(), 1);
    }
}
