//! Every word of the page, Chinese and English side by side. What a rule says stands with the rule.

mod folder;
mod house_rules;
mod names;
mod page;
mod results;

use crate::finding::Lang;

pub use folder::*;
pub use house_rules::*;
pub use names::*;
pub use page::*;
pub use results::*;

/// The same words in Chinese and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(pub &'static str, pub &'static str);

impl Pair {
    /// The words in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }
}

/// Constants of words in both languages.
macro_rules! words {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        $(pub const $name: $crate::app::words::Pair = $crate::app::words::Pair($zh, $en);)*
    };
}
use words;
