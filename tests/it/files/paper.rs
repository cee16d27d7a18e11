//! Sample reports as files: the same report written as docx, xlsx and csv.

use gouji::form::TableId;
use gouji::source::package;
use rust_xlsxwriter::{Format, Workbook};

use sample_reports::Sample;
use sample_reports::layouts::grid::{Cell, Drawn, Place, draw};
use sample_reports::layouts::{self, Layout};

/// A piece of a report on paper.
pub enum Part {
    Text(String),
    Table(Drawn),
}

/// A report in the order of its pages.
pub fn parts(sample: &Sample) -> Vec<Part> {
    let mut parts = vec![Part::Text(sample.title())];
    let mut text = |lines: Vec<String>, table: Option<TableId>| {
        parts.extend(lines.into_iter().map(Part::Text));
        parts.extend(table.map(|id| Part::Table(draw(sample, id))));
    };
    let headed = |heading: &str, lines: Vec<String>| [vec![heading.to_owned()], lines].concat();
    text(sample.preamble(), None);
    text(headed("一、总体情况", sample.overview()), None);
    text(headed("二、主动公开政府信息情况", Vec::new()), Some(TableId::T2));
    text(headed("三、收到和处理政府信息公开申请情况", Vec::new()), Some(TableId::T3));
    text(headed("四、政府信息公开行政复议、行政诉讼情况", Vec::new()), Some(TableId::T4));
    text(headed("五、存在的主要问题及改进情况", sample.problems()), None);
    text(headed("六、其他需要报告的事项", sample.other_matters()), None);
    text(sample.signature(), None);
    parts
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// As WPS writes it: runs cut at every change between figures and characters, `w:vMerge` without a value where
/// a merged cell goes on, numbered headings and labels left to a list.
pub fn docx(sample: &Sample) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let body: String = parts(sample)
        .into_iter()
        .map(|part| match part {
            Part::Text(text) => paragraph(&text),
            Part::Table(table) => docx_table(&table),
        })
        .collect();
    let list = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                <w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/>\
                </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
                 <Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
                 </Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
                 </Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>\
                 </Relationships>"
            ),
        ),
        ("word/document.xml", format!("{HEAD}<w:document {WORD}><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", format!("{HEAD}<w:numbering {WORD}>{list}</w:numbering>")),
    ];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes()))).unwrap()
}

fn paragraph(text: &str) -> String {
    // A heading's numeral is the list's business.
    let numbered = "一二三四五六".chars().find_map(|n| text.strip_prefix(&format!("{n}、")));
    let properties = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    let (properties, text) = numbered.map_or(("", text), |rest| (properties, rest));
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        if last != Some(c.is_ascii()) {
            runs.push(String::new());
        }
        last = Some(c.is_ascii());
        runs.last_mut().unwrap().push(c);
    }
    let runs: String =
        runs.iter().map(|run| format!("<w:r><w:rPr/><w:t>{}</w:t></w:r>", escaped(run))).collect();
    format!("<w:p>{properties}{runs}</w:p>")
}

fn docx_table(table: &Drawn) -> String {
    let side =
        |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    let mut rows = String::new();
    for (row, places) in table.places().into_iter().enumerate() {
        rows.push_str("<w:tr>");
        for (column, place) in places.iter().enumerate() {
            let (cell, merge) = match place {
                Place::Begins(cell) if cell.rowspan > 1 => (Some(*cell), "<w:vMerge w:val=\"restart\"/>"),
                Place::Begins(cell) => (Some(*cell), ""),
                Place::Hanging(true) => (above(table, row, column), "<w:vMerge/>"),
                Place::Hanging(false) | Place::Widened => continue,
            };
            let span = cell.map_or(1, |c| c.colspan);
            // A label of the table keeps its numeral: it is part of the printed form.
            let text = if matches!(place, Place::Begins(_)) { cell.map_or("", |c| &c.text) } else { "" };
            rows.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>\
                 <w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
                9000 / table.columns * span,
                escaped(text)
            ));
        }
        rows.push_str("</w:tr>");
    }
    let grid = format!("<w:gridCol w:w=\"{}\"/>", 9000 / table.columns).repeat(table.columns);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"9000\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// The cell that hangs down into a row from above, beginning in that column.
fn above(table: &Drawn, row: usize, column: usize) -> Option<&Cell> {
    let begun = table.rows.iter().enumerate().take(row);
    begun
        .flat_map(|(from, cells)| cells.iter().map(move |c| (from, c)))
        .find_map(|(from, cell)| (cell.column == column && from + cell.rowspan > row).then_some(cell))
}

/// All on one sheet: headings in the first column, merged cells merged.
pub fn xlsx(sample: &Sample) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut at = 0;
    for part in parts(sample) {
        match part {
            Part::Text(text) => {
                sheet.write(at, 0, text).unwrap();
                at += 1;
            }
            Part::Table(table) => {
                for (row, cells) in (at..).zip(&table.rows) {
                    for cell in cells {
                        let (column, format) = (cell.column as u16, Format::new());
                        if cell.colspan > 1 || cell.rowspan > 1 {
                            let (down, right) = (cell.rowspan as u32 - 1, cell.colspan as u16 - 1);
                            sheet.merge_range(row, column, row + down, column + right, "", &format).unwrap();
                        }
                        match cell.text.parse::<i32>() {
                            Ok(number) => sheet.write_with_format(row, column, number, &format).unwrap(),
                            Err(_) => sheet.write_with_format(row, column, &cell.text, &format).unwrap(),
                        };
                    }
                }
                at += table.rows.len() as u32;
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// As a workbook is saved as CSV: what a merged cell covers is empty.
pub fn csv(sample: &Sample) -> String {
    let quoted = |text: &str| {
        if text.contains([',', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let mut out = String::new();
    for part in parts(sample) {
        match part {
            Part::Text(text) => out.push_str(&format!("{}\r\n", quoted(&text))),
            Part::Table(table) => {
                for row in table.places() {
                    let fields: Vec<String> = row
                        .iter()
                        .map(|place| match place {
                            Place::Begins(cell) => quoted(&cell.text),
                            _ => String::new(),
                        })
                        .collect();
                    out.push_str(&format!("{}\r\n", fields.join(",")));
                }
            }
        }
    }
    out
}

/// As `Range.Text` of Word and WPS gives it: paragraphs end in CR, cells in CR and BEL, and rows once more. What a merged
/// cell covers is not there.
pub fn range_text(sample: &Sample) -> String {
    let mut out = String::new();
    for part in parts(sample) {
        match part {
            Part::Text(text) => out.push_str(&format!("{text}\r")),
            Part::Table(table) => {
                for row in table.places() {
                    for place in &row {
                        if let Place::Begins(cell) = place {
                            out.push_str(&format!("{}\r\u{7}", cell.text.replace('\n', "\r")));
                        }
                    }
                    out.push_str("\r\u{7}");
                }
            }
        }
    }
    out
}

/// A page with its parts in one file, as browsers save it.
pub fn mht(sample: &Sample) -> Vec<u8> {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
                Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    let page = layouts::render(sample, Layout::Html);
    let encoded: String =
        encoding_rs::GB18030.encode(&page).0.iter().map(|byte| format!("={byte:02X}")).collect();
    format!("{head}{encoded}\r\n--b--\r\n").into_bytes()
}
