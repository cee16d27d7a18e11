//! What becomes of tables on web pages: what editors, content systems, Word, WPS and hands make of one and the same
//! table in HTML. Each is a way to write one table, or to wrap a whole page; the figures are the sample's.

use gouji::form::TableId;

use super::grid::{Drawn, draw};
use crate::sample::{Dice, Sample};

/// A way to write a table, by name.
pub type Wear = (&'static str, fn(&Drawn, &mut Dice) -> String);

/// A way to wrap a page, by name.
pub type Frame = (&'static str, fn(&str) -> String);

/// All ways to write a table.
pub const WEARS: [Wear; 45] = [
    ("a merged label one row too short", rowspan_short),
    ("a merged label one row too long", rowspan_long),
    ("no cell says how many rows it covers", no_rowspan),
    ("no cell says how many columns it covers", no_colspan),
    ("labels a column too wide", labels_wide),
    ("one row's label a column too narrow", one_label_narrow),
    ("merged cells written out as blank ones", unmerged),
    ("merged cells written out, each with its text", repeated),
    ("spans with their unit, and of nothing", odd_spans),
    ("a table in each cell", nested),
    ("a table in each cell with a figure", nested_figures),
    ("labels in paragraphs of few characters", broken_labels),
    ("labels broken before their brackets and numbers", broken_at_marks),
    ("figures in paragraphs with empty ones around", figures_in_paragraphs),
    ("hidden cells between", hidden_cells),
    ("hidden rows between", hidden_rows),
    ("header cells everywhere", all_headers),
    ("a body for each row", body_each),
    ("a head for the header, a foot for the last row", head_and_foot),
    ("two tables, the second with the header", two_tables_headed),
    ("two tables, the second without a header", two_tables),
    ("two tables, merged labels again in the second", two_tables_labelled),
    ("the header again in the middle", header_again),
    ("blank cells as no-break spaces in paragraphs", nbsp_blanks),
    ("a span for each character", span_each),
    ("as Word copies", word),
    ("as WPS and Excel copy", excel),
    ("units after figures", units),
    ("full-width digits", wide_digits),
    ("a subtotal column", subtotal_column),
    ("a subtotal column before the five", subtotal_first),
    ("no column of totals", no_totals),
    ("totals first", totals_first),
    ("a column of row numbers", row_numbers),
    ("a blank column at the end", blank_last),
    ("a blank column at the beginning", blank_first),
    ("notes behind labels", noted_labels),
    ("units in the header", units_in_header),
    ("no end tags", no_end_tags),
    ("a table for each row", table_each),
    ("group and row in one cell", joined_labels),
    ("the header in one row", flat_header),
    ("columns for their looks", spare_columns),
    ("turned", turned),
    ("words of the page between rows", words_between),
];

/// All ways to wrap a page.
pub const FRAMES: [Frame; 6] = [
    ("menu, article and margin in a table", |body| {
        format!(
            "<table width=100%><tr><td colspan=3><img src=top.jpg></td></tr><tr><td>{MENU}</td><td>{body}</td>\
             <td><p>相关链接</p><ul><li>云溪市政府网</li><li>青禾区政府网</li></ul></td></tr></table>"
        )
    }),
    ("a table in a table in a table", |body| {
        let row = |inner: &str| format!("<table><tbody><tr><td>{inner}</td></tr></tbody></table>");
        row(&row(&row(body)))
    }),
    ("the article a cell below its data", |body| {
        format!(
            "<table class=xxgk><tr><td>索引号</td><td>014300/2024-00002</td><td>分类</td><td>年报</td></tr>\
             <tr><td>发布机构</td><td>云溪市</td><td>发文日期</td><td>2024-01-17</td></tr></table>\
             <table><tr><td>字号：[大 中 小]</td></tr><tr><td>{body}</td></tr><tr><td>打印本页 关闭窗口</td></tr></table>"
        )
    }),
    ("each part of the article a row", |body| {
        let parts: Vec<&str> = body.split_inclusive("</table>").collect();
        let rows: String = parts.iter().map(|part| format!("<tr><td>{part}</td></tr>\n")).collect();
        format!("<table>{rows}</table>")
    }),
    ("list items and boxes around all", |body| {
        format!(
            "<ul class=nav><li>首页<li>公开<li>年报</ul><div><div><section>{body}</section></div></div>{MENU}"
        )
    }),
    ("a table begun and never ended", |body| format!("<table><tr><td>{MENU}<td>{body}")),
];

const MENU: &str = "<ul><li><a href=#>法定主动公开内容</a></li><li><a href=#>政府信息公开年报</a></li>\
    <li><a href=#>依申请公开</a></li></ul>";

/// The whole report, its tables written in one way.
pub fn render(sample: &Sample, wear: &Wear, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    super::report(sample, true, |id: TableId| (wear.1)(&draw(sample, id), &mut dice))
}

/// The whole report in a frame.
pub fn framed(sample: &Sample, frame: &Frame) -> String {
    (frame.1)(&super::render(sample, super::Layout::Html))
}

/// A cell as it will be written.
#[derive(Clone)]
struct Td {
    tag: &'static str,
    attributes: String,
    colspan: usize,
    rowspan: usize,
    text: String,
    is_value: bool,
}

type Rows = Vec<Vec<Td>>;

impl Td {
    fn new(text: &str) -> Td {
        Td {
            tag: "td",
            attributes: String::new(),
            colspan: 1,
            rowspan: 1,
            text: text.into(),
            is_value: false,
        }
    }

    fn written(&self) -> String {
        let span = |name: &str, n: usize| if n > 1 { format!(" {name}={n}") } else { String::new() };
        let Td { tag, attributes, text, .. } = self;
        let spans = span("colspan", self.colspan) + &span("rowspan", self.rowspan);
        format!("<{tag}{attributes}{spans}>{text}</{tag}>")
    }
}

fn cells(table: &Drawn) -> Rows {
    let cell = |c: &super::grid::Cell| Td {
        colspan: c.colspan,
        rowspan: c.rowspan,
        is_value: c.is_value,
        ..Td::new(&c.text)
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn row(cells: &[Td]) -> String {
    format!("<tr>{}</tr>\n", cells.iter().map(Td::written).collect::<String>())
}

fn written(rows: &[Vec<Td>]) -> String {
    format!("<table>{}</table>\n", rows.iter().map(|r| row(r)).collect::<String>())
}

/// Every cell changed.
fn each(table: &Drawn, change: impl FnMut(&mut Td)) -> String {
    let mut rows = cells(table);
    rows.iter_mut().flatten().for_each(change);
    written(&rows)
}

/// Every row changed.
fn each_row(table: &Drawn, mut change: impl FnMut(usize, &mut Vec<Td>)) -> String {
    let mut rows = cells(table);
    rows.iter_mut().enumerate().for_each(|(nth, row)| change(nth, row));
    written(&rows)
}

/// How many rows of the header a table has: none where its headers stand among its rows.
fn header(table: &Drawn) -> usize {
    if table.columns == 4 { 0 } else { 3 }
}

fn is_applications(table: &Drawn) -> bool {
    table.columns == 10
}

fn resized(table: &Drawn, dice: &mut Dice, resize: impl Fn(usize) -> usize) -> String {
    let mut rows = cells(table);
    let mut merged: Vec<&mut Td> = rows.iter_mut().skip(3).flatten().filter(|c| c.rowspan > 2).collect();
    if !merged.is_empty() {
        let nth = dice.below(merged.len() as u64) as usize;
        merged[nth].rowspan = resize(merged[nth].rowspan);
    }
    written(&rows)
}

fn rowspan_short(table: &Drawn, dice: &mut Dice) -> String {
    resized(table, dice, |n| n - 1)
}

fn rowspan_long(table: &Drawn, dice: &mut Dice) -> String {
    resized(table, dice, |n| n + 1)
}

fn no_rowspan(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.rowspan = 1)
}

fn no_colspan(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.colspan = 1)
}

fn labels_wide(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        if let Some(label) = row.iter_mut().rfind(|c| !c.is_value && nth >= first) {
            label.colspan += 1;
        }
    })
}

