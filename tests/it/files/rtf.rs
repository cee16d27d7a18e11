//! RTF: hand-made as Word writes it, and what LibreOffice saves.

use std::fmt::Write;

use gouji::document::{Document, Format};
use gouji::source::{Unreadable, from_bytes};
use proptest::prelude::*;

use super::doc::layout;
use super::{legacy, paper, round_trips};
use sample_reports::Sample;
use sample_reports::layouts::grid::{Drawn, Place};

/// What stands before the text of a Chinese document: SimSun is font 13, Symbol font 3.
const HEAD: &str = "{\\rtf1\\adeflang1025\\ansi\\ansicpg936\\uc2\\adeff0\\deff0\\stshfdbch13{\\fonttbl\
    {\\f0\\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}{\\f3\\fcharset2 Symbol;}\
    {\\f13\\fnil\\fcharset134{\\*\\falt SimSun}\\'cb\\'ce\\'cc\\'e5;}{\\f14\\fcharset136 PMingLiU;}}\
    {\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\qj \\snext0 Normal;}{\\*\\cs10 Default;}}{\\*\\generator Any;}\
    {\\info{\\title \\'b1\\'ea}}{\\header \\pard 0\\par}\n";

/// A file of this text.
fn file(body: &str) -> Vec<u8> {
    format!("{HEAD}{body}}}\n").into_bytes()
}

/// Text as Word writes it: GBK in hexadecimal under the font of the script.
fn word(text: &str) -> String {
    let mut out = "{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\loch\\af0\\hich\\af0\\dbch\\af13 ".to_owned();
    for c in text.chars() {
        let one = c.to_string();
        let (bytes, _, lost) = encoding_rs::GBK.encode(&one);
        match c {
            '\n' => out.push_str("\\line "),
            '\\' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_ascii() => out.push(c),
            _ if lost => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                write!(out, "\\u{}\\'a1\\'f5", unit.cast_signed()).unwrap();
            }),
            _ => bytes.iter().for_each(|byte| write!(out, "\\'{byte:02x}").unwrap()),
        }
    }
    out + "}"
}

fn paragraph(text: &str) -> String {
    format!("\\pard\\plain \\qj {}{{\\par }}\n", word(text))
}

/// A row: the edges of its cells in columns, what merges each, and what it says.
fn row(cells: &[(usize, &str, &str)]) -> String {
    let define = cells.iter().fold("\\trowd \\trgaph108\\trleft-108".to_owned(), |row, (edge, merged, _)| {
        row + &format!("{merged}\\clvertalc\\cellx{}", *edge as i32 * 700 - 108)
    });
    let texts: String = cells.iter().map(|(_, _, text)| word(text) + "\\cell ").collect();
    format!("{define}\\pard\\plain \\intbl {texts}\\pard \\intbl {{{define}\\row }}\n")
}

/// A table as it is drawn.
fn drawn(table: &Drawn) -> String {
    let mut out = String::new();
    for places in table.places() {
        let mut cells: Vec<(usize, &str, &str)> = Vec::new();
        for (column, place) in places.iter().enumerate() {
            match place {
                Place::Begins(cell) => {
                    cells.push((column + 1, if cell.rowspan > 1 { "\\clvmgf" } else { "" }, &cell.text));
                }
                Place::Hanging(true) => cells.push((column + 1, "\\clvmrg", "")),
                Place::Hanging(false) | Place::Widened => {
                    if let Some(last) = cells.last_mut() {
                        last.0 = column + 1;
                    }
                }
            }
        }
        out += &row(&cells);
    }
    out
}

/// A report.
pub fn of_a_report(sample: &Sample) -> Vec<u8> {
    let parts = paper::parts(sample).into_iter().map(|part| match part {
        paper::Part::Text(text) => paragraph(&text),
        paper::Part::Table(table) => drawn(&table),
    });
    file(&parts.collect::<String>())
}

fn read(file: &[u8]) -> Result<Document, Unreadable> {
    from_bytes("a.doc", file, &legacy).map(|mut documents| documents.remove(0))
}

fn text(body: &str) -> String {
    read(&file(body)).unwrap().text
}

