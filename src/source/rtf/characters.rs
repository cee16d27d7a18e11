//! From the bytes and code units of the file to characters: the code page is the font's, or the file's.

use std::collections::HashMap;

use crate::source::sniff::Legacy;
use crate::source::stream::narrow;

/// Whose characters bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Under this label, where they fit it.
    Named(&'static str),
    /// A font of signs: what is no ASCII is no character.
    Signs,
    /// Nothing is known.
    Unknown,
}

/// Code pages by their number that have characters of two bytes.
fn of_number(number: i32) -> Page {
    match number {
        936 | 20936 | 54936 => Page::Named("gb18030"),
        950 => Page::Named("big5"),
        932 => Page::Named("shift_jis"),
        949 => Page::Named("euc-kr"),
        65001 => Page::Named("utf-8"),
        42 => Page::Signs,
        _ => Page::Unknown,
    }
}

/// The same by the number of a font's character set.
fn of_charset(number: i32) -> Page {
    match number {
        134 => of_number(936),
        136 => of_number(950),
        128 => of_number(932),
        129 => of_number(949),
        2 => Page::Signs,
        _ => Page::Unknown,
    }
}

/// What the head of the file says of its characters.
#[derive(Debug, Default)]
pub struct Fonts {
    /// The file's code page.
    ansi: i32,
    pages: HashMap<i32, Page>,
}

impl Fonts {
    /// The file has this code page.
    pub fn set_ansi(&mut self, number: i32) {
        self.ansi = number;
    }

    /// A font has this character set.
    pub fn set_charset(&mut self, font: i32, number: i32) {
        self.pages.insert(font, of_charset(number));
    }

    /// A font has this code page.
    pub fn set_page(&mut self, font: i32, number: i32) {
        self.pages.insert(font, of_number(number));
    }

    /// Whether a font shows signs in the place of letters.
    pub fn is_of_signs(&self, font: i32) -> bool {
        self.pages.get(&font) == Some(&Page::Signs)
    }

    /// The characters of bytes in a font. Programs that fill in forms write GBK under fonts of Western Europe too: where all
    /// bytes fit the file's own page it is that.
    fn decode(&self, font: i32, bytes: &[u8], legacy: Legacy<'_>) -> String {
        if bytes.is_ascii() {
            return bytes.iter().map(|byte| char::from(*byte)).collect();
        }
        let of_font = self.pages.get(&font).copied().unwrap_or(Page::Unknown);
        if of_font == Page::Signs {
            return bytes.iter().filter(|byte| byte.is_ascii()).map(|byte| char::from(*byte)).collect();
        }
        let decoded = [of_font, of_number(self.ansi)].into_iter().find_map(|page| match page {
            Page::Named("utf-8") => String::from_utf8(bytes.to_vec()).ok(),
            Page::Named(label) => legacy(label, bytes),
            Page::Signs | Page::Unknown => None,
        });
        decoded.unwrap_or_else(|| narrow::decode(bytes, legacy))
    }
}

/// Characters that have begun: bytes of which the second half may be to come, or halves of what lies beyond 16 bits.
#[derive(Debug, Default)]
pub struct Pending {
    bytes: Vec<u8>,
    units: Vec<u16>,
}

impl Pending {
    /// Adds bytes; units that stand before them are over.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds a code unit of UTF-16.
    pub fn unit(&mut self, unit: u16) {
        self.units.push(unit);
    }

    /// Whether bytes wait that must be written before a unit, or units before a byte.
    pub fn has(&self) -> (bool, bool) {
        (!self.bytes.is_empty(), !self.units.is_empty())
    }

    /// All that waits, as characters.
    pub fn take(&mut self, fonts: &Fonts, font: i32, legacy: Legacy<'_>) -> String {
        let units = std::mem::take(&mut self.units);
        let mut text: String = char::decode_utf16(units)
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        if !self.bytes.is_empty() {
            text.push_str(&fonts.decode(font, &std::mem::take(&mut self.bytes), legacy));
        }
        text
    }
}
