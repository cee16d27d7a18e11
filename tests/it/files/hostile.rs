//! Files that are damaged, cut short, mislabelled or made to do harm: each gets an answer, none a panic.

use gouji::form::FORM_2021;
use gouji::report::BodyKind;
use gouji::source::package::{self, Package};
use gouji::source::{Unreadable, from_bytes};
use proptest::prelude::*;

use super::{doc, legacy, paper, pdf, rtf, word_xml};
use crate::support;
use sample_reports::Sample;
use sample_reports::layouts::{self, Layout};

/// One sound file of each kind.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let sample = Sample::random(&FORM_2021, BodyKind::Dept, 11);
    let page = layouts::render(&sample, Layout::Html);
    let mht = format!("MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{page}");
    vec![
        ("docx", paper::docx(&sample)),
        ("xlsx", paper::xlsx(&sample)),
        ("pdf", pdf::of_a_table()),
        ("csv", paper::csv(&sample).into_bytes()),
        ("doc", doc::of_a_report(&sample)),
        ("doc", doc::of_marks_alone(&sample)),
        ("rtf", rtf::of_a_report(&sample)),
        ("xml", word_xml::of_a_report(&sample)),
        ("mht", mht.into_bytes()),
        ("html", page.into_bytes()),
        ("txt", layouts::render(&sample, Layout::TabRows).into_bytes()),
    ]
}

/// Reads and checks whatever comes out; the answer is all that matters.
fn read(name: &str, bytes: &[u8]) -> Result<usize, Unreadable> {
    let documents = from_bytes(name, bytes, &legacy)?;
    for document in &documents {
        for block in &document.blocks {
            let spans = match block {
                gouji::document::Block::Line(span) => vec![*span],
                gouji::document::Block::Table(grid) => grid.rows.iter().flatten().map(|c| c.span).collect(),
            };
            for span in spans {
                assert!(document.text.get(span.start..span.end).is_some(), "{span:?} is no place in {name}");
            }
        }
    }
    let count = documents.len();
    documents.into_iter().for_each(|document| {
        gouji::reading::read(document);
    });
    Ok(count)
}

/// Damage: where (as a fraction of the length), and what is put there.
fn damage() -> impl Strategy<Value = Vec<(u16, u8)>> {
    prop::collection::vec((any::<u16>(), any::<u8>()), 1..24)
}

fn damaged(bytes: &[u8], damage: &[(u16, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, byte) in damage {
        let at = bytes.len() * usize::from(*place) / (usize::from(u16::MAX) + 1);
        if let Some(slot) = bytes.get_mut(at) {
            *slot = *byte;
        }
    }
    bytes
}

/// The parts of an archive, so that damage gets past the checksums.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = Package::open(bytes).unwrap();
    let names: Vec<String> = package.names().collect();
    names.into_iter().map(|name| (name.clone(), package.read(&name).unwrap().unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn damaged_bytes_get_an_answer(damage in damage()) {
        for (kind, bytes) in sound() {
            let _ = read(&format!("a.{kind}"), &damaged(&bytes, &damage));
        }
    }

    #[test]
    fn a_file_cut_short_gets_an_answer(place in any::<u16>()) {
        for (kind, bytes) in sound() {
            let end = bytes.len() * usize::from(place) / (usize::from(u16::MAX) + 1);
            let _ = read(&format!("a.{kind}"), &bytes[..end]);
        }
    }

    #[test]
    fn damage_inside_an_archive_gets_an_answer(nth in any::<prop::sample::Index>(), damage in damage()) {
        for (kind, bytes) in sound().into_iter().take(2) {
            let mut parts = parts(&bytes);
            let (_, content) = nth.get(&parts);
            let content = damaged(content, &damage);
            let at = nth.index(parts.len());
            parts[at].1 = content;
            let _ = read(&format!("a.{kind}"), &package::write(&parts).unwrap());
        }
    }

    #[test]
    fn any_bytes_get_an_answer(head in 0..8_usize, rest in prop::collection::vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 8] = [
            b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<html>",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n", b"\xFF\xFE", b"a,b,c\n",
        ];
        let _ = read("a.csv", &[heads[head], &rest].concat());
    }

    #[test]
    fn damage_inside_a_page_of_a_pdf_gets_an_answer(damage in damage()) {
        let page = damaged(pdf::page_of_a_table().as_bytes(), &damage);
        let _ = read("a.pdf", &pdf::file_of_bytes(&[&page]));
    }
}

#[test]
fn the_wrong_ending_changes_nothing() {
    for (_, bytes) in sound() {
        let count = |name: &str| read(name, &bytes);
        assert_eq!(count("报告"), count("报告.docx"));
        assert_eq!(count("报告"), count("报告.pdf"));
    }
}

#[test]
fn too_large_a_file_is_refused_unread() {
    let bytes = vec![b' '; gouji::source::sniff::FILE_LIMIT + 1];
    assert_eq!(read("a.txt", &bytes), Err(Unreadable::TooBig));
}

#[test]
fn bombs_of_every_sort_are_refused() {
    let bomb = vec![b' '; package::PART_LIMIT as usize + 1];
    for (kind, bytes) in sound().into_iter().take(2) {
        let mut parts = parts(&bytes);
        let body = |name: &str| name.ends_with("document.xml") || name.ends_with("sheet1.xml");
        parts.iter_mut().filter(|(name, _)| body(name)).for_each(|(_, content)| content.clone_from(&bomb));
        assert_eq!(read(kind, &package::write(&parts).unwrap()), Err(Unreadable::TooBig), "{kind}");
    }
    // Forms that draw one another: 2^8 times as much at each of eight depths.
    assert_eq!(read("a.pdf", &pdf::of_forms_in_forms()), Err(Unreadable::TooBig));
    assert_eq!(read("a.pdf", &pdf::of_a_directory_bomb()), Err(Unreadable::TooBig));
    assert_eq!(read("a.pdf", &pdf::of_a_directory_bomb_in_disguise()), Err(Unreadable::TooBig));
    // No page is large, all of them together are.
    assert_eq!(read("a.pdf", &pdf::of_one_stream_on_pages(50, 4 << 20)), Err(Unreadable::TooBig));
}

/// A package of these parts, with the list of kinds that makes it an office file.
fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let kinds = [("[Content_Types].xml", "<Types/>")];
    let parts = kinds.iter().chain(parts).map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    package::write(&parts.collect::<Vec<_>>()).unwrap()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

fn word(body: &str) -> String {
    format!("<w:document {WORD}><w:body>{body}</w:body></w:document>")
}

#[test]
fn documents_that_cost_out_of_proportion_are_refused() {
    let attributes: String = (0..2_000).map(|n| format!("a{n}=\"1\" ")).collect();
    let spaces: String = (0..3_000).map(|n| format!("<w:p xmlns:n{n}=\"u\"/>")).collect();
    let text = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "年".repeat(3 << 20));
    for body in [format!("<w:p {attributes}/>"), spaces, text, "<w:p/>".repeat(1_600_000)] {
        let bytes = office(&[("word/document.xml", &word(&body))]);
        assert_eq!(read("a.docx", &bytes), Err(Unreadable::TooBig), "{}", &body[..40.min(body.len())]);
    }
}

