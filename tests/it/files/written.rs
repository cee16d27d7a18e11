//! What is sent back: lists as workbook and document, the marked copy, the sum of units. Each is opened again by
//! our own readers, and by other software where it is installed.

use std::process::Command;

use gouji::finding::{Finding, Lang, Replacement, Severity, Words};
use gouji::form::{CellId, FORM_2021, TableId};
use gouji::num::Num;
use gouji::options::Options;
use gouji::render::problems::Between;
use gouji::render::{docx as writer, xlsx};
use gouji::report::{BodyKind, Report};
use gouji::source::docx;
use gouji::{Checked, set};

use super::{legacy, paper};
use sample_reports::Sample;

/// A report with a wrong total, as a Word file, and what was found in it.
fn faulty() -> (Vec<u8>, Checked) {
    let mut sample = Sample::random(&FORM_2021, BodyKind::Region, 3);
    sample.print(CellId::t3("new_received", "total"), "77777");
    let bytes = paper::docx(&sample);
    let checked = gouji::check(docx::read(&bytes).unwrap(), &Options::default(), None);
    (bytes, checked)
}

/// What a Python program prints, given the file's path; `None`, said aloud, where Python lacks the module.
fn python(module: &str, program: &str, extension: &str, bytes: &[u8]) -> Option<String> {
    let there = Command::new("python3").args(["-c", &format!("import {module}")]).output();
    if !there.is_ok_and(|out| out.status.success()) {
        eprintln!("skipped: opening a .{extension} in other software needs python3 with {module}");
        return None;
    }
    let path = std::env::temp_dir().join(format!("gouji-{}-{module}.{extension}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let out =
        Command::new("python3").arg("-W").arg("error").arg("-c").arg(program).arg(&path).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn the_list_of_problems_is_a_workbook_that_others_open() {
    let (_, checked) = faulty();
    assert!(!checked.outcomes.findings.is_empty());
    let bytes = xlsx::problem_list(std::slice::from_ref(&checked), &Between::NOTHING, Lang::Zh).unwrap();
    let text: String =
        gouji::source::xlsx::read(&bytes).unwrap().into_iter().map(|document| document.text).collect();
    for heading in
        ["序号\t单位\t位置\t问题类型\t问题描述\t核对算式\t修改建议\t等级\t单位反馈", "核对算式", "77777"]
    {
        assert!(text.contains(heading), "{heading} in {text}");
    }
    let program = "import sys, openpyxl\nfor s in openpyxl.load_workbook(sys.argv[1]): print(s.title, s.freeze_panes, s.max_column)";
    if let Some(seen) = python("openpyxl", program, "xlsx", &bytes) {
        assert_eq!(seen, "问题清单 A2 9\n汇总 A2 9\n核对通过 A2 5\n未能核对 A2 5\n");
    }
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    let (bytes, checked) = faulty();
    let one = std::slice::from_ref(&checked);
    assert!(
        xlsx::problem_list(one, &Between::NOTHING, Lang::En).unwrap()
            == xlsx::problem_list(one, &Between::NOTHING, Lang::En).unwrap()
    );
    assert!(
        writer::problem_list(one, &Between::NOTHING, Lang::En).unwrap()
            == writer::problem_list(one, &Between::NOTHING, Lang::En).unwrap()
    );
    assert!(
        writer::marked(&bytes, &checked, Lang::Zh).unwrap()
            == writer::marked(&bytes, &checked, Lang::Zh).unwrap()
    );
}

#[test]
fn the_list_of_problems_is_a_document_that_others_open() {
    let (_, checked) = faulty();
    let bytes = writer::problem_list(std::slice::from_ref(&checked), &Between::NOTHING, Lang::Zh).unwrap();
    let text = docx::read(&bytes).unwrap().text;
    assert!(
        text.starts_with("政府信息公开工作年度报告核对问题清单\n核对单位：") && text.contains("核对日期："),
        "{text}"
    );
    assert!(text.contains("序号\t单位\t位置\t问题类型"), "{text}");
    let program = "import sys, docx\nd = docx.Document(sys.argv[1])\nprint(len(d.tables), [c.text for c in d.tables[0].rows[0].cells][-1])";
    if let Some(seen) = python("docx", program, "docx", &bytes) {
        assert_eq!(seen, "1 单位反馈\n");
    }
}

#[test]
fn the_marked_copy_has_its_comments_at_the_very_words() {
    let (bytes, checked) = faulty();
    let marked = writer::marked(&bytes, &checked, Lang::Zh).unwrap();
    let again = docx::read(&marked).unwrap();
    assert_eq!(again.text, checked.report.text(), "the words of the report are as they were");
    let shown = again.extras.comments;
    assert!(shown > 0);
    // Marked once more, the comments of the first time stay.
    let twice = gouji::check(again, &Options::default(), None);
    let twice_marked = writer::marked(&marked, &twice, Lang::Zh).unwrap();
    assert!(docx::read(&twice_marked).unwrap().extras.comments > shown);
    let program = "import sys, docx, re\nd = docx.Document(sys.argv[1])\nx = d.element.xml\n\
                   a = x.index('commentRangeStart'); b = x.index('commentRangeEnd')\n\
                   print(len(list(d.comments)), ''.join(re.findall('<w:t[^>]*>([^<]*)', x[a:b])))";
    if let Some(seen) = python("docx", program, "docx", &marked) {
        assert_eq!(seen, format!("{shown} 77777\n"));
    }
}

/// Programs leave a part of comments behind that holds none any more.
#[test]
fn a_part_without_comments_takes_them() {
    let (bytes, checked) = faulty();
    let marked = writer::marked(&bytes, &checked, Lang::Zh).unwrap();
    let shown = docx::read(&marked).unwrap().extras.comments;
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    for empty in [
        format!("<w:comments xmlns:w=\"{space}\"/>"),
        format!("<?xml version=\"1.0\"?>\n<x:comments xmlns:x=\"{space}\" />\n"),
    ] {
        let package = gouji::source::package::Package::open(&marked).unwrap();
        let emptied =
            package.patched(&[("word/comments.xml".to_owned(), empty.clone().into_bytes())]).unwrap();
        let twice = writer::marked(&emptied, &checked, Lang::Zh).unwrap();
        let part = gouji::source::package::Package::open(&twice)
            .unwrap()
            .read("word/comments.xml")
            .unwrap()
            .unwrap();
        let part = String::from_utf8(part).unwrap();
        let prefix = if empty.contains("x:") { "x" } else { "w" };
        assert_eq!(part.matches(&format!("<{prefix}:comment ")).count(), shown, "{part}");
        assert!(part.trim_end().ends_with(&format!("</{prefix}:comments>")), "{part}");
    }
}

#[test]
fn the_tracked_copy_holds_the_proposals_as_changes() {
    let (bytes, checked) = faulty();
    let (copy, count) = writer::tracked(&bytes, &checked).unwrap();
    let again = docx::read(&copy).unwrap();
    assert!(count > 0 && again.extras.revisions >= 2 * count, "{count} {:?}", again.extras);
    let cell = CellId::t3("new_received", "total");
    let suggestion =
        checked.outcomes.findings.iter().flat_map(|f| &f.suggestions).find(|s| s.cell == cell).unwrap();
    let accepted = gouji::reading::read(again);
    assert_eq!(accepted.value(cell), Some(suggestion.value), "accepted, the number is the one proposed");
    // Rejected, the report is as it was.
    let part =
        gouji::source::package::Package::open(&copy).unwrap().read("word/document.xml").unwrap().unwrap();
    let mut xml = String::from_utf8(part).unwrap();
    while let Some((start, length)) = xml.find("<w:ins ").zip(xml.find("</w:ins>")).map(|(s, e)| (s, e + 8)) {
        xml.replace_range(start..length, "");
    }
    let xml = xml.replace("<w:delText", "<w:t").replace("</w:delText>", "</w:t>").replace("</w:del>", "");
    let xml =
        xml.split("<w:del ").enumerate().map(|(n, s)| if n == 0 { s } else { s.split_once('>').unwrap().1 });
    let package = gouji::source::package::Package::open(&bytes).unwrap();
    let rejected =
        package.patched(&[("word/document.xml".to_owned(), xml.collect::<String>().into_bytes())]).unwrap();
    assert_eq!(docx::read(&rejected).unwrap().text, checked.report.text());
    let program = "import sys, docx\nd = docx.Document(sys.argv[1])\nprint(d.element.xml.count('<w:del '))";
    if let Some(seen) = python("docx", program, "docx", &copy) {
        assert!(seen.trim().parse::<usize>().unwrap() >= count, "{seen}");
    }
}

/// A number in several runs, one in a blank cell, and one in somebody's own change, which is left alone.
#[test]
fn a_change_is_made_where_it_can_be() {
    let p = |runs: &str| format!("<w:p>{runs}</w:p>");
    let r = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let body = [
        p(&(r("共收到1")
            + &r("2")
            + &r("件申请，")
            + "<w:ins w:id=\"7\" w:author=\"a\"><w:r><w:t>办结13件</w:t></w:r></w:ins>")),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", p(&r("规章"))),
    ]
    .concat();
    let bytes = super::docx::of_body(&body);
    let document = docx::read(&bytes).unwrap();
    let text = document.text.clone();
    let mut checked = gouji::check(document, &Options::default(), None);
    let proposal = |words: &str, value: i64| {
        let at = text.find(words).unwrap();
        let span = gouji::text::Span::new(at, at + words.len());
        let mut finding = Finding::new("INT-SUM", Severity::Error, Words::default()).subject(span);
        finding.replacement = Some(Replacement { span, value: Num::int(value), text: Words::default() });
        finding.sealed(&text)
    };
    checked.outcomes.findings = vec![proposal("12", 21), proposal("13", 31), proposal("2", 5)];
    let (copy, count) = writer::tracked(&bytes, &checked).unwrap();
    assert_eq!(count, 1);
    assert_eq!(docx::read(&copy).unwrap().text, "共收到21件申请，办结13件\n规章\t\n");
    let blank = text.find('\t').unwrap() + 1;
    let span = gouji::text::Span::new(blank, blank);
    checked.outcomes.findings.truncate(0);
    let mut finding = Finding::new("INT-SUM", Severity::Error, Words::default());
    finding.replacement = Some(Replacement { span, value: Num::int(6), text: Words::default() });
    checked.outcomes.findings.push(finding);
    let (copy, _) = writer::tracked(&bytes, &checked).unwrap();
    assert_eq!(docx::read(&copy).unwrap().text, "共收到12件申请，办结13件\n规章\t6\n");
}

#[test]
fn a_blank_cell_may_hold_a_space() {
    let cell =
        |words: &str| format!("<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p></w:tc>");
    let bytes =
        super::docx::of_body(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("规章"), cell("\u{a0}")));
    let mut checked = gouji::check(docx::read(&bytes).unwrap(), &Options::default(), None);
    let blank = checked.report.text().find('\t').unwrap() + 1;
    let mut finding = Finding::new("INT-SUM", Severity::Error, Words::default());
    let span = gouji::text::Span::new(blank, blank);
    finding.replacement = Some(Replacement { span, value: Num::int(6), text: Words::default() });
    checked.outcomes.findings = vec![finding];
    let (copy, count) = writer::tracked(&bytes, &checked).unwrap();
    assert_eq!(count, 1);
    assert!(docx::read(&copy).unwrap().text.contains('6'));
}

#[test]
fn every_suspect_place_has_a_comment() {
    let (bytes, mut checked) = faulty();
    let text = checked.report.text().to_owned();
    let cells = [CellId::t3("new_received", "natural"), CellId::t3("new_received", "total")];
    let mut finding =
        Finding::new("T3-ROOT", Severity::Error, Words::new("两格对调。", "Two cells.")).cells(cells);
    for cell in cells {
        finding = finding.subject(checked.report.cell(cell).unwrap().span.unwrap());
    }
    checked.outcomes.findings = vec![finding.sealed(&text)];
    let marked = writer::marked(&bytes, &checked, Lang::Zh).unwrap();
    assert_eq!(docx::read(&marked).unwrap().extras.comments, 2);
    let part =
        gouji::source::package::Package::open(&marked).unwrap().read("word/comments.xml").unwrap().unwrap();
    let comments = String::from_utf8(part).unwrap();
    assert_eq!(
        (comments.matches("两格对调。").count(), comments.matches("同一问题").count()),
        (1, 1),
        "{comments}"
    );
}

#[test]
fn parts_that_need_no_change_are_carried_over_byte_for_byte() {
    let (bytes, checked) = faulty();
    let marked = writer::marked(&bytes, &checked, Lang::Zh).unwrap();
    let part = |bytes: &[u8], name| gouji::source::package::Package::open(bytes).unwrap().read(name).unwrap();
    assert_eq!(part(&marked, "word/numbering.xml"), part(&bytes, "word/numbering.xml"));
    assert_eq!(part(&marked, "_rels/.rels"), part(&bytes, "_rels/.rels"));
}

#[test]
fn the_sum_of_units_is_a_report_that_our_own_reader_reads() {
    let samples: Vec<Sample> =
        (0..5).map(|seed| Sample::random(&FORM_2021, BodyKind::Dept, 40 + seed)).collect();
    let units: Vec<Report> = samples
        .iter()
        .map(|sample| gouji::reading::read(docx::read(&paper::docx(sample)).unwrap()))
        .collect();
    let units: Vec<&Report> = units.iter().collect();
    let bytes = xlsx::sum(&units, Lang::Zh).unwrap();
    let mut documents = gouji::source::from_bytes("合计.xlsx", &bytes, &legacy).unwrap();
    let read = gouji::reading::read(documents.remove(0));
    for (id, table) in TableId::ALL.into_iter().zip(set::sum::tables(&units)) {
        for (row, column, sum) in table.cells() {
            let cell = CellId { table: id, row: row.id, column: column.id };
            assert_eq!(read.value(cell), sum.value, "{cell}");
        }
    }
    let program = "import sys, openpyxl\nb = openpyxl.load_workbook(sys.argv[1])\nprint(b.sheetnames, b['表三']['D5'].value, b['各单位']['D12'].value)";
    if let Some(seen) = python("openpyxl", program, "xlsx", &bytes) {
        assert_eq!(seen, "['表二', '表三', '表四', '各单位'] ='各单位'!D12 =SUM(E12:I12)\n");
    }
}

#[test]
fn the_command_line_writes_them_all() {
    let folder = std::env::temp_dir().join(format!("gouji-written-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let report = folder.join("报告.docx");
    std::fs::write(&report, faulty().0).unwrap();
    let run = |words: &[&str], output: &str| {
        let out = folder.join(output);
        let done = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .args(words)
            .arg(&report)
            .arg("-o")
            .arg(&out)
            .output()
            .unwrap();
        let bytes =
            std::fs::read(&out).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
        (done.status.code(), gouji::source::from_bytes(output, &bytes, &legacy).unwrap())
    };
    let (status, documents) = run(&["check", "--format", "xlsx"], "a.xlsx");
    assert_eq!(status, Some(1));
    assert!(documents[0].text.starts_with("序号\t单位"));
    assert!(run(&["check", "--format", "docx"], "a.docx").1[0].text.contains("序号\t单位"));
    assert!(run(&["check", "--format", "marked"], "b.docx").1[0].extras.comments > 0);
    assert!(run(&["check", "--format", "tracked"], "d.docx").1[0].extras.revisions > 0);
    assert!(run(&["sum"], "c.xlsx").1[0].text.contains("1 个单位合计"));
    std::fs::remove_dir_all(&folder).unwrap();
}
