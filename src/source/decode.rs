//! Bytes → text: UTF-8, UTF-16 and GB18030, with or without a mark, told apart by what the bytes are.
//!
//! Tables of legacy encodings are big and every border has its own (the command line `encoding_rs`, the page the
//! browser's `TextDecoder`), so the caller lends one.

use std::borrow::Cow;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// There are none.
    Empty,
    /// They are no text in any encoding that is known here.
    NotText,
}

/// Decodes a text file. A mark of byte order is taken off: it is no part of the text.
///
/// `legacy` decodes by an encoding label of the WHATWG standard (`gb18030`, `big5`), and answers `None` where the
/// bytes do not fit it.
pub fn decode(
    bytes: &[u8],
    legacy: impl Fn(&'static str, &[u8]) -> Option<String>,
) -> Result<String, Undecodable> {
    if bytes.is_empty() {
        return Err(Undecodable::Empty);
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Owned(String::from_utf8_lossy(rest).into_owned()),
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(unmarked(bytes, legacy)?),
        },
    };
    // UTF-16 of nothing but ASCII is valid UTF-8, full of zeros.
    let wide = if text.contains('\0') { order(bytes) } else { None };
    let text = wide.map_or(text, |read| Cow::Owned(utf16(bytes, read)));
    if is_odd(&text) { Err(Undecodable::NotText) } else { Ok(text.into_owned()) }
}

