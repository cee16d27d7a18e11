//! Two pages on one sheet, side by side: the sheet is cut where nothing lies across its middle.

use super::page::{Glyph, Image, Length, Rule, Sheet};

/// How wide the empty strip between two pages is, of a hundred parts of the sheet.
const GUTTER: Length = 3;

/// Cuts the sheets of a file on which two pages lie side by side, left page first. Broad pages that hold one page each are
/// known by the lines of their text and tables, which go across the middle: one such page and nothing is cut.
pub fn part(sheets: Vec<Sheet>) -> Vec<Sheet> {
    let broad = |sheet: &&Sheet| sheet.width > sheet.height && !sheet.glyphs.is_empty();
    let cuts: Vec<Option<Length>> = sheets.iter().map(gutter).collect();
    let all = sheets.iter().filter(broad).count();
    let clear = sheets.iter().zip(&cuts).filter(|(sheet, cut)| broad(sheet) && cut.is_some()).count();
    let both = sheets.iter().zip(&cuts).any(|(sheet, cut)| cut.is_some_and(|at| is_on_both(sheet, at)));
    if clear < all || clear * 2 < sheets.len() || !both {
        return sheets;
    }
    let halves = |(sheet, cut): (Sheet, Option<Length>)| match cut {
        Some(at) if sheet.width > sheet.height => sheet.cut(at),
        _ => vec![sheet],
    };
    sheets.into_iter().zip(cuts).flat_map(halves).collect()
}

/// Whether text stands on both sides of a place, on either in lines that fill most of their half.
fn is_on_both(sheet: &Sheet, at: Length) -> bool {
    let extent = |glyphs: &mut dyn Iterator<Item = &Glyph>| {
        glyphs.fold(None, |extent: Option<(Length, Length)>, g| {
            let (from, to) = extent.unwrap_or((g.x, g.right()));
            Some((from.min(g.x), to.max(g.right())))
        })
    };
    let left = extent(&mut sheet.glyphs.iter().filter(|g| g.x < at));
    let right = extent(&mut sheet.glyphs.iter().filter(|g| g.x >= at));
    let fills =
        |extent: Option<(Length, Length)>| extent.is_some_and(|(from, to)| (to - from) * 4 > sheet.width);
    fills(left) && fills(right)
}

/// The middle of the empty strip about the middle of a sheet.
fn gutter(sheet: &Sheet) -> Option<Length> {
    let middle = sheet.width / 2;
    // The strip may lie a little to one side: margins of left and right pages differ.
    let (low, high) = (middle - sheet.width / 12, middle + sheet.width / 12);
    let mut taken: Vec<(Length, Length)> = sheet.glyphs.iter().map(|g| (g.x, g.right())).collect();
    taken.extend(sheet.horizontal.iter().map(|rule| (rule.from, rule.to)));
    taken.extend(sheet.vertical.iter().map(|rule| (rule.at, rule.at)));
    taken.retain(|(from, to)| *to >= low && *from <= high);
    taken.sort_unstable();
    let (mut end, mut widest) = (low, (0, middle));
    for (from, to) in taken.into_iter().chain([(high, high)]) {
        if from - end > widest.0 {
            widest = (from - end, (from + end) / 2);
        }
        end = end.max(to);
    }
    (widest.0 * 100 >= sheet.width * GUTTER).then_some(widest.1)
}

impl Sheet {
    /// What lies left of a place, and what lies right of it, as pages.
    fn cut(self, at: Length) -> Vec<Sheet> {
        let Sheet { width, height, glyphs, horizontal, vertical, images } = self;
        let mut left = Sheet::new(at, height);
        let mut right = Sheet::new(width - at, height);
        for glyph in glyphs {
            if glyph.x < at {
                left.glyphs.push(glyph)
            } else {
                right.glyphs.push(Glyph { x: glyph.x - at, ..glyph })
            }
        }
        for rule in horizontal {
            let moved = Rule { from: rule.from - at, to: rule.to - at, ..rule };
            if rule.from < at { left.horizontal.push(rule) } else { right.horizontal.push(moved) }
        }
        for rule in vertical {
            let moved = Rule { at: rule.at - at, ..rule };
            if rule.at < at { left.vertical.push(rule) } else { right.vertical.push(moved) }
        }
        for image in images {
            if image.x < at {
                left.images.push(image)
            } else {
                right.images.push(Image { x: image.x - at, ..image })
            }
        }
        vec![left, right]
    }
}
