//! Damage that was met in the world, one test for a kind that no other file of this folder has.

use gouji::finding::{Finding, Severity};
use gouji::form::{CellId, FORM_2019, FORM_2021, TableId};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use super::misread;
use sample_reports::Sample;
use sample_reports::layouts::worn::{WEARS, render as render_worn};
use sample_reports::layouts::{Layout, render};

fn sample(seed: u64) -> Sample {
    Sample::random(&FORM_2021, BodyKind::Region, seed)
}

fn checked(text: String) -> Checked {
    check(source::from_text(text), &Options::default(), None)
}

fn loud<'c>(checked: &'c Checked, families: &'static [&'static str]) -> impl Iterator<Item = &'c Finding> {
    let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
    loud.filter(move |f| families.iter().any(|family| f.code.starts_with(family)))
}

fn told(checked: &Checked, families: &'static [&'static str]) -> Vec<String> {
    loud(checked, families).map(|f| format!("{} {}", f.code, f.message.zh)).collect()
}

/// A row's label, and its figures as they stand in `TabRows`.
fn row_of(text: &str, label: &str) -> (String, Vec<String>) {
    let line = text.lines().find(|line| line.contains(label) && line.contains('\t')).expect(label);
    let cells: Vec<&str> = line.split('\t').collect();
    let (labels, figures) = cells.split_at(cells.len() - 7);
    (labels.join("\t"), figures.iter().map(|f| (*f).to_owned()).collect())
}

#[test]
fn a_total_that_moved_to_the_left_is_no_blank_total() {
    let mut seen = 0;
    for seed in 0..8 {
        let mut sound = sample(seed);
        for (column, figure) in [("natural", "21"), ("biz", "8"), ("other_org", "0"), ("total", "29")] {
            sound.print(CellId::t3("granted", column), figure);
        }
        for column in ["research", "charity", "legal_svc"] {
            sound.print(CellId::t3("granted", column), "0");
        }
        let text = render(&sound, Layout::TabRows);
        let (label, figures) = row_of(&text, "（一）予以公开");
        let whole = format!("{label}\t{}", figures.join("\t"));
        let short: Vec<&str> =
            figures.iter().enumerate().filter(|(nth, _)| *nth != 3).map(|(_, f)| f.as_str()).collect();
        let hurt = text.replacen(&whole, &format!("{label}\t{}", short.join("\t")), 1).replace('\n', "\t\n");
        let checked = checked(hurt);
        assert_eq!(misread(&sound, &checked.report), Vec::<String>::new(), "seed {seed}");
        let of_row = checked.outcomes.findings.iter().filter(|f| f.cells.iter().any(|c| c.row == "granted"));
        for finding in of_row {
            assert!(
                finding.suggestions.iter().all(|s| s.cell.row != "granted"),
                "seed {seed}: {}",
                finding.message.zh
            );
            seen +=
                usize::from(finding.code == "PARSE-CELL-AMBIG" && finding.message.zh.contains("总计左移"));
        }
    }
    assert_eq!(seen, 8);
}

