//! Kinds of damage that once made the program accuse a sound report, or pass over what it did not check.

use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2021, TableId};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

fn sample() -> Sample {
    Sample::random(&FORM_2021, BodyKind::Region, 21)
}

fn checked(text: &str) -> Checked {
    check(source::from_text(text), &Options::default(), None)
}

fn codes(checked: &Checked, least: Severity) -> Vec<&'static str> {
    checked.outcomes.findings.iter().filter(|f| f.severity <= least).map(|f| f.code).collect()
}

fn accuses(checked: &Checked, families: &[&str]) -> Vec<String> {
    let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
    let of = loud.filter(|f| families.iter().any(|family| f.code.starts_with(family)));
    of.map(|f| f.message.zh.clone()).collect()
}

/// The text with each line of table 3 that holds a label and figures followed by what `other` makes of it.
fn with_second_rows(text: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let lines = text.lines().flat_map(|line| [Some(line.to_owned()), other(line)]);
    lines.flatten().collect::<Vec<_>>().join("\n")
}

#[test]
fn a_row_that_stands_twice_with_other_figures_is_told_with_both_places() {
    let text = render(&sample(), Layout::TabRows);
    let twice = with_second_rows(&text, |line| {
        line.contains("要求提供公开出版物").then(|| "3.要求提供公开出版物\t7\t0\t0\t0\t0\t0\t7".to_owned())
    });
    let checked = checked(&twice);
    let finding = checked.outcomes.findings.iter().find(|f| f.code == "STRUCT-TABLE-DUP").expect("told");
    assert_eq!(finding.marks.len(), 2, "{finding:?}");
    // The same row twice with the same figures is nothing to say.
    let same = with_second_rows(&text, |line| line.contains("要求提供公开出版物").then(|| line.to_owned()));
    assert!(!codes(&self::checked(&same), Severity::Warning).contains(&"STRUCT-TABLE-DUP"));
}

#[test]
fn two_tables_line_by_line_are_told_as_two_and_accused_of_nothing() {
    let other = Sample::random(&FORM_2021, BodyKind::Region, 23);
    let (one, two) = (render(&sample(), Layout::TabRows), render(&other, Layout::TabRows));
    let rows_of = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let second = rows_of(&two);
    let label = |line: &str| line.split('\t').rev().nth(7).map(str::to_owned);
    let mixed = with_second_rows(&one, |line| {
        let own = label(line)?;
        second.iter().find(|l| label(l).as_deref() == Some(&own)).cloned()
    });
    let checked = checked(&mixed);
    assert_eq!(accuses(&checked, &["T3-"]), [""; 0]);
    assert!(codes(&checked, Severity::Warning).contains(&"STRUCT-TABLE-DUP"));
}

#[test]
fn a_part_of_a_report_lacks_nothing() {
    let text = render(&sample(), Layout::TabRows);
    for from in ["二、主动公开", "行政许可", "三、收到和处理", "四、政府信息公开行政复议"]
    {
        let part = text.find(from).map(|at| &text[at..]).expect(from);
        let checked = checked(part);
        assert_eq!(accuses(&checked, &["STRUCT-"]), [""; 0], "from {from}");
    }
}

#[test]
fn fields_of_a_form_are_read() {
    let sample = sample();
    let html = render(&sample, Layout::Html);
    let mut out = String::new();
    let mut rest = html.as_str();
    // Every cell with nothing but a number holds a field with that number.
    while let Some(at) = rest.find("<td") {
        let open = at + rest[at..].find('>').expect("an end") + 1;
        let close = open + rest[open..].find("</td>").expect("an end");
        let inner = &rest[open..close];
        out += &rest[..open];
        match inner.trim().parse::<u64>() {
            Ok(number) => out += &format!("<input type=\"text\" value=\"{number}\">"),
            Err(_) => out += inner,
        }
        rest = &rest[close..];
    }
    out += rest;
    let checked = check(source::from_html(&out), &Options::default(), None);
    let cell = CellId::t3("new_received", "natural");
    let right = sample.t3("new_received", "natural").to_string();
    assert_eq!(checked.report.value(cell).map(|v| v.to_string()), Some(right));
}

