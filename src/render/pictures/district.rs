//! Many reports at a glance: units by kinds of findings, and a figure of the form by unit.

use std::collections::{BTreeMap, BTreeSet};

use crate::Checked;
use crate::finding::{Lang, Severity};
use crate::form::CellId;
use crate::render::problems::Unread;
use crate::{render, rules};

use super::bars::bars;
use super::canvas::{self, Colour, Place, Side, WIDTH};
use super::{Count, Drawing, Picture, pick};

/// Most units that are drawn; the table has all of them.
const MOST: usize = 80;

/// The families of rules as columns.
const KINDS: [(&str, &str, &str); 9] = [
    ("TABLE2", "表二", "Table 2"),
    ("TABLE3", "表三", "Table 3"),
    ("TABLE4", "表四", "Table 4"),
    ("NARR", "文表", "Prose"),
    ("INTERNAL", "算术", "Sums"),
    ("STRUCT", "结构", "Outline"),
    ("FORM", "格式", "Form"),
    ("CROSS-YEAR", "年度", "Years"),
    ("PRIVACY", "隐私", "Privacy"),
];

/// Units by kinds of findings, the most first.
pub fn findings(reports: &[Checked], unread: usize, place: Place, lang: Lang) -> Picture {
    let of = match lang {
        Lang::Zh => format!("{} 份报告；一个原因算一处，错误与警告合计", reports.len()),
        Lang::En => format!("{} reports; one cause counts once, errors and warnings together", reports.len()),
    };
    let title = ("各单位 × 各类问题", "Units by kinds of findings");
    let mut drawing = Drawing::new(of, "findings", title, place, lang);
    let mut rows: Vec<(String, Option<[i64; KINDS.len()]>)> =
        reports.iter().map(|one| (render::title(&one.report, lang), counts(one))).collect();
    // What was not read comes last and is no row of noughts.
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.map_or(-1, |counts| counts.iter().sum())));
    let head = KINDS.map(|(_, zh, en)| pick(lang, zh, en));
    let most = rows.iter().flat_map(|(_, counts)| counts.iter().flatten()).copied().max().unwrap_or(0);
    let (begin, step) = (264, (WIDTH - 264 - 60) / KINDS.len() as i64);
    let top = drawing.y;
    // The English heads are as wide as their columns.
    let letters = if lang == Lang::Zh { 13 } else { 11 };
    for (x, name) in (begin..).step_by(step as usize).zip(head) {
        drawing.canvas.text([x + step / 2, top + 8], letters, Side::Middle, Colour::Soft, name);
    }
    let sum = pick(lang, "合计", "All");
    drawing.canvas.text([WIDTH - 30, top + 8], 13, Side::End, Colour::Soft, sum);
    drawing.y += 24;
    for (name, counts) in rows.iter().take(MOST) {
        let y = drawing.y;
        let lines = canvas::wrapped(name, 13, begin - 40).len() as i64;
        let height = (lines * 17 + 6).max(26);
        let first = y + height / 2 - (lines - 1) * 17 / 2;
        drawing.canvas.lines([begin - 12, first], 13, (begin - 40, Side::End), Colour::Ink, name);
        let Some(counts) = counts else {
            let words = pick(lang, "没有读全，不计", "not read whole: not counted");
            drawing.canvas.edge(
                [begin, y + 1, step * KINDS.len() as i64 - 2, height - 2],
                Colour::Line,
                true,
            );
            drawing.canvas.text([begin + 10, y + height / 2], 13, Side::Start, Colour::Soft, words);
            drawing.y += height;
            continue;
        };
        for (x, count) in (begin..).step_by(step as usize).zip(counts) {
            let place = [x, y + 1, step - 2, height - 2];
            let (colour, percent) = if *count == 0 {
                (Colour::Sunk, 100)
            } else {
                (Colour::Error, 14 + 46 * *count / most.max(3))
            };
            drawing.canvas.rect(place, colour, percent);
            if *count > 0 {
                drawing.canvas.text(
                    [x + step / 2, y + height / 2],
                    13,
                    Side::Middle,
                    Colour::Ink,
                    &count.to_string(),
                );
            }
        }
        let all: i64 = counts.iter().sum();
        drawing.canvas.text([WIDTH - 30, y + height / 2], 14, Side::End, Colour::Ink, &all.to_string());
        drawing.y += height;
    }
    more(&mut drawing, rows.len(), unread, lang);
    drawing.y += 10;
    let unit = pick(lang, "单位", "Unit");
    drawing.table.push(std::iter::once(unit).chain(head).chain([sum]).map(str::to_owned).collect());
    drawing.table.extend(rows.into_iter().map(|(name, counts)| {
        let unread = pick(lang, "未读全", "unread").to_owned();
        let cells: Vec<String> = match counts {
            Some(counts) => counts.iter().chain([&counts.iter().sum()]).map(ToString::to_string).collect(),
            None => vec![unread; KINDS.len() + 1],
        };
        std::iter::once(name).chain(cells).collect()
    }));
    drawing.finish()
}

/// How many causes of each kind a report has; `None` where it was not read whole.
fn counts(one: &Checked) -> Option<[i64; KINDS.len()]> {
    if one.has_unread() {
        return None;
    }
    let findings = &one.outcomes.findings;
    let mut by_family: BTreeMap<&str, i64> = BTreeMap::new();
    let counted = |f: &&crate::finding::Finding| {
        f.explained_by.is_none() && matches!(f.severity, Severity::Error | Severity::Warning)
    };
    for finding in findings.iter().filter(counted) {
        *by_family.entry(rules::family(finding.code)).or_default() += 1;
    }
    Some(KINDS.map(|(family, ..)| by_family.get(family).copied().unwrap_or(0)))
}

