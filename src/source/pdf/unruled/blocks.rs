//! Blocks of figures that stand in the same columns.

use super::FEWEST_ROWS;
use super::words::{Word, figures};
use crate::source::pdf::page::Length;

/// A line with fewer figures is no row of a wide table. Narrow tables can be read line by line.
const FEWEST_COLUMNS: usize = 5;

/// Rows further apart than so many times the height of a character belong to different tables.
const REACH: Length = 12;

/// Rows below one another whose figures stand in the same columns.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// From the first to the last base line with figures.
    pub(super) ys: Vec<Length>,
    /// The left and right edge of each column.
    pub(super) columns: Vec<(Length, Length)>,
}

impl Block {
    /// What stands in each column of a line. A column may have nothing; but nothing stands between columns, and no two
    /// figures in one.
    pub(super) fn figures(&self, line: &[Word]) -> Option<Vec<String>> {
        let mut figures = vec![String::new(); self.columns.len()];
        for word in line.iter().filter(|w| self.columns.first().is_none_or(|edge| w.right > edge.0)) {
            let mut there = self
                .columns
                .iter()
                .zip(&mut figures)
                .filter(|((left, right), _)| word.left <= *right && word.right >= *left);
            let (Some((_, slot)), None) = (there.next(), there.next()) else { return None };
            if !slot.is_empty() || !word.is_figure() {
                return None;
            }
            slot.clone_from(&word.text);
        }
        Some(figures)
    }

    /// Takes in lines that follow one another (upwards or downwards) as long as they are rows of these columns, or parts
    /// of labels. Says how many.
    fn extend<'a>(&mut self, lines: impl Iterator<Item = &'a Vec<Word>>) -> usize {
        let mut taken = 0;
        for line in lines {
            let Some(word) = line.first() else { break };
            let far = self.ys.iter().map(|y| (word.y - y).abs()).min().is_none_or(|d| d > word.size * REACH);
            let fits = self.widened(line) || self.figures(line).is_some();
            if far || !fits {
                break;
            }
            if line.iter().any(|w| self.columns.first().is_some_and(|edge| w.right > edge.0)) {
                self.ys.push(word.y);
            }
            taken += 1;
        }
        taken
    }

    /// Takes in the places of a line with a figure for each column, if the columns stay apart.
    fn widened(&mut self, line: &[Word]) -> bool {
        let figures = figures(line);
        let columns = self.columns.iter().zip(figures);
        let columns: Vec<_> = columns.map(|(c, w)| (c.0.min(w.left), c.1.max(w.right))).collect();
        let apart = columns.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.0));
        let fits = figures.len() == self.columns.len() && apart;
        if fits {
            self.columns = columns;
        }
        fits
    }
}

/// Lines below one another with figures in the same columns. The columns are those of the lines with most figures.
pub(super) fn blocks(lines: &[Vec<Word>]) -> Vec<Block> {
    let counts: Vec<usize> = lines.iter().map(|line| figures(line).len()).collect();
    let mut most: Vec<usize> = counts.iter().copied().filter(|n| *n >= FEWEST_COLUMNS).collect();
    most.sort_unstable();
    most.dedup();
    let mut blocks: Vec<Block> = Vec::new();
    let mut free = vec![true; lines.len()];
    for columns in most.into_iter().rev() {
        for (nth, line) in lines.iter().enumerate() {
            let is_free = |at: &usize| free.get(*at).copied().unwrap_or(false);
            let Some(y) = line.first().map(|w| w.y) else { continue };
            if !is_free(&nth) || counts.get(nth) != Some(&columns) {
                continue;
            }
            let edges = figures(line).iter().map(|w| (w.left, w.right)).collect();
            let mut block = Block { ys: vec![y], columns: edges };
            let below = (nth + 1..lines.len()).take_while(is_free).filter_map(|at| lines.get(at));
            let last = nth + block.extend(below);
            let above = (0..nth).rev().take_while(is_free).filter_map(|at| lines.get(at));
            let first = nth - block.extend(above);
            if block.ys.len() >= FEWEST_ROWS {
                free.iter_mut().take(last + 1).skip(first).for_each(|slot| *slot = false);
                block.ys.sort_unstable();
                blocks.push(block);
            }
        }
    }
    blocks.sort_by_key(|b| b.ys.first().copied());
    blocks
}