fn one_label_narrow(table: &Drawn, dice: &mut Dice) -> String {
    let mut rows = cells(table);
    let mut wide: Vec<&mut Td> = rows.iter_mut().skip(3).flatten().filter(|c| c.colspan > 1).collect();
    if !wide.is_empty() {
        let nth = dice.below(wide.len() as u64) as usize;
        wide[nth].colspan -= 1;
    }
    written(&rows)
}

/// Every place of the table a cell; merged places blank, or with the text of what covers them.
fn places(table: &Drawn, repeat: bool) -> Rows {
    let mut rows = vec![vec![Td::new(""); table.columns]; table.rows.len()];
    for (r, row) in table.rows.iter().enumerate() {
        for cell in row {
            for line in rows.iter_mut().skip(r).take(cell.rowspan) {
                for place in &mut line[cell.column..cell.column + cell.colspan] {
                    place.text = if repeat { cell.text.clone() } else { String::new() };
                }
            }
            rows[r][cell.column] = Td { is_value: cell.is_value, ..Td::new(&cell.text) };
        }
    }
    rows
}

fn unmerged(table: &Drawn, _: &mut Dice) -> String {
    written(&places(table, false))
}

fn repeated(table: &Drawn, _: &mut Dice) -> String {
    written(&places(table, true))
}

