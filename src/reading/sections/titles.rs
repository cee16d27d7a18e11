//! The titles of the six sections, in all their wordings, and the numbers before them.

use crate::report::SectionKind;
use crate::text::{Firsts, WordList, chinese_digit};

/// What may stand at one place of a title: the first that fits is taken; `""` always fits.
type Step = WordList;

/// A title: its places one after another.
type Pattern = &'static [Step];

/// The wordings that are known, on folded text without white space.
static PATTERNS: &[(SectionKind, Pattern)] = &[
    (
        SectionKind::S1,
        &[
            WordList::new(&["政府信息公开", "政务公开", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["总体工作情况", "总体情况", "总体概况", "总体概述", "概述"]),
        ],
    ),
    (
        SectionKind::S2,
        &[
            WordList::new(&["行政机关", "政府信息", ""]),
            WordList::new(&["主动公开"]),
            WordList::new(&["政府信息", "信息", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["的", ""]),
            WordList::new(&["情况"]),
        ],
    ),
    (
        SectionKind::S3,
        &[
            WordList::new(&["行政机关", ""]),
            WordList::new(&[
                "收到和处理",
                "收到及处理",
                "收到与处理",
                "收到、处理",
                "收到处理",
                "受理和处理",
                "接收和处理",
            ]),
            WordList::new(&["的", ""]),
            WordList::new(&["政府信息公开申请", "政府信息依申请公开", "依申请公开政府信息", "信息公开申请"]),
            WordList::new(&["申请", ""]),
            WordList::new(&["的", ""]),
            WordList::new(&["情况"]),
        ],
    ),
    (
        SectionKind::S3,
        &[
            WordList::new(&["政府信息", ""]),
            WordList::new(&["依申请公开"]),
            WordList::new(&["政府信息", "信息", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["办理", ""]),
            WordList::new(&["的", ""]),
            WordList::new(&["情况"]),
        ],
    ),
    (
        SectionKind::S4,
        &[
            WordList::new(&["因", ""]),
            WordList::new(&["政府信息公开", "信息公开", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["被申请", "被提起", "引发的", "引起的", "产生的", "申请", "的", ""]),
            WordList::new(&["行政复议"]),
            WordList::new(&["、", "以及", "及", "和", "与", "或", ","]),
            WordList::new(&["被提起", "提起", "被", ""]),
            WordList::new(&["行政诉讼", "诉讼"]),
            WordList::new(&["的", ""]),
            WordList::new(&["情况"]),
        ],
    ),
    (
        SectionKind::S4,
        &[
            WordList::new(&["因", ""]),
            WordList::new(&["政府信息公开", "信息公开", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["被申请", "申请", ""]),
            WordList::new(&["行政复议"]),
            WordList::new(&["被", ""]),
            WordList::new(&["提起", ""]),
            WordList::new(&["行政诉讼"]),
            WordList::new(&["的", ""]),
            WordList::new(&["情况"]),
        ],
    ),
    (
        SectionKind::S5,
        &[
            WordList::new(&["政府信息公开", "政务公开", "信息公开", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["中", ""]),
            WordList::new(&["存在的主要问题", "存在主要问题", "存在的问题", "存在问题", "主要问题"]),
            WordList::new(&["及", "和", "与", "以及", "、"]),
            WordList::new(&["下一步", "今后", ""]),
            WordList::new(&["工作", ""]),
            WordList::new(&["的", ""]),
            WordList::new(&["改进情况", "改进措施", "改进的情况", "改进工作情况", "改进意见", "改进"]),
        ],
    ),
    (
        SectionKind::S6,
        &[
            WordList::new(&["其他", "其它"]),
            WordList::new(&["需要报告", "需报告", "需要说明", "应当报告", "应报告", "需要公开", "报告"]),
            WordList::new(&["的", ""]),
            WordList::new(&["主要", "重要", ""]),
            WordList::new(&["事项", "情况", "事宜", "内容"]),
        ],
    ),
    (
        SectionKind::S6,
        &[
            WordList::new(&["需要报告", "需要说明"]),
            WordList::new(&["的"]),
            WordList::new(&["其他", "其它"]),
            WordList::new(&["事项", "情况"]),
        ],
    ),
];

/// The characters that one of them begins with: few lines do.
static BEGINNINGS: Firsts = {
    let (mut firsts, mut patterns) = (Firsts::NONE, PATTERNS);
    while let [(_, first), others @ ..] = patterns {
        let mut steps = *first;
        while let [step, behind @ ..] = steps {
            let mut words = step.words();
            while let [word, more @ ..] = words {
                firsts = firsts.and(word);
                words = more;
            }
            steps = if step.fits_all() { behind } else { &[] };
        }
        patterns = others;
    }
    firsts
};

/// The longest known title at the start of `text`: which section, and how many bytes.
pub(super) fn known(text: &str) -> Option<(SectionKind, usize)> {
    text.chars().next().filter(|first| BEGINNINGS.may_begin(*first))?;
    let fits = |pattern: Pattern| {
        pattern.iter().try_fold(0, |at, step| {
            let rest = text.get(at..)?;
            step.at(rest).map(|word| at + word.len())
        })
    };
    PATTERNS
        .iter()
        .filter_map(|(kind, pattern)| Some((*kind, fits(pattern)?)))
        .max_by_key(|(_, length)| *length)
}

/// The section that a short heading of other wording is about.
pub(super) fn about(title: &str) -> Option<SectionKind> {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["行政复议", "行政诉讼", "复议诉讼", "复议、诉讼"]) {
        Some(SectionKind::S4)
    } else if has(&["其他", "其它"]) && has(&["事项", "需要报告", "需要说明"]) || has(&["需要报告的事项"])
    {
        Some(SectionKind::S6)
    } else if has(&["问题", "不足"]) && has(&["改进", "措施", "整改", "打算", "对策"])
        || has(&["存在的主要问题", "存在问题", "存在的问题"])
    {
        Some(SectionKind::S5)
    } else if has(&["依申请公开", "信息公开申请"]) && !title.ends_with("数量") {
        // 本年新收政府信息公开申请数量 is a row of table 3, also where it lost characters.
        Some(SectionKind::S3)
    } else if has(&["主动公开"]) {
        Some(SectionKind::S2)
    } else if has(&["总体情况", "总体工作", "总体概况", "概述", "工作概况", "基本情况"])
    {
        Some(SectionKind::S1)
    } else {
        None
    }
}

/// The section that a heading with a section's own number may be, by a single word: enough only in its place.
pub(super) fn hint(title: &str, number: usize) -> Option<SectionKind> {
    const WORDS: [&[&str]; 6] = [
        &["情况", "概况", "概述", "综述"],
        &["公开"],
        &["申请", "收到", "受理"],
        &["复议", "诉讼"],
        &["问题", "不足", "改进", "整改", "措施"],
        &["其他", "其它", "需要报告", "需要说明"],
    ];
    let kind = SectionKind::ALL.get(number.checked_sub(1)?)?;
    let words = WORDS.get(*kind as usize)?;
    words.iter().any(|word| title.contains(word)).then_some(*kind)
}

/// The section whose title lost characters on the way, behind its own number: what is left stands in it in this order, and is
/// nearly all of it; half of it, where U+FFFD shows what was lost.
pub(super) fn with_losses(title: &str, number: usize) -> Option<SectionKind> {
    let kind = *SectionKind::ALL.get(number.checked_sub(1)?)?;
    let shows = title.contains(char::REPLACEMENT_CHARACTER);
    let left = || title.chars().filter(|c| *c != char::REPLACEMENT_CHARACTER);
    let mut whole = kind.title().chars();
    let (own, all) = (left().count(), kind.title().chars().count());
    let enough = if shows { own * 2 >= all } else { own * 4 >= all * 3 };
    (enough && left().all(|c| whole.any(|own| own == c))).then_some(kind)
}

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 一、 or 第一部分.
    Level1,
    /// 一 or 1 without a mark behind it.
    Bare,
    /// （一）.
    Bracketed,
    /// 1. or 1、.
    Arabic,
    /// Not at all.
    None,
}

/// A number before a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) style: Style,
    /// From 1.
    pub(super) value: usize,
    /// Its bytes, marks included.
    pub(super) length: usize,
}

/// 一 to 九 as they are written out in full.
fn formal_digit(c: char) -> Option<usize> {
    Some(match c {
        '壹' => 1,
        '贰' => 2,
        '叁' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => return None,
    })
}

/// 一 to 十九: the value and the bytes.
fn chinese(text: &str) -> Option<(usize, usize)> {
    let digit = |text: &str| {
        let first = text.chars().next()?;
        chinese_digit(first).map(usize::from).or_else(|| formal_digit(first))
    };
    if let Some(rest) = text.strip_prefix('十') {
        return Some(digit(rest).map_or((10, 3), |unit| (10 + unit, 6)));
    }
    digit(text).map(|value| (value, 3))
}

/// The number at the start of folded text without white space; never fails: [`Style::None`] takes no bytes.
pub(super) fn numeral(text: &str) -> Numeral {
    let none = Numeral { style: Style::None, value: 0, length: 0 };
    let mark = |rest: &str| {
        rest.chars()
            .next()
            .filter(|c| matches!(c, '、' | '.' | ',' | ':' | ';' | '·' | '•' | '。'))
            .map_or(0, char::len_utf8)
    };
    let (before, inside) = match text.chars().next() {
        Some('第') => (3, text.get(3..)),
        Some('(') => (1, text.get(1..)),
        _ => (0, Some(text)),
    };
    let inside = inside.unwrap_or("");
    if let Some((value, length)) = chinese(inside) {
        let rest = inside.get(length..).unwrap_or("");
        let at = before + length;
        return match before {
            3 => rest.strip_prefix("部分").map_or(none, |rest| Numeral {
                style: Style::Level1,
                value,
                length: at + 6 + mark(rest),
            }),
            1 if rest.starts_with(')') => {
                let after = rest.get(1..).unwrap_or("");
                Numeral { style: Style::Bracketed, value, length: at + 1 + mark(after) }
            }
            0 => {
                let width = mark(rest);
                let style = if width > 0 { Style::Level1 } else { Style::Bare };
                Numeral { style, value, length: at + width }
            }
            _ => none,
        };
    }
    // (1) is numbered like 1.
    if before == 1
        && let Some((number, rest)) = inside.split_once(')')
    {
        let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        return match number.parse().ok().filter(|_| is_number) {
            Some(value) => {
                Numeral { style: Style::Arabic, value, length: number.len() + "()".len() + mark(rest) }
            }
            None => none,
        };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or("");
    match (digits, mark(rest), text.get(..digits).and_then(|d| d.parse().ok())) {
        (1..=2, width @ 1.., Some(value)) => Numeral { style: Style::Arabic, value, length: digits + width },
        (1, 0, Some(value @ 1..)) if rest.starts_with(|c: char| c > '\u{4DFF}') => {
            Numeral { style: Style::Bare, value, length: digits }
        }
        _ => none,
    }
}

/// 一 to 十九, as printed.
pub(super) fn printed(value: usize) -> String {
    let digit =
        |n: usize| "一二三四五六七八九".chars().nth(n.wrapping_sub(1)).map(String::from).unwrap_or_default();
    if value < 10 { digit(value) } else { format!("十{}", digit(value - 10)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accepted_wording_is_known() {
        for (title, kind) in [
            ("总体情况", SectionKind::S1),
            ("总体工作情况", SectionKind::S1),
            ("概述", SectionKind::S1),
            ("主动公开政府信息情况", SectionKind::S2),
            ("行政机关主动公开政府信息的情况", SectionKind::S2),
            ("主动公开情况", SectionKind::S2),
            ("收到和处理政府信息公开申请情况", SectionKind::S3),
            ("行政机关收到和处理政府信息公开申请情况", SectionKind::S3),
            ("依申请公开政府信息情况", SectionKind::S3),
            ("政府信息公开行政复议、行政诉讼情况", SectionKind::S4),
            ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", SectionKind::S4),
            ("因政府信息公开工作被申请行政复议提起行政诉讼情况", SectionKind::S4),
            ("政府信息公开行政复议及行政诉讼情况", SectionKind::S4),
            ("政府信息公开行政复议和行政诉讼情况", SectionKind::S4),
            ("政府信息公开行政复议行政诉讼情况", SectionKind::S4),
            ("存在的主要问题及改进情况", SectionKind::S5),
            ("政府信息公开工作存在的主要问题及改进情况", SectionKind::S5),
            ("存在问题及改进情况", SectionKind::S5),
            ("存在的主要问题及改进措施", SectionKind::S5),
            ("其他需要报告的事项", SectionKind::S6),
            ("其他需要报告的情况", SectionKind::S6),
        ] {
            assert_eq!(known(title), Some((kind, title.len())), "{title}");
        }
    }

    #[test]
    fn rows_of_table_three_are_no_titles() {
        for row in [
            "本年新收政府信息公开申请数量",
            "上年结转政府信息公开申请数量",
            "本年度办理结果",
            "结转下年度继续办理",
        ] {
            assert_eq!(known(row), None, "{row}");
        }
    }

    #[test]
    fn numbers_in_every_dress() {
        for (text, style, value, length) in [
            ("一、总体", Style::Level1, 1, 6),
            ("十一、总体", Style::Level1, 11, 9),
            ("二.主动", Style::Level1, 2, 4),
            ("第三部分:收到", Style::Level1, 3, 13),
            ("四因政府", Style::Bare, 4, 3),
            ("(一)主动", Style::Bracketed, 1, 5),
            ("1、主动", Style::Arabic, 1, 4),
            ("(2)主动", Style::Arabic, 2, 3),
            ("2主动", Style::Bare, 2, 1),
            ("0主动", Style::None, 0, 0),
            ("12件", Style::None, 0, 0),
            ("(2023)主动", Style::None, 0, 0),
            ("叁、收到", Style::Level1, 3, 6),
            ("2023年", Style::None, 0, 0),
            ("第一季度", Style::None, 0, 0),
        ] {
            assert_eq!(numeral(text), Numeral { style, value, length }, "{text}");
        }
        assert_eq!(printed(6) + &printed(10) + &printed(12), "六十十二");
    }
}