#[test]
fn a_pattern_of_numbers_is_no_longer_than_word_takes_it() {
    let paragraph =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967290\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">\
         <w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        "%1".repeat(2_000)
    );
    let parts = [("word/document.xml", &*word(&paragraph.repeat(100))), ("word/numbering.xml", &*numbering)];
    let documents = from_bytes("a.docx", &office(&parts), &legacy).unwrap();
    assert!(documents[0].text.len() < 100 * 400, "{}", documents[0].text.len());
}

#[test]
fn a_page_inside_a_document_is_read_and_what_is_none_is_said() {
    let relations = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r5\" Type=\"http://x/aFChunk\" Target=\"{target}\"/></Relationships>"
        )
    };
    let body = word("<w:altChunk r:id=\"r5\"/><w:p><w:r><w:t>三、其他</w:t></w:r></w:p>");
    let page =
        "<html><body><p>二、主动公开</p><table><tr><td>规章</td><td>12</td></tr></table></body></html>";
    let parts = |relations: &str| {
        office(&[
            ("word/document.xml", &body),
            ("word/_rels/document.xml.rels", relations),
            ("word/page.html", page),
            ("word/other.rtf", "{\\rtf1}"),
        ])
    };
    let documents = from_bytes("a.docx", &parts(&relations("page.html")), &legacy).unwrap();
    assert_eq!(documents[0].text, "二、主动公开\n规章\t12\n三、其他\n");
    assert_eq!(read("a.docx", &parts(&relations("other.rtf"))), Err(Unreadable::OtherOffice));
}

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of so many sheets that are all this one, which stands in a part of this name.
fn workbook(name: &str, sheets: usize, rows: &str, strings: &str) -> Vec<u8> {
    let list: String =
        (0..sheets).map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{}\" r:id=\"rId1\"/>", n + 1)).collect();
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let inner = relation("rId1", "worksheet", &format!("worksheets/{name}"))
        + &relation("rId2", "sharedStrings", "sharedStrings.xml");
    office(&[
        ("_rels/.rels", &relations(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            &format!("<workbook xmlns=\"{SHEET}\" xmlns:r=\"{LINKS}\"><sheets>{list}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels", &relations(&inner)),
        (
            &format!("xl/worksheets/{name}"),
            &format!("<worksheet xmlns=\"{SHEET}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", strings),
    ])
}

#[test]
fn workbooks_that_cost_out_of_proportion_are_refused() {
    let strings = |count: &str, text: &str| {
        format!("<sst xmlns=\"{SHEET}\" uniqueCount=\"{count}\"><si><t>{text}</t></si></sst>")
    };
    let row = |n: usize, cell: &str| format!("<row r=\"{n}\"><c r=\"A{n}\" {cell}</c></row>");
    let rows = |count: usize, cell: &str| (1..=count).map(|n| row(n, cell)).collect::<String>();
    let shared = "t=\"s\"><v>0</v>";
    assert_eq!(read("a.xlsx", &workbook("s.xml", 1, &rows(3, shared), &strings("1", "年报"))), Ok(1));
    // Room for as many strings as it says, at once.
    let announced = workbook("s.xml", 1, &rows(1, shared), &strings("4294967295", "年报"));
    assert_eq!(read("a.xlsx", &announced), Err(Unreadable::Broken));
    // One long string in many cells; many sheets; a part that does not say what it is.
    let long = strings("1", &"年".repeat(10_000));
    assert_eq!(read("a.xlsx", &workbook("s.xml", 1, &rows(1_000, shared), &long)), Err(Unreadable::TooBig));
    let many = workbook("s.xml", 400, &rows(1_000, shared), &strings("1", "年报"));
    assert_eq!(read("a.xlsx", &many), Err(Unreadable::TooBig));
    let padded = rows(1, shared) + &" ".repeat(package::PART_LIMIT as usize);
    let disguised = workbook("s.dat", 1, &padded, &strings("1", "年报"));
    assert_eq!(read("a.xlsx", &disguised), Err(Unreadable::TooBig));
}

#[test]
fn a_text_larger_than_any_report_is_refused() {
    assert_eq!(read("a.txt", "年\n".repeat(3 << 20).as_bytes()), Err(Unreadable::TooBig));
}

/// A pipe without an end, and a file that is none of a report's, beside one that is.
#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_passed_over_and_the_others_are_checked() {
    use std::process::Command;
    let folder = std::env::temp_dir().join(format!("gouji-pipe-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let sample = Sample::random(&FORM_2021, BodyKind::Dept, 11);
    std::fs::write(folder.join("年报.txt"), layouts::render(&sample, Layout::TabRows)).unwrap();
    std::fs::write(folder.join("坏.docx"), "PK\u{3}\u{4}").unwrap();
    let made = Command::new("mkfifo").arg(folder.join("管道.txt")).status();
    assert!(made.unwrap().success());
    let out =
        Command::new(env!("CARGO_BIN_EXE_gouji")).args(["check", "--format", "json"]).arg(&folder).output();
    let out = out.unwrap();
    let (said, complaints) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(said.contains("年报.txt") && !said.contains("管道.txt"), "{said}");
    assert!(complaints.contains("坏.docx") && !complaints.contains("管道.txt"), "{complaints}");
}

#[test]
fn sizes_and_places_beyond_any_page_get_an_answer() {
    for size in ["1e9", "99999999", "-99999999", "0.0000001"] {
        let page = format!("{}BT /F1 {size} Tf 10 10 Td (12 34) Tj ET\n", pdf::page_of_a_table());
        let _ = read("a.pdf", &pdf::file_of_bytes(&[page.as_bytes()]));
        let page = format!("{size} 0 0 {size} 0 0 cm\n{}", pdf::page_of_a_table());
        let _ = read("a.pdf", &pdf::file_of_bytes(&[page.as_bytes()]));
        let page = format!("0 0 {size} {size} re S\n{}", pdf::page_of_a_table());
        let _ = read("a.pdf", &pdf::file_of_bytes(&[page.as_bytes()]));
    }
}

#[test]
fn entities_that_multiply_are_not_expanded() {
    let laughs: String =
        (1..12).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    let body = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a0 \"ha\">{laughs}]><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a11;</w:t>\
         </w:r></w:p></w:body></w:document>"
    );
    let parts = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", body.as_str())];
    let parts = parts.map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()));
    assert_eq!(read("a.docx", &package::write(&parts).unwrap()), Err(Unreadable::Broken));
}

/// The real files, damaged and cut in many places.
#[test]
fn real_files_damaged_get_an_answer() {
    let Some(folder) = support::real_reports("real_files_damaged_get_an_answer") else { return };
    for name in ["hongze-2023.pdf", "hongze-2024.pdf"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        for seed in 0..40_u16 {
            let damage: Vec<(u16, u8)> = (0..60)
                .map(|n: u16| (n.wrapping_mul(1091).wrapping_add(seed * 401), (n * seed) as u8))
                .collect();
            let _ = read(name, &damaged(&bytes, &damage));
            let _ = read(name, &bytes[..bytes.len() * usize::from(seed) / 40]);
        }
    }
}
