//! PDF: ruling lines and characters rebuilt into tables and paragraphs.

use gouji::document::{Block, Document, Grid};
use gouji::form::{CellId, FORM_2021};
use gouji::options::Options;
use gouji::report::{BodyKind, CellState};
use gouji::source::{Unreadable, pdf};

use super::legacy;
use crate::support;
use sample_reports::Sample;
use sample_reports::layouts::{self, Layout};

/// A file of pages, each given by its content stream; fonts F1 (Latin) and F2 (GBK by name, not embedded).
fn file(pages: &[&str]) -> Vec<u8> {
    file_of_bytes(&pages.iter().map(|page| page.as_bytes()).collect::<Vec<_>>())
}

/// The same, of any bytes.
pub fn file_of_bytes(pages: &[&[u8]]) -> Vec<u8> {
    let fonts =
        "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>/F2 3 0 R>>>>";
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into_bytes(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)\
         /Supplement 2>>/DW 1000>>"
            .to_vec(),
    ];
    for (nth, content) in pages.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources{fonts}/Contents {} 0 R>>",
            6 + 2 * nth
        );
        objects.push(page.into_bytes());
        objects.push(stream("", content));
    }
    with_objects(&objects)
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file of objects; the first is the catalogue.
fn with_objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (nth, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj ", nth + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b" endobj\n");
    }
    let xref = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF").into_bytes());
    bytes
}

/// A page with a small table.
pub fn page_of_a_table() -> String {
    [merged_table(), text(60, 265, "不予公开"), text(200, 280, "12"), text(200, 250, "3")].concat()
}

/// A file of that page.
pub fn of_a_table() -> Vec<u8> {
    file(&[&page_of_a_table()])
}

/// Eight forms, each of which draws the next one 256 times.
pub fn of_forms_in_forms() -> Vec<u8> {
    let form = |nth: usize| {
        let entries =
            format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>", nth + 1);
        stream(&entries, "/X Do ".repeat(256).as_bytes())
    };
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
            .to_vec(),
        stream("", b"/X Do"),
    ];
    objects.extend((5..14).map(form));
    with_objects(&objects)
}

/// A file whose stream of objects inflates to 65 MB.
pub fn of_a_directory_bomb() -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &vec![b' '; 65 << 20]).unwrap();
    let entries = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
    with_objects(&[b"<</Type/Catalog>>".to_vec(), stream(entries, &packed.finish().unwrap())])
}

/// The same twice packed, under a name that is spelt another way.
pub fn of_a_directory_bomb_in_disguise() -> Vec<u8> {
    let packed = |bytes: &[u8]| {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, bytes).unwrap();
        packed.finish().unwrap()
    };
    let entries = "/Type/Obj#53tm/N 1/#46irst 4/Filter[/FlateDecode /Flate#44ecode]";
    with_objects(&[b"<</Type/Catalog>>".to_vec(), stream(entries, &packed(&packed(&vec![b' '; 1 << 20])))])
}

/// So many pages that all draw one stream of so many blanks.
pub fn of_one_stream_on_pages(pages: usize, blanks: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &vec![b' '; blanks]).unwrap();
    let kids: Vec<String> = (0..pages).map(|nth| format!("{} 0 R", nth + 4)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" ")).into_bytes(),
        stream("/Filter/FlateDecode", &packed.finish().unwrap()),
    ];
    let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>".to_vec();
    objects.extend(std::iter::repeat_n(page, pages));
    with_objects(&objects)
}

/// Text at a place.
fn text(x: u32, y: u32, text: &str) -> String {
    let gbk: String = encoding_rs::GBK.encode(text).0.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("BT /F2 10 Tf {x} {y} Td <{gbk}> Tj ET\n")
}

/// Lines from (x, y) to (x, y).
fn lines(ends: &[(u32, u32, u32, u32)]) -> String {
    ends.iter().map(|(a, b, c, d)| format!("{a} {b} m {c} {d} l S\n")).collect()
}

