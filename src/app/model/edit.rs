//! Changes of a text at a few places, and what becomes of the places behind them.

use crate::document::{Block, Document};
use crate::text::Span;

/// Words that stand in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there then.
    pub words: String,
}

/// The text with the changes made. They are in any order and do not overlap; one that does is left out.
pub fn text(before: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(before.len());
    let mut at = 0;
    for edit in in_order(edits) {
        if let (true, Some(kept)) = (edit.span.start >= at, before.get(at..edit.span.start)) {
            out.push_str(kept);
            out.push_str(&edit.words);
            at = edit.span.end;
        }
    }
    out.push_str(before.get(at..).unwrap_or(""));
    out
}

/// The document with the changes made: its lines, tables and cells stay what they are.
pub fn document(before: &Document, edits: &[Edit]) -> Document {
    let moved = |span: Span| Span::new(shifted(span.start, edits, false), shifted(span.end, edits, true));
    let mut document = before.clone();
    document.text = text(&before.text, edits);
    for block in &mut document.blocks {
        match block {
            Block::Line(span) => *span = moved(*span),
            Block::Table(grid) => {
                grid.span = moved(grid.span);
                grid.rows.iter_mut().flatten().for_each(|cell| cell.span = moved(cell.span));
            }
        }
    }
    // The way back to the source of a web page holds for the page as it came.
    document.origin = None;
    document.extras.images.iter_mut().for_each(|at| *at = shifted(*at, edits, false));
    document
}

/// What one edit makes of the first text the second: what stands between their common beginning and end.
pub fn between(before: &str, after: &str) -> Edit {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let width = |pair: (char, char)| pair.0.len_utf8();
    let head: usize = before.chars().zip(after.chars()).take_while(same).map(width).sum();
    let rest = (before.get(head..).unwrap_or(""), after.get(head..).unwrap_or(""));
    let tail: usize = rest.0.chars().rev().zip(rest.1.chars().rev()).take_while(same).map(width).sum();
    let words = rest.1.get(..rest.1.len() - tail).unwrap_or("").to_owned();
    Edit { span: Span::new(head, before.len() - tail), words }
}

/// Whether an edit stays inside a line or a cell, so that the document keeps its shape.
pub fn keeps_shape(before: &str, edit: &Edit) -> bool {
    let is_plain = |words: &str| !words.contains(['\n', '\t', '\r']);
    is_plain(&edit.words) && is_plain(edit.span.of(before))
}

fn in_order(edits: &[Edit]) -> Vec<&Edit> {
    let mut ordered: Vec<&Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        let place = ordered.partition_point(|other| other.span.start <= edit.span.start);
        ordered.insert(place, edit);
    }
    ordered
}

/// Where a place is afterwards. What is put in at an empty place belongs to what begins and ends there.
fn shifted(at: usize, edits: &[Edit], is_end: bool) -> usize {
    let before = |edit: &&Edit| edit.span.end <= at && (is_end || edit.span.start < at);
    let (mut grown, mut cut) = (0, 0);
    for edit in edits.iter().filter(before) {
        grown += edit.words.len();
        cut += edit.span.end - edit.span.start;
    }
    (at + grown).saturating_sub(cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Grid, GridCell};

    fn edit(start: usize, end: usize, words: &str) -> Edit {
        Edit { span: Span::new(start, end), words: words.into() }
    }

    #[test]
    fn several_places_change_at_once() {
        assert_eq!(text("a 83 b 47", &[edit(7, 9, "470"), edit(2, 4, "38")]), "a 38 b 470");
        assert_eq!(text("年报", &[edit(3, 3, "度")]), "年度报");
    }

    #[test]
    fn cells_behind_an_edit_move_along_and_an_empty_one_takes_what_is_put_in() {
        // "12", "", "7" with tabs between.
        let cell = |start, end| GridCell { span: Span::new(start, end), ..GridCell::default() };
        let grid = Grid { span: Span::new(0, 5), rows: vec![vec![cell(0, 2), cell(3, 3), cell(4, 5)]] };
        let before =
            Document { text: "12\t\t7".into(), blocks: vec![Block::Table(grid)], ..Document::default() };
        let after = document(&before, &[edit(0, 2, "120"), edit(3, 3, "5")]);
        let Some(Block::Table(grid)) = after.blocks.first() else { panic!("a table") };
        let words: Vec<&str> = grid.rows.iter().flatten().map(|cell| cell.span.of(&after.text)).collect();
        assert_eq!(words, ["120", "5", "7"]);
        assert_eq!(grid.span, Span::new(0, after.text.len()));
    }

    #[test]
    fn the_edit_between_two_texts_is_as_small_as_it_can_be() {
        assert_eq!(between("共 83 件", "共 38 件"), edit(4, 6, "38"));
        assert_eq!(between("共3件", "共33件"), edit(4, 4, "3"));
        let (before, after) = ("一二三", "一三");
        assert_eq!(text(before, &[between(before, after)]), after);
    }
}
