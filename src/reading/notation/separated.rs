//! Cells between commas or semicolons, perhaps in quotation marks, as spreadsheets write them (RFC 4180).

use std::ops::Range;

use super::lines;

/// So many rows of figures are no chance.
const ROWS: usize = 5;

/// The words of a header's cell are no longer.
const LONGEST_HEADER: usize = 30;

/// A line taken apart at a separator.
struct Fields<'a> {
    /// What stands in each, without its quotation marks.
    texts: Vec<&'a str>,
    /// The quotation marks, which become spaces, and the separators, which become tabs.
    marks: Vec<(Range<usize>, char)>,
}

/// The separators between cells, each a tab, and the quotation marks around them, in a text that has rows of them.
pub(super) fn separators(text: &str) -> Vec<(Range<usize>, char)> {
    [',', ';', '；']
        .into_iter()
        .map(|mark| of_rows(text, mark))
        .find(|marks| !marks.is_empty())
        .unwrap_or_default()
}

fn of_rows(text: &str, separator: char) -> Vec<(Range<usize>, char)> {
    let (mut out, mut rows) = (Vec::new(), 0);
    // Headers stand right before rows, or between them.
    let mut headers = Vec::new();
    if !text.contains(separator) {
        return out;
    }
    for (start, line) in lines(text) {
        if !line.contains(separator) && !line.contains('"') {
            continue;
        }
        let Some(mut fields) = fields(line.trim_end(), separator) else {
            headers.clear();
            continue;
        };
        fields.marks.iter_mut().for_each(|(mark, _)| *mark = start + mark.start..start + mark.end);
        if is_row(&fields.texts) {
            rows += usize::from(fields.texts.len() > 2);
            out.append(&mut headers);
            out.append(&mut fields.marks);
        } else if fields.texts.iter().all(|text| text.chars().count() <= LONGEST_HEADER) {
            headers.append(&mut fields.marks);
        } else {
            headers.clear();
        }
    }
    if rows < ROWS {
        out.clear();
    }
    out
}

/// The fields of a line; none where a quotation mark stands inside one.
fn fields(line: &str, separator: char) -> Option<Fields<'_>> {
    let mut fields = Fields { texts: Vec::new(), marks: Vec::new() };
    let mut at = 0;
    loop {
        let rest = line.get(at..)?;
        let (text, length) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.find('"')?;
                fields.marks.extend([at, at + 1 + end].map(|mark| (mark..mark + 1, ' ')));
                (quoted.get(..end)?, end + 2)
            }
            None => {
                let end = rest.find(separator).unwrap_or(rest.len());
                (rest.get(..end)?, end)
            }
        };
        fields.texts.push(text.trim());
        at += length;
        let behind = line.get(at..)?;
        if behind.is_empty() {
            return Some(fields);
        }
        if !behind.starts_with(separator) {
            return None;
        }
        fields.marks.push((at..at + separator.len_utf8(), '\t'));
        at += separator.len_utf8();
    }
}

/// Whether the fields are those of a row: words, then figures and blanks; or many figures, more than one number's groups
/// of three digits.
fn is_row(texts: &[&str]) -> bool {
    let is_figure = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+'))
    };
    let words = texts.iter().take_while(|text| !text.is_empty() && !is_figure(text)).count();
    let (labels, entries) = texts.split_at(words);
    let figures = entries.iter().filter(|text| is_figure(text)).count();
    let labelled = labels.last().is_some_and(|label| !label.ends_with(|c: char| c.is_ascii_digit()));
    let bare = labels.is_empty() && figures >= 10 && entries.iter().skip(1).any(|text| text.len() != 3);
    (labelled || bare) && figures > 0 && entries.iter().all(|text| text.is_empty() || is_figure(text))
}

#[cfg(test)]
mod tests {
    use crate::reading::notation::plain;

    fn read(text: &str) -> String {
        plain(crate::source::from_text(text)).text
    }

    #[test]
    fn rows_of_cells_between_commas() {
        let rows = "规章,3,0,1\n许可,\"1,234\",,\n".repeat(3);
        assert_eq!(
            read(&format!("名称,甲,乙,丙\n{rows}")),
            format!("名称\t甲\t乙\t丙\n{}", "规章\t3\t0\t1\n许可\t 1,234 \t\t\n".repeat(3))
        );
        assert_eq!(read(&"规章；3；0\n".repeat(5)), "规章\t  3\t  0\n".repeat(5));
    }

    #[test]
    fn commas_of_numbers_and_of_sentences_are_kept() {
        let numbers = "规章 1,234 5,678\n许可 2,345 6\n".repeat(5);
        let prose = "收到申请,其中网站3件,信函2件,\n办结,3件\n".repeat(5);
        for text in [numbers, prose, "规章,3,0,1\n".repeat(2)] {
            assert_eq!(read(&text), text);
        }
    }
}
