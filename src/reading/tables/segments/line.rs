//! Lines of plain text: cells between tabs or bars, a cell a line, columns between spaces, page numbers.

use crate::form::TableId;
use crate::report::CellState;
use crate::text::{Span, fold, is_space};

use super::super::cell;
use super::super::labels::fragments;
use super::bars::{is_bar, without_lost_space};
use super::extent::{Extent, places};
use super::{Cut, Cutter, MOST_ENTRIES, SegmentKind, is_without_words};

/// The most cells that a line of nothing but bars counts for: none of our tables is wider.
const MOST_BARS: usize = 16;

/// A token of a line that has neither tabs nor bars.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    /// Characters before it.
    x: usize,
    /// Blank characters between it and the one before.
    space: usize,
    /// What it would be as a cell; `None` for words.
    state: Option<CellState>,
}

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
        } else if line.contains(is_bar) {
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

    /// Cells between bars. A bar ends a cell; one at the beginning of a line with words opens it.
    fn bars(&mut self, span: Span) {
        let line = span.of(self.text);
        self.row += 1;
        if line.chars().all(|c| is_bar(c) || c.is_whitespace()) {
            return self.bars_alone(span, line.chars().filter(|c| is_bar(*c)).count());
        }
        let mut at = span.start;
        let mut parts: Vec<(Span, &str)> = Vec::new();
        for part in line.split(is_bar) {
            let inner = part.strip_suffix('\\').filter(|_| self.bars.escaped).unwrap_or(part);
            parts.push((Span::new(at, at + inner.len()), inner));
            let bar = Span::new(at + part.len(), span.end).of(self.text).chars().next();
            at += part.len() + bar.map_or(0, char::len_utf8);
        }
        let last = parts.len().saturating_sub(1);
        let last_printed = parts.iter().rposition(|(_, p)| !p.trim().is_empty()).unwrap_or(last);
        for (nth, (cell, part)) in parts.iter().enumerate() {
            // After the last bar there is a cell only if something stands there; before the first, unless rows
            // begin with bars here.
            let end = self.bars.end.filter(|_| nth == last && last > 0);
            let outside = (nth == last && end.is_none() || nth == 0 && (self.bars.outer || part.is_empty()))
                && part.trim().is_empty();
            if !outside {
                // Behind the last cell with something in it bars may only fill up the row.
                let is_fill = part.is_empty() || self.bars.fill && *part == " ";
                let empty =
                    if is_fill && nth > last_printed { SegmentKind::MaybeBlank } else { SegmentKind::Blank };
                self.marked_cell(*cell, nth, end.unwrap_or(empty));
            }
        }
        self.open_cell = parts.last().is_some_and(|(_, p)| !p.trim().is_empty());
    }

    /// A line of bars alone: the first ends a cell that stood on a line of its own, each further one is a cell
    /// in which nothing stands.
    fn bars_alone(&mut self, span: Span, bars: usize) {
        let blanks = if self.open_cell { bars - 1 } else { bars };
        self.open_cell = false;
        // Where a bar hardly ever follows another, a line between them may have been lost: nothing shows what stood there. An
        // empty line does show a blank cell.
        if bars == 1 && self.gap == 0 && self.bars.rarely_blank {
            return;
        }
        // One is a blank cell; several at once are how converters fill up a row.
        let kind = if bars == 1 { SegmentKind::Blank } else { SegmentKind::MaybeBlank };
        for nth in 0..blanks.min(MOST_BARS) {
            self.push(Span::new(span.start, span.start), kind, nth, Cut::Marks);
        }
    }

    /// A cell between marks; if it holds a label and figures both, they are taken apart.
    fn marked_cell(&mut self, cell: Span, nth: usize, empty: SegmentKind) {
        let inner = without_lost_space(cell.of(self.text));
        let cell = if self.bars.lost_spaces { Span::new(cell.end - inner.len(), cell.end) } else { cell };
        let before = self.segments.len();
        self.cell(cell, nth, Cut::Marks, empty);
        let is_words =
            self.segments.last().is_some_and(|p| matches!(p.kind, SegmentKind::Words | SegmentKind::Prose));
        // Digits alone that stand apart are one cell's: 1 2.
        let labelled = cell.of(self.text).contains(|c: char| !c.is_ascii() && c.is_alphabetic());
        if self.segments.len() != before + 1 || !is_words || !labelled {
            return;
        }
        if ends_in_figures(cell.of(self.text)) {
            let gap = self.segments.pop().map_or(0, |p| p.gap);
            self.gap = gap;
            self.tokens(cell, Cut::Spaces);
        } else if let Some(label) = label_behind_figure(cell.of(self.text)) {
            // The last cell of a row, and the first one of the next.
            let gap = self.segments.pop().map_or(0, |p| p.gap);
            self.gap = gap;
            let middle = cell.end - label.len();
            self.cell(Span::new(cell.start, middle), nth, Cut::Marks, empty);
            self.cell(Span::new(middle, cell.end), nth + 1, Cut::Marks, empty);
        }
    }

    /// Cells between tabs; or one cell after a tab, which goes on with the row of the line before.
    fn tabs(&mut self, span: Span) {
        let line = span.of(self.text);
        let after_one_tab = line.strip_prefix('\t').filter(|rest| !rest.contains('\t'));
        if let Some(rest) = after_one_tab {
            if !self.in_cell_row {
                self.row += 1;
            }
            self.in_cell_row = true;
            let x = self.segments.len();
            return self.marked_cell(Span::new(span.end - rest.len(), span.end), x, SegmentKind::Blank);
        }
        self.in_cell_row = false;
        self.row += 1;
        let mut at = span.start;
        for (nth, part) in line.split('\t').enumerate() {
            self.marked_cell(Span::new(at, at + part.len()), nth, SegmentKind::Blank);
            at += part.len() + 1;
        }
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

    /// Words and figures between spaces.
    fn tokens(&mut self, span: Span, cut: Cut) {
        let tokens = self.tokenised(span);
        let mut nth = 0;
        while let Some(first) = tokens.get(nth) {
            let (end, kind) = self.joined(&tokens, nth);
            let last = tokens.get(end - 1).unwrap_or(first);
            let segment = Span::new(first.span.start, last.span.end);
            match kind {
                SegmentKind::Words => self.words(segment, first.x, cut),
                _ => self.push(segment, kind, first.x, cut),
            }
            nth = end;
        }
    }

    /// Which tokens from `nth` on are one segment, and what it is.
    fn joined(&self, tokens: &[Token], nth: usize) -> (usize, SegmentKind) {
        let text = |i: usize| tokens.get(i).map_or("", |t: &Token| t.span.of(self.text));
        if let Some(state) = tokens.get(nth).and_then(|t| t.state) {
            let near = |i: usize| tokens.get(i).is_some_and(|t| t.space == 1);
            return match state {
                CellState::Number if near(nth + 1) && cell::is_unit(text(nth + 1)) => {
                    (nth + 2, SegmentKind::Value)
                }
                _ => (nth + 1, SegmentKind::of_state(state)),
            };
        }
        let number_next = tokens.get(nth + 1).is_some_and(|t| t.state == Some(CellState::Number));
        if number_next && cell::is_direction(text(nth)) {
            let unit = tokens.get(nth + 2).is_some_and(|t| t.space == 1 && cell::is_unit(text(nth + 2)));
            return (nth + 2 + usize::from(unit), SegmentKind::Value);
        }
        let mut end = nth + 1;
        if is_name(text(nth)) {
            return (end, SegmentKind::Words);
        }
        while let Some(next) = tokens.get(end) {
            let short = |i: usize| text(i).chars().take(4).count() <= 3;
            let is_words = next.state.is_none() && !begins_with_ordinal(text(end)) && !is_name(text(end));
            if next.space != 1 || !is_words || !(short(end) || short(end - 1)) {
                break;
            }
            end += 1;
        }
        (end, SegmentKind::Words)
    }

    fn tokenised(&self, span: Span) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let (mut x, mut space, mut start) = (0, 0, None);
        let line = span.of(self.text);
        let mut push = |from: usize, to: usize, x: usize, space: usize| {
            let span = Span::new(from, to);
            let text = span.of(self.text);
            // At the beginning of a line it is a heading's mark.
            let unseen = || (!tokens.is_empty() && cell::is_unseen(text)).then_some(CellState::Number);
            let state = cell::kind(text).or_else(unseen);
            tokens.push(Token { span, x, space, state });
        };
        // A line with more tokens than a table has cells is none, however it goes on.
        let mut room = MOST_ENTRIES;
        for (offset, c) in line.char_indices() {
            if room == 0 {
                break;
            }
            let at = span.start + offset;
            match (is_space(c), start) {
                (true, Some((from, from_x))) => {
                    push(from, at, from_x, space);
                    room -= 1;
                    (start, space) = (None, 1);
                }
                (true, None) => space += 1,
                (false, None) => start = Some((at, x)),
                (false, Some(_)) => {}
            }
            x += 1;
        }
        if let Some((from, from_x)) = start {
            push(from, span.end, from_x, space);
        }
        self.unstick(&mut tokens);
        self.attach(&mut tokens);
        self.detach(&mut tokens);
        tokens
    }

    /// A figure with a note that leaves no space before the next figure: `7（含结转）7`.
    fn unstick(&self, tokens: &mut Vec<Token>) {
        let mut nth = 0;
        while let Some(token) = tokens.get(nth).copied() {
            nth += 1;
            let text = token.span.of(self.text);
            let begins = text.starts_with(|c: char| c.is_ascii_digit());
            let Some(end) = text.rfind(['）', ')']).filter(|_| begins && token.state.is_none()) else {
                continue;
            };
            let middle = end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let (Some(noted), Some(next)) = (text.get(..middle), text.get(middle..)) else { continue };
            let is_figure = |words: &str| cell::kind(words) == Some(CellState::Number);
            if next.is_empty() || !next.bytes().all(|b| b.is_ascii_digit()) || !is_figure(noted) {
                continue;
            }
            let at = token.span.start + middle;
            let rest = Token {
                span: Span::new(at, token.span.end),
                x: token.x + noted.chars().count(),
                space: 0,
                state: Some(CellState::Number),
            };
            let first =
                Token { span: Span::new(token.span.start, at), state: Some(CellState::Number), ..token };
            if let Some(place) = tokens.get_mut(nth - 1) {
                *place = first;
            }
            tokens.insert(nth, rest);
        }
    }

    /// Numbers inside a sentence are words: `2023 年`, `第 711 号`.
    fn attach(&self, tokens: &mut [Token]) {
        let is_number = |t: &Token| t.state == Some(CellState::Number);
        for nth in 1..tokens.len() {
            let Some([previous, token]) = tokens.get_mut(nth - 1..=nth) else { continue };
            let (before, after) = (previous.span.of(self.text), token.span.of(self.text));
            if is_number(previous) && token.state.is_none() && begins_like_measure(after) {
                let unit_cell = cell::is_unit(after) && token.space == 1;
                if !unit_cell {
                    previous.state = None;
                }
            }
            if is_number(token) && before.ends_with(['第', '年', '月', '约', '共', '达', '到', '自', '至'])
            {
                token.state = None;
            }
        }
    }

    /// A label with its first figure stuck to it: before further figures (`申请数量58 7 0 0 1 0 66`), or where the
    /// row has but one (`行政许可15`).
    fn detach(&self, tokens: &mut Vec<Token>) {
        let figures = tokens.iter().rev().take_while(|t| t.state.is_some()).count();
        let Some(nth) = tokens.len().checked_sub(figures + 1) else { return };
        let Some(token) = tokens.get_mut(nth) else { return };
        let text = token.span.of(self.text);
        let label = text.trim_end_matches(|c: char| {
            fold(c).is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        });
        let is_label = label
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_ascii() && c.is_alphanumeric() || matches!(c, '）' | ')' | '”' | '"'));
        let Span { start, end } = token.span;
        let middle = start + label.len();
        let is_row =
            || fragments(self.text, Span::new(start, middle)).iter().any(|f| f.is_whole(TableId::T2));
        if label.len() == text.len() || !is_label || figures < 2 && !is_row() {
            return;
        }
        let x = token.x + label.chars().count();
        token.span.end = middle;
        let figure = Span::new(middle, end);
        let state = cell::kind(figure.of(self.text));
        tokens.insert(nth + 1, Token { span: figure, x, space: 1, state });
    }
}

