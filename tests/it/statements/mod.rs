//! Single statements of our own writing, each set into a sound report (see [`crate::example`]), with what must be
//! said about them. The pages beside this file hold them, one a line:
//!
//! ```text
//! 局 2023                      the report that the following lines are set into
//! 局 2023；表三 = 缺             the same, changed
//! 对 一：……                    sound: no error and no warning
//! 错 INT-SUM 一：……«18条»……     an error of this rule marks exactly these words
//! 疑 INT-YOY 一：……«200%»……     a warning does
//! 错 NARR-NEW 一：……«164件»…… → 146；数字换位     and says these words
//! ```
//!
//! Several codes on a line: one of them marks the words, and the others speak up as well. Nothing else may.

use gouji::check;
use gouji::finding::{Finding, Lang, Severity};
use gouji::options::Options;
use gouji::render::json::ReportJson;
use gouji::render::positions::Positions;
use gouji::source::from_text;

use crate::example::Example;
use crate::verdict;

/// What is said about the prose of an example, its text beside it.
fn findings(example: &Example) -> (String, Vec<Finding>) {
    let checked = check(example.draft.document(), &Options::default(), None);
    let text = checked.report.text().to_owned();
    let about_prose = |f: &Finding| f.code.starts_with("NARR") || f.code.starts_with("INT");
    let found = checked.outcomes.findings.into_iter();
    (text, found.filter(|f| about_prose(f) && f.severity <= Severity::Warning).collect())
}

/// What is wrong with the answer to a line, if anything.
fn problem(base: &str, line: &str) -> Option<String> {
    let (line, words) = line.split_once(" → ").unwrap_or((line, ""));
    let (answer, rest) = line.split_once(' ').expect("对, 错 or 疑, a space, a statement");
    let (codes, statement): (Vec<&str>, Vec<&str>) =
        rest.split(' ').partition(|word| word.starts_with("NARR-") || word.starts_with("INT-"));
    let statement = statement.join(" ");
    let example = match Example::parse(&format!("基础：{}\n{statement}", base.replace('；', "\n"))) {
        Ok(example) => example,
        Err(error) => return Some(error),
    };
    let (text, found) = findings(&example);
    let said = || verdict::said(&found, &text);
    if answer == "对" {
        return (!found.is_empty()).then(|| format!("should be silent:\n      {}", said()));
    }
    let Some(severity) = verdict::severity(answer) else { return Some(format!("no such verdict: {answer}")) };
    let says = |f: &Finding| {
        let said = format!("{} {}", f.message.zh, f.formula.as_deref().unwrap_or_default());
        words.split('；').all(|words| said.contains(words))
    };
    let pinned = example.marked_words.iter().all(|words| {
        let pins = |f: &Finding| f.severity == severity && codes.contains(&f.code) && says(f);
        found.iter().any(|f| pins(f) && verdict::marks(f, &text, words))
    });
    let all = codes.iter().all(|code| found.iter().any(|f| f.code == *code));
    let more = found.iter().any(|f| !codes.contains(&f.code));
    (!pinned || !all || more || codes.is_empty() || example.marked_words.is_empty())
        .then(|| format!("should say {codes:?} {words} and says:\n      {}", said()))
}

#[test]
fn statements_get_the_answer_they_deserve() {
    let (mut statements, mut problems) = (0, Vec::new());
    for (name, text) in verdict::pages("statements") {
        let mut base = "";
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#') && !l.starts_with("//")) {
            if !line.starts_with(['对', '错', '疑']) {
                base = line;
                continue;
            }
            statements += 1;
            if let Some(problem) = problem(base, line) {
                problems.push(format!("{name}, {base}: {line}\n    {problem}"));
            }
        }
    }
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
