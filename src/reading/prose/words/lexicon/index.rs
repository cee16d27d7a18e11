//! Where in the lexicon to look: the words that may begin as a text does.

use super::meaning::Meaning;
use crate::text::begins;

/// The words in hash buckets, by their first six bytes (two ideographs), shorter ones by their first three; in each the
/// longest first. A place of the text is compared with the few words that may begin there.
pub(super) struct Index {
    words: Vec<(&'static str, Meaning)>,
    /// Where each bucket begins in `words`, and the end of the last.
    starts: Vec<u16>,
}

const BUCKET_BITS: u32 = 12;

/// The buckets of the long words and of the short ones that may begin as a text does.
fn buckets(text: &str) -> [Option<usize>; 2] {
    // The first byte of an ideograph says little.
    let bucket =
        |bytes: [u8; 4]| (u32::from_le_bytes(bytes).wrapping_mul(0x9E37_79B1) >> (32 - BUCKET_BITS)) as usize;
    let (long, short) = (text.as_bytes().first_chunk(), text.as_bytes().first_chunk());
    [long.map(|[_, b, c, _, e, f]| bucket([*b, *c, *e, *f])), short.map(|[a, b, c]| bucket([*a, *b, *c, 0]))]
}

impl Index {
    /// Sorts the words of the lexicon into their buckets.
    pub(super) fn new() -> Index {
        let each = |(meaning, words): &(Meaning, &'static str)| {
            let meaning = *meaning;
            words.split_whitespace().map(move |word| (word, meaning))
        };
        let own = |word: &str| buckets(word).into_iter().flatten().next().unwrap_or(0);
        let words = super::words().flat_map(each);
        let mut words: Vec<_> = words.map(|(word, meaning)| (own(word), word, meaning)).collect();
        crate::order::by_key(&mut words, |(bucket, word, _)| (*bucket, std::cmp::Reverse(word.len())));
        let (mut starts, mut at) = (Vec::with_capacity((1 << BUCKET_BITS) + 1), 0);
        for nth in 0..=1 << BUCKET_BITS {
            at += words.iter().skip(at).take_while(|(bucket, ..)| *bucket < nth).count();
            starts.push(at as u16);
        }
        Index { words: words.into_iter().map(|(_, word, meaning)| (word, meaning)).collect(), starts }
    }

    fn bucket(&self, nth: usize) -> &[(&'static str, Meaning)] {
        let range = self.starts.get(nth).zip(self.starts.get(nth + 1));
        range.and_then(|(start, end)| self.words.get(usize::from(*start)..usize::from(*end))).unwrap_or(&[])
    }

    /// The longest word that the text begins with.
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, Meaning)> {
        let in_bucket = |nth| self.bucket(nth).iter().find(|(word, _)| begins(text, word));
        buckets(text).into_iter().flatten().find_map(in_bucket).copied()
    }
}
