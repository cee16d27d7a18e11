//! 一是…二是…三是: whether they run on, and are as many as 三个方面 announces.

use super::numbering::SubNumber;
use crate::finding::{Finding, Severity, Words};
use crate::report::{Report, SectionKind};
use crate::rules::Rule;
use crate::rules::passages::Passage;
use crate::text::chinese_digit;

const DIGITS: &str = "一二三四五六七八九";

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨";

/// How items are numbered inside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// 一是, 一要.
    Is,
    /// 其一,.
    Of,
    /// 第一,.
    Nth,
    /// 1. or 1、.
    Plain,
    /// (1).
    Bracketed,
    /// (一) inside a paragraph; those that open one are headings.
    Parted,
    /// ①.
    Circled,
}

const STYLES: [Style; 7] =
    [Style::Is, Style::Of, Style::Nth, Style::Plain, Style::Bracketed, Style::Parted, Style::Circled];

/// An ordinal that does not follow on the one before.
pub struct Slip<'p> {
    passage: &'p Passage,
    start: usize,
    end: usize,
    due: String,
    /// Whether what is due is missing before it, and it is none too many itself.
    is_missing: bool,
}

/// 三是 at the beginning of a clause.
pub struct Ordinal<'p> {
    passage: &'p Passage,
    style: Style,
    at: usize,
    end: usize,
    value: usize,
    /// Which of the section's paragraphs it stands in.
    nth: usize,
}

impl Ordinal<'_> {
    fn words(&self) -> &str {
        self.passage.text().get(self.at..self.end).unwrap_or_default()
    }

    /// The words with another number.
    fn with(&self, value: usize) -> String {
        let nth = |digits: &str| digits.chars().nth(value - 1).unwrap_or('?').to_string();
        match self.style {
            Style::Is | Style::Of | Style::Nth | Style::Parted => {
                self.words().replace(|c: char| DIGITS.contains(c), &nth(DIGITS))
            }
            Style::Circled => nth(CIRCLED),
            Style::Plain | Style::Bracketed => {
                self.words().replace(&self.value.to_string(), &value.to_string())
            }
        }
    }
}

/// The ordinals of a section, in order.
pub fn all<'p>(prose: impl Iterator<Item = &'p Passage>) -> Vec<Ordinal<'p>> {
    prose.enumerate().flat_map(|(nth, passage)| ordinals(passage, nth)).collect()
}

/// An item of a list without its number, and the number: 解读形式单一 and 2 of 二是解读形式单一.
pub fn without_number(text: &str) -> (&str, Option<usize>) {
    match ordinal_at(text) {
        Some((_, length, value)) => (text.get(length..).unwrap_or_default(), Some(value)),
        None => (text, None),
    }
}

/// The ordinal that begins here, its bytes and its value.
fn ordinal_at(text: &str) -> Option<(Style, usize, usize)> {
    let digit = |c: char| chinese_digit(c).map(usize::from);
    let mut chars = text.chars();
    let first = chars.next()?;
    if let Some(value) = digit(first) {
        let (verb, next) = (chars.next()?, chars.next()?);
        // 一是一,二是二 is a phrase.
        return (matches!(verb, '是' | '要') && next != first).then_some((Style::Is, 6, value));
    }
    if matches!(first, '①'..='⑨') {
        return Some((Style::Circled, first.len_utf8(), first as usize - '①' as usize + 1));
    }
    if first == '其' {
        let value = digit(chars.next()?)?;
        return matches!(chars.next()?, ',' | '是' | ':').then_some((Style::Of, 6, value));
    }
    if first == '第' {
        let value = digit(chars.next()?)?;
        return (chars.next()? == ',').then_some((Style::Nth, 6, value));
    }
    let bracketed = first == '(';
    if !bracketed && !first.is_ascii_digit() {
        return None;
    }
    let inner = text.get(usize::from(bracketed)..)?;
    if let Some(value) = inner.chars().next().and_then(digit).filter(|_| bracketed) {
        let closes = inner.chars().nth(1) == Some(')');
        return closes.then_some((Style::Parted, 5, value));
    }
    let figures = inner.bytes().take_while(u8::is_ascii_digit).count();
    let value =
        inner.get(..figures).filter(|f| (1..=2).contains(&f.len()) && !f.starts_with('0'))?.parse().ok()?;
    let rest = inner.get(figures..)?;
    let close = rest.chars().next()?;
    let behind = rest.get(close.len_utf8()..)?.chars().next()?;
    let length = usize::from(bracketed) + figures + close.len_utf8();
    match close {
        ')' if bracketed => Some((Style::Bracketed, length, value)),
        // 1.5万 is a number, 1、2月 an enumeration of numbers.
        '.' | '、' if !bracketed && behind.is_alphabetic() => Some((Style::Plain, length, value)),
        _ => None,
    }
}

