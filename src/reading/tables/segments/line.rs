//! Lines of plain text: which are cells between tabs or bars, a cell a line, columns between spaces, page numbers.

use crate::text::{Span, fold, is_space};

use super::bars::{has_bar, sticks_to_digits};
use super::extent::{Extent, places};
use super::{Cut, Cutter, MOST_ENTRIES, SegmentKind, is_without_words};

impl Cutter<'_> {
    /// One line.
    pub(super) fn line(&mut self, span: Span) {
        let mut span = span;
        if let Some(fed) = span.of(self.text).strip_prefix('\u{c}') {
            self.page(Span::new(span.start, span.start + 1));
            span.start = span.end - fed.len();
        }
        let line = span.of(self.text);
        let bytes = line.as_bytes();
        if self.entries > MOST_ENTRIES && is_without_words(line) {
            return;
        }
        let above = std::mem::take(&mut self.above);
        if line.trim_start_matches(' ').is_empty() {
            self.gap = self.gap.saturating_add(1);
            self.in_cell_row = false;
        } else if is_rule(line) {
            self.in_cell_row = false;
        } else if has_bar(line) && !(self.bars.rare && sticks_to_digits(line)) {
            self.in_cell_row = false;
            self.bars(span);
        } else if bytes.contains(&b'\t') {
            self.open_cell = false;
            self.tabs(span);
        } else if let Some(rests) = self.rests(span, &above) {
            // Which characters belong together is not certain enough for a figure: neither part is one.
            for (nth, _) in above.iter().filter(|(nth, _)| rests.contains(nth)) {
                if let Some(segment) = self.segments.get_mut(*nth) {
                    segment.kind = SegmentKind::Words;
                }
            }
            self.above = above;
        } else {
            self.plain(span);
        }
    }

    /// The figures of the line above that go on in this one, where cells are too narrow for them: nothing stands in
    /// it but digits, fewer than above, each under a figure that is no shorter.
    fn rests(&self, span: Span, above: &[(usize, Extent)]) -> Option<Vec<usize>> {
        let line = span.of(self.text);
        if above.is_empty() || line.len() > 400 {
            return None;
        }
        let mut rests = Vec::new();
        for token in places(line) {
            let digits = token.text(line).trim_end_matches(['万', '元', '件']);
            let is_rest = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
            let (nth, _) = above.iter().find(|(nth, place)| {
                place.length() >= token.length().max(2) && place.is_over(&token) && !rests.contains(nth)
            })?;
            if !is_rest || digits.is_empty() {
                return None;
            }
            rests.push(*nth);
        }
        (rests.len() < above.len() || above.len() == 1).then_some(rests).filter(|r| !r.is_empty())
    }

    fn page(&mut self, span: Span) {
        self.in_cell_row = false;
        self.row += 1;
        self.push(span, SegmentKind::Page, 0, Cut::Spaces);
    }

    fn plain(&mut self, span: Span) {
        let line = span.of(self.text);
        if line.chars().all(|c| is_space(c) || fold(c).is_none()) {
            // Nothing but no-break spaces: a blank cell, or an empty paragraph.
            self.row += 1;
            return self.push(span, SegmentKind::MaybeBlank, 0, Cut::Marks);
        }
        if is_page_number(line) {
            self.in_cell_row = false;
            self.row += 1;
            return self.push(span.trimmed(self.text), SegmentKind::Page, 0, Cut::Spaces);
        }
        if !self.in_cell_row {
            self.row += 1;
        }
        self.open_cell = true;
        let first = self.segments.len();
        self.tokens(span, Cut::Spaces);
        let segments = self.segments.get(first..).unwrap_or(&[]).iter().enumerate();
        // A label stands beside the figures.
        let label = self.segments.get(first).filter(|segment| segment.kind == SegmentKind::Words);
        let is_row = label.is_some_and(|p| p.span.of(self.text).contains(|c: char| !c.is_ascii()));
        // `0.` with its decimals in the next line is no number by itself.
        let open = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
        let is_figure = |p: &super::Segment| p.kind == SegmentKind::Value || open(p.span.of(self.text));
        let figures = segments.filter(|(_, segment)| is_row && is_figure(segment));
        self.above = figures
            .map(|(nth, segment)| {
                (
                    first + nth,
                    Extent::of(line, segment.span.start - span.start, segment.span.end - span.start),
                )
            })
            .collect();
    }
}

/// Whether the line is one of the dashes under a Markdown header, or a border drawn with characters.
fn is_rule(line: &str) -> bool {
    if line.chars().all(|c| c.is_whitespace() || matches!(c, '\u{2500}'..='\u{257F}')) {
        return line.chars().any(|c| matches!(c, '─' | '━' | '═' | '┄' | '┈'));
    }
    // Characters that do not show stand between the dashes of some programs.
    if !line.is_ascii() && line.contains("-") && line.contains('|') {
        let shown: String = line.chars().filter(|c| fold(*c).is_some()).collect();
        return shown.is_ascii() && is_rule(&shown);
    }
    line.bytes().all(|b| matches!(b, b'-' | b'|' | b'\\' | b':' | b'+' | b' ' | b'\t'))
        && ["--", ":-", "-:"].iter().any(|dashes| line.contains(dashes))
}

