//! What stands twice: a row, a table, a report. The same figures are no matter; others are told, and no number of the
//! prose is held against the other report's tables.

use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2021};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use super::misread;
use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

fn checked(text: String) -> Checked {
    check(source::from_text(text), &Options::default(), None)
}

fn sample(seed: u64) -> Sample {
    Sample::random(&FORM_2021, BodyKind::Region, seed)
}

/// The codes of what counts, and of what was not checked.
fn codes(checked: &Checked) -> Vec<&'static str> {
    let told = |f: &&gouji::finding::Finding| f.severity != Severity::Info;
    checked.outcomes.findings.iter().filter(told).map(|f| f.code).collect()
}

#[test]
fn of_two_reports_one_behind_the_other_the_first_is_read() {
    for layout in [Layout::TabMatrix, Layout::PipeRows, Layout::WordCells, Layout::SpaceRows] {
        let (one, other) = (sample(3), sample(8));
        let alone = codes(&checked(render(&one, layout)));
        let both = checked(format!("{}\n{}", render(&one, layout), render(&other, layout)));
        assert_eq!(misread(&one, &both.report), Vec::<String>::new(), "{layout:?}");
        assert_eq!(codes(&both), [&["PARSE-SECOND-REPORT"][..], &alone].concat(), "{layout:?}");
        assert!(both.has_unread());
        let same = checked(format!("{}\n{}", render(&one, layout), render(&one, layout)));
        assert_eq!(misread(&one, &same.report), Vec::<String>::new(), "{layout:?}");
        assert_eq!(codes(&same), [&["PARSE-SECOND-REPORT"][..], &alone].concat(), "{layout:?}");
        assert!(!same.has_unread());
    }
}

#[test]
fn two_reports_line_by_line_are_no_errors_of_either() {
    let (one, other) = (render(&sample(3), Layout::TabRows), render(&sample(8), Layout::TabRows));
    let mut lines: Vec<&str> = Vec::new();
    let (mut left, mut right) = (one.lines(), other.lines());
    loop {
        let pair = (left.next(), right.next());
        lines.extend([pair.0, pair.1].into_iter().flatten());
        if pair == (None, None) {
            break;
        }
    }
    let checked = checked(lines.join("\n"));
    let codes = codes(&checked);
    assert!(codes.contains(&"STRUCT-TABLE-DUP"), "{codes:?}");
    let accused = |code: &&&str| {
        ["T2-", "T3-", "T4-", "NARR-", "STRUCT-SEC"].iter().any(|family| code.starts_with(family))
    };
    assert_eq!(codes.iter().find(accused), None, "{codes:?}");
    assert!(checked.has_unread());
}

#[test]
fn a_row_that_stands_twice_with_other_figures_is_told_in_each_table() {
    let whole = render(&sample(5), Layout::TabRows);
    let label = |words: &'static str| move |line: &&str| line.contains(words) && line.contains('\t');
    let rows: [(&str, Box<dyn Fn(&&str) -> bool>); 3] = [
        ("表二", Box::new(label("行政规范性文件"))),
        ("表三", Box::new(label("重复申请"))),
        (
            "表四",
            Box::new(|line: &&str| {
                line.split('\t').count() == 15 && line.starts_with(|c: char| c.is_ascii_digit())
            }),
        ),
    ];
    for (table, is_row) in rows {
        let row = whole.lines().find(|line| is_row(line)).unwrap_or_else(|| panic!("{table}"));
        let (last, figure) = row.rsplit_once('\t').unwrap();
        let other = format!("{last}\t{figure}7");
        let told = |text: String| {
            let checked = checked(text);
            let dup = checked
                .outcomes
                .findings
                .iter()
                .find(|f| f.code == "STRUCT-TABLE-DUP")
                .map(|f| f.message.zh.clone());
            dup.unwrap_or_default()
        };
        let twice = told(whole.replacen(row, &format!("{row}\n{other}"), 1));
        assert!(twice.starts_with(table) && twice.contains("出现两次"), "{table}: {twice}");
        assert_eq!(told(whole.replacen(row, &format!("{row}\n{row}"), 1)), "", "{table}");
    }
}

#[test]
fn a_column_of_totals_that_do_not_show_is_unread_and_no_other_column_takes_its_place() {
    for hidden in ["#####", "=SUM(B5:G5)", "#REF!"] {
        for layout in [Layout::TabMatrix, Layout::OuterPipes, Layout::Markdown, Layout::Html] {
            let mut hurt = sample(4);
            let totals: Vec<CellId> =
                hurt.cells().map(|(id, _)| id).filter(|id| id.column == "total").collect();
            let totals = || totals.iter().copied().filter(|id| id.table == gouji::form::TableId::T3);
            totals().for_each(|id| hurt.print(id, hidden));
            let text = render(&hurt, layout);
            let document =
                if layout == Layout::Html { source::from_html(&text) } else { source::from_text(text) };
            let checked = check(document, &Options::default(), None);
            assert_eq!(misread(&sample(4), &checked.report), Vec::<String>::new(), "{hidden} {layout:?}");
            let errors = checked.outcomes.findings.iter().filter(|f| f.severity == Severity::Error);
            assert_eq!(errors.map(|f| f.code).collect::<Vec<_>>(), Vec::<&str>::new(), "{hidden} {layout:?}");
            assert!(
                totals().all(|id| checked.report.value(id).is_none()) && checked.has_unread(),
                "{hidden} {layout:?}"
            );
        }
    }
}

#[test]
fn question_marks_that_were_spaces_are_none_of_the_cells() {
    let sound = sample(6);
    for (layout, from, to) in [
        (Layout::TabRows, "\t", "\t? "),
        (Layout::TabMatrix, "\t", "\t? "),
        (Layout::OuterPipes, "| ", "| ? "),
    ] {
        let checked = checked(render(&sound, layout).replace(from, to));
        assert_eq!(misread(&sound, &checked.report), Vec::<String>::new(), "{layout:?}");
        assert_eq!(super::unread(&sound, &checked.report), Vec::<String>::new(), "{layout:?}");
    }
}

/// The last rows of table 3 and the beginning of table 4's header are lost, and what is left runs together: 总计 in the
/// header is no row of table 3.
#[test]
fn a_figure_is_a_cell_of_one_table() {
    for seed in 0..6 {
        let sound = sample(seed);
        let page = render(&sound, Layout::Html);
        let lost = page.rfind("3.其他").and_then(|at| Some(at + page[at..].find("</tr>")?)).expect("the row");
        let header =
            page.rfind("未经复议直接起诉").and_then(|at| page[..at].rfind("总计")).expect("the header");
        let report = gouji::reading::read(gouji::source::from_html(
            &[&page[..lost], "<td>", &page[header..]].concat(),
        ));
        let totals = report.t3.row("total_handled").into_iter().flat_map(|row| &row.cells);
        let taken: Vec<&str> =
            totals.filter(|cell| cell.value.is_some()).map(|cell| cell.raw.as_str()).collect();
        assert!(taken.is_empty(), "seed {seed}: {taken:?}");
    }
}
