//! Files that are damaged, cut short, mislabelled or made to do harm: each gets an answer, none a panic.

use gouji::form::FORM_2021;
use gouji::report::BodyKind;
use gouji::source::package::{self, Package};
use gouji::source::{Unreadable, from_bytes};
use proptest::prelude::*;

use super::{legacy, paper, pdf};
use crate::layouts::{self, Layout};
use crate::sample::Sample;
use crate::support;

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
