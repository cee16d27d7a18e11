//! The flow of applications: what came in, what became of it, what goes over.

use crate::Checked;
use crate::finding::Lang;
use crate::form::{CellId, Group, TableId};

use super::canvas::{self, Colour, Place, Side};
use super::{Drawing, Picture, pick};

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
    received: i64,
    carried_in: i64,
    /// By kind of outcome.
    outcomes: Vec<i64>,
    /// What the report prints as their sum.
    total: i64,
    carried_out: i64,
}

fn read(drawing: &mut Drawing<'_>, checked: &Checked) -> Option<Flow> {
    let report = &checked.report;
    let mut one = |row: &'static str| drawing.count(report, CellId::t3(row, "total"));
    let [received, carried_in] = [one("new_received")?, one("carried_in")?];
    let [total, carried_out] = [one("total_handled")?, one("carried_out")?];
    let outcomes: Option<Vec<i64>> =
        OUTCOMES.iter().map(|(group, ..)| group_total(drawing, checked, *group)).collect();
    Some(Flow { received, carried_in, outcomes: outcomes?, total, carried_out })
}

/// What the rows of a kind of outcome come to, applicants of all kinds together.
pub fn group_total(drawing: &mut Drawing<'_>, checked: &Checked, group: Group) -> Option<i64> {
    let rows = &checked.report.table(TableId::T3).rows;
    let rows: Vec<&'static str> = rows.iter().filter(|r| r.row.group == group).map(|r| r.row.id).collect();
    if rows.is_empty() {
        return None;
    }
    rows.into_iter()
        .try_fold(0, |sum, row| Some(sum + drawing.count(&checked.report, CellId::t3(row, "total"))?))
}

fn show(drawing: &mut Drawing<'_>, flow: &Flow, lang: Lang) {
    let named = |zh: &'static str, en: &'static str| pick(lang, zh, en);
    let handled: i64 = flow.outcomes.iter().sum();
    let (comes, goes) = (flow.received + flow.carried_in, handled + flow.carried_out);
    let most = comes.max(goes);
    let high = |count: i64| canvas::scaled(count, most, HEIGHT);
    let mut results: Vec<(&str, i64, Option<String>, Colour)> = OUTCOMES
        .iter()
        .zip(&flow.outcomes)
        .map(|((_, zh, en), count)| (named(zh, en), *count, canvas::share(*count, handled), Colour::Accent))
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
        let height = high(count);
        canvas.band([SOURCES + BAR, from], [MIDDLE, to], height, colour, 25);
        canvas.rect([SOURCES, from, BAR, height.max(1)], colour, 100);
        label(canvas, [SOURCES - 10, from + height / 2], Side::End, name, &count.to_string());
        from += height + GAP.max(38 - height);
        to += height;
    }
    // From the middle to the outcomes.
    let (mut from, mut to) = (middle, top);
    for (name, count, share, colour) in &results {
        let height = high(*count);
        canvas.band([MIDDLE + BAR, from], [RESULTS, to], height, *colour, 25);
        canvas.rect([RESULTS, to, BAR, height.max(1)], *colour, if *count == 0 { 40 } else { 100 });
        let number = share.as_ref().map_or_else(|| count.to_string(), |share| format!("{count}　{share}"));
        label(canvas, [RESULTS + BAR + 10, to + height / 2], Side::Start, name, &number);
        from += height;
        to += height + GAP.max(26 - height);
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
        drawing.notes.push(match lang {
            Lang::Zh => format!(
                "新收与上年结转之和 {} + {} = {comes}，办理结果与结转下年度之和 {handled} + {} = {goes}，相差 {}：表三不平。",
                flow.received,
                flow.carried_in,
                flow.carried_out,
                (comes - goes).abs()
            ),
            Lang::En => format!(
                "In: {} + {} = {comes}; out: {handled} + {} = {goes}; off by {}: table 3 does not add up.",
                flow.received,
                flow.carried_in,
                flow.carried_out,
                (comes - goes).abs()
            ),
        });
    }
    if handled != flow.total {
        drawing.notes.push(match lang {
            Lang::Zh => format!("（七）总计填 {}，各类办理结果之和为 {handled}。", flow.total),
            Lang::En => format!("The total is printed as {}; the outcomes come to {handled}.", flow.total),
        });
    }
    let row = |name: &str, count: i64, share: Option<String>| {
        vec![name.to_owned(), count.to_string(), share.unwrap_or_default()]
    };
    drawing.table.push(vec![
        named("项目", "Item").to_owned(),
        named("件数", "Count").to_owned(),
        named("占办结", "Of those handled").to_owned(),
    ]);
    drawing.table.extend(sources.iter().map(|(name, count, _)| row(name, *count, None)));
    drawing.table.extend(results.into_iter().map(|(name, count, share, _)| row(name, count, share)));
}

/// A name with its number behind it.
fn label(canvas: &mut canvas::Canvas, place: [i64; 2], side: Side, name: &str, number: &str) {
    canvas.runs(place, side, &[(14, Colour::Soft, name), (15, Colour::Ink, number)]);
}