/// `rowspan="8px"`, `colspan='+3'`, `rowspan=1 colspan=1`, `colspan="0"`.
fn odd_spans(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        let (columns, rows) = (cell.colspan, cell.rowspan);
        let columns = if columns > 1 { format!("\" {columns}px\"") } else { "\"0\"".into() };
        cell.attributes = format!(" align=center colspan={columns} ROWSPAN='+{rows} '");
        (cell.colspan, cell.rowspan) = (1, 1);
    })
}

fn boxed(text: &str) -> String {
    format!("<table width=100%><tbody><tr><td><p>{text}</p></td></tr></tbody></table>")
}

fn nested(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.text = boxed(&cell.text))
}

fn nested_figures(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            cell.text = boxed(&cell.text);
        }
    })
}

fn broken_labels(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if !cell.is_value {
            let chars: Vec<char> = cell.text.chars().collect();
            let length = 2 + dice.below(5) as usize;
            let lines: Vec<String> = chars.chunks(length).map(|line| line.iter().collect()).collect();
            cell.text = match dice.below(2) {
                0 => lines.join("<br>"),
                _ => lines.iter().map(|line| format!("<p align=center>{line}</p>")).collect(),
            };
        }
    })
}

fn broken_at_marks(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if !cell.is_value {
            cell.text =
                cell.text.replace('（', "<br/>（").replace('）', "）<br/>").replace('.', ".<br/>&nbsp;");
        }
    })
}

fn figures_in_paragraphs(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            cell.text = format!("<p>&nbsp;</p>\n<p><span> {} </span></p>\n<p><br></p>", cell.text);
        }
    })
}

fn hidden_cells(table: &Drawn, _: &mut Dice) -> String {
    let hidden = Td { attributes: " style=\"width:0;display: none\"".into(), ..Td::new("<p>9</p>") };
    each_row(table, |_, row| {
        let cells = std::mem::take(row);
        row.extend(cells.into_iter().flat_map(|cell| [hidden.clone(), cell]));
    })
}

fn hidden_rows(table: &Drawn, dice: &mut Dice) -> String {
    let rows: String = cells(table)
        .iter()
        .map(|cells| {
            let old: Vec<Td> =
                cells.iter().map(|c| Td { text: "7".into(), rowspan: 1, ..c.clone() }).collect();
            let label = cells.iter().rfind(|c| !c.is_value).map_or("", |c| &c.text);
            let hidden = row(&old).replace("<tr>", "<tr style='DISPLAY:none'>").replacen(
                ">7<",
                &format!(">{label}<"),
                1,
            );
            if dice.below(4) == 0 { hidden + &row(cells) } else { row(cells) }
        })
        .collect();
    format!("<table>{rows}</table>\n")
}

fn all_headers(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.tag = "th")
}

/// Merged cells end with their body, so each row has its labels.
fn body_each(table: &Drawn, _: &mut Dice) -> String {
    let rows: String = cells(table).iter().map(|r| format!("<tbody>{}</tbody>", row(r))).collect();
    format!("<table>{rows}</table>\n")
}

fn head_and_foot(table: &Drawn, _: &mut Dice) -> String {
    let rows = cells(table);
    let (head, rest) = rows.split_at(header(table));
    let (body, foot) = rest.split_at(rest.len() - 1);
    let all = |rows: &[Vec<Td>]| rows.iter().map(|r| row(r)).collect::<String>();
    let head: String = all(head).replace("td>", "th>").replace("<td", "<th");
    format!("<table><thead>{head}</thead><tbody>{}</tbody><tfoot>{}</tfoot></table>\n", all(body), all(foot))
}

/// Two tables, cut at a random row below the header; merged cells are cut too.
fn cut(table: &Drawn, dice: &mut Dice, headed: bool, labelled: bool) -> String {
    let first = header(table);
    let rows = cells(table);
    if table.columns == 15 {
        return written(&rows);
    }
    let at = first + 1 + dice.below((rows.len() - first - 1) as u64) as usize;
    let mut above: Rows = rows[..at].to_vec();
    let mut below: Rows = rows[at..].to_vec();
    let mut hanging = Vec::new();
    for (nth, row) in above.iter_mut().enumerate() {
        for cell in row.iter_mut().filter(|c| nth + c.rowspan > at) {
            let rest = nth + cell.rowspan - at;
            cell.rowspan = at - nth;
            let text = if labelled { cell.text.as_str() } else { "" };
            hanging.push(Td { rowspan: rest, colspan: cell.colspan, ..Td::new(text) });
        }
    }
    below[0].splice(0..0, hanging);
    if headed {
        below.splice(0..0, rows[..first].iter().cloned());
    }
    written(&above) + "<p>&nbsp;</p><p align=center>- 3 -</p>" + &written(&below)
}

