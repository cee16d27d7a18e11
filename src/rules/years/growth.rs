//! Growth that the prose states, against the two reports' tables.

use super::{Pair, YearRule, figure};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::{ParagraphKind, Report};
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::text::{Span, View};

/// 同比 of applications, against last year's table 3.
pub const YOY: YearRule = SetRule {
    meta: &Meta {
        code: "CY-YOY",
        severity: Severity::Error,
        on: true,
        title: ("正文同比与两年表格不符", "Stated growth does not follow from the two tables"),
        holds: Some(("正文同比与两年表格相符", "Stated growth follows from the two tables")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
正文写明的全年申请数同比增减百分比，应与两年表三的数字相符。正文的申请数等于本年表三的新收、新收加结转或办理总计时，以上年同一口径的数为基数。没有写明是全年的数，或写“增幅达”的，作提醒。
## 为什么
同比是最常被引用的数字，也最容易因上年数取错而算错。
## 会报告
```gouji
一：全年共收到政府信息公开申请146件，«同比增长19.8%»。
上年：
表三 · 本年新收 = 100 5 0 0 0 1 106
```
## 不报告
```gouji
一：全年共收到政府信息公开申请146件，同比增长37.7%。
上年：
表三 · 本年新收 = 100 5 0 0 0 1 106
```
## 何时不报
同比前的数字不是表三的申请数（分项、下属单位、复议诉讼等）；百分比带“约”“近”“超过”等字；表三没有读到；上年数为0。
## 容差
按印出的小数位四舍五入或截去均可。",
            "## What
A stated yearly growth of all applications agrees with table 3 of the two reports. Where the number in the prose is this year's newly received, or that with those carried over, or all handled, the same of last year is the base. A warning where it is not said that the number is the whole year's, or 增幅达.
## Why
It is the figure most often quoted, and easily computed from the wrong base.
## Reported
## Not reported
## Silent when
The number before it is not one of table 3's totals; the percentage is qualified (about, nearly, over); a table was not read; last year's number is 0.
## Tolerance
Rounded or cut off at the printed number of decimals.",
        ),
    },
    check: growth,
};

/// A stated growth: of what number, by how much.
struct Claim {
    /// The number that is said to have grown.
    now: Num,
    /// The percentage, as printed.
    percent: Num,
    /// Whether it fell.
    fell: bool,
    /// Whether it is said of the whole year, and exactly: 全年共收到146件,同比增长37.7%.
    sure: bool,
    /// From the word of comparison to the percent sign.
    span: Span,
}

/// What the applications of a report can be counted by.
const COUNTS: [(&str, &str, &[&str]); 3] = [
    ("本年新收", "newly received", &["new_received"]),
    ("本年新收加上年结转", "newly received and carried over", &["new_received", "carried_in"]),
    ("办理总计", "all handled", &["total_handled"]),
];

fn growth(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for claim in claims(pair.later) {
        // Every way of counting that gives the number in the prose; any of them may be meant.
        let mut bases = Vec::new();
        for (zh, en, rows) in COUNTS {
            let count = |report: &Report| {
                rows.iter().try_fold(Num::ZERO, |sum, row| {
                    sum.checked_add(figure(report, CellId::t3(row, "total"))?)
                })
            };
            if count(pair.later) == Some(claim.now) {
                bases.extend(count(pair.earlier).filter(|n| !n.is_zero()).map(|n| (zh, en, rows, n)));
            }
        }
        let Some(&(zh, en, rows, then)) = bases.first() else { continue };
        let cells: Vec<CellId> = rows.iter().map(|row| CellId::t3(row, "total")).collect();
        let sign = if claim.fell { "−" } else { "+" };
        if let Some((.., base)) = bases.iter().find(|(.., base)| claim.fits(*base)) {
            let formula = format!("{} / {base} − 1 = {sign}{}%", claim.now, claim.percent);
            sink.holds(YOY.meta.code, cells, formula);
            continue;
        }
        let Some(actual) = change(claim.now, then, claim.percent.scale()) else { continue };
        let (word, word_en) =
            if actual.is_negative() { ("下降", "a fall of") } else { ("增长", "a growth of") };
        let shown = if actual.is_negative() { actual.negated() } else { actual };
        let message = Words::new(
            format!(
                "{zh}{} 年 {then} 件，{} 年 {} 件，应{word} {shown}%，正文写{} {}%。请核对上年基数和计算。",
                pair.earlier_year(),
                pair.later_year(),
                claim.now,
                if claim.fell { "下降" } else { "增长" },
                claim.percent
            ),
            format!(
                "Applications ({en}): {then} in {}, {} in {}, which is {word_en} {shown} %, not {sign}{} %. Check the \
                 base and the calculation.",
                pair.earlier_year(),
                claim.now,
                pair.later_year(),
                claim.percent
            ),
        );
        let stated = if claim.fell { claim.percent.negated() } else { claim.percent };
        let formula = format!("({} − {then}) / {then} = {actual}% ≠ {stated}%", claim.now);
        let severity = if claim.sure { YOY.meta.severity } else { Severity::Warning };
        let mut finding = Finding::new(YOY.meta.code, severity, message).sides(actual, stated, formula);
        finding.marks.push(pair.subject(claim.span));
        sink.fails(&pair.both(), pair.marked(finding, &cells, &cells));
    }
}

