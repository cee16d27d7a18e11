//! What holds for any document whatever, sound, damaged or hostile. Tests throw things together and ask; the fuzzer
//! (`fuzz/`) asks the same.

use gouji::checked::{CheckedSet, check_set};
use gouji::document::Document;
use gouji::finding::Lang;
use gouji::options::Options;
use gouji::render::json::ReportJson;
use gouji::render::positions::Positions;
use gouji::render::problems::Between;
use gouji::render::{csv, docx, facts, html, markdown, sarif, text, views, xlsx};
use gouji::text::Span;
use gouji::{Checked, check};
use std::collections::HashSet;

/// Checks a document: every place lies in the text, no two cells stand on one, and the same comes out twice.
pub fn hold(document: &Document) {
    let checked = places(document.clone());
    let again = check(document.clone(), &Options::default(), None);
    assert_eq!(as_json(&checked), as_json(&again), "the same document came out differently");
    all_forms_of_output(checked);
}

/// Checks a document: every place lies in the text, and no two cells stand on one.
pub fn places(document: Document) -> Checked {
    let checked = check(document, &Options::default(), None);
    places_lie_in_the_text(&checked);
    cells_stand_apart(&checked);
    checked
}

fn places_lie_in_the_text(checked: &Checked) {
    let whole = checked.report.text();
    let lies = |span: Span, of: &str| {
        assert!(whole.get(span.start..span.end).is_some(), "{of}: {span:?} is no place of the text");
    };
    for finding in &checked.outcomes.findings {
        finding.marks.iter().for_each(|mark| lies(mark.span, finding.code));
    }
    for held in &checked.outcomes.held {
        held.spans.iter().for_each(|span| lies(*span, held.code));
    }
    checked.report.facts.iter().for_each(|fact| lies(fact.span, "a quantity"));
    for (id, cell) in checked.report.cells() {
        if let Some(span) = cell.span {
            lies(span, &id.to_string());
        }
    }
}

/// What is printed once is no two numbers.
fn cells_stand_apart(checked: &Checked) {
    let mut taken = HashSet::new();
    for (id, cell) in checked.report.cells() {
        if let Some(span) = cell.span.filter(|_| cell.value.is_some() && !cell.raw.is_empty()) {
            assert!(taken.insert((span.start, span.end)), "{id} stands where another cell does: {span:?}");
        }
    }
}

fn as_json(checked: &Checked) -> String {
    let positions = Positions::utf8(&checked.report.document);
    serde_json::to_string(&ReportJson::new(checked, &positions, Lang::Zh)).expect("a report is plain values")
}

/// Every form of output is written, in both languages.
fn all_forms_of_output(checked: Checked) {
    let set = check_set(vec![checked.report], &Default::default(), &Options::default());
    let paths = ["报告.txt".to_owned()];
    for lang in [Lang::Zh, Lang::En] {
        let CheckedSet { reports, across, .. } = &set;
        let between = || Between::new(across, reports, lang);
        text::render(reports, 1, across, &[], &text::Style { lang, colours: true });
        markdown::render(reports, &between(), lang);
        html::render(reports, &between(), lang);
        csv::problem_list(reports, &paths, &between(), lang);
        csv::cells(reports, &paths, lang);
        serde_json::to_string(&sarif::log(reports, &paths, 1, &across.findings, &[], lang))
            .expect("a log is plain values");
        xlsx::problem_list(reports, &between(), lang).expect("a workbook");
        docx::problem_list(reports, &between(), lang).expect("a document");
        facts::text(&reports[0], lang);
        views::draw(views::View::Sum, &set, lang);
    }
}
