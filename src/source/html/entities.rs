//! Character references: `&nbsp;`, `&#12288;`, `&#x4E00;`.

/// Names that occur in Chinese office pages, by name; those marked `true` are known without their semicolon.
const NAMED: &[(&str, char, bool)] = &[
    ("AMP", '&', true),
    ("GT", '>', true),
    ("LT", '<', true),
    ("QUOT", '"', true),
    ("amp", '&', true),
    ("apos", '\'', false),
    ("brvbar", '¦', true),
    ("bull", '•', false),
    ("circ", 'ˆ', false),
    ("copy", '©', true),
    ("darr", '↓', false),
    ("deg", '°', true),
    ("divide", '÷', true),
    ("emsp", '\u{2003}', false),
    ("ensp", '\u{2002}', false),
    ("euro", '€', false),
    ("frac12", '½', true),
    ("frac14", '¼', true),
    ("ge", '≥', false),
    ("gt", '>', true),
    ("harr", '↔', false),
    ("hellip", '…', false),
    ("laquo", '«', true),
    ("larr", '←', false),
    ("ldquo", '“', false),
    ("le", '≤', false),
    ("lowast", '∗', false),
    ("lsaquo", '‹', false),
    ("lsquo", '‘', false),
    ("lt", '<', true),
    ("mdash", '—', false),
    ("middot", '·', true),
    ("minus", '−', false),
    ("nbsp", '\u{A0}', true),
    ("ndash", '–', false),
    ("ne", '≠', false),
    ("not", '¬', true),
    ("para", '¶', true),
    ("permil", '‰', false),
    ("plusmn", '±', true),
    ("quot", '"', true),
    ("raquo", '»', true),
    ("rarr", '→', false),
    ("rdquo", '”', false),
    ("reg", '®', true),
    ("rsaquo", '›', false),
    ("rsquo", '’', false),
    ("sect", '§', true),
    ("shy", '\u{AD}', true),
    ("sum", '∑', false),
    ("thinsp", '\u{2009}', false),
    ("times", '×', true),
    ("trade", '™', false),
    ("uarr", '↑', false),
    ("yen", '¥', true),
    ("zwj", '\u{200D}', false),
    ("zwnj", '\u{200C}', false),
];

/// What Windows-1252 has at 0x80 to 0x9F, which is what pages mean by `&#147;`.
const WINDOWS: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// Reads the reference at the start of `text`, which begins with `&`: the character and the length of the
/// reference in bytes. `None` where it is only an ampersand.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let (digits, radix, prefix) = hex.map_or((number, 10, 2), |hex| (hex, 16, 3));
        let length = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
        if length == 0 {
            return None;
        }
        let code = digits.get(..length).and_then(|d| u32::from_str_radix(d, radix).ok()).unwrap_or(u32::MAX);
        let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
        return Some((character(code), prefix + length + semicolon));
    }
    let length = rest.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let word = rest.get(..length)?;
    let closed = rest.as_bytes().get(length) == Some(&b';');
    let found = |name: &str| {
        NAMED.binary_search_by(|(known, ..)| (*known).cmp(name)).ok().and_then(|at| NAMED.get(at))
    };
    if closed {
        return found(word).map(|(_, c, _)| (*c, length + 2));
    }
    // `&nbsp12`: the longest name that needs no semicolon.
    (2..=length).rev().find_map(|cut| {
        let (_, c, bare) = found(word.get(..cut)?)?;
        bare.then_some((*c, cut + 1))
    })
}

fn character(code: u32) -> char {
    match code {
        0x80..=0x9F => WINDOWS.get(code as usize - 0x80).copied().unwrap_or('\u{FFFD}'),
        0 => '\u{FFFD}',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_in_order() {
        assert!(NAMED.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn references_in_every_dress() {
        for (text, expected) in [
            ("&nbsp;1", Some(('\u{A0}', 6))),
            ("&nbsp1", Some(('\u{A0}', 5))),
            ("&nbspx", Some(('\u{A0}', 5))),
            ("&#12288;", Some(('\u{3000}', 8))),
            ("&#x4e00;", Some(('一', 8))),
            ("&#X4E00", Some(('一', 7))),
            ("&#147;", Some(('“', 6))),
            ("&ldquo;", Some(('“', 7))),
            ("&#xD800;", Some(('\u{FFFD}', 8))),
            ("&#99999999999999;", Some(('\u{FFFD}', 17))),
            ("&unknown;", None),
            ("&ldquo", None),
            ("& ", None),
            ("&#;", None),
            ("&", None),
        ] {
            assert_eq!(reference(text), expected, "{text}");
        }
    }
}
