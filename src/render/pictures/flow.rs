//! The flow of applications: what came in, what became of it, what goes over.

use crate::Checked;
use crate::finding::Lang;
use crate::form::{CellId, Group, TableId};

use super::canvas::{self, Colour, Place, Side, WIDTH};
use super::{Count, Drawing, Picture, gap, pick};

/// How high all of it is, and how much room is between two outcomes.
const HEIGHT: i64 = 240;
const GAP: i64 = 18;

/// Where the three columns stand, and how wide they are.
const SOURCES: i64 = 170;
const MIDDLE: i64 = 345;
const RESULTS: i64 = 520;
const BAR: i64 = 14;

/// The six ways in which an application ends, in the order of the form.
pub const OUTCOMES: [(Group, &str, &str); 6] = [
    (Group::Granted, "予以公开", "disclosed"),
    (Group::Partial, "部分公开", "disclosed in part"),
    (Group::Refuse, "不予公开", "refused"),
    (Group::Unable, "无法提供", "not available"),
    (Group::NoProc, "不予处理", "not processed"),
    (Group::Other, "其他处理", "other"),
];

/// The picture.
pub fn draw(checked: &Checked, place: Place, lang: Lang) -> Picture {
    let title = ("政府信息公开申请的收到和处理", "What came of the applications");
    let mut drawing = Drawing::of(checked, "flow", title, place, lang);
    match read(&mut drawing, checked) {
        Some(flow) => {
            show(&mut drawing, &flow, lang);
            drawing.finish()
        }
        None => drawing.unread(),
    }
}

/// The counts.
struct Flow {
    received: Count,
    carried_in: Count,
    /// By kind of outcome.
    outcomes: Vec<Count>,
    /// What the report prints as their sum.
    total: Count,
    carried_out: Count,
}

fn read(drawing: &mut Drawing<'_>, checked: &Checked) -> Option<Flow> {
    let report = &checked.report;
    let mut one = |row: &'static str| drawing.count(report, CellId::t3(row, "total"));
    let [received, carried_in] = [one("new_received")?, one("carried_in")?];
    let [total, carried_out] = [one("total_handled")?, one("carried_out")?];
    let outcomes: Option<Vec<Count>> =
        OUTCOMES.iter().map(|(group, ..)| group_total(drawing, checked, *group)).collect();
    Some(Flow { received, carried_in, outcomes: outcomes?, total, carried_out })
}

/// What the rows of a kind of outcome come to, applicants of all kinds together.
pub fn group_total(drawing: &mut Drawing<'_>, checked: &Checked, group: Group) -> Option<Count> {
    let rows = &checked.report.table(TableId::T3).rows;
    let rows: Vec<&'static str> = rows.iter().filter(|r| r.row.group == group).map(|r| r.row.id).collect();
    if rows.is_empty() {
        return None;
    }
    let none = Count { number: 0, is_blank: true };
    rows.into_iter().try_fold(none, |sum, row| {
        let count = drawing.count(&checked.report, CellId::t3(row, "total"))?;
        Some(Count { number: sum.number + count.number, is_blank: sum.is_blank && count.is_blank })
    })
}