#[test]
fn characters_of_every_encoding_make_one_text() {
    for (written, expected) in [
        ("\\f13 \\'c4\\'ea\\'b1\\'a8", "年报"),
        ("\\'c4\\'ea", "年"),
        // The second byte of a character may be a letter.
        ("\\f13 \\'8f@", "廆"),
        ("\\f14 \\'a6~", "年"),
        ("\\u24180\\'c4\\'ea\\u25253\\'b1\\'a8", "年报"),
        ("{\\uc1\\u24180?\\u25253\\'3f}2023", "年报2023"),
        ("\\uc0\\u24180\\u25253 2023", "年报2023"),
        ("\\uc1\\u24180\\b 12", "年12"),
        ("\\u-10179\\'a1\\'f5\\u-8654\\'a1\\'f5", "😲"),
        ("{\\f0 \\'93ok\\'94}\\ldblquote a\\rdblquote\\~\\_\\emdash", "“ok”“a”\u{A0}-—"),
        ("{\\f3 \\'b7}1", "1"),
        ("1\\bin4 }}}}2", "12"),
        ("甲\\{乙\\}\\\\", "甲{乙}\\"),
        ("a\\tab b\\line c\\\nd", "a\tb\nc\nd"),
    ] {
        let document = file(written);
        // A program that fills in forms writes as it has it, in GBK.
        let (document, ..) = encoding_rs::GBK.encode(std::str::from_utf8(&document).unwrap());
        assert_eq!(read(&document).unwrap().text.trim_end_matches('\n'), expected, "{written}");
    }
}

#[test]
fn what_a_reader_does_not_see_is_left_out() {
    let document = read(&file(
        "\\pard A{\\v secret}B{\\deleted 5}{\\revised 6}{\\*\\unknown x{y}}{\\footnote\\pard note}\
         {\\field{\\*\\fldinst PAGE {\\field{\\fldinst X}{\\fldrslt no}}}{\\fldrslt 3}}{\\*\\bkmkstart b}\
         {\\*\\annotation\\pard remark}{\\upr{ansi}{\\*\\ud 7}}\\par {\\deleted\\par}",
    ));
    let document = document.unwrap();
    assert_eq!(document.text, "AB637\n");
    let extras = &document.extras;
    assert_eq!((document.format, extras.revisions, extras.hidden, extras.comments), (Format::Rtf, 2, 1, 1));
    assert_eq!(text("\\pard a{\\deleted\\par }b\\par"), "ab\n");
    assert_eq!(text("\\pard 7{\\super 12}8{\\super 3}\\par"), "7^128^3\n");
    assert_eq!(text("\\pard 7{\\super 1}\\par{\\strike 9}3\\par"), "7^1\n93\n");
}

#[test]
fn labels_stand_before_their_paragraphs_and_bullets_do_not() {
    let label = |label: &str, tail: &str| {
        text(&format!("{{\\listtext\\pard\\plain\\f0 {label}{tail}}}\\pard\\ls1 {}\\par", word("甲")))
    };
    assert_eq!(label(&word("（一）"), "\\tab"), "（一）甲\n");
    let boxed = "{\\listtext 1.}\\pard a{\\shp{\\*\\shpinst{\\shptxt b\\par}}}c\\par";
    assert_eq!(text(boxed), "1.ac\nb\n", "a label is not the text box's");
    assert_eq!(label("1.", "\\tab"), "1. 甲\n");
    assert_eq!(label("1.", ""), "1.甲\n");
    assert_eq!(label("\\f3 l", "\\tab"), "甲\n");
    assert_eq!(label("\\bullet", "\\tab"), "甲\n");
}

#[test]
fn cells_have_the_columns_that_their_edges_say() {
    let body = paragraph("前")
        + &row(&[(1, "\\clvmgf", "项"), (3, "", "类")])
        + &row(&[(1, "\\clvmrg", ""), (2, "", "3\n续"), (3, "", "")])
        + &row(&[(1, "", "甲"), (2, "\\clmgf", "并入"), (3, "\\clmrg", "乙")])
        + &paragraph("后");
    let expected = ["前", "0+1v2 项 | 1+2v1 类", "1+1v1 3\n续 | 2+1v1 ", "0+1v1 甲 | 1+2v1 并入", "后"];
    assert_eq!(layout(&read(&file(&body)).unwrap()), expected);
    // A row that says nothing of itself is laid out as the one before it.
    let again =
        "\\trowd\\cellx700\\cellx2100\\intbl a\\cell b\\cell\\row c\\cell{\\strike 9}3\\cell\\row\\pard";
    assert_eq!(layout(&read(&file(again)).unwrap()), ["0+1v1 a | 1+1v1 b", "0+1v1 c | 1+1v1 3"]);
}

#[test]
fn a_table_in_a_cell_is_a_table() {
    let inner = "\\pard\\intbl\\itap2 1\\nestcell 2\\nestcell{\\*\\nesttableprops\\trowd\\cellx700\\cellx1400\\nestrow}\
                 {\\nonesttables\\par}";
    let outer = "\\trowd\\cellx3000\\cellx6000\\pard\\intbl a\\par";
    let body = format!("{outer}{inner}\\pard\\intbl b\\cell c\\cell\\row\\pard d\\par");
    assert_eq!(layout(&read(&file(&body)).unwrap()), ["a", "0+1v1 1 | 1+1v1 2", "b", "c", "d"]);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let shape = "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn fLine}{\\sv 0}}{\\shptxt\\pard in\\par\\trowd\\cellx1\\cellx900\\intbl \
                 1\\cell 2\\cell\\row}}{\\shprslt{\\*\\do{\\dptxbxtext in}}}}";
    assert_eq!(text(&format!("\\pard a{shape}b\\par c\\par")), "ab\nin\n1\t2\nc\n");
    let old = "{\\*\\do\\dobxcolumn{\\dptxbxtext\\pard in\\par}\\dpx0}";
    assert_eq!(text(&format!("\\pard a{old}b\\par")), "ab\nin\n");
}