fn read(pages: &[&str]) -> Document {
    pdf::read(&file(pages), &legacy).unwrap()
}

fn grids(document: &Document) -> Vec<&Grid> {
    let grid = |b: &'_ Block| matches!(b, Block::Table(_));
    let tables = document.blocks.iter().filter(|b| grid(b));
    tables.filter_map(|b| if let Block::Table(grid) = b { Some(grid) } else { None }).collect()
}

/// A table as one line of `column+columns×rows text` for each cell.
fn outline(document: &Document, grid: &Grid) -> String {
    let cells = grid.rows.iter().flatten().map(|c| {
        format!("{}+{}×{} {}", c.column, c.colspan, c.rowspan, c.span.of(&document.text).replace('\n', "/"))
    });
    cells.collect::<Vec<_>>().join(" | ")
}

/// Two columns at 50, 150 and 250, rows from 300 down to 240, the two rows of the left column merged.
fn merged_table() -> String {
    lines(&[
        (50, 300, 250, 300),
        (150, 270, 250, 270),
        (50, 240, 250, 240),
        (50, 300, 50, 240),
        (150, 300, 150, 240),
        (250, 300, 250, 240),
    ])
}

#[test]
fn ruling_lines_make_a_table_with_merged_cells() {
    let page = [
        merged_table(),
        text(60, 265, "不予公开"),
        text(200, 280, "12"),
        text(200, 250, "3"),
        text(50, 200, "表后一行"),
    ]
    .concat();
    let document = read(&[&page]);
    assert_eq!(outline(&document, grids(&document)[0]), "0+1×2 不予公开 | 1+1×1 12 | 1+1×1 3");
    assert_eq!(document.text, "不予公开\t12\n3\n表后一行\n");
}

#[test]
fn thin_rectangles_rule_as_lines_do_and_coloured_ones_do_not() {
    let page = [
        "50 300 200 0.5 re f 50 240 200 0.5 re f 50 240 0.5 60 re f 150 240 0.5 60 re f 250 240 0.5 60 re f\n",
        "52 242 96 56 re f 152 242 96 56 re f\n",
        &text(60, 265, "规章"),
        &text(200, 265, "0"),
    ]
    .concat();
    let document = read(&[&page]);
    assert_eq!(outline(&document, grids(&document)[0]), "0+1×1 规章 | 1+1×1 0");
}

#[test]
fn a_label_broken_in_its_cell_is_one_label_and_stacked_numbers_stay_apart() {
    let page = [
        merged_table(),
        text(55, 280, "没有现成信息需要另"),
        text(55, 266, "行制作"),
        text(200, 290, "1"),
        text(200, 275, "2"),
        text(200, 250, "3"),
    ]
    .concat();
    let document = read(&[&page]);
    assert_eq!(
        outline(&document, grids(&document)[0]),
        "0+1×2 没有现成信息需要另行制作 | 1+1×1 1/2 | 1+1×1 3"
    );
}

/// A label at the left, and figures at 200, 240, and so on; an empty word is a blank cell.
fn row(x: u32, y: u32, label: &str, figures: &str) -> String {
    let figures = figures.split(' ').zip((200..).step_by(40)).filter(|(figure, _)| *figure != "_");
    let figures: String = figures.map(|(figure, x)| text(x, y, figure)).collect();
    text(x, y, label) + &figures
}