impl Claim {
    /// Whether the growth from that base prints as stated, rounded or cut off.
    fn fits(&self, then: Num) -> bool {
        let (Some(now), Some(base)) = (self.now.to_int(), then.to_int()) else { return false };
        let difference = i128::from(if self.fell { base - now } else { now - base });
        if difference < 0 || base <= 0 {
            return false;
        }
        let unit = 100 * 10i128.pow(u32::from(self.percent.scale()));
        let (base, stated) = (i128::from(base), i128::from(self.percent.mantissa()));
        let half_up = (2 * difference * unit + base) / (2 * base);
        stated == half_up || stated == difference * unit / base
    }
}

/// The change in percent, rounded to that many decimals.
fn change(now: Num, then: Num, decimals: u8) -> Option<Num> {
    let (now, base) = (i128::from(now.to_int()?), i128::from(then.to_int()?));
    let unit = 100 * 10i128.checked_pow(u32::from(decimals))?;
    let (fell, difference) = (now < base, (now - base).abs());
    let rounded = (2 * difference * unit + base) / (2 * base).max(1);
    let mantissa = i64::try_from(rounded).ok()?;
    Num::new(if fell { -mantissa } else { mantissa }, decimals)
}

/// Every exact growth of a number of applications that the prose states.
fn claims(report: &Report) -> Vec<Claim> {
    let prose = report.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    prose.flat_map(|p| claims_in(&p.squeezed(report.text()), report.text())).collect()
}

fn claims_in(view: &View, text: &str) -> Vec<Claim> {
    let (mut claims, mut from) = (Vec::new(), 0);
    while let Some((at, word)) = next_comparison(&view.text, from) {
        from = at + word.len();
        claims.extend(claim_at(view, at, from, text));
    }
    claims
}

/// Words that compare with the year before.
const COMPARISONS: [&str; 10] = [
    "同比",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "与上年相比",
    "与去年相比",
    "相比上年",
    "较上一年",
    "比上一年",
];

fn next_comparison(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(from..)?;
    COMPARISONS.iter().filter_map(|word| Some((from + rest.find(word)?, *word))).min()
}

/// The claim that stands at a word of comparison.
fn claim_at(view: &View, at: usize, after: usize, text: &str) -> Option<Claim> {
    let (now, of_the_year) = number_before(&view.text, at)?;
    let rest = view.text.get(after..)?;
    // 同期, 度 and the like may stand between; a new clause or another number may not.
    let direction =
        ["增长", "上升", "增加", "提高", "上涨", "增幅", "下降", "减少", "回落", "降低", "降幅", "下滑"];
    let (offset, word) = direction.iter().filter_map(|w| Some((rest.find(w)?, *w))).min()?;
    if rest.get(..offset)?.chars().any(|c| c.is_ascii_digit() || matches!(c, '。' | '；' | ';' | '，' | ','))
    {
        return None;
    }
    let tail = rest.get(offset + word.len()..)?;
    let number = tail.trim_start_matches("了").trim_start_matches("达").trim_start_matches("为");
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let percent = Num::parse(number.get(..digits)?)?;
    let unit = number.get(digits..).filter(|rest| rest.starts_with('%'))?;
    // “增长5%左右” and “增长近5%” are not exact; the latter has no digit where one is looked for.
    let loose =
        ["左右", "以上", "以下", "多", "余"].iter().any(|w| unit.get(1..).is_some_and(|r| r.starts_with(w)));
    let end = after + (rest.len() - unit.len()) + 1;
    let fell = ["下降", "减少", "回落", "降低", "降幅", "下滑"].contains(&word);
    let reaching = tail.trim_start_matches("了").starts_with('达');
    let sure = of_the_year && !reaching;
    (!loose).then(|| Claim { now, percent, fell, sure, span: view.to_source(at, end, text) })
}