#[test]
fn pictures_are_told_and_never_read() {
    let picture = "{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict\\wmetafile8 0100}}";
    let document = read(&file(&format!("\\pard {}{picture}\\par", word("甲"))));
    assert_eq!(
        document.map(|document| (document.text, document.extras.images)),
        Ok(("甲\n".into(), vec![3]))
    );
    assert_eq!(read(&file(picture)).unwrap_err(), Unreadable::OnlyPictures);
}

#[test]
fn what_is_cut_short_or_nested_without_end_is_refused() {
    let whole = of_a_report(&Sample::named().remove(0).1);
    assert!(read(&whole).is_ok());
    assert!(read(&[b"\xEF\xBB\xBF\r\n", &whole[..], b"\0\r\n"].concat()).is_ok());
    for length in [7, 100, whole.len() / 2, whole.len() - 3] {
        assert_eq!(read(&whole[..length]).unwrap_err(), Unreadable::Broken, "{length}");
    }
    for body in ["{".repeat(5000), format!("\\pard\\intbl\\itap{} a\\par", 100)] {
        assert_eq!(read(&file(&body)).unwrap_err(), Unreadable::Broken);
    }
    assert_eq!(read(b"{\\rtf1\\par}").unwrap_err(), Unreadable::Empty);
    let boxes = "{\\shp{\\*\\shpinst{\\shptxt ".repeat(100) + &"}}}".repeat(100);
    assert_eq!(read(&file(&boxes)).unwrap_err(), Unreadable::Broken);
}

#[test]
fn a_row_that_is_said_again_and_again_is_refused() {
    let row = "\\trowd".to_owned() + &"\\cellx1".repeat(20_000);
    let rows = "\\intbl a\\cell\\row".repeat(100_000);
    assert_eq!(read(&file(&(row + &rows))).unwrap_err(), Unreadable::TooBig);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_words_in_any_order_get_an_answer(
        nths in prop::collection::vec(any::<prop::sample::Index>(), 0..80),
    ) {
        const WORDS: [&str; 34] = [
            "{", "{", "{", "}", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx700 ", "\\cellx-9 ", "\\clmrg ",
            "\\clvmgf ", "\\clvmrg ", "\\intbl ", "\\itap3 ", "\\nestcell ", "\\nestrow ", "\\pard ", "\\plain ", "\\deleted ",
            "\\v ", "\\strike ", "\\super ", "\\*", "\\shp ", "\\shptxt ", "\\listtext ", "\\uc9 ", "\\u-10179 ", "\\'c4", "12",
            "\\field{\\fldrslt ", "\\pict ",
        ];
        let words: String = nths.iter().map(|nth| *nth.get(&WORDS)).collect();
        let _ = read(&file(&words));
    }
}

/// All that a document of today can hold, saved by LibreOffice as RTF: the same is read of both, but for what LibreOffice does not
/// write there, text boxes, or writes otherwise, the deleted end of a paragraph and what stands behind a label.
#[test]
fn libreoffice_saves_as_rtf_what_docx_holds() {
    let Some(office) = round_trips::office("libreoffice_saves_as_rtf_what_docx_holds") else { return };
    let folder = std::env::temp_dir().join(format!("gouji-rtf-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let docx = super::docx::of_everything();
    let path = folder.join("a.docx");
    std::fs::write(&path, &docx).unwrap();
    round_trips::convert(&office, &folder, "rtf:Rich Text Format", &[path]);
    let rtf = std::fs::read(folder.join("out").join("a.rtf")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let (docx, rtf) = (gouji::source::docx::read(&docx).unwrap(), read(&rtf).unwrap());
    let said = |document: &Document| -> Vec<String> {
        layout(document).into_iter().filter(|l| !l.is_empty()).collect()
    };
    let as_written = |line: String| match line.as_str() {
        "并前并后" => "并后".to_owned(),
        "1.甲" | "2.乙" => line.replace('.', ". "),
        _ => line,
    };
    let expected = said(&docx).into_iter().filter(|line| !line.starts_with("框内")).map(as_written);
    assert_eq!(said(&rtf), expected.collect::<Vec<_>>());
    assert_eq!((rtf.extras.revisions, rtf.extras.hidden), (docx.extras.revisions, docx.extras.hidden));
}
