//! The title: a line, or up to three together, that ends with 年度报告, and what it says.

use super::bodies;
use super::years::{find as find_year, year};
use crate::reading::sections::Line;
use crate::report::Located;
use crate::text::{Span, View, unspaced};

/// What a title says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) body: String,
    pub(super) year: Option<u16>,
}

/// What stands before the name in a title or around it, and is none of it.
const BEFORE: [&str; 9] = ["关于", "公布", "发布", "印发", "报送", "转发", "大中小", "正文", "附件"];

/// A name in folded text without what stands around it.
fn bare(name: &str) -> &str {
    let mut name = name.rsplit([':', '>', '|', ']', '】']).next().unwrap_or(name);
    loop {
        let short = name.trim_start_matches(|c: char| c.is_ascii() || "《、·〈".contains(c));
        let short = BEFORE.iter().find_map(|word| short.strip_prefix(word)).unwrap_or(short);
        if short.len() == name.len() {
            break;
        }
        name = short;
    }
    // 2022-2023学年 is no part of a name.
    let schools = name.find("学年").map(|at| name.get(..at).unwrap_or(""));
    let name = schools.unwrap_or(name);
    name.trim_end_matches("关于").trim_end_matches(|c: char| c.is_ascii() || "》《:、的".contains(c))
}

/// Takes a folded title apart.
pub(super) fn parts(title: &str) -> Parts {
    const SUBJECT: [&str; 5] = ["政府信息公开", "政务公开", "信息公开", "年度报告", "年报"];
    let cut = |text: &str| {
        let end = SUBJECT.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
        bare(text.get(..end).unwrap_or("")).to_owned()
    };
    let Some((year, start, end)) = find_year(title) else {
        return Parts { body: cut(title), year: None };
    };
    let before = bare(title.get(..start).unwrap_or("")).to_owned();
    let body = if before.is_empty() { cut(title.get(end..).unwrap_or("")) } else { before };
    Parts { body, year: Some(year) }
}

/// What a title scores that names body and year.
const SAYS_ALL: usize = 8;

/// So many lines with sentences stand between a site's words and the title of its report at the most.
const MOST_SENTENCES: usize = 5;

/// Finds the title. Among several the one that says most; of those the one without a site's words around it; of
/// those the last before the first heading (`first`).
pub(super) fn title(text: &str, lines: &[Line], first: Option<usize>) -> Option<Located<String>> {
    let end = first.map_or(40, |first| lines.partition_point(|l| l.span.start < first));
    let mut best: Option<(usize, Located<String>)> = None;
    // A site's menus may be long; the title stands near its report.
    let from = end.saturating_sub(200);
    let mut sentences = 0;
    for nth in from..end.min(lines.len()) {
        // Behind a title that says all, prose is the report's own, where its first heading was lost.
        sentences += usize::from(lines.get(nth).is_some_and(|line| line.span.of(text).contains('。')));
        if sentences > MOST_SENTENCES && best.as_ref().is_some_and(|(most, _)| *most >= SAYS_ALL) {
            break;
        }
        let Some((score, title)) = title_at(text, lines, nth, from) else { continue };
        let is_better = best.as_ref().is_none_or(|(most, best)| {
            let within =
                |a: &Located<String>, b: &Located<String>| a.value != b.value && b.value.contains(&a.value);
            score > *most
                || score == *most && (within(&title, best) || first.is_some() && !within(best, &title))
        });
        if is_better {
            best = Some((score, title));
        }
    }
    best.map(|(_, title)| title)
}

/// How long a title's line may be, in bytes; behind the title others may stand on it.
const LONGEST: usize = 600;

