//! Fonts, as far as reading needs them: which characters a code stands for, and how far it moves on.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, Object, Stream};

use super::inflate::inflate;
use crate::source::budget::Budget;
use crate::source::sniff::Legacy;

/// The most codes that a list of widths may name.
const WIDTH_LIMIT: usize = 70_000;

/// A font of the page.
pub struct Font {
    /// Whether its text runs downwards.
    pub vertical: bool,
    codes: Codes,
    to_unicode: ToUnicode,
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// From glyph space to text space; a thousandth but for Type 3.
    scale: f64,
    /// Characters by code, for fonts with one byte a code.
    encoding: HashMap<u32, char>,
}

/// How the bytes of a string are cut into codes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// One byte each.
    Single,
    /// Two bytes each, numbers of glyphs.
    Pairs,
    /// UTF-16, highest byte first.
    Utf16,
    /// GB 18030.
    Gb18030,
}

enum ToUnicode {
    None,
    /// The codes are characters already.
    Identity,
    Map(Box<CMap>),
}

/// One code of a string.
pub struct Shown {
    /// What it stands for; U+FFFD where the font does not say.
    pub text: String,
    /// How far it moves on, in text space at size 1.
    pub advance: f64,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub is_space: bool,
}

impl Font {
    /// Reads a font's dictionary.
    pub fn read(dict: &Dict<'_>, budget: &Budget) -> Font {
        let mut font = Font {
            vertical: false,
            codes: Codes::Single,
            to_unicode: to_unicode(dict, budget),
            widths: HashMap::new(),
            default_width: 0.0,
            scale: 0.001,
            encoding: HashMap::new(),
        };
        let kind = dict.get::<Name<'_>>(keys::SUBTYPE);
        match kind.as_deref() {
            Some(b"Type0") => font.read_composite(dict),
            kind => font.read_simple(dict, kind == Some(b"Type3")),
        }
        font
    }

    fn read_simple(&mut self, dict: &Dict<'_>, is_type3: bool) {
        if is_type3 {
            let matrix = dict.get::<Array<'_>>(keys::FONT_MATRIX);
            let first = matrix.and_then(|m| m.iter::<Number>().next()).map(|n| n.as_f64());
            self.scale = first.filter(|s| s.is_finite() && *s != 0.0).unwrap_or(0.001).abs();
        }
        let first = dict.get::<Number>(keys::FIRST_CHAR).map_or(0, |n| n.as_i64()).clamp(0, 255) as u32;
        if let Some(widths) = dict.get::<Array<'_>>(keys::WIDTHS) {
            for (nth, width) in widths.iter::<Number>().take(256).enumerate() {
                self.widths.insert(first + nth as u32, width.as_f64());
            }
        }
        let descriptor = dict.get::<Dict<'_>>(keys::FONT_DESC);
        let missing = descriptor.as_ref().and_then(|d| d.get::<Number>(keys::MISSING_WIDTH));
        self.default_width = missing.map_or(if self.widths.is_empty() { 500.0 } else { 0.0 }, |n| n.as_f64());
        let flags = descriptor.and_then(|d| d.get::<Number>(keys::FLAGS)).map_or(0, |n| n.as_i64());
        let encoding = dict.get::<Object<'_>>(keys::ENCODING);
        // A symbolic font without an encoding numbers its glyphs as it likes.
        let symbolic = flags & 4 != 0 && encoding.is_none();
        if !symbolic && !is_type3 {
            for code in 32_u8..=255 {
                if let Some(c) = windows_1252(code) {
                    self.encoding.insert(u32::from(code), c);
                }
            }
        }
        let differences = match encoding {
            Some(Object::Dict(d)) => d.get::<Array<'_>>(keys::DIFFERENCES),
            _ => None,
        };
        let mut code = 0_u32;
        for entry in differences.iter().flat_map(|d| d.iter::<Object<'_>>()).take(1024) {
            match entry {
                Object::Number(n) => code = n.as_i64().clamp(0, 255) as u32,
                Object::Name(name) => {
                    match character_named(name.as_str()) {
                        Some(c) => self.encoding.insert(code, c),
                        None => self.encoding.remove(&code),
                    };
                    code += 1;
                }
                _ => {}
            }
        }
    }

    fn read_composite(&mut self, dict: &Dict<'_>) {
        let name = dict.get::<Name<'_>>(keys::ENCODING);
        let name = name.as_ref().map_or("", |n| n.as_str());
        self.vertical = name.ends_with("-V");
        self.codes = match name {
            n if n.starts_with("UniGB-") => Codes::Utf16,
            n if n.starts_with("GBK") || n.starts_with("GB-") => Codes::Gb18030,
            _ => Codes::Pairs,
        };
        self.default_width = 1000.0;
        let below = dict.get::<Array<'_>>(keys::DESCENDANT_FONTS);
        let Some(below) = below.and_then(|a| a.iter::<Dict<'_>>().next()) else { return };
        if let Some(width) = below.get::<Number>(keys::DW) {
            self.default_width = width.as_f64();
        }
        if let (Codes::Pairs, Some(widths)) = (self.codes, below.get::<Array<'_>>(keys::W)) {
            self.read_glyph_widths(&widths);
        }
    }

    /// `c [w1 w2 …]` and `first last w`, in any order.
    fn read_glyph_widths(&mut self, widths: &Array<'_>) {
        let mut numbers: Vec<Number> = Vec::new();
        for entry in widths.iter::<Object<'_>>() {
            if self.widths.len() > WIDTH_LIMIT {
                return;
            }
            match entry {
                Object::Number(n) => numbers.push(n),
                Object::Array(list) => {
                    let first = numbers.pop().map_or(0, |n| n.as_i64()).clamp(0, 0xFFFF) as u32;
                    for (nth, width) in list.iter::<Number>().take(0x1_0000).enumerate() {
                        self.widths.insert(first + nth as u32, width.as_f64());
                    }
                    numbers.clear();
                }
                _ => {}
            }
            if let [first, last, width] = numbers.as_slice() {
                let (first, last) = (first.as_i64().clamp(0, 0xFFFF), last.as_i64().clamp(0, 0xFFFF));
                for code in first..=last {
                    self.widths.insert(code as u32, width.as_f64());
                }
                numbers.clear();
            }
        }
    }

    /// Cuts a string into codes and says what each of them shows.
    pub fn show(&self, bytes: &[u8], legacy: Legacy<'_>) -> Vec<Shown> {
        let mut shown = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let wide = match self.codes {
                Codes::Single => false,
                Codes::Gb18030 => *first >= 0x81,
                Codes::Pairs | Codes::Utf16 => true,
            };
            let surrogate = self.codes == Codes::Utf16 && (0xD8..0xDC).contains(first);
            let length = if surrogate { 4 } else { 1 + usize::from(wide) };
            let (code_bytes, after) = rest.split_at(length.min(rest.len()));
            rest = after;
            let code = code_bytes.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            let half = !wide || code < 0x80;
            let width = match self.codes {
                Codes::Utf16 | Codes::Gb18030 if half => 500.0,
                _ => self.widths.get(&code).copied().unwrap_or(self.default_width),
            };
            shown.push(Shown {
                text: self.text(code, code_bytes, legacy).unwrap_or_else(|| String::from('\u{FFFD}')),
                advance: if self.vertical { 1.0 } else { width * self.scale },
                is_space: code_bytes == [32],
            });
        }
        shown
    }

    fn text(&self, code: u32, bytes: &[u8], legacy: Legacy<'_>) -> Option<String> {
        let mapped = match &self.to_unicode {
            ToUnicode::Map(map) => map.lookup_bf_string(code).map(|found| match found {
                BfString::Char(c) => String::from(c),
                BfString::String(text) => text,
            }),
            ToUnicode::Identity => char::from_u32(code).map(String::from),
            ToUnicode::None => None,
        };
        let meaningful = |text: &String| !text.is_empty() && !text.chars().any(|c| c == '\0');
        mapped.filter(meaningful).or_else(|| match self.codes {
            Codes::Single => self.encoding.get(&code).copied().map(String::from),
            Codes::Pairs => None,
            Codes::Utf16 => {
                let units = bytes.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair));
                char::decode_utf16(units).collect::<Result<String, _>>().ok()
            }
            Codes::Gb18030 => legacy("gb18030", bytes),
        })
    }
}

