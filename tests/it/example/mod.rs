//! The little language of examples: reports with what must be said about them, in a rule's documentation and on the
//! pages of tests ([`page`]).
//!
//! It is described for authors in `CONTRIBUTING.md`. A block changes a sound report line by line:
//!
//! ```text
//! 基础：局 2023
//! 表三 · 重复申请 · 自然人 = «25»
//! 一：2023年，我局共收到政府信息公开申请«12件»。
//! ```

pub mod draft;
pub mod judge;
pub mod page;

use gouji::form::{self, CellId, FORMS, Row, TableId};

pub use draft::Draft;

/// An example: a report to check, perhaps last year's, and what a finding should point at.
#[derive(Debug)]
pub struct Example {
    /// The report.
    pub draft: Draft,
    /// The same body's report of the year before.
    pub previous: Option<Draft>,
    /// Reports of the units that the report consolidates, by name.
    pub units: Vec<(String, Draft)>,
    /// Words that stood in «…»: places that a finding must mark as its subject.
    pub marked_words: Vec<String>,
    /// Cells whose value stood in «…»: a finding must name them.
    pub marked_cells: Vec<CellId>,
    /// `设置：` lines: name and value.
    pub settings: Vec<(String, String)>,
}

/// What `设置：` may name: the limit on section one, the units that there should be and whether their list is complete,
/// a rule that is off by default, and whether what is said across the reports is asked for.
const SETTINGS: [&str; 5] = ["篇幅", "应有单位", "名单", "启用", "跨报告"];

/// Which report the next lines change.
enum Target {
    This,
    Previous,
    Unit,
}

