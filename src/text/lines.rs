//! Places in a text as people and JavaScript count them.

use super::Span;

/// Line and column of any byte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Looks through the text once.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        // A carriage return alone ends a line; before a bell it ends a cell of a row.
        let ends = |at: usize, byte: u8| match byte {
            b'\n' => true,
            b'\r' => !matches!(bytes.get(at + 1), Some(b'\n' | b'\x07')),
            _ => false,
        };
        let breaks = bytes.iter().enumerate().filter(|(at, byte)| ends(*at, **byte)).map(|(at, _)| at + 1);
        LineIndex { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line (from 0) that holds the byte.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The first byte of a line (from 0).
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// A line (from 0) of the text that the index was made of, without what ends it.
    pub fn span(&self, text: &str, line: usize) -> Span {
        let start = self.start(line);
        let whole = Span::new(start, self.starts.get(line + 1).copied().unwrap_or(text.len()));
        Span::new(start, start + whole.of(text).trim_end_matches(['\n', '\r']).len())
    }
}

/// UTF-8 bytes to UTF-16 units, which is how JavaScript counts.
#[derive(Clone, Debug)]
pub struct Utf16Index {
    /// (byte, units before it) at every 64th character, so that a look-up walks at most 64 of them.
    marks: Vec<(usize, usize)>,
}

impl Utf16Index {
    /// Looks through the text once.
    pub fn new(text: &str) -> Utf16Index {
        let (mut marks, mut units) = (Vec::new(), 0);
        for (nth, (byte, c)) in text.char_indices().enumerate() {
            if nth % 64 == 0 {
                marks.push((byte, units));
            }
            units += c.len_utf16();
        }
        Utf16Index { marks }
    }

    /// UTF-16 units before the byte. `text` is the text that the index was made of.
    pub fn units(&self, text: &str, byte: usize) -> usize {
        let nearest = self.marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
        let (at, units) = self.marks.get(nearest).copied().unwrap_or((0, 0));
        let end = byte.min(text.len());
        units + text.get(at..end).map_or(0, |piece| piece.chars().map(char::len_utf16).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_utf16_units() {
        let text = "年报😀12".repeat(40);
        let index = Utf16Index::new(&text);
        for (byte, _) in text.char_indices() {
            assert_eq!(index.units(&text, byte), text[..byte].encode_utf16().count());
        }
    }

    #[test]
    fn bytes_become_lines() {
        let index = LineIndex::new("一\n二\n");
        assert_eq!((index.line(0), index.line(4), index.line(8), index.start(1)), (0, 1, 2, 4));
        let index = LineIndex::new("一\r二\r\n三\r\u{7}四");
        assert_eq!((index.line(4), index.line(9), index.line(14)), (1, 2, 2));
    }
}
