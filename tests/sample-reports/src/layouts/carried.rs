//! What mail programs, office programs, assistants, recognisers of pictures and the offices themselves make of the tables.
//! Each is a way to draw one table as text. In some of them a figure cannot be told from another: it is then not read.

use super::grid::{Cell, Drawn};
use super::rows;
use super::worn::Wear;
use crate::sample::Dice;

/// All of them.
pub const CARRIED: [Wear; 41] = [
    ("rows as columns", transposed),
    ("bold cells and centred columns, as an assistant writes them", bold),
    ("quoted lines of a mail", quoted_mail),
    ("lines broken after forty characters", hard_wrapped),
    ("quoted cells between commas", commas_quoted),
    ("cells between commas", commas),
    ("cells between semicolons", semicolons),
    ("characters set apart by spaces", spaced_characters),
    ("each nought a letter", letters),
    ("zero-width spaces around cells", zero_width),
    ("the source of a page", page_source),
    ("whole numbers with decimals", decimals),
    ("a dot behind each figure", dotted),
    ("a dash for each nought", dashes),
    ("〇 for each nought", circles),
    ("each nought blank, tabs", blank_noughts_tabs),
    ("each nought blank, spaces", blank_noughts_spaces),
    ("the header's upper rows lost", headless),
    ("labels without their numbers, no header", bare_labels),
    ("a column for remarks", remarks),
    ("a column of shares", shares),
    ("the last column cut off", last_cut),
    ("the first figures cut off", first_cut),
    ("last year's figure in brackets", last_year_in_brackets),
    ("last year's figure behind a slash", last_year_behind_slash),
    ("a column of last year beside each", last_year_beside),
    ("a row of which there are some", of_which),
    ("a row of sums for each group", group_sums),
    ("the second half pasted twice", half_twice),
    ("a number before each line", line_numbers),
    ("lines cut off at thirty characters", cut_lines),
    ("labels a character a line", upright_labels),
    ("column by column", by_column),
    ("each label over its figures", label_over),
    ("each label under its figures", label_under),
    ("a list of names and figures", listed),
    ("rows in the order of their labels", sorted),
    ("units in cells of their own", unit_cells),
    ("full width, with commas", full_width),
    ("two rows in a line", two_rows),
    ("cells ended by marks, blank ones for what merged cells cover", marked),
];

/// How many columns the drawn table 3 has.
const OF_T3: usize = 10;

fn labels(row: &[Cell]) -> Vec<&str> {
    row.iter().filter(|c| !c.is_value).map(|c| c.text.as_str()).collect()
}

fn values(row: &[Cell]) -> Vec<&str> {
    row.iter().filter(|c| c.is_value).map(|c| c.text.as_str()).collect()
}

/// The label of the row itself, without those of its groups.
fn label(row: &[Cell]) -> &str {
    labels(row).last().copied().unwrap_or("")
}

/// Each row as its labels and its figures make it.
fn each(table: &Drawn, mut row: impl FnMut(&[&str], &[&str]) -> String) -> String {
    table.rows.iter().map(|r| row(&labels(r), &values(r))).collect()
}

fn changed(table: &Drawn, change: impl Fn(&str) -> String) -> Drawn {
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flatten().filter(|c| c.is_value) {
        cell.text = change(&cell.text);
    }
    table
}

fn is_count(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn of_counts(table: &Drawn, change: impl Fn(&str) -> String) -> Drawn {
    changed(table, |text| if is_count(text) { change(text) } else { text.to_owned() })
}

fn transposed(table: &Drawn, _: &mut Dice) -> String {
    if table.columns != OF_T3 {
        return rows::rows(table, "\t");
    }
    const NAMES: [&str; 7] =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let of_figures: Vec<&Vec<Cell>> = table.rows.iter().filter(|r| r.iter().any(|c| c.is_value)).collect();
    let head: Vec<&str> = of_figures.iter().map(|row| label(row)).collect();
    let mut out = format!("申请人情况\t{}\n", head.join("\t"));
    for (nth, name) in NAMES.iter().enumerate() {
        let column: Vec<&str> = of_figures.iter().map(|row| values(row)[nth]).collect();
        out += &format!("{name}\t{}\n", column.join("\t"));
    }
    out
}

fn bold(table: &Drawn, _: &mut Dice) -> String {
    let cell = |text: &str| if text.is_empty() { String::new() } else { format!("**{text}**") };
    let mut out = String::new();
    for (nth, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|c| cell(&c.text)).collect();
        out += &format!("| {} |\n", cells.join(" | "));
        if nth == 0 {
            out += &format!("|{}\n", ":---:|".repeat(cells.len()));
        }
    }
    out
}

fn quoted_mail(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, "\t").lines().map(|line| format!("> {line}\n")).collect()
}

fn hard_wrapped(table: &Drawn, _: &mut Dice) -> String {
    const LINE: usize = 40;
    let mut out = String::new();
    for row in rows::rows(table, " ").lines() {
        let mut length = 0;
        for word in row.split(' ').filter(|w| !w.is_empty()) {
            let own = word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
            if length > 0 {
                out += if length + own > LINE { "\n" } else { " " };
                length = if length + own > LINE { 0 } else { length };
            }
            out += word;
            length += own + 1;
        }
        out += "\n";
    }
    out
}

