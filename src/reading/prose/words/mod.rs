//! Prose as words: [`token`]s cut by the longest match over the [`lexicon`], [`numerals`] with their [`units`], and the
//! digits that count nothing ([`not_quantities`]: titles, document numbers, addresses, dates).

pub mod lexicon;
pub mod not_quantities;
pub mod numerals;
pub mod token;
pub mod units;

/// Words that lead in by which way something was made public: 通过网站, 在公示栏.
pub const BY_MEANS: [&str; 8] = ["通过", "利用", "依托", "借助", "运用", "经由", "在", "于"];

/// Whether words begin by saying which way.
pub fn begins_with_means(words: &str) -> bool {
    BY_MEANS.iter().any(|word| words.starts_with(word))
}
