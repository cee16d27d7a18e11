//! What else becomes of the tables on their way: converters that fill, drop, repeat and tear cells; language models
//! that draw each row as a table; spreadsheets, consoles and browsers. Each is a way to draw one table as text.

use gouji::form::TableId;

use super::grid::{Cell, Drawn, Place, draw};
use super::rows;
use crate::sample::{Dice, Sample};

/// A way to draw a table, by name.
pub type Wear = (&'static str, fn(&Drawn, &mut Dice) -> String);

/// All of them.
pub const WEARS: [Wear; 27] = [
    ("a bar before each row, a cell a line, filled up", bar_before),
    ("a cell a line, the filling bars on their own", filling_apart),
    ("a cell a line, a bar for a column too many", column_too_many),
    ("blank cells dropped and the row filled up", blanks_dropped),
    ("merged cells repeated in each row and column", repeated),
    ("merged cells repeated in each row, tabs", repeated_tabs),
    ("a number before each row", numbered),
    ("a number before each row, between spaces", numbered_spaces),
    ("each row a table of its own", a_table_each),
    ("tables torn at wrapped labels", torn),
    ("the header again and a page number in the middle", paged),
    ("the header again and a page number, tabs", paged_tabs),
    ("wrapped labels in bars, in lines of their own", wrapped_bars),
    ("quoted cells over lines, tabs", quoted),
    ("a box drawn with characters", boxed),
    ("aligned with wide spaces", wide_aligned),
    ("labels and first figures stuck together", stuck),
    ("notes above and below", noted),
    ("units after figures", units),
    ("commas in thousands", thousands),
    ("spaces in thousands, bars", spaced_thousands),
    ("a blank column between all", blank_columns),
    ("an empty line after each cell and two after each row", aired_rows),
    ("each row in one line, a tab at its end", trailing_tab),
    ("words of the page between rows", page_words),
    ("figures over two lines in narrow columns", narrow),
    ("cells and rows ended by marks, as Word hands them to scripts", marked),
];

/// The whole report with its tables drawn in one way.
pub fn render(sample: &Sample, wear: &Wear, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    super::report(sample, false, |id: TableId| (wear.1)(&draw(sample, id), &mut dice))
}

fn text(cell: &Cell) -> &str {
    &cell.text
}

/// What a merged cell covers is not there.
fn marked(table: &Drawn, _: &mut Dice) -> String {
    const END: &str = "\r\u{7}";
    by_row(table, |row| row.iter().map(|cell| cell.text.replace('\n', "\r") + END).collect::<String>() + END)
}

fn fill(table: &Drawn, row: &[Cell]) -> String {
    "|".repeat(table.columns.saturating_sub(row.len()))
}

fn by_row(table: &Drawn, row: impl FnMut(&Vec<Cell>) -> String) -> String {
    table.rows.iter().map(row).collect()
}

fn bar_before(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| {
        let cells: String = row.iter().map(|c| format!("\n{} |", text(c))).collect();
        let cells = cells.replace("\n |", "\n|");
        let fill = fill(table, row);
        if fill.is_empty() { format!("|{cells}\n") } else { format!("|{cells} {fill}\n") }
    })
}

fn filling_apart(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| {
        let cells: String = row
            .iter()
            .map(|c| format!("{} |\n", text(c)).replace(" |", if text(c).is_empty() { "|" } else { " |" }))
            .collect();
        let fill = fill(table, row);
        if fill.is_empty() { cells } else { format!("{cells}{fill}\n") }
    })
}

fn column_too_many(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| {
        let cells: String = row
            .iter()
            .map(|c| if text(c).is_empty() { "|\n".into() } else { format!("{} |\n", text(c)) })
            .collect();
        format!("{cells}|{}\n", fill(table, row))
    })
}

fn blanks_dropped(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| {
        let filled: Vec<&Cell> = row.iter().filter(|c| !text(c).is_empty()).collect();
        let cells: String = filled.iter().map(|c| format!("{} | ", text(c))).collect();
        format!("{cells}{}\n", "|".repeat(table.columns - filled.len()))
    })
}

fn full_rows(table: &Drawn) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![vec![String::new(); table.columns]; table.rows.len()];
    for (r, row) in table.rows.iter().enumerate() {
        for cell in row {
            for line in out.iter_mut().skip(r).take(cell.rowspan) {
                line[cell.column..cell.column + cell.colspan].fill(cell.text.clone());
            }
        }
    }
    out
}

fn repeated(table: &Drawn, _: &mut Dice) -> String {
    let rows = full_rows(table);
    rows.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect()
}

