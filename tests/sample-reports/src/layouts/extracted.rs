//! Tables as programs that take the text out of web pages write them: bars between cells, rows filled up with bars, a
//! cell or a bar a line, labels still broken as the cell broke them.

use super::grid::{Drawn, Place};
use super::worn::Wear;
use crate::sample::Dice;

/// All of them.
pub const EXTRACTED: [Wear; 8] = [
    ("a bar after each cell", bar_after_each),
    ("a bar after each cell, and for what hangs over from above", bar_for_hanging),
    ("rows between bars, filled up with bars", filled_up),
    ("rows between bars, filled up, one line of dashes", filled_up_headed),
    ("a cell a line, a bar behind it", cell_lines),
    ("a cell a line, a bar a line", bar_lines),
    ("a cell a paragraph, labels over two lines", cell_paragraphs),
    ("a cell a paragraph, a space before each figure", spaced_paragraphs),
];

/// The texts of each row's cells; where it is wanted, a blank one for each cell that hangs over from a row above.
fn texts(table: &Drawn, hanging: bool) -> Vec<Vec<&str>> {
    let text = |place| match place {
        Place::Begins(cell) => Some(cell.text.as_str()),
        Place::Hanging(true) if hanging => Some(""),
        Place::Hanging(_) | Place::Widened => None,
    };
    table.places().into_iter().map(|row| row.into_iter().filter_map(text).collect()).collect()
}

/// A row's cells with what follows each, and the bars that make up for cells that it lacks.
fn rows(table: &Drawn, hanging: bool, line: impl Fn(&[&str], &str) -> String) -> String {
    let missing = |row: &[&str]| "|".repeat(table.columns - row.len());
    texts(table, hanging).iter().map(|row| line(row, &missing(row))).collect()
}

fn bar_after_each(table: &Drawn, _: &mut Dice) -> String {
    rows(table, false, |row, _| format!("{} |\n", row.join(" | ")))
}

fn bar_for_hanging(table: &Drawn, _: &mut Dice) -> String {
    rows(table, true, |row, _| format!("{} |\n", row.join(" | ")))
}

fn filled_up(table: &Drawn, _: &mut Dice) -> String {
    rows(table, true, |row, bars| format!("| {} | {bars}\n", row.join(" | ")))
}

fn filled_up_headed(table: &Drawn, dice: &mut Dice) -> String {
    let drawn = filled_up(table, dice);
    let (head, body) = drawn.split_once('\n').unwrap_or((&drawn, ""));
    format!("{head}\n{}|\n{body}", "|---".repeat(table.columns))
}

fn cell_lines(table: &Drawn, _: &mut Dice) -> String {
    rows(table, true, |row, bars| {
        let cells: String = row.iter().map(|text| format!("{text} |\n").trim_start().to_owned()).collect();
        if bars.is_empty() { cells } else { format!("{cells}{bars}\n") }
    })
}

fn bar_lines(table: &Drawn, _: &mut Dice) -> String {
    rows(table, false, |row, _| row.iter().map(|text| format!("{text}\n|\n")).collect())
}

/// Names of columns broken where a narrow cell broke them.
fn cell_paragraphs(table: &Drawn, _: &mut Dice) -> String {
    let broken = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let is_name = chars.len() > 4 && chars.len() < 9 && !text.contains(|c: char| c.is_ascii_digit());
        let middle = if is_name { 3 } else { chars.len() };
        let (before, after) = chars.split_at(middle);
        let lines = [before, after].map(|part| part.iter().collect::<String>());
        lines.into_iter().filter(|line| !line.is_empty()).map(|line| line + "\n\n").collect::<String>()
    };
    rows(table, false, |row, _| row.iter().map(|text| broken(text)).collect())
}

fn spaced_paragraphs(table: &Drawn, _: &mut Dice) -> String {
    rows(table, false, |row, _| row.iter().map(|text| format!(" {text}\n\n")).collect())
}