/// Applications received, by unit.
pub fn received(reports: &[Checked], unread: usize, place: Place, lang: Lang) -> Picture {
    let of = match lang {
        Lang::Zh => format!("{} 份报告", reports.len()),
        Lang::En => format!("{} reports", reports.len()),
    };
    let title = ("各单位本年新收申请", "Applications newly received, by unit");
    let mut drawing = Drawing::new(of, "received", title, place, lang);
    let cell = CellId::t3("new_received", "total");
    let mut rows: Vec<(String, Option<Count>)> = reports
        .iter()
        .map(|one| (render::title(&one.report, lang), drawing.count(&one.report, cell)))
        .collect();
    rows.sort_by_key(|(_, count)| {
        std::cmp::Reverse(count.map_or(-2, |count| if count.is_blank { -1 } else { count.number }))
    });
    let read: i64 = rows.iter().filter_map(|(_, count)| count.map(|count| count.number)).sum();
    // Shares are of something only where each unit counts once, and all in one year.
    let is_whole = is_one_year_of_each(reports);
    let share = |count: Count| {
        let share = canvas::share(count.number, read).filter(|_| is_whole && !count.is_blank);
        share.unwrap_or_default()
    };
    let shown = rows.iter().filter_map(|(name, count)| {
        let count = (*count)?;
        Some((name.clone(), count, share(count)))
    });
    let shown: Vec<(String, Count, String)> = shown.take(MOST).collect();
    let drawn = rows.iter().filter(|(_, count)| count.is_some()).count();
    bars(&mut drawing, &shown);
    more(&mut drawing, drawn, unread, lang);
    if drawn < rows.len() {
        let missing = rows.len() - drawn;
        drawing.notes.push(match lang {
            Lang::Zh => format!("{missing} 份报告的这一格没有读到，不在图中。"),
            Lang::En => format!("Of {missing} reports this cell was not read; they are not shown."),
        });
    }
    if !is_whole {
        let words = pick(
            lang,
            "各报告不是同一年度，或同一单位不止一份，不计占比。",
            "The reports are not all of one year, or a body has several: no shares.",
        );
        drawing.remarks.push(words.to_owned());
    }
    let head = [pick(lang, "单位", "Unit"), pick(lang, "件数", "Count"), pick(lang, "占比", "Share")];
    drawing.table.push(head.map(str::to_owned).to_vec());
    drawing.table.extend(rows.into_iter().map(|(name, count)| {
        let unread = || pick(lang, "未读到", "not read").to_owned();
        vec![name, count.map_or_else(unread, |count| count.shown(lang)), count.map(share).unwrap_or_default()]
    }));
    drawing.finish()
}

/// Whether no body stands there twice, and all report on one year.
fn is_one_year_of_each(reports: &[Checked]) -> bool {
    let years: BTreeSet<Option<u16>> =
        reports.iter().map(|one| one.report.identity.year.as_ref().map(|year| year.value)).collect();
    let bodies: Vec<&str> =
        reports.iter().filter_map(|one| Some(one.report.identity.body.as_ref()?.value.as_str())).collect();
    years.len() <= 1 && bodies.iter().collect::<BTreeSet<_>>().len() == bodies.len()
}

/// Says how many are not drawn, and how many files gave no report.
fn more(drawing: &mut Drawing<'_>, rows: usize, unread: usize, lang: Lang) {
    if rows > MOST {
        let words = match lang {
            Lang::Zh => format!("图中是前 {MOST} 份，另有 {} 份没有画出。", rows - MOST),
            Lang::En => format!("These are the first {MOST}; {} more are not drawn.", rows - MOST),
        };
        drawing.canvas.text([24, drawing.y + 10], 13, Side::Start, Colour::Soft, &words);
        drawing.y += 24;
    }
    if unread > 0 {
        drawing.notes.push(match lang {
            Lang::Zh => format!("另有 {unread} 个文件未能读取，不在图中，名称列在最后。"),
            Lang::En => {
                format!("Files that could not be read: {unread}. They are not shown; see the last panel.")
            }
        });
    }
}

/// The files that gave no report, and why.
pub fn files(unread: &[Unread], place: Place, lang: Lang) -> Picture {
    let of = match lang {
        Lang::Zh => format!("{} 个，未作核对", unread.len()),
        Lang::En => format!("{}, not checked", unread.len()),
    };
    let title = (Unread::heading(Lang::Zh), Unread::heading(Lang::En));
    let mut drawing = Drawing::new(of, "unread", title, place, lang);
    let room = (WIDTH - 48, Side::Start);
    for one in unread.iter().take(MOST) {
        let lines = drawing.canvas.lines([24, drawing.y + 8], 13, room, Colour::Ink, &one.line(lang));
        drawing.y += 18 * lines + 6;
    }
    if unread.len() > MOST {
        let rest = unread.len() - MOST;
        let words = match lang {
            Lang::Zh => format!("另有 {rest} 个。"),
            Lang::En => format!("And {rest} more."),
        };
        drawing.canvas.text([24, drawing.y + 8], 13, Side::Start, Colour::Soft, &words);
        drawing.y += 24;
    }
    let head = [pick(lang, "文件", "File"), pick(lang, "原因", "Why")];
    drawing.table.push(head.map(str::to_owned).to_vec());
    drawing
        .table
        .extend(unread.iter().map(|one| vec![render::shown_name(&one.name), one.words.get(lang).to_owned()]));
    drawing.ended()
}