fn two_tables_headed(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, true, false)
}

fn two_tables(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, false, false)
}

fn two_tables_labelled(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, true, true)
}

fn header_again(table: &Drawn, dice: &mut Dice) -> String {
    let first = header(table);
    let mut rows = cells(table);
    // Where merged labels hang down, a header between would push them aside.
    let at = if is_applications(table) { first + 1 + dice.below(2) as usize } else { 0 };
    let again: Rows = rows[..first].to_vec();
    if is_applications(table) {
        rows.splice(at..at, again);
    }
    written(&rows)
}

fn nbsp_blanks(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if cell.text.is_empty() {
            let blanks =
                ["<p>&nbsp;</p>", "&#12288;", "<p><span>&#160;</span></p>", "<br>", "&#8203;", "<p></p>"];
            cell.text = (*dice.pick(&blanks)).into();
        }
    })
}

fn span_each(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        let spans = cell.text.chars().enumerate().map(|(nth, c)| match nth % 3 {
            0 => format!("<span style=\"font-family:仿宋\">{c}</span>"),
            1 => format!("<font face='Times New Roman'><b>{c}</b></font>"),
            _ => format!("<span lang=EN-US><!-- {nth} -->{c}<o:p></o:p></span>"),
        });
        cell.text = spans.collect();
    })
}

fn word(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        cell.attributes =
            " width=64 valign=center\nstyle='width:48pt;mso-border-alt:solid windowtext .5pt'".into();
        let text = if cell.text.is_empty() { "&nbsp;" } else { &cell.text };
        cell.text = format!(
            "\n  <p class=MsoNormal align=center style='mso-pagination:widow-orphan'><![if !supportEmptyParas]>\
             <![endif]><span\n  lang=EN-US style='mso-font-kerning:0pt'>{text}<span style='mso-spacerun:yes'>&nbsp; \
             </span><o:p></o:p></span></p>\n  "
        );
    })
}

fn excel(table: &Drawn, _: &mut Dice) -> String {
    let rows: String =
        cells(table).iter().map(|cells| row(cells).replace("<td", "<td class=xl66 x:num")).collect();
    let widths: String =
        (0..table.columns).map(|_| "<col width=72 style='mso-width-source:userset'>").collect();
    let sizes: String = (0..table.columns).map(|_| "<td width=72 style='width:54pt'></td>").collect();
    format!(
        "<table border=0 x:str><!--StartFragment-->{widths}{rows}<!--EndFragment--><![if supportMisalignedColumns]>\
         <tr height=0 style='display:none'>{sizes}</tr><![endif]></table>\n"
    )
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn units(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value && is_number(&cell.text) {
            cell.text += *dice.pick(&["件", " 件", "&nbsp;件", "（件）"]);
        }
    })
}

fn wide_digits(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            let wide =
                |c: char| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_digit()).unwrap_or(c);
            cell.text = cell.text.chars().map(wide).collect();
        }
    })
}

/// Table 3 with 小计 over the five kinds of organisation, before or behind them.
fn with_subtotal(table: &Drawn, place: usize) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 => row[1].colspan += 1,
        1 => row[1].colspan += 1,
        2 => row.insert(place, Td::new("小计")),
        _ => {
            let first = row.iter().position(|c| c.is_value).unwrap_or(0);
            let figures: Option<Vec<i64>> =
                row[first + 1..first + 6].iter().map(|c| c.text.parse().ok()).collect();
            let sum = figures.map_or(String::new(), |f| f.iter().sum::<i64>().to_string());
            row.insert(first + 1 + place, Td { is_value: true, ..Td::new(&sum) });
        }
    })
}

fn subtotal_column(table: &Drawn, _: &mut Dice) -> String {
    with_subtotal(table, 5)
}

fn subtotal_first(table: &Drawn, _: &mut Dice) -> String {
    with_subtotal(table, 0)
}

fn no_totals(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 => row[1].colspan -= 1,
        1 => drop(row.pop()),
        2 => {}
        _ => drop(row.pop()),
    })
}

fn totals_first(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 | 2 => {}
        1 => row.rotate_right(1),
        _ => {
            let first = row.iter().position(|c| c.is_value).unwrap_or(0);
            row[first..].rotate_right(1);
        }
    })
}

