//! Title, body, kind of body, year, period and date.

mod bodies;
pub(crate) mod dates;

use super::sections::{Line, Outline};
use crate::document::Document;
use crate::report::{BodyKind, Date, Identity, Located, Paragraph, ParagraphKind, Period, SectionKind};
use crate::text::{Span, View, fold};

/// Body and date under the report (落款).
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Who signs.
    pub body: Option<Located<String>>,
    /// When.
    pub date: Option<Located<Date>>,
}

impl Signature {
    /// The places of its lines.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.body.iter().map(|b| b.span).chain(self.date.iter().map(|d| d.span))
    }
}

/// Reads who reports on which year.
pub fn read(document: &Document, outline: &Outline) -> Identity {
    let text = document.text.as_str();
    let front: Vec<&Paragraph> = outline.paragraphs.iter().filter(|p| p.section.is_none()).take(60).collect();
    let title = outline.title.clone();
    let from_title = title.as_ref().map(|t| (t, parts(&folded(&t.value))));
    let mut identity = Identity { title: title.clone(), ..Identity::default() };

    identity.period = period(text, outline);
    let signed = outline.signature.clone();
    identity.date_is_signature = signed.date.is_some();
    identity.date = signed.date.clone().or_else(|| published(text, outline));

    identity.body = from_title
        .as_ref()
        .filter(|(_, parts)| !parts.body.is_empty())
        .map(|(title, parts)| located(text, title.span, &parts.body))
        .or_else(|| mentioned_body(text, &front))
        .or(signed.body)
        .or_else(|| published_by(text, outline))
        .or_else(|| subject(text, outline));
    identity.kind = match &identity.body {
        Some(body) => bodies::kind(&folded(&body.value)),
        None => own_words(text, outline),
    };

    identity.year = from_title
        .and_then(|(title, parts)| Some(Located { value: parts.year?, span: title.span }))
        .map(|year| narrowed(text, year))
        .or_else(|| {
            let period = identity.period.as_ref()?;
            let day = period.value.to.or(period.value.from)?;
            Some(Located { value: day.year, span: period.span })
        })
        .or_else(|| front.iter().find_map(|p| report_year(text, p)))
        .or_else(|| {
            let first = outline
                .paragraphs
                .iter()
                .filter(|p| p.section == Some(SectionKind::S1) && p.kind == ParagraphKind::Prose);
            first.take(3).find_map(|p| first_year(text, p))
        });
    identity
}

fn folded(text: &str) -> String {
    text.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect()
}

/// A name from folded text, as it is printed within `span`; the whole span where it cannot be found again.
fn located(text: &str, span: Span, name: &str) -> Located<String> {
    let view = View::squeezed(text, span);
    let place = view.text.find(name).map_or(span, |at| view.to_source(at, at + name.len(), text));
    Located { value: place.of(text).split_whitespace().collect(), span: place }
}

/// The place of the year's digits inside a wider place.
fn narrowed(text: &str, year: Located<u16>) -> Located<u16> {
    let view = View::squeezed(text, year.span);
    let digits = year.value.to_string();
    match view.text.find(&digits) {
        Some(at) => Located { value: year.value, span: view.to_source(at, at + digits.len(), text) },
        None => year,
    }
}

/// What a title says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    body: String,
    year: Option<u16>,
}

/// The year at the start of folded text: 2023年, 2023年度, 二〇二三年. Its value and its bytes, 年度 included.
fn year(text: &str) -> Option<(u16, usize)> {
    let (value, digits) = match text.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_digit())) {
        Some(digits) => (digits.parse().ok()?, 4),
        None => {
            let value = text.chars().take(4).try_fold(0u16, |sum, c| {
                let digit = if c == '零' {
                    0
                } else {
                    "〇一二三四五六七八九".chars().position(|d| d == c)?
                };
                Some(sum * 10 + u16::try_from(digit).ok()?)
            })?;
            (value, 12)
        }
    };
    let rest = text.get(digits..)?.strip_prefix('年')?;
    let length = digits + 3 + if rest.starts_with('度') { 3 } else { 0 };
    (2000..=2099).contains(&value).then_some((value, length))
}