fn ordinals(passage: &Passage, nth: usize) -> Vec<Ordinal<'_>> {
    let ordinal = |at: usize| {
        let (style, length, value) = ordinal_at(passage.text().get(at..)?)?;
        // 第(一)、(三)项 are items of a law.
        let cited = style == Style::Parted
            && passage.text().get(..at).is_some_and(|before| before.ends_with(['、', ',', ')', '!']));
        // “一是看不懂,二是找不着” is what was said.
        let quoted = || passage.text().get(..at).is_some_and(|b| b.matches('"').count() % 2 == 1);
        if cited || quoted() {
            return None;
        }
        Some(Ordinal { passage, style, at, end: at + length, value, nth })
    };
    passage.behind(|mark| !matches!(mark, '?' | '(')).filter_map(ordinal).collect()
}

/// The slips of a section. A new run begins at 一; what stands before the first 一 may have been lost in copying.
pub fn slips<'p>(all: &[Ordinal<'p>]) -> Vec<Slip<'p>> {
    STYLES.into_iter().flat_map(|style| slips_of(style, all)).collect()
}

fn slips_of<'p>(style: Style, all: &[Ordinal<'p>]) -> Vec<Slip<'p>> {
    let own: Vec<&Ordinal<'p>> = all.iter().filter(|ordinal| ordinal.style == style).collect();
    let mut slips: Vec<Slip<'p>> =
        own.first().and_then(|first| lost_before(first, all)).into_iter().collect();
    let lost = !slips.is_empty();
    let (mut last, mut before) = (0, None::<&Ordinal<'p>>);
    for (nth, ordinal) in own.iter().enumerate() {
        let next = own.get(nth + 1).map_or(0, |next| next.value);
        // 二是…二是…三是: the first was meant to be 一是.
        if nth == 0 && lost && next == ordinal.value {
            (last, before) = (ordinal.value - 1, Some(*ordinal));
            continue;
        }
        let due = last + 1;
        let follows = ordinal.value == due || ordinal.value == 1;
        let beside = before.filter(|b| b.passage.paragraph.span == ordinal.passage.paragraph.span);
        before = Some(ordinal);
        // 一是…一是…三是: the second was meant to be 二是; so it was where both stand in one sentence.
        let in_one_sentence = beside.is_some_and(|b| {
            let between = b.passage.text().get(b.end..ordinal.at).unwrap_or_default();
            !between.contains(['。', ':', '!'])
        });
        let again = ordinal.value == last && (next == last + 2 || ordinal.value > 1 || in_one_sentence);
        // Figures also number lists of which a part was left in a table or a picture: only those of one paragraph are compared.
        let in_paragraphs = follows_in_paragraphs(own.get(nth.wrapping_sub(1)).copied(), ordinal);
        let near = matches!(style, Style::Is | Style::Of)
            || (beside.is_some() || in_paragraphs) && ordinal.value <= last + 2;
        if last > 0 && near && (!follows || again) && (ordinal.value > last || again) {
            slips.push(Slip {
                passage: ordinal.passage,
                start: ordinal.at,
                end: ordinal.end,
                due: ordinal.with(due).trim_end_matches(['.', '、', ',']).to_owned(),
                is_missing: false,
            });
            // Where only this one is off, the next follows on what it should have been.
            last = if next == due + 1 { due } else { ordinal.value };
            continue;
        }
        last = ordinal.value;
    }
    slips
}

