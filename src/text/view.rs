//! A normalised copy of a piece of text in which every byte knows where it came from.

use super::Span;
use super::fold::fold;

/// A normalised copy of part of a text, with the way back.
///
/// Folding is one character to one or none, so places map exactly: full-width ASCII becomes ASCII, CJK and
/// Kangxi radicals become the ideographs they stand for, zero-width characters
/// go, traditional characters are simplified. See [`fold`].
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The normalised text.
    pub text: String,
    /// For each byte of `text`, the byte in the original that it came from; one more at the end.
    map: Vec<u32>,
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
        let piece = span.of(source);
        let mut view =
            View { text: String::with_capacity(piece.len()), map: Vec::with_capacity(piece.len() + 1) };
        let mut end = span.start;
        for (offset, original) in piece.char_indices() {
            let at = span.start + offset;
            if gap.is_some_and(|gap| gap.start <= at && at < gap.end) {
                continue;
            }
            let Some(folded) = fold(original) else { continue };
            if folded.is_whitespace() && !keep_space {
                continue;
            }
            view.text.push(folded);
            view.map.extend(std::iter::repeat_n(at as u32, folded.len_utf8()));
            end = at + original.len_utf8();
        }
        view.map.push(end as u32);
        view
    }

    /// The place in the original of `start..end` in the view. Trailing characters that the view left out are
    /// not taken in. Out-of-range ends are clamped.
    pub fn to_source(&self, start: usize, end: usize, source: &str) -> Span {
        let last = self.map.len().saturating_sub(1);
        let from = self.map.get(start.min(last)).copied().unwrap_or(0) as usize;
        if end <= start {
            return Span::new(from, from);
        }
        // The original end is the end of the last original character taken in, not the start of the next.
        let before = self.map.get((end - 1).min(last)).copied().unwrap_or(0) as usize;
        let width = source.get(before..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(from, if end > last { before } else { before + width })
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
    fn a_view_ends_where_the_last_kept_character_ends() {
        let source = "12 \u{200B}";
        let view = View::squeezed(source, Span::new(0, source.len()));
        assert_eq!(view.to_source(0, 2, source).of(source), "12");
    }
}
