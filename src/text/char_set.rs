//! Which characters stand in a text, roughly.

/// A bit for each of 1024 classes of characters (a code point modulo 1024). A paragraph has some hundred of them, so
/// that most words that are not in it are known not to be, without looking through it.
#[derive(Clone, Debug, Default)]
pub struct CharSet([u64; 16]);

impl CharSet {
    /// The characters of a text.
    pub fn of(text: &str) -> CharSet {
        let mut set = CharSet::default();
        text.chars().for_each(|c| set.add(c));
        set
    }

    /// One more character.
    pub fn add(&mut self, c: char) {
        if let Some(bits) = self.0.get_mut(c as usize / 64 % 16) {
            *bits |= 1 << (c as u32 % 64);
        }
    }

    /// Whether all characters of a word may be there: only "no" is certain.
    pub fn may_hold(&self, word: &str) -> bool {
        let mut rest = word.as_bytes();
        while let Some(first) = rest.first() {
            // The last ten bits of the code point: four of the one byte, six of the other.
            let (high, low) = match rest {
                [b, ..] if *b < 0x80 => (*b / 64, *b),
                [a, b, ..] if *a < 0xE0 => (*a, *b),
                [a, _, c, d, ..] if *a >= 0xF0 => (*c, *d),
                [_, b, c, ..] => (*b, *c),
                _ => return true,
            };
            if self.0.get(usize::from(high % 16)).is_none_or(|bits| bits >> (low % 64) & 1 == 0) {
                return false;
            }
            rest = rest.get(super::width(*first)..).unwrap_or(&[]);
        }
        true
    }
}

/// A short text in which many words are looked for.
pub struct Searched<'t> {
    text: &'t str,
    characters: CharSet,
}

impl<'t> Searched<'t> {
    /// A text.
    pub fn new(text: &'t str) -> Searched<'t> {
        Searched { text, characters: CharSet::of(text) }
    }

    /// Whether a word stands in it.
    pub fn contains(&self, word: &str) -> bool {
        self.characters.may_hold(word) && self.text.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_may_stand_in_it() {
        let set = CharSet::of("申请人住3号楼");
        assert!(set.may_hold("申请人") && set.may_hold("3号") && set.may_hold(""));
        assert!(!set.may_hold("申请书") && !set.may_hold("★"));
    }

    #[test]
    fn words_stand_in_a_text_as_a_whole() {
        let text = Searched::new("申请人住3号楼");
        assert!(
            text.contains("申请人") && text.contains("") && !text.contains("人申") && !text.contains("书")
        );
    }
}