fn show(drawing: &mut Drawing<'_>, flow: &Flow, lang: Lang) {
    let named = |zh: &'static str, en: &'static str| pick(lang, zh, en);
    let handled: i64 = flow.outcomes.iter().map(|count| count.number).sum();
    let [received, carried_in, carried_out] =
        [flow.received, flow.carried_in, flow.carried_out].map(|count| count.number);
    let (comes, goes) = (received + carried_in, handled + carried_out);
    let most = comes.max(goes);
    let high = |count: i64| canvas::scaled(count, most, HEIGHT);
    let share = |count: &Count| canvas::share(count.number, handled).filter(|_| !count.is_blank);
    let mut results: Vec<(&str, Count, Option<String>, Colour)> = OUTCOMES
        .iter()
        .zip(&flow.outcomes)
        .map(|((_, zh, en), count)| (named(zh, en), *count, share(count), Colour::Accent))
        .collect();
    results.push((named("结转下年度", "carried over"), flow.carried_out, None, Colour::Other));
    let sources = [
        (named("本年新收", "newly received"), flow.received, Colour::Accent),
        (named("上年结转", "from last year"), flow.carried_in, Colour::Other),
    ];

    let whole = HEIGHT + GAP * 6 + 24;
    let (top, middle) = (drawing.y + 24, drawing.y + 24 + (whole - HEIGHT) / 2);
    let canvas = &mut drawing.canvas;
    // From the sources to the middle.
    let (mut from, mut to) = (middle - GAP / 2, middle);
    for (name, count, colour) in sources {
        let height = high(count.number);
        canvas.band([SOURCES + BAR, from], [MIDDLE, to], height, colour, 25);
        canvas.rect([SOURCES, from, BAR, height.max(1)], colour, 100);
        label(canvas, ([SOURCES - 10, from + height / 2], SOURCES - 18), Side::End, name, &count.shown(lang));
        from += height + GAP.max(38 - height);
        to += height;
    }
    // From the middle to the outcomes.
    let (mut from, mut to) = (middle, top);
    let numbers: Vec<String> = results
        .iter()
        .map(|(_, count, share, _)| {
            let behind = share.as_ref().map(|share| format!("{}{share}", gap(lang)));
            format!("{}{}", count.shown(lang), behind.unwrap_or_default())
        })
        .collect();
    let room = WIDTH - (RESULTS + BAR + 10) - 8;
    // Names over their numbers need more room between them.
    let is_wide = results.iter().zip(&numbers).any(|((name, ..), number)| width(name, number) > room);
    let step = if is_wide { 40 } else { 26 };
    for ((name, count, _, colour), number) in results.iter().zip(&numbers) {
        let height = high(count.number);
        canvas.band([MIDDLE + BAR, from], [RESULTS, to], height, *colour, 25);
        canvas.rect([RESULTS, to, BAR, height.max(1)], *colour, if count.number == 0 { 40 } else { 100 });
        label(canvas, ([RESULTS + BAR + 10, to + height / 2], room), Side::Start, name, number);
        from += height;
        to += height + GAP.max(step - height);
    }
    let [less, more] = [comes.min(goes), most].map(high);
    canvas.rect([MIDDLE, middle, BAR, more], Colour::Ink, 100);
    if comes != goes {
        canvas.rect([MIDDLE - 4, middle + less, BAR + 8, (more - less).max(3)], Colour::Error, 100);
    }
    let sum = format!("{} {comes}", named("应办", "to handle"));
    canvas.text([MIDDLE + BAR / 2, middle - 16], 15, Side::Middle, Colour::Ink, &sum);
    drawing.y = to.max(middle + HEIGHT) + 16;

    if comes != goes {
        // What is blank may be what is missing.
        let so = match drawing.blanks {
            0 => named("：表三不平。", ": table 3 does not add up."),
            _ => named("。", "."),
        };
        let by = (comes - goes).abs();
        drawing.notes.push(match lang {
            Lang::Zh => format!(
                "新收与上年结转之和 {received} + {carried_in} = {comes}，办理结果与结转下年度之和 {handled} + {carried_out} = {goes}，\
                 相差 {by}{so}"
            ),
            Lang::En => format!(
                "In: {received} + {carried_in} = {comes}; out: {handled} + {carried_out} = {goes}; off by {by}{so}"
            ),
        });
    }
    if handled != flow.total.number && !flow.total.is_blank {
        let total = flow.total.number;
        drawing.notes.push(match lang {
            Lang::Zh => format!("（七）总计填 {total}，各类办理结果之和为 {handled}。"),
            Lang::En => format!("The total is printed as {total}; the outcomes come to {handled}."),
        });
    }
    let row = |name: &str, count: Count, share: Option<String>| {
        vec![name.to_owned(), count.shown(lang), share.unwrap_or_default()]
    };
    drawing.table.push(vec![
        named("项目", "Item").to_owned(),
        named("件数", "Count").to_owned(),
        named("占办结", "Of those handled").to_owned(),
    ]);
    drawing.table.extend(sources.iter().map(|(name, count, _)| row(name, *count, None)));
    drawing.table.extend(results.into_iter().map(|(name, count, share, _)| row(name, count, share)));
}

/// A name with its number behind it, or below where there is no room.
fn label(canvas: &mut canvas::Canvas, ([x, y], room): ([i64; 2], i64), side: Side, name: &str, number: &str) {
    if width(name, number) <= room {
        canvas.runs([x, y], side, &[(14, Colour::Soft, name), (15, Colour::Ink, number)]);
    } else {
        canvas.text([x, y - 9], 14, side, Colour::Soft, name);
        canvas.text([x, y + 9], 15, side, Colour::Ink, number);
    }
}

/// How wide both are on one line.
fn width(name: &str, number: &str) -> i64 {
    canvas::width(name, 14) + canvas::width(number, 15) + 8
}
