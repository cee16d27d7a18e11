//! What the reader of workbooks leaves out of a sheet's XML: which columns and rows are hidden, and which
//! formulas have no result.

use std::collections::HashMap;

use crate::source::Unreadable;
use crate::source::budget::Budget;
use crate::source::package::Package;

/// The most columns that are looked at.
const COLUMN_LIMIT: u32 = 500;

/// The most hidden rows that are kept.
const ROW_LIMIT: usize = 20_000;

/// The most formulas without a result that are kept.
const FORMULA_LIMIT: usize = 20_000;

/// A sheet, as far as it is told here.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The hidden columns, from 0, in order.
    pub columns: Vec<u32>,
    /// The hidden rows, from 0, in order.
    pub rows: Vec<u32>,
    /// The formulas whose results the file does not hold: row and column from 0, and what stands there.
    pub formulas: Vec<(u32, u32, String)>,
}

/// How many columns, or rows, can be seen before one, where some are hidden.
pub fn seen_before(hidden: &[u32], place: u32) -> u32 {
    let hidden = hidden.partition_point(|hidden| *hidden < place);
    place - u32::try_from(hidden).unwrap_or(0).min(place)
}

/// The sheets of a workbook, by name.
pub fn sheets(bytes: &[u8], budget: &Budget) -> Result<HashMap<String, Sheet>, Unreadable> {
    let mut package = Package::open_within(bytes, budget)?;
    let mut part = |name: &str| -> Result<String, Unreadable> {
        let content = package.read_within(name, budget)?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&content).into_owned())
    };
    let (book, links) = (part("xl/workbook.xml")?, part("xl/_rels/workbook.xml.rels")?);
    let targets: HashMap<&str, &str> = tags(&links)
        .filter(|tag| tag.name == "Relationship")
        .filter_map(|tag| Some((tag.attribute("Id")?, tag.attribute("Target")?)))
        .collect();
    let mut sheets = HashMap::new();
    for tag in tags(&book).filter(|tag| tag.name == "sheet") {
        let link = tag.attributes.split_whitespace().find_map(|a| a.split_once(":id=").map(|(_, id)| id));
        let target = link.and_then(|id| targets.get(id.trim_matches(['"', '\'', '/'])));
        let (Some(name), Some(target)) = (tag.attribute("name"), target) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        sheets.insert(plain(name), sheet(&part(&path)?));
    }
    Ok(sheets)
}

fn sheet(xml: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut cell, mut formula, mut has_value) = (None, None, false);
    for tag in tags(xml) {
        match tag.name {
            "col" => {
                let number = |name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok());
                if let (true, Some(from), Some(to)) = (tag.is_hidden("width"), number("min"), number("max")) {
                    sheet
                        .columns
                        .extend((from.saturating_sub(1)..to.min(COLUMN_LIMIT)).take(COLUMN_LIMIT as usize));
                }
            }
            "row" if tag.is_hidden("ht") && sheet.rows.len() < ROW_LIMIT => {
                let row = tag.attribute("r").and_then(|n| n.parse::<u32>().ok()?.checked_sub(1));
                sheet.rows.extend(row);
            }
            "c" => (cell, formula, has_value) = (tag.attribute("r").and_then(place), None, false),
            "f" => formula = Some(tag.content),
            "v" | "t" => has_value |= !tag.content.is_empty(),
            "/c" => {
                let open = formula.take().filter(|_| !has_value && sheet.formulas.len() < FORMULA_LIMIT);
                if let (Some(words), Some((row, column))) = (open, cell) {
                    sheet.formulas.push((row, column, format!("={}", plain(words))));
                }
            }
            _ => {}
        }
    }
    for hidden in [&mut sheet.columns, &mut sheet.rows] {
        hidden.sort_unstable();
        hidden.dedup();
    }
    sheet
}

/// B7 → row 6, column 1.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        letter
            .is_ascii_uppercase()
            .then(|| column.saturating_mul(26).saturating_add(u32::from(letter - b'A' + 1)))
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn plain(words: &str) -> String {
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    words.replace("&apos;", "'").replace("&amp;", "&")
}

/// A tag, and the text behind it.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    content: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether a column or a row is not seen: it says so, or its extent is 0.
    fn is_hidden(&self, extent: &str) -> bool {
        matches!(self.attribute("hidden"), Some("1" | "true")) || self.attribute(extent) == Some("0")
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.match_indices(name).find_map(|(at, _)| {
            let begins = self.attributes.get(..at)?.ends_with(|c: char| c.is_ascii_whitespace());
            let value = self.attributes.get(at + name.len()..)?.strip_prefix('=')?;
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let inner = value.get(1..)?;
            begins.then_some(inner.get(..inner.find(quote)?)?)
        })
    }
}

/// The tags of a part, one after the other, without the prefixes of their names.
fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    xml.split('<').skip(1).filter_map(|piece| {
        let (tag, content) = piece.split_once('>')?;
        let end = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(end)?;
        let name = if end == tag.len() { name.strip_suffix('/').unwrap_or(name) } else { name };
        // The end of a cell alone is asked for by its end tag.
        let name = match name.split_once(':') {
            Some((prefix, "c")) if prefix.starts_with('/') => "/c",
            Some((prefix, _)) if prefix.starts_with('/') => "/",
            Some((_, local)) => local,
            None => name,
        };
        Some(Tag { name, attributes, content })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_and_formulas_without_results_are_found() {
        let xml = "<x><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"9\"/></cols>\
                   <row r=\"1\"><c r=\"A1\"><f>SUM(B1:C1)</f><v></v></c><c r=\"D1\"><f>A1&amp;B1</f><v>3</v></c>\
                   <c r=\"AB12\"><f>1</f></c><c r=\"E1\"/></row><row r=\"4\" hidden=\"1\"/><row r=\"9\" ht=\"0\"/></x>";
        let found = sheet(xml);
        assert_eq!((found.columns.as_slice(), found.rows.as_slice()), (&[1, 2][..], &[3, 8][..]));
        assert_eq!(found.formulas, [(0, 0, "=SUM(B1:C1)".to_owned()), (11, 27, "=1".to_owned())]);
        assert_eq!([0, 1, 2, 3, 4].map(|column| seen_before(&found.columns, column)), [0, 1, 1, 1, 2]);
    }
}
