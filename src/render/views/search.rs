//! Find in all: every place in the reports where words or a pattern stand, report by report, each with its sentence. A
//! press goes there.

use crate::checked::{Checked, CheckedSet};
use crate::finding::Lang;
use crate::house_rules::Term;
use crate::options::Options;
use crate::render::html::escaped;
use crate::rules::Context;
use crate::text::Span;

use super::{named, pick, quoted};

/// The most places that are listed: who has more looks for something else.
const MOST: usize = 500;

/// The most characters before and behind the place.
const AROUND: usize = 40;

/// The view of `find 公报` (words, several parted by `|`) or `match [0-9]+件` (a regular expression). `None` for the words
/// of another view.
pub fn draw(view: &str, set: &CheckedSet, lang: Lang) -> Option<String> {
    let term = match (view.strip_prefix("find "), view.strip_prefix("match ")) {
        (Some(words), _) => {
            Term::words(words).ok_or_else(|| pick(lang, "没有要找的词。", "No words.").to_owned())
        }
        (_, Some(pattern)) => Term::pattern(pattern, None).map_err(|why| why.get(lang).to_owned()),
        _ => return None,
    };
    let term = match term {
        Ok(term) => term,
        Err(why) => return Some(format!("{}<p class=\"lost\">{}</p>", head(lang, 0, 0, ""), escaped(&why))),
    };
    let mut left = MOST;
    let found: Vec<(usize, Vec<Span>)> = set
        .reports
        .iter()
        .enumerate()
        .map(|(number, one)| (number, places(&term, one, &mut left)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    let count = found.iter().map(|(_, places)| places.len()).sum();
    let mut out = head(lang, count, found.len(), &term.written);
    if left == 0 {
        let rest = pick(
            lang,
            "还有更多，没有列出；请写得具体一些。",
            "There are more that are not listed; be more exact.",
        );
        out.push_str(&format!("<p class=\"hint\">{rest}</p>"));
    }
    for (number, places) in &found {
        if let Some(one) = set.reports.get(*number) {
            let lines: String = places.iter().map(|place| line(one, *number, *place)).collect();
            let count = places.len();
            out.push_str(&format!(
                "<section class=\"block\"><h3>{}<span class=\"count\">{count}</span></h3><ul class=\"brief\">{lines}</ul></section>",
                named(set, *number, lang)
            ));
        }
    }
    Some(out)
}

fn head(lang: Lang, places: usize, reports: usize, written: &str) -> String {
    let words = match (lang, places) {
        (Lang::Zh, 0) => format!("没有找到“{}”", escaped(written)),
        (Lang::Zh, _) => format!("“{}”：{reports} 份报告，{places} 处", escaped(written)),
        (Lang::En, 0) => format!("“{}” was not found", escaped(written)),
        (Lang::En, _) => format!("“{}”: {places} places in {reports} reports", escaped(written)),
    };
    format!("<h2 tabindex=\"-1\">{words}</h2>")
}

/// Where it stands in a report, no more than are left.
fn places(term: &Term, one: &Checked, left: &mut usize) -> Vec<Span> {
    let options = Options::default();
    let context = Context::new(&one.report, &options, None);
    let mut places = Vec::new();
    for passage in context.passages() {
        let found = term.find(passage.text(), *left);
        *left -= found.len();
        places.extend(found.into_iter().map(|range| passage.place(&one.report, range.start, range.end)));
    }
    places
}

/// The sentence around a place, as a button that goes there.
fn line(one: &Checked, number: usize, place: Span) -> String {
    let text = one.report.text();
    let ends = |c: char| matches!(c, '\n' | '。' | '；');
    let before = text.get(..place.start).unwrap_or("");
    let before = before.rsplit(ends).next().unwrap_or("");
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let after = text.get(place.end..).unwrap_or("");
    let after: String = after.split(ends).next().unwrap_or("").chars().take(AROUND).collect();
    format!(
        "<li><button type=\"button\" class=\"link\" data-open=\"{number}\" data-place=\"{}-{}\">{}<mark>{}</mark>{}</button></li>",
        place.start,
        place.end,
        quoted(before.trim_start()),
        quoted(place.of(text)),
        quoted(after.trim_end())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Roles;

    fn set(texts: &[&str]) -> CheckedSet {
        let reports = texts
            .iter()
            .map(|text| crate::reading::read(crate::source::from_text((*text).to_owned())))
            .collect();
        crate::checked::check_set(reports, &Roles::default(), &Options::default())
    }

    #[test]
    fn words_and_patterns_are_found_with_their_sentences() {
        let set = set(&[
            "甲局2023年年度报告\n一、总体情况\n全年编印公报6期。印发通知。",
            "乙局2023年年度报告\n公报5期。",
        ]);
        let html = draw("find 公报", &set, Lang::Zh).unwrap();
        assert!(html.contains("2 份报告，2 处") && html.contains("全年编印<mark>公报</mark>6期"), "{html}");
        let html = draw("match 公报[0-9]期", &set, Lang::En).unwrap();
        assert!(html.contains("2 places") && html.contains("<mark>公报5期</mark>"), "{html}");
        assert!(draw("find 年鉴", &set, Lang::Zh).unwrap().contains("没有找到"));
        assert!(draw("match (", &set, Lang::Zh).unwrap().contains("括号"));
        assert_eq!(draw("sum", &set, Lang::Zh), None);
    }

    #[test]
    fn the_list_ends_somewhere() {
        let text = ["甲局2023年年度报告\n", &"公报。".repeat(2 * MOST)].concat();
        let html = draw("find 公报", &set(&[&text]), Lang::Zh).unwrap();
        assert_eq!(html.matches("<mark>").count(), MOST);
        assert!(html.contains("没有列出"));
    }
}
