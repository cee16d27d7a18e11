//! Sound reports and reports with one wrong cell, damaged in many ways: no figure is misread, the report is not
//! accused of what copying did, and what was read and is wrong is told.
//!
//! `GOUJI_MUTANTS=5000 cargo test --test it mutants -- --nocapture` runs so many; by default some hundred. With
//! `GOUJI_MUTANTS_FROM=5000` they are others.

use gouji::finding::Severity;
use gouji::form::{CellId, FORMS, TableId};
use gouji::num::Num;
use gouji::options::Options;
use gouji::{Checked, check, source};

use super::damage::DAMAGES;
use sample_reports::layouts::{Layout, render};
use sample_reports::{BODIES, Dice, Sample};

/// Does something to the figure of one cell.
type OfCell = fn(&str) -> String;
/// Does something to the whole text.
type OfText = fn(&str, &mut Dice) -> String;

const OF_CELL: [(&str, OfCell); 14] = [
    ("a star behind", |n| format!("{n}*")),
    ("a circled number behind", |n| format!("{n}①")),
    ("a note's number behind", |n| format!("{n}[1]")),
    ("a note behind", |n| format!("{n}（含结转）")),
    ("a longer note behind", |n| format!("{n}（其中补正后重报2件）")),
    ("a space inside", |n| halved(n, " ")),
    ("a no-break space inside", |n| halved(n, "\u{A0}")),
    ("a lost character before", |n| format!("? {n}")),
    ("the letter O", |n| n.replacen('0', "O", 1)),
    ("the letter l", |n| n.replacen('1', "l", 1)),
    ("a column too narrow", |_| "#####".to_owned()),
    ("full width", |n| {
        n.chars()
            .map(|c| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_digit()).unwrap_or(c))
            .collect()
    }),
    ("a unit behind", |n| format!("{n}件")),
    ("a zero-width space inside", |n| halved(n, "\u{200B}")),
];

fn halved(number: &str, with: &str) -> String {
    match number.split_at_checked(number.len() / 2) {
        Some((first, rest)) if !first.is_empty() => format!("{first}{with}{rest}"),
        _ => number.to_owned(),
    }
}

const OF_TEXT: [(&str, OfText); 8] = [
    ("bars escaped by an editor", |t, _| t.replace('|', "\\|")),
    ("tabs at the ends of lines", |t, _| t.replace('\n', "\t\n")),
    ("carriage returns", |t, _| t.replace('\n', "\r\n")),
    ("the beginning lost", |t, dice| cut(t, dice).1),
    ("the end lost", |t, dice| cut(t, dice).0),
    ("twice the same", |t, _| format!("{t}\n{t}")),
    ("a menu above", |t, _| format!("首页\n政务公开\n互动交流\n办事服务\n\n{t}")),
    ("spaces at the beginnings of lines", |t, _| t.replace('\n', "\n  ")),
];

/// The text in two, cut behind a line somewhere in the middle half.
fn cut(text: &str, dice: &mut Dice) -> (String, String) {
    let lines: Vec<&str> = text.split('\n').collect();
    let at = lines.len() / 4 + dice.below(lines.len() as u64 / 2) as usize;
    let (first, rest) = lines.split_at(at.min(lines.len()));
    (first.join("\n"), rest.join("\n"))
}

/// One mutant: a sample, what is wrong in it, and its damaged text.
struct Mutant {
    name: String,
    sound: Sample,
    /// The cell that is wrong, and what is printed there.
    planted: Option<(CellId, i64)>,
    text: String,
}

fn mutant(seed: u64) -> Mutant {
    let mut dice = Dice::new(seed.wrapping_mul(0x9E37) + 11);
    let form = *dice.pick(FORMS);
    let (kind, _) = *dice.pick(&BODIES);
    let sound = Sample::random(form, kind, seed);
    let layouts: Vec<Layout> = Layout::TEXT.into_iter().filter(|l| *l != Layout::PdfBlocks).collect();
    let layout = *dice.pick(&layouts);
    let counted: Vec<CellId> = sound.cells().map(|(id, _)| id).filter(|id| id.table != TableId::T2).collect();
    let mut sample = sound.clone();
    let planted = (dice.below(2) == 0).then(|| {
        let cell = *dice.pick(&counted);
        let right: i64 = sound.text(cell.table, cell.row, cell.column).parse().unwrap_or(0);
        let printed = right + 1 + dice.up_to(right + 20);
        sample.print(cell, printed.to_string());
        (cell, printed)
    });
    let kinds = OF_CELL.len() + OF_TEXT.len() + DAMAGES.len();
    let nth = dice.below(kinds as u64) as usize;
    let (name, text) = if let Some((name, damage)) = OF_CELL.get(nth) {
        // The prose is made of the totals: they stay as they are.
        let parts: Vec<CellId> = counted.iter().copied().filter(|id| id.column != "total").collect();
        let hurt = *dice.pick(&parts);
        if planted.is_none_or(|(cell, _)| cell != hurt) {
            let printed = sample.text(hurt.table, hurt.row, hurt.column).to_owned();
            sample.print(hurt, damage(&printed));
        }
        (*name, render(&sample, layout))
    } else if let Some((name, damage)) = OF_TEXT.get(nth - OF_CELL.len()) {
        (*name, damage(&render(&sample, layout), &mut dice))
    } else {
        let (name, damage) = DAMAGES[nth - OF_CELL.len() - OF_TEXT.len()];
        let mut lines: Vec<String> = render(&sample, layout).split('\n').map(String::from).collect();
        damage(&mut lines, &mut dice);
        (name, lines.join("\n"))
    };
    Mutant { name: format!("seed {seed}, {layout:?}, {name}, wrong {planted:?}"), sound, planted, text }
}