/// The number of applications that a comparison speaks of: the last number with a unit of cases before it, in a
/// sentence that speaks of applications; a list in brackets may stand between. With it whether the sentence says that
/// it is the year's.
fn number_before(text: &str, at: usize) -> Option<(Num, bool)> {
    let sentence_start =
        text.get(..at)?.rfind(['。', '；', ';', '！']).map_or(0, |n| n + '。'.len_utf8().min(at - n));
    let sentence = text.get(sentence_start..at).or(text.get(..at))?;
    let mut head = sentence.trim_end_matches(['，', ',', '、']);
    if head.ends_with(['）', ')']) {
        head = head.get(..head.rfind(['（', '('])?)?;
    }
    let head = ["件", "宗", "份", "条", "个"].iter().find_map(|unit| head.strip_suffix(unit))?;
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = head.get(..head.len() - digits)?;
    let exact = !["约", "近", "超", "逾", "超过", "."].iter().any(|w| before.ends_with(w));
    // The nearest words decide what the number counts: 复议 or 诉讼 after the last 申请 is another matter.
    let applications = before.rfind("申请")?;
    let others = before.get(applications..)?.contains("复议") || before.get(applications..)?.contains("诉讼");
    let now = Num::parse(head.get(head.len() - digits..)?).filter(|_| exact && !others)?;
    let of_the_year =
        ["全年", "本年", "年度", "年内", "年,", "年，", "年共"].iter().any(|w| before.contains(w));
    Some((now, of_the_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(sentence: &str) -> Vec<(String, String, bool)> {
        let view = View::squeezed(sentence, Span::new(0, sentence.len()));
        let claims = claims_in(&view, sentence).into_iter();
        claims.map(|c| (c.now.to_string(), c.percent.to_string(), c.fell)).collect()
    }

    fn one(now: &str, percent: &str, fell: bool) -> Vec<(String, String, bool)> {
        vec![(now.to_owned(), percent.to_owned(), fell)]
    }

    #[test]
    fn a_growth_of_applications_is_read_with_its_number() {
        assert_eq!(claimed("全年共收到政府信息公开申请146件，同比增长37.7%。"), one("146", "37.7", false));
        assert_eq!(
            claimed("全区收办信息公开申请案件３６件（区本级12件、各镇24件），较上年下降了5%，其中……"),
            one("36", "5", true)
        );
    }

    #[test]
    fn other_growth_is_left_alone() {
        for sentence in [
            "全年共收到申请146件，同比增长约37%。",
            "全年共收到申请146件，同比增长37%左右。",
            "全年共收到申请146件，引发行政复议12件，同比增长20%。",
            "全年公开信息1460条，同比增长37.7%。",
            "全年共收到申请146件，其中网上申请占比高，办理时限同比缩短3天。",
        ] {
            assert_eq!(claimed(sentence), vec![], "{sentence}");
        }
    }

    #[test]
    fn growth_fits_rounded_or_cut_off() {
        let claim = |percent: &str| Claim {
            now: Num::int(3646),
            percent: Num::parse(percent).unwrap(),
            fell: false,
            sure: true,
            span: Span::default(),
        };
        let then = Num::int(3607);
        assert!(claim("1.08").fits(then) && claim("1.1").fits(then) && claim("1.0").fits(then));
        assert!(!claim("1.05").fits(then));
        assert_eq!(change(Num::int(3646), then, 2), Num::parse("1.08"));
    }
}
