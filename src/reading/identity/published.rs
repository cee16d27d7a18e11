//! What a page says of itself: when it was published, and by whom.

use super::{bodies, dates, located};
use crate::reading::sections::{Line, Outline};
use crate::report::{Date, Located};
use crate::text::{View, WordList};

/// The words before a day of publication, the surest first.
const WORDS: [&str; 12] = [
    "发布日期",
    "发布时间",
    "公开日期",
    "公布日期",
    "发布于",
    "更新日期",
    "更新时间",
    "生成日期",
    "成文日期",
    "发文日期",
    "日期:",
    "时间:",
];

/// Each of [`WORDS`] has one of these: most lines have none.
static IN_WORDS: WordList = WordList::new(&["日期", "时间", "发布于"]);

/// The surest word of a folded line, and where it ends.
fn word(line: &str) -> Option<(usize, usize)> {
    let first = IN_WORDS.places(line).next()?;
    // The words begin by 发布, 公开 … at the most so many bytes before what they share.
    let near = line.get(first.0.saturating_sub("发布".len())..).unwrap_or(line);
    let from = line.len() - near.len();
    let found = |word: &&str| near.find(*word).map(|at| from + at + word.len());
    WORDS.iter().enumerate().find_map(|(rank, word)| Some((rank, found(word)?)))
}

/// What a page writes behind a day without a word before it.
const BEHIND: [&str; 13] =
    ["来源", "信息来源", "发布", "作者", "浏览", "阅读", "点击", "访问", "字号", "字体", "打印", "[", "【"];

/// A page's lines about itself are short, and stand among the first or the last outside the tables.
fn about_itself(outline: &Outline, longest: usize) -> impl Iterator<Item = &Line> {
    outline.lines.iter().filter(move |l| !l.claimed && l.span.end - l.span.start <= longest).take(400)
}

/// The day of publication that the page prints.
pub(super) fn date(text: &str, outline: &Outline) -> Option<Located<Date>> {
    let mut found: Option<(usize, Located<Date>)> = None;
    let mut last_word = None;
    for line in about_itself(outline, 600) {
        let view = View::squeezed(text, line.span);
        let word = word(&view.text);
        // 发布日期 may stand in one cell and the day in the next.
        let (rank, at) = match (word, last_word) {
            (Some(word), _) => word,
            (None, Some(rank)) if line.cell => (rank, 0),
            _ => (WORDS.len(), 0),
        };
        last_word = word.map(|(rank, _)| rank);
        let above = outline.sections.first().is_some_and(|s| line.span.start < s.span.start);
        let day = if rank < WORDS.len() {
            day_behind(&view.text, at)
        } else {
            // Without a word before it only a line that is a day, above the first section.
            day_alone(&view.text).filter(|_| above)
        };
        let Some((date, start, end)) = day else { continue };
        if found.as_ref().is_none_or(|(best, _)| rank < *best) {
            found = Some((rank, Located { value: date, span: view.to_source(start, end, text) }));
        }
    }
    found.map(|(_, date)| date)
}

/// The day directly behind a word.
fn day_behind(line: &str, at: usize) -> Option<(Date, usize, usize)> {
    let rest = line.get(at..)?;
    let skipped = rest.len() - rest.trim_start_matches([':', '[', '(', '】', ' ']).len();
    let (date, length) = dates::date(rest.get(skipped..)?, None)?;
    Some((date, at + skipped, at + skipped + length))
}

/// The day that makes up a line, perhaps with a bullet or the publisher before it and more of a page's words
/// behind it.
fn day_alone(line: &str) -> Option<(Date, usize, usize)> {
    let bare = line.trim_start_matches(|c: char| "•·-—*[(".contains(c));
    let first = line.len() - bare.len();
    let start = bare.find(|c: char| c.is_ascii_digit() || c == '二').map(|at| first + at)?;
    let publisher = line.get(first..start)?;
    if !publisher.is_empty() && !bodies::is_name(publisher) {
        return None;
    }
    let (date, length) = dates::date(line.get(start..)?, None)?;
    let end = start + length;
    // A time of day may stick to it.
    let rest = line.get(end..)?.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let whole = rest.trim_end_matches([')', ']']).is_empty();
    (whole || BEHIND.iter().any(|word| rest.starts_with(word))).then_some((date, start, end))
}

/// The body that the page's own data name as the publisher.
pub(super) fn by(text: &str, outline: &Outline) -> Option<Located<String>> {
    const WORDS: [&str; 6] = ["发布机构", "发布单位", "公开单位", "公开主体", "信息来源", "来源"];
    let mut awaited = false;
    for line in about_itself(outline, 300) {
        let view = View::squeezed(text, line.span);
        let word = WORDS.iter().find_map(|word| view.text.find(word).map(|at| at + word.len()));
        let rest = match word {
            Some(at) => view.text.get(at..).unwrap_or("").trim_start_matches(':'),
            None if awaited => view.text.as_str(),
            None => "",
        };
        awaited = word.is_some() && rest.is_empty();
        if bodies::is_name(rest) {
            return Some(located(text, line.span, rest));
        }
    }
    None
}
