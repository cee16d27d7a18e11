//! A normalised copy of a piece of text in which every byte knows where it came from.

use super::Span;
use super::fold::{fold, plain_length};

/// A normalised copy of part of a text, with the way back.
///
/// Folding is one character to one or none, so places map exactly: full-width ASCII becomes ASCII, CJK and
/// Kangxi radicals become the ideographs they stand for, zero-width characters
/// go, traditional characters are simplified. See [`fold`].
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The normalised text.
    pub text: String,
    /// Where the two texts run side by side again: the byte in `text`, the byte in the original. Between two of these
    /// places every character takes as many bytes in the one as in the other.
    runs: Vec<(u32, u32)>,
    /// Where the last character taken in ends in the original.
    end: u32,
}

impl View {
    /// Folds the characters of `span`; white space of any kind becomes one plain space each, line breaks `\n`.
    pub fn folded(source: &str, span: Span) -> View {
        View::build(source, span, None, true)
    }

    /// Folds the characters of `span` and leaves all white space out. Chinese text loses nothing by it, and
    /// numbers and words that a converter broke over lines or spaces become whole.
    pub fn squeezed(source: &str, span: Span) -> View {
        View::build(source, span, None, false)
    }

    /// The same without what stands in `gap`: a page's footer in the middle of a sentence.
    pub fn squeezed_around(source: &str, span: Span, gap: Option<Span>) -> View {
        View::build(source, span, gap, false)
    }

    fn build(source: &str, span: Span, gap: Option<Span>, keep_space: bool) -> View {
        let length = span.end.saturating_sub(span.start);
        let mut view = View {
            text: String::with_capacity(length),
            runs: Vec::with_capacity(length / 16),
            end: span.start as u32,
        };
        let gap = gap.filter(|gap| gap.overlaps(span)).unwrap_or(Span::new(span.end, span.end));
        view.take(source, Span::new(span.start, gap.start.max(span.start)), keep_space);
        view.take(source, Span::new(gap.end.min(span.end), span.end), keep_space);
        view
    }

    /// Takes a stretch of the original in: what stays as it is in long pieces, the rest by character.
    fn take(&mut self, source: &str, span: Span, keep_space: bool) {
        let mut rest = span.of(source);
        loop {
            let at = span.end - rest.len();
            let (same, behind) = rest.split_at_checked(plain_length(rest)).unwrap_or((rest, ""));
            self.push(same, at);
            let mut characters = behind.chars();
            let Some(original) = characters.next() else { break };
            rest = characters.as_str();
            let end = span.end - rest.len();
            if let Some(folded) = fold(original).filter(|c| keep_space || !c.is_whitespace()) {
                self.push(folded.encode_utf8(&mut [0; 4]), end - original.len_utf8());
                self.end = end as u32;
            }
        }
    }

    /// Appends a piece that stands at `at` in the original.
    fn push(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        let (here, at) = (self.text.len() as u32, at as u32);
        if self.runs.last().is_none_or(|(view, source)| here - view != at - source) {
            self.runs.push((here, at));
        }
        self.text.push_str(piece);
        self.end = at + piece.len() as u32;
    }

    /// Where the character at a byte of the view begins in the original.
    fn place(&self, byte: usize, source: &str) -> usize {
        let run = self.runs.partition_point(|(view, _)| *view as usize <= byte).saturating_sub(1);
        match self.runs.get(run) {
            Some((view, from)) if byte < self.text.len() => {
                let at = *from as usize + byte.saturating_sub(*view as usize);
                (0..=at).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0)
            }
            _ => self.end as usize,
        }
    }

    /// The place in the original of `start..end` in the view. Trailing characters that the view left out are
    /// not taken in. Out-of-range ends are clamped.
    pub fn to_source(&self, start: usize, end: usize, source: &str) -> Span {
        let from = self.place(start, source);
        if end <= start {
            return Span::new(from, from);
        }
        // The original end is the end of the last original character taken in, not the start of the next.
        let before = self.place(end - 1, source);
        let width = source.get(before..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(from, if end > self.text.len() { before } else { before + width })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_squeezed_view_points_back_at_the_original() {
        let source = "共收到 １２\n 件。";
        let view = View::squeezed(source, Span::new(0, source.len()));
        assert_eq!(view.text, "共收到12件。");
        let at = view.text.find("12").unwrap();
        assert_eq!(view.to_source(at, at + 2, source).of(source), "１２");
    }

    #[test]
    fn a_view_leaves_out_its_gap() {
        let source = "共收到12\n-3-\n件";
        let at = source.find("-3-").unwrap();
        let view = View::squeezed_around(source, Span::new(0, source.len()), Some(Span::new(at, at + 3)));
        assert_eq!(view.text, "共收到12件");
        assert_eq!(view.to_source(9, 14, source).of(source), "12\n-3-\n件");
    }

    #[test]
    fn every_character_of_a_view_leads_back_to_its_own() {
        let source = "２０２３年，　共收到ＡＢ—“１２”\u{200B}件；總計 3 件\u{2028}。";
        for view in [View::folded, View::squeezed].map(|view| view(source, Span::new(0, source.len()))) {
            let mut last = 0;
            for (at, c) in view.text.char_indices() {
                let place = view.to_source(at, at + c.len_utf8(), source);
                let original = place.of(source).chars().next().unwrap();
                assert_eq!((fold(original), place.of(source).chars().count()), (Some(c), 1));
                assert!(place.start >= last);
                last = place.end;
            }
        }
    }

    #[test]
    fn a_view_ends_where_the_last_kept_character_ends() {
        let source = "12 \u{200B}";
        let view = View::squeezed(source, Span::new(0, source.len()));
        assert_eq!(view.to_source(0, 2, source).of(source), "12");
    }
}