#[test]
fn numbered_labels_beside_columns_of_figures_are_a_table_without_lines() {
    let page = [
        text(80, 370, "（本列说明）"),
        text(200, 370, "自然人"),
        row(40, 340, "一、新收", "1 2 3 4 10"),
        text(80, 316, "1.属于国家"),
        row(80, 310, "", "5 _ 6 7 18"),
        text(80, 304, "秘密"),
        text(40, 295, "（三）不予公开"),
        row(80, 280, "2.重复", "_ _ _ _ _"),
        row(80, 250, "3.其他", "1 1 1 1 4"),
        row(40, 220, "（七）总计", "6 1 7 8 22"),
        text(40, 190, "四、下一部分"),
        text(40, 160, "行政复议"),
    ]
    .concat();
    let document = read(&[&page]);
    let outlines: Vec<String> = grids(&document).into_iter().map(|g| outline(&document, g)).collect();
    assert_eq!(
        outlines.concat().replace("+1×1", ""),
        "0  | 1 一、新收 | 2 1 | 3 2 | 4 3 | 5 4 | 6 10 | \
         0 （三）不予公开 | 1 1.属于国家秘密 | 2 5 | 3  | 4 6 | 5 7 | 6 18 | \
         0  | 1 2.重复 | 2  | 3  | 4  | 5  | 6  | \
         0  | 1 3.其他 | 2 1 | 3 1 | 4 1 | 5 1 | 6 4 | \
         0  | 1 （七）总计 | 2 6 | 3 1 | 4 7 | 5 8 | 6 22"
    );
    assert!(document.text.ends_with("四、下一部分\n行政复议\n"), "{}", document.text);
}

#[test]
fn figures_whose_labels_are_not_certain_stay_lines() {
    let unnumbered = [row(40, 300, "甲", "1 2 3 4 10"), row(40, 280, "乙", "1 2 3 4 10")].concat();
    let two_labels = [
        row(40, 300, "1.甲", "1 2 3 4 10"),
        row(40, 280, "2.乙", "1 2 3 4 10"),
        // Its figures stand between two labels and beside none.
        text(40, 260, "3.丙"),
        row(40, 245, "", "1 2 3 4 10"),
        text(40, 230, "4.丁"),
        row(40, 200, "5.戊", "1 2 3 4 10"),
    ]
    .concat();
    for page in [unnumbered, two_labels] {
        let document = read(&[&page]);
        assert!(grids(&document).is_empty(), "{}", document.text);
        assert!(document.text.contains("1\t2\t3\t4\t10"), "{}", document.text);
    }
}

#[test]
fn figures_in_columns_close_to_one_another_are_not_one_number() {
    // As browsers print cells: a gap of a quarter of a character, and no space.
    let page = [text(50, 300, "结转"), text(120, 300, "366"), text(152, 300, "138")].concat();
    assert_eq!(read(&[&page]).text, "结转\t366\t138\n");
}

/// Three ruled rows; `second` is where the figures of the second row stand, whose edges are at 290 and 260.
fn ruled_rows(second: u32) -> String {
    let edges: Vec<u32> = [40].into_iter().chain((195..).step_by(40).take(6)).collect();
    let upright: Vec<_> = edges.iter().map(|x| (*x, 320, *x, 230)).collect();
    let level: Vec<_> = [320, 290, 260, 230].map(|y| (40, y, 395, y)).to_vec();
    [
        lines(&upright),
        lines(&level),
        row(45, 305, "1.甲", "1 2 3 4 10"),
        text(45, 285, "2.乙"),
        row(45, second, "", "5 6 7 8 26"),
        text(45, 268, "乙乙"),
        row(45, 240, "3.丙", "1 1 1 1 4"),
    ]
    .concat()
}

#[test]
fn rows_that_lines_and_places_tell_apart_differently_are_doubtful() {
    assert!(read(&[&ruled_rows(277)]).extras.doubtful.is_empty());
    // Drawn a little too high, over the line: by the lines in the first row, by the labels in the second.
    let document = read(&[&ruled_rows(287)]);
    let doubtful: Vec<&str> = document.extras.doubtful.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(doubtful.len(), 2, "{doubtful:?}");
    assert!(
        doubtful.iter().any(|row| row.starts_with("1.甲"))
            && doubtful.iter().any(|row| row.starts_with("2.乙"))
    );
}

