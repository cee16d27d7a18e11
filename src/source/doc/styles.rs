//! What styles say of lists and of hidden text ([MS-DOC] 2.9.271).

use super::bytes::{slice, u16_at};
use super::sprm;
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};

/// A chain of styles longer than this leads in a circle.
const CHAIN: usize = 20;

/// A style that stands on no other.
const NO_STYLE: u16 = 0x0FFF;

/// What the reader needs of a style.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    based_on: Option<u16>,
    list: Option<u32>,
    level: Option<u32>,
    hidden: Option<bool>,
}

/// The styles of a document, by number.
#[derive(Default)]
pub struct Styles(Vec<Style>);

impl Styles {
    /// Reads the table of styles; what is cut off is missing.
    pub fn read(table: Option<&[u8]>, budget: &Budget) -> Result<Styles, Unreadable> {
        let mut styles = Vec::new();
        let bytes = table.unwrap_or_default();
        let header = usize::from(u16_at(bytes, 0).unwrap_or(0));
        let fixed = usize::from(u16_at(bytes, 4).unwrap_or(10));
        let mut at = 2 + header;
        while let Some(length) = u16_at(bytes, at).map(usize::from) {
            budget.spend(Cost::Nodes, 1)?;
            let Some(entry) = slice(bytes, at + 2, length) else { break };
            styles.push(style(entry, fixed).unwrap_or_default());
            at += 2 + length;
        }
        Ok(Styles(styles))
    }

    /// The list and the level that a paragraph style counts in.
    pub fn list(&self, style: u16) -> (Option<u32>, Option<u32>) {
        let mut level = None;
        for style in self.chain(style) {
            level = level.or(style.level);
            if style.list.is_some() {
                return (style.list, level);
            }
        }
        (None, level)
    }

    /// Whether a style hides its text.
    pub fn is_hidden(&self, style: u16) -> bool {
        self.chain(style).find_map(|style| style.hidden).unwrap_or(false)
    }

    fn chain(&self, first: u16) -> impl Iterator<Item = Style> {
        let mut next = Some(first);
        std::iter::from_fn(move || {
            let style = self.0.get(usize::from(next?)).copied()?;
            next = style.based_on;
            Some(style)
        })
        .take(CHAIN)
    }
}

fn style(entry: &[u8], fixed: usize) -> Option<Style> {
    let kind = u16_at(entry, 2)?;
    let (for_paragraphs, based_on) = (kind & 0xF == 1, kind >> 4);
    let mut style = Style { based_on: Some(based_on).filter(|b| *b != NO_STYLE), ..Style::default() };
    // Behind what is of fixed length stands the name, and then the properties: of the paragraph, of its characters.
    let mut at = fixed + 2 + 2 * usize::from(u16_at(entry, fixed)?) + 2;
    for of_paragraph in if for_paragraphs { &[true, false][..] } else { &[false] } {
        at = at.next_multiple_of(2);
        let Some(length) = u16_at(entry, at).map(usize::from) else { break };
        let Some(bytes) = slice(entry, at + 2, length) else { break };
        let properties = if *of_paragraph { bytes.get(2..).unwrap_or_default() } else { bytes };
        for (code, operand) in sprm::read(properties) {
            match code {
                sprm::LIST => style.list = Some(operand.number()),
                sprm::LEVEL => style.level = Some(operand.number()),
                sprm::HIDDEN => style.hidden = Some(operand.is_on()),
                _ => {}
            }
        }
        at += 2 + length;
    }
    Some(style)
}