impl Example {
    /// The values of the `设置：` lines of that name.
    pub fn setting<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.settings.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Reads a block. The error says which line is off.
    pub fn parse(block: &str) -> Result<Example, String> {
        let (kind, year) = match block.lines().find_map(|l| l.trim().strip_prefix("基础：")) {
            Some(base) => base_of(base)?,
            None => ("区", 2023),
        };
        let mut example = Example {
            draft: Draft::new(kind, year),
            previous: None,
            units: Vec::new(),
            marked_words: Vec::new(),
            marked_cells: Vec::new(),
            settings: Vec::new(),
        };
        let mut target = Target::This;
        let mut lines = block.lines();
        while let Some(line) = lines.next() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("//") || line.starts_with("基础：") {
                continue;
            }
            match line {
                "格式：网页" => {
                    example.draft_of(&target).is_html = true;
                    continue;
                }
                "上年：" => {
                    target = Target::Previous;
                    example.previous.get_or_insert_with(|| Draft::new(kind, year - 1));
                    continue;
                }
                "本年：" => {
                    target = Target::This;
                    continue;
                }
                "全文：" | "网页：" => {
                    let literal: Vec<&str> = lines.by_ref().collect();
                    let literal = example.unmark(&literal.join("\n"));
                    let draft = example.draft_of(&target);
                    draft.literal = Some(literal);
                    draft.is_html = line == "网页：";
                    continue;
                }
                _ => {}
            }
            if let Some(name) = line.strip_prefix("单位：") {
                target = Target::Unit;
                example.units.push((name.to_owned(), Draft::new("局", year)));
            } else if let Some(setting) = line.strip_prefix("设置：") {
                let (name, value) = setting.split_once('=').ok_or("设置：name = value")?;
                if !SETTINGS.contains(&name.trim()) {
                    return Err(format!("no such setting: {name}"));
                }
                example.settings.push((name.trim().to_owned(), value.trim().to_owned()));
            } else {
                example.apply(&target, line).map_err(|e| format!("line “{line}”: {e}"))?;
            }
        }
        Ok(example)
    }

    fn draft_of(&mut self, target: &Target) -> &mut Draft {
        match target {
            Target::This => &mut self.draft,
            Target::Previous => self.previous.as_mut().expect("set at 上年："),
            Target::Unit => &mut self.units.last_mut().expect("set at 单位：").1,
        }
    }

    /// Takes the «» out and keeps the words that stood between.
    fn unmark(&mut self, text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('«') {
            let (words, after) = tail.split_once('»').expect("« without »");
            self.marked_words.push(words.to_owned());
            plain.push_str(before);
            plain.push_str(words);
            rest = after;
        }
        plain + rest
    }

    fn apply(&mut self, target: &Target, line: &str) -> Result<(), String> {
        if line.starts_with('表')
            || line.starts_with("t2")
            || line.starts_with("t3")
            || line.starts_with("t4")
        {
            return self.apply_to_table(target, line);
        }
        // The first of ： and = decides: `一：…` adds a paragraph, `一 = …` replaces what stands there.
        let at = line.find(['：', '=']).ok_or("neither ： nor =")?;
        let replaces = line[at..].starts_with('=');
        let name = line[..at].trim();
        let text = self.unmark(line[at..].trim_start_matches(['：', '=']).trim());
        let draft = self.draft_of(target);
        if let Some(numeral) = name.strip_prefix("章节") {
            let section = numeral_of(numeral.trim())?;
            if text == "缺" {
                draft.sections[section] = (String::new(), Vec::new());
                draft.lost_tables.extend(TableId::ALL.get(section.wrapping_sub(1)));
            } else {
                draft.sections[section].0 = text;
            }
            return Ok(());
        }
        let place = match name {
            "标题" => {
                draft.title = text;
                return Ok(());
            }
            "前言" => &mut draft.preamble,
            "落款" => &mut draft.signature,
            numeral => &mut draft.sections[numeral_of(numeral)?].1,
        };
        // A title, a preamble and a signature are there once: naming them replaces them.
        if replaces || name == "前言" || name == "落款" {
            place.clear();
        }
        place.push(text);
        Ok(())
    }

    fn apply_to_table(&mut self, target: &Target, line: &str) -> Result<(), String> {
        let (address, value) = line.split_once('=').ok_or("a table line needs =")?;
        let (address, value) = (address.trim(), value.trim());
        let whole = value;
        let marked = value.starts_with('«');
        let value = value.trim_start_matches('«').trim_end_matches('»');
        let printed = if value == "空" { "" } else { value };
        let mut parts: Vec<&str> = if address.starts_with('t') {
            address.split('.').collect()
        } else {
            address.split(['·', '×']).map(str::trim).collect()
        };
        let table = TableId::ALL.into_iter().find(|t| t.id() == parts[0] || t.name_zh() == parts[0]);
        let table = table.ok_or_else(|| format!("no table {}", parts[0]))?;
        parts.remove(0);
        let draft = self.draft_of(target);
        let (row, column) = match parts[..] {
            [] if value == "缺" => {
                draft.lost_tables.insert(table);
                return Ok(());
            }
            [] => {
                let of_table = draft.cells.iter_mut().filter(|(id, _)| id.table == table);
                of_table.for_each(|(_, cell)| *cell = printed.to_owned());
                return Ok(());
            }
            [row] => (row_of(draft, table, row)?, None),
            [row, column] => (row_of(draft, table, row)?, Some(column)),
            _ => return Err("at most table · row · column".to_owned()),
        };
        let Some(column) = column else {
            if value == "缺" {
                draft.lost_rows.insert((table, row.id));
                return Ok(());
            }
            let mut marked_cells = Vec::new();
            let mut values: Vec<&str> = whole.split_whitespace().collect();
            if values.len() == 1 {
                values = vec![values[0]; row.columns.len()];
            }
            if values.len() != row.columns.len() {
                return Err(format!("the row has {} cells", row.columns.len()));
            }
            for (column, value) in row.columns.iter().zip(values) {
                let id = CellId { table, row: row.id, column: column.id };
                let bare = value.trim_matches(['«', '»']);
                draft.cells.insert(id, if bare == "空" { String::new() } else { bare.to_owned() });
                if bare != value {
                    marked_cells.push(id);
                }
            }
            self.marked_cells.extend(marked_cells);
            return Ok(());
        };
        let column = row.columns.iter().find(|c| c.id == column || c.label == column);
        let column = column.ok_or_else(|| format!("row {} has no such column", row.label))?;
        let id = CellId { table, row: row.id, column: column.id };
        draft.cells.insert(id, printed.to_owned());
        if marked {
            self.marked_cells.push(id);
        }
        Ok(())
    }
}

fn base_of(base: &str) -> Result<(&str, u16), String> {
    let (kind, year) = base.trim().split_once(' ').ok_or("基础：区 2023")?;
    Ok((kind, year.trim().parse().map_err(|_| format!("no year: {year}"))?))
}

fn numeral_of(name: &str) -> Result<usize, String> {
    ["一", "二", "三", "四", "五", "六"].iter().position(|n| *n == name).ok_or(format!("no place “{name}”"))
}

/// The row of that id, of that label (number and brackets left out), or the only one whose label holds it.
fn row_of(draft: &Draft, table: TableId, name: &str) -> Result<&'static Row, String> {
    let rows = draft.form.rows(table);
    let exact = rows.iter().find(|r| r.id == name || form::bare(r.label) == name);
    let mut holding = rows.iter().filter(|r| r.label.contains(name));
    match (exact, holding.next(), holding.next()) {
        (Some(row), ..) | (None, Some(row), None) => Ok(row),
        _ if FORMS.iter().flat_map(|f| f.rows(table)).any(|r| r.id == name) => {
            Err(format!("the form of {} has no row {name}", draft.form.id))
        }
        _ => Err(format!("no row, or more than one, is called “{name}”")),
    }
}
