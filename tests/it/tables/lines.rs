//! What happens to lines on their way: broken in a number or a row, quoted, numbered, set beside another report's, doubled
//! spacing, a title on every page.

use gouji::finding::Severity;
use gouji::form::FORM_2021;
use gouji::options::Options;
use gouji::report::{BodyKind, ParagraphKind};
use gouji::{Checked, check, source};

use super::{misread, unread};
use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

fn checked(text: &str) -> Checked {
    check(source::from_text(text), &Options::default(), None)
}

fn sample(seed: u64) -> Sample {
    Sample::random(&FORM_2021, BodyKind::Region, seed)
}

/// What counts, as codes and words.
fn loud(checked: &Checked) -> Vec<String> {
    let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
    loud.map(|f| format!("{} {}", f.code, f.message.zh)).collect()
}

/// The text with something put in at a place.
fn with(text: &str, at: usize, put: &str) -> String {
    format!("{}{put}{}", &text[..at], &text[at..])
}

/// Rows of figures: where each line begins, and the line.
fn rows(text: &str) -> Vec<(usize, &str)> {
    let figures = |line: &str| line.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).count();
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line.trim_end()))
    });
    lines.filter(|(_, line)| figures(line) >= 5 && !line.contains(['。', '，'])).collect()
}

#[test]
fn a_total_broken_over_two_lines_is_read_whole_or_not_at_all() {
    let (mut broken, mut whole) = (0, 0);
    for (seed, layout) in
        (3..9).flat_map(|seed| [(seed, Layout::SpaceRows), (seed, Layout::TabRows), (seed, Layout::PipeRows)])
    {
        let sample = sample(seed);
        let text = render(&sample, layout);
        let before = loud(&checked(&text));
        for (at, line) in rows(&text) {
            let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
            for put in ["\n", "\n\n"].into_iter().filter(|_| digits >= 2) {
                let end = at + line.len();
                let checked = checked(&with(&text, end - 1, put));
                let told: Vec<String> = loud(&checked).into_iter().filter(|f| !before.contains(f)).collect();
                assert_eq!(
                    misread(&sample, &checked.report),
                    Vec::<String>::new(),
                    "{seed} {layout:?} {line}"
                );
                assert_eq!(told, Vec::<String>::new(), "{seed} {layout:?} {line}");
                broken += 1;
                whole += usize::from(unread(&sample, &checked.report).is_empty());
            }
        }
    }
    assert!(broken > 100 && whole * 2 > broken, "{whole} of {broken} read whole");
}

#[test]
fn marks_in_front_of_lines_change_nothing() {
    let sample = sample(4);
    for layout in [Layout::TabRows, Layout::SpaceRows, Layout::PipeRows, Layout::BareCells] {
        let text = render(&sample, layout);
        let plain = checked(&text);
        let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
        let numbered: String =
            text.lines().enumerate().map(|(nth, line)| format!("{:>5}\t{line}\n", nth + 1)).collect();
        for changed in [quoted, numbered] {
            let checked = checked(&changed);
            assert_eq!(misread(&sample, &checked.report), Vec::<String>::new(), "{layout:?}");
            assert_eq!(unread(&sample, &checked.report), unread(&sample, &plain.report), "{layout:?}");
            assert_eq!(loud(&checked), loud(&plain), "{layout:?}");
        }
    }
}

#[test]
fn a_row_whose_cells_ran_together_or_broke_off_is_not_guessed() {
    for seed in 3..6 {
        let sample = sample(seed);
        let text = render(&sample, Layout::TabMatrix);
        for (at, line) in rows(&text) {
            let tabs: Vec<usize> = line.match_indices('\t').map(|(tab, _)| at + tab).collect();
            for tab in tabs {
                let together = format!("{}{}", &text[..tab], &text[tab + 1..]);
                let apart = with(&text, tab, "\n");
                for changed in [together, apart] {
                    let checked = checked(&changed);
                    assert_eq!(misread(&sample, &checked.report), Vec::<String>::new(), "{seed} {line}");
                }
            }
        }
    }
}

#[test]
fn of_two_reports_side_by_side_none_is_read() {
    let (one, other) = (render(&sample(3), Layout::TabRows), render(&sample(8), Layout::TabRows));
    let count = one.lines().count().max(other.lines().count());
    let line = |text: &str, nth: usize| text.lines().nth(nth).unwrap_or("").to_owned();
    let beside: String =
        (0..count).map(|nth| format!("{}          {}\n", line(&one, nth), line(&other, nth))).collect();
    let checked = checked(&beside);
    let codes: Vec<&str> = checked
        .outcomes
        .findings
        .iter()
        .filter(|f| f.severity <= Severity::Warning)
        .map(|f| f.code)
        .collect();
    assert_eq!(codes, ["STRUCT-TABLE-DUP"]);
    assert!(checked.report.cells().all(|(_, cell)| cell.value.is_none()) && checked.has_unread());
}

#[test]
fn a_row_of_the_other_generation_is_nobody_elses() {
    // （六）其他处理 is a row of the form of 2019; before it the label of a row whose figures were lost.
    let sample = Sample::random(&gouji::form::FORM_2019, BodyKind::Region, 6);
    let text = render(&sample, Layout::SpaceRows);
    let label = "5.要求行政机关确认或重新出具已获取信息";
    let lost: String = text
        .lines()
        .map(|line| match line.find(label) {
            Some(at) => format!("{}\n", &line[..at + label.len()]),
            None => format!("{line}\n"),
        })
        .collect();
    assert_ne!(lost.len(), text.len());
    assert_eq!(misread(&sample, &checked(&lost).report), Vec::<String>::new());
}

/// A sentence of many lines, as a converter breaks it.
fn broken_lines() -> Vec<String> {
    let parts = "予以公开20件、部分公开10件、不予公开12件、无法提供8件、不予处理4件、其他处理6件、";
    let prose: Vec<char> =
        format!("全年共收到政府信息公开申请360件，其中{}。", parts.repeat(6)).chars().collect();
    prose.chunks(34).map(|line| line.iter().collect()).collect()
}

/// How many paragraphs of prose a report of such lines has.
fn paragraphs(lines: &str) -> usize {
    let text = format!("青禾区水利局2024年政府信息公开工作年度报告\n一、总体情况\n{lines}");
    let report = checked(&text).report;
    report.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose).count()
}

#[test]
fn lines_set_double_are_one_paragraph() {
    assert_eq!(paragraphs(&broken_lines().join("\n\n")), 1);
}

#[test]
fn a_title_on_every_page_is_none_of_the_sentence() {
    let lines = broken_lines();
    let pages = |under: [&str; 3]| {
        let (one, other) = lines.split_at(lines.len() / 2);
        let [first, second, third] = under;
        format!(
            "{}\n{first}\n{}\n{second}\n认真落实了各项要求，没有遗漏。\n{third}\n",
            one.join("\n"),
            other.join("\n")
        )
    };
    assert_eq!(paragraphs(&pages(["青禾区水利局年度报告"; 3])), 2);
    assert!(paragraphs(&pages(["青禾区水利局年度报告", "临湖街道安排", "白石镇说明"])) > 2);
}