fn row_numbers(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    if table.columns == 15 {
        return written(&cells(table));
    }
    each_row(table, |nth, row| {
        let text = if nth < first { "序号".into() } else { (nth + 1 - first).to_string() };
        row.insert(0, Td::new(if nth > 0 && nth < first { "" } else { &text }));
    })
}

fn blank_last(table: &Drawn, _: &mut Dice) -> String {
    each_row(table, |_, row| row.push(Td::new("&nbsp;")))
}

fn blank_first(table: &Drawn, _: &mut Dice) -> String {
    each_row(table, |_, row| row.insert(0, Td::new("")))
}

fn noted_labels(table: &Drawn, dice: &mut Dice) -> String {
    const NOTES: [&str; 4] = [
        "（含以办公室名义制发的，不含转发上级的）",
        "（以本机关名义作出的决定，委托下级机关作出的不计在内）",
        "（件）",
        "<br>（注：本项由法制机构提供，统计到12月31日）",
    ];
    let noted =
        |text: &str| text.chars().nth(1).is_some() && !text.contains('（') && !text.contains("信息内容");
    each_row(table, |_, row| {
        let has_figures = row.iter().any(|c| c.is_value);
        if let Some(label) = row.iter_mut().rfind(|c| !c.is_value).filter(|c| has_figures && noted(&c.text)) {
            label.text += *dice.pick(&NOTES);
        }
    })
}

fn units_in_header(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        if nth < first {
            row.iter_mut().filter(|c| !c.text.contains("勾稽")).for_each(|cell| cell.text += "（件）");
        }
    })
}

fn no_end_tags(table: &Drawn, _: &mut Dice) -> String {
    written(&cells(table)).replace("</td>", "").replace("</tr>", "")
}

fn table_each(table: &Drawn, _: &mut Dice) -> String {
    if table.columns == 15 {
        return written(&cells(table));
    }
    cells(table).into_iter().map(|row| written(&[row])).collect()
}

/// `（三）不予公开 1.属于国家秘密` in one cell.
fn joined_labels(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        let labels = row.iter().filter(|c| !c.is_value).count();
        if nth >= first && row.len() > labels && labels > 1 {
            let texts: Vec<String> = row.drain(..labels).map(|c| c.text).collect();
            row.insert(0, Td::new(&texts.join("<br>")));
        }
        row.iter_mut().for_each(|c| (c.colspan, c.rowspan) = (1, 1));
    })
}

/// One row of header: the names of the columns alone.
fn flat_header(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    let mut rows = cells(table);
    let mut names: Vec<Td> = vec![rows[1][0].clone()];
    names.append(&mut rows[2]);
    names.push(rows[1][2].clone());
    names.iter_mut().for_each(|name| name.rowspan = 1);
    names.insert(0, Td { colspan: 3, ..Td::new("项目") });
    rows.splice(0..3, [names]);
    written(&rows)
}

/// Cells that cover columns of no meaning, as drawing by hand leaves them: header and rows end differently.
fn spare_columns(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        let last = row.len() - 1;
        for (at, cell) in row.iter_mut().enumerate() {
            cell.colspan = cell.colspan * 2 + usize::from(at == last && (cell.is_value || nth < first));
        }
    })
}

/// Applicants down, outcomes across.
fn turned(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    let rows = places(table, false);
    let labels: Vec<String> = rows[3..]
        .iter()
        .map(|row| row[..3].iter().rev().map(|c| c.text.clone()).find(|t| !t.is_empty()).unwrap_or_default())
        .collect();
    let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let mut out =
        vec![std::iter::once("申请人情况").chain(labels.iter().map(String::as_str)).map(Td::new).collect()];
    for (nth, name) in columns.iter().enumerate() {
        let figures = rows[3..].iter().map(|row| row[3 + nth].clone());
        out.push(std::iter::once(Td::new(name)).chain(figures).collect::<Vec<Td>>());
    }
    written(&out)
}

fn words_between(table: &Drawn, dice: &mut Dice) -> String {
    let width = table.columns;
    let rows: String = cells(table)
        .iter()
        .map(|cells| {
            let words = *dice.pick(&["（续表）", "单位：件", "云溪市政务公开专栏"]);
            let between = format!("<tr><td colspan={width}>{words}</td></tr>");
            if dice.below(6) == 0 && cells.iter().all(|c| c.rowspan == 1) {
                row(cells) + &between
            } else {
                row(cells)
            }
        })
        .collect();
    format!("<table>{rows}</table>\n")
}