/// The first year in folded text, and its place.
fn find_year(text: &str) -> Option<(u16, usize, usize)> {
    text.char_indices().find_map(|(at, c)| {
        let starts = c.is_ascii_digit() || c == '二';
        let behind_digit = text.get(..at).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
        let (value, length) = year(text.get(at..)?).filter(|_| starts && !behind_digit)?;
        Some((value, at, at + length))
    })
}

/// Takes a folded title apart.
fn parts(title: &str) -> Parts {
    const SUBJECT: [&str; 5] = ["政府信息公开", "政务公开", "信息公开", "年度报告", "年报"];
    let cut = |text: &str| {
        let end = SUBJECT.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
        text.get(..end).unwrap_or("").to_owned()
    };
    let trim = |name: &str| {
        let name = name.rsplit([':', '>', '|', ']', '】']).next().unwrap_or(name);
        let name = name.trim_start_matches(|c: char| c.is_ascii() || "《关于公布发布:、.-·〈".contains(c));
        name.trim_end_matches(|c: char| c.is_ascii() || "》《关于的:、".contains(c)).to_owned()
    };
    let Some((year, start, end)) = find_year(title) else {
        return Parts { body: trim(&cut(title)), year: None };
    };
    let before = trim(title.get(..start).unwrap_or(""));
    let body = if before.is_empty() { trim(&cut(title.get(end..).unwrap_or(""))) } else { before };
    Parts { body, year: Some(year) }
}

/// Finds the title: a line, or up to three together, that ends with 年度报告 and has no sentence in it. Among
/// several the one that says most, and of those the last before the first heading (`first`).
pub(super) fn title(text: &str, lines: &[Line], first: Option<usize>) -> Option<Located<String>> {
    let end = first.map_or(40, |first| lines.partition_point(|l| l.span.start < first));
    let mut best: Option<(usize, Located<String>)> = None;
    // A site's menus may be long; the title stands near its report.
    let from = end.saturating_sub(200);
    for nth in from..end.min(lines.len()) {
        let Some((score, title)) = title_at(text, lines, nth, from) else { continue };
        if best.as_ref().is_none_or(|(most, _)| score > *most || score == *most && first.is_some()) {
            best = Some((score, title));
        }
    }
    best.map(|(_, title)| title)
}

/// The title that ends on a line, and how much it says.
fn title_at(text: &str, lines: &[Line], nth: usize, from: usize) -> Option<(usize, Located<String>)> {
    let line = lines.get(nth).filter(|line| !line.claimed && line.span.end - line.span.start <= 300)?;
    let last = View::squeezed(text, line.span).text;
    let bare = last.trim_end_matches(['#', '*', '_', '》', ')', '-', '.']);
    // （送审稿） and page numbers behind it are none of it.
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let ends = bare.ends_with("报告")
        || bare.ends_with("年报")
        || bare.rsplit_once('(').is_some_and(|(head, _)| head.ends_with("报告") || head.ends_with("年报"));
    if !ends || !is_title_like(&last) {
        return None;
    }
    let mut span = line.span;
    let mut joined = last;
    for before in (from..nth).rev().take(2) {
        let said = parts(&joined);
        let whole = joined.contains("信息公开") || joined.contains("政务公开");
        if whole && !said.body.is_empty() && said.year.is_some() {
            break;
        }
        let Some(previous) = lines.get(before).filter(|l| !l.claimed && l.span.end - l.span.start <= 150)
        else {
            break;
        };
        let above = View::squeezed(text, previous.span).text;
        let goes_on = !whole && is_title_like(&above) && above.chars().count() >= 4;
        let names = said.body.is_empty() && (bodies::is_name(&above) || find_year(&above).is_some())
            || said.year.is_none() && year(&above).is_some_and(|(_, n)| n == above.len());
        if !(goes_on || names && is_title_like(&above)) || above.ends_with("报告") {
            break;
        }
        joined = above + &joined;
        span = span.join(previous.span);
    }
    let said = parts(&joined);
    let about = joined.contains("信息公开") || joined.contains("政务公开");
    if !about || said.year.is_none() && said.body.is_empty() {
        return None;
    }
    let formal = joined.contains("政府信息公开工作年度报告");
    let score = 4 * usize::from(!said.body.is_empty())
        + 4 * usize::from(said.year.is_some())
        + usize::from(formal)
        + 2 * usize::from(!line.cell);
    let value = span.of(text).split_whitespace().collect::<String>();
    let value = value.trim_matches(['#', '*', '_', '|']);
    // A header that a converter wrote over each page: Page 8 - ….
    let header = value.strip_prefix("Page").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii()));
    let value = header.unwrap_or(value).to_owned();
    Some((score, Located { value, span }))
}