#[test]
fn a_doubtful_row_is_not_read() {
    let sample = Sample::random(&FORM_2021, BodyKind::Dept, 4);
    let mut document = gouji::source::from_html(&layouts::render(&sample, Layout::Html));
    let cell = CellId::t3("noproc_repeat", "total");
    let row = |document: Document| gouji::reading::read(document).cell(cell).cloned().unwrap();
    let span = row(document.clone()).span.unwrap();
    document.extras.doubtful.push(span);
    assert_eq!(row(document.clone()).state, CellState::Missing);
    let checked = gouji::check(document, &Options::default(), None);
    let doubt = checked.outcomes.findings.iter().find(|f| f.code == "PARSE-CELL-AMBIG").unwrap();
    assert!(doubt.message.zh.contains("按表格线和按文字位置读出的数字不一致"), "{}", doubt.message.zh);
    assert!(doubt.message.en.contains("ruling lines"), "{}", doubt.message.en);
}

#[test]
fn a_table_goes_on_over_a_page_break_where_no_line_was_drawn() {
    let first = [
        lines(&[
            (50, 100, 250, 100),
            (50, 70, 250, 70),
            (50, 100, 50, 40),
            (150, 100, 150, 40),
            (250, 100, 250, 40),
        ]),
        text(60, 80, "项目"),
        text(200, 80, "总计"),
        text(60, 50, "甲"),
        text(200, 50, "1"),
        text(195, 10, "- 1 -"),
    ]
    .concat();
    let second = [
        lines(&[
            (50, 320, 250, 320),
            (50, 290, 250, 290),
            (50, 380, 50, 290),
            (150, 380, 150, 290),
            (250, 380, 250, 290),
        ]),
        text(60, 360, "项目"),
        text(200, 360, "总计"),
        text(60, 300, "乙"),
        text(200, 300, "2"),
    ]
    .concat();
    let document = read(&[&first, &second]);
    let outlines: Vec<String> = grids(&document).into_iter().map(|g| outline(&document, g)).collect();
    assert_eq!(outlines, ["0+1×1 项目 | 1+1×1 总计 | 0+1×1 甲 | 1+1×1 1 | 0+1×1 乙 | 1+1×1 2"]);
}

#[test]
fn lines_of_a_paragraph_are_joined_and_headings_are_not() {
    let page = [
        text(50, 300, "一、总体情况"),
        text(70, 280, "本年度共收到政府信息公开申请一百二十三件，其中自然人提出"),
        text(50, 265, "申请一百件。"),
        text(70, 250, "另起一段。"),
    ]
    .concat();
    assert_eq!(
        read(&[&page]).text,
        "一、总体情况\n本年度共收到政府信息公开申请一百二十三件，其中自然人提出申请一百件。\n另起一段。\n"
    );
}

#[test]
fn what_is_drawn_twice_or_slantwise_or_unseen_is_not_read_twice() {
    let slant = "BT /F1 30 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET\n";
    let unseen = "BT /F1 10 Tf 3 Tr 50 50 Td (hidden) Tj ET\n";
    let page = [text(50, 300, "正文"), text(50, 300, "正文"), slant.to_owned(), unseen.to_owned()].concat();
    assert_eq!(read(&[&page]).text, "正文\n");
}

#[test]
fn a_page_whose_text_is_turned_is_read_upright() {
    let line =
        "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (2024 12) Tj ET\nBT /F1 10 Tf 0 1 -1 0 120 50 Tm (below) Tj ET\n";
    assert_eq!(read(&[line]).text, "2024 12\nbelow\n");
}

/// The same file with other words in its dictionaries; readers find its objects again by themselves.
fn with(pages: &[&str], words: &str, instead: &str) -> Document {
    let bytes = String::from_utf8(file(pages)).unwrap();
    assert!(bytes.contains(words));
    pdf::read(bytes.replace(words, instead).as_bytes(), &legacy).unwrap()
}

