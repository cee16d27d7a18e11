//! Words stamped across the pages (送审稿, 内部资料): they lie over the text, and are none of it.
//!
//! What lies slantwise is left out already. Upright ones are known by three things together: they are larger or fainter
//! than the text, they lie over other characters, and they come again or cover several.

use std::collections::HashMap;

use super::page::{Glyph, Length, POINT, Sheet};

/// The most pairs of characters that are held against each other; more is a drawing.
const PAIRS: usize = 20_000_000;

/// Characters drawn one after another on one base line, by their numbers on the page.
struct Run {
    from: usize,
    to: usize,
}

/// What instances of one watermark have in common.
#[derive(PartialEq, Eq, Hash)]
struct Words {
    text: String,
    points: Length,
    faint: bool,
}

/// How often something is drawn, and how many characters it lies over.
#[derive(Default)]
struct Seen {
    times: usize,
    covered: usize,
}

/// Takes watermarks off the pages.
pub fn wipe(sheets: &mut [Sheet]) {
    let Some(usual) = usual_size(sheets) else { return };
    let glyphs: usize = sheets.iter().map(|s| s.glyphs.len()).sum();
    let faint: usize = sheets.iter().map(|s| s.glyphs.iter().filter(|g| g.faint).count()).sum();
    // Where most of the text is grey, grey says nothing.
    let grey_tells = faint * 3 < glyphs;
    let stands_out = |g: &Glyph| g.size * 5 >= usual * 7 || grey_tells && g.faint;
    let mut seen: HashMap<Words, Seen> = HashMap::new();
    let mut pairs = 0;
    for sheet in sheets.iter() {
        let mut others: Vec<&Glyph> = sheet.glyphs.iter().filter(|g| !stands_out(g) && is_ink(g)).collect();
        others.sort_by_key(|g| g.y);
        for run in runs(&sheet.glyphs).filter(|run| sheet.glyphs.get(run.from).is_some_and(stands_out)) {
            let own = sheet.glyphs.get(run.from..run.to).unwrap_or_default();
            let Some(words) = Words::of(own) else { continue };
            let covered =
                own.iter().filter(|g| is_ink(g)).map(|g| covered_by(g, &others, &mut pairs)).sum::<usize>();
            let seen = seen.entry(words).or_default();
            (seen.times, seen.covered) = (seen.times + 1, seen.covered + covered);
            if pairs > PAIRS {
                return;
            }
        }
    }
    seen.retain(|_, seen| seen.covered > 0 && (seen.times > 1 || seen.covered > 2));
    if seen.is_empty() {
        return;
    }
    for sheet in sheets {
        let gone: Vec<Run> = runs(&sheet.glyphs)
            .filter(|run| {
                let own = sheet.glyphs.get(run.from..run.to).unwrap_or_default();
                Words::of(own).is_some_and(|words| seen.contains_key(&words))
            })
            .collect();
        let mut nth = 0;
        sheet.glyphs.retain(|_| {
            nth += 1;
            !gone.iter().any(|run| (run.from + 1..=run.to).contains(&nth))
        });
    }
}

impl Words {
    fn of(run: &[Glyph]) -> Option<Words> {
        let first = run.first()?;
        let text: String = run.iter().flat_map(|g| g.text.chars()).filter(|c| !c.is_whitespace()).collect();
        (!text.is_empty()).then_some(Words { text, points: first.size / POINT, faint: first.faint })
    }
}

fn is_ink(glyph: &Glyph) -> bool {
    !glyph.text.trim().is_empty()
}

/// The size of most characters.
fn usual_size(sheets: &[Sheet]) -> Option<Length> {
    let mut sizes: Vec<Length> = sheets.iter().flat_map(|s| &s.glyphs).map(|g| g.size).collect();
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied()
}

/// The runs of a page, as they were drawn.
fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = Run> {
    let goes_on = |last: &Glyph, next: &Glyph| {
        let gap = next.x - last.right();
        (last.y, last.size, last.faint) == (next.y, next.size, next.faint)
            && (-last.size / 2..=last.size * 3 / 2).contains(&gap)
    };
    let mut from = 0;
    (1..=glyphs.len()).filter_map(move |at| {
        let (last, next) = (glyphs.get(at - 1)?, glyphs.get(at));
        if next.is_some_and(|next| goes_on(last, next)) {
            return None;
        }
        let run = Run { from, to: at };
        from = at;
        Some(run)
    })
}

/// How many of the other characters, sorted by their base lines, a character lies over.
fn covered_by(glyph: &Glyph, others: &[&Glyph], pairs: &mut usize) -> usize {
    let reach = glyph.size;
    let first = others.partition_point(|o| o.y < glyph.y - reach);
    let near = others.get(first..).unwrap_or_default().iter().take_while(|o| o.y <= glyph.y + reach);
    let mut covered = 0;
    for other in near {
        *pairs += 1;
        covered += usize::from(overlap(glyph, other));
    }
    covered
}

/// Whether two characters lie over each other by a third of the smaller one each way.
fn overlap(a: &Glyph, b: &Glyph) -> bool {
    let common = |a0: Length, a1: Length, b0: Length, b1: Length| {
        (a1.min(b1) - a0.max(b0)) * 3 >= (a1 - a0).min(b1 - b0).max(1)
    };
    let top = |g: &Glyph| g.y - g.size * 4 / 5;
    let bottom = |g: &Glyph| g.y + g.size / 10;
    common(a.x, a.right(), b.x, b.right()) && common(top(a), bottom(a), top(b), bottom(b))
}
