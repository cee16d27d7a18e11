//! Words and figures between spaces: which belong together, and which belong apart.

use super::{Cut, Cutter, MOST_ENTRIES, SegmentKind};
use crate::form::TableId;
use crate::reading::tables::cell;
use crate::reading::tables::labels::fragments;
use crate::report::CellState;
use crate::text::{Span, fold, is_space};

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
    /// Words and figures between spaces.
    pub(super) fn tokens(&mut self, span: Span, cut: Cut) {
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
        // The mark of a list: `- 自然人：12`.
        if let [mark, next, ..] = tokens.as_mut_slice()
            && mark.state == Some(CellState::Placeholder)
            && next.state.is_none()
        {
            mark.state = None;
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
            if token.state.is_some() || !text.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let Some(end) = text.rfind(['）', ')']) else { continue };
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

/// The shortest labels and headers; a token that is one needs no other.
fn is_name(token: &str) -> bool {
    matches!(token, "规章" | "其他" | "总计" | "自然人")
}

/// `（一）`, `1.`, `一、` at the beginning.
pub(super) fn begins_with_ordinal(text: &str) -> bool {
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
