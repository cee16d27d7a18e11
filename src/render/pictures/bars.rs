//! Counts as bars: who applied, what came of it, cases, two years beside each other.

use crate::Checked;
use crate::finding::Lang;
use crate::form::{CellId, Column, Group, Row, T3_COLUMNS, T4_BLOCKS, T4_COLUMNS, TableId};

use super::canvas::{self, Colour, Place, Side, WIDTH};
use super::flow::{self, OUTCOMES};
use super::{Count, Drawing, Picture, gap, pick};

/// Where bars begin, and how long the longest is.
const BEGIN: i64 = 250;
const LENGTH: i64 = WIDTH - BEGIN - 150;
/// How long it is at least.
const SHORTEST: i64 = 80;

/// How long the longest bar may be, that there is room for these words behind it.
fn room_beside<'a>(words: impl Iterator<Item = &'a str>, size: i64, more: i64) -> i64 {
    let widest = words.map(|words| canvas::width(words, size)).max().unwrap_or(0);
    (WIDTH - BEGIN - 24 - 8 - widest - more).clamp(SHORTEST, LENGTH)
}

/// Bars below each other: a name, a count, what stands behind it.
pub fn bars(drawing: &mut Drawing<'_>, rows: &[(String, Count, String)]) {
    let most = rows.iter().map(|(_, count, _)| count.number).max().unwrap_or(0);
    let lang = drawing.lang;
    let told = |count: &Count, behind: &str| match behind.is_empty() {
        true => count.shown(lang),
        false => format!("{}{}{behind}", count.shown(lang), gap(lang)),
    };
    let words: Vec<String> = rows.iter().map(|(_, count, behind)| told(count, behind)).collect();
    let longest = room_beside(words.iter().map(String::as_str), 14, 0);
    for ((name, count, _), words) in rows.iter().zip(&words) {
        let lines = canvas::wrapped(name, 13, BEGIN - 40).len() as i64;
        let height = (lines * 17 + 8).max(28);
        let (top, middle) = (drawing.y, drawing.y + height / 2);
        let first = middle - (lines - 1) * 17 / 2;
        let canvas = &mut drawing.canvas;
        canvas.lines([BEGIN - 12, first], 13, (BEGIN - 40, Side::End), Colour::Ink, name);
        let length = canvas::scaled(count.number, most, longest);
        canvas.rect([BEGIN, middle - 9, length, 18], Colour::Accent, 100);
        canvas.text([BEGIN + length + 8, middle], 14, Side::Start, Colour::Ink, words);
        drawing.y = top + height;
    }
    drawing.y += 8;
}

fn label(zh: &'static str, en: &'static str, lang: Lang) -> String {
    let words = pick(lang, zh, en);
    // Without the number that the row has in its group.
    let bare = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    bare.to_owned()
}

/// Who applied.
pub fn applicants(checked: &Checked, place: Place, lang: Lang) -> Picture {
    let title = ("谁提出了申请（本年新收）", "Who applied (newly received)");
    let mut drawing = Drawing::of(checked, "applicants", title, place, lang);
    let count = |drawing: &mut Drawing<'_>, column: &Column| {
        let id = CellId::t3("new_received", column.id);
        drawing.count(&checked.report, id)
    };
    let columns = T3_COLUMNS.iter().take(6);
    let counts: Option<Vec<(String, Count)>> = columns
        .map(|column| Some((label(column.label, column.label_en, lang), count(&mut drawing, column)?)))
        .collect();
    let printed = T3_COLUMNS.last().and_then(|total| count(&mut drawing, total));
    let (Some(counts), Some(printed)) = (counts, printed) else { return drawing.unread() };
    let sum: i64 = counts.iter().map(|(_, count)| count.number).sum();
    if sum != printed.number && !printed.is_blank {
        let printed = printed.number;
        drawing.notes.push(match lang {
            Lang::Zh => format!("总计填 {printed}，六类申请人之和为 {sum}。"),
            Lang::En => format!("The total is printed as {printed}; the applicants come to {sum}."),
        });
    }
    counted(&mut drawing, counts, sum, lang);
    drawing.finish()
}