fn is_title_like(line: &str) -> bool {
    line.chars().nth(70).is_none()
        && !line.contains(['。', ';', ',', '>', '»', '?', '!', '〔'])
        && !line.contains("首页")
}

/// Finds who signs and when: the last line behind the last heading (`from`) that is a day and nothing else, or
/// a body's name with a day; and the name above it.
pub(super) fn signature(text: &str, lines: &[Line], from: usize) -> Signature {
    let start = lines.partition_point(|l| l.span.start < from);
    let tail = lines.len().saturating_sub(40).max(start);
    let mut signature = Signature::default();
    for nth in (tail..lines.len()).rev() {
        let Some(line) = lines.get(nth).filter(|l| !l.claimed && l.span.end - l.span.start <= 150) else {
            continue;
        };
        let view = View::squeezed(text, line.span);
        let Some((date, at)) = last_date(&view.text) else { continue };
        let before = view.text.get(..at).unwrap_or("").trim_end_matches(['(', ':', '期', '日']);
        if !before.is_empty() && !bodies::is_name(before) {
            continue;
        }
        let span = view.to_source(at, view.text.len(), text);
        signature.date = Some(Located { value: date, span });
        if bodies::is_name(before) {
            signature.body = Some(located(text, line.span, before));
        } else if let Some(above) = nth.checked_sub(1).filter(|n| *n >= start).and_then(|n| lines.get(n)) {
            let name = View::squeezed(text, above.span).text;
            if above.span.end - above.span.start <= 150 && bodies::is_name(&name) {
                signature.body = Some(located(text, above.span, &name));
            }
        }
        break;
    }
    signature
}

/// The day that ends a folded line, and where it begins.
fn last_date(line: &str) -> Option<(Date, usize)> {
    let end = line.trim_end_matches([')', '。', '.']).len();
    line.char_indices().find_map(|(at, _)| {
        let (date, length) = dates::date(line.get(at..end)?, None)?;
        (at + length == end).then_some((date, at))
    })
}