/// Whether the line is one of the dashes under a Markdown header, or a border drawn with characters.
fn is_rule(line: &str) -> bool {
    if line.chars().all(|c| c.is_whitespace() || matches!(c, '\u{2500}'..='\u{257F}')) {
        return line.chars().any(|c| matches!(c, '─' | '━' | '═' | '┄' | '┈'));
    }
    line.bytes().all(|b| matches!(b, b'-' | b'|' | b'\\' | b':' | b'+' | b' ' | b'\t')) && line.contains("--")
}

/// Whether words are followed by at least two figures.
fn ends_in_figures(text: &str) -> bool {
    let mut tokens = text.split_whitespace().rev();
    let is_figure = |t: Option<&str>| t.is_some_and(|t| matches!(cell::kind(t), Some(CellState::Number)));
    is_figure(tokens.next()) && is_figure(tokens.next())
}

/// The label that begins with its number behind a figure and a space: `2 三、本年度办理结果`.
fn label_behind_figure(text: &str) -> Option<&str> {
    let (figure, rest) = text.trim_start().split_once(is_space)?;
    let label = rest.trim_start();
    let is_figure = !figure.is_empty() && figure.bytes().all(|b| b.is_ascii_digit());
    (is_figure && begins_with_ordinal(label)).then_some(label)
}

/// The shortest labels and headers; a token that is one needs no other.
fn is_name(token: &str) -> bool {
    matches!(token, "规章" | "其他" | "总计" | "自然人")
}

/// `（一）`, `1.`, `一、` at the beginning.
fn begins_with_ordinal(text: &str) -> bool {
    let mut chars = text.chars().filter_map(fold);
    let numeral = |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九十".contains(c));
    match chars.next() {
        Some('(') => numeral(chars.next()) && chars.next() == Some(')'),
        Some(c) if c.is_ascii_digit() => matches!(chars.next(), Some('.' | '、')),
        first => numeral(first) && chars.next() == Some('、'),
    }
}

/// Whether the text begins as what follows a number in a sentence.
fn begins_like_measure(text: &str) -> bool {
    text.starts_with(|c| "年月日号条件项%％个位次余多万元份篇期楼室人家名、，,；）".contains(c))
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