fn commas_quoted(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| {
        let cells: Vec<String> = labels.iter().chain(values).map(|text| format!("\"{text}\"")).collect();
        cells.join(",") + "\n"
    })
}

fn commas(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, ",")
}

fn semicolons(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, "；")
}

fn spaced_characters(table: &Drawn, _: &mut Dice) -> String {
    let apart = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    each(table, |labels, values| {
        let labels: Vec<String> = labels.iter().map(|text| apart(text)).collect();
        format!("{}   {}\n", labels.join("   "), values.join("   "))
    })
}

fn letters(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&of_counts(table, |text| text.replace('0', "O")), "\t")
}

fn zero_width(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&changed(table, |text| format!("\u{200B}\u{A0}{text}\u{A0}\u{FEFF}")), "\t")
}

fn page_source(table: &Drawn, _: &mut Dice) -> String {
    let cells = |row: &Vec<Cell>| {
        row.iter().map(|c| format!("<td colspan=\"{}\">{}</td>\n", c.colspan, c.text)).collect::<String>()
    };
    let rows: String = table.rows.iter().map(|row| format!("<tr>\n{}</tr>\n", cells(row))).collect();
    format!("<table>\n{rows}</table>\n")
}

fn decimals(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&of_counts(table, |text| format!("{text}.00")), "\t")
}

fn dotted(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&of_counts(table, |text| format!("{text}.")), "\t")
}

fn dashes(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&of_counts(table, |text| if text == "0" { "—".into() } else { text.into() }), " ")
}

fn circles(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&of_counts(table, |text| if text == "0" { "〇".into() } else { text.into() }), "\t")
}

fn without_noughts(table: &Drawn) -> Drawn {
    of_counts(table, |text| if text == "0" { String::new() } else { text.into() })
}

fn blank_noughts_tabs(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(&without_noughts(table), "\t")
}

fn blank_noughts_spaces(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::rows(&without_noughts(table), " ");
    rows.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
}

fn headless(table: &Drawn, _: &mut Dice) -> String {
    rows::rows(table, "\t").lines().skip(2).map(|line| format!("{line}\n")).collect()
}

fn bare_labels(table: &Drawn, _: &mut Dice) -> String {
    let bare = |text: &str| {
        let text = text.trim_start_matches(|c: char| "（）()一二三四五六七八九十0123456789".contains(c));
        text.trim_start_matches(['.', '、', '．']).to_owned()
    };
    let rows = table.rows.iter().filter(|row| row.iter().any(|c| c.is_value));
    rows.map(|row| format!("{}\t{}\n", bare(label(row)), values(row).join("\t"))).collect()
}

fn remarks(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |labels, values| {
        let remark = match (values.is_empty(), dice.below(4)) {
            (true, _) => "备注",
            (false, 0) => "含补正后重报",
            (false, 1) => "见附件2",
            (false, _) => "",
        };
        let cells: Vec<&str> = labels.iter().chain(values).copied().chain([remark]).collect();
        cells.join("\t") + "\n"
    })
}

fn shares(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |labels, values| {
        let share = format!("{}.{}%", dice.below(100), dice.below(10));
        let last = if values.is_empty() { "占比" } else { &share };
        let cells: Vec<&str> = labels.iter().chain(values).copied().chain([last]).collect();
        cells.join("\t") + "\n"
    })
}

fn last_cut(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| {
        let kept = values.len().saturating_sub(1);
        [labels, &values[..kept]].concat().join(" ") + "\n"
    })
}

fn first_cut(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| [labels, values.get(1..).unwrap_or(&[])].concat().join(" ") + "\n")
}

fn last_year_in_brackets(table: &Drawn, dice: &mut Dice) -> String {
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flatten().filter(|c| is_count(&c.text)) {
        cell.text += &format!("（{}）", dice.below(30));
    }
    rows::rows(&table, "\t")
}

fn last_year_behind_slash(table: &Drawn, dice: &mut Dice) -> String {
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flatten().filter(|c| is_count(&c.text)) {
        cell.text += &format!("/{}", dice.below(30));
    }
    rows::rows(&table, "\t")
}

fn last_year_beside(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |labels, values| {
        let mut pair = |value: &&str| [(*value).to_owned(), dice.below(30).to_string()];
        let both: Vec<String> = values.iter().flat_map(&mut pair).collect();
        format!("{}\t{}\n", labels.join("\t"), both.join("\t"))
    })
}

fn of_which(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    for (nth, row) in rows::rows(table, "\t").lines().enumerate() {
        out += &format!("{row}\n");
        if table.columns == OF_T3 && nth == 3 {
            out += "其中：网上申请\t1\t0\t0\t0\t0\t0\t1\n当面申请\t0\t0\t0\t0\t0\t0\t0\n";
        }
    }
    out
}

