//! Many words, looked for at once.

/// Words, each with what it is known by, in hash buckets by their first six bytes (two ideographs), shorter ones by their
/// first three, the shortest by their first; in each bucket the longest first. A place of a text is compared with the few
/// words that may begin there.
pub struct WordIndex<T> {
    words: Vec<(&'static str, T)>,
    /// Where each bucket begins in `words`, and the end of the last.
    starts: Vec<u16>,
    /// A bit for each class of characters of which a word begins with one: at most places of a text none does.
    firsts: [u64; CLASSES / 64],
}

const BUCKETS: usize = 1 << 12;

/// How many classes of characters there are: by the last twelve bits of their code points.
const CLASSES: usize = 1 << 12;

/// The class of the character that a text begins with.
fn class(text: &[u8]) -> usize {
    let six_bits = |byte: &u8| usize::from(byte & 0x3F);
    match text {
        [a, ..] if *a < 0x80 => usize::from(*a),
        [a, b, ..] if *a < 0xE0 => six_bits(a) << 6 | six_bits(b),
        [_, b, c, ..] => six_bits(b) << 6 | six_bits(c),
        _ => 0,
    }
}

/// The bucket of words that begin with these bytes.
fn bucket(bytes: [u8; 4]) -> usize {
    (u32::from_le_bytes(bytes).wrapping_mul(0x9E37_79B1) >> 20) as usize
}

/// The bucket of the long words that may begin as a text does. The first byte of an ideograph says little.
fn long(text: &[u8]) -> Option<usize> {
    if let [_, b, c, _, e, f, ..] = text { Some(bucket([*b, *c, *e, *f])) } else { None }
}

/// The bucket of the short ones.
fn short(text: &[u8]) -> Option<usize> {
    if let [a, b, c, ..] = text { Some(bucket([*a, *b, *c, 0])) } else { None }
}

/// The bucket of the shortest. No ideograph is as short as that.
fn shortest(text: &[u8]) -> Option<usize> {
    text.first().filter(|first| **first < 0xE0).map(|first| bucket([*first, 0, 0, 0]))
}

/// The bucket that a word stands in.
fn own(word: &str) -> usize {
    let word = word.as_bytes();
    long(word).or_else(|| short(word)).or_else(|| shortest(word)).unwrap_or(0)
}

impl<T: Copy> WordIndex<T> {
    /// Sorts words into their buckets.
    pub fn new(words: impl Iterator<Item = (&'static str, T)>) -> WordIndex<T> {
        let words: Vec<_> = words.map(|(word, known_by)| (own(word), word, known_by)).collect();
        let mut starts = vec![0u16; BUCKETS + 1];
        let mut firsts = [0; CLASSES / 64];
        for (bucket, word, _) in &words {
            let class = class(word.as_bytes());
            firsts.iter_mut().skip(class / 64).take(1).for_each(|bits| *bits |= 1 << (class % 64));
            starts.iter_mut().skip(bucket + 1).take(1).for_each(|start| *start += 1);
        }
        let mut all = 0;
        for start in &mut starts {
            all += *start;
            *start = all;
        }
        // Each goes to the end of what its bucket holds, and before shorter ones.
        let mut sorted: Vec<(&'static str, T)> =
            words.iter().map(|(_, word, known)| (*word, *known)).collect();
        let mut ends = starts.clone();
        for (bucket, word, known_by) in words {
            let Some((from, end)) = starts.get(bucket).zip(ends.get_mut(bucket)) else { continue };
            let (from, mut at) = (usize::from(*from), usize::from(*end));
            *end += 1;
            if let Some(place) = sorted.get_mut(at) {
                *place = (word, known_by);
            }
            let longer = |at: usize| sorted_length(&sorted, at) < word.len();
            let before = (from..at).rev().take_while(|before| longer(*before)).count();
            for _ in 0..before {
                sorted.swap(at - 1, at);
                at -= 1;
            }
        }
        WordIndex { words: sorted, starts, firsts }
    }

    /// The longest word that the text begins with.
    pub fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        let text = text.as_bytes();
        if !self.may_begin(text) {
            return None;
        }
        let first = |nth: Option<usize>| self.words_of(nth?).iter().find(|(word, _)| begins(text, word));
        first(long(text)).or_else(|| first(short(text))).or_else(|| first(shortest(text))).copied()
    }

    /// All words of the text, wherever they stand, also such as lie over one another: from left to right.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize, &'static str, T)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest @ [first, ..]) = bytes.get(at..) {
            let place = at;
            at += super::width(*first);
            if !self.may_begin(rest) {
                continue;
            }
            let (long, short, shortest) = (long(rest), short(rest), shortest(rest));
            let mut look = |nth: Option<usize>| {
                for (word, known_by) in nth.map_or(&[][..], |nth| self.words_of(nth)) {
                    if begins(rest, word) {
                        found(place, word, *known_by);
                    }
                }
            };
            look(long);
            // Two kinds of word may share a bucket.
            look(short.filter(|_| short != long));
            look(shortest.filter(|_| shortest != long && shortest != short));
        }
    }

    /// Whether a word may begin as a text does.
    fn may_begin(&self, text: &[u8]) -> bool {
        let class = class(text);
        self.firsts.get(class / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1)
    }

    fn words_of(&self, nth: usize) -> &[(&'static str, T)] {
        match self.starts.get(nth..nth + 2) {
            Some([start, end]) if start < end => {
                self.words.get(usize::from(*start)..usize::from(*end)).unwrap_or(&[])
            }
            _ => &[],
        }
    }
}

/// How long a word is; none is shorter than what is not there.
fn sorted_length<T>(words: &[(&'static str, T)], at: usize) -> usize {
    words.get(at).map_or(usize::MAX, |(word, _)| word.len())
}

/// Whether the text begins with the word. Its last byte tells nearly all others apart, without a call.
fn begins(text: &[u8], word: &str) -> bool {
    text.get(word.len().wrapping_sub(1)) == word.as_bytes().last() && text.starts_with(word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> WordIndex<u8> {
        WordIndex::new(
            [("公开", 0), ("公开信息", 1), ("信息", 2), ("局", 3), (",,", 4), (",。", 5), ("é", 6)]
                .into_iter(),
        )
    }

    fn places(text: &str) -> Vec<(usize, &'static str, u8)> {
        let mut found = Vec::new();
        index().each(text, |at, word, known_by| found.push((at, word, known_by)));
        found
    }

    #[test]
    fn the_longest_word_is_found_at_a_place() {
        assert_eq!(index().longest("公开信息12条"), Some(("公开信息", 1)));
        assert_eq!(index().longest("公开"), Some(("公开", 0)));
        assert_eq!(index().longest("局"), Some(("局", 3)));
        assert_eq!((index().longest("公"), index().longest("")), (None, None));
    }

    #[test]
    fn every_word_is_found_wherever_it_stands() {
        let expected = [
            (0, "局", 3),
            (3, "公开信息", 1),
            (3, "公开", 0),
            (9, "信息", 2),
            (15, ",,", 4),
            (16, ",。", 5),
            (20, "é", 6),
        ];
        assert_eq!(places("局公开信息,,。é"), expected);
        assert_eq!(places("开公"), []);
        assert_eq!(places(",,"), [(0, ",,", 4)]);
    }
}