/// Only down, not across.
fn repeated_tabs(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    for (r, places) in table.places().iter().enumerate() {
        let full = &full_rows(table)[r];
        let cells = places.iter().zip(full).map(|(place, text)| match place {
            Place::Begins(_) | Place::Hanging(true) => text.as_str(),
            _ => "",
        });
        out += &(cells.collect::<Vec<_>>().join("\t") + "\n");
    }
    out
}

fn numbered(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::matrix(table, " | ");
    rows.lines().enumerate().map(|(nth, row)| format!("| {nth} | {row} |\n")).collect()
}

fn numbered_spaces(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::rows(table, "  ");
    if table.columns == 15 {
        return rows;
    }
    rows.lines().enumerate().map(|(nth, row)| format!("{nth}  {row}\n")).collect()
}

/// As a language model draws a table that has merged cells.
fn a_table_each(table: &Drawn, _: &mut Dice) -> String {
    if table.columns != 10 {
        return rows::markdown(table);
    }
    let mut out = String::new();
    for row in &table.rows[3..] {
        let labels: Vec<&str> = row.iter().filter(|c| !c.is_value).map(text).collect();
        let values: Vec<&str> = row.iter().filter(|c| c.is_value).map(text).collect();
        let Some((label, groups)) = labels.split_last() else { continue };
        groups.iter().for_each(|group| out += &format!("### {group}\n"));
        out += &format!("#### {label}\n| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n");
        out += &format!("|{}\n| {label} | {} |\n\n", "---|".repeat(8), values.join(" | "));
    }
    out
}

/// A row whose label takes two lines loses it: the label stands before the figures, and two such rows that follow
/// one another have both labels first.
fn torn(table: &Drawn, _: &mut Dice) -> String {
    const LINE: usize = 11;
    let mut out = String::new();
    let mut figures: Vec<String> = Vec::new();
    let rule = |cells: usize| format!("|{}\n", "---|".repeat(cells));
    for row in &table.rows {
        let labels: Vec<&str> = row.iter().filter(|c| !c.is_value).map(text).collect();
        let values: Vec<&str> = row.iter().filter(|c| c.is_value).map(text).collect();
        let (label, groups) = labels.split_last().map_or(("", &[][..]), |(l, g)| (*l, g));
        let chars: Vec<char> = label.chars().collect();
        if values.is_empty() || chars.len() <= LINE {
            out.extend(figures.drain(..));
            groups.iter().for_each(|g| out += &format!("{g}\n"));
            let cells: Vec<&str> = labels.last().copied().into_iter().chain(values).collect();
            out += &format!("| {} |\n", cells.join(" | "));
            out += &rule(cells.len());
            continue;
        }
        if figures.len() == 2 {
            out.extend(figures.drain(..));
        }
        groups.iter().for_each(|g| out += &format!("{g}\n"));
        chars.chunks(LINE).for_each(|line| out += &(line.iter().collect::<String>() + "\n"));
        figures.push(format!("| {} |\n{}", values.join(" | "), rule(values.len())));
    }
    out.extend(figures);
    out
}

fn halves(rows: &str, header: usize, page: &str) -> String {
    let lines: Vec<&str> = rows.lines().collect();
    if lines.len() < 20 {
        return rows.into();
    }
    let (first, second) = lines.split_at(lines.len() / 2);
    format!("{}\n{page}\n{}\n{}\n", first.join("\n"), lines[..header].join("\n"), second.join("\n"))
}

fn paged(table: &Drawn, _: &mut Dice) -> String {
    halves(&rows::pipe_rows(table, "", true), 3, "— 4 —")
}

fn paged_tabs(table: &Drawn, _: &mut Dice) -> String {
    halves(&rows::rows(table, "\t"), 3, "- 4 -")
}

/// Labels over several lines, the figures in the first.
fn wrapped_bars(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    for row in table.places() {
        let cells: Vec<(Vec<String>, bool)> = row
            .iter()
            .map(|place| match place {
                Place::Begins(cell) => {
                    let chars: Vec<char> = cell.text.chars().collect();
                    (chars.chunks(8).map(|c| c.iter().collect()).collect(), cell.is_value)
                }
                _ => (Vec::new(), false),
            })
            .collect();
        let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1).max(1);
        for line in 0..height {
            let part = |(lines, _): &(Vec<String>, bool)| lines.get(line).cloned().unwrap_or_default();
            out += &format!("| {} |\n", cells.iter().map(part).collect::<Vec<_>>().join(" | "));
        }
    }
    out
}

