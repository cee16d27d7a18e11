//! Properties: each a code and an operand, one after the other ([MS-DOC] 2.2.5, 2.6).

use super::bytes::{slice, u16_at};

/// A paragraph's list, and the level in it.
pub const LIST: u16 = 0x460B;
/// See [`LIST`].
pub const LEVEL: u16 = 0x260A;
/// A paragraph in a table; one that ends a row.
pub const IN_TABLE: u16 = 0x2416;
/// See [`IN_TABLE`].
pub const ROW_END: u16 = 0x2417;
/// How many tables stand around a paragraph.
pub const DEPTH: u16 = 0x6649;
/// A paragraph that ends a cell, and one that ends a row, of a table in a table.
pub const INNER_CELL_END: u16 = 0x244B;
/// See [`INNER_CELL_END`].
pub const INNER_ROW_END: u16 = 0x244C;
/// Properties that stand in the stream `Data`, because they are long.
pub const ELSEWHERE: [u16; 3] = [0x6645, 0x6646, 0x646B];
/// The columns of a row, and its merged cells.
pub const ROW: u16 = 0xD608;
/// One cell of a row, merged with those below.
pub const MERGED_DOWN: u16 = 0xD62B;
/// Cells of a row, merged with each other.
pub const MERGED_ACROSS: u16 = 0x5624;
/// Tab stops, whose length is not where that of others is.
const TABS: u16 = 0xC615;

/// Deleted by a tracked change, and inserted.
pub const DELETED: u16 = 0x0800;
/// See [`DELETED`].
pub const INSERTED: u16 = 0x0801;
/// Not shown.
pub const HIDDEN: u16 = 0x083C;
/// Crossed out, by one line or by two.
pub const STRUCK: [u16; 2] = [0x0837, 0x2A53];
/// Raised or lowered.
pub const RAISED: u16 = 0x2A48;
/// A character that stands for something else.
pub const SPECIAL: u16 = 0x0855;
/// Where a picture's data are.
pub const PICTURE: u16 = 0x6A03;
/// A character of another font.
pub const SYMBOL: u16 = 0x6A09;
/// The style of characters.
pub const STYLE: u16 = 0x4A30;

/// A property's operand.
#[derive(Clone, Copy, Debug)]
pub struct Operand<'a>(&'a [u8]);

impl<'a> Operand<'a> {
    /// The bytes; without the length that stands before those of no fixed length.
    pub fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// A switch: on, or the other way than the style has it (which is taken for on).
    pub fn is_on(self) -> bool {
        matches!(self.0.first(), Some(1 | 0x81))
    }

    /// A number of up to four bytes.
    pub fn number(self) -> u32 {
        self.0.iter().take(4).rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
    }
}

/// The properties in a row of bytes, up to the first that is cut off.
pub fn read(bytes: &[u8]) -> impl Iterator<Item = (u16, Operand<'_>)> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let (from, length) = match code >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ => match (code, *rest.get(2)?) {
                (ROW, _) => (4, usize::from(u16_at(rest, 2)?).checked_sub(1)?),
                (TABS, 0xFF) => {
                    let gone = usize::from(*rest.get(3)?);
                    let come = usize::from(*rest.get(4 + 4 * gone)?);
                    (3, 2 + 4 * gone + 3 * come)
                }
                (_, length) => (3, usize::from(length)),
            },
        };
        let operand = slice(rest, from, length)?;
        rest = rest.get(from + length..)?;
        Some((code, Operand(operand)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_operand_has_its_length() {
        let bytes = [
            &[0x16, 0x24, 1][..],
            &[0x0B, 0x46, 2, 1],
            &[0x49, 0x66, 3, 0, 0, 0],
            &[0x08, 0xD6, 4, 0, 9, 9, 9],
            &[0x2B, 0xD6, 2, 7, 7],
            &[0x15, 0xC6, 0xFF, 1, 0, 0, 0, 0, 1, 0, 0, 0],
            &[0x17, 0x24, 1],
            &[0x08, 0xD6, 200],
        ]
        .concat();
        let read: Vec<(u16, u32)> = read(&bytes).map(|(code, operand)| (code, operand.number())).collect();
        assert_eq!(
            read,
            [
                (IN_TABLE, 1),
                (LIST, 258),
                (DEPTH, 3),
                (ROW, 0x090909),
                (MERGED_DOWN, 0x0707),
                (TABS, 1),
                (ROW_END, 1)
            ]
        );
    }
}