fn group_sums(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    let mut sums = [0u64; 7];
    for row in &table.rows {
        let (labels, values) = (labels(row), values(row));
        let inner = label(row).starts_with(|c: char| c.is_ascii_digit());
        if table.columns == OF_T3 && !inner && sums.iter().any(|sum| *sum > 0) {
            let figures: Vec<String> = sums.iter().map(u64::to_string).collect();
            out += &format!("小计\t{}\n", figures.join("\t"));
        }
        if !inner {
            sums.fill(0);
        } else if table.columns == OF_T3 {
            sums.iter_mut().zip(&values).for_each(|(sum, v)| *sum += v.parse::<u64>().unwrap_or(0));
        }
        out += &([labels, values].concat().join("\t") + "\n");
    }
    out
}

fn half_twice(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::rows(table, "\t");
    let lines: Vec<&str> = rows.lines().collect();
    format!("{rows}{}\n", lines[lines.len() / 2..].join("\n"))
}

fn line_numbers(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::rows(table, "  ");
    rows.lines().enumerate().map(|(nth, row)| format!("{:>4}: {row}\n", nth + 41)).collect()
}

fn cut_lines(table: &Drawn, _: &mut Dice) -> String {
    const LINE: usize = 30;
    let cut = |line: &str| match line.char_indices().nth(LINE) {
        Some((at, _)) => format!("{}…\n", &line[..at]),
        None => format!("{line}\n"),
    };
    rows::rows(table, " ").lines().map(cut).collect()
}

fn upright_labels(table: &Drawn, _: &mut Dice) -> String {
    let mut out = String::new();
    for row in &table.rows {
        let (labels, values) = (labels(row), values(row));
        let (own, groups) = labels.split_last().map_or(("", &[][..]), |(own, groups)| (*own, groups));
        for group in groups {
            group.chars().for_each(|c| out += &format!("{c}\n"));
        }
        out += &format!("{own} {}\n", values.join(" "));
    }
    out
}

fn by_column(table: &Drawn, _: &mut Dice) -> String {
    let width = table.rows.iter().map(|row| values(row).len()).max().unwrap_or(0);
    let mut out: String = table.rows.iter().map(|row| labels(row).join("\n") + "\n").collect();
    for column in 0..width {
        out += "\n";
        for value in table.rows.iter().filter_map(|row| values(row).get(column).copied()) {
            out += &format!("{value}\n");
        }
    }
    out
}

fn label_over(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| format!("{}\n{}\n", labels.join("\n"), values.join("  ")))
}

fn label_under(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| {
        let (own, groups) = labels.split_last().map_or(("", &[][..]), |(own, groups)| (*own, groups));
        let groups: String = groups.iter().map(|g| format!("{g}\n")).collect();
        if values.is_empty() {
            format!("{groups}{own}\n")
        } else {
            format!("{groups}{}\n{own}\n", values.join("  "))
        }
    })
}

fn listed(table: &Drawn, _: &mut Dice) -> String {
    const NAMES: [&str; 7] =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    each(table, |labels, values| {
        let names =
            |nth: usize| if values.len() == 7 { NAMES[nth].to_owned() } else { format!("第{}列", nth + 1) };
        let items: String =
            values.iter().enumerate().map(|(nth, value)| format!("- {}：{value}\n", names(nth))).collect();
        format!("{}\n{items}", labels.join(" "))
    })
}

fn sorted(table: &Drawn, _: &mut Dice) -> String {
    if table.columns != OF_T3 {
        return rows::rows(table, "\t");
    }
    let rows = rows::rows(table, "\t");
    let lines: Vec<&str> = rows.lines().collect();
    let mut body = lines[3..].to_vec();
    body.sort_unstable();
    format!("{}\n{}\n", lines[..3].join("\n"), body.join("\n"))
}

fn unit_cells(table: &Drawn, _: &mut Dice) -> String {
    each(table, |labels, values| {
        let cells: Vec<String> = values
            .iter()
            .map(|text| if is_count(text) { format!("{text}\t件") } else { (*text).to_owned() })
            .collect();
        format!("{}\t{}\n", labels.join("\t"), cells.join("\t"))
    })
}

fn full_width(table: &Drawn, _: &mut Dice) -> String {
    let wide = |text: &str| {
        let mut out = String::new();
        for (nth, c) in text.chars().enumerate() {
            if nth > 0 && (text.len() - nth).is_multiple_of(3) {
                out.push('，');
            }
            out.extend(char::from_u32(c as u32 + 0xFEE0));
        }
        out
    };
    rows::rows(&of_counts(table, wide), "\u{3000}")
}

fn two_rows(table: &Drawn, _: &mut Dice) -> String {
    let rows = rows::rows(table, " ");
    let lines: Vec<&str> = rows.lines().collect();
    lines.chunks(2).map(|pair| pair.join(" ") + "\n").collect()
}

/// As `Range.Text` of a word processor gives a table whose merged cells are still cells.
fn marked(table: &Drawn, _: &mut Dice) -> String {
    const END: &str = "\r\u{7}";
    rows::matrix(table, END).lines().map(|row| format!("{row}{END}{END}")).collect()
}