/// What came of the applications, row by row of the form.
pub fn outcomes(checked: &Checked, place: Place, lang: Lang) -> Picture {
    let title = ("办理结果明细", "The outcomes in detail");
    let mut drawing = Drawing::of(checked, "outcomes", title, place, lang);
    let rows: Vec<&Row> = checked.report.table(TableId::T3).rows.iter().map(|r| r.row).collect();
    let rows = rows.into_iter().filter(|row| OUTCOMES.iter().any(|(group, ..)| *group == row.group));
    let counts: Option<Vec<(String, Count)>> = rows
        .map(|row| {
            let group = OUTCOMES.iter().find(|(group, ..)| *group == row.group);
            let (zh, en) = group.map_or(("", ""), |(_, zh, en)| (*zh, *en));
            let alone = matches!(row.group, Group::Granted | Group::Partial);
            let name = match (alone, lang) {
                (true, _) => pick(lang, zh, en).to_owned(),
                (false, Lang::Zh) => format!("{zh}：{}", label(row.label, row.label_en, lang)),
                (false, Lang::En) => format!("{en}: {}", row.label_en),
            };
            let count = drawing.count(&checked.report, CellId::t3(row.id, "total"))?;
            Some((name, count))
        })
        .collect();
    let Some(counts) = counts.filter(|counts| !counts.is_empty()) else { return drawing.unread() };
    let sum = counts.iter().map(|(_, count)| count.number).sum();
    let none = counts.iter().filter(|(_, count)| count.number == 0 && !count.is_blank).count();
    counted(&mut drawing, counts, sum, lang);
    if none > 0 {
        let words = match lang {
            Lang::Zh => format!("另有 {none} 种结果为 0 件。"),
            Lang::En => format!("Further outcomes that are 0: {none}."),
        };
        drawing.canvas.text([BEGIN, drawing.y + 2], 13, Side::Start, Colour::Soft, &words);
        drawing.y += 22;
    }
    drawing.finish()
}

/// Bars with shares, what is 0 in the table alone; and that table.
fn counted(drawing: &mut Drawing<'_>, counts: Vec<(String, Count)>, sum: i64, lang: Lang) {
    let share = |count: Count| canvas::share(count.number, sum).filter(|_| !count.is_blank);
    let of = |count: Count| share(count).unwrap_or_default();
    let is_short = counts.len() <= 8;
    let shown: Vec<(String, Count, String)> = counts
        .iter()
        .filter(|(_, count)| is_short || count.number > 0)
        .map(|(name, count)| (name.clone(), *count, of(*count)))
        .collect();
    bars(drawing, &shown);
    let head = [pick(lang, "项目", "Item"), pick(lang, "件数", "Count"), pick(lang, "占比", "Share")];
    drawing.table.push(head.map(str::to_owned).to_vec());
    drawing.table.extend(counts.into_iter().map(|(name, count)| vec![name, count.shown(lang), of(count)]));
}

