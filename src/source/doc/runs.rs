//! Which properties hold where: pages of 512 bytes with runs of the file's bytes ([MS-DOC] 2.9.33, 2.9.174).

use super::bytes::{slice, u16_at, u32_at};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};

/// The size of a page.
const PAGE: usize = 512;

/// The bytes of the file from `start` to `end`, which have one set of properties.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// The paragraph's style; 0 for characters.
    pub style: u16,
    /// The properties.
    pub properties: &'a [u8],
}

/// All runs, in the order of the file.
#[derive(Default)]
pub struct Runs<'a>(Vec<Run<'a>>);

impl<'a> Runs<'a> {
    /// Reads the pages that a table names. Those of paragraphs hold a style and are laid out otherwise.
    pub fn read(
        document: &'a [u8],
        table: Option<&[u8]>,
        paragraphs: bool,
        budget: &Budget,
    ) -> Result<Runs<'a>, Unreadable> {
        let table = table.unwrap_or_default();
        // So many numbers of pages, and one place more than that.
        let count = table.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for nth in 0..count {
            let number = u32_at(table, 4 * (count + 1) + 4 * nth).unwrap_or(0) & 0x3F_FFFF;
            let Some(page) = slice(document, number as usize * PAGE, PAGE) else { continue };
            let on_page = usize::from(page.last().copied().unwrap_or(0));
            budget.spend(Cost::Nodes, on_page + 1)?;
            runs.extend((0..on_page).filter_map(|nth| run(page, nth, on_page, paragraphs)));
        }
        runs.sort_by_key(|run| run.start);
        Ok(Runs(runs))
    }

    /// The run that holds a byte of the file.
    pub fn at(&self, byte: u32) -> Option<Run<'a>> {
        let behind = self.0.partition_point(|run| run.start <= byte);
        self.0.get(behind.checked_sub(1)?).copied().filter(|run| byte < run.end)
    }
}

fn run(page: &[u8], nth: usize, count: usize, paragraph: bool) -> Option<Run<'_>> {
    let (start, end) = (u32_at(page, 4 * nth)?, u32_at(page, 4 * nth + 4)?);
    let width = if paragraph { 13 } else { 1 };
    let at = usize::from(*page.get(4 * (count + 1) + width * nth)?) * 2;
    let none = Run { start, end, style: 0, properties: &[] };
    if at == 0 {
        return Some(none);
    }
    let length = usize::from(*page.get(at)?);
    if !paragraph {
        return Some(Run { properties: slice(page, at + 1, length)?, ..none });
    }
    let bytes = match length {
        0 => slice(page, at + 2, 2 * usize::from(*page.get(at + 1)?))?,
        words => slice(page, at + 1, 2 * words - 1)?,
    };
    Some(Run { style: u16_at(bytes, 0)?, properties: bytes.get(2..)?, ..none })
}
