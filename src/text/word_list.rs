//! Lists of words that are tried at many places of a text.

/// Words to look for, with the characters that one of them begins with: at nearly every place of nearly every text
/// none does, and one look tells.
pub struct WordList {
    words: &'static [&'static str],
    firsts: Firsts,
    /// Whether `""` is among them.
    fits_all: bool,
}

/// The characters that some words begin with: a bit for each of 256 classes (a character's code point modulo 256).
#[derive(Clone, Copy)]
pub struct Firsts([u64; 4]);

impl Firsts {
    /// No words.
    pub const NONE: Firsts = Firsts([0; 4]);

    /// The same and one more word.
    pub const fn and(mut self, word: &str) -> Firsts {
        let Some((high, low)) = class(word.as_bytes()) else { return self };
        let [first, second, third, fourth] = &mut self.0;
        let bits = match high % 4 {
            0 => first,
            1 => second,
            2 => third,
            _ => fourth,
        };
        *bits |= 1 << (low % 64);
        self
    }

    /// Whether one of the words may begin with a character.
    pub fn may_begin(&self, first: char) -> bool {
        let class = first as usize % 256;
        self.0.get(class / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1)
    }

    /// Whether one of them may begin where a text does.
    fn may_stand_before(&self, text: &[u8]) -> bool {
        let bits = |high: u8| self.0.get(usize::from(high % 4));
        class(text).is_some_and(|(high, low)| bits(high).is_some_and(|bits| bits >> (low % 64) & 1 == 1))
    }
}

/// The last eight bits of the code point that begins here: they are in the last two bytes of its UTF-8, two of the one, six
/// of the other.
const fn class(text: &[u8]) -> Option<(u8, u8)> {
    match text {
        // Most are ideographs.
        [0xE0..=0xEF, b, c, ..] => Some((*b, *c)),
        [b @ 0..0x80, ..] => Some((*b / 64, *b)),
        [a @ 0x80..0xE0, b, ..] => Some((*a, *b)),
        [0xF0..=0xFF, _, c, d, ..] => Some((*c, *d)),
        _ => None,
    }
}

impl WordList {
    /// A list. Where several fit at one place, the first of them is taken; `""` fits everywhere.
    pub const fn new(words: &'static [&'static str]) -> WordList {
        let (mut firsts, mut fits_all) = (Firsts::NONE, false);
        let mut rest = words;
        while let [word, others @ ..] = rest {
            firsts = firsts.and(word);
            fits_all |= word.is_empty();
            rest = others;
        }
        WordList { words, firsts, fits_all }
    }

    /// The words, in their order.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether `""` is one of them.
    pub const fn fits_all(&self) -> bool {
        self.fits_all
    }

    /// The word that the text begins with.
    pub fn at(&self, text: &str) -> Option<&'static str> {
        match text.is_empty() || self.firsts.may_stand_before(text.as_bytes()) {
            true => self.first_of(text),
            false => self.fits_all.then_some(""),
        }
    }

    fn first_of(&self, text: &str) -> Option<&'static str> {
        self.words.iter().copied().find(|word| begins(text, word))
    }

    /// All places of words in the text, in order, also such as lie over one another (`""` aside).
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        let mut next = 0;
        std::iter::from_fn(move || {
            let (at, word) = self.next_place(text, next)?;
            next = at + text.get(at..)?.chars().next()?.len_utf8();
            Some((at, word))
        })
    }

    /// The first place of a word from a place on.
    fn next_place(&self, text: &str, from: usize) -> Option<(usize, &'static str)> {
        let mut at = from;
        while let Some(rest @ [first, ..]) = text.as_bytes().get(at..) {
            if self.firsts.may_stand_before(rest)
                && let Some(word) = self.first_of(text.get(at..)?)
            {
                return Some((at, word));
            }
            at += super::width(*first);
        }
        None
    }

    /// Whether any of the words stands in the text.
    pub fn stand_in(&self, text: &str) -> bool {
        self.next_place(text, 0).is_some()
    }
}

/// Whether the text begins with the word. Its last byte tells nearly all others apart, without a call.
pub fn begins(text: &str, word: &str) -> bool {
    match word.as_bytes() {
        [] => true,
        [.., last] => text.as_bytes().get(word.len() - 1) == Some(last) && text.starts_with(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SOME: WordList = WordList::new(&["局", "委员会", "委", "20", "é", "😀"]);

    #[test]
    fn the_first_word_that_fits_is_taken() {
        assert_eq!(SOME.at("委员会共收到"), Some("委员会"));
        assert_eq!(SOME.at("委办"), Some("委"));
        assert_eq!((SOME.at("员会"), SOME.at("")), (None, None));
        assert_eq!(WordList::new(&["甲", ""]).at("乙"), Some(""));
    }

    #[test]
    fn a_text_begins_with_a_word_or_not() {
        assert!(begins("委员会", "委员") && begins("委", "") && begins("", ""));
        assert!(!begins("委", "委员") && !begins("某员", "委员"));
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let found: Vec<_> = SOME.places("我局 2023 é😀委").collect();
        assert_eq!(found, [(3, "局"), (7, "20"), (12, "é"), (14, "😀"), (18, "委")]);
        assert!(SOME.stand_in("市教育局") && !SOME.stand_in("市政府"));
    }
}