/// Reviews and suits, by their results.
pub fn cases(checked: &Checked, place: Place, lang: Lang) -> Picture {
    let title = ("行政复议和行政诉讼", "Administrative reviews and suits");
    let mut drawing = Drawing::of(checked, "cases", title, place, lang);
    let blocks: Option<Vec<(&Row, Vec<Count>)>> = T4_BLOCKS
        .iter()
        .map(|block| {
            let counts =
                T4_COLUMNS.iter().map(|c| drawing.count(&checked.report, CellId::t4(block.id, c.id)));
            Some((block, counts.collect::<Option<Vec<Count>>>()?))
        })
        .collect();
    let Some(blocks) = blocks else { return drawing.unread() };
    let sums: Vec<i64> =
        blocks.iter().map(|(_, counts)| counts.iter().take(4).map(|count| count.number).sum()).collect();
    let most = sums.iter().copied().max().unwrap_or(0);
    // The results, the gravest fullest; each box has its own edge, and its number stands in it or in the line below.
    let shades = [(Colour::Accent, 30), (Colour::Accent, 100), (Colour::Accent, 60), (Colour::Other, 45)];
    for ((block, counts), sum) in blocks.iter().zip(&sums) {
        let name = label(block.label, block.label_en, lang);
        let (top, mut x) = (drawing.y, BEGIN);
        let canvas = &mut drawing.canvas;
        canvas.lines([BEGIN - 12, top + 14], 14, (BEGIN - 40, Side::End), Colour::Ink, &name);
        for (count, (colour, percent)) in counts.iter().take(4).zip(shades) {
            let length = canvas::scaled(count.number, most, LENGTH);
            canvas.rect([x, top + 2, (length - 1).max(i64::from(length > 0)), 24], colour, percent);
            x += length;
        }
        let all = Count { number: *sum, is_blank: counts.iter().take(4).all(|count| count.is_blank) };
        canvas.text([x + 8, top + 14], 14, Side::Start, Colour::Ink, &all.shown(lang));
        let said: Vec<String> = T4_COLUMNS
            .iter()
            .zip(counts)
            .take(4)
            .map(|(column, count)| {
                format!("{} {}", label(column.label, column.label_en, lang), count.shown(lang))
            })
            .collect();
        let (mut at, mut line) = (BEGIN, top + 41);
        for (words, (colour, percent)) in said.iter().zip(shades) {
            let wide = canvas::width(words, 12);
            if at > BEGIN && at + 16 + wide > WIDTH - 24 {
                (at, line) = (BEGIN, line + 18);
            }
            canvas.rect([at, line - 6, 11, 11], colour, percent);
            canvas.text([at + 16, line], 12, Side::Start, Colour::Soft, words);
            at += wide + 34;
        }
        drawing.y = line + 25;
        let printed =
            counts.last().filter(|printed| !printed.is_blank).map_or(*sum, |printed| printed.number);
        if printed != *sum {
            drawing.notes.push(match lang {
                Lang::Zh => format!("{name}：总计填 {printed}，四种结果之和为 {sum}。"),
                Lang::En => format!("{name}: the total is printed as {printed}; the results come to {sum}."),
            });
        }
    }
    let head = std::iter::once(pick(lang, "项目", "Item").to_owned());
    drawing.table.push(head.chain(T4_COLUMNS.iter().map(|c| label(c.label, c.label_en, lang))).collect());
    drawing.table.extend(blocks.iter().map(|(block, counts)| {
        let name = std::iter::once(label(block.label, block.label_en, lang));
        name.chain(counts.iter().map(|count| count.shown(lang))).collect()
    }));
    drawing.finish()
}

