//! The same report in every kind of file is the same report: every cell comes back as it was printed.

use std::path::{Path, PathBuf};
use std::process::Command;

use gouji::form::{FORM_2019, FORM_2021};
use gouji::report::BodyKind;

use super::{doc, legacy, paper, rtf};
use sample_reports::Sample;
use sample_reports::layouts::{self, Layout};

/// Twelve reports and more: one of each kind and form, mixed forms, small and large ones.
fn samples() -> Vec<(String, Sample)> {
    let mut samples = Sample::named();
    for seed in 20..24 {
        let form = if seed % 2 == 0 { &FORM_2021 } else { &FORM_2019 };
        samples.push((format!("random-{seed}"), Sample::random(form, BodyKind::Dept, seed)));
    }
    samples
}

/// The cells that do not come back as they were printed.
fn lost(sample: &Sample, bytes: &[u8], name: &str) -> Vec<String> {
    let mut documents = match gouji::source::from_bytes(name, bytes, &legacy) {
        Ok(documents) => documents,
        Err(why) => return vec![format!("{why:?}")],
    };
    assert_eq!(documents.len(), 1, "{name}");
    let report = gouji::reading::read(documents.remove(0));
    let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
    sample
        .cells()
        .filter_map(|(id, printed)| {
            let cell = report.cell(id);
            let read = cell.map(|c| squeezed(&c.raw));
            let same = read.as_deref() == Some(squeezed(printed).as_str())
                && cell.is_some_and(|c| c.state != gouji::report::CellState::Missing);
            (!same).then(|| format!("{id}: printed {printed:?}, read {read:?}"))
        })
        .collect()
}

fn assert_round_trip(extension: &str, write: impl Fn(&Sample) -> Vec<u8>) {
    for (name, sample) in samples() {
        let lost = lost(&sample, &write(&sample), &format!("{name}.{extension}"));
        assert!(lost.is_empty(), "{name}.{extension}: {lost:#?}");
    }
}

#[test]
fn word() {
    assert_round_trip("docx", paper::docx);
}

#[test]
fn word_97() {
    assert_round_trip("doc", doc::of_a_report);
    assert_round_trip("doc", doc::of_marks_alone);
}

#[test]
fn rich_text() {
    assert_round_trip("rtf", rtf::of_a_report);
}

#[test]
fn workbook() {
    assert_round_trip("xlsx", paper::xlsx);
}

#[test]
fn comma_separated_values() {
    assert_round_trip("csv", |sample| paper::csv(sample).into_bytes());
}

#[test]
fn text_as_word_and_wps_give_it_to_programs() {
    assert_round_trip("txt", |sample| paper::range_text(sample).into_bytes());
}

#[test]
fn web_page_and_its_archive() {
    assert_round_trip("html", |sample| layouts::render(sample, Layout::Html).into_bytes());
    assert_round_trip("mht", paper::mht);
}

/// Whether there is a font to print Chinese with; else the test is skipped, aloud.
fn has_chinese_font(test: &str) -> bool {
    let list = Command::new("fc-list").args([":lang=zh", "family"]).output();
    let there = list.is_ok_and(|list| !list.stdout.is_empty());
    if !there {
        eprintln!("skipped: {test} needs a font with Chinese characters (fonts-noto-cjk)");
    }
    there
}

/// LibreOffice, where it is installed; else the test is skipped, aloud.
pub fn office(test: &str) -> Option<PathBuf> {
    let found = ["soffice", "libreoffice"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|out| out.status.success()));
    if found.is_none() {
        eprintln!("skipped: {test} needs LibreOffice (soffice) on the path");
    }
    found.map(PathBuf::from)
}