/// The day of publication that the page prints.
fn published(text: &str, outline: &Outline) -> Option<Located<Date>> {
    const WORDS: [&str; 9] = [
        "发布日期",
        "发布时间",
        "公开日期",
        "公布日期",
        "生成日期",
        "成文日期",
        "发文日期",
        "日期:",
        "时间:",
    ];
    let mut found: Option<(usize, Located<Date>)> = None;
    let outside = outline.lines.iter().filter(|l| !l.claimed && l.span.end - l.span.start <= 600);
    let mut last_word = None;
    for line in outside.take(400) {
        let view = View::squeezed(text, line.span);
        let word = WORDS
            .iter()
            .enumerate()
            .find_map(|(rank, word)| view.text.find(word).map(|at| (rank, at + word.len())));
        // 发布日期 may stand in one cell and the day in the next.
        let (rank, at) = match (word, last_word) {
            (Some(word), _) => word,
            (None, Some(rank)) if line.cell => (rank, 0),
            _ => (WORDS.len(), 0),
        };
        last_word = word.map(|(rank, _)| rank);
        let rest = view.text.get(at..).unwrap_or("");
        let skipped = rest.len() - rest.trim_start_matches([':', '[', '(', '】', ' ']).len();
        let Some((date, length)) = dates::date(rest.get(skipped..).unwrap_or(""), None) else { continue };
        // Without a word before it only a line that is a day and nothing else, above the first section.
        let alone = rank == WORDS.len();
        let whole = skipped + length == rest.trim_end_matches(')').len();
        let above = outline.sections.first().is_some_and(|s| line.span.start < s.span.start);
        if alone && !(whole && above) {
            continue;
        }
        let span = view.to_source(at + skipped, at + skipped + length, text);
        if found.as_ref().is_none_or(|(best, _)| rank < *best) {
            found = Some((rank, Located { value: date, span }));
        }
    }
    found.map(|(_, date)| date)
}