/// Two years of one body beside each other.
pub fn years(nth: usize, earlier: &Checked, later: &Checked, place: Place, lang: Lang) -> Picture {
    let title = ("与上一年度相比", "Beside the year before");
    let mut drawing = Drawing::of(later, &format!("years-{nth}"), title, place, lang);
    let year = |one: &Checked, otherwise: &'static str| {
        let found = one.report.identity.year.as_ref().map(|year| year.value.to_string());
        found.unwrap_or_else(|| otherwise.to_owned())
    };
    let named =
        [year(earlier, pick(lang, "上一年度", "earlier")), year(later, pick(lang, "本年度", "later"))];
    let mut rows: Vec<(String, [Option<Count>; 2])> = Vec::new();
    let mut row = |drawing: &mut Drawing<'_>,
                   zh: &str,
                   en: &str,
                   read: &dyn Fn(&mut Drawing<'_>, &Checked) -> Option<Count>| {
        rows.push((pick(lang, zh, en).to_owned(), [read(drawing, earlier), read(drawing, later)]));
    };
    let t3 = |id: &'static str| {
        move |d: &mut Drawing<'_>, one: &Checked| d.count(&one.report, CellId::t3(id, "total"))
    };
    row(&mut drawing, "本年新收", "newly received", &t3("new_received"));
    row(&mut drawing, "上年结转", "from last year", &t3("carried_in"));
    for (group, zh, en) in OUTCOMES {
        row(&mut drawing, zh, en, &|d, one| flow::group_total(d, one, group));
    }
    row(&mut drawing, "结转下年度", "carried over", &t3("carried_out"));
    for block in &T4_BLOCKS {
        row(&mut drawing, block.label, block.label_en, &|d, one| {
            d.count(&one.report, CellId::t4(block.id, "total"))
        });
    }
    // A row that one of the years does not have is said to be missing, and the others are still shown.
    let all = rows.iter().flat_map(|(_, counts)| counts.iter().flatten());
    let most = all.map(|count| count.number).max().unwrap_or(0);
    let mut at = BEGIN;
    for (name, (colour, percent)) in named.iter().zip([(Colour::Other, 60), (Colour::Accent, 100)]) {
        drawing.canvas.rect([at, drawing.y + 2, 12, 12], colour, percent);
        drawing.canvas.text([at + 18, drawing.y + 8], 13, Side::Start, Colour::Soft, name);
        at += canvas::width(name, 13) + 44;
    }
    drawing.y += 30;
    let head = [pick(lang, "项目", "Item"), &named[0], &named[1], pick(lang, "增减", "Change")];
    drawing.table.push(head.map(str::to_owned).to_vec());
    let unread = pick(lang, "未读到", "not read");
    let cell = |count: &Option<Count>| count.map_or_else(|| unread.to_owned(), |count| count.shown(lang));
    let changes: Vec<String> = rows
        .iter()
        .map(|(_, counts)| match counts {
            [Some(before), Some(now)] if !before.is_blank && !now.is_blank => {
                change(before.number, now.number, lang)
            }
            _ => String::new(),
        })
        .collect();
    let numbers: Vec<String> = rows.iter().flat_map(|(_, counts)| counts.iter().map(cell)).collect();
    let widest = numbers.iter().map(|number| canvas::width(number, 12)).max().unwrap_or(0);
    let longest = room_beside(changes.iter().map(String::as_str), 13, widest + 12);
    for ((name, counts), change) in rows.iter().zip(changes) {
        let lines = canvas::wrapped(name, 14, BEGIN - 40).len() as i64;
        let (top, high) = (drawing.y, (lines * 19).max(28) + 10);
        let first = top + 14 - (lines - 1) * 19 / 2;
        drawing.canvas.lines([BEGIN - 12, first], 14, (BEGIN - 40, Side::End), Colour::Ink, name);
        for (nth, (count, (colour, percent))) in
            counts.iter().zip([(Colour::Other, 60), (Colour::Accent, 100)]).enumerate()
        {
            let y = top + 2 + 13 * i64::try_from(nth).unwrap_or(0);
            let length = canvas::scaled(count.map_or(0, |count| count.number), most, longest);
            drawing.canvas.rect([BEGIN, y, length, 11], colour, percent);
            drawing.canvas.text([BEGIN + length + 8, y + 6], 12, Side::Start, Colour::Ink, &cell(count));
        }
        drawing.canvas.text([WIDTH - 24, top + 14], 13, Side::End, Colour::Soft, &change);
        drawing.table.push(vec![name.clone(), cell(&counts[0]), cell(&counts[1]), change]);
        drawing.y = top + high;
    }
    drawing.finish()
}

/// How much more or less, and in per cent.
fn change(before: i64, now: i64, lang: Lang) -> String {
    let by = now - before;
    let sign = match by {
        0 => return pick(lang, "持平", "same").to_owned(),
        1.. => "+",
        _ => "−",
    };
    let percent = canvas::share(by.abs(), before)
        .map_or_else(String::new, |share| format!("{}{sign}{share}", gap(lang)));
    format!("{sign}{}{percent}", by.abs())
}
