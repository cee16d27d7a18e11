//! Single statements of our own writing, each set into a sound report, with what must be said about them. The pages
//! beside this file hold them, mostly one a line ([`crate::example::page`]). Heard are errors and warnings about the
//! prose.

use gouji::check;
use gouji::finding::Lang;
use gouji::options::Options;
use gouji::render::json::ReportJson;
use gouji::render::positions::Positions;
use gouji::source::from_text;

use crate::example::Example;
use crate::example::judge::{self, Heard};

#[test]
fn statements_get_the_answer_they_deserve() {
    let (statements, problems) = judge::problems("statements", Heard::Prose);
    assert!(statements > 200, "{statements} statements");
    assert!(problems.is_empty(), "{} of {statements}:\n{}", problems.len(), problems.join("\n"));
}

/// How much is said in all of a list of so many parts, with a share for each.
fn said_of_a_list(parts: usize) -> usize {
    let values = (0..parts).map(|nth| nth % 9 + 1);
    let whole: usize = values.clone().sum();
    let part =
        |value: usize| format!("工作动态{value}条，占{}.{}%", value * 100 / whole, value * 1000 / whole % 10);
    let listed = values.map(part).collect::<Vec<_>>().join("，");
    let example =
        Example::parse(&format!("基础：局 2023\n一：全年公开信息{whole}条，其中{listed}。")).unwrap();
    let checked = check(example.draft.document(), &Options::default(), None);
    let positions = Positions::utf8(&checked.report.document);
    serde_json::to_string(&ReportJson::new(&checked, &positions, Lang::Zh)).unwrap().len()
}

#[test]
fn of_a_longer_list_more_is_said_in_proportion_only() {
    let (short, long) = (said_of_a_list(400), said_of_a_list(800));
    assert!(long < short * 5 / 2, "{long} bytes for twice as many parts, {short} for half of them");
}

/// Sizes at which anything worse than linear would take minutes.
#[test]
fn a_list_of_twenty_thousand_parts_is_read() {
    let parts = "工作动态5条，占0.1%，".repeat(20_000);
    let text = format!(
        "青禾区水利局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息100000条，其中{parts}其他0条。\n"
    );
    let checked = check(from_text(text), &Options::default(), None);
    assert_eq!(checked.report.lists.iter().map(|list| list.parts.len()).max(), Some(20_001));
}