/// Converts files in one go; a profile of its own keeps it apart from a running office.
pub fn convert(office: &Path, folder: &Path, to: &str, files: &[PathBuf]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = Command::new(office)
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join("out"))
        .args(files)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn what_libreoffice_makes_of_them() {
    let Some(office) = office("what_libreoffice_makes_of_them") else { return };
    if !has_chinese_font("what_libreoffice_makes_of_them") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("gouji-round-trips-{}", std::process::id()));
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    let write = |ending: &str, write: &dyn Fn(&Sample) -> Vec<u8>| -> Vec<PathBuf> {
        let file = |(name, sample): (String, Sample)| {
            let path = folder.join(format!("{name}{ending}"));
            std::fs::write(&path, write(&sample)).unwrap();
            path
        };
        samples().into_iter().map(file).collect()
    };
    let mut wrong = Vec::new();
    let mut compare = |ending: &str| {
        for (name, sample) in samples() {
            let bytes = std::fs::read(out.join(format!("{name}{ending}"))).unwrap();
            let lost = lost(&sample, &bytes, &name);
            wrong.extend(lost.into_iter().map(|cell| format!("{name}{ending} {cell}")));
        }
    };
    // The office takes seconds to start: it converts all that becomes one kind of file in one go.
    let pages = write(".html", &|sample| layouts::render(sample, Layout::Html).into_bytes());
    // Without ruling lines the places alone make the tables.
    let borderless = write("-plain.html", &|sample| {
        let page = layouts::render(sample, Layout::Html);
        page.replace("<table border=\"1\">", "<table border=\"0\" width=\"100%\">").into_bytes()
    });
    convert(&office, &folder, "docx:MS Word 2007 XML", &[&pages[..], &borderless].concat());
    compare(".docx");
    convert(&office, &folder, "doc:MS Word 97", &[&pages[..], &borderless].concat());
    compare(".doc");
    compare("-plain.doc");
    let documents = write(".docx", &paper::docx);
    convert(&office, &folder, "doc:MS Word 97", &documents);
    compare(".doc");
    convert(&office, &folder, "rtf:Rich Text Format", &[&pages[..], &borderless].concat());
    compare(".rtf");
    compare("-plain.rtf");
    convert(&office, &folder, "rtf:Rich Text Format", &documents);
    compare(".rtf");
    let plain: Vec<PathBuf> = borderless
        .iter()
        .filter_map(|path| Some(out.join(path.file_name()?).with_extension("docx")))
        .collect();
    convert(&office, &folder, "pdf:writer_pdf_Export", &[&documents[..], &plain].concat());
    compare(".pdf");
    compare("-plain.pdf");
    convert(&office, &folder, "pdf:writer_web_pdf_Export", &pages);
    compare(".pdf");
    convert(
        &office,
        &folder,
        r#"pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}"#,
        &documents,
    );
    compare(".pdf");
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "{} cells: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

/// Chromium prints CJK text with fonts of its own making, and radicals in the place of characters.
#[test]
fn what_chromium_prints_of_them() {
    let there = Command::new("chromium").arg("--version").output().is_ok_and(|out| out.status.success());
    if !there {
        eprintln!("skipped: what_chromium_prints_of_them needs chromium on the path");
        return;
    }
    if !has_chinese_font("what_chromium_prints_of_them") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("gouji-prints-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let styles = ["table{border-collapse:collapse}td,th{border:1px solid}", "table{border:0;width:100%}"];
    for (nth, (name, sample)) in samples().into_iter().step_by(3).enumerate() {
        let (page, print) = (folder.join(format!("{name}.html")), folder.join(format!("{name}.pdf")));
        let style = format!("<style>{}</style>", styles[nth % 2]);
        let html = layouts::render(&sample, Layout::Html).replace(" border=\"1\"", "");
        std::fs::write(&page, format!("<!DOCTYPE html><meta charset=utf-8>{style}{html}")).unwrap();
        let out = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .arg(format!("--print-to-pdf={}", print.display()))
            .arg(format!("file://{}", page.display()))
            .output()
            .unwrap();
        assert!(print.exists(), "{}", String::from_utf8_lossy(&out.stderr));
        let lost = lost(&sample, &std::fs::read(&print).unwrap(), &name);
        assert!(lost.is_empty(), "{name}: {lost:#?}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
