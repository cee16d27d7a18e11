//! The text: pieces of the file in the order in which they are read, in one byte or two for a character ([MS-DOC] 2.8.35).

use super::bytes::{slice, u16_at, u32_at, usize_at};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};
use crate::source::sniff::Legacy;
use crate::source::stream::narrow;

/// In the place of a character that needs no place of its own: the second half of one.
pub const NOTHING: char = '\0';

/// The text of all parts of the document, by character position.
#[derive(Default)]
pub struct Text {
    /// Each character, and the byte of the file where it stands.
    pub characters: Vec<(char, u32)>,
    /// Where pieces begin that have properties of their own, and those.
    properties: Vec<(usize, Vec<u8>)>,
}

impl Text {
    /// Reads the pieces. The characters of one byte are those of Western Europe, or of GBK where they can be nothing else.
    pub fn read(
        document: &[u8],
        clx: &[u8],
        legacy: Legacy<'_>,
        budget: &Budget,
    ) -> Result<Text, Unreadable> {
        let (sets, table) = parts(clx).ok_or(Unreadable::Broken)?;
        let count = table.len().saturating_sub(4) / 12;
        budget.spend(Cost::Nodes, count)?;
        let mut text = Text::default();
        for nth in 0..count {
            let piece = (|| {
                let (start, end) = (usize_at(table, 4 * nth)?, usize_at(table, 4 * nth + 4)?);
                let entry = slice(table, 4 * (count + 1) + 8 * nth, 8)?;
                Some((end.checked_sub(start)?, u32_at(entry, 2)?, u16_at(entry, 6)?))
            })();
            let (length, place, modifier) = piece.ok_or(Unreadable::Broken)?;
            budget.spend(Cost::Text, length)?;
            let properties = modifier_properties(modifier, &sets);
            if !properties.is_empty() || !text.properties.is_empty() {
                text.properties.push((text.characters.len(), properties));
            }
            let compressed = place & 0x4000_0000 != 0;
            let place = if compressed { (place & 0x3FFF_FFFF) / 2 } else { place & 0x3FFF_FFFF };
            let bytes = slice(document, place as usize, if compressed { length } else { 2 * length });
            let bytes = bytes.ok_or(Unreadable::Broken)?;
            match compressed {
                true => text.narrow(bytes, place, legacy),
                false => text.wide(bytes, place),
            }
        }
        Ok(text)
    }

    /// The properties of the piece that holds a character.
    pub fn properties(&self, character: usize) -> &[u8] {
        let behind = self.properties.partition_point(|(start, _)| *start <= character);
        behind
            .checked_sub(1)
            .and_then(|nth| self.properties.get(nth))
            .map_or(&[], |(_, properties)| properties)
    }

    fn wide(&mut self, bytes: &[u8], place: u32) {
        let mut place = place;
        let units = bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair));
        for decoded in char::decode_utf16(units) {
            let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.characters.push((character, place));
            if character.len_utf16() == 2 {
                self.characters.push((NOTHING, place + 2));
            }
            place = place.saturating_add(2 * character.len_utf16() as u32);
        }
    }

    fn narrow(&mut self, bytes: &[u8], place: u32, legacy: Legacy<'_>) {
        let decoded = narrow::decode(bytes, legacy);
        let (mut place, end) = (place, self.characters.len() + bytes.len());
        let two_bytes = decoded.chars().count() < bytes.len();
        for character in decoded.chars().take(bytes.len()) {
            self.characters.push((character, place));
            if two_bytes && !character.is_ascii() {
                self.characters.push((NOTHING, place + 1));
                place = place.saturating_add(1);
            }
            place = place.saturating_add(1);
        }
        self.characters.resize(end, (NOTHING, place));
    }
}

/// The sets of properties that pieces refer to, and the table of pieces.
fn parts(clx: &[u8]) -> Option<(Vec<&[u8]>, &[u8])> {
    let (mut sets, mut at) = (Vec::new(), 0);
    loop {
        match *clx.get(at)? {
            1 => {
                let set = slice(clx, at + 3, usize::from(u16_at(clx, at + 1)?))?;
                sets.push(set);
                at += 3 + set.len();
            }
            2 => return Some((sets, slice(clx, at + 5, usize_at(clx, at + 1)?)?)),
            _ => return None,
        }
    }
}

/// What a piece says of its properties: the number of a set, or one property in short.
fn modifier_properties(modifier: u16, sets: &[&[u8]]) -> Vec<u8> {
    if modifier & 1 != 0 {
        return sets.get(usize::from(modifier >> 1)).map_or(Vec::new(), |set| set.to_vec());
    }
    let code: u16 = match modifier >> 1 & 0x7F {
        0x18 => super::sprm::IN_TABLE,
        0x19 => super::sprm::ROW_END,
        0x41 => super::sprm::DELETED,
        0x42 => super::sprm::INSERTED,
        0x5C => super::sprm::HIDDEN,
        _ => return Vec::new(),
    };
    let [low, high] = code.to_le_bytes();
    vec![low, high, (modifier >> 8) as u8]
}
