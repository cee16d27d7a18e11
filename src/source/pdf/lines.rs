//! Characters → lines → paragraphs.

use super::page::{Glyph, Length, POINT};
use crate::text::fold;

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// Left edge of the first character.
    pub left: Length,
    /// Right edge of the last.
    pub right: Length,
    /// Base line.
    pub y: Length,
    /// Height of most of its characters.
    pub size: Length,
    /// What it says; wide gaps are tabs.
    pub text: String,
    /// How wide its first character is, or its first word or number: what would have had to fit on the line
    /// above for it not to be broken there.
    pub first_unit: Length,
}

/// Base lines closer than this are one line.
const SAME_LINE: Length = 3 * POINT;

/// Characters of one base line each, top to bottom, each from left to right.
pub fn base_lines(mut glyphs: Vec<&Glyph>) -> Vec<Vec<&Glyph>> {
    glyphs.sort_by_key(|g| (g.y, g.x));
    let mut lines: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        // A line grows from its first base line only, so that slowly falling ones do not run together.
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| glyph.y - first.y <= SAME_LINE) => {
                line.push(glyph)
            }
            _ => lines.push(vec![glyph]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by_key(|g| g.x));
    lines
}

/// Sorts characters into lines, top to bottom.
pub fn lines(glyphs: Vec<&Glyph>) -> Vec<Line> {
    base_lines(glyphs).into_iter().filter_map(line).collect()
}

/// The widest gap inside a number: in columns without lines the next one may be no further away than this.
pub fn gap_in_number(size: Length) -> Length {
    size / 6
}

/// The widest gap inside a word.
pub fn gap_in_word(size: Length) -> Length {
    size * 2 / 5
}

fn line(glyphs: Vec<&Glyph>) -> Option<Line> {
    let is_blank = |g: &&Glyph| g.text.trim().is_empty();
    let first = glyphs.iter().find(|g| !is_blank(g))?;
    let last = glyphs.iter().rfind(|g| !is_blank(g))?;
    let mut sizes: Vec<Length> = glyphs.iter().map(|g| g.size).collect();
    sizes.sort_unstable();
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or(first.size);
    let text = spelled(&words(&glyphs, size), size);
    let is_word = |g: &&&Glyph| g.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ','));
    let mut unit = glyphs.iter().skip_while(|g| is_blank(g));
    let mut first_unit = first.advance;
    if unit.next().is_some_and(|g| is_word(&g)) {
        first_unit += unit.take_while(|g| is_word(g)).map(|g| g.advance).sum::<Length>();
    }
    Some(Line { left: first.x, right: last.right(), y: first.y, size, text, first_unit })
}

/// Characters without a gap between them, and what is before them.
struct Word {
    text: String,
    gap: Length,
    /// Whether a space was drawn in the gap.
    spaced: bool,
}

/// Cuts a line at its gaps; figures at narrower ones than text.
fn words(glyphs: &[&Glyph], size: Length) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut end, mut spaced) = (None, false);
    let digit = |c: char| c.is_ascii_digit();
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            // A space that is drawn counts by the room it takes.
            spaced = true;
            continue;
        }
        let gap = end.map_or(0, |end: Length| glyph.x - end);
        end = Some(end.unwrap_or(Length::MIN).max(glyph.right()));
        match words.last_mut() {
            Some(last) => {
                let by_digit = last.text.ends_with(digit) || glyph.text.starts_with(digit);
                if gap <= if by_digit { gap_in_number(size) } else { gap_in_word(size) } {
                    last.text.push_str(&glyph.text);
                } else {
                    words.push(Word { text: glyph.text.clone(), gap, spaced });
                }
            }
            None => words.push(Word { text: glyph.text.clone(), gap, spaced }),
        }
        spaced = false;
    }
    words
}

/// The text of a line: wide gaps are tabs, and so are narrow ones between columns of figures.
fn spelled(words: &[Word], size: Length) -> String {
    let is_figure =
        |word: &Word| word.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let digit = |c: char| c.is_ascii_digit();
    let pairs = || words.iter().zip(words.iter().skip(1));
    // Two numbers with a gap but no space between them stand in two columns.
    let apart = |left: &Word, right: &Word| left.text.ends_with(digit) && right.text.starts_with(digit);
    let is_tab = |l: &Word, r: &Word| r.gap > size * 3 / 2 || apart(l, r) && !r.spaced;
    let is_row = words.last().is_some_and(is_figure) && pairs().any(|(l, r)| is_tab(l, r));
    let mut text = words.first().map_or(String::new(), |w| w.text.clone());
    for (left, right) in pairs() {
        if is_tab(left, right) || is_row && is_figure(right) && !right.spaced {
            text.push('\t');
        } else if right.gap > gap_in_word(size) || apart(left, right) {
            text.push(' ');
        }
        text.push_str(&right.text);
    }
    text
}