/// `-3-`, `— 1 —`, `P. 8`, `Page 8 - …`, `第 3 页`, `第3页 共8页`.
fn is_page_number(line: &str) -> bool {
    let printed = || line.chars().filter_map(fold).filter(|c| !is_space(*c));
    if !printed().next().is_some_and(|c| matches!(c, '-' | '·' | '~' | '_' | 'P' | 'p' | '第')) {
        return false;
    }
    let text: String = printed().take(40).collect();
    let inner = text.trim_matches(|c| matches!(c, '-' | '·' | '~' | '_'));
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = inner.len() + 2 <= text.len() && !text.starts_with(inner) && !text.ends_with(inner);
    let english = text.strip_prefix("Page").or(text.strip_prefix("P.")).or(text.strip_prefix("page"));
    let chinese = text.strip_prefix('第').and_then(|t| t.split_once('页'));
    (dashed && digits(inner))
        || english.is_some_and(|t| digits(t.split(['-', '/', 'o']).next().unwrap_or("")))
        || chinese.is_some_and(|(n, rest)| {
            digits(n) && (rest.is_empty() || rest.trim_start_matches([',', '/', '(']).starts_with('共'))
        })
}

#[cfg(test)]
mod tests {
    use super::super::segments;
    use super::*;

    fn say(text: &str) -> String {
        let document = crate::source::from_text(text);
        let mark = |kind| match kind {
            SegmentKind::Words => "w",
            SegmentKind::Value => "v",
            SegmentKind::Placeholder => "p",
            SegmentKind::Blank => "b",
            SegmentKind::MaybeBlank => "m",
            SegmentKind::Prose => "P",
            SegmentKind::Page => "/",
        };
        let mut out = String::new();
        let mut row = None;
        for segment in segments(&document) {
            if row.is_some_and(|r| r != segment.row) {
                out.push(' ');
            }
            row = Some(segment.row);
            out += mark(segment.kind);
        }
        out
    }

    #[test]
    fn rows_of_cells_are_taken_apart() {
        assert_eq!(say("规章 | 0 | - | 3 |\n| 行政许可 | 0 | ||\n"), "wvpv wvmm");
        assert_eq!(say("规章 | 0 |  | 3 |\n行政许可 | 0 |  | ||\n"), "wvbv wvbmm");
        assert_eq!(say("行政许可\t1182\t-\t\n"), "wvpb");
        assert_eq!(say("\t规章\n\t-\n\t3\n\n\t行政许可\n\t\n"), "wpv wb");
        assert_eq!(say("| a | b |\n|---|---|\n| 规章 | 0 |"), "ww wv");
        assert_eq!(say("| a | b |\n|:-:|:-:|\n| 规章 | 0 |\n| 规章 | - |"), "ww wv wp");
        assert_eq!(say("| a | b |\n| --\u{200B}- | --- |\n| 规章 | 0 |"), "ww wv");
        assert_eq!(say("| a | b | c | d |  | --- | --- | --- | --- |\n| 规章 | 0 |"), "wwwwb wv");
    }

    #[test]
    fn a_bar_between_cells_only_has_a_blank_cell_behind_it() {
        assert_eq!(
            say("规章 | 0 | 1 | 2\n许可 | 3 | 1 | 2\n处罚 | 0 | 1 | 2\n强制 | 0 | 1 |\n"),
            "wvvv wvvv wvvv wvvb"
        );
        assert_eq!(
            say("规章 | 0 | 1 |\n许可 | 3 | 1 |\n处罚 | 0 | 1 |\n行政\n强制 | 0 | 1 |\n"),
            "wvv wvv wvv w wvv"
        );
    }

    #[test]
    fn bars_on_their_own_lines_end_cells() {
        assert_eq!(say("规章\n|\n0\n|\n|\n3\n|\n"), "w v b v");
        assert_eq!(say("规章 |\n0 |\n|\n3 |\n||\n"), "w v b v mm");
    }

    #[test]
    fn lines_of_tokens_are_taken_apart() {
        assert_eq!(say("（一）予以公开                  0    0      0"), "wvvv");
        assert_eq!(say("4.无正当理由大量反复 申请  0 0"), "wvv");
        assert_eq!(say("行政处罚 21 项 减 1 项 1815 次"), "wvvv");
        assert_eq!(say("一、本年新收政府信息公开申请数量58 7 0"), "wvvv");
        assert_eq!(say("2.重复申请  0 7（含结转）7"), "wvvv");
        assert_eq!(say("2023 年，洪泽区"), "ww");
        assert_eq!(say("要求。报告 共 5 件"), "P");
    }

    #[test]
    fn page_numbers_are_no_figures() {
        for line in ["-3-", "  — 1 —", "P. 8", "Page 8 - 某局2022年报告", "第 3 页", "第3页 共8页", "- 12 -"]
        {
            assert_eq!(say(line), "/", "{line}");
        }
        assert_eq!(say("3"), "v");
        assert_eq!(say("-3"), "v");
        assert_eq!(say("-"), "p");
    }
}