/// The body that the page's own data name as the publisher.
fn published_by(text: &str, outline: &Outline) -> Option<Located<String>> {
    const WORDS: [&str; 6] = ["发布机构", "发布单位", "公开单位", "公开主体", "信息来源", "来源"];
    let lines = outline.lines.iter().filter(|l| !l.claimed && l.span.end - l.span.start <= 300).take(400);
    let mut awaited = false;
    for line in lines {
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

/// The body that the first paragraphs name: 由…编制, 现公布…2023年, 请与…联系, or the name before the year.
fn mentioned_body(text: &str, front: &[&Paragraph]) -> Option<Located<String>> {
    let between = |view: &View, opens: &[&str], closes: &[&str]| {
        opens.iter().find_map(|open| {
            let start = view.text.find(open)? + open.len();
            let rest = view.text.get(start..)?;
            let end = closes.iter().filter_map(|close| rest.find(close)).min()?;
            let name = rest.get(..end)?;
            bodies::is_name(name).then(|| name.to_owned())
        })
    };
    let views = || front.iter().map(|p| (p.span, p.squeezed(text)));
    let found = |opens: &[&str], closes: &[&str]| {
        views().find_map(|(span, view)| Some(located(text, span, &between(&view, opens, closes)?)))
    };
    let by_title = || {
        views().find_map(|(span, view)| {
            let at = view
                .text
                .find("政府信息公开工作年度报告")
                .or_else(|| view.text.find("政府信息公开年度报告"))?;
            let head = view.text.get(..at)?;
            let start = head
                .rfind(['。', ',', '《', '布', '由', ':', '照'])
                .map_or(0, |at| at + head.get(at..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8));
            let name = parts(&format!("{}政府信息公开", head.get(start..)?)).body;
            (bodies::is_name(&name)).then(|| located(text, span, &name))
        })
    };
    found(&["本报告由", "报告由"], &["根据", "依据", "按照", "编制", "负责"])
        .or_else(by_title)
        .or_else(|| found(&["请与", "请联系", "请直接与", "请向"], &["联系", "(", "办公室联系"]))
}

/// The first paragraphs of section one.
fn opening<'a>(text: &'a str, outline: &'a Outline) -> impl Iterator<Item = (Span, View)> {
    let prose = outline.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    let opening = prose.filter(|p| p.section.is_none_or(|s| s == SectionKind::S1)).take(6);
    opening.map(move |p| (p.span, p.squeezed(text)))
}

/// The body that a first sentence is about: 2023年，某局坚持以….
fn subject(text: &str, outline: &Outline) -> Option<Located<String>> {
    const VERBS: [&str; 16] = [
        "坚持", "始终", "认真", "深入", "严格", "按照", "全面", "紧紧", "高度", "积极", "持续", "切实",
        "聚焦", "围绕", "以习", "根据",
    ];
    opening(text, outline).find_map(|(span, view)| {
        let (_, _, end) = find_year(&view.text).filter(|(_, start, _)| *start == 0)?;
        let rest = view.text.get(end..)?.trim_start_matches(',');
        let end = VERBS.iter().filter_map(|verb| rest.find(verb)).min()?;
        let name =
            rest.get(..end).filter(|name| bodies::is_name(name) && !name.starts_with(['我', '本', '全']))?;
        Some(located(text, span, name))
    })
}

/// The kind of body that a report without any name shows by 我局, 本街道, 我镇.
fn own_words(text: &str, outline: &Outline) -> Option<BodyKind> {
    let words = [
        (BodyKind::Dept, ["我局", "我委", "我厅", "我中心"]),
        (BodyKind::Street, ["我街道", "本街道", "我办事处", "我街办"]),
        (BodyKind::Town, ["我镇", "我乡", "本镇", "全镇"]),
    ];
    opening(text, outline).find_map(|(_, view)| {
        words
            .iter()
            .find(|(_, words)| words.iter().any(|word| view.text.contains(word)))
            .map(|(kind, _)| *kind)
    })
}

/// The year that the first paragraphs say the report is on: a year before 年度报告.
fn report_year(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    let view = paragraph.squeezed(text);
    let subject = view.text.find("年度报告").or_else(|| view.text.find("工作报告"))?;
    let head = view.text.get(..subject)?;
    let (mut at, mut found) = (0, None);
    while let Some((value, start, end)) = head.get(at..).and_then(find_year) {
        found = Some((value, at + start));
        at += end;
    }
    // A notice's own year stands far before: 《…2019年…通知》要求，编制….
    let (value, start) =
        found.filter(|(_, start)| head.get(*start..).is_some_and(|r| r.chars().count() <= 24))?;
    Some(Located { value, span: view.to_source(start, start + 4, text) })
}

fn first_year(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    let view = paragraph.squeezed(text);
    let (value, start, _) = find_year(&view.text)?;
    let width = if view.text.get(start..start + 1).is_some() { 4 } else { 12 };
    Some(Located { value, span: view.to_source(start, start + width, text) })
}

/// 统计期限: a day, 至, a day; or one end alone where the words say that it is the period.
fn period(text: &str, outline: &Outline) -> Option<Located<Period>> {
    const WORDS: [&str; 12] = [
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
    ];
    let prose = || outline.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Heading);
    let named = prose().find_map(|p| {
        let view = p.squeezed(text);
        let at = WORDS.iter().filter_map(|word| view.text.find(word)).min()?;
        range(text, &view, at, true)
    });
    named.or_else(|| {
        let front = prose().filter(|p| p.section.is_none_or(|s| s == SectionKind::S1));
        front.take(80).find_map(|p| range(text, &p.squeezed(text), 0, false))
    })
}

/// The first period behind `from`. With `named` one end alone is a period as well.
fn range(text: &str, view: &View, from: usize, named: bool) -> Option<Located<Period>> {
    let limit = if named { from + 200 } else { usize::MAX };
    let mut at = from;
    while at < view.text.len().min(limit) {
        let rest = view.text.get(at..)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_apart() {
        for (title, body, year) in [
            ("青禾区人民政府2023年政府信息公开工作年度报告", "青禾区人民政府", Some(2023)),
            ("2023年青禾区农业农村局政府信息公开工作年度报告", "青禾区农业农村局", Some(2023)),
            ("《2022年度临湖街道政府信息公开工作年度报告》", "临湖街道", Some(2022)),
            ("名称:临湖街道办事处2022年度政府信息公开工作年度报告", "临湖街道办事处", Some(2022)),
            ("2023年政府信息公开工作年度报告", "", Some(2023)),
            ("云溪市人民政府政府信息公开工作年度报告", "云溪市人民政府", None),
            ("云溪市二〇二〇年政府信息公开工作年度报告", "云溪市", Some(2020)),
        ] {
            assert_eq!(parts(title), Parts { body: body.to_owned(), year }, "{title}");
        }
    }
}
