//! The streams in which a PDF keeps its own directory, and objects packed together: the library inflates them without a limit
//! as soon as it opens the file, so they are inflated here before it, under one, and thrown away.

use std::io::Read;

use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};

/// What such a stream's dictionary holds, by whatever name it goes: the place of the first object, or the widths of the columns.
const KEYS: [&[u8]; 2] = [b"First", b"W"];

/// The longest dictionary that is looked through; those of directories have some 200 bytes.
const DICTIONARY: usize = 16 << 10;

/// The most bytes that all of them together may have; those of a report of 60 pages have less than one in fifty of that.
const LIMIT: usize = 48 << 20;

/// Whether they stay within bounds.
pub fn is_sane(bytes: &[u8], budget: &Budget) -> Result<(), Unreadable> {
    let mut left = LIMIT;
    let mut object = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        match byte {
            b'o' if rest.starts_with(b"obj") => object = at + 3,
            // Not the end of `endstream`.
            b's' if rest.starts_with(b"stream")
                && at.checked_sub(1).and_then(|n| bytes.get(n)) != Some(&b'd') =>
            {
                let start = object.max(at.saturating_sub(DICTIONARY));
                let dictionary = names_spelt_out(bytes.get(start..at).unwrap_or_default());
                if KEYS.iter().any(|key| has_name(&dictionary, key)) {
                    let size = inflated(&dictionary, rest.get(6..).unwrap_or_default(), left)?;
                    budget.spend(Cost::Inflated, size)?;
                    left = left.checked_sub(size).ok_or(Unreadable::TooBig)?;
                }
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// What a stream inflates to, but no more than that. What does not inflate ends early; how far it got is what counts.
fn inflated(dictionary: &[u8], packed: &[u8], most: usize) -> Result<usize, Unreadable> {
    let count = |name: &[u8]| names(dictionary).filter(|own| *own == name).count();
    let filters = count(b"FlateDecode") + count(b"Fl");
    let others = [&b"LZWDecode"[..], b"LZW", b"RunLengthDecode", b"RL"];
    // Twice in a row a byte gives a million. No program packs a directory so.
    if filters > 1 || others.iter().any(|name| count(name) > 0) {
        return Err(Unreadable::TooBig);
    }
    let mut decoder = flate2::read::ZlibDecoder::new(packed.trim_ascii_start()).take(most as u64 + 1);
    let (mut piece, mut all) = ([0; 1 << 14], 0);
    while let Ok(size @ 1..) = decoder.read(&mut piece) {
        all += size;
    }
    Ok(all)
}

/// A dictionary in which `#53` is `S`.
fn names_spelt_out(dictionary: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(dictionary.len());
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut at = 0;
    while let Some(byte) = dictionary.get(at) {
        match (byte, digit(dictionary.get(at + 1)), digit(dictionary.get(at + 2))) {
            (b'#', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

/// The names in a dictionary, without their slashes.
fn names(dictionary: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/<>[]()%".contains(byte);
    dictionary.split(|byte| *byte == b'/').skip(1).map(move |name| {
        let end = name.iter().position(ends).unwrap_or(name.len());
        name.get(..end).unwrap_or_default()
    })
}

fn has_name(dictionary: &[u8], wanted: &[u8]) -> bool {
    names(dictionary).any(|name| name == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_spelt() {
        let dictionary = names_spelt_out(b"<</Type/Obj#53tm/#46irst 4/Filter[/FlateDecode /FlateDecode]>>");
        assert!(has_name(&dictionary, b"ObjStm") && has_name(&dictionary, b"First"));
        assert_eq!(names(&dictionary).filter(|name| *name == b"FlateDecode").count(), 2);
        assert!(!has_name(&dictionary, b"W"));
    }
}
