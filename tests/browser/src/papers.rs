//! A text as the files that people have: Word, workbook, PDF. No more than a reader needs to see in each.
//!
//! Lines with tabs are rows of a table, all others paragraphs.

use std::fmt::Write;
use xtask::bundle::zip;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Consecutive lines of one kind.
enum Block<'a> {
    Paragraph(&'a str),
    Table(Vec<Vec<&'a str>>),
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells.len(), blocks.last_mut()) {
            (1, _) => blocks.push(Block::Paragraph(line)),
            (_, Some(Block::Table(rows))) => rows.push(cells),
            _ => blocks.push(Block::Table(vec![cells])),
        }
    }
    blocks
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A package of parts whose main part has this place, type and content.
fn package(place: &str, kind: &str, content: String, others: Vec<(String, String)>) -> Vec<u8> {
    let overrides: String = others
        .iter()
        .filter(|(name, _)| name.ends_with("sheet1.xml"))
        .map(|(name, _)| {
            format!("<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")
        })
        .collect();
    let types = format!(
        "{HEAD}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{place}\" ContentType=\"{kind}\"/>{overrides}</Types>"
    );
    let root = relation("officeDocument", place);
    let mut parts = vec![
        ("[Content_Types].xml".to_string(), types),
        ("_rels/.rels".into(), root),
        (place.into(), content),
    ];
    parts.extend(others);
    let parts: Vec<zip::File> =
        parts.into_iter().map(|(name, text)| zip::File::new(name, text.into_bytes())).collect();
    zip::pack_files(&parts, zip::Effort::Little).unwrap_or_else(|e| panic!("{e}"))
}

/// A list of one relation.
fn relation(kind: &str, target: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

/// A Word document.
pub fn docx(text: &str) -> Vec<u8> {
    let paragraph =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
    let mut body = String::new();
    for block in blocks(text) {
        match block {
            Block::Paragraph(line) => body.push_str(&paragraph(line)),
            Block::Table(rows) => {
                body.push_str("<w:tbl>");
                for row in rows {
                    let cells: String =
                        row.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect();
                    let _ = write!(body, "<w:tr>{cells}</w:tr>");
                }
                body.push_str("</w:tbl>");
            }
        }
    }
    let document = format!(
        "{HEAD}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    package("word/document.xml", kind, document, Vec::new())
}

/// A workbook of one sheet.
pub fn xlsx(text: &str) -> Vec<u8> {
    let mut rows = String::new();
    for (nth, line) in text.lines().enumerate() {
        let _ = write!(rows, "<row r=\"{}\">", nth + 1);
        for (column, cell) in line.split('\t').enumerate() {
            let place = format!("{}{}", char::from(b'A' + column as u8), nth + 1);
            let _ = match cell.parse::<u32>() {
                Ok(number) => write!(rows, "<c r=\"{place}\"><v>{number}</v></c>"),
                Err(_) => {
                    write!(rows, "<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(cell))
                }
            };
        }
        rows.push_str("</row>");
    }
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"年报\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let others = vec![
        ("xl/_rels/workbook.xml.rels".to_string(), relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml".into(), sheet),
    ];
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    package("xl/workbook.xml", kind, book, others)
}

/// A PDF: every cell in a box of its own, the numbers to the right.
pub fn pdf(text: &str) -> Vec<u8> {
    const WIDTH: i64 = 1000;
    const LEFT: i64 = 40;
    const NARROW: i64 = 60;
    const LINES: usize = 40;
    let mut lines = Vec::new();
    for block in blocks(text) {
        match block {
            // What is longer than a line is broken, as in print.
            Block::Paragraph(line) => {
                let characters: Vec<char> = line.chars().collect();
                lines.extend(
                    characters.chunks(80).map(|part| vec![(LEFT, 0, part.iter().collect::<String>())]),
                );
            }
            Block::Table(rows) => lines.extend(rows.into_iter().map(|row| {
                // Table 3 has seven columns of figures after its labels; everywhere else all cells are as wide.
                let count = row.len() as i64;
                let labels = if matches!(count, 8 | 9) { count - 7 } else { count };
                let label = (WIDTH - 2 * LEFT - (count - labels) * NARROW) / labels;
                let place = |nth: i64| LEFT + nth.min(labels) * label + (nth - labels).max(0) * NARROW;
                let cells = (0..).zip(row);
                cells.map(|(nth, cell)| (place(nth), place(nth + 1) - place(nth), cell.to_string())).collect()
            })),
        }
    }
    let pages: Vec<String> = lines
        .chunks(LINES)
        .map(|lines| {
            let mut content = String::new();
            for (nth, line) in (1..).zip(lines) {
                let y = 700 - nth * 16;
                for (x, width, words) in line {
                    let code: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                    // As large as goes into the box.
                    let room =
                        if *width > 0 { (width - 6) / words.chars().count().max(1) as i64 } else { 10 };
                    let _ =
                        write!(content, "BT /F {} Tf {} {} Td <{code}> Tj ET ", room.min(10), x + 3, y + 4);
                    if *width > 0 {
                        let _ = write!(content, "{x} {y} {width} 16 re S ");
                    }
                }
            }
            content
        })
        .collect();
    let kids: Vec<String> = (0..pages.len()).map(|nth| format!("{} 0 R", 6 + 2 * nth)).collect();
    // The codes are the characters themselves.
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
               1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end";
    let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_string(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[4 0 R]>>".into(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/STSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>".into(),
        stream(map),
    ];
    for (nth, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} 720]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            7 + 2 * nth
        ));
        objects.push(stream(content));
    }
    let (mut file, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
    for (nth, object) in (1..).zip(&objects) {
        places.push(file.len());
        let _ = writeln!(file, "{nth} 0 obj {object} endobj");
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", places.len() + 1);
    file.into_bytes()
}