/// The first of a section's ordinals, where one before it was lost for certain: right behind a colon, or as the first
/// word of part five.
fn lost_before<'p>(first: &Ordinal<'p>, all: &[Ordinal<'p>]) -> Option<Slip<'p>> {
    let before = first.passage.text().get(..first.at)?;
    let announced = before.ends_with(':');
    let problems = first.passage.paragraph.section == Some(SectionKind::S5);
    let opens =
        || problems && before.is_empty() && first.nth == 0 && all.first().is_some_and(|o| o.at == first.at);
    let runs_on = || {
        let next: Vec<usize> =
            all.iter().filter(|o| o.style == first.style).skip(1).take(2).map(|o| o.value).collect();
        next.first() == Some(&(first.value + 1)) || next == [first.value, first.value + 1]
    };
    let is_missing = second_of_a_list(first, before);
    let lost = first.style == Style::Is && first.value == 2 && (announced || opens()) && runs_on();
    (lost || is_missing).then(|| Slip {
        passage: first.passage,
        start: first.at,
        end: first.end,
        due: first.with(1),
        is_missing,
    })
}

/// Whether a section's first ordinal is the second of a list whose first item has none: 存在的问题:解读形式单一;二是队伍力量不足.
fn second_of_a_list(first: &Ordinal<'_>, before: &str) -> bool {
    if first.value != 2 || !matches!(first.style, Style::Is | Style::Parted) {
        return false;
    }
    let item = before.strip_suffix([';', '。']).and_then(|before| before.rsplit_once(':'));
    item.is_some_and(|(lead, item)| {
        let announces = [
            "问题",
            "不足",
            "措施",
            "改进",
            "工作",
            "方面",
            "打算",
            "短板",
            "差距",
            "困难",
            "环节",
            "表现为",
            "如下",
        ]
        .iter()
        .any(|word| lead.ends_with(word));
        announces && !item.is_empty() && !item.contains(['。', ';', '第', '"'])
    })
}

/// Whether an ordinal opens the paragraph right behind the one that the last opens: nothing stands between that may
/// bear the number left out.
fn follows_in_paragraphs(last: Option<&Ordinal<'_>>, ordinal: &Ordinal<'_>) -> bool {
    last.is_some_and(|last| {
        last.style == Style::Plain && last.at == 0 && ordinal.at == 0 && ordinal.nth == last.nth + 1
    })
}

/// 三个方面 before another number of 一是, 二是.
pub struct Miscount<'p> {
    passage: &'p Passage,
    announced: (usize, usize),
    said: usize,
    counted: usize,
}

/// What is announced by number, in a section's prose.
const ANNOUNCED: [&str; 16] = [
    "个方面",
    "方面",
    "个问题",
    "点不足",
    "点问题",
    "项措施",
    "项工作",
    "项重点工作",
    "个短板",
    "个不足",
    "项举措",
    "条措施",
    "条举措",
    "个突出问题",
    "个主要问题",
    "点措施",
];

/// How many characters may stand between the number and 一是.
const NEAR: usize = 20;

