//! The words by which offices say what a number counts, each list beside its meaning.
//!
//! A word that stands in no list is unknown text. A label is *certain* only when no unknown text stands between
//! the words that make its meaning and the number: that is how 受理征地类申请30件 is kept apart from
//! 受理申请30件 without naming every subject there is.
//!
//! The tables stand by subject, a file each; a [`WordIndex`] finds the longest word at a place.

mod applications;
mod cases;
mod everyone;
mod limits;
mod lists;
mod meaning;
mod publication;
mod ratios;
mod time;

use std::sync::OnceLock;

pub use meaning::Meaning;

use crate::text::WordIndex;

/// The meaning of the longest known word at the beginning of the text, and its bytes.
pub fn at(rest: &str) -> Option<(Meaning, usize)> {
    static INDEX: OnceLock<WordIndex<Meaning>> = OnceLock::new();
    if let Some(length) = everyone::at(rest) {
        return Some((Meaning::Filler, length));
    }
    let (word, meaning) = INDEX.get_or_init(index).longest(rest)?;
    Some((meaning, word.len()))
}

fn index() -> WordIndex<Meaning> {
    let each = |(meaning, words): &(Meaning, &'static str)| {
        let meaning = *meaning;
        words.split_whitespace().map(move |word| (word, meaning))
    };
    WordIndex::new(words().flat_map(each))
}

/// Words by meaning, parted by spaces. Texts are squeezed and folded before they are looked up, so that
/// punctuation is ASCII and no word holds white space.
fn words() -> impl Iterator<Item = &'static (Meaning, &'static str)> {
    let tables = [
        time::WORDS,
        lists::WORDS,
        applications::WORDS,
        cases::WORDS,
        publication::WORDS,
        ratios::WORDS,
        limits::WORDS,
    ];
    tables.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::Meaning::*;
    use super::*;
    use crate::report::slot::Slot;

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(at("上年度结转5件"), Some((CarriedIn, "上年度结转".len())));
        assert_eq!(at("予以公开及部分公开149件"), Some((Outcome(Slot::Open), "予以公开及部分公开".len())));
        assert_eq!(at("政府信息公开申请5件"), Some((Application, "政府信息公开申请".len())));
        assert_eq!(at("公民、法人和其他组织提交"), Some((Filler, "公民、法人和其他组织".len())));
        assert_eq!(at("自然人、法人及其他社会组织的"), Some((Filler, "自然人、法人及其他社会组织".len())));
        assert_eq!(at("公民和法人分别申请3件"), Some((Applicant(Slot::Natural), "公民".len())));
        assert_eq!(at("鱼"), None);
    }

    #[test]
    fn every_word_is_found() {
        for (meaning, words) in words() {
            for word in words.split_whitespace() {
                assert_eq!(at(word), Some((*meaning, word.len())), "{word}");
            }
        }
    }

    #[test]
    fn no_word_has_two_meanings() {
        let mut all: Vec<&str> = words().flat_map(|(_, words)| words.split_whitespace()).collect();
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