#[test]
fn table_4_in_lines_with_two_lines_joined_is_undecided_or_read_right() {
    for seed in 0..4 {
        let sound = sample(seed);
        let text = render(&sound, Layout::BareCells);
        let four = text.find("四、政府信息公开行政复议").expect("section four");
        let (before, table) = text.split_at(four);
        let lines: Vec<&str> = table.lines().collect();
        let first = lines.iter().position(|l| l.parse::<u64>().is_ok()).expect("a figure");
        for nth in first..first + 14 {
            for between in [" ", ""] {
                let mut joined: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
                let next = joined.remove(nth + 1);
                joined[nth] = format!("{}{between}{next}", joined[nth]);
                let checked = checked(format!("{before}{}", joined.join("\n")));
                assert_eq!(told(&checked, &["T4-"]), [""; 0], "seed {seed}, line {nth} {between:?}");
                if between == " " {
                    assert_eq!(
                        misread(&sound, &checked.report),
                        Vec::<String>::new(),
                        "seed {seed}, line {nth}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_total_broken_in_two_is_joined_or_undecided() {
    let mut broken = 0;
    for seed in 0..6 {
        let sound = sample(seed);
        for layout in [Layout::SpaceRows, Layout::TabRows, Layout::OuterPipes] {
            let text = render(&sound, layout);
            let totals = sound.cells().filter(|(id, _)| id.table == TableId::T3 && id.column == "total");
            for (id, printed) in totals.filter(|(_, printed)| printed.len() == 2) {
                let mut hurt = sound.clone();
                hurt.print(id, format!("{} {}", &printed[..1], &printed[1..]));
                // The prose stays as it was.
                let (old, new) = (text.as_str(), render(&hurt, layout));
                let heading = "二、主动公开政府信息情况";
                let (prose, rest) = (old.find(heading).expect("two"), new.find(heading).expect("two"));
                let checked = checked(format!("{}{}", &old[..prose], &new[rest..]));
                let what = format!("seed {seed} {layout:?} {id}");
                assert_eq!(told(&checked, &["T3-", "NARR-", "FORM-CELL"]), [""; 0], "{what}");
                assert_eq!(misread(&sound, &checked.report), Vec::<String>::new(), "{what}");
                broken += 1;
            }
        }
    }
    assert!(broken > 20, "{broken}");
}

#[test]
fn two_reports_side_by_side_are_no_errors_of_either() {
    let (one, other) = (render(&sample(3), Layout::SpaceRows), render(&sample(8), Layout::SpaceRows));
    let (one, other): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let line = |nth: usize| {
        format!("{}    {}", one.get(nth).copied().unwrap_or(""), other.get(nth).copied().unwrap_or(""))
    };
    let both: Vec<String> = (0..one.len().max(other.len())).map(line).collect();
    let checked = checked(both.join("\n"));
    assert_eq!(told(&checked, &["T2-", "T3-", "T4-", "NARR-", "FORM-CELL"]), [""; 0]);
    assert!(checked.has_unread());
    let says = |f: &Finding| f.code == "STRUCT-TABLE-DUP" || f.code == "PARSE-SECOND-REPORT";
    assert!(checked.outcomes.findings.iter().any(says));
}

#[test]
fn a_table_left_blank_is_one_finding() {
    let mut blank = sample(5);
    let cells: Vec<CellId> = blank.cells().map(|(id, _)| id).collect();
    cells.into_iter().for_each(|id| blank.print(id, ""));
    let checked = checked(render(&blank, Layout::TabMatrix));
    let of_cells: Vec<&Finding> = loud(&checked, &["T2-", "T3-", "T4-", "FORM-CELL"]).collect();
    assert_eq!(of_cells.iter().map(|f| f.code).collect::<Vec<_>>(), ["T3-BLANK"]);
}

#[test]
fn a_unit_in_a_columns_head_is_a_unit() {
    for seed in 0..6 {
        let mut stated = Sample::random(&FORM_2019, BodyKind::Dept, seed);
        let cell = CellId { table: TableId::T2, row: "procurement", column: "amount" };
        stated.print(cell, "38.5");
        for head in ["采购总金额（万元）", "采购总金额（单位：万元）", "采购总金额/万元"]
        {
            let text = render(&stated, Layout::TabRows).replacen("采购总金额", head, 1);
            let checked = checked(text);
            let of_cell = checked.outcomes.findings.iter().filter(|f| f.cells.contains(&cell));
            let codes: Vec<&str> = of_cell.map(|f| f.code).collect();
            assert_eq!(codes, Vec::<&str>::new(), "{head}");
        }
    }
}

#[test]
fn commas_in_thousands_are_one_matter_for_a_table() {
    let wear = WEARS.iter().find(|(name, _)| *name == "commas in thousands").expect("drawn");
    let mut large = sample(2);
    for row in ["license", "penalty", "coercion"] {
        large.print(CellId { table: TableId::T2, row, column: "decisions" }, "44728");
    }
    let checked = checked(render_worn(&large, wear, 2));
    let of_t2 = checked.outcomes.findings.iter().filter(|f| f.code == "FORM-CELL-FORMAT");
    let of_t2: Vec<&Finding> = of_t2.filter(|f| f.cells.iter().all(|c| c.table == TableId::T2)).collect();
    assert!(matches!(of_t2.as_slice(), [one] if one.cells.len() == 3 && one.severity == Severity::Info));
}