#[test]
fn a_page_that_is_shown_turned_is_read_as_it_is_shown() {
    let box_of = "/MediaBox[0 0 400 400]";
    let upward =
        "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (2024 12) Tj ET\nBT /F1 10 Tf 0 1 -1 0 120 50 Tm (below) Tj ET\n";
    let downward =
        "BT /F1 10 Tf 0 -1 1 0 120 350 Tm (2024 12) Tj ET\nBT /F1 10 Tf 0 -1 1 0 100 350 Tm (below) Tj ET\n";
    for (page, turn) in [(upward, 90), (downward, 270), (downward, -90)] {
        let document = with(&[page], box_of, &format!("/Rotate {turn}{box_of}"));
        assert_eq!(document.text, "2024 12\nbelow\n", "{turn}");
    }
}

#[test]
fn text_that_runs_downwards_in_its_cell_is_one_label() {
    let page =
        [merged_table(), text(100, 295, "不予公开"), text(200, 295, "1"), text(200, 265, "3")].concat();
    let document = with(&[&page], "GBK-EUC-H", "GBK-EUC-V");
    assert_eq!(outline(&document, grids(&document)[0]), "0+1×2 不予公开 | 1+1×1 1 | 1+1×1 3");
}

#[test]
fn codes_that_are_unicode_by_the_name_of_their_encoding_are_read() {
    let hex: String = "年度报告".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    for name in ["UniGB-UCS2-H", "UniGB-UTF16-H"] {
        let page = format!("BT /F2 10 Tf 50 300 Td <{hex}> Tj ET\n");
        assert_eq!(with(&[&page], "GBK-EUC-H", name).text, "年度报告\n", "{name}");
    }
}

/// Browsers print Chinese with fonts whose characters are drawings (Type 3), and name some of them by radicals.
#[test]
fn fonts_of_drawings_are_read_by_their_table_of_characters() {
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange \
               3 beginbfchar <01> <2F8F> <02> <653F> <03> <0032> endbfchar endcmap end";
    let objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        stream("", b"BT /F1 10 Tf 50 300 Td <010203> Tj ET"),
        b"<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 1/LastChar 3\
          /Widths[1000 1000 500]/Encoding<</Differences[1/a/b/c]>>/CharProcs<</a 7 0 R/b 7 0 R/c 7 0 R>>\
          /ToUnicode 6 0 R>>"
            .to_vec(),
        stream("", map.as_bytes()),
        stream("", b"1000 0 d0 0 0 800 800 re f"),
    ];
    let document = pdf::read(&with_objects(&objects), &legacy).unwrap();
    assert_eq!(document.text, "⾏政2\n");
    let folded: String = document.text.chars().filter_map(gouji::text::fold).collect();
    assert!(folded.starts_with("行政2"), "{folded}");
}

#[test]
fn a_scan_an_empty_file_and_nonsense_say_what_they_are() {
    let scan = "q 400 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n";
    let answer = |bytes: &[u8]| pdf::read(bytes, &legacy).map(|d| d.text).unwrap_err();
    assert_eq!(answer(&file(&[scan])), Unreadable::Scan);
    assert_eq!(answer(&file(&[""])), Unreadable::Empty);
    assert_eq!(answer(b"%PDF-1.4 nothing follows"), Unreadable::Broken);
}

#[test]
fn a_font_that_does_not_name_its_characters_is_reported() {
    let bytes = String::from_utf8(file(&[&text(50, 300, "政府信息公开工作年度报告")])).unwrap();
    let answer = pdf::read(bytes.replace("GBK-EUC-H", "Identity").as_bytes(), &legacy);
    assert_eq!(answer.map(|d| d.text).unwrap_err(), Unreadable::NoCharacters);
}