/// Where the number of items announced is not that of the items that follow at once.
pub fn miscounts<'p>(all: &[Ordinal<'p>], prose: &[&'p Passage]) -> Vec<Miscount<'p>> {
    let mut found = Vec::new();
    for (nth, first) in all.iter().enumerate().filter(|(_, ordinal)| ordinal.value == 1) {
        // Items that open their paragraphs are announced at the end of the one before.
        let before = if first.at == 0 { first.nth.checked_sub(1) } else { Some(first.nth) };
        let Some(passage) = before.and_then(|nth| prose.get(nth)).copied() else { continue };
        let (text, at) = (passage.text(), if first.at == 0 { passage.text().len() } else { first.at });
        if first.at == 0 && !(text.ends_with(':') && are_paragraphs(all.get(nth..).unwrap_or_default())) {
            continue;
        }
        let Some((start, end, said)) = announcement(text, at) else { continue };
        let own = all.iter().skip(nth + 1).filter(|ordinal| ordinal.style == first.style);
        let behind = own.map(|ordinal| ordinal.value);
        let run: Vec<usize> = behind.take_while(|value| *value != 1).collect();
        // 三方面不足:一是…, and no other number in its paragraph, nor one that goes on in the next.
        let goes_on =
            || all.get(nth + 1).is_some_and(|next| next.nth == first.nth || next.value != 1 || next.at == 0);
        let alone = || first.style == Style::Is && !goes_on();
        // A run out of order is told as such.
        if run.iter().zip(2..).all(|(value, due)| *value == due)
            && (!run.is_empty() || alone())
            && run.len() + 1 != said
        {
            let announced = (start, end);
            found.push(Miscount { passage, announced, said, counted: run.len() + 1 });
        }
    }
    found
}

/// Whether the first run of ordinals opens paragraphs one right behind the other.
fn are_paragraphs(all: &[Ordinal<'_>]) -> bool {
    let style = all.first().map(|first| first.style);
    let own: Vec<&Ordinal<'_>> = all.iter().filter(|ordinal| Some(ordinal.style) == style).collect();
    let run = 1 + own.iter().skip(1).take_while(|ordinal| ordinal.value != 1).count();
    let first = own.first().map_or(0, |first| first.nth);
    own.iter().take(run).enumerate().all(|(item, ordinal)| ordinal.at == 0 && ordinal.nth == first + item)
}

/// The number of items that is announced right before a place: where it stands, and how many.
fn announcement(text: &str, at: usize) -> Option<(usize, usize, usize)> {
    let before = text.get(..at)?;
    let from = before.char_indices().rev().take(NEAR).last().map_or(0, |(from, _)| from);
    let near = before.get(from..)?;
    let (word, length) = ANNOUNCED.iter().filter_map(|w| Some((near.rfind(w)?, w.len()))).min()?;
    let digit = near.get(..word)?.chars().next_back()?;
    // What stands between must only name what is counted: 三个方面已整改,仍有: lists the rest of them.
    if !names_the_items(near.get(word + length..)?) || is_looked_back_on(text.get(..from + word)?) {
        return None;
    }
    let said = match digit {
        '两' => 2,
        digit if digit.is_ascii_digit() => digit.to_digit(10)? as usize,
        digit => DIGITS.chars().position(|d| d == digit)? + 1,
    };
    // 十三个方面 is no three, and 第三方面 no number of them.
    let front = near.get(..word - digit.len_utf8())?.chars().next_back();
    let is_whole =
        !front.is_some_and(|c| c.is_ascii_digit() || matches!(c, '十' | '第' | '这' | '其' | '上'));
    (is_whole && said > 1).then_some((from + word - digit.len_utf8(), from + word + length, said))
}

/// Whether the words between an announcement and its items only name them: 的问题:, 工作,具体是.
fn names_the_items(between: &str) -> bool {
    const NAMES: [&str; 34] = [
        "问题",
        "不足",
        "短板",
        "困难",
        "工作",
        "措施",
        "举措",
        "差距",
        "薄弱环节",
        "重点",
        "主要",
        "突出",
        "明显",
        "存在",
        "具体",
        "分别",
        "包括",
        "如下",
        "情况",
        "做起",
        "发力",
        "入手",
        "着手",
        "推进",
        "加强",
        "改进",
        "加以",
        "予以",
        "进行",
        "着力",
        "抓好",
        "做好",
        "努力",
        "提升",
    ];
    let mut rest = between.trim_end_matches([':', ',']);
    while !rest.is_empty() {
        let Some(behind) = NAMES
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .or_else(|| rest.strip_prefix(['的', '是', '为', '有', ',']))
        else {
            return false;
        };
        rest = behind;
    }
    true
}

/// Whether what is announced is what was found before, so that the list may be of what is left of it.
fn is_looked_back_on(before: &str) -> bool {
    const LOOKS_BACK: [&str; 9] = ["针对", "对照", "解决", "反馈", "指出", "整改", "上述", "以上", "完成"];
    let clause = before.rsplit(['。', ';', ',', ':']).next().unwrap_or_default();
    LOOKS_BACK.iter().any(|word| clause.contains(word))
}

impl Miscount<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let Miscount { said, counted, .. } = self;
        let place = self.passage.place(report, self.announced.0, self.announced.1);
        let stands = place.of(report.text());
        let message = Words::new(
            format!("写“{stands}”，其后所列为{counted}项。请核对是漏写还是数目有误。"),
            format!(
                "“{stands}” announces {said}, but {counted} follow: one is missing, or the number is wrong."
            ),
        );
        Finding::new(SubNumber.meta().code, Severity::Warning, message).subject(place)
    }
}

impl Slip<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let place = self.passage.place(report, self.start, self.end);
        let stands = place.of(report.text()).trim_end_matches(['.', '、', ',', '，', '．']);
        // As wide as what stands there.
        let wide = |c: char| match c {
            '(' if stands.contains('（') => '（',
            ')' if stands.contains('）') => '）',
            c => c,
        };
        let due: String = self.due.chars().map(wide).collect();
        let message = if self.is_missing {
            Words::new(
                format!("“{stands}”之前缺少“{due}”，序号不连续。"),
                format!("“{due}” is missing before “{stands}”."),
            )
        } else {
            Words::new(
                format!("“{stands}”处应为“{due}”，序号不连续。"),
                format!("“{stands}” does not follow on: “{due}” was due."),
            )
        };
        Finding::new(SubNumber.meta().code, Severity::Warning, message).subject(place)
    }
}
