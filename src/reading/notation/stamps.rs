//! The words of a stamp or a watermark, which a copy leaves among the figures of many lines: 样稿, 内部资料.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::form::{FORM_2019, FORM_2021, Form, TableId};
use crate::reading::tables::cell;
use crate::text::is_space;

use super::lines;

/// Words that stand behind so many different numbers of figures lie across the columns: in a column of their own they might
/// stand for a figure.
const COLUMNS: usize = 3;

/// A line of figures has at least so many.
const FIGURES: usize = 3;

/// The words of a stamp stand in few characters; a single one may be a unit.
const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// The words of stamps in lines of figures. Words of the forms are none, nor are units.
pub(super) fn stamps(text: &str) -> Vec<Range<usize>> {
    // For each word its places, and how many figures stand before each.
    let mut places: BTreeMap<&str, Vec<(Range<usize>, usize)>> = BTreeMap::new();
    let mut stamps = Vec::new();
    for (start, line) in lines(text) {
        if line.bytes().filter(u8::is_ascii_digit).nth(FIGURES - 1).is_none() {
            continue;
        }
        let (mut at, mut before) = (start, 0);
        for part in line.split_inclusive(is_space) {
            let word = part.trim_end();
            if before > 0 && may_be_stamp(word) {
                stamps.push((word, at, before));
            }
            before += usize::from(is_figure(word));
            at += part.len();
        }
        for (word, at, figures) in stamps.drain(..).filter(|_| before >= FIGURES) {
            places.entry(word).or_default().push((at..at + word.len(), figures));
        }
    }
    places.retain(|word, places| {
        let columns: BTreeSet<usize> = places.iter().map(|(_, before)| *before).collect();
        columns.len() >= COLUMNS && !is_of_a_form(word)
    });
    places.into_values().flatten().map(|(place, _)| place).collect()
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

fn may_be_stamp(word: &str) -> bool {
    let is_ideograph = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let is_of_cell = cell::is_unit(word) || cell::is_direction(word) || cell::kind(word).is_some();
    word.chars().all(is_ideograph) && CHARACTERS.contains(&word.chars().count()) && !is_of_cell
}

/// Whether the words stand in a label or a header of a form.
fn is_of_a_form(word: &str) -> bool {
    let of_table = |form: &'static Form, table| {
        form.rows(table).iter().any(|row| {
            let own = row.label.contains(word) || row.group.label().contains(word);
            own || row.columns.iter().any(|column| column.label.contains(word))
        })
    };
    TableId::ALL.iter().any(|table| [&FORM_2019, &FORM_2021].iter().any(|form| of_table(form, *table)))
}

#[cfg(test)]
mod tests {
    use crate::reading::notation::plain;

    fn read(text: &str) -> String {
        plain(crate::source::from_text(text)).text
    }

    #[test]
    fn a_stamp_over_rows_of_figures_is_white_space() {
        let rows = "规章 3 样稿 0 1\n许可\t2\t0 样稿\t4\n处罚 1 2 3 样稿\n";
        assert_eq!(read(rows), "规章 3        0 1\n许可\t2\t0       \t4\n处罚 1 2 3       \n");
    }

    #[test]
    fn labels_and_words_in_a_column_of_their_own_are_kept() {
        for text in ["许可 3 0 1 总计 4 0 2\n".repeat(4), "许可 3 0 1 未变 4\n处罚 0 1 2\n".repeat(9)]
        {
            assert_eq!(read(&text), text);
        }
    }
}
