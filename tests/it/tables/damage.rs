//! Damaged reports: whatever is lost, doubled, cut or strewn in, a figure that is read is the figure that is
//! printed in that row and column.

use gouji::reading;

use super::{all_layouts, document, misread};
use sample_reports::layouts::{Dress, Layout, render_dressed};
use sample_reports::{BODIES, Dice, Sample};

/// A way to damage a text. No figure is changed; some may be lost.
pub type Damage = fn(&mut Vec<String>, &mut Dice) -> String;

pub const DAMAGES: [(&str, Damage); 13] = [
    ("a line lost", line_lost),
    ("two lines lost", two_lines_lost),
    ("a line doubled", line_doubled),
    ("a label lost", label_lost),
    ("a character of a label lost", character_lost),
    ("a stray number", stray_number),
    ("a page number", page_number),
    ("a line of words", line_of_words),
    ("a page end", page_end),
    ("empty lines", empty_lines),
    ("empty lines lost", empty_lines_lost),
    ("two lines joined", lines_joined),
    ("the end cut off", end_cut_off),
];

/// What a line's end does where it falls into a figure or a row.
const BROKEN: [(&str, Damage); 3] = [
    ("a figure broken over two lines", figure_broken),
    ("a row broken over two lines", row_broken),
    ("two cells run together", cells_together),
];

fn is_figures(line: &str) -> bool {
    !line.trim().is_empty() && line.chars().all(|c| c.is_ascii_digit() || " \t|.-万元".contains(c))
}

/// A random line between the headings of sections two and five that fits.
fn pick(lines: &[String], dice: &mut Dice, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let first = lines.iter().position(|l| l.contains("二、主动公开"))?;
    let last = lines.iter().position(|l| l.contains("五、存在的"))?;
    let fitting: Vec<usize> = (first + 1..last).filter(|nth| fits(&lines[*nth])).collect();
    (!fitting.is_empty()).then(|| *dice.pick(&fitting))
}

fn line_lost(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    pick(lines, dice, |l| !l.trim().is_empty()).map(|nth| lines.remove(nth)).unwrap_or_default()
}

fn two_lines_lost(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    line_lost(lines, dice) + " / " + &line_lost(lines, dice)
}

fn line_doubled(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let Some(nth) = pick(lines, dice, |l| !l.trim().is_empty()) else { return String::new() };
    lines.insert(nth, lines[nth].clone());
    lines[nth].clone()
}

const LABELS: [&str; 12] = [
    "（一）予以公开",
    "2.其他法律行政法规禁止公开",
    "5.属于三类内部事务信息",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.重复申请",
    "3.要求提供公开出版物",
    "（七）总计",
    "四、结转下年度继续办理",
    "一、本年新收政府信息公开申请数量",
    "行政处罚",
    "规章",
];

#[allow(clippy::ptr_arg, reason = "all kinds of damage have one shape")]
fn label_lost(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let label = *dice.pick(&LABELS);
    if let Some(nth) = pick(lines, dice, |l| l.contains(label)) {
        lines[nth] = lines[nth].replacen(label, "", 1);
    }
    label.to_string()
}

#[allow(clippy::ptr_arg, reason = "all kinds of damage have one shape")]
fn character_lost(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) && c != '万' && c != '元';
    let Some(nth) = pick(lines, dice, |l| l.chars().any(han)) else { return String::new() };
    let places: Vec<usize> = lines[nth].char_indices().filter(|(_, c)| han(*c)).map(|(at, _)| at).collect();
    let at = *dice.pick(&places);
    let lost = lines[nth].remove(at);
    format!("{lost} of {}", lines[nth])
}

fn insert(lines: &mut Vec<String>, dice: &mut Dice, what: &str) -> String {
    let Some(nth) = pick(lines, dice, |_| true) else { return String::new() };
    lines.insert(nth, what.to_string());
    format!("{what:?} before {:?}", lines.get(nth + 1))
}

fn stray_number(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let number = dice.below(30).to_string();
    insert(lines, dice, &number)
}

fn page_number(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let number = *dice.pick(&["-3-", "— 4 —", "第 5 页", "第3页 共8页", "3 / 8", "- 12 -"]);
    insert(lines, dice, number)
}