fn to_unicode(dict: &Dict<'_>, budget: &Budget) -> ToUnicode {
    match dict.get_raw::<Object<'_>>(keys::TO_UNICODE) {
        Some(MaybeRef::NotRef(Object::Name(_))) => ToUnicode::Identity,
        Some(_) => {
            let stream = dict.get::<Stream<'_>>(keys::TO_UNICODE);
            let map =
                stream.and_then(|s| inflate(&s, budget).ok()).and_then(|data| CMap::parse(&data, |_| None));
            map.map_or(ToUnicode::None, |map| ToUnicode::Map(Box::new(map)))
        }
        None => ToUnicode::None,
    }
}

/// WinAnsiEncoding; the other Latin encodings agree with it on what reports print.
fn windows_1252(code: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
    ];
    match code {
        0x7F => None,
        0x80..=0x9F => HIGH.get(usize::from(code - 0x80)).copied(),
        _ => Some(char::from(code)),
    }
}

/// The character of a glyph's name: names of ASCII, and the names that spell a code point.
fn character_named(name: &str) -> Option<char> {
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(c) = hex.filter(|h| h.len() >= 4).and_then(|h| u32::from_str_radix(h, 16).ok()) {
        return char::from_u32(c);
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then_some(letter);
    }
    const NAMES: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft \
        parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine \
        colon semicolon less equal greater question at";
    if let Some(nth) = NAMES.split_whitespace().position(|n| n == name) {
        return char::from_u32(32 + nth as u32);
    }
    Some(match name {
        "bracketleft" => '[',
        "bracketright" => ']',
        "underscore" => '_',
        "minus" => '-',
        "endash" => '–',
        "emdash" => '—',
        "quoteleft" => '‘',
        "quoteright" => '’',
        "quotedblleft" => '“',
        "quotedblright" => '”',
        "periodcentered" | "middot" => '·',
        "bullet" => '•',
        _ => return None,
    })
}