/// Bytes that are no valid UTF-8 and carry no mark.
fn unmarked(
    bytes: &[u8],
    legacy: impl Fn(&'static str, &[u8]) -> Option<String>,
) -> Result<String, Undecodable> {
    if let Some(read) = order(bytes) {
        return Ok(utf16(bytes, read));
    }
    // A file in UTF-8 that was cut or damaged in a few places reads better so than in any other encoding.
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad * 20 {
        return Ok(String::from_utf8_lossy(bytes).into_owned());
    }
    let labels: &[&'static str] =
        if declares_big5(bytes) { &["big5", "gb18030"] } else { &["gb18030", "big5"] };
    let whole = labels.iter().find_map(|label| legacy(label, bytes));
    whole.or_else(|| gb_with_losses(bytes, legacy)).ok_or(Undecodable::NotText)
}

/// GB18030 of which some bytes were lost: one byte too few, and all that follows up to the next line is paired wrongly.
/// Line by line the bytes are passed over that leave most of the others usual characters; each is told by U+FFFD.
fn gb_with_losses(bytes: &[u8], legacy: impl Fn(&'static str, &[u8]) -> Option<String>) -> Option<String> {
    let (mut text, mut lost) = (String::new(), 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(whole) = legacy("gb18030", line) {
            text.push_str(&whole);
            continue;
        }
        let mut rest = line;
        for at in lost_bytes(line)? {
            let start = line.len() - rest.len();
            text.push_str(&legacy("gb18030", line.get(start..at)?)?);
            text.push(char::REPLACEMENT_CHARACTER);
            rest = line.get(at + 1..)?;
            lost += 1;
        }
        text.push_str(&legacy("gb18030", rest)?);
    }
    (lost * 100 <= text.chars().count()).then_some(text)
}

/// Which bytes of a line are passed over, so that the others are as usual as can be; nothing where the line is too long.
fn lost_bytes(line: &[u8]) -> Option<Vec<usize>> {
    const LONGEST: usize = 1 << 16;
    const LOSS: i32 = -8;
    if line.len() > LONGEST {
        return None;
    }
    // From the end: how usual what follows is at best, and how long the character is (0: a lost byte).
    let mut best: Vec<(i32, usize)> = vec![(0, 0); line.len() + 1];
    for at in (0..line.len()).rev() {
        let score = |from: usize| best.get(from).map_or(i32::MIN / 2, |(score, _)| *score);
        let mut own = (score(at + 1) + LOSS, 0);
        if let Some((length, usual)) = gb_character(line.get(at..)?)
            && score(at + length) + usual > own.0
        {
            own = (score(at + length) + usual, length);
        }
        *best.get_mut(at)? = own;
    }
    let (mut at, mut lost) = (0, Vec::new());
    while at < line.len() {
        let (_, length) = *best.get(at)?;
        if length == 0 {
            lost.push(at);
        }
        at += length.max(1);
    }
    Some(lost)
}

/// How long the character is that begins here, and how usual: the 3,755 ideographs of the first level and punctuation,
/// those of the second, others.
fn gb_character(bytes: &[u8]) -> Option<(usize, i32)> {
    match bytes {
        [0..=0x7F, ..] => Some((1, 2)),
        [0xB0..=0xD7 | 0xA1 | 0xA3, 0xA1..=0xFE, ..] => Some((2, 2)),
        [0xD8..=0xF7, 0xA1..=0xFE, ..] => Some((2, 0)),
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => Some((2, -1)),
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => Some((4, -2)),
        _ => None,
    }
}

/// UTF-16 without a mark: read the right way round it is Chinese and ASCII all through, and no other encoding is.
fn order(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let fits = |read: fn([u8; 2]) -> u16| {
        let units = sample.as_chunks().0.iter().map(|pair| read(*pair));
        units.filter(|unit| is_usual(*unit)).count() * 20 >= sample.len() / 2 * 19
    };
    let orders: [fn([u8; 2]) -> u16; 2] = [u16::from_le_bytes, u16::from_be_bytes];
    orders.into_iter().find(|read| bytes.len().is_multiple_of(2) && fits(*read))
}

/// A UTF-16 unit that a Chinese report is made of.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2000..=0x206F | 0x2160..=0x217F
        | 0x2460..=0x249B | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFEFF..=0xFFEF)
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks().0.iter().map(|pair| read(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether the page says of itself that it is in Big5.
fn declares_big5(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
    head.windows(12).any(|w| w == b"charset=big5") || head.windows(13).any(|w| w == b"charset=\"big5")
}

/// Of a text at most one character in so many is a mark that stands in place of a lost one.
const LOST_AT_MOST: usize = 5;

/// Whether more than one in fifty characters is such as no text file holds many of. Nearly no text has any, which is seen by bytes.
fn is_odd(text: &str) -> bool {
    let control = |b: &u8| matches!(b, 0..=0x06 | 0x08 | 0x0E..=0x1F | 0x7F);
    let of_two = |pair: &[u8]| matches!(pair, [0xC2, 0x80..=0x9F]);
    let bytes = text.as_bytes();
    let pairs = if bytes.contains(&0xC2) { bytes.windows(2) } else { [].windows(2) };
    let odd = bytes.iter().filter(|b| control(b)).count() + pairs.filter(|pair| of_two(pair)).count();
    // What another program lost on the way is not this file's kind.
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    odd + lost > 0 && {
        let all = text.chars().count();
        odd * 50 > all || lost * LOST_AT_MOST > all
    }
}

/// Whether a text is HTML, whatever its file is called.
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
    // No report begins with a tag unless it is a page or a piece of one; one that is closed again makes sure.
    let opens = text.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(['!', '?']) || rest.starts_with(|first: char| first.is_ascii_alphabetic())
    });
    if !opens {
        return false;
    }
    let head: String = text.chars().take(2048).collect();
    let head = head.to_ascii_lowercase();
    let whole_page = ["<!doctype html", "<html", "<?xml", "<head", "<body", "<meta"];
    whole_page.iter().any(|tag| head.starts_with(tag)) || head.contains("</") || head.contains("<td")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "本年新收\t12\t0\n上年结转\t3\t0\n";

    fn none(_: &'static str, _: &[u8]) -> Option<String> {
        None
    }

    fn bytes_of(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    #[test]
    fn every_form_of_unicode_is_read_with_and_without_its_mark() {
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let (little, big) = (bytes_of(TEXT, u16::to_le_bytes), bytes_of(TEXT, u16::to_be_bytes));
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], TEXT.as_bytes().to_vec()),
            little.clone(),
            big.clone(),
            marked(&[0xFF, 0xFE], little),
            marked(&[0xFE, 0xFF], big),
        ] {
            assert_eq!(decode(&bytes, none).as_deref(), Ok(TEXT), "{bytes:x?}");
        }
    }

    #[test]
    fn utf16_of_plain_ascii_is_not_taken_for_utf8() {
        assert_eq!(decode(&bytes_of("12\t34\n", u16::to_le_bytes), none).as_deref(), Ok("12\t34\n"));
    }

    #[test]
    fn what_is_neither_goes_to_the_legacy_decoder() {
        let asked = |label: &'static str, _: &[u8]| (label == "gb18030").then(|| "年报".to_owned());
        assert_eq!(decode(&[0xC4, 0xEA, 0xB1, 0xA8], asked).as_deref(), Ok("年报"));
    }

    /// GB18030 as `encoding_rs` reads it.
    #[cfg(not(target_arch = "wasm32"))]
    fn gb(label: &'static str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn a_byte_lost_from_gbk_costs_a_character() {
        let text =
            "一、总体情况\n全年共收到政府信息公开申请12件，均已办结，其中予以公开9件。\n二、主动公开\n"
                .repeat(6);
        let whole = encoding_rs::GBK.encode(&text).0.into_owned();
        for lost in [3, 18, 19, 30, 41, 55, 200] {
            let mut bytes = whole.clone();
            bytes.remove(lost);
            let read = decode(&bytes, gb).unwrap();
            let (before, after) = read.split_once('\u{FFFD}').unwrap_or_else(|| panic!("{lost}: {read}"));
            let about = text.chars().count() - read.chars().count();
            assert!(text.starts_with(before) && about <= 1, "{lost}: {read}");
            assert!(
                text.ends_with(after.get(after.char_indices().nth(2).unwrap().0..).unwrap()),
                "{lost}: {read}"
            );
        }
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes[1] = b'?';
        let text = decode(&bytes, none).unwrap();
        assert!(text.contains("上年结转\t3"));
    }

    #[test]
    fn what_another_program_lost_is_no_reason_to_refuse_a_text() {
        let text = format!("{}{}", "政府信\u{FFFD}公开年度报告".repeat(20), "\u{FFFD}".repeat(20));
        assert_eq!(decode(text.as_bytes(), none).as_deref(), Ok(text.as_str()));
        assert_eq!(decode("\u{FFFD}一".repeat(20).as_bytes(), none), Err(Undecodable::NotText));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(&[], none), Err(Undecodable::Empty));
        assert_eq!(decode(&[0x00, 0x01, 0x02, 0x03, 0x00, 0x05], none), Err(Undecodable::NotText));
    }

    #[test]
    fn html_is_known_by_what_it_says() {
        assert!(is_html("\u{FEFF}\n <!DOCTYPE html><html>"));
        assert!(is_html("<p>一</p><p><span>二</span></p>"));
        assert!(is_html("<p style='text-align: center'>标题</p>\t<p>一段</p>"));
        assert!(!is_html("<某某局> 2023年报告"));
        assert!(!is_html("一、总体情况 a < b"));
    }
}
