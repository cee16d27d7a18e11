//! The lists by which Word numbers paragraphs ([MS-DOC] 2.9.131, 2.9.150).

use super::bytes::{slice, u16_at, u32_at};
use super::fib::{Fib, Table};
use crate::source::docx::numbering::{LABEL_LIMIT, LEVELS, Level, Numbering, format_name};

/// The fixed part of a level, of a list and of its instance, in bytes.
const LEVEL: usize = 28;
const LIST: usize = 28;
const INSTANCE: usize = 16;

/// Reads all lists of a document; those that are cut off are missing.
pub fn read(fib: &Fib<'_>, tables: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    if let Some(bytes) = fib.table_and_on(tables, Table::Lists) {
        read_lists(bytes, &mut numbering);
    }
    if let Some(bytes) = fib.table(tables, Table::ListInstances) {
        read_instances(bytes, &mut numbering);
    }
    numbering
}

/// The lists themselves; their levels stand behind them all.
fn read_lists(bytes: &[u8], numbering: &mut Numbering) -> Option<()> {
    let count = usize::from(u16_at(bytes, 0)?);
    let mut at = 2 + LIST * count;
    for nth in 0..count {
        let entry = slice(bytes, 2 + LIST * nth, LIST)?;
        let levels = if entry.get(26)? & 1 != 0 { 1 } else { LEVELS };
        let mut all = Vec::new();
        for _ in 0..levels {
            all.push(Some(level(bytes, &mut at)?));
        }
        numbering.add_list(u32_at(entry, 0)?.to_string(), all);
    }
    Some(())
}

/// The lists as paragraphs refer to them, from 1; what each changes stands behind them all.
fn read_instances(bytes: &[u8], numbering: &mut Numbering) -> Option<()> {
    let count = usize::try_from(u32_at(bytes, 0)?).ok()?;
    let mut at = 4 + count.checked_mul(INSTANCE)?;
    for nth in 0..count {
        let entry = slice(bytes, 4 + INSTANCE * nth, INSTANCE)?;
        let (mut starts, mut levels) = ([None; LEVELS], vec![None; LEVELS]);
        let mut changes = || {
            at += 4;
            for _ in 0..*entry.get(12)? {
                let (start, what) = (u32_at(bytes, at)?, u32_at(bytes, at + 4)?);
                at += 8;
                let number = (what & 0xF) as usize;
                if what & 0x20 != 0 {
                    let own = level(bytes, &mut at)?;
                    *levels.get_mut(number)? = Some(own);
                }
                if what & 0x10 != 0 {
                    *starts.get_mut(number)? = Some(i64::from(start));
                }
            }
            Some(())
        };
        let whole = changes();
        numbering.add_instance((nth + 1).to_string(), u32_at(entry, 0)?.to_string(), starts, levels);
        whole?;
    }
    Some(())
}

/// One level; moves on behind it.
fn level(bytes: &[u8], at: &mut usize) -> Option<Level> {
    let fixed = slice(bytes, *at, LEVEL)?;
    let format = *fixed.get(4)?;
    let flags = *fixed.get(5)?;
    let properties = usize::from(*fixed.get(24)?) + usize::from(*fixed.get(25)?);
    let text_at = *at + LEVEL + properties;
    let length = usize::from(u16_at(bytes, text_at)?);
    let units: Vec<u16> =
        slice(bytes, text_at + 2, 2 * length)?.as_chunks().0.iter().map(|u| u16::from_le_bytes(*u)).collect();
    *at = text_at + 2 + 2 * length;
    // The number of a level stands in the text as the character of that code.
    let text = String::from_utf16_lossy(&units).chars().fold(String::new(), |mut text, c| {
        match u32::from(c) {
            nth @ 0..=8 => text.push_str(&format!("%{}", nth + 1)),
            _ => text.push(c),
        }
        text
    });
    Some(Level {
        start: i64::from(u32_at(fixed, 0)?),
        format: format_name(format).to_owned(),
        text: text.chars().take(LABEL_LIMIT).collect(),
        space_after: *fixed.get(15)? != 2,
        legal: flags & 4 != 0,
        keeps_on: flags & 8 != 0,
        style: None,
    })
}