/// The rows of table 3 in the real files: each has the label's cell and seven numbers.
#[test]
fn every_number_of_the_real_tables_is_read() {
    let Some(folder) = support::real_reports("every_number_of_the_real_tables_is_read") else { return };
    let expected: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected-cells.json")).unwrap()).unwrap();
    for name in ["hongze-2023", "hongze-2024"] {
        let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
        let report = gouji::reading::read(pdf::read(&bytes, &legacy).unwrap());
        let cells = expected[name]["cells"].as_object().unwrap();
        let wrong: Vec<String> = cells
            .iter()
            .filter_map(|(id, value)| {
                let cell = report.cell(gouji::form::CellId::parse(id)?);
                let read = cell.and_then(|c| c.value).map(|v| v.to_string());
                (read.as_deref() != value.as_str()).then(|| format!("{id}: {read:?}, printed {value}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

/// A line of text in a light grey, as stamps across a page are.
fn stamp(x: u32, y: u32, size: u32, words: &str) -> String {
    let gbk: String = encoding_rs::GBK.encode(words).0.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("q .8 .8 .8 rg BT /F2 {size} Tf {x} {y} Td <{gbk}> Tj ET Q\n")
}

#[test]
fn a_stamp_across_the_text_is_left_out() {
    let lines = ["本年度收到申请十二件", "办结十一件", "均已按期答复申请人。", "另有一件结转下年度办理。"];
    let body: String = lines.iter().zip(0u32..).map(|(line, n)| text(60, 300 - 20 * n, line)).collect();
    let plain = lines.join("\n") + "\n";
    for (size, times) in [(36, 1), (36, 2), (14, 3)] {
        let stamps: String = (0..times).map(|n| stamp(70, 278 - 60 * n, size, "征求意见 2023")).collect();
        let page = [body.clone(), stamps].concat();
        assert_eq!(read(&[&page, &body]).text, plain.repeat(2), "{size} {times}");
    }
    // In the colour of the text, but much larger, and across several lines.
    let dark = stamp(60, 275, 40, "内部资料").replace(".8 .8 .8 rg", "");
    assert_eq!(read(&[&[body.clone(), dark].concat()]).text, plain);
    // A grey note and a large heading that cover nothing are text.
    let apart = [stamp(60, 200, 10, "注：另附"), text(60, 180, "完")].concat();
    assert_eq!(read(&[&[body, apart].concat()]).text, plain + "注：另附\n完\n");
}

#[test]
fn a_table_under_a_stamp_keeps_its_figures() {
    let below = text(50, 200, "本表所列数据均为本年度情况，单位为件。");
    let page = [page_of_a_table(), below].concat();
    let stamped = [page.clone(), stamp(60, 250, 40, "送审 2023")].concat();
    let (plain, stamped) = (read(&[&page]), read(&[&stamped]));
    assert_eq!(plain.text, stamped.text);
}

#[test]
fn two_pages_on_one_sheet_are_parted() {
    let sheet = |left: &[&str], right: &[&str]| {
        let column = |x: u32, lines: &[&str]| -> String {
            lines.iter().zip(0u32..).map(|(line, n)| text(x, 380 - 20 * n, line)).collect()
        };
        [column(20, left), column(420, right)].concat()
    };
    let first = sheet(
        &["一、总体情况", "本年度通过网站主动公开各类信息共计三百二十条；"],
        &["二、主动公开政府信息情况", "全年新制发行政规范性文件十二件，均已依规公开；"],
    );
    let broad = |pages: &[&str]| {
        let bytes = String::from_utf8(file(pages)).unwrap().replace("[0 0 400 400]", "[0 0 800 400]");
        pdf::read(bytes.as_bytes(), &legacy).unwrap().text
    };
    let text = broad(&[&first, &sheet(&["三、收到和处理政府信息公开申请情况"], &[])]);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(
        at("三百二十条") < at("二、") && at("二、") < at("十二件") && at("十二件") < at("三、"),
        "{text}"
    );
    // A page that goes across the middle: nothing is cut.
    let across = self::text(20, 300, &"本年度主动公开政府信息".repeat(6));
    let whole = broad(&[&first, &across]);
    assert!(whole.contains("一、总体情况\t二、") || whole.contains("一、总体情况 二、"), "{whole}");
}