/// The text of a cell: lines that had to be broken are joined, others kept apart by line breaks. `width` is the
/// room for text. Text that runs downwards is read column by column, from the right.
pub fn cell_text(mut glyphs: Vec<&Glyph>, width: Length) -> String {
    if glyphs.iter().filter(|g| g.vertical).count() * 2 > glyphs.len() {
        glyphs.sort_by_key(|g| (-(g.x / g.size.max(1)), g.y));
        return glyphs.iter().map(|g| g.text.trim()).collect();
    }
    let mut text = String::new();
    let mut above: Option<Line> = None;
    for line in lines(glyphs) {
        if let Some(above) = above {
            let free = width - (above.right - above.left);
            text.push_str(if line.first_unit > free { joint(&text, &line.text) } else { "\n" });
        }
        text.push_str(&line.text.replace('\t', " "));
        above = Some(line);
    }
    text
}

/// What stands between two lines that are joined: nothing, or a space between words of letters.
pub fn joint(before: &str, after: &str) -> &'static str {
    let letters = before.ends_with(|c: char| c.is_ascii_alphabetic())
        && after.starts_with(|c: char| c.is_ascii_alphabetic());
    if letters { " " } else { "" }
}

/// Whether a line begins as headings do: 一、 or （一）.
fn is_numbered(text: &str) -> bool {
    numbered(text, |c| "一二三四五六七八九十".contains(c)).is_some()
}

/// What follows a number and its sign at the beginning of a text; printers write 一 as a radical now and then.
pub fn numbered(text: &str, is_digit: impl Fn(char) -> bool) -> Option<&str> {
    let text = text.trim_start_matches(['（', '(']);
    let rest = text.trim_start_matches(|c| fold(c).is_some_and(&is_digit));
    rest.strip_prefix(['、', '）', ')', '.', '．']).filter(|_| rest.len() < text.len())
}

/// Where the text of a page begins and ends from left to right: the edges that most full lines keep.
#[derive(Clone, Copy, Debug, Default)]
pub struct Margins {
    left: Length,
    right: Length,
    /// From base line to base line, as most lines stand.
    pitch: Length,
}

impl Margins {
    /// Of all lines of the pages of that width.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line> + Clone, width: Length) -> Margins {
        let mut lefts: Vec<Length> = lines.clone().map(|l| l.left).collect();
        let mut rights: Vec<Length> = lines.clone().map(|l| l.right).collect();
        let baselines: Vec<Length> = lines.map(|l| l.y).collect();
        lefts.sort_unstable();
        rights.sort_unstable();
        // A few lines stick out: the outermost twentieth is not asked.
        let at = |v: &[Length], twentieths: usize| {
            v.get((v.len() * twentieths / 20).min(v.len().saturating_sub(1))).copied().unwrap_or(0)
        };
        let pairs = baselines.iter().zip(baselines.iter().skip(1));
        // The first line of a page stands higher than the last of the page before.
        let mut pitches: Vec<Length> = pairs.map(|(above, below)| below - above).filter(|p| *p > 0).collect();
        pitches.sort_unstable();
        // On a page of short lines none is full.
        Margins { left: at(&lefts, 1), right: at(&rights, 19).max(width * 2 / 3), pitch: at(&pitches, 8) }
    }

    /// Whether `below` goes on with the paragraph of `above`: that line is full, and this one is not indented.
    pub fn goes_on(self, above: &Line, below: &Line) -> bool {
        let full = self.right - above.right < below.first_unit + above.size;
        let flush = below.left - self.left < below.size;
        let alike = (above.size - below.size).abs() * 6 < above.size;
        // Above is lower where it stands on the page before.
        let near = below.y - above.y < (self.pitch * 5 / 4).clamp(above.size, above.size * 3);
        let begins = is_numbered(&below.text) && above.text.ends_with(['。', '；', '：', '！', '？']);
        full && flush && alike && near && !begins && !above.text.contains('\t') && !below.text.contains('\t')
    }
}
