//! The text in lines, tables of figures and converters' marks taken out.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{Block, Document};
use crate::text::{Span, View, fold};

/// A line, or a cell of a table that is none of the three.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Where, without white space and bars around it.
    pub span: Span,
    /// Whether it is one of several on its line: then it is no prose unless it reads like it.
    pub cell: bool,
    /// Whether it stands inside a table of figures, where only a heading that is nowhere else counts.
    pub claimed: bool,
    /// Whether an empty line or another paragraph's end stands before it.
    pub apart: bool,
    /// White space before it, in columns (an ideograph takes two).
    pub indent: usize,
    /// Where it ends, in columns.
    pub width: usize,
}

/// The lines with what each says folded and without white space: made where it is asked for, and once.
pub(super) struct Folded<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    views: Vec<OnceCell<View>>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str, lines: Vec<Line>) -> Folded<'a> {
        let views = vec![OnceCell::new(); lines.len()];
        Folded { text, lines, views }
    }

    /// A line folded.
    pub(super) fn view(&self, nth: usize) -> Option<&View> {
        let (line, view) = self.lines.get(nth).zip(self.views.get(nth))?;
        Some(view.get_or_init(|| View::squeezed(self.text, line.span)))
    }

    /// What is printed in a part of a line, folded.
    pub(super) fn part(&self, nth: usize, span: Span) -> Cow<'_, str> {
        let is_whole = self.lines.get(nth).is_some_and(|line| line.span == span);
        match if is_whole { self.view(nth) } else { None } {
            Some(view) => Cow::Borrowed(&view.text),
            None => Cow::Owned(View::squeezed(self.text, span).text),
        }
    }
}

/// A piece of a tabbed line longer than this is prose: its tabs are white space.
const LONGEST_CELL: usize = 240;

/// Cuts the document into lines. `claimed` are the places of tables of figures, in order.
pub(super) fn lines(document: &Document, claimed: &[Span]) -> Vec<Line> {
    let mut reader = Reader { text: &document.text, lines: Vec::new(), apart: true };
    let mut claims = claimed.iter().peekable();
    for block in &document.blocks {
        match block {
            Block::Line(span) => {
                while claims.peek().is_some_and(|claim| claim.end <= span.start) {
                    claims.next();
                }
                let mut at = span.start;
                for claim in claims.clone().take_while(|claim| claim.start < span.end) {
                    reader.piece(Span::new(at, claim.start.max(at)), false);
                    reader.piece(Span::new(claim.start.max(at), claim.end.min(span.end)), true);
                    at = claim.end.min(span.end).max(at);
                }
                reader.piece(Span::new(at, span.end), false);
                reader.apart |= span.trimmed(&document.text).start == span.end;
            }
            Block::Table(grid) => {
                while claims.peek().is_some_and(|claim| claim.end <= grid.span.start) {
                    claims.next();
                }
                let is_claimed = claims.peek().is_some_and(|claim| claim.overlaps(grid.span));
                reader.apart = true;
                for row in &grid.rows {
                    for cell in row {
                        reader.push(cell.span, true, is_claimed);
                    }
                }
                reader.apart = true;
            }
        }
    }
    reader.lines
}

struct Reader<'a> {
    text: &'a str,
    lines: Vec<Line>,
    apart: bool,
}

impl Reader<'_> {
    /// A line or what is left of it: cut at bars, at tabs, and around marks of converters.
    fn piece(&mut self, span: Span, claimed: bool) {
        let inner = span.of(self.text);
        if is_blank(inner) {
            return;
        }
        // Nearly all lines are one piece.
        if !inner.bytes().any(|b| matches!(b, b'|' | b'\t' | b'[')) {
            return self.push(span, false, claimed);
        }
        let bars = inner.contains('|');
        let cells: Vec<Span> = if bars {
            split(span, inner, |c| c == '|')
        } else if has_columns(inner) {
            split(span, inner, |c| c == '\t')
        } else {
            vec![span]
        };
        let filled = cells.iter().filter(|cell| !is_blank(cell.of(self.text))).count();
        for cell in cells {
            for part in without_marks(self.text, cell) {
                self.push(part, filled > 1, claimed);
            }
        }
    }

    fn push(&mut self, span: Span, cell: bool, claimed: bool) {
        let inner = span.trimmed(self.text);
        if inner.start == inner.end {
            return;
        }
        let indent = Span::new(span.start, inner.start).of(self.text).chars().map(columns).sum();
        let width = indent + inner.of(self.text).chars().map(columns).sum::<usize>();
        let apart = std::mem::take(&mut self.apart);
        self.lines.push(Line { span: inner, cell, claimed, apart, indent, width });
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether the tabs of a line cut it into cells: not when they only part a number from what it numbers, or
/// stand in running text.
fn has_columns(line: &str) -> bool {
    let pieces = || line.split('\t').map(str::trim).filter(|piece| !piece.is_empty());
    let is_number = |piece: &str| piece.len() <= 9 && piece.ends_with(['、', '.', '）', ')', '．']);
    pieces().count() > 1
        && !pieces().next().is_some_and(is_number)
        && pieces().all(|p| p.len() <= LONGEST_CELL)
}

fn split(span: Span, inner: &str, at: impl Fn(char) -> bool) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    for (offset, c) in inner.char_indices().filter(|(_, c)| at(*c)) {
        pieces.push(Span::new(start, span.start + offset));
        start = span.start + offset + c.len_utf8();
    }
    pieces.push(Span::new(start, span.end));
    pieces
}

/// What is left of a piece without `[image: …]` and `[bookmark: …]`, which converters write.
fn without_marks(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (span.start, span.start);
    while let Some(found) = Span::new(at, span.end).of(text).find('[') {
        let open = at + found;
        let rest = Span::new(open, span.end).of(text);
        let is_mark = rest.starts_with("[image:") || rest.starts_with("[bookmark:");
        match rest.find(']').filter(|_| is_mark) {
            Some(close) => {
                parts.push(Span::new(start, open));
                start = open + close + 1;
                at = start;
            }
            // Without its end no later one has an end in this piece either.
            None if is_mark => break,
            None => at = open + 1,
        }
    }
    parts.push(Span::new(start, span.end));
    parts
}

/// How many columns a character takes where ideographs take two.
fn columns(c: char) -> usize {
    match c {
        // Nearly all there are.
        '\u{4E00}'..='\u{9FFF}' => 2,
        ' '..='~' => 1,
        _ => match fold(c) {
            None | Some('\n') => 0,
            Some(_) if c < '\u{2E80}' => 1,
            Some(_) => 2,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::from_text;

    fn shown(text: &str) -> Vec<String> {
        let document = from_text(text);
        lines(&document, &[]).iter().map(|l| l.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn converters_marks_and_bars_are_no_text() {
        assert_eq!(shown("[image: a_1] 甲[image: ]乙 | |\n"), ["甲", "乙"]);
        assert_eq!(shown("一、\t总体情况\n规章\t0\t1\n"), ["一、\t总体情况", "规章", "0", "1"]);
    }

    #[test]
    fn tables_of_figures_are_marked() {
        let document = from_text("甲表表乙");
        let found = lines(&document, &[Span::new(3, 9)]);
        let parts: Vec<_> = found.iter().map(|l| (l.span.of(&document.text), l.claimed)).collect();
        assert_eq!(parts, [("甲", false), ("表表", true), ("乙", false)]);
    }
}