impl Mutant {
    /// What a cell is printed as.
    fn printed(&self, id: CellId) -> Option<Num> {
        match self.planted {
            Some((cell, value)) if cell == id => Some(Num::int(value)),
            _ => {
                let text = self.sound.text(id.table, id.row, id.column);
                Num::parse(text.trim_end_matches("万元").trim_start_matches('+'))
            }
        }
    }

    /// Figures that were read as something else than is printed.
    fn misread(&self, checked: &Checked) -> Vec<String> {
        let read = checked.report.cells().filter_map(|(id, cell)| Some((id, cell.value?)));
        let wrong = read.filter(|(id, value)| self.printed(*id) != Some(*value));
        wrong.map(|(id, value)| format!("{id} read as {value}, printed {:?}", self.printed(id))).collect()
    }

    /// What is held against a report in which nothing is wrong.
    fn accused(&self, checked: &Checked) -> Vec<String> {
        const OF_FIGURES: [&str; 7] =
            ["T2-", "T3-", "T4-", "FORM-CELL-TEXT", "STRUCT-TABLE", "STRUCT-SEC-MISSING", "NARR-"];
        let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
        // A row or a heading that its body left out and one whose line was lost are the same text.
        let lost = self.name.contains("lost, wrong");
        let of_figures = loud
            .filter(|f| OF_FIGURES.iter().any(|code| f.code.starts_with(code)))
            .filter(|f| !(lost && ["STRUCT-TABLE-ROWS", "STRUCT-SEC-MISSING"].contains(&f.code)));
        of_figures.map(|f| format!("{} {}", f.code, f.message.zh)).collect()
    }

    /// Whether the wrong cell was read and nothing was said of it.
    fn passed_over(&self, checked: &Checked) -> bool {
        let Some((cell, printed)) = self.planted else { return false };
        let is_read = checked.report.value(cell) == Some(Num::int(printed));
        let names = |f: &gouji::finding::Finding| {
            let proposed = f.suggestions.iter().chain(f.alternatives.iter().flatten());
            f.cells.contains(&cell) || proposed.into_iter().any(|s| s.cell == cell)
        };
        let skipped = checked.outcomes.skipped.iter().any(|s| s.cells.contains(&cell));
        let told = checked.outcomes.findings.iter().any(names);
        // In table 4 one sum is all there is: with a cell of its block unread, arithmetic decides nothing.
        is_read && !told && !(cell.table == TableId::T4 && skipped)
    }

    /// Proposals that the truth contradicts.
    fn against_the_truth(&self, checked: &Checked) -> Vec<String> {
        let right = |id: CellId| Num::parse(self.sound.text(id.table, id.row, id.column));
        let proposed =
            checked.outcomes.findings.iter().flat_map(|f| f.suggestions.iter().map(move |s| (f, s)));
        let wrong = proposed.filter(|(_, s)| right(s.cell) != Some(s.value));
        wrong.map(|(f, s)| format!("{} proposes {} for {}", f.code, s.value, s.cell)).collect()
    }
}

/// Once misread, accused or advised against the truth.
const KNOWN: [u64; 21] = [
    1859, 17305, 4513, 5037, 7490, 9891, 14838, 7088, 8163, 9275, 11530, 20159, 21009, 23255, 33717, 35980,
    38024, 38493, 63302, 70843, 71405,
];

#[test]
fn mutants_are_read_right_and_judged_right() {
    let count = std::env::var("GOUJI_MUTANTS").ok().and_then(|n| n.parse().ok()).unwrap_or(400u64);
    let (mut misread, mut accused, mut silent, mut against) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let from = std::env::var("GOUJI_MUTANTS_FROM").ok().and_then(|n| n.parse().ok()).unwrap_or(0u64);
    for seed in (from..from + count).chain(KNOWN.into_iter().filter(|_| from == 0)) {
        let mutant = mutant(seed);
        if std::env::var("GOUJI_MUTANT").is_ok_and(|wanted| wanted == seed.to_string()) {
            println!("{}", mutant.text);
        }
        let checked = check(source::from_text(mutant.text.clone()), &Options::default(), None);
        let told = |all: &[String]| format!("{}: {}", mutant.name, all.first().map_or("", String::as_str));
        let wrong = mutant.misread(&checked);
        misread.extend((!wrong.is_empty()).then(|| told(&wrong)));
        if mutant.planted.is_none() {
            let loud = mutant.accused(&checked);
            accused.extend((!loud.is_empty()).then(|| told(&loud)));
        }
        silent.extend(mutant.passed_over(&checked).then(|| mutant.name.clone()));
        let bad = mutant.against_the_truth(&checked);
        against.extend((!bad.is_empty()).then(|| told(&bad)));
    }
    println!(
        "{count} mutants: {} misread, {} accused, {} passed over, {} proposals against the truth",
        misread.len(),
        accused.len(),
        silent.len(),
        against.len()
    );
    println!(
        "accused:\n{}\npassed over:\n{}\nagainst:\n{}",
        accused.join("\n"),
        silent.join("\n"),
        against.join("\n")
    );
    assert!(misread.is_empty(), "misread:\n{}", misread.join("\n"));
    assert!(against.is_empty(), "against the truth:\n{}", against.join("\n"));
    assert!(silent.len() * 200 <= count as usize, "passed over:\n{}", silent.join("\n"));
    assert!(accused.len() * 100 <= count as usize, "accused:\n{}", accused.join("\n"));
}