/// The title that ends on a line, and how much it says.
fn title_at(text: &str, lines: &[Line], nth: usize, from: usize) -> Option<(usize, Located<String>)> {
    let line = lines.get(nth).filter(|line| !line.claimed)?;
    let view = View::squeezed(text, head(text, line.span));
    let (mut joined, mut span) = match orphan(text, lines, nth, &view.text) {
        Some(whole) => whole,
        None => {
            let end = end(text, line.span, &view)?;
            let start = view.text.len() - skipped(&view.text).len();
            let last = view.text.get(start..end).filter(|last| is_title_like(last))?.to_owned();
            (last, view.to_source(start, end, text))
        }
    };
    for before in (from..nth).rev().take(2) {
        let said = parts(&joined);
        let whole = joined.contains("信息公开") || joined.contains("政务公开");
        // A line that begins inside a name: 公室2023年….
        let cut = !said.body.is_empty() && !bodies::is_name(&said.body);
        if whole && !said.body.is_empty() && said.year.is_some() && !cut {
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
        let completes = cut && is_title_like(&above) && bodies::is_name(&format!("{above}{}", said.body));
        if !(goes_on || names && is_title_like(&above) || completes) || above.ends_with("报告") {
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
    let value = unspaced(span.of(text));
    let value = value.trim_matches(['#', '*', '_', '|']);
    // A header that a converter wrote over each page: Page 8 - ….
    let header = value.strip_prefix("Page").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii()));
    let value = header.unwrap_or(value).to_owned();
    Some((score, Located { value, span }))
}

/// A title whose last one to three characters stand on a line of their own, with the line above.
fn orphan(text: &str, lines: &[Line], nth: usize, last: &str) -> Option<(String, Span)> {
    const ENDS: [&str; 3] = ["告", "报告", "度报告"];
    let above = lines.get(nth.checked_sub(1)?).filter(|l| !l.claimed && l.span.end - l.span.start <= 150)?;
    let whole = View::squeezed(text, above.span).text + ENDS.iter().find(|end| **end == last)?;
    let is_title = whole.ends_with("年度报告") && is_title_like(&whole);
    is_title.then(|| Some((whole, above.span.join(lines.get(nth)?.span)))).flatten()
}

/// The first bytes of a line, as many as a title and what stands behind it may take.
fn head(text: &str, line: Span) -> Span {
    let limit = (line.start + LONGEST).min(line.end);
    let end = (limit..line.end).find(|at| text.is_char_boundary(*at)).unwrap_or(line.end);
    Span::new(line.start, end)
}

/// A folded line without the words of a page before its title.
fn skipped(line: &str) -> &str {
    line.strip_prefix("大中小").unwrap_or(line)
}

/// Where the title that a folded line begins with ends: behind 报告 or 年报 at the line's end, or where a site's
/// words or the text itself go on behind it.
fn end(text: &str, line: Span, view: &View) -> Option<usize> {
    let folded = view.text.as_str();
    // （送审稿） and page numbers behind it are none of it.
    let closed = folded.trim_end_matches(['#', '*', '_', '》', ')', '-', '.']);
    let closed = closed.trim_end_matches(|c: char| c.is_ascii_digit());
    let draft = closed.rsplit_once('(').filter(|(head, inside)| {
        (head.ends_with("报告") || head.ends_with("年报")) && !inside.contains("报告")
    });
    if closed.ends_with("报告") || closed.ends_with("年报") || draft.is_some() {
        return Some(folded.len());
    }
    /// What a site writes behind a title, on the same line.
    const BEHIND: [&str; 20] = [
        "-",
        "_",
        "—",
        "–",
        "[",
        "【",
        "发布",
        "来源",
        "信息来源",
        "日期",
        "时间",
        "索引号",
        "字号",
        "字体",
        "浏览",
        "阅读",
        "点击",
        "作者",
        "文号",
        ".",
    ];
    /// What makes it the title of something else.
    const ELSE: [&str; 10] =
        ["编制", "解读", "说明", "格式", "模板", "制度", "的通知", "通知", "有关", "填报"];
    let ends = ["报告", "年报"].iter().filter_map(|word| folded.find(word).map(|at| at + word.len()));
    let at = ends.min()?;
    let rest = folded.get(at..)?;
    let behind = view.to_source(0, at, text).end;
    let spaced = Span::new(behind, line.end).of(text).starts_with(char::is_whitespace);
    let site = BEHIND.iter().any(|word| rest.starts_with(word));
    let other = ELSE.iter().any(|word| rest.starts_with(word));
    ((site || spaced) && !other).then_some(at)
}

fn is_title_like(line: &str) -> bool {
    line.chars().nth(70).is_none()
        && !line.contains(['。', ';', ',', '>', '»', '?', '!', '〔'])
        && !line.contains("首页")
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
            ("关于公布于溪区教育局2023年政府信息公开工作年度报告", "于溪区教育局", Some(2023)),
            ("公安局2019年政府信息公开年度工作报告", "公安局", Some(2019)),
            ("2018云溪市公安局青禾分局政府信息公开工作年度报告", "云溪市公安局青禾分局", None),
        ] {
            assert_eq!(parts(title), Parts { body: body.to_owned(), year }, "{title}");
        }
    }
}