/// As a spreadsheet copies cells with line breaks.
fn quoted(table: &Drawn, _: &mut Dice) -> String {
    let cell = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        if chars.len() < 10 {
            return text.to_string();
        }
        let lines: Vec<String> = chars.chunks(10).map(|c| c.iter().collect()).collect();
        format!("\"{}\"", lines.join("\n"))
    };
    let mut out = String::new();
    for row in table.places() {
        let cells = row.iter().map(|place| match place {
            Place::Begins(c) => cell(text(c)),
            _ => String::new(),
        });
        out += &(cells.collect::<Vec<_>>().join("\t") + "\n");
    }
    out
}

fn boxed(table: &Drawn, _: &mut Dice) -> String {
    let mut out = format!("┌{}┐\n", "─┬".repeat(table.columns));
    for row in rows::matrix(table, "│").lines() {
        out += &format!("│{row}│\n├{}┤\n", "─┼".repeat(table.columns));
    }
    out
}

fn wide_aligned(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, "\u{3000}\u{3000}")
}

fn stuck(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    for row in &table.rows {
        let labels: Vec<&str> = row.iter().filter(|c| !c.is_value).map(text).collect();
        let values: Vec<&str> = row.iter().filter(|c| c.is_value).map(text).collect();
        out += &format!("{}{}\n", labels.join(" "), values.join(" "));
    }
    out
}

fn noted(table: &Drawn, _: &mut Dice) -> String {
    format!("单位：件\n{}注：1.本表按季汇总，共4次。\n2.上年数以公布的为准。\n", rows::rows(table, "\t"))
}

fn changed(table: &Drawn, change: impl Fn(&str) -> String) -> Drawn {
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flatten().filter(|c| c.is_value) {
        cell.text = change(&cell.text);
    }
    table
}

fn units(table: &Drawn, _: &mut Dice) -> String {
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty();
    rows::rows(&changed(table, |t| if number(t) { format!("{t}件") } else { t.into() }), "\t")
}

fn grouped(text: &str, by: char) -> String {
    if text.len() < 4 || !text.chars().all(|c| c.is_ascii_digit()) {
        return text.into();
    }
    let mut out = String::new();
    for (nth, c) in text.chars().enumerate() {
        if nth > 0 && (text.len() - nth).is_multiple_of(3) {
            out.push(by);
        }
        out.push(c);
    }
    out
}

fn thousands(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&changed(table, |t| grouped(t, ',')), " ")
}

fn spaced_thousands(table: &Drawn, _: &mut Dice) -> String {
    rows::pipe_rows(&changed(table, |t| grouped(t, ' ')), "| ", false)
}

fn blank_columns(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, "\t\t")
}

fn aired_rows(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| row.iter().map(|c| format!("{}\n\n", text(c))).collect::<String>() + "\n\n")
}

fn trailing_tab(table: &Drawn, _: &mut Dice) -> String {
    by_row(table, |row| row.iter().map(|c| format!("{}\t", text(c))).collect::<String>() + "\n")
}

fn page_words(table: &Drawn, dice: &mut Dice) -> String {
    const WORDS: [&str; 5] = [
        "云溪市政务公开专栏",
        "打印  关闭",
        "松岭县2023年年报 第 3 页",
        "（续表）",
        "信息来源：云溪市政务网",
    ];
    let mut out = String::new();
    for row in rows::rows(table, "\t").lines() {
        if dice.below(6) == 0 {
            out += &format!("{}\n", dice.pick(&WORDS));
        }
        out += &format!("{row}\n");
    }
    out
}

/// Columns of a few characters, as `pdftotext -layout` shows cells too narrow for their figures.
fn narrow(table: &Drawn, _: &mut Dice) -> String {
    const WIDTH: usize = 2;
    let mut out = String::new();
    for row in &table.rows {
        let labels: Vec<&str> = row.iter().filter(|c| !c.is_value).map(text).collect();
        let values: Vec<Vec<char>> =
            row.iter().filter(|c| c.is_value).map(|c| c.text.chars().collect()).collect();
        let lines = values.iter().map(|v| v.len().div_ceil(WIDTH)).max().unwrap_or(1).max(1);
        for line in 0..lines {
            let label = if line == 0 { labels.join("  ") } else { String::new() };
            let padding = " ".repeat(80usize.saturating_sub(label.chars().count() * 2));
            let part = |v: &Vec<char>| {
                v.chunks(WIDTH).nth(line).map(|c| c.iter().collect::<String>()).unwrap_or_default()
            };
            let figures: String = values.iter().map(|v| format!("{:<8}", part(v))).collect();
            out += &format!("{label}{padding}{figures}\n");
        }
    }
    out
}