fn line_of_words(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let words = *dice.pick(&[
        "续表",
        "（接上页）",
        "云溪市政府门户网站",
        "打印本页 关闭窗口",
        "2023年度",
        "单位：件",
    ]);
    insert(lines, dice, words)
}

fn page_end(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    insert(lines, dice, "\u{c}")
}

fn empty_lines(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    (0..5).map(|_| insert(lines, dice, "")).collect()
}

fn empty_lines_lost(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    for _ in 0..6 {
        if let Some(nth) = pick(lines, dice, |l| l.is_empty()) {
            lines.remove(nth);
        }
    }
    String::new()
}

fn lines_joined(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let Some(nth) = pick(lines, dice, |l| !is_figures(l)) else { return String::new() };
    let next = lines.remove(nth + 1);
    lines[nth] = format!("{} {next}", lines[nth]);
    lines[nth].clone()
}

fn end_cut_off(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    if let Some(nth) = pick(lines, dice, |_| true) {
        lines.truncate(nth);
    }
    String::new()
}

/// The places between two characters of which the first and the second are such.
fn between(line: &str, first: impl Fn(char) -> bool, second: impl Fn(char) -> bool) -> Vec<usize> {
    let pairs = line.char_indices().zip(line.chars().skip(1));
    pairs
        .filter(|((_, one), next)| first(*one) && second(*next))
        .map(|((at, one), _)| at + one.len_utf8())
        .collect()
}

/// Breaks a line at one of these places.
fn break_one(lines: &mut Vec<String>, dice: &mut Dice, places: impl Fn(&str) -> Vec<usize>) -> String {
    let Some(nth) = pick(lines, dice, |l| !l.contains('。') && !places(l).is_empty()) else {
        return String::new();
    };
    let at = *dice.pick(&places(&lines[nth]));
    let rest = lines[nth].split_off(at);
    lines.insert(nth + 1, rest);
    format!("{:?} | {:?}", lines[nth], lines[nth + 1])
}

fn figure_broken(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    break_one(lines, dice, |line| between(line, |c| c.is_ascii_digit(), |c| c.is_ascii_digit()))
}

fn row_broken(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    break_one(lines, dice, |line| between(line, |c| matches!(c, ' ' | '\t' | '|'), |c| c.is_ascii_digit()))
}

#[allow(clippy::ptr_arg, reason = "all kinds of damage have one shape")]
fn cells_together(lines: &mut Vec<String>, dice: &mut Dice) -> String {
    let gaps = |line: &str| between(line, |c| c.is_ascii_digit(), |c| matches!(c, ' ' | '\t' | '|'));
    let Some(nth) = pick(lines, dice, |l| !l.contains('。') && !gaps(l).is_empty()) else {
        return String::new();
    };
    let at = *dice.pick(&gaps(&lines[nth]));
    let rest = lines[nth].split_off(at);
    lines[nth] += rest.trim_start_matches([' ', '\t', '|']);
    lines[nth].clone()
}

/// Every damage in every layout, for some seeds.
fn run(seeds: std::ops::Range<u64>) -> Vec<String> {
    let mut failures = Vec::new();
    for seed in seeds {
        let mut dice = Dice::new(seed * 77 + 5);
        let form = *dice.pick(gouji::form::FORMS);
        let (kind, _) = *dice.pick(&BODIES);
        let sample = Sample::random(form, kind, seed);
        for layout in all_layouts().filter(|layout| *layout != Layout::Html) {
            let text = render_dressed(&sample, layout, Dress::default());
            for (name, damage) in DAMAGES.into_iter().chain(BROKEN) {
                let mut lines: Vec<String> = text.split('\n').map(String::from).collect();
                let where_ = damage(&mut lines, &mut dice);
                let damaged = lines.join("\n");
                let report = reading::read(document(layout, &damaged));
                let wrong = misread(&sample, &report);
                if !wrong.is_empty() {
                    failures.push(format!(
                        "seed {seed} {layout:?}: {name} ({where_}): {} misread: {}",
                        wrong.len(),
                        wrong.iter().take(3).cloned().collect::<Vec<_>>().join("; ")
                    ));
                }
            }
        }
    }
    failures
}

#[test]
fn no_damage_makes_a_figure_be_misread() {
    let failures = run(0..4);
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
