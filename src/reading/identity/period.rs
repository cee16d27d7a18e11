//! 统计期限.

use super::dates;
use crate::reading::sections::Outline;
use crate::report::{Date, Located, ParagraphKind, Period, SectionKind};
use crate::text::{View, WordList};

/// 统计期限: a day, 至, a day; or one end alone where the words say that it is the period.
pub(super) fn period(text: &str, outline: &Outline) -> Option<Located<Period>> {
    static WORDS: WordList = WordList::new(&[
        "统计期限",
        "统计时限",
        "统计时段",
        "统计时间",
        "统计周期",
        "时间范围",
        "核定时间",
        "报告期",
        "数据统计",
        "统计数据",
        "所列数据",
        "数据的时限",
        "数据截",
        "截止日期",
    ]);
    /// The most paragraphs of the front that are asked where nothing names the period.
    const FRONT: usize = 80;
    let mut front = Vec::new();
    for paragraph in outline.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Heading) {
        let view = paragraph.squeezed(text);
        let named = WORDS.places(&view.text).next();
        let named = named.and_then(|(at, _)| range(text, &view, at, true));
        if named.is_some() {
            return named;
        }
        if paragraph.section.is_none_or(|s| s == SectionKind::S1) && front.len() < FRONT {
            front.push(view);
        }
    }
    front.iter().find_map(|view| range(text, view, 0, false))
}

/// A year by its name alone stands right behind the words that announce it: so many bytes.
const BESIDE: usize = "统计期限范围为:".len();

/// The first period behind `from`. With `named` one end alone is a period as well.
fn range(text: &str, view: &View, from: usize, named: bool) -> Option<Located<Period>> {
    let limit = if named { from + 200 } else { usize::MAX };
    let mut at = from;
    while at < view.text.len().min(limit) {
        let rest = view.text.get(at..)?;
        let beside = rest.find(dates::may_begin).unwrap_or(rest.len());
        if beside > 0 {
            at += beside;
            continue;
        }
        if let Some((value, length)) = whole_year(rest).filter(|_| named && at - from <= BESIDE) {
            return Some(Located { value, span: view.to_source(at, at + length, text) });
        }
        let Some((first, length)) = dates::date(rest, None) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            // Not into the middle of a number.
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                at += rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
            }
            continue;
        };
        let after = rest.get(length..).unwrap_or("");
        let joint =
            after.len() - after.trim_start_matches(['起', '开', '始', '止', '(', '含', ')', ',']).len();
        let to = ["至", "到", "-", "~"].iter().find_map(|word| {
            let rest = after.get(joint..)?.strip_prefix(*word)?;
            let rest_at = after.len() - rest.trim_start_matches('-').len();
            let (day, width) = dates::date(after.get(rest_at..)?, Some(first.year))?;
            Some((day, rest_at + width))
        });
        let (value, end) = match to {
            Some((day, end)) => (Period { from: Some(first), to: Some(day) }, at + length + end),
            None if named && first.month == 12 => (Period { from: None, to: Some(first) }, at + length),
            None if named && first.month == 1 && first.day == 1 => {
                (Period { from: Some(first), to: None }, at + length)
            }
            None => {
                at += length;
                continue;
            }
        };
        let whole = to.is_some_and(|(to, _)| to.month >= 6 && first.year.abs_diff(to.year) <= 1);
        if named || whole {
            return Some(Located { value, span: view.to_source(at, end, text) });
        }
        at = end;
    }
    None
}

/// 2024年度; 2024年1月至12月: a year by its name or by its months.
fn whole_year(text: &str) -> Option<(Period, usize)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let year: u16 = digits.parse().ok()?;
    let tail = rest.strip_prefix('年')?;
    let months = ["1月至12月", "1月到12月", "1月-12月", "1至12月", "1-12月"];
    let tail = months.iter().find_map(|months| tail.strip_prefix(months)).or(tail.strip_prefix('度'))?;
    let day = |month, day| Some(Date { year, month, day });
    let period = Period { from: day(1, 1), to: day(12, 31) };
    // 1月至12月20日 is none.
    (!tail.starts_with(|c: char| c.is_ascii_digit())).then_some((period, text.len() - tail.len()))
}