#[test]
fn one_wrong_year_decides_nothing() {
    let sample = sample();
    let (year, text) = (sample.year, render(&sample, Layout::TabRows));
    let wrong = text.replacen(&format!("{year}年政府信息"), &format!("{}年政府信息", year - 1), 1);
    let checked = checked(&wrong);
    assert_eq!(checked.report.identity.year.as_ref().map(|y| y.value), Some(year));
    let finding = checked.outcomes.findings.iter().find(|f| f.code == "FORM-YEAR-MISMATCH").expect("told");
    let title = checked.report.identity.title.as_ref().expect("a title").span;
    assert!(finding.marks.first().is_some_and(|mark| title.contains(mark.span)), "{finding:?}");
    assert!(!codes(&checked, Severity::Error).contains(&"FORM-DATE-LATE"));
}

#[test]
fn a_blank_table_is_compared_with_nothing() {
    let mut sample = sample();
    let cells: Vec<CellId> = sample.cells().map(|(id, _)| id).filter(|id| id.table == TableId::T3).collect();
    let text_of_prose = render(&sample, Layout::TabMatrix);
    cells.iter().for_each(|id| sample.print(*id, ""));
    let blank = render(&sample, Layout::TabMatrix);
    // The prose as it was, the table as it is now.
    let heading = "二、主动公开政府信息情况";
    let (prose, table) = (text_of_prose.find(heading), blank.find(heading));
    let text = format!("{}{}", &text_of_prose[..prose.expect("two")], &blank[table.expect("two")..]);
    let checked = checked(&text);
    assert_eq!(accuses(&checked, &["NARR-NEW", "NARR-DONE", "NARR-OUTCOME", "NARR-CARRY"]), [""; 0]);
}

#[test]
fn figures_without_their_gaps_are_no_telephone_number() {
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量13810002143\n";
    assert!(!codes(&checked(text), Severity::Info).contains(&"PRIV-MOBILE"));
    let told = checked("一、总体情况\n有事请找经办人13810002143。\n");
    assert!(codes(&told, Severity::Info).contains(&"PRIV-MOBILE"));
}

#[test]
fn table_4_in_lines_with_a_line_too_many_is_undecided() {
    let sample = sample();
    let text = render(&sample, Layout::BareCells);
    let four = text.find("四、政府信息公开行政复议").expect("section four");
    let (before, table) = text.split_at(four);
    let lines: Vec<&str> = table.lines().collect();
    let first = lines.iter().position(|l| l.parse::<u64>().is_ok()).expect("a figure");
    for nth in first..first + 15 {
        let mut more = lines.clone();
        more.insert(nth, lines[nth]);
        let checked = checked(&format!("{before}{}", more.join("\n")));
        assert_eq!(accuses(&checked, &["T4-"]), [""; 0], "line {nth} doubled");
    }
}

#[test]
fn titles_over_two_lines_are_one() {
    let of = |text: &str| {
        let report = checked(text).report;
        (report.identity.body.map(|b| b.value), report.identity.title.map(|t| t.value))
    };
    let rest = "一、总体情况\n我局认真落实条例要求。\n二、主动公开政府信息情况\n";
    let (body, _) =
        of(&format!("云溪市住房和城乡建设局房屋安全管理办\n公室2023年政府信息公开工作年度报告\n{rest}"));
    assert_eq!(body.as_deref(), Some("云溪市住房和城乡建设局房屋安全管理办公室"));
    let (_, title) = of(&format!("云溪市水务局2023年政府信息公开工作年度报\n告\n{rest}"));
    assert_eq!(title.as_deref(), Some("云溪市水务局2023年政府信息公开工作年度报告"));
}
