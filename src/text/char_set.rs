//! Which characters stand in a text, roughly.

/// A bit for each of 1024 classes of characters (a code point modulo 1024). A paragraph has some hundred of them, so
/// that most words that are not in it are known not to be, without looking through it.
#[derive(Clone, Debug, Default)]
pub struct CharSet([u64; 16]);

impl CharSet {
    /// The characters of a text.
    pub fn of(text: &str) -> CharSet {
        let mut set = CharSet::default();
        for c in text.chars() {
            if let Some(bits) = set.0.get_mut(c as usize / 64 % 16) {
                *bits |= 1 << (c as u32 % 64);
            }
        }
        set
    }

    /// Whether all characters of a word may be there: only "no" is certain.
    pub fn may_hold(&self, word: &str) -> bool {
        word.chars()
            .all(|c| self.0.get(c as usize / 64 % 16).is_some_and(|bits| bits >> (c as u32 % 64) & 1 == 1))
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
}
